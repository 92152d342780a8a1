"""Readers of the public data sets that the models are trained and measured on, and a table of what they hold.

Every reader takes the data folder and raises MissingData where a set is not in it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpora_base import SOURCES, MissingData, Part, Source
from corpora_contrast import contrast, contrast_split
from corpora_edits import LABEL_OF, edits, edits_split
from corpora_mt import CATEGORY_OF, Rated, errors, errors_split, parallel
from corpora_nli import nli, nli_measure
from corpora_text import (
    NTREX_LANGUAGES,
    ParallelSentence,
    Tagged,
    detokenise,
    joined,
    ntrex,
    ntrex_split,
    wikiann,
    wikiann_split,
)
from examples import Example

__all__ = [
    "CATEGORY_OF",
    "NTREX_LANGUAGES",
    "SOURCES",
    "Count",
    "MissingData",
    "ParallelSentence",
    "Part",
    "Rated",
    "Source",
    "Tagged",
    "contrast",
    "contrast_split",
    "counts",
    "detokenise",
    "edits",
    "edits_split",
    "errors",
    "errors_split",
    "joined",
    "nli",
    "nli_measure",
    "ntrex",
    "ntrex_split",
    "parallel",
    "wikiann",
    "wikiann_split",
]

#: Reader, source, part, label.
Count = tuple[str, str, str, str]


def counts(data: Path, licensed_only: bool = False, dropped: Counter[str] | None = None) -> Counter[Count]:
    """How many rows each reader gives, by source, part and label.

    Args:
        data: the data folder.
        licensed_only: without the sets whose publisher states no licence.
        dropped: filled with the rows that ``errors`` cannot use.

    Raises:
        MissingData: a set is not there.
    """
    table: Counter[Count] = Counter()
    table.update(("nli", row.origin, "train", str(row.label)) for row in nli(data, licensed_only))
    table.update(("nli_measure", row.origin, "measure", str(row.label)) for row in nli_measure(data))
    table.update(("ntrex", "ntrex", ntrex_split(row.doc), "-") for row in ntrex(data))
    table.update(("parallel", *_by_document(row)) for row in parallel(data, licensed_only))
    table.update(
        ("contrast", row.origin, contrast_split(row.group), str(row.label))
        for row in contrast(data, licensed_only)
    )
    table.update(
        ("edits", sentence.origin, edits_split(sentence.group), str(LABEL_OF[change.kind]))
        for sentence in edits(data, licensed_only)
        for change in sentence.changes
    )
    table.update(("errors", *_by_document(row.example)) for row in errors(data, licensed_only, dropped))
    if SOURCES["wikiann"].stated or not licensed_only:
        table.update(("wikiann", "wikiann", wikiann_split(row), row.language) for row in wikiann(data))
    return table


def _by_document(row: Example) -> tuple[str, Part, str]:
    return row.origin, errors_split(row.group), str(row.label)


def _lines(table: Counter[Count], dropped: Counter[str]) -> Iterator[str]:
    yield f"{'reader':12} {'source':16} {'part':8} {'label':14} {'rows':>7}  licence"
    for (reader, origin, part, label), rows in sorted(table.items()):
        yield f"{reader:12} {origin:16} {part:8} {label:14} {rows:7}  {SOURCES[origin].licence}"
    for reason, rows in sorted(dropped.items()):
        yield f"not used: {reason}: {rows}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Print how many rows each data set gives.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="the data folder")
    parser.add_argument("--licensed-only", action="store_true", help="leave out sets that state no licence")
    arguments = parser.parse_args()
    dropped: Counter[str] = Counter()
    table = counts(arguments.data, arguments.licensed_only, dropped)
    print("\n".join(_lines(table, dropped)))


if __name__ == "__main__":
    main()
