"""Language, blocks and sentences of an article."""

from __future__ import annotations

import pytest

from mtcheck.segment import identify, segment
from mtcheck.types import Article, Block

ENGLISH = "The harbour was closed on Monday because of a storm, and the ferries stayed in port all day long."
FRENCH = "Le port est resté fermé lundi à cause de la tempête, et les bateaux n’ont pas quitté le quai."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (ENGLISH.upper(), "en"),
        ("Der Hafen blieb am Montag wegen des Sturms geschlossen.", "de"),
        ("El puerto estuvo cerrado el lunes por la tormenta.", "es"),
        ("港口星期一因暴风雨关闭。", "zh"),
        ("أغلق الميناء يوم الاثنين بسبب العاصفة.", "ar"),
        ("Порт был закрыт в понедельник из-за шторма.", "ru"),
        ("", ""),
        ("12:30", ""),
        ("Oslo", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert identify(text)[0] == language


def article(text: str, **fields: object) -> Article:
    return Article(name="a", text=text, plain=text, **fields)  # type: ignore[arg-type]


def test_lines_are_paragraphs_where_nothing_cut_the_article() -> None:
    found = segment(article(f"{ENGLISH} It rained.\n\n  {ENGLISH}\n"))
    assert found.language == "en"
    assert [b.role for b in found.blocks] == ["body", "body"]
    assert [s.block for s in found.segments] == [0, 0, 1]
    assert all(found.plain[s.start : s.end] == s.text for s in found.segments)


def test_a_paragraph_in_another_language_is_set_aside() -> None:
    found = segment(article("\n".join([ENGLISH, FRENCH, ENGLISH, ENGLISH])))
    assert [b.role for b in found.blocks] == ["body", "foreign", "body", "body"]
    assert found.blocks[1].language == "fr"
    assert found.blocks[1].reason == "This paragraph is in French; the article is in English."
    assert {s.block for s in found.segments} == {0, 2, 3}


def test_a_foreign_quotation_or_a_short_foreign_line_is_not_set_aside() -> None:
    found = segment(article("\n".join([ENGLISH, f"She sang: “{FRENCH}”", "Vive la mer", ENGLISH])))
    assert [b.role for b in found.blocks] == ["body"] * 4


def test_blocks_set_aside_are_not_read() -> None:
    text = f"{ENGLISH}\nRead “more” here.\n{ENGLISH}"
    cut = len(ENGLISH)
    blocks = (Block(0, cut), Block(cut + 1, cut + 18, "furniture", "A link."), Block(cut + 19, len(text)))
    found = segment(article(text, blocks=blocks))
    assert [s.block for s in found.segments] == [0, 2]
    assert not found.quotations


def test_the_language_given_is_kept() -> None:
    assert segment(article(ENGLISH, language="de")).language == "de"
