"""Words missing beside others, behind the contract with the entailment model: what it doubts comes with the story."""

from dataclasses import replace

import pytest

from mtcheck.checks.hole import MISSING, Hole
from mtcheck.types import Alignment, Bead, Doubted, Span
from tests.support import story

SOURCE = "Le maire de Bruyères a inauguré la passerelle hier devant les habitants."
TARGET = "The mayor of inaugurated the footbridge yesterday before the residents."
LINKS = [("maire", "mayor"), ("inauguré", "inaugurated"), ("passerelle", "footbridge"), ("habitants", "residents")]  # fmt: skip


def told(target, *doubted, source=SOURCE):
    """A story whose target the model doubts at some words: (words, category, score)."""
    links = tuple(
        (Span(target.index(t), target.index(t) + len(t)), Span(source.index(s), source.index(s) + len(s)))
        for s, t in LINKS
        if s in source and t in target
    )
    spans = tuple(
        Doubted(target.index(words), target.index(words) + len(words), category, score)
        for words, category, score in doubted
    )
    made = story(target, source)
    beads = (Bead((0,), (0,), 0.9, links),)
    return replace(
        made,
        alignments={"source": Alignment("source", "translation", beads)},
        doubted={(source, target): spans},
    )


def test_what_stands_beside_the_hole_and_what_the_original_has():
    (found,) = Hole().run(told(TARGET, ("of inaugurated", "omission", 0.8)))
    assert (found.start, found.end, found.text) == (10, 24, "of inaugurated")
    assert (found.severity, found.confidence) == ("major", 0.8)
    assert "“of inaugurated”" in found.message
    assert [e.text for e in found.evidence] == ["Bruyères"]


def test_the_same_words_twice_are_told_apart():
    twice = "The mayor of the town of inaugurated the footbridge yesterday before the residents."
    made = told(twice)
    second = twice.index("of inaugurated")
    made = replace(made, doubted={(SOURCE, twice): (Doubted(second, second + 2, "omission", 0.9),)})
    (found,) = Hole().run(made)
    assert found.start == second


@pytest.mark.parametrize(
    ("target", "doubted"),
    [
        (TARGET, [("of inaugurated", "omission", MISSING - 0.01)]),
        (TARGET, [("of inaugurated", "mistranslation", 0.9)]),
        (TARGET, [("of inaugurated the footbridge yesterday", "omission", 0.9)]),
        (TARGET, []),
        (
            "The mayor of * * inaugurated the footbridge yesterday before the residents.",
            [("of * *", "omission", 0.9)],
        ),
        (
            "The mayor of and.dll inaugurated the footbridge before the residents.",
            [("and.dll", "omission", 0.9)],
        ),
        (
            "The mayor opened the footbridge to, say, a hundred residents of the town.",
            [("to,", "omission", 0.9)],
        ),
        ("Mayor of inaugurated footbridge.", [("of inaugurated", "omission", 0.9)]),
        ("Mayor of Inaugurates the New Footbridge Yesterday", [("of Inaugurates", "omission", 0.9)]),
    ],
)
def test_left_alone(target, doubted):
    assert not list(Hole().run(told(target, *doubted)))


def test_without_a_counterpart_nothing_is_missing():
    made = told(TARGET, ("of inaugurated", "omission", 0.9))
    unaligned = Alignment("source", "translation", ())
    assert not list(Hole().run(replace(made, alignments={"source": unaligned})))


def test_other_languages_are_left_alone():
    made = told(TARGET, ("of inaugurated", "omission", 0.9))
    assert not list(Hole().run(replace(made, target=replace(made.target, language="de"))))
