"""Versions that are nearly one text: where they agree, that is one witness, not two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from mtcheck.types import Article

#: Two outlets that rewrite one agency's text have about 50 to 60, two that print it have 80 and more.
COPY = 75.0

#: Characters of an article that are compared: the lead and the body of most news.
COMPARED = 20_000

#: Lengths of the runs of characters that chrF counts: 1 to this.
_ORDERS = 6


def near_copies(articles: Sequence[Article]) -> list[tuple[Article, Article, float]]:
    """Pairs of versions that share most of their wording.

    Args:
        articles: versions in any languages; only pairs of one language are compared.

    Returns:
        Each pair with its chrF score, from 0 to 100.

    Source: Popović 2015, chrF, as implemented by sacreBLEU (signature ``nrefs:1|case:mixed|nc:6|nw:0``).
    """
    found = []
    for a, b in combinations(articles, 2):
        if a.language == b.language:
            texts = a.plain[:COMPARED], b.plain[:COMPARED]
            score = _chrf(*texts) if _at_most(*texts) >= COPY else 0.0
            if score >= COPY:
                found.append((a, b, score))
    return found


def _at_most(a: str, b: str) -> float:
    """What chrF cannot exceed, from runs of three characters alone: a twentieth of its cost, and enough for most pairs.

    No more runs of four to six characters can be shared than runs of three.
    """
    ours, theirs = _threes(a), _threes(b)
    if min(ours.total(), theirs.total()) < _ORDERS:
        return 100.0
    shared = sum(min(count, theirs[run]) for run, count in ours.items() if run in theirs)
    precision, recall = (
        sum(min(1.0, shared / (runs.total() - n)) for n in range(_ORDERS - 2)) / _ORDERS + 2 / _ORDERS
        for runs in (ours, theirs)
    )
    return 100 * 5 * precision * recall / (4 * precision + recall)


@lru_cache(maxsize=64)
def _threes(text: str) -> Counter[str]:
    """Runs of three characters without spaces, as chrF counts them."""
    letters = "".join(text.split())
    return Counter(letters[i : i + 3] for i in range(len(letters) - 2))


@lru_cache(maxsize=512)
def _chrf(a: str, b: str) -> float:
    """Kept, since an editor changes one version and leaves the others."""
    from sacrebleu import sentence_chrf

    return float(sentence_chrf(a, [b]).score)
