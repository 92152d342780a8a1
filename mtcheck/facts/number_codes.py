"""Digits that count nothing: addresses, accounts, telephone numbers, and digits fastened to letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from mtcheck.facts.lexicon import Lexicon
from mtcheck.facts.scripts import is_unspaced
from mtcheck.types import Number

#: How elements with well-known isotopes begin, in languages that set words apart.
_ELEMENTS = (
    "carbon|karbon|kohlenstoff|koolstof|węg(?:iel|la)|uhlík|углерод|вуглец|άνθρακα|uran|уран|ουράν|plutoni|плутони|плутоні"
    "|cesi|caesi|zäsi|cez|цези|цезі|stronti|stronci|стронци|стронці|iod|jod|yod|йод|cobalt|kobalt|кобальт|poloni|полони|полоні"
)
_CODE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'，。、）]{1,500}"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}"
    r"|[@#][^\W\d]\w{0,60}[0-9]\w{0,60}"
    r"|\+[0-9]{1,3}(?:[ .-]?\(?[0-9]{2,4}\)?){2,5}(?![0-9])"
    r"|(?<![0-9])[0-9]{3}-[0-9]{3}-[0-9]{4}(?![0-9])"
    # An internet address, which is not 1.000.000.000.
    r"|(?<![0-9.])(?![0-9]{1,3}(?:\.[0-9]{3}){3}(?![0-9]))[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])"
    r"|\b[A-Z][\w-]{2,20} [0-9]{3}-[0-9]{3,4}(?![0-9-])"
    r"|(?<![0-9/])(?:9/11|7/7|24/7)(?![0-9/])"
    # Isotopes: «carbono 14», "uranium-235".
    rf"|(?i:\b(?:{_ELEMENTS})\w{{0,4}}[ -][0-9]{{1,3}}(?![0-9.,]?[0-9%]|\w))"
)
#: No word to which digits are fastened is looked at beyond this many characters.
_LONGEST = 24
#: Languages that write endings on digits.
_SUFFIXING = frozenset("tr hu fi ar he hi fa".split())


def find_codes(text: str) -> list[Number]:
    """Addresses, accounts and telephone numbers.

    Args:
        text: as `find_numbers` was given it.

    Returns:
        Numbers of kind "code" and value 0, in order.
    """
    return [
        Number(m.start(), m.end(), Decimal(0), kind="code")
        for m in _CODE.finditer(text)
        if any(c.isdigit() for c in m[0])
    ]


#: The one name of this kind that is written in small letters, and declined: «covidu-19».
_COVID = re.compile("covid|ковид|ковід|κόβιντ|कोविड|코로나|كوفيد|کووید|קוביד", re.IGNORECASE)


def is_inside(numbers: Sequence[Number], offset: int) -> bool:
    """Whether a character belongs to one of some numbers.

    Args:
        numbers: in order, none overlapping.
        offset: of the character, in the text they were found in.
    """
    k = bisect_right(numbers, offset, key=lambda n: n.start) - 1
    return k >= 0 and offset < numbers[k].end


def as_fastened(text: str, folded: str, number: Number, words: Lexicon) -> Number | None:
    """The whole code where digits are fastened to letters: "A380", "COVID-19", "4x4".

    Args:
        text: as `find_numbers` was given it.
        folded: the same out of `fold`.
        number: digits of the text.
        words: the lexicon of its language.

    Returns:
        The number widened to the word it is part of; None for "mid-1990s", "10th" or «32歳».
    """
    start, end = number.start, number.end
    first, last = start, end
    while first > 0 and start - first < _LONGEST and _is_code_sign(folded[first - 1], "-_/"):
        first -= 1
    while last < len(folded) and last - end < _LONGEST and _is_code_sign(folded[last], "_"):
        last += 1
    prefix, suffix = text[first:start], folded[end:last]
    if prefix[-1:].isalpha() or prefix[-1:] == "_":
        return replace(number, start=first, end=last, kind="code")
    if prefix.endswith("-") and prefix[-2:-1].isalpha() and _names_a_thing(prefix, words):
        return replace(number, start=first, end=last, kind="code")
    if suffix[:1].isalpha() and not _counts(suffix, words):
        return replace(number, end=last, kind="code")
    return None


def _is_code_sign(character: str, signs: str) -> bool:
    return (character.isalnum() or character in signs) and not is_unspaced(character)


def _names_a_thing(prefix: str, words: Lexicon) -> bool:
    """Whether the word before a hyphen makes a name with digits ("Covid-19"): short, in capitals, or that one."""
    word = re.split(r"[-/_]", prefix[:-1])[-1]
    if (word.isupper() and len(word) > 1) or _COVID.match(word):
        return True
    # German joins any noun to a number, and every noun has a capital.
    return (
        words.language != "de"
        and any(c.isupper() for c in word)
        and (not word[:1].isupper() or word.isupper() or len(word) < 6)
    )


def _counts(suffix: str, words: Lexicon) -> bool:
    return words.language in _SUFFIXING or suffix in words.short or suffix in ("yo", "ft", "in")
