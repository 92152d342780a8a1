"""The one shape of training data: a premise, a hypothesis, what holds between them, what is wrong where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: ``unentailed`` is neutral or contradiction: what a set says that knows only same and not the same.
Label = Literal["entailment", "neutral", "contradiction", "unentailed"]
Category = Literal["mistranslation", "name", "number", "omission", "untranslated", "fluency"]
LABELS: tuple[Label, ...] = ("entailment", "neutral", "contradiction", "unentailed")
CATEGORIES: tuple[Category, ...] = (
    "mistranslation",
    "name",
    "number",
    "omission",
    "untranslated",
    "fluency",
)
FAITHFUL = "faithful"


@dataclass(frozen=True, slots=True)
class Span:
    """What is wrong where: code points of the hypothesis, half-open, never empty.

    An omission has no characters of its own: the word before the gap and the word after it are marked.
    """

    start: int
    end: int
    category: Category


@dataclass(frozen=True, slots=True)
class Example:
    """One row to learn from or to measure on.

    Args:
        premise: the original, or the sentence held against; None for a translation seen alone.
        hypothesis: the translation, or the claim.
        label: what the premise says of the hypothesis; None where nobody knows.
        spans: what is wrong with the hypothesis, () for nothing; None where nobody looked.
        kind: ``faithful``, a kind of distortion (``number.near``), or the name of the data set's own kind.
        languages: ISO 639-1 of premise and hypothesis.
        origin: data set, a key of ``corpora.SOURCES``.
        group: document or other unit that must not be cut in two by a split.
    """

    premise: str | None
    hypothesis: str
    label: Label | None
    spans: tuple[Span, ...] | None
    kind: str
    languages: tuple[str, str]
    origin: str
    group: str
