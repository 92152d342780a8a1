"""Tags and character references in a string, by position, and the string without them.

Nothing is executed or fetched; a tag is a range of characters. Written as one forward scan without
recursion, because articles come from the web: nesting may be a hundred thousand deep, quotes and tags
may never close.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Literal, NamedTuple

from mtcheck.types import Link, Span

BLOCK_ELEMENTS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol option p pre "
    "section select summary table tbody td tfoot th thead title tr ul".split()
)
INLINE_ELEMENTS = frozenset(
    "a abbr acronym area audio b base bdi bdo big button canvas cite code col colgroup data datalist del dfn "
    "em embed font i iframe img input ins kbd label link map mark meta meter noscript object output param "
    "picture progress q rp rt ruby s samp script small source span strike strong style sub sup svg template "
    "textarea time track tt u var video wbr".split()
)
ELEMENTS = BLOCK_ELEMENTS | INLINE_ELEMENTS
VOID_ELEMENTS = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# What stands inside these is never words of the article.
_RAW_ELEMENTS = frozenset({"script", "style", "template", "svg"})

# Tags longer than this (pictures written into the page) are looked for a few times only: that bounds the work which
# quotes left open can cause.
LONG_TAG = 20_000
_LONG_TAGS = 20
_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9]*+)((?:[^<>"']|"[^"]*"|'[^']*')*+)>""")
# In running text "a <b and c> d" is no tag: attributes must look like attributes.
_STRICT_ATTRIBUTES = re.compile(
    r"""(?:\s++(?:[A-Za-z_:@][\w:.-]*+\s*+=\s*+(?:"[^"]*"|'[^']*'|[^\s"'<>=`]++)"""
    r"""|hidden|controls|async|defer|nowrap|noshade|itemscope|disabled|checked|download|allowfullscreen))*+\s*+/?""",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([A-Za-z_:@][\w:.-]*+)\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'<>=`]++)""")
_REFERENCE = re.compile(r"&#?[0-9A-Za-z]{1,40};")


class Tag(NamedTuple):
    """A tag or a comment (text offsets); a raw element such as script is one tag with its content."""

    kind: Literal["open", "close", "raw", "comment"]
    name: str
    start: int
    end: int
    attributes: str = ""


@dataclass(frozen=True)
class Stripped:
    """A string without its markup; see `mtcheck.types.Article` for the coordinates."""

    plain: str
    origin: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()
    markup: tuple[Span, ...] = ()


def find_tags(text: str, strict: bool) -> Iterator[Tag]:
    """Tags in order.

    Args:
        text: any string.
        strict: in running text only known HTML elements with well-formed attributes are tags; in a
            page everything is that a browser takes for one.
    """
    at = 0
    lower = text.lower() if "<" in text else text
    # Lower case may change the length of exotic letters; then only exact closers are found.
    if len(lower) != len(text):
        lower = text
    unclosed: set[str] = set()
    failed = 0
    while (at := text.find("<", at)) >= 0:
        tag = _comment(text, at, unclosed, strict) or _tag(text, at, at + LONG_TAG, strict)
        if tag is None and failed < _LONG_TAGS and text[at + 1 : at + 3].strip("/")[:1].isalpha():
            tag = _tag(text, at, len(text), strict)
            failed += tag is None
        if tag is None:
            at += 1
            continue
        if tag.kind == "open" and tag.name in _RAW_ELEMENTS and not tag.attributes.endswith("/"):
            closer = f"</{tag.name}"
            close = -1 if closer in unclosed else lower.find(closer, tag.end)
            if close < 0:
                unclosed.add(closer)
            else:
                end = text.find(">", close)
                tag = tag._replace(kind="raw", end=end + 1 if end >= 0 else len(text))
        yield tag
        at = tag.end


def _comment(text: str, at: int, unclosed: set[str], strict: bool) -> Tag | None:
    for opener, closer in (("<!--", "-->"), ("<?", ">"), ("<!", ">")):
        if not text.startswith(opener, at) or opener in unclosed or (strict and opener != "<!--"):
            continue
        end = text.find(closer, at + len(opener))
        if end >= 0:
            return Tag("comment", "", at, end + len(closer))
        # Looked for once to the end of the text: not there for the next one either.
        unclosed.add(opener)
    return None


def _tag(text: str, at: int, end: int, strict: bool) -> Tag | None:
    m = _TAG.match(text, at, end)
    if m is None:
        return None
    name = m[2].lower()
    if strict and (name not in ELEMENTS or not _STRICT_ATTRIBUTES.fullmatch(m[3])):
        return None
    return Tag("close" if m[1] else "open", name, at, m.end(), m[3])


def attribute(tag: Tag, name: str) -> str:
    """The value of an attribute, references resolved; "" where the tag has none."""
    for m in _ATTRIBUTE.finditer(tag.attributes):
        if m[1].lower() == name:
            return unescape(m[2].strip("\"'")).strip()
    return ""


def resolve(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The characters of a stretch without tags and the offset each stands at.

    A reference that stands for one character is that character, at the place of its ampersand; one
    that stands for none or for several is left as written.
    """
    at = start
    for m in find_references(text, start, end):
        yield from zip(text[at : m.start], range(at, m.start), strict=True)
        yield unescape(text[m.start : m.end]), m.start
        at = m.end
    yield from zip(text[at:end], range(at, end), strict=True)


def find_references(text: str, start: int, end: int) -> Iterator[Span]:
    """Character references that stand for exactly one character."""
    for m in _REFERENCE.finditer(text, start, end):
        if len(unescape(m[0])) == 1:
            yield Span(m.start(), m.end())


@dataclass
class _Plain:
    """The plain text as it grows."""

    characters: list[str] = field(default_factory=list)
    origin: list[int] = field(default_factory=list)

    def add(self, text: str, start: int, end: int) -> None:
        for character, offset in resolve(text, start, end):
            self.characters.append(character)
            self.origin.append(offset)

    def break_line(self, offset: int) -> None:
        if self.characters and self.characters[-1] != "\n":
            self.characters.append("\n")
            self.origin.append(offset)

    def trim(self, start: int) -> Span:
        """The range from ``start`` to here without white space at its ends."""
        words = "".join(self.characters[start:])
        left = start + len(words) - len(words.lstrip())
        return Span(left, max(left, start + len(words.rstrip())))


def strip(text: str, strict: bool = True) -> Stripped:
    """Remove tags and resolve character references.

    Args:
        text: running text that may hold inline HTML, or an HTML fragment.
        strict: see `find_tags`.

    Returns:
        The plain text; a block element ends the line: its "\\n" stands at the start of the tag.
    """
    tags = list(find_tags(text, strict)) if "<" in text else []
    references = list(find_references(text, 0, len(text))) if "&" in text else []
    if not tags and not references:
        return Stripped(text)
    plain, links, markup = _Plain(), [], []
    opened: tuple[Tag, int] | None = None
    at = 0
    for tag in tags:
        plain.add(text, at, tag.start)
        markup += [*find_references(text, at, tag.start), Span(tag.start, tag.end)]
        at = tag.end
        if tag.name in BLOCK_ELEMENTS:
            plain.break_line(tag.start)
        if tag.name == "a" and tag.kind == "open":
            opened = (tag, len(plain.characters))
        elif tag.name == "a" and tag.kind == "close" and opened:
            first, start = opened
            links.append(Link(first.start, tag.end, attribute(first, "href"), plain.trim(start)))
            opened = None
    plain.add(text, at, len(text))
    markup += find_references(text, at, len(text))
    return Stripped("".join(plain.characters), (*plain.origin, len(text)), tuple(links), tuple(markup))
