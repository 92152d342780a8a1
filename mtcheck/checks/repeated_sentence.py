"""Sentences that stand twice in the translation and once in the original."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.clause_signs import UNSPACED
from mtcheck.checks.context import once_a_story
from mtcheck.types import Article, Finding, Story

#: Words of a sentence that is not repeated by chance ("He did not."), and letters where words are not set apart.
SHORTEST, SHORTEST_UNSPACED = 4, 8


class RepeatedSentence:
    """Sentence repeated.

    Why: systems say a sentence twice, and pasting does so too; in print it is an erratum nobody can explain.

    Flags: a sentence of four words or more that stands in the article before, word for word, and more often than any does
    in the original. Without an original only one that follows right upon the first.

    Leaves alone: short sentences, refrains that the original repeats as well, headlines.

    Source: repetition as an error of neural systems (Lee et al., Hallucinations in neural machine translation, 2018).
    """

    code: ClassVar[str] = "ART006"
    family: ClassVar[str] = "fluency"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        for index, first in repeated(story).items():
            segment, before = target.segments[index], target.segments[first]
            yield finding(
                self,
                target,
                (segment.start, segment.end),
                "This sentence stands in the article before, word for word.",
                category="accuracy/addition",
                severity="major",
                stance="garbled",
                confidence=0.9,
                evidence=[evidence(target, (before.start, before.end), "agrees")],
            )


@once_a_story
def repeated(story: Story) -> dict[int, int]:
    """Sentences of the target that repeat one before (indices of segments), each with the first that said it."""
    target, source = story.target, story.source
    usual = max((len(places) for places in _places(source).values()), default=1) if source else 1
    found = {}
    for places in _places(target).values():
        for place in places[usual:]:
            # A headline is said again in the text.
            if places[0] > 0 and (source is not None or place == places[0] + 1):
                found[place] = places[0]
    return dict(sorted(found.items()))


def _places(article: Article) -> dict[str, list[int]]:
    """Where each sentence that is long enough stands, by its words."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, segment in enumerate(article.segments):
        words = re.findall(r"\w+(?:['’]\w+)*", segment.text.casefold())
        said = " ".join(words)
        if len(words) >= SHORTEST or (article.language in UNSPACED and len(said) >= SHORTEST_UNSPACED):
            places[said].append(index)
    return places
