"""Ages of persons and of infants, apart from lengths of time; numbers of one language in another's spelling."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtcheck.facts.numbers import find_numbers

AGES = [
    ("fr", "une femme de 95 ans", 95),
    ("fr", "un garçon de trois ans", 3),
    ("fr", "à l'âge de 95 ans", 95),
    ("ar", "عن عمر 95 عاما", 95),
    ("hi", "उम्र 45 साल", 45),
    ("hi", "18 साल से कम उम्र के बच्चे", 18),
    ("hi", "10 महीने का बच्चा", 10),
    ("ja", "生後6か月の赤ちゃん", 6),
    ("ko", "생후 6개월", 6),
    ("zh", "出生后6个月", 6),
]


@pytest.mark.parametrize(("language", "text", "value"), AGES)
def test_an_age(language: str, text: str, value: int) -> None:
    assert [n.value for n in find_numbers(text, language) if n.kind == "age"] == [value]


NONE = [
    ("fr", "père de trois enfants"),
    ("fr", "fille de deux enseignants"),
    ("fr", "une mère de 30 ans d'expérience"),
    ("fr", "après trente ans de guerre"),
    ("fr", "dix mois plus tard"),
    ("ar", "بعد 95 عاما"),
    ("hi", "10 महीने का समय"),
    ("hi", "10 महीने के लिए"),
    ("ja", "6か月の旅"),
    ("ko", "6개월 동안"),
    ("zh", "6个月后"),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_a_length_of_time_is_no_age(language: str, text: str) -> None:
    assert [n for n in find_numbers(text, language) if n.kind == "age"] == []


WORDS = [
    ("hi", "रैंक thirty third है", 33, "ordinal"),
    ("hi", "टेन्थ पेज", 10, "ordinal"),
    ("hi", "तीन डज़न", 36, "cardinal"),
    ("es", "el dosmilésimo lugar", 2000, "ordinal"),
    ("es", "un milavo", "0.001", "fraction"),
    ("ja", "百パーセント", 100, "percent"),
]


@pytest.mark.parametrize(("language", "text", "value", "kind"), WORDS)
def test_numbers_in_words(language: str, text: str, value: int | str, kind: str) -> None:
    assert [(n.value, n.kind) for n in find_numbers(text, language)] == [(Decimal(value), kind)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hi", "तंबाकू का सेवन"),
        ("hi", "वन विभाग"),
        ("es", "unidos y todos, dosis, tresillo, milagro"),
        ("es", "cienaga, nuevecito, sietemesino"),
        ("ja", "百科事典"),
        ("ko", "백합"),
    ],
)
def test_words_that_only_sound_like_numbers(language: str, text: str) -> None:
    assert [n for n in find_numbers(text, language) if n.certain] == []
