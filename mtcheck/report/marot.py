"""Marot: the table that the MQM viewer of the WMT evaluations reads.

Source: google-research/marot, README, "Data file format": ten columns between tabs, one line a marked error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, ClassVar, Final

from mtcheck.report.base import decision_on, is_dismissed
from mtcheck.report.escape import flat, to_json
from mtcheck.report.jsonl import decided
from mtcheck.report.units import Document, Placed, Unit, documents
from mtcheck.report.wording import visible
from mtcheck.taxonomy import SEVERITIES, category
from mtcheck.types import Report

COLUMNS: Final = (
    "system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata",
)  # fmt: skip
_NO_ERROR: Final = "no-error"


class MarotReport:
    """A line for each finding and for each sentence without one; the checked articles are the systems."""

    name: ClassVar[str] = "marot"
    filename: ClassVar[str] = "findings.tsv"

    def render(self, report: Report) -> str:
        """The table; dismissed findings are the ``deleted_errors`` of their sentence."""
        lines = ["\t".join(COLUMNS)]
        for document in documents(report):
            evaluation = {"evaluation": _evaluation(document, report)}
            # Blocks set aside are no part of the translation; what was found in them is.
            shown = [u for u in document.units if u.findings or not u.aside]
            for number, unit in enumerate(shown, 1):
                for marked, metadata in _rows(unit, report):
                    lines.append(_line(document, number, unit, marked, metadata | evaluation))
                    evaluation = {}
        return "\n".join(lines) + "\n"


def _rows(unit: Unit, report: Report) -> Iterator[tuple[Placed | None, dict[str, Any]]]:
    """Each standing finding with its metadata; None where there is none."""
    deleted = [_deleted(unit, p, report) for p in unit.findings if is_dismissed(report, p.finding)]
    about: dict[str, Any] = {"deleted_errors": deleted} if deleted else {}
    if not unit.source:
        about["source_not_seen"] = True
    standing: Sequence[Placed | None] = [p for p in unit.findings if not is_dismissed(report, p.finding)]
    for placed in standing or [None]:
        yield placed, (_metadata(placed, report) if placed else {}) | about
        about.pop("deleted_errors", None)


def _line(
    document: Document, number: int, unit: Unit, marked: Placed | None, metadata: dict[str, Any]
) -> str:
    target = _safe(unit.target)
    if marked:
        parts = (
            unit.target[: marked.start],
            unit.target[marked.start : marked.end],
            unit.target[marked.end :],
        )
        target = "{}<v>{}</v>{}".format(*map(_safe, parts))
    finding = marked.finding if marked else None
    cells = (
        _quoteless(document.name),
        _quoteless(_name(document)),
        str(number),
        "0",
        "mtcheck",
        _safe(unit.source),
        target,
        category(finding.category).marot if finding else _NO_ERROR,
        SEVERITIES[finding.severity].marot if finding else _NO_ERROR,
        to_json(metadata),
    )
    return "\t".join(cells)


def _name(document: Document) -> str:
    """The original's name, so that its translations share a document, and the languages."""
    languages = [a.language or "und" for a in (document.source, document.article) if a]
    return f"{document.source.name if document.source else document.name}:{'-'.join(languages)}"


def _safe(text: str) -> str:
    """``text`` as HTML, for Marot puts it into its page as it is; and on one line, character for character."""
    return _html("".join(" " if c.isspace() else c for c in text))


def _quoteless(name: str) -> str:
    """A name that ends no attribute and no string: Marot makes filter expressions of names."""
    return _safe(name.replace('"', "”").replace("\\", "/"))


def _html(text: str) -> str:
    return escape(visible(text), quote=False)


def _metadata(placed: Placed, report: Report) -> dict[str, Any]:
    finding = placed.finding
    note = finding.message + (f" Suggestion: {finding.suggestion}" if finding.suggestion else "")
    decision = decision_on(report, finding)
    # The fields under "mtcheck" are for filter expressions; Marot shows none of them.
    own = {
        "id": finding.id,
        "code": finding.code,
        "check": finding.check,
        "category": finding.category,
        "stance": finding.stance,
        "confidence": round(finding.confidence, 3),
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
    }
    return {
        "note": _html(flat(note)),
        "marked_text": _html(finding.text),
        "mtcheck": own | ({"decision": decided(decision)} if decision else {}),
    }


def _deleted(unit: Unit, placed: Placed, report: Report) -> dict[str, Any]:
    kind, _, subkind = category(placed.finding.category).marot.partition("/")
    return {
        "location": "translation",
        "severity": SEVERITIES[placed.finding.severity].marot,
        "type": kind,
        "subtype": subkind,
        "prefix": _safe(unit.target[: placed.start]),
        "selected": _safe(unit.target[placed.start : placed.end]),
        "metadata": _metadata(placed, report),
    }


def _evaluation(document: Document, report: Report) -> dict[str, Any]:
    return {
        "template": "mtcheck",
        "source_language": document.source.language if document.source else "",
        "target_language": document.article.language if document.article else "",
        "signature": dict(report.signature),
    }
