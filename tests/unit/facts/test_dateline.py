"""The day an article was written, by its dateline."""

from __future__ import annotations

import datetime

import pytest

import mtcheck
from mtcheck.facts import day_of

ROWS = [
    ("en", "Floods hit the valley\n\nPARIS, 4 March 2025 – The river rose.", (2025, 3, 4)),
    ("en", "Floods\n\nBy Ann Lee\n\nLONDON (Feb. 3, 2025): The river rose.", (2025, 2, 3)),
    ("fr", "Crue\n\nLyon, mardi 4 mars 2025. La rivière monte.", (2025, 3, 4)),
    ("de", "Hochwasser\n\nBonn, 4. März 2025\n\nDer Fluss steigt.", (2025, 3, 4)),
    ("fa", "سیل\n\nیزد ـ ۱۷ دی ۱۴۰۳\n\nرودخانه بالا آمد.", (2025, 1, 6)),
    ("ru", "Паводок\n\nОМСК, 4 марта 2025 г. – Река поднялась.", (2025, 3, 4)),
    ("ja", "洪水\n\n東京、2025年3月4日\n\n川が増水した。", (2025, 3, 4)),
]

NONE = [
    ("en", "PARIS, 4 March – The river rose."),
    ("en", "Floods\n\nThe river rose on 4 March 2025 for the first time."),
    ("en", "The bridge, opened on 4 March 2025, is closed."),
    ("en", "Floods\n\nThe law of 4 March 2025 – a mere draft – is read."),
    ("en", "PARIS, March 2025 – The river rose."),
    ("en", "PARIS – The river rose. 4 March 2025 – that was it."),
    ("en", "One\n\nTwo\n\nThree\n\nFour\n\nPARIS, 4 March 2025 – The river rose."),
    ("de", "Im Mai 2025. Der Fluss steigt."),
]


@pytest.mark.parametrize(("language", "text", "day"), ROWS)
def test_dateline(language: str, text: str, day: tuple[int, int, int]) -> None:
    assert day_of(_cleaned(text, language)) == datetime.date(*day)


@pytest.mark.parametrize(("language", "text"), NONE)
def test_none(language: str, text: str) -> None:
    assert day_of(_cleaned(text, language)) is None


def _cleaned(text: str, language: str) -> mtcheck.Article:
    from mtcheck.clean import clean

    return clean(mtcheck.Article.from_text(text, language, "a"), [], None)
