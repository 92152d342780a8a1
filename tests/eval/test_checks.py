"""The gate on the checks: planted errors of DEMETR, the original alone; floors only rise. Needs ../shared/data."""

import sys

import pytest

from tests.support import ROOT, SHARED

sys.path.insert(0, str(ROOT / "scripts"))
from evaluation import demetr
from evaluation.segments import new

DATA = SHARED / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared/data")

ROWS = 25
#: Kind: share of rows with a finding that the good translation does not have, at least; and of good ones flagged, at most.
BOUNDS = {
    "numbers": (0.92, 0.08),
    "negation": (0.8, 0.08),
    "ne_replaced": (0.5, 0.12),
    "codemix": (0.7, 0.08),
}


@pytest.mark.parametrize("kind", BOUNDS)
def test_planted_errors(kind, monkeypatch):
    monkeypatch.setenv("MTCHECK_KINDS", kind)
    monkeypatch.setenv("MTCHECK_WORKERS", "1")
    good, bad = demetr.checked(demetr.chosen(DATA, ROWS), with_reference=False)
    hits = [bool(new(after, before)) for before, after in zip(good, bad, strict=True)]
    least, most = BOUNDS[kind]
    assert sum(hits) >= least * len(hits)
    assert sum(map(bool, good)) <= most * len(good)
