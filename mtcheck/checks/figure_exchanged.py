"""Figures that changed places: "35 percent for the Greens, 41 for Labour" for 41 and 35."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from mtcheck.checks.context import extent_of, overlap, paired_beads, within
from mtcheck.checks.figure_pairs import figures_of
from mtcheck.facts.figures import Figure
from mtcheck.types import Article, Bead, Span, Story

#: A word belongs to the figure nearest to it, in characters, if it is nearer than any other by so many; a comma or an
#: "and" between them counts for more.
_NEARER = 8
_PARTED = 12
_PARTING = re.compile(r"[,;:、，；،]|\b(?:and|et|und|y|e|en|i|и|та|og|och|a|και|és|ve|و|dan|và)\b")
_WORD = re.compile(r"[^\W\d_]{3,}|[\u3040-\u9fff\uac00-\ud7a3]")
#: How many times as many words must speak for an exchange as against it, and how many for either figure.
_TIMES = 5
_EACH = 2


class Exchange(NamedTuple):
    """Two figures of the translation, in order, and those of the original with the same values."""

    first: Figure
    second: Figure
    first_there: Figure
    second_there: Figure


def exchanged_figures(story: Story) -> Iterator[Exchange]:
    """The figures of the translation that the original has in one another's place.

    The words beside each, by the word links, stand beside the other one in the original, and next to none beside
    the same one.

    Args:
        story: with a source and its alignment; without one nothing is found.
    """
    source = story.source
    if source is None:
        return
    ours, theirs = figures_of(story)
    for bead in paired_beads(story, source):
        here, there = (
            within(ours, extent_of(story.target, bead.target)),
            within(theirs, extent_of(source, bead.other)),
        )
        exchanges = [
            Exchange(a, b, x, y)
            for (a, x), (b, y) in combinations(_pairs(here, there), 2)
            if _may_be_exchanged(a, b) and _may_be_exchanged(x, y)
        ]
        if exchanges:
            places = Counter(_places(story.target, source, bead, here, there))
            yield from (e for e in exchanges if _is_borne_out(e, places))


def _pairs(here: Sequence[Figure], there: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Figures of one value that either side has once."""
    mine, its = (Counter(f.value for f in side) for side in (here, there))
    of_value = {f.value: f for f in there}
    return [(f, of_value[f.value]) for f in here if mine[f.value] == its[f.value] == 1]


def _may_be_exchanged(a: Figure, b: Figure) -> bool:
    """Whether two figures count one kind of thing, so that one may stand for the other."""
    units = {a.number.unit, b.number.unit} - {""}
    return _sort_of(a) == _sort_of(b) and len(units) < 2


def _sort_of(figure: Figure) -> tuple[str, ...]:
    date = (figure.date.kind, figure.date.unit) if figure.date else ()
    return figure.form, figure.number.kind, *date


def _places(
    target: Article, source: Article, bead: Bead, here: Sequence[Figure], there: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """For each pair of linked words the figures they stand by."""
    for ours, theirs in bead.links:
        if any(overlap(ours, f) for f in here) or any(overlap(theirs, f) for f in there):
            continue
        if not _WORD.search(target.plain, ours.start, ours.end):
            continue
        mine, its = _nearest(target.plain, ours, here), _nearest(source.plain, theirs, there)
        if mine and its:
            yield mine, its


def _nearest(text: str, word: Span, figures: Sequence[Figure]) -> Figure | None:
    """The figure a word stands by, None if two are about as near."""
    (first, nearest), *others = sorted(((_apart(text, word, f), f) for f in figures), key=lambda x: x[0])
    return None if others and others[0][0] - first < _NEARER else nearest


def _apart(text: str, word: Span, figure: Figure) -> int:
    start, end = (word.end, figure.start) if word.start < figure.start else (figure.end, word.start)
    return max(0, end - start) + _PARTED * len(_PARTING.findall(text, start, max(start, end)))


def _is_borne_out(exchange: Exchange, places: Counter[tuple[Figure, Figure]]) -> bool:
    a, b, x, y = exchange
    same = places[a, x] + places[b, y]
    crossed = places[a, y], places[b, x]
    if not same:
        return min(crossed) >= 1
    return min(crossed) >= _EACH and sum(crossed) >= _TIMES * same
