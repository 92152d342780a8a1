"""Contradictions that no figure or name shows, by natural-language inference inside aligned sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, all_numbers_in, bead_at, extent_of, overlap, text_of, within
from mtcheck.checks.negation_cues import cues, has_cues, is_implied, is_since_the_last
from mtcheck.types import Article, Evidence, Finding, Number, Severity, Span, Story

#: Probability of contradiction from which it is one: of 9,216 faithful news sentences in 24 languages kept out of
#: training 0.10 % reach it where both sides or neither are negated (6 in 168,000 words of whole stories), and 15 % of
#: those with a planted contradiction (dates, figures, quantities, names before all; negations not counted).
CONTRADICTION = 0.972
#: From this on a premise bears out another one that contradicts.
SUSPECTED = 0.5
ENTAILMENT = 0.5
#: Share of a sentence up to which words of it tell where it contradicts.
_TELLING = 0.4
_DAYS = frozenset({"date", "range", "weekday"})
_NO_LESS = re.compile(r"\bno (?:less|fewer) than |(?<=\bin )(?:less|fewer) than ", re.IGNORECASE)


class Premise(NamedTuple):
    """The words of another version that a target sentence is held against."""

    article: Article
    span: Span
    text: str


class Contradiction:
    """Contradicted statement.

    Why: roles exchanged, an event denied, "rescued" for "identified": fluent, with every figure right.

    Flags: a sentence that contradicts the aligned sentence of the original or of another version, as
    the entailment model reads the two; of several versions, only where more contradict than agree. One
    version against another is minor; the original, or two witnesses of whom one is nearly sure, major. The message
    names the words that the model takes for the cause.

    Leaves alone: sentences that are not aligned, pairs the model is not sure of, a sentence and its original of which one
    alone is negated (NEG001 holds those against each other word by word), "is silent" for "does not speak". Facts that only one
    version has are neutral, no contradiction.

    Source: entailment inside aligned text, English against English where there is an English version
    (SummaC: Laban et al., TACL 2022; MENLI: Chen and Eger, TACL 2023).
    """

    code: ClassVar[str] = "NLI001"
    family: ClassVar[str] = "nli"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "entailment"})

    def run(self, story: Story) -> Iterator[Finding]:
        for index, segment in enumerate(story.target.segments):
            votes: list[tuple[Premise, float]] = []
            agreeing: list[Evidence] = []
            suspicious = 0
            for premise in _premises(story, index):
                read = reading(story, index, premise.article, premise.span)
                entails, _, contradicts = read or (0.0, 1.0, 0.0)
                suspicious += contradicts >= SUSPECTED
                if contradicts >= CONTRADICTION and not _is_told_the_other_way(story, segment.text, premise):
                    votes.append((premise, contradicts))
                elif entails >= ENTAILMENT:
                    agreeing.append(evidence(premise.article, premise.span, "agrees"))
            if not votes or len(votes) <= len(agreeing):
                continue
            decisive = suspicious > 1 or any(p.article is story.source for p, _ in votes)
            severity: Severity = "major" if decisive else "minor"
            names = ", ".join(p.article.name for p, _ in votes)
            words = _contradicting(story, index, [p for p, _ in votes])
            where = f", it seems by {words}" if words else ""
            yield finding(
                self,
                story.target,
                (segment.start, segment.end),
                f"This contradicts what {names} says{where}.",
                category="accuracy/mistranslation",
                severity=severity,
                stance="contradicted",
                confidence=max(c for _, c in votes),
                evidence=[*(evidence(p.article, p.span, "differs") for p, _ in votes), *agreeing],
            )


def _contradicting(story: Story, index: int, premises: Sequence[Premise]) -> str:
    """The words of a target sentence by which it contradicts a premise, quoted; empty where nobody knows.

    What the head was asked may differ from the sentence in its figures and days; words that are not in it as they stand are
    left out, and so is most of a sentence, which says nothing.
    """
    text = story.target.segments[index].text
    found: list[str] = []
    for premise in premises:
        asked = hypothesis(story, index, premise.article, premise.span)
        words = (asked[d.start : d.end] for d in story.doubted.get((premise.text, asked), ()))
        found += [w for w in words if w in text and len(w) <= _TELLING * len(text)]
    return ", ".join(f"“{words}”" for words in dict.fromkeys(found))


def _is_told_the_other_way(story: Story, text: str, premise: Premise) -> bool:
    """Whether one side says "not since" and the other "last", or one "does not speak" and the other "is silent": the head
    takes these for contradictions. Where the translation or its original alone is negated, the check of
    negations asks what answers for that."""
    ours, theirs = (text, story.target.language), (premise.text, premise.article.language)
    if premise.article is story.source and all(has_cues(language) for _, language in (ours, theirs)):
        negated = [bool(cues(language).negations(words)) for words, language in (ours, theirs)]
        if negated[0] is not negated[1]:
            return True
    return any(
        is_other(*first, *second)
        for is_other in (is_since_the_last, is_implied)
        for first, second in ((ours, theirs), (theirs, ours))
    )


def pairs(story: Story) -> Iterator[tuple[str, str]]:
    """The (premise, hypothesis) texts the check asks the entailment head about."""
    for index in range(len(story.target.segments)):
        for premise in _premises(story, index):
            yield premise.text, hypothesis(story, index, premise.article, premise.span)


def hypothesis(story: Story, index: int, version: Article, span: Span) -> str:
    """A target sentence as the entailment head is asked about it: figures and days that the other side has stand as they do there.

    The head reads "six hundred" against "600" as another figure, and "Monday" against «segunda-feira» as another day; whether
    they are the same is known here. The one day of a sentence that the other side tells by its weekday alone ("10 October" for
    «vendredi») stands as it does there too: whether it is that day is the date checks' matter. "No less than six" is left as
    "six", "in less than two months" as "in two months": the head takes these for negations, and bounds are compared elsewhere.

    Args:
        index: of the sentence.
        version: the other side.
        span: of the sentences there that it is held against.
    """
    segment = story.target.segments[index]
    own = Span(segment.start, segment.end)
    text = segment.text
    dates = list(_same_dates(story, own, version, span))
    figures = (
        f for f in _same_figures(story, own, version, span) if not any(overlap(f[0], d) for d, _ in dates)
    )
    for place, written in sorted((*dates, *figures), reverse=True):
        text = text[: place.start - segment.start] + written + text[place.end - segment.start :]
    return _NO_LESS.sub("", text) if story.target.language == "en" else text


def _same_figures(story: Story, own: Span, version: Article, span: Span) -> Iterator[tuple[Span, str]]:
    """Figures of a sentence that the other side has in another form, and what to write for them."""
    theirs = _numbers(story, version, span)
    for number in _numbers(story, story.target, own):
        same = [n for n in theirs if (n.value, n.unit, n.kind) == (number.value, number.unit, number.kind)]
        if not same or not (number.spelled or same[0].spelled):
            continue
        written = text_of(version, same[0])
        if version.language != story.target.language:
            if same[0].spelled or same[0].unit:  # in words of another language
                continue
            written = f"{number.value:f}"
        yield Span(number.start, number.end), written


def _same_dates(story: Story, own: Span, version: Article, span: Span) -> Iterator[tuple[Span, str]]:
    """Days of a sentence that the other side names too, in its own words, and those words."""
    if version.language == story.target.language:
        return
    ours, theirs = (
        [d for d in within(facts.dates, extent) if d.kind in _DAYS and (d.first or d.weekday)]
        if facts
        else []
        for facts, extent in (
            (story.facts.get(story.target.name), own),
            (story.facts.get(version.name), span),
        )
    )
    days = [d for d in ours if d.first and d.first.day and not d.weekday and d.kind == "date"]
    weekdays = [d for d in theirs if d.kind == "weekday"]
    if len(days) == len(weekdays) == 1 and not any(d.first and d.first.day for d in theirs):
        yield Span(days[0].start, days[0].end), text_of(version, weekdays[0])
    for date in ours:
        same = [d for d in theirs if (d.first, d.last, d.weekday) == (date.first, date.last, date.weekday)]
        if same and any(c.isalpha() for c in text_of(story.target, date)):
            yield Span(date.start, date.end), text_of(version, same[0])


def reading(story: Story, index: int, version: Article, span: Span) -> tuple[float, float, float] | None:
    """What the head made of a target sentence held against another version's: entailment, neutral, contradiction.

    Returns:
        Probabilities, None where it was not asked; arguments as of `hypothesis`.
    """
    return story.entailments.get((text_of(version, span), hypothesis(story, index, version, span)))


def _numbers(story: Story, article: Article, extent: Span) -> list[Number]:
    """The numbers of an extent that surely are some, in order."""
    facts = story.facts.get(article.name)
    if facts is None:
        return []
    found = [n for n in all_numbers_in(facts, extent) if n.certain and n.upper is None]
    return sorted(found, key=lambda n: n.start)


def _premises(story: Story, index: int) -> Iterator[Premise]:
    """What a target sentence is aligned with: the original, and versions in its own language where there are any."""
    found = []
    for other in story.others:
        if bead := bead_at(story, other, index, ALIGNED):
            span = extent_of(other, bead.other)
            found.append(Premise(other, span, text_of(other, span)))
    near = [p for p in found if p.article is story.source or p.article.language == story.target.language]
    yield from near or found
