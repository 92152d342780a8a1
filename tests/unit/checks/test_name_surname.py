"""Surnames put for others beside the same first name, in one script."""

from __future__ import annotations

import pytest

from mtcheck.checks.name import DifferentName
from mtcheck.checks.name_surname import changed_surnames, unlike_itself
from mtcheck.facts.variants import is_other_surname
from tests.support import story
from tests.unit.checks.test_name_replaced import near


def flagged(target: str, source: str, language: str) -> list[str]:
    of = near(story(target, source, source_language=language), PAIRS)
    return [f.text for f in changed_surnames(DifferentName(), of)]


#: What the aligner ties, each word to the one in its place.
PAIRS = {
    "haldorf": "halden", "yalçıner": "yalçın", "wilkens": "wilkes", "kowalczyk": "kowalskiego", "brandauer": "brandtner",
    "meridor": "meridan", "novotny": "novotným", "virtanen": "virtasen", "shevchuk": "schewtschuk", "stonebridge": "steinbrück",
    "ferreira": "ferreiro", "lindberg": "lindholm", "mukhtar": "muhtarı", "wilke": "wilkes",
}  # fmt: skip


@pytest.mark.parametrize(
    ("target", "source", "language", "wanted"),
    [
        ("The Swiss rider Beat Haldorf fell.", "Der Schweizer Beat Halden stürzte.", "de", ["Beat Haldorf"]),
        # The right surname stands elsewhere in the translation.
        ("Halden falls.\nThe rider Beat Haldorf is out.", "Halden stürzt.\nBeat Halden ist raus.", "de", ["Beat Haldorf"]),
        # Turkish sets its endings apart, Polish does not.
        ("The mayor, Nermin Yalçıner, spoke.", "Belediye başkanı Nermin Yalçın konuştu.", "tr", ["Nermin Yalçıner"]),
        ("He spoke to Tomasz Wierzbowicz.", "Rozmawiał z Tomasz Wieczorkiem.", "pl", ["Tomasz Wierzbowicz"]),
        ("They saw Ines Brandauer.", "Sie sahen Ines Brandtner.", "de", ["Ines Brandauer"]),
    ],
)  # fmt: skip
def test_flags_another_surname(target: str, source: str, language: str, wanted: list[str]) -> None:
    pairs = dict(PAIRS)
    pairs["wierzbowicz"] = "wieczorkiem"
    of = near(story(target, source, source_language=language), pairs)
    found = list(changed_surnames(DifferentName(), of))
    assert [f.text for f in found] == wanted
    assert {f.severity for f in found} == {"critical"}


@pytest.mark.parametrize(
    ("target", "source", "language"),
    [
        # The same surname in another form.
        ("He met Karel Novotny.", "Setkal se s Karel Novotným.", "cs"),
        ("He met Aino Virtanen.", "Hän tapasi Aino Virtasen.", "fi"),
        ("Beat Halden fell.", "Beat Haldens Sturz.", "de"),
        ("Jürgen Mueller fell.", "Jürgen Müller stürzte.", "de"),
        ("Andrij Shevchuk fell.", "Andrij Schewtschuk stürzte.", "de"),
        # A slip in the original's or the translation's own name for a person is not told from an ending.
        ("Tom Wilke fell.", "Tom Wilkes stürzte.", "de"),
        # Two persons with one first name.
        ("Beat Haldorf and Beat Halden fell.", "Beat Halden und Beat Haldorf stürzten.", "de"),
        ("Beat Haldorf fell.\nThe others fell.", "Beat Halden stürzte.\nHaldorf stürzte.", "de"),
        # Other first names, other scripts, words that were translated, words that are nothing like each other.
        ("Urs Haldorf fell.", "Beat Halden stürzte.", "de"),
        ("Larysa Foothill spoke.", "Лариса Підгірна говорила.", "uk"),
        ("Mark Bridge fell.", "Mark Brücke stürzte.", "de"),
        ("Beat Quellec fell.", "Beat Halden stürzte.", "de"),
        # A body and a place.
        ("The Nova Haldorf University opened.", "Die Universität Nova Halden öffnete.", "de"),
        ("They went to Nova Scotia.", "Foram à Nova Escócia.", "pt"),
        # A title after the name of a village.
        ("Yeşilköy Mukhtar Nermin Yalçın spoke.", "Yeşilköy Muhtarı Nermin Yalçın konuştu.", "tr"),
    ],
)
def test_leaves_alone(target: str, source: str, language: str) -> None:
    assert flagged(target, source, language) == []


def test_a_story_without_an_original_says_nothing() -> None:
    assert list(changed_surnames(DifferentName(), story("Beat Haldorf fell.", None))) == []


@pytest.mark.parametrize(
    ("first", "second", "languages", "is_other"),
    [
        ("Haldorf", "Halden", ("de", "en"), True),
        ("Yalçıner", "Yalçın", ("tr", "en"), True),
        ("Yalçına", "Yalçın", ("hu", "en"), False),
        ("Demirsoy", "Demirel", ("tr", "en"), True),
        ("Wierzbowicz", "Wieczorkiem", ("pl", "en"), True),
        ("Tchernov", "Chernow", ("de", "en"), False),
        ("Khalidi", "Chalidi", ("de", "en"), False),
        ("Zouari", "Suari", ("fr", "de"), False),
        ("Haldens", "Halden", ("de", "en"), False),
        ("Wierzbickiego", "Wierzbicki", ("pl", "en"), False),
        ("Bērziņa", "Berzins", ("lv", "en"), False),
        ("Pavla", "Pavel", ("cs", "en"), False),
        ("Kim", "Lim", ("de", "en"), False),
    ],
)
def test_is_other_surname(first: str, second: str, languages: tuple[str, str], is_other: bool) -> None:
    assert is_other_surname(first, second, languages) is is_other
    assert is_other_surname(second, first, languages) is is_other


@pytest.mark.parametrize(
    ("target", "version", "wanted"),
    [
        ("Naoko Kurado chairs the board.\nKuramori will retire in May.", "Naoko Kuramori chairs the board.", ["Naoko Kurado"]),
        # Called so throughout: the version may be wrong.
        ("Naoko Kurado chairs the board.\nKurado will retire in May.", "Naoko Kuramori chairs the board.", []),
        # Two persons: the version knows both, or the second is not like the first.
        ("Naoko Kurado chairs the board.\nKuramori will retire in May.", "Naoko Kuramori and Naoko Kurado chair the board.", []),
        ("Naoko Shimizu chairs the board.\nKuramori will retire in May.", "Naoko Kuramori chairs the board.", []),
        # Another first name, or a possessive of the same surname.
        ("Keiko Kurado chairs the board.\nKuramori will retire in May.", "Naoko Kuramori chairs the board.", []),
        ("Naoko Kuramori chairs the board.\nKuramori will retire in May.", "Naoko Kuramori chairs the board.", []),
    ],
)  # fmt: skip
def test_one_person_by_two_surnames(target: str, version: str, wanted: list[str]) -> None:
    of = near(story(target, None, [version]), {})
    found = list(unlike_itself(DifferentName(), of))
    assert [f.text for f in found] == wanted
    assert all(f.evidence[0].text == "Naoko Kuramori" for f in found)
