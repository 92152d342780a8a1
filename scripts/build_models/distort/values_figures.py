"""Figures: numbers in digits, rewritten with the grouping, the decimal sign and the digits they have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from distort.values_slot import LETTER, Slot, locale, plural
from mtcheck.facts.digits import Numeral, find_numerals
from mtcheck.facts.lexicon import lexicon
from mtcheck.facts.scripts import fold
from mtcheck.types import Number

_KINDS = frozenset({"cardinal", "money", "percent", "measure", "age", "rank"})
_NO_BREAK = "\u00a0"
#: What the news groups thousands with where CLDR's sign is not it, or differs with the script.
_GROUP = {
    "fr": _NO_BREAK,
    "pl": _NO_BREAK,
    "ru": _NO_BREAK,
    "uk": _NO_BREAK,
    "cs": _NO_BREAK,
    "sv": _NO_BREAK,
}
#: Languages that group five digits and more, not four.
_FROM_FIVE = frozenset({"es", "pl", "pt", "hu"})
#: Endings on digits follow the last digit's sound.
_HARMONY = frozenset({"tr", "hu"})
_BEFORE = re.compile(rf"(?:{LETTER}[-_/.]?|[/#@:&.,+\d]|\d[-–—x:～~〜])$")


@dataclass(frozen=True, slots=True)
class Style:
    """How a figure is written.

    Args:
        zero: its script's nought.
        group: the sign between its groups, "" for none, None where it is too short to tell.
        decimal: the sign before its decimals.
        places: number of decimals.
        indian: whether groups above the thousands have two digits.
    """

    zero: str
    group: str | None
    decimal: str
    places: int
    indian: bool


def find_figures(text: str, language: str, numbers: list[Number]) -> Iterator[Slot]:
    """The figures of a text that may be changed: no codes, ordinals, years, dates or clock times.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
        numbers: what ``find_numbers`` reads in it.
    """
    numerals = list(find_numerals(fold(text), lexicon(language)))
    for number in numbers:
        if number.kind not in _KINDS or not number.certain:
            continue
        inside = [n for n in numerals if number.start <= n.start and n.end <= number.end]
        if inside and _is_open(text, inside[0], number):
            style = read_style(text, inside[0], language)
            if style:
                yield _figure(text, inside[0], number, style, language)


def _is_open(text: str, numeral: Numeral, number: Number) -> bool:
    """Whether nothing is fastened to the digits that makes them part of a code, a date or a fraction."""
    before, after = text[: numeral.start], text[numeral.end :]
    if not numeral.certain or numeral.code or numeral.fraction:
        return False
    score = number.kind == "rank"
    if not score and _BEFORE.search(before[-2:]) and not re.search(r"[\u0590-\u08ff\u3040-\ud7ff]$", before):
        return False
    if re.match(r"[/:&\d]|[.,]\d|[-–]\d", after) and not score:
        return False
    # «10대», «40多岁»: figures that stand for decades.
    if after.startswith(("대", "代", "多", "几", "余")):
        return False
    return numeral.end < number.end or not re.match(r"[A-Za-zÀ-ɏͰ-ӿ°º]", after)


def read_style(text: str, numeral: Numeral, language: str) -> Style | None:
    """How the numeral is written; None where it cannot be told or has leading noughts."""
    written = text[numeral.start : numeral.end]
    groups = re.findall(r"\d+", written)
    marks = re.findall(r"\D", written)
    plain = "".join(str(unicodedata.digit(c)) for c in "".join(groups))
    if len(marks) != len(groups) - 1 or (len(groups[0]) > 1 and plain.startswith("0")):
        return None
    zero = chr(ord(groups[0][0]) - unicodedata.digit(groups[0][0]))
    sign = lexicon(language).decimal if zero == "0" else {"٠": "٫", "۰": "٫"}.get(zero, ".")
    indian = len(groups) > 2 and len(groups[1]) == 2
    if Decimal(plain) == numeral.value:
        if marks and (len(set(marks)) > 1 or len(groups[-1]) != 3):
            return None
        group = marks[0] if marks else ("" if len(plain) > 3 else None)
        return Style(zero, group, sign, 0, indian)
    places = len(groups[-1])
    if not marks or Decimal(plain).scaleb(-places) != numeral.value:
        return None
    group = marks[0] if len(marks) > 1 else ("" if len(groups[0]) > 3 else None)
    return Style(zero, group, marks[-1], places, indian)


def _figure(text: str, numeral: Numeral, number: Number, style: Style, language: str) -> Slot:
    write = partial(_write, text, numeral, number, style, language)
    # "Anna Lind, 54, said": an age, though nothing says so.
    aside = text[: numeral.start].endswith((", ", "، ")) and text[numeral.end :].startswith((",", "،"))
    kind = "age" if aside and number.kind == "cardinal" and numeral.value < 110 else number.kind
    return Slot(numeral.start, numeral.end, "figure", numeral.value, write, kind=kind, bound=number.bound)


def _write(
    text: str, numeral: Numeral, number: Number, style: Style, language: str, value: Decimal
) -> str | None:
    """The figure for another value, None where the words around agree with the old one only."""
    places = max(0, -int(value.as_tuple().exponent))
    if value < 0 or places > max(style.places, 2):
        return None
    old = f"{numeral.value:.{style.places}f}"
    new = f"{value:.{places}f}"
    if number.kind != "rank" and plural(language, old) != plural(language, new):
        return None
    before, after = text[: numeral.start], text[numeral.end :]
    if not keeps_article(before, old, new, language):
        return None
    suffixed = language in _HARMONY and re.match(r"['’-]", text[number.end :] or after)
    if suffixed and not same_ending(old, new):
        return None
    return format_figure(new, style, language)


def keeps_article(before: str, old: str, new: str, language: str) -> bool:
    """Whether "an 8", «l'11» stay right before the new figure."""
    if language == "en" and re.search(r"(?<![\w])an? $", before, re.I):
        return _begins_with_vowel(old) == _begins_with_vowel(new)
    if language in ("fr", "it") and before.endswith(("'", "’")):
        return old[:2] == new[:2] and len(old) == len(new)
    if language == "it":
        return not new.startswith(("8", "11")) or old.startswith(("8", "11"))
    if language == "hu" and re.search(r"(?<!\w)az? $", before, re.I):
        # The article "az" stands before 1, 5, 1000 and 5x.
        return old[0] == new[0] and len(old) == len(new)
    return True


def _begins_with_vowel(digits: str) -> bool:
    whole = digits.partition(".")[0]
    return digits.startswith("8") or (whole[:2] in ("11", "18") and len(whole) % 3 == 2)


def same_ending(old: str, new: str) -> bool:
    """Whether an ending on the last digit stays right."""
    return old[-1] == new[-1] != "0"


def format_figure(digits: str, style: Style, language: str) -> str:
    """ASCII digits with a point, in the style of a figure."""
    whole, _, decimals = digits.partition(".")
    group = style.group
    if group is None:
        group = "" if len(whole) == 4 and language in _FROM_FIVE else default_group(language, style.zero)
    parts = [whole[-3:]]
    rest, step = whole[:-3], 2 if style.indian else 3
    while rest:
        parts.insert(0, rest[-step:])
        rest = rest[:-step]
    written = group.join(parts) + (style.decimal + decimals if decimals else "")
    return "".join(chr(ord(style.zero) + int(c)) if c in "0123456789" else c for c in written)


def default_group(language: str, zero: str) -> str:
    """The sign a language groups thousands with."""
    if zero in "٠۰":
        return "٬"
    if language in ("ar", "fa"):
        return ","
    return _GROUP.get(language) or str(locale(language).number_symbols["latn"]["group"])
