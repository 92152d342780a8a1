"""Entailment in sixteen languages: accuracy, calibration, and what is left without the right premise."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from evaluation.metrics import expected_calibration_error
from evaluation.models import Entailing, sample, tracked
from evaluation.table import Table, need

if TYPE_CHECKING:
    from evaluation.models import Matrix

LANGUAGES = ("en", "fr", "es", "de", "el", "bg", "ru", "tr", "ar", "vi", "th", "zh", "hi", "sw", "ur")
LABELS = ("entailment", "neutral", "contradiction")

Row = tuple[str, str, str]  # premise, hypothesis, label


def measure(data: Path, rows: int | None = None) -> Table:
    import mtcheck.encoder

    # The lines of all languages answer each other: the same seed draws the same ones.
    sets = {x: sample(read(need(data / "xnli" / f"dev.{x}.tsv")), rows, "xnli") for x in (*LANGUAGES, "ko")}
    return table(mtcheck.encoder.load(), sets)


def read(path: Path) -> list[Row]:
    """Rows of one language."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(x["premise"], x["hypothesis"], x["label"]) for x in lines]


def table(encoder: Entailing, sets: dict[str, list[Row]]) -> Table:
    """Scores of each language, the mean of those of XNLI, and English with its premises shuffled.

    Args:
        encoder: what is measured.
        sets: rows by language; "en" and others of :data:`LANGUAGES`, any others are kept out of the mean.
    """
    scored = {x: _scores(encoder, rows) for x, rows in tracked(list(sets.items()), "entailment")}
    named = [scored[x] for x in LANGUAGES if x in scored]
    mean = [sum(column) / len(named) for column in zip(*named, strict=True)]
    total = sum(len(sets[x]) for x in LANGUAGES if x in sets)
    shuffled = deranged(sets["en"], Random("xnli"))
    return Table(
        "Entailment, XNLI dev",
        ["language", "n", "accuracy", "calibration error", "of contradiction"],
        [
            [f"mean of {len(named)}", total, *mean],
            *([x, len(sets[x]), *scores] for x, scores in scored.items()),
            ["en, premises shuffled", len(shuffled), _scores(encoder, shuffled)[0], "", ""],
        ],
        "Calibration error: expected calibration error over 15 bins, of the class chosen and of "
        "P(contradiction). Shuffled: every hypothesis under the premise of another row, labels kept; what is above "
        "a third is learned from hypotheses alone.",
    )


def deranged(rows: Sequence[Row], draw: Random) -> list[Row]:
    """The rows, each with a premise that is not its own.

    Rows of XNLI share premises by threes: premises go round by one in a shuffled order of distinct ones.
    """
    premises = list(dict.fromkeys(premise for premise, _, _ in rows))
    draw.shuffle(premises)
    after = dict(zip(premises, premises[1:] + premises[:1], strict=True))
    return [(after[premise], hypothesis, label) for premise, hypothesis, label in rows]


def _scores(encoder: Entailing, rows: Sequence[Row]) -> tuple[float, float, float]:
    probable = encoder.entail([(premise, hypothesis) for premise, hypothesis, _ in rows])
    return scores(probable, [label for _, _, label in rows])


def scores(probable: Matrix, labels: Iterable[str]) -> tuple[float, float, float]:
    """Accuracy, calibration error of the class chosen, and of P(contradiction)."""
    import numpy as np

    gold = np.array([LABELS.index(label) for label in labels])
    right = probable.argmax(axis=1) == gold
    return (
        float(right.mean()),
        expected_calibration_error(probable.max(axis=1), right),
        expected_calibration_error(probable[:, 2], gold == 2),
    )
