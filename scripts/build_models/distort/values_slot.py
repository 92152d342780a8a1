"""A slot: a value standing in a sentence, and how the sentence writes another value in its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from babel import Locale

from mtcheck.types import Bound

Family = Literal["figure", "word", "scale", "unit", "currency", "time", "year", "month", "weekday", "day"]

#: Letters, and the vowel signs that are no letters to ``re``.
LETTER = r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f])"
#: Small words that Hebrew and Arabic write on the word after them.
GLUED = {"he": "[ובלהמשכ]{0,2}", "ar": "[وفبلك]{0,2}"}
UNSPACED = frozenset({"zh", "ja", "ko"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A value of a sentence.

    Args:
        start, end: where it is written.
        family: what sort of value it is.
        value: a Decimal, a month from 1, a weekday from 1, (hour, minute), or the key of a unit.
        write: how another value of the family is written here; None where the words around forbid it.
        choices: the values it may be exchanged with; empty where they are without number.
        kind: ``Number.kind`` of a figure or a number word.
        bound: what "more than" or "at most" before it make of it.
    """

    start: int
    end: int
    family: Family
    value: Any
    write: Callable[[Any], str | None]
    choices: tuple[Any, ...] = ()
    kind: str = ""
    bound: Bound = "exact"


@cache
def locale(language: str) -> Locale:
    return Locale.parse(language)


def plural(language: str, written: str) -> str:
    """CLDR's plural category of a number as it is written ("1.0" is not "1")."""
    return str(locale(language).plural_form(Decimal(written)))


def whole_word(pattern: str, language: str) -> re.Pattern[str]:
    """``pattern`` as group 1 standing as a word of its own, with the small words glued on before it."""
    if language in UNSPACED:
        return re.compile(f"({pattern})")
    prefix = f"(?<!{LETTER}){GLUED[language]}" if language in GLUED else rf"(?<![\w'’ʼ-])(?<!{LETTER})"
    return re.compile(rf"{prefix}({pattern})(?!{LETTER}|\d|['’ʼ\u200c-]{LETTER})")


def recased(model: str, word: str) -> str:
    """``word`` with a capital where ``model`` has one; a word that always has one keeps it."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def either(words: list[str]) -> str:
    """A pattern for any of some words, in small letters or with a capital, the longest first."""
    forms = {form for word in words if word for form in (word, word[:1].upper() + word[1:])}
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
