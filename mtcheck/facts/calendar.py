"""What a language calls months, weekdays and spans of time: CLDR names, and the words CLDR lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from mtcheck.facts.scripts import unaccented
from mtcheck.facts.tables import table

#: Days in a unit of time, as news counts: a month is 30 days, a year 365.
DAYS: Mapping[str, Decimal] = {
    "second": Decimal(1) / 86400,
    "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "night": Decimal(1),
    "week": Decimal(7),
    "month": Decimal(30),
    "quarter": Decimal(90),
    "year": Decimal(365),
    "decade": Decimal(3650),
    "century": Decimal(36500),
}

NEVER = r"(?!)"
#: The edges of a word. Vowel signs of Devanagari are no letters to ``re``, but they go on with the word.
LEFT_EDGE = r"(?<![\w\u0900-\u0963])"
RIGHT_EDGE = r"(?![\w\u0900-\u0963])"
_UNSPACED = {"zh", "ja", "ko"}
_DECLINED = {"cs", "el", "fa", "pl", "ru", "uk"}
_RANGE_DASH = r"[-–—‑~〜～]"


@dataclass(frozen=True)
class Names:
    """Names that stand for numbers: the months, the weekdays, or the units of time.

    Args:
        pattern: a regular expression without groups that matches any of them.
        forms: one compiled expression for each value.
    """

    pattern: str
    forms: tuple[tuple[Any, re.Pattern[str]], ...]

    def value(self, text: str, start: int, end: int) -> Any:
        """What the name at ``start:end`` of ``text`` stands for, None if it is none of them."""
        # An expression may look at what follows the name, so it is matched in its place first.
        for value, form in self.forms:
            m = form.match(text, start)
            if m and m.end() == end:
                return value
        return next((value for value, form in self.forms if form.fullmatch(text, start, end)), None)


@dataclass(frozen=True)
class Calendar:
    """The words of time of one language.

    Args:
        language: ISO 639-1.
        spaced: whether words are set apart by spaces.
        months, weekdays, units: their names; a unit's value is its CLDR name.
        clipped: abbreviated names, casefolded, that are no whole name of the language.
        words: the language's table in ``data/dates.toml``, read by :meth:`word`.
    """

    language: str
    spaced: bool
    months: Names
    weekdays: Names
    units: Names
    clipped: frozenset[str]
    words: Mapping[str, Any]

    @property
    def order(self) -> str:
        """ "dmy", "mdy" or "ymd"."""
        return str(self.words.get("order", "dmy"))

    def word(self, key: str) -> str:
        """The expression under ``key``; one that never matches where the language has none."""
        return f"(?:{self.words[key]})" if self.words.get(key) else NEVER

    @property
    def to(self) -> str:
        """What joins the ends of a range."""
        return rf"(?:{_RANGE_DASH}|{self.word('to')})"

    def whole(self, pattern: str) -> str:
        """``pattern`` as a whole word, with the endings and prefixes the language glues on."""
        if not self.spaced:
            return f"(?:{pattern})"
        prefix, suffix = self.words.get("prefix", ""), self.words.get("suffix", "")
        return rf"{LEFT_EDGE}{prefix}(?:{pattern}){suffix}{RIGHT_EDGE}"

    def is_name(self, written: str) -> bool:
        """Whether the capitals of a month or weekday name are as the language has them."""
        if not self.words.get("capital") or written[:1].isupper():
            return True
        return bool(re.fullmatch(self.words.get("lower") or NEVER, written))


@cache
def calendar_of(language: str) -> Calendar | None:
    """The words of time of a language.

    Args:
        language: ISO 639-1 code.

    Returns:
        The calendar, None for a language that is not read.

    Source: CLDR through Babel for names of months, weekdays and units.
    """
    words = _tables().get(language)
    if words is None:
        return None
    glued = words.get("suffix", "")
    return Calendar(
        language=language,
        spaced=language not in _UNSPACED,
        months=_names(_months(language, words), words, glued),
        weekdays=_names(_weekdays(language, words), words, glued),
        units=_names(_units(language, words), words, ""),
        clipped=_clipped(language),
        words=words,
    )


@cache
def _tables() -> dict[str, dict[str, Any]]:
    periods = table("periods")
    return {
        language: {**words, "periods": periods.get(language, {})}
        for language, words in table("dates").items()
    }


def _names(forms: Mapping[Any, list[str]], words: Mapping[str, Any], glued: str) -> Names:
    # The longest form first: "tháng 12" before "tháng 1".
    alternatives = sorted({f for many in forms.values() for f in many}, key=len, reverse=True)
    prefix = words.get("prefix", "")
    return Names(
        "|".join(alternatives) or NEVER,
        tuple(
            (value, re.compile(rf"{prefix}(?:{'|'.join(sorted(many, key=len, reverse=True))}){glued}", re.I))
            for value, many in forms.items()
            if many
        ),
    )


def _literal(name: str) -> str:
    """A CLDR name as an expression: any space, either apostrophe, an abbreviation's dot left out."""
    bare = name.rstrip(".׳॰").strip()
    # Hindi जन॰ is January with its mark, without it the people.
    escaped = re.escape(bare) + ("(?=॰)" if len(bare) < 3 and name.endswith("॰") else "")
    escaped = re.sub(r"(\\?[\s\u00a0\u202f])+", r"[\\s\\u00a0]+", escaped)
    return re.sub("['’ʼ]", "['’ʼ]", escaped)


#: Languages whose names of days and months are typed without their accents; "marco" is a name of people.
_UNACCENTED = frozenset({"fr", "es", "pt", "it"})
_NAMES = frozenset({"marco"})


def _spellings(name: str, language: str) -> list[str]:
    """A CLDR name as expressions: as it is written, and as it is typed."""
    typed = unaccented(name) if language in _UNACCENTED else name
    return [_literal(n) for n in dict.fromkeys((name, typed)) if n not in _NAMES]


def _written(value: str) -> str:
    return value.replace("_", r"[\s\u00a0]+")


def _months(language: str, words: Mapping[str, Any]) -> dict[int, list[str]]:
    forms: dict[int, list[str]] = {i: [] for i in range(1, 13)}
    if language in _UNSPACED:
        for i in forms:
            spelled = ["", *"一二三四五六七八九十", "十一", "十二"][i]
            digits = "".join(f"[{d}{chr(0xFF10 + int(d))}]" for d in str(i))
            forms[i] = [rf"(?<![\d一二三四五六七八九十第])(?:[0０]?{digits}|{spelled})\s?[月월]"]
    elif language != "vi":
        # Vietnamese months are numbered: the table has digits and words.
        for locale in (language, *words.get("variants", "").split()):
            for name, i in _cldr(locale, "months"):
                forms[i] += _spellings(name, language)
    _add(forms, words.get("months", ""))
    return forms


def _weekdays(language: str, words: Mapping[str, Any]) -> dict[int, list[str]]:
    forms: dict[int, list[str]] = {i: [] for i in range(1, 8)}
    if language != "vi":
        for name, i in _cldr(language, "days"):
            # CLDR counts from Monday as 0.
            forms[i + 1] += _spellings(name, language)
    _add(forms, words.get("weekdays", ""))
    return forms


def _add(forms: dict[int, list[str]], extra: str) -> None:
    for i, fragment in enumerate(extra.split(), 1):
        if fragment != "-":
            # Alternatives of one month are kept in one group: they may hold groups of their own.
            forms[i].append(f"(?:{_written(fragment)})")


def _cldr(locale: str, kind: str) -> Iterator[tuple[str, int]]:
    from babel import Locale

    names = getattr(Locale.parse(locale), kind)
    # Babel fills a missing stand-alone form from whatever locale was loaded before, so it is asked only
    # of the languages that have one: those that decline their months.
    contexts = ("format", "stand-alone") if locale in _DECLINED else ("format",)
    for context in contexts:
        for width in ("wide", "abbreviated") if context == "format" else ("wide",):
            # Two letters are too little for a clipped name; 周一 and Persian مه are whole ones.
            least = 2 if width == "wide" or locale in _UNSPACED else 3
            for i, name in names[context][width].items():
                if len(name.rstrip(".׳॰")) >= least or name.endswith("॰"):
                    yield name, i


def _clipped(language: str) -> frozenset[str]:
    if language in _UNSPACED:
        return frozenset()
    from babel import Locale

    locale = Locale.parse(language)
    names: dict[str, set[str]] = {"abbreviated": set(), "wide": set()}
    for kind in (locale.months, locale.days):
        for width, found in names.items():
            found |= {n.rstrip(".׳॰").casefold() for n in kind["format"][width].values()}
    return frozenset(names["abbreviated"] - names["wide"])


#: Languages whose word for a quarter of a year in CLDR is one for any quarter.
_QUARTERS_OF_ALL = frozenset({"ar", "el", "fa", "sv", "tr"})


def _units(language: str, words: Mapping[str, Any]) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {unit: [] for unit in DAYS}
    for unit, expression in words.get("units", {}).items():
        forms[unit].append(f"(?:{expression})")
    if language in _UNSPACED or language == "vi":
        # A bare 日 or 년 is a date more often than a duration: the table says which are not.
        return forms
    from babel import Locale

    patterns = Locale.parse(language)._data["unit_patterns"]
    # Nights are those of the table: the word says which half of the day an hour is in as well.
    for unit in (u for u in DAYS if u != "night" and (u != "quarter" or language not in _QUARTERS_OF_ALL)):
        widths = patterns.get(f"duration-{unit}", {})
        for width in ("long", "short"):
            written = [
                pattern.replace("{0}", "").strip()
                for name, pattern in widths.get(width, {}).items()
                if name != "per" and isinstance(pattern, str) and "{0}" in pattern
            ]
            # The short form is read only where CLDR lets it stand for the long one: Hindi "से" is both
            # a clipped second and the word "from".
            if found := [_literal(w) for w in written if len(w.rstrip(".")) > 1]:
                forms[unit] += found
                break
    return forms
