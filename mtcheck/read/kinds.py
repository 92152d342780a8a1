"""What kind of container a file is, told by what is in it; its name decides only where that says nothing."""

from __future__ import annotations

import re
from typing import Final, Literal

from mtcheck.read.encoding import binary_kind

#: "pair" holds a translation and its original, "feed" several articles; "" is no container.
Kind = Literal["docx", "odt", "pair", "feed", ""]

_ZIP: Final = b"PK\x03\x04"
_BY_ROOT: Final[dict[bytes, Kind]] = {
    b"xliff": "pair", b"tmx": "pair", b"rss": "feed", b"feed": "feed", b"rdf": "feed",
}  # fmt: skip
_BY_SUFFIX: Final[dict[str, Kind]] = {
    ".docx": "docx", ".odt": "odt", ".xlf": "pair", ".xliff": "pair", ".sdlxliff": "pair", ".mxliff": "pair",
    ".mqxliff": "pair", ".tmx": "pair", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
# The root behind what may stand before it: a declaration, comments, a document type without declarations of its own.
_ROOT: Final = re.compile(
    rb"(?:[\xef\xbb\xbf\xff\xfe\s]++|<\?[^>]{0,2000}>|<!--(?:(?!-->).){0,2000}-->|<!DOCTYPE[^>]{0,2000}>)*+"
    rb"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40}+)",
    re.DOTALL,
)
_HEAD: Final = 20_000


def kind_of(data: bytes, suffix: str = "") -> Kind:
    """The kind of container that a file is, "" for a file that is text, HTML or JSON.

    Args:
        data: the whole file.
        suffix: end of the file's name, such as ".docx".
    """
    named: Kind = _BY_SUFFIX.get(suffix.lower(), "")
    if data.startswith(_ZIP):
        return _zipped(data, named)
    # In UTF-16 every other byte of the head is zero.
    root = _ROOT.match(data[:_HEAD].replace(b"\0", b""))
    found = _BY_ROOT.get(root[1].lower(), "") if root else ""
    if found:
        return found
    # What is no XML at all, a PDF or a page by its first bytes, is told by the decoder whatever it is called.
    is_other = binary_kind(data) or not data.strip() or (root and root[1].lower() == b"html")
    return named if named in ("pair", "feed") and not is_other else ""


def _zipped(data: bytes, named: Kind) -> Kind:
    ends = data[:8192] + data[-65536:]
    if b"opendocument.text" in ends:
        return "odt"
    if b"word/" in ends:
        return "docx"
    return named if named in ("docx", "odt") else ""
