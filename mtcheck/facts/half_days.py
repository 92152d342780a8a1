"""Which half of the day a time is in: "7 in the morning", «à 7 heures du soir», 「午前8時」, and what 24 hours leave unsaid.

The value of a time stays the hour as its words say it; its unit tells the half: "am" or "pm" where that is said, "24h"
where the language writes the hours from 0 to 24 and nothing near speaks of a later part of the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from mtcheck.facts.calendar import LEFT_EDGE, NEVER, RIGHT_EDGE, calendar_of
from mtcheck.facts.scripts import fold
from mtcheck.facts.tables import table
from mtcheck.types import Number

Part = Literal["morning", "afternoon", "night"]

_PARTS: tuple[Part, ...] = ("morning", "afternoon", "night")
_REACH = 32
_SPACE = r"[ \u00a0]"
_NOON, _DAY = Decimal(12), Decimal(24)
#: "At night" is before midnight from this hour on.
_NIGHTFALL = 6
_FIGURE = re.compile(r"[0-9]{1,2}(?:[.:][0-9]{2})?")
#: An hour with its minutes, written with digits.
_BY_THE_CLOCK = re.compile(
    r"[0-9]{1,2}(?:[.:][0-9]{2}|" + _SPACE + r"?h(?:" + _SPACE + r"?[0-9]{2})?)(?![0-9a-z])"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s+\D)|[。！？\n]")
#: What counts in English and after a dateline: the hour of another zone is not the one meant.
_ZONES = re.compile(_SPACE + r"?(?:gmt|utc|msk|est|edt|pst|pdt)\b")


@dataclass(frozen=True)
class _Words:
    """The expressions of one language, named as in ``data/half_days.toml``."""

    after: tuple[tuple[Part, re.Pattern[str]], ...]
    before: tuple[tuple[Part, re.Pattern[str]], ...]
    hour: re.Pattern[str]
    cue: re.Pattern[str]
    later: re.Pattern[str]
    whole_day: bool
    whole_hour: bool


def with_half_days(folded: str, numbers: Sequence[Number], language: str) -> list[Number]:
    """The numbers of a text, those that are hours with the half of the day in their unit.

    Args:
        folded: a text out of `fold`.
        numbers: read from it, in order.
        language: ISO 639-1 code.

    Returns:
        The numbers in order; a bare number becomes a time where a half of the day is said beside it.
    """
    words = _words_of(language.split("-")[0])
    return list(numbers) if words is None else [_with_half(folded, n, words) for n in numbers]


def _with_half(folded: str, number: Number, words: _Words) -> Number:
    is_time = number.kind == "time"
    is_bare = (
        number.kind == "cardinal"
        and not number.unit
        and number.upper is None
        and number.value == number.value.to_integral_value()
    )
    if (
        not (is_time or is_bare)
        or not 0 <= number.value < _NOON + 1
        or (is_bare and not 1 <= number.value <= 12)
    ):
        return number
    part = _said(folded, number, words)
    if part is None:
        return (
            replace(number, unit="24h") if is_time and _is_morning_unsaid(folded, number, words) else number
        )
    return replace(number, kind="time", unit=_half(number.value, part), certain=True)


def _said(folded: str, number: Number, words: _Words) -> Part | None:
    figure = None if number.spelled else _FIGURE.match(folded, number.start)
    end = figure.end() if figure else number.end
    if number.spelled and number.kind != "time":
        cued = words.cue.search(folded[max(0, number.start - _REACH) : number.start])
        if not cued and not words.hour.match(folded, number.end):
            return None
    for place in dict.fromkeys((end, number.end)):
        behind = words.hour.match(folded, place)
        at = behind.end() if behind else place
        for part, pattern in words.after:
            if pattern.match(folded, at) or pattern.match(folded, place):
                return part
    before = folded[max(0, number.start - _REACH) : number.start]
    if number.kind != "time" and not words.hour.match(folded, end):
        # "In the morning 7 people came."
        return None
    return next((part for part, pattern in words.before if pattern.search(before)), None)


def _half(hour: Decimal, part: Part) -> str:
    if part == "night":
        return "pm" if _NIGHTFALL <= hour < _NOON else "am"
    return "am" if part == "morning" else "pm"


def _is_morning_unsaid(folded: str, number: Number, words: _Words) -> bool:
    """Whether an hour below thirteen is one of twenty-four, and nothing in its sentence says otherwise."""
    if not words.whole_day or number.spelled or not 1 <= number.value < _NOON + 1:
        return False
    end = max(number.end, number.start + 1)
    written = _BY_THE_CLOCK.match(folded, number.start)
    if words.whole_hour and not written and (figure := _FIGURE.match(folded, number.start)):
        written = words.hour.match(folded, figure.end())
    if not written or _ZONES.match(folded, end):
        return False
    left = max((m.end() for m in _SENTENCE_END.finditer(folded, 0, number.start)), default=0)
    right = _SENTENCE_END.search(folded, end)
    return not words.later.search(folded, left, right.start() if right else len(folded))


def hours_apart(a: Number, b: Number) -> Decimal:
    """Hours between two times of day, round the clock; of twelve where one of them does not say its half.

    Args:
        a, b: numbers of kind "time".
    """
    told = [_is_told(n) for n in (a, b)]
    assumed = [n.unit == "24h" for n in (a, b)]
    full = (told[0] and (told[1] or assumed[1])) or (told[1] and assumed[0])
    around = _DAY if full else _NOON
    apart = abs(_of_day(a) - _of_day(b)) % around
    return min(apart, around - apart)


def _is_told(time: Number) -> bool:
    return time.unit in ("am", "pm") or time.value >= _NOON + 1 or time.value < 1


def _of_day(time: Number) -> Decimal:
    if time.unit == "pm" and time.value < _NOON:
        return time.value + _NOON
    return time.value - _NOON if time.unit == "am" and time.value >= _NOON else time.value


@cache
def _words_of(language: str) -> _Words | None:
    words, calendar = table("half_days").get(language), calendar_of(language)
    if words is None or calendar is None:
        return None
    left, right = (LEFT_EDGE, RIGHT_EDGE) if calendar.spaced else ("", "")

    def said(key: str) -> str:
        return fold(words.get(key, "")) or NEVER

    def forms(ending: str, shape: str) -> Iterator[tuple[Part, re.Pattern[str]]]:
        for part in _PARTS:
            if words.get(part + ending):
                yield part, re.compile(shape.format(said(part + ending)))

    link = rf"(?:{_SPACE}?(?:{said('link')}))?"
    return _Words(
        after=tuple(forms("", rf"{_SPACE}?(?:{{}}){right}")),
        before=tuple(forms("_before", rf"{left}(?:{{}}){link}{_SPACE}?\Z")),
        hour=re.compile(rf"{_SPACE}?(?:{said('hour')}){right}(?:{_SPACE}[0-5][0-9])?|(?=[時时点點시])"),
        cue=re.compile(rf"{LEFT_EDGE}(?:{said('cue')}){_SPACE}\Z"),
        later=re.compile(said("later")),
        whole_day=words.get("whole_day", False),
        whole_hour=words.get("whole_hour", False),
    )
