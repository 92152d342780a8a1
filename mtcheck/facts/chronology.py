"""Dates and durations against each other: which day is meant, and whether two can both be true."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from mtcheck.types import Date, Day

Relation = Literal["same", "differs", "silent"]
Interval = tuple[datetime.date, datetime.date]

#: Lengths this near to each other are one length: four weeks and a month, 12 months and a year.
TOLERANCE = Decimal("0.08")
#: A date without a year is taken for the nearest one; farther from today than this it is not resolved.
_NEAR = datetime.timedelta(days=120)


def resolve(date: Date, today: datetime.date | None) -> Interval | None:
    """First and last calendar day of a date, None where they cannot be told.

    Args:
        date: of any kind.
        today: the day the text was written, None if unknown: then only full dates are resolved.
    """
    if date.first is None or date.last is None:
        return None
    if date.kind == "range" and not any(date.last):
        # "From 2010 until now"
        begun = resolve(replace(date, kind="date", last=date.first), today)
        return (begun[0], today) if begun and today and begun[0] <= today else None
    if date.kind == "range" and not any(date.first):
        return _from_today(date.last, today)
    if date.weekday and date.first[:2] == (None, None) and date.first == date.last:
        return _weekday_of_month(date.first.day, date.weekday, today)
    first, last = _year_of(date.first, today), _year_of(date.last, today)
    if first is None or last is None:
        return None
    try:
        begin = datetime.date(first, date.first.month or 1, date.first.day or 1)
        month = date.last.month or 12
        end = datetime.date(last, month, date.last.day or calendar.monthrange(last, month)[1])
    except ValueError:
        return None
    if begin > end and date.first.year is None:
        begin = begin.replace(year=begin.year - 1)
    return (begin, end) if begin <= end else None


def _from_today(last: Day, today: datetime.date | None) -> Interval | None:
    """ "Between now and November": until the next day of its name."""
    if today is None:
        return None
    for year in (last.year,) if last.year else (today.year, today.year + 1):
        day = last._replace(year=year)
        end = resolve(Date(0, 0, "date", day, day), None)
        if end and today <= end[1]:
            return today, end[1]
    return None


def _weekday_of_month(day: int | None, weekday: int, today: datetime.date | None) -> Interval | None:
    """ "Monday the 4th": of this month, or of the nearest in which the two go together."""
    if today is None or day is None:
        return None
    for offset in (0, 1, -1, 2, -2):
        year, month = divmod(today.year * 12 + today.month - 1 + offset, 12)
        if day <= calendar.monthrange(year, month + 1)[1]:
            found = datetime.date(year, month + 1, day)
            if found.isoweekday() == weekday:
                return found, found
    return None


def _year_of(day: Day, today: datetime.date | None) -> int | None:
    if day.year is not None:
        return day.year
    if today is None or day.month is None:
        return None
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(datetime.date(year, day.month, day.day or 15))
        except ValueError:
            continue
    nearest = min(candidates, key=lambda d: abs(d - today), default=None)
    return nearest.year if nearest and abs(nearest - today) <= _NEAR else None


def resolve_relative(offset: int, unit: str, today: datetime.date | None) -> Interval | None:
    """The day, week, month or year that lies ``offset`` units from today; weeks run from Monday."""
    if today is None:
        return None
    if unit == "day":
        day = today + datetime.timedelta(days=offset)
        return day, day
    if unit == "week":
        monday = today + datetime.timedelta(days=7 * offset - today.weekday())
        return monday, monday + datetime.timedelta(days=6)
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + offset, 12)
        return (
            datetime.date(year, month + 1, 1),
            datetime.date(year, month + 1, calendar.monthrange(year, month + 1)[1]),
        )
    if unit == "year":
        return datetime.date(today.year + offset, 1, 1), datetime.date(today.year + offset, 12, 31)
    return None  # a season of sports, of whatever dates


def third_of(month: Interval | None, third: int) -> Interval | None:
    """The early (0), middle (1) or late (2) part of a month, with a margin of five days."""
    if month is None:
        return None
    begin = month[0] + datetime.timedelta(days=(0, 5, 15)[third])
    end = month[1] if third == 2 else month[0] + datetime.timedelta(days=(14, 24)[third])
    return begin, end


def weekday_of(date: Date) -> int | None:
    """1 (Monday) to 7: the weekday said, or the one the resolved day falls on."""
    if date.weekday:
        return date.weekday
    if date.resolved and date.resolved[0] == date.resolved[1]:
        return date.resolved[0].isoweekday()
    return None


def length_of(date: Date) -> Decimal | None:
    """Days a duration lasts, or a range counted with its first and last day; None for anything else."""
    if date.days is not None:
        return date.days
    if date.kind != "range" or date.first is None or date.last is None:
        return None
    if date.first.day is None or date.last.day is None or date.first.month is None or date.last.month is None:
        return None
    # Without a year the length is the same in all years but for the end of February.
    year = date.last.year or 2023
    begin = datetime.date(date.first.year or year, date.first.month, date.first.day)
    end = datetime.date(year, date.last.month, date.last.day)
    if begin > end:
        begin = begin.replace(year=begin.year - 1)
    return Decimal((end - begin).days + 1)


def compare_lengths(a: Date, b: Date) -> Relation:
    """Whether two durations are one length.

    "A week" against six to eight days is "silent": usage, not arithmetic; so are «quinze jours» for two
    weeks and "acht Tage" for one. "Two weeks ago" is not "in two weeks".
    """
    if _compare_offsets(a, b) == "differs":
        return "differs"
    x, y = length_of(a), length_of(b)
    if x is None or y is None or x <= 0 or y <= 0:
        return "silent"
    # In one unit there is nothing to round: 14 years are not 15.
    if abs(x - y) <= (0 if a.unit and a.unit == b.unit else TOLERANCE * max(x, y)):
        return "same"
    weeks = next((d for d in (a, b) if d.unit == "week" and d.days is not None), None)
    if weeks is not None and weeks.days is not None and abs(x - y) <= 1 and {a.unit, b.unit} != {"week"}:
        return "silent"
    return "differs"


def compare_days(a: Date, b: Date) -> Relation:
    """Whether two dates, weekdays or ranges can be one: "silent" where they share no part."""
    relations = [_compare_said(a, b), _compare_offsets(a, b)]
    # Which week "next Friday" is in depends on who says it: a weekday alone is compared as such.
    if a.resolved and b.resolved and "weekday" not in (a.kind, b.kind) and not _is_guess(a, b):
        slack = max(_slack(a), _slack(b))
        apart = a.resolved[1] + slack < b.resolved[0] or b.resolved[1] + slack < a.resolved[0]
        relations.append("differs" if apart else "same")
    mine, theirs = weekday_of(a), weekday_of(b)
    if mine and theirs and a.kind != "range" and b.kind != "range":
        relations.append("same" if mine == theirs else "differs")
    if "differs" in relations:
        return "differs"
    return "same" if "same" in relations else "silent"


def _compare_offsets(a: Date, b: Date) -> Relation:
    """ "Last week" against "next week", both written on one day, whichever it was."""
    if a.offset is None or b.offset is None or (a.resolved and b.resolved and a.kind == b.kind == "relative"):
        return "silent"
    if a.kind == b.kind == "relative" and a.unit == b.unit:
        return "same" if a.offset == b.offset else "differs"
    # "Last May" may be that of this year.
    return "differs" if a.offset * b.offset < 0 else "silent"


def _is_guess(a: Date, b: Date) -> bool:
    """Whether one of them says its year and the other a month or a day without one, which may be of another."""
    if any(d.kind == "range" and d.first and d.first.year is None for d in (a, b)):
        return True  # "between October and June": of which years
    said = [d.first for d in (a, b) if d.kind != "relative"]
    return len({d.year is None for d in said if d is not None}) == 2


def _slack(date: Date) -> datetime.timedelta:
    """How far the edges of a part of a year or month reach: "the first week of October" may be any seven days."""
    is_part = (
        date.kind == "relative" and date.resolved and date.first and date.resolved[0] != date.resolved[1]
    )
    return datetime.timedelta(days=3 if is_part else 0)


def _compare_said(a: Date, b: Date) -> Relation:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return "silent"
    if a.kind == "range" and b.kind == "range":
        ends = (_compare_parts(a.first, b.first), _compare_parts(a.last, b.last))
        return "differs" if "differs" in ends else "same" if "same" in ends else "silent"
    if a.kind == "range" or b.kind == "range":
        whole, single = (a, b) if a.kind == "range" else (b, a)
        return "same" if _is_within(single, whole) else "differs"
    return _compare_parts(a.first, b.first)


def _compare_parts(a: Day, b: Day) -> Relation:
    shared = [x == y for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    if not shared:
        return "silent"
    return "same" if all(shared) else "differs"


def _is_within(single: Date, whole: Date) -> bool:
    """Whether a date may lie in a range, by the parts that both say."""
    if single.first is None or whole.first is None or whole.last is None:
        return True
    parts = [i for i in range(3) if single.first[i] is not None and whole.first[i] and whole.last[i]]
    if not parts:
        return True
    low, value, high = (tuple(d[i] or 0 for i in parts) for d in (whole.first, single.first, whole.last))
    return low <= value <= high or low > high
