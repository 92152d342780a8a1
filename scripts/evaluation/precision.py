"""How often each check is right, on sentences with one planted error and on the same ones without it.

DEMETR, every kind, source only. ``mtcheck/checks/data/precision.json`` is this table as JSON; the report and
``mtcheck explain`` show it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from evaluation import demetr
from evaluation.segments import Found, new
from evaluation.table import Table

ROWS = 100


def measure(data: Path, rows: int | None = None) -> Table:
    """At most ``rows`` of each kind."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    good, bad = demetr.checked(demetr.chosen(data, rows or ROWS), with_reference=False)
    for before, after in zip(good, bad, strict=True):
        wrong.update(_codes(before))
        right.update(_codes(new(after, before)))
    return Table(
        "How often each check is right",
        ["code", "right", "wrong", "precision"],
        [
            [code, right[code], wrong[code], right[code] / (right[code] + wrong[code])]
            for code in sorted(right | wrong)
        ],
        "Sentences in which a check flagged, at major or above, something that the same sentence without the planted "
        "error does not have (right), and good translations that it flagged (wrong); as many of one as of the other.",
    )


def _codes(found: Iterable[Found]) -> set[str]:
    return {f.code for f in found}
