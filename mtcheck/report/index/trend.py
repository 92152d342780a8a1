"""How many findings of each family a thousand words have, over time or over the order of stories."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from mtcheck.report.summary import StorySummary

#: Bars at most, and families; further ones are counted together.
_MOST_BARS: Final = 24
_MOST_FAMILIES: Final = 20
_OTHERS: Final = "other checks"

_SPANS: Final = {
    1: "a day",
    7: "a week",
    28: "four weeks",
    91: "thirteen weeks",
    182: "half a year",
    365: "a year",
}


#: Where a group of stories begins and ends, and the stories.
_Group = tuple[tuple[str, str], Sequence[StorySummary]]


@dataclass(frozen=True, slots=True)
class Period:
    """Some stories, from ``first`` to ``last``: days or numbers. ``words`` says how long they are together."""

    first: str
    last: str
    words: int
    findings: Mapping[str, int]

    @property
    def label(self) -> str:
        """What it is called."""
        return self.first if self.first == self.last else f"{self.first} to {self.last}"

    def rate(self, family: str) -> float:
        """Findings of a family per 1,000 words; 0 where nothing was checked."""
        return 1000 * self.findings.get(family, 0) / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A family: findings in all, per 1,000 words in all, and in each period."""

    family: str
    findings: int
    rate: float
    rates: tuple[float, ...]

    @property
    def highest(self) -> float:
        """The highest rate of a period."""
        return max(self.rates, default=0.0)


@dataclass(frozen=True, slots=True)
class Trend:
    """Families, most frequent first, over periods; ``unit`` is what a bar stands for."""

    unit: str
    periods: tuple[Period, ...]
    lines: tuple[Line, ...]

    @property
    def first(self) -> str:
        """Where it begins."""
        return self.periods[0].first

    @property
    def last(self) -> str:
        """Where it ends."""
        return self.periods[-1].last


def build_trend(stories: Sequence[StorySummary]) -> Trend | None:
    """The trend of some stories, None where nothing was found in them.

    By day of publication where all have one, else by day of the check, else in the order given.
    """
    words = sum(s.words for s in stories)
    found: Counter[str] = Counter()
    for story in stories:
        found.update({f: n for f, n in story.families.items() if n})
    if not words or not found:
        return None
    kept = [
        f
        for f, _ in found.most_common(_MOST_FAMILIES if len(found) <= _MOST_FAMILIES else _MOST_FAMILIES - 1)
    ]
    unit, groups = _groups(stories)
    periods = tuple(_period(ends, group, kept) for ends, group in groups)
    families = [*kept, _OTHERS] if len(found) > len(kept) else kept
    return Trend(unit, periods, tuple(_line(f, periods, words) for f in families))


def _groups(stories: Sequence[StorySummary]) -> tuple[str, list[_Group]]:
    """What a group is, and the groups."""
    days: tuple[Callable[[StorySummary], str], ...] = (lambda s: s.published, lambda s: s.checked)
    for day in days:
        dates = [datetime.date.fromisoformat(day(s)[:10]) for s in stories if day(s)]
        if len(dates) == len(stories) and len(set(dates)) > 1:
            return _by_date(list(zip(dates, stories, strict=True)))
    size = ceil(len(stories) / _MOST_BARS)
    starts = range(0, len(stories), size)
    groups: list[_Group] = [
        ((f"story {i + 1}", f"story {min(i + size, len(stories))}"), stories[i : i + size]) for i in starts
    ]
    return ("a story" if size == 1 else f"{size} stories") + " in the order given", groups


def _by_date(dated: Sequence[tuple[datetime.date, StorySummary]]) -> tuple[str, list[_Group]]:
    first, last = min(d for d, _ in dated), max(d for d, _ in dated)
    reach = (last - first).days + 1
    days = next((n for n in _SPANS if ceil(reach / n) <= _MOST_BARS), ceil(reach / _MOST_BARS))
    groups: list[list[StorySummary]] = [[] for _ in range(ceil(reach / days))]
    for date, story in dated:
        groups[(date - first).days // days].append(story)
    starts = range(first.toordinal(), last.toordinal() + 1, days)
    ends = [(_day(start), _day(min(start + days - 1, last.toordinal()))) for start in starts]
    return _SPANS.get(days, f"{days} days"), list(zip(ends, groups, strict=True))


def _day(ordinal: int) -> str:
    return datetime.date.fromordinal(ordinal).isoformat()


def _period(ends: tuple[str, str], stories: Iterable[StorySummary], kept: Sequence[str]) -> Period:
    findings: Counter[str] = Counter()
    words = 0
    for story in stories:
        words += story.words
        for family, count in story.families.items():
            findings[family if family in kept else _OTHERS] += count
    return Period(*ends, words, findings)


def _line(family: str, periods: Sequence[Period], words: int) -> Line:
    findings = sum(p.findings.get(family, 0) for p in periods)
    return Line(family, findings, 1000 * findings / words, tuple(p.rate(family) for p in periods))
