"""Words left out and put in, with the nearness of words made up: how alike their letters are."""

from dataclasses import replace
from difflib import SequenceMatcher
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.checks.artefact import words
from mtcheck.checks.omission_words import WordsAdded, WordsLeftOut, pairs
from mtcheck.types import Facts, Name, Nearness, Segment, Span
from tests.support import story

#: German beside English: words that are alike by their letters stand for those that are by their meaning.
SOURCE = "Der Minister akzeptierte gestern den radikalen Kompromiss der Organisation in Paris ohne Protest."
VERSION = (
    "Yesterday the minister accepted the radical compromise of the organisation in Paris without protest."
)
TARGET = (
    "The minister accepted the radical compromise of the organisation in Paris without protest yesterday."
)
OTHER = {"yesterday": "gestern", "without": "ohne"}


def spans(text, start=0):
    return [Span(w.start, w.end) for w in words(Segment(start, start + len(text), text, 0))]


def cosine(a, b):
    a, b = a.casefold(), b.casefold()
    if OTHER.get(a, a) == OTHER.get(b, b):
        return 0.95
    ratio = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return 0.75 if ratio > 0.7 else 0.1


def nearest(first, second):
    """For each word of the first text the nearest of the second."""
    found = []
    for a in spans(first):
        near = [(cosine(first[slice(*a)], second[slice(*b)]), b) for b in spans(second)]
        if near:
            found.append(Nearness(a, *max(near)[::-1]))
    return tuple(found)


def told(target, source=SOURCE, version=VERSION):
    made = story(target, source, [version] if version else [], source_language="de")
    for other in made.others:
        alignment = made.alignments[other.name]
        back = tuple(Nearness(b, a, c) for a, b, c in nearest(other.plain, target))
        bead = replace(alignment.beads[0], nearest=nearest(target, other.plain), answers=back)
        links = tuple(
            (n.ours, n.theirs)
            for n, m in product(bead.nearest, back)
            if n.cosine > 0.5 and (n.ours, n.theirs) == (m.ours, m.theirs)
        )
        bead = replace(bead, links=links)
        made = replace(made, alignments={**made.alignments, other.name: replace(alignment, beads=(bead,))})
    return replace(made, ties={p: nearest(*p) for p in pairs(made)})


def test_pairs():
    assert list(pairs(told(TARGET))) == [(VERSION, SOURCE)]


@pytest.mark.parametrize("check", [WordsLeftOut(), WordsAdded()])
@pytest.mark.parametrize(
    "target",
    [
        TARGET,
        VERSION,
        "The minister yesterday accepted a radical compromise by the organisation in Paris, without protest.",
        "In Paris the minister accepted the organisation's radical compromise yesterday without any protest.",
        "Minister accepts compromise in Paris",
    ],
)
def test_all_is_there(check, target):
    assert not list(check.run(told(target)))


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("radical ", "accepted the compromise"),
        (" compromise", "radical of"),
        (" in Paris", "organisation without"),
        (" without protest", "Paris yesterday"),
    ],
)
def test_left_out(word, place):
    target = TARGET.replace(word, "")
    (found,) = WordsLeftOut().run(told(target))
    assert found.text == place
    assert target[found.start : found.end] == place
    assert (found.severity, found.category, found.stance) == ("major", "accuracy/omission", "contradicted")
    assert word.split()[-1] in found.evidence[1].text
    assert [e.file for e in found.evidence] == ["source", "reference0"]


def test_what_only_the_version_has_is_selection():
    source = SOURCE.replace("radikalen ", "")
    assert not list(WordsLeftOut().run(told(TARGET.replace("radical ", ""), source)))


def test_what_only_the_original_has_may_be_said_otherwise():
    version = VERSION.replace("radical ", "")
    assert not list(WordsLeftOut().run(told(TARGET.replace("radical ", ""), version=version)))


def test_added():
    target = TARGET.replace("the organisation", "the bankrupt organisation")
    (found,) = WordsAdded().run(told(target))
    assert found.text == "bankrupt"
    assert (found.severity, found.category, found.stance) == ("major", "accuracy/addition", "unsupported")


def test_words_added_side_by_side_are_one():
    target = TARGET.replace("the organisation", "the bankrupt chess organisation")
    (found,) = WordsAdded().run(told(target))
    assert found.text == "bankrupt chess"


def test_what_the_version_has_too_is_not_added():
    extra = ("the organisation", "the bankrupt organisation")
    assert not list(WordsAdded().run(told(TARGET.replace(*extra), version=VERSION.replace(*extra))))


def test_in_a_copy_less_is_enough(monkeypatch):
    """A word alone in a sentence that is otherwise the version's is surer than its nearness says."""
    monkeypatch.setattr("mtcheck.checks.omission_words.severity", lambda kind, probability: None)
    (found,) = WordsAdded().run(told(VERSION.replace("the organisation", "the bankrupt organisation")))
    assert (found.text, found.severity) == ("bankrupt", "major")
    assert not list(WordsAdded().run(told(TARGET.replace("the organisation", "bankrupt organisations"))))


def test_nouns_that_carry_little_are_minor():
    (found,) = WordsAdded().run(told(TARGET.replace("the radical", "the issue radical")))
    assert (found.text, found.severity) == ("issue", "minor")


def test_units_are_the_number_checks_matter():
    version = VERSION.replace("in Paris", "for 40 roubles")
    source = SOURCE.replace("in Paris", "für 40 Rubel")
    target = TARGET.replace("in Paris", "for 40 roubles")
    assert not list(WordsLeftOut().run(told(target.replace(" roubles", ""), source, version)))


@pytest.mark.parametrize("check", [WordsLeftOut(), WordsAdded()])
def test_one_witness_is_not_enough(check):
    target = TARGET.replace("radical", "bankrupt")
    assert not list(check.run(told(target, version=None)))
    assert not list(check.run(told(target, source=None)))


@settings(deadline=None)
@given(st.lists(st.sampled_from([*TARGET.split(), "bankrupt", "–", "“"]), max_size=16))
def test_any_text(tokens):
    target = " ".join(tokens) or "x"
    made = told(target)
    for check in (WordsLeftOut(), WordsAdded()):
        for found in check.run(made):
            assert target[found.start : found.end] == found.text != ""


def test_one_more_item_of_a_list_in_a_copy_is_major(monkeypatch):
    """Even a word that carries little, and that its nearness hardly gives away."""
    monkeypatch.setattr("mtcheck.checks.omission_words.severity", lambda kind, probability: None)
    monkeypatch.setattr("mtcheck.checks.omission_words.IN_COPY", 1.1)
    (found,) = WordsAdded().run(told(VERSION.replace("organisation", "organisation and issue")))
    assert (found.text, found.severity) == ("issue", "major")
    assert not list(WordsAdded().run(told(VERSION.replace("organisation", "bankrupt organisation"))))


def test_words_that_only_tie_are_minor():
    (found,) = WordsAdded().run(told(TARGET.replace("in Paris", "located in Paris")))
    assert (found.text, found.severity) == ("located", "minor")


@pytest.mark.parametrize(("pronoun", "severities"), [("he", ["minor"]), ("it", ["major"])])
def test_a_pronoun_of_a_person_may_stand_for_a_name(pronoun, severities):
    version, source = VERSION.replace("the minister", "Orlova"), SOURCE.replace("Der Minister", "Orlova")
    target = (
        f"Yesterday {pronoun} accepted the radical compromise of the organisation in Paris without protest."
    )
    made = told(target, source, version)
    start = version.index("Orlova")
    name = Name(start, start + len("Orlova"), "PER", "Orlova")
    made = replace(made, facts={**made.facts, "reference0": Facts(names=(name,))})
    assert [f.severity for f in WordsLeftOut().run(made) if "Orlova" in f.message] == severities


def test_what_is_said_again_is_minor():
    version = VERSION.replace("in Paris", "in Paris and the organisation in Rome")
    source = SOURCE.replace("in Paris", "in Paris und der Organisation in Rome")
    target = VERSION.replace("in Paris", "in Paris and Rome")
    assert all(f.severity == "minor" for f in WordsLeftOut().run(told(target, source, version)))
