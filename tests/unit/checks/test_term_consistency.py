"""One term in two renderings; word n of a sentence is linked to word n of its original."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from mtcheck.checks.base import Check
from mtcheck.checks.term_consistency import InconsistentTerm
from mtcheck.types import Alignment, Bead, Finding, Span, Story
from tests.support import story


def linked(target: str, source: str, score: float = 0.9) -> Story:
    of = story(target, source)
    beads = []
    for i, (a, b) in enumerate(zip(of.target.segments, of.others[0].segments, strict=True)):
        pairs = zip(re.finditer(r"\w+", a.text), re.finditer(r"\w+", b.text), strict=False)
        links = tuple(
            (Span(a.start + x.start(), a.start + x.end()), Span(b.start + y.start(), b.start + y.end()))
            for x, y in pairs
        )
        beads.append(Bead((i,), (i,), score, links))
    return replace(of, alignments={"source": Alignment("source", "translation", tuple(beads))})


def findings(of: Story) -> list[Finding]:
    return list(InconsistentTerm().run(of))


SOURCE = "La douane volante arrive.\nUne douane volante passe.\nCette douane volante reste."

FLAGS = [
    (
        "The mobile customs arrive.\nA mobile customs pass.\nThat flying customs stay.",
        SOURCE,
        "flying customs",
    ),
    ("The mobile customs arrive.\nA mobile squad passes.\nThat mobile customs stay.", SOURCE, "mobile squad"),
]
LEAVE = [
    ("The mobile customs arrive.\nA mobile customs pass.\nThat mobile customs stay.", SOURCE, "the same"),
    ("The mobile customs arrive.\nA flying customs pass.\nThat roving customs stay.", SOURCE, "none is usual"),
    ("The mobile customs arrive.\nA mobile customs pass.\nThat other squad stays.", SOURCE, "no word shared"),
    ("The mobile unit arrives.\nA mobile unit passes.\nThat mobile units stay.", SOURCE, "a plural"),
    ("The mobile customs arrive.\nA mobile customs pass.\nThat Flying Customs stay.", SOURCE, "a name"),
    ("The mobile customs arrive.\nA mobile customs pass.\nThat very customs stay.", SOURCE, "a common word"),
    ("The mobile customs arrive.\nA mobile customs pass.\nThat “flying customs” stays.", SOURCE, "quoted"),
    ("The mobile customs arrive.\nA flying customs pass.", SOURCE.rsplit("\n", 1)[0], "one time each"),
    ("The mobile customs arrive.\nA mobile customs pass.\nThat flying, customs stay.", SOURCE, "a mark between"),
    ("The mobile customs.\nA flying light.\nA mobile customs.", "La douane volante.\nUn feu clair.\nUne douane volante.", "other words"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "source", "text"), FLAGS)
def test_flags(target: str, source: str, text: str) -> None:
    (found,) = findings(linked(target, source))
    assert (found.text, found.severity, found.category) == (text, "minor", "terminology/inconsistent")
    assert found.message.endswith("“mobile customs” elsewhere.")
    assert [e.text for e in found.evidence] == ["douane volante"]


@pytest.mark.parametrize(("target", "source", "why"), LEAVE)
def test_leaves_alone(target: str, source: str, why: str) -> None:
    assert not findings(linked(target, source)), why


def test_weak_pairs_and_no_source() -> None:
    assert not findings(linked(FLAGS[0][0], SOURCE, score=0.4))
    assert not findings(story(FLAGS[0][0]))


def test_is_a_check_with_a_page() -> None:
    check: Check = InconsistentTerm()
    assert isinstance(check, Check)
    for word in ("Why:", "Flags:", "Leaves alone:", "Source:"):
        assert word in (InconsistentTerm.__doc__ or "")
