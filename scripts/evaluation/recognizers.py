"""Numbers, quantities and dates in the specs of Microsoft Recognizers-Text: read by us, and by it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.models import tracked
from evaluation.table import DataMissing, Table

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

#: Kinds of our numbers that are numbers to Recognizers-Text.
_NUMBERS = frozenset("cardinal fraction percent money measure age year rank".split())
_TEMPERATURES = {
    "C": "celsius",
    "F": "fahrenheit",
    "Grado Celsius": "celsius",
    "Grado Fahrenheit": "fahrenheit",
}
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?(?::\d\d)?")

Value = Decimal | str
Resolution = Mapping[str, Any]


@dataclass(frozen=True)
class Expression:
    """A number, quantity or time.

    Args:
        start, end: half-open offsets into the text.
        values: what it may stand for; empty where only the span is to be compared.
        unit: an ISO 4217 code or a CLDR unit id, "" where it is not to be compared.
    """

    start: int
    end: int
    values: tuple[Value, ...]
    unit: str = ""

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the two share a character."""
        return self.start < end and start < self.end


@dataclass(frozen=True)
class Row:
    """A text of the specs.

    Args:
        text: the input.
        today: reference day, None in the models of numbers.
        gold: what is to be found in it.
        ignored: spans of what this measurement leaves out.
        fails: programs, in lower case, of which the specs say that they do not get it right.
    """

    text: str
    today: date | None
    gold: tuple[Expression, ...]
    ignored: tuple[tuple[int, int], ...] = ()
    fails: frozenset[str] = frozenset()


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


@dataclass(frozen=True)
class Model:
    """A model of Recognizers-Text, as far as we read the same.

    Args:
        name: in the table.
        file: of its specs, with a gap for the name of a language.
        kinds: its types that are measured; others are set aside.
        values: those a resolution stands for; each is an expression of its own where ``apart``.
        ours: the expressions we read.
        apart: whether the values are ends of a range, both to be found.
    """

    name: str
    file: str
    kinds: frozenset[str]
    values: Callable[[Resolution], tuple[Value, ...]]
    ours: Callable[[str, str, date | None], Iterator[Expression]]
    apart: bool = False


# --- the specs -------------------------------------------------------------------------------------


def read(data: Path, model: Model, language: str) -> list[Row]:
    """The rows of a model in a language, as the specs name it; none where they have no such file.

    Raises:
        DataMissing: there are no specs at all.
    """
    root = data / "recognizers"
    if not root.is_dir():
        raise DataMissing(f"{root} is not there: this set needs it, see the data section of the README.")
    path = root / model.file.format(language)
    return [_row(r, model) for r in json.loads(path.read_text("utf-8-sig"))] if path.is_file() else []


def _row(row: Mapping[str, Any], model: Model) -> Row:
    # The specs' own tests compare no value in a row that says so.
    gold, ignored = expressions(row["Input"], row["Results"], model, bool(row.get("IgnoreResolution")))
    flags = f"{row.get('NotSupported', '')},{row.get('NotSupportedByDesign', '')}".lower()
    reference = row.get("Context", {}).get("ReferenceDateTime")
    return Row(
        row["Input"],
        date.fromisoformat(reference[:10]) if reference else None,
        gold,
        ignored,
        frozenset(re.findall(r"[a-z]+", flags)),
    )


def expressions(
    text: str, results: Iterable[Mapping[str, Any]], model: Model, spans_only: bool = False
) -> tuple[tuple[Expression, ...], tuple[tuple[int, int], ...]]:
    """Results of Recognizers-Text as expressions, and the spans of those that are set aside.

    Args:
        text: what they were read from.
        results: as the specs write them.
        model: that gave them.
        spans_only: whether their values are left out.
    """
    kept: list[Expression] = []
    ignored: list[tuple[int, int]] = []
    for result in results:
        start = result.get("Start", result.get("start", text.lower().find(result["Text"].lower())))
        end = result.get("End", start + len(result["Text"]) - 1) + 1
        resolution = result.get("Resolution")
        values = model.values(resolution) if isinstance(resolution, dict) else ()
        unit = _unit(resolution) if isinstance(resolution, dict) else ""
        if result.get("TypeName", result.get("Typename")) not in model.kinds or not (values or spans_only):
            ignored.append((start, end))
        elif spans_only:
            kept.append(Expression(start, end, ()))
        elif model.apart:
            kept += [Expression(start, end, (value,)) for value in values]
        else:
            kept.append(Expression(start, end, values, unit))
    return tuple(kept), tuple(ignored)


def _unit(resolution: Resolution) -> str:
    return str(resolution.get("isoCurrency") or _TEMPERATURES.get(str(resolution.get("unit")), ""))


def _decimal(text: object) -> tuple[Decimal, ...]:
    try:
        return (Decimal(str(text).strip().replace(",", ".")),)
    except InvalidOperation:
        return ()


def _number(resolution: Resolution) -> tuple[Value, ...]:
    return _decimal(str(resolution.get("value", "")).rstrip("%"))


def _ends(resolution: Resolution) -> tuple[Value, ...]:
    """The finite ends of "[20,30)"."""
    return tuple(
        v for end in str(resolution.get("value", "")).strip("[]() ").split(",") for v in _decimal(end)
    )


def _times(resolution: Resolution) -> tuple[Value, ...]:
    """What a date or a length of time stands for, written as `_said` writes ours."""
    kept: list[Value] = []
    for value in resolution.get("values") or ():
        if clock := _CLOCK.fullmatch(value.get("timex", "")):
            kept.append(_hour(int(clock[1]) + int(clock[2] or 0) / 60))
        elif value.get("type") == "duration":
            kept += [f"{seconds:.0f} s" for seconds in _decimal(value.get("value"))]
        else:
            kept += [value.get("timex", ""), value.get("value", "")]
            if {"start", "end"} <= value.keys():
                kept.append(f"{value['start']}..{value['end']}")
            elif "Mod" in value:
                # "before 26 July": the day is what counts.
                kept += [value.get("start", ""), value.get("end", "")]
    return tuple(v for v in kept if v)


def _hour(hour: float) -> str:
    """A time on the dial: morning and evening are not told apart."""
    return f"{hour % 12:.2f} h"


# --- what we read ----------------------------------------------------------------------------------


def _numbers(accept: Callable[[Any], bool], text: str, language: str, _: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_numbers

    for number in find_numbers(text, language):
        if accept(number):
            yield Expression(number.start, number.end, (number.value,), number.unit)


def _hours(text: str, language: str, _: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_numbers

    for number in find_numbers(text, language):
        if number.kind == "time":
            yield Expression(number.start, number.end, (_hour(float(number.value)),))


def _dates(text: str, language: str, today: date | None) -> Iterator[Expression]:
    from mtcheck.facts import find_dates

    for found in find_dates(text, language, today):
        if found.kind != "clock":
            yield Expression(found.start, found.end, tuple(_said(found)))


def _said(found: Date) -> Iterator[str]:
    if found.days is not None:
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
    if found.weekday:
        yield f"XXXX-WXX-{found.weekday}"
    if found.resolved:
        first, last = found.resolved
        # The end of a whole month is the first of the next, that of a range the day said last.
        yield f"{first}..{last + timedelta(days=1)}"
        yield str(first) if first == last else f"{first}..{last}"


def _of_kind(*kinds: str) -> Callable[[str, str, date | None], Iterator[Expression]]:
    return partial(_numbers, lambda n: n.kind in kinds)


def _is_share(number: Number) -> bool:
    # Recognizers-Text does not tell percentage points from per cent.
    return number.kind == "percent" or number.unit == "percentage-point"


def _is_temperature(number: Number) -> bool:
    return number.kind == "measure" and number.unit in _TEMPERATURES.values()


def _model(
    name: str, file: str, kind: str, values: Callable[[Resolution], tuple[Value, ...]], ours: Any
) -> Model:
    return Model(name, file, frozenset(kind.split()), values, ours, values is _ends)


_UNITS, _TIMES = "NumberWithUnit/{}/", "DateTime/{}/DateTimeModel.json"
MODELS = (
    _model("Number", "Number/{}/NumberModel.json", "number", _number, _of_kind(*_NUMBERS)),
    _model("Ordinal", "Number/{}/OrdinalModel.json", "ordinal", _number, _of_kind("ordinal")),
    _model("Percentage", "Number/{}/PercentModel.json", "percentage", _number, partial(_numbers, _is_share)),
    _model("Ends of ranges", "Number/{}/NumberRangeModel.json", "numberrange", _ends, _of_kind(*_NUMBERS)),
    _model("Currency", _UNITS + "CurrencyModel.json", "currency", _number, _of_kind("money")),
    _model(
        "Dimension",
        _UNITS + "DimensionModel.json",
        "dimension",
        _number,
        partial(_numbers, lambda n: n.kind == "measure" and not _is_temperature(n)),
    ),
    _model(
        "Temperature",
        _UNITS + "TemperatureModel.json",
        "temperature",
        _number,
        partial(_numbers, _is_temperature),
    ),
    _model("Age", _UNITS + "AgeModel.json", "age", _number, _of_kind("age")),
    _model(
        "Date, duration",
        _TIMES,
        "datetimeV2.date datetimeV2.daterange datetimeV2.duration",
        _times,
        _dates,
    ),
    _model("Time of day", _TIMES, "datetimeV2.time", _times, _hours),
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
    f" 1.0.2a2 as it runs, where {PEER} names a Python that has it, in the languages it has."
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
