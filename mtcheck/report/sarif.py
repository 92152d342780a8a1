"""SARIF 2.1.0: findings for code hosts, editors and continuous integration.

Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01"; section
numbers below are its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePath
from typing import Any, ClassVar, Final
from urllib.parse import quote

from mtcheck import __version__
from mtcheck.checks.measured import measured
from mtcheck.report import wording
from mtcheck.report.base import decision_on
from mtcheck.report.escape import to_json
from mtcheck.report.jsonl import decided
from mtcheck.report.rules import Rule, rules_of
from mtcheck.taxonomy import SEVERITIES
from mtcheck.types import Article, Decision, Evidence, Finding, Note, Report

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

#: Note kinds as SARIF notification levels.
_LEVELS: Final = {"info": "note", "not-run": "warning", "failed": "error"}

_Object = dict[str, Any]


class SarifReport:
    """One run: rules are the checks, results the findings, related locations the evidence."""

    name: ClassVar[str] = "sarif"
    filename: ClassVar[str] = "findings.sarif"

    def render(self, report: Report) -> str:
        """The log; dismissed findings are in it as suppressed results."""
        places = {a.name: _Place(a, i) for i, a in enumerate(report.articles)}
        rules = rules_of(report)
        order = {code: i for i, code in enumerate(rules)}
        run = {
            "tool": {"driver": _driver(rules, report.notes)},
            "invocations": [_invocation(report, order)],
            "artifacts": [_artifact(p, report) for p in places.values()],
            "columnKind": "unicodeCodePoints",
            "results": [_result(f, decision_on(report, f), places, order) for f in report.findings],
            "properties": {"signature": dict(report.signature), "verdict": report.verdict},
        }
        return to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


class _Place:
    """Where an article is, and where its lines begin."""

    def __init__(self, article: Article, index: int) -> None:
        self.article = article
        self.index = index

    @cached_property
    def lines(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer("\n", self.article.text))]

    @property
    def location(self) -> _Object:
        """As given on the command line; a relative path counts from where the run was started."""
        path = self.article.source_path
        if path is None or not path.is_absolute():
            return {"uri": _relative(path or PurePath(self.article.name)), "index": self.index}
        return {"uri": "file://" + _quoted(path.as_posix()), "index": self.index}

    def lines_of(self, start: int, end: int) -> _Object:
        """Lines and columns from 1; the end column is the one behind the last character."""
        first, last = (bisect_right(self.lines, x) for x in (start, end))
        return {
            "startLine": first,
            "startColumn": start - self.lines[first - 1] + 1,
            "endLine": last,
            "endColumn": end - self.lines[last - 1] + 1,
        }


def _relative(path: PurePath) -> str:
    # A colon in the first step would read as the scheme of a URI (RFC 3986, 4.2).
    return _quoted(path.as_posix()).replace(":", "%3A")


def _quoted(path: str) -> str:
    return quote(path, safe="/:", errors="replace")


def _driver(rules: Mapping[str, Rule], notes: tuple[Note, ...]) -> _Object:
    driver: _Object = {
        "name": "mtcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(r) for r in rules.values()],
    }
    others = sorted({n.code for n in notes} - set(rules))
    return driver | ({"notifications": [{"id": code} for code in others]} if others else {})


def _rule(rule: Rule) -> _Object:
    figures = measured(rule.code)
    properties: _Object = {"tags": ["translation", rule.family]} if rule.family else {"tags": ["translation"]}
    if figures:
        properties["measured"] = str(figures)
    described = {"id": rule.code, "shortDescription": {"text": rule.title}, "properties": properties}
    if rule.page:
        described |= {
            "fullDescription": {"text": rule.reason or rule.title},
            "help": {"text": rule.page, "markdown": rule.page},
        }
    return described


def _invocation(report: Report, order: Mapping[str, int]) -> _Object:
    return {
        "executionSuccessful": not any(n.kind == "failed" for n in report.notes),
        "toolExecutionNotifications": [_notification(n, order) for n in report.notes],
    }


def _notification(note: Note, order: Mapping[str, int]) -> _Object:
    about = (
        {"associatedRule": {"id": note.code, "index": order[note.code]}}
        if note.code in order
        else {"descriptor": {"id": note.code}}
    )
    return {"level": _LEVELS[note.kind], "message": _message(note.message), **about}


def _artifact(place: _Place, report: Report) -> _Object:
    article = place.article
    checked = any(s.target.name == article.name for s in report.stories)
    found: _Object = {
        "location": {k: v for k, v in place.location.items() if k != "index"},
        "properties": {"name": article.name, "language": article.language},
    }
    if checked:
        found["roles"] = ["analysisTarget"]
    if article.extracted:
        found["description"] = {"text": "Offsets count in the text taken out of this file."}
    if article.digest:
        found["hashes"] = {"sha-256": article.digest}
    return found


def _result(
    finding: Finding, decision: Decision | None, places: Mapping[str, _Place], order: Mapping[str, int]
) -> _Object:
    properties: _Object = {
        "severity": finding.severity,
        "category": finding.category,
        "stance": finding.stance,
        "confidence": round(finding.confidence, 3),
        "kind": wording.kind(finding),
    }
    if finding.suggestion:
        properties["suggestion"] = finding.suggestion
    if decision:
        properties["decision"] = decided(decision)
    level = SEVERITIES[finding.severity]
    result: _Object = {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": level.sarif,
        "rank": float(level.its),
        "message": _message(finding.message),
        "locations": [_location(finding, places)],
        "relatedLocations": [
            _location(e, places)
            | {"id": i, "message": _message(f"{wording.EVIDENCE[e.stance]}: {e.text or e.file}")}
            for i, e in enumerate(finding.evidence)
        ],
        # Told for every result or for none: an empty list says "not suppressed" (3.27.23).
        "suppressions": [_suppression(decision)] if decision and decision.status == "dismissed" else [],
        "properties": properties,
    }
    if finding.id:
        result["partialFingerprints"] = {"mtcheckFinding/v1": finding.id}
    return result


def _location(at: Finding | Evidence, places: Mapping[str, _Place]) -> _Object:
    place = places.get(at.file)
    physical: _Object = {
        "artifactLocation": place.location if place else {"uri": _relative(PurePath(at.file))}
    }
    # A version that is silent says nothing at any place.
    if isinstance(at, Finding) or at.stance != "silent":
        lines = place.lines_of(at.start, at.end) if place else {}
        offsets = {"charOffset": at.start, "charLength": at.end - at.start, "snippet": {"text": at.text}}
        physical["region"] = lines | offsets
    return {"physicalLocation": physical}


def _suppression(decision: Decision) -> _Object:
    return {"kind": "external", "status": "accepted", "justification": wording.decision(decision)}


def _message(text: str) -> _Object:
    """Article text in a message must form neither a placeholder (3.11.5) nor a link (3.11.6)."""
    text = text.replace("{", "{{").replace("}", "}}")
    return {"text": re.sub(r"\[(?=[^\[\]]*\]\()", r"\\[", text)}
