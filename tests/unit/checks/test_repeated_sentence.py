"""Sentences that stand twice."""

from __future__ import annotations

import pytest

from mtcheck.checks.repeated_sentence import RepeatedSentence
from tests.support import story

# A line is a sentence.
TWICE = "Ferries stopped.\nThe quay was closed at noon on Friday.\nThe quay was closed at noon on Friday.\nThey left."
LATER = "Ferries stopped.\nThe quay was closed at noon on Friday.\nThey left.\nThe quay was closed at noon, on Friday."
ONCE = "Les ferrys sont à l'arrêt.\nLe quai a été fermé vendredi à midi.\nIls sont partis."


def places(target: str, source: str | None = None, language: str = "en") -> list[tuple[int, str]]:
    return [(f.start, f.text) for f in RepeatedSentence().run(story(target, source, (), language, "fr"))]


@pytest.mark.parametrize(
    ("target", "source", "text"),
    [
        (TWICE, ONCE, "The quay was closed at noon on Friday."),
        (TWICE, None, "The quay was closed at noon on Friday."),
        (LATER, ONCE, "The quay was closed at noon, on Friday."),
    ],
)
def test_a_repeated_sentence_is_flagged(target, source, text):
    assert places(target, source) == [(target.rindex(text), text)]


@pytest.mark.parametrize(
    ("target", "source"),
    [
        (LATER, None),  # without an original only side by side
        (TWICE, ONCE + "\nLe quai a été fermé vendredi à midi."),  # the original says it twice as well
        (
            "What next? You don’t know. How long? You don’t know. They stay.",
            "А що далі? Невідомо. Скільки? Не відомо. Вони тут.",
        ),
        ("All is well.\nHe left.\nHe left.\nThey stayed at home.", "Il est parti. Ils sont restés."),
        ("The quay is closed for good\nThe quay is closed for good.\nThey left.", ONCE),  # headline
        ("Ferries.\nThe quay was closed at noon on Friday.\nThe quay was closed at noon on Sunday.", ONCE),
        ("", ONCE),
        ("One sentence alone stands here.", None),
    ],
)
def test_left_alone(target, source):
    assert places(target, source) == []


def test_unspaced():
    assert places("株価は二パーセント下落した。\n株価は二パーセント下落した。", None, "ja") == []
    text = "会社は発表した。\n株価は二パーセント下落した。\n株価は二パーセント下落した。"
    assert places(text, None, "ja") == [(text.rindex("株価"), "株価は二パーセント下落した。")]
