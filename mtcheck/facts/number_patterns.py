"""What may stand around a number, as patterns: the word lists of a language, compiled once.

The lists are those of ``data/numbers``. A pattern called ``..._after`` is matched where a number ends,
one called ``..._before`` searched in the words that lead up to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from mtcheck.facts.lexicon import Lexicon, lexicon
from mtcheck.facts.scripts import LETTER, either, fold
from mtcheck.types import Bound, Number

#: How many characters around a number are looked at.
REACH = 48

#: "no more than" is tried before "more than", «au moins» before «moins».
_BOUNDS: tuple[Bound, ...] = ("at_most", "at_least", "less_than", "more_than", "about")

#: Languages whose word after an age is the plain "years".
_YEARS_ALONE = frozenset("fr es pt it ro ru uk pl cs id he ar".split())
#: Languages whose words before an age stand before other numbers too.
_AGE_AFTER_ONLY = frozenset("es pt it he".split())

_NEVER = re.compile(r"(?!)(?P<half>)(?P<sale>)")

#: «三成», 「3割」: so many tenths, «三折» so many of the price; not before what makes another word of it («成功», 「割合」).
_TENTHS = {
    "zh": re.compile(
        r" ?(?:成(?![功为為立员員交本绩績长長熟果就人分型套品])|(?P<sale>折(?![叠疊扇页頁磨腾騰射返回合線线旧舊算])))(?P<half>半)?"
    ),
    "ja": re.compile(r" ?割(?![合りれくっらけ当])(?P<half>半)?(?P<sale>(?!))?"),
}

#: A hyphen before digits is a sign where nothing stands before it, and no range ("10 -20").
_SIGN = r"(?<![^\s(\[{=:,])(?<![0-9] )-$"
#: Words for "minus" that before any other number than a temperature are part of "at least".
_BELOW_ZERO = r"(?:(?<![\w])|(?<=[\u3040-\u30ff\u4e00-\u9fff]))(?:-|minus|moins|menos|meno|min|минус|мінус|eksi|μειον|零下|マイナス|영하|氷点下)[ \u00a0]?$"
#: The same behind a temperature, folded.
_UNDER_ZERO = (
    r"[ \u00a0](?:below (?:zero|freezing)|bajo cero|sous z[eé]ro|au[- ]dessous de z[eé]ro|sotto (?:lo )?zero|"
    r"abaixo de zero|negativos?|unter null|onder nul|poniżej zera|mrozu|of frost|ниже нуля|мороза|нижче нуля|морозу|pod nulou|"
    r"sub zero|di bawah nol|تحت الصفر|مئوية تحت الصفر|מתחת לאפס)(?![^\W_])"
)


class Patterns:
    """The patterns of one language.

    Args:
        words: the lexicon that holds its lists.
    """

    def __init__(self, words: Lexicon) -> None:
        lists, spaced = words.lists, not words.ideographic

        def after(name: str, space: str = r"[ \u00a0]?") -> re.Pattern[str]:
            return _after(lists.get(name, ()), spaced, space)

        def before(name: str) -> re.Pattern[str]:
            return _before(lists.get(name, ()), spaced)

        # Million and more, between spaces.
        self.scales = {
            key[0]: role["scale"]
            for word, phrases in words.phrases.items()
            for key, role in phrases
            if len(key) == 1 and len(word) > 3 and role.get("scale", 0) >= 1_000_000 and "unit" not in role
        }
        self.scale_after = (
            re.compile(rf"[ \u00a0](?P<scale>{either(self.scales)})(?!{LETTER})") if self.scales else _NEVER
        )
        self.tenths_after = _TENTHS.get(words.language, _NEVER)
        words_before = lists.get("minus", ())
        self.minus = re.compile(rf"{_SIGN}|(?:{before('minus').pattern})" if words_before else _SIGN)
        self.below_zero = re.compile(_BELOW_ZERO)
        self.under_zero = re.compile(_UNDER_ZERO)
        self.percent_after = re.compile(
            rf"[ \u00a0]?-?(?:%|﹪|{after('percent', space='').pattern})(?!-?punkt)"
        )
        percent_before = lists.get("percent_before", ())
        self.percent_before = (
            re.compile(rf"(?:{either(percent_before)})[ \u00a0]?$") if percent_before else _NEVER
        )
        self.points_after = after("points")
        self.rank_before = before("rank")
        self.decade_after_digits = after("decade_after", space="")
        # Elsewhere the ending of a decade ("1990s") is written on digits only.
        self.decade_after_words = _NEVER if spaced else after("decade_after")
        self.decade_before = before("decade_before")
        self.year_after = after("year_after")
        self.year_before = before("year_before")
        self.counted_after = after("counted")
        self.century_after = re.compile(rf"(?:\.|º|°|ο|ος|{LETTER}{{1,3}})?{after('century_after').pattern}")
        self.century_before = before("century_before")
        self.age_after = after("age_after")
        # «20 ans» may be a span of time: an age only after «âgé de»; «32-летний» is an age by itself.
        sure = [p for p in lists.get("age_after", ()) if p[0] == "-" or " " in p]
        self.sure_age_after = (
            _after(sure, spaced, r"[ \u00a0]?") if words.language in _YEARS_ALONE else self.age_after
        )
        self.age_before = before("age_before")
        self.sure_age_before = _NEVER if words.language in _AGE_AFTER_ONLY else self.age_before
        self.months_old_after = after("months_old_after")
        self.age_verb = before("age_verb")
        self.age_verb_not_before = before("age_verb_not_before")
        self.age_verb_not_after = after("age_verb_not_after")
        self.month_after = after("month_after")
        self.month_before = before("month_before")
        self.clock_after = after("clock_after")
        self.clock_before = before("clock_before")
        self.day_part_after = after("day_part_after")
        self.bounds_before = [(b, before(f"before.{b}")) for b in _BOUNDS]
        self.bounds_after = [(b, after(f"after.{b}")) for b in _BOUNDS]


@cache
def patterns_of(language: str) -> Patterns:
    """The patterns of a language.

    Args:
        language: ISO 639-1 code.
    """
    return Patterns(lexicon(language))


def is_decade(text: str, number: Number, language: str) -> bool:
    """Whether a year stands for the ten that begin with it: "the 1990s", «les années 1990», "the nineties".

    Args:
        text: as given.
        number: read from it.
        language: ISO 639-1 code.
    """
    if number.kind != "year" or number.value % 10:
        return False
    if number.value < 100 or not text[number.end - 1].isdecimal():
        return True
    before = fold(text[max(0, number.start - REACH) : number.start])
    return bool(patterns_of(lexicon(language).language).decade_before.search(before))


def _after(phrases: Iterable[str], spaced: bool, space: str) -> re.Pattern[str]:
    # A word of letters must end where it ends; a sign may stand before anything.
    boundary = rf"(?!{LETTER})" if spaced else ""
    alike = groupby(_longest_first(phrases), key=lambda p: p[-1].isalpha())
    options = [f"(?:{_any(group)})" + (boundary if is_word else "") for is_word, group in alike]
    return re.compile(rf"{space}(?:{'|'.join(options)})") if options else _NEVER


def _before(phrases: Iterable[str], spaced: bool) -> re.Pattern[str]:
    boundary = rf"(?<!{LETTER})" if spaced else ""
    alike = groupby(_longest_first(phrases), key=lambda p: p[0].isalpha())
    options = [(boundary if is_word else "") + f"(?:{_any(group)})" for is_word, group in alike]
    return re.compile(rf"(?:{'|'.join(options)})[ \u00a0]{{0,2}}['’\"«„“(]?$") if options else _NEVER


def _any(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, phrases))


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(p for p in phrases if p), key=len, reverse=True)
