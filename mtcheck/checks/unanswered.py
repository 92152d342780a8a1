"""Words of another version that no word of the target answers for, and words of the target that no version has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from mtcheck.checks.context import ALIGNED, bead_at, extent_of, overlap
from mtcheck.frequency import common_words, zipf
from mtcheck.types import Article, Bead, Nearness, Span, Story

#: A word of the original and one of the version are one another's counterpart from this cosine on.
COUNTERPART = 0.45
#: Cosines of a word and its counterpart: in one language, and across two.
_SAME, _ACROSS = 0.7, 0.6
#: How much more a rarer word says, for each step of the Zipf scale below this.
_TELLING, _STEP = 6.0, 0.2
#: What a word counts for whose counterpart in the other version is not known.
_ALONE = 0.6

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


class Lack(NamedTuple):
    """A content word that is not answered.

    Args:
        word: of the version (or of the target, for an added one), plain offsets.
        counterpart: of the original, None where it is not known.
        score: how little both are answered; about 0 for good translations, 1 for words left out.
    """

    word: Span
    counterpart: Span | None
    score: float


def left_out(version: Article, bead: Bead, of_source: Bead, ties: Iterable[Nearness]) -> list[Lack]:
    """Content words of a version that the target does not answer, as it does not answer the original's.

    Args:
        version: in the target's language.
        bead: target against version.
        of_source: target against original.
        ties: for each word of the version (``ours``) the nearest of the original.

    Returns:
        The words, the least answered first.
    """
    in_source = {n.theirs: n.cosine for n in of_source.answers}
    tied = {n.ours: n for n in ties}
    found = []
    for near in bead.answers:
        if not _is_content(version, near.theirs):
            continue
        own = _SAME - near.cosine
        tie = tied.get(near.theirs)
        if tie and tie.cosine > COUNTERPART and tie.theirs in in_source:
            score = own + _ACROSS - in_source[tie.theirs]
            found.append(Lack(near.theirs, tie.theirs, score * _weight(version, near.theirs)))
        else:
            found.append(Lack(near.theirs, None, _ALONE * own * _weight(version, near.theirs)))
    return sorted(found, key=lambda lack: -lack.score)


def put_in(target: Article, bead: Bead, of_source: Bead) -> list[Lack]:
    """Content words of the target that neither the version nor the original answers, the least answered first."""
    in_source = {n.ours: n.cosine for n in of_source.nearest}
    found = [
        Lack(n.ours, None, (_SAME - n.cosine + _ACROSS - in_source[n.ours]) * _weight(target, n.ours))
        for n in bead.nearest
        if n.ours in in_source and _is_content(target, n.ours)
    ]
    return sorted(found, key=lambda lack: -lack.score)


def _is_content(article: Article, span: Span) -> bool:
    word = article.plain[span.start : span.end]
    return len(word) > 2 and word.casefold() not in _common(article.language)


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(common_words(language, 150))


def _weight(article: Article, span: Span) -> float:
    word = article.plain[span.start : span.end]
    rarity = _TELLING - (zipf(word, article.language) if word.isalpha() else 0.0)
    return 1 + _STEP * max(0.0, rarity)
