"""From text to token ids, each with the characters of the text it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

_SPACE_PIECE = "▁"
_START, _END, _UNKNOWN = 0, 2, 3
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
        self._opening = (_START, *map(_xlmr_id, self._pieces.encode(prefix.strip())))
        self._limit = limit - len(self._opening) - 1

    def windows(self, texts: Sequence[str]) -> list[list[Window]]:
        """Windows of each text, in order; none for a text without a token."""
        normal = [_normalise(text) for text in texts]
        read = self._pieces.encode([n for n, _ in normal], return_type="offset_mapping", num_threads=1)
        return [self._cut(tokens, *n) for tokens, n in zip(read, normal, strict=True)]

    def _cut(self, tokens: dict[str, Any], normal: str, origin: list[tuple[int, int]]) -> list[Window]:
        ids = [_xlmr_id(i) for i in tokens["ids"]]
        pieces = zip(tokens["pieces"], tokens["offsets"], strict=True)
        spans = [_span(piece, start, end, normal) for piece, (start, end) in pieces]
        count = -(-len(ids) // self._limit)
        edges = [len(ids) * k // count for k in range(count + 1)] if count else []
        windows = []
        for start, end in pairwise(edges):
            kept = {
                len(self._opening) + place: (origin[span[0]][0], origin[span[1] - 1][1])
                for place, span in enumerate(spans[start:end])
                if span
            }
            all_ids = (*self._opening, *ids[start:end], _END)
            windows.append(Window(all_ids, tuple(kept), tuple(kept.values())))
        return windows


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
