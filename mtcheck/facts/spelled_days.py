"""Hours in words, and days and years in words beside the name of a month: «premier mai», "May twenty-second, two thousand and five"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtcheck.facts.calendar import Calendar
from mtcheck.facts.date_patterns import DatePatterns
from mtcheck.types import Date, Number

#: How far behind a month or its day a year in words begins.
_REACH = 48
_CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)]|\Z)")


def spelled_day(
    text: str, start: int, floor: int, calendar: Calendar, patterns: DatePatterns, numbers: Sequence[Number]
) -> Number | None:
    """«premier mai», "the fourth of July", «cinco de mayo»."""
    cardinals = calendar.language in ("es", "it", "pt", "ro", "ar", "fa", "vi", "hi")
    return next(
        (
            n
            for n in numbers
            if floor <= n.start and n.end <= start <= n.end + 12
            if n.spelled and (n.kind == "ordinal" or (cardinals and n.kind == "cardinal" and n.certain))
            if n.value == int(n.value) and 1 <= n.value <= 31
            if patterns.spelled_gap.fullmatch(text, n.end, start)
        ),
        None,
    )


def ranked_day(text: str, end: int, patterns: DatePatterns, numbers: Sequence[Number]) -> Number | None:
    """ "February twenty-second", at the end of a clause or before a year: "in May first" begins other things."""
    for n in numbers:
        is_day = end < n.start <= end + 5 and n.spelled and n.kind == "ordinal" and 1 <= n.value <= 31
        if (
            is_day
            and patterns.ranked_gap.fullmatch(text, end, n.start)
            and patterns.ranked_end.match(text, n.end)
        ):
            return n
    return None


def spelled_year(
    text: str, end: int, patterns: DatePatterns, numbers: Sequence[Number]
) -> tuple[int, int] | None:
    """The year in words behind a month or its day, and where it ends: "two thousand and five", "nineteen eighty-six"."""
    near = [n for n in numbers if n.spelled and n.kind == "cardinal" and end <= n.start < end + _REACH]
    if not near or not patterns.year_gap.fullmatch(text, end, near[0].start):
        return None
    # "In May two thousand people came": a round number is a year at the end of a clause.
    if 1500 <= near[0].value < 2100 and (near[0].value % 100 or _CLAUSE_END.match(text, near[0].end)):
        return int(near[0].value), near[0].end
    century, rest = near[0], near[1] if len(near) > 1 else None
    if (
        rest
        and 15 <= century.value <= 20
        and 10 <= rest.value < 100
        and text[century.end : rest.start] in (" ", "-")
    ):
        return int(century.value * 100 + rest.value), rest.end
    return None


def spelled_hours(text: str, patterns: DatePatterns, numbers: Sequence[Number]) -> Iterator[Date]:
    """ "Eight in the evening", „zehn Uhr“, 午後二時: hours of the clock in words.

    Args:
        text: running text.
        patterns: of its language.
        numbers: in it.
    """
    for n in numbers:
        if n.spelled and n.kind in ("cardinal", "time") and 1 <= n.value <= 24 and not n.value * 4 % 1:
            after = patterns.hour_after.match(text, n.end)
            before = patterns.hour_before.search(text[max(0, n.start - _REACH) : n.start])
            if after and (before or after["weak"] is None):
                yield Date(n.start, after.end(), "clock")
