"""Names found in the kept-back rows of WikiANN."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from evaluation.metrics import span_f1
from evaluation.models import NameFinding, sample, tracked
from evaluation.table import DataMissing, Table

LANGUAGES = tuple("ar de en es fa fr he hi it ja ko nl pl pt ro ru sw tr uk vi zh".split())
ROWS = 300

Names = tuple[tuple[int, int, str], ...]


def measure(data: Path, rows: int | None = None) -> Table:
    import mtcheck.encoder

    return table(mtcheck.encoder.load(), read(data, rows or ROWS))


def read(data: Path, rows: int = ROWS) -> dict[str, list[tuple[str, Names]]]:
    """Texts with their names by language, at most ``rows`` of each.

    Raises:
        DataMissing: WikiANN is not there.
    """
    from corpora import MissingData, detokenise, wikiann, wikiann_split

    kept: dict[str, list[tuple[str, Names]]] = {}
    try:
        for sentence in wikiann(data, LANGUAGES):
            if wikiann_split(sentence) == "dev":
                kept.setdefault(sentence.language, []).append(detokenise(sentence))
    except MissingData as error:
        raise DataMissing(str(error)) from error
    return {language: sample(texts, rows, f"ner {language}") for language, texts in kept.items()}


def table(encoder: NameFinding, sets: Mapping[str, Sequence[tuple[str, Names]]]) -> Table:
    """Scores of exact spans with their types, for each language, and of each type over all."""
    lines: list[list[str | int | float]] = []
    all_found: list[set[tuple[int, int, str]]] = []
    all_gold: list[set[tuple[int, int, str]]] = []
    for language, texts in tracked(list(sets.items()), "names"):
        found = [{span[:3] for span in spans} for spans in encoder.find_entities([t for t, _ in texts])]
        gold = [set(names) for _, names in texts]
        lines.append([language, len(texts), sum(map(len, gold)), *span_f1(found, gold)])
        all_found, all_gold = all_found + found, all_gold + gold
    columns = [[line[i] for line in lines] for i in range(1, 6)]
    sums = [sum(int(x) for x in column) for column in columns[:2]]
    means = [sum(float(x) for x in column) / len(lines) for column in columns[2:]]
    kinds = [[kind, *_of_type(kind, all_found, all_gold)] for kind in ("PER", "ORG", "LOC")]
    return Table(
        "Names, kept-back rows of WikiANN",
        ["language", "texts", "names", "precision", "recall", "F1"],
        [[f"mean of {len(lines)}", *sums, *means], *lines, *kinds],
        "Exact span in characters and type. PER, ORG, LOC: over all languages together.",
    )


def _of_type(
    kind: str, found: Sequence[set[tuple[int, int, str]]], gold: Sequence[set[tuple[int, int, str]]]
) -> list[int | float]:
    these, those = ([{s for s in spans if s[2] == kind} for spans in sets] for sets in (found, gold))
    return [sum(map(bool, those)), sum(map(len, those)), *span_f1(these, those)]
