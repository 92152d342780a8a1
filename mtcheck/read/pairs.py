"""Files that hold a translation and its original side by side: XLIFF 1.2 and 2.x, TMX 1.4.

Each becomes two articles, a unit a line. Namespaces are not looked at, so that the dialects of the
translation programs (sdlxliff, mxliff, mqxliff) are read too.

Source: OASIS XLIFF 1.2 (2008), 2.0 (2014) and 2.1 (2018); LISA/GALA TMX 1.4b (2005).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError
from mtcheck.read.inline import raw_text, tidy
from mtcheck.read.metadata import primary
from mtcheck.read.text import read_text
from mtcheck.read.xml import LANG, child, local, named, parse_xml
from mtcheck.types import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What TMX writes for "any language may be the source".
_ANY: Final = ("", "*all*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text and its translations, by language tag as written ("" for none said)."""

    language: str
    source: str
    targets: dict[str, str] = field(default_factory=dict)


def parse_pair(
    data: bytes, name: str, language: str = "", source_language: str = ""
) -> tuple[Article, Article]:
    """The translation and the original that a file holds.

    Args:
        data: the whole file.
        name: of the file.
        language: of the translation wanted, where the file has several.
        source_language: of the original, where the file does not say.

    Returns:
        Target and source.

    Raises:
        InputError: the XML is damaged, holds no translation, or not one in this language.
    """
    root = parse_xml(data, name)
    kind = local(root)
    if kind not in ("xliff", "tmx"):
        raise InputError(
            f"{name} is XML but neither XLIFF nor TMX (its root is <{kind[:40]}>); export the translation as XLIFF."
        )
    is_2 = root.get("srcLang") is not None or root.get("version", "").startswith("2")
    units = list(_tmx(root, source_language) if kind == "tmx" else _xliff_2(root) if is_2 else _xliff(root))
    units = [u for u in units if u.source or any(u.targets.values())]
    if not units:
        raise InputError(f"{name} holds no text; export it again with its segments.")
    chosen = _choose(units, language, name)
    # A unit with another translation alone belongs to another file; one with none is an omission to be seen.
    units = [u for u in units if chosen in u.targets or not u.targets]
    targets, sources = [u.targets.get(chosen, "") for u in units], [u.source for u in units]
    if not any(targets):
        raise InputError(
            f"{name} holds no translation yet ({len(units):,} units without a target); export it once it is translated."
        )
    if not any(sources):
        raise InputError(f"{name} holds no original; export it with its source segments.")
    original = next(u.language for u in units)
    shown = f" ({primary(original)})" if original else " (original)"
    return (
        _article("\n".join(filter(None, targets)), name, chosen),
        _article("\n".join(filter(None, sources)), name + shown, original),
    )


def _article(text: str, name: str, language: str) -> Article:
    # Tags written out in a segment are the original file's markup, as the codes are: nothing to be flagged.
    return replace(read_text(text, name), language=language, markup=(), extracted=True)


def _choose(units: Sequence[Unit], language: str, name: str) -> str:
    """The tag of the translation wanted.

    Raises:
        InputError: there is none of that language, or there are several and none was asked for.
    """
    tags = list(dict.fromkeys(tag for u in units for tag in u.targets))
    if not tags:
        return language
    fitting = [t for t in tags if primary(t) == primary(language)] if language else tags
    # A file that does not say its languages holds whatever was asked for.
    fitting = fitting or [t for t in tags if not t]
    if len(fitting) == 1 or (fitting and language):
        return fitting[0]
    known = ", ".join(t[:20] for t in tags[:12])
    if not fitting:
        raise InputError(f"{name} holds no translation into {language}; it has {known}.")
    raise InputError(f"{name} holds translations into {known}; say which one with --language.")


def _xliff(root: _Element) -> Iterator[Unit]:
    """Units of XLIFF 1.x; proposals in ``alt-trans`` are no translation."""
    for file in named(root, "file"):
        source, target = file.get("source-language", ""), file.get("target-language", "")
        for unit in named(file, "trans-unit"):
            if unit.get("translate") != "no":
                element = child(unit, "target")
                tag = target or ("" if element is None else element.get(LANG, ""))
                yield _unit(source, raw_text(child(unit, "source")), tag, raw_text(element))


def _xliff_2(root: _Element) -> Iterator[Unit]:
    source, target = root.get("srcLang", ""), root.get("trgLang", "")
    for unit in named(root, "unit"):
        if unit.get("translate") != "no":
            parts = [e for e in unit.iterchildren("{*}*") if local(e) in ("segment", "ignorable")]
            sources = [raw_text(child(part, "source")) for part in parts]
            yield _unit(source, "".join(sources), target, _joined_targets(parts))


def _joined_targets(parts: Sequence[_Element]) -> str:
    """The targets of a unit in their order; what is ignorable has often a source alone, the blank itself."""
    found: list[tuple[int, str]] = []
    for i, part in enumerate(parts, 1):
        target = child(part, "target")
        if target is None and local(part) == "ignorable":
            target = child(part, "source")
        if target is not None:
            order = target.get("order", "")
            found.append(
                (
                    int(order) if order.isascii() and order.isdigit() and len(order) < 7 else i,
                    raw_text(target),
                )
            )
    return "".join(text for _, text in sorted(found, key=lambda f: f[0]))


def _unit(language: str, source: str, tag: str, target: str) -> Unit:
    text = tidy(target)
    return Unit(language, tidy(source), {tag: text} if text else {})


def _tmx(root: _Element, source_language: str) -> Iterator[Unit]:
    header = next(named(root, "header"), None)
    declared = "" if header is None else header.get("srclang", "")
    for unit in named(root, "tu"):
        texts: dict[str, str] = {}
        for variant in unit.iterchildren("{*}*"):
            if local(variant) == "tuv":
                tag = variant.get(LANG, variant.get("lang", ""))
                texts.setdefault(tag, tidy(raw_text(child(variant, "seg"))))
        wanted = source_language or unit.get("srclang", declared)
        source = next((t for t in texts if wanted not in _ANY and primary(t) == primary(wanted)), None)
        if source is None:
            source = next(iter(texts), "")
        yield Unit(source, texts.pop(source, ""), {t: text for t, text in texts.items() if text})
