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
    "฿": "THB", "₦": "NGN", "₱": "PHP", "₾": "GEL", "₡": "CRC", "₭": "LAK", "₮": "MNT", "₸": "KZT", "₼": "AZN",
    "֏": "AMD", "₲": "PYG", "₵": "GHS", "៛": "KHR", "৳": "BDT", "ec$": "XCD", "u$s": "USD", "u$d": "USD", "zł": "PLN", "kč": "CZK", "rs": "INR", "rp": "IDR", "ft": "HUF",
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
_ALONE = (
    "EUR",
    "JPY",
    "CNY",
    "BRL",
    "TRY",
    "ILS",
    "PLN",
    "UAH",
    "IDR",
    "VND",
    "HUF",
    "CZK",
    "THB",
    "ZAR",
    "NGN",
    "MNT",
    "KHR",
    "BDT",
    "GEL",
    "KZT",
    "ESP",
    "NLG",
    "ATS",
    "LAK",
    "CRC",
)
#: Nouns that a currency goes by where CLDR has it with its country only, or not at all.
_MORE_NAMES = {
    "zh": {"元": "CNY", "块钱": "CNY", "塊錢": "CNY", "元人民币": "CNY", "元人民幣": "CNY", "台币": "TWD", "臺幣": "TWD", "台幣": "TWD",
           "港币": "HKD", "港幣": "HKD", "港元": "HKD", "卢比": "INR", "卢布": "RUB", "比索": "MXN", "英镑": "GBP", "法郎": "CHF"},
    "ja": {"ドル": "USD", "元": "CNY", "人民元": "CNY", "ウォン": "KRW", "ポンド": "GBP", "クローナ": "SEK", "クローネ": "NOK"},
    "ko": {"엔": "JPY", "위안": "CNY"},
}  # fmt: skip
#: Hundredths of a currency, which CLDR does not name. They are all one unit: a penny is put as a cent.
CENT = "cent"
_CENTS = {
    "en": "cent cents pence penny pennies", "fr": "centime centimes cent cents pence", "es": "centavo centavos céntimo céntimos penique peniques",
    "de": "cent cents pence rappen", "it": "centesimo centesimi pence", "pt": "centavo centavos cêntimo cêntimos",
    "nl": "cent eurocent pence", "sv": "öre cent pence", "pl": "grosz grosze groszy cent centy centów pensów",
    "cs": "haléř haléře haléřů cent centy centů", "ru": "копейка копейки копеек цент цента центов пенсов",
    "uk": "копійка копійки копійок цент центи центів", "tr": "sent kuruş", "id": "sen", "ro": "cenţi cent", "hu": "cent fillér",
    "hi": "सेंट पेंस पेनी पैसे", "ar": "سنت سنتا سنتات", "fa": "سنت", "he": "סנט אגורות", "ja": "セント ペンス", "ko": "센트 펜스",
    "zh": "美分 欧分 歐分 便士",
}  # fmt: skip
#: Parts of a currency that are other words but behind its whole: 「10円5銭」, «5元6角3分».
PARTS = {"ja": {"銭": "0.01", "角": "0.1", "分": "0.01"}, "zh": {"角": "0.1", "毛": "0.1", "分": "0.01"}}
_CODES = (
    "USD EUR GBP JPY CNY CHF RUB INR BRL MXN KRW TRY ILS SEK NOK DKK PLN CZK UAH IDR VND HUF RON AUD CAD NZD "
    "HKD SGD TWD ZAR THB EGP SAR AED IRR PKR ARS COP CLP BGN RSD NGN KES MYR PHP RMB"
).split()
#: Languages that name the currency before its country («yen japonais»).
_NOUN_FIRST = frozenset("fr es it pt ro vi id ar he fa el pl".split())

_UNIT_KINDS = frozenset(
    "length area mass volume temperature speed power energy pressure digital frequency electric".split()
)
#: Of CLDR's, those whose names are hardly ever other words: no points, drops, bits, cups and bars.
_UNITS = frozenset(
    "kilometer meter decimeter centimeter millimeter micrometer nanometer picometer mile yard foot inch nautical-mile "
    "fathom light-year hectare acre square-kilometer square-meter square-centimeter square-mile square-yard "
    "square-foot square-inch kilogram gram milligram microgram metric-ton tonne ton pound ounce ounce-troy stone carat "
    "liter deciliter centiliter milliliter hectoliter megaliter gallon gallon-imperial pint quart barrel bushel "
    "fluid-ounce tablespoon teaspoon cubic-meter cubic-kilometer cubic-centimeter cubic-foot cubic-inch cubic-yard "
    "cubic-mile acre-foot celsius fahrenheit kelvin generic kilometer-per-hour mile-per-hour meter-per-second knot "
    "watt milliwatt kilowatt megawatt gigawatt horsepower joule kilojoule calorie kilocalorie kilowatt-hour "
    "hectopascal kilopascal megapascal pascal millibar pound-force-per-square-inch byte kilobyte megabyte gigabyte "
    "terabyte petabyte kilobit megabit gigabit terabit hertz kilohertz megahertz gigahertz volt ampere milliampere "
    "ohm".split()
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
    "℃": "celsius", "℉": "fahrenheit", "° c": "celsius", "° f": "fahrenheit", "º c": "celsius", "º f": "fahrenheit",
    "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "kb": "kilobyte", "hz": "hertz", "nm": "nanometer",
    "μm": "micrometer", "µm": "micrometer", "μg": "microgram", "µg": "microgram", "ug": "microgram",
    "cl": "centiliter", "dl": "deciliter", "hl": "hectoliter", "cc": "cubic-centimeter", "yd": "yard",
    "rad": "radian", "bhp": "horsepower", "km/hr": "kilometer-per-hour", "kmph": "kilometer-per-hour",
}  # fmt: skip
#: CLDR knows two plurals at most where the news knows cases, and one spelling.
_MORE_UNITS = {
    "en": {"degree": "celsius", "metre": "meter", "kilometre": "kilometer", "centimetre": "centimeter", "millimetre": "millimeter",
           "litre": "liter", "tonne": "metric-ton", "mph": "mile-per-hour", "centigrade": "celsius", "deg": "celsius",
           "microgramme": "microgram", "microgrammes": "microgram", "kilogramme": "kilogram", "mi": "mile"},
    "fr": {"centigrade": "celsius", "centigrades": "celsius", "deg": "celsius"},
    "es": {"centígrado": "celsius", "centígrados": "celsius"},
    "hi": {"डिग्री": "celsius", "फ़ॉरेनहाइट": "fahrenheit", "फारेनहाइट": "fahrenheit", "फ़ारेनहाइट": "fahrenheit",
           "फॉरेनहाइट": "fahrenheit", "डिग्री फ़ॉरेनहाइट": "fahrenheit", "डिग्री फारेनहाइट": "fahrenheit",
           "वर्ग किमी": "square-kilometer", "किमी": "kilometer", "फीट": "foot", "फ़ीट": "foot", "फुट": "foot",
           "मीटर": "meter", "किलो": "kilogram", "पाउंड": "pound"},
    "ru": {"километр": "kilometer", "метр": "meter", "миль": "mile", "тонн": "metric-ton", "градус": "celsius"},
    "uk": {"кілометр": "kilometer", "метр": "meter", "миль": "mile", "тонн": "metric-ton", "градус": "celsius"},
    "pl": {"kilometr": "kilometer", "metr": "meter", "mil": "mile", "ton": "metric-ton", "stopni": "celsius"},
    "cs": {"kilometr": "kilometer", "metr": "meter", "mil": "mile", "tun": "metric-ton", "stupň": "celsius"},
    "de": {"meter": "meter", "kilometer": "kilometer", "grad": "celsius", "stundenkilometer": "kilometer-per-hour"},
    "he": {'ק"מ': "kilometer", 'מ"מ': "millimeter", 'ס"מ': "centimeter", 'קמ"ש': "kilometer-per-hour", 'ק"ג': "kilogram",
           "מעלות": "celsius", "דונם": "dunam", "דונמים": "dunam", "מייל": "mile"},
    "zh": {"公里": "kilometer", "千米": "kilometer", "米": "meter", "英里": "mile", "英尺": "foot", "吨": "metric-ton",
           "公斤": "kilogram", "度": "celsius", "英亩": "acre", "公分": "centimeter", "微克": "microgram", "赫兹": "hertz", "公顷": "hectare", "厘米": "centimeter"},
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
    for name, unit in _scales(language, names):
        names.setdefault(name, unit)
    return _after(names, language), names


def _scales(language: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Temperatures without their degrees ("20 Celsius"), and with the scale clipped ("75 degrees F")."""
    locale = _locale(language)
    if locale is None or language in _UNSPACED:
        return
    degrees = [n for n, unit in names.items() if unit == "celsius" and n.isalpha()]
    patterns = locale._data["unit_patterns"]
    for unit in ("celsius", "fahrenheit", "kelvin"):
        for form in _texts(patterns.get(f"temperature-{unit}", {}).get("long", {})):
            said = fold(form.replace("{0}", "")).split()
            # The scale is what is not the degree: "degrees Celsius", «градусов Цельсия», "Grad Celsius".
            if len(said) > 1 and len(said[-1]) > 4 and language not in _SCALE_FIRST:
                yield said[-1], unit
                yield f"°{said[-1]}", unit
                yield f"° {said[-1]}", unit
                for scale in ("c", "f"):
                    yield f"{said[0]} {scale}", "celsius" if scale == "c" else "fahrenheit"
    for degree in degrees:
        yield f"{degree} c", "celsius"
        yield f"{degree} f", "fahrenheit"


#: Languages that name the scale with an adjective of other meanings: Arabic "percentile", "of a hundred".
_SCALE_FIRST = frozenset({"ar", "fa", "he"})
_UNSPACED = frozenset({"zh", "ja", "ko", "th"})


@cache
def scale_before(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a scale of temperature that is said before the figure (摂氏 20度), and the units of its names.

    Args:
        language: ISO 639-1 code.
    """
    names = dict(_SCALES_BEFORE.get(language, {}))
    locale = _locale(language)
    for unit in ("celsius", "fahrenheit") if locale is not None else ():
        forms = locale._data["unit_patterns"].get(f"temperature-{unit}", {}).get("long", {})
        for form in _texts(forms):
            name = fold(form.partition("{0}")[0].strip())
            if name:
                names[name] = unit
    # Digits may be minus: 華氏マイナス20度.
    return re.compile(
        rf"({either(names)})(?:温度|溫度)?の?[ \u00a0]?({_MINUS})?[ \u00a0]?$" if names else r"(?!)()()"
    ), names


#: Chinese says it before the figure as often as behind, where CLDR has it.
_SCALES_BEFORE = {"zh": {"华氏": "fahrenheit", "華氏": "fahrenheit", "摄氏": "celsius", "攝氏": "celsius"}}
_MINUS = "マイナス|마이너스|영하|零下|负|負|-"


def _cldr_units(language: str) -> Iterator[tuple[str, str]]:
    locale = _locale(language)
    if locale is None:
        return
    for key, lengths in locale._data["unit_patterns"].items():
        kind, _, unit = key.partition("-")
        if kind not in _UNIT_KINDS or unit not in _UNITS:
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
        for code in (c for c in _ALONE if c in locale.currencies):
            for name in _currency_names(locale, code):
                noun = name.split(" ")[0 if language in _NOUN_FIRST else -1]
                if len(noun) > 1 and noun != fold(code):
                    names.setdefault(noun, code)
    if language == "fr":
        # «Livres» are books as often as pounds.
        names = {k: v for k, v in names.items() if k not in ("livre", "livres")}
    for name, code in _MORE_NAMES.get(language, {}).items():
        names.setdefault(name, code)
    names.update((fold(name), CENT) for name in _CENTS.get(language, "").split())
    signs = {**SIGNS, **{c.lower(): "CNY" if c == "RMB" else c for c in _CODES}}
    # "HK $5", "NZD$5"; "a $5 note" is no Australian money.
    signs |= {f"{k[:-1]} $": v for k, v in SIGNS.items() if k.endswith("$") and (len(k) > 2 or k == "c$")}
    signs |= {f"{v.lower()}$": v for k, v in SIGNS.items() if k.endswith("$")}
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
