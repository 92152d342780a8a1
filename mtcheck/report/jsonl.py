"""JSON Lines: one finding a line, the form in which findings travel between programs."""

from __future__ import annotations

from typing import Any, ClassVar

from mtcheck.report.base import decision_on
from mtcheck.report.escape import to_json
from mtcheck.types import Decision, Finding, Report


class JsonLinesReport:
    """One JSON object a line, as ``finding.schema.json`` beside this module describes it."""

    name: ClassVar[str] = "jsonl"
    filename: ClassVar[str] = "findings.jsonl"

    def render(self, report: Report) -> str:
        """The findings in the report's order, those dismissed too; "" where there are none."""
        return "".join(f"{to_json(record(f, decision_on(report, f)))}\n" for f in report.findings)


def decided(decision: Decision) -> dict[str, str]:
    """What travels of a decision beside its finding."""
    return {
        "status": decision.status,
        "reason": decision.reason,
        "note": decision.note,
        "at": decision.at,
    }


def record(finding: Finding, decision: Decision | None) -> dict[str, Any]:
    """The JSON object of a finding, with what an editor decided about it."""
    return finding.to_dict() | ({"decision": decided(decision)} if decision else {})
