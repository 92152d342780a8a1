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
from mtcheck.facts.ideograph_runs import compose_run, either_of, is_strong
from mtcheck.facts.lexicon import Lexicon
from mtcheck.facts.number_codes import is_inside
from mtcheck.facts.scripts import is_hangul
from mtcheck.types import Number, NumberKind

_NO_SCALE_FIRST = re.compile(r"^(?:好几|[^十百千万萬亿億兆십백천만억조])")


_TWO_DIGITS = re.compile("[영공일이삼사오육칠팔구]{2}")
#: What makes a rank of a number.
_RANK_AFTER = re.compile(" ?(?:番目|번째)|位(?!置)|위(?![\uac00-\ud7a3]{2})|등(?![\uac00-\ud7a3]{2})")
#: What stands between a whole number and the part of one after it.
_AND_PART = re.compile(r" ?(?:又|と|また|과|와) ?")


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
    position = -1
    for start in sorted(starts):
        if start < position or is_inside(codes, start):
            continue
        found = (
            (start in shares and _share(shares[start], grammar))
            or _vague(folded, start, grammar)
            or compose_run(folded, start, numerals, grammar)
            or _native(folded, start, grammar)
            # «三双»: behind a number it is what is counted.
            or (start > position and _loose(folded, start, grammar))
        )
        if found:
            found = _with_part(folded, _dozens(folded, found, grammar), shares, grammar)
            if found.kind == "cardinal" and _RANK_AFTER.match(folded, found.end):
                found = replace(found, kind="ordinal")
            one = found.value == 1 and found.kind == "cardinal"
            yield replace(found, certain=found.certain and not one and not _overlaps(names, found))
            position = found.end


def _dozens(folded: str, number: Number, grammar: Grammar) -> Number:
    match = grammar.dozens.match(folded, number.end)
    if not match or number.kind != "cardinal":
        return number
    return replace(number, end=match.end(), value=number.value * 12, certain=True, spelled=True)


def _with_part(folded: str, number: Number, shares: Mapping[int, re.Match[str]], grammar: Grammar) -> Number:
    """«三又二分之一», 「2と4分の1」: a whole number with a part of one."""
    joint = _AND_PART.match(folded, number.end)
    match = shares.get(joint.end()) if joint else None
    part = _share(match, grammar) if match else None
    if not part or part.kind != "fraction" or part.value >= 1 or number.kind != "cardinal":
        return number
    return replace(number, end=part.end, value=number.value + part.value, certain=True, spelled=True)


def _overlaps(spans: Sequence[tuple[int, int]], number: Number) -> bool:
    k = bisect_right(spans, number.start, key=lambda s: s[0])
    return any(a < number.end and number.start < b for a, b in spans[max(0, k - 1) : k + 1])


def _share(match: re.Match[str], grammar: Grammar) -> Number | None:
    """«百分之二十», 「3分の1」, "3분의 1": the whole comes before the part."""
    said, counted = (group for group in match.groups() if group)
    whole = read(said, grammar)
    end = len(counted)
    if grammar.is_korean:
        # «백분의 일이다»: two digit syllables in a row are no number, nor is a scale in another word («일조각»).
        end = next((m.end() - 1 for m in [_TWO_DIGITS.search(counted)] if m), end)
        value = read(counted[:end], grammar)
        if end > 1 and whole and value and value > whole and counted[end - 1] in grammar.big:
            end -= 1
    part = read(counted[:end], grammar)
    start, stop = match.start(), match.end() - len(counted) + end
    if whole == 100 and (pair := either_of(counted[:end], grammar)):
        return Number(start, stop, pair[0], "%", "percent", "at_least", pair[1], certain=False, spelled=True)
    if not whole or part is None:
        return None
    if whole in (100, 1000):
        return Number(start, stop, part * 100 / whole, "%", "percent", spelled=not match[0].isascii())
    return Number(start, stop, part / whole, kind="fraction", certain=part < whole, spelled=True)


def _vague(folded: str, start: int, grammar: Grammar) -> Number | None:
    """«数千», "수백": a scale and no amount."""
    match = grammar.vague.match(folded, start)
    if not match or _is_in_korean_word(folded, start, grammar):
        return None
    value = evaluate(_NO_SCALE_FIRST.sub("", match[0]), grammar)
    # «晚上十点» is ten in the evening, «拾» alone no number.
    in_word = match[0][0] == "上" and folded[start - 1 : start] in tuple("晚早以之加马")
    if not value or value < 10 or in_word or match[0] == "上拾":
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
    if counter and (spaced or is_strong(counter[0], grammar)):
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
    kind: NumberKind = "ordinal" if match[0][0] == "第" else "cardinal"
    if kind == "ordinal" and grammar.run.match(folded, match.end()):
        # «第二百五十»
        return None
    return Number(start, match.end(), grammar.loose_worths[match[0]], kind=kind, certain=False, spelled=True)


def _is_in_korean_word(folded: str, start: int, grammar: Grammar) -> bool:
    return grammar.is_korean and is_hangul(folded[start - 1 : start])
