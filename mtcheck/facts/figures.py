"""Every figure of a text in one form: numbers, and the days, months, years, hours and lengths that dates hold.

What is a number in one language is a date or a duration in another ("at 16", «à 16 ans»; "the 24th",
24日). A translation is held against its original figure by figure, whatever each was read as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from mtcheck.facts.agreement import renders
from mtcheck.facts.calendar import DAYS
from mtcheck.facts.currencies import RIALS_OF_A_TOMAN
from mtcheck.types import Date, Day, Facts, Number, NumberKind

Form = Literal["amount", "day", "month", "year", "time"]

_PARTS: tuple[Form, Form, Form] = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure (plain offsets).

    Args:
        start, end: of the number, or of the date it is part of.
        number: the figure itself; in a duration its unit is "", its kind "cardinal".
        form: what it is part of: "amount" for all that is no part of a date or clock time.
        date: the date, duration or clock time it stands in, if any.
    """

    start: int
    end: int
    number: Number
    form: Form = "amount"
    date: Date | None = None

    @property
    def value(self) -> Decimal:
        """Of the number; of a clock time the hour of the day, minutes as a fraction."""
        return self.number.value

    @property
    def is_sure(self) -> bool:
        """Whether it is a figure in every reading: not an article, a pronoun, a second of time."""
        return self.number.certain or not self.number.spelled


def find_figures(facts: Facts) -> list[Figure]:
    """The figures of an article, in order; those of codes are left out.

    Args:
        facts: as `mtcheck.facts.find_facts` returns them.
    """
    found = [_of_number(n) for n in facts.numbers if n.kind != "code"]
    for date in facts.dates:
        is_clock = date.kind == "clock"
        # «A las 7 de la tarde»: what tells the half of the day is part of the number, not of the date.
        held = [
            n for n in facts.dated if date.start <= n.start and (n.start if is_clock else n.end) <= date.end
        ]
        found += _of_date(date, held)
    return sorted(found, key=lambda f: (f.start, f.end))


def _of_number(number: Number) -> Figure:
    return Figure(number.start, number.end, number, "time" if number.kind == "time" else "amount")


def _of_date(date: Date, held: Sequence[Number]) -> Iterator[Figure]:
    if date.kind == "clock":
        hour = _hour(held)
        if date.unit and hour is None:
            # "Noon": no figure is written; it can answer for twelve.
            noon = Number(date.start, date.end, Decimal(12), kind="time", certain=False, spelled=True)
            yield Figure(date.start, date.end, noon, "time", date)
        if hour is not None:
            # «Le 12», "las 12": by the figure alone an hour may be a count.
            plain = len(held) == 1 and held[0].kind == "cardinal" and held[0].value == hour
            unit = next((n.unit for n in held if n.kind == "time"), "")
            figure = _part(date, "time", hour, "cardinal" if plain else "time")
            yield replace(figure, number=replace(figure.number, unit=unit))
    elif date.kind == "duration":
        for n in held:
            if n.certain:
                bare = replace(n, kind="cardinal", unit="")
                yield Figure(date.start, date.end, bare, "amount", date)
        if not any(n.certain for n in held) and date.days is not None and date.unit in DAYS:
            # "A week", "fortnight": no figure is written; it can answer for one.
            number = Number(date.start, date.end, date.days / DAYS[date.unit], certain=False, spelled=True)
            yield Figure(date.start, date.end, number, "amount", date)
    elif date.kind in ("date", "range", "relative"):
        parts = dict.fromkeys((*_said(date.first), *_said(date.last)))
        for form, value in parts:
            yield _part(date, form, Decimal(value), "year" if form == "year" else "ordinal")
        # "The third week of May": a part of a month or year is counted, too.
        for n in held if date.kind == "relative" else ():
            if n.certain and n.value not in {value for _, value in parts}:
                yield Figure(date.start, date.end, n, "amount", date)


def _said(day: Day | None) -> Iterator[tuple[Form, int]]:
    return ((form, value) for form, value in zip(_PARTS, day or (), strict=False) if value is not None)


def _part(date: Date, form: Form, value: Decimal, kind: NumberKind) -> Figure:
    return Figure(date.start, date.end, Number(date.start, date.end, value, kind=kind), form, date)


def _hour(held: Sequence[Number]) -> Decimal | None:
    """Hour of the day that the numbers of a clock time say."""
    said = next((n.value for n in held if n.kind == "time"), None)
    if said is not None or not held or any(n.value != int(n.value) for n in held):
        return said
    hour, minutes = held[0].value, held[1].value if len(held) > 1 else Decimal(0)
    if hour >= 100 and len(held) == 1:
        # Written without a sign between: "2100 GMT".
        hour, minutes = hour // 100, hour % 100
    return hour + minutes / 60 if hour <= 24 and minutes < 60 else None


#: The greatest whole that the terms of a share are found of, and the most they are multiplied by.
_MOST_COUNTED, _MOST_TIMES = 1000, 10


def with_terms(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """The figures with a share as its two counts where the other text has it as two counts ("eight of its ten cars").

    Args:
        figures: of one text.
        others: of its counterpart.
    """
    return [part for figure in figures for part in _terms(figure, others)]


def _terms(figure: Figure, others: Sequence[Figure]) -> tuple[Figure, ...]:
    share = figure.number
    if share.kind != "fraction" or not share.certain or figure.date or not 0 < share.value < 1:
        return (figure,)
    if any(o.number.kind in ("fraction", "percent") and renders(o.number, share) for o in others):
        return (figure,)
    counts = {o.value for o in others if o.form == "amount" and o.number.kind == "cardinal"}
    part, whole = Fraction(share.value).limit_denominator(_MOST_COUNTED).as_integer_ratio()
    times = next((k for k in range(1, _MOST_TIMES + 1) if whole * k in counts), None)
    if times is None:
        return (figure,)
    # "One" is no figure by itself.
    return tuple(
        replace(
            figure,
            number=replace(
                share, value=Decimal(n * times), kind="cardinal", certain=n * times > 1, spelled=True
            ),
        )
        for n in (part, whole)
    )


_SHARED_SCALES = tuple(Decimal(10) ** k for k in (12, 9, 6))


def with_shared(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """The figures, one that leaves its scale or its currency to another of its sentence with what the other text says:
    «96 miljoner kronor ... slutade på 141» for "141 million", "640 billion tomans ... 1.1 trillion".

    Args:
        figures: of one sentence.
        others: of its counterpart.
    """
    return [_with_shared(f, figures, others) for f in figures]


def _with_shared(figure: Figure, siblings: Sequence[Figure], others: Sequence[Figure]) -> Figure:
    number = figure.number
    if (
        figure.form != "amount"
        or figure.date
        or number.kind != "cardinal"
        or number.unit
        or number.spelled > (number.value >= 1000)
    ):
        return figure
    amounts = [o for o in others if o.form == "amount"]
    if any(o.value == figure.value for o in amounts):
        return figure
    said = [s.number for s in siblings if s is not figure and s.form == "amount"]
    scales = (s for s in _SHARED_SCALES if any(n.value >= s and n.value % (s / 10) == 0 for n in said))
    factors = [*scales] if number.value < 1000 else []
    if any(n.unit == "IRR" for n in said):
        factors.append(RIALS_OF_A_TOMAN)
    for factor in factors:
        if any(o.value == figure.value * factor for o in amounts):
            return replace(figure, number=replace(number, value=figure.value * factor))
    return figure


def loose_digits(text: str, start: int, figures: Sequence[Figure]) -> set[str]:
    """Digits of a passage that no figure was read from, in ASCII: what a lenient reading falls back on.

    Args:
        text: the passage.
        start: its offset in the text the figures were read from.
        figures: of that text.

    Returns:
        Runs of digits, and runs joined by signs of grouping into one number.
    """
    folded = list(re.sub(r"\d", lambda m: str(int(m[0])), text))
    for figure in figures:
        a, b = max(0, figure.start - start), min(len(text), figure.end - start)
        folded[a:b] = " " * max(0, b - a)
    left = "".join(folded)
    grouped = re.findall(r"(?<!\d)\d{1,3}(?:[.,'’\s]\d{3})+(?!\d)", left)
    return set(re.findall(r"\d+", left)) | {re.sub(r"\D", "", g) for g in grouped}
