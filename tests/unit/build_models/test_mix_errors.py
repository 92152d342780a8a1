"""What the finder of errors learns from: words left out of good translations, with the words around the hole marked."""

from __future__ import annotations

import sys
from random import Random

import pytest

from tests.support import ROOT, SHARED

sys.path.insert(0, str(ROOT / "scripts/build_models"))
from corpora import edits_split, errors_split, ntrex_split
from examples import FAITHFUL, Example
from mix_errors import _some, marked
from mix_holes import _holed

TEXT = "The harbour opened in 1987, and Anna Berg told the old council that 34 boats had left."
FRENCH = "Le port a ouvert en 1987, et Anna Berg a dit à l'ancien conseil que 34 bateaux étaient partis."


def rows(seed: int, clean: float = 0.0) -> list[Example]:
    return list(_holed(FRENCH, TEXT, "fr", "ntrex", "town", Random(seed), clean))


@pytest.mark.parametrize("seed", range(60))
def test_a_hole_is_marked_by_the_words_around_it(seed: int) -> None:
    for row in rows(seed):
        assert len(row.hypothesis) < len(TEXT)
        assert row.spans
        words = TEXT.split()
        assert all(word.strip(".,") in TEXT for word in row.hypothesis.split())
        assert len(row.hypothesis.split()) in range(len(words) - 4, len(words))
        assert "  " not in row.hypothesis
        for span in row.spans:
            assert span.category == "omission"
            assert row.hypothesis[span.start : span.end].strip() == row.hypothesis[span.start : span.end]
            assert 0 <= span.start < span.end <= len(row.hypothesis)


def test_a_hole_may_be_seen_without_its_original_where_one_word_is_missing() -> None:
    alone = [row for seed in range(200) for row in rows(seed) if row.premise is None]
    assert alone
    assert all(len(TEXT.split()) - len(row.hypothesis.split()) == 1 for row in alone)


def test_the_translation_itself_has_nothing_marked() -> None:
    whole = [row for seed in range(50) for row in rows(seed, clean=1) if row.kind == FAITHFUL]
    assert {(row.hypothesis, row.spans) for row in whole} == {(TEXT, ())}
    assert {row.premise for row in whole} == {FRENCH, None}


def test_a_short_sentence_has_no_hole() -> None:
    assert not list(_holed("Il a ouvert.", "It has opened.", "fr", "ntrex", "town", Random(1), 0))


def test_raters_of_a_translation_stay_together() -> None:
    examples = [
        Example(FRENCH, f"{TEXT} {i}", None, (), f"rater {r}", ("fr", "en"), "mqm", "d")
        for i in range(60)
        for r in "ab"
    ]
    kept = _some(examples, 0.5, Random(4))
    texts = [row.hypothesis for row in kept]
    assert 20 < len(texts) < 100
    assert all(texts.count(text) == 2 for text in texts)


def test_nothing_is_learnt_from_what_only_measures() -> None:
    if not SHARED.exists():
        pytest.skip("needs ../shared/data")
    found = marked(SHARED / "data", Random(1))
    assert {"hole", "literal", FAITHFUL} <= {row.kind for row in found}
    split = {"ntrex": ntrex_split, "edits": edits_split}
    for row in found:
        assert row.spans is not None
        assert split.get(row.origin, errors_split)(row.group) == "train", row
