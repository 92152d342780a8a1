"""Calendar arithmetic: the week, quarter or decade some steps from a day, its parts, and Easter."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from decimal import Decimal

from mtcheck.facts.chronology import Interval, resolve_relative

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7}
#: Units that are counted whole: "the next two quarters" begin with a quarter, not tomorrow.
_WHOLE = frozenset({"quarter", "half", "decade", "century"})


def span_of(offset: int, unit: str, today: datetime.date | None) -> Interval | None:
    """The span that lies some steps from the one of today.

    Args:
        offset: 0 for this one, 1 for the next, -1 for the last.
        unit: day, week, month, quarter, half, year, weekend, decade or century.
        today: None if unknown: then None is returned.
    """
    if today is None:
        return None
    try:
        if unit == "weekend":
            monday = today - datetime.timedelta(days=today.weekday()) + datetime.timedelta(days=7 * offset)
            return monday + datetime.timedelta(days=5), monday + datetime.timedelta(days=6)
        if unit in _WHOLE:
            length = _MONTHS[unit]
            first = ((today.year * 12 + today.month - 1) // length + offset) * length
            return _months(first, length)
        return resolve_relative(offset, unit, today)
    except (ValueError, OverflowError):
        return None


def shifted(day: datetime.date, count: Decimal, unit: str) -> datetime.date | None:
    """The day that lies ``count`` units after ``day`` (before it where negative).

    Args:
        day: to count from.
        count: whole, or None is returned.
        unit: day, week, month, quarter, year, decade or century; None is returned for another.
    """
    if count != int(count):
        return None
    try:
        if unit in _DAYS:
            return day + datetime.timedelta(days=_DAYS[unit] * int(count))
        if unit in _MONTHS:
            year, month = divmod(day.year * 12 + day.month - 1 + _MONTHS[unit] * int(count), 12)
            last = calendar.monthrange(year, month + 1)[1]
            return datetime.date(year, month + 1, min(day.day, last))
    except (ValueError, OverflowError):
        pass
    return None


def run_of(count: Decimal, unit: str, today: datetime.date | None) -> Interval | None:
    """The next ``count`` units, from tomorrow on; the last ones, up to yesterday, where it is negative."""
    if today is None:
        return None
    if unit in _WHOLE and count == int(count):
        near, far = span_of(1 if count > 0 else -1, unit, today), span_of(int(count), unit, today)
        return (min(near[0], far[0]), max(near[1], far[1])) if near and far else None
    end = shifted(today, count, unit)
    if end is None:
        return None
    one = datetime.timedelta(days=1)
    return (today + one, end) if count > 0 else (end, today - one)


def nth(whole: Interval | None, unit: str, n: int) -> Interval | None:
    """The n-th week, month ... of a month or year; the last one for -1.

    Weeks are those of ISO 8601, of months too: the first is the one that holds the first Thursday.

    Args:
        whole: first and last day.
        unit: day, week, month, quarter or half.
        n: from 1, or -1.

    Returns:
        The part, None where the whole has no such one.
    """
    if whole is None:
        return None
    parts = list(_parts(whole, unit))
    return parts[n - 1 if n > 0 else n] if n and -len(parts) <= n <= len(parts) else None


def _parts(whole: Interval, unit: str) -> Iterator[Interval]:
    begin, end = whole
    if unit in ("day", "week"):
        day = begin
        while day <= end:
            if unit == "day":
                yield day, day
            elif day.isoweekday() == 4:
                yield day - datetime.timedelta(days=3), day + datetime.timedelta(days=3)
            day += datetime.timedelta(days=1)
    elif unit in _MONTHS:
        first, last = begin.year * 12 + begin.month - 1, end.year * 12 + end.month - 1
        for month in range(first, last + 1, _MONTHS[unit]):
            yield _months(month, _MONTHS[unit])


def _months(first: int, length: int) -> Interval:
    """So many months from one that is counted from the year 0."""
    (year, month), (last_year, last_month) = divmod(first, 12), divmod(first + length - 1, 12)
    end = calendar.monthrange(last_year, last_month + 1)[1]
    return datetime.date(year, month + 1, 1), datetime.date(last_year, last_month + 1, end)


def half_of(whole: Interval | None, late: bool) -> Interval | None:
    """The early or late part of a week (from Thursday), month (from the 16th) or year (from July)."""
    if whole is None:
        return None
    begin, end = whole
    days = (end - begin).days + 1
    if days > 360:
        middle = begin.replace(month=begin.month + 6) if begin.month <= 6 else begin
    else:
        middle = begin + datetime.timedelta(days=3 if days <= 7 else 15)
    return (middle, end) if late else (begin, middle - datetime.timedelta(days=1))


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar.

    Source: the anonymous algorithm printed in Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8.
    """
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, moon = century // 4, (century + 8) // 25
    epact = (19 * golden + century - skipped - (century - moon + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def weekday_of_month(year: int, month: int, nth: int, weekday: int) -> datetime.date:
    """The fourth Thursday of a November and the like.

    Args:
        year, month: whose.
        nth: which one, from 1 to 4; the last is -1.
        weekday: 1 (Monday) to 7.
    """
    if nth < 0:
        last = datetime.date(year, month, calendar.monthrange(year, month)[1])
        return last - datetime.timedelta(days=(last.isoweekday() - weekday) % 7)
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
