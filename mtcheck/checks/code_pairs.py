"""Codes of a translation that have other digits in the original: models, routes, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mtcheck.checks.context import Stretch, text_of
from mtcheck.types import Span, Story


def changed_code(story: Story, code: Stretch, near: Span) -> Span | None:
    """Where the original has other digits in a code ("A320" for A380, a telephone number), None if nowhere.

    Args:
        story: with a source.
        code: plain offsets of the code in the target.
        near: plain offsets of the sentences of the source to look in.
    """
    assert story.source is not None
    written = text_of(story.target, code)
    text = text_of(story.source, near)
    ours = _designation(written)
    if ours is None:
        found = [m for m in _LONG.finditer(text) if _is_misdialled(_ascii(written), _ascii(m[0]))]
        is_said = _only_digits(written) in _only_digits(text)
        return None if is_said or len(found) != 1 else _moved(found[0], near)
    letters, digits, first = ours
    found = list(_alike(text, letters, first))
    here = {_ascii(m["digits"]) for m in _alike(story.target.plain, letters, first)}
    lost = [m for m in found if _ascii(m["digits"]) not in here]
    if digits in {_ascii(m["digits"]) for m in found} or len(lost) != 1:
        return None
    return _moved(lost[0], near)


def _moved(match: re.Match[str], extent: Span) -> Span:
    return Span(extent.start + match.start(), extent.start + match.end())


#: Digits in groups, such as a telephone number.
_LONG = re.compile(r"\+?\d(?:[-\s./()]{0,2}\d){6,19}")
#: Digits of a telephone number that may differ if it is to be the same one mistyped.
_MISTYPED = 3


def _is_misdialled(written: str, original: str) -> bool:
    a, b = _only_digits(written), _only_digits(original)
    return 7 <= len(a) == len(b) and 0 < sum(x != y for x, y in zip(a, b, strict=True)) <= _MISTYPED


def _only_digits(text: str) -> str:
    return re.sub(r"\D", "", _ascii(text))


def _designation(text: str) -> tuple[str, str, bool] | None:
    """Letters, digits, and whether the letters come first: ("A", "380", True)."""
    match = re.fullmatch(r"([^\W\d_]+)[-\s]?(\d[\d.]*)|(\d[\d.]*)-?([^\W\d_]+)", text)
    if match is None:
        return None
    return (match[1], match[2], True) if match[1] else (match[4], match[3], False)


def _alike(text: str, letters: str, first: bool) -> Iterable[re.Match[str]]:
    digits, word = r"(?P<digits>\d[\d.]*)(?<!\.)", re.escape(letters)
    if first:
        return re.finditer(rf"(?<![^\W\d_]){word}[-\s\u2010-\u2015]?{digits}", text, re.I)
    return re.finditer(rf"(?<![\d.]){digits}[-\s]?{word}(?![a-z])", text, re.I)


def _ascii(digits: str) -> str:
    return "".join(str(int(c)) if c.isdecimal() else c for c in digits)
