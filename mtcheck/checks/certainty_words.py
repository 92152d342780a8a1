"""Words that leave a statement open, and words that say how many it holds of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from mtcheck.checks import tables
from mtcheck.checks.negation_cues import pattern
from mtcheck.types import Span

#: Quantifiers, from the largest share to none.
QUANTIFIERS = ("all", "most", "many", "some", "few", "none")
#: Words that leave a statement open, surest first.
OPEN = ("hedge", "possible", "reporting")


def has_certainty_words(language: str) -> bool:
    """Whether there are word lists for a language (ISO 639-1 code)."""
    return language in tables.table("certainty")


@lru_cache(maxsize=16384)
def find_certainty(text: str, language: str, *kinds: str) -> tuple[Span, ...]:
    """Where words of some kinds stand, set phrases that mean something else left out.

    Args:
        text: any text.
        language: ISO 639-1 code, one that `has_certainty_words`.
        kinds: keys of the word lists: "hedge", "possible", "reporting", "soft", "only", or one of `QUANTIFIERS`.

    Returns:
        Spans of the text, kind by kind.
    """
    patterns = _patterns(language)
    plain = patterns["except"].sub(lambda m: " " * len(m[0]), text)
    return tuple(Span(*m.span()) for k in kinds if k in patterns for m in patterns[k].finditer(plain))


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    lists: dict[str, list[str]] = {"except": []} | tables.table("certainty")[language]
    return {kind: pattern(words, language) for kind, words in lists.items()}
