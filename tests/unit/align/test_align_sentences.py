import random
from itertools import pairwise

import numpy as np
import pytest
from bag_encoder import BagEncoder
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.align.band import chain, narrow
from mtcheck.align.sentences import align_sentences, score_beads

ENCODER = BagEncoder()
RIVER = "the river rose over the old stone bridge"
CHOIR = "our choir sang three carols near the market"
BAKER = "a baker sold forty loaves before noon"
TRAIN = "every train from the coast came late today"
SNOW = "snow fell on seven villages during the night"
STORY = [RIVER, CHOIR, BAKER, TRAIN, SNOW]

CASES = [
    ("nothing on either side", [], [], []),
    ("nothing in the target", [RIVER, CHOIR], [], [([0], []), ([1], [])]),
    ("nothing in the source", [], [RIVER], [([], [0])]),
    ("one for one", [RIVER], [RIVER], [([0], [0])]),
    ("one for one throughout", STORY, STORY, [([i], [i]) for i in range(5)]),
    ("split in two", [RIVER, f"{CHOIR} {BAKER}", TRAIN], [RIVER, CHOIR, BAKER, TRAIN],
     [([0], [0]), ([1], [1, 2]), ([2], [3])]),
    ("three joined in one", [RIVER, CHOIR, BAKER, TRAIN, SNOW], [RIVER, f"{CHOIR} {BAKER} {TRAIN}", SNOW],
     [([0], [0]), ([1, 2, 3], [1]), ([4], [2])]),
    ("all joined in one", [" ".join(STORY)], STORY, [([0], [0, 1, 2, 3, 4])]),
    ("dropped at the start", STORY, STORY[1:], [([0], []), *(([i], [i - 1]) for i in range(1, 5))]),
    ("dropped at the end", STORY, STORY[:-1], [*(([i], [i]) for i in range(4)), ([4], [])]),
    ("dropped inside", STORY, STORY[:2] + STORY[3:],
     [([0], [0]), ([1], [1]), ([2], []), ([3], [2]), ([4], [3])]),
    ("two dropped together", STORY, [STORY[0], *STORY[3:]],
     [([0], [0]), ([1], []), ([2], []), ([3], [1]), ([4], [2])]),
    ("added at both ends", STORY[1:4], STORY,
     [([], [0]), ([0], [1]), ([1], [2]), ([2], [3]), ([], [4])]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "beads"), [pytest.param(*c[1:], id=c[0]) for c in CASES])
def test_beads(source, target, beads):
    assert align_sentences(source, target, ENCODER) == beads


def test_two_unrelated_sentences_are_two_gaps():
    beads = align_sentences([RIVER, CHOIR, TRAIN], [RIVER, BAKER, TRAIN], ENCODER)
    assert beads[0] == ([0], [0])
    assert sorted(beads[1:3]) == [([], [1]), ([1], [])]
    assert beads[3] == ([2], [2])


def test_scores_are_high_for_equal_sentences_and_zero_for_gaps():
    beads = score_beads(STORY, STORY[1:], ENCODER)
    assert beads[0].score == 0
    assert all(b.score > 0.9 for b in beads[1:])


def test_joined_texts_are_read_only_where_sentences_do_not_run_in_parallel():
    encoder = BagEncoder()
    align_sentences(STORY, STORY, encoder)
    assert not any(f"{a} {b}" in encoder.read for a in STORY for b in STORY)


sentences = st.lists(st.sampled_from([*STORY, "", "1956", f"{RIVER} {CHOIR}", "¿?"]), max_size=9)


@given(sentences, sentences)
@settings(max_examples=60, deadline=None)
def test_every_sentence_stands_in_one_bead_in_order(source, target):
    beads = align_sentences(source, target, ENCODER)
    assert [i for a, _ in beads for i in a] == list(range(len(source)))
    assert [j for _, b in beads for j in b] == list(range(len(target)))
    assert all(a or b for a, b in beads)
    assert all(max(len(a), len(b)) <= (3 if len(a) > 1 < len(b) else 5) for a, b in beads)


def long_text(n):
    draw = random.Random(1)
    words = [f"w{k}" for k in range(4000)]
    return [" ".join(draw.sample(words, 9)) for _ in range(n)]


def test_two_thousand_sentences_with_a_passage_gone_and_one_added():
    source = long_text(2000)
    target = source[:700] + source[730:1500] + long_text(2040)[2000:] + source[1500:]
    beads = align_sentences(source, target, ENCODER)
    pairs = {(a[0], b[0]) for a, b in beads if len(a) == len(b) == 1}
    assert {(i, i) for i in range(700)} <= pairs
    assert {(i, i - 30) for i in range(730, 1500)} <= pairs
    assert {(i, i + 10) for i in range(1500, 2000)} <= pairs
    assert [a for a, b in beads if not b] == [[i] for i in range(700, 730)]


@given(
    st.lists(st.tuples(st.integers(0, 399), st.integers(0, 299)), max_size=40),
)
@settings(deadline=None)
def test_a_band_can_be_walked_from_corner_to_corner(points):
    sure, last = [], (-1, -1)
    for i, j in sorted(points):
        if i > last[0] and j > last[1]:
            sure.append((i, j))
            last = (i, j)
    band = narrow(sure, 400, 300)
    assert len(band) == 401
    assert band[0][0] == 0
    assert band[-1][1] == 300
    for (low, high), (next_low, next_high) in pairwise(band):
        assert 0 <= low <= high <= 300
        assert low <= next_low <= high
        assert high <= next_high
    assert all(band[i][0] <= j <= band[i][1] for i, j in sure)


def test_a_band_grows_with_the_longer_text_only():
    band = narrow([(i, i) for i in range(2000)], 2000, 2000)
    assert sum(high - low + 1 for low, high in band) < 2001 * 60


def test_chain_leaves_out_a_pair_that_crosses():
    vectors = np.eye(6, dtype=np.float32)
    other = vectors[[0, 1, 5, 2, 3, 4]]
    assert chain(vectors, other) == [(0, 0), (1, 1), (2, 3), (3, 4), (4, 5)]


def test_chain_of_nothing_alike_is_empty():
    assert chain(np.eye(4, dtype=np.float32)[:2], np.eye(4, dtype=np.float32)[2:]) == []
