"""What a head is: a model that answers one question about texts, ours or any other that fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    Spans = list[tuple[int, int, str, float]]


class EntailmentHead(Protocol):
    """Tells what a premise says of a hypothesis.

    Attributes:
        name: the model's name.
        digest: sha256 of its weights, hexadecimal.
    """

    name: str
    digest: str

    def entail(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """Probabilities of entailment, neutral, contradiction for (premise, hypothesis) pairs: (n, 3)."""
        ...


class EntityHead(Protocol):
    """Finds names; attributes as those of :class:`EntailmentHead`."""

    name: str
    digest: str

    def find_entities(self, texts: Sequence[str]) -> list[Spans]:
        """Names in texts: for each (start, end, "PER", "ORG" or "LOC", score) in code points."""
        ...


class ErrorHead(Protocol):
    """Finds words of a translation that look wrong; attributes as those of :class:`EntailmentHead`."""

    name: str
    digest: str

    def find_errors(self, pairs: Sequence[tuple[str | None, str]], least: float | None = None) -> list[Spans]:
        """Spans of translations, for (source or None, translation) pairs: (start, end, category, score).

        Args:
            pairs: texts.
            least: probability from which a word counts as wrong; None for what the model's makers chose.
        """
        ...


@runtime_checkable
class DoubtingHead(Protocol):
    """A head for entailment that also says which words of a hypothesis it takes for wrong."""

    def find_doubted(self, pairs: Sequence[tuple[str, str]], least: float) -> list[Spans]:
        """Words of hypotheses, for (premise, hypothesis) pairs: (start, end, category, score).

        Args:
            pairs: texts.
            least: probability from which a word counts as wrong; each word of a span reaches it.
        """
        ...


@runtime_checkable
class Remembering(Protocol):
    """A head that keeps what it has read."""

    def forget(self) -> None:
        """Drop it."""
        ...


Head = EntailmentHead | EntityHead | ErrorHead
