"""What the index shows, worked out from the summaries: values only, no markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from mtcheck.merge import advice
from mtcheck.report.index.trend import Trend, build_trend
from mtcheck.report.summary import StorySummary
from mtcheck.report.wording import WORST_FIRST, Tongue, tongue

#: Families whose names say little to an editor.
_FAMILIES: Final = {
    "clean": "page furniture",
    "fluency": "broken language",
    "mt-artefact": "trace of the machine",
    "nli": "contradicted sentence",
    "omission-addition": "left out or added",
    "quote": "quotation",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A story; ``look`` is its worst severity or "clean", ``families`` what was found, most first."""

    title: str
    link: str
    tongue: Tongue
    summary: StorySummary
    look: str
    advice: str
    families: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """Of all stories; ``looks`` counts stories by their worst severity, or "clean"."""

    stories: int
    words: int
    counts: Mapping[str, int]
    dismissed: int
    looks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole index; no ``trend`` where there is nothing to compare."""

    rows: tuple[Row, ...]
    totals: Totals
    trend: Trend | None


def build_page(summaries: Sequence[tuple[StorySummary, str]]) -> Page:
    """Work out what the index shows; arguments as of `mtcheck.report.index.render_index`."""
    stories = [s for s, _ in summaries]
    return Page(
        tuple(sorted((_row(s, link) for s, link in summaries), key=_worst_first)),
        _totals(stories),
        build_trend(stories),
    )


def family_name(family: str) -> str:
    """A family of checks in plain words; one of somebody else is its own name."""
    name = _FAMILIES.get(family, family.replace("-", " ").replace("_", " "))
    return name[:1].upper() + name[1:]


def _row(summary: StorySummary, link: str) -> Row:
    not_run = len(summary.not_run)
    return Row(
        title=summary.title.strip() or ", ".join(summary.targets) or "Untitled",
        link=link if _is_harmless(link) else "",
        tongue=tongue(summary.language),
        summary=summary,
        look=summary.worst or "clean",
        advice=advice(summary.counts, summary.dismissed, not_run),
        families=tuple((family_name(f), n) for f, n in Counter(summary.families).most_common() if n),
    )


def _is_harmless(link: str) -> bool:
    """Whether a link leads to a place and runs nothing."""
    try:
        return urlsplit(link).scheme in ("", "file", "http", "https")
    except ValueError:
        return False


def _worst_first(row: Row) -> tuple[object, ...]:
    counts = row.summary.counts
    return (*(-counts[s] for s in WORST_FIRST), row.title.casefold(), row.link)


def _totals(stories: Sequence[StorySummary]) -> Totals:
    looks = Counter(s.worst or "clean" for s in stories)
    return Totals(
        stories=len(stories),
        words=sum(s.words for s in stories),
        counts={severity: sum(s.counts[severity] for s in stories) for severity in WORST_FIRST},
        dismissed=sum(s.dismissed for s in stories),
        looks={look: looks[look] for look in (*WORST_FIRST, "clean")},
    )
