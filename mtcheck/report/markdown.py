"""A few lines of Markdown for a chat or a comment: the verdict and the gravest findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from mtcheck.report import wording
from mtcheck.report.base import is_dismissed
from mtcheck.report.escape import flat
from mtcheck.taxonomy import rank
from mtcheck.types import Article, Finding, Report

#: Findings shown; a chat is no place for more.
MOST: Final = 10
#: Characters of a text, of the words of a finding, and on either side of a place without words.
_LONGEST, _WORDS, _REACH = 240, 100, 40

# An invisible joiner on either side of these ends what a chat would take for a mention, a channel, a tag or an address.
_JOINER: Final = "\u2060"
_LIVE: Final = re.compile(r"[@#<]|:(?=//|[a-z+-][\w+-]*:)|(?<=\w)\.(?=[^\W\d_]{2})", re.IGNORECASE)
_MARKUP: Final = re.compile(r"([\\`*_\[\]~])")


class MarkdownReport:
    """CommonMark in which nothing from an article can make a link, a mention, an image or a tag."""

    name: ClassVar[str] = "markdown"
    filename: ClassVar[str] = "report.md"

    def render(self, report: Report) -> str:
        """Verdicts, at most `MOST` findings, the worst first, and what was not checked."""
        return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    articles = {a.name: a for a in report.articles}
    for verdict in report.verdicts:
        yield f"**{_prose(verdict.file)}**: {_prose(verdict.sentence)}"
        yield ""
    listed = [f for own in wording.in_order(report).values() for f in own if not is_dismissed(report, f)]
    # The sort keeps the order of versions, and of the text, within a severity.
    listed.sort(key=lambda f: -rank(f.severity))
    for number, finding in enumerate(listed[:MOST], 1):
        yield f"{number}. {_finding(finding, articles, len(report.verdicts) > 1)}"
    rest = [f"{len(listed) - MOST} more in the full report"] if len(listed) > MOST else []
    dismissed = len(report.findings) - len(listed)
    rest += [f"{dismissed} dismissed earlier"] if dismissed else []
    if rest:
        yield ""
        yield f"{', '.join(rest)}."
    for note in report.notes:
        if note.kind != "info":
            yield ""
            yield f"Not checked: {_prose(note.message)}"


def _finding(finding: Finding, articles: dict[str, Article], several: bool) -> str:
    where = f" in {_prose(finding.file)}" if several else ""
    fix = f" Suggestion: {_code(finding.suggestion)}" if finding.suggestion else ""
    kind = _prose(wording.kind(finding))
    return f"**{finding.severity.capitalize()}**: {kind}{where}: {_words(finding, articles)} {_prose(finding.message)}{fix}"


def _words(finding: Finding, articles: dict[str, Article]) -> str:
    if finding.text.strip() or finding.file not in articles:
        return _code(finding.text)
    before, _, after = wording.context(articles[finding.file], finding.start, finding.end, _REACH)
    return _code(f"{before}[ ]{after}")


def _prose(text: str) -> str:
    text = wording.shortened(wording.visible(flat(text)), _LONGEST)
    text = _LIVE.sub(lambda m: f"{_JOINER}{m[0]}{_JOINER}", text).replace("&", "&amp;")
    return _MARKUP.sub(r"\\\1", text).replace("<", "&lt;")


def _code(text: str) -> str:
    """The words as code: no chat reads anything into them."""
    text = wording.shortened(wording.visible(flat(text)), _WORDS).replace("`", "ˋ")
    return f"`{text.replace('<', '<' + _JOINER) or ' '}`"
