"""Folding of characters so that one table of words and one grammar of digits serve every script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

#: Every space that may stand inside a number without being a plain one.
NO_BREAK_SPACE = "\u00a0"

_EXPLICIT = {
    "\u2007": NO_BREAK_SPACE,
    "\u2009": NO_BREAK_SPACE,
    "\u202f": NO_BREAK_SPACE,
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\ufe63": "-",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "′": "'",
    "״": '"',
    "“": '"',
    "”": '"',
    "٪": "%",
    "İ": "i",
    "ς": "σ",
    "ё": "е",
    "Ё": "е",
    # Romanian is written with a cedilla or with a comma below.
    "ș": "ş",
    "Ș": "ş",
    "ț": "ţ",
    "Ț": "ţ",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
}


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _EXPLICIT:
        return _EXPLICIT[character]
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.digit(character))
    if "\uff01" <= character <= "\uff5e" and character != "，":
        return _fold_character(chr(ord(character) - 0xFEE0))
    lowered = character.lower()
    if len(lowered) != 1:
        return character
    if "\u0370" <= lowered <= "\u03ff" or "\u1f00" <= lowered <= "\u1fff":
        # Greek capitals are written without accents.
        base = unicodedata.normalize("NFD", lowered)[0]
        return "σ" if base == "ς" else base
    return lowered


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case, ASCII digits, one kind of hyphen, apostrophe and hard space.

    Args:
        text: any text.

    Returns:
        A string of the same length, so that offsets into one are offsets into the other.
    """
    return text.translate(_FOLDING)


_MARKS = "\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u200c-\u200f"

#: Characters of a word: letters, and the marks that Python does not count among them.
LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"

_SILENT = re.compile("[\u00ad\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u093c\u0307\u200c-\u200f]")


@lru_cache(maxsize=65536)
def spelling(folded_word: str) -> str:
    """One spelling of a folded word: composed, without vowel points, nukta and joiners.

    Args:
        folded_word: a word out of a text that went through `fold`.

    Returns:
        The spelling under which word lists hold it.
    """
    if folded_word.isascii():
        return folded_word
    return _SILENT.sub("", unicodedata.normalize("NFC", folded_word))


def unaccented(word: str) -> str:
    """A word of a Latin script without its accents.

    Args:
        word: of any length; the result may be shorter.
    """
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest that fits first.

    Args:
        phrases: as they are written, no patterns.
    """
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))


def is_hangul(character: str) -> bool:
    """Whether a character is a Korean syllable.

    Args:
        character: one character, or "".
    """
    return "\uac00" <= character <= "\ud7a3"


def is_unspaced(character: str) -> bool:
    """Whether a letter belongs to a script that sets a number among letters without a space.

    Args:
        character: one character, or "".
    """
    return (
        "\u0590" <= character <= "\u08ff"
        or "\u0e00" <= character <= "\u0eff"
        or "\u3040" <= character <= "\u9fff"
        or is_hangul(character)
        or "\uf900" <= character <= "\ufaff"
    )
