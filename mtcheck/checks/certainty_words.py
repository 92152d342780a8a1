"""Words that leave a statement open, and words that say how many it holds of."""

from __future__ import annotations

from mtcheck.checks import tables
from mtcheck.checks.word_lists import find_words
from mtcheck.types import Span

#: Quantifiers, from the largest share to none.
QUANTIFIERS = ("all", "most", "many", "some", "few", "none", "not_all")
#: Words that leave a statement open, surest first.
OPEN = ("hedge", "possible", "reporting")


def has_certainty_words(language: str) -> bool:
    """Whether there are word lists for a language (ISO 639-1 code)."""
    return language in tables.table("certainty")


def has_hedges(language: str) -> bool:
    """Whether a language (ISO 639-1 code) has lists of what leaves a statement open, not of quantifiers only."""
    return "soft" in tables.table("certainty").get(language, {})


def find_certainty(text: str, language: str, *kinds: str) -> tuple[Span, ...]:
    """Where words of some kinds stand: "hedge", "possible", "reporting", "soft", "only", or one of `QUANTIFIERS`.

    See `find_words` for the arguments.
    """
    return find_words(text, "certainty", language, *kinds)
