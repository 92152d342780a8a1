"""What a distortion is: a function from a good translation to one with a planted error, or to None."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from examples import Category, Label, Span


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence that may be edited, with what the edits may draw on.

    Args:
        text: the translation, taken to be good.
        language: its ISO 639-1 code.
        source: the sentence it was translated from, or None.
        source_language: ISO 639-1 code of ``source``.
        siblings: other sentences of the same document, in ``language``.
        strangers: sentences of other documents, in ``language``.
        names: (start, end, "PER" | "ORG" | "LOC") where names are marked by hand, else empty.
    """

    text: str
    language: str
    source: str | None = None
    source_language: str | None = None
    siblings: Sequence[str] = ()
    strangers: Sequence[str] = ()
    names: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A translation with a planted error, or a faithful variant (label entailment, no spans).

    The label is None where the error says nothing about the meaning.
    """

    text: str
    label: Label | None
    spans: tuple[Span, ...]
    kind: str


#: None where the kind of error cannot be planted here. Same random state, same edit.
Distortion = Callable[[Text, Random], Edit | None]


def replaced(
    text: str, start: int, end: int, new: str, *, label: Label | None, category: Category | None, kind: str
) -> Edit | None:
    """The edit that puts ``new`` in place of ``text[start:end]``; None if nothing would change.

    The span is that of the words that differ; for a deletion, of the words on both sides of the gap.
    ``category`` None makes a faithful variant.
    """
    if new == text[start:end]:
        return None
    edited = text[:start] + new + text[end:]
    if category is None:
        return Edit(edited, label, (), kind)
    first, last = start, start + len(new)
    while first < last and edited[first].isspace():
        first += 1
    while last > first and edited[last - 1].isspace():
        last -= 1
    spans = (Span(first, last, category),) if first < last else gap(edited, start, category)
    return Edit(edited, label, spans, kind) if spans else None


def gap(text: str, at: int, category: Category) -> tuple[Span, ...]:
    """The word before and the word after a place where words are missing (a character, in CJK scripts)."""
    before, after = at, at
    while before > 0 and text[before - 1].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    start, end = before, after
    while start > 0 and not text[start - 1].isspace() and before - start < 20:
        start -= 1
        if _wide(text[start]):
            break
    while end < len(text) and not text[end].isspace() and end - after < 20:
        end += 1
        if _wide(text[end - 1]):
            break
    if start < before and after < end and before == after:
        return (Span(start, end, category),)
    spans = [Span(a, b, category) for a, b in ((start, before), (after, end)) if a < b]
    return tuple(spans)


def _wide(char: str) -> bool:
    return "\u2e80" <= char <= "\ud7ff" or "\uf900" <= char <= "\ufaff"
