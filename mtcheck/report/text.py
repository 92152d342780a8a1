"""The summary for a terminal: plain text, no colours, nothing that could drive the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtcheck.report import wording
from mtcheck.types import Article, Evidence, Finding, Report

#: Characters shown on either side of the words, in the finding and in its evidence.
_REACH = 60


class TextReport:
    """Verdicts, what was not checked, then every finding with its reason and first evidence."""

    name: ClassVar[str] = "text"
    suffix: ClassVar[str] = ".txt"

    def render(self, report: Report) -> str:
        """The summary, ending in a line end."""
        return "\n".join(wording.visible(line) for line in _lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    articles = {a.name: a for a in report.articles}
    for verdict in report.verdicts:
        yield _flat(f"{verdict.file}: {verdict.sentence}")
    loud = [n for n in report.notes if n.kind != "info"]
    if loud:
        yield ""
        yield "NOT CHECKED"
        for note in loud:
            yield f"  {note.code}  {_flat(note.message)}"
    for name, findings in wording.in_order(report).items():
        if not findings:
            continue
        yield ""
        yield _flat(f"{name} ({len(findings)} {'finding' if len(findings) == 1 else 'findings'})")
        for finding in findings:
            yield from _finding(finding, articles)


def _finding(finding: Finding, articles: dict[str, Article]) -> Iterator[str]:
    yield ""
    yield f"  {finding.severity.upper()}  {wording.kind(finding)}  [{finding.code}]"
    yield f"    {_quoted(finding.file, finding.start, finding.end, finding.text, articles)}"
    yield f"    {_flat(finding.message)}"
    yield f"    {wording.stance(finding)}; confidence {wording.confidence(finding)}"
    shown = _telling(finding)
    if shown:
        words = _quoted(shown.file, shown.start, shown.end, shown.text, articles)
        yield f"    {wording.EVIDENCE[shown.stance]}: {_flat(shown.file)}: {words}"
        more = sum(e.stance != "silent" for e in finding.evidence) - 1
        if more > 0:
            yield f"    and {more} more"
    if finding.suggestion:
        yield f"    Suggestion: {_flat(finding.suggestion)}"


def _telling(finding: Finding) -> Evidence | None:
    """The first version that stands against the finding, or the first that says anything."""
    spoken = [e for e in finding.evidence if e.stance != "silent"]
    return next((e for e in spoken if e.stance == "differs"), spoken[0] if spoken else None)


def _quoted(file: str, start: int, end: int, text: str, articles: dict[str, Article]) -> str:
    if file not in articles:
        return f"[{_flat(text)}]"
    before, words, after = wording.context(articles[file], start, end, _REACH)
    return _flat(f"{before}[{words}]{after}")


def _flat(text: str) -> str:
    return " ".join(text.split())
