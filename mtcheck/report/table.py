"""CSV: findings as rows of a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import ClassVar, Final

from mtcheck.report import wording
from mtcheck.report.base import decision_on
from mtcheck.report.escape import flat
from mtcheck.taxonomy import SEVERITIES, category
from mtcheck.types import Decision, Evidence, Finding, Report

#: What an editor reads first stands first; what only programs want stands last.
COLUMNS: Final = (
    "severity", "kind", "file", "text", "message", "suggestion", "stance", "confidence", "evidence",
    "decision", "reason", "note", "decided",
    "code", "check", "category", "its_type", "mqm_weight", "start", "end", "id",
)  # fmt: skip

# A spreadsheet takes a cell that begins so for a formula, the wide forms too where Japanese is set up
# (OWASP, "CSV Injection").
_FORMULA: Final = re.compile("[=+@\t\r\n＝＋－＠-]")


class CsvReport:
    """One row a finding, as RFC 4180 has it, with the mark by which spreadsheets tell UTF-8."""

    name: ClassVar[str] = "csv"
    filename: ClassVar[str] = "findings.csv"

    def render(self, report: Report) -> str:
        """A head line and the findings in the report's order, those dismissed too."""
        page = io.StringIO(newline="")
        rows = csv.writer(page)
        rows.writerow(COLUMNS)
        for finding in report.findings:
            rows.writerow(cells(finding, decision_on(report, finding)))
        return "\ufeff" + page.getvalue()


def cells(finding: Finding, decision: Decision | None) -> list[str]:
    """The cells of a finding, one for each of `COLUMNS`, as no spreadsheet runs them."""
    return [cell(text) for text in _row(finding, decision)]


def _row(finding: Finding, decision: Decision | None) -> list[str]:
    made = decision or Decision(finding.id, "accepted")
    return [
        finding.severity,
        wording.kind(finding),
        finding.file,
        finding.text,
        finding.message,
        finding.suggestion,
        wording.stance(finding),
        f"{finding.confidence:.2f}",
        "\n".join(map(_said, finding.evidence)),
        made.status if decision else "",
        wording.REASONS.get(made.reason, ""),
        made.note,
        made.at,
        finding.code,
        finding.check,
        finding.category,
        category(finding.category).its,
        str(SEVERITIES[finding.severity].weight),
        str(finding.start),
        str(finding.end),
        finding.id,
    ]


def _said(evidence: Evidence) -> str:
    return flat(f"{wording.EVIDENCE[evidence.stance]}: {evidence.file}: {evidence.text}").rstrip(": ")


def cell(text: str) -> str:
    """``text`` as a cell that no spreadsheet runs: an apostrophe before it says that it is text."""
    shown = wording.visible(text)
    return f"'{shown}" if _FORMULA.match(shown) else shown
