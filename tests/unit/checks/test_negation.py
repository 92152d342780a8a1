from dataclasses import replace

import pytest

from mtcheck.checks.negation import Negation
from mtcheck.types import Alignment, Bead, Span
from tests.support import article, cases, story


def linked(row):
    """The story of a row, with the word links the row gives: [start, end, start, end] of each pair."""
    made = story(
        row["target"],
        row.get("source"),
        row.get("references", ()),
        source_language=row.get("source_language", "fr"),
    )
    if "links" not in row:
        return made
    links = tuple((Span(a, b), Span(c, d)) for a, b, c, d in row["links"])
    bead = Bead((0,), (0,), 0.9, links)
    return replace(made, alignments={"source": Alignment("source", "translation", (bead,))})


@pytest.mark.parametrize("row", cases("negation"))
def test_negation(row):
    found = [(f.start, f.text, f.severity) for f in Negation().run(linked(row))]
    assert found == [(f["start"], f["text"], "critical") for f in row["flags"]]
    for f in Negation().run(linked(row)):
        assert row["target"][f.start : f.end] == f.text


def test_without_links_nothing_is_said():
    row = {"target": "The minister resigned.", "source": "Le ministre n'a pas démissionné.", "links": []}
    assert not list(Negation().run(linked(row)))


def test_a_language_without_cues_is_left_alone():
    made = story("The minister did not resign.", "Ministeren gik af.", source_language="da")
    assert not list(Negation().run(made))


def test_evidence_is_the_lost_word():
    row = next(r.values[0] for r in cases("negation") if r.values[0]["note"] == "German kein")
    (found,) = Negation().run(linked(row))
    (shown,) = found.evidence
    assert (shown.text, shown.stance) == ("keinen", "differs")
    assert article(row["source"], "de", "source").text[shown.start : shown.end] == "keinen"
