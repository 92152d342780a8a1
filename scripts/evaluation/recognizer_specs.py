"""The specs of Microsoft Recognizers-Text as texts with the expressions that stand in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from evaluation.table import DataMissing

if TYPE_CHECKING:
    from mtcheck.types import Date, Day

TEMPERATURES = {
    "C": "celsius",
    "F": "fahrenheit",
    "Grado Celsius": "celsius",
    "Grado Fahrenheit": "fahrenheit",
}
#: "FY2008": of a fiscal or school year the year that it is called by is what can be compared.
_NAMED_YEAR = re.compile(r"[FS]Y(\d{4})")
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
        claimed: False for what we read rightly but the specs leave to another type: it may answer for an
            expression, and counts for nothing where none stands.
    """

    start: int
    end: int
    values: tuple[Value, ...]
    unit: str = ""
    claimed: bool = True

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
    reference = row.get("Context", {}).get("ReferenceDateTime")
    spans_only: bool | None = bool(row.get("IgnoreResolution"))
    if not (spans_only or reference):
        spans_only = None
    gold, ignored = expressions(row["Input"], row["Results"], model, spans_only)
    flags = f"{row.get('NotSupported', '')},{row.get('NotSupportedByDesign', '')}".lower()
    return Row(
        row["Input"],
        date.fromisoformat(reference[:10]) if reference else None,
        gold,
        ignored,
        frozenset(re.findall(r"[a-z]+", flags)),
    )


def expressions(
    text: str, results: Iterable[Mapping[str, Any]], model: Model, spans_only: bool | None = False
) -> tuple[tuple[Expression, ...], tuple[tuple[int, int], ...]]:
    """Results of Recognizers-Text as expressions, and the spans of those that are set aside.

    Args:
        text: what they were read from.
        results: as the specs write them.
        model: that gave them.
        spans_only: whether their values are left out; None where they are those of dates that are counted from
            a day the specs do not name.
    """
    kept: list[Expression] = []
    ignored: list[tuple[int, int]] = []
    end = 0
    for result in results:
        start, end = _span(text, result, end)
        resolution = result.get("Resolution")
        values = model.values(resolution) if isinstance(resolution, dict) else ()
        unit = _unit(resolution) if isinstance(resolution, dict) else ""
        if result.get("TypeName", result.get("Typename")) not in model.kinds or not (values or spans_only):
            if (start, end) != (0, len(text)) or len(result["Text"]) == len(text):
                ignored.append((start, end))
        elif spans_only or (spans_only is None and _is_relative(text[start:end], values)):
            kept.append(Expression(start, end, ()))
        elif model.apart:
            kept += [Expression(start, end, (value,)) for value in values]
        else:
            kept.append(Expression(start, end, values, unit))
    return tuple(kept), tuple(ignored)


def _span(text: str, result: Mapping[str, Any], after: int) -> tuple[int, int]:
    """Where a result stands. The specs of some languages count from elsewhere: then their words are looked for."""
    words = normalize("NFKC", result["Text"]).lower()
    start = result.get("Start", result.get("start", -1))
    written = normalize("NFKC", text).lower()
    written = written if len(written) == len(text) else text.lower()
    if start < 0 or written[start : start + len(words)].strip() != words.strip():
        start = next((p for p in (written.find(words, after), written.find(words)) if p >= 0), -1)
    # Words that do not stand in the text at all are those of another language: the place is not known.
    return (start, start + len(words)) if start >= 0 else (0, len(text))


def _is_relative(words: str, values: tuple[Value, ...]) -> bool:
    """Whether the values name a year that the words do not."""
    years = {y for v in values if isinstance(v, str) for y in re.findall(r"(?<!\d)\d\d(\d\d)-", v + "-")}
    return bool(years) and "XXXX" not in str(values) and not any(y in words for y in years)


def _unit(resolution: Resolution) -> str:
    return str(resolution.get("isoCurrency") or TEMPERATURES.get(str(resolution.get("unit")), ""))


def _decimal(text: object) -> tuple[Decimal, ...]:
    try:
        return (Decimal(str(text).strip().replace(",", ".")),)
    except InvalidOperation:
        return ()


def resolved_number(resolution: Resolution) -> tuple[Value, ...]:
    return _decimal(str(resolution.get("value", "")).rstrip("%"))


def resolved_ends(resolution: Resolution) -> tuple[Value, ...]:
    """The finite ends of "[20,30)", one of "[20,20]"."""
    ends = str(resolution.get("value", "")).strip("[]() ").split(",")
    return tuple(dict.fromkeys(v for end in ends for v in _decimal(end)))


def resolved_times(resolution: Resolution) -> tuple[Value, ...]:
    """What a date or a length of time stands for, written as `_said` writes ours."""
    kept: list[Value] = []
    for value in resolution.get("values") or ():
        if clock := _CLOCK.fullmatch(value.get("timex", "")):
            kept.append(hour(int(clock[1]) + int(clock[2] or 0) / 60))
        elif value.get("type") == "duration":
            kept += [f"{seconds:.0f} s" for seconds in _decimal(value.get("value"))]
        else:
            kept += [value.get("timex", ""), value.get("value", "")]
            if named := _NAMED_YEAR.fullmatch(value.get("timex", "")):
                kept.append(named[1])
            if {"start", "end"} <= value.keys():
                kept.append(f"{value['start']}..{value['end']}")
            elif "Mod" in value:
                # "before 26 July": the day is what counts.
                kept += [value.get("start", ""), value.get("end", "")]
    return tuple(v for v in kept if v)


def hour(hour: float) -> str:
    """A time on the dial: morning and evening are not told apart."""
    return f"{hour % 12:.2f} h"


def range_said(found: Date) -> Iterator[str]:
    """A range as a TIMEX with its length, and by its days: it ends where its last part begins.

    Args:
        found: with a first and a last day, of which parts may be unsaid.
    """
    a, b = found.first, found.last
    if a is None or b is None or not any(b):
        # "Until now": the days say it.
        return
    if found.resolved:
        end = date(found.resolved[1].year, b.month or 1, b.day or 1)
        yield f"{found.resolved[0]}..{end}"
    if any(a):
        yield f"({_timex(a)},{_timex(b)},{_length(a, b)})"


def _timex(day: Day) -> str:
    year = f"{day.year:04}" if day.year else "XXXX"
    return f"{year}-{day.month or 1:02}-{day.day or 1:02}"


def _length(a: Day, b: Day) -> str:
    months = 12 * ((b.year or 0) - (a.year or 0)) + (b.month or 1) - (a.month or 1)
    if a.day is None and b.day is None:
        if a.month is None and b.month is None:
            return f"P{months // 12}Y"
        return f"P{months if months > 0 or a.year else months + 12}M"
    year = a.year or b.year or 2019
    try:
        first = date(year, a.month or 1, a.day or 1)
        last = date(b.year or year, b.month or 1, b.day or 1)
        last = last if last >= first or b.year else last.replace(year=year + 1)
    except ValueError:
        return ""
    return f"P{(last - first).days}D"
