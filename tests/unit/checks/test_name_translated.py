"""Surnames and names of ships that were translated as words."""

from __future__ import annotations

import pytest

from mtcheck.checks.name import DifferentName
from mtcheck.checks.name_translated import translated_names
from tests.support import story
from tests.unit.checks.test_name_replaced import near

#: What the aligner ties, each word to the one in its place.
PAIRS = {
    "woodpecker": "дятлова", "bramble": "zarza", "thicket": "зарослова", "carpenter": "плотникова", "brown": "браун",
    "bridge": "brücke", "heron": "reiher", "supporters": "unterstützer", "hedgehog": "єжак",
}  # fmt: skip


def flagged(target: str, source: str, source_language: str, language: str = "en") -> list[str]:
    of = near(story(target, source, source_language=source_language, language=language), PAIRS)
    return [f.text for f in translated_names(DifferentName(), of)]


@pytest.mark.parametrize(
    ("target", "source", "source_language", "language", "wanted"),
    [
        (
            "The lawyer, Olga Woodpecker, spoke.",
            "Адвокат Ольга Дятлова говорила.",
            "ru",
            "en",
            ["Olga Woodpecker"],
        ),
        ("The lawyer, Pilar Bramble, spoke.", "La abogada Pilar Zarza habló.", "es", "en", ["Pilar Bramble"]),
        ("Die MS Roter Milan sank.", "The MS Red Kite sank.", "en", "de", ["Roter Milan"]),
        ("The MV Grey Seal sank on Monday.", "Die MV Kegelrobbe sank am Montag.", "de", "en", ["Grey Seal"]),
    ],
)
def test_flags_a_translated_name(
    target: str, source: str, source_language: str, language: str, wanted: list[str]
) -> None:
    assert flagged(target, source, source_language, language) == wanted


@pytest.mark.parametrize(
    ("target", "source", "source_language", "language"),
    [
        # The name in other letters, or as it is.
        ("The lawyer, Olga Dyatlova, spoke.", "Адвокат Ольга Дятлова говорила.", "ru", "en"),
        ("The lawyer, Gordon Brown, spoke.", "Адвокат Гордон Браун говорил.", "ru", "en"),
        ("The lawyer, Pilar Zarza, spoke.", "La abogada Pilar Zarza habló.", "es", "en"),
        # Another person, or the same surname elsewhere in the original.
        ("The lawyer, Nina Woodpecker, spoke.", "Адвокат Ольга Дятлова говорила.", "ru", "en"),
        ("Olga Woodpecker met Olga Dyatlova.", "Ольга Вудпекер встретила Ольга Дятлова.", "ru", "en"),
        # A common noun after a name, a place, a body, a title.
        ("The Habeck Supporters spoke.", "Die Habeck Unterstützer sprachen.", "de", "en"),
        ("The Bremen Bridge is closed.", "Die Bremen Brücke ist gesperrt.", "de", "en"),
        ("The Larsen Carpenter Company closed.", "Фирма Ларсен Плотникова закрыта.", "ru", "en"),
        # Ships that keep their name, in whatever letters, or are named in one version only.
        ("Die MS Red Kite sank.", "The MS Red Kite sank.", "en", "de"),
        ("Die MS „Red Kite“ sank.", "The MS Red Kite sank.", "en", "de"),
        ("Die Red Kite sank.", "The MS Red Kite sank.", "en", "de"),
        ("The MV Svetlana sank.", "MV Светлана затонула.", "ru", "en"),
        ("The MV Grey Seal sank.", "Das Schiff sank.", "de", "en"),
        ("Die MS Roter Milan sank.", "She has MS and a cat.", "en", "de"),
        # Scripts without capitals.
        ("The lawyer, Olga Woodpecker, spoke.", "弁護士は話した。", "ja", "en"),
    ],
)
def test_leaves_alone(target: str, source: str, source_language: str, language: str) -> None:
    assert flagged(target, source, source_language, language) == []


def test_evidence_shows_the_name() -> None:
    of = near(story("The MV Grey Seal sank.", "Die MV Kegelrobbe sank.", source_language="de"), PAIRS)
    (found,) = translated_names(DifferentName(), of)
    assert (found.severity, found.evidence[0].text) == ("major", "Kegelrobbe")
    assert not list(translated_names(DifferentName(), story("The MV Grey Seal sank.", None)))
