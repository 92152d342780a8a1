"""Versions that are nearly one text: where they agree, that is one witness, not two."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from mtcheck.types import Article

#: Two outlets that rewrite one agency's text have about 50 to 60, two that print it have 80 and more.
COPY = 75.0

#: Characters of an article that are compared: the lead and the body of most news.
COMPARED = 20_000


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
            score = _chrf(a.plain[:COMPARED], b.plain[:COMPARED])
            if score >= COPY:
                found.append((a, b, score))
    return found


@lru_cache(maxsize=512)
def _chrf(a: str, b: str) -> float:
    """Kept, since an editor changes one version and leaves the others."""
    from sacrebleu import sentence_chrf

    return float(sentence_chrf(a, [b]).score)
