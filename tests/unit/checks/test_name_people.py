"""Nationalities put for others."""

from __future__ import annotations

import pytest

from mtcheck.checks.name import DifferentName
from mtcheck.checks.name_people import changed_peoples
from mtcheck.facts.places import people_of
from mtcheck.types import Finding
from tests.support import story
from tests.unit.checks.test_name_replaced import near

#: What the aligner ties, each word to the one in its place.
PAIRS = {
    "austrian": "australiana", "hungarian": "болгарский", "danish": "niederländische", "iraqi": "الإيرانية", "latvian": "litauischer",
    "dutch": "niederländische", "american": "американский", "swedish": "schweren", "romanian": "ungarischen",
    "schwedische": "swiss", "österreichische": "australian", "tief": "deep", "korean": "coreana",
    "norwegen": "danish", "finland": "estnische",
}  # fmt: skip


def found(target: str, source: str, source_language: str, language: str = "en") -> list[Finding]:
    of = near(story(target, source, source_language=source_language, language=language), PAIRS)
    return list(changed_peoples(DifferentName(), of))


@pytest.mark.parametrize(
    ("target", "source", "language", "word", "country"),
    [
        ("The Austrian sailor won.", "La velista australiana ha vinto.", "it", "Austrian", "Australia"),
        ("A Hungarian minister spoke.", "Болгарский министр говорил.", "ru", "Hungarian", "Bulgaria"),
        ("The Danish firm closed.", "Die niederländische Firma schloss.", "de", "Danish", "Netherlands"),
        ("She has Iraqi papers.", "لديها الأوراق الإيرانية.", "ar", "Iraqi", "Iran"),
        ("A Latvian driver fled.", "Ein litauischer Fahrer floh.", "de", "Latvian", "Lithuania"),
        # Named with the person, the two are one run of capitals.
        ("The Latvian Maris Ozols fled.", "Der litauischer Maris Ozols floh.", "de", "Latvian", "Lithuania"),
        # A country for another one's people.
        ("A firm from Finland closed.", "Eine estnische Firma schloss.", "de", "Finland", "Estonia"),
    ],
)
def test_another_people(target: str, source: str, language: str, word: str, country: str) -> None:
    (one,) = found(target, source, language)
    assert (one.text, one.severity, one.stance) == (word, "major", "contradicted")
    assert f"of {country}, which is not “{word}”" in one.message
    assert one.evidence[0].text


def test_another_people_in_a_translation_into_another_language() -> None:
    (one,) = found("Die schwedische Firma schloss.", "The Swiss firm closed.", "en", "de")
    assert one.text == "schwedische"


@pytest.mark.parametrize(
    ("target", "source", "language"),
    [
        ("The Dutch firm closed.", "Die niederländische Firma schloss.", "de"),
        ("The Dutch firm closed.", "Die holländische Firma schloss.", "de"),
        ("The American firm closed.", "Американский завод закрыт.", "ru"),
        ("The Korean firm closed.", "La firma coreana cerró.", "es"),
        # Another word of the sentence speaks of the country.
        ("The Danish firm closed in the Netherlands.", "Die niederländische Firma schloss.", "de"),
        ("The Danish firm closed.", "Die niederländische Firma in Dänemark schloss.", "de"),
        # Words that only look like peoples, or are not tied.
        ("The Swedish firm closed.", "Die Firma mit den schweren Maschinen schloss.", "fr"),
        ("The Danish firm closed.", "Die Firma schloss.", "de"),
        ("The firm closed.", "Die niederländische Firma schloss.", "de"),
        # No country: a region, a language with a country's people unsaid, a continent.
        ("The Bavarian firm closed.", "Die bairische Firma schloss.", "de"),
        ("The European firm closed.", "Die europäische Firma schloss.", "de"),
        # Where words are not set apart, countries are looked for by name.
        ("The Danish firm closed.", "オランダの会社は閉鎖した。", "ja"),
    ],
)
def test_leaves_alone(target: str, source: str, language: str) -> None:
    assert found(target, source, language) == []


def test_without_an_original_there_is_nothing_to_say() -> None:
    assert not list(changed_peoples(DifferentName(), story("The Danish firm closed.", None)))


@pytest.mark.parametrize(
    ("word", "language", "code"),
    [
        ("slovena", "it", "SI"),
        ("slovacchi", "it", "SK"),
        ("australiana", "it", "AU"),
        ("austriaca", "it", "AT"),
        ("norwegischen", "de", "NO"),
        ("Ungarn", "de", "HU"),
        ("espagnoles", "fr", "ES"),
        ("bułgarskiej", "pl", "BG"),
        ("немецкого", "ru", "DE"),
        ("العراقية", "ar", "IQ"),
        ("والبلغارية", "ar", "BG"),
        ("השוודית", "he", "SE"),
        ("norma", "it", ""),
        ("Norden", "de", ""),
        ("الجنسية", "ar", ""),
        ("", "de", ""),
        ("x", "tlh", ""),
    ],
)
def test_people_of(word: str, language: str, code: str) -> None:
    assert people_of(word, language) == (frozenset({code}) if code else frozenset())
