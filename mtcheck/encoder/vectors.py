"""The encoder: batches, a cache, and what is made of the network's output."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from mtcheck.encoder.batches import TOKENS, batches, padded, side_by_side
from mtcheck.encoder.heads import DoubtingHead, Head, Remembering
from mtcheck.encoder.tokens import Window
from mtcheck.errors import ModelMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

    from mtcheck.encoder.heads import Matrix, Spans

Progress = Callable[[int, int], None]

_CACHE_BYTES = 48 * 2**20
_LIKELY = 0.5


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
        stored: (t, d), the vectors or the upper halves of their bits; see :meth:`of`.
        spans: for each token the code points of the text as given, half-open, never empty, in order;
            two tokens share a span where one character is written as several.
    """

    stored: Matrix | NDArray[np.uint16]
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, vectors: Matrix, spans: tuple[tuple[int, int], ...]) -> TokenStates:
        """Those of vectors (t, d) float32; computed in bfloat16 they have nothing in the lower halves of their bits."""
        import numpy as np

        bits = np.ascontiguousarray(vectors).view(np.uint32)
        is_half = not (bits & 0xFFFF).any()
        return cls((bits >> 16).astype(np.uint16) if is_half else vectors, spans)

    @property
    def vectors(self) -> Matrix:
        """(t, d) float32, hidden states of a middle layer, which suit word alignment best."""
        import numpy as np

        if self.stored.dtype == np.uint16:
            return (self.stored.astype(np.uint32) << 16).view(np.float32)
        return np.asarray(self.stored, np.float32)


@dataclass(frozen=True, eq=False, slots=True)
class _Reading:
    vector: Matrix
    states: TokenStates

    @property
    def size(self) -> int:
        """Bytes it takes in the cache, near enough: a pair of integers is about 120."""
        return int(self.vector.nbytes + self.states.stored.nbytes + 120 * len(self.states.spans))


class Encoder:
    """Sentence vectors and token states of texts in any language.

    One forward pass serves both; what was read is kept, the least recently used going first.

    Attributes:
        name: the model's name.
        digest: sha256 of its weights, hexadecimal.
        dimension: length of a vector.
        threads: processor threads a forward pass takes.
    """

    def __init__(
        self,
        network: Network,
        threads: int,
        cache_bytes: int = _CACHE_BYTES,
        heads: Mapping[str, Callable[[], Head]] = MappingProxyType({}),
    ) -> None:
        self.name, self.digest, self.dimension = network.name, network.digest, network.dimension
        self.threads = threads
        self._heads, self._loaded = dict(heads), dict[str, Head]()
        self._network = network
        self._cache: OrderedDict[str, _Reading] = OrderedDict()
        self._cache_bytes = self._cache_room = cache_bytes

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

    def forget(self) -> None:
        """Drop what was read. A text's vector depends a little on those it is batched with: by this, not on earlier ones."""
        self._cache.clear()
        self._cache_room = self._cache_bytes
        for head in self._loaded.values():
            if isinstance(head, Remembering):
                head.forget()

    def has(self, head: str) -> bool:
        """Whether this encoder can do more than read: "entailment", "entities" or "errors"."""
        return head in ("vectors", "states") or head in self._heads

    def head(self, task: str) -> Head:
        """The model of a task, loaded when it is first asked for.

        Raises:
            ModelMissing: there is none, or its files are not there.
            ModelError: its files are damaged, or it does not fit the task.
        """
        if task not in self._loaded:
            if task not in self._heads:
                raise _absent(task)
            self._loaded[task] = self._heads[task]()
        return self._loaded[task]

    def entail(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """Probabilities of entailment, neutral, contradiction for (premise, hypothesis) pairs.

        Args:
            pairs: texts in any mix of languages.

        Returns:
            (n, 3) float32, each row summing to one.

        Raises:
            ModelMissing, ModelError: as :meth:`head`.
        """
        head: Any = self.head("entailment")
        with _threads(self.threads):
            found: Matrix = head.entail(pairs)
        return found

    def find_entities(self, texts: Sequence[str]) -> list[Spans]:
        """Names in texts.

        Args:
            texts: in any language.

        Returns:
            For each text (start, end, "PER", "ORG" or "LOC", score) in order; code points, half-open.

        Raises:
            ModelMissing, ModelError: as :meth:`head`.
        """
        head: Any = self.head("entities")
        with _threads(self.threads):
            found: list[Spans] = head.find_entities(texts)
        return found

    def find_errors(self, pairs: Sequence[tuple[str | None, str]], least: float | None = None) -> list[Spans]:
        """Spans of translations that look wrong.

        Args:
            pairs: (source or None, translation) in any mix of languages.
            least: probability from which a word counts as wrong; None for what the model's makers chose.

        Returns:
            For each pair (start, end, category, score) of the translation, in order; code points, half-open.

        Raises:
            ModelMissing, ModelError: as :meth:`head`.
        """
        head: Any = self.head("errors")
        with _threads(self.threads):
            found: list[Spans] = head.find_errors(pairs, least)
        return found

    def find_doubted(self, pairs: Sequence[tuple[str, str]]) -> list[Spans]:
        """Words of hypotheses that, as the model of entailment reads them, are not what the premises say, or lack something.

        Args:
            pairs: (premise, hypothesis), in any mix of languages; those just asked about take no time.

        Returns:
            Spans as :meth:`find_errors` gives them, every word of them doubtful; none where the model judges whole texts only, as most do.

        Raises:
            ModelMissing, ModelError: as :meth:`head`.
        """
        head = self.head("entailment")
        if not isinstance(head, DoubtingHead):
            return [[] for _ in pairs]
        with _threads(self.threads):
            return head.find_doubted(pairs, _LIKELY)

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
            rows = zip(missing, self._network.windows(missing) if missing else [], strict=True)
            for readings in side_by_side(
                self._run, batches(rows, lambda row: sum(len(w.ids) for w in row[1]))
            ):
                for text, reading in readings:
                    self._keep(text, reading)
                    yield text, reading
                done += len(readings)
                if progress:
                    progress(done, len(distinct))

    def _run(self, texts: Sequence[tuple[str, Sequence[Window]]]) -> list[tuple[str, _Reading]]:
        """Texts given with their windows, and how they read."""
        import numpy as np

        flat = iter(list(self._forward([w for _, windows in texts for w in windows])))
        found = []
        for text, windows in texts:
            parts = [next(flat) for _ in windows]
            vector = np.zeros(self.dimension, np.float32)
            for window, (pooled, _) in zip(windows, parts, strict=True):
                vector += pooled * len(window.ids)
            length = float(np.linalg.norm(vector))
            width = parts[0][1].shape[1] if parts else self.dimension
            states = np.concatenate([np.zeros((0, width), np.float32), *(s for _, s in parts)])
            spans = tuple(span for window in windows for span in window.spans)
            found.append(
                (text, _Reading(vector / length if length else vector, TokenStates.of(states, spans)))
            )
        return found

    def _forward(self, windows: Sequence[Window]) -> Iterator[tuple[Matrix, Matrix]]:
        """Pooled vector (d,) and token states (t, d) of each window."""
        widest = max((len(w.ids) for w in windows), default=1)
        rows = max(1, TOKENS // widest)
        for first in range(0, len(windows), rows):
            batch = windows[first : first + rows]
            pooled, states = self._network.forward(*padded([w.ids for w in batch]))
            for row, window in enumerate(batch):
                yield pooled[row].numpy(), states[row, list(window.positions)].numpy()

    def _keep(self, text: str, reading: _Reading) -> None:
        self._cache[text] = reading
        self._cache_room -= reading.size
        while self._cache_room < 0:
            self._cache_room += self._cache.popitem(last=False)[1].size


def _absent(head: str) -> ModelMissing:
    return ModelMissing(
        f"There is no model for {head}: name one with `mtcheck models use`, or leave out the checks that need it."
    )


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
