"""Encoder: order, duplicates, cache, windows, heads. One small network stands in for the real one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import torch

from mtcheck.encoder.batches import side_by_side
from mtcheck.encoder.tokens import Window
from mtcheck.encoder.vectors import Encoder, TokenStates
from mtcheck.errors import ModelMissing


class Letters:
    """A network whose tokens are letters: one in four dimensions each, ten at a time."""

    name, digest, dimension = "letters", "0", 4

    def __init__(self) -> None:
        self.batches: list[torch.Tensor] = []

    def windows(self, texts: Sequence[str]) -> list[list[Window]]:
        return [[self._window(t, i) for i in range(0, len(t), 10)] if t.strip() else [] for t in texts]

    def _window(self, text: str, start: int) -> Window:
        part = text[start : start + 10]
        spans = tuple((start + i, start + i + 1) for i in range(len(part)))
        return Window((0, *map(ord, part), 2), tuple(range(1, len(part) + 1)), spans)

    def forward(self, ids: torch.Tensor, lengths: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        self.batches.append(ids)
        states = torch.nn.functional.one_hot(ids % 4, 4).float()
        real = torch.arange(ids.shape[1]) < lengths[:, None]
        return (states * real[..., None]).sum(1) / lengths[:, None], states


@pytest.fixture
def network() -> Letters:
    return Letters()


@pytest.fixture
def encoder(network: Letters) -> Encoder:
    return Encoder(network, threads=1)


def test_rows_follow_the_texts(encoder: Encoder) -> None:
    texts = ["rain", "a longer text than the others here", "", "sun", "rain"]
    vectors = encoder.encode(texts)
    assert vectors.shape == (5, 4)
    assert vectors.dtype == np.float32
    for text, vector in zip(texts, vectors, strict=True):
        assert np.allclose(Encoder(Letters(), 1).encode([text])[0], vector)
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 1, 0, 1, 1])


def test_no_texts(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 4)
    assert encoder.token_states([]) == []


def test_any_iterable_will_do(encoder: Encoder) -> None:
    assert encoder.encode(t for t in ("rain", "sun")).shape == (2, 4)


def test_a_text_without_words(encoder: Encoder) -> None:
    states = encoder.token_states([" \n"])[0]
    assert states.vectors.shape == (0, 4)
    assert states.spans == ()


def test_vectors_and_states_come_from_one_pass(encoder: Encoder, network: Letters) -> None:
    encoder.encode(["rain", "rain", "sun"])
    assert sum(len(b) for b in network.batches) == 2
    encoder.token_states(["sun", "rain"])
    encoder.encode(["rain"])
    assert sum(len(b) for b in network.batches) == 2


@pytest.mark.parametrize(
    ("numbers", "bytes_each"), [([1.0, -0.5, 3.140625, 0.0], 2), ([1.0, 1 / 3, -2.0, 1e-30], 4)]
)
def test_states_are_kept_small_where_nothing_is_lost(numbers: list[float], bytes_each: int) -> None:
    vectors = np.array([numbers, numbers[::-1]], np.float32)
    states = TokenStates.of(vectors, ((0, 1), (1, 2)))
    assert states.stored.itemsize == bytes_each
    assert states.vectors.dtype == np.float32
    assert (states.vectors == vectors).all()


def test_windows_are_joined(encoder: Encoder) -> None:
    text = "abcdefghijklmnopqrstuvwxyz"
    states = encoder.token_states([text])[0]
    assert [text[a:b] for a, b in states.spans] == list(text)
    assert (states.vectors.argmax(1) == [ord(c) % 4 for c in text]).all()


def test_long_windows_weigh_more(encoder: Encoder) -> None:
    vector = encoder.encode(["d" * 10 + "a"])[0]
    counts = np.array([12 - 2 + 2, 1, 2, 0])  # ten d and two starts; an a; two ends
    assert np.allclose(vector, counts / np.linalg.norm(counts))


def test_the_cache_forgets_the_oldest(network: Letters) -> None:
    encoder = Encoder(network, threads=1, cache_bytes=1500)
    for text in ("rain", "snow", "rain", "hail", "rain"):
        encoder.encode([text])
    assert len(network.batches) == 3
    encoder.encode(["snow"])
    assert len(network.batches) == 4


def test_it_forgets_when_told(network: Letters) -> None:
    encoder = Encoder(network, threads=1, cache_bytes=1500)
    encoder.encode(["rain", "snow"])
    encoder.forget()
    encoder.encode(["rain"])
    assert len(network.batches) == 2
    for _ in range(3):  # the room is there again: the next texts fit
        encoder.forget()
        encoder.encode(["rain", "snow"])
        encoder.encode(["snow", "rain"])
    assert len(network.batches) == 5


def test_a_text_larger_than_the_cache(network: Letters) -> None:
    encoder = Encoder(network, threads=1, cache_bytes=10)
    assert len(encoder.token_states(["rain", "sun"])) == 2
    encoder.encode(["rain"])
    assert len(network.batches) == 2


def test_batches_are_of_like_length(encoder: Encoder, network: Letters) -> None:
    encoder.encode(["x" * n + chr(200 + k) for k in range(30) for n in range(0, 300, 7)])
    padding = sum(int((b == 1).sum()) for b in network.batches)
    assert padding < 0.2 * sum(b.numel() for b in network.batches)


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_batches_side_by_side_keep_their_order(threads: int) -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    try:
        assert list(side_by_side(lambda n: n * n, range(20))) == [n * n for n in range(20)]
        with pytest.raises(ZeroDivisionError):
            list(side_by_side(lambda n: 1 // n, [2, 1, 0]))
    finally:
        torch.set_num_threads(before)


def test_progress(encoder: Encoder) -> None:
    seen: list[tuple[int, int]] = []
    encoder.encode(["rain"])
    encoder.encode(["rain", "sun", "sun"], progress=lambda done, all_: seen.append((done, all_)))
    assert seen == [(2, 2)]


def test_torch_gets_its_threads_back(encoder: Encoder) -> None:
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(3)
        encoder.encode(["rain"])
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(before)


@pytest.mark.parametrize(
    ("ask", "head"),
    [
        (lambda e: e.entail([("a", "b")]), "entailment"),
        (lambda e: e.find_entities(["a"]), "entities"),
        (lambda e: e.find_errors([(None, "a")]), "errors"),
        (lambda e: e.find_doubted([("a", "b")]), "entailment"),
    ],
)
def test_a_head_that_is_not_there(encoder: Encoder, ask, head: str) -> None:
    assert not encoder.has(head)
    with pytest.raises(ModelMissing, match="There is no model for"):
        ask(encoder)


class _Whole:
    """A model of entailment that judges whole texts."""

    name, digest = "whole", "0"

    def entail(self, pairs):
        return np.zeros((len(pairs), 3), np.float32)


class _Pointing(_Whole):
    def find_doubted(self, pairs, least):
        assert least == 0.5
        return [[(0, len(hypothesis), "name", 0.9)] for _, hypothesis in pairs]


@pytest.mark.parametrize(("head", "expected"), [(_Whole, [[]]), (_Pointing, [[(0, 3, "name", 0.9)]])])
def test_the_model_of_entailment_points_at_words_if_it_can(encoder: Encoder, head: type, expected) -> None:
    encoder._heads["entailment"] = head
    assert encoder.find_doubted([("rain", "sun")]) == expected
