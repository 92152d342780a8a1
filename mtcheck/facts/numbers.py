"""Numbers in running text: exact values, units, kinds and bounds, in twenty-five languages.

Digits come first, by the separators of the language; then words, by one grammar over the lexicon of
the language; then what stands around a number says what it is: money, a share, a year, a code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mtcheck.facts.digits import Numeral, find_numerals
from mtcheck.facts.lexicon import Lexicon, Roles, lexicon
from mtcheck.facts.number_words import Composed, Item, compose, split_compound
from mtcheck.facts.scripts import NO_BREAK_SPACE, fold, is_unspaced, spelling
from mtcheck.types import Number


def find_numbers(text: str, language: str) -> list[Number]:
    """Find every number of a text.

    Args:
        text: any text.
        language: ISO 639-1 code; digits are read in any language, words in those of
            `mtcheck.facts.lexicon.LANGUAGES`.

    Returns:
        Numbers in order, never overlapping, with offsets into ``text``. The value of a time is the
        hour of the day with its minutes as a fraction; the value of a code is 0 where its digits
        are too many to be one.
    """
    from mtcheck.facts import number_kinds

    words = lexicon(language)
    folded = fold(text)
    codes = number_kinds.in_order([*number_kinds.find_codes(text), *number_kinds.find_centuries(text, words)])
    numerals = {n.start: n for n in find_numerals(folded, words)}
    numerals = {n.start: n for n in numerals.values() if not _inside(codes, n.start)}
    if words.language in ("zh", "ja", "ko"):
        from mtcheck.facts.ideographs import compose_ideographs

        composed = compose_ideographs(folded, numerals, words, codes)
    else:
        composed = _compose_all(folded, numerals, words, codes)
    found = number_kinds.classify(text, folded, composed, numerals, words)
    return number_kinds.in_order([*found, *codes])


def _inside(codes: Sequence[Number], offset: int) -> bool:
    k = bisect_right(codes, offset, key=lambda c: c.start) - 1
    return k >= 0 and offset < codes[k].end


def _compose_all(
    folded: str, numerals: dict[int, Numeral], words: Lexicon, codes: Sequence[Number]
) -> Iterator[Number]:
    items = list(_items(folded, numerals, words, codes))
    i = 0
    while i < len(items):
        found = compose(items, i, words)
        if found is None:
            i += 1
            continue
        yield _number(items, found, numerals)
        i = found.last


def _number(items: Sequence[Item], found: Composed, numerals: dict[int, Numeral]) -> Number:
    first = items[found.first]
    start, end = first.start, items[found.last - 1].end
    numeral = numerals.get(start) if "digits" in first.roles else None
    bare = numeral is not None and found.last == found.first + 1
    return Number(
        start,
        end,
        found.value,
        kind="code" if bare and numeral and numeral.code else found.kind,  # type: ignore[arg-type]
        bound="at_least" if found.upper is not None else "exact",
        upper=found.upper,
        certain=found.certain and not (bare and numeral is not None and not numeral.certain),
        spelled=found.spelled,
    )


_JOINT = re.compile(rf"[ {NO_BREAK_SPACE}]{{0,2}}-?[ {NO_BREAK_SPACE}]?|' ?|-\n?")


def _items(
    folded: str, numerals: dict[int, Numeral], words: Lexicon, codes: Sequence[Number]
) -> Iterator[Item]:
    tokens = [
        (m.start(), m.end(), spelling(m[0]))
        for m in words.word.finditer(folded)
        if m.end() - m.start() < 100 and spelling(m[0]) and not _inside(codes, m.start())
    ]
    tokens += [(n.start, n.end, "") for n in numerals.values()]
    tokens.sort()
    i, previous, was_digits = 0, -1, False
    while i < len(tokens):
        start, end, word = tokens[i]
        joined = previous >= 0 and start - previous < 5 and bool(_JOINT.fullmatch(folded, previous, start))
        glued = previous == start
        if not word:
            numeral = numerals[start]
            yield Item(
                start,
                end,
                {"digits": numeral.value},
                folded[start:end],
                joined,
                glued,
                digits=numeral.leading if numeral.plain else 0,
            )
            previous, i, was_digits = end, i + 1, True
            continue
        if (
            was_digits
            and joined
            and word in words.short
            and _is_scale(folded, word, start, previous, tokens[i - 1][0])
        ):
            yield Item(start, end, {"scale": words.short[word]}, word, joined, glued)
            previous, i, was_digits = end, i + 1, False
            continue
        was_digits = False
        phrase = _phrase(folded, tokens, i, words)
        if not phrase and (cut := _prefix(word, words)):
            stripped = (min(end - 1, start + cut), end, word[cut:])
            phrase = _phrase(folded, [stripped, *tokens[i + 1 : i + 4]], 0, words)
            if phrase:
                if word[0] in "وו":
                    yield Item(
                        start, start + 1, {"connector": Decimal(1)}, word[0], joined, glued, final=False
                    )
                    joined = True
                start = stripped[0]
        if phrase:
            count, roles = phrase
            end = tokens[i + count - 1][1]
            yield Item(start, end, roles, folded[start:end], joined, glued)
            i += count
        else:
            parts = split_compound(word, words.language) if words.compounds or words.tails else ()
            lone: Roles = {"loose": Decimal(2)} if _is_dual(word, words) else {}
            yield from (
                _parts(parts, start, end, joined) if parts else (Item(start, end, lone, word, joined, glued),)
            )
            i += 1
        previous = end


def _is_dual(word: str, words: Lexicon) -> bool:
    """Whether an Arabic noun says "two" by its ending."""
    return words.language == "ar" and len(word) > 4 and word.endswith(("تان", "تين"))


def _prefix(word: str, words: Lexicon) -> int:
    """Length of a small word that a number word bears: «وخمسمئة», "בשלושה"."""
    for prefix in words.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) > 1 and word[len(prefix) :] in words.phrases:
            return len(prefix)
    return 0


def _is_scale(folded: str, sign: str, start: int, previous: int, numeral: int) -> bool:
    """Whether a sign after digits is a scale: a lone "m" is a metre but for "£5m"."""
    if sign == "mil" and folded[start + 3 : start + 4] != ".":
        return False  # Czech miles; the scale is "mil."
    if numeral and folded[numeral - 1].isalpha() and not is_unspaced(folded[numeral - 1]):
        return False
    if len(sign) > 1:
        return True
    return start == previous and (
        sign != "m" or folded[max(0, numeral - 1) : numeral] in ("$", "£", "€", "¥")
    )


def _parts(parts: Sequence[tuple[str, int, Roles]], start: int, end: int, joined: bool) -> Iterator[Item]:
    parts = _joined_prefixes(parts)
    tailed = not parts[-1][2]
    for k, (text, offset, roles) in enumerate(parts):
        if not roles:
            yield Item(start + offset, end, {}, text, True, True, False, False)
            continue
        last = k == len(parts) - (2 if tailed else 1)
        stop = end if k == len(parts) - 1 else min(end, start + parts[k + 1][1])
        if "prefix" in roles and "unit" not in roles:
            roles = {"unit": roles["prefix"]}
        yield Item(start + offset, stop, roles, text, joined if k == 0 else True, k > 0, last, k == 0)


def _joined_prefixes(parts: Sequence[tuple[str, int, Roles]]) -> list[tuple[str, int, Roles]]:
    """ "czterdziesto" and "jedno" make one part of 41."""
    kept: list[tuple[str, int, Roles]] = []
    for text, offset, roles in parts:
        tens = kept[-1][2].get("prefix", Decimal(0)) if kept else Decimal(0)
        if "prefix" in roles and tens >= 20 and roles["prefix"] < 10:
            kept[-1] = (kept[-1][0] + text, kept[-1][1], {"prefix": tens + roles["prefix"]})
        else:
            kept.append((text, offset, roles))
    return kept


def _phrase(
    folded: str, tokens: Sequence[tuple[int, int, str]], i: int, words: Lexicon
) -> tuple[int, Roles] | None:
    for key, roles in words.phrases.get(tokens[i][2], ()):
        if len(key) == 1:
            return 1, roles
        if len(key) <= len(tokens) - i and all(
            tokens[i + k][2] == key[k] and _JOINT.fullmatch(folded, tokens[i + k - 1][1], tokens[i + k][0])
            for k in range(1, len(key))
        ):
            return len(key), roles
    return None
