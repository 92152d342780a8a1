"""TBX, the exchange format of termbases: version 2 (martif) and version 3 in both of its styles.

Only what the checks need is read: the terms of each concept, their languages, and whether they are to be
used. Names of elements are compared without their namespace, so that any dialect (Core, Min, Basic, a
private one) is read.

Source: ISO 30042:2019 (TBX version 3; styles DCA, categories as attributes, and DCT, as elements);
ISO 30042:2008 and TBX-Basic 2.1 (version 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError
from mtcheck.read.glossary import check_language, check_term
from mtcheck.read.xml import LANG, local, parse_xml, words
from mtcheck.terms import Concept, Status, Term

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONCEPTS: Final = ("termEntry", "conceptEntry")
_LANGUAGES: Final = ("langSet", "langSec")
_SECTIONS: Final = ("tig", "ntig", "termSec")
_STATUS: Final = ("administrativeStatus", "normativeAuthorization")


def parse_tbx(data: bytes, name: str) -> list[Concept]:
    """The concepts of a TBX file.

    Args:
        data: the whole file.
        name: of the file, for messages.

    Raises:
        InputError: the XML is damaged, declares entities, or is no TBX.
        ConfigError: a language in it is unknown.
    """
    root = parse_xml(data, name)
    if local(root) not in ("martif", "tbx"):
        raise InputError(
            f"{name} is XML but no TBX (its root is <{local(root)}>); export the terms as TBX or CSV."
        )
    concepts = (_concept(e, name) for e in root.iter("{*}*") if local(e) in _CONCEPTS)
    return [c for c in concepts if c.targets]


def _concept(entry: _Element, name: str) -> Concept:
    where = f"{name}, concept {entry.get('id', '')}".rstrip()
    terms = []
    for part in entry.iter("{*}*"):
        if local(part) in _LANGUAGES:
            language = check_language(part.get(LANG, part.get("lang", "")), where)
            terms += list(_terms(part, language, where))
    note = next((words(e) for e in entry.iter("{*}*") if local(e) == "note"), "")
    is_name = any("proper" in words(e) for e in _categories(entry, ("partOfSpeech",)))
    return Concept(tuple(terms), tuple(terms), note, is_name, name)


def _terms(part: _Element, language: str, where: str) -> Iterator[Term]:
    for section in part.iter("{*}*"):
        if local(section) not in _SECTIONS:
            continue
        status = _status(" ".join(words(e) for e in _categories(section, _STATUS)))
        for element in section.iter("{*}*"):
            text = check_term(words(element), where) if local(element) == "term" else ""
            if text:
                yield Term(text, language, status)


def _status(written: str) -> Status:
    """Status by the picklists of the standard, such as "preferredTerm-admn-sts" or "deprecatedTerm"."""
    if "deprecated" in written or "superseded" in written:
        return "forbidden"
    return "preferred" if "preferred" in written else "admitted"


def _categories(element: _Element, names: tuple[str, ...]) -> Iterator[_Element]:
    """Elements of a data category: named by their type (DCA) or by what they are called (DCT)."""
    for e in element.iter("{*}*"):
        if e.get("type") in names or local(e) in names:
            yield e
