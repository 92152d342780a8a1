"""A Word document (docx): its paragraphs, headings, tables and notes, as they are after all changes.

mammoth reads WordprocessingML: what is tracked as inserted counts, what is tracked as deleted does not. It
is given a copy that holds only XML, parsed before without entities and counted.

Source: ECMA-376 (Office Open XML), part 1.
"""

from __future__ import annotations

import re
from typing import Any, Final

from mtcheck.errors import InputError
from mtcheck.read.archive import pack, read_parts
from mtcheck.read.fragment import read_fragment
from mtcheck.read.metadata import day
from mtcheck.read.xml import local, parse_xml, words
from mtcheck.types import Article

KIND: Final = "Word document"
#: Elements of all parts together: a page of text has some two thousand.
_ELEMENTS: Final = 300_000
_CORE: Final = "docProps/core.xml"
_DOCTYPE: Final = b"<!DOCTYPE"

# How mammoth writes the number of a note, and the arrow back to it: links of its own, no words of the author.
_NOTE_MARKS: Final = re.compile(
    r'<sup><a href="#(?:foot|end)note-[^"<>]{0,40}" id="[^"<>]{0,60}">\[\d+\]</a></sup>'
    r'|\s?<a href="#(?:foot|end)note-ref-[^"<>]{0,40}">↑</a>'
)


def read_docx(data: bytes, name: str) -> Article:
    """An article of a Word document; ``text`` is its words, a paragraph, heading or cell a line.

    Raises:
        InputError: the document is damaged, protected, or unpacks to more than an article.
    """
    parts = read_parts(data, name, KIND)
    if not any(part.startswith("word/") for part in parts):
        raise InputError(
            f"{name} is a damaged {KIND} (it has no text part); open it in Word and save it again."
        )
    roots = {part: parse_xml(_plain(xml, name), name) for part, xml in parts.items() if xml.strip()}
    if sum(1 for root in roots.values() for _ in root.iter()) > _ELEMENTS:
        raise InputError(f"{name} is a {KIND} of more parts than an article has; give the article alone.")
    html = _NOTE_MARKS.sub("", _html(parts, name))
    core = roots.get(_CORE)
    properties = {} if core is None else {local(e): words(e) for e in core.iter("{*}*")}
    return read_fragment(
        html,
        name,
        title=properties.get("title", ""),
        language=properties.get("language", ""),
        published=day(properties.get("modified", "") or properties.get("created", "")),
    )


def _plain(xml: bytes, name: str) -> bytes:
    # The standard forbids document type declarations (part 2, 9.1.4); mammoth's parser would read one.
    if _DOCTYPE in xml.replace(b"\0", b""):
        raise InputError(f"{name} is no sound {KIND} (it declares XML entities); save it again from Word.")
    return xml


def _html(parts: dict[str, bytes], name: str) -> str:
    import mammoth

    def no_picture(image: Any) -> list[Any]:
        return []

    try:
        result = mammoth.convert_to_html(
            pack(parts),
            convert_image=no_picture,
            include_embedded_style_map=False,
            external_file_access=False,
        )
    except Exception as error:
        # What is well-formed but no Word document makes mammoth raise whatever comes up.
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise InputError(
            f"{name} is a damaged {KIND} ({reason}); open it in Word and save it again."
        ) from None
    return str(result.value)
