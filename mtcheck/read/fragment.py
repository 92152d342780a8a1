"""HTML that another format carries: its words become the article's text, a block a line."""

from __future__ import annotations

import datetime

from mtcheck.read.html import assemble, find_links, take_apart
from mtcheck.types import Article, Link, Span


def read_fragment(
    html: str,
    name: str,
    title: str = "",
    language: str = "",
    published: datetime.date | None = None,
    headline: str = "",
) -> Article:
    """An article of a piece of HTML.

    Args:
        html: all of it is the article.
        name: of the article.
        title, language, published: what the format around it says.
        headline: put before it as a line of its own, unless it begins so.

    Returns:
        The article; its text is the words alone, so that plain and text offsets are one. A link stands
        where its words stand.
    """
    page = take_apart(html)
    body, origin = assemble(html, page.paragraphs)
    lead = f"{headline}\n" if headline and body.partition("\n")[0] != headline else ""
    anchors = [
        (Span(link.anchor.start + len(lead), link.anchor.end + len(lead)), link.href)
        for link in find_links(page.anchors, body, origin)
    ]
    text = lead + body
    return Article(
        name=name,
        text=text,
        language=language,
        plain=text,
        links=tuple(Link(*anchor, href, anchor) for anchor, href in anchors),
        title=title,
        published=published,
        extracted=True,
    )
