"""Passages left out of a translation or added to it, by alignment."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.clause_signs import usual_scale
from mtcheck.checks.context import ALIGNED, bead_at, extent_of, stems, text_of
from mtcheck.checks.repeated_sentence import repeated
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Finding, Severity, Span, Story

#: A passage of fewer words than this is a heading, a byline or a splinter of a sentence.
SHORTEST = 6
#: From this share of gaps on the two texts are no translation of one another, or one is an abridgement:
#: that is said once, not sentence by sentence.
MOSTLY_GAPS = 0.5
#: A word of the sentence beside a gap is nearer to the gap than to its own counterpart, from this cosine on and by so much.
NEAR, NEARER = 0.5, 0.05
#: How much longer one sentence may be than another that stands in its place.
EXCHANGED = 1.6
#: Share of a gap's length that such words make up, from which the gap may be told beside it: 9 of 10 sentences that were
#: surely left out stay below, and none of six that were only taken into the next.
TOLD = 0.09
#: Probability of entailment from which a gap is told beside it.
ENTAILED = 0.5
#: How common a word is, as a Zipf value, from which it says too little to count.
FUNCTION_WORD = 5.5


class Omission:
    """Passage left out.

    Why: a dropped sentence is invisible in a fluent text, and it is often the one that qualifies the rest.

    Flags: a sentence of the original that nothing in the translation answers, anchored where it should
    stand; half or more of the article missing is one finding.

    Leaves alone: headings, short lines, passages set aside as page furniture, other outlets' versions
    (what they leave out is selection). Minor where words of the sentence beside the gap stand nearer to it than to
    their own counterparts, or the entailment model finds that it follows from the sentences beside it: it may have been taken
    into one of them.

    Source: gaps of the sentence alignment (Gale and Church 1993 to Thompson and Koehn, vecalign, 2019).
    """

    code: ClassVar[str] = "OMI001"
    family: ClassVar[str] = "omission-addition"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "ties"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        if source is None or not target.segments:
            return
        beads = story.alignments[source.name].beads
        gaps = [
            (i, b)
            for i, b in enumerate(beads)
            if not b.target
            and b.other
            and _is_passage(source, b.other)
            and not _is_answered(story, source, i, beads)
            and not _is_folded(story, source, i, beads)
        ]
        added = sum(bool(b.target and not b.other and _is_passage(target, b.target)) for b in beads)
        if max(_share(len(gaps), source), _share(added, target)) < MOSTLY_GAPS:
            # One sentence for another is one fault: ADD001 shows both.
            gaps = [(i, b) for i, b in gaps if _exchanged(story, source, i, beads) is None]
        if not gaps:
            return
        share = _share(len(gaps), source)
        for i, bead in gaps[:1] if share >= MOSTLY_GAPS else gaps:
            place = _end_before(target, beads, i)
            message = "A sentence of the original is left out here."
            is_told = share < MOSTLY_GAPS and (
                _is_told(story, source, i, beads) or _follows(story, source, i, beads)
            )
            if share >= MOSTLY_GAPS and len(gaps) > 1:
                message = f"{len(gaps)} sentences of the original are left out, the first one here."
            elif len(bead.other) > 1:
                message = f"{len(bead.other)} sentences of the original are left out here."
            elif is_told:
                message = "A sentence of the original is left out here, or taken into the one beside it."
            yield finding(
                self,
                target,
                (place, place),
                message,
                category="accuracy/omission",
                severity="minor" if is_told else "major",
                stance="contradicted",
                confidence=0.75,
                evidence=[evidence(source, extent_of(source, bead.other), "differs")],
            )


class Addition:
    """Sentence without a source.

    Why: systems invent sentences, and desks paste in paragraphs of another story.

    Flags: a sentence of the translation that nothing in the original answers.

    Leaves alone: headings, short lines, datelines, passages that another version of the story supports. Minor where
    the sentence beside it in the original may hold it, as in OMI001.

    Source: gaps of the sentence alignment, as in OMI001.
    """

    code: ClassVar[str] = "ADD001"
    family: ClassVar[str] = "omission-addition"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "ties"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        if source is None or not source.segments:
            return
        beads = story.alignments[source.name].beads
        gaps = [
            (i, b)
            for i, b in enumerate(beads)
            if b.target
            and not b.other
            and _is_passage(target, b.target)
            and not _is_folded(story, source, i, beads)
        ]
        if _share(len(gaps), target) >= MOSTLY_GAPS:
            return
        # A sentence said twice is told by ART006, whichever of the two is paired.
        twice = {i for pair in repeated(story).items() for i in pair}
        gaps = [(i, b) for i, b in gaps if not twice.issuperset(b.target)]
        for i, bead in gaps:
            supported = [r for r in story.references if _supported(story, r, bead.target)]
            is_told = _is_told(story, source, i, beads) or _follows(story, source, i, beads)
            other = _exchanged(story, source, i, beads)
            severity: Severity = "minor" if supported or is_told else "major"
            yield finding(
                self,
                target,
                extent_of(target, bead.target),
                ("The original has another sentence here." if other else "The original has nothing of this.")
                + (f" {supported[0].name} has it, so it may have been added by hand." if supported else ""),
                category="accuracy/addition",
                severity=severity,
                stance="unsupported",
                confidence=0.7,
                evidence=[
                    evidence(source, extent_of(source, other.other), "differs")
                    if other
                    else evidence(source, None, "silent")
                ],
            )


def _exchanged(story: Story, source: Article, index: int, beads: Sequence[Bead]) -> Bead | None:
    """The gap of the other side right beside one, of much the same length: one sentence stands for the other."""
    gap = beads[index]
    scale = _scale(story, source, beads)
    for beside in (*beads[max(0, index - 1) : index], *beads[index + 1 : index + 2]):
        ours, theirs = gap.target or beside.target, gap.other or beside.other
        if (
            (beside.target and beside.other)
            or not (ours and theirs)
            or bool(gap.target) == bool(beside.target)
        ):
            continue
        low, high = sorted((_length(story.target, ours), scale * _length(source, theirs)))
        if high <= EXCHANGED * low and _is_passage(story.target, ours) and _is_passage(source, theirs):
            return beside
    return None


def asked(story: Story) -> Iterator[tuple[str, str]]:
    """The (premise, hypothesis) texts the checks ask the entailment head about: what is beside each gap, and the gap."""
    alignment = story.alignments.get(story.source.name) if story.source else None
    if story.source is None or alignment is None:
        return
    for i, gap in enumerate(alignment.beads):
        article, sentences = (story.target, gap.target) if gap.target else (story.source, gap.other)
        if not (gap.target and gap.other) and _is_passage(article, sentences):
            yield from _questions(story, story.source, i, alignment.beads)


def _questions(story: Story, source: Article, index: int, beads: Sequence[Bead]) -> Iterator[tuple[str, str]]:
    """What is beside a gap on the other side, one by one and together, each with the gap."""
    gap = beads[index]
    own, other = (story.target, source) if gap.target else (source, story.target)
    said = text_of(own, extent_of(own, gap.target or gap.other))
    exchanged = _exchanged(story, source, index, beads)
    near = [*_beside(beads, index), *((exchanged,) if exchanged else ())]
    places = [b.other if gap.target else b.target for b in near]
    for sentences in (*places, tuple(i for place in places for i in place)):
        if sentences:
            yield text_of(other, extent_of(other, sentences)), said


def _follows(story: Story, source: Article, index: int, beads: Sequence[Bead]) -> bool:
    """Whether a gap follows from what is beside it on the other side, as the entailment model reads it."""
    reads = (story.entailments.get(pair) for pair in _questions(story, source, index, beads))
    return any(read is not None and read[0] >= ENTAILED for read in reads)


def pairs(story: Story) -> Iterator[tuple[str, str]]:
    """The (target, original) texts whose words the checks ask to be laid against each other: each gap and what is beside it."""
    alignment = story.alignments.get(story.source.name) if story.source else None
    if story.source is None or alignment is None:
        return
    for i, gap in enumerate(alignment.beads):
        if not (gap.target and gap.other):
            for beside in _beside(alignment.beads, i):
                yield _texts(story, story.source, gap, beside)


def _texts(story: Story, source: Article, gap: Bead, beside: Bead) -> tuple[str, str]:
    ours, theirs = gap.target or beside.target, gap.other or beside.other
    return text_of(story.target, extent_of(story.target, ours)), text_of(source, extent_of(source, theirs))


def _beside(beads: Sequence[Bead], index: int) -> list[Bead]:
    """The pairs before and after a gap."""
    before = next((b for b in reversed(beads[:index]) if b.target and b.other), None)
    after = next((b for b in beads[index + 1 :] if b.target and b.other), None)
    return [b for b in (before, after) if b is not None]


def _is_told(story: Story, source: Article, index: int, beads: Sequence[Bead]) -> bool:
    """Whether a gap may be told in a sentence beside it, which then has words of the gap's that its own pair has not."""
    gap = beads[index]
    length = (
        _length(story.target, gap.target)
        if gap.target
        else _scale(story, source, beads) * _length(source, gap.other)
    )
    return any(_told(story, source, gap, beside) >= TOLD * length for beside in _beside(beads, index))


def _told(story: Story, source: Article, gap: Bead, beside: Bead) -> int:
    """Letters of the words of the target that answer for a gap better than for the pair beside it."""
    ties = story.ties.get(_texts(story, source, gap, beside), ())
    start = extent_of(story.target, gap.target or beside.target).start
    origin = extent_of(source, gap.other or beside.other).start
    own = (
        {n.ours: n.cosine for n in beside.nearest}
        if gap.other
        else {n.theirs: n.cosine for n in beside.answers}
    )
    told = 0
    for tie in ties:
        ours = Span(tie.ours.start + start, tie.ours.end + start)
        place = ours if gap.other else Span(tie.theirs.start + origin, tie.theirs.end + origin)
        word = story.target.plain[slice(*ours)]
        if (
            tie.cosine >= NEAR
            and tie.cosine > own.get(place, 0.0) + NEARER
            and zipf(word, story.target.language) < FUNCTION_WORD
        ):
            told += len(word)
    return told


def _is_passage(article: Article, segments: Sequence[int]) -> bool:
    text = text_of(article, extent_of(article, segments))
    if article.language in ("zh", "ja", "th"):
        return len(re.findall(r"\w", text)) >= 2 * SHORTEST
    return len(re.findall(r"\w+", text)) >= SHORTEST


def _share(gaps: int, article: Article) -> float:
    """Number of gaps per passage of an article."""
    return gaps / max(1, sum(_is_passage(article, (i,)) for i in range(len(article.segments))))


def _is_answered(story: Story, source: Article, index: int, beads: Sequence[Bead]) -> bool:
    """Whether the gap's figures and names stand in the target sentences around it.

    A translator who folds two sentences into one leaves a gap that is none: what can be checked of the
    left-out sentence is then said next door.
    """
    near = [i for b in beads[max(0, index - 2) : index + 3] for i in b.target]
    if not near:
        return False
    ours = text_of(story.target, extent_of(story.target, near))
    theirs = " ".join(source.segments[j].text for j in beads[index].other)
    marks = set(re.findall(r"\d+|[A-Z][^\W\d_]{3,}", theirs))
    marks = {m for m in marks if not theirs.startswith(m)}
    return len(marks) >= 2 and sum(m in ours for m in marks) >= 0.6 * len(marks)


#: How much longer than its counterpart a sentence must be, for another one to be folded into it.
FOLDED = 1.25


def _is_folded(story: Story, source: Article, index: int, beads: Sequence[Bead]) -> bool:
    """Whether a gap's neighbour has the length of its own counterpart and the gap's text together.

    Two sentences made one leave a gap in which nothing is missing. Lengths are in characters, on the
    scale of the two languages in this pair of texts (Gale and Church 1993).
    """
    scale = _scale(story, source, beads)
    gap = beads[index]
    alone = _length(story.target, gap.target) if gap.target else scale * _length(source, gap.other)
    for bead in _beside(beads, index):
        ours, theirs = _length(story.target, bead.target), scale * _length(source, bead.other)
        long, short = (theirs, ours) if gap.target else (ours, theirs)
        if long >= FOLDED * short and abs(math.log(long / (short + alone))) < math.log(long / short):
            return True
    return False


def _scale(story: Story, source: Article, beads: Sequence[Bead]) -> float:
    """How many characters of the target one of the original becomes, here and between these languages; 1 if unknown."""
    paired = [b for b in beads if b.target and b.other]
    own = [_length(story.target, b.target) / _length(source, b.other) for b in paired]
    return median([*own, *usual_scale(story.target.language, source.language)] or [1.0])


def _length(article: Article, segments: Sequence[int]) -> int:
    return max(1, sum(len(article.segments[i].text) for i in segments))


def _end_before(target: Article, beads: Sequence[Bead], index: int) -> int:
    """Where in the target the gap stands: behind the sentence of the bead before it."""
    before = next((b for b in reversed(beads[:index]) if b.target), None)
    if before is None:
        return target.segments[0].start
    return target.segments[max(before.target)].end


def _supported(story: Story, reference: Article, segments: Sequence[int]) -> bool:
    """Whether a reference has an aligned sentence that shares content with the added passage."""
    for i in segments:
        bead = bead_at(story, reference, i, ALIGNED)
        if bead is None:
            return False
        if reference.language == story.target.language:
            ours = stems(story.target.segments[i].text, story.target.language)
            theirs = stems(" ".join(reference.segments[j].text for j in bead.other), reference.language)
            if len(ours & theirs) < 0.3 * len(ours):
                return False
    return True
