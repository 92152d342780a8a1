"""The training loop: batches, a run stopped and gone on with, temperatures, what is stored."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from tests.support import ROOT

sys.path.insert(0, str(ROOT / "scripts/build_models"))
from examples import Span
from judge import relation_loss, tags_of
from pack import temperature
from training import Plan, attend, batches, train
from weights import large, small

PLAN = Plan(rate=0.05, epochs=2, batch_tokens=8, seed=5, warm_up=2, every=5)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=60), st.integers(12, 40))
def test_batches_hold_every_row_once_and_keep_the_budget(lengths: list[int], tokens: int) -> None:
    found = batches(lengths, tokens, Random(1))
    assert sorted(i for batch in found for i in batch) == list(range(len(lengths)))
    assert all(max(lengths[i] for i in batch) * len(batch) <= tokens for batch in found)


def fit(folder: Path, stop: int | None = None) -> list[float]:
    """Learn y = 2x; stop with an error at a step."""
    rows = [(x / 10, x / 5) for x in range(-10, 10)]
    weight = torch.zeros(1, 1, requires_grad=True)
    calls = 0

    def loss(batch: list[tuple[float, float]]) -> torch.Tensor:
        nonlocal calls
        calls += 1
        if calls == stop:
            raise KeyboardInterrupt
        x, y = torch.tensor(batch).T
        return ((x * weight[0, 0] - y) ** 2).mean()

    train(rows, [2] * len(rows), {"weight": weight}, loss, PLAN, folder, lambda: {"weight": weight.item()})
    return [weight.item()]


def test_what_is_only_not_entailed_may_be_either() -> None:
    logits = torch.tensor([[0.0, 4.0, 0.0], [0.0, 0.0, 4.0], [4.0, 0.0, 0.0]])
    either = torch.full((3,), 3)
    alone = [float(relation_loss(logits[i : i + 1], either[:1])) for i in range(3)]
    assert alone[0] == pytest.approx(alone[1], rel=1e-3)
    assert alone[0] < 0.05 < 3 < alone[2]
    # A row nobody labelled counts for nothing.
    mixed = relation_loss(logits[:2], torch.tensor([1, -100]))
    assert float(mixed) == pytest.approx(float(relation_loss(logits[:1], torch.tensor([1]))))


def test_a_stopped_run_ends_where_an_undisturbed_one_does(tmp_path: Path, capsys) -> None:
    whole = fit(tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        fit(tmp_path / "cut", stop=8)
    assert fit(tmp_path / "cut") == whole
    log = [json.loads(line) for line in (tmp_path / "whole/log.jsonl").read_text().splitlines()]
    assert [line["step"] for line in log] == [5, 10]
    assert log[-1]["weight"] > log[0]["weight"] > 0


def test_a_checkpoint_of_another_run_is_not_used(tmp_path: Path, capsys) -> None:
    fit(tmp_path)
    state = torch.load(tmp_path / "checkpoint.pt", weights_only=True)
    torch.save(state | {"signature": "another"}, tmp_path / "checkpoint.pt")
    capsys.readouterr()
    fit(tmp_path)
    assert "is of another run" in capsys.readouterr().err


def test_temperature_is_found() -> None:
    random = torch.Generator().manual_seed(1)
    logits = torch.randn(4000, 3, generator=random) * 2
    labels = torch.multinomial((logits / 2.5).softmax(-1), 1, generator=random)[:, 0]
    assert temperature(logits, labels) == pytest.approx(2.5, rel=0.1)


def test_what_is_stored_is_near_what_was_trained() -> None:
    random = torch.Generator().manual_seed(1)
    tensors = {
        "layers.0.inner.weight": torch.randn(6, 4, generator=random),
        "layers.0.inner.bias": torch.randn(6, generator=random),
        "layers.0.norm.weight": torch.randn(4, generator=random),
        "relation.weight": torch.randn(3, 4, generator=random),
    }
    stored = small(tensors)
    assert stored["layers.0.inner.rows"].dtype == torch.int8
    back = large(stored)
    assert back.keys() == tensors.keys()
    for name, value in tensors.items():
        assert torch.allclose(back[name], value, atol=0.02)
        if name != "layers.0.inner.weight":
            assert torch.equal(back[name], value)


def test_tags_of_pieces() -> None:
    pieces = [(0, 3), None, (4, 6), (6, 9), (10, 12)]
    spans = [Span(5, 8, "number"), Span(10, 11, "name")]
    assert tags_of(pieces, spans) == [0, -100, 3, 3, 2]


@pytest.mark.parametrize("masked", ["not", "in training", "outside it"])
def test_attention_of_the_training_is_that_of_the_encoder(masked: str) -> None:
    from mtcheck.encoder import network

    random = torch.Generator().manual_seed(2)
    query, key, value = torch.randn(3, 2, 4, 6, 8, generator=random)
    mask = network.mask_of(torch.tensor([6, 4]), 6) if masked != "not" else None
    if mask is not None and masked == "outside it":
        mask = torch.zeros(mask.shape).masked_fill_(~mask, float("-inf"))
    assert torch.allclose(attend(query, key, value, mask), network.attend(query, key, value, mask), atol=1e-5)
