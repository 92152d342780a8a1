"""Numbers in Chinese, Japanese and Korean, where a number word is a character among others.

A single character is a number only before a counter («三名», 「三人」): alone it is part of a name or
of a word as often as not («四川», "三星").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from mtcheck.facts.digits import Numeral
from mtcheck.facts.lexicon import Lexicon, worths
from mtcheck.facts.scripts import NO_BREAK_SPACE
from mtcheck.types import Bound, Number

_ZERO, _ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Number characters of one language with their worth, and the patterns made of them."""

    digits: Mapping[str, Decimal]
    small: Mapping[str, Decimal]
    big: Mapping[str, Decimal]
    run: re.Pattern[str]
    share: re.Pattern[str]
    counter: re.Pattern[str]
    vague: re.Pattern[str]
    loose: re.Pattern[str] | None
    loose_worths: Mapping[str, Decimal]
    native: re.Pattern[str] | None
    native_worths: Mapping[str, Decimal]
    strong: frozenset[str]
    uncertain: frozenset[str]
    names: re.Pattern[str]
    hangul: bool


@cache
def _grammar(language: str) -> _Grammar:
    digits, small, big = (worths(language, s) for s in ("digits", "small", "big"))
    loose, native = worths(language, "loose"), worths(language, "native")
    from mtcheck.facts.lexicon import lexicon

    lists = lexicon(language).lists
    characters = "".join([*digits, *small, *big])
    scales = "".join([*small, *big])
    # Bounded, and begun at a boundary, so that a page of digits is read once.
    number = rf"(?<![0-9.,{characters}])[0-9{characters}][0-9.,{characters}]{{0,20}}"
    part = rf"[0-9{characters}][0-9.,{characters}]{{0,20}}"
    return _Grammar(
        digits,
        small,
        big,
        re.compile(rf"(?:[{characters}]|[多余餘여](?=[{scales}]))+"),
        re.compile(
            rf"({number})分之({part}(?:[点點.][0-9{''.join(digits)}]+)?)|({number})分の({part})|({number})분의 ?({part})"
        ),
        re.compile("|".join(sorted(map(re.escape, lists["counters"]), key=len, reverse=True))),
        re.compile(rf"(?:{'|'.join(lists['vague_prefix'])})(?:[{scales}]+)"),
        _alternatives(loose),
        loose,
        _alternatives(native),
        native,
        frozenset(lists.get("strong_counters", ())),
        frozenset(lists["uncertain_runs"]),
        re.compile("|".join(map(re.escape, lists["names"])) if "names" in lists else "(?!)"),
        language == "ko",
    )


def _alternatives(words: Mapping[str, object]) -> re.Pattern[str] | None:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True))) if words else None


def compose_ideographs(
    folded: str, numerals: Mapping[int, Numeral], words: Lexicon, codes: Sequence[Number]
) -> Iterator[Number]:
    """Numbers of a Chinese, Japanese or Korean text, those in digits too.

    Args:
        folded: a text out of `fold`.
        numerals: its numerals by start.
        words: the lexicon of its language.
        codes: what is already taken, in order.
    """
    grammar = _grammar(words.language)
    shares = {m.start(): m for m in grammar.share.finditer(folded)}
    starts = set(numerals) | set(shares)
    for pattern in (grammar.run, grammar.vague, grammar.native, grammar.loose):
        if pattern:
            starts.update(m.start() for m in pattern.finditer(folded))
    position = 0
    named = [(m.start(), m.end()) for m in grammar.names.finditer(folded)]
    for start in sorted(starts):
        if start < position:
            continue
        k = bisect_right(codes, start, key=lambda c: c.start) - 1
        if k >= 0 and start < codes[k].end:
            continue
        found = (
            (start in shares and _share(shares[start], grammar))
            or _vague(folded, start, grammar)
            or _mixed(folded, start, numerals, grammar, words)
            or _native(folded, start, grammar)
            or _loose(folded, start, grammar)
        )
        if found:
            certain = (
                found.certain
                and not (found.value == 1 and found.kind == "cardinal")
                and not any(a < found.end and found.start < b for a, b in _near(named, start))
            )
            yield replace(found, certain=certain)
            position = found.end


def _near(spans: Sequence[tuple[int, int]], start: int) -> Sequence[tuple[int, int]]:
    k = bisect_right(spans, start, key=lambda s: s[0])
    return spans[max(0, k - 1) : k + 1]


def _share(match: re.Match[str], grammar: _Grammar) -> Number | None:
    """«百分之二十», 「3分の1」, "3분의 1": the whole comes before the part."""
    whole, part = next((match[i], match[i + 1]) for i in (1, 3, 5) if match[i])
    denominator, numerator = _read(whole, grammar), _read(part, grammar)
    if not denominator or numerator is None:
        return None
    if denominator in (100, 1000):
        return Number(
            match.start(),
            match.end(),
            numerator * 100 / denominator,
            "%",
            "percent",
            spelled=not match[0].isascii(),
        )
    certain = numerator < denominator
    return Number(
        match.start(), match.end(), numerator / denominator, kind="fraction", certain=certain, spelled=True
    )


def _read(text: str, grammar: _Grammar) -> Decimal | None:
    whole, point, decimals = text.replace("點", "点").partition("点")
    value = _evaluate(_parts_of(whole, grammar), grammar)
    if value is not None and point:
        tenths = "".join(str(grammar.digits[c]) if c in grammar.digits else c for c in decimals)
        return value + Decimal(f"0.{tenths}") if tenths.isdigit() else None
    return value


def _parts_of(text: str, grammar: _Grammar) -> list[Decimal | str]:
    parts: list[Decimal | str] = []
    for m in re.finditer(r"[0-9][0-9.,]*|.", text):
        clean = m[0].replace(",", "").rstrip(".")
        parts.append(
            Decimal(clean) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", clean) and len(clean) < 16 else m[0]
        )
    return parts


def _evaluate(parts: Sequence[Decimal | str], grammar: _Grammar) -> Decimal | None:
    """Value of number characters and numerals in order; None where they make no one number."""
    total = section = _ZERO
    pending: Decimal | None = None
    zero_before = False
    last_scale = _ONE
    for k, part in enumerate(parts):
        if isinstance(part, Decimal):
            if pending is not None or (k and last_scale <= part):
                return None
            pending = part
        elif part in grammar.digits:
            digit = grammar.digits[part]
            if pending is not None and pending != 0:
                return _positional(parts, grammar)
            zero_before = zero_before or digit == 0
            pending = digit
        elif part in grammar.small:
            scale = grammar.small[part]
            section += (
                scale if scale == 20 else (_ONE if pending is None or pending == 0 else pending) * scale
            )
            pending, last_scale = None, scale
        elif part in grammar.big:
            scale = grammar.big[part]
            amount = section + (pending or _ZERO)
            if amount:
                total += amount * scale
            elif total:
                total *= scale
            else:
                total = scale
            section, pending, last_scale = _ZERO, None, scale
    colloquial = "两" in grammar.digits and last_scale >= 100 and not zero_before and len(parts) > 1
    if pending and colloquial and isinstance(parts[-1], str):
        # «两千五» is two thousand five hundred; with a zero between, two thousand and five.
        pending *= last_scale / 10
    return total + section + (pending or _ZERO)


def _positional(parts: Sequence[Decimal | str], grammar: _Grammar) -> Decimal | None:
    """«二〇二四»: digits written one by one."""
    if all(isinstance(p, str) and p in grammar.digits for p in parts) and len(parts) <= 15:
        return Decimal("".join(str(grammar.digits[p]) for p in parts if isinstance(p, str)))
    return None


def _vague(folded: str, start: int, grammar: _Grammar) -> Number | None:
    match = grammar.vague.match(folded, start)
    if not match or (grammar.hangul and start and "가" <= folded[start - 1] <= "힣"):
        return None
    scales = re.sub(r"^(?:好几|[^十百千万萬亿億兆십백천만억조])", "", match[0])
    value = _evaluate(list(scales), grammar)
    if not value or value < 10:
        return None
    certain = len(match[0]) > 2 or match[0][0] not in "上成"
    return Number(
        start, match.end(), value, bound="at_least", upper=_ten_times(value), certain=certain, spelled=True
    )


def _ten_times(value: Decimal) -> Decimal:
    return value * 10


def _mixed(
    folded: str, start: int, numerals: Mapping[int, Numeral], grammar: _Grammar, words: Lexicon
) -> Number | None:
    """Digits with scales after them («2.5万», "2천500"), and runs of number characters."""
    parts: list[Decimal | str] = []
    numeral = numerals.get(start)
    position, spelled, more = start, False, False
    while position < len(folded) and len(parts) < 24:
        following = numerals.get(position)
        if following:
            if parts and (not isinstance(parts[-1], str) or parts[-1] in grammar.digits or following.code):
                break
            if parts and isinstance(parts[-1], str) and following.value >= _scale_of(parts[-1], grammar):
                break
            parts.append(following.value)
            position = following.end
            if following.code:
                break
            continue
        character = folded[position]
        if (
            character in "多余餘여"
            and parts
            and folded[position + 1 : position + 2] in {*grammar.small, *grammar.big} - {""}
        ):
            more = True
            position += 1
            continue
        if character in grammar.small or character in grammar.big or character in grammar.digits:
            if parts and isinstance(parts[-1], Decimal) and character in grammar.digits:
                break
            if numeral and not _scales_here(folded, position, grammar):
                break
            parts.append(character)
            spelled = True
            position += 1
            continue
        if (
            character in (" ", NO_BREAK_SPACE)
            and parts
            and _goes_on(folded, position + 1, parts[-1], numerals, grammar)
        ):
            position += 1
            continue
        if (
            character in "点點"
            and spelled
            and not numeral
            and position + 1 < len(folded)
            and folded[position + 1] in grammar.digits
        ):
            decimals = re.compile(f"[{''.join(grammar.digits)}]+").match(folded, position + 1)
            if decimals and folded[decimals.end() : decimals.end() + 1] not in ("分", "钟", "鐘"):
                whole = _evaluate(parts, grammar)
                tail = "".join(str(grammar.digits[c]) for c in decimals[0])
                if whole is not None and len(tail) < 9:
                    return Number(start, decimals.end(), whole + Decimal(f"0.{tail}"), spelled=True)
        break
    if not parts:
        return None
    if numeral and len(parts) == 1:
        kind = "code" if numeral.code else "cardinal"
        return Number(start, numeral.end, numeral.value, kind=kind, certain=numeral.certain)  # type: ignore[arg-type]
    value = _evaluate(parts, grammar)
    if value is None:
        if numeral:
            return Number(start, numeral.end, numeral.value, certain=numeral.certain)
        return None
    if numeral:
        bound: Bound = "more_than" if more else "exact"
        return Number(start, position, value, bound=bound, certain=numeral.certain, spelled=True)
    return _characters(folded, start, position, value, grammar)


def _goes_on(
    folded: str, position: int, last: Decimal | str, numerals: Mapping[int, Numeral], grammar: _Grammar
) -> bool:
    """Whether a number goes on after a space: "35 万", "1억 2천"."""
    if isinstance(last, Decimal):
        scale = folded[position : position + 1]
        # A lone Korean syllable after a space is a word as often as a scale.
        alone = grammar.hangul and folded[position + 1 : position + 2] not in {" ", *grammar.big}
        return scale in grammar.big or (scale in grammar.small and not alone)
    following = numerals.get(position)
    if not following or following.value >= _scale_of(last, grammar) or last in grammar.digits:
        return False
    after = folded[following.end : following.end + 2].strip()[:1]
    return following.value >= 1000 or after in grammar.small or after in grammar.big


def _scale_of(part: str, grammar: _Grammar) -> Decimal:
    return grammar.big.get(part) or grammar.small.get(part) or _ONE


def _scales_here(folded: str, position: int, grammar: _Grammar) -> bool:
    """Whether a character after digits is a scale and no word of its own ("2일" is the second day)."""
    return folded[position] in grammar.small or folded[position] in grammar.big


def _characters(folded: str, start: int, end: int, value: Decimal, grammar: _Grammar) -> Number | None:
    run = folded[start:end]
    before = folded[start - 1 : start]
    if grammar.hangul and "가" <= before <= "힣" and before != "제":
        return None
    scales = {*grammar.small, *grammar.big}
    if run[0] in grammar.big or (len(run) == 1 and run in scales and run not in "十십"):
        if not (grammar.hangul and run == "만"):
            return None if len(run) == 1 else Number(start, end, value, certain=False, spelled=True)
        return None
    rest = folded[end:]
    counter = grammar.counter.match(folded, end + (1 if folded[end : end + 1] == " " else 0))
    if grammar.hangul:
        if not counter or (counter.start() == end and counter[0] not in grammar.strong):
            return None
        if len(run) == 1 or not any(c in scales for c in run):
            return Number(start, end, value, certain=False, spelled=True) if len(run) == 1 else None
        return Number(start, end, value, certain=run not in grammar.uncertain, spelled=True)
    if before == "第":
        return Number(start - 1, end, value, kind="ordinal", certain=value > 3 or bool(counter), spelled=True)
    if before in ("周", "期", "拜", "週", "曜") and len(run) == 1:
        return Number(start, end, value, certain=False, spelled=True)
    certain = bool(counter) if len(run) == 1 or "两" not in grammar.digits else True
    if all(c in grammar.digits for c in run) and len(run) > 1:
        if len(run) == 4 and rest[:1] == "年":
            return Number(start, end, value, kind="year", spelled=True)
        certain = False
    return Number(start, end, value, certain=certain and run not in grammar.uncertain, spelled=True)


def _native(folded: str, start: int, grammar: _Grammar) -> Number | None:
    """Korean native numerals: "두 명", "다섯". The short forms need a counter."""
    if not grammar.native:
        return None
    match = grammar.native.match(folded, start)
    if not match or (start and ("가" <= folded[start - 1] <= "힣" or folded[start - 1].isdigit())):
        return None
    value = grammar.native_worths[match[0]]
    end = match.end()
    spaced = folded[end : end + 1] == " "
    counter = grammar.counter.match(folded, end + spaced)
    at_end = end == len(folded) or not "가" <= folded[end] <= "힣"
    if folded.startswith("번째", end + spaced) or folded.startswith("째", end):
        return Number(start, end, value, kind="ordinal", certain=value > 1, spelled=True)
    if counter and (spaced or counter[0] in grammar.strong):
        return Number(start, end, value, certain=value > 1, spelled=True)
    if at_end or value > 10 or match[0] in ("하나", "둘", "셋", "넷"):
        return Number(start, end, value, certain=value >= 5 and value != 10 and at_end, spelled=True)
    return None


def _loose(folded: str, start: int, grammar: _Grammar) -> Number | None:
    if not grammar.loose:
        return None
    match = grammar.loose.match(folded, start)
    if not match or (grammar.hangul and start and "가" <= folded[start - 1] <= "힣"):
        return None
    return Number(start, match.end(), grammar.loose_worths[match[0]], certain=False, spelled=True)
