"""Days counted from the day of writing: "next Monday", "two weeks ago", "this weekend"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from mtcheck.facts.calendar import DAYS
from mtcheck.facts.chronology import Interval, resolve
from mtcheck.facts.placing import COUNTED, LOOSE, STEPS, Placing, placing_of
from mtcheck.facts.spans import run_of, shifted, span_of
from mtcheck.types import Date, Day

_SPACE = r"[\s\u00a0\u202f]"
#: How far left of a date the word that places it may begin.
_REACH = 28
#: Steps from the day of writing, or the side on which it lies, that a word means.
_TOWARDS = {**STEPS, **LOOSE}


def with_deixis(text: str, dates: Sequence[Date], language: str, today: datetime.date | None) -> list[Date]:
    """The dates of a text, those that are counted from the day of writing resolved, others of the kind added.

    Args:
        text: running text.
        dates: read from it, in order.
        language: one that `calendar_of` knows.
        today: the day it was written, None if unknown.

    Returns:
        Dates in order. A weekday with its week ("Tuesday of next week") is one date; a length of time keeps its
        extent and its days, the word that places it only resolves it.
    """
    placing = placing_of(language)
    found = _with_spans(text, list(dates), placing, today)
    found = _with_weeks(text, found, placing)
    found = _joined(text, found, lambda a, b: _with_whole(text, a, b, placing))
    found = _joined(text, found, lambda a, b: _off_a_day(text, a, b, placing))
    found = [_towards(text, d, placing) for d in found]
    return [_placed(text, d, placing, today) for d in found] if today else found


def _with_spans(text: str, dates: list[Date], placing: Placing, today: datetime.date | None) -> list[Date]:
    for pattern in placing.spans:
        for m in pattern.finditer(text):
            covered = [d for d in dates if d.start < m.end() and m.start() < d.end]
            # "The week after next" holds "next"; what reaches over the edge, or says the same, stays.
            if any(
                d.start < m.start()
                or m.end() < d.end
                or d.end - d.start == m.end() - m.start()
                or d.kind not in ("relative", "duration")
                for d in covered
            ):
                continue
            named = {k for k, v in m.groupdict().items() if v is not None}
            step = next(STEPS[k] for k in named if k in STEPS)
            unit = next(k[5:] for k in named if k.startswith("unit_"))
            span = span_of(step, unit, today)
            dates = [d for d in dates if d not in covered]
            dates.append(Date(m.start(), m.end(), "relative", unit=unit, resolved=span, offset=step))
    return sorted(dates, key=lambda d: d.start)


def _with_weeks(text: str, dates: Sequence[Date], placing: Placing) -> list[Date]:
    """ "Tuesday of next week", 来週の月曜日."""
    joined: list[Date] = []
    for date in dates:
        before = joined[-1] if joined else None
        if before is not None and placing.link.fullmatch(text, before.end, date.start):
            week, day = (before, date) if before.unit == "week" else (date, before)
            if (week.kind, week.unit, day.kind) == ("relative", "week", "weekday") and day.weekday:
                monday = week.resolved[0] if week.resolved else None
                that = monday + datetime.timedelta(days=day.weekday - 1) if monday else None
                resolved = (that, that) if that else None
                joined[-1] = replace(
                    day, start=before.start, end=date.end, resolved=resolved, offset=week.offset
                )
                continue
        joined.append(date)
    return joined


def _joined(text: str, dates: Sequence[Date], join: Callable[[Date, Date], Date | None]) -> list[Date]:
    """The dates, neighbours made one where ``join`` makes them one."""
    kept: list[Date] = []
    for date in dates:
        whole = join(kept[-1], date) if kept else None
        if whole is None:
            kept.append(date)
        else:
            kept[-1] = whole
    return kept


def _with_whole(text: str, a: Date, b: Date, placing: Placing) -> Date | None:
    """ "December last year", 去年12月, 今月10日: a month of a year, a day of a month that is counted from today."""
    if not placing.link.fullmatch(text, a.end, b.start):
        return None
    whole, part = (a, b) if a.kind == "relative" else (b, a)
    if whole.kind != "relative" or whole.first or part.kind != "date" or part.first is None:
        return None
    year, month, day = part.first
    if (
        year
        or part.first != part.last
        or (whole.unit, month is None) not in (("year", False), ("month", True))
    ):
        return None
    resolved = None
    if whole.resolved:
        first = whole.resolved[0]
        said = Day(first.year, month or first.month, day)
        resolved = resolve(replace(part, first=said, last=said, weekday=None), None)
    return replace(part, start=a.start, end=b.end, resolved=resolved, offset=whole.offset)


def _off_a_day(text: str, a: Date, b: Date, placing: Placing) -> Date | None:
    """ "Three days from tomorrow", 今日から2週間後: a length counted from a day that is itself counted from today."""
    length, day = (a, b) if a.kind == "duration" else (b, a)
    if length.kind != "duration" or length.days is None or length.unit not in COUNTED:
        return None
    if day.kind != "relative" or day.unit != "day" or day.first:
        return None
    count, end = length.days / DAYS[length.unit], b.end
    if length is a:
        earlier = placing.before_day.fullmatch(text, a.end, b.start)
        if not (earlier or placing.after_day.fullmatch(text, a.end, b.start)):
            return None
    else:
        earlier = placing.past.match(text, b.end)
        marked = earlier or placing.future.match(text, b.end)
        if not (marked and placing.from_day.fullmatch(text, a.end, b.start)):
            return None
        end = marked.end()
    that = shifted(day.resolved[0], -count if earlier else count, length.unit) if day.resolved else None
    return Date(a.start, end, "relative", unit="day", resolved=(that, that) if that else None)


def _towards(text: str, date: Date, placing: Placing) -> Date:
    """A weekday, a month, a season or a length of time with the side of the day of writing on which it lies."""
    is_length = _is_length(date)
    if date.offset is not None or not (date.kind == "weekday" or is_length or _has_no_year(date)):
        return date
    step = _TOWARDS.get(_said_of(text, date, placing))
    if step is None and is_length:
        step = _side_of_length(text, date, placing)
    return date if step is None else replace(date, offset=step)


def _is_length(date: Date) -> bool:
    return date.kind == "duration" and date.days is not None and date.unit in DAYS


def _has_no_year(date: Date) -> bool:
    return date.kind == "date" and date.first == date.last and not (date.first and date.first.year)


def _said_of(text: str, date: Date, placing: Placing) -> str:
    """The name of the group of the word that places a date; of a length it may stand within."""
    return _said_beside(text, date, placing) or (
        _said_within(text, date, placing) if _is_length(date) else ""
    )


def _side_of_length(text: str, date: Date, placing: Placing) -> int | None:
    """ "Two weeks ago": -1; "in two weeks": 1; None where it is within them, or not said."""
    before = _before(text, date)
    if placing.past.match(text, date.end) or placing.past_before.search(before):
        return -1
    if _is_within(text, date, placing):
        return None
    is_coming = placing.future.match(text, date.end) or placing.future_before.search(before)
    return 1 if is_coming else None


def _is_within(text: str, date: Date, placing: Placing) -> bool:
    """ "Within two weeks"."""
    return bool(placing.within.search(_before(text, date)) or placing.within_after.match(text, date.end))


def _before(text: str, date: Date) -> str:
    return text[max(0, date.start - _REACH) : date.start]


def _placed(text: str, date: Date, placing: Placing, today: datetime.date) -> Date:
    if date.resolved:
        return date
    if date.kind == "weekday" and date.weekday:
        said = _said_beside(text, date, placing)
        return replace(date, resolved=_weekday(date.weekday, said, today)) if said else date
    if date.first and _has_no_year(date):
        return replace(date, resolved=_of_year_said(text, date, placing, today))
    if _is_length(date):
        return replace(date, resolved=_length(text, date, placing, today))
    return date


def _said_beside(text: str, date: Date, placing: Placing) -> str:
    """The name of the group of the word beside a date that places it, "" without one."""
    m = placing.before.search(_before(text, date))
    said = m or placing.after.match(text, date.end)
    name = said.lastgroup or "" if said else ""
    # "This coming Friday", «este próximo viernes»: the nearest one.
    if m and name in ("next", "last") and date.kind == "weekday":
        earlier = placing.before.search(text[max(0, date.start - _REACH) : date.start - len(m[0])])
        if earlier and earlier.lastgroup == "this":
            return "coming" if name == "next" else "gone"
    return name


def _of_year_said(text: str, date: Date, placing: Placing, today: datetime.date) -> Interval | None:
    """ "Last December", «el próximo 12 de mayo»: the one before or after the day of writing, that of this year."""
    said = _said_beside(text, date, placing)
    if said not in ("this", "next", "last", "coming", "gone") or not (date.first and date.first.month):
        return None
    for year in (
        (today.year,) if said == "this" else (today.year - 1, today.year, today.year + 1)[:: _side(said)]
    ):
        day = date.first._replace(year=year)
        days = resolve(replace(date, first=day, last=day, weekday=None), None)
        if days and (said == "this" or (days[1] < today if _side(said) < 0 else today < days[0])):
            return days
    return None


def _side(said: str) -> int:
    return -1 if said in ("last", "gone") else 1


def _weekday(weekday: int, said: str, today: datetime.date) -> Interval:
    monday = today - datetime.timedelta(days=today.weekday())
    day = monday + datetime.timedelta(days=weekday - 1 + 7 * STEPS.get(said, 0))
    week = datetime.timedelta(days=7)
    if said == "coming" and day <= today:
        day += week
    elif said == "gone" and day >= today:
        day -= week
    elif said in ("loose_next", "loose_last"):
        day += week * LOOSE[said]
    return day, day


def _length(text: str, date: Date, placing: Placing, today: datetime.date) -> Interval | None:
    """The days that a length of time said to be the next, the last, or so long ago stands for."""
    count = (date.days or 0) / DAYS[date.unit]
    step = _TOWARDS.get(_said_of(text, date, placing), 0)
    if step:
        return run_of(count if step > 0 else -count, date.unit, today)
    side = _side_of_length(text, date, placing)
    if side is not None:
        day = shifted(today, side * count, date.unit)
        return (day, day) if day else None
    run = run_of(count, date.unit, today) if _is_within(text, date, placing) else None
    return (today, run[1] - datetime.timedelta(days=1)) if run else None


def _said_within(text: str, date: Date, placing: Placing) -> str:
    """«Les dix derniers mois»: the word stands between the number and the unit."""
    words = text[date.start : date.end]
    for m in re.finditer(r"\S+", words):
        beside = placing.before.fullmatch(words, *m.span()) or placing.after.fullmatch(words, *m.span())
        if beside:
            return beside.lastgroup or ""
    return ""
