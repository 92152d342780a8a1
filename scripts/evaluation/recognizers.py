"""Numbers, quantities and dates in the specs of Microsoft Recognizers-Text: read by us, and by it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.models import tracked
from evaluation.recognizer_specs import (
    TEMPERATURES,
    Expression,
    Model,
    Resolution,
    Row,
    Value,
    expressions,
    hour,
    range_said,
    read,
    resolved_ends,
    resolved_number,
    resolved_times,
)
from evaluation.table import Table

if TYPE_CHECKING:
    from mtcheck.types import Date, Number

LANGUAGES = {
    "Arabic": "ar", "Chinese": "zh", "English": "en", "French": "fr", "German": "de", "Hindi": "hi",
    "Japanese": "ja", "Korean": "ko", "Spanish": "es",
}  # fmt: skip
#: Interpreter of an environment that has the package recognizers-text-suite: then it is measured too.
PEER = "MTCHECK_RECOGNIZERS"
#: Shown with MTCHECK_SHOW: what is missed and what is read where nothing stands.
SHOW = "MTCHECK_SHOW"

#: Kinds of our numbers that are numbers to Recognizers-Text, and those it leaves to other models where a unit is
#: written on ("180ml").
_WITH_UNITS = frozenset("percent money measure age".split())
_NUMBERS = frozenset("cardinal fraction year rank".split()) | _WITH_UNITS


@dataclass(frozen=True)
class Count:
    """How many are right, were read, stand in the specs."""

    right: int = 0
    read: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.read + other.read, self.gold + other.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; NaN where there is nothing to read and nothing was read."""
        return 2 * self.right / (self.read + self.gold) if self.read + self.gold else float("nan")


# --- what we read ----------------------------------------------------------------------------------


def _numbers(accept: Callable[[Any], bool], text: str, language: str, _: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_numbers

    for number in find_numbers(text, language):
        if accept(number):
            yield Expression(number.start, number.end, (number.value,), number.unit)


def _plain_numbers(text: str, language: str, _: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_numbers

    for number in find_numbers(text, language):
        if number.kind in _NUMBERS:
            # «百分の二» is 2 % to us and two hundredths to the specs.
            values = (number.value, number.value / 100) if number.unit == "%" else (number.value,)
            claimed = number.kind not in _WITH_UNITS
            yield Expression(number.start, number.end, values, number.unit, claimed)


def _ends(text: str, language: str, _: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_numbers

    for number in find_numbers(text, language):
        if number.kind in _NUMBERS | {"ordinal"}:
            # A plain number says of itself that it is no bound; ranges are not read as such.
            claimed = number.bound not in ("exact", "about") and number.kind in _NUMBERS
            yield Expression(number.start, number.end, (number.value,), number.unit, claimed)


def _hours(text: str, language: str, _: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_dates, find_numbers

    numbers = find_numbers(text, language)
    times = [n for n in numbers if n.kind == "time"]
    for number in times:
        yield Expression(number.start, number.end, (hour(float(number.value)),))
    # "Las 12", „10 Uhr“: a clock among the dates, whose hour is a plain number.
    for found in find_dates(text, language, None, numbers):
        held = [n for n in numbers if found.start <= n.start and n.end <= found.end]
        if found.kind == "clock" and held and not any(n in times for n in held) and held[0].value <= 24:
            minutes = held[1].value / 60 if len(held) > 1 and held[1].value < 60 else 0
            yield Expression(found.start, found.end, (hour(float(held[0].value + minutes)),))


def _dates(text: str, language: str, today: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_dates, find_numbers

    numbers = find_numbers(text, language)
    dates = [d for d in find_dates(text, language, today, numbers) if d.kind != "clock"]
    for found in dates:
        yield Expression(found.start, found.end, tuple(_said(found)))
    for number in numbers:
        span = _decade_or_century(text, number, language)
        if span and not any(d.start < number.end and number.start < d.end for d in dates):
            yield Expression(number.start, number.end, (span,))


def _decade_or_century(text: str, number: Number, language: str) -> str:
    """The TIMEX of "the 1990s", "the nineties", "the 21st century", which we read among the numbers; "" for others."""
    from mtcheck.facts.lexicon import lexicon
    from mtcheck.facts.number_patterns import REACH, patterns_of
    from mtcheck.facts.scripts import fold

    folded, patterns, value = fold(text), patterns_of(lexicon(language).language), int(number.value)
    if number.kind == "year" and value % 10 == 0 and (value < 100 or not text[number.end - 1].isdecimal()):
        first, last = (
            (f"XX{value}", f"XX{(value + 10) % 100:02}") if value < 100 else (str(value), str(value + 10))
        )
        return f"({first}-01-01,{last}-01-01,P10Y)"
    before, after = folded[max(0, number.start - REACH) : number.start], folded[number.end : number.end + REACH]
    said = patterns.century_after.match(after) or patterns.century_before.search(before)
    if number.kind == "ordinal" and 1 <= value <= 30 and said:
        return f"({value * 100 - 100}-01-01,{value * 100}-01-01,P100Y)"
    return ""


def _said(found: Date) -> Iterator[str]:
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


def _of_kind(*kinds: str) -> Callable[[str, str, date | None], Iterator[Expression]]:
    return partial(_numbers, lambda n: n.kind in kinds)


def _is_share(number: Number) -> bool:
    # Recognizers-Text does not tell percentage points from per cent.
    return number.kind == "percent" or number.unit == "percentage-point"


def _is_temperature(number: Number) -> bool:
    return number.kind == "measure" and number.unit in {*TEMPERATURES.values(), "kelvin"}


def _model(
    name: str, file: str, kind: str, values: Callable[[Resolution], tuple[Value, ...]], ours: Any
) -> Model:
    return Model(name, file, frozenset(kind.split()), values, ours, values is resolved_ends)


_UNITS, _TIMES = "NumberWithUnit/{}/", "DateTime/{}/DateTimeModel.json"
MODELS = (
    _model("Number", "Number/{}/NumberModel.json", "number", resolved_number, _plain_numbers),
    _model("Ordinal", "Number/{}/OrdinalModel.json", "ordinal", resolved_number, _of_kind("ordinal")),
    _model(
        "Percentage",
        "Number/{}/PercentModel.json",
        "percentage",
        resolved_number,
        partial(_numbers, _is_share),
    ),
    _model("Ends of ranges", "Number/{}/NumberRangeModel.json", "numberrange", resolved_ends, _ends),
    _model("Currency", _UNITS + "CurrencyModel.json", "currency", resolved_number, _of_kind("money")),
    _model(
        "Dimension",
        _UNITS + "DimensionModel.json",
        "dimension",
        resolved_number,
        partial(_numbers, lambda n: n.kind == "measure" and not _is_temperature(n)),
    ),
    _model(
        "Temperature",
        _UNITS + "TemperatureModel.json",
        "temperature",
        resolved_number,
        partial(_numbers, _is_temperature),
    ),
    _model("Age", _UNITS + "AgeModel.json", "age", resolved_number, _of_kind("age")),
    _model(
        "Date, duration",
        _TIMES,
        "datetimeV2.date datetimeV2.daterange datetimeV2.duration",
        resolved_times,
        _dates,
    ),
    _model("Time of day", _TIMES, "datetimeV2.time", resolved_times, _hours),
)


# --- the measurement -------------------------------------------------------------------------------


def score(found: Sequence[Expression], row: Row) -> tuple[Count, list[str]]:
    """One text: an expression is right where it shares a character with one of the specs and a value.

    Args:
        found: what was read, in order; each answers once.
        row: the text with what is to be found.

    Returns:
        The counts, and in words what was missed ("-") or read wrongly ("+").
    """
    free = [f for f in found if not any(f.overlaps(*span) for span in row.ignored)]
    free = [f for f in free if f.claimed or any(f.overlaps(g.start, g.end) for g in row.gold)]
    read_count, lines, right = len(free), [], 0
    for gold in row.gold:
        hit = next((f for f in free if f.overlaps(gold.start, gold.end) and _same(f, gold)), None)
        if hit:
            free.remove(hit)
            right += 1
        else:
            lines.append(
                f"-{row.text[gold.start : gold.end]!r} {' '.join(map(str, gold.values))} {gold.unit}"
            )
    lines += [f"+{row.text[f.start : f.end]!r} {' '.join(map(str, f.values))} {f.unit}" for f in free]
    return Count(right, read_count, len(row.gold)), lines


def _same(found: Expression, gold: Expression) -> bool:
    if found.unit and gold.unit and found.unit != gold.unit:
        return False
    return not gold.values or any(_equal(a, b) for a in found.values for b in gold.values)


def _equal(a: Value, b: Value) -> bool:
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        # A third has as many places as a program gives it.
        return abs(a - b) <= Decimal("1e-4") * abs(b)
    return a == b


def by_flags(rows: Sequence[Row], program: str) -> Count:
    """What the specs say a program of Recognizers-Text gets right; nothing is known of what else it reads."""
    gold = sum(len(row.gold) for row in rows)
    right = sum(len(row.gold) for row in rows if program not in row.fails)
    return Count(right, right, gold)


def measure(data: Path) -> Table:
    lines: list[list[str | int | float]] = []
    sums: dict[str, list[Count]] = {}
    for model in MODELS:
        totals = [Count()] * 4
        for name, language in tracked(list(LANGUAGES.items()), model.name):
            rows = read(data, model, name)
            if not any(row.gold for row in rows):
                continue
            counts = [
                _ours(model, rows, language),
                by_flags(rows, "dotnet"),
                by_flags(rows, "python"),
                peer(model, rows, language),
            ]
            lines.append([model.name, language, len(rows), counts[0].gold, *_scores(counts)])
            totals = [a + b for a, b in zip(totals, counts, strict=True)]
            known = sums.setdefault(language, [Count()] * 4)
            sums[language] = [a + b for a, b in zip(known, counts, strict=True)]
        lines.append([f"{model.name}, all", "", "", totals[0].gold, *_scores(totals)])
    columns = ["rows", "expressions", "precision", "recall", "F1", ".NET", "Python", "PyPI"]
    return Table(
        "Recognizers-Text specs: numbers, quantities, dates",
        ["model", "language", *columns],
        lines,
        _NOTE,
        [
            Table(
                "All models together",
                ["language", *columns[1:]],
                [[language, counts[0].gold, *_scores(counts)] for language, counts in sums.items()],
            )
        ],
    )


_NOTE = (
    "An expression counts where it shares a character with that of the specs and has its value, with the unit of"
    " money (where the specs give an ISO code) and temperature; readings that are uncertain count too. Rows with"
    " IgnoreResolution count by span. Relative ordinals, sets, times with a date and spans of the day are left out; a"
    " time of day is compared on the dial, a date by its TIMEX or by its days. .NET and Python: F1 of"
    " Recognizers-Text by the flags of its own specs (NotSupported), as if it read nothing else. PyPI: release"
    f" 1.0.2a2 as it runs, where {PEER} names a Python that has it, in the languages it has. A range is compared by its"
    " TIMEX, which ends where its last part begins. Rows that name no reference day count by span where the value"
    " depends on it (most French ones); results whose words are those of another language count wherever they are"
    " read.\n\nWhat is lost. On purpose: 'one', 'the week', 'the year', 'few hours', 'all day' and lower-case English"
    " months, which in a newspaper are no figures, names or dates; 2015-12, which may be a season; 28/2 without a"
    " preposition or a weekday, which may be a fraction or a score; a bare 'week 31'; dollars with a lone number behind"
    " them; a day that does not exist. Not done: a length counted from another date ('two weeks after Easter') is two"
    " readings, ranges that end today are two, seasons, fiscal years, decades and centuries are numbers only, Islamic"
    " months, working days, ages said with a verb («il a dix ans») or in months, ordinals beyond the thousandth in"
    " Spanish and French, parts of day beside a time."
)


def _scores(counts: Sequence[Count]) -> list[float]:
    ours = counts[0]
    precision = ours.right / ours.read if ours.read else float("nan")
    return [precision, ours.right / max(1, ours.gold), *(c.f1 for c in counts)]


def _ours(model: Model, rows: Sequence[Row], language: str) -> Count:
    total = Count()
    for row in rows:
        count, lines = score(list(model.ours(row.text, language, row.today)), row)
        total += count
        if lines and os.environ.get(SHOW):
            print(model.name, language, repr(row.text), *lines, sep="\n    ", file=sys.stderr)
    return total


def peer(model: Model, rows: Sequence[Row], language: str) -> Count:
    """What the package recognizers-text-suite gets right; nothing where it is not there or lacks the language."""
    if not os.environ.get(PEER):
        return Count()
    asked = json.dumps([model.name, language, [[r.text, str(r.today or "")] for r in rows]])
    script = Path(__file__).with_name("recognizers_peer.py")
    run = subprocess.run([os.environ[PEER], script], input=asked, capture_output=True, text=True, check=True)
    answers = json.loads(run.stdout)
    total = Count()
    for row, results in zip(rows, answers, strict=bool(answers)):
        total += score(expressions(row.text, results, model)[0], row)[0]
    return total
