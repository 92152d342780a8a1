"""XLIFF 2.1 with ITS 2.0 Localization Quality Issues: the way back into a translation tool.

A unit for each pair of aligned sentences; where there is no original the checked text stands as source, alone.
Findings are annotations of the checked words, and notes of their unit. Sources: XLIFF 2.1 (OASIS Standard, 13
February 2018), "ITS Module"; ITS 2.0 (W3C Recommendation, 29 October 2013), "Localization Quality Issue".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, groupby
from typing import TYPE_CHECKING, ClassVar, Final

from mtcheck.report import wording
from mtcheck.report.base import is_dismissed
from mtcheck.report.escape import NOT_XML, flat, to_xml
from mtcheck.report.units import Document, Placed, Unit, documents
from mtcheck.taxonomy import SEVERITIES, category, rank
from mtcheck.types import Article, Evidence, Finding, Report

if TYPE_CHECKING:
    from lxml.etree import _Element

XLIFF: Final = "urn:oasis:names:tc:xliff:document:2.0"
ITS: Final = "http://www.w3.org/2005/11/its"
_XML: Final = "http://www.w3.org/XML/1998/namespace"

_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


class XliffReport:
    """One ``file`` for each checked text, in one XLIFF document."""

    name: ClassVar[str] = "xliff"
    filename: ClassVar[str] = "findings.xlf"

    def render(self, report: Report) -> bytes:
        """The document; dismissed findings are in it as issues that are not enabled."""
        from lxml import etree

        found = documents(report)
        root = etree.Element(_x("xliff"), nsmap={None: XLIFF, "its": ITS})
        root.set("version", "2.1")
        root.set("srcLang", _common([d.source or d.article for d in found]))
        translated = [d for d in found if d.source]
        if translated:
            root.set("trgLang", _common([d.article for d in translated]))
        root.set(f"{{{ITS}}}version", "2.0")
        root.set(f"{{{_XML}}}space", "preserve")
        issues = count(1)
        for number, document in enumerate(found or [Document("", None, None, ())], 1):
            _file(root, document, number, report, issues)
        return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def _x(name: str) -> str:
    return f"{{{XLIFF}}}{name}"


def _add(parent: _Element, name: str, **attributes: str) -> _Element:
    from lxml import etree

    return etree.SubElement(parent, _x(name), attributes)


def _common(articles: Sequence[Article | None]) -> str:
    """The language of all of them; a document has one ("mul": several; "und": not known)."""
    languages = {a.language if a and _LANGUAGE.fullmatch(a.language) else "und" for a in articles}
    return "mul" if len(languages) > 1 else next(iter(languages), "und")


def _file(root: _Element, document: Document, number: int, report: Report, issues: Iterator[int]) -> None:
    file = _add(root, "file", id=f"f{number}", srcDir=_direction(document.source or document.article))
    if document.name:
        file.set("original", to_xml(document.name))
    if document.source:
        file.set("trgDir", _direction(document.article))
    file.set(f"{{{ITS}}}annotatorsRef", "localization-quality-issue|mtcheck")
    said = [f"{v.file}: {v.sentence}" for v in report.verdicts if v.file == document.name]
    said += [f"Not checked, {n.code}: {n.message}" for n in report.notes if n.kind != "info"]
    if said:
        notes = _add(file, "notes")
        for words in said:
            _add(notes, "note", category="verdict").text = to_xml(flat(words))
    for i, unit in enumerate(document.units or [Unit("")], 1):
        _unit(file, unit, i, bool(document.source), report, issues)


def _direction(article: Article | None) -> str:
    return wording.direction(article.language if article else "")


def _unit(
    file: _Element, unit: Unit, number: int, translated: bool, report: Report, issues: Iterator[int]
) -> None:
    element = _add(file, "unit", id=f"u{number}")
    if unit.aside:
        element.set("translate", "no")
    spans = sorted(unit.findings, key=lambda p: (p.start, -p.end))
    grouped = [list(own) for _, own in groupby(spans, key=lambda p: (p.start, p.end))]
    annotations = [_annotation(element, own, i, report, issues) for i, own in enumerate(grouped, 1)]
    if unit.aside or spans:
        notes = _add(element, "notes")
        if unit.aside:
            _add(notes, "note", category="set aside").text = to_xml(flat(unit.aside))
        for i, placed in enumerate(spans, 1):
            _note(notes, placed.finding, i, "target" if translated else "source")
    segment = _add(element, "segment")
    source = _add(segment, "source")
    checked = source
    if translated:
        _fill(source, unit.source)
        if not unit.target and not unit.findings:
            return
        segment.set("state", "translated")
        checked = _add(segment, "target")
    ranges = [(own[0].start, own[0].end, a) for own, a in zip(grouped, annotations, strict=True)]
    _mark(checked, unit.target, ranges)


def _annotation(
    unit: _Element, findings: Sequence[Placed], number: int, report: Report, issues: Iterator[int]
) -> dict[str, str]:
    """Attributes of the marker of one stretch of words; several findings about it are listed apart, in the unit."""
    from lxml import etree

    marker = {"id": f"m{number}", "type": "its:generic"}
    if len(findings) == 1:
        issue = _issue(findings[0].finding, report)
        return marker | {f"{{{ITS}}}{name}": value for name, value in issue.items()}
    key = f"q{next(issues)}"
    listed = etree.SubElement(unit, f"{{{ITS}}}locQualityIssues", {f"{{{_XML}}}id": key})
    for placed in findings:
        etree.SubElement(listed, f"{{{ITS}}}locQualityIssue", _issue(placed.finding, report))
    return marker | {f"{{{ITS}}}locQualityIssuesRef": f"#its={key}"}


def _issue(finding: Finding, report: Report) -> dict[str, str]:
    comment = finding.message + (f" Suggestion: {finding.suggestion}" if finding.suggestion else "")
    issue = {
        "locQualityIssueType": category(finding.category).its,
        "locQualityIssueComment": to_xml(flat(comment)),
        "locQualityIssueSeverity": str(SEVERITIES[finding.severity].its),
    }
    return issue | ({"locQualityIssueEnabled": "no"} if is_dismissed(report, finding) else {})


def _note(notes: _Element, finding: Finding, number: int, side: str) -> None:
    """What a tool that knows no ITS shows: the finding in words. Priority 1 is the highest."""
    words = [
        f"{finding.severity.upper()} {wording.kind(finding)} [{finding.code}]",
        f"“{finding.text}”",
        finding.message,
        *(_said(e) for e in finding.evidence),
    ]
    priority = str(1 + max(map(rank, SEVERITIES)) - rank(finding.severity))
    note = _add(
        notes, "note", id=f"n{number}", appliesTo=side, category=to_xml(finding.code), priority=priority
    )
    note.text = to_xml("\n".join(filter(None, map(flat, words))))


def _said(evidence: Evidence) -> str:
    return f"{wording.EVIDENCE[evidence.stance]}: {evidence.file}: {evidence.text}".rstrip(": ")


_Range = tuple[int, int, dict[str, str]]


def _mark(parent: _Element, text: str, ranges: Sequence[_Range]) -> None:
    """Write ``text`` with its markers.

    Args:
        parent: element to fill.
        text: the words.
        ranges: start, end and attributes of each marker, by start, longer ones first. One that reaches out of
            the one before it is told by a pair of empty markers, as XLIFF asks for.
    """
    from lxml import etree

    events: list[tuple[int, int, int, str, dict[str, str]]] = []
    open_until: list[int] = []
    for start, end, attributes in ranges:
        while open_until and open_until[-1] <= start:
            open_until.pop()
        if start == end:
            events.append((start, 2, 0, "point", attributes))
        elif open_until and end > open_until[-1]:
            events.append((start, 1, -end, "sm", attributes))
            events.append((end, 0, 0, "em", {"startRef": attributes["id"]}))
        else:
            open_until.append(end)
            events.append((start, 1, -end, "open", attributes))
            # Of those that close at one place the one that was opened last closes first.
            events.append((end, 0, -start, "close", {}))
    here, at = parent, 0
    for place, _, _, what, attributes in sorted(events, key=lambda e: e[:3]):
        _fill(here, text[at:place])
        at = place
        if what == "open":
            here = etree.SubElement(here, _x("mrk"), attributes)
        elif what == "close":
            above = here.getparent()
            assert above is not None
            here = above
        else:
            etree.SubElement(here, _x("mrk" if what == "point" else what), attributes)
    _fill(here, text[at:])


def _fill(element: _Element, text: str) -> None:
    """Append text; a character that XML cannot hold becomes a ``cp`` element, as XLIFF has it."""
    at = 0
    for match in NOT_XML.finditer(text):
        _append(element, text[at : match.start()])
        _add(element, "cp", hex=f"{ord(match[0]):04X}")
        at = match.end()
    _append(element, text[at:])


def _append(element: _Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
