"""Numbers in Chinese, Japanese and Korean, where a number word is a character among others.

A single character is a number only before a counter («三名», 「三人」): alone it is part of a name or
of a word as often as not («四川», "三星"). What a run of characters is worth is in `ideograph_grammar`,
how far one goes in `ideograph_runs`; the other ways to say a number are here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mtcheck.facts.digits import Numeral
from mtcheck.facts.ideograph_grammar import Grammar, evaluate, grammar_of, read
from mtcheck.facts.ideograph_runs import compose_run
from mtcheck.facts.lexicon import Lexicon
from mtcheck.facts.number_codes import is_inside
from mtcheck.facts.scripts import is_hangul
from mtcheck.types import Number

_NO_SCALE_FIRST = re.compile(r"^(?:好几|[^十百千万萬亿億兆십백천만억조])")


def compose_ideographs(
    folded: str, numerals: Mapping[int, Numeral], words: Lexicon, codes: Sequence[Number]
) -> Iterator[Number]:
    """Numbers of a Chinese, Japanese or Korean text, those in digits too.

    Args:
        folded: a text out of `fold`.
        numerals: its numerals by start.
        words: the lexicon of its language.
        codes: what is already taken, in order.

    Returns:
        Numbers in order, none overlapping.
    """
    grammar = grammar_of(words.language)
    shares = {m.start(): m for m in grammar.share.finditer(folded)}
    starts = {*numerals, *shares}
    for pattern in (grammar.run, grammar.vague, grammar.native, grammar.loose):
        starts.update(m.start() for m in pattern.finditer(folded))
    names = [m.span() for m in grammar.names.finditer(folded)]
    position = 0
    for start in sorted(starts):
        if start < position or is_inside(codes, start):
            continue
        found = (
            (start in shares and _share(shares[start], grammar))
            or _vague(folded, start, grammar)
            or compose_run(folded, start, numerals, grammar)
            or _native(folded, start, grammar)
            or _loose(folded, start, grammar)
        )
        if found:
            one = found.value == 1 and found.kind == "cardinal"
            yield replace(found, certain=found.certain and not one and not _overlaps(names, found))
            position = found.end


def _overlaps(spans: Sequence[tuple[int, int]], number: Number) -> bool:
    k = bisect_right(spans, number.start, key=lambda s: s[0])
    return any(a < number.end and number.start < b for a, b in spans[max(0, k - 1) : k + 1])


def _share(match: re.Match[str], grammar: Grammar) -> Number | None:
    """«百分之二十», 「3分の1」, "3분의 1": the whole comes before the part."""
    whole, part = (read(group, grammar) for group in match.groups() if group)
    if not whole or part is None:
        return None
    if whole in (100, 1000):
        return Number(*match.span(), part * 100 / whole, "%", "percent", spelled=not match[0].isascii())
    return Number(*match.span(), part / whole, kind="fraction", certain=part < whole, spelled=True)


def _vague(folded: str, start: int, grammar: Grammar) -> Number | None:
    """«数千», "수백": a scale and no amount."""
    match = grammar.vague.match(folded, start)
    if not match or _is_in_korean_word(folded, start, grammar):
        return None
    value = evaluate(_NO_SCALE_FIRST.sub("", match[0]), grammar)
    if not value or value < 10:
        return None
    # «上千», «成百» begin other words too.
    certain = len(match[0]) > 2 or match[0][0] not in "上成"
    return Number(
        start, match.end(), value, bound="at_least", upper=value * 10, certain=certain, spelled=True
    )


def _native(folded: str, start: int, grammar: Grammar) -> Number | None:
    """Korean native numerals: "두 명", "다섯". The short forms need a counter."""
    match = grammar.native.match(folded, start)
    before = folded[start - 1 : start]
    if not match or is_hangul(before) or before.isdigit():
        return None
    value, end = grammar.native_worths[match[0]], match.end()
    spaced = folded.startswith(" ", end)
    counter = grammar.counter.match(folded, end + spaced)
    if folded.startswith("번째", end + spaced) or folded.startswith("째", end):
        return Number(start, end, value, kind="ordinal", certain=value > 1, spelled=True)
    if counter and (spaced or counter[0] in grammar.strong_counters):
        return Number(start, end, value, certain=value > 1, spelled=True)
    ends_word = not is_hangul(folded[end : end + 1])
    if ends_word or value > 10 or match[0] in ("하나", "둘", "셋", "넷"):
        certain = value >= 5 and value != 10 and ends_word
        return Number(start, end, value, certain=certain, spelled=True)
    return None


def _loose(folded: str, start: int, grammar: Grammar) -> Number | None:
    match = grammar.loose.match(folded, start)
    if not match or _is_in_korean_word(folded, start, grammar):
        return None
    return Number(start, match.end(), grammar.loose_worths[match[0]], certain=False, spelled=True)


def _is_in_korean_word(folded: str, start: int, grammar: Grammar) -> bool:
    return grammar.is_korean and is_hangul(folded[start - 1 : start])
