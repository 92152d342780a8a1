"""Fluency: spelling, word order, agreement, marks, capitals, full stops; by table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.checks.agreement import AgreementCheck, flaws
from mtcheck.checks.artefact import words
from mtcheck.checks.corrections import correction, edits
from mtcheck.checks.fluency import WordOrderCheck, is_disordered
from mtcheck.checks.missing_article import MissingArticle, bareness
from mtcheck.checks.punctuation import LostCapitalCheck, MissingStopCheck, StrayMarkCheck
from mtcheck.checks.repetition import repeats
from mtcheck.checks.spelling import SpellingCheck
from mtcheck.grammar import kind, rarity, tokens
from mtcheck.types import Segment
from mtcheck.wordclass import classes
from tests.support import cases, run_case

CHECKS = {
    "spelling": SpellingCheck,
    "word_order": WordOrderCheck,
    "agreement": AgreementCheck,
    "missing_article": MissingArticle,
    "stray_mark": StrayMarkCheck,
    "lost_capital": LostCapitalCheck,
    "missing_stop": MissingStopCheck,
}


@pytest.mark.parametrize(("name", "row"), [(n, *p.values) for n in CHECKS for p in cases(n)])
def test_case(name, row):
    run_case(CHECKS[name](), row)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("goverment", "government"), ("beacuse", "because"), ("colour", ""), ("color", ""), ("xqzzw", "")],
)
def test_correction(word, meant):
    assert correction(word, "en") == meant


def test_edits_hold_every_kind():
    assert {"at", "act", "cut", "cart"} <= set(edits("cat"))
    assert "cat" not in edits("cat")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("mayor", {"NN"}),
        ("mayors", {"NNS"}),
        ("quickly", {"RB"}),
        ("went", {"VBD"}),
        ("the", set()),
        ("Xq", set()),
    ],
)
def test_classes(word, expected):
    assert classes(word) == expected


@pytest.mark.parametrize(
    ("word", "first", "expected"),
    [
        ("the", False, "the"),
        ("12.5", False, "CD"),
        ("Oslo", False, "NNP"),
        ("mayor's", False, "POS"),
        (",", False, ","),
    ],
)
def test_kind(word, first, expected):
    assert kind(word, first) == expected


def test_rarity_of_little_words():
    assert rarity("to", "of") < -4
    assert rarity("of", "the") == 0.0


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="abc theofin.,;’'\"$%()- 12AB\u00e9\u4e2d\n", max_size=80))
def test_offsets(text):
    for t in tokens(text):
        assert text[t.start : t.end] == t.text
    segment = Segment(7, 7 + len(text), text, 0)
    for flaw in flaws(segment):
        assert 7 <= flaw.start < flaw.end <= 7 + len(text)
    for repeat in repeats(words(segment), "en"):
        assert 7 <= repeat.start < repeat.end <= 7 + len(text)
    is_disordered(text)


def test_nouns_that_count_are_hardly_ever_bare():
    assert bareness("village") < 0.2 < bareness("trouble")
    assert bareness("villages") == bareness("xqzzw") == 1.0
