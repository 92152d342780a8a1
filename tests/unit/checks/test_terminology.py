"""The glossary checks on their case table, and what their findings say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mtcheck.checks.base import Check
from mtcheck.checks.name_list import NameForm
from mtcheck.checks.terminology import ForbiddenTerm, MissingTerm
from mtcheck.read.glossary import parse_glossary
from mtcheck.terms import Glossary
from mtcheck.types import Finding, Story
from tests.support import align, cases, story

CHECKS: tuple[Check, ...] = (ForbiddenTerm(), MissingTerm(), NameForm())


def with_glossary(of: Story, csv: str) -> Story:
    return replace(of, glossary=Glossary(tuple(parse_glossary(csv.encode(), "terms.csv"))))


def findings(of: Story) -> list[Finding]:
    return [f for check in CHECKS for f in check.run(of)]


@pytest.mark.parametrize("row", cases("terminology"))
def test_terminology(row: dict[str, Any]) -> None:
    of = story(
        row["target"],
        row.get("source"),
        language=row.get("language", "en"),
        source_language=row.get("source_language", "fr"),
    )
    found = findings(with_glossary(of, row["glossary"]))
    assert [(f.code, f.start, f.text, f.severity) for f in found] == [
        (f["code"], f["start"], f["text"], f["severity"]) for f in row["flags"]
    ]


@pytest.mark.parametrize("check", CHECKS)
def test_is_a_check_with_a_page(check: Check) -> None:
    assert isinstance(check, Check)
    for word in ("Why:", "Flags:", "Leaves alone:", "Source:"):
        assert word in (type(check).__doc__ or "")


def test_nothing_without_a_glossary() -> None:
    assert not findings(story("Police held an illegal immigrant.", "La police a arrêté quelqu'un."))


CULT = "source,source language,target,target language,status,note\nsecte,fr,cult,en,,\nsecte,fr,sect,en,forbidden,house style\n"


def test_forbidden_term_says_what_to_use_and_what_the_original_has() -> None:
    (found,) = findings(with_glossary(story("Sect banned.", "Secte interdite."), CULT))
    assert found.message == "The glossary rules out “sect” and has “cult” (house style)."
    assert found.suggestion == "Cult"
    assert [(e.text, e.stance) for e in found.evidence] == [("Secte", "differs")]


def test_no_suggestion_in_another_form() -> None:
    (found,) = findings(with_glossary(story("Two sects met.", "Deux sectes se réunirent."), CULT))
    assert found.suggestion == ""


def test_missing_term_is_on_the_linked_words() -> None:
    of = story("They read the menu of the cantina.", "Ils ont lu the menu de la cantina.")
    (found,) = findings(with_glossary(of, "fr,en\ncantina,canteen\n"))
    assert (found.text, found.category) == ("cantina", "terminology/wrong term")
    assert found.message == "The glossary has “canteen” for “cantina”."


def test_a_weak_pair_calls_for_nothing() -> None:
    of = story("The mayor signed it.", "Le maire a signé une ordonnance.")
    alignment = align(of.target, of.others[0], "translation")
    weak = replace(alignment, beads=tuple(replace(b, score=0.4) for b in alignment.beads))
    of = replace(of, alignments={"source": weak})
    assert not findings(with_glossary(of, "fr,en\nordonnance,decree\n"))
