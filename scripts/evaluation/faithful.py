"""False alarms on free translations: the articles of ``tests/faithful``, against the original only."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from evaluation.table import Table

FAITHFUL = Path(__file__).resolve().parents[2] / "tests" / "faithful"
SETS = ("a", "b", "c", "d")


def measure(data: Path) -> Table:
    """All sets; the data folder is not needed.

    Two languages at a time, each in a process of its own. MTCHECK_LANGUAGES names some only (comma-separated);
    MTCHECK_EVERY=4 takes every fourth article of a file; MTCHECK_SHOW prints each alarm at major or above with its sentence.
    """
    wanted = os.environ.get("MTCHECK_LANGUAGES", "")
    languages = wanted.split(",") if wanted else sorted(p.stem for p in (FAITHFUL / SETS[0]).glob("*.jsonl"))
    every = int(os.environ.get("MTCHECK_EVERY", "1"))
    with ProcessPoolExecutor(2, get_context("spawn"), max_tasks_per_child=1) as pool:
        counted = list(pool.map(partial(count, every=every), languages))
    rows = [
        [language, *_rates(sum(sets.values(), Counter()))]
        for language, sets in zip(languages, counted, strict=True)
    ]
    totals = [[f"set {name}", *_rates(sum((sets[name] for sets in counted), Counter()))] for name in SETS]
    whole = sum((sets[name] for sets in counted for name in SETS), Counter())
    return Table(
        "Findings per 1,000 words on free translations in which nothing is wrong",
        ["of", "words", "major or above", "critical", "minor", "which, at major or above"],
        [*totals, ["all", *_rates(whole)]],
        "Read and mended class by class after a first run; see `tests/faithful/README.md`.",
        (
            Table(
                "The same by language",
                ["original", "words", "major or above", "critical", "minor", "which, at major or above"],
                rows,
            ),
        ),
    )


def articles(language: str, name: str, every: int = 1) -> Iterator[tuple[str, str]]:
    """Originals and translations of one language and set: every one, or every n-th."""
    lines = (FAITHFUL / name / f"{language}.jsonl").read_text("utf-8").splitlines()
    for line in lines[::every]:
        row = json.loads(line)
        yield row["source"], row["translation"]


def count(language: str, every: int = 1) -> dict[str, Counter[str]]:
    """For each set the words, and the findings by severity and by code at major or above."""
    import mtcheck
    from mtcheck.taxonomy import rank

    checker = mtcheck.Checker(mtcheck.Config(threads=1))
    counted: dict[str, Counter[str]] = {}
    for name in SETS:
        counts = counted.setdefault(name, Counter())
        for source, translation in articles(language, name, every):
            target = mtcheck.Article.from_text(translation, "en", "translation")
            report = checker.check(target, mtcheck.Article.from_text(source, language, "original"))
            checker.forget()
            counts["words"] += len(translation.split())
            for finding in (f for f in report.findings if f.file == "translation"):
                counts[finding.severity] += 1
                if rank(finding.severity) >= 2:
                    counts["serious"] += 1
                    counts[finding.code] += 1
                    if os.environ.get("MTCHECK_SHOW"):
                        said = "; ".join(e.text for e in finding.evidence)
                        print(f"{name}/{language} {finding.code} {finding.text!r} <> {said!r}", flush=True)
    return counted


def _rates(counts: Counter[str]) -> list[str | int | float]:
    words = counts["words"] or 1
    rates = [f"{1000 * counts[s] / words:.2f}" for s in ("serious", "critical", "minor")]
    return [
        counts["words"],
        *rates,
        " ".join(f"{c}:{n}" for c, n in counts.most_common() if c[-3:].isdigit()),
    ]
