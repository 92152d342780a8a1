"""XML from anybody: no entities, no network, no other file, no depth or size without end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Attribute that names the language of an element.
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def parse_xml(data: bytes, name: str) -> _Element:
    """The root of an XML document; comments and processing instructions are left out.

    libxml2's own limits stay on: 256 levels, 10 MB for one stretch of text.

    Args:
        data: the whole document.
        name: of the file, for messages.

    Raises:
        InputError: the XML is damaged, nested too deep, or declares entities.
    """
    from lxml import etree

    # Looked for before parsing, in any of the encodings whose letters are those of ASCII, with zeros or without.
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise _entities(name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = f"line {error.lineno}: " if isinstance(error, etree.XMLSyntaxError) else ""
        raise InputError(f"{name} is damaged XML ({line}{_first_words(error)}); export it again.") from None
    declared = root.getroottree().docinfo.internalDTD
    if next(root.iter(etree.Entity), None) is not None or (
        declared is not None and any(True for _ in declared.iterentities())
    ):
        raise _entities(name)
    return root


def local(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def named(element: _Element, *names: str) -> Iterator[_Element]:
    """The elements of these names in and under an element, in any namespace, in order."""
    return (e for e in element.iter("{*}*") if local(e) in names)


def child(element: _Element, name: str) -> _Element | None:
    """The first child of a name, in any namespace."""
    return next((e for e in element.iterchildren("{*}*") if local(e) == name), None)


def words(element: _Element | None) -> str:
    """All text in an element, white space made single spaces; "" for none."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _entities(name: str) -> InputError:
    return InputError(f"{name} uses XML entities, which may hide anything; export it without them.")


def _first_words(error: Exception) -> str:
    """What is wrong, without the place, on one line."""
    message = getattr(error, "msg", None) or str(error)
    if "Excessive depth" in message:
        return "elements stand inside one another without end"
    return " ".join(str(message).split()).split(", line ")[0][:120]
