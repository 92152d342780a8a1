"""Numbers in running text: exact values, units, kinds and bounds, in twenty-five languages.

Codes and Roman numerals are set aside first (`number_codes`, `number_romans`). Digits are read by the
separators of the language (`digits`); the text is cut into words and numerals (`number_items`), which
one grammar puts together (`number_grammar`), or another where number words are characters
(`ideographs`). What stands around a number then says what it is (`number_kinds`): money, a share, a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from mtcheck.facts.digits import Numeral, find_numerals, with_points
from mtcheck.facts.half_days import with_half_days
from mtcheck.facts.ideographs import compose_ideographs
from mtcheck.facts.lexicon import Lexicon, lexicon
from mtcheck.facts.number_clock_words import with_clock_words
from mtcheck.facts.number_clocks import find_elapsed
from mtcheck.facts.number_codes import find_codes, is_inside
from mtcheck.facts.number_grammar import compose
from mtcheck.facts.number_halves import with_halves
from mtcheck.facts.number_items import Item, split_items, with_offsets
from mtcheck.facts.number_joins import with_joins
from mtcheck.facts.number_kinds import classify
from mtcheck.facts.number_parts import Composed
from mtcheck.facts.number_rest import with_rest
from mtcheck.facts.number_romans import find_centuries, with_eras
from mtcheck.facts.number_scales import with_grand
from mtcheck.facts.proportions import with_proportions
from mtcheck.facts.scripts import fold
from mtcheck.types import Number

#: 「１２３，４５６」: the wide comma that groups wide digits, elsewhere the end of a clause.
_WIDE_GROUPS = re.compile("(?<![０-９0-9，])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９，])")

#: From here on a value is nothing of the news, and a scale behind it would go beyond what decimals divide exactly.
_MOST = Decimal(10) ** 24


def find_numbers(text: str, language: str) -> list[Number]:
    """Find every number of a text.

    Args:
        text: any text.
        language: ISO 639-1 code; digits are read in any language, words in those of
            `mtcheck.facts.lexicon.LANGUAGES`.

    Returns:
        Numbers in order, never overlapping, with offsets into ``text``. The value of a time is the
        hour with its minutes as a fraction, its unit the half of the day (`half_days`); the value of a code is 0 where its digits
        are too many to be one.
    """
    words = lexicon(language)
    folded = with_points(fold(_WIDE_GROUPS.sub(lambda m: m[0].replace("，", ","), text)), language)
    codes = _in_order([*find_codes(text), *find_elapsed(text), *find_centuries(text, words)])
    numerals = {n.start: n for n in find_numerals(folded, words) if not is_inside(codes, n.start)}
    compose_all = compose_ideographs if words.ideographic else _compose_all
    composed = map(_within_reach, compose_all(folded, numerals, words, codes))
    read = list(with_halves(folded, list(classify(text, folded, composed, numerals, words)), words))
    read = with_eras(folded, with_joins(folded, read, words.language), words.language)
    found = _in_order([*with_grand(folded, read, words.language), *codes])
    found = with_half_days(folded, with_clock_words(folded, found, words.language), words.language)
    return with_proportions(folded, with_rest(folded, found, words.language), words.language)


def _within_reach(number: Number) -> Number:
    """A number, or a code in its place where it is more than decimals hold to the last digit ("200e50")."""
    if max(number.value, number.upper or number.value) < _MOST:
        return number
    return replace(number, value=Decimal(0), upper=None, kind="code")


def _in_order(numbers: Iterable[Number]) -> list[Number]:
    """Sorted, without overlaps: the first and longer one stays."""
    kept: list[Number] = []
    for number in sorted(numbers, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _compose_all(
    folded: str, numerals: Mapping[int, Numeral], words: Lexicon, codes: Sequence[Number]
) -> Iterator[Number]:
    items = list(with_offsets(split_items(folded, numerals, words, codes)))
    i = 0
    while i < len(items):
        found = compose(items, i, words)
        if found is None:
            i += 1
            continue
        yield _number(items, found, numerals)
        i = found.last


def _number(items: Sequence[Item], found: Composed, numerals: Mapping[int, Numeral]) -> Number:
    first = items[found.first]
    alone = "digits" in first.roles and found.last == found.first + 1
    numeral = numerals[first.start] if alone else None
    return Number(
        first.start,
        items[found.last - 1].end,
        found.value,
        kind="code" if numeral and numeral.code else found.kind,
        bound="exact" if found.upper is None else "at_least",
        upper=found.upper,
        certain=found.certain and (numeral is None or numeral.certain),
        spelled=found.spelled,
    )
