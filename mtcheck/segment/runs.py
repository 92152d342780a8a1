"""Wordings looked for by the runs of words they hold, so that none is compared that shares no run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

#: Words in a row that two wordings of one quotation have in common.
LEAST_RUN: Final = 3


class Word(NamedTuple):
    """A word of a wording: its key for comparison, and where it stands."""

    key: str
    start: int
    end: int
    stops: bool = False
    gap: bool = False
    free: bool = False
    capital: bool = False


#: Stands between two quotations of one speech; no run goes over it.
BREAK: Final = Word("", 0, 0)


class Match(NamedTuple):
    """A run of words that agree: where it begins in each wording, and how many they are."""

    ours: int
    theirs: int
    size: int


class Wording:
    """Words of another version that quotations are looked for in, with where each run of them stands.

    Args:
        words: of a quotation, of several that follow one another, or of a whole text.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._at: dict[tuple[str, ...], list[int]] = {}
        for i, run in _runs(words):
            self._at.setdefault(run, []).append(i)

    @property
    def runs(self) -> Iterator[tuple[str, ...]]:
        """Every run of :data:`LEAST_RUN` keys, once."""
        return iter(self._at)

    def longest(self, ours: Sequence[Word]) -> Match | None:
        """The longest run of words in common, the first of several; None where none is of :data:`LEAST_RUN` words.

        Args:
            ours: words of one quotation.

        Source: that of `difflib.SequenceMatcher.find_longest_match`, looked up instead of searched for.
        """
        found = (self._from(ours, j, i) for j, run in _runs(ours) for i in self._at.get(run, ()))
        return min(filter(None, found), key=lambda m: (-m.size, m.theirs, m.ours), default=None)

    def _from(self, ours: Sequence[Word], j: int, i: int) -> Match | None:
        """How far the words agree from a run in common on, None where they do before it already."""
        theirs = self.words
        if i and j and ours[j - 1].key == theirs[i - 1].key:
            return None
        size, most = LEAST_RUN, min(len(ours) - j, len(theirs) - i)
        while size < most and ours[j + size].key == theirs[i + size].key:
            size += 1
        return Match(j, i, size)


class Wordings:
    """Several wordings of a version.

    Args:
        wordings: in the order they are answered in.
    """

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings
        self._holders: dict[tuple[str, ...], list[int]] = {}
        for number, wording in enumerate(wordings):
            for run in wording.runs:
                self._holders.setdefault(run, []).append(number)

    def near(self, ours: Sequence[Word]) -> list[tuple[int, Wording]]:
        """The wordings that have a run in common with a quotation, each with its number, in order.

        Args:
            ours: words of the quotation.
        """
        numbers = {n for _, run in _runs(ours) for n in self._holders.get(run, ())}
        return [(n, self._wordings[n]) for n in sorted(numbers)]


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each run of :data:`LEAST_RUN` keys with the place of its first word; a break is in none."""
    keys = [w.key for w in words]
    for i, run in enumerate(zip(*(keys[k:] for k in range(LEAST_RUN)), strict=False)):
        if "" not in run:
            yield i, run
