"""Days said without a year or a month's name: "on 22/04", «Freitag, 7.6.», Christmas, Easter Monday."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from mtcheck.facts.calendar import LEFT_EDGE, NEVER, RIGHT_EDGE, calendar_of
from mtcheck.facts.spans import easter, weekday_of_month
from mtcheck.types import Date, Day

_SPACE = r"[\s\u00a0\u202f]"
#: A day and a month in digits; a score, a fraction or a part of a longer number is told by what stands around.
_SHORT = re.compile(r"(?<![\d/.,:-])(\d{1,2})([/.])(\d{1,2})(?![\d%°€$]|[/:,.-]\d)")
_REACH = 24


def find_short_dates(text: str, language: str) -> Iterator[Date]:
    """Days and months in digits, where a weekday or a preposition of time stands before them.

    Args:
        text: running text.
        language: one that `calendar_of` knows.
    """
    calendar = calendar_of(language)
    assert calendar is not None
    cue, joint, after = _cues(language)
    end = -1
    for m in _SHORT.finditer(text):
        joined = end >= 0 and joint.fullmatch(text, end, m.start())
        cued = cue.search(text[max(0, m.start() - _REACH) : m.start()])
        if not (joined or cued or after.match(text, m.end())):
            continue
        if m[2] == "." and language in _POINTED and not len(m[1]) == len(m[3]) == 2:
            continue
        first, second = int(m[1]), int(m[3])
        month, day = (first, second) if calendar.order == "mdy" and m[2] == "/" else (second, first)
        if month > 12:
            day, month = month, day
        try:
            # Any leap year: 29 February is a day.
            datetime.date(2020, month, day)
        except ValueError:
            continue
        stop = m.end() + (m[2] == "." and text[m.end() : m.end() + 1] == "." and language in _STOPPED)
        said = Day(None, month, day)
        end = stop
        yield Date(m.start(), stop, "date", said, said)


#: Languages that write decimals with a point: "up from 1.7 million" is no day.
_POINTED = frozenset({"en", "zh", "ja", "ko", "he", "hi"})
#: Languages that set a full stop after the month, too: „22.04.“
_STOPPED = frozenset({"de", "cs", "hu", "pl"})


@cache
def _cues(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before a day in digits, between two, and after one."""
    calendar = calendar_of(language)
    assert calendar is not None
    words = calendar.words.get("periods", {}).get("short", "") or NEVER
    weekday = calendar.whole(calendar.weekdays.pattern)
    joints = "|".join(filter(None, (calendar.to, calendar.words.get("and"), ",", calendar.words.get("or"))))
    article = calendar.words.get("article") or NEVER
    behind = calendar.words.get("periods", {}).get("short_after", "") or NEVER
    joints_to = rf"{_SPACE}*(?:{calendar.to}|,){_SPACE}*"
    return (
        re.compile(
            rf"(?:{weekday}{_SPACE}*[,(（]?|(?<!\w)(?:{words})){_SPACE}*(?:(?:{article}){_SPACE}+)?\Z", re.I
        ),
        re.compile(
            rf"{_SPACE}*(?:{joints}){_SPACE}*(?:(?:{article}){_SPACE}+)?(?:{weekday}{_SPACE}+)?", re.I
        ),
        re.compile(
            rf"{_SPACE}*[,(（]?{_SPACE}*{weekday}|{_SPACE}*(?:{behind})(?!\w)|{joints_to}{_SHORT.pattern}{_SPACE}*(?:{behind})(?!\w)",
            re.I,
        ),
    )


def find_holidays(text: str, language: str, today: datetime.date | None) -> Iterator[Date]:
    """Days that have a name, with the year said after it.

    Args:
        text: running text.
        language: one that `calendar_of` knows.
        today: the day it was written: moveable feasts are found from its year where none is said.
    """
    calendar = calendar_of(language)
    assert calendar is not None
    for day, pattern in _holidays(language):
        for m in pattern.finditer(text):
            said = next((y for y in (m["year"], m["year_before"]) if y), None)
            that = _nearest(day, today) if said is None else _of_year(day, int(said))
            # A name has no figures: nothing but its day is known of it.
            yield Date(m.start(), m.end(), "relative", resolved=(that, that) if that else None)


def _nearest(day: str, today: datetime.date | None) -> datetime.date | None:
    if today is None:
        return None
    return min((_of_year(day, today.year + step) for step in (0, 1, -1)), key=lambda d: abs(d - today))


#: "easter-46", "advent+7", "11/4/4+1": a day so many days from a moveable one. The last is a weekday of a month:
#: month, which one (the last is -1), weekday.
_MOVEABLE = re.compile(r"(easter|advent|(\d+)/(-?\d)/(\d))([+-]\d+)?")


def _of_year(day: str, year: int) -> datetime.date:
    m = _MOVEABLE.fullmatch(day)
    if m is None:
        month, number = (int(part) for part in day.split("-"))
        return datetime.date(year, month, number)
    if m[1] == "easter":
        first = easter(year)
    elif m[1] == "advent":
        # The fourth Sunday before Christmas.
        eve = datetime.date(year, 12, 24)
        first = eve - datetime.timedelta(days=eve.isoweekday() % 7 + 21)
    else:
        first = weekday_of_month(year, int(m[2]), int(m[3]), int(m[4]))
    return first + datetime.timedelta(days=int(m[5] or 0))


@cache
def _holidays(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    calendar = calendar_of(language)
    assert calendar is not None
    left, right = (LEFT_EDGE, RIGHT_EDGE) if calendar.spaced else ("", "")
    link, led = (calendar.words.get(key) or NEVER for key in ("year", "year_before"))
    year = r"(?:1[5-9]|20)\d\d"
    return tuple(
        (
            day,
            re.compile(
                rf"{left}(?:(?P<year_before>(?<!\d){year})(?:{_SPACE}?[年년]の?{_SPACE}?|{_SPACE}+(?:{led}){_SPACE}+))?(?:{form}){right}"
                rf"(?:{_SPACE}+(?:(?:{link}){_SPACE}+)?(?P<year>{year})(?!\d))?",
                re.I,
            ),
        )
        for day, form in calendar.words.get("periods", {}).get("holidays", {}).items()
    )
