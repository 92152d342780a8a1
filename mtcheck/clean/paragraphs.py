"""The paragraphs of an article: its lines, with hard-wrapped lines joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FINAL = re.compile(r"""[.!?…:;。！？।؟]["'”’»)\]*]*$""")
_UNSPACED = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
_LIST_ITEM = re.compile(r"(?:[•·●▪◦‣*–—-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
# Marks and closing quotation marks at the end of a sentence.
_LONGEST_END = 12
# Mail and agency wires wrap below this; a longer line is a paragraph of its own.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40
_FEWEST_WRAPS = 3
_WRAPPED_SHARE = 0.8


@dataclass(frozen=True)
class Paragraph:
    """A paragraph (plain offsets).

    Args:
        start, end: without white space at its ends.
        text: the words.
        breaks: line breaks between it and the paragraph before; 0 for the first, and for the rest of
            a line of which the start was cut off.
    """

    start: int
    end: int
    text: str
    breaks: int

    @cached_property
    def words(self) -> int:
        """Number of words; letters of scripts without spaces count as half a word each."""
        return max(len(self.text.split()), len(_UNSPACED.findall(self.text)) // 2)

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_FINAL.search(self.text[-_LONGEST_END:]))

    @cached_property
    def is_list_item(self) -> bool:
        """Whether it starts with a bullet or a number."""
        return bool(_LIST_ITEM.match(self.text))


def split(plain: str) -> list[Paragraph]:
    """Cut an article into paragraphs, in order; only white space is left between them."""
    lines = _lines(plain)
    joined = _wraps(lines)
    paragraphs: list[Paragraph] = []
    for line, continues in zip(lines, joined, strict=True):
        if continues:
            first = paragraphs[-1]
            paragraphs[-1] = replace(first, end=line.end, text=plain[first.start : line.end])
        else:
            paragraphs.append(line)
    return paragraphs


def _lines(plain: str) -> list[Paragraph]:
    lines: list[Paragraph] = []
    end = 0
    for m in _LINE.finditer(plain):
        text = m[0].strip()
        if not text:
            continue
        start = m.start() + len(m[0]) - len(m[0].lstrip())
        breaks = len(_BREAK.findall(plain, end, start)) if lines else 0
        end = start + len(text)
        lines.append(Paragraph(start, end, text, breaks))
    return lines


def _wraps(lines: list[Paragraph]) -> list[bool]:
    """For each line, whether it continues the one before.

    A program that wraps lines breaks only where the next word no longer fits: a break after which the
    next word would have fitted was made by a person.
    """
    width = max((len(x.text) for x in lines), default=0)
    wraps = [False] * len(lines)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return wraps
    open_ended = 0
    for i, (a, b) in enumerate(pairwise(lines), 1):
        if b.breaks == 1 and not a.is_sentence and " " in a.text and not b.is_list_item:
            open_ended += len(a.text) >= _NARROWEST_WRAP // 2
        if b.breaks == 1 and " " in a.text and not b.is_list_item:
            wraps[i] = len(a.text) + 1 + len(b.text.split()[0]) > width
    certain = sum(w and not a.is_sentence for a, w in zip(lines, wraps[1:], strict=False))
    if certain < _FEWEST_WRAPS or certain < _WRAPPED_SHARE * open_ended:
        return [False] * len(lines)
    return wraps
