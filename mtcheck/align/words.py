"""Which words of a sentence answer for which of its counterpart.

Every word is the mean of the states of its tokens; two words are linked where each is the nearest of
the other. A word that no word answers for stays alone: that is what the checks look for.

Source:
    Jalili Sabet et al., SimAlign, Findings of EMNLP 2020 (argmax).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.align.similarity import stock_sentences, unit
from mtcheck.segment.words import find_words
from mtcheck.types import Nearness, Span

if TYPE_CHECKING:
    from mtcheck.align.similarity import Encoder, Matrix, TokenStates

_FLOOR = 0.3  # least cosine of a link: nearest of all is not near where no counterpart exists
_DISTANCE = 0.06  # what a shift by the whole sentence costs: decides between equal words only
_STOCK_TOKENS = 20  # how many tokens the mean over stock sentences counts as


def align_words(
    source_words: Sequence[str], target_words: Sequence[str], encoder: Encoder
) -> set[tuple[int, int]]:
    """Links between the words of a sentence and those of its translation.

    Args:
        source_words, target_words: in order, as a tokeniser or ``str.split`` gives them.
        encoder: see :func:`mtcheck.encoder.load`.

    Returns:
        Pairs of indices. A word may stand in one pair at most.
    """
    if not source_words or not target_words:
        return set()
    sides = [_joined(words) for words in (source_words, target_words)]
    states = encoder.token_states([text for text, _ in sides])
    mean = _common(states, encoder)
    a, b = (_vectors(s, spans, mean) for s, (_, spans) in zip(states, sides, strict=True))
    return set(_mutual(a, b))


class Relations(NamedTuple):
    """How the words of two texts answer for each other.

    Args:
        links: words each of which is the nearest of the other.
        nearest: for each word of the first text the nearest of the second; none where that has no word.
        answers: for each word of the second text the nearest of the first.
    """

    links: list[tuple[Span, Span]]
    nearest: list[Nearness]
    answers: list[Nearness]


def link_words(pairs: Sequence[tuple[str, str]], encoder: Encoder) -> list[list[tuple[Span, Span]]]:
    """The links alone of :func:`relate_words`."""
    return [relations.links for relations in relate_words(pairs, encoder)]


def relate_words(pairs: Sequence[tuple[str, str]], encoder: Encoder) -> list[Relations]:
    """Links between the words of many pairs of texts, such as the beads of an article.

    Punctuation is not linked. The more pairs at once, the better it is known what all tokens share.

    Args:
        pairs: texts that answer for each other.
        encoder: see :func:`mtcheck.encoder.load`.

    Returns:
        For each pair its links, a span of code points in the first text and one in the second, in the
        order of the first; and how near each word has its nearest.
    """
    if not pairs:
        return []
    states = encoder.token_states([text for pair in pairs for text in pair])
    mean = _common(states, encoder)
    relations = []
    for k, (first, second) in enumerate(pairs):
        one, other = states[2 * k], states[2 * k + 1]
        spans, others = find_words(first, one.spans), find_words(second, other.spans)
        a, b = _vectors(one, spans, mean), _vectors(other, others, mean)
        links = [(spans[i], others[j]) for i, j in sorted(_mutual(a, b))]
        relations.append(Relations(links, *_nearest(a @ b.T, spans, others)))
    return relations


def _nearest(cosine: Matrix, spans: list[Span], others: list[Span]) -> tuple[list[Nearness], list[Nearness]]:
    """The nearest of the other side for each row, and for each column."""
    if not spans or not others:
        return [], []
    forth = [Nearness(spans[i], others[int(j)], float(cosine[i, j])) for i, j in enumerate(cosine.argmax(1))]
    back = [Nearness(spans[int(i)], others[j], float(cosine[i, j])) for j, i in enumerate(cosine.argmax(0))]
    return forth, back


def _joined(words: Sequence[str]) -> tuple[str, list[Span]]:
    """Words as one text, and where each stands in it."""
    spans, at = [], 0
    for word in words:
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    return " ".join(words), spans


def _common(states: Sequence[TokenStates], encoder: Encoder) -> Matrix:
    """Mean of all tokens at hand, (d,), drawn towards that of stock sentences where they are few."""
    import numpy as np

    stock = np.concatenate([s.vectors for s in encoder.token_states(stock_sentences())]).mean(axis=0)
    here = np.concatenate([s.vectors for s in states])
    return np.asarray((here.sum(axis=0) + _STOCK_TOKENS * stock) / (len(here) + _STOCK_TOKENS))


def _vectors(states: TokenStates, words: Sequence[Span], mean: Matrix) -> Matrix:
    """(n, d) centred unit vectors of words; zeros for a word without a token."""
    import numpy as np

    rows = np.zeros((len(words), len(mean)), np.float32)
    starts = np.array([s for s, _ in states.spans])
    ends = np.array([e for _, e in states.spans])
    for row, (start, end) in zip(rows, words, strict=True):
        inside = (starts < end) & (ends > start) if len(starts) else np.zeros(0, bool)
        if inside.any():
            row[:] = states.vectors[inside].mean(axis=0) - mean
    return unit(rows)


def _mutual(a: Matrix, b: Matrix) -> Iterator[tuple[int, int]]:
    """Pairs of rows each of which is the nearest of the other."""
    import numpy as np

    if not len(a) or not len(b):
        return
    cosine = a @ b.T
    places = np.arange(len(a))[:, None] / len(a) - np.arange(len(b))[None, :] / len(b)
    nearness = cosine - _DISTANCE * np.abs(places)
    forth, back = nearness.argmax(axis=1), nearness.argmax(axis=0)
    for i, j in enumerate(forth):
        if back[j] == i and cosine[i, j] >= _FLOOR:
            yield i, int(j)
