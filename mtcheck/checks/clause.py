"""Clauses left out of a sentence of a translation, or put into it, with the original alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import ClassVar, Literal, NamedTuple

from mtcheck.checks import tables
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.clause_signs import (
    PRIOR,
    UNSPACED,
    Passage,
    Side,
    bare,
    freedom_of,
    probability,
    sides,
    unanswered,
    usual_scale,
)
from mtcheck.checks.context import (
    ALIGNED,
    all_numbers_in,
    bead_at,
    extent_of,
    gap_of,
    is_within,
    numbers_in,
    once_a_story,
    paired_beads,
    stems,
    text_of,
)
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Finding, Nearness, Severity, Span, Story

Way = Literal["left_out", "put_in"]
#: What may have happened to a clause of the translation, and to one of the original.
_WAYS: tuple[Way, Way] = ("put_in", "left_out")
#: How sure a pairing must be: half a sentence answers for the whole less surely than another whole would.
_PAIRED = 0.2
#: How freely a text is rendered where nothing is known of its languages.
_FREELY = 0.4
#: Confidence in what is major and in what is minor: the probability is that of a text half of whose sentences lack a clause.
_SURE, _LIKELY = 0.8, 0.6
#: Share of a clause's words that the sentence before or after answers, from `_NEAR` on, so that it is told there.
_TOLD, _NEAR = 0.5, 0.55
#: Figures from this on are seldom told of two things.
_TELLING = 13
#: Share of a clause's stems that another version in the same language has too: then it was not invented.
_SHARED = 0.5
#: A stretch in brackets with the word before it.
_BRACKETED = re.compile(r"(?P<before>[^\W\d_]{4,})[”\"»’]? ?[(（](?P<note>[^()（）]{3,200})[)）]")
#: Characters around a stretch in which its brackets are looked for, and by how much a word must be commoner (Zipf values) in the
#: translation's language than in the original's to be one of that.
_BESIDE, _OURS = 240, 1.0
#: What marks a note by someone who is not the author.
_NOTE = re.compile(
    r"\b(?:N\.? ?d[aeo]?\.? ?[TRL]\b|NDLR|Anm\. ?d|прим\. ?(?:пер|ред)|przyp\. ?(?:tłum|red)|pozn\. ?(?:př|red)|n\. ?red\b|a szerk|a ford\b"
    r"|sigla em|en anglais dans le texte|em (?:inglês|francês) no original|en (?:inglés|francés) en el original)",
    re.IGNORECASE,
)


class _Found(NamedTuple):
    """A clause that nothing seems to answer.

    Args:
        way: whether it seems left out of the translation or put into it.
        bead: its sentences and their counterpart.
        side: the passage it is in, its words numbered.
        place: the stretch, in that passage.
        start: plain offset of the passage.
        probability: that it was left out of, or put into, the translation.
    """

    way: Way
    bead: Bead
    side: Side
    place: Span
    start: int
    probability: float

    @property
    def span(self) -> Span:
        return Span(self.place.start + self.start, self.place.end + self.start)


class ClauseLeftOut:
    """Part of a sentence left out.

    Why: systems drop the end of a long sentence, or a clause in its middle, and what is left reads well.

    Flags: a stretch of three words or more of the original, two of them content words, for which the translation's
    sentence has nothing and is too short, at the place where it should stand; a clause between marks of five words or more,
    whatever they are, where the rest is rendered closely. Minor where that is less sure.

    Leaves alone: headlines and short sentences, notes of a translator or an editor, what explains in brackets a foreign word that
    the translation has as it stands, what the sentence before or after says, sentences beside one that has no
    counterpart of its own (OMI001 and ADD001 tell of that), clauses whose figures stand beside, single words (across two
    languages a word rendered freely looks like one left out), other outlets' versions, which may leave out what they like.

    Source: coverage by word similarity in context (SimAlign, Jalili Sabet et al., 2020) and by length (Gale and Church,
    1993); a logistic regression fitted on clauses taken out of human translations of NTREX in 24 languages.
    """

    code: ClassVar[str] = "OMI004"
    family: ClassVar[str] = "omission-addition"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links", "ties"})

    def run(self, story: Story) -> Iterator[Finding]:
        source = story.source
        for found in _found(story):
            assert source is not None
            if found.way != "left_out" or _is_told_beside(story, source, found):
                continue
            if _is_gloss(source, found.span, story.target):
                continue
            place = gap_of(story.target, found.bead, found.span)
            yield finding(
                self,
                story.target,
                (place, place),
                f"“{_shown(text_of(source, found.span))}” of the original is left out here.",
                category="accuracy/omission",
                severity=_grade(found),
                stance="contradicted",
                confidence=_confidence(found),
                evidence=[evidence(source, found.span, "differs")],
            )


class ClausePutIn:
    """Part of a sentence added.

    Why: systems go on where the original has stopped, and say things twice in other words.

    Flags: a stretch of three words or more of the translation, two of them content words, for which the original's
    sentence has nothing and is too short. Minor: in whole articles such stretches are free renderings more often than
    additions (22 in 168,000 words of human translation, none of the clauses put into the made stories).

    Leaves alone: as OMI004.

    Source: as OMI004, fitted on clauses of other sentences put into human translations.
    """

    code: ClassVar[str] = "ADD003"
    family: ClassVar[str] = "omission-addition"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links", "ties"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        for found in _found(story):
            assert source is not None
            if found.way != "put_in" or _is_told_beside(story, source, found):
                continue
            supporting = next((v for v in story.references if _has(story, v, found)), None)
            message = "The original has nothing of this."
            if supporting:
                message += f" {supporting.name} has it, so it may have been added by hand."
            yield finding(
                self,
                target,
                found.span,
                message,
                category="accuracy/addition",
                severity="minor",
                stance="unsupported",
                confidence=_LIKELY,
                evidence=[evidence(source, None, "silent")],
            )


def pairs(story: Story) -> Iterator[tuple[str, str]]:
    """The (target, original) texts whose words the checks ask to be laid against each other: each clause's sentence and
    those beside its counterpart."""
    if story.source is not None:
        for found in _found(story):
            for beside in _beside(story, story.source, found):
                yield _texts(story, story.source, found, beside)


@once_a_story
def _found(story: Story) -> tuple[_Found, ...]:
    """The clauses that are probable enough for a finding, in order."""
    source, target = story.source, story.target
    if source is None or source.name not in story.alignments:
        return ()
    scale = _scale(target, source, story.alignments[source.name].beads)
    if scale is None:
        return ()
    paired = []
    for bead in paired_beads(story, source):
        if bead.score >= _PAIRED:
            ours, theirs = _passage(target, bead.target), _passage(source, bead.other)
            both = sides(ours, theirs, bead.links, bead.nearest, bead.answers, scale)
            paired.append((bead, both, (ours.start, theirs.start)))
    freedom = freedom_of([both for _, both, _ in paired], _usual(target.language, source.language))
    found = []
    for bead, both, starts in paired:
        for way, side, start in zip(_WAYS, both, starts, strict=True):
            clause = unanswered(side, freedom)
            chance = probability(clause, way) if clause else 0.0
            if clause and chance >= _least(way, "minor"):
                found.append(_Found(way, bead, side, clause.span, start, chance))
            elif way == "left_out" and (place := bare(side)):
                found.append(_Found(way, bead, side, place, start, _least(way, "major")))
    return tuple(found)


def _scale(target: Article, source: Article, beads: Sequence[Bead]) -> float | None:
    """How many characters of the target one of the original becomes: as in these sentences, and where they are few, as in
    these languages (Gale and Church 1993). None where neither is known."""
    own = [
        len(_passage(target, b.target).text) / max(1, len(_passage(source, b.other).text))
        for b in beads
        if b.target and b.other
    ]
    own += usual_scale(target.language, source.language)
    return median(own) if len(own) > PRIOR else None


def _usual(*languages: str) -> list[float]:
    """How freely texts are rendered between two languages, as that of a few sentences."""
    freedom = tables.table("clause")["freedom"]
    return [max((freedom[x] for x in languages if x in freedom), default=_FREELY)] * PRIOR


def _passage(article: Article, segments: Sequence[int]) -> Passage:
    extent = extent_of(article, segments)
    return Passage(text_of(article, extent), article.language, extent.start)


def _least(way: Way, severity: Severity) -> float:
    least: float = tables.table("clause")["least"][way][severity]
    return least


def _grade(found: _Found) -> Severity:
    """Minor too where words are not set apart: there a rendering that is free looks like none."""
    if found.side.language in UNSPACED:
        return "minor"
    return "major" if found.probability >= _least(found.way, "major") else "minor"


def _confidence(found: _Found) -> float:
    return _SURE if _grade(found) == "major" else _LIKELY


def _shown(text: str) -> str:
    """A clause as a message shows it."""
    return text if len(text) <= 120 else f"{text[:100].rsplit(' ', 1)[0]} …"


def _beside(story: Story, source: Article, found: _Found) -> list[Bead]:
    """The sentences of the other side before and after the counterpart of a clause's sentence, paired or not."""
    beads = [
        b for b in story.alignments[source.name].beads if (b.target if found.way == "left_out" else b.other)
    ]
    place = next(i for i, b in enumerate(beads) if b is found.bead)
    return [*beads[max(0, place - 1) : place], *beads[place + 1 : place + 2]]


def _texts(story: Story, source: Article, found: _Found, beside: Bead) -> tuple[str, str]:
    """The (target, original) texts of a clause's sentence and of the other side's sentence beside its own counterpart."""
    ours, theirs = (
        (beside.target, found.bead.other) if found.way == "left_out" else (found.bead.target, beside.other)
    )
    return text_of(story.target, extent_of(story.target, ours)), text_of(source, extent_of(source, theirs))


def _is_gloss(source: Article, span: Span, target: Article) -> bool:
    """Whether a stretch of the original is a note, or explains a word of the translation's language that stands there."""
    text = source.plain
    for m in _BRACKETED.finditer(text, max(0, span.start - _BESIDE), min(len(text), span.end + _BESIDE)):
        if m.start("note") < span.end and span.start < m.end("note"):
            word = m["before"]
            is_kept = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", target.plain) is not None
            is_ours = zipf(word, target.language) - zipf(word, source.language) >= _OURS
            return (is_kept and is_ours) or _NOTE.search(m["note"]) is not None
    return False


def _is_told_beside(story: Story, source: Article, found: _Found) -> bool:
    """Whether a sentence beside the clause's counterpart has its words, or one that nothing is paired with stands there."""
    if _has_its_figures(story, source, found):
        return True
    inside = {w for w in found.side.words if is_within(w, found.place)}
    for beside in _beside(story, source, found):
        if not (beside.target and beside.other):
            return True
        ties: Sequence[Nearness] = story.ties.get(_texts(story, source, found, beside), ())
        best: dict[Span, float] = {}
        for tie in ties:
            word = tie.theirs if found.way == "left_out" else tie.ours
            best[word] = max(best.get(word, 0.0), tie.cosine)
        if sum(best.get(word, 0.0) >= _NEAR for word in inside) >= _TOLD * len(inside):
            return True
    return False


def _has_its_figures(story: Story, source: Article, found: _Found) -> bool:
    """Whether the figures of a clause of the original stand in the sentences of the target around its own, all of them."""
    if found.way != "left_out" or source.name not in story.facts:
        return False
    told = [
        n.value for n in numbers_in(story.facts[source.name], found.span) if n.certain and n.value >= _TELLING
    ]
    near = extent_of(story.target, found.bead.target, margin=1)
    there = {n.value for n in all_numbers_in(story.facts[story.target.name], near)}
    return bool(told) and there.issuperset(told)


def _has(story: Story, version: Article, found: _Found) -> bool:
    """Whether another version in the target's language says what a clause says."""
    index = story.target.segment_at(found.span.start)
    if version.language != story.target.language or index is None:
        return False
    bead = bead_at(story, version, index, ALIGNED)
    if bead is None:
        return False
    ours = stems(text_of(story.target, found.span), version.language)
    theirs = stems(text_of(version, extent_of(version, bead.other)), version.language)
    return bool(ours) and len(ours & theirs) >= _SHARED * len(ours)
