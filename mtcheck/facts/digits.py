"""Numerals: runs of digits with their separators, read by the conventions of a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mtcheck.facts.lexicon import Lexicon
from mtcheck.facts.scripts import NO_BREAK_SPACE

#: More digits than this are an identifier.
LONGEST = 15

_RUN = re.compile(rf"[0-9]+(?:[.,'٬٫·،{NO_BREAK_SPACE} ][0-9]+){{0,15}}")
#: Where a language groups digits by no plain space, one does so in round thousands and in two groups of them.
_ROUND = "000"
#: ".08", which begins with its decimals.
_TENTHS = re.compile(r"(?<![\w.,)\]])\.(?=[0-9])")
#: "12.3e14", "6×10^-4", "2^5".
_POWER = re.compile(
    r"(?<![\w.,])(?P<base>[0-9]{1,9}(?:[.,][0-9]{1,12})?)"
    r"(?:e(?P<e>[+-]?[0-9]{1,2})| ?[x×*] ?10\^(?P<ten>[+-]?[0-9]{1,2})|\^(?P<exponent>[+-]?[0-9]{1,2}))"
    r"(?![\w.,]?[0-9]|[^\W\d_\u3040-\u9fff\uac00-\ud7a3])"
)
#: Languages in which a point in the middle parts what is listed: «1·2공장», «3·15».
LISTED_BY_POINT = frozenset({"ko", "zh", "ja"})
_DECIMAL_SIGNS = {".": ".", ",": ".", "٫": ".", "·": "."}


@dataclass(frozen=True, slots=True)
class Numeral:
    """Digits that make one number.

    Args:
        start, end: offsets.
        value: what they say.
        leading: how many digits before the first separator.
        plain: whether there are digits only.
        certain: False where another convention would read another value, or the part of a date.
        fraction: whether it is less than one, written as a fraction.
        code: whether it can be no quantity: too long, or a version such as 1.2.3.
    """

    start: int
    end: int
    value: Decimal
    leading: int
    plain: bool
    certain: bool = True
    code: bool = False
    fraction: bool = False


def find_numerals(folded: str, words: Lexicon) -> Iterator[Numeral]:
    """Numerals of a text in order.

    Args:
        folded: a text out of `fold`.
        words: conventions of its language.
    """
    position = 0
    fraction = _FRACTION_FIRST if words.language in _RIGHT_TO_LEFT else _FRACTION
    whole = [(m, _fraction(m)) for m in fraction.finditer(folded)]
    whole += [(m, _power(m, words)) for m in _POWER.finditer(folded)]
    for match, numeral in sorted(whole, key=lambda found: found[0].start()):
        if match.start() >= position:
            yield from _runs(folded, position, match.start(), words)
            yield numeral
            position = match.end()
    yield from _runs(folded, position, len(folded), words)


_MIDDLE_POINT = re.compile(
    r"(?<![0-9・])([0-9]{1,4})・(?=[0-9]{1,2}(?:[%万億兆倍度]|パーセント|ポイント|平方|キロ|ミリ|センチ|メートル|グラム|トン|リットル|ヘクタール|アール|インチ|マイル))"
)


#: «۴/۹» is 4.9, but the halves, thirds and quarters that are written so, and dates, are left.
_SLASH = re.compile(
    r"(?<![0-9/.,])(?!1/[234](?![0-9])|2/3(?![0-9])|3/4(?![0-9]))([0-9]{1,4})/([0-9]{1,3})(?![0-9/]|[.,][0-9])"
)
#: «شش‌هزار» without the mark that holds it together, but not «سه‌شنبه», which is a day.
_JOINED_SCALE = re.compile("\u200c(?=(?:هزار|صد|میلیون|میلیارد))")


def with_points(folded: str, language: str) -> str:
    """Japanese newspapers' 「1・5メートル」 with a full stop for the point, and the Persian ones' «۴/۹»; days and lists
    (「3・11」, 「1・2位」) stay. Of the latter's «شش‌هزار» two words.

    Args:
        folded: a text out of `fold`.
        language: its ISO 639-1 code.
    """
    if language == "ja":
        return _MIDDLE_POINT.sub(r"\1.", folded)
    if language == "fa":
        return _JOINED_SCALE.sub(" ", _SLASH.sub(r"\1.\2", folded))
    return folded


def _power(match: re.Match[str], words: Lexicon) -> Numeral:
    base = match["base"]
    value = next(_split_run(base, 0, words)).value
    if match["exponent"]:
        # A power of nought to less than none is no number; nobody writes one.
        value = value ** int(match["exponent"]) if value else value
    else:
        value = value.scaleb(int(match["e"] or match["ten"]))
    return Numeral(match.start(), match.end(), value, len(base), False)


_VULGAR = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_FRACTION = re.compile(
    rf"(?:(?<![0-9.,/])[0-9]{{1,4}}[ {NO_BREAK_SPACE}]?)?[{_VULGAR}]"
    rf"|(?<![0-9.,/⁄])(?<!\S-)(?:[1-9][0-9]{{0,2}}[ {NO_BREAK_SPACE}])?"
    r"(?:1[/⁄](?:[2-9]|10)|2[/⁄][35]|3[/⁄][4578]|4[/⁄]5|5[/⁄][68]|7[/⁄]8)(?![0-9/⁄]|[.,][0-9])"
)
#: «½14»: where the sign was typed on the other side of its number, between letters that run from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he"})
_FRACTION_FIRST = re.compile(
    rf"(?<![0-9.,/])[{_VULGAR}][0-9]{{1,4}}(?![0-9.,/{_VULGAR}])|{_FRACTION.pattern}"
)


def _fraction(match: re.Match[str]) -> Numeral:
    text = match[0]
    if text[0] in _VULGAR and len(text) > 1:
        text = text[1:] + text[0]
    if text[-1] in _VULGAR:
        numerator, denominator = unicodedata.normalize("NFKD", text[-1]).split("⁄")
        whole = text[:-1].strip(f" {NO_BREAK_SPACE}")
    else:
        whole, _, part = text.replace(NO_BREAK_SPACE, " ").rpartition(" ")
        numerator, denominator = re.split("[/⁄]", part)
    value = Decimal(whole or 0) + Decimal(numerator) / Decimal(denominator)
    return Numeral(match.start(), match.end(), value, len(text), False, fraction=not whole)


def _runs(folded: str, start: int, end: int, words: Lexicon) -> Iterator[Numeral]:
    for match in _RUN.finditer(folded, start, end):
        first, *others = _split_run(match[0], match.start(), words)
        if words.decimal == "." and first.plain and not first.code and _TENTHS.match(folded, first.start - 1):
            digits = folded[first.start : first.end]
            yield Numeral(first.start - 1, first.end, Decimal(f"0.{digits}"), 0, False)
        else:
            yield first
        yield from others


def _split_run(run: str, offset: int, words: Lexicon) -> Iterator[Numeral]:
    if run.isdigit():
        yield _plain(run, offset)
        return
    groups = [(m[0], m.start()) for m in re.finditer("[0-9]+", run)]
    marks = [run[start + len(g)] for g, start in groups[:-1]]
    if len(groups) == 3 and marks[0] == marks[1] == "." and _is_date([g for g, _ in groups]):
        for digits, start in groups:
            yield _plain(digits, offset + start, certain=len(digits) == 4)
        return
    i = 0
    while i < len(groups):
        taken, value, certain = _number_at(groups, marks, i, words)
        start, end = groups[i][1], groups[taken - 1][1] + len(groups[taken - 1][0])
        if taken == i + 1:
            yield _plain(groups[i][0], offset + start)
        elif value is None:
            yield Numeral(offset + start, offset + end, Decimal(0), len(groups[i][0]), False, code=True)
        else:
            yield Numeral(offset + start, offset + end, value, len(groups[i][0]), False, certain)
        i = taken


def _plain(digits: str, start: int, certain: bool = True) -> Numeral:
    too_long = len(digits) > LONGEST
    value = Decimal(0) if too_long else Decimal(digits)
    return Numeral(start, start + len(digits), value, len(digits), True, certain, too_long)


def _is_date(groups: list[str]) -> bool:
    day, month, year = groups
    return (
        len(day) <= 2
        and len(month) <= 2
        and len(year) in (2, 4)
        and 1 <= int(day) <= 31
        and 1 <= int(month) <= 12
    )


def _number_at(
    groups: list[tuple[str, int]], marks: list[str], i: int, words: Lexicon
) -> tuple[int, Decimal | None, bool]:
    """End group, value (None for a code) and certainty of the number that begins with group ``i``."""
    texts = [g for g, _ in groups]
    if i >= len(marks):
        return i + 1, Decimal(0), True
    mark = marks[i]
    run = i
    while run < len(marks) and marks[run] == mark:
        run += 1
    grouped = _grouped(texts, i, run)
    if mark in (" ", NO_BREAK_SPACE, "'", "٬", "،"):
        if grouped == i + 1 or (grouped != run + 1 and grouped - i > 2 and mark == " "):
            return i + 1, Decimal(0), True
        if mark == " " and not words.spaced and grouped - i < 3 and texts[grouped - 1] != _ROUND:
            return i + 1, Decimal(0), True
        return _with_decimals(texts, marks, i, grouped)
    single = run == i + 1
    followed = run < len(marks) and marks[run] in _DECIMAL_SIGNS
    if mark == "·" and words.language in LISTED_BY_POINT:
        return i + 1, Decimal(0), True
    if mark in ("٫", "·"):
        return (i + 2, _join(texts[i : i + 1], texts[i + 1]), True) if single else (i + 1, Decimal(0), True)
    if not single or followed:
        if grouped == run + 1:
            return _with_decimals(texts, marks, i, grouped)
        if mark == "," and _is_indian(texts[i : run + 1]):
            return _with_decimals(texts, marks, i, run + 1)
        if single:
            return i + 2, _join(texts[i : i + 1], texts[i + 1]), True
        return (run + 1, None, True) if mark == "." else (i + 1, Decimal(0), True)
    three = grouped == i + 2
    if i and marks[i - 1] == mark and not three:
        # "22, 24" written closely: a list goes on.
        return i + 1, Decimal(0), True
    if mark == words.decimal:
        if three and words.loose_decimal:
            return i + 2, _join(texts[i : i + 2]), False
        return i + 2, _join(texts[i : i + 1], texts[i + 1]), True
    if three:
        return i + 2, _join(texts[i : i + 2]), True
    return i + 2, _join(texts[i : i + 1], texts[i + 1]), True


def _grouped(texts: list[str], i: int, run: int) -> int:
    """End of the longest grouping by thousands from group ``i`` within the same separator."""
    if not 1 <= len(texts[i]) <= 3 or texts[i].startswith("0"):
        return i + 1
    end = i + 1
    while end <= run and end < len(texts) and len(texts[end]) == 3:
        end += 1
    return end


def _is_indian(texts: list[str]) -> bool:
    return (
        len(texts) > 2
        and 1 <= len(texts[0]) <= 2
        and len(texts[-1]) == 3
        and all(len(t) == 2 for t in texts[1:-1])
    )


def _with_decimals(texts: list[str], marks: list[str], i: int, end: int) -> tuple[int, Decimal | None, bool]:
    whole = texts[i:end]
    if sum(map(len, whole)) > LONGEST:
        return end, None, True
    if (
        end - 1 < len(marks)
        and end < len(texts)
        and marks[end - 1] in _DECIMAL_SIGNS
        and marks[end - 1] != marks[i]
    ):
        return end + 1, _join(whole, texts[end]), True
    return end, _join(whole), True


def _join(whole: list[str], decimals: str = "") -> Decimal | None:
    if sum(map(len, whole)) + len(decimals) > 2 * LONGEST:
        return None
    return Decimal("".join(whole) + (f".{decimals}" if decimals else ""))
