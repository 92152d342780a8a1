"""Units and currencies beside a number, exchanged in the same plural form and, where it shows, gender."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial

from distort.values_slot import LETTER, UNSPACED, Slot, locale, plural
from mtcheck.types import Number

_GROUPS = (
    ("kilometer", "mile", "meter"),
    ("centimeter", "inch", "millimeter", "meter"),
    ("foot", "meter", "yard"),
    ("kilogram", "tonne", "pound", "gram"),
    ("ounce", "pound", "gram"),
    ("minute", "hour", "second"),
    ("hour", "day", "week", "month", "year"),
    ("hectare", "acre", "square-kilometer"),
    ("kilometer-per-hour", "mile-per-hour"),
    ("liter", "gallon"),
)
#: Units that are feminine, then those that are neither feminine nor masculine: articles and adjectives
#: around agree with them, so that a unit is exchanged within its gender only.
_GENDERS: Mapping[str, tuple[str, ...]] = {
    "fr": ("second minute hour week tonne pound ounce year",),
    "es": ("hour week tonne pound inch yard ounce mile hectare",),
    "pt": ("hour week tonne pound inch yard ounce mile",),
    "it": ("hour week tonne pound ounce yard mile",),
    "ro": ("second minute hour day week month mile tonne",),
    "el": (
        "hour day week inch pound yard ounce",
        "minute second year mile meter kilometer centimeter millimeter kilogram gram foot",
    ),
    "he": ("minute hour second year",),
    "ar": ("minute hour second year",),
    "ru": ("minute second week mile tonne",),
    "uk": ("minute hour second mile tonne",),
    "pl": ("minute hour second mile tonne",),
    "cs": ("minute hour second mile tonne",),
}
#: Forms that CLDR lacks, in the order second minute hour day week month year.
_MORE_TIME = {
    "de": ("Sekunden Minuten Stunden Tagen Wochen Monaten Jahren",),
    "zh": ("秒 分钟 小时 天 周 个月 年",),
    "ja": ("秒間 分間 時間 日間 週間 か月間 年間",),
    "ko": ("초 분 시간 일 주 개월 년",),
    "he": ("שניות דקות שעות ימים שבועות חודשים שנים",),
    "cs": ("sekundami minutami hodinami dny týdny měsíci lety", "sekund minut hodin dní týdnů měsíců let"),
    "ru": ("секундами минутами часами днями неделями месяцами годами",),
    "pl": ("sekundami minutami godzinami dniami tygodniami miesiącami latami",),
    "el": ("δευτερολέπτων λεπτών ωρών ημερών εβδομάδων μηνών ετών",),
}
_TIME = ("second", "minute", "hour", "day", "week", "month", "year")
#: A bare 日 or 년 after digits is a date.
_DATED = {"zh": {"年", "周"}, "ja": {"日", "年", "分"}, "ko": {"일", "년", "분", "주"}}
_KINDS = ("length", "mass", "duration", "area", "speed", "volume")
_DATIVE = re.compile(
    r"\b(?:vor|seit|nach|mit|von|in|binnen|den (?:letzten|nächsten|ersten|kommenden|vergangenen))"
    r"\s(?:(?:fast|rund|etwa|über|mehr als|weniger als|nur)\s)?$",
    re.I,
)
#: Abbreviations that are other words.
_COMMON = frozenset({"in", "с", "g", "г"})
_KEYS = {"tonne": ("mass-tonne", "mass-metric-ton")}
_CURRENCIES: Mapping[str, tuple[str, ...]] = {
    "en": ("dollars euros pounds", "dollar euro pound"), "fr": ("dollars euros",), "es": ("dólares euros",),
    "de": ("Dollar Euro Pfund",), "it": ("dollari euro",), "pt": ("dólares euros",), "nl": ("dollar euro pond",),
    "pl": ("dolarów euro funtów",), "ru": ("долларов евро фунтов",), "uk": ("доларів євро фунтів",),
    "zh": ("美元 欧元 英镑",), "ja": ("ドル ユーロ ポンド",), "ko": ("달러 유로 파운드",), "ar": ("دولار يورو",),
    "he": ("דולר אירו",), "tr": ("dolar avro sterlin",), "vi": ("đô_la euro",),
    "id": ("dolar euro pound",), "hi": ("डॉलर यूरो पाउंड",), "fa": ("دلار یورو پوند",), "sv": ("dollar euro pund",),
    "cs": ("dolarů eur liber",), "ro": ("dolari euro",), "el": ("δολάρια ευρώ", "δολαρίων ευρώ"),
    "hu": ("dollár euró font",),
}  # fmt: skip
_SIGNS = ("$ € £", "USD EUR GBP")
_NATION = re.compile(
    r"[ \u00a0-]?(?:US|U\.S|USA|[Aa]m[eéè]ri[ck]|estadouni|estado-uni|США|америк|أمريك|امریک|آمریک|Mỹ|Anh|AS)"
)


@cache
def _forms(language: str) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """By written form: (unit, series, plural category); forms of one series and category answer another."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    patterns = locale(language)._data["unit_patterns"]
    for unit in dict.fromkeys(u for group in _GROUPS for u in group):
        for key in _KEYS.get(unit, tuple(f"{kind}-{unit}" for kind in _KINDS)):
            # Short words for time are clipped, and short ones of a letter or two are other words.
            for width in ("long",) if unit in _TIME else ("long", "short"):
                for category, pattern in patterns.get(key, {}).get(width, {}).items():
                    word = _word(category, pattern)
                    if word and word not in _DATED.get(language, ()):
                        found.setdefault(word, []).append((unit, width, category))
    for k, series in enumerate(_MORE_TIME.get(language, ())):
        for unit, word in zip(_TIME, series.split(), strict=True):
            if word.replace("_", " ") not in _DATED.get(language, ()):
                found.setdefault(word, []).append((unit, f"more {k}", ""))
    return {word: tuple(readings) for word, readings in found.items()}


def _word(category: str, pattern: object) -> str:
    """The noun of a CLDR pattern such as "{0} days"; "" where there is none after the number."""
    if category == "per" or not isinstance(pattern, str) or not pattern.startswith("{0}"):
        return ""
    word = pattern.removeprefix("{0}").replace("\u200f", "").strip()
    return "" if word in _COMMON else word


@cache
def _unit_pattern(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _forms(language)), key=len, reverse=True))
    edge = "" if language in UNSPACED else rf"(?!{LETTER}|\d|[²³'’/-])"
    return re.compile(rf"[ \u00a0\u202f-]?(?:de )?({words}){edge}")


def find_units(text: str, language: str, values: list[Slot]) -> Iterator[Slot]:
    """The units after the figures and number words of a text.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
        values: its figures and number words.
    """
    forms = _forms(language)
    for value in values:
        m = _unit_pattern(language).match(text, value.end)
        if not m or value.kind in ("age", "rank", "percent", "money") or text[m.end() :].startswith(" per "):
            continue
        if value.family == "word" and language in _GENDERS and language not in ("fr", "it", "es"):
            continue
        category = plural(language, str(value.value))
        readings = [r for r in forms[m[1]] if r[2] in ("", category)] or list(forms[m[1]])
        # «vor zwei Wochen» takes the dative, which shows in "Tagen", not in "Wochen".
        if language == "de" and _DATIVE.search(text[: value.start]):
            readings = [r for r in readings if r[1].startswith("more")] or readings
        unit = readings[0][0]
        write = partial(_write_unit, language, readings)
        choices = tuple(u for u in _others(unit) if _gender(language, u) == _gender(language, unit))
        if choices:
            yield Slot(m.start(1), m.end(1), "unit", unit, write, choices)


def _others(unit: str) -> list[str]:
    return list(dict.fromkeys(u for group in _GROUPS if unit in group for u in group if u != unit))


def _gender(language: str, unit: str) -> int:
    genders = _GENDERS.get(language, ())
    return next((k for k, units in enumerate(genders) if unit in units.split()), -1)


def _write_unit(language: str, readings: list[tuple[str, str, str]], unit: str) -> str | None:
    wanted = {(unit, series, category) for _, series, category in readings}
    written = [word for word, ways in _forms(language).items() if wanted.intersection(ways)]
    return written[0] if len(written) == 1 else None


@cache
def _currency_pattern(language: str) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    series = [s.replace("_", "\u00a0").split(" ") for s in (*_CURRENCIES.get(language, ()), *_SIGNS)]
    exchanged = {
        w.replace("\u00a0", " "): tuple(x.replace("\u00a0", " ") for x in s if x != w)
        for s in series
        for w in s
    }
    words = "|".join(sorted(map(re.escape, exchanged), key=len, reverse=True))
    edge = "" if language in UNSPACED else rf"(?!{LETTER}|['’-])"
    return re.compile(rf"(?<![A-Za-zА-яĀ-ž米カ-])({words}){edge}"), exchanged


def find_currencies(text: str, language: str, numbers: list[Number]) -> Iterator[Slot]:
    """The currencies of the sums of a text.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
        numbers: what ``find_numbers`` reads in it.
    """
    pattern, exchanged = _currency_pattern(language)
    for number in numbers:
        if number.kind == "money":
            # "đô la" is one noun, of which the number's span has the first word only.
            m = pattern.search(text, number.start, number.end + 3)
            if (
                m
                and not _NATION.match(text, m.end())
                and not re.search(r"(?:US|U\.S\.) ?$", text[: m.start()])
            ):
                yield Slot(m.start(1), m.end(1), "currency", m[1], str, exchanged[m[1]])


#: Abbreviations that stand for a noun in any case; the noun stands for them in its plural only.
_SHORT = {"kilometer": "km", "meter": "m", "centimeter": "cm", "millimeter": "mm", "kilogram": "kg"}


def same_unit(language: str, written: str, unit: str) -> str | None:
    """The abbreviation of a unit written out, or, where nouns do not decline, the noun for it."""
    short = _SHORT.get(unit)
    if short is None or language in ("ar", "he", "hi", "fa", "ru", "uk", "el", *UNSPACED):
        return None
    if written != short:
        return short
    if language not in ("en", "fr", "es", "it", "pt", "nl", "sv", "id", "vi"):
        return None
    nouns = [w for w, ways in _forms(language).items() if (unit, "long", "other") in ways]
    return nouns[0] if len(nouns) == 1 else None
