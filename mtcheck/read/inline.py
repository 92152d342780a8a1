"""The words of a segment in a translation file, without the codes that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.read.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Elements whose content is markup of the original file, no words.
_CODES: Final = frozenset("ph bpt ept it ut x bx ex sc ec cp".split())
#: Stands for a line break until the end: no XML holds this character.
_BREAK: Final = "\v"


def raw_text(segment: _Element | None) -> str:
    """The words of a ``source``, ``target`` or ``seg`` with its white space as it is; "" for none."""
    from lxml import etree

    if segment is None:
        return ""
    pieces: list[str] = []
    depth = 0  # of codes opened
    for event, element in etree.iterwalk(segment, events=("start", "end")):
        is_code = local(element) in _CODES
        if event == "start":
            depth += is_code
            pieces += [_BREAK if _breaks(element) else "", "" if depth else element.text or ""]
        else:
            depth -= is_code
            pieces.append("" if depth or element is segment else element.tail or "")
    return "".join(pieces)


def tidy(raw: str) -> str:
    """White space in a row is one space, for files are indented for people; a line break stays one."""
    lines = (" ".join(line.split()) for line in raw.split(_BREAK))
    return "\n".join(line for line in lines if line)


def _breaks(element: _Element) -> bool:
    """Whether a code stands for a line break (XLIFF 1.2 ctype, XLIFF 2 subType)."""
    return "lb" in (element.get("ctype"), (element.get("subType") or "").removeprefix("xlf:"))
