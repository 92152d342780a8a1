"""Distortions and faithful translations written by hand, from five languages into English."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.metrics import auc, balanced_accuracy
from evaluation.models import Entailing
from evaluation.table import Table, need

ROWS = Path(__file__).resolve().parents[2] / "tests" / "eval" / "distortions_by_hand.jsonl"


def measure(data: Path) -> Table:
    import mtcheck.encoder

    return table(mtcheck.encoder.load(), read())


def read() -> list[dict[str, Any]]:
    """Rows with source, language, translation, kind, distorted."""
    return [json.loads(line) for line in need(ROWS).read_text("utf-8").splitlines()]


def table(encoder: Entailing, rows: Sequence[dict[str, Any]]) -> Table:
    """How each row is judged by two decisions: not entailed, and contradicted."""
    probable = encoder.entail([(r["source"], r["translation"]) for r in rows])
    distorted = [bool(r["distorted"]) for r in rows]
    flagged = {
        "not entailed": [bool(p < 0.5) for p in probable[:, 0]],
        "contradicted": [bool(p >= 0.5) for p in probable[:, 2]],
    }

    def line(label: str, chosen: Sequence[int]) -> list[str | int | float]:
        """Shares for the rows of one kind; balanced accuracy where faithful ones are among them."""
        cells: list[str | int | float] = [label, len(chosen)]
        for decided in flagged.values():
            picked, truth = [decided[i] for i in chosen], [distorted[i] for i in chosen]
            both = len(set(truth)) == 2
            cells.append("" if both else sum(picked) / len(picked))
            cells.append(balanced_accuracy(picked, truth) if both else "")
        return cells

    kinds = sorted({(r["distorted"], r["kind"]) for r in rows}, reverse=True)
    languages = dict.fromkeys(r["language"] for r in rows)
    lines = [line("all", range(len(rows)))]
    lines += [line(x, [i for i, r in enumerate(rows) if r["language"] == x]) for x in languages]
    lines += [line(kind, [i for i, r in enumerate(rows) if r["kind"] == kind]) for _, kind in kinds]
    wrong, right = (probable[[d is flag for d in distorted]] for flag in (True, False))
    return Table(
        "Distortions by hand, fr de es zh ar into English",
        ["rows", "n", *(x for name in flagged for x in (f"{name}: share", f"{name}: balanced accuracy"))],
        lines,
        "Share: of the rows of a kind, how many are decided distorted (a hit for a distortion, a false alarm for "
        "a faithful row). Not entailed: P(entailment) < 0.5; contradicted: P(contradiction) >= 0.5. "
        f"AUC of 1 - P(entailment): {auc(-wrong[:, 0], -right[:, 0]):.4f}; "
        f"of P(contradiction): {auc(wrong[:, 2], right[:, 2]):.4f}.",
    )
