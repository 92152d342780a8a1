"""Negations lost or gained between aligned sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, bead_at, extent_of, once_a_story, stems, text_of
from mtcheck.checks.entailment import reading
from mtcheck.checks.negation_clause import clause_asked, is_borne_out_in_clause, is_plain
from mtcheck.checks.negation_contrast import Flip, Reading, affirming, asked, relief
from mtcheck.checks.negation_cues import has_cues
from mtcheck.checks.negation_implied import done_already, unanswered_implied
from mtcheck.checks.negation_scope import Grade, Passage, faced, is_faithful, unanswered
from mtcheck.types import Article, Bead, Finding, Severity, Span, Story

#: Words of a pair of passages beyond which the alignment is too coarse to lay blame on one small word.
LONGEST = 60

#: What a negation needs to be flagged, gained or lost, by how plain it is: the least probability of contradiction, and
#: how much less (in log odds) there is of it with the negation taken out, None where that does not matter; any pair will do.
#: Lost: chosen on NTREX and on free translations by hand. Gained: on the 502 rows of DEMETR with a negation planted, of
#: which they find 84 in 100, and on NTREX (80,000 words each way), people's translations of WMT22 and free ones by hand.
SUPPORT: dict[tuple[str, Grade], tuple[tuple[float, float | None], ...]] = {
    ("gained", "plain"): ((0.6, None), (0.4, 1.0)),
    ("gained", "likely"): ((0.85, None), (0.7, 2.5)),
    ("gained", "possible"): ((0.95, 1.0), (0.8, 2.0)),
    ("gained", "moved"): ((0.95, 3.0),),
    ("lost", "plain"): ((0.35, 0.26),),
    ("lost", "likely"): ((0.5, 0.7),),
    ("lost", "possible"): ((0.8, 2.5),),
    ("lost", "moved"): ((0.87, 3.5),),
}
#: Probability of contradiction from which two negations and more are flagged that nothing of the original could answer for: of 400
#: sentences of DEMETR with planted negations 14 more are found so, in 168,000 words of NTREX none is flagged for it.
TWICE = 0.5
#: Probability of entailment from which a difference in negation words is idiom ("no longer" for "ceased to").
IDIOM = 0.8
GRADES: tuple[Grade, ...] = ("plain", "likely", "possible", "moved", "implied", "told")
#: Probability of contradiction that two versions of one language need, where they are not near copies.
RIVAL = 0.9


class Negation:
    """Negation lost or gained.

    Why: "did not resign" for "resigned": one small word, the opposite news, perfectly fluent.

    Flags: a plain negation ("not", "never", "no one") where the original has nothing that could stand for one;
    else one without a counterpart, where the words around it do have theirs and no sign of a negation stands
    near those; else one negation more or less than the original. Each only where the entailment model finds
    that the sentences, or for a lost one its clause alone, would agree better without it. Also a word that implies a negation
    ("unable", "refused") where the other side affirms, and "already" for "has yet to". In other versions of the same language only where the two sentences are
    otherwise nearly the same or contradict each other.

    Leaves alone: negation rendered by other means ("without", "refused", "un-", "only"; silence, lack and denial, as
    «schweigt» for "does not speak"); a negation that is
    linked to any word of the other side; sentences rendered freely; pairs that the entailment model takes
    for the same, with the negation and without.

    Source: cue lists of 25 languages (``data/negation.toml``); polarity parity as measured in DEMETR
    (Karpinska et al., EMNLP 2022); word links as of SimAlign (Jalili Sabet et al., 2020).
    """

    code: ClassVar[str] = "NEG001"
    family: ClassVar[str] = "negation"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        for other, bead, flip in flips(story):
            if _is_borne_out(story, other, bead, flip):
                yield self._finding(story.target, other, flip)

    def _finding(self, target: Article, other: Article, flip: Flip) -> Finding:
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
            confidence={
                "plain": 0.85,
                "likely": 0.75,
                "possible": 0.6,
                "moved": 0.55,
                "implied": 0.55,
                "told": 0.75,
            }[flip.grade],
            evidence=[evidence(other, flip.theirs, "differs")],
        )


#: Languages that negate at the end of a clause, whatever of it is negated: 「関心はありませんでした」 is "had no interest".
_VERB_LAST = frozenset({"ja", "ko"})


@once_a_story
def flips(story: Story) -> Sequence[tuple[Article, Bead, Flip]]:
    """Every difference in negation between aligned sentences, by word lists and links alone."""
    return list(_flips(story))


def _flips(story: Story) -> Iterator[tuple[Article, Bead, Flip]]:
    for other, bead, ours, theirs in faced(story):
        if has_cues(story.target.language) and has_cues(other.language):
            who = "The original" if other is story.source else other.name
            if flip := _flip(ours, theirs, who):
                yield other, bead, flip


def pairs(story: Story) -> Iterator[tuple[str, str]]:
    """The (premise, hypothesis) texts the check asks the entailment head about."""
    for source, bead, flip in flips(story):
        if source is story.source:
            for version, beside in _heard(story, source, bead, flip):
                yield from (pair for ask in (asked, affirming) if (pair := ask(story, version, beside, flip)))
            yield from clause_asked(story, source, bead, flip) or ()


def _flip(ours: Passage, theirs: Passage, who: str) -> Flip | None:
    """The plainest difference in negation between the two sides of a bead."""
    gained, lost = done_already(ours, theirs), done_already(theirs, ours)
    if not (gained or lost):
        gained, lost = unanswered(ours, theirs), unanswered(theirs, ours)
    if not (gained or lost):
        lost = unanswered_implied(theirs, ours)
    found = min((f for f in (gained, lost) if f), key=lambda f: GRADES.index(f.grade), default=None)
    if not found or (found.grade == "moved" and _VERB_LAST & {ours.language, theirs.language}):
        return None
    grade, is_anchored = found.grade, found.is_anchored
    if _is_hard(ours) or _is_hard(theirs):
        grade, is_anchored = ("likely" if grade == "plain" else grade), False
        # «Não se pode fazer nada?» asks what "Can anything be done?" does.
        if ours.asks and theirs.asks and grade == "likely":
            grade = "possible"
    if found is gained:
        way, our, their = "gained", found.cue, found.counterpart
    else:
        way, our, their = "lost", found.counterpart, found.cue
    more = tuple(_moved(cue, ours if found is gained else theirs) for cue in found.more)
    return Flip(way, grade, _moved(our, ours), _moved(their, theirs), is_anchored, who, more)


def _is_hard(side: Passage) -> bool:
    """Whether negation cannot be read for sure: questions, long sentences, words mostly without counterpart."""
    return side.asks or len(side.text.split()) > LONGEST or not is_faithful(side)


def _is_borne_out(story: Story, other: Article, bead: Bead, flip: Flip) -> bool:
    """Whether what the entailment model makes of the two sentences is in keeping with a flip."""
    if other is not story.source:
        if _is_near_copy(story, other, bead):
            return flip.grade in ("plain", "likely")
        index = story.target.segment_at(flip.ours.start)
        read = None if index is None else reading(story, index, other, extent_of(other, bead.other))
        return flip.grade == "plain" and read is not None and read[2] >= RIVAL
    if flip.grade == "told":
        return True
    reads = []
    for version, beside in _heard(story, other, bead, flip):
        if read := _answer(story, asked(story, version, beside, flip)):
            reads.append((read, _answer(story, affirming(story, version, beside, flip))))
    if not reads:
        return (flip.is_anchored and flip.grade != "moved") or (flip.way, flip.grade) == ("gained", "plain")
    if is_borne_out_in_clause(story, other, bead, flip):
        return True
    read, without = max(reads, key=lambda r: r[0][2])
    if flip.grade == "implied":
        return without is not None and is_plain(read, without, flip)
    if flip.way == "gained" and flip.more and read[2] >= TWICE:
        return True
    if read[0] >= IDIOM:
        return False
    is_relieved = all(relief(r, w) > 0 for r, w in reads if w)
    return any(
        read[2] >= least
        and (less is None or (without is not None and is_relieved and relief(read, without) >= less))
        for least, less in SUPPORT[flip.way, flip.grade]
    )


def _answer(story: Story, pair: tuple[str, str] | None) -> Reading | None:
    return story.entailments.get(pair) if pair else None


def _heard(story: Story, source: Article, bead: Bead, flip: Flip) -> Iterator[tuple[Article, Bead]]:
    """What a flip against the original is held against: it, and versions in our language, where the model is surer.

    A negation that the target has lost cannot be taken out of those.
    """
    yield source, bead
    index = story.target.segment_at(flip.ours.start)
    if index is not None and flip.way == "gained":
        for version in story.references:
            if version.language == story.target.language and (
                beside := bead_at(story, version, index, ALIGNED)
            ):
                yield version, beside


def _moved(span: Span, side: Passage) -> Span:
    return Span(span.start + side.start, span.end + side.start)


def _is_near_copy(story: Story, other: Article, bead: Bead) -> bool:
    """Whether two sentences of one language differ by little but their negation."""
    if other.language != story.target.language or len(bead.target) > 1 or len(bead.other) > 1:
        return False
    ours = stems(story.target.segments[bead.target[0]].text, other.language)
    theirs = stems(other.segments[bead.other[0]].text, other.language)
    return len(ours) >= 4 and len(ours & theirs) >= 0.75 * max(len(ours), len(theirs))
