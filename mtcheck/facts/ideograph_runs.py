"""Runs of number characters, digits among them: «2.5万», "1억 2천", «三百名», 「三人」."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from mtcheck.facts.digits import Numeral
from mtcheck.facts.ideograph_grammar import Grammar, digits_of, evaluate
from mtcheck.facts.scripts import NO_BREAK_SPACE, is_hangul
from mtcheck.types import Bound, Number, NumberKind

#: No number has more characters and numerals.
_MOST_PARTS = 24
_MOST_DECIMALS = 8
#: «300多万»: "and more", between an amount and its scale.
_MORE = "多余餘여"
#: «二十几万»: "and some".
_SOME = "几幾"
#: What may stand behind a Korean number word: a particle, or nothing.
_WORD_END = re.compile(
    r"(?:(?:은|는|이|가|을|를|과|와|의|에|에서|도|로|으로|보다|보다는|부터|까지|까지는|입니다|이다|이며|이고|이상|이하)?"
    r"(?![\uac00-\ud7a3]))"
)
#: What makes a lone Korean syllable a number: a bound, a part of one after it.
_BOUND = re.compile(
    r" ?(?:보다(?:는)?(?![\uac00-\ud7a3])|이상|이하|미만|초과)|(?:과|와) ?[일이삼사오육칠팔구십백천]+분의"
)
_MINUS = ("마이너스", "마이너스 ")
#: A kilo that belongs to the unit: «12千米» is 12 km.
_KILO = re.compile("千(?=[米克瓦卡赫帕伏])")
_HAN = re.compile("[\u4e00-\u9fff]")
#: What makes a lone scale a number: «백 퍼센트», 「百パーセント」 are a hundred per cent, «백» a bag or a name.
_PER_CENT = re.compile(r" ?(?:퍼센트|프로(?!\w)|パーセント)")
#: What makes a number of a lone scale: «万元以上» is ten thousand and more, 「千円」 a thousand, «万名教师» so many teachers.
_MONEY = re.compile(
    "(?:美|欧|歐|日|港)?元|[块塊円]|ドル|ユーロ|ポンド|[余多]?名(?!单|單|字|称|稱)|人次|吨|噸|公里|亩|辆|輛"
)
#: Digits as they are written on cheques: alone they are words of other meaning.
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟貳陸壱弐参")


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters and numerals that stand together, up to ``end``."""

    parts: list[Decimal | str]
    end: int
    more: bool
    decimals: str


def compose_run(folded: str, start: int, numerals: Mapping[int, Numeral], grammar: Grammar) -> Number | None:
    """The number made of the characters and digits from ``start`` on, None where they make none.

    Args:
        folded: a text out of `fold`.
        start: offset of a numeral or a number character.
        numerals: those of the text by start.
        grammar: of its language.
    """
    numeral = numerals.get(start)
    run = _run(folded, start, numerals, grammar)
    if not run.parts:
        return None
    if numeral and len(run.parts) == 1:
        kind: NumberKind = "code" if numeral.code else "cardinal"
        if kind == "cardinal" and folded[start - 1 : start] == "第":
            return Number(start, numeral.end, numeral.value, kind="ordinal", certain=numeral.certain)
        return Number(start, numeral.end, numeral.value, kind=kind, certain=numeral.certain)
    if not numeral and not run.decimals and (pair := either_of(folded[start : run.end], grammar)):
        return Number(start, run.end, pair[0], bound="at_least", upper=pair[1], certain=False, spelled=True)
    value = evaluate(run.parts, grammar)
    if value is None:
        return Number(start, numeral.end, numeral.value, certain=numeral.certain) if numeral else None
    if run.decimals:
        return Number(start, run.end, value + Decimal(f"0.{run.decimals}"), spelled=True)
    if numeral:
        bound: Bound = "more_than" if run.more else "exact"
        return Number(start, run.end, value, bound=bound, certain=numeral.certain, spelled=True)
    return _characters(folded, start, run.end, value, grammar)


def either_of(run: str, grammar: Grammar) -> tuple[Decimal, Decimal] | None:
    """The two numbers of «七八十», "seventy or eighty"; None where a run is not so made.

    Args:
        run: number characters.
        grammar: of their language.
    """
    if (
        len(run) != 3
        or run[0] not in grammar.digits
        or run[1] not in grammar.digits
        or not grammar.is_scale(run[2])
    ):
        return None
    low, high = (grammar.digits[c] for c in run[:2])
    return (low * grammar.scale(run[2]), high * grammar.scale(run[2])) if 0 < low == high - 1 else None


def _run(folded: str, start: int, numerals: Mapping[int, Numeral], grammar: Grammar) -> _Run:
    parts: list[Decimal | str] = []
    position, in_digits, more = start, start in numerals, False
    while position < len(folded) and len(parts) < _MOST_PARTS:
        character, last = folded[position], parts[-1] if parts else None
        following = folded[position + 1 : position + 2]
        if numeral := numerals.get(position):
            if last is not None and not _takes(last, numeral, grammar):
                break
            parts.append(numeral.value)
            position = numeral.end
            if numeral.code:
                break
        elif (
            parts
            and grammar.is_scale(following)
            and (character in _MORE or (character in _SOME and last in ("十", "百", "千", "零")))
        ):
            more = True
            position += 1
        elif isinstance(last, Decimal) and len(parts) == 1 and _KILO.match(folded, position):
            break
        elif grammar.is_scale(character) or (
            character in grammar.digits and not in_digits and not isinstance(last, Decimal)
        ):
            parts.append(character)
            position += 1
        elif (
            character in (" ", NO_BREAK_SPACE)
            and last is not None
            and _goes_on(folded, position + 1, last, numerals, grammar)
        ):
            position += 1
        elif character in "点點·・" and parts and not in_digits:
            decimals, end = _decimals(folded, position + 1, grammar)
            if character in "·・" and not _is_point(parts, decimals, grammar):
                decimals = ""
            return _Run(parts, end if decimals else position, more, decimals)
        else:
            break
    return _Run(parts, position, more, "")


def _takes(last: Decimal | str, numeral: Numeral, grammar: Grammar) -> bool:
    """Whether digits go on after a part: after a scale greater than they are."""
    if isinstance(last, Decimal) or last in grammar.digits or numeral.code:
        return False
    return numeral.value < grammar.scale(last)


def _goes_on(
    folded: str, position: int, last: Decimal | str, numerals: Mapping[int, Numeral], grammar: Grammar
) -> bool:
    """Whether a number goes on after a space: "35 万", "1억 2천"."""
    if isinstance(last, Decimal):
        scale, following = folded[position : position + 1], folded[position + 1 : position + 2]
        # A lone Korean syllable after a space is a word as often as a scale.
        alone = grammar.is_korean and following != " " and following not in grammar.big
        return scale in grammar.big or (scale in grammar.small and not alone)
    numeral = numerals.get(position)
    if not numeral:
        return _goes_on_in_words(folded, position, last, grammar)
    if not _takes(last, numeral, grammar):
        return False
    after = folded[numeral.end : numeral.end + 2].strip()[:1]
    return numeral.value >= 1000 or grammar.is_scale(after)


def _goes_on_in_words(folded: str, position: int, last: str, grammar: Grammar) -> bool:
    """Whether characters after a space go on with a number: «이십만 이천», «八千 三百», «二十 億»."""
    match = grammar.run.match(folded, position)
    if not match:
        return False
    run = match[0]
    if run[0] in grammar.digits:
        scales = [grammar.scale(c) for c in run if grammar.is_scale(c)]
        return grammar.is_scale(last) and bool(scales) and max(scales) < grammar.scale(last)
    return not grammar.is_korean and run[0] in grammar.big and last not in grammar.big


def _stands_alone(folded: str, run: str, end: int, grammar: Grammar) -> bool:
    """Whether Korean syllables that no counter follows are a number: digits and scales by turns, a word's end."""
    run = run.replace(" ", "")
    return len(run) > 1 and _has_turns(run, grammar) and bool(_WORD_END.match(folded, end))


def _has_turns(run: str, grammar: Grammar) -> bool:
    """Whether no two digits stand side by side, and a scale is there: «이천오백», not «오이»."""
    turns = all(grammar.is_scale(a) or grammar.is_scale(b) for a, b in pairwise(run))
    return turns and any(map(grammar.is_scale, run))


def is_strong(counter: str, grammar: Grammar) -> bool:
    """Whether a counter, with a particle or not, may follow a number without a space: «두개의»."""
    return counter in grammar.strong_counters or counter.removesuffix("의") in grammar.strong_counters


def _is_point(parts: list[Decimal | str], decimals: str, grammar: Grammar) -> bool:
    """Whether a dot in the middle is a point: 「三・五」 may be the third and the fifth."""
    return not grammar.is_chinese and bool(decimals) and (parts[0] in ("〇", "零") or len(decimals) > 1)


def _decimals(folded: str, start: int, grammar: Grammar) -> tuple[str, int]:
    """The digits after a point and where they end; none where the point is the hour of a clock («三点五分»)."""
    end = start
    while folded[end : end + 1] in grammar.digits:
        end += 1
    is_clock = folded[end : end + 1] in ("分", "钟", "鐘")
    digits = digits_of(folded[start:end], grammar)
    return ("", start) if is_clock or len(digits) > _MOST_DECIMALS else (digits, end)


def _characters(folded: str, start: int, end: int, value: Decimal, grammar: Grammar) -> Number | None:
    """A number without digits, as far as what stands around it tells it from a word."""
    run, before = folded[start:end], folded[start - 1 : start]
    negative = grammar.is_korean and folded[max(0, start - 5) : start].endswith(_MINUS)
    if grammar.is_korean and is_hangul(before) and before != "제" and not negative:
        return None
    if run in grammar.small and _PER_CENT.match(folded, end):
        return Number(start, end, value, spelled=True)
    counter = grammar.counter.match(folded, end + folded.startswith(" ", end))
    if grammar.is_korean and len(run) == 1 and run not in grammar.big:
        # «천 명», «백보다»: what follows tells the number from the syllable.
        counted = (
            run in grammar.small
            and counter
            and folded.startswith(" ", end)
            and is_strong(counter[0], grammar)
        )
        if (
            counted
            or (before in ("", " ") and _BOUND.match(folded, end))
            or (negative and _WORD_END.match(folded, end))
        ):
            return Number(start, end, value, certain=bool(counted), spelled=True)
    if not grammar.is_korean and len(run) == 1 and value >= 100 and _MONEY.match(folded, end):
        return Number(start, end, value, certain=False, spelled=True)
    if len(run) == 1 and ((grammar.is_scale(run) and run not in "十십") or run in _FORMAL):
        return None
    if run[0] in grammar.big:
        return Number(start, end, value, certain=False, spelled=True)
    if grammar.is_korean:
        fits = counter and (
            counter.start() > end
            or is_strong(counter[0], grammar)
            or (len(run) > 2 and _has_turns(run, grammar))
        )
        if not fits and _stands_alone(folded, run, end, grammar):
            return Number(start, end, value, certain=len(run) > 3, spelled=True)
        # Digit syllables in a row are a telephone number or a word.
        if not fits or (len(run) > 1 and not any(map(grammar.is_scale, run))):
            return None
        certain = len(run) > 1
    elif before == "第":
        certain = value > 3 or bool(counter)
        return Number(start - 1, end, value, kind="ordinal", certain=certain, spelled=True)
    elif len(run) == 1:
        # After these a digit is a day of the week or a stage.
        certain = bool(counter) and before not in ("周", "期", "拜", "週", "曜")
        if (
            value == 1
            and not counter
            and before != "之"
            and _HAN.match(folded, end)
            and not grammar.dozens.match(folded, end)
        ):
            # «一切», «一看»: a word, and no amount.
            return None
    elif len(set(run)) == 1 and run[0] in "两兩":
        return None
    elif all(c in grammar.digits for c in run):
        if len(run) > 2 and all(grammar.digits[b] - grammar.digits[a] == 1 for a, b in pairwise(run)):
            # «三四五六年级»: each of them, one after another.
            return None
        if len(run) == 4 and folded.startswith("年", end):
            return Number(start, end, value, kind="year", spelled=True)
        if len(run) == 2 and value % 10 == value // 10 + 1 and run not in grammar.uncertain:
            # 「两三年」, "two or three": the greater of the two.
            return Number(start + 1, end, value % 10, certain=False, spelled=True)
        certain = False
    else:
        certain = grammar.is_chinese or bool(counter)
    return Number(start, end, value, certain=certain and run not in grammar.uncertain, spelled=True)
