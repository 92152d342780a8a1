"""Finding the translation of each sentence among all, by margin."""

from __future__ import annotations

from pathlib import Path

from evaluation.ntrex import read
from evaluation.table import Table


def measure(data: Path) -> Table:
    import numpy as np

    import mtcheck.encoder
    from mtcheck.align.similarity import centre, margin

    languages, documents = read(data)
    rows = [row for document in documents.values() for row in document]
    encoder = mtcheck.encoder.load()
    vectors = {x: encoder.encode([row[x] for row in rows]) for x in ("eng", *languages)}
    # A pool of this size knows its own mean.
    centred = {x: centre(v, v.mean(axis=0)) for x, v in vectors.items()}
    results: list[list[str | int | float]] = []
    for language in languages:
        scores = margin(centred["eng"], centred[language])
        right = np.arange(len(rows))
        back, forth = (float((scores.argmax(axis=k) == right).mean()) for k in (0, 1))
        results.append([language, forth, back])
    least = min(float(x) for _, *two in results for x in two)
    return Table(
        f"Retrieval by margin of centred vectors, NTREX dev, {len(rows)} sentences",
        ["language", "from English", "to English"],
        results,
        f"P@1, the right one among all. Least: {least:.4f}.",
    )
