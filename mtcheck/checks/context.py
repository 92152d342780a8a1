"""Words around a fact, compared loosely: content words by their stems."""

from __future__ import annotations

import re
from functools import cache

#: Letters of a word that count: enough to tell words apart, few enough to forget endings.
STEM = 5


@cache
def function_words(language: str) -> frozenset[str]:
    """The hundred most frequent words of a language (wordfreq), its articles, prepositions, auxiliaries."""
    from wordfreq import top_n_list

    try:
        return frozenset(w for w in top_n_list(language, 100) if not w.isdecimal())
    except LookupError:
        return frozenset()


def stems(text: str, language: str) -> frozenset[str]:
    """First letters of the content words of ``text``, casefolded."""
    common = function_words(language)
    words = (w.casefold() for w in re.findall(r"[^\W\d_]+", text))
    return frozenset(w[:STEM] for w in words if len(w) > 2 and w not in common)
