"""Fractions, signs, powers and groups of digits, and numbers written out and read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from unicode_rbnf import RbnfEngine
from unicode_rbnf.engine import FormatPurpose

from mtcheck.facts import find_facts, find_numbers
from mtcheck.types import Article, Block, Number

#: (language, text, [(words, value, kind)]): every number of the text.
ROWS = [
    ("en", "A quarter of a million hens were sold.", [("A quarter of a million", "250000", "cardinal")]),
    ("en", "It cost three quarters of a million.", [("three quarters of a million", "750000", "cardinal")]),
    ("en", "They wait two and a third hours.", [("two", "2", "cardinal"), ("third", "3", "ordinal")]),
    ("en", "The ship is five and a quarter long.", [("five and a quarter", "5.25", "cardinal")]),
    ("en", "Two hundred and three quarters remain.", [("Two hundred and three quarters", "200.75", "cardinal")]),
    ("en", "The tax fell to seven twenty-fifths.", [("seven twenty-fifths", "0.28", "fraction")]),
    ("en", "It weighs one thousand and three sixths.", [("one thousand and three sixths", "1000.5", "cardinal")]),
    ("en", "It weighs a thousand and a half.", [("a thousand and a half", "1500", "cardinal")]),
    ("en", "The odds are one over three.", [("one over three", "1/3", "fraction")]),
    ("en", "He ran five over eight years.", [("five", "5", "cardinal"), ("eight", "8", "cardinal")]),
    ("en", "She is the two millionth guest.", [("two millionth", "2000000", "ordinal")]),
    ("en", "The state has 13 lakh wells and 6 crore trees.", [("13 lakh", "1300000", "cardinal"), ("6 crore", "60000000", "cardinal")]),
    ("en", "Output fell -0.8% in May.", [("0.8%", "-0.8", "percent")]),
    ("en", "It was minus two hundred.", [("two hundred", "-200", "cardinal")]),
    ("en", "A 10-12 split of 3 - 4 votes.", [("10", "10", "cardinal"), ("12", "12", "cardinal"), ("3", "3", "cardinal"), ("4", "4", "cardinal")]),
    ("en", "They ate .75 of it.", [(".75", "0.75", "cardinal")]),
    ("en", "And then ...5 left.", [("5", "5", "cardinal")]),
    ("en", "About 40 000 geese of 3 500.", [("40 000", "40000", "cardinal"), ("3", "3", "cardinal"), ("500", "500", "cardinal")]),
    ("en", "The mass is 2.5x10^3 in all.", [("2.5x10^3", "2500", "cardinal")]),
    ("fr", "Il manque un quart de million.", [("un quart de million", "250000", "cardinal")]),
    ("fr", "Le vingtieme jour.", [("vingtieme", "20", "ordinal")]),
    ("fr", "Au moins 5 bateaux.", [("5", "5", "cardinal")]),
    ("es", "Unos dieciseis barcos.", [("dieciseis", "16", "cardinal")]),
    ("es", "Dos billones cuarenta mil millones.", [("Dos billones cuarenta mil millones", "2040000000000", "cardinal")]),
    ("es", "Al menos 5 barcos.", [("5", "5", "cardinal")]),
    ("hi", "साढ़े तीन लाख पेड़", [("साढ़े तीन लाख", "350000", "cardinal")]),
    ("hi", "सवा लाख पेड़", [("सवा लाख", "125000", "cardinal")]),
    ("hi", "पौने दो करोड़ पेड़", [("पौने दो करोड़", "17500000", "cardinal")]),
    ("zh", "来了七八十人", [("七八十", "70", "cardinal")]),
    ("zh", "百分之七八十能救", [("百分之七八十", "70", "percent")]),
    ("zh", "来了三五十人", []),
    ("zh", "耗资一万五千亿元", [("一万五千亿元", "1500000000000", "money")]),
    ("zh", "约三成农户受灾", [("三成", "30", "percent")]),
    ("zh", "10成功案例", [("10", "10", "cardinal")]),
    ("zh", "他获得第250名", [("250", "250", "ordinal")]),
    ("ja", "住民の3割半が参加した", [("3割半", "35", "percent")]),
    ("ja", "5割引の品", [("5割", "50", "percent")]),
    ("ja", "前から七番目の席", [("七", "7", "ordinal")]),
    ("ja", "鉛筆を五十ダース買った", [("五十ダース", "600", "cardinal")]),
    ("ko", "전체의 백분의 일이다", [("백분의 일", "1", "percent")]),
    ("ko", "합계는 일백육십일입니다", [("일백육십일", "161", "cardinal")]),
]  # fmt: skip


def _value(number: str) -> Decimal:
    numerator, _, denominator = number.partition("/")
    return Decimal(numerator) / Decimal(denominator or 1)


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_reads(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(text[n.start : n.end], n.value, n.kind) for n in find_numbers(text, language)]
    assert found == [(words, _value(value), kind) for words, value, kind in expected]


def test_facts_hold_the_size_of_a_number_but_for_temperatures() -> None:
    plain = "It fell -0.8% at -5 °C."
    article = Article("a", plain, "en", plain, blocks=(Block(0, len(plain)),))
    assert [n.value for n in find_facts(article).numbers] == [Decimal("0.8"), Decimal(-5)]


@given(st.integers(20, 99_999), st.integers(1, 18), st.integers(5, 19))
@settings(max_examples=100, deadline=None)
def test_a_number_with_a_part_written_out_is_read_back(whole: int, part: int, of: int) -> None:
    engine = RbnfEngine.for_language("en")
    ranks = engine.format_number(of, purpose=FormatPurpose.ORDINAL).text_by_ruleset
    part = min(part, of - 1)
    rank = next(form for form in ranks.values() if form.isalpha())
    said = f"{engine.format_number(whole).text} and {engine.format_number(part).text} {rank}s"
    (found,) = find_numbers(said, "en")
    assert abs(found.value - whole - Decimal(part) / of) < Decimal("1e-9")
    assert (found.start, found.end) == (0, len(said))


@given(
    st.sampled_from(["en", "fr", "ar", "hi", "zh", "ja", "ko", "de"]),
    st.text("0123456789.,-^e×x+ /٣५分の割成もfive and a third", max_size=40),
)
@example("en", "1e30")  # has no remainder in the precision of decimals
@example("ru", "0:30:3 200e50.")
@example("zh", "1e30 9e30万亿亿亿")
@settings(max_examples=200, deadline=None)
def test_offsets_hold_and_never_overlap(language: str, text: str) -> None:
    found: list[Number] = find_numbers(text, language)
    ends = [0, *(n.end for n in found)]
    assert all(end <= n.start < n.end <= len(text) for end, n in zip(ends, found, strict=False))
