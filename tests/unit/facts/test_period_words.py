"""Parts of months and quarters, by their words."""

from __future__ import annotations

import pytest

from mtcheck.facts.period_words import find_parts

PARTS = [
    ("en", "in late June", ("third", 6, 2)),
    ("en", "in mid-June", ("third", 6, 1)),
    ("fr", "début mars", ("third", 3, 0)),
    ("ja", "6月中旬", ("third", 6, 1)),
    ("zh", "6月底", ("third", 6, 2)),
    ("ko", "6월 초", ("third", 6, 0)),
    ("tr", "Haziran sonunda", ("third", 6, 2)),
    ("en", "in Q3", ("rank", 0, 3)),
    ("en", "the second fiscal quarter", ("rank", 0, 2)),
    ("es", "en el 3T", ("rank", 0, 3)),
    ("ru", "в III квартале", ("rank", 0, 3)),
    ("ko", "3분기 실적", ("rank", 0, 3)),
    ("ko", "1~3분기 실적", ("first", 0, 3)),
    ("en", "the first nine months", ("first", 0, 3)),
    ("zh", "前三季度", ("first", 0, 3)),
    ("fr", "les trois premiers trimestres", ("first", 0, 3)),
]


@pytest.mark.parametrize(("language", "text", "part"), PARTS)
def test_a_part(language: str, text: str, part: tuple[str, int, int]) -> None:
    (found,) = find_parts(text, language)
    assert (found.kind, found.whole, found.n) == part


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the third quarter-final"),
        ("en", "three quarters of them"),
        ("en", "late on June 3"),
        ("en", "the end of June 3 talks"),
        ("ko", "3분기 연속 적자"),
        ("zh", "6月中下旬"),
        ("fr", "le premier trimestre"),
        ("en", "the last three quarters"),
        ("de", "Ende der Woche"),
    ],
)
def test_what_is_none(language: str, text: str) -> None:
    assert find_parts(text, language) == []
