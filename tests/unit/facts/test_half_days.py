"""The half of the day of a time: by its words, by twenty-four hours, and left open."""

from __future__ import annotations

import pytest

from mtcheck.facts.half_days import hours_apart
from mtcheck.facts.numbers import find_numbers
from mtcheck.types import Number

#: (language, text, unit of the time in it)
TIMES = [
    ("en", "at 7 in the morning", "am"),
    ("en", "at half past seven in the evening", "pm"),
    ("en", "on Monday at 9 at night", "pm"),
    ("en", "at 7:15", ""),
    ("de", "um 7 Uhr morgens", "am"),
    ("de", "um sieben Uhr abends", "pm"),
    ("de", "um 7.15 Uhr", "24h"),
    ("de", "am Abend des Spiels um 7.15 Uhr", ""),
    ("de", "um 19.15 Uhr", ""),
    ("fr", "à 7h15", "24h"),
    ("fr", "à 7 heures", ""),
    ("fr", "à huit heures du soir", "pm"),
    ("es", "a las 7 de la tarde", "pm"),
    ("es", "a las 12 de la noche", "am"),
    ("ru", "в 7 часов вечера", "pm"),
    ("ru", "в 2 часа ночи", "am"),
    ("ja", "夜8時", "pm"),
    ("ja", "午前8時20分", "am"),
    ("ko", "저녁 7시 30분", "pm"),
    ("zh", "晚上8点", "pm"),
    ("zh", "19时", ""),
    ("hi", "सुबह 7 बजे", "am"),
    ("ar", "في الساعة 7 صباحا", "am"),
    ("vi", "lúc 7 giờ tối", "pm"),
]


def _time(language: str, text: str) -> Number:
    (found,) = [n for n in find_numbers(text, language) if n.kind == "time"]
    return found


@pytest.mark.parametrize(("language", "text", "unit"), TIMES)
def test_the_half_of_the_day(language: str, text: str, unit: str) -> None:
    assert _time(language, text).unit == unit


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Sabah 7 kişi geldi."),
        ("en", "In the morning 7 people came."),
        ("zh", "早上7人受伤。"),
        ("es", "las dos de ayer"),
        ("de", "Am Morgen kamen 7 Menschen."),
        ("en", "It took 7 hours this morning."),
    ],
)
def test_what_is_no_hour(language: str, text: str) -> None:
    assert not [n for n in find_numbers(text, language) if n.kind == "time"]


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (("en", "at 7 p.m."), ("de", "um 19 Uhr"), 0),
        (("en", "at 7 p.m."), ("es", "a las 7:00"), 0),
        (("en", "at 7 p.m."), ("ko", "오전 7시"), 12),
        (("en", "at 7.15 p.m."), ("de", "um 7.15 Uhr"), 12),
        (("en", "at 11 p.m."), ("en", "at 1 a.m."), 2),
        (("en", "at 12 a.m."), ("de", "um 0 Uhr"), 0),
    ],
)
def test_hours_between(a: tuple[str, str], b: tuple[str, str], apart: int) -> None:
    assert hours_apart(_time(*a), _time(*b)) == apart
