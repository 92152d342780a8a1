"""The measures of the model: known scores, and what each makes of an encoder that answers by rule."""

from __future__ import annotations

import json
import math
import sys
from random import Random

import numpy as np
import pytest

from tests.support import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
sys.path.insert(0, str(ROOT / "scripts" / "build_models"))
import evaluate
from corpora import ParallelSentence, Rated
from distort.base import Text, replaced
from evaluation import distortions, error_spans, hand, menli, ner, xnli
from evaluation.metrics import auc, balanced_accuracy, expected_calibration_error, shares_below, span_f1
from evaluation.models import sample
from evaluation.table import Table
from examples import Example, Span


class Rule:
    """An encoder whose answers are given."""

    def __init__(self, wrong=lambda premise, hypothesis: False, names=(), errors=()):
        self.wrong, self.names, self.errors = wrong, names, errors
        self.asked = []

    def entail(self, pairs):
        self.asked += pairs
        rows = [(0.1, 0.1, 0.8) if self.wrong(*pair) else (0.7, 0.2, 0.1) for pair in pairs]
        return np.array(rows, np.float32).reshape(-1, 3)

    def find_entities(self, texts):
        return [
            [(t.find(n), t.find(n) + len(n), kind, 0.9) for n, kind in self.names if n in t] for t in texts
        ]

    def find_errors(self, pairs, least):
        self.asked += pairs
        return [
            [(t.find(w), t.find(w) + len(w), "number", p) for w, p in self.errors if w in t and p >= least]
            for _, t in pairs
        ]


def rows_of(table: Table) -> dict[str, dict[str, object]]:
    return {str(row[0]): dict(zip(table.columns, row, strict=True)) for row in table.rows}


@pytest.mark.parametrize(
    ("positive", "negative", "area"),
    [
        ([3, 4], [1, 2], 1),
        ([1, 2], [3, 4], 0),
        ([1], [1], 0.5),
        ([2, 2], [1, 2, 3, 2], 0.5),
        ([0.9, 0.4], [0.5, 0.1], 0.75),
    ],
)
def test_auc(positive, negative, area):
    assert auc(positive, negative) == pytest.approx(area)
    assert auc(negative, positive) == pytest.approx(1 - area)


def test_auc_without_rows_is_not_a_number():
    assert math.isnan(auc([], [1]))
    assert math.isnan(auc([1], []))


def test_shares_below():
    assert shares_below([0, 2, 9], [1, 2, 3, 4]).tolist() == [0, 0.375, 1]


@pytest.mark.parametrize(
    ("probability", "true", "error"),
    [
        ([1, 1, 1], [True, True, True], 0),
        ([1, 1], [False, False], 1),
        ([0.5, 0.5], [True, False], 0),
        # Two bins: |0.25 - 0| over two rows, |0.95 - 1| over two rows.
        ([0.25, 0.25, 0.95, 0.95], [False, False, True, True], 0.15),
        ([0, 0], [False, True], 0.5),
    ],
)
def test_expected_calibration_error(probability, true, error):
    assert expected_calibration_error(probability, true) == pytest.approx(error)


def test_a_bin_holds_its_upper_edge():
    assert expected_calibration_error([0.5, 0.4], [True, False], bins=2) == pytest.approx(0.05)
    assert expected_calibration_error([0.5, 0.51], [True, False], bins=2) == pytest.approx(0.505)


def test_span_f1_counts_over_all_texts():
    precision, recall, f1 = span_f1([{1, 2}, {5}, set()], [{2, 3}, {5}, {7, 8}])
    assert (precision, recall) == (pytest.approx(2 / 3), pytest.approx(2 / 5))
    assert f1 == pytest.approx(0.5)
    assert span_f1([set()], [set()]) == (0, 0, 0)


def test_balanced_accuracy():
    assert balanced_accuracy([True, False, True, False], [True, True, False, False]) == 0.5
    assert balanced_accuracy([True, True, False, False, False], [True, False, False, False, False]) == 0.875
    assert math.isnan(balanced_accuracy([True], [True]))


def test_sample_is_the_same_for_a_seed():
    assert sample(range(50), 5, "a") == sample(range(50), 5, "a") != sample(range(50), 5, "b")
    assert sorted(sample(range(5), None, "a")) == [0, 1, 2, 3, 4]


def test_tables_stand_below_each_other():
    table = Table("A", ["x"], [[0.5], [float("nan")]], more=(Table("B", ["y"], [[1]]),))
    assert table.to_markdown() == ("## A\n\n| x |\n|---|\n| 0.5000 |\n|  |\n\n## B\n\n| y |\n|---|\n| 1 |")
    plain = json.loads(table.to_json())
    assert plain["rows"] == [{"x": 0.5}, {"x": None}]
    assert plain["more"] == [{"title": "B", "note": "", "rows": [{"y": 1}]}]


def test_xnli_scores():
    probable = np.array([[0.7, 0.2, 0.1], [0.1, 0.1, 0.8], [0.1, 0.8, 0.1]], np.float32)
    accuracy, of_chosen, of_contradiction = xnli.scores(
        probable, ["entailment", "contradiction", "entailment"]
    )
    assert accuracy == pytest.approx(2 / 3)
    # 0.7 true, and of the two at 0.8 one true: (0.3 + 2 * 0.3) / 3.
    assert of_chosen == pytest.approx(0.3)
    assert of_contradiction == pytest.approx((2 * 0.1 + 0.2) / 3)


def test_xnli_premises_are_all_wrong_ones_when_shuffled():
    rows = [(f"p{i // 3}", f"h{i}", label) for i, label in enumerate(xnli.LABELS * 5)]
    shuffled = xnli.deranged(rows, Random("x"))
    assert [r[1:] for r in shuffled] == [r[1:] for r in rows]
    assert all(a[0] != b[0] for a, b in zip(rows, shuffled, strict=True))
    assert sorted(r[0] for r in shuffled) == sorted(r[0] for r in rows)


def test_xnli_table():
    good = [(f"rain {i}", f"rain {i}", "entailment") for i in range(4)]
    bad = [("rain", "sun", "contradiction"), ("rain", "sun", "neutral")]
    table = xnli.table(Rule(lambda p, h: p != h), {"en": good, "fr": bad, "ko": bad})
    rows = rows_of(table)
    assert rows["mean of 2"]["accuracy"] == 0.75
    assert rows["en"]["accuracy"] == 1
    assert rows["ko"]["accuracy"] == 0.5
    assert rows["en, premises shuffled"]["accuracy"] == 0


def test_distortions_table():
    sentences = [
        ParallelSentence(f"d{i % 3}", i // 3, {"en": f"{i} boats left", "fr": f"{i} bateaux partis"})
        for i in range(12)
    ]

    def plant(word, label):
        def planted(text: Text, draw: Random):
            start = len(text.text)
            kind, category = "", None if label == "entailment" else "mistranslation"
            return replaced(text.text, start, start, f" {word}", label=label, category=category, kind=kind)

        return planted

    encoder = Rule(lambda p, h: "sank" in h)
    table = distortions.table(
        encoder,
        sentences,
        ["fr"],
        {"verb.sank": plant("sank", "contradiction"), "verb.early": plant("early", "neutral")},
        {"other.heldout": plant("sank", "contradiction")},
        {"faithful.now": plant("now", "entailment")},
        rows=8,
    )
    held_out, kinds = table.more
    assert rows_of(table)["fr"] == {"language": "fr", "edits": 16, "all": 0.75, "verb": 0.75}
    assert rows_of(held_out)["all"] == {"language": "all", "edits": 8, "all": 1, "other": 1}
    by_kind = rows_of(kinds)
    assert by_kind["verb.sank"]["mean of languages"] == 1
    assert by_kind["verb.early"]["mean of languages"] == 0.5
    assert by_kind["faithful.now"]["label"] == "entailment"
    assert {("3 boats left", "3 bateaux partis sank"), ("3 bateaux partis", "3 boats left")} & set(
        encoder.asked
    )


@pytest.mark.parametrize(
    ("error", "base", "edited", "kept"),
    [
        ("add", "He left.", "He and she left.", True),
        ("typo", "He left, they say.", "he  left they say", False),
        ("typo", "been easy", "bee neasy", False),
        ("num", "In 2019, 4,500 came.", "In 2019, 5,400 came.", True),
        ("num", "In 2019, 4,500 came.", "In 2019, 4,500 went.", False),
        ("name", "Ann Low left.", "Ann Mary left.", True),
        ("name", "Ann Low left.", "ann low Left early.", False),
        ("neg", "They came.", "They didn't come.", True),
        ("neg", "They came.", "They never came.", True),
        ("neg", "They did not come.", "They did not go.", False),
    ],
)
def test_menli_filter(error, base, edited, kept):
    assert menli.changed(error, base, edited) is kept


def test_menli_table():
    def row(error, number):
        return {
            "error": error, "source": f"Es kamen 7 ({number}).", "ref": f"Seven came ({number}).",
            "r": f"7 people came ({number}).", "hyp_para": f"Seven people came ({number}).",
            "hyp_adv_based": f"Seven came, not sad ({number}).", "hyp_adv_free": f"8 people came ({number}).",
        }  # fmt: skip

    rows = [row("neg", 1), row("neg", 2), row("num", 3)]
    table = menli.table(Rule(lambda p, h: "not" in h or h.startswith("8")), {"de": rows, "fr": []}, rows=1)
    against_reference, against_source = rows_of(table), rows_of(table.more[0])
    assert against_reference["neg"]["kept"] == 2
    assert against_reference["neg"]["scored"] == 1
    assert against_reference["neg"]["de"] == 1
    assert math.isnan(against_reference["neg"]["fr"])
    # The numbers of hyp_adv_based are those of the reference, the negations of hyp_adv_free those of its base.
    assert against_reference["num"]["kept"] == 0
    assert against_source["neg"]["kept"] == 0
    assert against_source["num"]["all"] == 1


def test_menli_ties_are_no_preference():
    row = {"ref": "a", "hyp_para": "b", "hyp_adv_based": "c"}
    assert menli.preferred(Rule(), menli.PROTOCOLS[0], [row]) == [False]


def test_ner_table():
    texts = [("Ida Berg in Ulmsee", ((0, 8, "PER"), (12, 18, "LOC"))), ("no name", ())]
    encoder = Rule(names=[("Ida Berg", "PER"), ("Ulmsee", "ORG")])
    table = ner.table(encoder, {"de": texts, "sv": [("Ida Berg", ((0, 8, "PER"),))]})
    rows = rows_of(table)
    assert rows["de"] == {
        "language": "de", "texts": 2, "names": 2, "precision": 0.5, "recall": 0.5, "F1": 0.5,
    }  # fmt: skip
    assert rows["mean of 2"]["F1"] == 0.75
    assert rows["PER"]["F1"] == 1
    assert rows["LOC"]["F1"] == 0


def rated(text, spans, severities, rater="a", group="g", source="quelle"):
    example = Example(source, text, None, spans, "mqm", ("zh", "en"), "mqm", group)
    return Rated(example, rater, severities)


def test_translations_gather_their_raters():
    bad = [
        rated("nine boats", (Span(0, 4, "number"),), ("major",)),
        rated("nine boats", (), (), "b"),
        rated("nine boats", None, ("minor",), "c"),
    ]
    good = [rated("ten boats", (), (), "a", "h"), rated("ten boats", (), (), "b", "h")]
    first, second = error_spans.translations([*bad, *good])
    assert first.marked == (("a", frozenset(range(4))), ("b", frozenset()))
    assert first.serious == ((0, 4),)
    assert (first.clean, second.clean) == (False, True)
    assert first.set_name == "mqm zh-en"


def test_error_scores():
    rows = list(
        error_spans.translations(
            [
                rated("nine boats", (Span(0, 4, "number"),), ("major",)),
                rated("nine boats", (Span(0, 10, "number"),), ("minor",), "b"),
                rated("ten boats", (), ()),
            ]
        )
    )
    found = [[(2, 4, "number", 0.9)], [(0, 3, "number", 0.4)]]
    count, precision, recall, _, serious, hit, clean, flagged = error_spans.scores(rows, found)
    # Rater a: 2 of 5 marked are right, 2 of 4 found; rater b, who saw one of the two: 2 of 2, and 2 of 10.
    assert precision == pytest.approx((2 * 2 / 5 + 1) / 3)
    assert recall == pytest.approx((2 * 2 / 4 + 2 / 10) / 3)
    assert (count, serious, hit, clean, flagged) == (2, 1, 1, 1, 1)
    assert error_spans.scores(rows, [found[0], []])[-1] == 0
    assert error_spans.scores(rows, [[], []])[5] == 0


def test_error_threshold_spares_clean_translations():
    rows = list(error_spans.translations([rated(f"{i} boats", (), ()) for i in range(10)]))
    mark = [(0, 1, "number", 1.0)]
    found = {at: [mark if i / 10 >= at else [] for i in range(10)] for at in (0.5, 0.7, 0.8, 0.9)}
    assert error_spans.threshold(rows, found) == 0.8  # two of ten; at 0.7 three
    assert error_spans.threshold(rows, {0.5: [mark] * 10, 0.9: [mark] * 10}) == 0.9
    assert error_spans.threshold(rows, {0.5: [[]] * 10, 0.9: [[]] * 10}) == 0.5


def test_error_table_reports_the_half_the_threshold_was_not_chosen_on():
    ratings = [rated(f"{i} boats", (), (), group=f"g{i}") for i in range(4)]
    ratings += [rated(f"nine {i}", (Span(0, 4, "number"),), ("critical",), group=f"g{i}") for i in range(4)]
    encoder = Rule(errors=[("nine", 0.8), ("boats", 0.31)])
    table = error_spans.table(encoder, list(error_spans.translations(ratings)))
    rows = rows_of(table)
    assert rows["reported half"]["score at least"] == "0.35"
    assert rows["reported half"]["F1"] == 1
    assert (rows["reported half"]["found"], rows["reported half"]["flagged"]) == (1, 0)
    assert {source for source, _ in encoder.asked} == {"quelle", None}
    assert len(table.more) == 1


def test_hand_rows_are_balanced():
    rows = hand.read()
    kinds = {"digits", "number_word", "negation", "roles", "hedge", "place", "quantifier"}
    assert {r["kind"] for r in rows if r["distorted"]} == kinds
    assert all(r["kind"].startswith("faithful.") is not r["distorted"] for r in rows)
    assert len({(r["source"], r["translation"]) for r in rows}) == len(rows)
    for language in ("fr", "de", "es", "zh", "ar"):
        flags = [r["distorted"] for r in rows if r["language"] == language]
        assert (flags.count(True), flags.count(False)) == (14, 14)


def test_hand_table():
    rows = hand.read()
    wrong = {(r["source"], r["translation"]) for r in rows if r["distorted"] and r["kind"] != "hedge"}
    table = hand.table(Rule(lambda p, h: (p, h) in wrong), rows)
    by_name = rows_of(table)
    assert by_name["all"]["not entailed: balanced accuracy"] == pytest.approx(1 - 10 / 70 / 2)
    assert by_name["hedge"]["contradicted: share"] == 0
    assert by_name["digits"]["contradicted: share"] == 1
    assert by_name["faithful.voice"]["not entailed: share"] == 0


def test_rows_are_only_drawn_where_they_can_be(capsys):
    with pytest.raises(SystemExit):
        evaluate.main(["hand", "--data", ".", "--rows", "5"])
    assert "--rows takes" in capsys.readouterr().err


def test_missing_data_are_named(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("mtcheck.encoder.load", Rule)
    for name in ("xnli", "menli", "ner", "error_spans", "distortions"):
        assert evaluate.main([name, "--data", str(tmp_path)]) == 2
        assert str(tmp_path) in capsys.readouterr().err
