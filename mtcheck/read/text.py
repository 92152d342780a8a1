"""A text file, with inline HTML if a content system left some in it."""

from __future__ import annotations

import datetime
import re

from mtcheck.read.markup import strip
from mtcheck.types import Article

# What a scraper puts before the first word: "date 2031-05-04", "published: 2031-05-04T10:00:00Z".
_LEADING_DATE = re.compile(r"\s*+(?:[A-Za-z_]++\s*+(?::\s*+)?)?(\d{4})-(\d\d)-(\d\d)(?!\d)")


def read_text(text: str, name: str) -> Article:
    """An article of a decoded text file; ``plain`` is without tags and references."""
    stripped = strip(text)
    return Article(
        name=name,
        text=text,
        plain=stripped.plain,
        origin=stripped.origin,
        links=stripped.links,
        markup=stripped.markup,
        published=_leading_date(stripped.plain),
    )


def _leading_date(plain: str) -> datetime.date | None:
    m = _LEADING_DATE.match(plain[:200])
    try:
        return datetime.date(int(m[1]), int(m[2]), int(m[3])) if m else None
    except ValueError:
        return None
