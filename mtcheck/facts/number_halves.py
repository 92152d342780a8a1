"""Halves with a unit: "half a cent", "a dollar and a half", «un cent et demi», «меньше трети»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from mtcheck.facts.currencies import CENT
from mtcheck.facts.lexicon import Lexicon, lexicon
from mtcheck.facts.scripts import LETTER, either
from mtcheck.types import Number

HALF = Decimal("0.5")
#: Kinds that have a unit a half can be one of.
UNITED = frozenset({"money", "measure", "percent"})
#: More of a unit and a half is hardly said; "2 million dollars and a half" is 2.5 million.
_MOST = 100
_ARTICLE = {"en": re.compile(r"[ \u00a0-]an?(?=[ \u00a0])")}
#: «Un cent» is a coin: a hundred has no article in French.
_COINS = {"un cent": "1", "un cent et demi": "1.5", "un demi-cent": "0.5", "demi-cent": "0.5"}


def of_unit(
    folded: str, number: Number, language: str, read: Callable[[Number], Number | None]
) -> Number | None:
    """A half with the unit that has an article before it ("half a cent"), None where there is none.

    Args:
        folded: a text out of `fold`.
        number: read from it.
        language: ISO 639-1 code.
        read: gives a number the unit that follows it.
    """
    article = _ARTICLE.get(language)
    m = article.match(folded, number.end) if article and number.value == HALF and number.spelled else None
    return read(replace(number, end=m.end())) if m else None


def with_halves(folded: str, numbers: Sequence[Number], words: Lexicon) -> Iterator[Number]:
    """The numbers of a text, a unit and a half as one of them; halves of a unit, and shares with a bound, surely are.

    Args:
        folded: a text out of `fold`.
        numbers: read from it, in order, with their units.
        words: the lexicon of its language.
    """
    for number in numbers:
        coin = _COINS.get(folded[number.start : number.end]) if words.language == "fr" else None
        if coin:
            yield replace(number, value=Decimal(coin), kind="money", unit=CENT, certain=coin != "1")
        elif number.kind in UNITED and (end := _and_half(folded, number, words.language)):
            yield replace(number, end=end, value=number.value + HALF, certain=True, spelled=True)
        elif (number.kind in UNITED and number.value == HALF) or (
            number.kind == "fraction" and number.bound != "exact"
        ):
            yield replace(number, certain=True)
        else:
            yield number


def _and_half(folded: str, number: Number, language: str) -> int:
    pattern = _plus_half(language)
    is_whole = 1 <= number.value < _MOST and number.value % 1 == 0
    m = pattern.match(folded, number.end) if pattern and is_whole else None
    return m.end() if m else 0


@cache
def _plus_half(language: str) -> re.Pattern[str] | None:
    said = [p for p in lexicon(language).lists.get("plus_half", ()) if " " in p]
    return (
        re.compile(rf"[ \u00a0](?:{either(said)})(?!{LETTER})(?![ \u00a0](?:mill|mil|mrd))") if said else None
    )
