"""Sentences with words taken out and put in, to learn from."""

import sys
from random import Random

import pytest

from tests.support import ROOT

sys.path.insert(0, str(ROOT / "scripts/build_models"))
from words_left_out import Editor, Row, _is_fit, as_toml

TEXTS = [
    "The young minister quietly opened a large school in Lyon, and the old mayor thanked him in public.",
    "Local farmers sold their fresh milk at the weekly market, without a permit.",
]


@pytest.mark.parametrize("seed", range(20))
def test_taken_out_words_were_there(seed):
    edit = Editor(TEXTS, Random(seed)).take_out(TEXTS[0])
    if edit:
        gone = TEXTS[0][slice(*edit.changed)]
        assert len(edit.text.split()) == len(TEXTS[0].split()) - len(gone.split())
        assert "  " not in edit.text
        assert " ," not in edit.text


@pytest.mark.parametrize("seed", range(20))
def test_put_in_words_are_there(seed):
    edit = Editor(TEXTS, Random(seed)).put_in(TEXTS[1])
    if edit:
        new = edit.text[slice(*edit.changed)]
        assert new in " ".join(TEXTS)
        assert (
            edit.text.replace(f" {new}", "", 1) == TEXTS[1] or edit.text.replace(f"{new} ", "", 1) == TEXTS[1]
        )


def test_nothing_to_take_out():
    assert Editor(TEXTS, Random(1)).take_out("It is so.") is None


@pytest.mark.parametrize(
    ("target", "version", "fit"),
    [
        ("one two three four five six seven eight", "one two three four five six seven eight", True),
        ("one two three", "one two three", False),
        ("one two three four five six seven eight", "one", False),
    ],
)
def test_rows_that_fit(target, version, fit):
    assert _is_fit(Row("de", "x", target, version)) is fit


def test_file_can_be_read():
    import tomllib

    read = tomllib.loads(as_toml({"left_out": {"very far": 1.5}, "put_in": {"bias": -1.0}}, 2))
    assert read["left_out"] == {"very far": 1.5}
    assert read["least"]["put_in"]["major"] > read["least"]["put_in"]["minor"]
