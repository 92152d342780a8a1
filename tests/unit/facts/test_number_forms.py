"""Ranks, parts, prices, ages and spaced numbers in words, with what looks like them and is left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtcheck.facts.numbers import find_numbers

READ = [
    # Ages without a word for them, and in months and days.
    ("en", "Rosa Lund, 34, rowed home.", 11, 13, "34", "age"),
    ("de", "Uwe Harms, 7, ruderte heim.", 11, 12, "7", "age"),
    ("ru", "Роза Лунд, 34, догребла.", 11, 13, "34", "age"),
    ("ja", "林さん（34）は漕いだ。", 4, 6, "34", "age"),
    ("ko", "임모(34)씨가 노를 저었다.", 3, 5, "34", "age"),
    ("es", "un potro de 6 semanas de edad", 12, 13, "6", "age"),
    ("nl", "een kalf van 8 maanden oud", 13, 14, "8", "age"),
    ("zh", "90天大的小马", 0, 2, "90", "age"),
    ("ko", "15세기의 배", 0, 2, "15", "ordinal"),
    ("de", "22 und 2/3 Runden", 0, 10, "22.66666666666666666666666667", "cardinal"),
    # Ranks of hundreds and more.
    ("es", "el tricentésimo cuadragésimo séptimo visitante", 3, 36, "347", "ordinal"),
    ("es", "su dos milésimo partido", 3, 15, "2000", "ordinal"),
    ("fr", "la trois centième course", 3, 17, "300", "ordinal"),
    ("de", "der dreihundert Millionste Gast", 4, 26, "300000000", "ordinal"),
    ("el", "ο τριακοσιοστός επισκέπτης", 2, 15, "300", "ordinal"),
    ("hi", "हजारवां मैच", 0, 7, "1000", "ordinal"),
    ("es", "terminó 11mo", 8, 12, "11", "ordinal"),
    # Parts.
    ("es", "por tres centésimas", 4, 19, "0.03", "fraction"),
    ("es", "tres onceavos", 0, 13, "3/11", "fraction"),
    ("fr", "vingt-trois cinquièmes", 0, 22, "4.6", "fraction"),
    ("hi", "तीन का पांचवां हिस्सा", 0, 21, "0.6", "fraction"),
    ("en", "walked 2 1/4 miles", 7, 18, "2.25", "measure"),
    ("ko", "삼과 오분의 일", 0, 8, "3.2", "cardinal"),
    ("en", "nearly a third had rowed", 7, 14, "1/3", "fraction"),
    # Below zero, said behind.
    ("es", "18 grados Celsius bajo cero", 0, 27, "-18", "measure"),
    ("ru", "20 градусов ниже нуля", 0, 21, "-20", "measure"),
    ("de", "20 Grad unter null", 0, 18, "-20", "measure"),
    # Times with a space before the h.
    ("fr", "rentré à 11 h 52", 9, 16, "11.86666666666666666666666667", "time"),
    # Decimals in words.
    ("es", "ocho coma setenta y uno por ciento", 0, 34, "8.71", "percent"),
    ("fr", "trois virgule quarante-cinq", 0, 27, "3.45", "cardinal"),
    # Numbers of characters, set apart.
    ("ko", "이십만 이천 명", 0, 6, "202000", "cardinal"),
    ("ko", "두개의 다리", 0, 1, "2", "cardinal"),
    ("ko", "오천만원을 냈다", 0, 4, "50000000", "money"),
    ("zh", "八千 三百人", 0, 5, "8300", "cardinal"),
    ("zh", "１２３，４５６人", 0, 7, "123456", "cardinal"),
    ("zh", "绝对值等于1米", 5, 7, "1", "measure"),
    ("zh", "长12千米", 1, 5, "12", "measure"),
    ("zh", "两米半", 0, 3, "2.5", "measure"),
    # Money.
    ("fr", "une amende de 10 M€", 14, 19, "10000000", "money"),
    ("en", "a loss of 30 MUSD", 10, 17, "30000000", "money"),
    ("es", "unos 75 USD millones", 5, 20, "75000000", "money"),
    ("de", "Das kostet zwei Euro fünfzig.", 11, 28, "2.5", "money"),
    ("en", "worth 6.25 BTC", 6, 14, "6.25", "money"),
    ("hi", "150 मिलियन अमेरिकी डॉलर का", 0, 23, "150000000", "money"),
    # Lengths and ages.
    ("en", "He is 6ft 2in tall", 6, 13, "6.1667", "measure"),
    ("en", "the 6-foot-6 forward", 4, 12, "6.5", "measure"),
    ("en", "a 5-foot-10-inch wall", 2, 16, "5.8333", "measure"),
    ("en", "a 6-month-old calf", 2, 3, "6", "age"),
    ("en", "a wall 2,000 years old", 7, 12, "2000", "age"),
    ("fr", "Elle a dix ans.", 7, 10, "10", "age"),
    ("es", "Tenía cinco años cuando llovió.", 6, 11, "5", "age"),
]


@pytest.mark.parametrize(("language", "text", "start", "end", "value", "kind"), READ)
def test_is_read(language: str, text: str, start: int, end: int, value: str, kind: str) -> None:
    found = [n for n in find_numbers(text, language) if n.start == start]
    assert [(n.end, n.kind) for n in found] == [(end, kind)]
    above, _, below = value.partition("/")
    assert abs(found[0].value - Decimal(above) / Decimal(below or 1)) < Decimal("0.0001")


LEFT = [
    ("fr", "le 14 mars", "money"),
    ("sv", "den 5 mars", "money"),
    ("fr", "ramé en 11 h 52", "time"),
    ("en", "a third boat", "fraction"),
    # Ages are said of names, and not in lists.
    ("en", "NATO, 34, and others", "age"),
    ("en", "the boats, 34, and others", "age"),
    ("en", "In Oslo, 12, 14 and 15", "age"),
    ("en", "Rosa Lund, 340, said", "age"),
    ("en", "Rosa Lund, 3.4, said", "age"),
    ("ja", "第二条（34）", "age"),
    ("ko", "제2조 (34)", "age"),
    ("ko", "15세기의 배", "age"),
    ("es", "un viaje de 6 semanas", "age"),
    ("zh", "90天之后", "age"),
    # A part is no rank, a rank before a noun no part.
    ("es", "por dos centésimas", "ordinal"),
    ("fr", "deux millièmes de grain", "ordinal"),
    ("en", "two thousandths of an inch", "ordinal"),
    ("en", "one million first-time voters", "fraction"),
    ("es", "el quinto de tres hermanos", "fraction"),
    ("hi", "भारत का पांचवां मैच", "fraction"),
    ("ru", "двести домов", "ordinal"),
    ("ar", "مليون بيت", "ordinal"),
    # Time is no age.
    ("fr", "il y a dix ans", "age"),
    ("fr", "elle a dix ans d'expérience", "age"),
    ("fr", "condamné à dix ans de prison", "age"),
    ("fr", "le maire a deux ans pour agir", "age"),
    ("es", "tiene cinco años de experiencia", "age"),
    ("es", "hace cinco años", "age"),
    ("it", "ha dieci anni di carriera", "age"),
    ("en", "eight months of talks", "age"),
    ("pl", "koniec 139-letniego sporu", "age"),
    # The month of July is no joule, a metre no million, a person's price no cents.
    ("es", "el cuatro de julio", "measure"),
    ("en", "a 10m wall", "money"),
    ("en", "She paid 15 dollars, 50 people came.", "fraction"),
    ("zh", "一切都好", "cardinal"),
    ("zh", "我一看就走", "cardinal"),
    ("zh", "骨折了", "percent"),
    ("zh", "曲折的路", "percent"),
    ("ko", "이 만남은 짧았다", "money"),
    ("ko", "그만 개를 불렀다", "cardinal"),
]


@pytest.mark.parametrize(("language", "text", "kind"), LEFT)
def test_is_left_alone(language: str, text: str, kind: str) -> None:
    assert [text[n.start : n.end] for n in find_numbers(text, language) if n.kind == kind] == []


APART = [
    ("en", "It fell 10 feet in 2 days.", ["10", "2"]),
    ("en", "They paid 5 dollars 50 times.", ["5", "50"]),
    ("en", "in 2020 1/3 of them", ["2020", "0.3333"]),
    ("en", "It fell 6 feet. 2 inches of rain", ["6", "2"]),
    ("en", "a 6-foot-20 thing", ["6", "20"]),
    ("en", "rooms 22,24,26,31", ["22", "24", "26", "31"]),
    ("zh", "共１２人，３４５只", ["12", "345"]),
    ("zh", "3千克", ["3"]),
    ("ko", "오십 이천 명", ["50", "2000"]),
    ("fr", "quinze dollars et 15 cents", ["15.15"]),
    ("es", "treinta y siete coma dos millones", ["37200000"]),
]


@pytest.mark.parametrize(("language", "text", "values"), APART)
def test_neighbours(language: str, text: str, values: list[str]) -> None:
    read = [n.value for n in find_numbers(text, language)]
    assert [f"{v:.4f}" for v in read] == [f"{Decimal(v):.4f}" for v in values]
