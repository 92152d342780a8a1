"""Which words of a sentence answer for which of its counterpart.

Every word is the mean of the states of its tokens; two words are linked where each is the nearest of
the other. A word that no word answers for stays alone: that is what the checks look for.

Source:
    Jalili Sabet et al., SimAlign, Findings of EMNLP 2020 (argmax).
"""

from __future__ import annotations

from collections.abc import Sequence
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
    return set(_mutual(a @ b.T))


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


def relate_words(
    pairs: Sequence[tuple[str, str]], encoder: Encoder, places: Sequence[tuple[int, int]] | None = None
) -> list[Relations]:
    """Links between the words of many pairs of texts, such as the beads of an article.

    Punctuation is not linked. The more pairs at once, the better it is known what all tokens share.

    Args:
        pairs: texts that answer for each other.
        encoder: see :func:`mtcheck.encoder.load`.
        places: where the texts of each pair begin in their articles; spans are counted from there.

    Returns:
        For each pair its links, a span of code points in the first text and one in the second, in the
        order of the first; and how near each word has its nearest.
    """
    import numpy as np

    if not pairs:
        return []
    states = encoder.token_states([text for pair in pairs for text in pair])
    mean = _common(states, encoder)
    known: dict[str, tuple[list[Span], Matrix]] = {}
    for text, state in zip((text for pair in pairs for text in pair), states, strict=True):
        if text not in known:
            spans = find_words(text, state.spans)
            known[text] = spans, _vectors(state, spans, mean)
    relations = []
    for (first, second), (here, there) in zip(pairs, places or [(0, 0)] * len(pairs), strict=True):
        (spans, a), (others, b) = known[first], known[second]
        if not spans or not others:
            relations.append(Relations([], [], []))
            continue
        ours = [Span(s + here, e + here) for s, e in spans]
        theirs = [Span(s + there, e + there) for s, e in others]
        cosine = a @ b.T
        forth, back = cosine.argmax(1).tolist(), cosine.argmax(0).tolist()
        nearest = zip(ours, map(theirs.__getitem__, forth), np.max(cosine, 1).tolist(), strict=True)
        answers = zip(map(ours.__getitem__, back), theirs, np.max(cosine, 0).tolist(), strict=True)
        relations.append(
            Relations(
                [(ours[i], theirs[j]) for i, j in _mutual(cosine)],
                list(map(Nearness._make, nearest)),
                list(map(Nearness._make, answers)),
            )
        )
    return relations


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
    if not words or not states.spans:
        return rows
    # Both the words and the tokens stand in order, so the tokens of a word are a run.
    (starts, ends), (begins, stops) = np.array(words).T, np.array(states.spans).T
    first = np.searchsorted(stops, starts, "right")
    count = np.searchsorted(begins, ends, "left") - first
    for k in range(max(0, count.max())):
        inside = count > k
        rows[inside] += states.vectors[first[inside] + k]
    told = count > 0
    rows[told] = rows[told] / count[told, None].astype(np.float32) - mean
    return unit(rows)


def _mutual(cosine: Matrix) -> list[tuple[int, int]]:
    """Pairs of words, a row and a column, each of which is the nearest of the other."""
    import numpy as np

    if not cosine.size:
        return []
    n, m = cosine.shape
    places = np.arange(n)[:, None] / n - np.arange(m)[None, :] / m
    nearness = cosine - _DISTANCE * np.abs(places)
    forth, back = nearness.argmax(axis=1), nearness.argmax(axis=0)
    rows = np.arange(n)
    linked = (back[forth] == rows) & (cosine[rows, forth] >= _FLOOR)
    return list(zip(rows[linked].tolist(), forth[linked].tolist(), strict=True))
