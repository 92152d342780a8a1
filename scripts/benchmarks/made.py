"""Stories of any length and number of versions, made of NTREX-128.

The target is the English text; the original is a human translation of it. Other versions leave out, move, halve
and join sentences, as other outlets do, each in a language of its own as long as there are languages.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from evaluation.ntrex import Row, read

ORIGINAL = "fra"
_LANGUAGES = ("eng", "spa", "deu", "eng", "ita", "pol", "rus", "nld", "por-BR", "swe")
_A_PARAGRAPH = 2  # sentences


@dataclass(frozen=True)
class Made:
    """The versions of a story, as text.

    Args:
        target: English.
        source: what it counts as translated from.
        others: other outlets' versions.
    """

    target: str
    source: str
    others: tuple[str, ...]

    @property
    def words(self) -> int:
        """Of the target."""
        return len(self.target.split())

    @property
    def edited(self) -> Made:
        """The same story with one sentence of the target changed, as an editor does."""
        paragraphs = self.target.split("\n\n")
        middle = len(paragraphs) // 2
        paragraphs[middle] = f"{paragraphs[middle].rstrip('.')}, officials said later in the day."
        return Made("\n\n".join(paragraphs), self.source, self.others)


def make(
    data: Path,
    words: int = 800,
    versions: int = 4,
    number: int = 0,
    spoil: Callable[[Row, int], str] = lambda row, i: row["eng"],
) -> Made:
    """A story.

    Args:
        data: folder of the data sets.
        words: of the target, about; documents are put together until there are enough.
        versions: how many other outlets' versions.
        number: which story: another one begins with another document.
        spoil: gives the target's sentence for a row and its place.
    """
    draw = random.Random(number)
    rows = list(_rows(data, words, number))
    return Made(
        _text([spoil(r, i) for i, r in enumerate(rows)]),
        _text([r[ORIGINAL] for r in rows]),
        tuple(_text(_retold(rows, _LANGUAGES[k % len(_LANGUAGES)], draw)) for k in range(versions)),
    )


@cache
def documents(data: Path) -> list[list[Row]]:
    """NTREX, document by document."""
    return [rows for _, rows in sorted(read(data)[1].items())]


def _rows(data: Path, words: int, number: int) -> Iterator[Row]:
    whole = documents(data)
    first = number % len(whole)
    flat = [row for rows in whole[first:] + whole[:first] for row in rows]
    for row, told in zip(flat, accumulate(len(r["eng"].split()) for r in flat), strict=True):
        yield row
        if told >= words:
            return


def _retold(rows: Sequence[Row], language: str, draw: random.Random) -> list[str]:
    """Seven sentences in ten, a third of those in another place, some halved or joined."""
    told = [_halved(r[language], draw) for r in rows if draw.random() < 0.7]
    moved = [i for i in range(len(told)) if draw.random() < 0.33]
    order = draw.sample(moved, len(moved))
    places = dict(zip(moved, order, strict=True))
    return [told[places.get(i, i)] for i in range(len(told))]


def _halved(text: str, draw: random.Random) -> str:
    words = text.split(" ")
    return " ".join(words[: len(words) // 2]) + "." if len(words) >= 20 and draw.random() < 0.2 else text


def _text(sentences: Sequence[str]) -> str:
    """Paragraphs under a headline."""
    head, *body = sentences
    return "\n\n".join(
        [head, *(" ".join(body[i : i + _A_PARAGRAPH]) for i in range(0, len(body), _A_PARAGRAPH))]
    )
