"""Finds names: the encoder's lower layers, then a few of its own. Imported only when loaded: needs torch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from mtcheck.encoder.batches import batches, padded, side_by_side
from mtcheck.encoder.network import Attend, Linear, Network, Shape, Weights, attend, layers_of, mask_of, run
from mtcheck.encoder.tokens import SentencePieceTokenizer, Window, word_runs

if TYPE_CHECKING:
    from mtcheck.encoder.heads import Spans

KINDS = ("PER", "ORG", "LOC")
#: Outside a name, then the first token of a name and a further one, for each kind.
TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))


class TaggerNetwork:
    """Tags of tokens.

    Args:
        base: the encoder's network, whose layers below this one's are shared, not copied.
        weights: tensors by the names the build script gives them.
        shape: sizes; its ``layers`` are this network's own.
        dtype: of the matrices and the arithmetic.
        attend: attention; training has one of its own.
    """

    def __init__(
        self, base: Network, weights: Weights, shape: Shape, dtype: torch.dtype, attend: Attend = attend
    ) -> None:
        self._base, self._shared = base, len(base.layers) - shape.layers
        self.dtype = dtype
        self._layers = layers_of(weights, shape, dtype, attend)
        self._tags = Linear.of(weights, torch.float32, "tags")

    def __call__(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """Logits of TAGS for every token, (n, t, 7) float32, of a padded batch (n, t)."""
        mask = mask_of(lengths, ids.shape[1])
        with torch.no_grad():
            x = self._base.embeddings(ids).to(self.dtype)
            x = run(self._base.layers[: self._shared], x, mask)
        return self._tags(run(self._layers, x, mask).float())


def names_of(
    text: str, spans: Sequence[tuple[int, int]], log_probabilities: Tensor
) -> list[tuple[int, int, str, float]]:
    """Names out of the tags of a text's tokens.

    The pieces of a word share one tag: their log-probabilities are averaged. A name is a run of words of
    one kind; a new one begins at a B tag.

    Args:
        text: the text.
        spans: code points of each token, in order.
        log_probabilities: (t, 7), of TAGS.

    Returns:
        (start, end, kind, score), the score being the mean probability of its words' tags.
    """
    found: list[tuple[int, int, str, list[float]]] = []
    previous = "O"
    runs = word_runs(text, spans)
    if not runs:
        return []
    means = torch.stack([log_probabilities[first:last].mean(0) for first, last in runs])
    # B and I of a kind together, of all words at once.
    of_kinds = torch.logsumexp(means[:, 1:].reshape(-1, len(KINDS), 2), 2)
    outside, chances = means[:, 0].tolist(), of_kinds.exp().tolist()
    for (first, last), out, kinds, chance in zip(runs, outside, of_kinds.tolist(), chances, strict=True):
        best = max(range(len(KINDS)), key=kinds.__getitem__)
        if kinds[best] <= out:
            previous = "O"
            continue
        kind, score = KINDS[best], chance[best]
        start, end = spans[first][0], spans[last - 1][1]
        # The first piece alone says whether a name begins: later ones of the same word say "inside".
        begins = bool(log_probabilities[first, 1 + 2 * best] > log_probabilities[first, 2 + 2 * best])
        if kind == previous and not begins:
            name = found[-1]
            found[-1] = (name[0], end, kind, [*name[3], score])
        else:
            found.append((start, end, kind, [score]))
        previous = kind
    return [(s, e, kind, sum(scores) / len(scores)) for s, e, kind, scores in found]


class Tagger:
    """The embedded entity head.

    Args:
        name: for people.
        digest: sha256 of the weights.
        network: tags of tokens.
        tokenizer: the encoder's.
        temperature: by which logits are divided so that scores mean probabilities.
    """

    def __init__(
        self,
        name: str,
        digest: str,
        network: TaggerNetwork,
        tokenizer: SentencePieceTokenizer,
        temperature: float,
    ) -> None:
        self.name, self.digest = name, digest
        self._network, self._tokenizer, self._temperature = network, tokenizer, temperature

    def find_entities(self, texts: Sequence[str]) -> list[Spans]:
        """See :class:`mtcheck.encoder.heads.EntityHead`."""
        cut = self._tokenizer.windows(texts)
        rows = [(i, window) for i, windows in enumerate(cut) for window in windows]
        tagged: dict[int, Tensor] = {}
        grouped = list(batches(range(len(rows)), lambda r: len(rows[r][1].ids)))
        answers = side_by_side(self._run, ([rows[r][1] for r in batch] for batch in grouped))
        for batch, answer in zip(grouped, answers, strict=True):
            for r, scores in zip(batch, answer, strict=True):
                tagged[r] = scores
        spans: list[list[tuple[int, int]]] = [[] for _ in texts]
        scores_of: list[list[Tensor]] = [[] for _ in texts]
        for r, (i, window) in enumerate(rows):
            spans[i] += window.spans
            scores_of[i].append(tagged[r])
        return [
            names_of(text, s, torch.cat(own)) if own else []
            for text, s, own in zip(texts, spans, scores_of, strict=True)
        ]

    def _run(self, windows: Sequence[Window]) -> list[Tensor]:
        """Log-probabilities of TAGS for the tokens of each window that stand for characters."""
        with torch.inference_mode():
            scores = (self._network(*padded([w.ids for w in windows])) / self._temperature).log_softmax(-1)
        return [row[list(w.positions)] for row, w in zip(scores, windows, strict=True)]
