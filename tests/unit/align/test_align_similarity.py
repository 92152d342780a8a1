import numpy as np
import pytest
from bag_encoder import BagEncoder

from mtcheck.align.similarity import centre, common_direction, margin, stock_sentences, unit

ENCODER = BagEncoder()


def test_margin_prefers_the_pair_that_stands_out_over_a_hub():
    hub = unit(np.array([[1, 1, 1, 1]], np.float32))
    items = unit(np.eye(4, dtype=np.float32) + 0.6)
    scores = margin(items, np.concatenate([items, hub]))
    assert (scores.argmax(axis=1) == np.arange(4)).all()
    assert scores.dtype == np.float32


@pytest.mark.parametrize(("n", "m"), [(0, 3), (3, 0), (0, 0), (1, 1), (2, 7)])
def test_margin_has_the_shape_of_its_sides(n, m):
    scores = margin(ENCODER.encode(["a b"] * n), ENCODER.encode(["a c"] * m))
    assert scores.shape == (n, m)
    assert np.isfinite(scores).all()


def test_centred_vectors_lose_what_all_share():
    draw = np.random.default_rng(0)
    vectors = unit(draw.standard_normal((40, 256)).astype(np.float32) + 3)
    centred = centre(vectors, vectors.mean(axis=0))
    cosine = centred @ centred.T - np.eye(40)
    assert (vectors @ vectors.T).min() > 0.8
    assert abs(cosine.mean()) < 0.05


def test_one_sentence_keeps_a_direction_of_its_own():
    vector = ENCODER.encode(["the ferry left at dawn"])
    centred = centre(vector, common_direction(vector, ENCODER))
    assert float(centred[0] @ vector[0]) > 0.5


def test_a_text_without_words_stays_zero():
    vectors = ENCODER.encode(["", "the ferry left"])
    assert not centre(vectors, common_direction(vectors, ENCODER))[0].any()


def test_stock_sentences_are_many_and_distinct():
    stock = stock_sentences()
    assert len(stock) == len(set(stock)) >= 20
    assert all(10 < len(s) < 100 or any(c > "\u3000" for c in s) for s in stock)
