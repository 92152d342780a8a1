"""An OpenDocument text (odt): its paragraphs, headings and tables, as they are after all changes.

Source: OASIS OpenDocument 1.3, part 3 (deleted text stands apart, in ``text:tracked-changes``).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError
from mtcheck.read.archive import read_parts
from mtcheck.read.fragment import read_fragment
from mtcheck.read.metadata import day
from mtcheck.read.xml import local, named, parse_xml, words
from mtcheck.types import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND: Final = "OpenDocument text"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
# What is no running text: deletions, comments, notes' numbers, fields of the page, contents, drawings' names.
_LEFT_OUT: Final = frozenset(
    "tracked-changes annotation annotation-end note-citation table-of-content sequence-decls forms "
    "page-number page-count bibliography user-index alphabetical-index desc title".split()
)
_BLOCKS: Final = frozenset("p h table-cell list-item section note-body".split())
_MARKS: Final = {"s": " ", "tab": " ", "line-break": "<br>"}


def read_odt(data: bytes, name: str) -> Article:
    """An article of an OpenDocument text; ``text`` is its words, a paragraph, heading or cell a line.

    Raises:
        InputError: the document is damaged, protected, or unpacks to more than an article.
    """
    parts = read_parts(data, name, KIND)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise InputError(f"{name} is an {KIND} with a password; save it without one.")
    if not parts.get("content.xml"):
        raise InputError(f"{name} is a damaged {KIND} (it has no content.xml); open it and save it again.")
    root = parse_xml(parts["content.xml"], name)
    text = next((t for body in named(root, "body") for t in named(body, "text")), None)
    html = "" if text is None else _html(text)
    meta = parse_xml(parts["meta.xml"], name) if parts.get("meta.xml") else None
    found = (
        {}
        if meta is None
        else {key: words(next(named(meta, key), None)) for key in ("title", "language", "date")}
    )
    return read_fragment(
        html,
        name,
        title=found.get("title", ""),
        language=found.get("language", ""),
        published=day(found.get("date", "")),
    )


def _html(text: _Element) -> str:
    """The running text as plain HTML: paragraphs, line breaks and links alone."""
    from lxml import etree

    pieces: list[str] = []
    notes: list[_Element] = []
    walker = etree.iterwalk(text, events=("start", "end"))
    for event, element in walker:
        tag = local(element)
        if event == "start" and (tag in _LEFT_OUT or (tag == "note" and element is not text)):
            # A note stands in the middle of a sentence: it is read after all of them.
            notes += [element] if tag == "note" else []
            walker.skip_subtree()
        elif event == "start":
            if tag in _BLOCKS:
                pieces.append("<p>")
            elif tag == "a":
                pieces.append(f'<a href="{escape(element.get(_HREF, ""))}">')
            pieces += [_MARKS.get(tag, ""), escape(element.text or "")]
        else:
            pieces.append("</p>" if tag in _BLOCKS else "</a>" if tag == "a" else "")
            if element is not text:
                pieces.append(escape(element.tail or ""))
    return "".join(pieces) + "".join(map(_html, notes))
