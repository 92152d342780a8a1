"""Opposites: flagged with their places, what is left alone, and that the table holds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from mtcheck.checks import tables
from mtcheck.checks.opposite import OppositeWord
from mtcheck.checks.opposite_words import RULE, TABLES, marked, pairs_by_name, words_of
from mtcheck.checks.word_lists import Words
from mtcheck.types import Alignment, Bead, Span
from tests.support import cases, story


def evenly_linked(row, with_words=True):
    """The story of a row, its words linked by their places in the sentence, so that nothing is rendered freely; or none of them."""
    made = story(row["target"], row["source"], (), row.get("language", "en"), row["source_language"])
    ours, theirs = (
        [Span(*m.span()) for m in re.finditer(r"\w+", text)] for text in (row["target"], row["source"])
    )
    most = max(len(ours), len(theirs))
    links = tuple((ours[i * len(ours) // most], theirs[i * len(theirs) // most]) for i in range(most))
    bead = Bead((0,), (0,), 0.9, links if with_words else ())
    return replace(made, alignments={"source": Alignment("source", "translation", (bead,))})


@pytest.mark.parametrize("row", cases("opposite"))
def test_opposite(row):
    flags = [(f["start"], f["text"]) for f in row["flags"]]
    # A word that the aligner ties to another one is no opposite of the rest: one of the two ways must flag, both leave alone.
    found = [
        [(f.start, f.text) for f in OppositeWord().run(evenly_linked(row, with_words))]
        for with_words in (True, False)
    ]
    assert flags in found
    assert flags or not any(found)


def test_no_name_is_in_two_tables():
    assert len(pairs_by_name()) == sum(len(tables.table(t)) for t in TABLES)


@pytest.mark.parametrize("name", sorted(pairs_by_name()))
def test_the_sides_of_a_pair_exclude_each_other(name):
    for language, written in pairs_by_name()[name].items():
        if language == RULE:
            continue
        sides = words_of(written)
        for (said, looser), (other, _) in (sides, sides[::-1]):
            assert all(w.strip("*") for w in said), (name, language)
            for word in (*said, *looser):
                assert not Words(other, language).pattern.fullmatch(word.strip("*")), (name, language, word)


@pytest.mark.parametrize("name", sorted(pairs_by_name()))
def test_a_text_that_has_a_word_has_its_mark(name):
    for language, written in pairs_by_name()[name].items():
        if language == RULE:
            continue
        for side, (said, _) in enumerate(words_of(written)):
            for word in said:
                text = word.strip("*").replace(" … ", " x ").replace("#", "7")
                assert (name, side) in marked(f"x {text.title()} x", language), (name, language, word)
                assert (name, side) in marked(text, language), (name, language, word)
