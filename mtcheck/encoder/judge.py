"""Reads an original and its translation together: what holds between them, and which words are wrong.

A network of its own layers over the encoder's embeddings (a cross-encoder: every word of one text can look
at every word of the other, which sentence vectors cannot do). Imported only when a model is loaded: needs torch.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from mtcheck.encoder.batches import batches, padded, side_by_side
from mtcheck.encoder.network import (
    Attend,
    Embeddings,
    Linear,
    Shape,
    Weights,
    attend,
    layers_of,
    mask_of,
    run,
)
from mtcheck.encoder.tokens import END, START, Pieces, SentencePieceTokenizer, even_cuts, word_runs

if TYPE_CHECKING:
    from mtcheck.encoder.heads import Matrix, Spans

LABELS = ("entailment", "neutral", "contradiction")
#: The first is for words that are right.
CATEGORIES = ("right", "mistranslation", "name", "number", "omission", "untranslated", "fluency")


@dataclass(frozen=True, slots=True)
class Pair:
    """A premise (or none) and a hypothesis (or as much as fits), as the network reads them.

    Args:
        ids: token ids: start, premise, end, hypothesis, end.
        cut: where the hypothesis begins; its tokens are ``ids[cut:-1]``.
        offset: how many pieces of the hypothesis stand before this part of it.
    """

    ids: tuple[int, ...]
    cut: int
    offset: int = 0


def pair(premise: Pieces | None, hypothesis: Pieces, limit: int) -> Pair:
    """Both texts in one row, the longer cut first where they do not fit."""
    room = limit - 3
    first = premise.ids if premise else ()
    second = hypothesis.ids
    if len(first) + len(second) > room:
        half = room // 2
        keep = max(half, room - len(second))
        first = first[:keep]
        second = second[: room - len(first)]
    return Pair((START, *first, END, *second, END), len(first) + 2)


def parts(premise: Pieces | None, hypothesis: Pieces, limit: int) -> Iterator[Pair]:
    """The whole hypothesis in one row or more, each beside the like part of the premise."""
    first = premise.ids if premise else ()
    second = hypothesis.ids
    if len(first) + len(second) <= limit - 3:
        yield pair(premise, hypothesis, limit)
        return
    room = (limit - 3) // 2 if first else limit - 3
    for start, end in even_cuts(len(second), room):
        middle = len(first) * (start + end) // (2 * len(second))
        begin = max(0, min(middle - room // 2, len(first) - room))
        beside = first[begin : begin + room]
        yield Pair((START, *beside, END, *second[start:end], END), len(beside) + 2, start)


class JudgeNetwork:
    """The cross-encoder.

    Args:
        embeddings: the encoder's.
        weights: tensors by the names the build script gives them.
        shape: sizes; its ``layers`` are this network's own.
        dtype: of the matrices and the arithmetic.
        attend: attention; training has one of its own.
    """

    def __init__(
        self,
        embeddings: Embeddings,
        weights: Weights,
        shape: Shape,
        dtype: torch.dtype,
        attend: Attend = attend,
    ) -> None:
        self.dtype, self.longest = dtype, shape.positions
        self._embeddings = embeddings
        self._sides = weights["sides"]
        self._layers = layers_of(weights, shape, dtype, attend)
        self._relation = Linear.of(weights, torch.float32, "relation")
        self._words = Linear.of(weights, torch.float32, "words")

    def __call__(self, ids: Tensor, lengths: Tensor, cuts: Tensor) -> tuple[Tensor, Tensor]:
        """Run a batch.

        Args:
            ids: (n, t) token ids, padded with anything.
            lengths: (n,) how many of each row are tokens.
            cuts: (n,) where each hypothesis begins.

        Returns:
            Logits of LABELS, (n, 3), and of CATEGORIES for every token, (n, t, 7), float32.
        """
        place = torch.arange(ids.shape[1], device=ids.device)
        second = place >= cuts[:, None]
        x = self._embeddings(ids, self._sides[second.long()]).to(self.dtype)
        x = run(self._layers, x, mask_of(lengths, ids.shape[1])).float()
        real = second & (place < lengths[:, None])
        # What holds is told by the whole and, where one word breaks it, by that word alone.
        mean = (x * real.unsqueeze(-1)).sum(1) / real.sum(1, keepdim=True)
        most = x.masked_fill(~real.unsqueeze(-1), -1e4).amax(1)
        return self._relation(torch.cat([x[:, 0], mean, most], -1)), self._words(x)


def batch_of(pairs: Sequence[Pair]) -> tuple[Tensor, Tensor, Tensor]:
    """Token ids (n, t), lengths (n,) and cuts (n,) of pairs, padded to the longest."""
    return *padded([p.ids for p in pairs]), torch.tensor([p.cut for p in pairs])


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    wrong: float  # probability
    category: str


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What one reading of a pair says: both heads' answers, of each piece of the hypothesis the second's, and how likely
    the likeliest of them is wrong."""

    relation: Matrix
    hypothesis: Pieces
    wrong: Tensor
    most: float


class Judge:
    """Both heads of the embedded cross-encoder: one reading of a pair answers both questions.

    Args:
        name: for people.
        digest: sha256 of the weights.
        network: the cross-encoder.
        tokenizer: the encoder's.
        temperatures: by which logits are divided so that scores mean probabilities (Guo et al. 2017), for
            "entailment" and "errors".
        least: probability from which a word counts as wrong where nobody asks for another.
    """

    def __init__(
        self,
        name: str,
        digest: str,
        network: JudgeNetwork,
        tokenizer: SentencePieceTokenizer,
        temperatures: Mapping[str, float],
        least: float,
    ) -> None:
        self.name, self.digest = name, digest
        self._network, self._tokenizer = network, tokenizer
        self._temperatures, self._least = dict(temperatures), least
        self._known: OrderedDict[tuple[str | None, str], _Verdict] = OrderedDict()

    def entail(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """See :class:`mtcheck.encoder.heads.EntailmentHead`."""
        verdicts = self._read(pairs)
        none = np.zeros((0, len(LABELS)), np.float32)
        return np.stack([v.relation for v in verdicts]) if verdicts else none

    def find_errors(self, pairs: Sequence[tuple[str | None, str]], least: float | None = None) -> list[Spans]:
        """See :class:`mtcheck.encoder.heads.ErrorHead`."""
        least = self._least if least is None else least
        return [
            _spans(list(_words_of(text, v.hypothesis, v.wrong)), least) if v.most >= least else []
            for (_, text), v in zip(pairs, self._read(pairs), strict=True)
        ]

    def find_doubted(self, pairs: Sequence[tuple[str, str]], least: float) -> list[Spans]:
        """See :class:`mtcheck.encoder.heads.DoubtingHead`."""
        return [
            _runs(_words_of(text, v.hypothesis, v.wrong), least) if v.most >= least else []
            for (_, text), v in zip(pairs, self._read(pairs), strict=True)
        ]

    def forget(self) -> None:
        """Drop what was read; see :meth:`mtcheck.encoder.vectors.Encoder.forget`."""
        self._known.clear()

    def _read(self, pairs: Sequence[tuple[str | None, str]]) -> list[_Verdict]:
        """The verdict on each pair; those read lately are known."""
        missing = [p for p in dict.fromkeys(pairs) if p not in self._known]
        fresh = dict(zip(missing, self._verdicts(missing), strict=True))
        found = []
        for one in pairs:
            verdict = fresh.get(one) or self._known[one]
            self._known[one] = verdict
            self._known.move_to_end(one)
            found.append(verdict)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return found

    def _verdicts(self, pairs: Sequence[tuple[str | None, str]]) -> list[_Verdict]:
        premises = self._tokenizer.pieces([p or "" for p, _ in pairs])
        hypotheses = self._tokenizer.pieces([h for _, h in pairs])
        limit = self._network.longest
        rows: list[tuple[int, Pair]] = []
        for i, (one, premise, hypothesis) in enumerate(zip(pairs, premises, hypotheses, strict=True)):
            if hypothesis.ids:
                rows += [(i, p) for p in parts(premise if one[0] is not None else None, hypothesis, limit)]
        relations: list[list[Tensor]] = [[] for _ in pairs]
        wrong: list[Tensor] = [torch.zeros(len(h.ids), len(CATEGORIES)) for h in hypotheses]
        grouped = list(batches(rows, lambda row: len(row[1].ids)))
        answers = side_by_side(self._run, ([p for _, p in batch] for batch in grouped))
        for batch, (relation, words) in zip(grouped, answers, strict=True):
            for (i, part), r, w in zip(batch, relation, words, strict=True):
                relations[i].append(r)
                size = len(part.ids) - part.cut - 1
                wrong[i][part.offset : part.offset + size] = w[part.cut : part.cut + size]
        return [
            _Verdict(_worst(r), h, w, float(1 - w[:, 0].min()) if len(w) else 0.0)
            for h, r, w in zip(hypotheses, relations, wrong, strict=True)
        ]

    def _run(self, batch: Sequence[Pair]) -> tuple[Tensor, Tensor]:
        """Probabilities of LABELS (n, 3) and of CATEGORIES for every token (n, t, 7)."""
        with torch.inference_mode():
            relation, words = self._network(*batch_of(batch))
            return (
                (relation / self._temperatures["entailment"]).softmax(-1),
                (words / self._temperatures["errors"]).softmax(-1),
            )


_REMEMBERED = 1024  # pairs; about six kilobytes each, a story asks for some hundred
#: A word beside a wrong one belongs to the error from this share of the probability asked of that one. Raters mark whole
#: phrases, the judge is sure of a word of them (chosen on half of the documents kept back, see reports/error_spans.md).
_AROUND = 0.2


def _worst(relations: Sequence[Tensor]) -> Matrix:
    """What holds of a hypothesis read in parts: a contradiction in one contradicts the whole.

    A hypothesis without a token is neutral.
    """
    if not relations:
        return np.array([0, 1, 0], np.float32)
    found: Matrix = min(relations, key=lambda r: float(r[0] - r[2])).numpy()
    return found


def _words_of(text: str, pieces: Pieces, probabilities: Tensor) -> Iterator[_Word]:
    """Words of a hypothesis with how likely they are wrong: as likely as the likeliest of their pieces."""
    places = [i for i, span in enumerate(pieces.spans) if span]
    spans = [span for span in pieces.spans if span]
    for first, last in word_runs(text, spans):
        own = probabilities[places[first:last]]
        likeliest = own[int((1 - own[:, 0]).argmax())]
        category = CATEGORIES[1 + int(likeliest[1:].argmax())]
        yield _Word(spans[first][0], spans[last - 1][1], float(1 - likeliest[0]), category)


def _spans(words: Sequence[_Word], least: float) -> Spans:
    """Runs of words that are likely wrong, around one that is wrong with a probability of ``least`` at least.

    The category is that of the likeliest, which also gives the score.

    Source: thresholding with hysteresis, Canny 1986, A computational approach to edge detection.
    """
    found: Spans = []
    for bad, run_ in groupby(words, key=lambda w: w.wrong >= _AROUND * least):
        own = list(run_)
        worst = max(own, key=lambda w: w.wrong)
        if bad and worst.wrong >= least:
            found.append((own[0].start, own[-1].end, worst.category, worst.wrong))
    return found


def _runs(words: Iterable[_Word], least: float) -> Spans:
    """Runs of words that are wrong in the same way, each of them with a probability of ``least`` at least; the score is that of
    the likeliest."""
    found: Spans = []
    for category, run_ in groupby(words, key=lambda w: w.category if w.wrong >= least else None):
        own = list(run_)
        if category is not None:
            found.append((own[0].start, own[-1].end, category, max(w.wrong for w in own)))
    return found
