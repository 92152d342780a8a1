"""How cost and memory grow with the length of the articles and with the number of versions, a process for each point."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.made import make
from benchmarks.measure import apart, busy, exponent, peak, shares, staged, timed
from benchmarks.story import Desk

WORDS = (200, 800, 2000, 5000, 10000, 20000)
VERSIONS = (1, 2, 4, 8, 12, 20)
_WARM_UP = 30


def measure(chosen: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """Processor seconds and peak memory, and the exponent of a fit to them; longer than `--words` is left out."""
    yield "machine, processes that want a core", busy()
    for name, points in (
        ("words", [(w, 1) for w in WORDS if w <= chosen.most_words]),
        ("versions", [(800, v) for v in VERSIONS if v <= chosen.most_versions]),
    ):
        sizes, costs, memories = [], [], []
        for words, versions in points:
            found = apart(
                "point", data=str(chosen.data), words=words, versions=versions, threads=chosen.threads
            )
            sizes.append(float(words if name == "words" else versions + 1))
            costs.append(found["processor"])
            memories.append(found["peak"])
            label = f"{words} words, {versions} + 1 versions"
            yield f"{label}: processor seconds", found["processor"]
            yield f"{label}: wall seconds", found["wall"]
            yield f"{label}: peak MB", found["peak"]
            yield (
                f"{label}: the largest shares",
                ", ".join(f"{stage} {found[stage]:.2f}" for stage in list(found)[3:7]),
            )
        if len(points) > 1:
            yield f"cost grows with {name} to the power of", exponent(sizes, costs)
            yield (
                "the same, from the second half of the points on",
                exponent(sizes[len(sizes) // 2 - 1 :], costs[len(costs) // 2 - 1 :]),
            )
            grown = (memories[-1] - memories[0]) / (sizes[-1] - sizes[0])
            yield f"peak MB for each 1,000 {name}", 1000 * grown


def point(chosen: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """One point, printed as JSON: the models are loaded and a small story has been checked before."""
    import torch

    values = json.loads(chosen.values)
    torch.set_num_threads(values["threads"])
    data = Path(values["data"])
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), values["threads"])
        desk.check(make(data, 200, min(4, values["versions"]), _WARM_UP))
        desk.checker.forget()
        made = make(data, values["words"], values["versions"])
        spent: dict[str, float] = {}
        with staged(spent):
            _, wall, processor = timed(lambda: desk.check(made))
    print(json.dumps({"wall": wall, "processor": processor, "peak": peak(), **shares(spent)}))
    return iter(())
