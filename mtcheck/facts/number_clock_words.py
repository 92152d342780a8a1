"""Times of day in words: "half past eight", «huit heures moins dix», «a las ocho y media», «الساعة السابعة والنصف»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from mtcheck.facts.calendar import LEFT_EDGE, NEVER, RIGHT_EDGE
from mtcheck.facts.scripts import fold
from mtcheck.facts.tables import table
from mtcheck.types import Number

_REACH = 32
_SPACE = r"[ \u00a0]"
_END = rf"{_SPACE}?(?:[.,;:!?)»\"]|$)"
_HALF = Decimal("0.5")
_MINUTES_OF_DAY = 24 * 60

Forms = tuple[tuple[int, re.Pattern[str]], ...]


@dataclass(frozen=True)
class _Clock:
    """The expressions of one language, named as in ``data/clocks.toml``."""

    cue: re.Pattern[str]
    cue_before: bool
    hour: re.Pattern[str]
    hour_needed: bool
    before: Forms
    after: Forms
    past: re.Pattern[str]
    to: re.Pattern[str]
    joint: re.Pattern[str]
    less: re.Pattern[str]
    end: re.Pattern[str]
    not_after: re.Pattern[str]
    ranks: bool


def with_clock_words(folded: str, numbers: Sequence[Number], language: str) -> list[Number]:
    """The numbers of a text, hours with their minutes in words made one time of day.

    Args:
        folded: a text out of `fold`.
        numbers: read from it, in order.
        language: ISO 639-1 code.

    Returns:
        Numbers in order, none overlapping; a time counts hours, minutes as a fraction, and tells morning from
        evening no more than its words do.
    """
    clock = _clock_of(language)
    if clock is None:
        return list(numbers)
    times = [t for i in range(len(numbers)) if (t := _time_at(folded, numbers, i, clock))]
    apart = [n for n in numbers if not any(t.start < n.end and n.start < t.end for t in times)]
    return sorted(apart + times, key=lambda n: n.start)


def _time_at(folded: str, numbers: Sequence[Number], i: int, clock: _Clock) -> Number | None:
    number = numbers[i]
    if not _is_hour(number, clock):
        return None
    found = _minutes_first(folded, numbers, i, clock) or _hour_first(folded, numbers, i, clock)
    if found is None:
        return None
    start, end, minutes = found
    if clock.not_after.match(folded, end):
        return None
    value = Decimal((int(number.value) * 60 + minutes) % _MINUTES_OF_DAY) / 60
    # «Wpół do ósmej»: what stands before the hour is no bound.
    bound = "exact" if start < number.start else number.bound
    return replace(
        number, start=start, end=end, value=value, kind="time", certain=True, spelled=True, bound=bound
    )


def _is_hour(number: Number, clock: _Clock) -> bool:
    kinds = ("cardinal", "time", "ordinal") if clock.ranks else ("cardinal", "time")
    return number.kind in kinds and number.upper is None and number.value <= 24 and number.value >= 1


def _minutes_first(
    folded: str, numbers: Sequence[Number], i: int, clock: _Clock
) -> tuple[int, int, int] | None:
    hour = numbers[i]
    if hour.value > 12 or hour.value != int(hour.value):
        return None
    before = folded[max(0, hour.start - _REACH) : hour.start]
    for minutes, form in clock.before:
        if m := form.search(before):
            return hour.start - len(before) + m.start(), hour.end, minutes
    minute = numbers[i - 1] if i else None
    if minute is None or not _are_minutes(minute):
        return None
    cued = clock.cue.search(folded[max(0, minute.start - _REACH) : minute.start])
    if clock.cue_before and not cued:
        return None
    gap = folded[minute.start : hour.start]
    gap = gap[minute.end - minute.start :] if minute.unit != "minute" else re.sub(r"^\S+ ", " minutes ", gap)
    for sign, between in ((1, clock.past), (-1, clock.to)):
        if between.fullmatch(gap):
            return minute.start, hour.end, sign * int(minute.value)
    return None


def _hour_first(folded: str, numbers: Sequence[Number], i: int, clock: _Clock) -> tuple[int, int, int] | None:
    hour = numbers[i]
    cued = clock.cue.search(folded[max(0, hour.start - _REACH) : hour.start])
    said = clock.hour.match(folded, hour.end)
    if hour.value != int(hour.value):
        # «A las ocho y media»: the half is read with the number.
        return (
            (hour.start, hour.end, 30)
            if cued and 0 < hour.value <= 24 and hour.value % 1 == _HALF and hour.kind != "time"
            else None
        )
    end = said.end() if said else hour.end
    if clock.hour_needed and not said and hour.kind != "time":
        return None
    for minutes, form in clock.after:
        if (cued or minutes < 0) and (m := form.match(folded, end)):
            return hour.start, m.end(), minutes
    minute = numbers[i + 1] if i + 1 < len(numbers) else None
    if minute is not None and _are_minutes(minute):
        gap = folded[end : minute.start]
        if clock.less.fullmatch(gap):
            return hour.start, minute.end, -int(minute.value)
        if cued and clock.joint.fullmatch(gap) and clock.end.match(folded, minute.end):
            return hour.start, minute.end, int(minute.value)
    # «الساعة الثامنة»: an hour by itself.
    return (hour.start, hour.end, 0) if clock.ranks and cued and hour.kind == "ordinal" else None


def _are_minutes(number: Number) -> bool:
    return number.kind in ("cardinal", "measure") and number.unit in ("", "minute") and 1 <= number.value < 60


@cache
def _clock_of(language: str) -> _Clock | None:
    words = table("clocks").get(language.split("-")[0])
    if words is None:
        return None

    def between(key: str) -> re.Pattern[str]:
        return re.compile(rf"{_SPACE}(?:{fold(words.get(key, '')) or NEVER}){_SPACE}")

    def forms(key: str, shape: str) -> Forms:
        said = words.get(key, {}).items()
        return tuple((int(minutes), re.compile(shape.format(fold(form)))) for minutes, form in said)

    return _Clock(
        cue=re.compile(rf"{LEFT_EDGE}(?:{fold(words.get('cue', '')) or NEVER}){_SPACE}\Z"),
        cue_before=words.get("cue_before", False),
        hour=re.compile(rf"{_SPACE}?(?:{fold(words.get('hour', '')) or NEVER}){RIGHT_EDGE}"),
        hour_needed=words.get("hour_needed", False),
        before=forms("before", rf"{LEFT_EDGE}(?:{{}}){_SPACE}\Z"),
        after=forms("after", rf"{_SPACE}(?:{{}}){RIGHT_EDGE}"),
        past=between("past"),
        to=between("to"),
        joint=between("and"),
        less=between("less"),
        end=re.compile(rf"{_END}|{_SPACE}(?:{fold(words.get('end', '')) or NEVER})"),
        not_after=re.compile(rf"{_SPACE}(?:{fold(words.get('not_after', '')) or NEVER})"),
        ranks=words.get("ranks", False),
    )
