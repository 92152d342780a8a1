"""All slots of a sentence, read once."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from distort.values_dates import find_days, find_months, find_times, find_weekdays, find_years
from distort.values_figures import find_figures
from distort.values_slot import Slot
from distort.values_units import find_currencies, find_units
from distort.values_words import find_scales, find_words
from mtcheck.facts.numbers import find_numbers


@lru_cache(maxsize=4096)
def find_slots(text: str, language: str) -> tuple[Slot, ...]:
    """The values of a sentence that may be changed.

    Args:
        text: a sentence.
        language: ISO 639-1 code.

    Returns:
        Slots in order of their start; none overlaps another.
    """
    numbers = find_numbers(text, language)
    months = list(find_months(text, language))
    dates = [*months, *find_days(text, language, months), *find_years(text, language, numbers)]
    dates += [*find_weekdays(text, language), *find_times(text, numbers)]
    values = [*find_figures(text, language, numbers), *find_words(text, language, numbers)]
    values = [v for v in values if not any(_overlap(v, d) for d in dates)]
    units = list(find_units(text, language, values))
    ages = {v.end: v for u in units for v in values if _is_age(v, u)}
    values = [replace(v, kind="age") if v.end in ages else v for v in values]
    units = [u for u in units if not any(_is_age(v, u) for v in ages.values())]
    rest = [*find_scales(text, language), *find_currencies(text, language, numbers), *units]
    kept: list[Slot] = []
    for slot in (*dates, *values, *rest):
        if not any(_overlap(slot, other) for other in kept):
            kept.append(slot)
    return tuple(sorted(kept, key=lambda slot: slot.start))


def _is_age(value: Slot, unit: Slot) -> bool:
    """Whether so many years are an age as likely as a span of time («à 48 ans»)."""
    years = unit.value == "year" and 0 <= unit.start - value.end <= 4
    return years and value.family == "figure" and 16 <= value.value <= 110


def _overlap(a: Slot, b: Slot) -> bool:
    return a.start < b.end and b.start < a.end
