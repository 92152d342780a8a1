"""Word alignment against sure and possible gold links."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.table import Table, need

Links = set[tuple[int, int]]


def measure(data: Path) -> Table:
    import mtcheck.encoder
    from mtcheck.align import align_words

    folder = data / "align" / "word_gold"
    pairs = [
        [side.split() for side in line.split("|||")]
        for line in need(folder / "enfr.src-tgt").read_text("utf-8").splitlines()
    ]
    gold = [_links(line) for line in need(folder / "enfr.gold").read_text("utf-8").splitlines()]
    encoder = mtcheck.encoder.load()
    # One batch for all; the alignment then finds every reading in the encoder's cache.
    encoder.token_states([" ".join(words) for pair in pairs for words in pair])
    test = [align_words(source, target, encoder) for source, target in pairs]
    error, precision, recall = scores(gold, test)
    return Table(
        "Word alignment, Hansards en-fr",
        ["AER", "precision", "recall", "pairs"],
        [[error, precision, recall, len(pairs)]],
        "Precision against sure and possible links, recall of sure links.",
    )


def scores(gold: Sequence[tuple[Links, Links]], test: Sequence[Links]) -> tuple[float, float, float]:
    """Alignment error rate, precision and recall (Och and Ney, CL 2003).

    Args:
        gold: for each pair its sure links, and its sure and possible ones.
        test: for each pair the links found.
    """
    sure = sum(len(s) for s, _ in gold)
    found = sum(len(t) for t in test)
    right = sum(len(t & p) for t, (_, p) in zip(test, gold, strict=True))
    sure_found = sum(len(t & s) for t, (s, _) in zip(test, gold, strict=True))
    error = 1 - (sure_found + right) / max(1, found + sure)
    return error, right / max(1, found), sure_found / max(1, sure)


def _links(line: str) -> tuple[Links, Links]:
    """Links counted from 1: ``3-4`` sure, ``3p4`` possible."""
    marked = [(x, tuple(int(n) - 1 for n in x.replace("p", "-").split("-"))) for x in line.split()]
    possible = {(i, j) for _, (i, j) in marked}
    return {(i, j) for x, (i, j) in marked if "p" not in x}, possible
