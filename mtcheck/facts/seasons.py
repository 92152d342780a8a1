"""Times of the year that have a name and no days of their own: "summer 2015", «cet été», رمضان."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from mtcheck.facts.calendar import LEFT_EDGE, NEVER, RIGHT_EDGE, calendar_of
from mtcheck.facts.chronology import resolve_relative
from mtcheck.types import Date, Day

_SPACE = r"[\s\u00a0\u202f]"
_YEAR = r"(?:1[5-9]|20)\d\d"


def find_seasons(text: str, language: str, today: datetime.date | None) -> Iterator[Date]:
    """Seasons with the year said beside them, and months of the Islamic calendar in Arabic.

    Args:
        text: running text with ASCII digits.
        language: one that `calendar_of` knows.
        today: the day it was written: "this summer" is that of its year.

    Returns:
        Dates of which the year alone is known, or nothing: where summer is in July differs, and such a date
        neither contradicts another one nor answers for it.
    """
    for season, pattern in _patterns(language):
        for m in pattern.finditer(text):
            said = m["year"] or m["before"]
            day = Day(int(said), None, None) if said else None
            # Winter is of two years.
            this = resolve_relative(0, "year", today) if m["this"] and season != "winter" else None
            yield Date(m.start(), m.end(), "date", day, day, unit=season, resolved=None if said else this)


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    calendar = calendar_of(language)
    assert calendar is not None
    words = calendar.words.get("periods", {})
    left, right = (LEFT_EDGE, RIGHT_EDGE) if calendar.spaced else ("", "")
    link, led = (calendar.words.get(key) or NEVER for key in ("year", "year_before"))
    this = rf"(?P<this>{left}(?:{words.get('this_year') or NEVER}){_SPACE}*)?"
    before = (
        rf"(?:(?P<before>(?<!\d){_YEAR})(?:{_SPACE}?[年년][的의]?{_SPACE}?|{_SPACE}+(?:{led}){_SPACE}+))?"
    )
    year = rf"(?:{_SPACE}+(?:(?:{link}){_SPACE}+)?(?P<year>{_YEAR})(?!\d|[-–/]\d))?"
    cue = rf"{left}(?:{words.get('month_cue') or NEVER}){_SPACE}+"
    return tuple(
        (name, re.compile(rf"{before}{this}{left}(?:{form}){right}{year}", re.I))
        for name, form in words.get("seasons", {}).items()
    ) + tuple(
        ("month", re.compile(rf"{cue}(?:{form}){right}(?P<year>(?!))?(?P<before>(?!))?(?P<this>(?!))?", re.I))
        for form in words.get("months", {}).values()
    )
