"""Whether two dates say the same, may say the same, or can have taken one another's place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from mtcheck.checks.context import text_of
from mtcheck.facts.chronology import Relation, compare_days, compare_lengths, length_of
from mtcheck.types import Article, Date

_DIGITS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")


def relation(a: Date, b: Date) -> Relation:
    """How two dates or durations stand to each other; clock times are not compared."""
    if a.kind == "clock" or b.kind == "clock":
        return "silent"
    if a.kind == "duration" or b.kind == "duration":
        return compare_lengths(a, b)
    return compare_days(a, b)


def is_among(date: Date, others: Iterable[Date], article: Article, other: Article) -> bool:
    """Whether a date of one article may be one of some dates of another, in any reading of either."""
    return any(_may_be(a, b) for a in _readings(date, article) for x in others for b in _readings(x, other))


def _readings(date: Date, article: Article) -> tuple[Date, ...]:
    """A date in digits that may be day first or month first is read both ways."""
    first = date.first
    if (
        first is None
        or first != date.last
        or not (first.month and first.day and first.month != first.day and first.day <= 12)
        or not _DIGITS.fullmatch(text_of(article, date))
    ):
        return (date,)
    swapped = first._replace(month=first.day, day=first.month)
    return date, replace(date, first=swapped, last=swapped, resolved=None)


def _may_be(a: Date, b: Date) -> bool:
    """Whether ``b`` may be what ``a`` says: equal, near enough, or contained."""
    said = relation(a, b)
    if said == "same":
        return True
    # "Yesterday" or "last week" may stand for any date while the day of writing is unknown.
    if "relative" in (a.kind, b.kind) and not (a.kind == b.kind == "relative"):
        return said == "silent" and "duration" not in (a.kind, b.kind)
    return said == "silent" and a.kind == b.kind == "duration"


def accounts_for(date: Date, others: Iterable[Date], article: Article, other: Article) -> bool:
    """Whether one of some dates puts a date in other figures: a length in another unit, 4/3 for 3/4.

    Args:
        date: of ``article``.
        others: of ``other``.
    """
    for rival in others:
        if "duration" in (date.kind, rival.kind):
            said = relation(date, rival)
            if said == "same" or (said == "silent" and date.kind == rival.kind):
                return True
        elif (date.resolved and date.resolved == rival.resolved) or _is_turned(date, rival, article, other):
            return True
    return False


def _is_turned(a: Date, b: Date, article: Article, other: Article) -> bool:
    """Whether two dates are one where 4/3 may be read both ways."""
    mine, theirs = _readings(a, article), _readings(b, other)
    return len(mine) + len(theirs) > 2 and any(
        x.first and y.first and x.first.day and x.first[1:] == y.first[1:] for x in mine for y in theirs
    )


def is_one_form(a: Date, b: Date) -> bool:
    """Whether one can have taken the other's place: a weekday for a weekday, a length for a length."""
    if (a.kind == "duration") != (b.kind == "duration"):
        return False
    if a.kind == "duration":
        return True
    return _shape(a) == _shape(b) or bool(a.weekday and b.weekday and not (a.first and b.first))


def _shape(date: Date) -> tuple[bool, ...]:
    said = date.first or (None, None, None)
    # A year may be left out of a full date or added to it.
    return (said[1] is not None, said[2] is not None) if said[1] or said[2] else (said[0] is not None,)


def is_comparable(a: Date, b: Date) -> bool:
    """Whether two dates of different versions can contradict each other: a length also answers for a range."""
    if a.kind == "duration" or b.kind == "duration":
        return {a.kind, b.kind} <= {"duration", "range"}
    return is_one_form(a, b)


def is_subtraction(date: Date, rival: Date) -> bool:
    """Whether the duration is the range's length without one of its ends: three for Monday to Thursday."""
    days, whole = (date, rival) if date.kind == "duration" else (rival, date)
    length = length_of(whole)
    return whole.kind == "range" and length is not None and days.days == length - 1
