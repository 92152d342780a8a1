"""The gate on negation: 150 sentences by hand, 25 languages; most negations lost are found, none rendered otherwise is flagged."""

from collections import Counter

import pytest

import mtcheck
from mtcheck.taxonomy import rank
from tests.support import ROOT

ROWS = [
    line.split("\t")
    for line in (ROOT / "tests" / "eval" / "negation_by_hand.tsv").read_text("utf-8").splitlines()
]
#: Of each kind, rows flagged at least and at most.
BOUNDS = {"lost": (43, 58), "gained": (9, 12), "faithful": (0, 0)}


@pytest.fixture(scope="module")
def flagged():
    checker = mtcheck.Checker(mtcheck.Config(threads=1, select=("NEG001", "NLI001")))
    if not checker.encoder.has("entailment"):
        pytest.skip("this encoder has no entailment head")
    counts = Counter()
    for language, source, own, target, kind in ROWS:
        report = checker.check(
            mtcheck.Article.from_text(target, own, "translation"),
            mtcheck.Article.from_text(source, language, "original"),
        )
        counts[kind] += any(rank(f.severity) >= rank("major") for f in report.findings)
    return counts


@pytest.mark.parametrize("kind", BOUNDS)
def test_bounds(kind, flagged):
    least, most = BOUNDS[kind]
    assert least <= flagged[kind] <= most
