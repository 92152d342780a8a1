"""JUnit XML: one test case for each check and version, for dashboards of continuous integration.

Source: the form that Jenkins, GitLab and pytest share (jenkinsci/xunit-plugin, ``junit-10.xsd``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from mtcheck.report import wording
from mtcheck.report.base import is_dismissed
from mtcheck.report.escape import flat, to_xml
from mtcheck.report.rules import Rule, rules_of
from mtcheck.taxonomy import rank
from mtcheck.types import Finding, Note, Report

if TYPE_CHECKING:
    from lxml.etree import _Element

#: From this severity on a finding fails its test case.
FAILS = "major"


class JunitReport:
    """A suite for each checked version. A check that did not run is skipped, one that broke is an error."""

    name: ClassVar[str] = "junit"
    filename: ClassVar[str] = "junit.xml"

    def render(self, report: Report) -> bytes:
        """The suites; findings below `FAILS`, and those dismissed, are in the output of their test case."""
        from lxml import etree

        root = etree.Element("testsuites", name="mtcheck")
        rules = rules_of(report)
        for name, findings in wording.in_order(report).items():
            suite = _add(root, "testsuite", name=name)
            properties = _add(suite, "properties")
            for key, value in report.signature.items():
                _add(properties, "property", name=key, value=value)
            for rule in rules.values():
                own = [f for f in findings if f.code == rule.code]
                _case(suite, rule, name, own, [n for n in report.notes if n.code == rule.code], report)
            _count(suite, suite)
        _count(root, root)
        return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _case(
    suite: _Element,
    rule: Rule,
    version: str,
    findings: Sequence[Finding],
    notes: Sequence[Note],
    report: Report,
) -> None:
    name = rule.code if rule.title == rule.code else f"{rule.code} {rule.title}"
    case = _add(suite, "testcase", classname=f"mtcheck.{rule.family}".rstrip("."), name=name, file=version)
    standing = [f for f in findings if not is_dismissed(report, f)]
    failing = [f for f in standing if rank(f.severity) >= rank(FAILS)]
    for note in notes:
        if note.kind != "info":
            _add(case, "error" if note.kind == "failed" else "skipped", message=flat(note.message))
    if failing:
        what = f"{len(failing)} {'finding' if len(failing) == 1 else 'findings'}: {failing[0].message}"
        failure = _add(case, "failure", type=failing[0].severity, message=flat(what))
        failure.text = to_xml("\n\n".join(map(_told, failing)))
    rest = [_told(f) for f in standing if rank(f.severity) < rank(FAILS)]
    rest += [f"Dismissed. {_told(f)}" for f in findings if is_dismissed(report, f)]
    if rest:
        _add(case, "system-out").text = to_xml("\n\n".join(rest))


def _told(finding: Finding) -> str:
    """A finding in three lines: what, the words, why."""
    lines = (
        f"{finding.severity.upper()} {wording.kind(finding)}, {finding.start}-{finding.end}",
        f"“{finding.text}”",
        finding.message,
    )
    return "\n".join(filter(None, map(flat, lines)))


def _count(element: _Element, under: _Element) -> None:
    cases = list(under.iter("testcase"))
    element.set("tests", str(len(cases)))
    for attribute, child in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(sum(c.find(child) is not None for c in cases)))


def _add(parent: _Element, tag: str, **attributes: str) -> _Element:
    from lxml import etree

    return etree.SubElement(parent, tag, {k: to_xml(v) for k, v in attributes.items()})
