"""Centuries in Roman numerals: «XVIIe siècle», "siglo XVII"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mtcheck.facts.lexicon import Lexicon, lexicon
from mtcheck.facts.scripts import LETTER, either
from mtcheck.types import Number

#: Russian and Ukrainian type them with letters of their own that look the same.
_WORTHS = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}
_NUMERAL = rf"[{''.join(_WORTHS)}]{{1,6}}"


def find_centuries(text: str, words: Lexicon) -> Iterator[Number]:
    """Centuries written in Roman numerals, beside the word "century" of the language.

    Args:
        text: as `find_numbers` was given it.
        words: the lexicon of its language.

    Returns:
        Ordinals in order; each is the numeral without the word.
    """
    for m in _pattern(words.language).finditer(text):
        start, end = m.span(m.lastindex or 0)
        yield Number(start, end, Decimal(_worth(text[start:end])), kind="ordinal")


def _worth(numeral: str) -> int:
    digits = [_WORTHS[c] for c in numeral]
    return sum(-d if d < following else d for d, following in zip(digits, [*digits[1:], 0], strict=True))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Each alternative has one group: the numeral."""
    lists = lexicon(language).lists
    options = []
    if after := lists.get("century_after"):
        options.append(rf"\b({_NUMERAL})(?:-?{LETTER}{{1,3}}|\.|º)?[ \u00a0](?i:{either(after)})(?!{LETTER})")
    if before := lists.get("century_before"):
        options.append(rf"\b(?i:{either(before)})(?: al)?[ \u00a0-]({_NUMERAL})\b")
    return re.compile("|".join(options) or "(?!)")
