"""Critical errors in machine translation (WMT22 task 3, part 2): is a translation with one told from one without?"""

from __future__ import annotations

import csv
import os
from math import sqrt
from pathlib import Path

from evaluation.models import sample
from evaluation.segments import Segment, codes, rate, serious
from evaluation.table import Table, need

ROWS = 600


def measure(data: Path, rows: int | None = None) -> Table:
    """MTCHECK_SHOW prints what is missed and what is flagged wrongly."""
    lines = [_line(data, pair, rows or ROWS) for pair in ("pt-en", "en-de")]
    return Table(
        "Critical error detection, source only",
        ["pair", "rows", "MCC", "with an error, flagged, %", "without, flagged, %", "right", "wrong"],
        lines,
        "Flagged: a finding at major or above. MCC: Matthews correlation, in the set's own proportion of errors. The "
        "rows without an error equal the reference. In brackets the 95 % interval (Wilson).",
    )


def _line(data: Path, pair: str, rows: int) -> list[str | int | float]:
    path = need(data / "ced" / f"{pair}.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        chosen = sample(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), rows, f"ced {pair}")
    source, target = pair.split("-")
    found = serious([Segment(r["mt"], r["src"], source, into=target) for r in chosen], f"CED {pair}")
    wrong = [r["label"] != "OK" for r in chosen]
    if os.environ.get("MTCHECK_SHOW"):
        for row, own, error in zip(chosen, found, wrong, strict=True):
            if error != bool(own):
                print(
                    "MISS" if error else f"ALARM {[(f.code, f.text) for f in own]}",
                    f"\n  {row['src']}\n  {row['mt']}",
                )
    hits = [f for f, w in zip(found, wrong, strict=True) if w]
    alarms = [f for f, w in zip(found, wrong, strict=True) if not w]
    return [
        pair,
        len(chosen),
        matthews([bool(f) for f in found], wrong),
        rate([bool(f) for f in hits]),
        rate([bool(f) for f in alarms]),
        codes(hits),
        codes(alarms),
    ]


def matthews(said: list[bool], true: list[bool]) -> float:
    """Matthews correlation coefficient (Matthews 1975); 0 where one side never varies."""
    both = sum(s and t for s, t in zip(said, true, strict=True))
    neither = sum(not s and not t for s, t in zip(said, true, strict=True))
    over = sum(s and not t for s, t in zip(said, true, strict=True))
    under = sum(t and not s for s, t in zip(said, true, strict=True))
    spread = sqrt((both + over) * (both + under) * (neither + over) * (neither + under))
    return (both * neither - over * under) / spread if spread else 0.0
