import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.certainty_words import OPEN, QUANTIFIERS, find_certainty, has_certainty_words
from mtcheck.checks.hedge import ChangedCertainty
from mtcheck.checks.quantifier import ChangedQuantifier
from mtcheck.types import Alignment, Bead, Span
from tests.support import cases, story

LANGUAGES = ("en", "fr", "es", "de", "it", "pt", "nl", "pl", "ru", "uk", "zh", "ja", "ko", "ar", "tr")


def linked(row):
    """The story of a row, with its links: "word=wort", the first of each that is not yet linked."""
    made = story(row["target"], row["source"], source_language=row["source_language"])
    taken: set[tuple[int, Span]] = set()

    def place(side, word):
        text = row[("target", "source")[side]]
        found = (Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text))
        span = next(s for s in found if (side, s) not in taken)
        taken.add((side, span))
        return span

    pairs = [link.split("=") for link in row["links"]]
    links = tuple((place(0, ours), place(1, theirs)) for ours, theirs in pairs)
    bead = Bead((0,), (0,), 0.9, links)
    return replace(made, alignments={"source": Alignment("source", "translation", (bead,))})


def found(check, row):
    return [(f.start, f.text, f.severity) for f in check.run(linked(row))]


@pytest.mark.parametrize("row", cases("hedge"))
def test_hedges(row):
    assert found(ChangedCertainty(), row) == [(f["start"], f["text"], f["severity"]) for f in row["flags"]]


@pytest.mark.parametrize("row", cases("quantifier"))
def test_quantifiers(row):
    assert found(ChangedQuantifier(), row) == [(f["start"], f["text"], f["severity"]) for f in row["flags"]]


def test_evidence_is_the_word_of_the_original():
    row = cases("hedge")[0].values[0]
    (f,) = ChangedCertainty().run(linked(row))
    assert [e.text for e in f.evidence] == ["mutmaßliche"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_lists(language):
    assert has_certainty_words(language)
    assert not find_certainty("", language, *OPEN, *QUANTIFIERS, "soft", "only")


@given(st.sampled_from(LANGUAGES), st.text())
def test_spans_stand_in_the_text(language, text):
    for span in find_certainty(text, language, *OPEN, *QUANTIFIERS, "soft"):
        assert 0 <= span.start < span.end <= len(text)
