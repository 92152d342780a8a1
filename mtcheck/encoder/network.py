"""BERT's forward pass over 4-bit weights. Imported only when an encoder is loaded: needs torch."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

BLOCK = 32  # weights that share a scale in Q4_0


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network, from its ``config.json``."""

    hidden_size: int
    layers: int
    heads: int
    inner_size: int
    vocabulary: int
    positions: int
    epsilon: float
    state_layer: int


def dequantise(nibbles: Tensor, scales: Tensor, dtype: torch.dtype) -> Tensor:
    """The weights that Q4_0 blocks stand for.

    Args:
        nibbles: uint8, (..., n / 2); byte j of a block holds weights j (low half) and j + 16 (high half).
        scales: float16, (..., n / 32).

    Returns:
        scale x (nibble - 8), (..., n), computed in float32.
    """
    packed = nibbles.view(*scales.shape, BLOCK // 2)
    weights = torch.cat([packed & 15, packed >> 4], dim=-1).float().sub_(8)
    return weights.mul_(scales.float().unsqueeze(-1)).flatten(-2).to(dtype)


@dataclass(frozen=True, slots=True)
class _Linear:
    weight: Tensor
    bias: Tensor

    def __call__(self, x: Tensor) -> Tensor:
        return functional.linear(x, self.weight, self.bias)


@dataclass(frozen=True, slots=True)
class _Norm:
    weight: Tensor
    bias: Tensor
    epsilon: float

    def __call__(self, x: Tensor) -> Tensor:
        return functional.layer_norm(x, self.weight.shape, self.weight, self.bias, self.epsilon)


@dataclass(frozen=True, slots=True)
class _Layer:
    heads: int
    attention: _Linear  # query, key and value in one product
    attention_output: _Linear
    attention_norm: _Norm
    inner: _Linear
    outer: _Linear
    norm: _Norm

    def __call__(self, x: Tensor, mask: Tensor | None) -> Tensor:
        rows, length, width = x.shape
        parts = self.attention(x).view(rows, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(rows, length, width)
        x = self.attention_norm(x + self.attention_output(mixed))
        return self.norm(x + self.outer(functional.gelu(self.inner(x))))


class Network:
    """BERT with a 4-bit embedding table, of which only the rows looked up are ever unpacked.

    Args:
        weights: tensors by the names the build script gives them.
        shape: sizes.
        dtype: of the matrices and the arithmetic; bfloat16 halves both memory and time on a processor
            that multiplies it natively.
    """

    def __init__(self, weights: Mapping[str, Tensor], shape: Shape, dtype: torch.dtype) -> None:
        self.shape, self.dtype = shape, dtype
        self._nibbles, self._scales = weights["words.nibbles"], weights["words.scales"]
        self._positions = weights["positions"] + weights["types"][0]
        self._norm = _Norm(weights["norm.weight"], weights["norm.bias"], shape.epsilon)
        self._layers = [self._layer(weights, f"layers.{i}") for i in range(shape.layers)]

    def _layer(self, weights: Mapping[str, Tensor], key: str) -> _Layer:
        def linear(*names: str) -> _Linear:
            matrices = [
                dequantise(weights[f"{key}.{n}.nibbles"], weights[f"{key}.{n}.scales"], self.dtype)
                for n in names
            ]
            biases = [weights[f"{key}.{n}.bias"] for n in names]
            return _Linear(torch.cat(matrices), torch.cat(biases).to(self.dtype))

        def norm(name: str) -> _Norm:
            weight, bias = weights[f"{key}.{name}.weight"], weights[f"{key}.{name}.bias"]
            return _Norm(weight.to(self.dtype), bias.to(self.dtype), self.shape.epsilon)

        return _Layer(
            heads=self.shape.heads,
            attention=linear("attention.query", "attention.key", "attention.value"),
            attention_output=linear("attention.output"),
            attention_norm=norm("attention.norm"),
            inner=linear("inner"),
            outer=linear("outer"),
            norm=norm("norm"),
        )

    @torch.inference_mode()
    def __call__(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Run a batch.

        Args:
            ids: (n, t) token ids, padded with anything.
            lengths: (n,) how many of each row are tokens.

        Returns:
            The hidden states of layer ``state_layer`` and of the last layer, float32, (n, t, d).
        """
        length = ids.shape[1]
        words = dequantise(self._nibbles[ids], self._scales[ids], torch.float32)
        x = self._norm(words + self._positions[:length]).to(self.dtype)
        mask = None
        if int(lengths.min()) < length:
            padding = torch.arange(length) >= lengths[:, None]
            mask = torch.zeros(padding.shape, dtype=self.dtype).masked_fill_(padding, -math.inf)[
                :, None, None
            ]
        states = x
        for number, layer in enumerate(self._layers, 1):
            x = layer(x, mask)
            if number == self.shape.state_layer:
                states = x
        return states.float(), x.float()
