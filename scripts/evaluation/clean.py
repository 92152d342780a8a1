"""False alarms: clean human translation, whole documents, against the original only."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from evaluation.ntrex import read
from evaluation.table import Table

#: Column of the data to ISO 639-1.
LANGUAGES = {
    "arb": "ar", "ces": "cs", "deu": "de", "ell": "el", "fas": "fa", "fra": "fr", "heb": "he", "hin": "hi",
    "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl", "pol": "pl", "por-BR": "pt",
    "ron": "ro", "rus": "ru", "spa": "es", "swe": "sv", "tur": "tr", "ukr": "uk", "vie": "vi", "zho-CN": "zh",
}  # fmt: skip


def measure(data: Path) -> Table:
    """The English side is checked against each of the 24 others as if they were its originals.

    MTCHECK_LANGUAGES names some columns only (comma-separated); MTCHECK_SHOW prints each alarm at major
    or above with its sentence.
    """
    import mtcheck
    from mtcheck.taxonomy import rank

    wanted = os.environ.get("MTCHECK_LANGUAGES", "").split(",")
    columns, documents = read(data)
    checker = mtcheck.Checker()
    words = sum(len(row["eng"].split()) for rows in documents.values() for row in rows)
    results: list[list[str | int | float]] = []
    for column in columns:
        if wanted != [""] and column not in wanted:
            continue
        counts: Counter[str] = Counter()
        for name, rows in documents.items():
            target = mtcheck.Article.from_text("\n".join(r["eng"] for r in rows), "en", name)
            source = mtcheck.Article.from_text(
                "\n".join(r[column] for r in rows), LANGUAGES[column], "original"
            )
            report = checker.check(target, source)
            for finding in report.findings:
                counts[finding.severity] += 1
                if rank(finding.severity) >= 2:
                    counts["serious"] += 1
                    counts[finding.code] += 1
                    if os.environ.get("MTCHECK_SHOW"):
                        said = "; ".join(e.text for e in finding.evidence)
                        article = report.stories[0].target
                        i = article.segment_at(finding.start)
                        sentence = article.segments[i].text if i is not None else ""
                        print(
                            f"{column} {finding.code} {finding.text!r} <> {said!r} | {sentence}", flush=True
                        )
        by_code = " ".join(f"{c}:{n}" for c, n in counts.most_common() if c[-3:].isdigit())
        rate = {s: 1000 * counts[s] / words for s in ("serious", "minor", "critical")}
        results.append(
            [
                LANGUAGES[column],
                f"{rate['serious']:.2f}",
                f"{rate['critical']:.2f}",
                f"{rate['minor']:.2f}",
                by_code,
            ]
        )
    return Table(
        f"Findings per 1,000 words on clean human translation (NTREX dev, {len(documents)} documents, {words} words)",
        ["original", "major or above", "critical", "minor", "which, at major or above"],
        results,
    )
