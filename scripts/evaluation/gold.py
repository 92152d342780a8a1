"""Findings against rows of gold: what was found, what was missed, what was raised besides."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.table import need
from mtcheck.taxonomy import rank
from mtcheck.types import Finding

Gold = Mapping[str, Any]


def read_rows(path: Path) -> list[Gold]:
    """One JSON object a line."""
    return [json.loads(line) for line in need(path).read_text("utf-8").splitlines() if line]


#: A gap stands within a sentence of what is missing there; only rows of these kinds are of something missing.
_MISSING, _SENTENCE = re.compile("omi(?:ssion|tted)|dropped|left out"), 300


def meets(finding: Finding, row: Gold) -> bool:
    """Whether a finding and a row share half of the shorter span, or both are of the same gap.

    A finding without a span of its own, of something left out, meets a row of something left out in that sentence,
    and any other only where it stands inside its span.
    """
    start, end = row["start"], row["end"]
    if finding.start == finding.end:
        kind = " ".join(str(row.get(key, "")) for key in ("kind", "type", "check"))
        reach = _SENTENCE if _MISSING.search(kind) else 0
        return start - reach <= finding.start <= end + reach
    shared = min(finding.end, end) - max(finding.start, start)
    shorter = min(finding.end - finding.start, end - start)
    return shorter > 0 and 2 * shared >= shorter


def found(rows: Sequence[Gold], findings: Sequence[Finding]) -> list[bool]:
    """For each row whether a finding of the same file meets it."""
    return [any(f.file == row["file"] and meets(f, row) for f in findings) for row in rows]


def beside(rows: Sequence[Gold], findings: Sequence[Finding]) -> list[Finding]:
    """Findings at major or above that meet no row."""
    return [
        f
        for f in findings
        if rank(f.severity) >= 2 and not any(f.file == r["file"] and meets(f, r) for r in rows)
    ]
