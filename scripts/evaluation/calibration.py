"""Whether probabilities of the entailment head mean what they say, on sets nothing was trained on."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.models import Entailing, sample, tracked
from evaluation.table import Table
from evaluation.xnli import scores

if TYPE_CHECKING:
    from examples import Example

ROWS = 1000


def measure(data: Path, rows: int | None = None) -> Table:
    import mtcheck.encoder

    return table(mtcheck.encoder.load(), read(data, rows or ROWS))


def read(data: Path, rows: int) -> dict[str, list[Example]]:
    """At most ``rows`` of each set that only measures, and of news kept out of training, good and with planted errors."""
    from corpora import nli_measure
    from mix import edited_news

    sets: dict[str, list[Example]] = defaultdict(list)
    for row in nli_measure(data):
        sets[row.origin].append(row)
    drawn = {name: sample(found, rows, name) for name, found in sorted(sets.items())}
    news = edited_news(data, {}, texts=rows)
    for name, languages in (("into English", "en"), ("out of English", None)):
        drawn[f"news of NTREX, edited, {name}"] = [
            r for r in news if (r.languages[1] == "en") is (languages == "en")
        ]
    return drawn


def table(encoder: Entailing, sets: dict[str, list[Example]]) -> Table:
    """Accuracy and calibration error of each set and of all rows together.

    Args:
        encoder: what is measured.
        sets: labelled rows by name.
    """
    import numpy as np

    found = []
    for name, rows in tracked(list(sets.items()), "calibration"):
        probable = encoder.entail([(r.premise or "", r.hypothesis) for r in rows])
        found.append((name, probable, [str(r.label) for r in rows]))
    whole = ("all", np.concatenate([p for _, p, _ in found]), [x for _, _, labels in found for x in labels])
    return Table(
        "Calibration of the entailment head on development data",
        ["set", "n", "accuracy", "calibration error", "of contradiction"],
        [[name, len(labels), *scores(probable, labels)] for name, probable, labels in (whole, *found)],
        "Expected calibration error over 15 bins, of the class chosen and of P(contradiction). The temperature is "
        "fitted on a few hundred rows of cad_test, of lingnli_val and of the edited news.",
    )
