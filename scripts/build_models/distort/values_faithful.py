"""The same value written another way: nothing is wrong with these."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from random import Random

from distort.base import Distortion, Edit, Text, replaced
from distort.values_figures import default_group, format_figure, read_style
from distort.values_slot import Slot, plural
from distort.values_slots import find_slots
from distort.values_units import same_unit
from distort.values_words import spellings
from mtcheck.facts.digits import find_numerals
from mtcheck.facts.lexicon import lexicon
from mtcheck.facts.scripts import fold

#: (start, end, new words)
Rewriting = tuple[int, int, str]

#: Signs each language groups thousands with, besides its own and none.
_GROUPS = {
    "en": ",", "fr": "\u00a0\u202f", "es": ".\u00a0", "de": ".\u00a0", "it": ".", "pt": ".\u00a0", "nl": ".",
    "pl": "\u00a0", "ru": "\u00a0\u202f", "uk": "\u00a0\u202f", "cs": "\u00a0", "sv": "\u00a0", "hu": "\u00a0",
    "zh": ",", "ja": ",", "ko": ",", "he": ",", "hi": ",", "tr": ".", "id": ".", "ro": ".", "el": ".", "vi": ".",
}  # fmt: skip
_MORE_THAN = {
    "en": "more than", "fr": "plus de", "de": "mehr als", "es": "más de", "it": "più di", "pt": "mais de",
    "nl": "meer dan",
}  # fmt: skip
#: Words with which "more than" makes no phrase: determiners, bounds, comparisons, names of ranks.
_NOT_BEFORE_MORE = re.compile(
    r"(?:^|[\s'’(])(?:the|a|an|these|those|all|of the|its|their|his|her|our|number|no|by|every|another|other|than|over|under"
    r"|first|last|next|top|to|and|between|from|or|at|exactly|only|just|up|with"
    r"|les|des|ces|ses|leurs|aux|du|le|la|l|entre|et|à|ou|de|moins|plus|numéro|tous|toutes|autres|premiers|derniers|sur"
    r"|die|der|den|das|dem|des|diese|diesen|zwischen|und|bis|als|von|oder|rund|etwa|alle|allen|nur|um|auf|im|am"
    r"|los|las|el|al|del|entre|y|o|sus|estos|estas|otros|otras|n\.º|solo|menos|más|en"
    r"|i|gli|le|dei|delle|degli|ai|alle|il|lo|tra|fra|e|dal|dai|dalle|nel|nei|sui|circa|solo|altri|altre|un|di"
    r"|os|as|o|dos|das|aos|às|ao|do|no|nos|nas|em|cerca|outros|outras"
    r"|de|het|deze|die|hun|tussen|en|tot|of|van|ongeveer|alle|alleen|met|op)\s?$",
    re.I,
)
_PERCENT = {
    "en": ("%", " percent", " per cent"), "de": ("\u00a0%", " Prozent"), "fr": ("\u00a0%", " pour cent"),
    "es": ("\u00a0%", " por ciento"), "it": ("%", " per cento"), "pt": ("%", " por cento"), "nl": ("%", " procent"),
    "sv": ("\u00a0%", " procent"), "vi": ("%", " phần trăm"), "id": ("%", " persen"), "hi": ("%", " प्रतिशत"),
    "fa": ("٪", " درصد"), "ja": ("%", "パーセント", "％"), "ko": ("%", "퍼센트", " 퍼센트"), "el": ("%", " τοις εκατό"),
    "he": ("%", " אחוז"), "ro": ("%", " la sută"), "ar": ("%", " في المئة", " بالمئة", " في المائة"),
}  # fmt: skip
_NUMERIC_DATE = {
    "de": "{d}.{m}.{y}", "pl": "{d:02}.{m:02}.{y}", "ru": "{d:02}.{m:02}.{y}", "cs": "{d}.\u00a0{m}.\u00a0{y}",
    "fr": "{d:02}/{m:02}/{y}", "es": "{d}/{m}/{y}", "it": "{d}/{m}/{y}", "pt": "{d:02}/{m:02}/{y}", "nl": "{d}-{m}-{y}",
    "id": "{d}/{m}/{y}", "ro": "{d:02}.{m:02}.{y}", "tr": "{d:02}.{m:02}.{y}", "el": "{d}/{m}/{y}",
}  # fmt: skip
_OLDEST_YEAR, _LATEST_YEAR = 1800, 2100


def _rewritten(
    kind: str, find: Callable[[Text], Iterator[Rewriting]], text: Text, rng: Random
) -> Edit | None:
    found = list(find(text))
    if not found:
        return None
    start, end, new = rng.choice(found)
    return replaced(text.text, start, end, new, label="entailment", category=None, kind=kind)


def in_words(text: Text) -> Iterator[Rewriting]:
    """Figures from 2 to 12 in words, where no gender or case has another form, and words in figures."""
    language = text.language
    for slot in find_slots(text.text, language):
        if slot.kind not in ("cardinal", "measure") or slot.value != int(slot.value):
            continue
        if slot.family == "word" and language not in ("zh", "ja", "ko") and slot.value <= 12:
            if text.text[slot.end : slot.end + 1] in (" ", "\u00a0"):
                yield slot.start, slot.end, str(int(slot.value))
        elif slot.family == "figure" and 2 <= slot.value <= 12 and (word := _only_word(language, slot.value)):
            before, after = text.text[: slot.start], text.text[slot.end :]
            plain_words = re.search(r"[^\W\d_] $", before) and re.match(r" [^\W\d_]{4}", after)
            if plain_words and plural(language, str(slot.value)) == plural(language, "5"):
                yield slot.start, slot.end, word


def _only_word(language: str, value: Decimal) -> str | None:
    if language in ("zh", "ja", "ko", "ar", "he", "hu", "ru", "uk", "pl", "vi"):
        return None
    forms = set(spellings(language).get(int(value), {}).values())
    return forms.pop() if len(forms) == 1 else None


def regrouped(text: Text) -> Iterator[Rewriting]:
    """Thousands grouped by another sign of the language, or by none."""
    language, words = text.language, lexicon(text.language)
    numerals = {n.start: n for n in find_numerals(fold(text.text), words)}
    for slot in find_slots(text.text, language):
        if slot.family != "figure" or slot.value < 1000 or slot.start not in numerals:
            continue
        style = read_style(text.text, numerals[slot.start], language)
        if style is None or style.indian or not style.zero.isascii():
            continue
        signs = set(_GROUPS.get(language, default_group(language, style.zero)))
        if not (style.places == 0 and _OLDEST_YEAR <= slot.value < _LATEST_YEAR) and slot.value < 10_000:
            signs.add("")
        for sign in sorted(signs - {style.group}):
            digits = f"{slot.value:.{style.places}f}"
            written = format_figure(digits, replace(style, group=sign), language)
            if written != text.text[slot.start : slot.end]:
                yield slot.start, slot.end, written


def more_than(text: Text) -> Iterator[Rewriting]:
    """ "More than 380" for 384: less is said, nothing wrong."""
    words = _MORE_THAN.get(text.language)
    for slot in find_slots(text.text, text.language):
        if not words or slot.family != "figure" or slot.bound != "exact":
            continue
        if slot.kind not in ("cardinal", "money", "percent", "measure") or slot.value != int(slot.value):
            continue
        below = _rounded_down(int(slot.value))
        sign = re.search(r"(?:US|R|A|C)?[$€£]\s?$", text.text[: slot.start])
        start = sign.start() if sign else slot.start
        before, after = text.text[:start], text.text[slot.end :]
        if below is None or _NOT_BEFORE_MORE.search(before) or not re.search(r"[^\W\d_]\s$", before):
            continue
        if re.match(r"[-–—]|\s?(?:to|or|and|bis|und|à|ou|et|a|y|o|e|tot|en|of)\s[\d€$£]", after):
            continue
        figure = slot.write(Decimal(below))
        if figure and re.match(r"\s?[%€$£]|\s[^\W\d_]{2}", after):
            yield start, slot.end, f"{words} {text.text[start : slot.start]}{figure}"


def _rounded_down(value: int) -> int | None:
    if value < 21:
        return None
    step = 10 ** (len(str(value)) - 2) if value >= 100 else 10
    below = value // step * step
    return below if below != value else None


def percent(text: Text) -> Iterator[Rewriting]:
    """The sign for the words, the words for the sign."""
    forms = _PERCENT.get(text.language, ())
    pattern = "|".join(sorted((re.escape(f.strip()) for f in forms), key=len, reverse=True))
    for slot in find_slots(text.text, text.language):
        if slot.family == "figure" and slot.kind == "percent":
            m = re.match(rf"[ \u00a0\u202f]?({pattern})(?!\w)" if forms else "(?!)", text.text[slot.end :])
            for form in forms if m else ():
                if (
                    m
                    and form.strip() != m[1]
                    and not re.match(r"-|[ \u00a0]?[–-]", text.text[slot.end + m.end() :])
                ):
                    yield slot.end, slot.end + m.end(), form


def full_date(text: Text) -> Iterator[Rewriting]:
    """A day with its month and year in another order, or in figures only."""
    slots = find_slots(text.text, text.language)
    for month in slots:
        if month.family != "month":
            continue
        day = next((s for s in slots if s.family == "day" and abs(s.start - month.start) < 18), None)
        if day is None or not text.text[day.start : day.end].isascii():
            continue
        start, end = min(day.start, month.start), max(day.end, month.end)
        m = re.match(r",?\s(?:de )?(\d{4})(?!\d|[/–—-])", text.text[end:])
        yield from _dates(text, day, month, start, end, m)


def _dates(
    text: Text, day: Slot, month: Slot, start: int, end: int, year: re.Match[str] | None
) -> Iterator[Rewriting]:
    name, number = text.text[month.start : month.end], int(day.value)
    if text.language == "en" and not re.search(r"(?:\bthe|[-–]) ?$", text.text[:start]):
        after = f" {year[1]}" if year else ""
        if len(name) > 4 or name in ("May", "June", "July"):
            comma = "," if year else ""
            same = day.start < month.start
            if "of" not in text.text[start:end]:
                yield (
                    start,
                    end + (year.end() if year else 0),
                    (f"{name} {number}{comma}{after}" if same else f"{number} {name}{after}"),
                )
        if year:
            yield start, end + year.end(), f"{year[1]}-{month.value:02}-{number:02}"
    elif year and (form := _NUMERIC_DATE.get(text.language)):
        written = form.format(d=number, m=month.value, y=year[1])
        yield start, end + year.end(), written


def unit_form(text: Text) -> Iterator[Rewriting]:
    """ "km" for "kilometres", and the other way round."""
    for slot in find_slots(text.text, text.language):
        if slot.family == "unit":
            written = same_unit(text.language, text.text[slot.start : slot.end], str(slot.value))
            if written and text.text[slot.start - 1] in " \u00a0":
                yield slot.start, slot.end, written


FAITHFUL: dict[str, Distortion] = {
    f"faithful.{name}": partial(_rewritten, f"faithful.{name}", find)
    for name, find in (
        ("word", in_words),
        ("grouping", regrouped),
        ("more_than", more_than),
        ("percent", percent),
        ("date", full_date),
        ("unit", unit_form),
    )
}
