"""Days of the Iranian calendar, in Persian and as Latin letters write them."""

from __future__ import annotations

import datetime

import pytest

from mtcheck.facts import find_dates, find_numbers

TODAY = datetime.date(2024, 11, 10)


@pytest.mark.parametrize(
    ("language", "text", "found", "first", "last"),
    [
        ("fa", "دوشنبه ۱۴ آبان ۱۴۰۳ در تهران", "دوشنبه ۱۴ آبان ۱۴۰۳", (2024, 11, 4), (2024, 11, 4)),
        ("fa", "او در ۲۰ فروردین ۱۴۰۲ آمد.", "۲۰ فروردین ۱۴۰۲", (2023, 4, 9), (2023, 4, 9)),
        ("fa", "۲۲ بهمن ۱۳۵۷", "۲۲ بهمن ۱۳۵۷", (1979, 2, 11), (1979, 2, 11)),
        ("fa", "۳۰ اسفند ۱۳۹۹", "۳۰ اسفند ۱۳۹۹", (2021, 3, 20), (2021, 3, 20)),  # a leap year
        ("fa", "۱۴۰۳/۰۸/۱۴", "۱۴۰۳/۰۸/۱۴", (2024, 11, 4), (2024, 11, 4)),
        ("fa", "از ۳ تا ۵ آبان ۱۴۰۳", "۳ تا ۵ آبان ۱۴۰۳", (2024, 10, 24), (2024, 10, 26)),
        ("fa", "روز ۳ تیر", "۳ تیر", (2024, 6, 23), (2024, 6, 23)),
        ("fa", "۱۴ آبان", "۱۴ آبان", (2024, 11, 4), (2024, 11, 4)),
        ("en", "TEHRAN, Monday 14 Aban 1403 –", "Monday 14 Aban 1403", (2024, 11, 4), (2024, 11, 4)),
        ("en", "on Aban 14, 1403,", "Aban 14, 1403", (2024, 11, 4), (2024, 11, 4)),
        ("fr", "le 20 Farvardin 1402", "20 Farvardin 1402", (2023, 4, 9), (2023, 4, 9)),
    ],
)
def test_days(
    language: str, text: str, found: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    (date,) = find_dates(text, language, TODAY)
    assert text[date.start : date.end] == found
    assert date.resolved == (datetime.date(*first), datetime.date(*last))


@pytest.mark.parametrize(
    ("text", "found", "years"),
    [
        ("در سال ۱۴۰۲", "سال ۱۴۰۲", (2023, 2024)),
        ("در زمستان ۱۳۸۰ بود", "زمستان ۱۳۸۰", (2001, 2002)),
        ("در تابستان ۱۳۸۳ بود", "تابستان ۱۳۸۳", (2004, 2004)),
    ],
)
def test_years(text: str, found: str, years: tuple[int, int]) -> None:
    (date,) = find_dates(text, "fa", TODAY)
    assert text[date.start : date.end] == found
    assert (date.first.year, date.last.year) == years
    assert date.resolved == (datetime.date(years[0], 3, 20), datetime.date(years[0] + 1, 3, 21))


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fa", "در آبان ۱۴۰۳", "آبان ۱۴۰۳"),
        ("fa", "تا پایان شهریورماه", "شهریورماه"),
        ("fa", "سی و یکم شهریور ۱۳۵۹", "سی و یکم شهریور ۱۳۵۹"),
        ("fa", "۳۱ آبان ۱۴۰۳", "۳۱ آبان ۱۴۰۳"),  # there is no such day
        ("en", "by the end of Shahrivar 1403", "Shahrivar 1403"),
    ],
)
def test_what_is_no_day_of_ours_only_stands_there(language: str, text: str, found: str) -> None:
    (date,) = find_dates(text, language, TODAY)
    assert text[date.start : date.end] == found
    assert date.resolved is None
    assert not [n for n in find_numbers(text, language) if n.kind == "date"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "۳ تیر شلیک کرد"),  # shots
        ("fa", "مهر او بر نامه بود"),  # a seal
        ("fa", "دی خبر داد"),  # yesterday
        ("fa", "۱۴۰۳ نفر"),
        ("en", "1403 people in Aban"),
        ("en", "Azar, 34, left."),
        ("en", "Mehr News said 1403 times"),
        ("de", "Tir 12 kam"),
    ],
)
def test_left_alone(language: str, text: str) -> None:
    assert find_dates(text, language, TODAY) == []


@pytest.mark.parametrize(
    ("language", "text", "rials"),
    [
        ("fa", "۴۰۰ میلیون تومان", 4_000_000_000),
        ("fa", "۴ میلیارد ریال", 4_000_000_000),
        ("en", "400 million tomans", 4_000_000_000),
        ("en", "4 billion rials", 4_000_000_000),
        ("de", "400 Millionen Toman", 4_000_000_000),
    ],
)
def test_ten_rials_are_a_toman(language: str, text: str, rials: int) -> None:
    (sum_,) = find_numbers(text, language)
    assert (sum_.value, sum_.unit, sum_.kind) == (rials, "IRR", "money")
