"""A flipped negation borne out inside its clause, where the sentence around it drowns it.

Of "he will be vice chairman but takes no part in daily management" most is rendered right, and the entailment model says
so. Asked of the clause alone, and of the words that answer for it, it says what became of the negation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.checks.context import extent_of, overlap, text_of
from mtcheck.checks.negation_contrast import Flip, Pair, Reading, affirmed
from mtcheck.checks.negation_cues import words
from mtcheck.checks.negation_scope import COVERED, Grade, clause_of, touches
from mtcheck.types import Article, Bead, Span, Story

#: Least probability that the two clauses contradict each other, and that they agree once the negation is taken out, by how
#: plain it is that it was lost. Chosen on 27 made stories, where they find 6 more, and on good translation of those stories
#: and from 24 languages (NTREX), where they say 3 things more: neither figure is an independent one.
_LEAST: dict[Grade, tuple[float, float]] = {
    "plain": (0.77, 0.72),
    "likely": (0.72, 0.77),
    "implied": (0.87, 0.72),
}
#: Words of the shorter clause below which the model is not to be trusted; in languages without spaces, characters.
_SHORTEST = 3


class Asked(NamedTuple):
    """The (premise, hypothesis) texts about a clause, as it stands and with its negation taken out."""

    stated: Pair
    affirmed: Pair


def clause_asked(story: Story, other: Article, bead: Bead, flip: Flip) -> Asked | None:
    """What the entailment model is asked about the clause of a negation that was lost; None where that is not asked.

    One that was gained stands in words that often have no counterpart of their own; there this says nothing.

    Args:
        other: the original.
        bead: the sentences.
    """
    if flip.way != "lost" or flip.grade not in _LEAST:
        return None
    ours, theirs = extent_of(story.target, bead.target), extent_of(other, bead.other)
    clause, answer = _faced(other, theirs, flip.theirs, story.target, ours, [(b, a) for a, b in bead.links])
    if answer is None:
        return None
    premise, hypothesis = text_of(other, clause), text_of(story.target, answer).strip()
    cue = Span(flip.theirs.start - clause.start, flip.theirs.end - clause.start)
    without = affirmed(premise, cue, other.language).strip()
    if min(len(words(without)), len(words(hypothesis))) < _SHORTEST:
        return None
    return Asked((premise.strip(), hypothesis), (without, hypothesis))


def is_borne_out_in_clause(story: Story, other: Article, bead: Bead, flip: Flip) -> bool:
    """Whether the clause of a flip and what answers for it contradict each other, and agree without the negation."""
    asked = clause_asked(story, other, bead, flip)
    if asked is None:
        return False
    stated, without = (story.entailments.get(pair) for pair in asked)
    return stated is not None and without is not None and is_plain(stated, without, flip)


def is_plain(stated: Reading, without: Reading, flip: Flip) -> bool:
    """Whether two texts contradict each other, and agree once a flip's negation is taken out of one of them.

    Args:
        stated, without: what the entailment model makes of them before and after.
    """
    contradicts, agrees = _LEAST[flip.grade]
    return stated[2] >= contradicts and without[0] >= agrees


def _faced(
    here: Article,
    extent: Span,
    cue: Span,
    there: Article,
    other: Span,
    links: Sequence[tuple[Span, Span]],
) -> tuple[Span, Span | None]:
    """The clause a negation stands in, and the words of the other side that answer for it: the run with most words linked to
    the clause and fewest linked elsewhere (Kadane's algorithm). Plain spans."""
    text = text_of(here, extent)
    clause = clause_of(text, Span(cue.start - extent.start, cue.end - extent.start))
    clause = Span(min(clause.start + extent.start, cue.start), max(clause.end + extent.start, cue.end))
    inside = [b for a, b in links if overlap(a, clause)]
    outside = [b for a, b in links if not overlap(a, clause)]
    among = [Span(w.start + other.start, w.end + other.start) for w in words(text_of(there, other))]
    best, run, first = (0, 0, 0, 0), 0, 0
    for i, word in enumerate(among):
        if run < 0:
            run, first = 0, i
        run += touches(word, inside) - (touches(word, outside) and not touches(word, inside))
        best = max(best, (run, i + 1 - first, first, i + 1))
    window = Span(among[best[2]].start, among[best[3] - 1].end) if best[0] else other
    spoken = [Span(w.start + extent.start, w.end + extent.start) for w in words(text)]
    both = [(a, b) for a, b in links if overlap(a, clause) and overlap(b, window)]
    told = [touches(w, [a for a, _ in both]) for w in spoken if overlap(w, clause) and not overlap(w, cue)]
    if not best[0] or sum(told) < COVERED * len(told):
        return clause, None
    return clause, window
