"""What stands around a fact: beads and their sentences, the words behind a number, stems of content words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from math import log
from operator import attrgetter
from typing import Protocol, TypeVar

from mtcheck.frequency import common_words
from mtcheck.types import Article, Bead, Facts, Number, Span, Story

#: Score from which sentences that are aligned are surely about the same matter.
ALIGNED = 0.5

#: Letters of a word that count: enough to tell words apart, few enough to forget endings.
STEM = 5

#: No probability is surer than that, either way.
_NEVER = 1e-4

#: Kinds of number that are compared; codes, clock times and scores are names rather than quantities.
COMPARED = frozenset({"cardinal", "ordinal", "percent", "money", "measure", "fraction", "year", "age"})


class Stretch(Protocol):
    """Anything with a place in a text: a span, a fact, a sentence."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


StretchT = TypeVar("StretchT", bound=Stretch)
ValueT = TypeVar("ValueT")

_START = attrgetter("start")


def once_a_story(read: Callable[[Story], ValueT]) -> Callable[[Story], ValueT]:
    """A function of a story that several checks ask for: worked out when the first does, and kept with the story."""
    key = f"_{read.__module__}.{read.__name__}"

    @wraps(read)
    def kept(story: Story) -> ValueT:
        if key not in story.__dict__:
            story.__dict__[key] = read(story)
        found: ValueT = story.__dict__[key]
        return found

    return kept


def log_odds(probability: float) -> float:
    """The natural logarithm of the odds of a probability, which is taken for no surer than one in ten thousand either way."""
    likely = min(max(probability, _NEVER), 1 - _NEVER)
    return log(likely / (1 - likely))


def carry_over(before: Story, story: Story) -> Story:
    """A story made of another one, with what was worked out `once_a_story` that depends on nothing the two differ in."""
    story.__dict__.update({k: v for k, v in before.__dict__.items() if k not in story.__dict__})
    return story


def is_within(inner: Stretch, outer: Stretch) -> bool:
    """Whether all of one stretch stands in another."""
    return outer.start <= inner.start and inner.end <= outer.end


def overlap(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches share a character."""
    return a.start < b.end and b.start < a.end


def within(stretches: Sequence[StretchT], extent: Stretch) -> list[StretchT]:
    """Those that stand in an extent, such as the dates of a sentence.

    Args:
        stretches: in order, as the facts of an article are.
        extent: where to look.
    """
    first = bisect_left(stretches, extent.start, key=_START)
    last = bisect_right(stretches, extent.end, first, key=_START)
    return [s for s in stretches[first:last] if s.end <= extent.end]


def paired_beads(story: Story, other: Article) -> Iterator[Bead]:
    """The beads of the target and another version that have both sides; none where the two are not aligned."""
    alignment = story.alignments.get(other.name)
    return (b for b in (alignment.beads if alignment else ()) if b.target and b.other)


def bead_at(story: Story, other: Article, segment: int | None, least: float = 0.0) -> Bead | None:
    """The bead that holds a target sentence, None if another version has nothing that answers for it.

    Args:
        segment: index of the sentence, None for words outside of any.
        least: score below which the bead does not count.
    """
    alignment = story.alignments.get(other.name)
    bead = alignment.of(segment) if alignment and segment is not None else None
    return bead if bead and bead.score >= least else None


def is_linked(ours: Stretch, theirs: Stretch, bead: Bead) -> bool:
    """Whether the aligner ties a word of one stretch to a word of the other."""
    return any(overlap(a, ours) and overlap(b, theirs) for a, b in bead.links)


def stems(text: str, language: str) -> frozenset[str]:
    """First letters of the content words of ``text``, casefolded."""
    common = frozenset(common_words(language, 100))
    words = (w.casefold() for w in re.findall(r"[^\W\d_]+", text))
    return frozenset(w[:STEM] for w in words if len(w) > 2 and w not in common)


def extent_of(article: Article, segments: Sequence[int], margin: int = 0) -> Span:
    """From the first of some sentences to the last, and ``margin`` more sentences on either side."""
    first = max(0, min(segments) - margin)
    last = min(len(article.segments) - 1, max(segments) + margin)
    return Span(article.segments[first].start, article.segments[last].end)


def gap_of(target: Article, bead: Bead, words: Span) -> int:
    """Where in the target words of the other side should stand: behind the last word that answers for one before them, and
    before those that answer for what follows.

    Args:
        target: the article checked.
        bead: its sentences and those the words stand in.
        words: plain offsets of the other side.

    Returns:
        A plain offset of the target.
    """
    before = [ours.end for ours, theirs in bead.links if theirs.end <= words.start]
    follows = min((ours.start for ours, theirs in bead.links if theirs.start >= words.end), default=None)
    if not before:
        return extent_of(target, bead.target).start
    return max((e for e in before if follows is None or e <= follows), default=max(before))


def numbers_in(facts: Facts, extent: Span) -> list[Number]:
    """The numbers that stand in an extent."""
    return within(facts.numbers, extent)


def all_numbers_in(facts: Facts, extent: Span) -> list[Number]:
    """The numbers that stand in an extent, then those of dates and durations there."""
    return [*within(facts.numbers, extent), *within(facts.dated, extent)]


def is_quantity(number: Number) -> bool:
    """Whether a number surely is one, of a kind that is compared."""
    return number.certain and number.kind in COMPARED


def text_of(article: Article, extent: Stretch) -> str:
    """The words of an extent, or of a fact."""
    return article.plain[extent.start : extent.end]


def words_after(article: Article, number: Number, count: int) -> str:
    """Up to ``count`` words behind a number, in its own clause."""
    clause = re.split(r"[.;:!?()\"“”«»,]", article.plain[number.end : number.end + 120], maxsplit=1)[0]
    return " ".join(re.findall(r"[^\W\d]+", clause)[:count])
