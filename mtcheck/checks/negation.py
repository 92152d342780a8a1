"""Negations lost or gained between aligned sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, bead_at, extent_of, paired_beads, stems, text_of
from mtcheck.checks.entailment import reading
from mtcheck.checks.negation_cues import has_cues
from mtcheck.checks.negation_scope import Grade, Passage, is_faithful, passage, unanswered
from mtcheck.types import Article, Bead, Finding, Severity, Span, Story

#: Words of a pair of passages beyond which the alignment is too coarse to lay blame on one small word.
LONGEST = 60

#: Probability of contradiction that a negation needs beside it to be flagged, where the entailment model has read the
#: pair: gained, or lost, by how plain it is. Lost ones need more: English says much of it by other words.
SUPPORT: dict[tuple[str, Grade], float] = {
    ("gained", "plain"): 0.5,
    ("gained", "likely"): 0.75,
    ("gained", "possible"): 0.92,
    ("gained", "moved"): 0.98,
    ("lost", "plain"): 0.8,
    ("lost", "likely"): 0.9,
    ("lost", "possible"): 0.93,
    ("lost", "moved"): 0.95,
}
GRADES: tuple[Grade, ...] = ("plain", "likely", "possible", "moved")
#: Probability of entailment from which a difference in negation words is idiom ("no longer" for "ceased to").
IDIOM = 0.8
#: Probability of contradiction that two versions of one language need, where they are not near copies.
RIVAL = 0.9


class Negation:
    """Negation lost or gained.

    Why: "did not resign" for "resigned": one small word, the opposite news, perfectly fluent.

    Flags: a plain negation ("not", "never", "no one") where the original has nothing that could stand for one;
    else one without a counterpart, where the words around it do have theirs and no sign of a negation stands
    near those; else one negation more or less than the original, where the entailment model calls the
    sentences contradictory. In other versions of the same language only where the two sentences are
    otherwise nearly the same or contradict each other.

    Leaves alone: negation rendered by other means ("without", "refused", "un-", "only"); a negation that is
    linked to any word of the other side; sentences rendered freely; pairs that the entailment model takes
    for the same.

    Source: cue lists of 25 languages (``data/negation.toml``); polarity parity as measured in DEMETR
    (Karpinska et al., EMNLP 2022); word links as of SimAlign (Jalili Sabet et al., 2020).
    """

    code: ClassVar[str] = "NEG001"
    family: ClassVar[str] = "negation"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        for other in story.others:
            if not (has_cues(story.target.language) and has_cues(other.language)):
                continue
            for bead in paired_beads(story, other):
                flip = _flip(story, other, bead)
                if flip and _is_borne_out(story, other, bead, flip):
                    yield self._finding(story.target, other, flip)

    def _finding(self, target: Article, other: Article, flip: _Flip) -> Finding:
        if flip.way == "gained":
            message = f"{flip.who} does not negate this."
        else:
            message = f"{flip.who} negates this (“{text_of(other, flip.theirs)}”)."
        severity: Severity = "critical" if flip.grade in ("plain", "likely") else "major"
        return finding(
            self,
            target,
            flip.ours,
            message,
            category="accuracy/mistranslation/negation",
            severity=severity,
            stance="contradicted",
            confidence={"plain": 0.85, "likely": 0.75, "possible": 0.6, "moved": 0.55}[flip.grade],
            evidence=[evidence(other, flip.theirs, "differs")],
        )


class _Flip(NamedTuple):
    """A negation on one side only.

    Args:
        way: "gained" or "lost", as the target has it.
        grade: how plain it is.
        ours, theirs: plain spans of the two articles.
        who: the other version, as a message names it.
    """

    way: str
    grade: Grade
    ours: Span
    theirs: Span
    is_anchored: bool
    who: str


def _flip(story: Story, other: Article, bead: Bead) -> _Flip | None:
    """The plainest difference in negation between the two sides of a bead."""
    ours = passage(story.target, bead.target, [a for a, _ in bead.links])
    theirs = passage(other, bead.other, [b for _, b in bead.links])
    gained, lost = unanswered(ours, theirs), unanswered(theirs, ours)
    found = min((f for f in (gained, lost) if f), key=lambda f: GRADES.index(f.grade), default=None)
    if not found:
        return None
    who = "The original" if other is story.source else other.name
    grade, is_anchored = found.grade, found.is_anchored
    if _is_hard(ours) or _is_hard(theirs):
        grade, is_anchored = ("likely" if grade == "plain" else grade), False
    if found is gained:
        way, our, their = "gained", found.cue, found.counterpart
    else:
        way, our, their = "lost", found.counterpart, found.cue
    return _Flip(way, grade, _moved(our, ours), _moved(their, theirs), is_anchored, who)


def _is_hard(side: Passage) -> bool:
    """Whether negation cannot be read for sure: questions, long sentences, words mostly without counterpart."""
    return any(c in side.text for c in "?؟？") or len(side.text.split()) > LONGEST or not is_faithful(side)


def _is_borne_out(story: Story, other: Article, bead: Bead, flip: _Flip) -> bool:
    """Whether what the entailment model makes of the two sentences is in keeping with a flip."""
    read = _read(story, other, bead, flip)
    if other is not story.source:
        if _is_near_copy(story, other, bead):
            return flip.grade in ("plain", "likely")
        return flip.grade == "plain" and read is not None and read[2] >= RIVAL
    if read is None:
        return (flip.is_anchored and flip.grade != "moved") or (flip.way, flip.grade) == ("gained", "plain")
    return read[0] < IDIOM and read[2] >= SUPPORT[flip.way, flip.grade]


def _read(story: Story, other: Article, bead: Bead, flip: _Flip) -> tuple[float, float, float] | None:
    """(entailment, neutral, contradiction) of the other side and our sentence, as far as they have been read.

    Another version in our language that stands for the sentence is heard as well: there the model is surer. Of
    several readings the one that contradicts most.
    """
    index = story.target.segment_at(flip.ours.start)
    if index is None:
        return None
    found = {other.name: bead}
    if flip.grade != "moved" and other is story.source:
        found |= {r.name: b for r in story.references if (b := bead_at(story, r, index, ALIGNED))}
    reads = [
        read
        for version in story.others
        if (beside := found.get(version.name))
        if (read := reading(story, index, version, extent_of(version, beside.other)))
    ]
    return max(reads, key=lambda r: r[2], default=None)


def _moved(span: Span, side: Passage) -> Span:
    return Span(span.start + side.start, span.end + side.start)


def _is_near_copy(story: Story, other: Article, bead: Bead) -> bool:
    """Whether two sentences of one language differ by little but their negation."""
    if other.language != story.target.language or len(bead.target) > 1 or len(bead.other) > 1:
        return False
    ours = stems(story.target.segments[bead.target[0]].text, other.language)
    theirs = stems(other.segments[bead.other[0]].text, other.language)
    return len(ours) >= 4 and len(ours & theirs) >= 0.75 * max(len(ours), len(theirs))
