"""How findings put a figure: what the original has, what happened to it, how the target would write it."""

from __future__ import annotations

import re
from decimal import Decimal

from mtcheck.checks.context import text_of
from mtcheck.facts.figures import Figure
from mtcheck.types import Article, Number

#: Times that tell the half of the day themselves.
_HALF_WRITTEN = re.compile(r"[ap]\.? ?m\b", re.IGNORECASE)


def wording_of(article: Article, figure: Figure) -> str:
    """A figure as it is written, the half of the day added where that is said beside it."""
    half = {"am": " (before noon)", "pm": " (after noon)"}.get(figure.number.unit, "")
    written = text_of(article, figure)
    return written + (half if figure.form == "time" and not _HALF_WRITTEN.search(written) else "")


def slip_of(original: Decimal, written: Decimal) -> str:
    """What happened to the figure, where that is plain."""
    if original == 0 or written == 0:
        return ""
    ratio = max(original, written) / min(original, written)
    if ratio in (1000, 1_000_000):
        return f"off by a factor of {int(ratio):,}"
    if ratio in (10, 100):
        return "a decimal point or a zero is lost or added"
    a, b = f"{original.normalize():f}", f"{written.normalize():f}"
    if len(a) == len(b):
        differing = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(differing) == 2 and a[differing[0]] == b[differing[1]] and a[differing[1]] == b[differing[0]]:
            return "two digits are swapped"
    return ""


def is_far(a: Decimal, b: Decimal) -> bool:
    """Whether one value is twice the other, or more."""
    low, high = sorted((abs(a), abs(b)))
    return high >= 2 * low


def in_words_of(article: Article, number: Number, original: Number, written: str) -> str:
    """The original's figure as the target's language writes it, where both are plain digits."""
    if article.language != "en" or number.spelled or original.spelled or number.unit != original.unit:
        return ""
    text = article.plain[number.start : number.end]
    if not re.fullmatch(r"[\d,]+", text) or original.value != int(original.value):
        return ""
    return f"{int(original.value):,}" if "," in text or original.value >= 10000 else str(int(original.value))


def start_of_bound(article: Article, number: Number) -> int:
    """Start of the two words before a number, which hold its bound."""
    before = re.search(r"(?:[^\W\d]+\s+){1,2}\W?$", article.plain[max(0, number.start - 40) : number.start])
    return number.start - len(before[0]) if before else number.start
