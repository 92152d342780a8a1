"""Debris of machine translation: words in places where the language does not put them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, NamedTuple

from mtcheck import frequency
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import bead_at, extent_of, overlap
from mtcheck.types import Article, Evidence, Finding, Segment, Span, Story
from mtcheck.wordclass import classes

#: How rare a pair of English words must be, as log2 of seen against expected, to be no English.
NEVER_SEEN = -10.0
HARDLY_SEEN = -18.5
#: From this surprise on a word takes "to" as its own preposition ("linked to", "access to": 9 to 12); any noun
#: can stand before an infinitive ("the company to watch": about 6).
TAKES_TO = 6.7

GRAMMAR = "linguistic conventions/grammar"


class Word(NamedTuple):
    """A word and what stands between it and the one before (plain offsets)."""

    text: str
    start: int
    end: int
    gap: str


class NounForVerb:
    """Noun in the place of a verb.

    Why: «a conclu» read as *à conclu* gives "to conclusion": the sentence has lost its verb and says
    nothing, yet every word of it is English.

    Flags: "to" before a common noun that English never puts there, after a word that does not ask for
    "to" either.

    Leaves alone: "linked to trafficking", "access to justice": the word before asks for "to"; verbs;
    names; rare words.

    Source: counts of English word pairs (Google Books n-grams, as SymSpell ships them): a pair far
    rarer than its parts predict, on both sides of the "to".
    """

    code: ClassVar[str] = "ART001"
    family: ClassVar[str] = "mt-artefact"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        if story.target.language != "en":
            return
        for segment in story.target.segments:
            found = words(segment)
            for k, (before, to, noun) in enumerate(zip(found, found[1:], found[2:], strict=False), 3):
                if k < len(found) and found[k].gap == " " and _is_plural(found[k].text):
                    continue  # "give to village libraries"
                if to.text != "to" or noun.gap != " " or not _is_noun_never_after_to(noun.text):
                    continue
                if to.gap == " " and before.text.isalpha() and _asks_for_to(before.text):
                    continue
                if re.search(r"\b[Ff]rom\b", segment.text[: to.start - segment.start]):
                    continue
                span = Span(to.start, noun.end)
                yield finding(
                    self,
                    story.target,
                    span,
                    f"“{noun.text}” is a noun, and a verb belongs here: the sentence reads as a word-by-word "
                    "translation.",
                    category="accuracy/mistranslation/literal",
                    severity="critical",
                    stance="garbled",
                    confidence=0.8,
                    evidence=[_wording(story, other, span) for other in story.others],
                )


class FunctionWordClash:
    """Clash of function words.

    Why: "thanks to of", "has been be": a preposition of the original left beside the one that replaced it.

    Flags: two of the most frequent little words side by side where English hardly ever has them so.

    Leaves alone: pairs across a comma or another mark, pairs that are merely uncommon, quotations of
    speech with a stammer, the "be" of a question that begins with "will" or the like.

    Source: counts of English word pairs, as in ART001.
    """

    code: ClassVar[str] = "ART002"
    family: ClassVar[str] = "mt-artefact"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        if story.target.language != "en":
            return
        for segment in story.target.segments:
            for start, end in _clashes(words(segment)):
                text = story.target.plain[start:end]
                yield finding(
                    self,
                    story.target,
                    (start, end),
                    f"“{text}” is not English: a little word is left over from the original or out of place.",
                    category=GRAMMAR,
                    severity="major",
                    stance="garbled",
                    confidence=0.7,
                )


@lru_cache(maxsize=4096)
def words(segment: Segment) -> tuple[Word, ...]:
    """The words of a sentence, and what stands before each."""
    found, last = [], 0
    for match in re.finditer(r"[^\W_]+(?:['’][^\W_]+)*", segment.text):
        found.append(
            Word(
                match[0],
                segment.start + match.start(),
                segment.start + match.end(),
                segment.text[last : match.start()],
            )
        )
        last = match.end()
    return tuple(found)


def _clashes(found: Sequence[Word]) -> Iterator[Span]:
    """Runs of words that clash, with the word before: it belongs to the picture ("thanks to of")."""
    run: Span | None = None
    # "Will what we are be enough?"
    asks = bool(found) and found[0].text.casefold() in _MODALS
    for i in range(1, len(found)):
        first, second = found[i - 1], found[i]
        if asks and second.text == "be":
            continue
        follower = found[i + 1] if i + 1 < len(found) else None
        if second.gap != " " or "-" in first.gap or not _clash(first.text, second.text):
            continue
        if (
            second.text in _FINITE
            and first.text in _FINITE
            and _RELATIVE & {w.text for w in found[max(0, i - _CLAUSE) : i]}
        ):
            continue  # "in whose possession it was has not been charged"
        if follower and ("-" in follower.gap or (second.text == "of" and follower.text in _OF_IDIOMS)):
            continue
        start = found[i - 2].start if i > 1 and first.gap == " " else first.start
        if run and start < run.end:
            run = Span(run.start, second.end)
            continue
        if run:
            yield run
        run = Span(start, second.end)
    if run:
        yield run


_FINITE = frozenset("is are was were has have had".split())
_RELATIVE = frozenset("whose which whom who that what where".split())
#: Words of a relative clause, about.
_CLAUSE = 8
_MODALS = frozenset({"will", "would", "can", "could", "shall", "should", "may", "might", "must"})

#: What follows "of" where it stands for itself: "of course", "of late", "in of all places".
_OF_IDIOMS = frozenset({"course", "late", "old", "all"})


def _is_plural(word: str) -> bool:
    """Whether a word is the plural of a noun before all."""
    return word.islower() and "NNS" in classes(word) and "VBZ" not in classes(word)


def _is_noun_never_after_to(word: str) -> bool:
    return (
        word.islower()
        and len(word) > 3
        # A plural can be the receiver: "prizes to writers".
        and not word.endswith("s")
        and frequency.zipf(word, "en") >= 4.0
        and "VB" not in classes(word)
        and frequency.pair_surprise("to", word) <= NEVER_SEEN
        and frequency.pair_surprise(word, "to") >= 0
        and frequency.pair_surprise(word, "of") > 0
    )


def _asks_for_to(word: str) -> bool:
    return frequency.pair_surprise(word.casefold(), "to") > TAKES_TO


#: The words a clash is looked for among: little words that are always followed by something.
_LITTLE = frozenset(
    "of to in on at by for from with into onto upon the an and or than between among during against is are was "
    "were be been has have had will would can could may must should do does did this that these it its "
    "his her their our your my he she they we you as if but because".split()
)
#: Prepositions that want a noun phrase, and "of" begins none.
_WANTS_NOUN = frozenset("to in at by for from with into on".split())


def _clash(first: str, second: str) -> bool:
    if first not in _LITTLE or second not in _LITTLE or first == second:
        return False
    return frequency.pair_surprise(first, second) <= HARDLY_SEEN or (second == "of" and first in _WANTS_NOUN)


def _wording(story: Story, other: Article, span: Span) -> Evidence:
    """What the other version has for a span: the linked words, else the aligned sentence."""
    bead = bead_at(story, other, story.target.segment_at(span.start))
    if bead is None:
        return evidence(other, None, "silent")
    linked = [b for a, b in bead.links if overlap(a, span)]
    if linked:
        return evidence(other, Span(min(b.start for b in linked), max(b.end for b in linked)), "differs")
    return evidence(other, extent_of(other, bead.other), "differs")
