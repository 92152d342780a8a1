"""What can be measured: one module a set, each with ``measure(data: Path) -> Table``.

Those of ``SAMPLED`` take a second argument: how many rows to draw, None for their own number.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from evaluation.table import DataMissing, Table

# The readers and the distortions that models are built with; those modules import each other flat.
sys.path.append(str(Path(__file__).resolve().parents[1] / "build_models"))

# Name on the command line: module here, and what it measures.
SETS = {
    "align": ("sentences", "sentence alignment of a text and its translation (Bleualign de-fr): F1"),
    "words": ("words", "word alignment (Hansards en-fr): alignment error rate"),
    "retrieval": ("retrieval", "finding a sentence's translation (NTREX, 24 languages): P@1"),
    "sample": ("sample", "the sample story of this repository: planted distortions found, false alarms"),
    "newsroom": ("newsroom", "made stories of this repository: mistakes found by kind, false alarms"),
    "faithful": (
        "faithful",
        "false alarms on free translations of this repository (24 languages): per 1,000 words",
    ),
    "seeds": ("seeds", "five real articles about one event (../shared/seeds): gold rows found, traps hit"),
    "clean": ("clean", "false alarms on human translation (NTREX documents, 24 originals): per 1,000 words"),
    "stories": ("stories", "counterparts in another outlet's version (made of NTREX, MRPC): P and R"),
    "xnli": ("xnli", "entailment in 16 languages (XNLI): accuracy, calibration, shuffled premises"),
    "calibration": (
        "calibration",
        "whether probabilities of entailment mean what they say: calibration error",
    ),
    "distortions": ("distortions", "planted errors in kept-back NTREX documents, 24 languages: AUC"),
    "menli": ("menli", "faithful preferred to distorted (MENLI adversarial, fr de zh): accuracy"),
    "hand": ("hand", "distortions written by hand (fr de es zh ar into English): balanced accuracy"),
    "edits": ("edits", "changes of good translations made by hand (24 languages, kept out): AUC, hit"),
    "ner": ("ner", "names found (WikiANN, 21 languages): F1 of spans"),
    "error_spans": (
        "error_spans",
        "errors marked in real translation (MQM, Bio-MQM): F1, clean ones flagged",
    ),
    "demetr": ("demetr", "one planted error in good translation (DEMETR, 10 languages): hit and false alarm"),
    "planted": ("planted", "planted errors found by the checks (NTREX, 24 languages): each kind"),
    "precision": ("precision", "how often each check is right (DEMETR): made into package data"),
    "menli_checks": ("menli_findings", "more findings on distorted than on faithful text (MENLI)"),
    "ced": ("ced", "critical errors (WMT22, pt-en and en-de): MCC"),
    "mqm": ("mqm", "rated machine translation (MQM, Bio-MQM): serious errors hit, clean segments flagged"),
    "recognizers": ("recognizers", "numbers, quantities, dates (Recognizers-Text specs, 9 languages): F1"),
    "wmt22": ("wmt22", "findings per 1,000 words of the systems of WMT22 against chrF: Kendall's tau"),
}
SAMPLED = frozenset(
    {
        "xnli",
        "calibration",
        "distortions",
        "menli",
        "ner",
        "error_spans",
        "demetr",
        "edits",
        "menli_checks",
        "ced",
        "mqm",
        "wmt22",
        "planted",
        "precision",
    }
)


def measure(name: str, data: Path, rows: int | None = None) -> Table:
    """Measure one set.

    Args:
        name: a key of ``SETS``.
        data: the folder that holds the data sets.
        rows: how many to draw, of a set in ``SAMPLED``; what they are rows of stands in its module.

    Raises:
        DataMissing: the folder, or the set in it, is not there.
    """
    if not data.is_dir():
        raise DataMissing(f"There is no folder {data}: give the folder of the data sets with --data.")
    module = import_module(f"evaluation.{SETS[name][0]}")
    table: Table = module.measure(data, rows) if name in SAMPLED else module.measure(data)
    return table
