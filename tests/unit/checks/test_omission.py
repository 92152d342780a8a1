"""Gaps of the alignment: what is left out, what is added, and what only looks so."""

from dataclasses import replace

import pytest

from mtcheck.checks.omission import Addition, Omission, asked, pairs
from mtcheck.types import Alignment, Bead, Nearness, Span, Story
from tests.support import article

TARGET = (
    "The council met on Monday evening in the old town hall.",
    "It voted to close two of the five libraries next year.",
    "The mayor said that the decision had not been easy for her.",
    "Readers had protested in front of the building since noon.",
)
SOURCE = (
    "Le conseil s'est réuni lundi soir dans l'ancienne mairie.",
    "Il a décidé de fermer deux des cinq bibliothèques l'an prochain.",
    "La maire a dit que la décision n'avait pas été facile pour elle.",
    "Des lecteurs manifestaient devant le bâtiment depuis midi.",
)


def story(target, source, beads, references=()):
    t = article("\n".join(target), "en")
    s = article("\n".join(source), "fr", "source")
    alignments = {
        "source": Alignment(
            "source", "translation", tuple(Bead(a, b, 0.9 if a and b else 0.0) for a, b in beads)
        )
    }
    for i, (_, linked) in enumerate(references):
        name = f"reference{i}"
        alignments[name] = Alignment(name, "comparison", tuple(Bead(a, b, 0.9) for a, b in linked))
    rs = tuple(article(text, "en", f"reference{i}") for i, (text, _) in enumerate(references))
    return Story(target=t, source=s, references=rs, alignments=alignments)


def test_a_sentence_left_out_is_anchored_behind_the_one_before():
    kept = (*TARGET[:2], TARGET[3])
    (found,) = Omission().run(story(kept, SOURCE, [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), (3,))]))
    assert found.start == found.end == len(kept[0]) + 1 + len(kept[1])
    assert found.text == ""
    assert found.evidence[0].text == SOURCE[2]
    assert found.severity == "major"


def test_the_first_sentence_left_out():
    beads = [((), (0,)), ((0,), (1,)), ((1,), (2,)), ((2,), (3,))]
    (found,) = Omission().run(story(TARGET[1:], SOURCE, beads))
    assert found.start == 0


def test_most_of_the_article_left_out_is_one_finding():
    (found,) = Omission().run(story(TARGET[:1], SOURCE, [((0,), (0,)), ((), (1,)), ((), (2,)), ((), (3,))]))
    assert found.message.startswith("3 sentences")


def test_a_sentence_added():
    beads = [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,))]
    (found,) = Addition().run(story(TARGET, (SOURCE[0], SOURCE[1], SOURCE[3]), beads))
    assert found.text == TARGET[2]
    assert (found.severity, found.stance) == ("major", "unsupported")


def test_a_sentence_added_that_another_version_has_is_minor():
    beads = [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,))]
    reference = ("The decision had not been easy, the mayor said.", [((2,), (0,))])
    (found,) = Addition().run(story(TARGET, (SOURCE[0], SOURCE[1], SOURCE[3]), beads, [reference]))
    assert found.severity == "minor"


@pytest.mark.parametrize("check", [Omission(), Addition()])
def test_a_full_translation(check):
    assert not list(check.run(story(TARGET, SOURCE, [((i,), (i,)) for i in range(4)])))


@pytest.mark.parametrize("check", [Omission(), Addition()])
def test_no_source(check):
    assert not list(check.run(Story(target=article("\n".join(TARGET)))))


def test_two_sentences_folded_into_one():
    folded = "It voted to close two of the five libraries next year, which had not been easy for the mayor, as she said."
    beads = [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), (3,))]
    assert not list(Omission().run(story((TARGET[0], folded, TARGET[3]), SOURCE, beads)))


def tied(of, words, cosine):
    """The story with some words of the target laid against a gap, at a cosine."""
    ties = {}
    for ours, theirs in pairs(of):
        ties[ours, theirs] = tuple(
            Nearness(Span(ours.index(w), ours.index(w) + len(w)), Span(0, 4), cosine)
            for w in words
            if w in ours
        )
    return replace(of, ties=ties)


@pytest.mark.parametrize(("cosine", "severity"), [(0.7, "minor"), (0.4, "major")])
def test_a_gap_that_the_sentence_beside_it_has_words_for_is_minor(cosine, severity):
    beads = [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), (3,))]
    of = story((*TARGET[:2], TARGET[3]), SOURCE, beads)
    (found,) = Omission().run(tied(of, ["protested", "building"], cosine))
    assert found.severity == severity
    assert ("beside" in found.message) is (severity == "minor")


@pytest.mark.parametrize(("cosine", "severity"), [(0.7, "minor"), (0.4, "major")])
def test_an_added_sentence_that_the_one_beside_it_may_hold_is_minor(cosine, severity):
    beads = [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,))]
    of = story(TARGET, (SOURCE[0], SOURCE[1], SOURCE[3]), beads)
    (found,) = Addition().run(tied(of, ["decision", "mayor"], cosine))
    assert found.severity == severity


def entailed(of, premise, share):
    """The story with what is beside its gap, where that holds some words, entailing it with a probability."""
    reads = {p: (share, 1 - share, 0.0) if premise in p[0] else (0.0, 1.0, 0.0) for p in asked(of)}
    return replace(of, entailments=reads)


@pytest.mark.parametrize(("share", "severity"), [(0.7, "minor"), (0.3, "major")])
def test_an_added_sentence_that_follows_from_the_one_beside_it_is_minor(share, severity):
    beads = [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,))]
    of = story(TARGET, (SOURCE[0], SOURCE[1], SOURCE[3]), beads)
    (found,) = Addition().run(entailed(of, "bibliothèques", share))
    assert found.severity == severity


@pytest.mark.parametrize(("share", "severity"), [(0.7, "minor"), (0.3, "major")])
def test_a_sentence_left_out_that_follows_from_the_one_beside_it_is_minor(share, severity):
    beads = [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), (3,))]
    of = story((*TARGET[:2], TARGET[3]), SOURCE, beads)
    (found,) = Omission().run(entailed(of, "protested", share))
    assert found.severity == severity


def test_only_what_is_beside_a_gap_is_asked_about():
    whole = [((i,), (i,)) for i in range(4)]
    assert list(asked(story(TARGET, SOURCE, whole))) == []
    asks = list(asked(story(TARGET, SOURCE[:3], [*whole[:3], ((3,), ())])))
    assert {hypothesis for _, hypothesis in asks} == {TARGET[3]}


def test_words_that_their_own_pair_answers_for_say_nothing_of_the_gap():
    beads = [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), (3,))]
    of = story((*TARGET[:2], TARGET[3]), SOURCE, beads)
    start = of.target.segments[2].start
    near = tuple(
        Nearness(Span(start + TARGET[3].index(w), start + TARGET[3].index(w) + len(w)), Span(0, 4), 0.8)
        for w in ("protested", "building")
    )
    own = of.alignments["source"]
    own = replace(own, beads=(*own.beads[:3], replace(own.beads[3], nearest=near)))
    of = replace(of, alignments={"source": own})
    (found,) = Omission().run(tied(of, ["protested", "building"], 0.7))
    assert found.severity == "major"


def test_one_sentence_for_another_is_one_finding():
    beads = [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), ()), ((3,), (3,))]
    of = story(
        (*TARGET[:2], "The harbour was full of empty boats in the first week of May.", TARGET[3]),
        SOURCE,
        beads,
    )
    assert not list(Omission().run(of))
    (found,) = Addition().run(of)
    assert (found.severity, found.message) == ("major", "The original has another sentence here.")
    assert [(e.text, e.stance) for e in found.evidence] == [(SOURCE[2], "differs")]


def test_one_sentence_made_two():
    long = "Il a décidé de fermer deux des cinq bibliothèques, ce qui n'a pas été facile pour la maire, a-t-elle ajouté."
    beads = [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,))]
    assert not list(Addition().run(story(TARGET, (SOURCE[0], long, SOURCE[3]), beads)))


def test_names_and_figures_said_next_door():
    target = ("In 2019 Brandt and Keller met 340 Dutch farmers.", "They signed a letter.")
    source = (
        "Ils se sont réunis longtemps.",
        "En 2019, Brandt et Keller ont vu 340 paysans.",
        "Ils ont signé.",
    )
    assert not list(Omission().run(story(target, source, [((0,), (0,)), ((), (1,)), ((1,), (2,))])))


@pytest.mark.parametrize("line", ["Photo : archives", "Lire la suite", "PORT-LOUIS –"])
def test_short_lines_are_no_passages(line):
    beads = [((0,), (0,)), ((), (1,)), ((1,), (2,))]
    assert not list(Omission().run(story(TARGET[:2], (SOURCE[0], line, SOURCE[1]), beads)))


def test_an_abridgement_is_not_cried_sentence_by_sentence():
    beads = [((0,), (0,)), ((1,), ()), ((2,), ()), ((3,), ())]
    assert not list(Addition().run(story(TARGET, SOURCE[:1], beads)))
