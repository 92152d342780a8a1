"""Where the search for an alignment needs to look."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtcheck.align.similarity import Matrix

# For each 0 <= i <= n the first and the last j such that a path may pass between sentences i-1 and i
# of one side and j-1 and j of the other.
Band = Sequence[tuple[int, int]]

_REACH = 12  # sentences that a path may stray from the chain of sure pairs
_WHOLE = 40_000  # cells that need no band
_ROWS = 256  # rows compared at once, so that memory grows with the longer side only
_SURE = 0.5  # least cosine of centred vectors in the chain; a true pair has about 0.7


def chain(a: Matrix, b: Matrix) -> list[tuple[int, int]]:
    """The heaviest rising sequence of pairs that are each other's nearest.

    Args:
        a, b: (n, d) and (m, d) centred unit vectors of single sentences.
    """
    import numpy as np

    best_b = np.full(len(b), -np.inf)
    back = np.zeros(len(b), int)
    forth = np.zeros(len(a), int)
    for start in range(0, len(a), _ROWS):
        cosine = a[start : start + _ROWS] @ b.T
        forth[start : start + _ROWS] = cosine.argmax(axis=1)
        nearest, value = cosine.argmax(axis=0), cosine.max(axis=0)
        back = np.where(value > best_b, start + nearest, back)
        best_b = np.maximum(best_b, value)
    rows = np.array([i for i, j in enumerate(forth) if back[j] == i and best_b[j] >= _SURE], int)
    columns = forth[rows]
    weight = best_b[columns]
    total = weight.copy()
    before = np.full(len(rows), -1)
    for k in range(len(rows)):
        reach = np.where(columns[:k] < columns[k], total[:k], 0)
        if k and reach.max() > 0:
            before[k] = reach.argmax()
            total[k] += reach.max()
    path = []
    k = int(total.argmax()) if len(total) else -1
    while k >= 0:
        path.append((int(rows[k]), int(columns[k])))
        k = int(before[k])
    return path[::-1]


def narrow(sure: Sequence[tuple[int, int]], n: int, m: int) -> Band:
    """The band around a chain of pairs; everything where the texts are short."""
    if n * m <= _WHOLE:
        return [(0, m)] * (n + 1)
    corners = [(0, 0), *((i + d, j + d) for i, j in sure for d in (0, 1)), (n, m)]
    rows = [i for i, _ in corners]
    band = []
    for i in range(n + 1):
        low = corners[max(0, bisect_right(rows, i - _REACH) - 1)][1] - _REACH
        high = corners[min(len(corners) - 1, bisect_left(rows, i + _REACH))][1] + _REACH
        band.append((max(0, low), min(m, high)))
    return band
