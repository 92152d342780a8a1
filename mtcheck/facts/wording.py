"""Dates and durations put into words, for messages and suggestions."""

from __future__ import annotations

import re
from decimal import Decimal

from mtcheck.facts.calendar import DAYS
from mtcheck.facts.chronology import weekday_of
from mtcheck.types import Date


def in_days(days: Decimal | None) -> str:
    """ "9 days" for 9; "" for None."""
    if days is None:
        return ""
    from babel.units import format_unit

    return str(format_unit(int(days), "duration-day", locale="en"))


def corrected(written: str, date: Date, right: Date, language: str) -> str:
    """``written`` with the one part that differs put right; "" where that is not plain.

    Args:
        written: the words of ``date``.
        date: as read.
        right: what it should say.
        language: of ``written``, ISO 639-1.
    """
    if date.kind == "duration" and right.kind == "duration" and right.days is not None:
        value = right.days / DAYS[date.unit]
        if date.unit == right.unit and value == int(value):
            return _replaced(written, date.days and int(date.days / DAYS[date.unit]), int(value))
        return ""
    if date.kind == "weekday":
        value_of = weekday_of(right)
        return (
            _weekday(value_of, language)
            if value_of and written[:1].isupper() == _has_capitals(language)
            else ""
        )
    if date.kind != "date" or right.kind != "date" or date.first is None or right.first is None:
        return ""
    changed = [i for i in range(3) if date.first[i] and right.first[i] and date.first[i] != right.first[i]]
    if changed not in ([0], [2]) or date.weekday:
        return ""
    return _replaced(written, date.first[changed[0]], right.first[changed[0]])


def _replaced(written: str, old: int | Decimal | None, new: int | None) -> str:
    """The number swapped in its digits, where it stands once."""
    matches = [m for m in re.finditer(r"\d+", written) if old is not None and int(m[0]) == old]
    if len(matches) != 1 or new is None:
        return ""
    m = matches[0]
    # An English ordinal ending belongs to its number.
    return (
        ""
        if re.match(r"(?:st|nd|rd|th)\b", written[m.end() :])
        else written[: m.start()] + str(new) + written[m.end() :]
    )


def _weekday(value: int, language: str) -> str:
    from babel.dates import get_day_names

    return str(get_day_names("wide", locale=language)[value - 1])


def _has_capitals(language: str) -> bool:
    return language in ("en", "de", "el", "tr", "id")
