"""An encoder for tests: every word has a vector of its own, a text the sum of its words'."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class States:
    vectors: NDArray[np.float32]
    spans: tuple[tuple[int, int], ...]


class BagEncoder:
    """Words are runs of word characters, or single characters of Han and Kana."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.read += texts
        rows = [s.vectors.sum(axis=0) for s in self.token_states(texts)]
        if not rows:
            return np.zeros((0, 256), np.float32)
        vectors = np.stack(rows)
        return np.asarray(
            vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), np.float32
        )

    def token_states(self, texts: Sequence[str]) -> list[States]:
        states = []
        for text in texts:
            words = list(re.finditer(r"[\u3040-\u30ff\u4e00-\u9fff]|\w+", text))
            rows = [_vector(m[0].casefold()) for m in words]
            states.append(
                States(np.array(rows, np.float32).reshape(len(rows), 256), tuple(m.span() for m in words))
            )
        return states


@cache
def _vector(word: str) -> NDArray[np.float64]:
    return np.random.default_rng(zlib.crc32(word.encode())).standard_normal(256)
