"""What the checks on names share: where a name's sentence stands in other versions, and what they have there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mtcheck.checks.base import Check, evidence, finding
from mtcheck.checks.context import bead_at, extent_of, is_within, overlap, paired_beads, within
from mtcheck.facts.forenames import is_forename
from mtcheck.facts.name_lists import words
from mtcheck.types import Article, Bead, Evidence, Finding, Name, Severity, Span, Story

CATEGORY = "accuracy/mistranslation/name"

#: A word of a name: letters only.
WORD = re.compile(r"[^\W\d_]+")


def paired_names(story: Story, other: Article) -> Iterator[tuple[Bead, list[Name], list[Name]]]:
    """The pairs of sentences of the target and another version, with the names of each side."""
    ours, theirs = story.facts[story.target.name].names, story.facts[other.name].names
    for bead in paired_beads(story, other):
        yield (
            bead,
            within(ours, extent_of(story.target, bead.target)),
            within(theirs, extent_of(other, bead.other)),
        )


def parts_of(name: Name) -> list[Span]:
    """Where the words of a name stand that say who it is: no initials, no particles."""
    return [
        Span(name.start + m.start(), name.start + m.end())
        for m in WORD.finditer(name.text)
        if len(m[0]) > 1 and m[0] not in words("particles") and m[0][0].isupper()
    ]


def is_linked_elsewhere(ours: Name | Span, theirs: Name | Span, bead: Bead) -> bool:
    """Whether the aligner ties the words of ``ours`` to other words than those of ``theirs``."""
    linked = [there for here, there in bead.links if is_within(here, ours)]
    return bool(linked) and not any(overlap(theirs, there) for there in linked)


def counterparts(story: Story, name: Name) -> Iterator[tuple[Article, Span]]:
    """The other versions that have the sentence of a name, and where."""
    segment = story.target.segment_at(name.start)
    for other in story.others:
        bead = bead_at(story, other, segment)
        if bead:
            yield other, extent_of(other, bead.other)


def differing(story: Story, spans: Mapping[str, Span]) -> list[Evidence]:
    """What each other version says, at plain spans by its name; those without one are silent."""
    return [evidence(other, spans.get(other.name), "differs") for other in story.others]


def misnamed(
    check: Check,
    story: Story,
    ours: tuple[int, int],
    theirs: tuple[int, int],
    message: str,
    confidence: float,
    *,
    severity: Severity = "major",
    suggestion: str = "",
    version: Article | None = None,
) -> Finding:
    """A finding on a name of the target for which the original has another one.

    Args:
        check: in whose name it is made.
        story: with an original.
        ours, theirs: where the two stand in the plain texts.
        message: what an editor reads.
        confidence: from 0 to 1.
        severity, suggestion: as of `Finding`.
        version: which has ``theirs`` where it is not the original.
    """
    other = version or story.source
    assert other is not None
    return finding(
        check,
        story.target,
        ours,
        message,
        category=CATEGORY,
        severity=severity,
        stance="contradicted",
        confidence=confidence,
        suggestion=suggestion,
        evidence=[evidence(other, theirs, "differs")],
    )


def may_be_german_phrase(name: Name, language: str) -> bool:
    """Whether words of a German text are no name for their capitals, which every noun has: „Erwartung von Weihnachten“.

    Args:
        name: of several words; one with a first name among them is a person's.
        language: ISO 639-1 code of its text.
    """
    parts = WORD.findall(name.text)
    return language == "de" and len(parts) > 1 and not any(map(is_forename, parts))
