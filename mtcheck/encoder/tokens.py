"""From text to token ids, each with the characters of the text it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from mtcheck.segment.words import find_words

_SPACE_PIECE = "▁"
START, END, _UNKNOWN = 0, 2, 3
_REPLACEMENT = "\ufffd"  # a space to this vocabulary
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Window:
    """A text, or as much of it as the network takes at once.

    Args:
        ids: token ids, prefix and special tokens included.
        positions: the tokens that stand for characters of the text.
        spans: their characters, code points into the text as given; parallel to ``positions``.
    """

    ids: tuple[int, ...]
    positions: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as the vocabulary cuts it, without special tokens.

    Args:
        ids: token ids.
        spans: for each the code points of the text as given, half-open; None for a piece that is only space.
    """

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int] | None, ...]


class SentencePieceTokenizer:
    """XLM-R's tokenizer over a SentencePiece model, with offsets into the text as given.

    XLM-R counts <s> 0, <pad> 1, </s> 2, <unk> 3 and then every ordinary piece one higher than
    SentencePiece does.

    Args:
        path: the SentencePiece model.
        prefix: words put before every text, such as "query: ".
        limit: tokens the network takes at once, special ones and the prefix included.
    """

    def __init__(self, path: Path, prefix: str, limit: int) -> None:
        from sentencepiece import SentencePieceProcessor

        self._pieces = SentencePieceProcessor(model_file=str(path))
        self._opening = (START, *map(_xlmr_id, self._pieces.encode(prefix.strip())))
        self._limit = limit - len(self._opening) - 1

    def windows(self, texts: Sequence[str]) -> list[list[Window]]:
        """Windows of each text, in order; none for a text without a token."""
        return [self._cut(pieces) for pieces in self.pieces(texts)]

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """The pieces of each text, in order."""
        normal = [_normalise(text) for text in texts]
        read = self._pieces.encode([n for n, _ in normal], return_type="offset_mapping", num_threads=1)
        return [_pieces_of(tokens, *n) for tokens, n in zip(read, normal, strict=True)]

    def _cut(self, pieces: Pieces) -> list[Window]:
        windows = []
        for start, end in even_cuts(len(pieces.ids), self._limit):
            kept = {
                len(self._opening) + place: span for place, span in enumerate(pieces.spans[start:end]) if span
            }
            all_ids = (*self._opening, *pieces.ids[start:end], END)
            windows.append(Window(all_ids, tuple(kept), tuple(kept.values())))
        return windows


def even_cuts(length: int, limit: int) -> list[tuple[int, int]]:
    """Cut ``length`` things into as few runs of at most ``limit`` as will do, all about as long."""
    count = -(-length // limit)
    return list(pairwise(length * k // count for k in range(count + 1))) if count else []


def _pieces_of(tokens: dict[str, Any], normal: str, origin: list[tuple[int, int]]) -> Pieces:
    read = zip(tokens["pieces"], tokens["offsets"], strict=True)
    spans = (_span(piece, start, end, normal) for piece, (start, end) in read)
    return Pieces(
        tuple(map(_xlmr_id, tokens["ids"])),
        tuple(span and (origin[span[0]][0], origin[span[1] - 1][1]) for span in spans),
    )


def _xlmr_id(piece: int) -> int:
    return piece + 1 if piece else _UNKNOWN


def _span(piece: str, start: int, end: int, text: str) -> tuple[int, int] | None:
    """The characters of a piece without the space around it; None for a piece that is only space."""
    if piece == _SPACE_PIECE:
        return None
    if start == end:
        # One character can be written out as several pieces (㍿ is four characters to the vocabulary);
        # all but the last of them come with no width.
        start = min(start, len(text) - 1)
        end = start + 1
    while start < end and _is_blank(text[start]):
        start += 1
    while start < end and _is_blank(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _is_blank(char: str) -> bool:
    return char.isspace() or char == _REPLACEMENT or unicodedata.category(char) in ("Cc", "Cf")


def _normalise(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Strip and compose (NFC) a text.

    Returns:
        The new text, and for each of its characters the span of ``text`` it was made from.
    """
    text = _SURROGATE.sub(_REPLACEMENT, text)  # half a character, which JSON can hold but UTF-8 cannot
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if start >= end:
        return "", []
    if unicodedata.is_normalized("NFC", text):
        return text[start:end], [(i, i + 1) for i in range(start, end)]
    pieces: list[str] = []
    origin: list[tuple[int, int]] = []
    for first, last in _clusters(text, start, end):
        composed = unicodedata.normalize("NFC", text[first:last])
        pieces.append(composed)
        if composed == text[first:last]:
            origin += [(i, i + 1) for i in range(first, last)]
        else:
            origin += [(first, last)] * len(composed)
    return "".join(pieces), origin


def _clusters(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of characters that may compose with one another: a base and its marks, Korean letters."""
    starts = [i for i in range(start, end) if i == start or not _joins(text[i])]
    return list(zip(starts, [*starts[1:], end], strict=True))


def _joins(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"


def word_runs(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of pieces, [first, last), that make a word; a piece that is no part of one stands alone.

    Args:
        text: the text.
        spans: code points of each piece, in order.
    """
    ends = iter(find_words(text, spans))
    word = next(ends, None)
    runs: list[tuple[int, int]] = []
    inside = False
    for i, (start, end) in enumerate(spans):
        while word and word.end <= start:
            word, inside = next(ends, None), False
        if word and word.start < end:
            runs[-1:] = [(runs[-1][0], i + 1)] if inside else [*runs[-1:], (i, i + 1)]
            inside = True
        else:
            runs.append((i, i + 1))
    return runs
