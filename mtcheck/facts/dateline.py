"""The day an article was written, as its dateline says: "PARIS, 4 March 2025 –", «Brno, 8. února 2025», «۱۷ دی ۱۴۰۳»."""

from __future__ import annotations

import datetime
import re

from mtcheck.types import Article, Block, Date

#: Paragraphs from the top among which a dateline is looked for: headline, subtitle, byline and the line itself.
_FIRST = 4
#: Characters of a paragraph in which one ends, and words that may stand before its date: a place, a region, a weekday.
_LONGEST, _MOST_BEFORE = 90, 6
#: What ends a dateline.
_END = re.compile(
    r"[ \u00a0]*(?:г\.|года|р\.|року|年|م|هـ|ه‍|г|r\.|р)?[ \u00a0]*(?:\([^()]{1,40}\))?[ \u00a0]*(?:[-–—―ـ:.,)\]|]|电|電|讯|訊|\Z)"
)


def find_dateline(article: Article) -> datetime.date | None:
    """The day of an article's dateline; None where it has none, or one without a year.

    Args:
        article: cleaned; what is no part of the article is not looked at.
    """
    checked = [b for b in article.blocks if b.is_checked][:_FIRST]
    return next((day for b in checked if (day := _dateline_of(article, b))), None)


def _dateline_of(article: Article, block: Block) -> datetime.date | None:
    from mtcheck.facts.dates import find_dates

    text = article.plain[block.start : min(block.end, block.start + 2 * _LONGEST)]
    if not re.search(r"\d", text[:_LONGEST]):
        return None
    dates = find_dates(text, block.language or article.language or "en")
    return next((d.resolved[0] for d in dates if d.resolved and _is_dateline(text, d)), None)


def _is_dateline(text: str, date: Date) -> bool:
    said = date.first
    is_whole = date.kind == "date" and said is not None and said.year and said.month and said.day
    before = text[: date.start]
    return bool(
        is_whole
        and date.end <= _LONGEST
        and len(before.split()) <= _MOST_BEFORE
        # "The law of 4 March": a place has capitals, and a weekday may have none.
        and sum(w[0].islower() for w in before.split()) <= 1
        and not re.search(r"[.!?:;»”\"]\s", before)
        and _END.match(text, date.end)
    )
