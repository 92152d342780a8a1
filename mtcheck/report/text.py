"""The summary for a terminal: plain text, no colours, nothing that could drive the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from mtcheck.report import wording
from mtcheck.report.base import is_dismissed
from mtcheck.report.escape import flat
from mtcheck.types import Article, Evidence, Finding, Report

#: Characters shown on either side of the words, in the finding and in its evidence.
_REACH = 60

_BREAKS: Final = re.compile("[\\t\\n\\r\\u2028\\u2029]+")
# Embeddings and isolates reach on to the end of the line, over our own words.
_REACHING: Final = re.compile("[\u202a-\u202c\u2066-\u2069]")


class TextReport:
    """Verdicts, what was not checked, then every finding with its reason and first evidence."""

    name: ClassVar[str] = "text"
    filename: ClassVar[str] = "summary.txt"

    def render(self, report: Report) -> str:
        """The summary, ending in a line end."""
        return "\n".join(map(harmless, _lines(report))) + "\n"


def harmless(text: str) -> str:
    """``text`` on one line, with everything made visible that could drive a terminal or turn its line round."""
    line = _BREAKS.sub(" ", text)
    return _REACHING.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", wording.visible(line))


def _lines(report: Report) -> Iterator[str]:
    articles = {a.name: a for a in report.articles}
    for verdict in report.verdicts:
        yield flat(f"{verdict.file}: {verdict.sentence}")
    loud = [n for n in report.notes if n.kind != "info"]
    if loud:
        yield ""
        yield "NOT CHECKED"
        for note in loud:
            yield f"  {note.code}  {flat(note.message)}"
    for name, findings in wording.in_order(report).items():
        standing = [f for f in findings if not is_dismissed(report, f)]
        dismissed = f", {len(findings) - len(standing)} dismissed" if len(standing) < len(findings) else ""
        if not findings:
            continue
        yield ""
        count = f"{len(standing)} {'finding' if len(standing) == 1 else 'findings'}"
        yield flat(f"{name} ({count}{dismissed})")
        for finding in standing:
            yield from _finding(finding, articles)


def _finding(finding: Finding, articles: dict[str, Article]) -> Iterator[str]:
    yield ""
    yield f"  {finding.severity.upper()}  {wording.kind(finding)}  [{finding.code}]"
    yield f"    {_quoted(finding.file, finding.start, finding.end, finding.text, articles)}"
    yield f"    {flat(finding.message)}"
    yield f"    {wording.stance(finding)}; confidence {wording.confidence(finding)}"
    shown = _telling(finding)
    if shown:
        words = _quoted(shown.file, shown.start, shown.end, shown.text, articles)
        yield f"    {wording.EVIDENCE[shown.stance]}: {flat(shown.file)}: {words}"
        more = sum(e.stance != "silent" for e in finding.evidence) - 1
        if more > 0:
            yield f"    and {more} more"
    if finding.suggestion:
        yield f"    Suggestion: {flat(finding.suggestion)}"


def _telling(finding: Finding) -> Evidence | None:
    """The first version that stands against the finding, or the first that says anything."""
    spoken = [e for e in finding.evidence if e.stance != "silent"]
    return next((e for e in spoken if e.stance == "differs"), spoken[0] if spoken else None)


def _quoted(file: str, start: int, end: int, text: str, articles: dict[str, Article]) -> str:
    if file not in articles:
        return f"[{flat(text)}]"
    before, words, after = wording.context(articles[file], start, end, _REACH)
    return flat(f"{before}[{words}]{after}")
