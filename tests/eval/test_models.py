"""The gate on what the embedded model says: floors of ``floors.json``, each a figure of ``scripts/evaluate.py``.

A row there is [number of the table, label of its row, column, least or most]. Floors only rise, ceilings only
sink. A measure is skipped where the encoder cannot do what it measures, or its data are not there.
"""

from __future__ import annotations

import json
import sys

import pytest

import mtcheck.encoder
from tests.support import ROOT, SHARED

sys.path.insert(0, str(ROOT / "scripts"))
from evaluation import measure
from evaluation.table import DataMissing, Table

BOUNDS = json.loads((ROOT / "tests" / "eval" / "floors.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def encoder():
    return mtcheck.encoder.load(threads=1)


def figure(table: Table, number: int, label: str, column: str) -> float:
    """One cell of a table or of those below it."""
    chosen = (table, *table.more)[number]
    row = next(row for row in chosen.rows if row[0] == label)
    return float(row[chosen.columns.index(column)])


@pytest.mark.parametrize("name", BOUNDS)
def test_bounds(name, encoder, monkeypatch):
    bounds = BOUNDS[name]
    if not encoder.has(bounds["head"]):
        pytest.skip(f"this encoder has no head for {bounds['head']}")
    monkeypatch.setattr(mtcheck.encoder, "load", lambda: encoder)
    # Rows written by hand are in the repository; everything else is in the folder of the data sets.
    data = ROOT if name == "hand" else SHARED / "data"
    try:
        table = measure(name, data, bounds["rows"])
    except DataMissing as missing:
        pytest.skip(str(missing))
    below = [(*place, least) for *place, least in bounds["floors"] if not figure(table, *place) >= least]
    above = [(*place, most) for *place, most in bounds["ceilings"] if not figure(table, *place) <= most]
    assert (below, above) == ([], [])
