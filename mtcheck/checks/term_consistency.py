"""One term of the original in two renderings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, NamedTuple

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, STEM, is_within, paired_beads, text_of
from mtcheck.frequency import common_words
from mtcheck.inflection import is_form
from mtcheck.types import Article, Bead, Finding, Span, Story

#: Letters of a word that is part of a term, and how many of the most frequent words are of none.
_LETTERS, _SMALL = 4, 300


class InconsistentTerm:
    """Term rendered in two ways.

    Why: the reader takes two names for two things; a system translates each sentence as if it were the first.

    Flags: two words side by side that the original repeats, where the translation changes one of the two words
    it has for them, one time against twice or more. Always minor.

    Leaves alone: single words; renderings that share no word, which may be free; words that the word alignment
    does not link one to one; sentences that are not surely each other's counterpart; names.

    Source: MQM, "inconsistent use of terminology".
    """

    code: ClassVar[str] = "TRM006"
    family: ClassVar[str] = "terminology"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        if story.source is None:
            return
        grouped: dict[tuple[str, str], list[_Rendering]] = {}
        for bead in paired_beads(story, story.source):
            if bead.score >= ALIGNED:
                for rendering in _renderings(story.target, story.source, bead):
                    grouped.setdefault(rendering.key, []).append(rendering)
        for found in grouped.values():
            yield from self._odd_ones(story, story.source, found)

    def _odd_ones(self, story: Story, source: Article, found: list[_Rendering]) -> Iterator[Finding]:
        (usual, count), *others = Counter(r.stems for r in found).most_common()
        model = next(r for r in found if r.stems == usual)
        for stems, times in others:
            if count < 2 or times > 1 or len(set(stems) & set(usual)) != 1:
                continue
            odd = next(r for r in found if r.stems == stems)
            changed = [w for w in odd.words if w[:STEM] not in usual]
            if any(is_form(w, u, story.target.language) for w in changed for u in model.words):
                continue
            yield finding(
                self,
                story.target,
                odd.span,
                f"The original has “{text_of(source, odd.source)}” here too, which is "
                f"“{text_of(story.target, model.span)}” elsewhere.",
                category="terminology/inconsistent",
                severity="minor",
                stance="contradicted",
                confidence=0.5,
                evidence=[evidence(source, odd.source, "differs")],
            )


class _Rendering(NamedTuple):
    """Two words of the original, side by side, and the two words of the translation that they are linked to."""

    key: tuple[str, str]
    source: Span
    span: Span
    words: tuple[str, str]
    stems: tuple[str, str]


def _renderings(target: Article, source: Article, bead: Bead) -> Iterator[_Rendering]:
    by_place = sorted(bead.links, key=lambda pair: pair[1])
    for (ours, theirs), (ours_next, theirs_next) in pairwise(by_place):
        key = (text_of(source, theirs), text_of(source, theirs_next))
        if not all(_is_content(w, source.language) for w in key):
            continue
        if source.plain[theirs.end : theirs_next.start] != " ":
            continue
        first, second = sorted((ours, ours_next))
        words = (text_of(target, first), text_of(target, second))
        if target.plain[first.end : second.start] != " " or not all(
            _is_content(w, target.language) for w in words
        ):
            continue
        span = Span(first.start, second.end)
        if any(is_within(span, q) for q in target.quotations):
            continue
        yield _Rendering(
            (key[0][:-1].casefold(), key[1][:-1].casefold()),
            Span(theirs.start, theirs_next.end),
            span,
            (words[0].casefold(), words[1].casefold()),
            (words[0].casefold()[:STEM], words[1].casefold()[:STEM]),
        )


def _is_content(word: str, language: str) -> bool:
    """Whether a word is a content word in lower case; in German nouns have capitals."""
    return (
        word.isalpha()
        and len(word) >= _LETTERS
        and (word.islower() or language == "de")
        and word.casefold() not in common_words(language, _SMALL)
    )
