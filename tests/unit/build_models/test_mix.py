"""What the judge learns from: every row says what its edit says, and nothing is learnt from what only measures."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import islice
from random import Random

import pytest

from tests.support import ROOT, SHARED

sys.path.insert(0, str(ROOT / "scripts/build_models"))
from corpora import SOURCES, ParallelSentence, contrast, errors, ntrex, ntrex_split, parallel, wikiann
from examples import FAITHFUL, Example
from mix import Shares, contrasts, examples, news, relations, shuffled, translations

ROWS = [
    ParallelSentence(
        "harbour",
        0,
        {
            "en": "On Monday, Anna Berg told Paul Rossi that 34 boats had not left the harbour, officials in Norway said.",
            "fr": "Lundi, Anna Berg a dit à Paul Rossi que 34 bateaux n'avaient pas quitté le port, selon la Norvège.",
            "zh": "挪威官员称，安娜·伯格周一告诉保罗·罗西，有34艘船没有离开港口。",
        },
    ),
    ParallelSentence(
        "harbour",
        1,
        {
            "en": "The harbour opened in 1987 and employs 1,450 people, more than any other in the region.",
            "fr": "Le port a ouvert en 1987 et emploie 1 450 personnes, plus que tout autre dans la région.",
            "zh": "该港口于1987年启用，雇用1450人，比该地区任何其他港口都多。",
        },
    ),
    ParallelSentence(
        "school",
        0,
        {
            "en": "Pupils in Lisbon allegedly lost five days of lessons because the heating failed in January.",
            "fr": "À Lisbonne, les élèves auraient perdu cinq jours de cours en janvier, faute de chauffage.",
            "zh": "据称，由于一月份供暖故障，里斯本的学生损失了五天的课程。",
        },
    ),
]


def rows(seed: int = 1, **shares: float) -> list[Example]:
    random = Random(seed)
    return [
        e
        for text, group in news(ROWS * 4, random)
        for e in examples(text, "ntrex", group, random, {}, Shares(**shares))
    ]


def test_the_same_seed_gives_the_same_rows() -> None:
    assert rows(3) == rows(3)
    assert rows(3) != rows(4)


def test_spans_lie_in_the_hypothesis() -> None:
    for row in rows():
        for span in row.spans or ():
            assert 0 <= span.start < span.end <= len(row.hypothesis), row


def test_a_faithful_row_is_the_translation_itself() -> None:
    known = {text for row in ROWS for text in row.texts.values()}
    for row in rows():
        if row.kind == FAITHFUL:
            assert row.hypothesis in known
            assert (row.label, row.spans) in ((("entailment"), ()), (None, ()))


def test_a_translation_alone_says_nothing_of_an_original() -> None:
    alone = [row for row in rows(alone=1) if row.premise is None]
    assert alone
    assert all(row.label is None and row.spans is not None for row in alone)


def test_where_the_original_is_changed_the_words_are_not_looked_at() -> None:
    changed = [row for row in rows(reversed=1) if row.kind.endswith(".reversed")]
    assert changed
    for row in changed:
        assert (row.label, row.spans) == ("contradiction", None)
        assert row.hypothesis in {text for r in ROWS for text in r.texts.values()}


def test_every_label_and_many_kinds_are_made() -> None:
    found = rows()
    assert {row.label for row in found} == {"entailment", "neutral", "contradiction", None}
    assert len({row.kind for row in found}) > 20


def test_a_shuffled_premise_is_another_pairs() -> None:
    pairs = [Example(f"p{i}", f"h{i}", "entailment", None, "x", ("en", "en"), "cad", "") for i in range(50)]
    found = shuffled(pairs, Random(1))
    assert len(found) == 6
    assert all(row.label == "neutral" and row.premise != f"p{row.hypothesis[1:]}" for row in found)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few rows of everything, enough to see where rows come from."""
    import mix

    monkeypatch.setattr(mix, "ntrex", lambda data: [r for r in ntrex(data) if r.index == 3])
    for reader in (parallel, errors, wikiann, contrast):
        monkeypatch.setattr(mix, reader.__name__, lambda *args, reader=reader: islice(reader(*args), 200))


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="needs ../shared")
@pytest.mark.usefixtures("few")
def test_contrasts_hold_what_is_known_of_two_texts_alone() -> None:
    learnt, dev = contrasts(SHARED / "data", Random(1))
    assert all(row.label for row in learnt)
    rated = [row for row in learnt if row.kind in ("mqm", "bio_mqm", "mlqe_pe")]
    assert rated
    assert {row.label for row in rated} == {"entailment"}
    pairs = {(row.premise, row.hypothesis) for row in learnt if row.origin == "pawsx"}
    assert pairs
    assert pairs.isdisjoint((row.premise, row.hypothesis) for row in dev.get("pawsx", ()))


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="needs ../shared")
@pytest.mark.usefixtures("few")
def test_nothing_that_only_measures_is_learnt_from() -> None:
    learnt, dev = translations(SHARED / "data", Random(1))
    assert {row.origin for row in learnt} <= {name for name, s in SOURCES.items() if not s.measure_only}
    assert all(ntrex_split(row.group) == "train" for row in learnt if row.origin == "ntrex")
    assert all(ntrex_split(row.group) == "dev" for row in dev["planted"])
    assert Counter(row.label for row in learnt)["contradiction"] > 200


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="needs ../shared")
def test_licensed_only() -> None:
    learnt, _ = relations(SHARED / "data", Random(1), licensed_only=True)
    assert all(SOURCES[row.origin].stated for row in learnt)
