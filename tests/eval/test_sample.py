"""The gate on the sample story: what is owed is found, nothing else is cried, the clean one is silent.

Floors only rise. Runs from a bare clone with the embedded model.
"""

import json
import sys

import pytest

import mtcheck
from mtcheck.taxonomy import rank
from tests.support import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from evaluation.gold import beside, found, meets, read_rows

SAMPLE = ROOT / "tests" / "sample"
REFERENCES = (SAMPLE / "other.en.txt", SAMPLE / "other.es.txt")

#: Gold rows that must be met against the original and the other versions, and against the original alone.
FLOORS = {"all versions": 23, "original only": 22}


@pytest.fixture(scope="module")
def checker():
    return mtcheck.Checker()


@pytest.fixture(scope="module")
def gold():
    return [{**row, "file": "mt.en.txt"} for row in read_rows(SAMPLE / "gold.jsonl")]


@pytest.fixture(scope="module")
def findings(checker):
    return checker.check(SAMPLE / "mt.en.txt", SAMPLE / "original.fr.txt", REFERENCES).findings


def test_gold_is_in_the_text(gold):
    text = (SAMPLE / "mt.en.txt").read_text("utf-8")
    assert all(text[r["start"] : r["end"]] == r["span"] for r in gold)


def test_owed_rows_are_found(gold, findings):
    missed = [
        r["span"] for r, hit in zip(gold, found(gold, findings), strict=True) if r["must_find"] and not hit
    ]
    assert not missed
    assert sum(found(gold, findings)) >= FLOORS["all versions"]


def test_severity_of_what_is_found(gold, findings):
    for row in gold:
        met = [f for f in findings if meets(f, row)]
        if met and row["severity"] != "minor":
            assert max(rank(f.severity) for f in met) >= 2, row["span"]


def test_nothing_else_is_cried(gold, findings):
    assert [f.text for f in beside(gold, findings)] == []


def test_original_only(checker, gold):
    alone = checker.check(SAMPLE / "mt.en.txt", SAMPLE / "original.fr.txt").findings
    assert sum(found(gold, alone)) >= FLOORS["original only"]
    assert [f.text for f in beside(gold, alone)] == []


@pytest.mark.parametrize("references", [(), REFERENCES], ids=["original only", "all versions"])
def test_the_clean_translation_is_silent(checker, references):
    report = checker.check(SAMPLE / "clean.en.txt", SAMPLE / "original.fr.txt", references)
    assert [(f.code, f.text) for f in report.findings if rank(f.severity) >= 2] == []


def test_the_original_against_itself_is_silent(checker):
    text = (SAMPLE / "original.fr.txt").read_text("utf-8")
    same = [mtcheck.Article.from_text(text, "fr", name) for name in ("a", "b")]
    report = checker.check(same[0], same[1])
    assert [(f.code, f.text) for f in report.findings if rank(f.severity) >= 2] == []


def test_evidence_quotes_its_version(checker, findings):
    texts = {p.name: p.read_text("utf-8") for p in SAMPLE.glob("*.txt")}
    for f in findings:
        assert texts[f.file][f.start : f.end] == f.text
        for e in f.evidence:
            assert texts[e.file][e.start : e.end] == e.text


def test_runs_are_identical(checker, findings):
    again = mtcheck.Checker().check(SAMPLE / "mt.en.txt", SAMPLE / "original.fr.txt", REFERENCES).findings
    assert [json.dumps(f.to_dict()) for f in again] == [json.dumps(f.to_dict()) for f in findings]
