from dataclasses import replace

import pytest

from mtcheck.checks.negation import Negation
from mtcheck.checks.negation_scope import Passage, unanswered
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


@pytest.mark.parametrize(
    ("here", "language", "there", "other"),
    [
        ("The line cannot reopen before July.", "en", "Die Strecke wird frühestens im Juli geöffnet.", "de"),
        ("There are no appointments before April.", "en", "Objednávají až na duben.", "cs"),
        ("The man cannot be released before May.", "en", "A férfi legkorábban májusban szabadulhat.", "hu"),
        ("There would be no decision until next week at the earliest.", "en", "最快下週才會決定", "zh"),
        ("La obra no terminará hasta mayo.", "es", "The works will only end in May.", "en"),
        ("La mine ne rouvrira pas avant mai.", "fr", "It will be May before the mine reopens.", "en"),
    ],
)
def test_what_is_not_before_its_time_is_only_then(here, language, there, other):
    assert unanswered(Passage(here, language, ()), Passage(there, other, ())) is None


@pytest.mark.parametrize(
    ("here", "language", "there", "other"),
    [
        ("The mine will not reopen before May.", "en", "La mine rouvrira en mai.", "fr"),
        ("Die Mine öffnet nicht vor Mai.", "de", "The mine opens before May.", "en"),
    ],
)
def test_a_negation_of_time_is_lost_all_the_same(here, language, there, other):
    assert unanswered(Passage(here, language, ()), Passage(there, other, ())) is not None
