"""English that no one writes: words in no order."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from mtcheck.checks.base import finding
from mtcheck.grammar import Token, rarity, tokens
from mtcheck.types import Article, Finding, Span, Story

#: Rarity of a run of classes from which it counts, and the most that one run counts.
ODD, MOST = -2.0, 4.0
#: Rarity of a run of three from which it counts, and the most it counts: three say less than two.
ODD_THREE, MOST_THREE = -2.5, 2.0
#: How odd a sentence must be to be no sentence: so much, and so much more for each of its pairs of words.
NO_ORDER, NO_ORDER_PER_PAIR = 2.8, 0.2
#: What a mark out of place adds, and a sentence that ends in a word that something must follow.
STRAY_MARK, OPEN_END = 2.0, 1.5
_FEWEST_WORDS = 6
#: A sentence is another version's shuffled if that has so much of its words, and so little of its pairs of neighbours;
#: and if it is not much shorter, for a long sentence has most of the little words.
ALL_THERE, NEIGHBOURS, NOT_SHORTER = 0.85, 0.25, 0.4
#: Before a figure these are part of it, whatever stands before them: "the rescue of over 3,000".
_ABOUT = frozenset("over under about around between up more less near almost nearly at".split())
_STRAY = re.compile(
    r"(?<=\w) [.?!;] (?=\w)|[,;:.] ?[,;:](?=\s|\w)|^[.,;:?!]|(?<=\w) , ?[.,]|[,;:]\s*[.?!]?\s*$"
    r"|\$(?=[^\W\d_]{3})|(?<![\d\s])%|(?<=\s)%(?=\s?[^\W\d])|(?<=[^\W\d_]) \)|\)(?=[^\W\d_]{2})|(?<=[^\W\d_])\((?=\w{3})"
)
#: The number of a point, and the mark that ends it where another follows.
_ENUMERATED = re.compile(r"^\W*(?:\d{1,3}|[^\W\d_]{1,6}) ?[.)] (?=\w)|\s*;$")
_OPEN = re.compile(r"\b(?:the|a|an|of|to|from|with|and|or|is|are|was|were|their|its|his|my|at|as|be|by)\W*$")


class WordOrderCheck:
    """Words in no order.

    Why: where decoding fails, the words of a sentence come out all there and in no order; each of them is right,
    and nothing is said.

    Flags: an English sentence with more pairs of words than chance allows whose classes hardly ever follow one
    another ("village the in are located of"); a sentence in any language that has the words of another version's,
    and hardly any two of them in the same order.

    Leaves alone: headlines, lists, names; one odd pair in a sentence.

    Source: counts of classes of words in edited English (`mtcheck.grammar`).
    """

    code: ClassVar[str] = "FLU001"
    family: ClassVar[str] = "fluency"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        versions = [r for r in story.references if r.language == target.language]
        others = _Sentences([segment.text for version in versions for segment in version.segments])
        for start, end in _sentences(target):
            text = target.plain[start:end]
            if (target.language == "en" and is_disordered(text)) or any(
                is_shuffled(text, o) for o in others.like(text)
            ):
                yield finding(
                    self,
                    target,
                    (start, end),
                    "The words of this sentence stand in no order that makes sense.",
                    category="linguistic conventions/grammar",
                    severity="major",
                    stance="garbled",
                    confidence=0.75,
                )


class _Sentences:
    """Sentences by their words: one with nearly all the words of another is found without looking at the rest."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._places: dict[str, list[int]] = defaultdict(list)
        for i, text in enumerate(texts):
            for word in set(_folded_words(text)):
                self._places[word].append(i)

    def like(self, text: str) -> Iterator[str]:
        """Those that may have `ALL_THERE` of the words of one: they have one at least of as many as may lack, and one."""
        words = sorted(_folded_words(text), key=lambda w: len(self._places.get(w, ())))
        few = words[: len(words) - math.ceil(ALL_THERE * len(words)) + 1]
        for i in sorted({i for word in few for i in self._places.get(word, ())}):
            yield self._texts[i]


def _sentences(article: Article) -> Iterator[Span]:
    """The sentences of the body; a full stop before a lower-case word ends none, for it may be out of place too."""
    start, last = 0, None
    for segment in article.segments:
        if article.blocks[segment.block].role != "body":
            continue
        goes_on = last is not None and segment.block == last.block and segment.text[:1].islower()
        if last is not None and not goes_on:
            yield Span(start, last.end)
        if not goes_on:
            start = segment.start
        last = segment
    if last is not None:
        yield Span(start, last.end)


@lru_cache(maxsize=1024)  # most sentences are as they were after an edit
def is_disordered(text: str) -> bool:
    """Whether the words of an English sentence stand in no order.

    Args:
        text: one sentence.
    """
    text = _ENUMERATED.sub("", text)
    found = tokens(text)
    words = [t for t in found if t.text[0].isalnum()]
    small = [t for t in words[1:] if t.text[0].islower()]
    # Headlines in capitals, tables and lists of names have an order of their own.
    if len(words) < _FEWEST_WORDS or 3 * len(small) < len(words):
        return False
    oddness, odd, pairs = _oddness(found, text)
    return odd >= 2 and oddness >= NO_ORDER + NO_ORDER_PER_PAIR * pairs


def is_shuffled(text: str, other: str) -> bool:
    """Whether a sentence has the words of another one, and hardly any two of them as they stand there.

    Args:
        text: one sentence.
        other: a sentence of another version in the same language.
    """
    ours, theirs = _folded_words(text), _folded_words(other)
    if len(ours) < max(_FEWEST_WORDS, NOT_SHORTER * len(theirs)):
        return False
    there = Counter(ours) & Counter(theirs)
    if there.total() < ALL_THERE * len(ours):
        return False
    beside = Counter(itertools.pairwise(ours)) & Counter(itertools.pairwise(theirs))
    return beside.total() <= NEIGHBOURS * (len(ours) - 1)


@lru_cache(maxsize=4096)  # each sentence is held against all of the other versions
def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", text.casefold()))


def _oddness(found: Sequence[Token], text: str) -> tuple[float, int, int]:
    """How odd a sentence is in all, at how many places, and how many pairs of words it has."""
    total, odd, pairs = 0.0, 0, 0
    beside = [is_beside(a, b, text) for a, b in itertools.pairwise(found)]
    two = [
        rarity(a.kind, b.kind) if near and not _is_figure(found[i + 1 : i + 3]) else 0.0
        for i, (a, b, near) in enumerate(zip(found, found[1:], beside, strict=False))
    ]
    for i, near in enumerate(beside):
        pairs += near
        if two[i] < ODD:
            # A name can be any word.
            share = 0.25 if "NNP" in (found[i].kind, found[i + 1].kind) else 1.0
            total += min(MOST, (ODD - two[i]) * share)
            odd += (ODD - two[i]) * share > 0.5
        if i + 2 < len(found) and near and beside[i + 1] and two[i] == two[i + 1] == 0.0:
            three = rarity(found[i].kind, found[i + 1].kind, found[i + 2].kind)
            if three < ODD_THREE:
                total += min(MOST_THREE, ODD - three)
                odd += 1
    stray = len(_STRAY.findall(text))
    return total + STRAY_MARK * stray + OPEN_END * bool(_OPEN.search(text)), odd + stray, pairs


def _is_figure(words: Sequence[Token]) -> bool:
    return len(words) == 2 and words[0].text.casefold() in _ABOUT and words[1].kind == "CD"


def is_beside(a: Token, b: Token, text: str) -> bool:
    """Whether two words of a text, not the same, have but a space between them."""
    # A word that stands twice is another matter.
    return (
        a.text[0].isalnum()
        and b.text[0].isalnum()
        and text[a.end : b.start] == " "
        and a.text.casefold() != b.text.casefold()
    )
