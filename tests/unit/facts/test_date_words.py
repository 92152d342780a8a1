"""Days, months and years in the ways that newspapers write them besides the plain one."""

from __future__ import annotations

import datetime

import pytest

from mtcheck.facts.dates import find_dates
from mtcheck.facts.numbers import find_numbers
from mtcheck.facts.spans import weekday_of_month
from mtcheck.types import Day

TODAY = datetime.date(2023, 5, 17)  # a Wednesday

SAID = [
    ("en", "It opens on the 18th.", "the 18th", Day(None, None, 18)),
    ("fr", "Il revient le 18.", "le 18", Day(None, None, 18)),
    ("es", "Vuelve el día 18.", "el día 18", Day(None, None, 18)),
    ("hi", "बैठक 18 तारीख को है", "18 तारीख", Day(None, None, 18)),
    ("en", "they met in july", "july", Day(None, 7, None)),
    ("en", "built in June in 2016", "June in 2016", Day(2016, 6, None)),
    ("fr", "le 3 aout 2019", "3 aout 2019", Day(2019, 8, 3)),
    ("es", "el miercoles 4 de marzo", "miercoles 4 de marzo", Day(None, 3, 4)),
    ("es", "el 23/sep/2020", "23/sep/2020", Day(2020, 9, 23)),
    ("hi", "2019 में 26 जून को", "2019 में 26 जून", Day(2019, 6, 26)),
    ("en", "closed since Nov", "Nov", Day(None, 11, None)),
    ("en", "filed 12-2015", "12-2015", Day(2015, 12, None)),
    ("en", "filed 2015-3", "2015-3", Day(2015, 3, None)),
]


@pytest.mark.parametrize(("language", "text", "words", "day"), SAID)
def test_a_day_or_a_month(language: str, text: str, words: str, day: Day) -> None:
    (found,) = find_dates(text, language)
    assert (text[found.start : found.end], found.first, found.last) == (words, day, day)


NOTHING = [
    ("en", "He came on the 18th floor, the 18th of them."),
    ("en", "may the sun march on in august halls"),
    ("en", "the marchers, a mayor"),
    ("en", "in dec, by Jan, a Dec"),
    ("en", "case 32-2015 and file 133-2016"),
    ("fr", "Ils sont dans le 18,5 ou le 93."),
    ("fr", "le 18 rouge"),
    ("es", "por la mañana y a media mañana"),
    ("es", "el mañana es suyo, cada mañana"),
    ("es", "el 18 corre más"),
    ("de", "Guten Morgen, am Morgen"),
    ("it", "Marco corre"),
    ("pt", "o marco histórico de Marco"),
    ("hi", "18 तारीखें"),
    ("ar", "في اليوم الأول من البطولة"),
    ("fr", "les années 1990 et les années 90"),
    ("es", "la década de 1990"),
    ("it", "gli anni 1990"),
    ("pl", "lata 1990"),
    ("en", "the 1990s and the 1980 s"),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_only_looks_like_one(language: str, text: str) -> None:
    assert [text[d.start : d.end] for d in find_dates(text, language, TODAY)] == []


TOMORROW = [
    ("es", "La reunión será mañana.", "2023-05-18"),
    ("de", "Die Sitzung ist morgen.", "2023-05-18"),
    ("ar", "قال اليوم الأربعاء", "2023-05-17"),
]


@pytest.mark.parametrize(("language", "text", "day"), TOMORROW)
def test_words_for_a_day(language: str, text: str, day: str) -> None:
    assert day in [str(d.resolved[0]) for d in find_dates(text, language, TODAY) if d.resolved]


def test_a_year_in_a_season_of_sport_is_no_month() -> None:
    (found,) = find_dates("the 2011-12 season", "en")
    assert (found.kind, found.first, found.last) == ("range", Day(2011, None, None), Day(2012, None, None))


LENGTHS = [
    ("en", "They stayed two nights.", "two nights", 2),
    ("fr", "après trois nuits de pluie", "trois nuits", 3),
    ("de", "nach zwei Nächten", "zwei Nächten", 2),
    ("en", "the 2 upcoming months", "2 upcoming months", 60),
    ("ja", "2泊の旅", "2泊", 2),
    ("en", "two consecutive quarters of growth", "two consecutive quarters", 180),
    ("en", "over the last three quarters", "three quarters", 270),
    ("fr", "deux trimestres de suite", "deux trimestres", 180),
    ("zh", "连续三个季度", "三个季度", 270),
]


@pytest.mark.parametrize(("language", "text", "words", "days"), LENGTHS)
def test_lengths(language: str, text: str, words: str, days: int) -> None:
    (found,) = find_dates(text, language)
    assert (text[found.start : found.end], found.days) == (words, days)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "late of a night"),
        ("en", "a night out"),
        ("fr", "une nuit d'été"),
        ("ru", "в 3 ночи"),
        ("id", "pukul 8 malam"),
        ("zh", "8日晚"),
        ("en", "three quarters of it, a quarter of all"),
        ("en", "for a quarter"),
        ("fr", "les trois quarts du public"),
        ("de", "drei Viertel der Stadt"),
        ("zh", "三季度的利润"),
    ],
)
def test_a_night_is_no_length(language: str, text: str) -> None:
    assert not [d for d in find_dates(text, language) if d.days]


HOLIDAYS = [
    ("en", "on Thanksgiving 2022", "2022-11-24"),
    ("en", "on Black Friday 2022", "2022-11-25"),
    ("en", "before Memorial Day", "2023-05-29"),
    ("de", "am Volkstrauertag 2022", "2022-11-13"),
    ("de", "am Erntedankfest 2022", "2022-10-02"),
    ("ja", "2022年の海の日", "2022-07-18"),
    ("hi", "2022 के ब्लैक फ्राइडे पर", "2022-11-25"),
]


@pytest.mark.parametrize(("language", "text", "day"), HOLIDAYS)
def test_moveable_days(language: str, text: str, day: str) -> None:
    (found,) = find_dates(text, language, TODAY)
    assert found.resolved == (datetime.date.fromisoformat(day),) * 2


@pytest.mark.parametrize(
    ("nth", "day"), [(1, 4), (4, 25), (-1, 25)], ids=["the first", "the fourth", "the last"]
)
def test_a_weekday_of_a_month(nth: int, day: int) -> None:
    assert weekday_of_month(2021, 2, nth, 4) == datetime.date(2021, 2, day)


SPANS = [
    ("en", "between now and November 15", "2023-05-17", "2023-11-15"),
    ("fr", "entre maintenant et le 15 novembre", "2023-05-17", "2023-11-15"),
    ("es", "entre ahora y el 3 de mayo", "2023-05-17", "2024-05-03"),
    ("en", "in the first quarter of the year", "2023-01-01", "2023-03-31"),
    ("fr", "le premier trimestre de l'année", "2023-01-01", "2023-03-31"),
    ("hi", "2022 का तीसरा सप्ताह", "2022-01-17", "2022-01-23"),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), SPANS)
def test_spans(language: str, text: str, first: str, last: str) -> None:
    (found,) = find_dates(text, language, TODAY)
    assert tuple(map(str, found.resolved or ())) == (first, last)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "now and then"),
        ("en", "a quarter of the year's crop"),
        ("fr", "le trimestre de l'année 2"),
        ("en", "between now and never"),
    ],
)
def test_no_span(language: str, text: str) -> None:
    assert not [d for d in find_dates(text, language, TODAY) if d.kind in ("range", "relative")]


LISTED = [
    ("en", "on 18 and 19 June", [18, 19]),
    ("en", "the 5th, 12th and 19th of July", [5, 12, 19]),
    ("fr", "les 4, 5 et 6 mai", [4, 5, 6]),
    ("de", "am 4. und 5. Mai", [4, 5]),
    ("es", "los días 4 y 5 de mayo", [4, 5]),
    ("en", "page 4, 5 May", [5]),
    ("en", "19 and 18 June", [18]),
    ("en", "worth 4.5 and 6 May", [6]),
    ("en", "scored 3-4 and 6 May", [6]),
    ("fr", "le 40 et 6 mai", [6]),
]


@pytest.mark.parametrize(("language", "text", "days"), LISTED)
def test_days_that_share_a_month(language: str, text: str, days: list[int]) -> None:
    assert [d.first.day for d in find_dates(text, language) if d.first] == days


FULL = [
    ("es", "nació el 9 de 8 de 1971", Day(1971, 8, 9)),
    ("fr", "né le 18 8 1978", Day(1978, 8, 18)),
    ("en", "by 2150, seas will rise", Day(2150, None, None)),
]


@pytest.mark.parametrize(("language", "text", "day"), FULL)
def test_days_in_figures_and_far_years(language: str, text: str, day: Day) -> None:
    assert [d.first for d in find_dates(text, language)] == [day]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "sold to 2150 people"),
        ("en", "2150 homes"),
        ("fr", "les 18 40 1978 pièces"),
        ("fr", "01 18 8 1978"),
        ("es", "el 9 de 18 de 1971"),
    ],
)
def test_figures_that_are_no_day(language: str, text: str) -> None:
    assert not [d for d in find_dates(text, language) if d.first and d.first.month]
    assert not [d for d in find_dates(text, language) if d.first and (d.first.year or 0) > 2100]


def test_decades_stay_with_the_numbers() -> None:
    (found,) = find_numbers("la moda de los años 1990", "es")
    assert (found.value, found.kind) == (1990, "year")
