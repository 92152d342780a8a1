"""False alarms: clean human translation, whole documents, against the original only."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from evaluation.ntrex import Row, read
from evaluation.table import Table

#: Column of the data to ISO 639-1.
LANGUAGES = {
    "arb": "ar", "ces": "cs", "deu": "de", "ell": "el", "fas": "fa", "fra": "fr", "heb": "he", "hin": "hi",
    "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl", "pol": "pl", "por-BR": "pt",
    "ron": "ro", "rus": "ru", "spa": "es", "swe": "sv", "tur": "tr", "ukr": "uk", "vie": "vi", "zho-CN": "zh",
}  # fmt: skip


def measure(data: Path) -> Table:
    """The English side is checked against each of the 24 others as if they were its originals.

    Two languages at a time, each in a process of its own. MTCHECK_LANGUAGES names some columns only
    (comma-separated); MTCHECK_EVERY=3 takes every third document; MTCHECK_SHOW prints each alarm at major or above
    with its sentence.
    """
    wanted = os.environ.get("MTCHECK_LANGUAGES", "").split(",")
    columns, documents = _chosen(data)
    chosen = [c for c in columns if wanted == [""] or c in wanted]
    words = sum(len(row["eng"].split()) for rows in documents.values() for row in rows)
    with ProcessPoolExecutor(2, get_context("spawn"), max_tasks_per_child=1) as pool:
        counted = pool.map(partial(count, data), chosen)
        results = [_row(column, counts, words) for column, counts in zip(chosen, counted, strict=True)]
    return Table(
        f"Findings per 1,000 words on clean human translation (NTREX dev, {len(documents)} documents, {words} words)",
        ["original", "major or above", "critical", "minor", "which, at major or above"],
        results,
    )


def _chosen(data: Path) -> tuple[list[str], dict[str, list[Row]]]:
    """The columns, and every document or every n-th one."""
    columns, documents = read(data)
    return columns, dict(list(documents.items())[:: int(os.environ.get("MTCHECK_EVERY", "1"))])


def count(data: Path, column: str) -> Counter[str]:
    """Findings against the originals of one column: by severity, and by code at major or above."""
    import mtcheck
    from mtcheck.taxonomy import rank

    checker = mtcheck.Checker(mtcheck.Config(threads=1))
    counts: Counter[str] = Counter()
    for name, rows in _chosen(data)[1].items():
        target = mtcheck.Article.from_text("\n".join(r["eng"] for r in rows), "en", name)
        source = mtcheck.Article.from_text("\n".join(r[column] for r in rows), LANGUAGES[column], "original")
        report = checker.check(target, source)
        for finding in report.findings:
            counts[finding.severity] += 1
            if rank(finding.severity) >= 2:
                counts["serious"] += 1
                counts[finding.code] += 1
                if os.environ.get("MTCHECK_SHOW"):
                    said = "; ".join(e.text for e in finding.evidence)
                    print(f"{column} {finding.code} {finding.text!r} <> {said!r}", flush=True)
    return counts


def _row(column: str, counts: Counter[str], words: int) -> list[str | int | float]:
    rates = [f"{1000 * counts[s] / words:.2f}" for s in ("serious", "critical", "minor")]
    codes = " ".join(f"{c}:{n}" for c, n in counts.most_common() if c[-3:].isdigit())
    return [LANGUAGES[column], *rates, codes]
