"""What the checks on names share: where a name's sentence stands in other versions, and what they have there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mtcheck.checks.base import evidence
from mtcheck.checks.context import bead_at, extent_of, paired_beads, within
from mtcheck.types import Article, Bead, Evidence, Name, Span, Story

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
