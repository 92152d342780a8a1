"""What a person sees on a terminal: verdicts, what was not checked, findings worst first.

Everything is built of `rich.text.Text`, never of markup, and passes `harmless`: no word of an article
can colour, move or clear anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from mtcheck.merge import advice
from mtcheck.report import wording
from mtcheck.report.base import is_dismissed
from mtcheck.report.escape import flat
from mtcheck.report.text import harmless

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

    from mtcheck.types import Article, Evidence, Finding, Report, Severity, Verdict

#: Columns from which on a line is no longer easy to read.
WIDEST: Final = 100
#: Characters shown on either side of the words of a finding, and of its evidence.
_REACH, _EVIDENCE_REACH = 160, 60
#: Versions shown for a finding; of the others only how many they are.
_EVIDENCE_LINES: Final = 3

_STYLES: Final[dict[str, str]] = {"critical": "bold red", "major": "bold yellow", "minor": "bold cyan"}
# The shapes of the report's page: severity is never told by colour alone.
_SHAPES: Final[dict[str, str]] = {"critical": "■", "major": "▲", "minor": "○", "": "✓"}
_SIGNS: Final[dict[str, str]] = {"differs": "≠", "agrees": "="}


def show(report: Report, console: Console) -> None:
    """Write the summary of a report.

    Args:
        report: what was found.
        console: on a terminal; lines wrap at its width, at most at `WIDEST`.
    """
    width = min(console.width, WIDEST)
    for part in _parts(report):
        console.print(part, width=width)


def verdict_table(report: Report) -> Table:
    """The verdicts, one a line, with the counts of each."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("Version", overflow="fold")
    for name in (*wording.WORST_FIRST, "dismissed"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Verdict", overflow="fold", ratio=1)
    not_run = sum(n.kind != "info" for n in report.notes)
    for verdict in report.verdicts:
        worst = _worst(verdict)
        dismissed = sum(f.file == verdict.file and is_dismissed(report, f) for f in report.findings)
        table.add_row(
            _text(_SHAPES[worst], _style(worst)),
            _text(verdict.file),
            *(_text(str(verdict.counts[s] or "–"), _look(s, verdict.counts[s])) for s in wording.WORST_FIRST),
            _text(str(dismissed or "–"), "" if dismissed else "dim"),
            _text(advice(verdict.counts, dismissed, not_run), _style(worst) if worst == "critical" else ""),
        )
    return table


def _parts(report: Report) -> Iterator[RenderableType]:
    articles = {a.name: a for a in report.articles}
    for verdict in report.verdicts:
        worst = _worst(verdict)
        language = wording.language_name(articles[verdict.file].language) if verdict.file in articles else ""
        yield _line((f"{_SHAPES[worst]} {verdict.file}", _style(worst)), (f"  {language}", "dim"))
        yield _indented(_text(verdict.sentence, "bold"), 2)
    loud = [n for n in report.notes if n.kind != "info"]
    if loud:
        yield _rule("NOT CHECKED", len(loud), "bold")
        yield _indented(_text("These errors were not looked for: that none is listed proves nothing."), 2)
        for note in loud:
            yield _indented(_line((note.code, "bold"), (f"  {flat(note.message)}", "")), 2)
    for name, findings in wording.in_order(report).items():
        standing = [f for f in findings if not is_dismissed(report, f)]
        if standing and len(report.verdicts) > 1:
            yield ""
            yield _text(name, "bold underline")
        yield from _by_severity(standing, articles)
        dismissed = len(findings) - len(standing)
        if dismissed:
            yield ""
            yield _text(f"Not shown: {dismissed} dismissed by an editor.", "dim")
    quiet = [n for n in report.notes if n.kind == "info"]
    if quiet:
        yield ""
    for note in quiet:
        yield _text(flat(note.message), "dim")


def _by_severity(findings: Sequence[Finding], articles: dict[str, Article]) -> Iterator[RenderableType]:
    for severity in wording.WORST_FIRST:
        own = [f for f in findings if f.severity == severity]
        if own:
            yield _rule(f"{_SHAPES[severity]} {severity.upper()}", len(own), _STYLES[severity])
        for finding in own:
            yield from _finding(finding, articles)
            if finding is not own[-1]:
                yield ""


def _finding(finding: Finding, articles: dict[str, Article]) -> Iterator[RenderableType]:
    case = f"  {finding.code}  {wording.stance(finding)}; confidence {wording.confidence(finding)}"
    yield _indented(_line((wording.kind(finding), "bold"), (case, "dim")), 2)
    yield _indented(_line(*_quoted(finding, articles, _REACH, f"underline {_STYLES[finding.severity]}")), 4)
    yield _indented(_text(flat(finding.message)), 4)
    spoken = sorted((e for e in finding.evidence if e.stance != "silent"), key=lambda e: e.stance == "agrees")
    for e in spoken[:_EVIDENCE_LINES]:
        sign = (f"{_SIGNS[e.stance]} {wording.EVIDENCE[e.stance]} ", "bold" if e.stance == "differs" else "")
        said = _quoted(e, articles, _EVIDENCE_REACH, "underline")
        yield _indented(_line(sign, (flat(e.file), "italic"), (_after_name(e, articles), ""), *said), 4)
    if len(spoken) > _EVIDENCE_LINES:
        yield _indented(_text(f"and {len(spoken) - _EVIDENCE_LINES} more", "dim"), 4)
    if finding.suggestion:
        yield _indented(_line(("→ ", ""), (flat(finding.suggestion), "bold green")), 4)


def _after_name(evidence: Evidence, articles: dict[str, Article]) -> str:
    """A colon; a mark after it keeps a name apart from words that run the other way."""
    there = articles.get(evidence.file)
    return ": \u200e" if there and wording.direction(there.language) == "rtl" else ": "


def _quoted(
    what: Finding | Evidence, articles: dict[str, Article], reach: int, style: str
) -> tuple[tuple[str, str], ...]:
    """Words in their sentence: in brackets too, for terminals and copies without styles."""
    if what.file not in articles:
        return ((f"[{flat(what.text)}]", style),)
    before, words, after = wording.context(articles[what.file], what.start, what.end, reach)
    return (_joined(before, True), ""), (f"[{flat(words)}]", style), (_joined(after, False), "")


def _joined(text: str, before: bool) -> str:
    """Context on one line that keeps the space between it and the words."""
    line = flat(text)
    if before:
        return f"{line} " if line and text[-1:].isspace() else line
    return f" {line}" if line and text[:1].isspace() else line


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(harmless(text), style)


def _line(*parts: tuple[str, str]) -> Text:
    """Texts, each in its style, on one line."""
    from rich.text import Text

    return Text.assemble(*((harmless(text), style) for text, style in parts))


def _rule(title: str, count: int, style: str) -> RenderableType:
    from rich.console import Group
    from rich.rule import Rule

    return Group("", Rule(_text(f"{title} ({count})", style), style="dim", align="left"))


def _indented(text: Text, columns: int) -> RenderableType:
    from rich.padding import Padding

    return Padding(text, (0, 0, 0, columns), expand=False)


def _worst(verdict: Verdict) -> Severity | str:
    return next((s for s in wording.WORST_FIRST if verdict.counts[s]), "")


def _style(worst: str) -> str:
    return _STYLES.get(worst, "bold green")


def _look(severity: str, count: int) -> str:
    return _STYLES[severity] if count else "dim"
