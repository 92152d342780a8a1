"""Which part of a month is meant, and which quarters: "late June", 6月下旬; "third quarter", "first three quarters".

Read by their words alone, so that they can be compared where the year is not known. The words are those of
``data/period_words.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from mtcheck.facts.calendar import LEFT_EDGE, RIGHT_EDGE, Names, calendar_of
from mtcheck.facts.tables import table

_THIRDS = ("early", "mid", "late")
_ROMANS = ("II|ІІ", "III|ІІІ", "IV|ІV")
#: A month has a year or nothing beside it; with a day behind it the part is one of something else.
_DAY_BEHIND = re.compile(r"[ \u00a0]\d{1,2}(?!\d)(?:st|nd|rd|th)?\b")

Kind = Literal["third", "rank", "first"]

_OF_YEARS: tuple[Kind, ...] = ("rank", "first")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a month or of a year, as it is said.

    Args:
        start, end: offsets into the text.
        kind: "third" of a month, "rank" of a quarter, or the "first" so many quarters.
        whole: number of the month; of a quarter 0.
        n: 0 early, 1 middle, 2 late; or which quarter, or how many.
    """

    start: int
    end: int
    kind: Kind
    whole: int
    n: int


def find_parts(text: str, language: str) -> list[Part]:
    """The parts of months and years that a text names.

    Args:
        text: running text.
        language: ISO 639-1 code.

    Returns:
        Parts in order; of two that overlap the longer.
    """
    patterns = _patterns(language.split("-")[0])
    if patterns is None:
        return []
    found = sorted({*_thirds(text, patterns), *_quarters(text, patterns)}, key=lambda p: (p.start, -p.end))
    return [p for p in found if not any(_is_longer(o, p) for o in found)]


def _is_longer(other: Part, part: Part) -> bool:
    overlap = other.start < part.end and part.start < other.end
    return overlap and other.end - other.start > part.end - part.start


@dataclass(frozen=True)
class _Patterns:
    months: Names
    thirds: tuple[tuple[int, re.Pattern[str]], ...]
    quarters: tuple[tuple[Kind, int, re.Pattern[str]], ...]


def _thirds(text: str, patterns: _Patterns) -> Iterator[Part]:
    for third, pattern in patterns.thirds:
        for m in pattern.finditer(text):
            month = patterns.months.value(text, *m.span("month"))
            if month is not None and not _DAY_BEHIND.match(text, m.end()):
                yield Part(m.start(), m.end(), "third", int(month), third)


def _quarters(text: str, patterns: _Patterns) -> Iterator[Part]:
    for kind, n, pattern in patterns.quarters:
        for m in pattern.finditer(text):
            yield Part(m.start(), m.end(), kind, 0, n)


@cache
def _patterns(language: str) -> _Patterns | None:
    words, calendar = table("period_words").get(language), calendar_of(language)
    if words is None or calendar is None:
        return None
    left, right = (LEFT_EDGE, RIGHT_EDGE) if calendar.spaced else ("", "")
    month = rf"(?P<month>{calendar.months.pattern})"
    thirds = []
    for third, name in enumerate(_THIRDS):
        if said := words.get(name):
            thirds.append((third, re.compile(rf"{left}(?:{said})[\s\u00a0-]*{month}{right}", re.I)))
        if said := words.get(name + "_after"):
            gap = r"[ \u00a0]" if calendar.spaced and not said.startswith(" ?") else ""
            thirds.append((third, re.compile(rf"{left}{month}{gap}(?:{said}){right}", re.I)))
    quarters: list[tuple[Kind, int, re.Pattern[str]]] = [
        (kind, k + 2, re.compile(left + "(?:" + _filled(words, kind, k) + ")" + right, re.I))
        for kind in _OF_YEARS
        for k in range(3 if kind in words else 0)
    ]
    return _Patterns(calendar.months, tuple(thirds), tuple(quarters))


def _filled(words: Mapping[str, Any], kind: Kind, k: int) -> str:
    """The expression of a quarter or of so many, its number put in."""
    form: str = words[kind]
    for sign, said in (
        ("{o}", words["ordinals"][k]),
        ("{c}", words["cardinals"][k]),
        ("{m}", words["months"][k]),
        ("{r}", _ROMANS[k]),
        ("{n}", str(k + 2)),
    ):
        form = form.replace(sign, said or "(?!)")
    return form
