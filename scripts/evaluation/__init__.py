"""What can be measured: one module a set, each with ``measure(data: Path) -> Table``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from evaluation.table import DataMissing, Table

# Name on the command line: module here, and what it measures.
SETS = {
    "align": ("sentences", "sentence alignment of a text and its translation (Bleualign de-fr): F1"),
    "words": ("words", "word alignment (Hansards en-fr): alignment error rate"),
    "retrieval": ("retrieval", "finding a sentence's translation (NTREX, 24 languages): P@1"),
    "sample": ("sample", "the sample story of this repository: planted distortions found, false alarms"),
    "seeds": ("seeds", "five real articles about one event (../shared/seeds): gold rows found, traps hit"),
    "clean": ("clean", "false alarms on human translation (NTREX documents, 24 originals): per 1,000 words"),
    "stories": ("stories", "counterparts in another outlet's version (made of NTREX, MRPC): P and R"),
}


def measure(name: str, data: Path) -> Table:
    """Measure one set.

    Args:
        name: a key of ``SETS``.
        data: the folder that holds the data sets.

    Raises:
        DataMissing: the folder, or the set in it, is not there.
    """
    if not data.is_dir():
        raise DataMissing(f"There is no folder {data}: give the folder of the data sets with --data.")
    table: Table = import_module(f"evaluation.{SETS[name][0]}").measure(data)
    return table
