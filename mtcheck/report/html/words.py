"""Word against word: what answers for what in a row, and what is worded otherwise in the same language.

The offsets are those a browser counts in, UTF-16 units of a paragraph as it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from mtcheck.report.wording import visible
from mtcheck.segment.words import find_words
from mtcheck.types import Article, Bead, Segment, Span

# Two sentences with less than this in common are told apart at a glance: marking all of it helps nobody.
_LIKE = 0.4
# Beyond this many pairs of words a comparison costs more than it shows.
_MOST_PAIRS = 4_000_000


class Stretch(NamedTuple):
    """Words of a paragraph as it is shown (UTF-16 units)."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class WordTie:
    """What holds the words of a row to those of another version.

    Args:
        row: of the checked text.
        number: of the `Other`.
        beside: the row in which the other version's words stand.
        links: pairs of words, here and there.
        reworded: words here that the other version does not have.
        theirs: words there that the text does not have.
    """

    row: int
    number: int
    beside: int
    links: tuple[tuple[Stretch, Stretch], ...]
    reworded: tuple[Stretch, ...] = ()
    theirs: tuple[Stretch, ...] = ()


def tie_words(
    target: Article, other: Article, bead: Bead, rows: dict[int, int], number: int
) -> Iterator[WordTie]:
    """The ties of each row that a bead covers; none for a row that has none.

    Args:
        target, other: the articles.
        bead: sentences with a counterpart.
        rows: the row of each sentence of the target.
        number: of the `Other`.
    """
    here = [target.segments[i] for i in bead.target]
    there = [other.segments[j] for j in bead.other]
    alike = bool(target.language) and target.language == other.language
    ours, theirs = differences(here, there) if alike else ((), ())
    shown = _paragraph(there, bead.other)
    for index, sentence in zip(bead.target, here, strict=True):
        own = _paragraph([sentence], [index])
        links = tuple((a, b) for x, y in bead.links if (a := own(x)) and (b := shown(y)))
        # The words there are shown once, beside the first of the sentences they answer for.
        first = index == min(bead.target)
        tie = WordTie(
            rows[index],
            number,
            rows[min(bead.target)],
            links,
            tuple(s for x in ours if (s := own(x))),
            tuple(s for y in theirs if (s := shown(y))) if first else (),
        )
        if tie.links or tie.reworded or tie.theirs:
            yield tie


def differences(
    here: Sequence[Segment], there: Sequence[Segment]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words of sentences that the others do not have in that order (plain spans), of both sides.

    Returns:
        Nothing at all where the two have too little in common to be a rewording.
    """
    (ours, a), (theirs, b) = _words(here), _words(there)
    if not a or not b or len(a) * len(b) > _MOST_PAIRS:
        return (), ()
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < _LIKE:
        return (), ()
    left: list[Span] = []
    right: list[Span] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            left += _runs(ours[i:j], here)
            right += _runs(theirs[k:m], there)
    return tuple(left), tuple(right)


def _words(sentences: Sequence[Segment]) -> tuple[list[Span], list[str]]:
    spans: list[Span] = []
    texts: list[str] = []
    for s in sentences:
        # In scripts without spaces a character stands for a word.
        for start, end in find_words(s.text, [(i, i + 1) for i in range(len(s.text))]):
            spans.append(Span(s.start + start, s.start + end))
            texts.append(s.text[start:end].casefold())
    return spans, texts


def _runs(spans: Sequence[Span], sentences: Sequence[Segment]) -> Iterator[Span]:
    """Neighbours joined, as long as they stand in one sentence."""
    run: Span | None = None
    for span in spans:
        if run and any(s.start <= run.start and span.end <= s.end for s in sentences):
            run = Span(run.start, span.end)
            continue
        if run:
            yield run
        run = span
    if run:
        yield run


def _paragraph(sentences: Sequence[Segment], indices: Sequence[int]) -> Callable[[Span], Stretch | None]:
    """From a plain span to its place in the paragraph that shows ``sentences`` one after another."""
    starts: list[int] = []
    places = [_places(s.text) for s in sentences]
    at = 0
    for n, (sentence, place) in enumerate(zip(sentences, places, strict=True)):
        at += len(between(indices[n - 1], indices[n])) if n else 0
        starts.append(at)
        at += place(len(sentence.text))

    def shown(span: Span) -> Stretch | None:
        for sentence, place, base in zip(sentences, places, starts, strict=True):
            if sentence.start <= span.start and span.end <= sentence.end:
                start = place(span.start - sentence.start)
                return Stretch(base + start, place(span.end - sentence.start) - start)
        return None

    return shown


def between(previous: int, index: int) -> str:
    """What is shown between two sentences of another version, by their indices."""
    return " " if index == previous + 1 else " … "


@lru_cache(maxsize=1024)  # a sentence stands in many rows, and is there again after an edit
def _places(text: str) -> Callable[[int], int]:
    """From a code point of ``text`` to the UTF-16 unit at which it is shown."""
    if text.isascii() and visible(text) == text and "\r" not in text:
        return int
    places = [0]
    for character, after in zip(text, text[1:] + " ", strict=True):
        # A browser reads both characters of a Windows line end as one.
        shown = "" if character + after == "\r\n" else visible(character)
        places.append(places[-1] + len(shown.encode("utf-16-le", "surrogatepass")) // 2)
    return places.__getitem__
