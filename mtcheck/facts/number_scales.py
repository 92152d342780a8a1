"""Scales that are said once, or in a word of the street: "6.8 to 9.4 billion", "twelve grand"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from mtcheck.facts.digits import Numeral
from mtcheck.facts.scripts import fold
from mtcheck.types import Number

_REACH = 24
_SCALES = tuple(Decimal(10) ** k for k in (12, 9, 8, 6, 4, 3))
#: Kinds a sum or a share that is one end of a range may have.
_KINDS = frozenset({"cardinal", "money", "measure", "percent"})

_TO = re.compile(
    r"[ \u00a0]?(?:[-–—~〜～]|(?:to|or|à|ou|a|o|bis|oder|tot|of|до|или|або|do|lub|až|nebo|la|sau"
    r"|până la|till|eller|έως|ή|ile|ila|veya|hingga|sampai|atau|đến|tới|hoặc|से|या|تا|یا|الى|او|עד|או)"
    r"|至|到|或|から|부터|에서|내지)[ \u00a0]?"
)
_AND = re.compile(r"[ \u00a0](?:and|et|y|e|und|en|och|i|a|и|і|și|şi|και|és|và|ve|و|ו-?|और)[ \u00a0]?")
#: "Not 14 but almost 23 million": up to one word more stands between.
_BUT = re.compile(
    r",?[ \u00a0](?:but|rather than|instead of|maar|in plaats van|sondern|statt|mais|au lieu de|plutôt que|sino|en lugar de|ma"
    r"|bensì|anziché|mas|em vez de|а|але|ale|lecz|zamiast|вместо|замість|místo|utan|i stället för|ci|în loc de|αλλά|αντί"
    r"|hanem|helyett|değil|yerine|بل|אלא|بلکه|बल्कि|melainkan|mà)[ \u00a0](?:[^\W\d]+[ \u00a0])?"
)
_BETWEEN = re.compile(
    r"(?:between|entre|zwischen|tussen|mellan|между|між|między|pomiędzy|mezi|tra|fra|între|intre|μεταξύ|μεταξυ"
    r"|antara|giữa|từ|بين|ما بين|بین|בין)[ \u00a0](?:\W|[a-z]{1,3}[ \u00a0])?$"
)
#: A thousand of them, behind a number below a thousand; not what else the word may be before ("grand pianos").
_GRAND = {
    "en": r"[ \u00a0]grand(?=[ \u00a0]?(?:[.,;:!?)\"'-]|$)|[ \u00a0](?:is|was|are|were|in|on|for|an?|per|to|and|or|from|"
    r"of|each|at|that|which|by|with|when|if|into|out|back|more|less|down|up|off|cash|worth|will|would|could|has|had|"
    r"have|extra|so|just|every|between|before|after|because|apiece)(?![a-z]))",
    "es": r"[ \u00a0]de los grandes(?![a-z])",
}


def are_ends(folded: str, first: Number, second: Number) -> bool:
    """Whether two numbers may be the ends of a range, or of a list of two, by what stands between them.

    Args:
        folded: a text out of `fold`.
        first, second: of its numbers, in order.
    """
    return bool(
        _TO.fullmatch(folded, first.end, second.start) or _AND.fullmatch(folded, first.end, second.start)
    )


def is_range(folded: str, first: Number, second: Number) -> bool:
    """Whether two numbers surely are the ends of a range; the arguments are those of `are_ends`."""
    if _TO.fullmatch(folded, first.end, second.start):
        return True
    between = _BETWEEN.search(folded[max(0, first.start - _REACH) : first.start])
    return bool(between and _AND.fullmatch(folded, first.end, second.start))


def are_contrasted(folded: str, first: Number, second: Number) -> bool:
    """Whether one number is said not to be the other, with its scale said once; the arguments are those of `are_ends`."""
    return bool(_BUT.fullmatch(folded, first.end, second.start))


def scaled_alike(first: Number, second: Number, numeral: Numeral | None) -> Number | None:
    """The first end of a range with the scale that only the second one has, None where it needs none.

    Args:
        first, second: the ends.
        numeral: the digits of the second; None where it is in words.
    """
    if (
        first.kind not in _KINDS
        or not second.spelled
        or first.upper is not None
        or second.value <= first.value
    ):
        return None
    amount = numeral.value if numeral else _amount_of(second.value)
    if not amount or not first.value < amount or first.spelled != (numeral is None):
        return None
    scale = second.value / amount
    return replace(first, value=first.value * scale, certain=True) if scale in _SCALES else None


def _amount_of(value: Decimal) -> Decimal:
    """What a number in words is before its last scale: 3 for three million."""
    scale = next((s for s in _SCALES if value % s == 0), None)
    return value / scale if scale else Decimal(0)


def with_grand(folded: str, numbers: Sequence[Number], language: str) -> Iterator[Number]:
    """The numbers of a text, those that are so many grand times a thousand.

    Args:
        folded: a text out of `fold`.
        numbers: read from it, in order.
        language: ISO 639-1 code.
    """
    pattern = _grand(language)
    for number in numbers:
        m = pattern.match(folded, number.end) if pattern and 1 <= number.value < 1000 else None
        if (
            m
            and (number.kind == "money" or (number.kind == "cardinal" and not number.unit))
            and number.certain
        ):
            yield replace(number, end=m.end(), value=number.value * 1000, spelled=True)
        else:
            yield number


@cache
def _grand(language: str) -> re.Pattern[str] | None:
    return re.compile(fold(_GRAND[language])) if language in _GRAND else None
