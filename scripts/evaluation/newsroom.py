"""The made stories of this repository: planted mistakes found by kind, and what clean translations raise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.gold import Gold, beside, found, meets, read_rows
from evaluation.table import Table

if TYPE_CHECKING:
    from mtcheck import Checker
    from mtcheck.types import Finding

_TESTS = Path(__file__).resolve().parents[2] / "tests"
NEWSROOM = _TESTS / "newsroom"
#: Stories whose misses nobody has read.
UNREAD = _TESTS / "newsroom_unread"
SITUATIONS = ("original and other versions", "original only")


@dataclass(frozen=True)
class Outcome:
    """What the checks say of one story in one situation.

    Args:
        gold: its rows, and ``hit``, which of them a finding at major or above meets.
        noticed: which of them any finding meets.
        beside: findings at major or above that meet no row; ``trapped``: those of them on a trap.
        clean: findings at major or above on the clean translation of so many ``words``.
    """

    gold: Sequence[Gold]
    hit: Sequence[bool]
    noticed: Sequence[bool]
    beside: Sequence[Finding]
    trapped: Sequence[Finding]
    clean: Sequence[Finding]
    words: int


def outcomes(checker: Checker, folder: Path) -> Iterator[Outcome]:
    """A story in each of the two situations.

    Args:
        checker: with the shipped configuration.
        folder: of the story.
    """
    from mtcheck.taxonomy import rank

    mt, original, clean = (next(folder.glob(f"{name}.*.txt")) for name in ("mt", "original", "clean"))
    gold, traps = (
        [{**row, "file": mt.name} for row in read_rows(folder / f"{name}.jsonl")]
        for name in ("gold", "traps")
    )
    for others in (sorted(folder.glob("other*.txt")), []):
        findings = [f for f in checker.check(mt, original, others).findings if f.file == mt.name]
        serious = [f for f in findings if rank(f.severity) >= 2]
        alone = beside(gold, serious)
        yield Outcome(
            gold,
            found(gold, serious),
            found(gold, findings),
            alone,
            [f for f in alone if any(meets(f, trap) for trap in traps)],
            [f for f in checker.check(clean, original, others).findings if rank(f.severity) >= 2],
            len(clean.read_text("utf-8").split()),
        )


def stories(checker: Checker, folder: Path) -> list[list[Outcome]]:
    """For each story of a folder the two situations."""
    return [list(outcomes(checker, one)) for one in sorted(folder.iterdir()) if one.is_dir()]


def measure(data: Path) -> Table:
    """All stories; the data folder is not needed."""
    import mtcheck

    checker = mtcheck.Checker()
    sets = {"read": stories(checker, NEWSROOM), "unread": stories(checker, UNREAD)}
    counts: dict[str, dict[tuple[str, int], Counter[bool]]] = {}
    for name, several in sets.items():
        for story in several:
            for place, outcome in enumerate(story):
                for row, hit in zip(outcome.gold, outcome.hit, strict=True):
                    counts.setdefault(row["kind"], defaultdict(Counter))[name, place][hit] += 1
    return Table(
        f"{sum(map(len, sets.values()))} made stories",
        [
            "stories",
            "against",
            "found at major",
            "found",
            "others at major",
            "on traps",
            "clean ones: at major",
            "words",
        ],
        [
            [f"{len(several)} {name}", situation, *_totals([story[place] for story in several])]
            for name, several in sets.items()
            for place, situation in enumerate(SITUATIONS)
        ],
        "Read: their misses were read and mended, these figures say what is kept. Unread: their misses were not; what was "
        "flagged beside them and on the clean ones was, once.",
        (
            Table(
                "The same by kind, found at major against the original only",
                ["kind", "read", "unread"],
                [
                    [kind, *(f"{own[name, 1][True]}/{own[name, 1].total()}" for name in sets)]
                    for kind, own in sorted(counts.items())
                ],
            ),
        ),
    )


def _totals(own: Sequence[Outcome]) -> list[str | int | float]:
    rows = sum(len(o.gold) for o in own)
    return [
        f"{sum(sum(o.hit) for o in own)}/{rows}",
        f"{sum(sum(o.noticed) for o in own)}/{rows}",
        sum(len(o.beside) for o in own),
        sum(len(o.trapped) for o in own),
        sum(len(o.clean) for o in own),
        sum(o.words for o in own),
    ]
