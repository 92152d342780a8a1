"""What the models' cards state: load time, memory, speed and likeness to plain transformers in float32."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measure import resident, timed
from benchmarks.plain import judge_rows, plain_judge, plain_network, plain_relation, plainly, softmax


def encoder(chosen: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """Load time, memory, speed against plain transformers in float32, and likeness to it."""
    import torch

    torch.set_num_threads(1)
    bare = resident()
    from mtcheck.encoder import load

    loaded, wall, processor = timed(lambda: load(threads=1))
    languages, texts = columns(chosen.texts, chosen.rows)
    yield "texts", len(texts)
    yield "load, wall seconds after torch is imported", wall
    yield "load, processor seconds", processor
    yield "resident MB added by loading", resident() - bare
    loaded.encode([text[::-1] for text in texts])  # the first batch of each shape is compiled
    yield "resident MB added after encoding, cache included", resident() - bare
    read, _, spent = timed(lambda: loaded.encode(texts))
    reference, windows = plain_network(), loaded._network.windows(texts)
    plainly(reference, windows[:64])
    expected, _, plain = timed(lambda: plainly(reference, windows))
    yield "texts per processor second", len(texts) / spent
    yield "the same, plain transformers in float32", len(texts) / plain
    yield "ratio", plain / spent
    likeness = (read * expected).sum(1).reshape(-1, len(languages))
    yield "cosine to float32, least", float(likeness.min())
    yield "cosine to float32, mean", float(likeness.mean())
    worst = int(likeness.min(0).argmin())
    yield "language of the least", languages[worst]


def heads(chosen: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """The heads against plain transformers in float32 with the same weights, on the same batches."""
    import torch

    torch.set_num_threads(1)
    bare = resident()
    from mtcheck.encoder import embedded, load

    loaded, _, first = timed(lambda: load(threads=1))
    _, wall, processor = timed(lambda: [loaded.head(task) for task in ("entailment", "entities", "errors")])
    yield "encoder, processor seconds to load", first
    yield "heads, wall seconds to load", wall
    yield "heads, processor seconds to load", processor
    yield "resident MB added by encoder and heads", resident() - bare
    languages, texts = columns(chosen.texts, chosen.rows)
    english = languages.index("eng") if "eng" in languages else languages.index("en")
    width = len(languages)
    pairs = [
        (texts[row + i], texts[row + english])
        for row in range(0, len(texts), width)
        for i in range(width)
        if i != english
    ]
    half = len(pairs) // 2
    judge: Any = loaded.head("entailment")
    judge.entail([(b[::-1], a) for a, b in pairs[:half]])  # the first batch of each shape is compiled
    read, _, spent = timed(lambda: judge.entail(pairs))
    model, relation = plain_judge()
    rows = judge_rows(judge, pairs)
    plain_relation(model, relation, rows[:32])
    expected, _, plain = timed(lambda: plain_relation(model, relation, rows))
    expected = softmax(expected / judge._temperatures["entailment"])
    tokens = sum(len(r.ids) for r in rows)
    yield "pairs", len(pairs)
    yield "tokens a pair", tokens / len(pairs)
    yield "pairs per processor second", len(pairs) / spent
    yield "the same, plain transformers in float32", len(pairs) / plain
    yield "ratio", plain / spent
    yield "same answer as float32, share", float((read.argmax(1) == expected.argmax(1)).mean())
    yield "difference of probability to float32, mean", float(np.abs(read - expected).mean())
    shape = json.loads((embedded.folder("entailment") / "config.json").read_text("utf-8"))
    size, inner = shape["hidden_size"], shape["inner_size"]
    products = 2 * shape["layers"] * (4 * size * size + 2 * size * inner) * tokens
    attention = sum(4 * shape["layers"] * size * len(r.ids) ** 2 for r in rows)
    peak = matrix_peak(judge._network.dtype)
    yield "GFLOP/s reached, padding left out", (products + attention) / spent / 1e9
    yield "GFLOP/s of one 2048 x 2048 product in the same arithmetic", peak / 1e9
    yield "share of that peak", (products + attention) / spent / peak
    names: Any = loaded.head("entities")
    names.find_entities([text[::-1] for text in texts])
    _, _, spent = timed(lambda: names.find_entities(texts))
    yield "texts searched for names per processor second", len(texts) / spent


def matrix_peak(dtype: Any, size: int = 2048) -> float:
    """Operations a second of a large matrix product on one thread, the best of five."""
    import torch

    a, b = torch.randn(size, size).to(dtype), torch.randn(size, size).to(dtype)
    torch.mm(a, b)
    return max(2 * size**3 / timed(lambda: torch.mm(a, b))[2] for _ in range(5))


def columns(path: Path, rows: int) -> tuple[list[str], list[str]]:
    """Languages of a table, and its texts row by row; a first column of document names is left out."""
    table = [line.split("\t") for line in path.read_text("utf-8").splitlines()[: rows + 1]]
    first = 1 if table[0][0] == "doc" else 0
    return table[0][first:], [cell for row in table[1:] for cell in row[first:]]
