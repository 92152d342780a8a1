"""How alike sentences are: never by a cosine on its own, always against their neighbourhood.

The vectors of a sentence encoder lie in a narrow cone: unrelated sentences have a cosine of 0.8, and
the true pairs of one language reach less than the wrong pairs of another. Two things help, both
relative: the margin of a pair over its neighbours, for finding pairs in a pool, and taking the common
direction off, for comparing inside one story.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

# How many sentences of its own a text needs before its mean says more than that of stock sentences.
_STOCK_WEIGHT = 4.0


class TokenStates(Protocol):
    """Hidden states of the tokens of a text, and where each token stands in it."""

    @property
    def vectors(self) -> Matrix:
        """(t, d) float32."""
        ...

    @property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Half-open code-point offsets of each token."""
        ...


class Encoder(Protocol):
    """What alignment needs of an encoder; :func:`mtcheck.encoder.load` returns one."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """(n, d) float32, rows of unit length, zeros for a text without words."""
        ...

    def token_states(self, texts: Sequence[str]) -> Sequence[TokenStates]:
        """States of the tokens of each text."""
        ...


def margin(a: Matrix, b: Matrix, sharpness: float = 60.0) -> Matrix:
    """Margin of every pair: its cosine less the soft maximum of the cosines of both with all.

    The difference, not the ratio, so that it also holds for centred vectors, whose cosines may be
    negative. In a pool of many sentences centre each side first; see :func:`centre`.

    Args:
        a: (n, d) unit rows.
        b: (m, d) unit rows.
        sharpness: how much the nearest rivals outweigh the others; the more, the closer to the maximum.

    Returns:
        (n, m), at most 0; the nearer to it, the more the two stand out; 0 for a pair without rivals.

    Source:
        Artetxe and Schwenk, Margin-based Parallel Corpus Mining, ACL 2019 ("distance"), with a soft
        neighbourhood in place of the k nearest: Smith et al., Offline bilingual word vectors, ICLR 2017
        ("inverted softmax"), both ways.
    """
    import numpy as np

    if not len(a) or not len(b):
        return np.zeros((len(a), len(b)), np.float32)
    cosine = a @ b.T
    rivals = (_soft_maximum(cosine, sharpness)[:, None] + _soft_maximum(cosine.T, sharpness)[None, :]) / 2
    return np.asarray(cosine - rivals, np.float32)


def _soft_maximum(cosine: Matrix, sharpness: float) -> Matrix:
    """A smooth upper bound of the largest value of each row."""
    import numpy as np

    top = cosine.max(axis=1)
    return np.asarray(top + np.log(np.exp(sharpness * (cosine - top[:, None])).sum(axis=1)) / sharpness)


def common_direction(vectors: Matrix, encoder: Encoder) -> Matrix:
    """What the vectors of one language have in common: their mean, (d,).

    The mean of a handful of sentences is mostly their topic, so it is drawn towards that of stock
    sentences. A language has a direction of its own: take each side's apart.

    Args:
        vectors: (n, d) of sentences of one language.
        encoder: the one that made them.
    """
    import numpy as np

    stock = stock_vectors(encoder).mean(axis=0)
    return np.asarray((vectors.sum(axis=0) + _STOCK_WEIGHT * stock) / (len(vectors) + _STOCK_WEIGHT))


def centre(vectors: Matrix, direction: Matrix) -> Matrix:
    """Unit vectors without the common direction; a row of zeros stays."""
    import numpy as np

    return unit(np.where(vectors.any(axis=1, keepdims=True), vectors - direction, 0))


def unit(vectors: Matrix) -> Matrix:
    """Rows scaled to unit length; a row of zeros stays."""
    import numpy as np

    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-9), np.float32)


def stock_vectors(encoder: Encoder) -> Matrix:
    """(n, d) vectors of stock sentences, which belong to no story: what "unrelated" looks like."""
    return encoder.encode(stock_sentences())


@cache
def stock_sentences() -> tuple[str, ...]:
    """Plain news sentences in several languages, each on a topic of its own."""
    text = resources.files("mtcheck.align").joinpath("stock.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
