"""Dates said in two pieces: "December last year", "from 2010 until now", years of eras and in words."""

from __future__ import annotations

import datetime

import pytest

from mtcheck.facts.chronology import compare_days
from mtcheck.facts.dates import find_dates
from mtcheck.facts.figures import find_figures
from mtcheck.facts.numbers import find_numbers
from mtcheck.types import Facts

TODAY = datetime.date(2023, 5, 17)

#: One day of last year's December, in the languages read.
LAST_DECEMBER = [
    ("en", "in December last year"),
    ("fr", "en décembre de l'année dernière"),
    ("es", "en diciembre del año pasado"),
    ("de", "im Dezember letzten Jahres"),
    ("it", "nel dicembre dello scorso anno"),
    ("pt", "em dezembro do ano passado"),
    ("nl", "in december vorig jaar"),
    ("ru", "в декабре прошлого года"),
    ("uk", "у грудні минулого року"),
    ("pl", "w grudniu ubiegłego roku"),
    ("cs", "v prosinci loňského roku"),
    ("sv", "i december förra året"),
    ("ro", "în decembrie anul trecut"),
    ("hu", "tavaly decemberben"),
    ("el", "τον Δεκέμβριο του περασμένου έτους"),
    ("ar", "في ديسمبر من العام الماضي"),
    ("fa", "در دسامبر سال گذشته"),
    ("he", "בדצמבר בשנה שעברה"),
    ("hi", "पिछले साल दिसंबर में"),
    ("id", "pada Desember tahun lalu"),
    ("vi", "vào tháng 12 năm ngoái"),
    ("zh", "去年12月"),
    ("ja", "昨年12月"),
    ("ko", "지난해 12월"),
]


@pytest.mark.parametrize(("language", "text"), LAST_DECEMBER)
def test_a_month_of_another_year(language: str, text: str) -> None:
    (date,) = find_dates(text, language, TODAY)
    assert date.first is not None
    assert date.first[:2] == (None, 12)
    assert date.resolved == (datetime.date(2022, 12, 1), datetime.date(2022, 12, 31))


PLACED = [
    ("ja", "今月10日", "今月10日", "2023-05-10", "2023-05-10"),
    ("en", "It rained last December.", "December", "2022-12-01", "2022-12-31"),
    ("es", "el próximo 12 de mayo", "12 de mayo", "2024-05-12", "2024-05-12"),
    ("zh", "去年下半年", "去年下半年", "2022-07-01", "2022-12-31"),
    ("zh", "上半年出口增长", "上半年", "2023-01-01", "2023-06-30"),
    ("ko", "올해 상반기 수출", "올해 상반기", "2023-01-01", "2023-06-30"),
    ("en", "in the second half of the year", "second half of the year", "2023-07-01", "2023-12-31"),
    ("en", "from 2010 to today", "2010 to today", "2010-01-01", "2023-05-17"),
    ("en", "between March 2019 and now", "March 2019 and now", "2019-03-01", "2023-05-17"),
    ("es", "desde 2015 hasta ahora", "2015 hasta ahora", "2015-01-01", "2023-05-17"),
    ("en", "three weeks from today", "three weeks from today", "2023-06-07", "2023-06-07"),
    ("ja", "今日から2週間後", "今日から2週間後", "2023-05-31", "2023-05-31"),
    ("en", "sales in 2017-Q3", "2017-Q3", "2017-07-01", "2017-09-30"),
    ("ja", "平成二年", "平成二年", "1990-01-01", "1990-12-31"),
    ("ja", "令和元年5月", "令和元年5月", "2019-05-01", "2019-05-31"),
    ("ja", "1895（明治28）年7月に赴任", "1895（明治28）年7月", "1895-07-01", "1895-07-31"),
    ("ja", "昭和39（1964）年に開業", "昭和39（1964）年", "1964-01-01", "1964-12-31"),
    ("ja", "2019年(令和元年)5月に", "2019年(令和元年)5月", "2019-05-01", "2019-05-31"),
    ("zh", "民國113年", "民國113年", "2024-01-01", "2024-12-31"),
    ("es", "el diez de octubre de dos mil dieciocho", "diez de octubre de dos mil dieciocho", "2018-10-10", "2018-10-10"),
    ("en", "in October two thousand and five", "October two thousand and five", "2005-10-01", "2005-10-31"),
    ("en", "on February twenty-second, 2019", "February twenty-second, 2019", "2019-02-22", "2019-02-22"),
    ("en", "the 15th day of June 2020", "15th day of June 2020", "2020-06-15", "2020-06-15"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "words", "first", "last"), PLACED)
def test_pieces_make_one_date(language: str, text: str, words: str, first: str, last: str) -> None:
    (date,) = find_dates(text, language, TODAY)
    assert text[date.start : date.end] == words
    assert date.resolved == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


APART = [
    ("en", "Sales fell last year. May was better.", ["last year"]),
    ("en", "between last year and December", ["last year", "December"]),
    ("en", "Two weeks after, today they won.", ["Two weeks", "today"]),
    ("en", "In 2010 and now they differ.", ["2010"]),
    ("en", "since 2010, now closed", ["2010"]),
    ("en", "three minutes from today's start", ["three minutes", "today"]),
    ("en", "In May first-time buyers left.", ["May"]),
    ("en", "In March second-quarter sales fell.", ["March"]),
    ("en", "In May two thousand people came.", ["May"]),
    ("fr", "de mars à mai", ["mars à mai"]),
    ("fr", "Il marche à mai 2020", ["mai 2020"]),
    ("es", "el cuatro de julio", ["cuatro de julio"]),
    ("zh", "半年后", ["半年"]),
    ("ja", "明治神宮", []),
    ("ja", "1964年（男子28人）", ["1964年"]),
]


@pytest.mark.parametrize(("language", "text", "words"), APART)
def test_neighbours_stay_apart(language: str, text: str, words: list[str]) -> None:
    assert [text[d.start : d.end] for d in find_dates(text, language, TODAY)] == words


HOURS = [
    ("en", "at eight in the evening", ["eight in the evening"]),
    ("de", "um zehn Uhr morgens", ["zehn Uhr"]),
    ("es", "a las siete de la tarde", ["siete de la tarde"]),
    ("ja", "午後二時に", ["二時"]),
    ("ko", "오후 두 시에", ["두 시"]),
    ("zh", "晚上十点见面", ["十点"]),
    ("en", "eight in the house", []),
    ("en", "It was ten past eight in the morning.", []),
    ("es", "ayudó a las siete víctimas", []),
    ("es", "sumaron tres puntos de cuatro.", []),
    ("es", "en la próxima década.", []),
    ("ja", "一時的に閉鎖", []),
    ("ja", "二時間待った", []),
    ("zh", "提出三点建议", []),
    ("ko", "두 시간을 잤다", []),
    ("de", "zehn Uhren", []),
]


@pytest.mark.parametrize(("language", "text", "words"), HOURS)
def test_hours_in_words(language: str, text: str, words: list[str]) -> None:
    clocks = [d for d in find_dates(text, language, TODAY) if d.kind == "clock"]
    assert [text[d.start : d.end] for d in clocks] == words


def test_an_open_end_has_no_figures_and_contradicts_no_year_within() -> None:
    text = "from 2010 until now"
    numbers = find_numbers(text, "en")
    (date,) = find_dates(text, "en", TODAY, numbers)
    figures = find_figures(Facts((), (date,), (), tuple(numbers)))
    assert [(f.form, int(f.value)) for f in figures] == [("year", 2010)]
    (year,) = find_dates("in 2015", "en", TODAY)
    assert compare_days(date, year) != "differs"
