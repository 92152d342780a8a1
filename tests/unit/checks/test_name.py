"""The name checks on their case table, and what their findings say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from mtcheck.checks.base import Check
from mtcheck.checks.name import DifferentName
from mtcheck.checks.name_garbled import GarbledName
from mtcheck.checks.name_qualifier import InventedQualifier
from mtcheck.types import Finding, Span, Story
from tests.support import align, cases, run_case, story


class AllOfThem:
    """The three as one, so that a row also says which of them must be silent."""

    def run(self, of: Story) -> Iterator[Finding]:
        for check in (GarbledName(), DifferentName(), InventedQualifier()):
            yield from check.run(of)


@pytest.mark.parametrize("row", cases("name"))
def test_names(row: dict[str, Any]) -> None:
    run_case(AllOfThem(), row)


@pytest.mark.parametrize("check", [GarbledName(), DifferentName(), InventedQualifier()])
def test_is_a_check_with_a_page(check: Check) -> None:
    assert isinstance(check, Check)
    for word in ("Why:", "Flags:", "Leaves alone:", "Source:"):
        assert word in (type(check).__doc__ or "")


def test_garbled_name_names_both_parts_and_suggests_the_name() -> None:
    (found,) = GarbledName().run(
        story("The chair, Claire Dubuissonva, left.", "La présidente, Claire Dubuisson va partir.")
    )
    assert "“Dubuisson”" in found.message
    assert "French word “va”" in found.message
    assert found.suggestion == "Claire Dubuisson"
    assert found.stance == "garbled"
    assert [(e.text, e.stance) for e in found.evidence] == [("Dubuisson va", "differs")]


def test_different_name_suggests_the_source_only_in_latin_letters() -> None:
    (french,) = DifferentName().run(
        story("It is led by Hugo Vasseur now.", "Bastien: c'est mené par Bastien Kermadec.")
    )
    assert french.suggestion == "Bastien Kermadec"
    (russian,) = DifferentName().run(
        story("The team of Hugo Vasseur won.", "Победила команда Аркадия Щеглова.", source_language="ru")
    )
    assert russian.suggestion == ""
    assert russian.evidence[0].text == "Аркадия Щеглова"


def test_word_links_to_another_word_clear_a_name() -> None:
    s = story("It is led by Hugo Vasseur now.", "C'est mené par Bastien Kermadec et par son frère.")
    assert s.source is not None
    bead = align(s.target, s.source, "translation").beads[0]
    name = s.target.plain.index("Vasseur")
    brother = s.source.plain.index("frère")
    links = ((Span(name, name + len("Vasseur")), Span(brother, brother + len("frère"))),)
    linked = bead.__class__(bead.target, bead.other, bead.score, links)
    alignment = s.alignments["source"].__class__("source", "translation", (linked,))
    assert len(list(DifferentName().run(s))) == 1
    cleared = Story(s.target, s.source, (), s.facts, {"source": alignment})
    assert list(DifferentName().run(cleared)) == []


def test_every_other_version_stands_in_the_evidence() -> None:
    s = story(
        "Talks on Caledonia go on.",
        references=["Talks on New Caledonia go on.", "Nothing new.", "New Caledonia: talks go on."],
    )
    (found,) = DifferentName().run(s)
    assert [(e.file, e.text, e.stance) for e in found.evidence] == [
        ("reference0", "New Caledonia", "differs"),
        ("reference1", "", "silent"),
        ("reference2", "New Caledonia", "differs"),
    ]
    assert found.suggestion == "New Caledonia"


def test_without_alignment_only_glued_names_are_looked_for() -> None:
    s = story("The convoy left for Poland.", "Le convoi est parti pour l'Autriche.")
    assert list(AllOfThem().run(Story(s.target, s.source, (), s.facts, {}))) == []
