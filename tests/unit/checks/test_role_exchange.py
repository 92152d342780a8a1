"""Roles exchanged, behind the contract with the entailment model: what it says of each pair comes with the story."""

from dataclasses import replace

import pytest

from mtcheck.checks.role_exchange import CONTRADICTED, ExchangedRoles, asked, pairs
from mtcheck.types import Alignment, Bead
from tests.support import story

SOURCE = "Kyjev požádal Varšavu o pomoc."
TARGET = "Warsaw asked Kyiv for help."
EXCHANGED = "Kyiv asked Warsaw for help."


def heard(target, agreement, language="en", score=0.9, against=0.0):
    """A story with what the model makes of some hypotheses: their probability of being entailed, and of being denied."""
    made = story(target, SOURCE, (), language, "cs")
    return replace(
        made,
        alignments={"source": Alignment("source", "translation", (Bead((0,), (0,), score, ()),))},
        entailments={(SOURCE, text): (yes, against, 1 - against - yes) for text, yes in agreement.items()},
    )


def test_the_model_agrees_much_better_with_the_exchanged_sentence():
    (found,) = ExchangedRoles().run(heard(TARGET, {TARGET: 0.1, EXCHANGED: 0.9}))
    assert (found.text, found.start, found.severity) == ("Warsaw asked Kyiv", 0, "major")
    assert "“Kyiv” in the place of “Warsaw”" in found.message
    assert [e.text for e in found.evidence] == [SOURCE]


@pytest.mark.parametrize(
    ("target", "agreement", "language", "score"),
    [
        (TARGET, {TARGET: 0.5, EXCHANGED: 0.7}, "en", 0.9),
        (TARGET, {TARGET: 0.9, EXCHANGED: 0.1}, "en", 0.9),
        (TARGET, {TARGET: 0.0, EXCHANGED: 0.0}, "en", 0.9),
        (TARGET, {TARGET: 0.1}, "en", 0.9),
        (TARGET, {}, "en", 0.9),
        (TARGET, {TARGET: 0.1, EXCHANGED: 0.9}, "de", 0.9),
        (TARGET, {TARGET: 0.1, EXCHANGED: 0.9}, "en", 0.1),
        (
            "They asked us for help.",
            {"They asked us for help.": 0.1, "We asked them for help.": 0.9},
            "en",
            0.9,
        ),
        ("Half the town sued the bank.", {"Half the town sued the bank.": 0.1}, "en", 0.9),
    ],
)
def test_anything_less_is_left_alone(target, agreement, language, score):
    assert not list(ExchangedRoles().run(heard(target, agreement, language, score)))


@pytest.mark.parametrize(
    ("against", "flags"), [(0.0, False), (CONTRADICTED - 0.01, False), (CONTRADICTED, True)]
)
def test_less_is_enough_where_the_sentence_is_contradicted_as_it_is(against, flags):
    made = heard(TARGET, {TARGET: 0.2, EXCHANGED: 0.6}, against=against)
    assert bool(list(ExchangedRoles().run(made))) is flags


def test_both_sentences_are_asked_about():
    assert list(pairs(heard(TARGET, {}))) == [(SOURCE, TARGET), (SOURCE, EXCHANGED)]
    assert not asked(story(TARGET))
