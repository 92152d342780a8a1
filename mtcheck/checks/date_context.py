"""What stands beside a date: whether two dates are said of the same thing."""

from __future__ import annotations

import re

from mtcheck.checks.context import is_within, stems
from mtcheck.facts.calendar import calendar_of
from mtcheck.types import Article, Bead, Date, Span

#: Stems of verbs that go with any duration: no sign that two of them are of the same thing.
_OF_ANY_LENGTH = frozenset(
    "laste last lasti spann took taken takes runs runni duré duró durat durou dauer duurd".split()
)


def is_about_the_same(
    article: Article, date: Date, other: Article, rival: Date, bead: Bead | None = None
) -> bool:
    """Whether a content word stands beside both: "the nine-day visit", "the visit lasted nine days"."""
    if article.language == other.language:
        shared = _words_beside(article, date, 2) & _words_beside(other, rival, 4)
        return bool(shared - _OF_ANY_LENGTH)
    near, far = _beside(article, date, 2), _beside(other, rival, 4)
    return any(
        is_within(a, near) and is_within(b, far)
        for a, b in (bead.links if bead else ())
        if not date.start <= a.start < date.end and a.end - a.start > 3
    )


def _words_beside(article: Article, date: Date, words: int) -> frozenset[str]:
    extent = _beside(article, date, words)
    return _content(article, extent.start, date.start) | _content(article, date.end, extent.end)


def stems_after(article: Article, date: Date, words: int) -> frozenset[str]:
    """Stems of the content words among the next few after a date."""
    return _content(article, date.end, _beside(article, date, words).end)


def _content(article: Article, start: int, end: int) -> frozenset[str]:
    """Stems of the content words of a span, names of months and weekdays left out."""
    calendar = calendar_of(article.language)
    text = article.plain[start:end]
    if calendar is not None:
        text = re.sub(
            rf"\b(?:{calendar.months.pattern}|{calendar.weekdays.pattern})\b", " ", text, flags=re.I
        )
    return stems(text, article.language)


def _beside(article: Article, date: Date, words: int) -> Span:
    """The span of a few words on either side of a date, inside its sentence."""
    index = article.segment_at(date.start)
    if index is None:
        return Span(date.start, date.end)
    segment = article.segments[index]
    before = list(re.finditer(r"\w+", article.plain[segment.start : date.start]))[-words:]
    after = list(re.finditer(r"\w+", article.plain[date.end : segment.end]))[:words]
    return Span(
        segment.start + before[0].start() if before else date.start,
        date.end + after[-1].end() if after else date.end,
    )
