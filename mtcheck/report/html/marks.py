"""A text cut into pieces at the borders of marked spans, so that marks never nest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mtcheck.report.wording import WORST_FIRST

_GRAVEST_FIRST = (*WORST_FIRST, "differs", "agrees", "dismissed")


class Mark(NamedTuple):
    """A span to be marked (plain offsets); an empty one is shown as a point.

    Args:
        start, end: where.
        key: id of what it is marked for.
        look: a severity, the stance of evidence, or "dismissed".
        first: False for the part of a mark that goes on from the row before.
    """

    start: int
    end: int
    key: str
    look: str
    first: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks throughout.

    Args:
        text: the words; "" for a point.
        keys: ids of the marks over it, the gravest first.
        look: of the gravest.
        begins: ids of the marks that begin with this piece.
    """

    text: str
    keys: tuple[str, ...] = ()
    look: str = ""
    begins: tuple[str, ...] = ()

    @property
    def spaced(self) -> bool:
        """Whether the spaces in it are more than a page shows by itself."""
        return self.text != self.text.strip() or "  " in self.text


def spread(marks: Iterable[Mark], rows: Sequence[tuple[int, int]]) -> list[list[Mark]]:
    """The marks of each row, clipped to it; every mark lands in one row at least.

    Args:
        marks: in any order (plain offsets).
        rows: half-open plain ranges in ascending order, at least one.

    Returns:
        One list a row. A mark that lies between two rows is a point at the end of the earlier one.
    """
    placed: list[list[Mark]] = [[] for _ in rows]
    starts = [start for start, _ in rows]
    for mark in marks:
        home = max(0, bisect_right(starts, mark.start) - 1)
        found = False
        for i in range(home, len(rows)):
            start, end = rows[i]
            if start >= mark.end:
                break
            left, right = max(start, mark.start), min(end, mark.end)
            if left < right:
                placed[i].append(mark._replace(start=left, end=right, first=not found))
                found = True
        if not found:
            start, end = rows[home]
            point = min(max(mark.start, start), end)
            placed[home].append(mark._replace(start=point, end=point))
    return placed


def cut(text: str, offset: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut a row at the borders of its marks.

    Args:
        text: the row.
        offset: plain offset of its first character.
        marks: as `spread` gave them for the row.

    Yields:
        Pieces in order; their texts joined are ``text``.
    """
    borders = sorted({offset, offset + len(text), *(x for m in marks for x in m[:2])})
    opening: dict[int, list[Mark]] = {}
    points: dict[int, list[Mark]] = {}
    for mark in marks:
        (opening if mark.start < mark.end else points).setdefault(mark.start, []).append(mark)
    over: list[Mark] = []
    for left, right in zip(borders, [*borders[1:], borders[-1]], strict=True):
        for mark in points.get(left, ()):
            yield Piece("", (mark.key,), mark.look, (mark.key,))
        begun = opening.get(left, [])
        over = [m for m in over if m.end > left] + begun
        if left < right:
            yield _piece(text[left - offset : right - offset], over, begun)


def _piece(text: str, over: Sequence[Mark], begun: Sequence[Mark]) -> Piece:
    if not over:
        return Piece(text)
    gravest = sorted(over, key=lambda m: _GRAVEST_FIRST.index(m.look))
    return Piece(text, tuple(m.key for m in gravest), gravest[0].look, tuple(m.key for m in begun if m.first))
