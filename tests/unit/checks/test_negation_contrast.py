"""A negation is held against the same sentence without it."""

from dataclasses import replace

import pytest

from mtcheck.checks.negation import Negation, flips, pairs
from mtcheck.checks.negation_contrast import affirmed, relief
from mtcheck.checks.negation_cues import cues
from mtcheck.types import Alignment, Bead, Span
from tests.support import story


@pytest.mark.parametrize(
    ("text", "language", "cue", "without"),
    [
        ("They did not go.", "en", "not", "They did go."),
        ("They didn't go.", "en", "n't", "They did go."),
        ("They didn’t go.", "en", "n’t", "They did go."),
        ("She can't swim.", "en", "n't", "She can swim."),
        ("She won't swim.", "en", "n't", "She will swim."),
        ("Shan't we go?", "en", "n't", "shall we go?"),
        ("She cannot swim.", "en", "cannot", "She can swim."),
        ("Nobody came.", "en", "Nobody", "someone came."),
        ("No bridge was built.", "en", "No", " bridge was built."),
        ("Il n'a pas signé.", "fr", "pas", "Il n'a signé."),
        ("Sie hat keinen Hund.", "de", "keinen", "Sie hat Hund."),
        ("Most nebyl postaven.", "cs", "nebyl", "Most byl postaven."),
        ("橋は建てられなかった。", "ja", "なかった", "橋は建てられ。"),
    ],
)
def test_affirmed(text, language, cue, without):
    start = text.index(cue)
    assert affirmed(text, Span(start, start + len(cue)), language) == without


def test_what_is_taken_out_is_what_is_found():
    text = "The council did not pay, and nobody asked why it couldn't."
    assert [text[s.start : s.end] for s in cues("en").negations(text)] == ["not", "n't", "nobody"] or [
        text[s.start : s.end] for s in cues("en").negations(text)
    ] == ["not", "nobody", "n't"]


def test_relief():
    agrees, contradicts = (0.9, 0.05, 0.05), (0.05, 0.05, 0.9)
    assert relief(contradicts, agrees) > 4
    assert relief(agrees, contradicts) == -relief(contradicts, agrees)
    assert relief(agrees, agrees) == 0
    assert relief((0.0, 0.0, 1.0), (1.0, 0.0, 0.0)) < 20


def unsure():
    """A negation gained, where another of the original might answer for it."""
    target = "The harbour was not closed on Monday, but someone warned the fishermen of the bay."
    source = "Le port a été fermé lundi, mais personne n'a prévenu les pêcheurs de la baie."
    made = story(target, source)
    words = [("harbour", "port"), ("closed", "fermé"), ("Monday", "lundi"), ("but", "mais"), ("warned", "prévenu"),
             ("fishermen", "pêcheurs"), ("bay", "baie")]  # fmt: skip
    links = tuple(
        (Span(target.index(a), target.index(a) + len(a)), Span(source.index(b), source.index(b) + len(b)))
        for a, b in words
    )
    bead = Bead((0,), (0,), 0.9, links)
    return replace(made, alignments={"source": Alignment("source", "translation", (bead,))})


def answered(made, as_is, without):
    """The story with what the model says of the pair as it is, and of the one without the negation."""
    return replace(made, entailments=dict(zip(pairs(made), (as_is, without), strict=False)))


AGREES, UNSURE, CONTRADICTS = (0.9, 0.05, 0.05), (0.02, 0.02, 0.96), (0.01, 0.01, 0.98)


def test_what_is_asked():
    made = unsure()
    ((_, _, flip),) = flips(made)
    assert (flip.way, flip.grade) == ("gained", "possible")
    as_is, without = pairs(made)
    asked = made.target.text.replace("Monday", "lundi")  # the same day, in the words of the other side
    assert as_is == (made.source.text, asked)
    assert without == (made.source.text, asked.replace(" not ", " "))


@pytest.mark.parametrize(
    ("as_is", "without", "count"),
    [
        (UNSURE, AGREES, 1),  # it would agree without the negation
        (CONTRADICTS, AGREES, 1),
        (UNSURE, UNSURE, 0),  # it is something else that it does not like
        (UNSURE, CONTRADICTS, 0),
        (AGREES, AGREES, 0),
        (AGREES, CONTRADICTS, 0),
    ],
)
def test_flagged_where_it_would_agree_without(as_is, without, count):
    assert len(list(Negation().run(answered(unsure(), as_is, without)))) == count


def test_all_that_nothing_answers_for_are_taken_out():
    target = "They have not arrested five men, and the police did not find her telephone."
    source = "Han detenido a cinco hombres, y la policía encontró su teléfono."
    words = [("arrested", "detenido"), ("five", "cinco"), ("men", "hombres"), ("police", "policía"), ("find", "encontró"),
             ("telephone", "teléfono")]  # fmt: skip
    links = tuple(
        (Span(target.index(a), target.index(a) + len(a)), Span(source.index(b), source.index(b) + len(b)))
        for a, b in words
    )
    bead = Bead((0,), (0,), 0.9, links)
    made = story(target, source, source_language="es")
    made = replace(made, alignments={"source": Alignment("source", "translation", (bead,))})
    ((_, _, flip),) = flips(made)
    assert (flip.way, len(flip.more)) == ("gained", 1)
    _, without = pairs(made)
    assert without[1] == "They have arrested five men, and the police did find her telephone."
