"""The encoder: batches, a cache, and what is made of the network's output."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from mtcheck.encoder.tokens import Window
from mtcheck.errors import ModelMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

    Matrix = NDArray[np.float32]
    Spans = list[tuple[int, int, str, float]]

Progress = Callable[[int, int], None]

_BATCH_TOKENS = 2048  # more does not go faster on a processor, and takes memory
_CACHE_BYTES = 128 * 2**20


class Network(Protocol):
    """What the encoder needs of a model."""

    name: str
    digest: str
    dimension: int

    def windows(self, texts: Sequence[str]) -> list[list[Window]]:
        """Windows of each text, in order; none for a text without a token."""
        ...

    def forward(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Pooled vectors (n, d) and token states (n, t, d) of a padded batch (n, t)."""
        ...


@dataclass(frozen=True, eq=False, slots=True)
class TokenStates:
    """The tokens of one text.

    Args:
        vectors: (t, d) float32, hidden states of a middle layer, which suit word alignment best.
        spans: for each token the code points of the text as given, half-open, never empty, in order;
            two tokens share a span where one character is written as several.
    """

    vectors: Matrix
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False, slots=True)
class _Reading:
    vector: Matrix
    states: TokenStates

    @property
    def size(self) -> int:
        """Bytes it takes in the cache, near enough: a pair of integers is about 120."""
        return int(self.vector.nbytes + self.states.vectors.nbytes + 120 * len(self.states.spans))


class Encoder:
    """Sentence vectors and token states of texts in any language.

    One forward pass serves both; what was read is kept, the least recently used going first.

    Attributes:
        name: the model's name.
        digest: sha256 of its weights, hexadecimal.
        dimension: length of a vector.
        threads: processor threads a forward pass takes.
    """

    def __init__(self, network: Network, threads: int, cache_bytes: int = _CACHE_BYTES) -> None:
        self.name, self.digest, self.dimension = network.name, network.digest, network.dimension
        self.threads = threads
        self._network = network
        self._cache: OrderedDict[str, _Reading] = OrderedDict()
        self._cache_room = cache_bytes

    def encode(self, texts: Iterable[str], progress: Progress | None = None) -> Matrix:
        """Vectors of texts.

        Args:
            texts: each of any length; more than the model takes at once is read in windows.
            progress: called after each batch with how many distinct texts are done, and of how many.

        Returns:
            (n, d) float32, each row of unit length; zeros for a text without words.
        """
        import numpy as np

        texts = list(texts)
        vectors = {text: reading.vector for text, reading in self._read(texts, progress)}
        return np.stack([vectors[t] for t in texts]) if texts else np.zeros((0, self.dimension), np.float32)

    def token_states(self, texts: Iterable[str], progress: Progress | None = None) -> list[TokenStates]:
        """Token states of texts, without those of the prefix and the special tokens.

        Args:
            texts, progress: as in :meth:`encode`.
        """
        texts = list(texts)
        states = {text: reading.states for text, reading in self._read(texts, progress)}
        return [states[t] for t in texts]

    def has(self, head: str) -> bool:
        """Whether this encoder can do more than read: "entailment", "entities" or "errors"."""
        return head in ("vectors", "states")

    def entail(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """Probabilities of entailment, neutral, contradiction for (premise, hypothesis) pairs: (n, 3) float32.

        Raises:
            ModelMissing: always, in this version.
        """
        raise _absent("entailment")

    def find_entities(self, texts: Sequence[str]) -> list[Spans]:
        """Names in texts: for each (start, end, "PER", "ORG" or "LOC", score).

        Raises:
            ModelMissing: always, in this version.
        """
        raise _absent("entity")

    def find_errors(self, pairs: Sequence[tuple[str | None, str]]) -> list[Spans]:
        """Spans that look wrong, for (source or None, translation) pairs: (start, end, category, score).

        Raises:
            ModelMissing: always, in this version.
        """
        raise _absent("error")

    def _read(self, texts: Sequence[str], progress: Progress | None) -> Iterator[tuple[str, _Reading]]:
        """Every distinct text with its reading, cached ones first, then by length."""
        missing, done = [], 0
        distinct = list(dict.fromkeys(texts))
        for text in distinct:
            if text in self._cache:
                self._cache.move_to_end(text)
                done += 1
                yield text, self._cache[text]
            else:
                missing.append(text)
        with _threads(self.threads):
            for batch in _batches(missing, self._network.windows(missing) if missing else []):
                for text, reading in zip(
                    (t for t, _ in batch), self._run([w for _, w in batch]), strict=True
                ):
                    self._keep(text, reading)
                    yield text, reading
                done += len(batch)
                if progress:
                    progress(done, len(distinct))

    def _run(self, texts: Sequence[Sequence[Window]]) -> Iterator[_Reading]:
        """Readings of texts given as windows."""
        import numpy as np

        flat = iter(list(self._forward([w for windows in texts for w in windows])))
        for windows in texts:
            parts = [next(flat) for _ in windows]
            vector = np.zeros(self.dimension, np.float32)
            for window, (pooled, _) in zip(windows, parts, strict=True):
                vector += pooled * len(window.ids)
            length = float(np.linalg.norm(vector))
            none = np.zeros((0, self.dimension), np.float32)
            states = np.concatenate([none, *(s for _, s in parts)])
            spans = tuple(span for window in windows for span in window.spans)
            yield _Reading(vector / length if length else vector, TokenStates(states, spans))

    def _forward(self, windows: Sequence[Window]) -> Iterator[tuple[Matrix, Matrix]]:
        """Pooled vector (d,) and token states (t, d) of each window."""
        import torch

        widest = max((len(w.ids) for w in windows), default=1)
        rows = max(1, _BATCH_TOKENS // widest)
        for first in range(0, len(windows), rows):
            batch = windows[first : first + rows]
            lengths = torch.tensor([len(w.ids) for w in batch])
            ids = torch.ones(len(batch), int(lengths.max()), dtype=torch.long)
            for row, window in zip(ids, batch, strict=True):
                row[: len(window.ids)] = torch.tensor(window.ids)
            pooled, states = self._network.forward(ids, lengths)
            for row, window in enumerate(batch):
                yield pooled[row].numpy(), states[row, list(window.positions)].numpy()

    def _keep(self, text: str, reading: _Reading) -> None:
        self._cache[text] = reading
        self._cache_room -= reading.size
        while self._cache_room < 0:
            self._cache_room += self._cache.popitem(last=False)[1].size


def _absent(head: str) -> ModelMissing:
    return ModelMissing(f"This version of mtcheck has no {head} model: leave out the checks that need one.")


def _batches(
    texts: Sequence[str], windows: Sequence[Sequence[Window]]
) -> Iterator[list[tuple[str, Sequence[Window]]]]:
    """Texts of like length together, so that little is computed on padding."""
    rows = sorted(zip(texts, windows, strict=True), key=lambda row: sum(len(w.ids) for w in row[1]))
    batch: list[tuple[str, Sequence[Window]]] = []
    for row in rows:
        longest = sum(len(w.ids) for w in row[1])
        if batch and longest * (len(batch) + 1) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """Let torch use so many threads, and give back what it had."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
