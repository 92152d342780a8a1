"""So many of so many as one number: "one in five", «trois sur dix», „jeder Fünfte“, 5人に1人.

Such a share is put as a fraction or a percentage in other languages ("20 %"), so its value is what has to be
compared. The words are those of ``data/proportions.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from mtcheck.facts.calendar import NEVER, calendar_of
from mtcheck.facts.tables import table
from mtcheck.types import Number

#: How far before a number its words begin, and how long what stands between two may be.
_REACH = 24
_LONGEST_GAP = 32
#: Where a count out of a known group ("of") may be meant: no greater wholes, but powers of ten.
_FEW = 10
#: Wholes that several parts are counted of.
_ROUND = frozenset({20, 25, 50})


@dataclass(frozen=True)
class _Patterns:
    between: re.Pattern[str]
    of: re.Pattern[str]
    after_one: re.Pattern[str]
    into: re.Pattern[str]
    each: re.Pattern[str]
    each_into: re.Pattern[str]
    every: re.Pattern[str]
    time: re.Pattern[str]


def with_proportions(folded: str, numbers: Sequence[Number], language: str) -> list[Number]:
    """The numbers of a text, those that say so many of so many joined into a fraction.

    Args:
        folded: a text out of `mtcheck.facts.scripts.fold`.
        numbers: read from it, in order.
        language: ISO 639-1 code.

    Returns:
        Numbers in order. Of lengths of time ("two in five years", „jeden zweiten Tag“) nothing is made a share.
    """
    patterns = _patterns(language)
    if patterns is None:
        return list(numbers)
    joined: list[Number] = []
    for number in numbers:
        before = joined[-1] if joined else None
        if before is not None and (share := _share(folded, before, number, patterns)):
            joined[-1] = share
        else:
            joined.append(_of_rank(folded, number, patterns) or number)
    return joined


def _share(folded: str, a: Number, b: Number, patterns: _Patterns) -> Number | None:
    """The fraction that two numbers make with the words between them, None where they make none."""
    if b.start - a.end > _LONGEST_GAP or not (_is_count(a) and _is_count(b)):
        return None
    gap = folded[a.end : b.start]
    begins = folded[max(0, a.start - _REACH) : a.start]
    part, whole = (a, b) if a.value < b.value else (b, a)
    start = a.start
    if part is a:
        loose = patterns.of.fullmatch(gap) is not None
        said = (
            loose or patterns.between.fullmatch(gap) or (a.value == 1 and patterns.after_one.fullmatch(gap))
        )
    else:
        each = patterns.each.search(begins)
        loose = each is None
        said = patterns.each_into.fullmatch(gap) if each else None
        start -= len(each[0]) if each and said else 0
        said = said or patterns.into.fullmatch(gap)
    if not said or not _is_whole(part.value, whole.value, loose) or patterns.time.match(folded, b.end):
        return None
    bound = a.bound if a.bound != "exact" else b.bound
    return Number(
        start, b.end, part.value / whole.value, kind="fraction", bound=bound, spelled=a.spelled or b.spelled
    )


def _is_count(number: Number) -> bool:
    is_whole = number.value == int(number.value) and number.value >= 1
    return number.kind == "cardinal" and not number.unit and number.upper is None and is_whole


def _is_whole(part: Decimal, whole: Decimal, loose: bool) -> bool:
    """Whether so many are counted of so many: "one in 21" and "three in 100" are shares, "20 in 25" is a record."""
    if part >= whole:
        return False
    is_power = whole == Decimal(10) ** whole.adjusted()
    if whole <= _FEW or is_power:
        return True
    return not loose and (part == 1 or (part < _FEW and whole in _ROUND))


def _of_rank(folded: str, number: Number, patterns: _Patterns) -> Number | None:
    """One of so many for „jeder Fünfte“, "every third child"."""
    if number.kind != "ordinal" or not 2 <= number.value <= 100 or number.value != int(number.value):
        return None
    before = patterns.every.search(folded[max(0, number.start - _REACH) : number.start])
    if before is None or patterns.time.match(folded, number.end):
        return None
    return replace(
        number, start=number.start - len(before[0]), value=1 / number.value, kind="fraction", certain=True
    )


@cache
def _patterns(language: str) -> _Patterns | None:
    words = table("proportions").get(language)
    calendar = calendar_of(language)
    if words is None or calendar is None:
        return None

    def any_of(*keys: str) -> str:
        return "|".join(words[k] for k in keys if k in words) or NEVER

    edge = r"(?<!\w)" if calendar.spaced else ""
    times = "|".join((calendar.units.pattern, calendar.weekdays.pattern, calendar.months.pattern))
    end = r"(?!\w)" if calendar.spaced else ""
    return _Patterns(
        between=re.compile(any_of("in", "in_nouns")),
        of=re.compile(any_of("of")),
        after_one=re.compile(any_of("in_noun")),
        into=re.compile(any_of("into")),
        each=re.compile(rf"{edge}(?:{any_of('each')})\Z"),
        each_into=re.compile(any_of("each_into")),
        every=re.compile(rf"{edge}(?:{any_of('every')})\Z"),
        time=re.compile(rf"[ \u00a0-]?(?:{times}){end}", re.IGNORECASE),
    )
