"""What a user would put together instead on the same models, for the same stories: cost, and what it finds.

- plain: transformers in float32, one sentence at a time, for the sentence vectors;
- two passes: Bertalign (Liu and Zhu, DSH 2023) after its paper, on our sentence vectors: every group of up to five
  sentences is read, anchors are found among the nearest three, and a path is searched along them;
- matrix: every sentence of the target against every sentence of every other version by the same entailment model,
  the best premise counting (SummaC-ZS: Laban et al., TACL 2022).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.made import ORIGINAL, Made, documents, make
from benchmarks.measure import busy, spending
from benchmarks.plain import plain_network, plainly

if TYPE_CHECKING:
    from evaluation.ntrex import Row

    from mtcheck.encoder import Encoder
    from mtcheck.types import Article, Story

Beads = list[tuple[list[int], list[int]]]

_GROUP = 5  # sentences of a group in Bertalign's second pass
_NEAREST = 3
_WINDOW = 5


def measure(chosen: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """Processor seconds of each way and ours, in one run, and what either finds."""
    import torch

    import mtcheck.encoder

    yield "machine, processes that want a core", busy()
    torch.set_num_threads(1)
    encoder = mtcheck.encoder.load(threads=1)
    encoder.entail([("It rains.", "It does not rain.")])
    yield from _reading(chosen, encoder)
    yield from _aligning(chosen, encoder)
    yield from _judging(chosen, encoder)


def _articles(made: Made) -> list[Article]:
    from mtcheck import Article
    from mtcheck.clean import clean
    from mtcheck.segment import segment

    texts = [made.target, made.source, *made.others]
    return [segment(clean(Article.from_text(t, name=str(i)), [], None)) for i, t in enumerate(texts)]


def _reading(chosen: argparse.Namespace, encoder: Encoder) -> Iterator[tuple[str, object]]:
    """The sentence vectors of one story."""
    articles = _articles(make(chosen.data, chosen.words, chosen.versions))
    texts = list(dict.fromkeys(s.text for a in articles for s in a.segments))
    model, windows = plain_network(), encoder._network.windows(texts)
    encoder.encode([t[::-1] for t in texts])
    plainly(model, windows[:16], batch=1)
    costs: dict[str, float] = {}
    with spending(costs, "ours"):
        encoder.encode(texts)
    for batch in (1, 32):
        with spending(costs, str(batch)):
            plainly(model, windows, batch)
        times = costs[str(batch)] / costs["ours"]
        yield f"plain float32, batches of {batch}: times our processor seconds for the vectors", times


def _aligning(chosen: argparse.Namespace, encoder: Encoder) -> Iterator[tuple[str, object]]:
    """Whole translations, of which sentences were joined or left out on either side."""
    from mtcheck.align import align_sentences

    costs: dict[str, float] = {}
    answers: list[tuple[Beads, Beads, Beads]] = []
    for number in range(chosen.documents):
        source, target, gold = _translation(chosen.data, number, Random(number))
        encoder.forget()
        with spending(costs, "ours"):
            ours = align_sentences(source, target, encoder)
        encoder.forget()
        with spending(costs, "two passes"):
            theirs = two_passes(source, target, encoder)
        answers.append((gold, ours, theirs))
    yield "two passes (Bertalign): times our processor seconds", costs["two passes"] / costs["ours"]
    yield "our strict F1", _strict([(gold, ours) for gold, ours, _ in answers])
    yield "strict F1 of the two passes", _strict([(gold, theirs) for gold, _, theirs in answers])


def _translation(data: Path, number: int, draw: Random) -> tuple[list[str], list[str], Beads]:
    """Two lists of sentences and how they answer for each other."""
    source: list[str] = []
    target: list[str] = []
    gold: Beads = []
    for row in documents(data)[number]:
        fate = draw.random()
        if fate < 0.08:
            gold.append(([len(source)], []))
            source.append(row[ORIGINAL])
        elif fate < 0.16:
            gold.append(([], [len(target)]))
            target.append(row["eng"])
        elif fate < 0.36 and gold and gold[-1][0] and gold[-1][1]:
            side, texts, key = draw.choice(((0, source, ORIGINAL), (1, target, "eng")))
            other = (target, "eng") if side == 0 else (source, ORIGINAL)
            texts[-1] = f"{texts[-1]} {row[key]}"
            gold[-1][1 - side].append(len(other[0]))
            other[0].append(row[other[1]])
        else:
            gold.append(([len(source)], [len(target)]))
            source.append(row[ORIGINAL])
            target.append(row["eng"])
    return source, target, gold


def _strict(answers: Sequence[tuple[Beads, Beads]]) -> float:
    """F1 of beads that are right to the sentence, gaps left out."""
    right = found = there = 0
    for gold, given in answers:
        expected, got = ({(tuple(a), tuple(b)) for a, b in beads if a and b} for beads in (gold, given))
        right, found, there = right + len(expected & got), found + len(got), there + len(expected)
    return 2 * right / max(1, found + there)


def two_passes(source: Sequence[str], target: Sequence[str], encoder: Encoder) -> Beads:
    """Bertalign's algorithm: anchors by the nearest three, then groups of up to five along them.

    Args:
        source, target: sentences.
        encoder: what reads them.
    """
    n, m = len(source), len(target)
    read: list[list[Any]] = []
    for side in (source, target):
        groups = [
            [" ".join(side[max(0, i - k + 1) : i + 1]) for i in range(len(side))]
            for k in range(1, _GROUP + 1)
        ]
        read.append([encoder.encode(group) for group in groups])
    a, b = read
    lengths = [np.cumsum([0, *(len(t.encode()) for t in side)]) for side in (source, target)]
    ratio = lengths[0][-1] / max(1, lengths[1][-1])
    path = _anchors(a[0] @ b[0].T)
    return _along(a, b, lengths, ratio, path, n, m)


def _anchors(cosine: Any) -> list[tuple[int, int]]:
    """The heaviest rising sequence of pairs among each sentence's nearest."""
    n, m = cosine.shape
    nearest = np.argsort(-cosine, axis=1)[:, :_NEAREST]
    score = np.zeros((n + 1, m + 1))
    step = np.zeros((n + 1, m + 1), int)
    for i in range(1, n + 1):
        near = set(nearest[i - 1].tolist())
        for j in range(1, m + 1):
            ways = [score[i - 1, j], score[i, j - 1]]
            if j - 1 in near:
                ways.append(score[i - 1, j - 1] + float(cosine[i - 1, j - 1]))
            step[i, j] = int(np.argmax(ways))
            score[i, j] = ways[step[i, j]]
    path, i, j = [], n, m
    while i and j:
        if step[i, j] == 2:
            path.append((i, j))
        i, j = i - (step[i, j] != 1), j - (step[i, j] != 0)
    return [(0, 0), *path[::-1], (n, m)]


def _along(
    a: list[Any], b: list[Any], lengths: list[Any], ratio: float, path: list[tuple[int, int]], n: int, m: int
) -> Beads:
    """The best path of groups within a window around the anchors."""
    moves = [
        (x, y) for x in range(_GROUP + 1) for y in range(_GROUP + 1) if 1 < x + y <= _GROUP or x + y == 1
    ]
    rows = np.array([i for i, _ in path])
    low = [
        max(0, path[max(0, int(np.searchsorted(rows, i, "right")) - 1)][1] - _WINDOW) for i in range(n + 1)
    ]
    high = [
        min(m, path[min(len(path) - 1, int(np.searchsorted(rows, i)))][1] + _WINDOW) for i in range(n + 1)
    ]
    best = {(0, 0): (0.0, (0, 0))}
    for i in range(n + 1):
        for j in range(low[i], high[i] + 1):
            ways = []
            for x, y in moves:
                if (before := best.get((i - x, j - y))) is not None and (i, j) != (0, 0):
                    gain = _gain(a, b, lengths, ratio, i, j, x, y) if x and y else -0.1
                    ways.append((before[0] + gain, (x, y)))
            if ways:
                best[i, j] = max(ways)
    beads: Beads = []
    i, j = n, m
    while i or j:
        x, y = best[i, j][1]
        i, j = i - x, j - y
        beads.append((list(range(i, i + x)), list(range(j, j + y))))
    return beads[::-1]


def _gain(
    a: list[Any], b: list[Any], lengths: list[Any], ratio: float, i: int, j: int, x: int, y: int
) -> float:
    """Cosine of the joined groups less that with what stands beside them, times how well the lengths fit."""
    ours, theirs = a[x - 1][i - 1], b[y - 1][j - 1]
    beside = [
        *(float(ours @ b[0][k]) for k in (j - y - 1, j) if 0 <= k < len(b[0])),
        *(float(theirs @ a[0][k]) for k in (i - x - 1, i) if 0 <= k < len(a[0])),
    ]
    gain = float(ours @ theirs) - sum(beside) / max(1, len(beside))
    size = lengths[0][i] - lengths[0][i - x]
    other = (lengths[1][j] - lengths[1][j - y]) * ratio
    return gain * float(np.log2(1 + min(size, other) / max(size, other)))


def _judging(chosen: argparse.Namespace, encoder: Encoder) -> Iterator[tuple[str, object]]:
    """Stories in which some sentences of the target were made to contradict the original."""
    from mtcheck.checks.entailment import CONTRADICTION, Contradiction, pairs

    costs: dict[str, float] = {}
    flagged: dict[str, Counter[str]] = {name: Counter() for name in _RULES}
    planted = rows = 0
    for number in range(chosen.stories):
        made, spoilt = contradicting(chosen, number)
        target, source, *others = _articles(made)
        wrong = {i for i, s in enumerate(target.segments) if any(s.text in p or p in s.text for p in spoilt)}
        encoder.forget()
        with spending(costs, "aligning"):
            story = _aligned(target, source, others, encoder)
        wanted = sorted(set(pairs(story)))
        with spending(costs, "judging"):
            answers = encoder.entail(wanted)
        known = {p: tuple(r) for p, r in zip(wanted, answers.tolist(), strict=True)}
        found = Contradiction().run(replace(story, entailments=known))
        chosen_by = {"ours": {target.segment_at(f.start) for f in found}}
        encoder.forget()
        every = [(p.text, s.text) for s in target.segments for o in (source, *others) for p in o.segments]
        with spending(costs, "matrix"):
            matrix = encoder.entail(every)
        matrix = matrix.reshape(len(target.segments), -1, 3)
        best = (matrix[:, :, 0] - matrix[:, :, 2]).max(1)
        chosen_by["matrix, best premise (SummaC-ZS)"] = set(np.flatnonzero(best < 0).tolist())
        most = matrix[:, :, 2].max(1)
        chosen_by["matrix, any premise"] = set(np.flatnonzero(most >= CONTRADICTION).tolist())
        for rule, given in chosen_by.items():
            flagged[rule]["of the planted"] += len(given & wrong)
            flagged[rule]["of these found by ours too"] += len(given & wrong & chosen_by["ours"])
            flagged[rule]["of sentences left alone"] += len(given - wrong)
        planted, rows = planted + len(wrong), rows + len(every)
    ours = costs["aligning"] + costs["judging"]
    yield "stories with contradictions", chosen.stories
    yield "pairs of a story's matrix", rows / chosen.stories
    yield "processor seconds a story, matrix", costs["matrix"] / chosen.stories
    yield "processor seconds a story, aligned and judged", ours / chosen.stories
    yield "matrix: times ours, with alignment", costs["matrix"] / ours
    yield "matrix: times ours, judging alone", costs["matrix"] / costs["judging"]
    yield "sentences made to contradict", planted
    for rule, counts in flagged.items():
        for what, count in counts.items():
            yield f"found by {rule}: {what}", count


_RULES = ("ours", "matrix, best premise (SummaC-ZS)", "matrix, any premise")


def _aligned(target: Article, source: Article, others: Sequence[Article], encoder: Encoder) -> Story:
    from mtcheck.align import align
    from mtcheck.types import Story

    found = {source.name: align(target, source, encoder, "translation")}
    found |= {o.name: align(target, o, encoder, "comparison") for o in others}
    return Story(target, source, tuple(others), alignments=found)


def contradicting(chosen: argparse.Namespace, number: int) -> tuple[Made, list[str]]:
    """A story with a contradiction planted in every fourth sentence of its target, and those sentences."""
    from distort.base import Text
    from evaluation.distortions import kinds

    draw = Random(number)
    plants = [plant for _, plant in sorted(kinds()[0].items())]
    planted: list[str] = []

    def spoil(row: Row, place: int) -> str:
        if place % 4 == 2:
            for plant in draw.sample(plants, len(plants)):
                edit = plant(Text(row["eng"], "en", row[ORIGINAL], "fr"), draw)
                if edit and edit.label == "contradiction":
                    planted.append(edit.text)
                    return edit.text
        return row["eng"]

    return make(chosen.data, chosen.words, chosen.versions, number, spoil), planted
