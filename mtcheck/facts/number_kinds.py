"""What a number is, by what stands around it: money, a share, a measure, a year, a time, a code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import get_args

from mtcheck.facts.digits import Numeral
from mtcheck.facts.lexicon import Lexicon, lexicon
from mtcheck.facts.quantities import currencies, units
from mtcheck.facts.scripts import LETTER, is_unspaced
from mtcheck.types import Bound, Number

#: How far back and ahead the words around a number are looked for.
_REACH = 48

_CODE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'，。、）]{1,500}"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}"
    r"|[@#][^\W\d]\w{0,60}[0-9]\w{0,60}"
    r"|\+[0-9]{1,3}(?:[ .-]?\(?[0-9]{2,4}\)?){2,5}(?![0-9])"
    r"|(?<![0-9])[0-9]{3}-[0-9]{3}-[0-9]{4}(?![0-9])"
    # An internet address, which is not 1.000.000.000.
    r"|(?<![0-9.])(?![0-9]{1,3}(?:\.[0-9]{3}){3}(?![0-9]))[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])"
    r"|\b[A-Z][\w-]{2,20} [0-9]{3}-[0-9]{3,4}(?![0-9-])"
    r"|(?<![0-9/])(?:9/11|7/7|24/7)(?![0-9/])"
)


def find_codes(text: str) -> list[Number]:
    """Addresses, accounts and telephone numbers: digits that count nothing.

    Args:
        text: as `find_numbers` was given it.
    """
    return [
        Number(m.start(), m.end(), Decimal(0), kind="code")
        for m in _CODE.finditer(text)
        if any(c.isdigit() for c in m[0])
    ]


_ROMAN = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}


def find_centuries(text: str, words: Lexicon) -> Iterator[Number]:
    """Centuries in Roman numerals: «XVIIe siècle», "siglo XVII".

    Args:
        text: as `find_numbers` was given it.
        words: the lexicon of its language.
    """
    pattern = _patterns(words.language).roman
    for m in pattern.finditer(text):
        name = "after" if m["after"] else "before"
        digits = [_ROMAN[c] for c in m[name]]
        value = sum(-d if k + 1 < len(digits) and digits[k + 1] > d else d for k, d in enumerate(digits))
        yield Number(*m.span(name), Decimal(value), kind="ordinal")


def in_order(numbers: Iterable[Number]) -> list[Number]:
    """Sorted, without overlaps: the first and longer one stays."""
    kept: list[Number] = []
    for number in sorted(numbers, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


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
    """
    patterns = _patterns(words.language)
    position = 0
    previous: Number | None = None
    for number in numbers:
        if number.start < position:
            continue
        numeral = numerals.get(number.start)
        bare = numeral is not None and numeral.end == number.end
        found = number
        if found.kind in ("cardinal", "fraction"):
            found = (
                _quantity(folded, found, words)
                or (bare and numeral and _bare(text, folded, found, numeral, words, patterns))
                or _around(folded, found, patterns)
            )
        elif found.kind == "ordinal":
            found = _around(folded, found, patterns)
        if found.bound == "exact" and found.kind != "code":
            found = replace(found, bound=_bound(folded, number, found, patterns))
        position = found.end
        if previous:
            yield _as_range(folded, previous, found)
        previous = found
    if previous:
        yield previous


_RANGE = re.compile(
    r"[ \u00a0]?(?:[-–—~〜～]|(?:to|or|and|à|ou|et|a|o|y|e|bis|oder|und|tot|of|en|до|или|и|або|і|do|lub|i|až|nebo|la|sau"
    r"|până la|till|eller|och|έως|ή|και|ile|ila|veya|hingga|sampai|atau|đến|tới|hoặc|से|या|تا|یا|الى|او|עד|או)"
    r"|至|到|或|から|부터|에서|내지)[ \u00a0]?"
)


def _as_range(folded: str, first: Number, second: Number) -> Number:
    """The first end of "2 to 4 inches" has the unit of the second; "2 to 3 million" leaves it open."""
    if first.kind != "cardinal" or not _RANGE.fullmatch(folded, first.end, second.start):
        return first
    if second.value >= 1000 * first.value and second.spelled and not first.spelled:
        return replace(first, certain=False)
    if second.kind in ("percent", "measure", "money", "age") and second.value > first.value:
        return replace(first, kind=second.kind, unit=second.unit)
    return first


# --- money, shares, measures -----------------------------------------------------------------------


def _quantity(folded: str, number: Number, words: Lexicon) -> Number | None:
    patterns = _patterns(words.language)
    start, end = number.start, number.end
    after = folded[end : end + _REACH]
    if (m := patterns.points.match(after)) and m[0]:
        return replace(number, end=end + m.end(), unit="percentage-point", kind="measure")
    if m := patterns.percent.match(after):
        return replace(number, end=end + m.end(), unit="%", kind="percent")
    ahead = folded[max(0, start - 12) : start]
    if m := patterns.percent_before.search(ahead):
        return replace(number, start=start - len(ahead) + m.start(), unit="%", kind="percent")
    before, behind, names = currencies(words.language)
    if m := before.search(ahead):
        sign = m[0].strip(" \u00a0")
        return replace(number, start=start - len(ahead) + m.start(), unit=names[sign], kind="money")
    if m := behind.match(after):
        unit = names[m[1]]
        if not (unit == "GBP" and words.language == "en" and m[1].isalpha() and number.value < 1000):
            return replace(number, end=end + m.end(), unit=unit, kind="money")
    pattern, unit_names = units(words.language)
    if (m := pattern.match(after)) and number.kind != "ordinal":
        sure = m[1] != "m" or after.startswith((" ", "\u00a0")) or number.value >= 50
        unit = unit_names[m[1]]
        negative = unit in ("celsius", "fahrenheit") and patterns.minus.search(
            folded[max(0, start - 12) : start]
        )
        value = -number.value if negative and number.value > 0 else number.value
        return replace(
            number, end=end + m.end(), unit=unit, kind="measure", value=value, certain=number.certain and sure
        )
    return None


# --- numerals alone --------------------------------------------------------------------------------

_LATIN_ORDINAL = {
    "en": r"(?:st|nd|rd|th)",
    "fr": r"(?:ers?|ères?|res?|es?|ème|èmes|eme|nde?|nds)",
    "es": r"\.?(?:º|ª|°|er|ra|ro|da|do|ta|to|va|vo|na|no)",
    "pt": r"\.?(?:º|ª|°|o|a)",
    "it": r"\.?(?:º|ª|°)",
    "nl": r"(?:e|de|ste)",
    "sv": r":?(?:e|a)",
    "ru": r"-(?:й|го|му|м|я|ю|е|ый|ой|ая|ую|ом|ого|ому|ые|ых)",
    "uk": r"-(?:й|го|му|м|а|у|ю|я|е|ї|ий|ій|ої|ого|ому|і|ї|те|ту|та)",
    "ro": r"-lea|-a",
    "el": r"(?:ος|οσ|η|ο|ου|ησ|ης|ης)",
    "hi": r"(?:वां|वें|वीं|वाँ|वी|वे|रे|रा|री|ला|ली|ठा|ठे|थे|था|थी)",
    "de": r"\.(?=[ \u00a0](?:jahrhundert|jahrestag|geburtstag|spieltag|mal|platz|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|minute|lebensjahr|runde|stock|etage))",
    "cs": r"\.(?=[ \u00a0][a-záčďéěíňóřšťúůýž])",
    "pl": r"\.(?=[ \u00a0](?:rocznic|miejsc|urodzin|minut|wiek|raz|edycj|rund|tydzień|tygodni))|-(?:ty|ta|te|tego|tej)",
    "hu": r"\.(?=[ \u00a0][a-záéíóöőúüű])|-(?:ik|dik)",
    "tr": r"\.(?=[ \u00a0][a-zçğıöşü])|'?(?:inci|ıncı|uncu|üncü|nci|ncı|ncu|ncü)",
}
_CLOCK = re.compile(r"(?P<h>[01]?[0-9]|2[0-4])(?:(?P<sep>[:.h])(?P<m>[0-5][0-9]))?")
#: «20世纪30年代»: the thirties of the twentieth century.
_CENTURY_DECADE = re.compile(r"[0-9]{1,2} ?(?:世纪|世紀) ?([1-9]0) ?年代")
_YEARS = range(1500, 2101)


def _bare(
    text: str, folded: str, number: Number, numeral: Numeral, words: Lexicon, patterns: _Patterns
) -> Number | None:
    """What digits alone are: a time, an ordinal, a decade, a year, a code."""
    start, end = number.start, number.end
    if numeral.fraction:
        return replace(number, kind="fraction")
    if (clock := _clock(folded, start, words, patterns)) is not None:
        return clock
    after = folded[end : end + _REACH]
    before = folded[max(0, start - _REACH) : start]
    if ordinal := _LATIN_ORDINAL.get(words.language):
        m = re.match(rf"(?:{ordinal})(?!{LETTER}|[0-9])", after)
        if m and numeral.plain and len(folded[start:end]) <= 4:
            return replace(number, end=end + m.end(), kind="ordinal")
    if (
        numeral.plain
        and number.value <= 12
        and (patterns.month_after.match(after) or patterns.month_before.search(before))
    ):
        # A month: other languages say its name.
        return replace(number, certain=False)
    if (
        numeral.plain
        and (m := patterns.decade_after.match(after))
        and number.value % 10 == 0
        and number.value < 2100
    ):
        return replace(
            number, end=end + m.end(), kind="year", certain=number.certain and number.value >= 1000
        )
    if (
        numeral.plain
        and number.value % 10 == 0
        and number.value < 2100
        and patterns.decade_before.search(before)
    ):
        return replace(number, kind="year")
    if (m := _CENTURY_DECADE.match(folded, start)) and words.language in ("zh", "ja"):
        return replace(number, end=m.end(), value=(number.value - 1) * 100 + int(m[1]), kind="year")
    if code := _code(text, folded, number, words):
        return code
    if (
        number.value < 100
        and numeral.leading == 2
        and re.search(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}[-–/]$", before)
    ):
        return replace(number, kind="year")
    if patterns.rank.search(before):
        return replace(number, kind="rank")
    if score := _score(folded, number, numeral):
        return score
    if (
        numeral.plain
        and numeral.leading == 4
        and int(number.value) in _YEARS
        and _is_year(before, after, number, patterns)
    ):
        return replace(number, kind="year")
    return None


def _clock(folded: str, start: int, words: Lexicon, patterns: _Patterns) -> Number | None:
    m = _CLOCK.match(folded, start)
    if not m or folded[m.end() : m.end() + 1].isdigit():
        return None
    end, hour, minutes = m.end(), int(m["h"]), int(m["m"] or 0)
    after = folded[end : end + 24]
    before = folded[max(0, start - 24) : start]
    half = re.match(r"[ \u00a0]?(?P<half>[ap])(?:\.[ \u00a0]?m\.?|m)(?![^\W_])", after)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half["half"] == "p" else 0)
        return Number(start, end + half.end(), _hours(hour, minutes), kind="time")
    if words.language in ("zh", "ja", "ko"):
        cjk = re.compile(
            r"(?:点|點|时|時|시)(?! ?(?:间|間|간|对))(?:钟|鐘)? ?(?:([0-5]?[0-9])(?:分|분)|(半|반))?"
        ).match(folded, end)
        if cjk and not m["m"]:
            minutes = int(cjk[1] or 0) or (30 if cjk[2] else 0)
            return Number(start, cjk.end(), _hours(hour, minutes), kind="time")
    sign = patterns.clock_after.match(after)
    if sign and not (sign[0].strip() == "h" and not m["m"] and folded[end : end + 1] == " "):
        hm = re.compile(r"[ \u00a0]?([0-5][0-9])(?![0-9])").match(folded, end + sign.end())
        if hm and sign[0].strip(" \u00a0") == "h" and not m["m"]:
            return Number(start, hm.end(), _hours(hour, int(hm[1])), kind="time")
        return Number(start, end + sign.end(), _hours(hour, minutes), kind="time")
    if m["sep"] == ":" and not folded[m.end() : m.end() + 2].startswith((":0", ":1", ":2", ":3", ":4", ":5")):
        return Number(start, end, _hours(hour, minutes), kind="time")
    if m["sep"] == "h":
        return Number(start, end, _hours(hour, minutes), kind="time")
    if patterns.clock_before.search(before) and hour <= 24:
        return Number(start, end, _hours(hour, minutes), kind="time")
    return None


def _hours(hour: int, minutes: int) -> Decimal:
    return Decimal(hour) + Decimal(minutes) / 60


def _code(text: str, folded: str, number: Number, words: Lexicon) -> Number | None:
    """Digits fastened to letters: "A380", "COVID-19", "4x4"; not "mid-1990s", "10th" or «32歳»."""
    start, end = number.start, number.end
    first, last = start, end
    while first > 0 and start - first < 24 and (folded[first - 1].isalnum() or folded[first - 1] in "-_/"):
        if is_unspaced(folded[first - 1]):
            break
        first -= 1
    prefix = text[first:start]
    while last < len(folded) and last - end < 24 and (folded[last].isalnum() or folded[last] == "_"):
        if is_unspaced(folded[last]):
            break
        last += 1
    suffix = folded[end:last]
    if prefix[-1:].isalpha() or prefix[-1:] == "_":
        return replace(number, start=first, end=last, kind="code")
    if prefix.endswith("-") and len(prefix) > 1 and prefix[-2].isalpha():
        word = re.split(r"[-/_]", prefix[:-1])[-1]
        if (
            any(c.isupper() for c in word)
            and (not word[:1].isupper() or word.isupper() or len(word) < 6)
            and words.language != "de"
        ):
            return replace(number, start=first, end=last, kind="code")
        if word.isupper() and len(word) > 1:
            return replace(number, start=first, end=last, kind="code")
    if suffix and suffix[0].isalpha() and not _is_known_suffix(suffix, words):
        return replace(number, end=last, kind="code")
    return None


def _is_known_suffix(suffix: str, words: Lexicon) -> bool:
    return (
        words.language in ("tr", "hu", "fi", "ar", "he", "hi", "fa")
        or suffix in words.short
        or suffix in ("yo", "ft", "in")
    )


def _score(folded: str, number: Number, numeral: Numeral) -> Number | None:
    """ "3-1", "6:4": results of a match, not a range, where the second is no greater."""
    if not numeral.plain or number.value > 200:
        return None
    start, end = number.start, number.end
    after = re.compile(r"[-–:]([0-9]{1,3})(?![0-9.,:]|[-–][0-9])").match(folded, end)
    if after and int(after[1]) <= number.value and folded[start - 1 : start] not in ("-", "–", ":", "/"):
        return replace(number, kind="rank")
    before = re.search(r"(?<![0-9.,:–-])([0-9]{1,3})[-–:]$", folded[max(0, start - 5) : start])
    if before and int(before[1]) >= number.value:
        return replace(number, kind="rank")
    return None


def _is_year(before: str, after: str, number: Number, patterns: _Patterns) -> bool:
    if patterns.year_after.match(after) or patterns.year_before.search(before):
        return True
    if re.search(r"[0-9]{4}[-–/]$", before) or re.match(r"[-–/][0-9]{2}(?:[0-9]{2})?(?![0-9])", after):
        return True
    if patterns.counted.match(after):
        return False
    round_number = number.value % 50 == 0 and number.value not in (1900, 1950, 2000, 2050)
    followed = re.match(rf"[ \u00a0]{LETTER}", after) is not None
    return not (round_number and followed)


# --- words around ----------------------------------------------------------------------------------


def _around(folded: str, number: Number, patterns: _Patterns) -> Number:
    after = folded[number.end : number.end + _REACH]
    before = folded[max(0, number.start - _REACH) : number.start]
    if number.kind == "cardinal" and number.value < 130:
        if patterns.age_sure.match(after) or (
            patterns.age_after.match(after) and patterns.age_before.search(before)
        ):
            return replace(number, kind="age")
        if patterns.age_before_alone.search(before):
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
    if (
        number.kind == "cardinal"
        and number.value <= 30
        and (patterns.century_after.match(after) or patterns.century_before.search(before))
    ):
        return replace(number, kind="ordinal")
    return number


def _bound(folded: str, number: Number, whole: Number, patterns: _Patterns) -> Bound:
    before = folded[max(0, whole.start - _REACH) : whole.start]
    for bound, pattern in patterns.before:
        if pattern.search(before):
            return bound
    after = folded[whole.end : whole.end + _REACH]
    for bound, pattern in patterns.after:
        if pattern.match(after):
            return bound
    if whole.end != number.end:
        after = folded[number.end : number.end + 2]
        for bound, pattern in patterns.after:
            if after and pattern.match(after):
                return bound
    return "exact"


#: Languages whose word after an age is the plain "years".
_YEARS_ALONE = frozenset("fr es pt it ro ru uk pl cs id he ar".split())


class _Patterns:
    """The word lists of a language as patterns, compiled once."""

    def __init__(self, words: Lexicon) -> None:
        lists = dict(words.lists)
        lists["age_sure"] = tuple(p for p in lists.get("age_after", ()) if p[0] == "-" or " " in p)
        unspaced = words.language in ("zh", "ja", "ko")

        def after(*names: str, space: str = r"[ \u00a0]?") -> re.Pattern[str]:
            phrases = [p for n in names for p in lists.get(n, ())]
            # A word of letters must end where it ends; a sign may stand before anything.
            boundary = "" if unspaced else rf"(?!{LETTER})"
            options = [re.escape(p) + (boundary if p[-1].isalpha() else "") for p in _longest(phrases)]
            return re.compile(rf"{space}(?:{'|'.join(options)})") if options else _NEVER

        def before(*names: str) -> re.Pattern[str]:
            phrases = [p for n in names for p in lists.get(n, ())]
            boundary = "" if unspaced else rf"(?<!{LETTER})"
            options = [(boundary if p[0].isalpha() else "") + re.escape(p) for p in _longest(phrases)]
            return re.compile(rf"(?:{'|'.join(options)})[ \u00a0]{{0,2}}['’\"«„“(]?$") if options else _NEVER

        self.percent = re.compile(
            r"[ \u00a0]?-?(?:%|﹪|"
            + (after("percent", space="").pattern if lists.get("percent") else "(?!)")
            + ")(?!-?punkt)"
        )
        self.points = after("points")
        self.percent_before = (
            re.compile(rf"(?:{'|'.join(map(re.escape, lists['percent_before']))})[ \u00a0]?$")
            if lists.get("percent_before")
            else _NEVER
        )
        self.minus = re.compile(
            r"(?<![\w])(?:-|minus|moins|menos|meno|min|минус|мінус|eksi|μειον|零下|マイナス|영하|氷点下)[ \u00a0]?$"
        )
        self.roman = _roman(lists)
        self.rank = before("rank")
        self.decade_after = after("decade_after", space="")
        self.decade_after_words = after("decade_after") if unspaced else _NEVER
        self.decade_before = before("decade_before")
        self.year_before = before("year_before")
        self.year_after = after("year_after")
        self.counted = after("counted")
        self.century_after = (
            re.compile(rf"(?:\.|º|°|ο|ος|{LETTER}{{1,3}})?" + after("century_after").pattern)
            if lists.get("century_after")
            else _NEVER
        )
        self.century_before = before("century_before")
        self.age_after = after("age_after")
        # «20 ans» may be a span of time: an age only after «âgé de»; «32-летний» is an age by itself.
        self.age_sure = after("age_sure") if words.language in _YEARS_ALONE else self.age_after
        self.age_before = before("age_before")
        self.age_before_alone = (
            before("age_before") if words.language not in ("es", "pt", "it", "he") else _NEVER
        )
        self.month_after = after("month_after")
        self.month_before = before("month_before")
        self.clock_after = after("clock_after")
        self.clock_before = before("clock_before")
        self.before: list[tuple[Bound, re.Pattern[str]]] = [
            (b, before(f"before.{b}")) for b in _BOUNDS if lists.get(f"before.{b}")
        ]
        self.after: list[tuple[Bound, re.Pattern[str]]] = [
            (b, after(f"after.{b}")) for b in _BOUNDS if lists.get(f"after.{b}")
        ]


def _roman(lists: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    options = []
    if following := lists.get("century_after"):
        names = "|".join(re.escape(n) for n in _longest(following))
        options.append(
            rf"\b(?P<after>[IVXІХ]{{1,6}})(?:-?{LETTER}{{1,3}}|\.|º)?[ \u00a0](?i:{names})(?!{LETTER})"
        )
    if preceding := lists.get("century_before"):
        names = "|".join(re.escape(n) for n in _longest(preceding))
        options.append(rf"\b(?i:{names})(?: al)?[ \u00a0-](?P<before>[IVXІХ]{{1,6}})\b")
    if not options:
        return re.compile("(?P<after>(?!))(?P<before>)")
    pattern = "|".join(options)
    return re.compile(
        pattern if len(options) == 2 else pattern + f"|(?P<{'before' if following else 'after'}>(?!))"
    )


#: "no more than" before "more than", «au moins» before «moins».
_BOUNDS: tuple[Bound, ...] = ("at_most", "at_least", "less_than", "more_than", "about")
assert set(_BOUNDS) < set(get_args(Bound))
_NEVER = re.compile(r"(?!)")


def _longest(phrases: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(p for p in phrases if p), key=len, reverse=True)


@cache
def _patterns(language: str) -> _Patterns:
    return _Patterns(lexicon(language))
