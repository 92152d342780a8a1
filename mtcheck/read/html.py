"""A web page: the paragraphs of the article, each character at its place in the source.

trafilatura says which paragraphs are the article, by its text; this module knows where each paragraph
stands. The two lists are matched in order.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from mtcheck.read.markup import BLOCK_ELEMENTS, LONG_TAG, VOID_ELEMENTS, Tag, attribute, find_tags, resolve
from mtcheck.types import Article, Link, Span

_PAGE_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_OPENER = re.compile(r"<(?=[A-Za-z])")
# Content that browsers do not show as text, and elements that are by their name no article.
_HIDDEN = frozenset({"head", "noscript", "select", "textarea", "datalist", "iframe", "object", "canvas"})
_ASIDE = frozenset({"nav", "footer", "aside", "form", "button"})
_MAIN = ("article", "main")
_HEADINGS = frozenset({"h1", "h2"})
_CONTEXT = _HIDDEN | _ASIDE | _HEADINGS | {"article", "main", "title"}
# Shorter matches inside another line are chance.
_SHORTEST_PART = 20
# Nested deeper than any page made by a person: the tree builders of the libraries do not like it.
_DEEPEST = 2_000
_MOST_ATTRIBUTES = 5_000
# Above this many characters trafilatura takes minutes, and no article's page is that long.
_LONGEST_PAGE = 3_000_000


@dataclass
class Paragraph:
    """What stands between two block tags of the source.

    Args:
        ranges: text ranges without tags.
        context: names of the elements of interest it stands in.
    """

    context: frozenset[str]
    ranges: list[Span] = field(default_factory=list)
    key: str = ""

    @property
    def end(self) -> int:
        """Text offset of the tag that ends it."""
        return self.ranges[-1].end


class Page(NamedTuple):
    """The source taken apart; ``stray`` are the offsets of marks that look like a tag and are none."""

    paragraphs: list[Paragraph]
    anchors: list[tuple[int, int, str]]
    language: str
    title: str
    is_usual: bool
    stray: list[int]


class Metadata(NamedTuple):
    """What trafilatura says about a page."""

    lines: list[str]
    title: str
    published: datetime.date | None


def is_page(text: str) -> bool:
    """Whether a string starts like a whole web page."""
    return _PAGE_START.match(text[:10_000]) is not None


def read_html(text: str, name: str) -> Article:
    """An article of a decoded page; ``plain`` is empty where the page shows no text at all."""
    page = take_apart(text)
    is_usual = page.is_usual and len(text) <= _LONGEST_PAGE
    metadata = _extract(_without_strays(text, page.stray)) if is_usual else Metadata([], "", None)
    title = metadata.title or page.title
    chosen = _choose(page.paragraphs, metadata.lines)
    chosen = [*_headline(page.paragraphs, chosen, _key(title)), *chosen]
    plain, origin = assemble(text, chosen)
    return Article(
        name=name,
        text=text,
        language=page.language,
        plain=plain,
        origin=origin,
        links=tuple(find_links(page.anchors, plain, origin)),
        title=title,
        published=metadata.published,
    )


def take_apart(text: str) -> Page:
    """Paragraphs, anchors, language and title of the source, in one scan."""
    paragraphs: list[Paragraph] = []
    anchors: list[tuple[int, int, str]] = []
    stray: list[int] = []
    opened: Counter[str] = Counter()
    anchor: Tag | None = None
    language, depth, deepest, at, fresh, is_crowded = "", 0, 0, 0, True, False

    def add(start: int, end: int) -> None:
        nonlocal fresh
        if fresh or not paragraphs:
            paragraphs.append(Paragraph(frozenset(n for n in opened if opened[n] > 0)))
            fresh = False
        paragraphs[-1].ranges.append(Span(start, end))
        stray.extend(m.start() for m in _OPENER.finditer(text, start, end))

    for tag in find_tags(text, strict=False):
        if tag.start > at:
            add(at, tag.start)
        at = tag.end
        is_crowded |= _is_crowded(tag)
        fresh |= tag.name in BLOCK_ELEMENTS
        if tag.name == "html" and tag.kind == "open":
            language = language or attribute(tag, "lang") or attribute(tag, "xml:lang")
        if tag.name in _CONTEXT:
            opened[tag.name] += 1 if tag.kind == "open" else -1 if opened[tag.name] > 0 else 0
        elif tag.name == "body":
            opened["head"] = 0
        if tag.name == "a" and tag.kind == "open":
            anchor = tag
        elif tag.name == "a" and tag.kind == "close" and anchor:
            anchors.append((anchor.start, tag.end, attribute(anchor, "href")))
            anchor = None
        if tag.kind == "open" and tag.name not in VOID_ELEMENTS:
            depth += 1
        elif tag.kind == "close":
            depth = max(0, depth - 1)
        deepest = max(deepest, depth)
    if at < len(text):
        add(at, len(text))
    for paragraph in paragraphs:
        paragraph.key = _key("".join(unescape(text[r.start : r.end]) for r in paragraph.ranges))
    shown = [p for p in paragraphs if p.key]
    titles = [p for p in shown if "title" in p.context]
    return Page(
        [p for p in shown if not p.context & _HIDDEN and "title" not in p.context],
        anchors,
        language,
        _words(text, titles[0]) if titles else "",
        deepest <= _DEEPEST and not is_crowded,
        stray,
    )


def _is_crowded(tag: Tag) -> bool:
    """Whether a tag has more attributes than people write: libxml2 compares each with all others."""
    if tag.end - tag.start < LONG_TAG:
        return False
    return tag.attributes.count("=") + len(tag.attributes.split()) > _MOST_ATTRIBUTES


def _key(text: str) -> str:
    """Letters and digits only: white space, bullets and pipes differ between the two readings."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _words(text: str, paragraph: Paragraph) -> str:
    return " ".join("".join(unescape(text[r.start : r.end]) for r in paragraph.ranges).split())


def _without_strays(text: str, stray: Sequence[int]) -> str:
    """The page with those marks as text: a tag of thousands of attributes takes libxml2 minutes."""
    borders = [0, *stray, len(text)]
    return "&lt;".join(text[a + (i > 0) : b] for i, (a, b) in enumerate(pairwise(borders)))


def _extract(text: str) -> Metadata:
    """The article as trafilatura sees it; it is given the string, so nothing is fetched."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(
            text, include_comments=False, include_tables=True, with_metadata=True
        )
    except Exception:
        # Hostile pages trip its tree builder in many ways; the visible text is still there.
        return Metadata([], "", None)
    if document is None:
        return Metadata([], "", None)
    try:
        published = datetime.date.fromisoformat((document.date or "")[:10])
    except ValueError:
        published = None
    return Metadata((document.text or "").splitlines(), " ".join((document.title or "").split()), published)


def _choose(paragraphs: Sequence[Paragraph], lines: Iterable[str]) -> list[Paragraph]:
    """The paragraphs that stand in the extracted lines; where that fails, all visible ones."""
    keys = [k for k in map(_key, lines) if k]
    chosen = _match(paragraphs, keys)
    if keys and 2 * sum(len(p.key) for p in chosen) >= sum(map(len, keys)):
        return chosen
    for element in _MAIN:
        inside = [p for p in paragraphs if element in p.context and not p.context & _ASIDE]
        if inside:
            return inside
    return [p for p in paragraphs if not p.context & _ASIDE] or list(paragraphs)


def _match(paragraphs: Sequence[Paragraph], keys: Sequence[str]) -> list[Paragraph]:
    # Lines that repeat a thousand times make the exact match quadratic; then they are left out of it.
    matcher = SequenceMatcher(None, [p.key for p in paragraphs], keys, autojunk=len(paragraphs) > 5_000)
    chosen: list[Paragraph] = []
    i = j = 0
    for a, b, size in matcher.get_matching_blocks():
        chosen += _match_parts(paragraphs[i:a], keys[j:b])
        chosen += paragraphs[a : a + size]
        i, j = a + size, b + size
    return chosen


def _match_parts(paragraphs: Sequence[Paragraph], keys: Sequence[str]) -> Iterator[Paragraph]:
    """Between two exact matches: paragraphs that were joined to one line, or split into several."""
    joined = "".join(keys)
    borders, cursor = {0}, 0
    for key in keys:
        borders.add(max(borders) + len(key))
    whole = [k for k in keys if len(k) >= _SHORTEST_PART]
    for paragraph in paragraphs:
        at = joined.find(paragraph.key, cursor) if joined else -1
        if at >= 0 and (at in borders or at == cursor):
            cursor = at + len(paragraph.key)
            yield paragraph
        elif any(k in paragraph.key for k in whole):
            yield paragraph


def _headline(paragraphs: Sequence[Paragraph], chosen: Sequence[Paragraph], title: str) -> list[Paragraph]:
    """The page's headline, where it stands above the article and was not taken with it."""
    if not chosen:
        return []
    first = chosen[0].ranges[0].start
    above = [p for p in paragraphs if p.ranges[0].start < first and p.context & _HEADINGS]
    # <title> often carries the name of the site after the headline.
    fitting = [p for p in above if "h1" in p.context or p.key == title]
    fitting = [p for p in fitting if title.startswith(p.key) and len(p.key) >= _SHORTEST_PART] or fitting[-1:]
    if not fitting or any(p.key == fitting[-1].key for p in chosen[:3]):
        return []
    return fitting[-1:]


def assemble(text: str, chosen: Sequence[Paragraph]) -> tuple[str, tuple[int, ...]]:
    """Plain text and origin: white space in a row is one space, as a browser shows it, a paragraph a line."""
    characters: list[str] = []
    origin: list[int] = []
    for paragraph in chosen:
        start = len(characters)
        for r in paragraph.ranges:
            for character, offset in resolve(text, r.start, r.end):
                if character in " \t\n\r\f":
                    if len(characters) == start or characters[-1] == " ":
                        continue
                    character = " "
                characters.append(character)
                origin.append(offset)
        while len(characters) > start and characters[-1] == " ":
            characters.pop()
            origin.pop()
        characters.append("\n")
        origin.append(paragraph.end)
    if not characters:
        return "", ()
    # The tag after the last paragraph ends the text: its line break is the end's own entry.
    return "".join(characters[:-1]), tuple(origin)


def find_links(anchors: Iterable[tuple[int, int, str]], plain: str, origin: Sequence[int]) -> Iterator[Link]:
    """The anchors that have words in the plain text."""
    for start, end, href in anchors:
        first, last = bisect_right(origin, start, 0, len(plain)), bisect_left(origin, end, 0, len(plain))
        words = plain[first:last]
        if words.strip():
            left = first + len(words) - len(words.lstrip())
            yield Link(start, end, href, Span(left, first + len(words.rstrip())))
