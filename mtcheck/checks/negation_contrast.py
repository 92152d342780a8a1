"""A flipped negation borne out, by asking whether the two sentences would agree better without it.

What the entailment model makes of a pair by itself says little where it is unsure of the whole sentence. Asked again
with the negation taken out, all it is unsure of is the same, and the difference is the negation's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mtcheck.checks.context import extent_of, log_odds, text_of
from mtcheck.checks.entailment import hypothesis
from mtcheck.checks.negation_cues import cues, negates
from mtcheck.checks.negation_scope import Grade
from mtcheck.types import Article, Bead, Span, Story

#: What English says for a negation that is taken out; any other is simply left out.
_AFFIRMED = {"cannot": "can", "nobody": "someone", "no one": "someone", "none": "some", "nothing": "something",
             "neither": "both", "nowhere": "somewhere"}  # fmt: skip
_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall"}
_SPACES = re.compile(r"  +")
_LAST_WORD = re.compile(r"[^\W_]+$")

Pair = tuple[str, str]
Reading = tuple[float, float, float]


class Flip(NamedTuple):
    """A negation on one side only.

    Args:
        way: "gained" or "lost", as the target has it.
        grade: how plain it is.
        ours, theirs: plain spans of the two articles: of the negation, and of what answers for it.
        is_anchored: whether the words around it surely have counterparts.
        who: the other version, as a message names it.
        more: other negations of the same side, plain spans, that nothing answers for either.
    """

    way: str
    grade: Grade
    ours: Span
    theirs: Span
    is_anchored: bool
    who: str
    more: tuple[Span, ...] = ()


def asked(story: Story, other: Article, bead: Bead, flip: Flip) -> Pair | None:
    """What the entailment model is asked about a flip; None for words outside of any sentence."""
    index = story.target.segment_at(flip.ours.start)
    if index is None:
        return None
    extent = extent_of(other, bead.other)
    return text_of(other, extent), hypothesis(story, index, other, extent)


def affirming(story: Story, other: Article, bead: Bead, flip: Flip) -> Pair | None:
    """The same with the negation, and all others that nothing answers for, taken out; None where it is not in what is asked.

    Args:
        other: for a negation that was lost, the version that has it.
    """
    pair, index = asked(story, other, bead, flip), story.target.segment_at(flip.ours.start)
    if pair is None or index is None:
        return None
    premise, ours = pair
    if flip.way == "lost":
        start = extent_of(other, bead.other).start
        for cue in sorted((flip.theirs, *flip.more), reverse=True):
            premise = affirmed(premise, Span(cue.start - start, cue.end - start), other.language)
        return premise, ours
    for cue in sorted((flip.ours, *flip.more), reverse=True):
        said = text_of(story.target, cue)
        at = cue.start - story.target.segments[index].start
        # Figures may have been written anew before it.
        places = [m.start() for m in re.finditer(re.escape(said), ours)]
        if not places:
            return None
        start = min(places, key=lambda place: abs(place - at))
        ours = affirmed(ours, Span(start, start + len(said)), story.target.language)
    return premise, ours


def affirmed(text: str, cue: Span, language: str) -> str:
    """A text with a negation taken out of it, grammar aside: "did not go" is "did go", "can't" is "can".

    Args:
        text: any.
        cue: a negation as `Cues.negations` finds it; where it is a prefix, the whole word.
        language: ISO 639-1 code that `has_cues`.
    """
    before, said, after = text[: cue.start], text[cue.start : cue.end], text[cue.end :]
    low = said.casefold().replace("’", "'")
    if language == "en":
        if low == "n't" and (verb := _LAST_WORD.search(before)):
            before = before[: verb.start()] + _CONTRACTED.get(verb[0].casefold(), verb[0])
            return before + after
        if low in _AFFIRMED:
            return before + _AFFIRMED[low] + after
    for prefix in cues(language).strong_prefixes:
        if negates(low, prefix, language):
            return before + said[len(prefix) :] + after
    return _SPACES.sub(" ", before + after)


def relief(asked: Reading, without: Reading) -> float:
    """By how much less two sentences contradict each other without the negation, in log odds."""
    return log_odds(asked[2]) - log_odds(without[2])
