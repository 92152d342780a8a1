"""A target article against another version of its story: the text it was translated from, or what
another outlet wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Literal

from mtcheck.align.anchors import rare_figures
from mtcheck.align.sentences import ScoredBead, score_beads
from mtcheck.align.similarity import centre, common_direction, stock_vectors
from mtcheck.align.words import relate_words
from mtcheck.types import Alignment, Article, Bead, Nearness, Span

if TYPE_CHECKING:
    from mtcheck.align.similarity import Encoder, Matrix

# Logistic regression of "says the same" on the excess over rivals and on shared rare figures. Fitted on
# stories made from NTREX documents (sentences dropped, shuffled, halved, merged) and MRPC paraphrases;
# `scripts/evaluate.py stories` measures it.
_BIAS, _EXCESS, _FIGURES = -4.2, 15.5, 1.5
_RIVALS = 4  # size of a neighbourhood
_REPEATS = 0.7  # cosine of centred vectors from which two sentences of one version tell one thing
_PROBABLE = 0.6  # least probability of a counterpart: a wrong one costs more than none
_MOST = 3  # sentences of the other version that may answer for one of the target
_MOVED = 0.8  # least probability that a passage left alone was only moved
_BESIDE = 0.13  # the same for two that stand in one place: of 66 sentences put there none reached it


def align(
    target: Article,
    other: Article,
    encoder: Encoder,
    kind: Literal["translation", "comparison"],
) -> Alignment:
    """Align a target with another version, sentences and words.

    Args:
        target, other: segmented articles, in any languages.
        encoder: see :func:`mtcheck.encoder.load`.
        kind: "translation" where ``other`` is what ``target`` was translated from: sentences stand in
            order, one without a counterpart was dropped or added. "comparison" where it is another
            outlet's version: nothing stands in order, and most sentences may have no counterpart.
    """
    first = [s.text for s in target.segments]
    second = [s.text for s in other.segments]
    if kind == "translation":
        beads = _reunited(score_beads(first, second, encoder), first, second, encoder)
    else:
        beads = [_evidence(i, row) for i, row in enumerate(counterparts(first, second, encoder))]
    return Alignment(other.name, kind, tuple(_linked(beads, target, other, encoder)))


def counterparts(target: Sequence[str], other: Sequence[str], encoder: Encoder) -> Matrix:
    """How probable it is that two sentences of two versions tell the same thing.

    A pair is measured against its rivals: how much nearer the two stand to each other than to the
    sentences nearest to either, those that repeat one of the two aside. Stock sentences stand among the rivals, so that short articles have
    some. A figure that is rare in both versions speaks for the pair that shares it.

    Args:
        target, other: sentences of each version, in any order.
        encoder: see :func:`mtcheck.encoder.load`.

    Returns:
        (n, m) probabilities.
    """
    import numpy as np

    if not target or not other:
        return np.zeros((len(target), len(other)), np.float32)
    raw = [encoder.encode(list(side)) for side in (target, other)]
    stock = stock_vectors(encoder)
    directions = [common_direction(vectors, encoder) for vectors in raw]
    a, b = (centre(vectors, d) for vectors, d in zip(raw, directions, strict=True))
    stock_a, stock_b = (centre(stock, d) for d in directions)
    cosine = a @ b.T
    rivals = (_rivals(cosine, b @ b.T, a @ stock_b.T) + _rivals(cosine.T, a @ a.T, b @ stock_a.T).T) / 2
    odds = _BIAS + _EXCESS * (cosine - rivals) + _FIGURES * rare_figures(target, other)
    return np.asarray(1 / (1 + np.exp(-odds)), np.float32)


def _rivals(cosine: Matrix, among: Matrix, stock: Matrix) -> Matrix:
    """For each pair the mean cosine of its first sentence to the nearest rivals of the second.

    Args:
        cosine: (n, m) of the pairs.
        among: (m, m) of the second sentences among themselves.
        stock: (n, s) of the first sentences and the stock sentences, rivals of all.

    Returns:
        (n, m).
    """
    import numpy as np

    # The pair itself, and a headline that says what the second sentence says, are no rivals of it.
    repeats = (among >= _REPEATS) | np.eye(len(among), dtype=bool)
    spared = np.concatenate([repeats, np.zeros((len(among), stock.shape[1]), bool)], axis=1)
    pool = np.concatenate([cosine, stock], axis=1)
    # So many nearest hold four rivals of every second sentence, however many repeat it.
    most = min(_RIVALS + int(repeats.sum(axis=1).max()), pool.shape[1])
    rivals = np.zeros_like(cosine)
    for row, values in zip(rivals, pool, strict=True):
        nearest = np.argpartition(-values, most - 1)[:most]
        nearest = nearest[np.argsort(-values[nearest])]
        counted = ~spared[:, nearest]
        counted &= counted.cumsum(axis=1) <= _RIVALS
        row[:] = (counted * values[nearest]).sum(axis=1) / _RIVALS
    return rivals


def _evidence(i: int, row: Matrix) -> ScoredBead:
    """The sentences that answer for target sentence ``i``, the score that of the best."""
    best = sorted(range(len(row)), key=lambda j: -row[j])[:_MOST]
    chosen = [j for j in best if row[j] >= _PROBABLE]
    return ScoredBead((i,), tuple(sorted(chosen)), float(row[chosen[0]]) if chosen else 0.0)


def _reunited(
    beads: Sequence[ScoredBead], target: Sequence[str], other: Sequence[str], encoder: Encoder
) -> list[ScoredBead]:
    """Beads with passages that were only moved, such as a caption, or said freely in their place, paired."""
    alone = [b.source[0] for b in beads if not b.target]
    astray = [b.target[0] for b in beads if not b.source]
    if not alone or not astray:
        return list(beads)
    probable = counterparts(target, other, encoder)
    beside = {
        ((a.source or b.source)[0], (a.target or b.target)[0])
        for a, b in pairwise(beads)
        if (not a.source and not b.target) or (not a.target and not b.source)
    }
    found: dict[int, int] = {}
    for p, i, j in sorted(((float(probable[i, j]), i, j) for i in alone for j in astray), reverse=True):
        least = _BESIDE if (i, j) in beside else _MOVED
        if p >= least and i not in found and j not in found.values():
            found[i] = j
    reunited = []
    for bead in beads:
        if not bead.target and bead.source[0] in found:
            i, j = bead.source[0], found[bead.source[0]]
            reunited.append(ScoredBead((i,), (j,), float(probable[i, j])))
        elif bead.source or bead.target[0] not in found.values():
            reunited.append(bead)
    return reunited


def _linked(beads: Sequence[ScoredBead], target: Article, other: Article, encoder: Encoder) -> Iterator[Bead]:
    """Beads of the articles, with word links in plain offsets."""
    spans = [
        (_span(target, bead.source), [_span(other, run) for run in _runs(bead.target)])
        for bead in beads
        if bead.source and bead.target
    ]
    pairs = [(here, there) for here, runs in spans for there in runs]
    related = iter(
        relate_words(
            [(target.plain[slice(*h)], other.plain[slice(*t)]) for h, t in pairs],
            encoder,
            [(h.start, t.start) for h, t in pairs],
        )
    )
    placed = iter(spans)
    for bead in beads:
        if not bead.source or not bead.target:
            yield Bead(bead.source, bead.target)
            continue
        _, runs = next(placed)
        links: list[tuple[Span, Span]] = []
        nearest: dict[Span, Nearness] = {}
        answers: list[Nearness] = []
        for relations in islice(related, len(runs)):
            links += relations.links
            answers += relations.answers
            for near in relations.nearest:
                if near.ours not in nearest or near.cosine > nearest[near.ours].cosine:
                    nearest[near.ours] = near
        yield Bead(
            bead.source,
            bead.target,
            bead.score,
            tuple(sorted(links)),
            tuple(nearest.values()),
            tuple(sorted(answers, key=lambda n: n.theirs)),
        )


def _span(article: Article, indices: Sequence[int]) -> Span:
    return Span(article.segments[indices[0]].start, article.segments[indices[-1]].end)


def _runs(indices: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Consecutive indices together: a sentence that answers from elsewhere is linked on its own."""
    run: list[int] = []
    for i in indices:
        if run and i != run[-1] + 1:
            yield tuple(run)
            run = []
        run.append(i)
    if run:
        yield tuple(run)
