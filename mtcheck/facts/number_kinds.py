"""What a number is, by what stands around it: money, a share, a measure, an age, a year, a bound.

Units come first, then what digits alone can be (`number_bare`), then the words around.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from mtcheck.facts.currencies import CENT, PARTS, RIALS_OF_A_TOMAN, SCALED_SIGN, SCALES, TOMAN, currencies
from mtcheck.facts.digits import Numeral
from mtcheck.facts.lexicon import Lexicon
from mtcheck.facts.number_bare import read_bare
from mtcheck.facts.number_halves import of_unit
from mtcheck.facts.number_patterns import REACH, Patterns, patterns_of
from mtcheck.facts.number_scales import are_contrasted, are_ends, is_range, scaled_alike
from mtcheck.facts.quantities import scale_before, units
from mtcheck.types import Bound, Number

_YEARS = range(1500, 2101)
#: How far back a sign or a word written before a number is looked for.
_SIGN_REACH = 12

_AND = re.compile(
    r",?[ \u00a0\u3000]?(?:and|et|y|con|und|e|en|och|i|a|и|і|ve|dan|și|şi|και|és|và|और|और|و|と|와|과|又)?[ \u00a0]?"
)

#: Where the words of an age are said of nothing else; elsewhere they may follow any length of time.
_OLDEST = dict.fromkeys(("en", "zh", "ja", "ko"), 100_000)
_TWO_DIGITS = range(10, 100)
_CLAUSE_END = re.compile(r"[ \u00a0]?(?:[.!?;:)。]|,(?![0-9])|$)(?![0-9])")
_HALF_UNIT = re.compile("半(?![径徑夜天年月])")
#: Behind feet "in" is a unit.
_INCHES = re.compile(r"[ \u00a0]?(?:in(?![a-z])|\")")

#: Kinds whose unit is said once for both ends of a range.
_UNITED = frozenset({"percent", "measure", "money", "age"})
#: Kinds that may be below nought.
_SIGNED = frozenset({"cardinal", "fraction", "percent", "money", "measure"})


def classify(
    text: str, folded: str, numbers: Iterable[Number], numerals: Mapping[int, Numeral], words: Lexicon
) -> Iterator[Number]:
    """Give each number its unit, kind and bound.

    Args:
        text: as given.
        folded: the same out of `fold`.
        numbers: read, in order.
        numerals: those of the text by start.
        words: the lexicon of its language.

    Returns:
        The numbers in order; a number that another one has taken in ("5 h 30") is gone.
    """
    patterns = patterns_of(words.language)
    position = 0
    previous: Number | None = None
    for number in numbers:
        if number.start < position:
            continue
        found, numeral = number, numerals.get(number.start)
        if found.kind in ("cardinal", "fraction"):
            alone = numeral is not None and numeral.end == number.end
            found = (
                _quantity(folded, number, words, patterns)
                or of_unit(folded, number, words.language, lambda n: _quantity(folded, n, words, patterns))
                or (alone and numeral and read_bare(text, folded, number, numeral, words))
                or _by_words_around(folded, number, patterns, words.language)
            )
        elif found.kind == "ordinal":
            found = _by_words_around(folded, number, patterns, words.language)
        if found.value > 0 and found.kind in _SIGNED and patterns.minus.search(folded, 0, found.start):
            found = replace(found, value=-found.value)
        if found.bound == "exact" and found.kind != "code":
            found = replace(found, bound=_bound(folded, number, found, patterns))
        position = found.end
        if previous and (
            sum_ := _with_cents(folded, previous, found, words.language)
            or _with_inches(folded, previous, found)
            or _with_part(folded, previous, found)
        ):
            position = sum_.end
            previous = sum_
            continue
        if previous:
            yield _as_range(folded, previous, found, numeral)
        previous = found
    if previous:
        yield previous


def _with_cents(folded: str, first: Number, second: Number, language: str) -> Number | None:
    """ "13 dollars and 45 cents", 「5元6角」 as one sum of money."""
    if first.kind != "money" or first.unit == CENT or not _AND.fullmatch(folded, first.end, second.start):
        return None
    worth, end = Decimal("0.01"), second.end
    if _is_rest_of_price(folded, first, second, language):
        pass
    elif second.unit != CENT:
        part = next((p for p in PARTS.get(language, ()) if folded.startswith(p, second.end)), None)
        if part is None or second.unit:
            return None
        worth, end = Decimal(PARTS[language][part]), second.end + len(part)
    whole = first.value + second.value * worth
    return replace(first, end=end, value=whole) if 0 < second.value * worth < 1 else None


def _with_part(folded: str, first: Number, second: Number) -> Number | None:
    """One number for "220 and 2/3"."""
    if (
        (first.kind, first.unit, second.kind) != ("cardinal", "", "fraction")
        or first.spelled
        or second.spelled
    ):
        return None
    said = folded[first.end : second.start]
    if not said.strip(" \u00a0,") or not _AND.fullmatch(said) or not 0 < second.value < 1 <= first.value:
        return None
    return replace(first, end=second.end, value=first.value + second.value)


def _is_rest_of_price(folded: str, first: Number, second: Number, language: str) -> bool:
    """Whether two digits or tens end a price: "15 dollars 50", „zwei Euro fünfzig“, «25 euros con 50»."""
    if second.kind != "cardinal" or second.value not in _TWO_DIGITS or not folded[first.end - 1].isalpha():
        return False
    said = folded[first.end : second.start].strip(" \u00a0")
    return said in ("", "con" if language == "es" else "") and bool(_CLAUSE_END.match(folded, second.end))


def _with_inches(folded: str, first: Number, second: Number) -> Number | None:
    """One length for "5 feet 2 inches", "6ft 2in", "6-foot-6"."""
    if (first.kind, first.unit) != ("measure", "foot") or not 0 < second.value < 12:
        return None
    fastened = folded[first.end : second.start] == "-"
    if not (fastened or _AND.fullmatch(folded, first.end, second.start)):
        return None
    end = second.end
    if second.unit or second.kind not in ("cardinal", "rank"):
        if second.unit != "inch":
            return None
    elif not fastened:
        sign = _INCHES.match(folded, end)
        if sign is None:
            return None
        end = sign.end()
    return replace(first, end=end, value=first.value + second.value / 12)


def _as_range(folded: str, first: Number, second: Number, numeral: Numeral | None) -> Number:
    """The first end of "2 to 4 inches" has the unit of the second, that of "2 to 3 million" its scale."""
    if first.kind not in ("cardinal", "money"):
        return first
    if are_contrasted(folded, first, second):
        scaled = scaled_alike(first, second, numeral)
        return replace(scaled, kind=second.kind, unit=second.unit) if scaled else first
    if not are_ends(folded, first, second):
        return first
    if is_range(folded, first, second) and (scaled := scaled_alike(first, second, numeral)):
        first = scaled
    elif second.value >= 1000 * first.value and second.spelled and not first.spelled:
        return replace(first, certain=False)
    if first.kind == "cardinal" and second.kind in _UNITED and second.value > first.value:
        return replace(first, kind=second.kind, unit=second.unit)
    return first


def _quantity(folded: str, number: Number, words: Lexicon, patterns: Patterns) -> Number | None:
    before = folded[max(0, number.start - _SIGN_REACH) : number.start]
    after = folded[number.end : number.end + REACH]
    return (
        _share(folded[number.start : number.end], before, after, number, patterns)
        or _money(before, after, number, words.language, patterns)
        or _measure(before, after, number, words.language, patterns)
    )


def _share(said: str, before: str, after: str, number: Number, patterns: Patterns) -> Number | None:
    if (m := patterns.points_after.match(after)) and m[0]:
        return replace(number, end=number.end + m.end(), unit="percentage-point", kind="measure")
    if (m := patterns.tenths_after.match(after)) and 0 < number.value <= (99 if m["sale"] else 10):
        tenths = number.value * (10 if number.value <= 10 else 1) + (5 if m["half"] else 0)
        if m["sale"] and said in ("半", "对", "對"):
            tenths = Decimal(50)
        end, certain = number.end + m.end(), not m["sale"]
        return replace(number, end=end, value=tenths, unit="%", kind="percent", certain=certain)
    if m := patterns.percent_after.match(after):
        return replace(number, end=number.end + m.end(), unit="%", kind="percent")
    if m := patterns.percent_before.search(before):
        return replace(number, start=number.start - len(before) + m.start(), unit="%", kind="percent")
    return None


def _money(before: str, after: str, number: Number, language: str, patterns: Patterns) -> Number | None:
    sign_before, name_after, names = currencies(language)
    if m := SCALED_SIGN.match(after):
        # "30 MUSD", «10 M€»
        unit, scale = names.get(m["sign"]), SCALES[m["scale"]]
        if unit:
            end, value = number.end + m.end(), number.value * scale
            return replace(number, end=end, value=value, unit=unit, kind="money", certain=True)
    if m := sign_before.search(before):
        unit = names[m[0].strip(" \u00a0")]
        return replace(number, start=number.start - len(before) + m.start(), unit=unit, kind="money")
    if m := name_after.match(after):
        unit = names[m[1]]
        # "40 pounds" are a weight as often as a sum.
        if not (unit == "GBP" and language == "en" and m[1].isalpha() and number.value < 1000):
            end, value = number.end + m.end(), number.value
            if not number.spelled and (more := patterns.scale_after.match(after, m.end())):
                # «75 USD millones»
                end, value = number.end + more.end(), value * patterns.scales[more["scale"]]
            if unit == TOMAN:
                unit, value = "IRR", value * RIALS_OF_A_TOMAN
            return replace(number, end=end, value=value, unit=unit, kind="money")
    return None


def _measure(before: str, after: str, number: Number, language: str, patterns: Patterns) -> Number | None:
    pattern, names = units(language)
    m = pattern.match(after)
    scale, scales = scale_before(language)
    said = scale.search(before)
    if said and (not m or names[m[1]] == "celsius"):
        start, value = number.start - len(before) + said.start(), number.value
        value = -value if value > 0 and (said[2] or patterns.below_zero.search(before)) else value
        end = number.end + (m.end() if m else 0)
        return replace(number, start=start, end=end, unit=scales[said[1]], kind="measure", value=value)
    if not m:
        return None
    unit, value, end = names[m[1]], number.value, number.end + m.end()
    if language == "zh" and (half := _HALF_UNIT.match(after, m.end())):
        # «两米半»
        value, end = value + Decimal("0.5"), number.end + half.end()
    if m[1] == "г" and value in _YEARS and not number.spelled:
        # «В 1989 г.» is a year; so many grams would be kilograms.
        return replace(number, kind="year")
    # "5m" may be five million.
    sure = m[1] != "m" or after.startswith((" ", "\u00a0")) or value >= 50
    if unit in ("celsius", "fahrenheit") and value > 0:
        if behind := patterns.under_zero.match(after, m.end()):
            value, end = -value, number.end + behind.end()
        elif patterns.below_zero.search(before):
            value = -value
    return replace(
        number,
        end=end,
        unit=unit,
        kind="measure",
        value=value,
        certain=number.certain and sure,
    )


def _by_words_around(folded: str, number: Number, patterns: Patterns, language: str) -> Number:
    """The number as an age, a decade in words or a century, where the words around it say so."""
    before = folded[max(0, number.start - REACH) : number.start]
    after = folded[number.end : number.end + REACH]
    cardinal = number.kind == "cardinal"
    # Before the ages: 「15세」 is one, 「15세기」 none.
    if (
        cardinal
        and number.value <= 30
        and (patterns.century_after.match(after) or patterns.century_before.search(before))
    ):
        return replace(number, kind="ordinal")
    if cardinal and (
        (number.value < _OLDEST.get(language, 130) and patterns.sure_age_after.match(after))
        or patterns.months_old_after.match(after)
        or (number.value < 130 and _is_age_by_words_before(before, after, patterns))
    ):
        return replace(number, kind="age")
    if (
        number.spelled
        and number.value < 100
        and number.value % 10 == 0
        and (
            patterns.decade_after_words.match(after)
            or patterns.decade_before.search(before)
            or (number.kind == "ordinal" and patterns.year_after.match(after))
        )
    ):
        return replace(number, kind="year")
    return number


def _is_age_by_words_before(before: str, after: str, patterns: Patterns) -> bool:
    """Whether words before a number make it an age: "aged 20", «il a dix ans», not «il a dix ans d'expérience»."""
    if patterns.sure_age_before.search(before):
        return True
    if not patterns.age_after.match(after):
        return False
    return bool(
        patterns.age_before.search(before)
        or (
            patterns.age_verb.search(before)
            and not patterns.age_verb_not_before.search(before)
            and not patterns.age_verb_not_after.match(after)
        )
    )


_ARTICLE = re.compile(r"(?<= )(?:the|la|le|el|il|a|die|de|het|τις|τους|τα|το|τη|την|της|του|οι|η) \Z")


def _bound(folded: str, number: Number, whole: Number, patterns: Patterns) -> Bound:
    """What is said before or behind ``whole``, a number with its unit, or between the two («30多名»)."""
    before = folded[max(0, whole.start - REACH) : whole.start]
    # «Casi la mitad»; but in «mais de metade» that is no article.
    befores = (before, _ARTICLE.sub("", before)) if whole.kind == "fraction" else (before,)
    after = folded[whole.end : whole.end + REACH]
    within = folded[number.end : number.end + 2] if whole.end != number.end else ""
    return (
        next((bound for b in befores for bound, pattern in patterns.bounds_before if pattern.search(b)), None)
        or next((bound for bound, pattern in patterns.bounds_after if pattern.match(after)), None)
        or next((bound for bound, pattern in patterns.bounds_after if pattern.match(within)), None)
        or "exact"
    )
