"""Negations lost or gained between aligned sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import ClassVar, NamedTuple

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import stems
from mtcheck.types import Article, Finding, Span, Story

#: Languages written without spaces, or with negation inside the word: cues are parts of words there.
_INSIDE_WORDS = frozenset({"zh", "ja", "ko", "th"})

#: A negation must cost the sentence its meaning: in long beads one "not" more or less seldom does.
LONGEST = 60


class Negation:
    """A negation is lost or gained.

    Why: "did not resign" for "resigned": one small word, the opposite news, perfectly fluent.

    Flags: a sentence with a plain negation ("not", "never", "no one") whose counterpart shows no negation
    of any sort, and the reverse; in other versions of the same language only where the two sentences are
    otherwise nearly the same.

    Leaves alone: negation rendered by other means ("without", "refused", "un-", "only"), questions,
    sentences merged or split in translation, languages whose negation cannot be read from the surface.

    Source: cue lists of 25 languages (``data/negation.toml``); polarity parity as measured in DEMETR
    (Karpinska et al., EMNLP 2022).
    """

    code: ClassVar[str] = "NEG001"
    family: ClassVar[str] = "negation"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        for other in story.others:
            ours_cues, their_cues = _cues().get(target.language), _cues().get(other.language)
            if ours_cues is None or their_cues is None:
                continue
            for bead in story.alignments[other.name].beads:
                if not (bead.target and bead.other):
                    continue
                if other is not story.source and not _is_near_copy(story, other, bead.target, bead.other):
                    continue
                ours, theirs = _extent(target, bead.target), _extent(other, bead.other)
                text, counterpart = (
                    target.plain[ours.start : ours.end],
                    other.plain[theirs.start : theirs.end],
                )
                if len(text.split()) > LONGEST or "?" in text or "?" in counterpart:
                    continue
                gained = ours_cues.strong(text) if not their_cues.any(counterpart) else None
                lost = their_cues.strong(counterpart) if not ours_cues.any(text) else None
                span = Span(ours.start + gained.start, ours.start + gained.end) if gained else ours
                if not gained and not lost:
                    continue
                shown = Span(theirs.start + lost.start, theirs.start + lost.end) if lost else theirs
                said = other.plain[shown.start : shown.end]
                yield finding(
                    self,
                    target,
                    span,
                    f"{other.name} does not negate this."
                    if gained
                    else f"{other.name} negates this (“{said}”).",
                    category="accuracy/mistranslation/negation",
                    severity="critical",
                    stance="contradicted",
                    confidence=0.75,
                    evidence=[evidence(other, shown, "differs")],
                )


class Cues(NamedTuple):
    """Patterns of one language: negation proper, idioms that only look like it, any sign of negation."""

    negates: re.Pattern[str]
    idiom: re.Pattern[str]
    may_negate: re.Pattern[str]

    def strong(self, text: str) -> Span | None:
        """Where the sentence is negated, None if it is not."""
        match = self.negates.search(self.idiom.sub(lambda m: "\x00" * len(m[0]), text))
        return Span(*match.span()) if match else None

    def any(self, text: str) -> bool:
        """Whether anything in the sentence may be, or stand for, a negation."""
        return self.negates.search(text) is not None or self.may_negate.search(text) is not None


@cache
def _cues() -> dict[str, Cues]:
    table = tomllib.loads((files("mtcheck.checks") / "data" / "negation.toml").read_text("utf-8"))
    return {
        language: Cues(*(_pattern(words.get(kind, []), language) for kind in ("strong", "except", "weak")))
        for language, words in table.items()
    }


#: A letter, or a sign that belongs to the letter before it (accents, vowel signs, tone marks).
_LETTER = r"[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f]"


def _pattern(words: list[str], language: str) -> re.Pattern[str]:
    if not words:
        return re.compile(r"(?!)")
    if language in _INSIDE_WORDS:
        return re.compile("|".join(re.escape(w.strip("*")) for w in words))
    parts = []
    for word in words:
        body = re.escape(word.strip("*"))
        before = "" if word.startswith("*") or word == "n't" else r"(?<![^\W_])"
        after = "" if word.endswith(("*", "'", "’", " ", "-")) else f"(?!{_LETTER})"
        parts.append(f"{before}{body.replace(chr(39), chr(91) + chr(39) + '’' + chr(93))}{after}")
    return re.compile("|".join(parts), re.IGNORECASE)


def _extent(article: Article, segments: tuple[int, ...]) -> Span:
    return Span(article.segments[min(segments)].start, article.segments[max(segments)].end)


def _is_near_copy(
    story: Story, other: Article, target: tuple[int, ...], counterpart: tuple[int, ...]
) -> bool:
    """Whether two sentences of one language differ by little but their negation."""
    if other.language != story.target.language or len(target) > 1 or len(counterpart) > 1:
        return False
    ours = stems(story.target.segments[target[0]].text, other.language)
    theirs = stems(other.segments[counterpart[0]].text, other.language)
    return len(ours) >= 4 and len(ours & theirs) >= 0.75 * max(len(ours), len(theirs))
