import numpy as np
import pytest

from mtcheck.align.anchors import anchor_vectors, anchors, rare_figures
from mtcheck.align.similarity import unit


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4,163 sheep", {"4163"}),
        ("4.163 Schafe", {"4163", "schafe"}),
        ("4 163 moutons", {"4163", "moutons"}),
        ("4\u202f163 ovins", {"4163"}),
        ("٤١٦٣ خروف", {"4163"}),
        ("४१६३ भेड़", {"4163"}),
        ("3,5 t", {"3.5"}),
        ("3.5 t", {"3.5"}),
        ("in 1956 at last", {"1956"}),
        ("a Lima road", {"lima"}),
        ("it is a day", set()),
        ("", set()),
    ],
)
def test_anchors(text, found):
    assert anchors(text) == found


def test_vectors_are_alike_where_anchors_are_shared():
    a, b = anchor_vectors(["In Lima 412 cats", "In Quito 95 dogs"], ["95 chiens, Quito", "412 chats, Lima"])
    cosine = unit(a) @ unit(b).T
    assert np.allclose(cosine, [[0, 1], [1, 0]])


def test_a_sentence_without_shared_anchors_is_a_row_of_zeros():
    a, _ = anchor_vectors(["Lima", "so it was"], ["Lima"])
    assert a[0].any()
    assert not a[1].any()


def test_rare_figures():
    shared = rare_figures(
        ["412 cats", "412 dogs", "95 birds", "3 fish"], ["412 chats", "95 oiseaux", "3 poissons"]
    )
    assert shared.tolist() == [[0.5, 0, 0], [0.5, 0, 0], [0, 1, 0], [0, 0, 0]]
