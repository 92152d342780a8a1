"""Names and signs of units of measure in each language, out of CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from mtcheck.facts.locales import locale_of
from mtcheck.facts.names_after import NamesAfter
from mtcheck.facts.scripts import either, fold

_UNIT_KINDS = frozenset(
    "length area mass volume temperature speed power energy pressure digital frequency electric".split()
)
#: Of CLDR's, those whose names are hardly ever other words: no points, drops, bits, cups and bars.
_UNITS = frozenset(
    "kilometer meter decimeter centimeter millimeter micrometer nanometer picometer mile yard foot inch nautical-mile "
    "fathom light-year hectare acre dunam square-kilometer square-meter square-centimeter square-mile square-yard "
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
    "rad": "radian", "hm3": "cubic-hectometer", "hm³": "cubic-hectometer", "bhp": "horsepower", "km/hr": "kilometer-per-hour", "kmph": "kilometer-per-hour",
}  # fmt: skip
#: Names of units that are words, too: July is no joule, and «100 в России» are no volts.
_WORDS = {"es": ("julio",), "ru": ("в", "а", "к", "с"), "uk": ("в", "а", "к", "с")}
#: CLDR knows two plurals at most where the news knows cases, and one spelling.
_MORE_UNITS = {
    "en": {"kilo": "kilogram", "kilos": "kilogram", "degree": "celsius", "metre": "meter", "kilometre": "kilometer", "centimetre": "centimeter", "millimetre": "millimeter",
           "litre": "liter", "celcius": "celsius", "farenheit": "fahrenheit", "degrees farenheit": "fahrenheit", "degrees celcius": "celsius", "tonne": "metric-ton", "mph": "mile-per-hour", "centigrade": "celsius", "deg": "celsius",
           "microgramme": "microgram", "microgrammes": "microgram", "kilogramme": "kilogram", "mi": "mile",
           "jin": "jin", "catty": "jin", "catties": "jin", "mu": "mu", "tsubo": "tsubo", "pyeong": "tsubo", "quintal": "quintal", "quintals": "quintal"},
    "fr": {"quintal": "quintal", "quintaux": "quintal", "kilo": "kilogram", "kilos": "kilogram", "centigrade": "celsius", "centigrades": "celsius", "deg": "celsius"},
    "es": {"quintal": "quintal", "quintales": "quintal", "hectómetro cúbico": "cubic-hectometer", "hectómetros cúbicos": "cubic-hectometer", "kilo": "kilogram", "kilos": "kilogram", "centígrado": "celsius", "centígrados": "celsius"},
    "hi": {"डिग्री": "celsius", "फ़ॉरेनहाइट": "fahrenheit", "फारेनहाइट": "fahrenheit", "फ़ारेनहाइट": "fahrenheit",
           "फॉरेनहाइट": "fahrenheit", "डिग्री फ़ॉरेनहाइट": "fahrenheit", "डिग्री फारेनहाइट": "fahrenheit",
           "वर्ग किमी": "square-kilometer", "किमी": "kilometer", "फीट": "foot", "फ़ीट": "foot", "फुट": "foot",
           "मीटर": "meter", "किलो": "kilogram", "पाउंड": "pound"},
    "ru": {"центнер": "quintal", "центнеров": "quintal", "центнера": "quintal", "кило": "kilogram", "километр": "kilometer", "метр": "meter", "миль": "mile", "тонн": "metric-ton", "градус": "celsius"},
    "uk": {"центнер": "quintal", "центнерів": "quintal", "центнера": "quintal", "кілометр": "kilometer", "метр": "meter", "миль": "mile", "тонн": "metric-ton", "градус": "celsius"},
    "pl": {"kilo": "kilogram", "kilometr": "kilometer", "metr": "meter", "mil": "mile", "ton": "metric-ton", "stopni": "celsius"},
    "cs": {"kilo": "kilogram", "kila": "kilogram", "kilometr": "kilometer", "metr": "meter", "mil": "mile", "tun": "metric-ton", "stupň": "celsius"},
    "de": {"kilo": "kilogram", "meter": "meter", "kilometer": "kilometer", "grad": "celsius", "stundenkilometer": "kilometer-per-hour"},
    "it": {"quintale": "quintal", "quintali": "quintal", "ettometri cubi": "cubic-hectometer", "chilo": "kilogram", "chili": "kilogram"},
    "pt": {"quintal": "quintal", "quintais": "quintal", "hectómetro cúbico": "cubic-hectometer", "hectómetros cúbicos": "cubic-hectometer", "hectômetros cúbicos": "cubic-hectometer", "quilómetro": "kilometer", "quilómetros": "kilometer", "quilómetros quadrados": "square-kilometer", "quilo": "kilogram", "quilos": "kilogram", "graus": "celsius", "grau": "celsius", "tonelada": "metric-ton", "toneladas": "metric-ton"},
    "nl": {"graden": "celsius", "kilo": "kilogram"}, "sv": {"kilo": "kilogram", "mil": "mile-scandinavian"}, "ro": {"tone": "metric-ton", "tonă": "metric-ton"},
    "hu": {"tonna": "metric-ton", "tonná": "metric-ton"}, "id": {"derajat": "celsius", "ton": "metric-ton"},
    "el": {"τόνοι": "metric-ton", "τόνους": "metric-ton", "τόνων": "metric-ton"}, "fa": {"درجه": "celsius"},
    "ar": {"كيلومتر": "kilometer", "كيلومترا": "kilometer", "كيلومترات": "kilometer", "متر": "meter", "مترا": "meter",
           "أمتار": "meter", "ميل": "mile", "ميلا": "mile", "أميال": "mile", "طن": "metric-ton", "طنا": "metric-ton",
           "أطنان": "metric-ton", "درجة": "celsius", "درجات": "celsius", "كيلوغرام": "kilogram", "كيلوغراما": "kilogram",
           "كيلومتر مربع": "square-kilometer", "كيلومترا مربعا": "square-kilometer", "متر مربع": "square-meter",
           "مترا مربعا": "square-meter", "متر مكعب": "cubic-meter", "مترا مكعبا": "cubic-meter", "هكتارا": "hectare", "دونم": "dunam", "دونما": "dunam", "دونمات": "dunam", "كيلو": "kilogram"},
    "he": {"מיילים": "mile", 'ק"מ': "kilometer", 'מ"מ': "millimeter", 'ס"מ': "centimeter", 'קמ"ש': "kilometer-per-hour", 'ק"ג': "kilogram",
           "מעלות": "celsius", "דונם": "dunam", "דונמים": "dunam", "מייל": "mile"},
    "tr": {"dönüm": "dunam", "kilo": "kilogram"},
    "zh": {"公里": "kilometer", "千米": "kilometer", "米": "meter", "英里": "mile", "英尺": "foot", "吨": "metric-ton",
           "公斤": "kilogram", "斤": "jin", "亩": "mu", "畝": "mu", "度": "celsius", "英亩": "acre", "公分": "centimeter", "微克": "microgram", "赫兹": "hertz", "公顷": "hectare", "厘米": "centimeter"},
    "ja": {"キロ": "kilometer", "メートル": "meter", "マイル": "mile", "トン": "metric-ton", "度": "celsius",
           "キロメートル": "kilometer", "フィート": "foot", "ヘクタール": "hectare", "坪": "tsubo"},
    "ko": {"킬로미터": "kilometer", "미터": "meter", "마일": "mile", "톤": "metric-ton", "도": "celsius", "평": "tsubo"},
}  # fmt: skip


@cache
def units(language: str) -> tuple[NamesAfter, dict[str, str]]:
    """What finds a unit after a number, and the CLDR id of each name it matches.

    Args:
        language: ISO 639-1 code.
    """
    names = {k: v for k, v in _INTERNATIONAL.items() if v}
    for name, unit in _cldr_units(language):
        names.setdefault(name, unit)
    names.update((fold(name), unit) for name, unit in _MORE_UNITS.get(language, {}).items())
    if language == "hi":
        # A dot below may be a character of its own, part of its letter, or left out.
        names |= {form: unit for name, unit in names.items() for form in _spellings(name)}
    for word in _WORDS.get(language, ()):
        names.pop(word, None)
    if language == "ko":
        names |= {f"제곱 {n[2:]}": u for n, u in names.items() if n.startswith("제곱")}
    for name, unit in _scales(language, names):
        names.setdefault(name, unit)
    return NamesAfter(names, language), names


_DOTTED = {
    "\u0922\u093c": "\u095d",
    "\u0921\u093c": "\u095c",
    "\u092b\u093c": "\u095e",
    "\u091c\u093c": "\u095b",
}


def _spellings(name: str) -> Iterator[str]:
    yield name.replace("\u093c", "")
    for dotted, one in _DOTTED.items():
        if dotted in name:
            yield name.replace(dotted, one)


def _scales(language: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Temperatures without their degrees ("20 Celsius"), and with the scale clipped ("75 degrees F")."""
    locale = locale_of(language)
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
    locale = locale_of(language)
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
    locale = locale_of(language)
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
