"""A text cut into items: the words, phrases, parts of compounds and numerals a number may be made of.

Items that make no number are kept, so that a number ends at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mtcheck.facts.digits import Numeral
from mtcheck.facts.lexicon import Lexicon, Roles
from mtcheck.facts.number_codes import is_inside
from mtcheck.facts.number_compounds import Part, split_compound
from mtcheck.facts.scripts import NO_BREAK_SPACE, is_unspaced, spelling
from mtcheck.types import Number

#: (start, end, spelling) of a word; a numeral has no spelling.
_Token = tuple[int, int, str]

#: What may stand between two items of one number.
_JOINT = re.compile(rf"[ {NO_BREAK_SPACE}]{{0,2}}-?[ {NO_BREAK_SPACE}]?|' ?|-\n?")
#: Longer words are no number words.
_LONGEST_WORD = 99
#: So many words of a phrase are looked for where the first bears a small word.
_LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a phrase, a part of a compound or a numeral that may belong to a number.

    Args:
        start, end: offsets into the text.
        roles: what it may be inside a number, with its worth; "digits" for a numeral.
        text: the folded words.
        joined: whether nothing but a space or a hyphen parts it from the item before.
        final: False for a part of a word that cannot end a number.
        initial: False for a part of a word that cannot begin one.
        digits: for a numeral without separators, how many digits it has.
    """

    start: int
    end: int
    roles: Roles
    text: str = ""
    joined: bool = True
    final: bool = True
    initial: bool = True
    digits: int = 0


def split_items(
    folded: str, numerals: Mapping[int, Numeral], words: Lexicon, codes: Sequence[Number]
) -> Iterator[Item]:
    """The items of a text.

    Args:
        folded: a text out of `fold`.
        numerals: its numerals by start.
        words: the lexicon of its language.
        codes: what is already taken, in order.

    Returns:
        Items in order, none overlapping.
    """
    tokens = _tokens(folded, numerals, words, codes)
    i, previous = 0, -1
    while i < len(tokens):
        start, end, word = tokens[i]
        joined = previous >= 0 and start - previous < 5 and bool(_JOINT.fullmatch(folded, previous, start))
        count = 1
        if not word:
            numeral = numerals[start]
            digits = numeral.leading if numeral.plain else 0
            yield Item(start, end, {"digits": numeral.value}, folded[start:end], joined, digits=digits)
        elif i and joined and _is_scale_sign(folded, tokens[i - 1], tokens[i], words):
            yield Item(start, end, {"scale": words.short[word]}, word, joined)
        elif i and joined and words.language == "fr" and _are_cents(tokens, i, numerals):
            yield Item(start, end, {}, word, joined)
        elif phrase := _phrase(folded, tokens, i, words):
            count, roles = phrase
            end = tokens[i + count - 1][1]
            yield Item(start, end, roles, folded[start:end], joined)
        elif after_prefix := _after_prefix(folded, tokens, i, words):
            cut, count, roles = after_prefix
            end = tokens[i + count - 1][1]
            if word[0] in "וو":
                yield Item(start, start + 1, {"connector": Decimal(1)}, word[0], joined, final=False)
                joined = True
            yield Item(cut, end, roles, folded[cut:end], joined)
        elif parts := split_compound(word, words.language):
            yield from _compound_items(parts, start, end, joined)
        else:
            yield Item(start, end, {"loose": Decimal(2)} if _is_dual(word, words) else {}, word, joined)
        previous = end
        i += count


def with_offsets(items: Iterator[Item]) -> Iterator[Item]:
    """Items in which «साढ़े तीन» is one unit of three and a half, and «सवा» before a scale one and a quarter.

    Args:
        items: of one text, in order.
    """
    held: Item | None = None
    for item in items:
        if held:
            unit = item.roles.get("unit", Decimal(1) if "scale" in item.roles else None)
            if unit is not None and item.joined and "unit" in item.roles:
                item = replace(
                    item, start=held.start, roles={"unit": unit + held.roles["offset"]}, joined=held.joined
                )
            elif unit is not None and item.joined:
                yield replace(held, roles={"unit": unit + held.roles["offset"]})
        held = item if "offset" in item.roles else None
        if held is None:
            yield item


def _tokens(
    folded: str, numerals: Mapping[int, Numeral], words: Lexicon, codes: Sequence[Number]
) -> list[_Token]:
    tokens = [
        (m.start(), m.end(), spelled)
        for m in words.word.finditer(folded)
        if m.end() - m.start() <= _LONGEST_WORD
        and (spelled := spelling(m[0]))
        and not is_inside(codes, m.start())
    ]
    return sorted(tokens + [(n.start, n.end, "") for n in numerals.values()])


def _is_scale_sign(folded: str, numeral: _Token, sign: _Token, words: Lexicon) -> bool:
    """Whether a sign after digits is a scale: a lone "m" is a metre but for "£5m"."""
    first, last, spelled = numeral
    start, end, word = sign
    if spelled or word not in words.short:
        return False
    if word == "mil" and folded[end : end + 1] != ".":
        return False  # Czech miles; the scale is "mil."
    before = folded[max(0, first - 1) : first]
    if before.isalpha() and not is_unspaced(before):
        return False
    return len(word) > 1 or (start == last and (word != "m" or before in ("$", "£", "€", "¥")))


def _are_cents(tokens: Sequence[_Token], i: int, numerals: Mapping[int, Numeral]) -> bool:
    """Whether «15 cents» is money: hundreds are counted to nine."""
    numeral = numerals.get(tokens[i - 1][0])
    return tokens[i][2] == "cents" and numeral is not None and numeral.value >= 10


def _phrase(folded: str, tokens: Sequence[_Token], i: int, words: Lexicon) -> tuple[int, Roles] | None:
    """How many tokens the longest phrase at token ``i`` has, and its roles."""
    for key, roles in words.phrases.get(tokens[i][2], ()):
        if len(key) <= len(tokens) - i and all(
            tokens[i + k][2] == key[k] and _JOINT.fullmatch(folded, tokens[i + k - 1][1], tokens[i + k][0])
            for k in range(1, len(key))
        ):
            return len(key), roles
    return None


def _after_prefix(
    folded: str, tokens: Sequence[_Token], i: int, words: Lexicon
) -> tuple[int, int, Roles] | None:
    """A phrase whose first word bears a small one («وخمسمئة», «בשלושה»): its start, then as `_phrase`."""
    start, end, word = tokens[i]
    for prefix in words.prefixes:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 1 and rest in words.phrases:
            cut = min(end - 1, start + len(prefix))
            phrase = _phrase(folded, [(cut, end, rest), *tokens[i + 1 : i + _LONGEST_PHRASE]], 0, words)
            return (cut, *phrase) if phrase else None
    return None


def _compound_items(parts: Sequence[Part], start: int, end: int, joined: bool) -> Iterator[Item]:
    ends = [min(end, start + part.start) for part in parts[1:]] + [end]
    last = len(parts) - (1 if parts[-1].roles else 2)
    for k, (part, stop) in enumerate(zip(parts, ends, strict=True)):
        roles = part.roles
        if "prefix" in roles and "unit" not in roles:
            roles = {"unit": roles["prefix"]}
        yield Item(
            start + part.start,
            stop,
            roles,
            part.text,
            joined=joined if k == 0 else True,
            final=k == last,
            initial=k == 0,
        )


def _is_dual(word: str, words: Lexicon) -> bool:
    """Whether an Arabic noun says "two" by its ending."""
    return words.language == "ar" and len(word) > 4 and word.endswith(("تان", "تين"))
