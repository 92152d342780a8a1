"""The checks a report is about, as other formats call them: rules, test cases."""

from __future__ import annotations

from dataclasses import dataclass

from mtcheck.report import wording
from mtcheck.types import Finding, Report


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as it is told to other programs.

    Args:
        code: such as "NUM001".
        family: such as "number", "" where the check is not installed here.
        title: first line of its catalogue page; the code where nothing is known of the check.
        reason: the page's paragraph on why the check is there, "" where there is none.
        page: the whole page, "" where the check is not installed here.
    """

    code: str
    family: str
    title: str
    reason: str
    page: str


def rules_of(report: Report) -> dict[str, Rule]:
    """The checks that ran, should have run, or found something, by code, in order.

    Args:
        report: its signature names the checks that ran.

    Raises:
        CheckError: a check that is installed cannot be loaded.
    """
    from mtcheck.checks.registry import all_checks, page, title

    known = {check.code: check for check in all_checks()}
    found: dict[str, Finding] = {f.code: f for f in reversed(report.findings)}
    codes = {
        *report.signature.get("checks", "").split(),
        *found,
        *(n.code for n in report.notes if n.kind != "info"),
    }
    rules = {}
    for code in sorted(codes):
        if code in known:
            text = page(known[code])
            rules[code] = Rule(code, known[code].family, title(known[code]), _paragraph(text, "Why:"), text)
        else:
            # A report may outlive the check that made it.
            name = wording.kind(found[code]) if code in found else code
            rules[code] = Rule(code, found[code].check if code in found else "", name, "", "")
    return rules


def _paragraph(page: str, opening: str) -> str:
    for paragraph in page.split("\n\n"):
        if paragraph.startswith(opening):
            words = " ".join(paragraph.removeprefix(opening).split())
            return words[:1].upper() + words[1:]
    return ""
