"""Clauses left out of a sentence or put into it: signs, thresholds, what is left alone."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.clause import ClauseLeftOut, ClausePutIn, _is_gloss, pairs
from mtcheck.checks.clause_signs import Passage, Side, bare, probability, sides, unanswered
from mtcheck.types import Alignment, Bead, Nearness, Span
from tests.support import article, story

SOURCE = "Le maire a ouvert le pont neuf samedi matin, alors que les pêcheurs du village voisin, furieux, bloquaient encore la route du port."
WHOLE = "The mayor opened the new bridge on Saturday morning, while the fishermen of the village still blocked the road."
CUT = "The mayor opened the new bridge on Saturday morning."
LEFT_OUT = "alors que les pêcheurs du village voisin, furieux, bloquaient encore la route du port"
PUT_IN = "while the fishermen of the village still blocked the road"
BEGINNING = "Le maire a ouvert le pont neuf samedi matin."

WORD = re.compile(r"\w+")


def words(text, start=0):
    return [Span(m.start() + start, m.end() + start) for m in WORD.finditer(text)]


def made(target, source, alone=(), references=(), beside=()):
    """A story of one pair of sentences and those ``beside`` it, (target or "", source or "", ties as cosines).

    Words from ``alone`` (a stretch of either side) on have nothing near them; all others are near, one to one.
    """
    whole_target = "\n".join([target, *(t for t, _ in beside if t)])
    whole_source = "\n".join([source, *(s for _, s in beside if s)])
    story_of = story(whole_target, whole_source, references)
    ours, theirs = words(target), words(source)
    own = min(ours, key=lambda w: w.start), min(theirs, key=lambda w: w.start)

    def lonely(text, span):
        return any(stretch in text and span.start >= text.index(stretch) for stretch in alone)

    nearest = tuple(Nearness(w, own[1], 0.15 if lonely(target, w) else 0.8) for w in ours)
    answers = tuple(Nearness(own[0], w, 0.15 if lonely(source, w) else 0.8) for w in theirs)
    near = [w for w in ours if not lonely(target, w)], [w for w in theirs if not lonely(source, w)]
    links = tuple(zip(*near, strict=False))
    beads = [Bead((0,), (0,), 0.6, links, nearest, answers)]
    count = [1, 1]
    for t, s in beside:
        sides_of = tuple((n,) if text else () for n, text in zip(count, (t, s), strict=True))
        beads.append(Bead(*sides_of, 0.9 if t and s else 0.0))
        count = [n + bool(text) for n, text in zip(count, (t, s), strict=True)]
    return replace(story_of, alignments={"source": Alignment("source", "translation", tuple(beads))})


def test_a_clause_left_out():
    (found,) = ClauseLeftOut().run(made(CUT, SOURCE, [LEFT_OUT]))
    assert (found.code, found.severity, found.text) == ("OMI004", "major", "")
    assert found.start == len(CUT) - 1  # behind the last word that answers for one before the clause
    (shown,) = found.evidence
    assert shown.text == LEFT_OUT
    assert LEFT_OUT in found.message


def test_a_clause_put_in():
    (found,) = ClausePutIn().run(made(WHOLE, BEGINNING, [PUT_IN]))
    assert (found.code, found.severity, found.text) == ("ADD003", "minor", PUT_IN)
    assert WHOLE[found.start : found.end] == PUT_IN


@pytest.mark.parametrize("check", [ClauseLeftOut(), ClausePutIn()])
@pytest.mark.parametrize(
    ("target", "source", "alone"),
    [
        (WHOLE, SOURCE, []),  # all is answered
        (WHOLE, SOURCE, [LEFT_OUT, PUT_IN]),  # rendered freely: nothing is too short
        (CUT, BEGINNING, []),
        (CUT, BEGINNING, ["matin", "morning"]),  # one word
        ("Bridge opens.", "Le pont ouvre après des années de retard.", ["après"]),  # a headline
        ("No news today.", "Pas de nouvelles.", ["nouvelles"]),
    ],
)
def test_left_alone(check, target, source, alone):
    assert not list(check.run(made(target, source, alone)))


def test_a_clause_told_in_the_next_sentence_is_left_alone():
    after = "The fishermen of the village still blocked the road to the sea."
    told = made(CUT, SOURCE, [LEFT_OUT], beside=[(after, "Ils protestent contre le prix du gazole.")])
    assert [f.code for f in ClauseLeftOut().run(told)] == ["OMI004"]  # nothing is known of the next one
    asked = list(pairs(told))
    assert (after, SOURCE) in asked
    start = SOURCE.index("alors")
    ties = tuple(Nearness(words(after)[0], w, 0.7 if w.start >= start else 0.3) for w in words(SOURCE))
    assert not list(ClauseLeftOut().run(replace(told, ties={(after, SOURCE): ties})))
    far = tuple(Nearness(words(after)[0], w, 0.3) for w in words(SOURCE))
    assert list(ClauseLeftOut().run(replace(told, ties={(after, SOURCE): far})))


def test_beside_a_sentence_without_counterpart_nothing_is_said():
    split = made(CUT, SOURCE, [LEFT_OUT], beside=[("The fishermen went on all the same.", "")])
    assert not list(ClauseLeftOut().run(split))
    joined = made(WHOLE, BEGINNING, [PUT_IN], beside=[("", "Les pêcheurs ont continué malgré tout.")])
    assert not list(ClausePutIn().run(joined))


def test_what_another_version_has_too_is_minor():
    beside = made(WHOLE, BEGINNING, [PUT_IN], references=[WHOLE])
    bead = Bead((0,), (0,), 0.9)
    name = beside.references[0].name
    beside = replace(beside, alignments={**beside.alignments, name: Alignment(name, "translation", (bead,))})
    (found,) = ClausePutIn().run(beside)
    assert found.severity == "minor"
    assert name in found.message


def test_no_original_no_finding():
    assert not list(ClauseLeftOut().run(story(CUT, None)))
    assert not list(ClausePutIn().run(story(CUT, None)))
    assert not list(pairs(story(CUT, None)))


def test_of_languages_whose_lengths_are_unknown_few_sentences_say_nothing():
    unknown = made(CUT, SOURCE, [LEFT_OUT])
    assert unknown.source is not None
    foreign = replace(unknown, source=replace(unknown.source, language="sw"))
    assert not list(ClauseLeftOut().run(foreign))


def side(cosines, length=100.0, other=50.0, language="en"):
    text = " ".join(f"bridge{i}" for i in range(len(cosines)))
    return Side(text, language, words(text), cosines, [c > 0.5 for c in cosines], length, other)


def test_the_loneliest_stretch():
    clause = unanswered(side([0.8, 0.8, 0.2, 0.8, 0.1, 0.1, 0.2, 0.8, 0.8, 0.8]), 0.2)
    assert clause is not None
    assert clause.words == (4, 7)


@pytest.mark.parametrize(
    "cosines",
    [[0.8] * 12, [0.8, 0.1] * 6, [0.1] * 5, [], [0.8] * 10 + [0.1, 0.1]],
)
def test_no_stretch(cosines):
    assert unanswered(side(cosines), 0.2) is None


@pytest.mark.parametrize("way", ["left_out", "put_in"])
def test_more_probable_the_more_is_missing(way):
    lonely = [0.8] * 6 + [0.1] * 6
    chances = [
        probability(clause, way)
        for other in (80, 70, 60, 50)
        if (clause := unanswered(side(lonely, other=other), 0.2))
    ]
    assert len(chances) == 4
    assert chances == sorted(chances)
    assert chances[0] < chances[-1] > 0.99


@given(
    st.lists(st.floats(-1, 1), max_size=40),
    st.floats(0, 1e6),
    st.floats(0, 1e6),
    st.sampled_from(["en", "zh", "sw"]),
)
def test_any_numbers_give_a_stretch_inside_and_a_probability(cosines, length, other, language):
    one = side(cosines, length, other, language)
    clause = unanswered(one, 0.2)
    if clause:
        first, end = clause.words
        assert 0 <= first < end <= len(one.words)
        assert one.words[first].start == clause.span.start < clause.span.end == one.words[end - 1].end
        assert 0 <= probability(clause, "left_out") <= 1


def test_sides_count_from_their_passages():
    ours, theirs = Passage("new bridge", "en", 10), Passage("pont neuf", "fr", 20)
    a, b = Span(10, 13), Span(25, 29)
    near = [Nearness(a, b, 0.7), Nearness(Span(14, 20), b, 0.2)]
    own, foreign = sides(ours, theirs, [(a, b)], near, [Nearness(a, b, 0.7)], 2.0)
    assert own == Side("new bridge", "en", [Span(0, 3), Span(4, 10)], [0.7, 0.2], [True, False], 10.0, 18.0)
    # One of the two words of "new bridge" is alone.
    assert foreign == Side("pont neuf", "fr", [Span(5, 9)], [0.7], [True], 18.0, 10.0, 1.0)


BARE = "Le maire a ouvert le pont neuf, un acte que tous déplorent, et il est parti."
CLOSE = "The mayor opened the new bridge and he left."


def closely(cosine, rest=0.8, freedom=0.0, other=44.0):
    spans = words(BARE)
    inside = [BARE.index("un acte") <= w.start < BARE.index(", et") for w in spans]
    cosines = [cosine if x else rest for x in inside]
    return Side(BARE, "fr", spans, cosines, [not x for x in inside], float(len(BARE)), other, freedom)


def test_a_clause_between_marks_that_nothing_answers():
    assert BARE[slice(*bare(closely(0.42)))] == "un acte que tous déplorent"


@pytest.mark.parametrize(
    "other", [closely(0.55), closely(0.42, rest=0.55), closely(0.42, freedom=0.2), closely(0.42, other=70.0)]
)
def test_a_clause_between_marks_left_alone(other):
    assert bare(other) is None


def test_figures_that_stand_in_the_next_sentence():
    cut = made(
        CUT,
        SOURCE.replace("alors que", "alors que 250 bateaux et"),
        ["alors que"],
        beside=[("They had 250 boats.", "Ils restent.")],
    )
    assert not list(ClauseLeftOut().run(cut))


@pytest.mark.parametrize(
    ("original", "is_gloss"),
    [
        ("Le workhouse (aide apportée hors des asiles de la commune) fut étendu.", True),
        ("L'aide (note écrite en marge, NDLR, par la rédaction) fut étendue.", True),
        ("Le maire Dupont (élu en mars avec deux voix d'avance) fut absent.", False),
        ("L'aide apportée hors des asiles de la commune fut étendue.", False),
    ],
)
def test_notes_and_words_explained_are_not_missed(original, is_gloss):
    target = article("The workhouse was extended, but Dupont was away.", "en", "target")
    source = article(original, "fr", "source")
    start = original.index("(") + 1 if "(" in original else original.index("apportée")
    assert _is_gloss(source, Span(start, start + 20), target) is is_gloss
