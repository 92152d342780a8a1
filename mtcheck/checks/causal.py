"""A cause that only the translation names: "and" turned into "leading to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtcheck import frequency
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import bead_at, extent_of, overlap, text_of
from mtcheck.checks.negation_scope import FUNCTION_WORD
from mtcheck.checks.word_lists import word_lists
from mtcheck.types import Article, Bead, Finding, Span, Story

#: Score of a bead from which its two sides say the same things.
ALIGNED = 0.9
#: Characters within which the linked words on either side of a cue, and their counterparts, must stand.
REACH = 60


class InventedCause:
    """Cause invented.

    Why: "checks were made and arrests followed" is two facts; "checks led to arrests" is a claim that nobody made.

    Flags: words such as "leading to", "resulting in" between two things of which a version says only that there was
    the one and the other, where no version, nor the original, names a cause in its sentence.

    Leaves alone: a cause named in other words, or put first; what no version has in one sentence with "and"; sentences
    rendered freely; languages without word lists.

    Source: word lists of 7 languages (``data/causal.toml``); explicit causal relations as of the Penn Discourse Treebank
    (Prasad et al., 2008).
    """

    code: ClassVar[str] = "CAU001"
    family: ClassVar[str] = "certainty"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        if "effect" not in word_lists("causal", target.language):
            return
        for index, segment in enumerate(target.segments):
            for match in word_lists("causal", target.language)["effect"].finditer(segment.text):
                cue = Span(segment.start + match.start(), segment.start + match.end())
                sides = [
                    (other, bead) for other in story.others if (bead := bead_at(story, other, index, ALIGNED))
                ]
                if any(_names_cause(other, bead) for other, bead in sides):
                    continue
                joined = [
                    (other, span)
                    for other, bead in sides
                    if (span := side_by_side(target, other, bead, cue)) is not None
                ]
                if joined:
                    yield finding(
                        self,
                        target,
                        cue,
                        f"{joined[0][0].name} says that there was the one and the other, not that one caused the other.",
                        category="accuracy/mistranslation",
                        severity="major",
                        stance="unsupported",
                        confidence=0.7,
                        evidence=[evidence(other, span, "differs") for other, span in joined],
                    )


def side_by_side(target: Article, other: Article, bead: Bead, cue: Span) -> Span | None:
    """Where a version joins with "and" what the target joins with a cue of cause.

    Args:
        target: the article checked.
        other: the version, in a language with word lists.
        bead: their sentences.
        cue: plain offsets in the target.

    Returns:
        The joining words and the words on either side of them, plain offsets of the version; None if it has no such
        place.
    """
    lists = word_lists("causal", other.language)
    if not lists:
        return None
    links = [(a, b) for a, b in bead.links if _is_content(target, a) and not overlap(a, cue)]
    before = max((p for p in links if p[0].end <= cue.start), key=lambda p: p[0].end, default=None)
    after = min((p for p in links if p[0].start >= cue.end), key=lambda p: p[0].start, default=None)
    if before is None or after is None or after[0].start - before[0].end > REACH:
        return None
    between = Span(before[1].end, after[1].start)
    if not 0 < between.end - between.start <= REACH or re.search(r"[.!?;:]", text_of(other, between)):
        return None
    if not lists["coordinator"].search(other.plain, *between):
        return None
    return Span(before[1].start, after[1].end)


def _is_content(article: Article, word: Span) -> bool:
    text = text_of(article, word)
    return text.isdigit() or frequency.zipf(text, article.language) < FUNCTION_WORD


def _names_cause(other: Article, bead: Bead) -> bool:
    """Whether a version names any cause in its sentences, or may do so in a language that has no word list."""
    lists = word_lists("causal", other.language)
    return not lists or bool(lists["cause"].search(text_of(other, extent_of(other, bead.other))))
