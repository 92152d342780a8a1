"""What mtcheck reads in a text, as expressions of the specs of Recognizers-Text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from evaluation.recognizer_specs import TEMPERATURES, Expression, hour, range_said

if TYPE_CHECKING:
    from mtcheck.types import Date, Number

#: Kinds of our numbers that Recognizers-Text leaves to other models where a unit is written on ("180ml").
_WITH_UNITS = frozenset("percent money measure age".split())
#: Those that are numbers to it.
_NUMBERS = frozenset("cardinal fraction year rank".split()) | _WITH_UNITS
#: Characters that "to" and what stands around it may have.
_LONGEST_TO = 6


def numbers_that(
    accept: Callable[[Any], bool], text: str, language: str, _: date | None
) -> Iterator[Expression]:
    from mtcheck.facts import find_numbers

    numbers = find_numbers(text, language)
    for k, number in enumerate(numbers):
        # "Eight to 10 feet": the unit of both stands behind the second, which alone the specs have.
        leads = number.kind in _WITH_UNITS and any(
            (n.kind, n.unit) == (number.kind, number.unit) and n.start - number.end <= _LONGEST_TO
            for n in numbers[k + 1 : k + 2]
        )
        if accept(number):
            yield Expression(number.start, number.end, (number.value,), number.unit, claimed=not leads)


def plain_numbers(text: str, language: str, _: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_numbers

    for number in find_numbers(text, language):
        if number.kind in _NUMBERS:
            # «百分の二» is 2 % to us and two hundredths to the specs.
            values = (number.value, number.value / 100) if number.unit == "%" else (number.value,)
            claimed = number.kind not in _WITH_UNITS
            yield Expression(number.start, number.end, values, number.unit, claimed)


def ends_of_ranges(text: str, language: str, _: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_numbers

    for number in find_numbers(text, language):
        if number.kind in _NUMBERS | {"ordinal"}:
            # A plain number says of itself that it is no bound; ranges are not read as such.
            claimed = number.bound not in ("exact", "about") and number.kind in _NUMBERS
            yield Expression(number.start, number.end, (number.value,), number.unit, claimed)


def hours(text: str, language: str, _: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_dates, find_numbers

    numbers = find_numbers(text, language)
    times = [n for n in numbers if n.kind == "time"]
    for number in times:
        yield Expression(number.start, number.end, (hour(float(number.value)),))
    # "Las 12", „10 Uhr“: a clock among the dates, whose hour is a plain number.
    for found in find_dates(text, language, None, numbers):
        held = [n for n in numbers if found.start <= n.start and n.end <= found.end]
        if found.kind == "clock" and found.unit and not held:
            # On the dial noon and midnight are one.
            yield Expression(found.start, found.end, (hour(0),))
        if found.kind == "clock" and held and not any(n in times for n in held) and held[0].value <= 24:
            minutes = held[1].value / 60 if len(held) > 1 and held[1].value < 60 else 0
            yield Expression(found.start, found.end, (hour(float(held[0].value + minutes)),))


def dates_and_lengths(text: str, language: str, today: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_dates, find_numbers

    numbers = find_numbers(text, language)
    dates = [d for d in find_dates(text, language, today, numbers) if d.kind != "clock"]
    joined = list(_joined(text, language, dates))
    for found in dates:
        if not any(j.overlaps(found.start, found.end) for j in joined):
            values = (*_said(found), *_in_any_year(text, language, found, today))
            yield Expression(found.start, found.end, values)
    yield from joined
    for number in numbers:
        span = _decade_or_century(text, number, language)
        if span and not any(d.start < number.end and number.start < d.end for d in dates):
            yield Expression(number.start, number.end, (span,))


def _joined(text: str, language: str, dates: list[Date]) -> Iterator[Expression]:
    """Two days with our own word for "to" between them, which are two dates to us, as the range of the specs."""
    from mtcheck.facts.date_patterns import patterns_of
    from mtcheck.facts.lexicon import lexicon

    gap = patterns_of(lexicon(language).language).range_gap
    for a, b in pairwise(dates):
        if "duration" in (a.kind, b.kind) or not gap.fullmatch(text, a.end, b.start):
            continue
        if a.kind == b.kind == "weekday" and not a.resolved and a.weekday and b.weekday:
            days = (b.weekday - a.weekday) % 7
            yield Expression(a.start, b.end, (f"(XXXX-WXX-{a.weekday},XXXX-WXX-{b.weekday},P{days}D)",))
        elif a.resolved and (b.resolved or b.kind == "weekday"):
            first = a.resolved[0]
            # "From next Monday to Friday": the next one.
            later = timedelta(days=((b.weekday or 1) - first.isoweekday()) % 7)
            last = b.resolved[0] if b.resolved else first + later
            if first < last:
                yield Expression(a.start, b.end, (f"{first}..{last}",))


def _in_any_year(text: str, language: str, found: Date, today: date | None) -> Iterator[str]:
    """What a part of a month or year, or a holiday, stands for where the year is neither said nor near: its TIMEX."""
    from mtcheck.facts import find_dates
    from mtcheck.facts.spans import nth

    if found.kind != "relative" or found.resolved or (found.first and found.first.year):
        return
    month = found.first.month if found.first and found.first.month else 7
    read = []
    for year in (today.year if today else 2019, 2020):
        same = (d for d in find_dates(text, language, date(year, month, 15)) if d.start == found.start)
        read += [d.resolved for d in same if d.end == found.end and d.resolved]
    if len(read) < 2:
        return
    (first, last), (again, _) = read[:2]
    after = last + timedelta(days=1)
    yield f"{first}..{after}"
    if f"{first:%m%d}" == f"{again:%m%d}":
        if first == last:
            yield f"XXXX-{first:%m-%d}"
        elif found.unit in ("quarter", "half"):
            yield f"(XXXX-{first:%m-%d},XXXX-{after:%m-%d},P{3 if found.unit == 'quarter' else 6}M)"
    if found.unit == "week" and found.first and today:
        weeks = [nth((first.replace(month=month, day=1), last), "week", n) for n in range(1, 6)]
        yield from (f"XXXX-{month:02}-W{n:02}" for n, week in enumerate(weeks, 1) if week == (first, last))


#: Seasons in a TIMEX.
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


def _decade_or_century(text: str, number: Number, language: str) -> str:
    """The TIMEX of "the 1990s", "the nineties", "the 21st century", which we read among the numbers; "" for others."""
    from mtcheck.facts.lexicon import lexicon
    from mtcheck.facts.number_patterns import REACH, is_decade, patterns_of
    from mtcheck.facts.scripts import fold

    folded, patterns, value = fold(text), patterns_of(lexicon(language).language), int(number.value)
    if is_decade(text, number, language):
        first, last = (
            (f"XX{value}", f"XX{(value + 10) % 100:02}") if value < 100 else (str(value), str(value + 10))
        )
        return f"({first}-01-01,{last}-01-01,P10Y)"
    before, after = (
        folded[max(0, number.start - REACH) : number.start],
        folded[number.end : number.end + REACH],
    )
    said = patterns.century_after.match(after) or patterns.century_before.search(before)
    if number.kind == "ordinal" and 1 <= value <= 30 and said:
        return f"({value * 100 - 100}-01-01,{value * 100}-01-01,P100Y)"
    return ""


def _said(found: Date) -> Iterator[str]:
    if found.kind == "date" and (season := _SEASONS.get(found.unit)):
        year = found.first.year if found.first else found.resolved[0].year if found.resolved else None
        yield f"{year}-{season}" if year else season
        return
    if found.days is not None and not found.resolved:
        yield f"{found.days * 86400:.0f} s"
        return
    if found.first is not None and found.first == found.last:
        year, month, day = found.first
        parts = (
            f"{year:04}" if year else "XXXX",
            f"{month:02}" if month else "XX",
            f"{day:02}" if day else "",
        )
        yield "-".join(parts if day else parts[:2] if month else parts[:1])
    if found.weekday and not found.resolved:
        yield f"XXXX-WXX-{found.weekday}"
    if found.kind == "range":
        yield from range_said(found)
    if found.resolved:
        first, last = found.resolved
        # The end of a whole month is the first of the next, that of a range the day said last.
        yield f"{first}..{last + timedelta(days=1)}"
        yield str(first) if first == last else f"{first}..{last}"
        if first.day == 1 and last + timedelta(days=1) == (first + timedelta(days=31)).replace(day=1):
            # "Since this August": the month, of which the specs then give the first day only.
            yield f"{first:%Y-%m}"


def of_kind(*kinds: str) -> Callable[[str, str, date | None], Iterator[Expression]]:
    return partial(numbers_that, lambda n: n.kind in kinds)


def is_share(number: Number) -> bool:
    # Recognizers-Text does not tell percentage points from per cent.
    return number.kind == "percent" or number.unit == "percentage-point"


def is_temperature(number: Number) -> bool:
    return number.kind == "measure" and number.unit in {*TEMPERATURES.values(), "kelvin"}
