"""Dates, ranges, weekdays, durations and clock times in running text, partial ones kept partial."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from mtcheck.facts.calendar import Calendar, calendar_of
from mtcheck.facts.chronology import resolve, resolve_relative, third_of
from mtcheck.facts.date_joins import with_listed, with_ranges, with_weekdays
from mtcheck.facts.date_patterns import ERA_YEARS, ERAS, patterns_of
from mtcheck.facts.deixis import with_deixis
from mtcheck.facts.durations import find_durations
from mtcheck.facts.named_days import find_holidays, find_short_dates
from mtcheck.facts.number_patterns import is_decade
from mtcheck.facts.numeric_dates import find_double_years, find_months, find_numeric, is_day, single_day
from mtcheck.facts.periods import with_periods
from mtcheck.facts.seasons import find_seasons
from mtcheck.facts.solar_hijri import find_solar_hijri
from mtcheck.facts.spelled_days import ranked_day, spelled_day, spelled_hours, spelled_year
from mtcheck.types import Date, Day, Number

#: How far left of a month name its day and its range may begin.
_WINDOW = 48
#: Digits of other scripts (full width, Arabic, Persian, Devanagari) are read as ASCII ones.
_ASCII_DIGITS = {ord(zero) + i: str(i) for zero in "０٠۰०" for i in range(10)}
#: What stands before the year of a file number or of a date that is none.
_OF_A_CODE = re.compile(r"(?<![\d.,])\d{1,3} ?- ?$")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}


def find_dates(
    text: str,
    language: str,
    today: datetime.date | None = None,
    numbers: Sequence[Number] | None = None,
) -> list[Date]:
    """Find what a text says about time.

    Args:
        text: running text, a paragraph or an article.
        language: ISO 639-1 code; of a language that is not among the 25 read, only ISO dates are found.
        today: the day it was written; dates without a year and words like "yesterday" are resolved
            from it.
        numbers: of the text, where they have been read already; read here if None.

    Returns:
        Dates in order, never overlapping, offsets in code points into ``text``. A weekday joined to a
        date is part of it. An ambiguous numeric date is read in the language's own order.

    Source: names of months, weekdays and units from CLDR through Babel; number words from
    :func:`mtcheck.facts.numbers.find_numbers`.
    """
    from mtcheck.facts.numbers import find_numbers

    calendar = calendar_of(language)
    if calendar is None:
        return _resolved(list(find_numeric(text, "dmy", iso_only=True)), today)
    numbers = find_numbers(text, language) if numbers is None else numbers
    text = text.translate(_ASCII_DIGITS)
    readers: list[Callable[[], Iterator[Date]]] = [
        lambda: find_solar_hijri(text, language, today),
        lambda: find_numeric(text, calendar.words.get("numeric", calendar.order)),
        lambda: _clock(text, calendar, numbers),
        lambda: spelled_hours(text, patterns_of(language), numbers),
        lambda: find_holidays(text, language, today),
        lambda: _named(text, calendar, numbers, today),
        lambda: find_double_years(text, patterns_of(language).month),
        lambda: find_months(text),
        lambda: find_short_dates(text, language),
        lambda: find_seasons(text, language, today),
        lambda: _era_years(text, calendar),
        # «Empat tahun lalu» is four years ago, «tahun lalu» last year.
        lambda: iter(find_durations(text, language, numbers)),
        lambda: _relative(text, calendar, today),
        lambda: _weekdays(text, calendar),
        lambda: _day_alone(text, calendar),
        lambda: _years(text, language, numbers),
    ]
    found: list[Date] = []
    for reader in readers:
        found += [d for d in reader() if not any(d.start < f.end and f.start < d.end for f in found)]
    found.sort(key=lambda d: d.start)
    found = with_weekdays(text, found, patterns_of(language))
    found = with_ranges(text, found, patterns_of(language))
    found = with_listed(text, found, patterns_of(language))
    found = with_periods(text, found, language, numbers, today)
    return _resolved(with_deixis(text, found, language, today), today)


def _resolved(dates: list[Date], today: datetime.date | None) -> list[Date]:
    return [d if d.resolved else replace(d, resolved=resolve(d, today)) for d in dates]


# --- month names -----------------------------------------------------------------------------------


def _named(
    text: str, calendar: Calendar, numbers: Sequence[Number], today: datetime.date | None
) -> Iterator[Date]:
    patterns = patterns_of(calendar.language)
    done = 0
    for m in patterns.month.finditer(text):
        month = calendar.months.value(text, *m.span()) if m.start() >= done else None
        if month is None:
            continue
        date = _around(text, m.start(), m.end(), int(month), done, calendar, numbers)
        if date is not None and date.first is not None and date.first.day is None:
            date = _month_alone(text, m.start(), m.end(), date, calendar, today)
        if date is not None:
            done = date.end
            yield date


def _around(
    text: str,
    start: int,
    end: int,
    month: int,
    floor: int,
    calendar: Calendar,
    numbers: Sequence[Number],
) -> Date | None:
    """The date whose month name stands at ``start:end``, with the day and year found beside it."""
    patterns = patterns_of(calendar.language)
    left_edge = max(floor, start - _WINDOW)
    before = text[left_edge:start]
    year: int | None = None
    first: int | None = None
    last: int | None = None
    begin, finish = start, end
    if left := patterns.left.search(before):
        last = int(left["day"])
        first = int(left["from"] or left["from2"] or last)
        begin = left_edge + left.start()
    elif spelled := spelled_day(text, start, floor, calendar, patterns, numbers):
        first = last = int(spelled.value)
        begin = spelled.start
    if left_year := patterns.left_year.search(text, left_edge, begin):
        year = _year_of_era(left_year["year"], left_year["era"] or "")
        begin = left_year.start()
    if first is None and (right := patterns.right.match(text, end)):
        first = _small(right["day"])
        last = _small(right["to"]) if right["to"] else first
        finish = right.end()
        if first is not None and last is not None and last < first:
            last, finish = first, right.end("day")
    if first is None and (ranked := ranked_day(text, end, patterns, numbers)):
        first = last = int(ranked.value)
        finish = ranked.end
    if year is None and (right_year := patterns.right_year.match(text, finish)):
        year = int(right_year["year"])
        finish = right_year.end()
    if year is None and (in_words := spelled_year(text, finish, patterns, numbers)):
        year, finish = in_words
    if first is None or last is None:
        return Date(begin, finish, "date", Day(year, month, None), Day(year, month, None))
    if not (is_day(year, month, first) and is_day(year, month, last)):
        return None
    return Date(
        begin,
        finish,
        "date" if first == last else "range",
        Day(year, month, first),
        Day(year, month, last),
        _weekday_in_brackets(text, finish),
    )


def _year_of_era(written: str, era: str) -> int | None:
    """The year of the common era: 平成二年, 令和元年, 民國113年; digits alone are one."""
    number = 1 if written == "元" else int(written) if written.isdecimal() else _small(written)
    return number + ERAS.get(era, 0) if number else None


def _era_years(text: str, calendar: Calendar) -> Iterator[Date]:
    if calendar.order == "ymd":
        for m in ERA_YEARS.finditer(text):
            year = _year_of_era(m["year"] or m["year2"], m["era"] or m["era2"])
            if year and (date := single_day(m.start(), m.end(), year, None, None)):
                yield date


def _small(written: str) -> int | None:
    """A day number in digits or in Chinese numerals up to 31."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if any(c not in _DIGITS for c in tens + ones):
        return None
    return (10 * (_DIGITS[tens] if tens else 1) if ten else 0) + (_DIGITS[ones] if ones else 0)


def _weekday_in_brackets(text: str, end: int) -> int | None:
    m = re.match(r"\s*[（(]\s*([月火水木金土日월화수목금토일])[曜요]?[日일]?\s*[)）]", text[end : end + 12])
    return ("月火水木金土日월화수목금토일".index(m[1]) % 7) + 1 if m else None


def _month_alone(
    text: str, start: int, end: int, date: Date, calendar: Calendar, today: datetime.date | None
) -> Date | None:
    """A month without a day: None where it may be another word, "relative" for a part of it."""
    patterns = patterns_of(calendar.language)
    if not calendar.is_name(text[start:end]):
        return None
    before = text[max(0, start - _WINDOW) : start]
    is_year_said = date.first is not None and date.first.year is not None
    in_range = patterns.to_month.match(text, end) or patterns.from_month.search(before)
    if calendar.spaced and not is_year_said and not in_range:
        # «sept» is a number and "Mar" a name far more often than a month; a full stop makes it one.
        if text[start:end].casefold() in calendar.clipped and text[end : end + 1] != ".":
            sure = re.fullmatch(calendar.word("clipped"), text[start:end]) and patterns.cue.search(before)
            return date if sure else None
        is_followed = bool(calendar.words.get("after") and patterns.after.match(text, end))
        if patterns.weak.fullmatch(text, start, end) and not (is_followed or patterns.cue.search(before)):
            return None
    for third, part in enumerate(patterns.parts):
        if found := part.search(before):
            whole = replace(date, start=start - len(before) + found.start(), kind="relative")
            return replace(whole, resolved=third_of(resolve(whole, today), third))
    return date


# --- weekdays, single days, years, relative words, clock times -------------------------------------


def _weekdays(text: str, calendar: Calendar) -> Iterator[Date]:
    patterns = patterns_of(calendar.language)
    for m in patterns.weekday.finditer(text):
        value = calendar.weekdays.value(text, *m.span())
        is_followed = bool(calendar.words.get("after") and patterns.after.match(text, m.end()))
        if value is None or not (is_followed or calendar.is_name(m[0])):
            continue
        weekday = Date(m.start(), m.end(), "weekday", weekday=int(value))
        if m[0].casefold() in calendar.clipped:
            # "Sun" counts beside a date only: see `with_weekdays`.
            yield replace(weekday, weekday=-int(value))
            continue
        # A capital inside the name tells Vietnamese "thứ Hai" (Monday) from "thứ hai" (second).
        is_weak = patterns.weak.fullmatch(m[0]) and not re.search(r"\s[A-ZĐ]", m[0])
        if calendar.spaced and is_weak:
            before = text[max(0, m.start() - _WINDOW) : m.start()]
            if not (is_followed or patterns.cue.search(before)):
                continue
        yield weekday


def _day_alone(text: str, calendar: Calendar) -> Iterator[Date]:
    """29日, "on the 4th", «le 18»: a day of a month that is not named."""
    for m in patterns_of(calendar.language).alone.finditer(text):
        if date := single_day(m.start(), m.end(), None, None, int(m[1])):
            yield date


def _years(text: str, language: str, numbers: Sequence[Number]) -> Iterator[Date]:
    for number in numbers:
        # "1990s" and «les années 1990» are decades: left to the numbers; "32-2015" is no year.
        if is_decade(text, number, language) or _OF_A_CODE.search(
            text[max(0, number.start - 6) : number.start]
        ):
            continue
        m = re.compile(r"(\d{4})(?:\s?[年년])?").match(text, number.start) if number.kind == "year" else None
        date = (
            single_day(number.start, m.end(), int(m[1]), None, None) if m and m.end() >= number.end else None
        )
        if date is not None:
            yield date


def _relative(text: str, calendar: Calendar, today: datetime.date | None) -> Iterator[Date]:
    for offset, unit, pattern in patterns_of(calendar.language).relative:
        for m in pattern.finditer(text):
            span = resolve_relative(offset, unit, today)
            yield Date(m.start(), m.end(), "relative", unit=unit, resolved=span, offset=offset)


def _clock(text: str, calendar: Calendar, numbers: Sequence[Number]) -> Iterator[Date]:
    times = [n for n in numbers if n.kind == "time"]
    for m in patterns_of(calendar.language).clock.finditer(text):
        # «À 8 heures moins dix» is one time, read among the numbers.
        if any(t.spelled and t.start < m.end() < t.end for t in times):
            continue
        hour = re.search(r"\d+", m[0])
        # «Le 47 persone» are no hour.
        if hour is None or int(hour[0]) <= 24 or len(hour[0]) > 2:
            yield Date(m.start(), m.end(), "clock")
    for name, pattern in patterns_of(calendar.language).named_hours:
        for m in pattern.finditer(text):
            # "12 noon" has its figure.
            if not any(t.start < m.end() and m.start() < t.end for t in times):
                yield Date(m.start(), m.end(), "clock", unit=name)
