"""The opposite of a word of the original: "often" for «rara vez»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import ClassVar, NamedTuple

from mtcheck.checks import tables
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, overlap
from mtcheck.checks.negation_cues import cues, has_cues
from mtcheck.checks.negation_scope import Passage, clause_of, faced
from mtcheck.checks.word_lists import pattern
from mtcheck.types import Finding, Span, Story

#: The tables of pairs, by theme.
TABLES = ("opposites", "opposites_measure", "opposites_events", "opposites_public")

#: Longer passages hold more than one thing that such a word may be said of.
LONGEST = 60


class Opposite(NamedTuple):
    """Words of two passages that exclude each other (spans of the passages)."""

    ours: Span
    theirs: Span


class OppositeWord:
    """Opposite said.

    Why: "acquitted" turned into "convicted", "privately" into "publicly": every figure is right, and the news is wrong.

    Flags: a word of the translation where the original has one that excludes it (rarely and often, rise and fall, buy and
    sell, open and closed, upstream and downstream ...), where the translation has no word of the original's side in its
    sentence, the original none of the translation's, and neither clause is negated.

    Leaves alone: sentences with words of both sides; a negation beside either; very long sentences; pairs that two people may
    say of one thing (to win and to lose, to lead and to trail); languages that a pair has no words in; other
    outlets' versions.

    Source: pairs of words in up to 24 languages (``data/opposites*.toml``). In human translation (NTREX in 24 languages,
    WMT22 in eight pairs) the lists alone differ about 30 times, most of them beside a negation, which is left alone.
    Antonyms as planted in DEMETR (Karpinska et al., EMNLP 2022).
    """

    code: ClassVar[str] = "OPP001"
    family: ClassVar[str] = "negation"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        for other, bead, ours, theirs in faced(story):
            if other is not story.source or bead.score < ALIGNED:
                continue
            for found in find_opposites(ours, theirs):
                said = Span(found.theirs.start + theirs.start, found.theirs.end + theirs.start)
                yield finding(
                    self,
                    story.target,
                    (found.ours.start + ours.start, found.ours.end + ours.start),
                    f"The original says the opposite: “{other.plain[said.start : said.end]}”.",
                    category="accuracy/mistranslation",
                    severity="major",
                    stance="contradicted",
                    confidence=0.75,
                    evidence=[evidence(other, said, "differs")],
                )


@lru_cache(maxsize=1024)
def find_opposites(ours: Passage, theirs: Passage) -> tuple[Opposite, ...]:
    """Words of two passages that exclude each other, none of which the other passage has as well.

    Args:
        ours: a passage of the translation.
        theirs: the one of the original that it translates.
    """
    pairs, others = _pairs(ours.language), _pairs(theirs.language)
    if max(len(ours.text.split()), len(theirs.text.split())) > LONGEST:
        return ()
    found = []
    for name in pairs.keys() & others.keys():
        here = [_spans(side, ours.text) for side in pairs[name]]
        if bool(here[0]) == bool(here[1]):
            continue
        there = [_spans(side, theirs.text) for side in others[name]]
        mine = 0 if here[0] else 1
        if there[mine] or not there[1 - mine]:
            continue
        opposite = _nearest(ours, here[mine], theirs, there[1 - mine])
        if not _is_negated(ours, opposite.ours) and not _is_negated(theirs, opposite.theirs):
            found.append(opposite)
    return tuple(sorted(found))


def _nearest(ours: Passage, here: tuple[Span, ...], theirs: Passage, there: tuple[Span, ...]) -> Opposite:
    """Of the words on either side two that are linked, else the first ones."""
    for a, b in zip(ours.links, theirs.links, strict=True):
        mine = next((s for s in here if overlap(s, a)), None)
        its = next((s for s in there if overlap(s, b)), None)
        if mine and its:
            return Opposite(mine, its)
    return Opposite(here[0], there[0])


def _is_negated(side: Passage, word: Span) -> bool:
    """Whether anything like a negation stands in the clause of a word, apart from the word."""
    if not has_cues(side.language):
        return True
    clause = clause_of(side.text, word)
    signs = cues(side.language).denials(side.text)
    return any(overlap(s, clause) and not overlap(s, word) for s in signs)


@lru_cache(maxsize=4096)
def _spans(words: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(Span(*m.span()) for m in words.finditer(text))


@cache
def pairs_by_name() -> Mapping[str, Mapping[str, str]]:
    """The pairs of all tables: by name, then language, the two sides as written there."""
    return {name: languages for table in TABLES for name, languages in tables.table(table).items()}


@cache
def _pairs(language: str) -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """The two sides of each pair that a language (ISO 639-1 code) has words for."""
    found = {}
    for name, languages in pairs_by_name().items():
        if language in languages:
            first, second = (
                pattern([w.strip() for w in side.split(",")], language)
                for side in languages[language].split(" | ")
            )
            found[name] = first, second
    return found
