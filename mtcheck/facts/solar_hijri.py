"""Dates of the Iranian calendar: ۱۴ آبان ۱۴۰۳ is 4 November 2024."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from mtcheck.types import Date, Day

_SPACE = r"[\s\u00a0\u200c]"
_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد|امرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
_NAMES = "|".join(f"(?P<m{i}>{names})" for i, names in enumerate(_MONTHS, 1))
#: Years of it that are within a century of ours; a full date has four digits.
_YEAR = r"(?:13[0-9]\d|14[0-4]\d)(?!\d|[.,:]\d)"
_OF_YEAR = rf"(?:{_SPACE}*(?:سال{_SPACE}+)?(?P<year>{_YEAR}))?"
#: «تیر» is a shot too, «مهر» a seal, «دی» yesterday: with nothing but a day before them they may be no months.
_AMBIGUOUS = frozenset({4, 7, 10})
_CUE = rf"(?P<cue>(?:روز|شنبه|جمعه|مورخ|تاریخ){_SPACE}+)?"
_RANGE = rf"(?:(?P<from>[12]?\d|3[01]){_SPACE}*(?:تا|الی|و|[-–]){_SPACE}*)?"
_RANKED = rf"(?P<ranked>(?:(?:بیست|سی){_SPACE}و{_SPACE})?[^\W\d]{{2,9}}م{_SPACE}+)"
_NAMED = re.compile(
    rf"(?<![\w/.,])(?:{_CUE}{_RANGE}(?P<day>[12]?\d|3[01]){_SPACE}*|{_RANKED})?(?<!\w)(?:{_NAMES})"
    rf"(?P<word>{_SPACE}?ماه)?(?!\w){_OF_YEAR}"
)
_DIGITS = re.compile(
    r"(?<![\d/.-])(?P<year>13[0-9]\d|14[0-4]\d)/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])"
)
_YEAR_ALONE = re.compile(
    rf"(?<!\w)(?:سال|سال‌های|(?P<season>بهار|تابستان|پاییز|زمستان)|اوایل|اواسط|اواخر|نوروز){_SPACE}+"
    rf"(?:سال{_SPACE}+)?(?P<year>{_YEAR})"
)


#: From the year of ours in which one of these begins.
_EPOCH = 621

_LATIN_MONTHS = (
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad|Amordad", "Shahrivar|Shahriwar", "Mehr", "Aban", "Azar", "Dey|Dei", "Bahman", "Esfand",
)  # fmt: skip
_LATIN_NAMES = "|".join(f"(?P<m{i}>{names})" for i, names in enumerate(_LATIN_MONTHS, 1))
_LINK = r"[\s\u00a0]+(?:of[\s\u00a0]+|de[\s\u00a0]+|del[\s\u00a0]+)?"
#: "14 Aban 1403", "Aban 14, 1403": as other languages write them. Without a year most of these are other names, too.
_LATIN = re.compile(
    rf"(?<![\w/.,])(?:(?P<from>[12]?\d|3[01])[-–](?=\d))?(?:(?P<day>[12]?\d|3[01])(?:st|nd|rd|th|er|\.)?{_LINK})?"
    rf"(?:{_LATIN_NAMES})(?:{_LINK}(?P<behind>[12]?\d|3[01])(?!\d))?,?(?:{_LINK})(?P<year>{_YEAR})"
)


def find_solar_hijri(text: str, language: str, today: datetime.date | None) -> Iterator[Date]:
    """Dates of the Iranian calendar, in Persian or as Latin letters write them, as days of ours.

    Args:
        text: running text with ASCII digits.
        language: ISO 639-1 code.
        today: the day it was written: a day without a year is the one nearest to it.

    Returns:
        Full dates as the days they are, years as the two of ours they lie in; of a month, which begins and ends within
        ours, and of a day whose year nobody knows, only where they stand: they neither contradict a date nor answer for one.

    Source: conversion by persiantools (arithmetic of the official calendar).
    """
    if language != "fa":
        yield from _in_latin(text)
        return
    for m in _DIGITS.finditer(text):
        one = _converted(*(int(m[part]) for part in ("year", "month", "day")))
        yield _range(*m.span(), one, one, True) if one else _somewhen(*m.span())
    for m in _NAMED.finditer(text):
        month = _month(m)
        sure = m["year"] or m["word"] or (month not in _AMBIGUOUS and (m["day"] or m["ranked"])) or m["cue"]
        if not sure:
            continue
        start, end = m.end("cue") if m["cue"] else m.start(), m.end()
        if m["day"] is None:
            yield _somewhen(start, end)
            continue
        days = [int(m["from"] or m["day"]), int(m["day"])]
        first, last = (
            _converted(int(m["year"]), month, day) if m["year"] else _nearest(month, day, today)
            for day in days
        )
        yield _range(start, end, first, last, bool(m["year"])) if first and last else _somewhen(start, end)
    for m in _YEAR_ALONE.finditer(text):
        yield _year(m)


def _year(m: re.Match[str]) -> Date:
    """A year, or a season of it, as the years of ours it lies in: 1383 began in March 2004."""
    began = int(m["year"]) + _EPOCH
    only = m["season"] not in (None, "زمستان")
    first, last = Day(began, None, None), Day(began if only else began + 1, None, None)
    days = datetime.date(began, 3, 20), datetime.date(began + 1, 3, 21)
    return Date(*m.span(), "date" if only else "range", first, last, resolved=days)


def _in_latin(text: str) -> Iterator[Date]:
    for m in _LATIN.finditer(text):
        day = m["day"] or m["behind"]
        if day is None:
            yield _somewhen(*m.span())
            continue
        first, last = (_converted(int(m["year"]), _month(m), int(d)) for d in (m["from"] or day, day))
        yield _range(*m.span(), first, last, True) if first and last else _somewhen(*m.span())


def _month(m: re.Match[str]) -> int:
    return next(i for i in range(1, 13) if m[f"m{i}"])


def _somewhen(start: int, end: int) -> Date:
    return Date(start, end, "relative")


def _range(start: int, end: int, first: datetime.date, last: datetime.date, with_year: bool) -> Date:
    """The days of a range, or one day; the year is not said where the text does not say it."""
    begin, finish = (Day(d.year if with_year else None, d.month, d.day) for d in (first, last))
    return Date(
        start, end, "range" if first < last else "date", begin, finish, resolved=(first, max(first, last))
    )


def _nearest(month: int, day: int, today: datetime.date | None) -> datetime.date | None:
    """The day of that name next to the one on which the text was written."""
    if today is None:
        return None
    near = (_converted(today.year - 621 + shift, month, day) for shift in (-1, 0, 1))
    return min((d for d in near if d), key=lambda d: abs(d - today), default=None)


def _converted(year: int, month: int, day: int) -> datetime.date | None:
    from persiantools.jdatetime import JalaliDate

    try:
        found: datetime.date = JalaliDate(year, month, day).to_gregorian()
    except ValueError:
        return None
    return found
