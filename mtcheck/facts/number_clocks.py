"""Times of day: "5.30pm", «17 h 30», „14.00 Uhr“, 「午後3時半」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mtcheck.facts.lexicon import Lexicon
from mtcheck.facts.number_patterns import Patterns
from mtcheck.types import Number

#: How many characters around a time are looked at.
_REACH = 24

_CLOCK = re.compile(
    r"(?P<hour>2[0-4]|[01]?[0-9])(?:(?P<sign>h:|: (?=[0-5][0-9] ?[ap]\.?m)|[:.h])(?P<minutes>[0-5][0-9]))?"
)
_HALF_DAY = re.compile(r"[ \u00a0]?(?P<half>[ap])(?:\.[ \u00a0]?m\.?|m)(?![^\W_])")
_IDEOGRAPHIC = re.compile(
    r"(?:点|點|时|時|시)(?! ?(?:间|間|간|对))(?:钟|鐘)? ?(?:(?P<minutes>[0-5]?[0-9])(?:分|분)|(?P<half>半|반))?"
)
_MINUTES = re.compile(r"[ \u00a0]?([0-5][0-9])(?![0-9])")
#: «À 11 h 52» is a time, «en 11 h 52» how long something took.
_AT = re.compile(r"(?:^|[^\w])(?:[àa]|vers|dès|jusqu['’]à|avant|après|depuis)[ \u00a0]$")
#: Seconds or thousandths: what stands before them is a span of time.
_SECONDS = re.compile(r":[0-5]")
#: Seconds of a time whose half of the day is said.
_SECONDS_OF_DAY = re.compile(r":[0-5][0-9](?![0-9:.])")
#: "2:13:40", «2h13'40"»: how long a race took, or a time of day to the second.
_TO_THE_SECOND = re.compile(
    r"(?<![\w.,:])(?P<hours>[0-9]{1,2})(?:h ?|:)(?P<minutes>[0-5][0-9])(?::|['’′]|min\.? ?)(?P<seconds>[0-5][0-9])"
    r"(?:[.,][0-9]{1,3}(?![0-9]))?(?:[\"”″]|''|s(?![^\W_]))?(?![\d:]|[ \u00a0]?[ap]\.?[ \u00a0]?m)"
)
#: "12:47.90", «12.47,90»: minutes, seconds and hundredths.
_TO_THE_HUNDREDTH = re.compile(
    r"(?<![\w.,:])(?P<minutes>[0-9]{1,2})(?::(?P<seconds>[0-5][0-9])[.,]|\.(?P<more>[0-5][0-9]),)[0-9]{1,3}(?![\d.,:]\d|\d)"
)
#: "1140 a.m."
_COMPACT = re.compile(r"(?P<hour>[01]?[0-9]|2[0-4])(?P<minutes>[0-5][0-9])(?![0-9.,:])")


def find_time(folded: str, start: int, words: Lexicon, patterns: Patterns) -> Number | None:
    """The time of day that begins with a numeral, None where none does.

    Args:
        folded: a text out of `fold`.
        start: offset of the numeral.
        words: the lexicon of its language.
        patterns: of the same.

    Returns:
        A number of kind "time": the hour, its minutes as a fraction.
    """
    if (compact := _COMPACT.match(folded, start)) and (found := _compact(folded, start, compact, patterns)):
        return found
    m = _CLOCK.match(folded, start)
    if not m or folded[m.end() : m.end() + 1].isdigit():
        return None
    end, hour, minutes = m.end(), int(m["hour"]), int(m["minutes"] or 0)
    hour_alone = not m["minutes"]
    if (
        m["sign"] == ":"
        and (seconds := _SECONDS_OF_DAY.match(folded, end))
        and _of_day(folded, seconds.end(), patterns)
    ):
        end = seconds.end()
    after = folded[end : end + _REACH]
    if (half := _HALF_DAY.match(after)) and hour <= 12:
        hour = hour % 12 + (12 if half["half"] == "p" else 0)
        return _time(start, end + half.end(), hour, minutes)
    if hour_alone and (part := patterns.day_part_after.match(after)) and 1 <= hour <= 12:
        return _time(start, end + part.end(), hour, minutes)
    if words.ideographic and hour_alone and (said := _IDEOGRAPHIC.match(folded, end)):
        minutes = int(said["minutes"] or 0) or (30 if said["half"] else 0)
        return _time(start, said.end(), hour, minutes)
    sign = patterns.clock_after.match(after)
    lone_h = sign is not None and hour_alone and sign[0].strip(" \u00a0") == "h"
    more = _MINUTES.match(folded, end + sign.end()) if sign and lone_h else None
    # "5 h" is five hours as often as five o'clock.
    is_spaced = lone_h and after.startswith((" ", "\u00a0"))
    if is_spaced and not _AT.search(folded[max(0, start - _REACH) : start]):
        return None
    if more:
        return _time(start, more.end(), hour, int(more[1]))
    if sign and not is_spaced:
        return _time(start, end + sign.end(), hour, minutes)
    if (m["sign"] or "").startswith("h") or (m["sign"] == ":" and not _SECONDS.match(after)):
        return _time(start, end, hour, minutes)
    if patterns.clock_before.search(folded[max(0, start - _REACH) : start]):
        return _time(start, end, hour, minutes)
    return None


def find_elapsed(text: str) -> Iterator[Number]:
    """Times to the second, as races are timed, in any language: of kind "time", hours (or, to the hundredth, minutes) with
    the rest as a fraction.

    Args:
        text: any text.
    """
    for m in _TO_THE_SECOND.finditer(text):
        seconds = int(m["hours"]) * 3600 + int(m["minutes"]) * 60 + int(m["seconds"])
        yield Number(*m.span(), Decimal(seconds) / 3600, kind="time")
    for m in _TO_THE_HUNDREDTH.finditer(text):
        seconds = int(m["minutes"]) * 60 + int(m["seconds"] or m["more"])
        yield Number(*m.span(), Decimal(seconds) / 60, kind="time")


def _of_day(folded: str, end: int, patterns: Patterns) -> bool:
    """Whether "p.m." or a word for a part of the day follows."""
    after = folded[end : end + _REACH]
    return bool(_HALF_DAY.match(after) or patterns.day_part_after.match(after))


def _compact(folded: str, start: int, m: re.Match[str], patterns: Patterns) -> Number | None:
    """Four digits, or three, before "a.m." or what is said of hours only."""
    half = _HALF_DAY.match(folded[m.end() : m.end() + _REACH])
    # "2019 morgens" has a year before it.
    year = len(m[0]) < 4 or m["hour"] in ("19", "20")
    said = half or (None if year else patterns.day_part_after.match(folded[m.end() : m.end() + _REACH]))
    if not said:
        return None
    hour = int(m["hour"])
    if half and hour <= 12:
        hour = hour % 12 + (12 if half["half"] == "p" else 0)
    return _time(start, m.end() + said.end(), hour, int(m["minutes"]))


def _time(start: int, end: int, hour: int, minutes: int) -> Number:
    return Number(start, end, Decimal(hour) + Decimal(minutes) / 60, kind="time")
