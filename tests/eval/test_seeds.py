"""Five real articles, which stay outside the project: needs ../shared/seeds, skipped only where it is absent."""

import sys

import pytest

import mtcheck
from mtcheck.taxonomy import rank
from tests.support import ROOT, SHARED

sys.path.insert(0, str(ROOT / "scripts"))
from evaluation.gold import found, meets, read_rows

SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds")

#: Of 32 rows that must be found in the end.
FLOOR = 31


@pytest.fixture(scope="module")
def findings():
    return mtcheck.compare(sorted(SEEDS.glob("*.txt"))).findings


def test_gold(findings):
    gold = [r for r in read_rows(SEEDS / "gold.jsonl") if r["must_find"]]
    assert sum(found(gold, findings)) >= FLOOR


def test_traps(findings):
    gold = read_rows(SEEDS / "gold.jsonl")
    sprung = [
        t["id"]
        for t in read_rows(SEEDS / "traps.jsonl")
        for f in findings
        if f.file == t["file"] and rank(f.severity) >= 2 and meets(f, t)
        if not any(g["file"] == f.file and meets(f, g) for g in gold)
    ]
    assert sprung == []


def test_what_is_set_aside_is_reported(findings):
    rows = [r for r in read_rows(SEEDS / "gold.jsonl") if r["check"] == "clean" and r["must_find"]]
    assert all(found(rows, findings))
