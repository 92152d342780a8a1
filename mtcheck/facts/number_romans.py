"""Centuries in Roman numerals and by name: «XVIIe siècle», "siglo XVII", «del Seicento»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from mtcheck.facts.lexicon import Lexicon, lexicon
from mtcheck.facts.scripts import LETTER, either
from mtcheck.types import Number

#: Russian and Ukrainian type them with letters of their own that look the same.
_WORTHS = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}
_NUMERAL = rf"[{''.join(_WORTHS)}]{{1,6}}"


#: Names of centuries: their hundreds, with a capital, where nothing is counted.
_NAMES = {
    "it": "Duecento Trecento Quattrocento Cinquecento Seicento Settecento Ottocento Novecento",
    "es": "Doscientos Trescientos Cuatrocientos Quinientos Seiscientos Setecientos Ochocientos Novecientos",
    "pt": "Duzentos Trezentos Quatrocentos Quinhentos Seiscentos Setecentos Oitocentos Novecentos",
}
#: What stands before them: an article in the singular, or a part of the century.
_BEFORE_NAME = {
    "it": "(?:il|del|nel|al|dal|sul|col|primo|secondo|tardo|pieno|medio|fine|inizio|inizi|metà|di|tra|fra|e|ed)",
    "es": "(?:el|del|al|bajo|alto)",
    "pt": "(?:de|o|no|do|ao)",
}


def find_centuries(text: str, words: Lexicon) -> Iterator[Number]:
    """Centuries written in Roman numerals, beside the word "century" of the language, or named by their hundreds.

    Args:
        text: as `find_numbers` was given it.
        words: the lexicon of its language.

    Returns:
        Ordinals, each the numeral or the name without the words beside it.
    """
    for m in _named(words.language).finditer(text):
        hundreds = _NAMES[words.language].split().index(m[1]) + 2
        yield Number(*m.span(1), Decimal(hundreds + 11), kind="ordinal", spelled=True)
    for m in _pattern(words.language).finditer(text):
        start, end = m.span(m.lastindex or 0)
        yield Number(start, end, Decimal(_worth(text[start:end])), kind="ordinal")


def _worth(numeral: str) -> int:
    digits = [_WORTHS[c] for c in numeral]
    return sum(-d if d < following else d for d, following in zip(digits, [*digits[1:], 0], strict=True))


@cache
def _named(language: str) -> re.Pattern[str]:
    if language not in _NAMES:
        return re.compile("(?!)")
    names = "|".join(_NAMES[language].split())
    # «Il Seicento persone» is said nowhere; «del Novecento» may have an adjective behind it.
    return re.compile(
        rf"(?<!\w)(?i:{_BEFORE_NAME[language]})[ \u00a0]({names})(?!\w)(?![ \u00a0][a-z]*mila\b)"
    )


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


#: Behind the rank of a century, that it is counted from the Hijra.
_HIJRI = re.compile(r"[ \u00a0\u200c](?:(?:ال)?هجر[يیى]|(?:لل|ال)?هجر[ةه])(?!\w)")
#: A century of that count lies mostly in the one of ours with this much greater a rank.
_SINCE_HIJRA, _LAST_HIJRI = 6, 15


def with_eras(folded: str, numbers: Sequence[Number], language: str) -> list[Number]:
    """The numbers of a text, ranks of centuries counted from the Hijra as those of ours: «سده هفتم هجری» is the 13th.

    Args:
        folded: a text out of `fold`.
        numbers: read from it.
        language: ISO 639-1 code.
    """
    if language not in ("ar", "fa"):
        return list(numbers)
    return [
        replace(n, value=n.value + _SINCE_HIJRA)
        if n.kind == "ordinal" and n.value <= _LAST_HIJRI and _HIJRI.match(folded, n.end)
        else n
        for n in numbers
    ]
