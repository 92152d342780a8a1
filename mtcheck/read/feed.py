"""A feed, RSS 0.9 to 2.0 or Atom: each entry is an article.

Source: RSS 2.0 (RSS Advisory Board); RFC 4287 (Atom). feedparser knows the dialects.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from typing import Any

from mtcheck.errors import InputError
from mtcheck.read.files import shown
from mtcheck.read.fragment import read_fragment
from mtcheck.read.markup import strip
from mtcheck.read.xml import parse_xml
from mtcheck.types import Article

_LONGEST_NAME = 60
_MOST_ATTRIBUTES = 1_000


def read_feed(data: bytes, name: str) -> list[Article]:
    """The articles of a feed, in its order: headline and the longest text an entry has.

    Raises:
        InputError: the XML is damaged, or is no feed, or no entry has text.
    """
    # feedparser compares each attribute of an element with all others.
    if any(len(element.attrib) > _MOST_ATTRIBUTES for element in parse_xml(data, name).iter("{*}*")):
        raise InputError(
            f"{name} is no sound feed (an element has thousands of attributes); export it again."
        )
    articles = [
        article
        for n, entry in enumerate(_entries(data, name), 1)
        if (article := _article(entry, f"{name} {n}")).plain.strip()
    ]
    if not articles:
        raise InputError(f"{name} is a feed without articles; give one that holds their text.")
    return articles


def _entries(data: bytes, name: str) -> list[Mapping[str, Any]]:
    import feedparser

    try:
        # A stream: a string would be taken for an address or a path. Markup is removed by us.
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise InputError(f"{name} is a damaged feed ({reason}); export it again.") from None
    language = _string(parsed.feed, "language")
    return [{"language": language} | entry for entry in parsed.entries if isinstance(entry, dict)]


def _article(entry: Mapping[str, Any], name: str) -> Article:
    headline = " ".join(strip(_string(entry, "title")).plain.split())
    contents = [c for c in entry.get("content") or [] if isinstance(c, dict)]
    bodies = [_string(c, "value") for c in contents] + [_string(entry, "summary")]
    spoken = next((_string(c, "language") for c in contents if c.get("language")), "")
    title = shown(headline[:_LONGEST_NAME].rstrip())
    return read_fragment(
        max(bodies, key=len),
        f"{name}: {title}" if title else name,
        title=headline,
        language=spoken or _string(entry, "language"),
        published=_day(entry),
        headline=headline,
    )


def _string(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _day(entry: Mapping[str, Any]) -> datetime.date | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime.date(*moment[:3]) if moment else None
    except (TypeError, ValueError):
        return None
