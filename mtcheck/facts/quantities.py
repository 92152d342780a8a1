"""Names and signs of currencies and units of measure in each language, out of CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from mtcheck.facts.scripts import LETTER, either, fold

#: Signs that stand for one currency in the news, longest first where one begins another.
SIGNS = {
    "us$": "USD", "ca$": "CAD", "c$": "CAD", "can$": "CAD", "au$": "AUD", "a$": "AUD", "hk$": "HKD",
    "nt$": "TWD", "nz$": "NZD", "s$": "SGD", "r$": "BRL", "mx$": "MXN", "$": "USD", "€": "EUR", "£": "GBP",
    "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₴": "UAH", "₫": "VND",
    "฿": "THB", "₦": "NGN", "₱": "PHP", "zł": "PLN", "kč": "CZK", "rs": "INR", "rp": "IDR", "ft": "HUF",
}  # fmt: skip

#: Currencies that share a noun ("dollar"), the one meant without more said first.
_FAMILIES = (
    ("USD", "CAD", "AUD"), ("GBP", "EGP", "SYP"), ("INR", "PKR", "LKR"), ("MXN", "ARS", "COP"),
    ("RUB", "BYN"), ("KRW", "KPW"), ("IRR", "OMR", "YER"), ("CHF", "BIF", "DJF"), ("SEK", "NOK", "ISK"),
)  # fmt: skip
#: Currencies said with one noun somewhere: which is meant stands elsewhere, or nowhere.
_NAMESAKES = (*map(frozenset, _FAMILIES), frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"}),
              frozenset({"SEK", "NOK", "ISK", "DKK", "CZK"}))  # fmt: skip
#: The crown, krone or koruna that a language means without saying whose.
_CROWNS = {"cs": "CZK", "sv": "SEK"}
_ALONE = ("EUR", "JPY", "CNY", "BRL", "TRY", "ILS", "PLN", "UAH", "IDR", "VND", "HUF", "CZK", "THB", "ZAR")
_CODES = (
    "USD EUR GBP JPY CNY CHF RUB INR BRL MXN KRW TRY ILS SEK NOK DKK PLN CZK UAH IDR VND HUF RON AUD CAD NZD "
    "HKD SGD TWD ZAR THB EGP SAR AED IRR PKR ARS COP CLP BGN RSD NGN KES MYR PHP RMB"
).split()
#: Languages that name the currency before its country («yen japonais»).
_NOUN_FIRST = frozenset("fr es it pt ro vi id ar he fa el pl".split())

_UNIT_KINDS = (
    "length-",
    "area-",
    "mass-",
    "volume-",
    "temperature-",
    "speed-",
    "power-",
    "energy-",
    "pressure-",
)
_UNITS = frozenset(
    "kilometer meter centimeter millimeter mile yard foot inch nautical-mile hectare acre square-kilometer "
    "square-meter square-mile square-foot kilogram gram milligram metric-ton tonne ton pound ounce stone liter "
    "milliliter gallon cubic-meter barrel celsius fahrenheit generic kilometer-per-hour mile-per-hour "
    "meter-per-second knot watt kilowatt megawatt gigawatt kilowatt-hour light-year fathom carat".split()
)
_RENAMED = {"generic": "celsius", "tonne": "metric-ton"}
_INTERNATIONAL = {
    "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "kg": "kilogram", "ha": "hectare",
    "mph": "mile-per-hour", "km/h": "kilometer-per-hour", "kph": "kilometer-per-hour", "kmh": "kilometer-per-hour",
    "°c": "celsius", "°f": "fahrenheit", "°": "celsius", "ºc": "celsius", "lb": "pound", "lbs": "pound",
    "ft": "foot", "in": "", "oz": "ounce", "mg": "milligram", "ml": "milliliter", "mw": "megawatt",
    "gw": "gigawatt", "kw": "kilowatt", "kwh": "kilowatt-hour", "km²": "square-kilometer", "m²": "square-meter",
    "km2": "square-kilometer", "m2": "square-meter", "m³": "cubic-meter", "км": "kilometer", "м": "meter",
    "кг": "kilogram", "см": "centimeter", "км/ч": "kilometer-per-hour", "км/год": "kilometer-per-hour",
}  # fmt: skip
#: CLDR knows two plurals at most where the news knows cases, and one spelling.
_MORE_UNITS = {
    "en": {"degree": "celsius", "metre": "meter", "kilometre": "kilometer", "centimetre": "centimeter", "millimetre": "millimeter",
           "litre": "liter", "tonne": "metric-ton", "mph": "mile-per-hour"},
    "ru": {"километр": "kilometer", "метр": "meter", "миль": "mile", "тонн": "metric-ton", "градус": "celsius"},
    "uk": {"кілометр": "kilometer", "метр": "meter", "миль": "mile", "тонн": "metric-ton", "градус": "celsius"},
    "pl": {"kilometr": "kilometer", "metr": "meter", "mil": "mile", "ton": "metric-ton", "stopni": "celsius"},
    "cs": {"kilometr": "kilometer", "metr": "meter", "mil": "mile", "tun": "metric-ton", "stupň": "celsius"},
    "de": {"meter": "meter", "kilometer": "kilometer", "grad": "celsius", "stundenkilometer": "kilometer-per-hour"},
    "he": {'ק"מ': "kilometer", 'מ"מ': "millimeter", 'ס"מ': "centimeter", 'קמ"ש': "kilometer-per-hour", 'ק"ג': "kilogram",
           "מעלות": "celsius", "דונם": "dunam", "דונמים": "dunam", "מייל": "mile"},
    "zh": {"公里": "kilometer", "千米": "kilometer", "米": "meter", "英里": "mile", "英尺": "foot", "吨": "metric-ton",
           "公斤": "kilogram", "度": "celsius", "英亩": "acre", "公顷": "hectare", "厘米": "centimeter"},
    "ja": {"キロ": "kilometer", "メートル": "meter", "マイル": "mile", "トン": "metric-ton", "度": "celsius",
           "キロメートル": "kilometer", "フィート": "foot", "ヘクタール": "hectare"},
    "ko": {"킬로미터": "kilometer", "미터": "meter", "마일": "mile", "톤": "metric-ton", "도": "celsius"},
}  # fmt: skip
#: Endings that cases add to a noun of a measure or a currency.
_CASES = {
    "ru": "(?:а|ов|у|ам|ами|ах|е|ом|ы)?", "uk": "(?:а|ів|у|ам|ами|ах|і|и|ом)?", "pl": "(?:y|ów|a|ach|om|ami|owi|em)?",
    "cs": "(?:y|ů|u|ech|ům|em|ů)?", "hu": "(?:es|os|as|t|ot|et|nyi|re|ra|rel|ral|nél|nál)?",
    "tr": "(?:lik|lık|luk|lük|'?[a-zıüöşçğ]{1,5})?", "en": "s?", "sv": "(?:en|s|ens)?", "de": "(?:n|s|en)?", "fa": "ی?ي?",
}  # fmt: skip


@cache
def units(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a unit after a number, and the CLDR id of each name it matches.

    Args:
        language: ISO 639-1 code.
    """
    names = {k: v for k, v in _INTERNATIONAL.items() if v}
    for name, unit in _cldr_units(language):
        names.setdefault(name, unit)
    names.update(_MORE_UNITS.get(language, {}))
    return _after(names, language), names


def _cldr_units(language: str) -> Iterator[tuple[str, str]]:
    locale = _locale(language)
    if locale is None:
        return
    for key, lengths in locale._data["unit_patterns"].items():
        kind, _, unit = key.partition("-")
        if f"{kind}-" not in _UNIT_KINDS or unit not in _UNITS:
            continue
        for forms in lengths.values():
            if not isinstance(forms, Mapping):
                continue
            for form in _texts(forms):
                name = fold(form.replace("{0}", "").strip())
                if "{0}" in form and form.startswith("{0}") and (len(name) > 2 or not name.isascii()):
                    yield name.replace("\u200c", ""), _RENAMED.get(unit, unit)
                    yield name, _RENAMED.get(unit, unit)


def _texts(forms: Any) -> Iterator[str]:
    if isinstance(forms, str):
        yield forms
    elif isinstance(forms, Mapping):
        for form in forms.values():
            yield from _texts(form)


@cache
def currencies(language: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Patterns of a currency before and after a number, and the ISO 4217 code of each name.

    Args:
        language: ISO 639-1 code.
    """
    names: dict[str, str] = {}
    locale = _locale(language)
    if locale is not None:
        for code in locale.currencies:
            for name in _currency_names(locale, code):
                names.setdefault(name, code)
        for family in _FAMILIES:
            for noun in _shared_words(locale, family):
                home = _CROWNS.get(language, family[0]) if "SEK" in family else family[0]
                names.setdefault(noun, home)
        for code in _ALONE:
            for name in _currency_names(locale, code):
                noun = name.split(" ")[0 if language in _NOUN_FIRST else -1]
                if len(noun) > 1 and noun != fold(code):
                    names.setdefault(noun, code)
    if language == "fr":
        # «Livres» are books as often as pounds.
        names = {k: v for k, v in names.items() if k not in ("livre", "livres")}
    signs = {**SIGNS, **{c.lower(): "CNY" if c == "RMB" else c for c in _CODES}}
    if language != "hu":
        del signs["ft"]
    if language == "zh":
        signs["¥"] = "CNY"
    before = re.compile(
        rf"(?<!{LETTER})(?:"
        + either(signs)
        + rf")[ \u00a0]?$|(?:{either({k for k in signs if not k.isalpha()})})[ \u00a0]?$"
    )
    # One or two letters are a currency only where they are its sign.
    long = {k: v for k, v in names.items() if len(k) > 2 or not k.isascii()}
    return before, _after({**long, **signs}, language), {**long, **signs}


def are_namesakes(a: str, b: str) -> bool:
    """Whether two currencies share a name in some language, such as the dollars and the crowns.

    Args:
        a, b: ISO 4217 codes.
    """
    return any(a in family and b in family for family in _NAMESAKES)


def _currency_names(locale: Any, code: str) -> Iterator[str]:
    yield fold(locale.currencies[code])
    for name in (locale._data["currency_names_plural"].get(code) or {}).values():
        yield fold(name)


def _shared_words(locale: Any, family: Iterable[str]) -> set[str]:
    shared: set[str] | None = None
    for code in family:
        if code in locale.currencies:
            of = {
                w
                for n in _currency_names(locale, code)
                if n.strip()
                for w in (n.split()[0], re.split("[ -]", n)[-1])
            }
            shared = of if shared is None else shared & of
    return shared or set()


def _locale(language: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


def _after(names: dict[str, str], language: str) -> re.Pattern[str]:
    link = r"(?:de |d'|di |of |von |us[ -])?"
    if language in ("zh", "ja", "ko", "th"):
        return re.compile(rf"[ \u00a0]?({either(names)})")
    return re.compile(rf"\.?[ \u00a0]?-?{link}({either(names)}){_CASES.get(language, '')}(?!{LETTER}|[0-9])")
