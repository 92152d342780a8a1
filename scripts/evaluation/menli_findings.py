"""MENLI's adversarial sets as an editor meets them: does the distorted text have more findings than the faithful one?

The original and the reference are given. Rows are filtered as in ``menli.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.menli import FACTS, FLUENCY, SETS, Row, changed, read
from evaluation.models import sample
from evaluation.segments import Found, Segment, codes, rate, serious
from evaluation.table import Table, need

ROWS = 60


def measure(data: Path, rows: int | None = None) -> Table:
    sets = {name: read(need(data / "menli_adv" / file)) for name, file in SETS.items()}
    lines: list[list[str | int | float]] = []
    for error in (*FACTS, *FLUENCY):
        chosen = {
            name: sample(
                [r for r in own if r["error"] == error and changed(error, r["ref"], r["hyp_adv_based"])],
                rows or ROWS,
                f"menli {name} {error}",
            )
            for name, own in sets.items()
        }
        faithful = serious(_segments(chosen, "hyp_para"), f"MENLI {error}, faithful")
        distorted = serious(_segments(chosen, "hyp_adv_based"), f"MENLI {error}, distorted")
        lines.append([error, len(faithful), *_line(faithful, distorted)])
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


def _segments(chosen: dict[str, list[Row]], column: str) -> list[Segment]:
    return [
        Segment(r[column], r["source"], name[:2], r["ref"]) for name, rows in chosen.items() for r in rows
    ]


def _line(faithful: Sequence[tuple[Found, ...]], distorted: Sequence[tuple[Found, ...]]) -> list[str]:
    more = [len(d) > len(f) for d, f in zip(distorted, faithful, strict=True)]
    shares = [rate(more), rate([bool(d) for d in distorted]), rate([bool(f) for f in faithful])]
    return [*shares, codes(distorted), codes(faithful)]
