"""Words of another version that no word of the target answers for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.checks.context import ALIGNED, bead_at, extent_of, overlap
from mtcheck.frequency import common_words, zipf
from mtcheck.types import Article, Bead, Span, Story

_WORD = re.compile(r"[^\W_]+(?:[.,'’\-][^\W_]+)*")


class Missing(NamedTuple):
    """Words of another version (plain offsets)."""

    span: Span
    text: str


def unlinked(story: Story, other: Article, bead: Bead) -> Iterator[Span]:
    """The content words of a bead's other side that no link reaches."""
    extent = extent_of(other, bead.other)
    linked = [b for _, b in bead.links]
    common = frozenset(common_words(other.language, 150))
    for m in _WORD.finditer(other.plain, *extent):
        word = Span(*m.span())
        if m[0].casefold() in common or (len(m[0]) < 3 and m[0].islower() and m[0].isascii()):
            continue
        if not any(overlap(word, b) for b in linked):
            yield word


def missing_in(story: Story, other: Article, at: Span) -> Missing | None:
    """The run of unanswered words of another version that best fits a gap in the target, None if there is none.

    Args:
        story: with word links.
        other: the version.
        at: the words on both sides of the gap, plain offsets of the target.

    Returns:
        The run that stands between, or nearest to, the counterparts of the gap's neighbours; of several the rarest.
    """
    bead = bead_at(story, other, story.target.segment_at(at.start), ALIGNED)
    if bead is None:
        return None
    runs = list(_runs(other, list(unlinked(story, other, bead))))
    if not runs:
        return None
    before = [b for a, b in bead.links if a.end <= at.end][-2:]
    after = [b for a, b in bead.links if a.start >= at.start and a.end > at.start][:2]
    anchors = before + after
    extent = extent_of(other, bead.other)

    def distance(run: Span) -> float:
        if not anchors:
            return 0.0
        return min(max(run.start - b.end, b.start - run.end, 0) for b in anchors) / max(
            1, extent.end - extent.start
        )

    best = min(runs, key=lambda run: distance(run) - 0.02 * (8 - _commonest(other, run)))
    return Missing(best, other.plain[best.start : best.end])


def _commonest(other: Article, run: Span) -> float:
    return min((zipf(m[0], other.language) for m in _WORD.finditer(other.plain, *run)), default=8.0)


def _runs(other: Article, spans: list[Span]) -> Iterator[Span]:
    """Words with nothing but a space or a little word between them, as one."""
    run: Span | None = None
    for span in spans:
        between = other.plain[run.end : span.start] if run else ""
        if run and len(between) <= 4 and not re.search(r"[.,;:!?]", between):
            run = Span(run.start, span.end)
            continue
        if run:
            yield run
        run = span
    if run:
        yield run
