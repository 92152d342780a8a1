"""Words of a text, in scripts that put spaces between them and in those that do not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtcheck.types import Span

# Scripts that write no spaces: there the encoder's tokens are the words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_RUN = re.compile("w+")
_FIGURE = re.compile(r"\d+(?:[.,'’\u00a0\u202f]\d+| \d{3}(?!\d))+")


class _Classes(dict[int, str]):
    """For `str.translate`: "w" for a character of a word, a space for any other, looked up once each."""

    def __missing__(self, code: int) -> str:
        found = self[code] = "w" if unicodedata.category(chr(code))[0] in "LMN" else " "
        return found


_CLASSES = _Classes()


def find_words(text: str, tokens: Sequence[tuple[int, int]]) -> list[Span]:
    """Words of a text: runs of letters, marks and digits, a figure with its separators as one.

    Args:
        text: any text.
        tokens: spans of the encoder's tokens, which part scripts that write no spaces.
    """
    return list(_spaced(text)) if not _UNSPACED.search(text) else _find(text, tokens)


# A sentence is held against several versions, and most sentences are as they were after an edit.
@lru_cache(maxsize=2048)
def _spaced(text: str) -> tuple[Span, ...]:
    return tuple(_find(text, None))


def _find(text: str, tokens: Sequence[tuple[int, int]] | None) -> list[Span]:
    """Words, which no token parts where None are given."""
    words: list[Span] = []
    figures = {m.start(): m.end() for m in _FIGURE.finditer(text)}
    for run in _RUN.finditer(text.translate(_CLASSES)):
        start, end = run.span()
        if not (words and end <= words[-1].end):
            word = Span(start, max(end, figures.get(start, end)))
            words += [word] if tokens is None else _parted(text, word, tokens)
    return words


def _parted(text: str, word: Span, tokens: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """A run, cut at tokens where its script writes no spaces."""
    at = word.start
    for m in _UNSPACED.finditer(text, *word):
        if at < m.start():
            yield Span(at, m.start())
        cuts = sorted({s for s, _ in tokens if m.start() < s < m.end()})
        for start, end in zip([m.start(), *cuts], [*cuts, m.end()], strict=True):
            yield Span(start, end)
        at = m.end()
    if at < word.end:
        yield Span(at, word.end)
