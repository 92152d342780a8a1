"""The figures of a text in one form, and what a fair rendering of a figure is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.facts.agreement import agree, are_alike, may_be_converted, renders
from mtcheck.facts.figures import find_figures, loose_digits
from mtcheck.types import Number
from tests.support import article, facts


def _read(text: str, language: str) -> list[tuple[str, str]]:
    return [(f.form, f"{f.value.normalize():f}") for f in find_figures(facts(article(text, language)))]


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "He is 16 today.", [("amount", "16")]),
        ("fr", "Il a 16 ans.", [("amount", "16")]),
        ("en", "It opened on 4 May 2019.", [("year", "2019"), ("month", "5"), ("day", "4")]),
        ("ja", "24日に始まる。", [("day", "24")]),
        ("en", "It begins at 14:30.", [("time", "14.5")]),
        ("fr", "Il commence à 14 h 30.", [("time", "14.5")]),
        ("en", "It left at 2100 GMT.", [("time", "21")]),
        ("en", "The AB7 is new.", []),
    ],
)
def test_figures(language: str, text: str, figures: list[tuple[str, str]]) -> None:
    assert _read(text, language) == figures


def _number(value: str, **more: object) -> Number:
    return Number(0, 1, Decimal(value), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "original", "fair"),
    [
        (_number("24000", bound="more_than"), _number("28000", bound="more_than"), False),
        (_number("4000", bound="more_than"), _number("4163"), True),
        (_number("2500"), _number("2517"), True),
        (_number("2517"), _number("2500"), False),
        (_number("250"), _number("247"), False),
        (_number("13000"), _number("13500"), True),
        (_number("10000"), _number("13500"), False),
        (_number("0.5", kind="fraction"), _number("50", kind="percent", unit="%"), True),
        (_number("12", unit="mile", kind="measure"), _number("19", unit="kilometer", kind="measure"), True),
        (_number("12", unit="mile", kind="measure"), _number("12", unit="kilometer", kind="measure"), False),
        (_number("80", unit="celsius", kind="measure"), _number("27", unit="celsius", kind="measure"), True),
        (_number("30"), _number("10", upper=Decimal(100)), True),
    ],
)
def test_a_fair_rendering(written: Number, original: Number, fair: bool) -> None:
    assert renders(written, original) is fair


def test_other_outlets_may_bound_otherwise() -> None:
    assert agree(_number("24000", bound="more_than"), _number("28000"))


def test_a_bare_figure_is_tried_in_units_that_stand_for_one_another() -> None:
    miles = _number("12", unit="mile", kind="measure")
    assert may_be_converted(_number("19"), miles)
    assert not may_be_converted(_number("760320"), miles)
    # "3 to 5 cm" for 1 to 2 inches: the first of the two has no unit of its own.
    inch = Number(0, 6, Decimal(1), kind="measure", unit="inch")
    assert may_be_converted(_number("3"), inch)
    assert not may_be_converted(_number("4"), inch)


def test_tons_share_a_name() -> None:
    assert are_alike("ton", "metric-ton")
    assert not are_alike("mile", "kilometer")
    assert not are_alike("mile", "gram")


def test_digits_that_nothing_was_read_from() -> None:
    assert loose_digits("№ 12 345 ٤", 0, []) == {"12", "345", "12345", "4"}


@settings(deadline=None)
@given(
    st.text(alphabet="0123456789.,:-/ abcстдня日年", max_size=40), st.sampled_from(["en", "fr", "ja", "ru"])
)
def test_any_text_is_read(text: str, language: str) -> None:
    of = article(text or "x", language)
    for figure in find_figures(facts(of)):
        assert 0 <= figure.start < figure.end <= len(of.plain)


@given(st.decimals(min_value=1, max_value=10**9, places=0))
def test_a_figure_renders_itself(value: Decimal) -> None:
    assert renders(Number(0, 1, value), Number(0, 1, value))
