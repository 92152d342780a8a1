"""Dates that belong together: a weekday and its date, the two ends of a range."""

from __future__ import annotations

from dataclasses import replace

from mtcheck.facts.chronology import resolve
from mtcheck.facts.date_patterns import DatePatterns
from mtcheck.types import Date, Day

#: How far left of a range "between" may stand.
_WINDOW = 48
#: The end, or the begin, of a range that is the day of writing.
_UNSAID = Day(None, None, None)


def with_weekdays(text: str, dates: list[Date], patterns: DatePatterns) -> list[Date]:
    """A weekday beside a date becomes part of it; a clipped one ("Sun") anywhere else is dropped."""
    joined: list[Date] = []
    i = 0
    while i < len(dates):
        date = dates[i]
        after = dates[i + 1] if i + 1 < len(dates) else None
        pair = (date, after) if after is not None else None
        if (
            pair
            and _is_weekday(pair[0])
            and _has_day(pair[1])
            and patterns.weekday_gap.fullmatch(text, date.end, pair[1].start)
        ):
            weekday, full = pair
        elif (
            pair
            and _is_weekday(pair[1])
            and _has_day(pair[0])
            and patterns.weekday_gap.fullmatch(text, date.end, pair[1].start)
        ):
            full, weekday = pair
        else:
            if _is_weekday(date):
                named = _day_number_after(text, date, patterns)
                if named is not None:
                    joined.append(named)
                elif (date.weekday or 0) > 0:
                    joined.append(date)
            else:
                joined.append(date)
            i += 1
            continue
        start, end = min(full.start, weekday.start), max(full.end, weekday.end)
        joined.append(replace(full, start=start, end=end, weekday=abs(weekday.weekday or 0)))
        i += 2
    return joined


def _day_number_after(text: str, date: Date, patterns: DatePatterns) -> Date | None:
    """«lundi 4», "Monday the 4th"."""
    m = patterns.day_after_weekday.match(text, date.end)
    if m is None or not 1 <= int(m["day"]) <= 31:
        return None
    said = Day(None, None, int(m["day"]))
    return Date(date.start, m.end(), "date", said, said, abs(date.weekday or 0))


def _is_weekday(date: Date) -> bool:
    return date.kind == "weekday"


def _has_day(date: Date) -> bool:
    return date.kind == "date" and date.first is not None and date.first.day is not None and not date.weekday


def with_listed(text: str, dates: list[Date], patterns: DatePatterns) -> list[Date]:
    """The days of "the 5th, 12th and 19 June", each a date of the month that is said once."""
    listed: list[Date] = []
    for date in dates:
        first, end = date.first, date.start
        if not _is_said(date) or first is None or first.day is None or first.month is None:
            continue
        if not text[date.start].isdecimal():
            continue
        day = first.day
        while m := patterns.listed.search(text, max(0, end - _WINDOW), end):
            # "Page 4, 5 May": commas alone make no list.
            if not (m["and"] or end < date.start) or not 0 < int(m["day"]) < day:
                break
            if any(d.start < m.end("said") and m.start() < d.end for d in dates):
                break
            day, end = int(m["day"]), m.start()
            said = first._replace(day=day)
            listed.append(Date(m.start(), m.end("said"), "date", said, said))
    return sorted(dates + listed, key=lambda d: d.start)


def with_ranges(text: str, dates: list[Date], patterns: DatePatterns) -> list[Date]:
    """Two dates of one shape with "to" between them are a range."""
    joined: list[Date] = []
    for date in dates:
        before = joined[-1] if joined else None
        if before is not None and (
            whole := _range(text, before, date, patterns) or _until_today(text, before, date, patterns)
        ):
            joined[-1] = whole
        else:
            joined.append(date)
    return [_from_now(text, _until_now(text, d, patterns), patterns) for d in joined]


def _from_now(text: str, date: Date, patterns: DatePatterns) -> Date:
    """ "Between now and November": a range whose begin is the day of writing."""
    window = max(0, date.start - _WINDOW)
    m = patterns.since_now.search(text[window : date.start]) if _is_said(date) else None
    if m is None or not (m["between"] or patterns.between_after.match(text, date.end)):
        return date
    return replace(date, start=window + m.start(), kind="range", first=_UNSAID)


def _until_today(text: str, a: Date, b: Date, patterns: DatePatterns) -> Date | None:
    """ "From 2010 to today": a range whose end is said by no date."""
    if not _is_said(a) or (b.kind, b.unit) != ("relative", "day") or not _is_to(text, a, b, patterns):
        return None
    today = b.resolved[0] if b.resolved else None
    begin = resolve(a, today)
    resolved = (begin[0], today) if begin and today and begin[0] <= today else None
    return Date(a.start, b.end, "range", a.first, _UNSAID, resolved=resolved)


def _until_now(text: str, date: Date, patterns: DatePatterns) -> Date:
    m = patterns.until_now.match(text, date.end) if _is_said(date) else None
    between = patterns.between.search(text[max(0, date.start - _WINDOW) : date.start])
    if m is None or (m["and"] and not between):
        return date
    return replace(date, end=m.end(), kind="range", last=_UNSAID)


def _is_said(date: Date) -> bool:
    return date.kind == "date" and date.first is not None and date.first == date.last and not date.weekday


def _is_to(text: str, a: Date, b: Date, patterns: DatePatterns) -> bool:
    if patterns.range_gap.fullmatch(text, a.end, b.start):
        return True
    between = patterns.between.search(text[max(0, a.start - _WINDOW) : a.start])
    said = between or patterns.between_after.match(text, b.end)
    return bool(said and patterns.and_gap.fullmatch(text, a.end, b.start))


def _range(text: str, a: Date, b: Date, patterns: DatePatterns) -> Date | None:
    if a.kind != "date" or b.kind != "date" or a.first is None or b.first is None or b.last is None:
        return None
    if not _is_to(text, a, b, patterns):
        return None
    first, last = a.first, b.last
    if first.year and last.year and first.day is None and last.month is not None and first.month is None:
        # "From 2014 to May 2018".
        return Date(a.start, b.end, "range", first, last) if first.year < last.year else None
    if first.month is None and first.day is not None:
        first = first._replace(month=last.month)
    elif last.month is None and last.day is not None:
        last = last._replace(month=first.month)
    if (first.day is None) != (last.day is None) or (first.month is None) != (last.month is None):
        return None
    if first.year is None and last.year is not None:
        turned = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        first = first._replace(year=last.year - 1 if turned else last.year)
    if (
        last.year is None
        and first.year is not None
        and (first.month, first.day or 0) <= (last.month, last.day or 0)
    ):
        last = last._replace(year=first.year)
    if first.year and last.year and first > last:
        return None
    return Date(a.start, b.end, "range", first, last)
