"""First names put for others beside the same surname."""

from __future__ import annotations

import pytest

from mtcheck.checks.name import DifferentName
from mtcheck.checks.name_forename import changed_forenames
from mtcheck.facts.forenames import is_forename, may_be_one
from tests.support import story
from tests.unit.checks.test_name_replaced import near


def flagged(target: str, source: str, language: str, references: tuple[str, ...] = ()) -> list[str]:
    of = near(story(target, source, references, source_language=language), {})
    return [f.text for f in changed_forenames(DifferentName(), of)]


@pytest.mark.parametrize(
    ("target", "source", "language", "wanted"),
    [
        ("The band hired Tyler Sorvane.", "Le groupe engagea Jared Sorvane.", "fr", ["Tyler Sorvane"]),
        ("The minister, Sergei Petrov, spoke.", "Министр Иван Петров выступил.", "ru", ["Sergei Petrov"]),
        # A middle name stays, an initial says nothing.
        ("Ian Melancton Geddens drew it.", "Norman Melancton Geddens hat es gezeichnet.", "de", ["Ian Melancton Geddens"]),
        ("They saw Peter R. Campolo.", "Sie sahen Joe R. Campolo.", "de", ["Peter R. Campolo"]),
        # Once, however often the name stands.
        ("Amy Sorvane sang.\nThey heard Amy Sorvane.", "Jean Sorvane a chanté.\nOn entendit Jean Sorvane.", "fr", ["Amy Sorvane"]),
    ],
)  # fmt: skip
def test_flags_another_first_name(target: str, source: str, language: str, wanted: list[str]) -> None:
    assert flagged(target, source, language) == wanted


@pytest.mark.parametrize(
    ("target", "source", "language"),
    [
        # Forms of one name, short forms, names in two languages.
        ("They heard William Sorvane.", "Sie hörten Bill Sorvane.", "de"),
        ("They heard Bob Sorvane.", "Sie hörten Robert Sorvane.", "de"),
        ("They heard Youssef Sorvane.", "Sie hörten Yusuf Sorvane.", "de"),
        ("They read Charles Darwell.", "Leyeron a Carlos Darwell.", "es"),
        ("They met Oleksandr Sorvane.", "Встретили Александр Сорване.", "ru"),
        # Two of a family, whom both sides name.
        ("Mary and John Sorvane came.", "John und Mary Sorvane kamen.", "de"),
        ("Amy Sorvane sang.\nHer brother Jean Sorvane too.", "Jean Sorvane a chanté.\nSa sœur Amy Sorvane aussi.", "fr"),
        # Titles and offices are no first names.
        ("They heard Angela Sorvane.", "Sie hörten Bundeskanzlerin Sorvane.", "de"),
        ("They heard President Sorvane.", "Sie hörten Jared Sorvane.", "de"),
        # Another surname is another matter; so is a name of another length.
        ("They heard Tyler Haldorf.", "Sie hörten Jared Sorvane.", "de"),
        ("They heard Tyler Sorvane.", "Sie hörten Sorvane.", "de"),
        ("They heard Tyler Sorvane.", "Sie hörten Jared Lee Sorvane.", "de"),
        ("They heard RAS Vera Sorvane.", "Выступила РАН Вера Сорване.", "ru"),
        # Not a person.
        ("They went to Port Sorvane.", "Sie fuhren nach Bad Sorvane.", "de"),
    ],
)  # fmt: skip
def test_leaves_alone(target: str, source: str, language: str) -> None:
    assert flagged(target, source, language) == []


def test_a_script_without_capitals_is_left_alone() -> None:
    assert flagged("They heard Tyler Sorvane.", "他们听到了贾里德·索尔文。", "zh") == []


@pytest.mark.parametrize("word", ["Jennifer", "Étienne", "Сергей", "Γιώργος", "Mohammed", "Zdeněk"])
def test_first_names(word: str) -> None:
    assert is_forename(word)


@pytest.mark.parametrize(
    "word", ["President", "Bundeskanzlerin", "Prince", "Sir", "Ministre", "Vizekanzler", "Imam"]
)
def test_no_first_names(word: str) -> None:
    assert not is_forename(word)


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("Jean", "Giovanni", True),
        ("Dmitry", "Dmytro", True),
        ("Peggy", "Margaret", True),
        ("Alex", "Alexander", True),
        ("Jared", "Tyler", False),
        ("Иван", "Sergei", False),
        ("Kevin", "Carlos", False),
    ],
)
def test_one_first_name(first: str, second: str, is_one: bool) -> None:
    assert may_be_one(first, second) is is_one
    assert may_be_one(second, first) is is_one


IN_PERSIAN = "آن‌ها خواندند."


@pytest.mark.parametrize(
    ("target", "version", "wanted"),
    [
        ("The choir heard Carlos Sorvane there.", "The choir heard Kevin Sorvane there.", ["Carlos Sorvane"]),
        # A name with some of its letters stands there as well; it is no form of it in the same language.
        ("The choir with Vin Hald heard Carlos Sorvane.", "The choir with Vin Hald heard Kevin Sorvane.", ["Carlos Sorvane"]),
        # By itself, between the same words.
        ("She sang for Michael and Jessamine there.", "She sang for Charles and Jessamine there.", ["Michael"]),
        ("She played it as Mason and left.", "She played it as David and left.", ["Mason"]),
        # Between others it is somebody else.
        ("She sang for Michael and Jessamine there.", "She sang for Jessamine and Charles there.", []),
        ("She sang beside Michael there.", "She sang with Charles there.", []),
        # Spellings, short forms, and who is named by both.
        ("She played it as Catherine and left.", "She played it as Katherine and left.", []),
        ("She played it as Mike and left.", "She played it as Michael and left.", []),
        ("She sang for Michael and Charles there.", "She sang for Charles and Michael there.", []),
        # Words that are names as well.
        ("She went there in Mason and left.", "She went there in May and left.", []),
    ],
)  # fmt: skip
def test_against_a_version_in_the_same_words(target: str, version: str, wanted: list[str]) -> None:
    assert flagged(target, IN_PERSIAN, "fa", (version,)) == wanted
