"""Our forward pass against transformers' BertModel, with small random weights."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch.nn import functional
from transformers import BertConfig, BertModel

from mtcheck.encoder.network import Linear, Network, Shape, dequantise, mask_of, packed, run

SHAPE = Shape(
    hidden_size=64,
    layers=3,
    heads=4,
    inner_size=96,
    vocabulary=50,
    positions=20,
    epsilon=1e-12,
    state_layer=2,
)
LAYER = {
    "attention.query": "attention.self.query",
    "attention.key": "attention.self.key",
    "attention.value": "attention.self.value",
    "attention.output": "attention.output.dense",
    "inner": "intermediate.dense",
    "outer": "output.dense",
}
NORMS = {"attention.norm": "attention.output.LayerNorm", "norm": "output.LayerNorm"}


def test_dequantise_reads_low_then_high_nibbles() -> None:
    nibbles = torch.arange(16, dtype=torch.uint8)[None] * 16 + 8
    scales = torch.tensor([[0.5]], dtype=torch.float16)
    weights = dequantise(nibbles, scales, torch.float32)
    assert weights.tolist() == [[0.0] * 16 + [(n - 8) / 2 for n in range(16)]]


@pytest.mark.parametrize("rows", [1, 7, 300, 2048])
def test_a_packed_matrix_has_the_same_products(rows: int) -> None:
    draw = torch.Generator().manual_seed(rows)
    weight, bias = (torch.randn(*n, generator=draw).bfloat16() for n in ((96, 64), (96,)))
    laid_out = packed(weight)
    if laid_out is None:
        pytest.skip("this torch has no packed matrices")
    x = torch.randn(1, rows, 64, generator=draw).bfloat16()
    ours = Linear(laid_out, bias, True)(x)
    torch.testing.assert_close(ours, functional.linear(x, weight, bias))


def test_a_matrix_in_training_is_not_packed() -> None:
    assert packed(torch.randn(8, 8)) is None
    assert packed(torch.randn(8, 8, dtype=torch.bfloat16, requires_grad=True)) is None


def test_same_states_as_transformers() -> None:
    ours, theirs = weights()
    network = Network(ours, SHAPE, torch.float32)
    model = BertModel(
        BertConfig(
            vocab_size=50,
            hidden_size=64,
            num_hidden_layers=3,
            num_attention_heads=4,
            intermediate_size=96,
            max_position_embeddings=20,
            layer_norm_eps=1e-12,
        ),
        add_pooling_layer=False,
    ).eval()
    model.load_state_dict(theirs)
    ids = torch.tensor([[5, 9, 7, 1, 1], [3, 4, 5, 6, 7]])
    lengths = torch.tensor([3, 5])
    mask = (torch.arange(5) < lengths[:, None]).long()
    with torch.inference_mode():
        expected = model(input_ids=ids, attention_mask=mask, output_hidden_states=True)
    states, last = network(ids, lengths)
    for row, length in enumerate(lengths):
        assert torch.allclose(states[row, :length], expected.hidden_states[2][row, :length], atol=1e-4)
        assert torch.allclose(last[row, :length], expected.last_hidden_state[row, :length], atol=1e-4)


def weights() -> tuple[dict[str, torch.Tensor], dict[str, torch.Tensor]]:
    """Random weights under our names and, unpacked, under transformers'."""
    random = torch.Generator().manual_seed(1)
    ours: dict[str, torch.Tensor] = {}
    theirs: dict[str, torch.Tensor] = {}

    def floats(name: str, other: str, *shape: int) -> None:
        ours[name] = theirs[other] = torch.randn(*shape, generator=random)

    def matrix(name: str, other: str, rows: int, columns: int) -> None:
        nibbles = torch.randint(0, 256, (rows, columns // 2), generator=random, dtype=torch.uint8)
        scales = (torch.rand(rows, columns // 32, generator=random) / 20).half()
        ours[f"{name}.nibbles"], ours[f"{name}.scales"] = nibbles, scales
        theirs[other] = dequantise(nibbles, scales, torch.float32)

    matrix("words", "embeddings.word_embeddings.weight", 50, 64)
    floats("positions", "embeddings.position_embeddings.weight", 20, 64)
    floats("types", "embeddings.token_type_embeddings.weight", 2, 64)
    for end in ("weight", "bias"):
        floats(f"norm.{end}", f"embeddings.LayerNorm.{end}", 64)
    for i in range(SHAPE.layers):
        for name, other in LAYER.items():
            rows, columns = {"inner": (96, 64), "outer": (64, 96)}.get(name, (64, 64))
            matrix(f"layers.{i}.{name}", f"encoder.layer.{i}.{other}.weight", rows, columns)
            floats(f"layers.{i}.{name}.bias", f"encoder.layer.{i}.{other}.bias", rows)
        for name, other in NORMS.items():
            for end in ("weight", "bias"):
                floats(f"layers.{i}.{name}.{end}", f"encoder.layer.{i}.{other}.{end}", 64)
    return ours, theirs


@pytest.mark.parametrize("lengths", [[32, 32], [20, 20], [3, 9, 31], [33, 40, 2], [1], [64]])
def test_states_do_not_depend_on_how_a_batch_is_padded(lengths: list[int]) -> None:
    shape = replace(SHAPE, positions=80)
    ours, _ = weights()
    draw = torch.Generator().manual_seed(len(lengths))
    layers = Network(ours, shape, torch.float32).layers
    x = torch.randn(len(lengths), max(lengths), 64, generator=draw)
    with torch.inference_mode():
        together = run(layers, x, mask_of(torch.tensor(lengths), max(lengths)))
        for row, length, states in zip(x, lengths, together, strict=True):
            alone = row[None, :length]
            for layer in layers:
                alone = layer(alone, None)
            torch.testing.assert_close(states[:length], alone[0])
