"""Numbers that follow each other and make one, and those that only stand side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtcheck.facts.numbers import find_numbers

JOINED = [
    ("hi", "12 लाख 64 हजार लोग", "12 लाख 64 हजार", "1264000", ""),
    ("hi", "दो करोड़ 35 लाख रुपये", "दो करोड़ 35 लाख रुपये", "23500000", "INR"),
    ("tr", "1 milyon 850 bin lira", "1 milyon 850 bin lira", "1850000", "TRY"),
    ("fa", "سه هزار و ۴۰۰ نفر", "سه هزار و ۴۰۰", "3400", ""),
    ("fa", "یک میلیارد و ۸۰۰ میلیون دلار", "یک میلیارد و ۸۰۰ میلیون دلار", "1800000000", "USD"),
    ("fa", "هزار و ۲۰۰ میلیارد ریال", "هزار و ۲۰۰ میلیارد ریال", "1200000000000", "IRR"),
    ("ar", "مليوناً ونصف مليون دولار", "مليوناً ونصف مليون دولار", "1500000", "USD"),
    ("es", "los enfermos, mil 50, casi", "mil 50", "1050", ""),
    ("id", "2 juta 500 ribu rupiah", "2 juta 500 ribu rupiah", "2500000", "IDR"),
    ("en", "1 billion 200 million", "1 billion 200 million", "1200000000", ""),
    ("ru", "11 метров 20 сантиметров", "11 метров 20 сантиметров", "11.2", "meter"),
    ("en", "a man 6 feet 6 inches tall", "6 feet 6 inches", "6.5", "foot"),
    ("cs", "pětašedesát lidí", "pětašedesát", "65", ""),
]


@pytest.mark.parametrize(("language", "text", "words", "value", "unit"), JOINED)
def test_joined(language: str, text: str, words: str, value: str, unit: str) -> None:
    (found,) = find_numbers(text, language)
    assert text[found.start : found.end] == words
    assert (found.value, found.unit) == (Decimal(value), unit)


APART = [
    ("en", "two million four years ago", ["2000000", "4"]),
    ("en", "of 3,000 500 were", ["3000", "500"]),
    ("en", "in 2 million, 850 thousand of them", ["2000000", "850000"]),
    ("en", "5 kilometres, 400 metres behind", ["5", "400"]),
    ("en", "20 centimetres 11 metres away", ["20", "11"]),
    ("en", "3 metres and 5 kilos", ["3", "5"]),
    ("fr", "deux millions d'euros et 800 000 dollars", ["2000000", "800000"]),
    ("tr", "850 bin 1 milyon", ["850000", "1000000"]),
    ("fa", "۲۰۰ نفر و ۴۰۰ خانه", ["200", "400"]),
    ("hi", "64 हजार 12 लाख", ["64000", "1200000"]),
    ("de", "2 Millionen Euro 300 Tausend", ["2000000", "300000"]),
    ("es", "el año 2000 50 personas", ["2000", "50"]),
    ("ar", "القرن السابع", ["100", "7"]),
    ("ar", "القرن السابع الهجري", ["100", "13"]),
]


@pytest.mark.parametrize(("language", "text", "values"), APART)
def test_apart(language: str, text: str, values: list[str]) -> None:
    assert [n.value for n in find_numbers(text, language)] == [Decimal(v) for v in values]


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("en", "An oil of 0.98 by 0.76 meters hung there.", ["meter", "meter"]),
        ("it", "Un olio, 98 centimetri per 76, era esposto.", ["centimeter", "centimeter"]),
        ("en", "They won by 5 by 3 votes.", ["", ""]),
        ("it", "Corre 5 chilometri per 2 volte.", ["kilometer", ""]),
        ("en", "It rose by 3 by noon, to 4 metres.", ["", "meter"]),
    ],
)
def test_two_sides_of_a_thing_have_one_unit(language: str, text: str, units: list[str]) -> None:
    assert [n.unit for n in find_numbers(text, language) if n.certain] == units
