"""Forms of a word: plural, case, gender, and what is written onto its beginning.

Two answers to "is this that word?", for two costs of a mistake: `is_form` is strict (endings that make no other
word), `is_like` lenient (shared letters, compounds).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

from mtcheck.packaged import read_table

#: Least letters that two forms of a word share; a syllable of hangul is two or three.
_STEM: Final = 3
_SHORT_STEMS: Final = {"ko": 2}
#: Least letters of a word that may be a form of another leniently, and the share of the longer one they are.
_LENIENT_STEM, _LENIENT_SHARE = 4, 0.6


def is_form(word: str, other: str, language: str) -> bool:
    """Whether two words are forms of one, by endings that make no other word; case does not count."""
    a, b = fold_case(word), fold_case(other)
    if a == b:
        return True
    shared, stem = _shared(a, b), _SHORT_STEMS.get(language, _STEM)
    return any(
        a[cut:] in pattern and b[cut:] in pattern
        for cut in range(shared, max(stem, shared - 4) - 1, -1)
        for pattern in _endings(language)
    )


def is_like(wanted: str, word: str, language: str) -> bool:
    """Whether a word may be a form of the wanted one, leniently."""
    wanted, word = fold_case(wanted), fold_case(word)
    if is_form(wanted, word, language):
        return True
    shared = _shared(wanted, word)
    if shared >= _LENIENT_STEM and shared >= _LENIENT_SHARE * max(len(wanted), len(word)):
        return True
    if any(word[len(p) :] == wanted for p in prefixes(language) if word.startswith(p)):
        return True
    return (
        len(wanted) >= _LENIENT_STEM and wanted in word and bool(_table().get(language, {}).get("compounds"))
    )


def fold_case(text: str) -> str:
    """A word in lower case with its accents composed."""
    return unicodedata.normalize("NFC", text).casefold()


@cache
def prefixes(language: str) -> tuple[str, ...]:
    """What is written onto the beginning of a word: articles, "and", prepositions."""
    return tuple(str(_table().get(language, {}).get("prefixes", "")).split())


def _shared(a: str, b: str) -> int:
    """How many first letters two words share."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


@cache
def _endings(language: str) -> tuple[frozenset[str], ...]:
    lines = _table().get(language, {}).get("endings", ())
    assert isinstance(lines, Iterable)
    return tuple(frozenset("" if e == "-" else e for e in str(line).split()) for line in lines)


@cache
def _table() -> dict[str, dict[str, object]]:
    return read_table("mtcheck", "inflections")
