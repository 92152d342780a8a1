"""Seasons: read with their year, known of nothing else, and left alone where the word is another."""

from __future__ import annotations

import datetime

import pytest

from mtcheck.facts.chronology import compare_days
from mtcheck.facts.dates import find_dates
from mtcheck.facts.figures import find_figures
from mtcheck.types import Day, Facts

TODAY = datetime.date(2023, 5, 17)

SEASONS = [
    ("en", "It opened in summer 2019.", "summer 2019", 2019),
    ("en", "in the fall of 2019", "fall of 2019", 2019),
    ("fr", "pendant l'été 2019", "été 2019", 2019),
    ("es", "en el verano de 2019", "verano de 2019", 2019),
    ("de", "im Sommer 2019 gebaut", "Sommer 2019", 2019),
    ("ru", "летом 2019 года", "летом 2019", 2019),
    ("zh", "2019年夏天开业", "2019年夏天", 2019),
    ("hi", "2019 की गर्मियों में", "2019 की गर्मियों", 2019),
    ("fr", "Cet été, le pont fermera.", "Cet été", None),
    ("en", "The winter was mild.", "winter", None),
    ("ar", "سافر في شهر رمضان", "في شهر رمضان", None),
]


@pytest.mark.parametrize(("language", "text", "words", "year"), SEASONS)
def test_a_season_has_the_year_said_beside_it(language: str, text: str, words: str, year: int | None) -> None:
    (found,) = find_dates(text, language, TODAY)
    assert text[found.start : found.end] == words
    assert found.first == (Day(year, None, None) if year else None)


OTHER = [
    ("en", "Donna Summer sang."),
    ("en", "Shares fall 20 times, and shoots spring up."),
    ("en", "They met at the summerhouse of Rachel Winter."),
    ("fr", "Le pont a été fermé, il avait été vendu."),
    ("fr", "Ayant été élue, elle a été applaudie."),
    ("de", "Herr Sommer und Frau Winter"),
    ("es", "Primavera Gómez sonríe"),
    ("it", "Sono estate bruciate"),
    ("pt", "Eles verão o filme"),
    ("ru", "Ему много лет"),
    ("zh", "冬季奥运会开幕"),
    ("ko", "그를 봄"),
    ("ar", "الفرق صفر"),
    ("hi", "बहुत गर्मी है"),
]


@pytest.mark.parametrize(("language", "text"), OTHER)
def test_a_word_that_is_no_season_is_left_alone(language: str, text: str) -> None:
    assert find_dates(text, language, TODAY) == []


def test_a_season_neither_contradicts_a_date_nor_answers_for_one() -> None:
    summer, day = find_dates("This summer, after 4 May 2021", "en", TODAY)
    assert summer.kind == "date"
    assert compare_days(find_dates("in winter", "en")[0], day) == "silent"
    assert find_figures(Facts(dates=(summer,))) == []
