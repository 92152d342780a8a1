"""Times of day in words: one value for "half past eight" and 8.30, and nothing made of a length of time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtcheck.facts.dates import find_dates
from mtcheck.facts.figures import find_figures
from mtcheck.facts.numbers import find_numbers
from mtcheck.types import Facts

TIMES = [
    ("en", "at half past eight", "half past eight", "8.5"),
    ("en", "twenty past six", "twenty past six", "6.3333"),
    ("en", "ten minutes to nine", "ten minutes to nine", "8.8333"),
    ("en", "about 1140 a.m.", "1140 a.m.", "11.6667"),
    ("fr", "à sept heures et demie", "sept heures et demie", "7.5"),
    ("fr", "vers huit heures moins dix", "huit heures moins dix", "7.8333"),
    ("fr", "à 7:56:30 pm", "7:56:30 pm", "19.9333"),
    ("es", "a las ocho y media", "ocho y media", "8.5"),
    ("es", "a las siete menos cuarto", "siete menos cuarto", "6.75"),
    ("es", "a las ocho y diez de la noche", "ocho y diez", "8.1667"),
    ("it", "alle otto e mezza", "otto e mezza", "8.5"),
    ("pt", "às oito e meia", "oito e meia", "8.5"),
    ("de", "gegen halb acht", "halb acht", "7.5"),
    ("de", "um Viertel nach drei", "Viertel nach drei", "3.25"),
    ("de", "um 11 abends", "11 abends", "11"),
    ("nl", "om kwart voor zeven", "kwart voor zeven", "6.75"),
    ("pl", "o wpół do ósmej rano", "wpół do ósmej", "7.5"),
    ("uk", "о пів на восьму", "пів на восьму", "7.5"),
    ("ru", "в половине восьмого утра", "в половине восьмого", "7.5"),
    ("cs", "v půl osmé večer", "v půl osmé", "7.5"),
    ("hu", "fél nyolckor", "fél nyolc", "7.5"),
    ("hu", "háromnegyed hétkor", "háromnegyed hét", "6.75"),
    ("ar", "الساعة السابعة والنصف", "السابعة والنصف", "7.5"),
    ("ar", "في الساعة الثامنة", "الثامنة", "8"),
]


@pytest.mark.parametrize(("language", "text", "words", "hour"), TIMES)
def test_a_time_in_words(language: str, text: str, words: str, hour: str) -> None:
    (found,) = [n for n in find_numbers(text, language) if n.kind == "time"]
    assert text[found.start : found.end] == words
    assert found.value == pytest.approx(Decimal(hour), abs=Decimal("0.001"))


OTHER = [
    ("en", "They voted ten to eight."),
    ("en", "The train ran past eight stations."),
    ("en", "half of the past eight years"),
    ("ru", "во второй половине восьмого сезона"),
    ("ru", "в половине третьего тайма"),
    ("ru", "в половине случаев"),
    ("cs", "za půl roku"),
    ("cs", "v první půli"),
    ("hu", "fél öt órán át"),
    ("pl", "wpół drogi"),
    ("en", "1140 apples"),
    ("fr", "pendant deux heures et demie"),
    ("fr", "à deux heures et demie de route"),
    ("fr", "vingt et un euros"),
    ("es", "las ocho y veinte personas"),
    ("es", "ocho y media toneladas"),
    ("it", "otto e mezza tonnellate"),
    ("pt", "oito e meia toneladas"),
    ("de", "Die Kurse stiegen von zehn nach drei Tagen"),
    ("de", "im Sommer 2019 morgens"),
    ("de", "eine halbe Stunde"),
    ("ar", "المرتبة السابعة"),
    ("ar", "في السنة الثامنة"),
    ("ru", "в 2019 году утра"),
]


@pytest.mark.parametrize(("language", "text"), OTHER)
def test_no_time(language: str, text: str) -> None:
    assert [n for n in find_numbers(text, language) if n.kind == "time"] == []


NAMED = [
    ("en", "They left at midnight.", "midnight"),
    ("fr", "Le repas est servi à midi.", "midi"),
    ("es", "hacia la medianoche", "medianoche"),
    ("de", "kurz vor Mitternacht", "Mitternacht"),
    ("ko", "정오에 열렸다", "정오"),
    ("ar", "عند منتصف الليل", "منتصف الليل"),
]


@pytest.mark.parametrize(("language", "text", "words"), NAMED)
def test_a_named_hour_has_no_figure_and_answers_for_twelve(language: str, text: str, words: str) -> None:
    (found,) = find_dates(text, language)
    assert (found.kind, text[found.start : found.end]) == ("clock", words)
    (figure,) = find_figures(Facts(dates=(found,)))
    assert (figure.value, figure.form, figure.is_sure) == (12, "time", False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "dans l'après-midi"),
        ("fr", "dans le Midi de la France"),
        ("it", "nel Mezzogiorno d'Italia"),
        ("es", "por la noche, a medio camino"),
        ("de", "am Nachmittag"),
        ("pl", "na północy kraju"),
        ("uk", "на півночі"),
        ("zh", "三十点"),
        ("ja", "午後の会議"),
        ("en", "in the afternoon"),
    ],
)
def test_what_is_no_hour(language: str, text: str) -> None:
    assert [d for d in find_dates(text, language) if d.kind == "clock"] == []


def test_a_figure_that_stands_beside_the_name_is_the_time() -> None:
    assert find_dates("at 12 noon", "en") == []
    assert [n.kind for n in find_numbers("at 12 noon", "en")] == ["time"]


ELAPSED = [
    ("en", "finished in 1:30:25", "1:30:25", 5425),
    ("en", "won in 2:13:40.", "2:13:40", 8020),
    ("it", "Kiptan (2h13'40\"), che", "2h13'40\"", 8020),
    ("nl", "Met 12.47,90 bleef hij", "12.47,90", 767 * 60),
    ("en", "in 12:47.90 he", "12:47.90", 767 * 60),
]


@pytest.mark.parametrize(("language", "text", "words", "seconds"), ELAPSED)
def test_a_time_to_the_second(language: str, text: str, words: str, seconds: int) -> None:
    (found,) = find_numbers(text, language)
    assert (text[found.start : found.end], found.kind) == (words, "time")
    assert found.value * 3600 == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "am 12.05.24"),
        ("nl", "om 12.47, 90 mensen"),
        ("de", "1.234,50 Euro"),
        ("en", "10:45, 12 of them"),
    ],
)
def test_no_time_to_the_second(language: str, text: str) -> None:
    assert not [n for n in find_numbers(text, language) if n.kind == "time" and "," in text[n.start : n.end]]
