"""From the encoder's weights to trainable copies of its layers, and from those to a small file."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor
from training import device

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from mtcheck.encoder import embedded  # noqa: E402
from mtcheck.encoder.network import Network, Shape, matrix, quantise_rows  # noqa: E402
from mtcheck.encoder.tokens import SentencePieceTokenizer  # noqa: E402

ENCODER = ROOT / "models/encoder"
_NORMS = ("attention.norm", "norm")
_PARTS = ("query", "key", "value")


class Base:
    """The shared encoder, whole, on the device that trains.

    Attributes:
        weights: its tensors as stored.
        shape: its sizes.
        network: its forward pass in float32 (mixed precision makes it bfloat16 where it pays).
        tokenizer: its vocabulary.
        digest: sha256 of its weights.
    """

    def __init__(self, folder: Path = ENCODER) -> None:
        from safetensors.torch import load_file

        self.digest: str = embedded.verify(folder)["files"][embedded.WEIGHTS]["sha256"]
        config = json.loads((folder / embedded.CONFIG).read_text("utf-8"))
        self.shape = Shape(**{name: config[name] for name in Shape.__dataclass_fields__})
        self.weights = {n: t.to(device()) for n, t in load_file(folder / embedded.WEIGHTS).items()}
        self.network = Network(self.weights, self.shape, torch.float32)
        self.tokenizer = SentencePieceTokenizer(
            folder / embedded.VOCABULARY, config["prefix"], self.shape.positions
        )

    def top(self, count: int) -> tuple[dict[str, Tensor], Shape]:
        """Float32 copies of the last ``count`` layers, to train, and the shape of a network of only those."""
        leaves: dict[str, Tensor] = {}
        skipped = self.shape.layers - count
        for i in range(count):
            old, new = f"layers.{i + skipped}", f"layers.{i}"
            fused = [matrix(self.weights, f"{old}.attention.{p}", torch.float32) for p in _PARTS]
            leaves[f"{new}.attention.weight"] = torch.cat(fused)
            leaves[f"{new}.attention.bias"] = torch.cat(
                [self.weights[f"{old}.attention.{p}.bias"] for p in _PARTS]
            )
            for name in ("attention.output", "inner", "outer"):
                leaves[f"{new}.{name}.weight"] = matrix(self.weights, f"{old}.{name}", torch.float32)
                leaves[f"{new}.{name}.bias"] = self.weights[f"{old}.{name}.bias"]
            for name in _NORMS:
                for end in ("weight", "bias"):
                    leaves[f"{new}.{name}.{end}"] = self.weights[f"{old}.{name}.{end}"]
        return leaves, replace(self.shape, layers=count)


def linear(name: str, rows: int, columns: int, generator: torch.Generator) -> dict[str, Tensor]:
    """A new output layer: small random weights, no bias."""
    return {
        f"{name}.weight": torch.randn(rows, columns, generator=generator) * 0.02,
        f"{name}.bias": torch.zeros(rows),
    }


def trainable(leaves: dict[str, Tensor]) -> dict[str, Tensor]:
    """The tensors as float32 leaves of their own on the device that trains."""
    return {n: t.detach().clone().float().to(device()).requires_grad_() for n, t in leaves.items()}


def small(parameters: dict[str, Tensor]) -> dict[str, Tensor]:
    """What is stored: matrices of the layers as 8-bit rows, all else in float32."""
    stored: dict[str, Tensor] = {}
    for name, value in parameters.items():
        value = value.detach().float().cpu().contiguous()
        key = name.removesuffix(".weight")
        if value.ndim == 2 and name.startswith("layers.") and key != name:
            stored[f"{key}.rows"], stored[f"{key}.scales"] = quantise_rows(value)
        else:
            stored[name] = value
    return stored


def large(stored: dict[str, Tensor]) -> dict[str, Tensor]:
    """The float32 tensors that a small file stands for, to train on from."""
    found: dict[str, Tensor] = {}
    for name, value in stored.items():
        if name.endswith(".rows"):
            key = name.removesuffix(".rows")
            found[f"{key}.weight"] = matrix(stored, key, torch.float32)
        elif not name.endswith(".scales"):
            found[name] = value
    return found


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
