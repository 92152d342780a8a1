"""MENLI's adversarial sets as an editor meets them: does the distorted text have more findings than the faithful one?

The original and the reference are given. Rows are filtered as in ``menli.py``.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from evaluation.menli import FACTS, FLUENCY, SETS, Row, changed, read
from evaluation.models import sample
from evaluation.segments import Found, Segment, codes, rate, serious, wanted_kinds
from evaluation.table import Table, need

ROWS = 60


def measure(data: Path, rows: int | None = None) -> Table:
    """MTCHECK_KINDS names some errors only (comma-separated); MTCHECK_SHOW prints what is lost."""
    sets = {name: read(need(data / "menli_adv" / file)) for name, file in SETS.items()}
    wanted = wanted_kinds() or (*FACTS, *FLUENCY)
    chosen = [
        (error, name, _rows(own, error, name, rows or ROWS)) for error in wanted for name, own in sets.items()
    ]
    faithful, distorted = (
        iter(
            serious([s for _, name, own in chosen for s in _segments(own, name, column)], f"MENLI, {column}")
        )
        for column in ("hyp_para", "hyp_adv_based")
    )
    lines: list[list[str | int | float]] = []
    for error in wanted:
        rows_of = [row for of, _, own in chosen if of == error for row in own]
        before, after = [next(faithful) for _ in rows_of], [next(distorted) for _ in rows_of]
        lines.append([error, len(rows_of), *_line(before, after)])
        if os.environ.get("MTCHECK_SHOW"):
            _show(error, rows_of, before, after)
    return Table(
        "MENLI adversarial with original and reference, findings at major or above",
        [
            "error",
            "rows",
            "more on the distorted, %",
            "distorted flagged, %",
            "faithful flagged, %",
            "distorted",
            "faithful",
        ],
        lines,
        "`hyp_adv_based` against `hyp_para`; sets and filter as in menli.md. In brackets the 95 % interval (Wilson).",
    )


def _rows(rows: Sequence[Row], error: str, name: str, count: int) -> list[Row]:
    kept = [r for r in rows if r["error"] == error and changed(error, r["ref"], r["hyp_adv_based"])]
    return sample(kept, count, f"menli {name} {error}")


def _segments(rows: Sequence[Row], name: str, column: str) -> list[Segment]:
    return [Segment(r[column], r["source"], name[:2], r["ref"]) for r in rows]


def _show(
    error: str,
    rows: Sequence[Row],
    faithful: Sequence[tuple[Found, ...]],
    distorted: Sequence[tuple[Found, ...]],
) -> None:
    for row, before, after in zip(rows, faithful, distorted, strict=True):
        if len(after) <= len(before):
            print(
                f"LOST {error} faithful {[(f.code, f.text) for f in before]} distorted "
                f"{[(f.code, f.text) for f in after]}\n  {row['source']}\n  {row['ref']}\n  {row['hyp_para']}\n  "
                f"{row['hyp_adv_based']}"
            )


def _line(faithful: Sequence[tuple[Found, ...]], distorted: Sequence[tuple[Found, ...]]) -> list[str]:
    more = [len(d) > len(f) for d, f in zip(distorted, faithful, strict=True)]
    shares = [rate(more), rate([bool(d) for d in distorted]), rate([bool(f) for f in faithful])]
    return [*shares, codes(distorted), codes(faithful)]
