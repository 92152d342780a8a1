"""Sentence alignment against gold beads, scored as vecalign scores it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from evaluation.table import Table, need

Bead = tuple[tuple[int, ...], tuple[int, ...]]


def measure(data: Path) -> Table:
    import mtcheck.encoder
    from mtcheck.align import align_sentences

    folder = data / "align" / "bleualign_de_fr"
    german, french = (need(folder / f"dev.{x}").read_text("utf-8").splitlines() for x in ("de", "fr"))
    gold = [_bead(line) for line in need(folder / "dev.defr").read_text("utf-8").splitlines() if line.strip()]
    found = align_sentences(german, french, mtcheck.encoder.load())
    test = [(tuple(a), tuple(b)) for a, b in found]
    rows = [[name, *scores(gold, test, name == "lax")] for name in ("strict", "lax")]
    return Table(
        "Sentence alignment, Bleualign de-fr (dev)",
        ["match", "precision", "recall", "F1"],
        rows,
        "Gaps are not counted. Strict: the same sentences on both sides; lax: some in common on both.",
    )


def scores(gold: Sequence[Bead], test: Sequence[Bead], lax: bool) -> tuple[float, float, float]:
    """Precision, recall and F1 of ``test``."""
    precision, recall = _share(test, gold, lax), _share(gold, test, lax)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def _share(beads: Iterable[Bead], others: Sequence[Bead], lax: bool) -> float:
    """How many of ``beads`` that are no gaps stand in ``others``."""
    exact = set(others)
    across: dict[int, set[int]] = {}
    for left, right in others:
        for i in left:
            across.setdefault(i, set()).update(right)
    hits = []
    for bead in beads:
        if bead[0] and bead[1]:
            reached = set().union(*(across.get(i, set()) for i in bead[0]))
            hits.append(bead in exact or (lax and not reached.isdisjoint(bead[1])))
    return sum(hits) / max(1, len(hits))


def _bead(line: str) -> Bead:
    left, right = line.split(":")
    return tuple(json.loads(left)), tuple(json.loads(right))
