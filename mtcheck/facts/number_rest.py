"""All but so many of so many: "all but two of the 34" are 32, «todos menos dos», „alle bis auf zwei“.

One language says how many are meant, another how many are not; the value of the number is how many are. The words are
those of ``data/rest.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from mtcheck.facts.calendar import LEFT_EDGE, NEVER, RIGHT_EDGE, calendar_of
from mtcheck.facts.scripts import fold
from mtcheck.facts.tables import table
from mtcheck.types import Number

_REACH = 64
#: How far behind those excepted, or before what excepts them, the whole stands.
_LONGEST_GAP = 48
_BREAK = re.compile(r"[.;:!?。！？；]")
_SPACE = r"[ \u00a0]"


@dataclass(frozen=True)
class _Words:
    """The expressions of one language, named as in ``data/rest.toml``."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    wrap_before: re.Pattern[str]
    wrap_after: re.Pattern[str]
    of: re.Pattern[str]
    only: re.Pattern[str]
    only_after: re.Pattern[str]
    remaining: re.Pattern[str]


def with_rest(folded: str, numbers: Sequence[Number], language: str) -> list[Number]:
    """The numbers of a text, those excepted from a whole beside them as what is left of it.

    Args:
        folded: a text out of `fold`.
        numbers: read from it, in order.
        language: ISO 639-1 code.

    Returns:
        Numbers in order; one that was counted anew begins with the words that except it. Where no whole is said
        a number stays.
    """
    words = _words_of(language.split("-")[0])
    if words is None:
        return list(numbers)
    return [_left(folded, numbers, i, words) or number for i, number in enumerate(numbers)]


def _left(folded: str, numbers: Sequence[Number], i: int, words: _Words) -> Number | None:
    number = numbers[i]
    if not _is_count(number) or (excepted := _excepted(folded, number, words)) is None:
        return None
    start, end = excepted
    following, previous = numbers[i + 1] if i + 1 < len(numbers) else None, numbers[i - 1] if i else None
    if following and _is_count(following) and number.value < following.value:
        gap = folded[number.end : following.start]
        if words.of.match(gap) and len(gap) <= _LONGEST_GAP and not _BREAK.search(gap):
            return replace(number, start=start, end=end, value=following.value - number.value, certain=True)
    if previous and _is_count(previous) and number.value < previous.value:
        gap = folded[previous.end : number.start]
        # „Alle 34 bis auf zwei“: what excepts them may begin before the whole.
        start = start if start >= previous.end else number.start
        if 0 < len(gap) <= _LONGEST_GAP and not _BREAK.search(gap):
            return replace(number, start=start, end=end, value=previous.value - number.value, certain=True)
    return None


def _is_count(number: Number) -> bool:
    return (
        number.kind == "cardinal"
        and not number.unit
        and number.upper is None
        and number.value == number.value.to_integral_value()
    )


def _excepted(folded: str, number: Number, words: _Words) -> tuple[int, int] | None:
    """Where the words that except a number begin, and where they end; None where there are none."""
    left = max(0, number.start - _REACH)
    before = folded[left : number.start]
    if m := words.before.search(before):
        return left + m.start(), number.end
    if m := words.after.match(folded, number.end):
        return number.start, m.end()
    opens, closes = words.wrap_before.search(before), words.wrap_after.match(folded, number.end)
    return (left + opens.start(), closes.end()) if opens and closes else None


def is_excepted(text: str, number: Number, language: str) -> bool:
    """Whether so many are excepted ("all but 300", „bis auf zwei“).

    Args:
        text: as given.
        number: read from it.
        language: ISO 639-1 code.
    """
    words = _words_of(language.split("-")[0])
    return words is not None and _excepted(*_near(text, number), words) is not None


def is_only(text: str, number: Number, language: str) -> bool:
    """Whether so many are few and not what is left over: "only 300", not "only 300 still had none".

    Args:
        text: the sentence.
        number: read from it.
        language: ISO 639-1 code.
    """
    words = _words_of(language.split("-")[0])
    if words is None:
        return False
    folded, near = _near(text, number)
    said = words.only.search(folded[: near.start]) or words.only_after.match(folded, near.end)
    return bool(said) and not words.remaining.search(fold(text))


def _near(text: str, number: Number) -> tuple[str, Number]:
    """What stands around a number, folded, and the number with its place in it."""
    left = max(0, number.start - _REACH)
    moved = replace(number, start=number.start - left, end=number.end - left)
    return fold(text[left : number.end + _REACH]), moved


@cache
def _words_of(language: str) -> _Words | None:
    words, calendar = table("rest").get(language), calendar_of(language)
    if words is None or calendar is None:
        return None
    edge = LEFT_EDGE if calendar.spaced else ""
    space = rf"{_SPACE}?" if not calendar.spaced or language in ("he", "ar") else _SPACE

    def before(key: str) -> re.Pattern[str]:
        article = rf"(?:(?:the|l[eao]s|gli|i|die|den|de|os|as|ال){_SPACE})?"
        return re.compile(rf"{edge}(?:{fold(words.get(key, '')) or NEVER}){space}{article}\Z")

    def after(key: str) -> re.Pattern[str]:
        return re.compile(fold(words.get(key, "")) or NEVER)

    return _Words(
        before("before"), after("after"), before("wrap_before"), after("wrap_after"), after("of"),
        before("only"), after("only_after"),
        re.compile(rf"{edge}(?:{fold(words.get('remaining', '')) or NEVER}){RIGHT_EDGE if edge else ''}"),
    )  # fmt: skip
