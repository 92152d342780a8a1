"""A lost negation asked of its clause alone."""

from dataclasses import replace

import pytest

from mtcheck.checks.negation import Negation, pairs
from mtcheck.types import Alignment, Bead, Span
from tests.support import story

SOURCE = "Le prêtre dirigera le chœur, mais il ne jouera pas du vieil orgue."
TARGET = "The priest will lead the choir, and he will play the old organ."
LINKS = [("prêtre", "priest"), ("dirigera", "lead"), ("chœur", "choir"), ("mais", "and"), ("il", "he", 30), ("jouera", "play"),
         ("du", "the", 40), ("vieil", "old"), ("orgue", "organ")]  # fmt: skip
SURE, UNSURE, AGREED = (0.05, 0.05, 0.9), (0.65, 0.05, 0.3), (0.9, 0.05, 0.05)


def span(text, word, after=0):
    start = text.index(word, after)
    return Span(start, start + len(word))


def judged(whole, clause, affirmed):
    links = tuple((span(TARGET, t, *at), span(SOURCE, s, *at)) for s, t, *at in LINKS)
    bead = Bead((0,), (0,), 0.9, links)
    told = replace(story(TARGET, SOURCE), alignments={"source": Alignment("source", "translation", (bead,))})
    asked = list(pairs(told))
    answers = {SOURCE: whole, "mais il ne jouera pas du vieil orgue": clause}
    return replace(told, entailments={p: answers.get(p[0], affirmed) for p in asked})


def test_what_the_clause_says():
    (found,) = Negation().run(judged(UNSURE, SURE, AGREED))
    assert found.evidence[0].text == "pas"


@pytest.mark.parametrize(
    "answers", [(UNSURE, UNSURE, AGREED), (UNSURE, SURE, UNSURE), (AGREED, AGREED, AGREED)]
)
def test_left_alone(answers):
    assert not list(Negation().run(judged(*answers)))


def test_the_clause_is_asked_about_and_what_answers_for_it():
    asked = dict(pairs(judged(UNSURE, SURE, AGREED)))
    assert asked["mais il ne jouera pas du vieil orgue"] == "and he will play the old organ"
    assert asked["mais il ne jouera du vieil orgue"] == "and he will play the old organ"
