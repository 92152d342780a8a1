"""Number characters of Chinese, Japanese and Korean: what each is worth, and what a run of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from mtcheck.facts.lexicon import lexicon, worths
from mtcheck.facts.scripts import either

_ZERO, _ONE = Decimal(0), Decimal(1)
#: More digits than this are an identifier.
_LONGEST = 15

#: Number characters and numerals in the order they stand in.
Parts = Sequence[Decimal | str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Number characters of one language with their worth, and the patterns made of them.

    Args:
        language: ISO 639-1 code.
        digits: characters of 0 to 9.
        small: scales below ten thousand, which multiply one digit.
        big: scales that multiply all before them.
        run: the pattern of characters that stand together.
        share: of a part after its whole; of its six groups the two that are set are the whole and the part.
        counter: of words that follow a number of things.
        strong_counters: those that may follow a number without a space.
        vague: of «数千».
        loose, loose_worths: words that may mean a number («双»).
        dozens: a word for twelve after a number.
        native, native_worths: Korean numerals of its own.
        names: words with number characters that count nothing.
        uncertain: runs that are words as often.
    """

    language: str
    digits: Mapping[str, Decimal]
    small: Mapping[str, Decimal]
    big: Mapping[str, Decimal]
    run: re.Pattern[str]
    share: re.Pattern[str]
    counter: re.Pattern[str]
    strong_counters: frozenset[str]
    vague: re.Pattern[str]
    loose: re.Pattern[str]
    loose_worths: Mapping[str, Decimal]
    dozens: re.Pattern[str]
    native: re.Pattern[str]
    native_worths: Mapping[str, Decimal]
    names: re.Pattern[str]
    uncertain: frozenset[str]

    @property
    def is_korean(self) -> bool:
        """Whether number characters are syllables among others, and words are set apart."""
        return self.language == "ko"

    @property
    def is_chinese(self) -> bool:
        """Whether the language leaves out a last scale, and most characters need no counter."""
        return self.language == "zh"

    def is_scale(self, character: str) -> bool:
        """Whether a character multiplies what stands before it."""
        return character in self.small or character in self.big

    def scale(self, character: str) -> Decimal:
        """What a character multiplies by, one for a digit."""
        return self.big.get(character) or self.small.get(character) or _ONE


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language.

    Args:
        language: "zh", "ja" or "ko".
    """
    lists = lexicon(language).lists
    digits, small, big = (worths(language, s) for s in ("digits", "small", "big"))
    loose, native = worths(language, "loose"), worths(language, "native")
    tens = [(w, n) for w, n in native.items() if 20 <= n < 100 and n % 10 == 0]
    # «스물다섯», and as it is written, too, «스물 다섯».
    native = {
        **{a + gap + b: x + y for a, x in tens for b, y in native.items() if y < 10 for gap in ("", " ")},
        **native,
    }
    characters = "".join([*digits, *small, *big])
    scales = "".join([*small, *big])
    part = rf"[0-9{characters}](?:[0-9{characters}]|[.,](?=[0-9])){{0,20}}"
    # Bounded, and begun at a boundary, so that a page of digits is read once.
    whole = rf"(?<![0-9{characters}])(?<![0-9][.,]){part}"
    return Grammar(
        language=language,
        digits=digits,
        small=small,
        big=big,
        run=re.compile(rf"(?:[{characters}]|[多余餘여](?=[{scales}]))+"),
        share=re.compile(
            rf"({whole}) ?分之 ?({part}(?:[点點.][0-9{''.join(digits)}]+)?)|({whole})分の({part}(?:[点點.][0-9{''.join(digits)}]+)?)|({whole}) ?분의 ?({part})"
        ),
        counter=_any_of(lists["counters"]),
        strong_counters=frozenset(lists.get("strong_counters", ())),
        vague=re.compile(rf"(?:{'|'.join(lists['vague_prefix'])})(?:[{scales}]+)"),
        loose=_any_of(loose),
        loose_worths=loose,
        dozens=re.compile(rf" ?(?:{'|'.join(lists['dozen']) or '(?!)'})"),
        native=_any_of(native),
        native_worths=native,
        names=_any_of(lists.get("names", ())),
        uncertain=frozenset(lists["uncertain_runs"]),
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(either(phrases) or "(?!)")


def read(text: str, grammar: Grammar) -> Decimal | None:
    """The value of number characters and digits, a point among them or not.

    Args:
        text: nothing but them.
        grammar: of its language.

    Returns:
        None where they make no one number.
    """
    whole, point, decimals = text.replace("點", "点").partition("点")
    value = evaluate(_parts(whole), grammar)
    if value is not None and point:
        tenths = digits_of(decimals, grammar)
        return value + Decimal(f"0.{tenths}") if tenths.isdigit() else None
    return value


def digits_of(characters: Iterable[str], grammar: Grammar) -> str:
    """Characters of digits as digits; others stay.

    Args:
        characters: one by one.
        grammar: of their language.
    """
    return "".join(str(grammar.digits.get(c, c)) for c in characters)


def _parts(text: str) -> list[Decimal | str]:
    parts: list[Decimal | str] = []
    for m in re.finditer(r"[0-9][0-9.,]*|.", text):
        clean = m[0].replace(",", "").rstrip(".")
        is_number = len(clean) <= _LONGEST and re.fullmatch(r"[0-9]+(\.[0-9]+)?", clean)
        parts.append(Decimal(clean) if is_number else m[0])
    return parts


def evaluate(parts: Parts, grammar: Grammar) -> Decimal | None:
    """Value of number characters and numerals in order; None where they make no one number.

    Args:
        parts: of one number.
        grammar: of their language.
    """
    total = section = _ZERO
    pending: Decimal | None = None
    zero_before = False
    last_scale = last_big = _ONE
    for k, part in enumerate(parts):
        if isinstance(part, Decimal):
            if pending is not None or (k and last_scale <= part):
                return None
            pending = part
        elif part in grammar.digits:
            if pending:
                return _positional(parts, grammar)
            pending = grammar.digits[part]
            zero_before = zero_before or pending == 0
        elif part in grammar.small:
            scale = grammar.small[part]
            # «廿» is twenty by itself.
            section += scale if scale == 20 else (pending or _ONE) * scale
            pending, last_scale = None, scale
        elif part in grammar.big:
            scale = grammar.big[part]
            amount = section + (pending or _ZERO)
            if total and scale > last_big:
                # «一万五千亿»: ten thousand and five thousand hundred millions.
                total = (total + amount) * scale
            else:
                total = total + amount * scale if amount else (total or _ONE) * scale
            last_big = scale
            section, pending, last_scale = _ZERO, None, scale
    shortened = grammar.is_chinese and last_scale >= 100 and not zero_before and len(parts) > 1
    if pending and shortened and isinstance(parts[-1], str):
        # «两千五» is two thousand five hundred; with a zero between, two thousand and five.
        pending *= last_scale / 10
    return total + section + (pending or _ZERO)


def _positional(parts: Parts, grammar: Grammar) -> Decimal | None:
    """«二〇二四»: digits written one by one."""
    characters = [p for p in parts if isinstance(p, str) and p in grammar.digits]
    if len(characters) < len(parts) or len(parts) > _LONGEST:
        return None
    return Decimal(digits_of(characters, grammar))
