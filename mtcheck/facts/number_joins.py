"""Numbers that follow each other and make one: «12 लाख 64 हजार», "1 milyon 850 bin lira", «یک میلیارد و ۸۰۰ میلیون», "11 m 20 cm"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from mtcheck.facts.agreement import in_base_unit
from mtcheck.types import Number

_SPACE = r"[ \u00a0\u202f\u200c]"
_GAP = re.compile(rf"{_SPACE}")
#: Languages that put "and" between the scales of one number.
_LINKED = {"fa": re.compile(rf"{_SPACE}و{_SPACE}"), "ar": re.compile(rf"{_SPACE}و{_SPACE}?")}
#: "11 metres and 20 centimetres": a measure may have a word or a comma between its parts.
_BETWEEN_UNITS = re.compile(
    rf"{_SPACE}|{_SPACE}?,?{_SPACE}(?:and|et|y|e|und|en|och|i|a|и|і|та|și|és|και|ve|dan|và){_SPACE}"
)
#: What stands between two sides of a thing; where the second has no unit of its own, what follows it.
_BY = re.compile(rf"{_SPACE}?(?:by|x|×|par|per|por|mal|op|gånger|na|на|επί){_SPACE}")
_ENDS = re.compile(r"[,.;:)]?(?:\s*\Z|[,.;:)])")
_LENGTHS = frozenset("meter centimeter millimeter kilometer inch foot yard".split())
#: Scales in the case that a number behind them asks for.
_SCALE_FIRST = {
    "ru": re.compile("тысяч|миллион(?:а|ов)|миллиард(?:а|ов)"),
    "uk": re.compile("тисяч|мільйон(?:а|ів|и)|мільярд(?:а|ів|и)"),
}
#: «Несколько тысяч 5 мая»: the number is a day's.
_MONTH_NEXT = re.compile(
    rf"{_SPACE}(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр"
    r"|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листопад|груд)"
)
_HALVED = re.compile(r"(?:نصف|ربع)\Z")
_SCALES = tuple(Decimal(10) ** k for k in (12, 9, 7, 6, 5, 3))
_THOUSAND = Decimal(1000)


def with_joins(folded: str, numbers: Sequence[Number], language: str) -> list[Number]:
    """The numbers of a text, those that follow each other scale by scale, or unit by unit, as one of them.

    Args:
        folded: a text out of `fold`.
        numbers: read from it, in order, with their units.
        language: ISO 639-1 code.

    Returns:
        Numbers in order, none overlapping; one that was joined has the kind and the unit of its last part, a measure that of
        its first.
    """
    found: list[Number] = []
    for number in numbers:
        before = found[-1] if found else None
        joined = before and (
            _joined(folded, before, number, language) or _about(folded, before, number, language)
        )
        if joined:
            found[-1] = joined
        elif found and _BY.fullmatch(folded[found[-1].end : number.start]):
            found[-1:] = _in_one_unit(folded, found[-1], number)
        else:
            found.append(number)
    return found


def _about(folded: str, first: Number, second: Number, language: str) -> Number | None:
    """So many of a scale that stands before them, which says "about": «тысяч сто», «миллиона два рублей»."""
    pattern = _SCALE_FIRST.get(language)
    if (
        pattern is None
        or not _GAP.fullmatch(folded[first.end : second.start])
        or not pattern.fullmatch(folded[first.start : first.end])
        or not 1 < second.value < _THOUSAND
        or second.kind not in ("cardinal", "money", "measure")
        or second.upper is not None
        or _MONTH_NEXT.match(folded, second.end)
    ):
        return None
    scale = next((s for s in _SCALES if first.value >= s), _THOUSAND)
    return replace(second, start=first.start, value=second.value * scale)


def _in_one_unit(folded: str, first: Number, second: Number) -> tuple[Number, Number]:
    """Two sides of a thing, of which one has the unit of both: "0.98 by 0.76 metres", «98 centimetri per 76»."""
    if first.kind == "cardinal" and second.kind == "measure" and second.unit in _LENGTHS:
        return replace(first, kind="measure", unit=second.unit), second
    is_last = second.kind == "cardinal" and _ENDS.match(folded, second.end)
    if is_last and first.kind == "measure" and first.unit in _LENGTHS:
        return first, replace(second, kind="measure", unit=first.unit)
    return first, second


def _joined(folded: str, first: Number, second: Number, language: str) -> Number | None:
    if first.upper is not None or second.upper is not None or first.value <= 0 or second.value <= 0:
        return None
    gap = folded[first.end : second.start]
    if first.kind == second.kind == "measure":
        return _in_two_units(first, second) if _BETWEEN_UNITS.fullmatch(gap) else None
    linked = _LINKED.get(language)
    if not (_GAP.fullmatch(gap) or (linked and linked.fullmatch(gap))):
        return None
    if second.kind not in ("cardinal", "money", "measure") or second.value % 1:
        return None
    if language == "ar" and second.value in _SCALES and _HALVED.search(folded, first.start, first.end):
        # «مليون ونصف المليون دولار»: the scale is said again before the unit.
        return replace(second, start=first.start, value=first.value) if first.value % second.value else None
    scale = _scale_said(folded, first)
    # What is joined shares the unit behind it, which the first part may have been given already.
    if not scale or first.kind not in ("cardinal", second.kind) or first.unit not in ("", second.unit):
        return None
    # "Two million four years ago": so little is no rest of so much.
    if scale > second.value * 1000:
        return None
    if scale > second.value:
        return replace(second, start=first.start, value=first.value + second.value, certain=True)
    # «هزار و ۲۰۰ میلیارد»: a thousand and two hundred, both times the scale behind them.
    factor = _factor(folded, second)
    if linked and factor and scale == _THOUSAND and second.value / factor < scale:
        count = Decimal(int(first.value / scale)) * scale
        return replace(second, start=first.start, value=count * factor + second.value, certain=True)
    return None


def _scale_said(folded: str, number: Number) -> Decimal | None:
    """The scale that a number ends with in words; None where it is a bare numeral, or goes on below its scale."""
    written = folded[number.start : number.end]
    if number.unit or not any(c.isalpha() for c in written) or re.search(r"\d\Z", written):
        return _THOUSAND if number.value == _THOUSAND and not re.search(r"\d", written) else None
    return next((s for s in _SCALES if number.value >= s and number.value % s == 0), None)


def _factor(folded: str, number: Number) -> Decimal | None:
    """What the numeral that a number begins with is multiplied by in its value."""
    m = re.match(r"\d{1,3}(?![\d.,])", folded[number.start : number.end])
    return number.value / Decimal(m[0]) if m and int(m[0]) and number.value % int(m[0]) == 0 else None


def _in_two_units(first: Number, second: Number) -> Number | None:
    """A length or a mass in a unit and a smaller one: 11.2 metres for "11 metres 20 centimetres"."""
    whole, part, one = (
        in_base_unit(n) for n in (first, second, replace(first, value=Decimal(1), upper=None))
    )
    if whole is None or part is None or one is None or whole[0] != part[0] or not 0 < part[1] < one[1]:
        return None
    return replace(first, end=second.end, value=first.value + part[1] / one[1])
