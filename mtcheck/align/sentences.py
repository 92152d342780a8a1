"""Sentences of a text against sentences of its translation, in order.

Dynamic programming over groups of up to three sentences a side. The cost of a pair of groups is how
far the vectors of the two *joined* texts stand apart, plus what lengths and anchors say. Two passes:
the first stands in for a joined text with the mean of its sentences' vectors; the second reads the
joined texts themselves, only where the first found anything but a run of one-to-one pairs.

Source:
    Thompson and Koehn, Vecalign, EMNLP 2019 (joined texts, narrow search); Liu and Zhu, Bertalign,
    DSH 2023 (two passes); Gale and Church, CL 1993 (lengths).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.align.anchors import anchor_vectors
from mtcheck.align.band import Band, chain, narrow
from mtcheck.align.similarity import centre, common_direction, unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mtcheck.align.similarity import Encoder, Matrix

    Vector = NDArray[np.float32]

# Centred vectors of a true pair stand about 0.3 apart, those of two sentences of one story about 1.
_LARGEST = 5  # sentences of one side in a group, where one of the other side answers for all of it
_BOTH = 3  # and where several answer for several
_GAP = 0.5  # of a sentence left alone: a pair that costs 1 is as well left apart
_EXTRA = 0.2  # of each sentence beyond one to one: a longer text is always a little nearer
_ANCHORS = 0.15  # from the best to the worst that shared anchors can say
_LENGTH = 0.04  # of one squared standard deviation of length
_VARIANCE = 6.8  # of the characters that one character becomes (Gale and Church)
# A pair is as likely right as wrong at the first cost, and the odds grow e times with each second.
_EVEN, _STEEP = 0.8, 0.08
_LEAST = 0.3  # score below which a pair is taken apart: on made stories none such was right

_SHAPES = tuple(
    (a, b)
    for a in range(1, _LARGEST + 1)
    for b in range(1, _LARGEST + 1)
    if max(a, b) <= _BOTH or min(a, b) == 1
)
_MOVES = (*_SHAPES, (1, 0), (0, 1))


class ScoredBead(NamedTuple):
    """Sentences that answer for each other.

    Args:
        source, target: consecutive sentence indices; one side empty for a gap.
        score: 0 to 1, how sure the pair is; 0 for a gap.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float = 0.0

    @property
    def is_single(self) -> bool:
        """Whether it is one sentence for one."""
        return len(self.source) == len(self.target) == 1


def align_sentences(
    source: Sequence[str], target: Sequence[str], encoder: Encoder
) -> list[tuple[list[int], list[int]]]:
    """Align a text with its translation.

    Args:
        source, target: sentences in order; either may be empty.
        encoder: see :func:`mtcheck.encoder.load`.

    Returns:
        Pairs of lists of indices, in order. Every index stands in exactly one pair; a pair with an
        empty list is a sentence without a counterpart.
    """
    return [(list(b.source), list(b.target)) for b in score_beads(source, target, encoder)]


def score_beads(source: Sequence[str], target: Sequence[str], encoder: Encoder) -> list[ScoredBead]:
    """As :func:`align_sentences`, with how sure each pair is."""
    if not source or not target:
        return _gaps(range(len(source)), range(len(target)))
    a, b, sure = _sides(source, target, encoder)
    beads: list[ScoredBead] = []
    for settled, part in _parts(_search(a, b, narrow(sure, len(source), len(target)))):
        rows = [i for bead in part for i in bead.source]
        columns = [j for bead in part for j in bead.target]
        if settled or not rows or not columns:
            beads += part
            continue
        i, j = rows[0], columns[0]
        near = [(x.source[0] - i, x.target[0] - j) for x in part if x.is_single]
        inner = _search(
            a.joined(i, rows[-1] + 1, encoder),
            b.joined(j, columns[-1] + 1, encoder),
            narrow(near, len(rows), len(columns)),
        )
        beads += [
            ScoredBead(tuple(i + x for x in bead.source), tuple(j + y for y in bead.target), bead.score)
            for bead in inner
        ]
    return [part for bead in beads for part in _apart(bead)]


def _apart(bead: ScoredBead) -> list[ScoredBead]:
    """A pair too weak to keep as its gaps, any other bead as it is."""
    if not bead.source or not bead.target or bead.score >= _LEAST:
        return [bead]
    return _gaps(bead.source, bead.target)


def _gaps(source: Sequence[int], target: Sequence[int]) -> list[ScoredBead]:
    return [*(ScoredBead((i,), ()) for i in source), *(ScoredBead((), (j,)) for j in target)]


@dataclass(frozen=True, eq=False)
class _Side:
    """A text as the search sees it; entry k-1 of each tuple is of groups of k sentences."""

    texts: tuple[str, ...]
    direction: Matrix
    vectors: tuple[Matrix, ...]
    anchors: tuple[Matrix, ...]
    telling: tuple[Vector, ...]  # 1 for a group with anchors, else 0
    lengths: tuple[Vector, ...]

    def joined(self, start: int, end: int, encoder: Encoder) -> _Side:
        """Sentences ``start`` to ``end``, with the vectors of joined texts for their means."""
        groups = [
            [" ".join(self.texts[i : i + k]) for i in range(start, end - k + 1)]
            for k in range(2, _LARGEST + 1)
        ]
        read = centre(encoder.encode([t for group in groups for t in group]), self.direction)
        vectors, used = [self.vectors[0][start:end]], 0
        for group in groups:
            vectors.append(read[used : used + len(group)])
            used += len(group)
        return replace(
            self,
            texts=self.texts[start:end],
            vectors=tuple(vectors),
            anchors=tuple(x[start : max(start, end - k)] for k, x in enumerate(self.anchors)),
            telling=tuple(x[start : max(start, end - k)] for k, x in enumerate(self.telling)),
            lengths=tuple(x[start : max(start, end - k)] for k, x in enumerate(self.lengths)),
        )


def _sides(
    source: Sequence[str], target: Sequence[str], encoder: Encoder
) -> tuple[_Side, _Side, list[tuple[int, int]]]:
    """Both texts, lengths on one scale, and the pairs that are sure from single sentences alone."""
    import numpy as np

    raw = [encoder.encode(list(side)) for side in (source, target)]
    directions = [common_direction(vectors, encoder) for vectors in raw]
    single = [centre(v, d) for v, d in zip(raw, directions, strict=True)]
    sure = chain(*single)
    lengths = [np.array([len(t) for t in side], np.float32) for side in (source, target)]
    # Sentences that only one side has say nothing about how long a translation is.
    of_sure = [x[[pair[k] for pair in sure]].sum() for k, x in enumerate(lengths)]
    totals = of_sure if min(of_sure) > 0 else [max(1.0, float(x.sum())) for x in lengths]
    ratio = float(totals[1] / totals[0]) ** 0.5
    sides = [
        _Side(
            texts=tuple(texts),
            direction=direction,
            vectors=tuple(unit(x) for x in _sums(vectors * size[:, None])),
            anchors=tuple(unit(x) for x in _sums(anchors)),
            telling=tuple(np.minimum(x, 1) for x in _sums(anchors.any(axis=1).astype(np.float32))),
            lengths=tuple(_sums(size * scale)),
        )
        for texts, direction, vectors, anchors, size, scale in zip(
            (source, target),
            directions,
            single,
            anchor_vectors(source, target),
            lengths,
            (ratio, 1 / ratio),
            strict=True,
        )
    ]
    return sides[0], sides[1], sure


def _sums(rows: Matrix) -> Iterator[Matrix]:
    """Each row, the sums of two in a row, and so on to the largest group."""
    import numpy as np

    for k in range(1, _LARGEST + 1):
        count = max(0, len(rows) - k + 1)
        yield np.asarray(np.sum([rows[i : i + count] for i in range(k)], axis=0))


def _search(a: _Side, b: _Side, band: Band) -> list[ScoredBead]:
    """The cheapest sequence of beads inside the band."""
    import numpy as np

    n = len(a.texts)
    costs: list[Vector] = []
    choices: list[NDArray[np.int8]] = []
    for i in range(n + 1):
        low, high = band[i]
        best = np.full(high - low + 1, np.inf, np.float32)
        choice = np.full(high - low + 1, -1, np.int8)
        if i == 0:
            best[0] = 0
        for move, (da, db) in enumerate(_MOVES[:-1]):
            if da > i:
                continue
            before_low, before_high = band[i - da]
            first, last = max(low, before_low + db), min(high, before_high + db)
            if first > last:
                continue
            reached = costs[i - da][first - db - before_low : last - db - before_low + 1]
            step = _costs(a, b, i - da, da, slice(first - db, last - db + 1), db) if db else _GAP
            candidate = reached + step
            here = slice(first - low, last - low + 1)
            better = candidate < best[here]
            best[here] = np.where(better, candidate, best[here])
            choice[here][better] = move
        # Gaps on the other side run along the row: the least of what stands to the left, plus the way.
        way = np.arange(len(best), dtype=np.float32) * _GAP
        along = np.minimum.accumulate(best - way) + way
        choice[along < best - 1e-6] = len(_MOVES) - 1
        costs.append(np.minimum(best, along))
        choices.append(choice)
        if i >= _LARGEST:
            costs[i - _LARGEST] = costs[i - _LARGEST][:0]
    return _trace(a, b, band, choices)


def _trace(a: _Side, b: _Side, band: Band, choices: Sequence[NDArray[np.int8]]) -> list[ScoredBead]:
    """The path back from the end."""
    beads = []
    i, j = len(a.texts), len(b.texts)
    while i or j:
        da, db = _MOVES[choices[i][j - band[i][0]]]
        i, j = i - da, j - db
        score = 0.0
        if da and db:
            cost = float(_costs(a, b, i, da, slice(j, j + 1), db)[0]) - _EXTRA * (da + db - 2)
            score = 1 / (1 + exp((cost * 2 / (da + db) - _EVEN) / _STEEP))
        beads.append(ScoredBead(tuple(range(i, i + da)), tuple(range(j, j + db)), score))
    return beads[::-1]


def _costs(a: _Side, b: _Side, i: int, da: int, columns: slice, db: int) -> Vector:
    """Cost of sentences ``i`` to ``i + da`` against the groups of ``db`` that start at ``columns``."""
    import numpy as np

    apart = 1 - b.vectors[db - 1][columns] @ a.vectors[da - 1][i]
    anchors, others = a.anchors[da - 1][i], b.anchors[db - 1][columns]
    telling = np.maximum(a.telling[da - 1][i], b.telling[db - 1][columns])
    apart += _ANCHORS * telling * (0.5 - others @ anchors)
    size, sizes = a.lengths[da - 1][i], b.lengths[db - 1][columns]
    apart += _LENGTH * (size - sizes) ** 2 / (_VARIANCE * (size + sizes) / 2 + 1)
    cost: Vector = apart * (da + db) / 2 + _EXTRA * (da + db - 2)
    return cost


def _parts(beads: Sequence[ScoredBead]) -> Iterator[tuple[bool, list[ScoredBead]]]:
    """Runs of beads that are settled (one to one, between two like it), and runs that are not."""
    single = [True, *(bead.is_single for bead in beads), True]
    settled = [all(single[k : k + 3]) for k in range(len(beads))]
    for is_settled, run in groupby(zip(settled, beads, strict=True), key=lambda pair: pair[0]):
        yield is_settled, [bead for _, bead in run]
