"""Typography that a translation engine broke: spaces lost or gained round punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final, NamedTuple

from mtcheck.checks.base import finding
from mtcheck.types import Article, Finding, Span, Story

# In other languages endings are written right after a quotation mark, or words are not spaced.
_SPACED: Final = frozenset("en fr es de it pt nl ca gl ro pl cs sk hr sl da sv no".split())
_SPACE_BEFORE_MARKS: Final = frozenset({"fr", "br"})
_ENDINGS: Final = frozenset("s es ed d er ers ing ish ism ist like y m th".split())
_DOMAINS: Final = "com|net|org|gov|edu|info|news|io|js|co|tv|de|fr|es|it|uk|eu"
_WORD_AT_END = re.compile(r"[\w’'-]+[.,!?;:…]?\s?$")
_WORD_AT_START = re.compile(r"[^\W\d_][\w’'-]*")
_NO_PROSE = re.compile(r"\S*(?:://|www\.|@|\\|_|/|[=<>{}|#$])\S*")


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    repair: str
    reason: str


_BEFORE_COMMA = _Rule(
    re.compile(r"(?P<a>[^\W\d_]{2,}|\b\d+) (?P<b>[,;.])(?=\s+[^\W\d_]|\s*$)"),
    r"\g<a>\g<b>",
    "A space stands before the punctuation mark.",
)
_BEFORE_MARK = _Rule(
    re.compile(r"(?P<a>[^\W\d_]{2,}) (?P<b>[!?])(?=\s+[^\W\d_]|\s*$)"),
    r"\g<a>\g<b>",
    "A space stands before the punctuation mark.",
)
_ANY_LANGUAGE: Final = (
    _Rule(
        re.compile(r"(?P<a>[^\W\d_]{2,})(?:, ?,|(?P<b>;) ?;)(?=\s)"),
        r"\g<a>,",
        "The punctuation mark stands twice.",
    ),
    _Rule(
        re.compile(r"(?P<a>[^\W\d_]{3,})(?:\. \.|,\.|\.\.)(?=\s+[^\W\d_]|\s*$)"),
        r"\g<a>.",
        "The full stop stands twice.",
    ),
    _Rule(
        re.compile(
            rf"(?<![\w.@/#-])(?P<a>[^\W\dA-ZÀ-Þ_]{{3,}}|[A-ZÀ-Þ][^\W\dA-ZÀ-Þ_]{{3,}})(?P<b>[.?])"
            rf"(?!(?i:{_DOMAINS})\b)(?P<c>[A-ZÀ-Þ][a-zß-ÿ]+)(?=[\s,])"
        ),
        r"\g<a>\g<b> \g<c>",
        "Two sentences are glued together.",
    ),
    _Rule(
        re.compile(r"(?<![\d.,])(?P<a>\d{1,3}) (?P<b>[.,])(?P<c>\d{1,3})(?!\w|[.,]\d)"),
        r"\g<a>\g<b>\g<c>",
        "A space stands inside the number.",
    ),
)


class SpacingCheck:
    """Broken spacing and punctuation.

    Why: engines lose the no-break spaces of French marks, swallow the space after a quotation, or leave
    two full stops; the reader stumbles and doubts the rest.

    Flags: a word glued to a closing or an opening quotation mark, a space before a comma, full stop or
    question mark, a mark that stands twice, two sentences without a space, a space at one end inside
    quotation marks, a space inside a number.

    Leaves alone: addresses of the web and mail, file names and code, abbreviations, initials, times,
    emoticons, French spacing, suffixes after quotation marks, languages that do not space words, and any
    place where markup stood in the file.

    Source: CLDR general punctuation guidelines; Lexique des règles typographiques for French.
    """

    code: ClassVar[str] = "SPC001"
    family: ClassVar[str] = "mt-artefact"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        seen: set[int] = set()
        for span, repaired, reason in sorted(_flaws(target)):
            if not _is_checked(target, span) or not _is_as_written(target, span) or span.start in seen:
                continue
            seen.add(span.start)
            yield finding(
                self,
                target,
                span,
                reason,
                category="linguistic conventions/textual conventions",
                severity="minor",
                stance="garbled",
                confidence=0.9,
                suggestion=repaired,
            )


def _flaws(article: Article) -> Iterator[tuple[Span, str, str]]:
    if article.language not in _SPACED:
        return
    yield from _at_quotations(article)
    french = article.language in _SPACE_BEFORE_MARKS
    rules = (_BEFORE_COMMA, *(() if french else (_BEFORE_MARK,)), *_ANY_LANGUAGE)
    for block in article.blocks:
        text = article.plain[block.start : block.end]
        not_prose = [m.span() for m in _NO_PROSE.finditer(text)]
        for rule in rules:
            for match in rule.pattern.finditer(text):
                if not any(a < match.end() and match.start() < b for a, b in not_prose):
                    span = Span(block.start + match.start(), block.start + match.end())
                    yield span, match.expand(rule.repair), rule.reason


def _at_quotations(article: Article) -> Iterator[tuple[Span, str, str]]:
    plain = article.plain
    for quotation in article.quotations:
        has_closing = quotation.closed and quotation.end > quotation.inner.end
        mark = plain[quotation.start]
        if mark in "'‘’‚‹›":
            continue
        word = _WORD_AT_START.match(plain, quotation.end)
        if has_closing and word and word[0] not in _ENDINGS:
            before = _WORD_AT_END.search(plain, max(quotation.start, quotation.end - 41), quotation.end - 1)
            if before:
                glued = plain[before.start() : quotation.end]
                yield (
                    Span(before.start(), word.end()),
                    f"{glued} {word[0]}",
                    "There is no space after the closing quotation mark.",
                )
        first = _WORD_AT_START.match(plain, quotation.inner.start)
        if quotation.start and plain[quotation.start - 1].isalpha() and first and has_closing:
            before = _WORD_AT_END.search(plain, max(0, quotation.start - 40), quotation.start)
            if before:
                yield (
                    Span(before.start(), first.end()),
                    f"{before[0]} {plain[quotation.start : first.end()]}",
                    "There is no space before the opening quotation mark.",
                )
        yield from _uneven(plain, quotation.start, quotation.inner, quotation.end, has_closing)


def _uneven(
    plain: str, start: int, inner: Span, end: int, has_closing: bool
) -> Iterator[tuple[Span, str, str]]:
    """A space at one end only, inside curly marks."""
    opens, closes = inner.start > start + 1, has_closing and inner.end < end - 1
    if not has_closing or plain[start] not in "“„" or opens == closes or "\n" in plain[start:end]:
        return
    reason = "There is a space at one end inside the quotation marks."
    words = plain[slice(*inner)].split(" ")
    if opens:
        last = inner.start + len(words[0])
        yield Span(start, last), plain[start] + words[0], reason
    else:
        first = inner.end - len(words[-1])
        yield Span(first, end), words[-1] + plain[end - 1], reason


def _is_checked(article: Article, span: Span) -> bool:
    return any(b.is_checked and b.start <= span.start and span.end <= b.end for b in article.blocks)


def _is_as_written(article: Article, span: Span) -> bool:
    """Whether the file has these characters side by side: no tag or reference came out of them."""
    start, end = max(0, span.start - 1), min(len(article.plain), span.end + 1)
    return article.text[slice(*article.to_text(start, end))] == article.plain[start:end]
