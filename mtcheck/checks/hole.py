"""Holes in a sentence that a model sees, which has the original beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, bead_at, extent_of, text_of
from mtcheck.checks.entailment import hypothesis
from mtcheck.checks.name_rivals import is_in_title_case
from mtcheck.checks.unanswered import missing_in
from mtcheck.types import Article, Finding, Span, Story

#: Probability from which words are missing beside others: of 300 sentences of DEMETR each without a name, a noun or a subject
#: 22 % reach it and none of the same as they were, nor does any sentence of 72,000 words of free translations by hand.
MISSING = 0.7
#: Words of a sentence below which it is a headline or a splinter.
_SHORTEST = 5
#: The names of files, and words that somebody took out and put stars for: no sentence is missing there.
_UNLIKE_WORDS = re.compile(r"\*|\.(?=\w)")
#: "Limits to, say, ten kilometres": what is put in between parts a word from what it bears on.
_PUT_IN = re.compile(
    r", (?:say|for (?:example|instance)|perhaps|of course|in turn|however|in fact|as it were|at least|above all|among others),"
)
#: Words beside a hole, at most.
_BESIDE = 4


class Hole:
    """Words missing beside others.

    Why: a name or a noun that was dropped leaves a sentence that stumbles, or one that reads well and says less.

    Flags: the words around a hole, as the entailment model sees it with the original beside the sentence.

    Leaves alone: headlines, short sentences, sentences without a counterpart, languages other than English, in which the model
    has seen no holes; what OMI003 finds by its rules.

    Source: words taken out of good translations (NTREX, WMT; ``scripts/build_models/mix_holes.py``), which the model learns to
    point at; threshold chosen on documents kept out of that.
    """

    code: ClassVar[str] = "OMI005"
    family: ClassVar[str] = "omission-addition"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links", "entailment"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        if source is None or target.language != "en":
            return
        for index, segment in enumerate(target.segments):
            bead = bead_at(story, source, index, ALIGNED)
            if bead is None or len(segment.text.split()) < _SHORTEST or is_in_title_case(segment.text):
                continue
            extent = extent_of(source, bead.other)
            asked = hypothesis(story, index, source, extent)
            for doubted in story.doubted.get((text_of(source, extent), asked), ()):
                place = _place(asked, Span(doubted.start, doubted.end), segment.text, segment.start)
                if doubted.category != "omission" or doubted.score < MISSING or place is None:
                    continue
                yield self._finding(story, source, place, doubted.score)

    def _finding(self, story: Story, source: Article, place: Span, score: float) -> Finding:
        missing = missing_in(story, source, place)
        said = f" The original has “{missing.text}”." if missing else ""
        return finding(
            self,
            story.target,
            place,
            f"Words seem to be missing in “{text_of(story.target, place)}”.{said}",
            category="accuracy/omission",
            severity="major",
            stance="contradicted",
            confidence=score,
            evidence=[evidence(source, missing.span, "differs")] if missing else [],
        )


def _place(asked: str, span: Span, text: str, start: int) -> Span | None:
    """Where a sentence has some words of what the model was asked, as a span of its article; None where they are many.

    What the model was asked may differ from the sentence in its figures and days; None also where it differs in these words.
    """
    words = asked[span.start : span.end]
    if len(words.split()) > _BESIDE or not any(map(str.isalpha, words)) or _UNLIKE_WORDS.search(words):
        return None
    if _PUT_IN.match(asked, span.end - 1) or _PUT_IN.match(asked, span.end):
        return None
    before, places = (
        [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", t)] for t in (asked, text)
    )
    if len(before) != len(places) or span.start not in before:
        return None
    first = start + places[before.index(span.start)]
    return Span(first, first + len(words))
