import numpy as np
import pytest
from bag_encoder import BagEncoder
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.align import align, counterparts, stories
from mtcheck.types import Article, Segment

ENCODER = BagEncoder()
RIVER = "The river rose over the old stone bridge."
CHOIR = "Our choir sang three carols near the market."
BAKER = "A baker sold forty loaves before noon."
TRAIN = "Every train from the coast came late today."
SNOW = "Snow fell on seven villages during the night."
GULLS = "Two gulls stole a sandwich."


def article(*sentences: str, name: str = "other") -> Article:
    text = "\n".join(sentences)
    segments, at = [], 0
    for k, sentence in enumerate(sentences):
        segments.append(Segment(at, at + len(sentence), sentence, k))
        at += len(sentence) + 1
    return Article(name, text, plain=text, segments=tuple(segments))


def pairs(alignment):
    return [(b.target, b.other) for b in alignment.beads]


def test_translation_runs_in_order_with_gaps_in_place():
    alignment = align(
        article(RIVER, BAKER, TRAIN), article(RIVER, CHOIR, BAKER, TRAIN), ENCODER, "translation"
    )
    assert (alignment.other, alignment.kind) == ("other", "translation")
    assert pairs(alignment) == [((0,), (0,)), ((), (1,)), ((1,), (2,)), ((2,), (3,))]
    assert all((b.score > 0.8) == bool(b.target and b.other) for b in alignment.beads)


def test_a_moved_passage_is_no_gap():
    alignment = align(
        article(GULLS, RIVER, CHOIR, BAKER, TRAIN),
        article(RIVER, CHOIR, BAKER, TRAIN, GULLS),
        ENCODER,
        "translation",
    )
    assert pairs(alignment) == [((0,), (4,)), ((1,), (0,)), ((2,), (1,)), ((3,), (2,)), ((4,), (3,))]


def test_a_replaced_passage_stays_two_gaps():
    gulls = "Two gulls stole his sandwich behind some parked lorry yesterday."
    alignment = align(
        article(RIVER, BAKER, gulls, TRAIN, SNOW),
        article(RIVER, BAKER, CHOIR, TRAIN, SNOW),
        ENCODER,
        "translation",
    )
    assert {((2,), ()), ((), (2,))} <= set(pairs(alignment))


def test_links_are_plain_offsets():
    target, other = article(BAKER, RIVER), article(CHOIR, RIVER, BAKER)
    for kind in ("translation", "comparison"):
        for bead in align(target, other, ENCODER, kind).beads:
            for here, there in bead.links:
                assert target.plain[slice(*here)].casefold() == other.plain[slice(*there)].casefold()
    assert bead.links


def test_comparison_finds_facts_in_any_order_and_split():
    target = article(RIVER, f"{CHOIR} {BAKER}", SNOW)
    other = article(BAKER, TRAIN, RIVER, GULLS, CHOIR)
    assert pairs(align(target, other, ENCODER, "comparison")) == [((0,), (2,)), ((1,), (0, 4)), ((2,), ())]


def test_comparison_links_words_of_each_answer():
    target, other = article(f"{CHOIR} {BAKER}"), article(BAKER, TRAIN, CHOIR)
    (bead,) = align(target, other, ENCODER, "comparison").beads
    linked = {other.plain[slice(*there)] for _, there in bead.links}
    assert {"choir", "carols", "baker", "loaves"} <= linked
    assert "coast" not in linked


def test_unrelated_stories_have_no_counterparts():
    alignment = align(article(RIVER, CHOIR, BAKER), article(TRAIN, SNOW, GULLS), ENCODER, "comparison")
    assert pairs(alignment) == [((0,), ()), ((1,), ()), ((2,), ())]
    assert all(b.score == 0 and not b.links for b in alignment.beads)


def test_an_article_without_sentences():
    for kind in ("translation", "comparison"):
        assert align(article(), article(), ENCODER, kind).beads == ()
        assert pairs(align(article(RIVER), article(), ENCODER, kind)) == [((0,), ())]
    assert pairs(align(article(), article(RIVER), ENCODER, "translation")) == [((), (0,))]
    assert align(article(), article(RIVER), ENCODER, "comparison").beads == ()


def test_one_sentence_each():
    assert counterparts([RIVER], [RIVER], ENCODER)[0, 0] > 0.9
    assert counterparts([RIVER], [SNOW], ENCODER)[0, 0] < 0.5


some = st.lists(st.sampled_from([RIVER, CHOIR, BAKER, TRAIN, SNOW, GULLS]), max_size=6)


@given(some, some)
@settings(max_examples=40, deadline=None)
def test_target_sentences_stand_in_order_once(first, second):
    for kind in ("translation", "comparison"):
        alignment = align(article(*first), article(*second), ENCODER, kind)
        assert [i for b in alignment.beads for i in b.target] == list(range(len(first)))
        assert all(0 <= b.score <= 1 for b in alignment.beads)
        assert all(0 <= j < len(second) for b in alignment.beads for j in b.other)
        if kind == "translation":
            assert sorted(j for b in alignment.beads for j in b.other) == list(range(len(second)))
        else:
            assert all(len(b.other) <= 3 for b in alignment.beads)


@given(some, some)
@settings(max_examples=40, deadline=None)
def test_probabilities(first, second):
    probable = counterparts(first, second, ENCODER)
    assert probable.shape == (len(first), len(second))
    assert np.isfinite(probable).all()
    assert ((probable >= 0) & (probable <= 1)).all()


@given(st.integers(0, 10_000))
def test_rivals_are_the_nearest_that_repeat_nothing(seed):
    draw = np.random.default_rng(seed)
    n, m = draw.integers(1, 12, 2)
    far = draw.integers(4, 15)
    cosine, stock = draw.uniform(-1, 1, (n, m)), draw.uniform(-1, 1, (n, far))
    among = draw.uniform(0, 1, (m, m))
    among = (among + among.T) / 2
    found = stories._rivals(cosine, among, stock)
    for i in range(n):
        for j in range(m):
            pool = [cosine[i, k] for k in range(m) if k != j and among[j, k] < stories._REPEATS]
            best = sorted([*pool, *stock[i]])[-stories._RIVALS :]
            assert found[i, j] == pytest.approx(np.mean(best))
