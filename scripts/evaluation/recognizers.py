"""Numbers, quantities and dates in the specs of Microsoft Recognizers-Text: read by us, and by it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from evaluation.models import tracked
from evaluation.recognizer_ours import (
    dates_and_lengths,
    ends_of_ranges,
    hours,
    is_share,
    is_temperature,
    numbers_that,
    of_kind,
    plain_numbers,
)
from evaluation.recognizer_specs import (
    Expression,
    Model,
    Resolution,
    Row,
    Value,
    expressions,
    read,
    resolved_ends,
    resolved_number,
    resolved_times,
)
from evaluation.table import Table

LANGUAGES = {
    "Arabic": "ar", "Chinese": "zh", "English": "en", "French": "fr", "German": "de", "Hindi": "hi",
    "Japanese": "ja", "Korean": "ko", "Spanish": "es",
}  # fmt: skip
#: Interpreter of an environment that has the package recognizers-text-suite: then it is measured too.
PEER = "MTCHECK_RECOGNIZERS"
#: Shown with MTCHECK_SHOW: what is missed and what is read where nothing stands.
SHOW = "MTCHECK_SHOW"


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


def _model(
    name: str, file: str, kind: str, values: Callable[[Resolution], tuple[Value, ...]], ours: Any
) -> Model:
    return Model(name, file, frozenset(kind.split()), values, ours, values is resolved_ends)


_UNITS, _TIMES = "NumberWithUnit/{}/", "DateTime/{}/DateTimeModel.json"
MODELS = (
    _model("Number", "Number/{}/NumberModel.json", "number", resolved_number, plain_numbers),
    _model("Ordinal", "Number/{}/OrdinalModel.json", "ordinal", resolved_number, of_kind("ordinal")),
    _model(
        "Percentage",
        "Number/{}/PercentModel.json",
        "percentage",
        resolved_number,
        partial(numbers_that, is_share),
    ),
    _model("Ends of ranges", "Number/{}/NumberRangeModel.json", "numberrange", resolved_ends, ends_of_ranges),
    _model("Currency", _UNITS + "CurrencyModel.json", "currency", resolved_number, of_kind("money")),
    _model(
        "Dimension",
        _UNITS + "DimensionModel.json",
        "dimension",
        resolved_number,
        partial(numbers_that, lambda n: n.kind == "measure" and not is_temperature(n)),
    ),
    _model(
        "Temperature",
        _UNITS + "TemperatureModel.json",
        "temperature",
        resolved_number,
        partial(numbers_that, is_temperature),
    ),
    _model("Age", _UNITS + "AgeModel.json", "age", resolved_number, of_kind("age")),
    _model(
        "Date, duration",
        _TIMES,
        "datetimeV2.date datetimeV2.daterange datetimeV2.duration",
        resolved_times,
        dates_and_lengths,
    ),
    _model("Time of day", _TIMES, "datetimeV2.time", resolved_times, hours),
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
    f" 1.0.2a2 as it runs, where {PEER} names a Python that has it, in the languages it has. A fiscal or school"
    " year ('FY2008') is compared by the year it is called by. A range is compared by its"
    " TIMEX, which ends where its last part begins. Rows that name no reference day count by span where the value"
    " depends on it (most French ones); results whose words are those of another language count wherever they are"
    " read.\n\nWhat is neither right nor wrong, because the specs leave to another type what is read rightly: among"
    " the numbers a quantity with its unit where the specs have no number at all ('180ml'); among the ends of ranges"
    " a number that is read without a bound, outside the ranges of the specs ('more than 30000 in 2009': the year; a"
    " number read as a bound counts everywhere); the first of two quantities that share a unit ('eight to 10 feet')."
    " A range of one value ('equal to 20') has one end. Among the numbers a hundredth part in words counts as 0.01"
    " and as 1 %; decades and centuries, which we read among the numbers, count among the dates, and hours that we"
    " read among the dates among the times. Two days with a word for 'to' between them that are two dates to us"
    " ('from Monday to Friday') count as the range; a week of a month, a quarter or a holiday whose year is neither"
    " said nor near counts by what it is in any year.\n\nWhat is lost. On purpose: 'one', 'the week', 'the year', 'few"
    " hours', 'all day', 'may', 'march' and clipped English months in lower case, which in a newspaper are no"
    " figures, names or dates; 'the following week', which counts from a day in the text as often; 28/2 without a"
    " preposition or a weekday, which may be a fraction or a score; a bare 'week 31'; '15 dollars and 15', where two"
    " figures may be meant; a day that does not exist; '- 12' with a space, which begins a list; '10G' and '12k' with"
    " a word behind them; '1 of 21' and '2/100' as fractions; an hour in words without its minutes at the end of a"
    " clause («à huit heures» may be a length); degrees that turn something are degrees Celsius. Where we hold the"
    " specs to be wrong: 8割引 as 20 % (the reduction is 80 %), 12千米 as 12 of no unit, '4,800%' in Spanish as 4.8,"
    " '600%' as 6, Hindi dates with the month first, «après trente ans» as an age. Not done: a length counted from"
    " another date ('two weeks after Easter') is two readings, so is 'the first two weeks of 2021' and a range of ends"
    " of years; fiscal and school years that have no number, working days, ages in months in French, numbers in"
    " hiragana, dates whose month is a number in words («zwölfter fünfter»)."
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
