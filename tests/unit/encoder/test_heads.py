"""The embedded heads with small random weights: how texts are laid out, what is made of the answers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from mtcheck.encoder import embedded
from mtcheck.encoder.judge import (
    CATEGORIES,
    LABELS,
    Judge,
    JudgeNetwork,
    _spans,
    _Word,
    batch_of,
    pair,
    parts,
)
from mtcheck.encoder.network import Layer, Network, Shape, matrix, quantise_rows
from mtcheck.encoder.tagger import TAGS, Tagger, TaggerNetwork, names_of
from mtcheck.encoder.tokens import Pieces, SentencePieceTokenizer, word_runs

SHAPE = Shape(
    hidden_size=32,
    layers=3,
    heads=4,
    inner_size=48,
    vocabulary=250037,
    positions=40,
    epsilon=1e-12,
    state_layer=2,
)


def layer(key: str, random: torch.Generator) -> dict[str, torch.Tensor]:
    """A layer's tensors, its matrices as 8-bit rows."""
    found: dict[str, torch.Tensor] = {}
    sizes = {"attention": (96, 32), "attention.output": (32, 32), "inner": (48, 32), "outer": (32, 48)}
    for name, (rows, columns) in sizes.items():
        weight = torch.randn(rows, columns, generator=random) * 0.3
        found[f"{key}.{name}.rows"], found[f"{key}.{name}.scales"] = quantise_rows(weight)
        found[f"{key}.{name}.bias"] = torch.randn(rows, generator=random) * 0.1
    for name in ("attention.norm", "norm"):
        found[f"{key}.{name}.weight"] = torch.ones(32)
        found[f"{key}.{name}.bias"] = torch.zeros(32)
    return found


@pytest.fixture(scope="module")
def tensors() -> dict[str, torch.Tensor]:
    random = torch.Generator().manual_seed(3)
    found = {
        "words.nibbles": torch.randint(0, 256, (SHAPE.vocabulary, 16), generator=random, dtype=torch.uint8),
        "words.scales": torch.full((SHAPE.vocabulary, 1), 0.1).half(),
        "positions": torch.randn(SHAPE.positions, 32, generator=random) * 0.1,
        "types": torch.zeros(2, 32),
        "norm.weight": torch.ones(32),
        "norm.bias": torch.zeros(32),
    }
    for i in range(SHAPE.layers):
        found |= layer(f"layers.{i}", random)
    return found


@pytest.fixture(scope="module")
def heads(tensors) -> dict[str, torch.Tensor]:
    """The tensors of both heads, over the same layers."""
    random = torch.Generator().manual_seed(4)
    own = {
        "sides": torch.randn(2, 32, generator=random),
        "relation.weight": torch.randn(len(LABELS), 96, generator=random),
        "relation.bias": torch.zeros(len(LABELS)),
        "words.weight": torch.randn(len(CATEGORIES), 32, generator=random),
        "words.bias": torch.zeros(len(CATEGORIES)),
        "tags.weight": torch.randn(len(TAGS), 32, generator=random),
        "tags.bias": torch.zeros(len(TAGS)),
    }
    return own | {name: t for name, t in tensors.items() if name.startswith("layers.")}


@pytest.fixture(scope="module")
def tokenizer() -> SentencePieceTokenizer:
    return SentencePieceTokenizer(embedded.folder() / embedded.VOCABULARY, "query: ", SHAPE.positions)


@pytest.fixture(scope="module")
def base(tensors) -> Network:
    return Network(tensors, SHAPE, torch.float32)


@pytest.fixture
def judge(base, heads, tokenizer) -> Judge:
    network = JudgeNetwork(base.embeddings, heads, SHAPE, torch.float32)
    return Judge("tiny", "0" * 64, network, tokenizer, {"entailment": 1.0, "errors": 1.0}, 0.5)


@pytest.fixture
def tagger(base, heads, tokenizer) -> Tagger:
    network = TaggerNetwork(base, heads, replace(SHAPE, layers=1), torch.float32)
    return Tagger("tiny", "0" * 64, network, tokenizer, 1.0)


def pieces(count: int, first: int = 100) -> Pieces:
    return Pieces(tuple(range(first, first + count)), tuple((i, i + 1) for i in range(count)))


def test_eight_bit_rows_are_near() -> None:
    weight = torch.tensor([[0.5, -1.27, 0.013], [0.0, 0.0, 0.0]])
    rows, scales = quantise_rows(weight)
    assert rows.dtype == torch.int8
    assert rows[0].tolist() == [50, -127, 1]
    near = matrix({"w.rows": rows, "w.scales": scales}, "w", torch.float32)
    assert (near - weight).abs().max() <= 0.005 + 1e-6


def test_a_layer_of_parts_is_the_layer_of_one_matrix() -> None:
    random = torch.Generator().manual_seed(1)
    fused = layer("l", random)
    apart = {k: v for k, v in fused.items() if ".attention." in k or not k.startswith("l.attention")}
    for i, name in enumerate(("query", "key", "value")):
        place = slice(32 * i, 32 * i + 32)
        for end in ("rows", "scales", "bias"):
            apart[f"l.attention.{name}.{end}"] = fused[f"l.attention.{end}"][place]
    x = torch.randn(2, 5, 32, generator=random)
    one, other = (Layer.of(w, "l", SHAPE, torch.float32) for w in (fused, apart))
    assert torch.allclose(one(x, None), other(x, None))


def test_a_pair_is_start_premise_end_hypothesis_end() -> None:
    both = pair(pieces(2), pieces(3, 200), 40)
    assert both.ids == (0, 100, 101, 2, 200, 201, 202, 2)
    assert both.ids[both.cut : -1] == (200, 201, 202)
    alone = pair(None, pieces(2), 40)
    assert alone.ids == (0, 2, 100, 101, 2)
    assert alone.cut == 2


@pytest.mark.parametrize(("first", "second"), [(90, 5), (5, 90), (60, 70), (37, 0), (0, 90)])
def test_a_pair_fits(first: int, second: int) -> None:
    both = pair(pieces(first), pieces(second), 40)
    assert len(both.ids) <= 40
    assert len(both.ids[both.cut : -1]) >= min(second, 18)


@pytest.mark.parametrize(("first", "second"), [(None, 5), (None, 90), (3, 90), (90, 3), (90, 90), (20, 17)])
def test_parts_hold_every_piece_once_and_fit(first: int | None, second: int) -> None:
    hypothesis = pieces(second, 1000)
    found = list(parts(pieces(first) if first else None, hypothesis, 40))
    assert all(len(p.ids) <= 40 for p in found)
    assert [i for p in found for i in p.ids[p.cut : -1]] == list(hypothesis.ids)
    assert all(hypothesis.ids[p.offset] == p.ids[p.cut] for p in found)


def test_probabilities(judge: Judge) -> None:
    rows = judge.entail([("Il pleut.", "It rains."), ("Il neige.", "It rains."), ("a " * 80, "b " * 90)])
    assert rows.shape == (3, 3)
    assert rows.dtype == np.float32
    assert np.allclose(rows.sum(1), 1, atol=1e-5)
    assert judge.entail([]).shape == (0, 3)
    assert judge.entail([("Il pleut.", " ")]).tolist() == [[0, 1, 0]]


def test_order_and_company_change_nothing(judge: Judge, tokenizer) -> None:
    pairs = [("Il pleut.", "It rains."), ("x " * 20, "y"), ("Il neige sur la ville.", "It snows.")]
    together = judge.entail(pairs)
    fresh = Judge("tiny", "", judge._network, tokenizer, {"entailment": 1.0, "errors": 1.0}, 0.5)
    alone = np.concatenate([fresh.entail([p]) for p in reversed(pairs)])[::-1]
    assert np.allclose(together, alone, atol=1e-5)


def test_one_reading_answers_both_questions(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    judge.entail([("Il pleut.", "It rains.")])
    monkeypatch.setattr(
        Judge, "_verdicts", lambda self, pairs: [] if not pairs else pytest.fail("read again")
    )
    assert judge.find_errors([("Il pleut.", "It rains.")], 2.0) == [[]]


def test_error_spans_are_whole_words_in_order(judge: Judge) -> None:
    text = "The committee rejected 3,164 applications, “unfortunately”. 委员会拒绝了申请。"
    (low,) = judge.find_errors([("Le comité a refusé.", text)], 0.0)
    assert [text[s:e] for s, e, *_ in low] == [text]
    (some,) = judge.find_errors([("Le comité a refusé.", text)], 0.85)
    for start, end, category, score in some:
        assert 0 <= start < end <= len(text)
        assert category in CATEGORIES[1:]
        assert 0.85 <= score <= 1
        assert not (
            text[start].isalnum() and start and text[start - 1].isascii() and text[start - 1].isalnum()
        )
    assert judge.find_errors([(None, "")]) == [[]]
    assert judge.find_errors([(None, text)], 1.1) == [[]]


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ([0.05, 0.05, 0.05, 0.05], []),
        ([0.4, 0.4, 0.4, 0.4], []),  # likely, but none of them sure
        ([0.05, 0.6, 0.05, 0.05], [(1, 2)]),
        ([0.05, 0.6, 0.2, 0.05], [(1, 3)]),
        ([0.2, 0.6, 0.2, 0.05], [(0, 3)]),
        ([0.6, 0.05, 0.2, 0.05], [(0, 1)]),  # likely, but beside a word that is right
        ([0.6, 0.05, 0.2, 0.6], [(0, 1), (2, 4)]),
        ([0.5, 0.5, 0.5, 0.5], [(0, 4)]),
    ],
)
def test_an_error_reaches_as_far_as_words_are_likely_wrong(
    wrong: list[float], found: list[tuple[int, int]]
) -> None:
    words = [_Word(i, i + 1, w, "name") for i, w in enumerate(wrong)]
    spans = _spans(words, 0.5)
    assert [(start, end) for start, end, *_ in spans] == found
    assert all(score == max(wrong[start:end]) for start, end, _, score in spans)


def test_temperature_softens(base, heads, tokenizer) -> None:
    network = JudgeNetwork(base.embeddings, heads, SHAPE, torch.float32)
    sharp, soft = (
        Judge("", "", network, tokenizer, {"entailment": t, "errors": t}, 0.5).entail([("Il pleut.", "No.")])
        for t in (1.0, 4.0)
    )
    assert soft.max() < sharp.max()
    assert soft.argmax() == sharp.argmax()


def test_padding_takes_no_part(base, heads) -> None:
    network = JudgeNetwork(base.embeddings, heads, SHAPE, torch.float32)
    short, long = pair(pieces(2), pieces(3, 200), 40), pair(pieces(12), pieces(9, 300), 40)
    with torch.inference_mode():
        (alone, words), (both, all_words) = network(*batch_of([short])), network(*batch_of([short, long]))
    assert torch.allclose(alone[0], both[0], atol=1e-5)
    assert torch.allclose(words[0], all_words[0, : len(short.ids)], atol=1e-5)


@pytest.mark.parametrize(
    ("text", "spans", "runs"),
    [
        ("ab cd", [(0, 1), (1, 2), (3, 5)], [(0, 2), (2, 3)]),
        ("a, b", [(0, 1), (1, 2), (3, 4)], [(0, 1), (1, 2), (2, 3)]),
        ("3,164 men", [(0, 2), (2, 5), (6, 9)], [(0, 2), (2, 3)]),
        ("हिंदी", [(0, 2), (2, 5)], [(0, 2)]),
        ("委员会", [(0, 2), (2, 3)], [(0, 1), (1, 2)]),
        ("", [], []),
    ],
)
def test_word_runs(text: str, spans: list[tuple[int, int]], runs: list[tuple[int, int]]) -> None:
    assert word_runs(text, spans) == runs


def tagged(*tags: str) -> torch.Tensor:
    """Log-probabilities that make each token's tag nearly sure."""
    scores = torch.full((len(tags), len(TAGS)), 0.001)
    for row, tag in zip(scores, tags, strict=True):
        row[TAGS.index(tag)] = 0.99
    return scores.log()


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (("B-PER", "I-PER", "O", "B-LOC"), [("Ada Brown", "PER"), ("Oslo", "LOC")]),
        (("B-PER", "B-PER", "O", "O"), [("Ada", "PER"), ("Brown", "PER")]),
        (("I-PER", "I-PER", "O", "O"), [("Ada Brown", "PER")]),
        (("B-PER", "I-LOC", "O", "O"), [("Ada", "PER"), ("Brown", "LOC")]),
        (("O", "O", "O", "O"), []),
    ],
)
def test_names_of_tags(tags: tuple[str, ...], names: list[tuple[str, str]]) -> None:
    text = "Ada Brown left Oslo"
    found = names_of(text, [(0, 3), (4, 9), (10, 14), (15, 19)], tagged(*tags))
    assert [(text[s:e], kind) for s, e, kind, _ in found] == names
    assert all(0.9 < score <= 1 for *_, score in found)


def test_the_pieces_of_a_word_agree() -> None:
    found = names_of("Brown", [(0, 2), (2, 5)], tagged("B-PER", "O") + tagged("B-PER", "I-PER"))
    assert [(s, e, kind) for s, e, kind, _ in found] == [(0, 5, "PER")]


def test_entities_of_long_and_empty_texts(tagger: Tagger) -> None:
    text = "Ada Brown left Oslo. " * 30
    empty, found = tagger.find_entities(["", text])
    assert empty == []
    assert all(0 <= s < e <= len(text) for s, e, *_ in found)
    assert found == sorted(found)
    assert tagger.find_entities([]) == []


def test_lower_layers_are_shared_not_copied(base, heads) -> None:
    network = TaggerNetwork(base, heads, replace(SHAPE, layers=1), torch.float32)
    assert len(network._layers) == 1
    assert network._base is base
