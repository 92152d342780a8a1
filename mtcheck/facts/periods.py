"""Parts of years, months and weeks: "the first week of October", "Q3 2019", "early last year", 月末."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from mtcheck.facts.calendar import LEFT_EDGE, NEVER, RIGHT_EDGE, Calendar, calendar_of
from mtcheck.facts.chronology import Interval, resolve, resolve_relative
from mtcheck.facts.spans import half_of, nth
from mtcheck.types import Date, Day, Number

_YEAR = r"(?:19|20)[0-9]{2}"
_SPACE = r"[\s\u00a0\u202f]"
#: How far left of a date the word for a part of it may begin.
_REACH = 32
#: Parts that are counted, and the wholes they are parts of.
_PARTS = {"week": {"month", "year"}, "month": {"year"}, "quarter": {"year"}, "half": {"year"}}


@dataclass(frozen=True)
class _Words:
    """Expressions of one language; each part begins or ends where the name of the whole does.

    Args:
        unit: the name of a part, a group for each unit.
        signs: "Q1" and the like, by number; ``joined``: with a year written on.
        final: "the last", before a unit.
        of: what stands between a part and its whole, when that comes after; ``after``: when it comes before.
        early, late: before a whole; ``early_after``, ``late_after``: after one.
        the_year: behind a part, that it is one of the year of writing.
        whole: (late, unit, expression) of a part of this month or year in one phrase.
    """

    unit: re.Pattern[str]
    signs: re.Pattern[str]
    joined: re.Pattern[str]
    final: re.Pattern[str]
    of: re.Pattern[str]
    after: re.Pattern[str]
    early: re.Pattern[str]
    late: re.Pattern[str]
    early_after: re.Pattern[str]
    late_after: re.Pattern[str]
    the_year: re.Pattern[str]
    whole: tuple[tuple[bool, str, re.Pattern[str]], ...]


@dataclass(frozen=True)
class _Part:
    """The n-th unit of something; the last for -1."""

    start: int
    end: int
    unit: str
    n: int


def with_periods(
    text: str, dates: Sequence[Date], language: str, numbers: Sequence[Number], today: datetime.date | None
) -> list[Date]:
    """The dates of a text, years and months that only a part is said of made that part.

    Args:
        text: running text.
        dates: read from it, in order.
        language: one that `calendar_of` knows.
        numbers: of the text.
        today: the day it was written, None if unknown.

    Returns:
        Dates in order. A part is of kind "relative", has the year and month said, and its days where they can
        be told.
    """
    words = _words_of(language)
    found = _with_counted(text, list(dates), words, numbers, today)
    found = _with_whole(text, _with_joined_signs(text, found, words), words, today)
    return _longest([_halved(text, d, words, today) for d in found])


def _longest(dates: Sequence[Date]) -> list[Date]:
    """The dates that stand in no longer one: 半年 in 今年上半年 is no length."""
    return [
        d
        for d in dates
        if not any(o.start <= d.start and d.end <= o.end and o.end - o.start > d.end - d.start for o in dates)
    ]


def unit_of(date: Date) -> str:
    """What a date names whole: "year", "month", or the unit of a relative one; "" for a day or a length."""
    if date.kind == "relative":
        return date.unit
    if date.kind != "date" or date.first is None or date.first.day is not None or date.weekday:
        return ""
    return "month" if date.first.month else "year"


def _days(date: Date, today: datetime.date | None) -> Interval | None:
    return date.resolved or resolve(date, today)


# --- counted parts ---------------------------------------------------------------------------------


def _with_counted(
    text: str, dates: list[Date], words: _Words, numbers: Sequence[Number], today: datetime.date | None
) -> list[Date]:
    for part in _parts(text, words, numbers):
        whole = next((d for d in dates if _is_whole(text, part, d, words)), None) or _the_year(
            text, part, words, today
        )
        if whole is None:
            continue
        start, end = min(part.start, whole.start), max(part.end, whole.end)
        covered = [d for d in dates if d.start < end and start < d.end]
        if any(d.start < start or end < d.end or d.kind == "range" for d in covered):
            continue
        days = nth(_days(whole, today), part.unit, part.n)
        dates = [d for d in dates if d not in covered]
        dates.append(replace(whole, start=start, end=end, kind="relative", unit=part.unit, resolved=days))
        dates.sort(key=lambda d: d.start)
    return dates


def _the_year(text: str, part: _Part, words: _Words, today: datetime.date | None) -> Date | None:
    """ "The first quarter of the year": of this one; a bare week of the year is one of anything."""
    m = words.the_year.match(text, part.end) if part.unit in ("quarter", "half") else None
    if m is None or re.match(rf"{_SPACE}*[0-9]", text[m.end() : m.end() + 3]):
        return None
    return Date(part.end, m.end(), "relative", unit="year", resolved=resolve_relative(0, "year", today))


def _with_joined_signs(text: str, dates: list[Date], words: _Words) -> list[Date]:
    """ "2017-Q1", "H2-2019": a sign and its year written as one."""
    for m in words.joined.finditer(text):
        if any(d.start < m.end() and m.start() < d.end and d.kind == "relative" for d in dates):
            continue
        year = Day(int(m["year"] or m["year_after"]), None, None)
        n = int(next(v for k, v in enumerate(m.groups(), 1) if v and len(v) == 1))
        unit = "half" if "h" in m[0].casefold() else "quarter"
        date = Date(m.start(), m.end(), "relative", year, year, unit=unit)
        dates = [d for d in dates if d.end <= m.start() or m.end() <= d.start]
        dates.append(replace(date, resolved=nth(resolve(date, None), unit, n)))
    return sorted(dates, key=lambda d: d.start)


def _is_whole(text: str, part: _Part, date: Date, words: _Words) -> bool:
    if unit_of(date) not in _PARTS[part.unit]:
        return False
    if part.end <= date.start:
        return bool(words.of.fullmatch(text, part.end, date.start))
    return date.end <= part.start and bool(words.after.fullmatch(text, date.end, part.start))


def _parts(text: str, words: _Words, numbers: Sequence[Number]) -> Iterator[_Part]:
    for m in words.unit.finditer(text):
        unit = m.lastgroup or ""
        number = _number_at(text, m.start(), m.end(), numbers)
        if number is not None:
            start = number.start - text[: number.start].endswith("第")
            yield _Part(min(start, m.start()), max(number.end, m.end()), unit, int(number.value))
        elif final := words.final.search(text[max(0, m.start() - _REACH) : m.start()]):
            yield _Part(m.start() - len(final[0]), m.end(), unit, -1)
    for m in words.signs.finditer(text):
        n = int(next(v for v in m.groups() if v))
        yield _Part(m.start(), m.end(), "half" if "h" in m[0].casefold() else "quarter", n)


def _number_at(text: str, start: int, end: int, numbers: Sequence[Number]) -> Number | None:
    """The rank that stands before a unit ("third week"), or the number that stands after one ("week 31")."""
    for number in numbers:
        if not 1 <= number.value <= 53 or number.value != int(number.value) or number.kind not in _RANKS:
            continue
        gap = text[number.end : start] if number.end <= start else None
        is_rank = number.kind == "ordinal" or text[: number.start].endswith("第")
        if gap is not None and is_rank and re.fullmatch(rf"{_SPACE}*(?:个|個|번째)?{_SPACE}*", gap):
            return number
        if number.start < start < number.end <= end and is_rank:
            return number
        if number.start >= end and re.fullmatch(rf"{_SPACE}?", text[end : number.start]) and not number.unit:
            return number
    return None


_RANKS = frozenset({"ordinal", "cardinal", "fraction"})


# --- early and late --------------------------------------------------------------------------------


def _with_whole(text: str, dates: list[Date], words: _Words, today: datetime.date | None) -> list[Date]:
    """ "The end of the month", 年末: of the one of today."""
    for late, unit, pattern in words.whole:
        for m in pattern.finditer(text):
            if any(
                d.start < m.end()
                and m.start() < d.end
                and not (d.kind == "duration" and m.start() <= d.start and d.end <= m.end())
                for d in dates
            ):
                continue
            days = half_of(resolve_relative(0, unit, today), late)
            dates.append(Date(m.start(), m.end(), "relative", unit="", resolved=days))
    return sorted(dates, key=lambda d: d.start)


def _halved(text: str, date: Date, words: _Words, today: datetime.date | None) -> Date:
    """A year, or "this week", of which the early or the late part is said; months are read so with their names."""
    if unit_of(date) not in ("week", "month", "year") or (date.kind == "date" and unit_of(date) == "month"):
        return date
    before = text[max(0, date.start - _REACH) : date.start]
    for late, left, right in ((False, words.early, words.early_after), (True, words.late, words.late_after)):
        m, n = left.search(before), right.match(text, date.end)
        if m or n:
            start = date.start - len(before) + m.start() if m else date.start
            days = half_of(_days(date, today), late)
            end = n.end() if n else date.end
            return replace(date, start=start, end=end, kind="relative", unit="", resolved=days)
    return date


# --- the words of a language -----------------------------------------------------------------------


@cache
def _words_of(language: str) -> _Words:
    calendar = calendar_of(language)
    assert calendar is not None
    words: Mapping[str, Any] = calendar.words.get("periods", {})
    left, right = (LEFT_EDGE, RIGHT_EDGE) if calendar.spaced else ("", "")
    link = rf"(?:(?:{words['link']}){_SPACE}*)?" if words.get("link") else ""
    article = calendar.words.get("article", "")
    articles = rf"(?:(?:{article}){_SPACE}*)?" if article else ""
    spans = {u: form for u, form in words.get("spans", {}).items() if u in _PARTS}
    units = "|".join(f"(?P<{unit}>{form})" for unit, form in spans.items())

    def before(key: str) -> re.Pattern[str]:
        return re.compile(rf"{left}(?:{words.get(key) or NEVER}){_SPACE}*{articles}\Z", re.I)

    def after(key: str) -> re.Pattern[str]:
        return re.compile(rf"{_SPACE}*(?:{words.get(key) or NEVER}){right}", re.I)

    return _Words(
        unit=re.compile(rf"{left}(?:{units or NEVER}){right}", re.I),
        signs=re.compile(rf"(?<!\w)(?:{_signs(calendar)})(?!\w)", re.I),
        joined=re.compile(
            rf"(?<![\w-])(?:(?P<year>{_YEAR})-?(?:{_signs(calendar)})|(?:{_signs(calendar)})-?(?P<year_after>{_YEAR}))(?![\w-])",
            re.I,
        ),
        final=before("final"),
        of=re.compile(rf"{_SPACE}*[-–,]?{_SPACE}*{link}{articles}", re.I),
        after=re.compile(rf"{_SPACE}*[-–,]?{_SPACE}*{link}{articles}", re.I),
        early=before("early"),
        late=before("late"),
        early_after=after("early_after"),
        late_after=after("late_after"),
        the_year=after("the_year"),
        whole=tuple(
            (key.startswith("late"), key.split()[1], re.compile(calendar.whole(f"(?:{form})"), re.I))
            for key, form in words.get("parts", {}).items()
        ),
    )


def _signs(calendar: Calendar) -> str:
    """Short names of quarters, in CLDR's form and as "Q1"; "H1" is half a year."""
    from babel import Locale

    names = Locale.parse(calendar.language).quarters["format"]["abbreviated"]
    forms = [r"[QH]([1-4])"]
    for n in names:
        written = re.escape(names[n])
        if str(n) in written and any(c.isalpha() for c in written):
            forms.append(written.replace(str(n), f"({n})", 1))
    return "|".join(dict.fromkeys(forms))
