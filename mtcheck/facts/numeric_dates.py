"""Full dates in digits: 2021-03-08, 3/8/2021, „8. 3. 2021“."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from mtcheck.types import Date, Day

_ISO = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/]\d\d?(?!\d)|\.\d)(?:T[\d:.]+Z?)?")
#: „8. 3. 2021“, "2021. 3. 8."; right-to-left marks stand before the slashes of Arabic dates.
_SPACED_DMY = re.compile(
    r"(?<![\d/.,-])(\d{1,2})(?:\. |\u200f/)(\d{1,2})(?:\. |\u200f/)((?:19|20)\d\d)(?!\d)"
)
#: «9 de 8 de 1971», «18 8 1978»: no other number stands beside it.
_WORDED_DMY = re.compile(
    r"(?<![\d/.,:-])(?<!\d )(\d{1,2})( (?:del? )?)(\d{1,2})\2((?:19|20)\d\d)(?![\d%]|[-/.,:]\d| \d)"
)
_SPACED_YMD = re.compile(r"(?<![\d/.,-])((?:19|20)\d\d)\. (\d{1,2})\. (\d{1,2})\.?(?!\d|\.\d)")
_DMY = re.compile(r"(?<![\d/.,-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d|\d\d(?=\D|$))(?!\d|[-/]\d|\.\d)")

#: "12-2015", "2015-3": a month of a year.
_MONTH_YEAR = re.compile(r"(?<![\w/.,:–-])(0?[1-9]|1[0-2])-((?:19|20)\d\d)(?![\w/]|[-–.,:]\d)")
_YEAR_MONTH = re.compile(r"(?<![\w/.,:–-])((?:19|20)\d\d)-(0?[1-9]|1[0-2])(?![\w/]|[-–.,:]\d)")
#: "1/10/2018-7/10/2018": a hyphen between two full dates is no part of either.
_FULL_RANGE = re.compile(r"(?<![\d/.])(\d{1,4}([/.])\d{1,2}\2\d{1,4})-(?=\d{1,4}\2\d{1,2}\2\d{1,4}(?![\d/]))")
#: "2019-20", "2018/2019", "FY2023-24", "FY24": a season, a school year or a fiscal year.
_DOUBLE_YEAR = re.compile(
    r"(?<![\w/.,])(?<!\d[-–])(?:FY ?)?((?:1[5-9]|20)\d\d)([-–—‑/])((?:1[5-9]|20)?\d\d)(?![\d/]|[-–.,:]\d)"
)
_SPACES = (" ", "\u00a0")
_FISCAL_YEAR = re.compile(r"(?<!\w)FY ?((?:19|20)?\d\d)(?![\w/]|[-–.,]\d)")


def find_double_years(text: str, month: re.Pattern[str]) -> Iterator[Date]:
    """Years that begin in one and end in another, and fiscal years: "2019-20", "2023/24", "FY2024".

    Args:
        text: running text with ASCII digits.
        month: any month's name: "8 March 2014-19 April 2015" holds no "2014-19".
    """
    for m in _DOUBLE_YEAR.finditer(text):
        first = int(m[1])
        last = int(m[3]) if len(m[3]) == 4 else first - first % 100 + int(m[3])
        last += 100 * (len(m[3]) == 2 and first % 100 == 99 and last % 100 == 0)
        # "2015-12" may be a month, "3/1990/95" anything; "2014-18" is a span of years.
        is_span = m[2] != "/" and (len(m[3]) == 4 or last % 100 > 12) and last > first
        gap = text[m.end() : m.end() + 1] in _SPACES
        if (last == first + 1 or is_span) and not month.match(text, m.end() + gap):
            yield Date(m.start(), m.end(), "range", Day(first, None, None), Day(last, None, None))
    for m in _FISCAL_YEAR.finditer(text):
        if date := single_day(m.start(), m.end(), int(m[1]) + 2000 * (len(m[1]) == 2), None, None):
            yield date


def find_numeric(text: str, order: str, iso_only: bool = False) -> Iterator[Date]:
    """Full dates in digits.

    Args:
        text: running text with ASCII digits.
        order: "dmy", "mdy" or "ymd": how a language reads 3/4.
        iso_only: whether those with the year first are all that is wanted.
    """
    text = _FULL_RANGE.sub(r"\1–", text)
    for m in _ISO.finditer(text):
        if date := single_day(m.start(), m.end(), int(m[1]), int(m[3]), int(m[4])):
            yield date
    if iso_only:
        return
    for m in _SPACED_DMY.finditer(text):
        if date := single_day(m.start(), m.end(), int(m[3]), int(m[2]), int(m[1])):
            yield date
    for m in _WORDED_DMY.finditer(text) if order == "dmy" else ():
        if date := single_day(m.start(), m.end(), int(m[4]), int(m[3]), int(m[1])):
            yield date
    for m in _SPACED_YMD.finditer(text):
        if date := single_day(m.start(), m.end(), int(m[1]), int(m[2]), int(m[3])):
            yield date
    for m in _DMY.finditer(text):
        # "1.5.24" may be a version or a paragraph; with two digits of year a date has slashes, or two everywhere.
        if len(m[4]) == 2 and m[2] != "/" and (order != "dmy" or len(m[0]) != len("01.05.24") or m[2] == "-"):
            continue
        year = int(m[4]) if len(m[4]) == 4 else 2000 + int(m[4]) - (100 if int(m[4]) > 50 else 0)
        first, second = int(m[1]), int(m[3])
        month_first = order == "mdy" and m[2] == "/"
        day, month = (second, first) if month_first else (first, second)
        if month > 12:
            day, month = month, day
        if date := single_day(m.start(), m.end(), year, month, day):
            yield date


def find_months(text: str) -> Iterator[Date]:
    """Months of years in digits: "12-2015", "2015-03"; "2011-12" may be a season.

    Args:
        text: running text with ASCII digits.
    """
    for m in _MONTH_YEAR.finditer(text):
        if date := single_day(m.start(), m.end(), int(m[2]), int(m[1]), None):
            yield date
    for m in _YEAR_MONTH.finditer(text):
        if int(m[2]) != (int(m[1]) + 1) % 100 and (
            date := single_day(m.start(), m.end(), int(m[1]), int(m[2]), None)
        ):
            yield date


def single_day(start: int, end: int, year: int | None, month: int | None, day: int | None) -> Date | None:
    """A date of one day of which parts may be unsaid, None where the calendar has no such day."""
    if not is_day(year, month, day):
        return None
    said = Day(year, month, day)
    return Date(start, end, "date", said, said)


def is_day(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has a day, of which parts may be unsaid."""
    try:
        datetime.date(year or 2000, month or 1, day or 1)
    except ValueError:
        return False
    return year is None or 1500 <= year < 2200
