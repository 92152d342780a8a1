"""The made stories of this repository: planted mistakes found by kind, and what clean translations raise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.gold import Gold, beside, found, meets, read_rows
from evaluation.table import Table

if TYPE_CHECKING:
    from mtcheck import Checker
    from mtcheck.types import Finding

NEWSROOM = Path(__file__).resolve().parents[2] / "tests" / "newsroom"
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


def measure(data: Path) -> Table:
    """All stories; the data folder is not needed."""
    import mtcheck

    checker = mtcheck.Checker()
    stories = [list(outcomes(checker, folder)) for folder in sorted(NEWSROOM.iterdir()) if folder.is_dir()]
    lines: list[list[str | int | float]] = []
    kinds: dict[str, list[Counter[bool]]] = {}
    for place, situation in enumerate(SITUATIONS):
        own = [story[place] for story in stories]
        rows = sum(len(o.gold) for o in own)
        lines.append(
            [
                situation,
                f"{sum(sum(o.hit) for o in own)}/{rows}",
                f"{sum(sum(o.noticed) for o in own)}/{rows}",
                sum(len(o.beside) for o in own),
                sum(len(o.trapped) for o in own),
                sum(len(o.clean) for o in own),
                sum(o.words for o in own),
            ]
        )
        for outcome in own:
            for row, hit in zip(outcome.gold, outcome.hit, strict=True):
                kinds.setdefault(row["kind"], [Counter(), Counter()])[place][hit] += 1
    return Table(
        f"{len(stories)} made stories",
        [
            "against",
            "found at major",
            "found",
            "others at major",
            "on traps",
            "clean ones: at major",
            "words",
        ],
        lines,
        "Their misses were read and mended: these figures say what is kept, not what to expect of unseen text.",
        (
            Table(
                "The same by kind, found at major",
                ["kind", "rows", *SITUATIONS],
                [
                    [kind, counts[0].total(), counts[0][True], counts[1][True]]
                    for kind, counts in sorted(kinds.items())
                ],
            ),
        ),
    )
