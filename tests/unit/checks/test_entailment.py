"""The entailment check behind its contract: probabilities come with the story."""

from dataclasses import replace

import numpy as np
import pytest

import mtcheck
from mtcheck.checks.entailment import Contradiction, pairs
from mtcheck.types import Doubted
from tests.support import story

NO, YES, MAYBE = (0.005, 0.01, 0.985), (0.9, 0.08, 0.02), (0.1, 0.2, 0.7)
TARGET = "The mayor arrested the chief of police."
OTHER = "The chief of police arrested the mayor."


def judged(told, probabilities):
    return replace(told, entailments=dict(zip(pairs(told), probabilities, strict=True)))


def test_the_original_decides():
    (found,) = Contradiction().run(judged(story(TARGET, "Le chef de la police a arrêté le maire."), [NO]))
    assert (found.text, found.severity, found.evidence[0].stance) == (TARGET, "major", "differs")


def test_one_version_against_one_is_minor():
    (found,) = Contradiction().run(judged(story(TARGET, references=[OTHER]), [NO]))
    assert found.severity == "minor"


def test_two_versions_outweigh_one():
    (found,) = Contradiction().run(
        judged(story(TARGET, references=[OTHER, OTHER + " ", TARGET + " "]), [NO, NO, YES])
    )
    assert found.severity == "major"
    assert [e.stance for e in found.evidence] == ["differs", "differs", "agrees"]


@pytest.mark.parametrize("probabilities", [[YES], [MAYBE], [(0.2, 0.7, 0.1)]])
def test_left_alone(probabilities):
    assert not list(Contradiction().run(judged(story(TARGET, references=[OTHER]), probabilities)))


def test_a_tie_is_left_alone():
    told = judged(story(TARGET, references=[OTHER, TARGET + " "]), [NO, YES])
    assert not list(Contradiction().run(told))


def test_the_original_is_asked_and_versions_in_the_same_language():
    told = story(TARGET, "Le chef de la police a arrêté le maire.", references=[OTHER, OTHER + " "])
    last = told.references[1]
    told = replace(told, references=(told.references[0], replace(last, language="es")))
    assert list(pairs(told)) == [("Le chef de la police a arrêté le maire.", TARGET), (OTHER, TARGET)]


def test_a_version_that_the_original_bears_out_is_major():
    told = story(TARGET, "Le chef de la police a arrêté le maire.", references=[OTHER])
    (found,) = Contradiction().run(judged(told, [MAYBE, NO]))
    assert found.severity == "major"


def test_a_version_that_the_original_does_not_bear_out_is_minor():
    told = story(TARGET, "Le chef de la police a arrêté le maire.", references=[OTHER])
    (found,) = Contradiction().run(judged(told, [(0.3, 0.6, 0.1), NO]))
    assert found.severity == "minor"


def test_a_version_that_agrees_outweighs_the_original_alone():
    told = story(TARGET, "Le chef de la police a arrêté le maire.", references=[OTHER])
    assert not list(Contradiction().run(judged(told, [NO, YES])))


def test_no_less_than_is_no_negation():
    told = story("No less than six trains ran.", "Gleich sechs Züge fuhren.", source_language="de")
    assert [asked for _, asked in pairs(told)] == ["six trains ran."]


def test_no_model_no_finding():
    assert not list(Contradiction().run(story(TARGET, references=[OTHER])))


def test_sentences_that_are_not_aligned_are_not_asked():
    assert list(pairs(story(TARGET))) == []


class _Encoder:
    """The embedded encoder with an entailment head that finds every pair contradictory, or without one."""

    def __init__(self, encoder, head):
        self._encoder, self._head = encoder, head

    def __getattr__(self, name):
        return getattr(self._encoder, name)

    def has(self, head):
        return self._head if head == "entailment" else self._encoder.has(head)

    def entail(self, asked):
        return np.array([NO] * len(asked), np.float32)


def test_the_check_runs_once_there_is_a_head():
    checker = mtcheck.Checker()
    target = mtcheck.Article.from_text(TARGET, "en", "mt")
    source = mtcheck.Article.from_text("Le maire a félicité le chef de la police.", "fr", "original")
    encoder = checker.encoder
    checker._encoder = _Encoder(encoder, head=False)
    without = checker.check(target, source)
    assert [n.code for n in without.notes if n.kind == "not-run"] == ["NLI001", "NLI002", "OMI005"]
    checker._encoder = _Encoder(encoder, head=True)
    with_head = checker.check(target, source)
    assert not [n for n in with_head.notes if n.kind == "not-run"]
    assert [f.code for f in with_head.findings] == ["NLI001"]


@pytest.mark.parametrize(
    ("target", "version", "asked"),
    [
        ("Some six hundred sheep crossed.", "Some 600 sheep crossed.", "Some 600 sheep crossed."),
        ("Some 600 sheep crossed.", "Some six hundred sheep crossed.", "Some six hundred sheep crossed."),
        ("Some six hundred sheep crossed.", "Some 700 sheep crossed.", "Some six hundred sheep crossed."),
        ("Some 1,600 sheep crossed.", "Some 1600 sheep crossed.", "Some 1,600 sheep crossed."),
    ],
)
def test_a_figure_in_words_is_asked_about_as_the_version_writes_it(target, version, asked):
    assert list(pairs(story(target, references=[version]))) == [(version, asked)]


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("Environ 600 moutons passent.", "Some 600 sheep crossed."),
        ("Environ six cents moutons passent.", "Some six hundred sheep crossed."),
    ],
)
def test_a_figure_in_words_stands_in_digits_where_the_original_has_digits(source, asked):
    assert list(pairs(story("Some six hundred sheep crossed.", source))) == [(source, asked)]


@pytest.mark.parametrize(
    ("source", "language", "target", "asked"),
    [
        (
            "O navio saiu na segunda-feira.",
            "pt",
            "The ship left on Monday.",
            "The ship left on segunda-feira.",
        ),
        ("Das Schiff lief am 3. März aus.", "de", "The ship left on 3 March.", "The ship left on 3. März."),
        ("Das Schiff lief am 4. März aus.", "de", "The ship left on 3 March.", "The ship left on 3 March."),
        ("O navio saiu na terça-feira.", "pt", "The ship left on Monday.", "The ship left on Monday."),
        ("Le navire est parti en 1987.", "fr", "The ship left in 1987.", "The ship left in 1987."),
        ("Le navire est parti hier.", "fr", "The ship left yesterday.", "The ship left yesterday."),
        ("Le navire est parti.", "fr", "The ship left on Monday.", "The ship left on Monday."),
    ],
)
def test_the_same_day_stands_in_the_words_of_the_original(source, language, target, asked):
    told = story(target, source, source_language=language)
    assert list(pairs(told)) == [(source, asked)]


def test_versions_in_one_language_keep_their_own_days():
    assert list(pairs(story("It left on 3 March.", references=["It left on March 3."]))) == [
        ("It left on March 3.", "It left on 3 March.")
    ]


@pytest.mark.parametrize(
    ("target", "source", "language", "count"),
    [
        ("They have not met since 1962.", "Ils se sont rencontrés pour la dernière fois en 1962.", "fr", 0),
        ("They last met in 1962.", "Ils ne se sont plus rencontrés depuis 1962.", "fr", 0),
        # What only one of the two negates is asked about elsewhere, word by word.
        ("They have not met in 1962.", "Ils se sont rencontrés pour la dernière fois en 1962.", "fr", 0),
        ("They have not met since 1962.", "Ils se rencontrent en 1962.", "fr", 0),
        ("They met in secret.", "Ils se rencontrent en public.", "fr", 1),
        ("They never met in secret.", "Ils ne se rencontrent jamais en public.", "fr", 1),
        # Without a list of negations nobody else would ask.
        ("They did not meet.", "Walikutana.", "sw", 1),
    ],
)
def test_a_negation_on_one_side_is_left_to_the_check_of_negations(target, source, language, count):
    told = judged(story(target, source, source_language=language), [NO])
    assert len(list(Contradiction().run(told))) == count


def test_a_bound_of_time_is_no_negation():
    told = story(
        "The board could vote in less than two months.", "Le conseil pourrait voter avant deux mois."
    )
    assert [h for _, h in pairs(told)] == ["The board could vote in two months."]


@pytest.mark.parametrize(
    ("target", "source", "asked"),
    [
        ("It opened on 10 October.", "Il a ouvert vendredi.", "It opened on vendredi."),
        ("It opened on 10 October.", "Il a ouvert.", "It opened on 10 October."),
        ("It opened on 10 October.", "Il a ouvert vendredi 17 octobre.", "It opened on 10 October."),
        ("It opened on 10 and 12 October.", "Il a ouvert vendredi.", "It opened on 10 and 12 October."),
    ],
)
def test_a_day_told_by_its_weekday_alone(target, source, asked):
    assert [h for _, h in pairs(story(target, source))] == [asked]


def test_silence_is_no_contradiction_of_not_speaking():
    told = story("The mayor is not speaking.", "Le maire se tait.")
    assert not list(Contradiction().run(judged(told, [NO])))
    told = story("The mayor is speaking.", "Le maire se tait.")
    assert list(Contradiction().run(judged(told, [NO])))


def test_the_words_that_contradict_are_named():
    original = "Le chef de la police a arrêté le maire."
    told = judged(story(TARGET, original), [NO])
    words = tuple(Doubted(*span, "mistranslation", 0.9) for span in ((4, 9), (23, 28), (90, 95)))
    (found,) = Contradiction().run(replace(told, doubted={(original, TARGET): words}))
    assert "it seems by “mayor”, “chief”" in found.message
    assert found.text == TARGET


def test_words_that_are_not_in_the_sentence_as_it_stands_are_not_named():
    original = "Le maire a engagé 600 policiers."
    told = judged(story("The mayor dismissed six hundred policemen.", original), [NO])
    ((premise, asked),) = pairs(told)
    assert "600" in asked
    spans = tuple(
        Doubted(asked.index(word), asked.index(word) + len(word), "mistranslation", 0.9)
        for word in ("dismissed", "600")
    )
    (found,) = Contradiction().run(replace(told, doubted={(premise, asked): spans}))
    assert "by “dismissed”." in found.message
