"""BERT's forward pass over small weights. Imported only when an encoder is loaded: needs torch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from mtcheck.encoder.batches import TOKENS, full_steps, side_by_side

BLOCK = 32  # weights that share a scale in Q4_0

Weights = Mapping[str, Tensor]
#: Attention: query, key and value (n, heads, t, d / heads) and a mask as of :func:`mask_of`, to (n, heads, t, d / heads).
Attend = Callable[[Tensor, Tensor, Tensor, Tensor | None], Tensor]


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


def quantise_rows(weight: Tensor) -> tuple[Tensor, Tensor]:
    """A matrix as whole numbers from -127 to 127 with one scale a row.

    Args:
        weight: float, (rows, columns).

    Returns:
        int8, (rows, columns); float32, (rows,).
    """
    scales = weight.float().abs().amax(1).clamp_min(1e-12) / 127
    return (weight.float() / scales[:, None]).round().to(torch.int8), scales


def matrix(weights: Weights, key: str, dtype: torch.dtype) -> Tensor:
    """A matrix in whichever form it is stored: 4-bit blocks, 8-bit rows, or plain."""
    if f"{key}.nibbles" in weights:
        return dequantise(weights[f"{key}.nibbles"], weights[f"{key}.scales"], dtype)
    if f"{key}.rows" in weights:
        return (weights[f"{key}.rows"].float() * weights[f"{key}.scales"][:, None]).to(dtype)
    return weights[f"{key}.weight"].to(dtype)


@dataclass(frozen=True, slots=True)
class Linear:
    """x W^T + b.

    Args:
        weight: (outputs, inputs), or as :func:`packed` gives it.
        bias: (outputs,).
        is_packed: which of the two.
    """

    weight: Tensor
    bias: Tensor
    is_packed: bool = False

    @classmethod
    def of(cls, weights: Weights, dtype: torch.dtype, *keys: str) -> Linear:
        """One product out of one stored matrix or several, their outputs side by side."""
        matrices = [matrix(weights, k, dtype) for k in keys]
        biases = [weights[f"{k}.bias"].to(dtype) for k in keys]
        weight, bias = (x[0] if len(keys) == 1 else torch.cat(x) for x in (matrices, biases))
        laid_out = packed(weight)
        return cls(weight, bias) if laid_out is None else cls(laid_out, bias, True)

    def __call__(self, x: Tensor) -> Tensor:
        if self.is_packed:
            product: Tensor = torch.ops.mkldnn._linear_pointwise(x, self.weight, self.bias, "none", [], "")
            return product
        return functional.linear(x, self.weight, self.bias)


def packed(weight: Tensor) -> Tensor | None:
    """A matrix in the order in which oneDNN reads it, which it would else be put into for every batch anew.

    The products are the same to the bit, a third to a half faster.

    Returns:
        None where this torch or this processor has no such order, or where the matrix is being trained.
    """
    if weight.dtype != torch.bfloat16 or weight.device.type != "cpu" or weight.requires_grad:
        return None
    try:
        torch.ops.mkldnn._linear_pointwise  # noqa: B018 - whether there is one; it is what `torch.compile` emits
        laid_out: Tensor = torch.ops.mkldnn._reorder_linear_weight(weight, TOKENS)
    except (AttributeError, RuntimeError):
        return None
    return laid_out


@dataclass(frozen=True, slots=True)
class Norm:
    """Layer normalisation (Ba et al. 2016)."""

    weight: Tensor
    bias: Tensor
    epsilon: float

    @classmethod
    def of(cls, weights: Weights, dtype: torch.dtype, key: str, epsilon: float) -> Norm:
        return cls(weights[f"{key}.weight"].to(dtype), weights[f"{key}.bias"].to(dtype), epsilon)

    def __call__(self, x: Tensor) -> Tensor:
        return functional.layer_norm(x, self.weight.shape, self.weight, self.bias, self.epsilon)


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Attention as torch has it, the fastest forward."""
    return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the tokens of a batch stand in it: all but attention is then computed on tokens, not on padding.

    Attention has the batch padded to a whole number of steps (:data:`mtcheck.encoder.batches.STEP`).

    Args:
        tokens: (tokens,) where each stands in the batch padded so, its rows one after the other.
        origins: (n x length,) for each place of that batch the token that stands there; of padding, any.
        length: of its rows.
        mask: (n, 1, 1, length), to be added before attention's softmax: 0 for tokens, -inf for padding.
    """

    tokens: Tensor
    origins: Tensor
    length: int
    mask: Tensor

    @classmethod
    def of(cls, real: Tensor, dtype: torch.dtype) -> Places:
        """Those of the tokens of a batch, ``real`` (n, t) being true of them."""
        length = full_steps(real.shape[1])
        real = functional.pad(real, (0, length - real.shape[1]))
        flat = real.flatten()
        mask = torch.zeros(real.shape, dtype=dtype, device=real.device).masked_fill_(~real, float("-inf"))[
            :, None, None
        ]
        return cls(flat.nonzero()[:, 0], flat.cumsum(0).sub_(1).clamp_min_(0), length, mask)

    def gather(self, x: Tensor) -> Tensor:
        """(tokens, d) of a batch (n, length, d)."""
        return x.flatten(0, 1).index_select(0, self.tokens)

    def spread(self, x: Tensor) -> Tensor:
        """The batch (n, length, d), anything for padding, of (tokens, d)."""
        return x.index_select(0, self.origins).view(-1, self.length, x.shape[1])


@dataclass(frozen=True, slots=True)
class Layer:
    """A transformer layer with its norms after the sums, as in BERT."""

    heads: int
    attention: Linear  # query, key and value in one product
    attention_output: Linear
    attention_norm: Norm
    inner: Linear
    outer: Linear
    norm: Norm
    attend: Attend

    @classmethod
    def of(
        cls, weights: Weights, key: str, shape: Shape, dtype: torch.dtype, attend: Attend = attend
    ) -> Layer:
        apart = f"{key}.attention.query.bias" in weights
        parts = ("query", "key", "value")
        return cls(
            heads=shape.heads,
            attention=Linear.of(
                weights, dtype, *([f"{key}.attention.{p}" for p in parts] if apart else [f"{key}.attention"])
            ),
            attention_output=Linear.of(weights, dtype, f"{key}.attention.output"),
            attention_norm=Norm.of(weights, dtype, f"{key}.attention.norm", shape.epsilon),
            inner=Linear.of(weights, dtype, f"{key}.inner"),
            outer=Linear.of(weights, dtype, f"{key}.outer"),
            norm=Norm.of(weights, dtype, f"{key}.norm", shape.epsilon),
            attend=attend,
        )

    def __call__(self, x: Tensor, mask: Tensor | None, places: Places | None = None) -> Tensor:
        """The states after this layer.

        Args:
            x: (n, t, d), or (tokens, d) where ``places`` say where they stand in the batch.
            mask: as of :func:`mask_of`, or that of ``places``.
            places: where the tokens stand, None for a batch with its padding.
        """
        parts = self.attention(x)
        parts = places.spread(parts) if places else parts
        rows, length, width = *parts.shape[:2], x.shape[-1]
        query, key, value = parts.view(rows, length, 3, self.heads, width // self.heads).permute(
            2, 0, 3, 1, 4
        )
        mixed = self.attend(query, key, value, mask).transpose(1, 2).reshape(rows, length, width)
        mixed = places.gather(mixed) if places else mixed
        x = self.attention_norm(x + self.attention_output(mixed))
        return self.norm(x + self.outer(functional.gelu(self.inner(x))))


def layers_of(weights: Weights, shape: Shape, dtype: torch.dtype, attend: Attend = attend) -> list[Layer]:
    """The layers of a network; unpacking one and putting it in order takes one thread, so they are made side by side."""

    def layer(i: int) -> Layer:
        return Layer.of(weights, f"layers.{i}", shape, dtype, attend)

    return list(side_by_side(layer, range(shape.layers)))


class Embeddings:
    """The input of the first layer, from a 4-bit table of which only the rows looked up are unpacked."""

    def __init__(self, weights: Weights, epsilon: float) -> None:
        self._nibbles, self._scales = weights["words.nibbles"], weights["words.scales"]
        self._positions = weights["positions"] + weights["types"][0]
        self._norm = Norm.of(weights, torch.float32, "norm", epsilon)

    def __call__(self, ids: Tensor, extra: Tensor | None = None) -> Tensor:
        """Float32 (n, t, d) of token ids (n, t); ``extra`` (n, t, d) is added before the norm."""
        x = dequantise(self._nibbles[ids], self._scales[ids], torch.float32)
        x += self._positions[: ids.shape[1]]
        return self._norm(x if extra is None else x + extra)


def mask_of(lengths: Tensor, width: int) -> Tensor | None:
    """Which tokens attention may look at, (n, 1, 1, t) bool; None where there is no padding.

    Args:
        lengths: (n,) how many of each row are tokens.
        width: of the padded batch.
    """
    if int(lengths.min()) == width:
        return None
    return (torch.arange(width, device=lengths.device) < lengths[:, None])[:, None, None]


def run(layers: Sequence[Layer], x: Tensor, mask: Tensor | None) -> Tensor:
    """One layer after the other; what stands for padding in the result means nothing."""
    rows, length, _ = x.shape
    if torch.is_grad_enabled() or (mask is None and length == full_steps(length)):
        for layer in layers:
            x = layer(x, mask)
        return x
    real = torch.ones(rows, length, dtype=torch.bool, device=x.device) if mask is None else mask[:, 0, 0]
    places = Places.of(real, x.dtype)
    tokens = x[real]
    for layer in layers:
        tokens = layer(tokens, places.mask, places)
    return places.spread(tokens)[:, :length]


class Network:
    """BERT with a 4-bit embedding table.

    Args:
        weights: tensors by the names the build script gives them.
        shape: sizes.
        dtype: of the matrices and the arithmetic; bfloat16 halves both memory and time on a processor
            that multiplies it natively.
    """

    def __init__(self, weights: Weights, shape: Shape, dtype: torch.dtype) -> None:
        self.shape, self.dtype = shape, dtype
        self.embeddings = Embeddings(weights, shape.epsilon)
        self.layers = layers_of(weights, shape, dtype)

    @torch.inference_mode()
    def __call__(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Run a batch.

        Args:
            ids: (n, t) token ids, padded with anything.
            lengths: (n,) how many of each row are tokens.

        Returns:
            The hidden states of layer ``state_layer`` and of the last layer, float32, (n, t, d).
        """
        mask = mask_of(lengths, ids.shape[1])
        middle = self.shape.state_layer
        states = run(self.layers[:middle], self.embeddings(ids).to(self.dtype), mask)
        return states.float(), run(self.layers[middle:], states, mask).float()
