"""What the measures of the model ask of an encoder, and what they share."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    Found = list[tuple[int, int, str, float]]

T = TypeVar("T")


class Entailing(Protocol):
    def entail(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """Probabilities of entailment, neutral, contradiction: (n, 3)."""
        ...


class NameFinding(Protocol):
    def find_entities(self, texts: Sequence[str]) -> list[Found]:
        """(start, end, PER, ORG or LOC, score) for each text."""
        ...


class ErrorFinding(Protocol):
    def find_errors(self, pairs: Sequence[tuple[str | None, str]]) -> list[Found]:
        """(start, end, category, score) for each (source or None, translation)."""
        ...


def sample(rows: Iterable[T], count: int | None, seed: str) -> list[T]:
    """``count`` of the rows, drawn without replacement, the same for the same seed; all if there are fewer."""
    drawn = list(rows)
    Random(seed).shuffle(drawn)
    return drawn[:count]


def tracked(rows: Sequence[T], what: str) -> Iterator[T]:
    """The rows, with a bar on stderr if that is a terminal."""
    from rich.console import Console
    from rich.progress import track

    quiet = not sys.stderr.isatty()
    yield from track(rows, what, console=Console(stderr=True), disable=quiet, transient=True)
