"""Words that stand unchanged in both versions of a sentence: figures, names, loan words.

They hold an alignment where vectors are vague (lists, results, one-word headings), and they are all
that tells two sentences of one shape apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtcheck.align.similarity import Matrix

# Columns of an anchor vector: a story has fewer shared anchors, a book's share columns.
_WIDTH = 256
_GROUPED = re.compile(r"(?<=\d)[.,'’٬ \u00a0\u2009\u202f](?=\d{3}(?!\d))")
_WORD = re.compile(r"\d+(?:[.,٫]\d+)?|[^\W\d_]+")


# A sentence is held against several versions, and most sentences are as they were after an edit.
@lru_cache(maxsize=4096)
def anchors(text: str) -> frozenset[str]:
    """The anchors of a text, in a form that languages share.

    Figures in Western digits without grouping signs ("4,163", «4 163» and "٤١٦٣" are one), words with
    a capital, and words of six letters and more: shorter ones are alike by chance.
    """
    folded = re.sub(r"\d", lambda m: str(int(m[0])), text)
    words = _WORD.findall(_GROUPED.sub("", folded))
    return frozenset(
        w.casefold().replace(",", ".").replace("٫", ".")
        for w in words
        if w[0].isdigit() or len(w) >= 6 or (len(w) > 1 and w[0].isupper())
    )


def anchor_vectors(source: Sequence[str], target: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Vectors of the anchors that stand on both sides; their cosine is how far two sentences share them.

    An anchor that stands once on each side weighs 1, one that stands everywhere little.

    Returns:
        (n, 256) and (m, 256) float32; a row of zeros for a sentence without anchors.
    """
    import numpy as np

    found = [[anchors(t) for t in side] for side in (source, target)]
    counts = [Counter(w for sentence in side for w in sentence) for side in found]
    shared = sorted(counts[0].keys() & counts[1].keys())
    column = {w: i % _WIDTH for i, w in enumerate(shared)}
    weight = {w: (counts[0][w] * counts[1][w]) ** -0.25 for w in shared}
    matrices = []
    for side in found:
        matrix = np.zeros((len(side), _WIDTH), np.float32)
        for row, sentence in zip(matrix, side, strict=True):
            for word in sentence & column.keys():
                row[column[word]] += weight[word]
        matrices.append(matrix)
    return matrices[0], matrices[1]


def rare_figures(a: Sequence[str], b: Sequence[str]) -> Matrix:
    """How far two sentences share figures that stand nowhere else.

    Returns:
        (n, m), 1 for a pair that shares a figure of two digits or more which no other sentence has,
        1/c for one that c sentences of a side have, 0 for a pair without.
    """
    import numpy as np

    found = [[{w for w in anchors(t) if w[0].isdigit() and len(w) > 1} for t in side] for side in (a, b)]
    counts = [Counter(w for sentence in side for w in sentence) for side in found]
    places: dict[str, list[int]] = {}
    for j, figures in enumerate(found[1]):
        for w in figures & counts[0].keys():
            places.setdefault(w, []).append(j)
    shared = np.zeros((len(a), len(b)))
    for i, figures in enumerate(found[0]):
        for w in sorted(figures & places.keys()):
            shared[i, places[w]] += 1 / max(counts[0][w], counts[1][w])
    return np.minimum(shared, 1).astype(np.float32)
