"""Names of the story in each other's place."""

from __future__ import annotations

import pytest

from mtcheck.checks.name import DifferentName
from mtcheck.checks.name_mixed_up import mixed_up_names
from tests.support import story
from tests.unit.checks.test_name_replaced import near

#: What the aligner ties, each word to the one in its place.
PAIRS = {
    "said": "sagte", "quellec": "oduya", "oduya": "quellec", "he": "er", "firm": "quellec", "sorting": "oduya",
    "lisbon": "quellec", "mayor": "bürgermeister", "wrimbach": "quellec",
}  # fmt: skip
#: Both are named in both versions.
OURS = "\nThe mayor, Maria Oduya, met Jan Quellec-Wrimbach."
THEIRS = "\nBürgermeisterin Maria Oduya traf Jan Quellec-Wrimbach."


def flagged(target: str, source: str, language: str = "de") -> list[str]:
    of = near(story(target + OURS, source + THEIRS, source_language=language), PAIRS)
    return [f.text for f in mixed_up_names(DifferentName(), of)]


@pytest.mark.parametrize(
    ("target", "source", "wanted"),
    [
        ("“We shall win,” said Oduya.", "„Wir gewinnen“, sagte Quellec-Wrimbach.", ["Oduya"]),
        ("“We shall win,” said Quellec-Wrimbach.", "„Wir gewinnen“, sagte Oduya.", ["Quellec-Wrimbach"]),
        ("“We shall win,” said Maria Oduya.", "„Wir gewinnen“, sagte Jan Quellec.", ["Maria Oduya"]),
    ],
)
def test_flags_another_person_of_the_story(target: str, source: str, wanted: list[str]) -> None:
    assert flagged(target, source) == wanted


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("“We shall win,” said Oduya.", "„Wir gewinnen“, sagte Oduya."),
        ("“We shall win,” said Maria Oduya.", "„Wir gewinnen“, sagte Oduja."),
        # The translation says who "he" was, or what the original's name is.
        ("“We shall win,” said Oduya.", "„Wir gewinnen“, sagte er."),
        ("“We shall win,” said the firm.", "„Wir gewinnen“, sagte Quellec-Wrimbach."),
        # Both stand in both sentences.
        ("Oduya met Quellec-Wrimbach.", "Quellec-Wrimbach wurde von Oduya empfangen."),
        # A capital for its country, words of the dictionary, a name that nothing else in the story is.
        ("“We shall win,” said Lisbon.", "„Wir gewinnen“, sagte Quellec."),
        ("“We shall win,” said Sorting.", "„Wir gewinnen“, sagte Oduya."),
        ("“We shall win,” said Oduya.", "„Wir gewinnen“, sagte Zbrowski."),
        ("“We shall win,” said Zbrowski.", "„Wir gewinnen“, sagte Oduya."),
    ],
)
def test_leaves_alone(target: str, source: str) -> None:
    assert flagged(target, source) == []


def test_scripts_without_capitals_are_left_alone() -> None:
    of = near(story("Oduya spoke." + OURS, "ケレックは話した。", source_language="ja"), PAIRS)
    assert not list(mixed_up_names(DifferentName(), of))


def test_the_finding_shows_the_name_that_is_there() -> None:
    target, source = "“We shall win,” said Oduya." + OURS, "„Wir gewinnen“, sagte Quellec." + THEIRS
    (found,) = mixed_up_names(DifferentName(), near(story(target, source, source_language="de"), PAIRS))
    assert (found.severity, found.stance) == ("major", "contradicted")
    assert [(e.text, e.stance) for e in found.evidence] == [("Quellec", "differs")]
