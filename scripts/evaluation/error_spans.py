"""Errors marked in real machine translation, in documents that nothing was trained on.

MQM ratings of news and talks (zh-en) and of medical abstracts (Bio-MQM), each rater a reference of his own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.metrics import span_f1
from evaluation.models import ErrorFinding, sample, tracked
from evaluation.table import DataMissing, Table

if TYPE_CHECKING:
    from corpora import Rated

    from evaluation.models import Found

ROWS = 400
FLAGGED = 0.2  # of clean translations, at most

_SERIOUS = frozenset({"major", "critical"})
_CHOICES = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation with what its raters marked.

    Args:
        source, target: the two texts.
        set_name: origin and languages.
        document: its group.
        marked: rater and characters marked, for each rater who said where.
        serious: spans of major and critical errors, of all raters.
        clean: whether no rater saw an error.
    """

    source: str
    target: str
    set_name: str
    document: str
    marked: tuple[tuple[str, frozenset[int]], ...]
    serious: tuple[tuple[int, int], ...]
    clean: bool


def measure(data: Path, rows: int | None = None) -> Table:
    import mtcheck.encoder

    return table(mtcheck.encoder.load(), read(data, rows or ROWS))


def read(data: Path, rows: int = ROWS) -> list[Translation]:
    """Translations kept back, at most ``rows`` of each set and language pair.

    Raises:
        DataMissing: a set is not there.
    """
    from corpora import MissingData, errors, errors_split

    try:
        rated = [
            r
            for r in errors(data)
            if (
                r.example.origin == "bio_mqm"
                or (r.example.origin == "mqm" and r.example.languages == ("zh", "en"))
            )
            and not r.example.kind.endswith(".reference")
            and errors_split(r.example.group) == "dev"
        ]
    except MissingData as error:
        raise DataMissing(str(error)) from error
    sets: dict[str, list[Translation]] = {}
    for translation in translations(rated):
        sets.setdefault(translation.set_name, []).append(translation)
    return [t for name, several in sets.items() for t in sample(several, rows, f"errors {name}")]


def translations(rated: Iterable[Rated]) -> Iterator[Translation]:
    """The translations that were rated, each once."""
    together: dict[tuple[str | None, str, str], list[Rated]] = {}
    for r in rated:
        together.setdefault((r.example.premise, r.example.hypothesis, r.example.group), []).append(r)
    for (source, target, document), ratings in together.items():
        placed = [(r, r.example.spans) for r in ratings if r.example.spans is not None]
        yield Translation(
            source or "",
            target,
            f"{ratings[0].example.origin} {'-'.join(ratings[0].example.languages)}",
            document,
            tuple(
                (r.rater, frozenset(i for s in spans for i in range(s.start, s.end))) for r, spans in placed
            ),
            tuple(
                (s.start, s.end)
                for r, spans in placed
                for s, severity in zip(spans, r.severities, strict=True)
                if severity.lower() in _SERIOUS
            ),
            all(r.example.spans == () for r in ratings),
        )


def halves(rows: Sequence[Translation]) -> tuple[list[Translation], list[Translation]]:
    """Every other document, by name: one half to choose a threshold on, one to report on."""
    documents = sorted({t.document for t in rows})
    first = set(documents[::2])
    return [t for t in rows if t.document in first], [t for t in rows if t.document not in first]


def table(encoder: ErrorFinding, rows: Sequence[Translation]) -> Table:
    """Two tables, with the source and without it.

    Args:
        encoder: what is measured.
        rows: from several documents.
    """
    tables = []
    for name, with_source in (("source and translation", True), ("translation alone", False)):
        pairs = [(t.source if with_source else None, t.target) for t in rows]
        found: dict[float, list[Found]] = {at: [] for at in _CHOICES}
        for first in tracked(range(0, len(pairs), 256), f"errors, {name}"):
            for at in _CHOICES:
                found[at] += encoder.find_errors(pairs[first : first + 256], at)
        tables.append(
            _table(name, rows, {at: dict(zip(map(id, rows), f, strict=True)) for at, f in found.items()})
        )
    return replace(tables[0], more=tables[1:])


def _table(name: str, rows: Sequence[Translation], found: dict[float, dict[int, Found]]) -> Table:
    choice, report = halves(rows)
    least = threshold(choice, {at: [own[id(t)] for t in choice] for at, own in found.items()})

    def line(label: str, chosen: Sequence[Translation], at: float) -> list[str | int | float]:
        return [label, f"{at:.2f}", *scores(chosen, [found[at][id(t)] for t in chosen])]

    sets = dict.fromkeys(t.set_name for t in report)
    return Table(
        f"Errors in real translation, {name}",
        [
            "part",
            "score at least",
            "translations",
            "precision",
            "recall",
            "F1",
            "serious",
            "found",
            "clean",
            "flagged",
        ],
        [
            line("reported half", report, least),
            *(line(f"reported, {x}", [t for t in report if t.set_name == x], least) for x in sets),
            *(line("other half", choice, at) for at in _CHOICES),
        ],
        "Precision, recall, F1 of characters over all translations of a rater, each rater a reference, mean of raters "
        "weighted by their translations. Found: share of translations with a major or critical error in which a marked "
        "span touches it. Flagged: share of translations in which no rater saw an error that have a marked span. The "
        f"threshold of the reported half is the lowest that flags at most {FLAGGED:.0%} of the clean ones of the other.",
    )


def threshold(rows: Sequence[Translation], found: dict[float, list[Found]]) -> float:
    """The lowest of those tried that flags no more clean translations than ``FLAGGED``; the highest if none does."""
    for at in sorted(found):
        alarms = [bool(spans) for t, spans in zip(rows, found[at], strict=True) if t.clean]
        if sum(alarms) <= FLAGGED * len(alarms):
            return at
    return max(found)


def scores(rows: Sequence[Translation], found: Sequence[Found]) -> tuple[int | float, ...]:
    """Translations, precision, recall, F1, serious ones, share found, clean ones, share flagged."""
    kept = [[(start, end) for start, end, *_ in spans] for spans in found]
    characters = [frozenset(i for start, end in spans for i in range(start, end)) for spans in kept]
    raters: dict[tuple[str, str], list[tuple[frozenset[int], frozenset[int]]]] = {}
    for t, marked in zip(rows, characters, strict=True):
        for rater, gold in t.marked:
            raters.setdefault((t.set_name, rater), []).append((marked, gold))
    weight = sum(map(len, raters.values()))
    of_raters = [(len(both), span_f1(*zip(*both, strict=True))) for both in raters.values()]
    means = [sum(n * score[i] for n, score in of_raters) / max(1, weight) for i in range(3)]
    hits = [
        any(a < end and start < b for a, b in spans for start, end in t.serious)
        for t, spans in zip(rows, kept, strict=True)
        if t.serious
    ]
    alarms = [bool(spans) for t, spans in zip(rows, kept, strict=True) if t.clean]
    return len(rows), *means, len(hits), _share(hits), len(alarms), _share(alarms)


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else float("nan")
