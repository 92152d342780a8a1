"""The sample story: what of the planted distortions is found, and what the clean translation raises."""

from __future__ import annotations

from pathlib import Path

from evaluation.gold import beside, found, read_rows
from evaluation.table import Table

SAMPLE = Path(__file__).resolve().parent.parent.parent / "tests" / "sample"


def measure(data: Path) -> Table:
    import mtcheck
    from mtcheck.taxonomy import rank

    references = [SAMPLE / "other.en.txt", SAMPLE / "other.es.txt"]
    checker = mtcheck.Checker()
    gold = [{**row, "file": "mt.en.txt"} for row in read_rows(SAMPLE / "gold.jsonl")]
    results: list[list[str | int | float]] = []
    for label, others in (("original and two other versions", references), ("original only", [])):
        findings = checker.check(SAMPLE / "mt.en.txt", SAMPLE / "original.fr.txt", others).findings
        hit = found(gold, findings)
        owed = [h for h, row in zip(hit, gold, strict=True) if row["must_find"]]
        clean = checker.check(SAMPLE / "clean.en.txt", SAMPLE / "original.fr.txt", others).findings
        alarms = sum(rank(f.severity) >= 2 for f in clean)
        results.append(
            [label, f"{sum(owed)}/{len(owed)}", f"{sum(hit)}/{len(hit)}", len(beside(gold, findings)), alarms]
        )
    return Table(
        "The sample story",
        [
            "against",
            "owed rows found",
            "all rows found",
            "other findings at major",
            "at major on the clean one",
        ],
        results,
    )
