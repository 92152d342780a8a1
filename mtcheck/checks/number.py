"""Numbers, by exact value: against the original, against other versions, and inside the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.code_pairs import changed_code
from mtcheck.checks.context import (
    all_numbers_in,
    bead_at,
    extent_of,
    numbers_in,
    paired_beads,
    text_of,
)
from mtcheck.checks.figure_change import changed_relations
from mtcheck.checks.figure_exchanged import exchanged_figures
from mtcheck.checks.figure_pairs import changed_figures
from mtcheck.checks.figure_wording import in_words_of, is_far, slip_of, start_of_bound, wording_of
from mtcheck.checks.negation_cues import cues, has_cues
from mtcheck.checks.negation_scope import clause_of
from mtcheck.checks.tables import table
from mtcheck.facts.agreement import are_alike, is_convertible, renders, same_bound
from mtcheck.facts.currencies import are_namesakes
from mtcheck.facts.figures import Figure
from mtcheck.facts.number_rest import is_excepted, is_only
from mtcheck.types import Article, Bead, Evidence, Finding, Number, Span, Story

CATEGORY = "accuracy/mistranslation/number"

#: How far before a figure the word is looked for that says it is not quite reached, and the bounds that say it is.
_REACH = 24
_REACHED = frozenset({"more_than", "at_least"})

#: Whose degrees they are, where that is said: "80 degrees" in the news of one country are 80 °F.
_CELSIUS = re.compile(r"c\b|cels|цельс|κελσ|צלס|سلس|سلز|مئو|摄|摂|攝|섭|सेल्सि", re.IGNORECASE)


class ChangedNumber:
    """Number changed.

    Why: one changed digit in a fluent sentence is the error that costs a correction.

    Flags: a number of the translation that its original sentence does not hold, while the original
    sentence holds one that the translation does not: 4,136 for 4 163, "million" for *milliard*, "more
    than 60" for *plus de 50*, "at 16" for *à 14 ans*; a code with other digits ("A320" for A380); a change
    "to 35 %" for one *de 35 %*, or the reverse; "hundreds" for *une centaine*; two figures in each other's
    place ("41 for the one party, 35 for the other"), by the words beside them. Swapped digits, a slip of a thousand and a
    lost decimal are named.

    Leaves alone: other ways to write a number ("2,500", «deux mille cinq cents», "2.5 thousand"),
    roundings ("more than 4,000" for 4 163), converted units, a number that only one side has, one that
    the sentence beside holds.

    Source: values are read as exact decimals from both sides and compared as sets; MENLI (Chen and
    Eger, TACL 2023) and DEMETR (Karpinska et al., EMNLP 2022) measure how often this is missed.
    """

    code: ClassVar[str] = "NUM001"
    family: ClassVar[str] = "number"
    needs: ClassVar[frozenset[str]] = frozenset({"numbers", "dates", "alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        if story.source is None:
            return
        for change in changed_figures(story):
            if change.figure.date is None:
                yield self._finding(story, story.source, change.figure, change.original)
        yield from self._exchanged(story, story.source)
        yield from self._codes(story, story.source)
        yield from self._collectives(story, story.source)
        yield from self._relations(story, story.source)

    def _exchanged(self, story: Story, source: Article) -> Iterator[Finding]:
        for first, second, first_there, second_there in exchanged_figures(story):
            right, here = text_of(source, second_there), text_of(story.target, second)
            message = (
                f"The original has {right} here, and {text_of(source, first_there)} where this has {here}."
            )
            there = [(f.start, f.end) for f in (second_there, first_there)]
            yield self._told(story.target, (first.start, first.end), message, source, there, 0.75)

    def _relations(self, story: Story, source: Article) -> Iterator[Finding]:
        for number, original, said in changed_relations(story, source):
            start, begun = (start_of_bound(a, n) for a, n in ((story.target, number), (source, original)))
            message = (
                f"The original has a change {said} this figure, not {'to' if said == 'by' else 'by'} it."
            )
            yield self._told(story.target, (start, number.end), message, source, [(begun, original.end)], 0.8)

    def _collectives(self, story: Story, source: Article) -> Iterator[Finding]:
        """ "Hundreds" for «une centaine», and the reverse."""
        for bead in paired_beads(story, source):
            ours, theirs = (
                _collectives_in(story, a, extent_of(a, sentences))
                for a, sentences in ((story.target, bead.target), (source, bead.other))
            )
            if len(ours) == len(theirs) == 1 and ours[0].value == theirs[0].value:
                (number,), (original,) = ours, theirs
                if (number.upper is None) != (original.upper is None):
                    span, there = ((n.start, n.end) for n in (number, original))
                    message = f"The original has {text_of(source, original)}."
                    yield self._told(story.target, span, message, source, [there], 0.8)

    def _codes(self, story: Story, source: Article) -> Iterator[Finding]:
        target = story.target
        for bead in paired_beads(story, source):
            extent, near = extent_of(target, bead.target), extent_of(source, bead.other, margin=1)
            for code in numbers_in(story.facts[target.name], extent):
                original = changed_code(story, code, near) if code.kind == "code" else None
                if original is not None:
                    message = f"The original has {text_of(source, original)}."
                    yield self._told(target, (code.start, code.end), message, source, [original], 0.85)

    def _told(
        self,
        target: Article,
        span: tuple[int, int],
        message: str,
        source: Article,
        there: Sequence[tuple[int, int]],
        confidence: float,
    ) -> Finding:
        """A finding on a span of the target, with what the original has ``there``."""
        return finding(
            self,
            target,
            span,
            message,
            category=CATEGORY,
            severity="major",
            stance="contradicted",
            confidence=confidence,
            evidence=[evidence(source, place, "differs") for place in there],
        )

    def _finding(self, story: Story, source: Article, figure: Figure, shown: Figure) -> Finding:
        number, original = figure.number, shown.number
        written = wording_of(source, shown)
        slip = slip_of(original.value, number.value) if original.unit == number.unit else ""
        return finding(
            self,
            story.target,
            (number.start, number.end),
            f"The original has {written}{f': {slip}' if slip else ''}.",
            category=CATEGORY,
            severity="critical" if slip or is_far(number.value, original.value) else "major",
            stance="contradicted",
            confidence=0.9,
            suggestion="" if shown.date else in_words_of(story.target, number, original, written),
            evidence=[
                evidence(source, (shown.start, shown.end), "differs"),
                *(_stance(story, r, number, original) for r in story.references),
            ],
        )


class ChangedBound:
    """Bound turned round ("less than" for "more than").

    Why: the figure is right and the statement is wrong; nobody checking figures sees it.

    Flags: the same value bounded from below in the original and from above in the translation, or the
    reverse; "almost half" for "more than half"; "only 300" for "all but 300".

    Leaves alone: a bound dropped or added ("2,500" for "more than 2,500"), "about" for "nearly" or "more than";
    clauses of which one alone is negated.

    Source: bounds read by the number facts of both sides.
    """

    code: ClassVar[str] = "NUM002"
    family: ClassVar[str] = "number"
    needs: ClassVar[frozenset[str]] = frozenset({"numbers", "alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        if story.source is None:
            return
        target, source = story.target, story.source
        for bead in paired_beads(story, source):
            theirs = _bounded(story, source, bead.other)
            yield from self._excepted(story, source, bead)
            for number in _bounded(story, target, bead.target):
                same = [n for n in theirs if n.value == number.value]
                if any(_is_sign_of_pesos(source, n, number.unit) for n in same):
                    continue
                if not same or any(_may_agree(target, number, source, n) for n in same):
                    continue
                # «nu oferă mai mult de 9%» is "no more than nine".
                if _is_denied(target, number) is not _is_denied(source, same[0]):
                    continue
                yield self._finding(
                    target, number, source, same[0], "The original bounds this figure from the other side."
                )

    def _excepted(self, story: Story, source: Article, bead: Bead) -> Iterator[Finding]:
        target = story.target
        theirs = numbers_in(story.facts[source.name], extent_of(source, bead.other))
        for number in numbers_in(story.facts[target.name], extent_of(target, bead.target)):
            original = next((n for n in theirs if n.value == number.value > 1), None)
            if original and (
                _excepts(target, number, source, original) or _excepts(source, original, target, number)
            ):
                yield self._finding(
                    target,
                    number,
                    source,
                    original,
                    "One of the two says “only” this many, the other “all but” this many.",
                )

    def _finding(
        self, target: Article, number: Number, source: Article, original: Number, message: str
    ) -> Finding:
        return finding(
            self,
            target,
            (start_of_bound(target, number), number.end),
            message,
            category=CATEGORY,
            severity="major",
            stance="contradicted",
            confidence=0.8,
            evidence=[evidence(source, (start_of_bound(source, original), original.end), "differs")],
        )


class ChangedUnit:
    """Unit or currency changed.

    Why: "12 miles" for 12 km keeps the figure, and whoever compares figures sees nothing.

    Flags: a figure of the translation that its original sentence has too, with another unit of the same
    kind of quantity, or in another currency.

    Leaves alone: a figure converted with its unit, a unit only one side names, dollars of different
    countries (the original often says just "dollars"), "degrees" that are not said to be of Celsius.

    Source: units and currencies by CLDR names, as the number facts read them.
    """

    code: ClassVar[str] = "NUM005"
    family: ClassVar[str] = "number"
    needs: ClassVar[frozenset[str]] = frozenset({"numbers", "alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        if story.source is None:
            return
        target, source = story.target, story.source
        for bead in paired_beads(story, source):
            theirs = numbers_in(story.facts[source.name], extent_of(source, bead.other))
            for number in numbers_in(story.facts[target.name], extent_of(target, bead.target)):
                same = [n for n in theirs if n.value == number.value]
                if any(_is_sign_of_pesos(source, n, number.unit) for n in same):
                    continue
                if not same or not all(_is_other_unit(number, n) for n in same):
                    continue
                if any(_says_degrees_only(*pair) for n in same for pair in ((target, number), (source, n))):
                    continue
                # "1 to 2 inches" for 2 to 5 cm: the figure met its like by chance.
                if any(is_convertible(number, n) and renders(number, n) for n in theirs):
                    continue
                yield finding(
                    self,
                    target,
                    (number.start, number.end),
                    f"The original has {source.plain[same[0].start : same[0].end]}: same figure, another unit.",
                    category=CATEGORY,
                    severity="major",
                    stance="contradicted",
                    confidence=0.8,
                    evidence=[evidence(source, (same[0].start, same[0].end), "differs")],
                )


class MixedNumber:
    """Number half in words, half in digits.

    Why: "two thousand 500" is what a machine makes of a number that stood in words in another language.

    Flags: one number whose first part is spelled out and whose rest is in digits.

    Leaves alone: digits with a scale word ("2.5 million", "8 thousand"), two numbers side by side.

    Source: the style guides of the news agencies all forbid the form.
    """

    code: ClassVar[str] = "NUM004"
    family: ClassVar[str] = "number"
    needs: ClassVar[frozenset[str]] = frozenset({"numbers"})

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        for number in story.facts[target.name].numbers:
            text = target.plain[number.start : number.end]
            if number.spelled and re.fullmatch(r"[^\W\d]+(?:[\s-][^\W\d]+)*\s\d{1,3}", text):
                yield finding(
                    self,
                    target,
                    (number.start, number.end),
                    "The number is half in words and half in digits.",
                    category="linguistic conventions/textual conventions",
                    severity="minor",
                    stance="garbled",
                    confidence=0.9,
                    suggestion=f"{number.value:,}" if target.language == "en" else "",
                )


def _excepts(article: Article, number: Number, other: Article, its: Number) -> bool:
    """Whether one text excepts so many and the other says that they are few."""
    if not is_excepted(article.plain, number, article.language):
        return False
    k = other.segment_at(its.start)
    if k is None or is_excepted(other.plain, its, other.language):
        return False
    sentence = other.segments[k]
    moved = replace(its, start=its.start - sentence.start, end=its.end - sentence.start)
    return is_only(other.plain[sentence.start : sentence.end], moved, other.language)


def _bounded(story: Story, article: Article, segments: Sequence[int]) -> list[Number]:
    """The numbers with a bound in some sentences, those of durations and dates included."""
    facts, extent = story.facts[article.name], extent_of(article, segments)
    return [n for n in all_numbers_in(facts, extent) if n.bound != "exact" and n.upper is None]


def _may_agree(target: Article, number: Number, source: Article, original: Number) -> bool:
    """Whether neither of two equal figures is bounded from the side that the other one excludes."""
    one_is_short = (_is_short_of(target, number) and original.bound in _REACHED) or (
        _is_short_of(source, original) and number.bound in _REACHED
    )
    return same_bound(number, original) and not one_is_short


def _is_short_of(article: Article, number: Number) -> bool:
    """Whether a figure is said to be not quite reached: "almost half"."""
    pattern = _nearly(article.language)
    if number.bound != "about" or pattern is None:
        return False
    return bool(pattern.search(article.plain[max(0, number.start - _REACH) : number.start]))


@cache
def _nearly(language: str) -> re.Pattern[str] | None:
    """What stands right before a figure that is not quite reached, an article between them perhaps."""
    words = table("bounds")["nearly"].get(language)
    edge = "" if language in ("zh", "ko") else r"\b"
    return re.compile(rf"{edge}(?:{words})\s*(?:\b\w{{1,3}}\s+)?$", re.IGNORECASE) if words else None


def _is_denied(article: Article, number: Number) -> bool:
    """Whether the clause of a number is negated."""
    k = article.segment_at(number.start)
    if k is None or not has_cues(article.language):
        return False
    sentence = article.segments[k]
    clause = clause_of(sentence.text, Span(number.start - sentence.start, number.end - sentence.start))
    return any(
        clause.start <= n.start and n.end <= clause.end
        for n in cues(article.language).negations(sentence.text)
    )


#: What collectives count by: «une centaine», "dozens".
_COLLECTIVE = frozenset({12, 100, 1000})


def _collectives_in(story: Story, article: Article, extent: Span) -> list[Number]:
    """The numbers of a passage that are a hundred, with its article, or hundreds: «több száz» has none, and is several."""
    return [
        n
        for n in numbers_in(story.facts[article.name], extent)
        if n.spelled and n.certain and n.kind == "cardinal" and not n.unit and n.value in _COLLECTIVE
        if n.upper is not None or " " in text_of(article, n)
    ]


def _is_other_unit(a: Number, b: Number) -> bool:
    if (
        not a.unit
        or not b.unit
        or a.unit == b.unit
        or are_namesakes(a.unit, b.unit)
        or are_alike(a.unit, b.unit)
    ):
        return False
    return a.kind == b.kind == "money" or is_convertible(a, b)


def _is_sign_of_pesos(source: Article, number: Number, unit: str) -> bool:
    """Whether "$" stands for pesos, as it does where they are paid in."""
    written = text_of(source, number)
    return (
        source.language == "es" and written.startswith("$") and (unit == "MXN" or are_namesakes(unit, "MXN"))
    )


def _says_degrees_only(article: Article, number: Number) -> bool:
    """Whether a temperature was read as one in Celsius for want of another word."""
    return number.unit == "celsius" and not _CELSIUS.search(text_of(article, number))


def _stance(story: Story, other: Article, number: Number, original: Number) -> Evidence:
    """What another version has in the sentences aligned with the number's: ours, the original's, or neither."""
    bead = bead_at(story, other, story.target.segment_at(number.start))
    for n in numbers_in(story.facts[other.name], extent_of(other, bead.other)) if bead else ():
        if renders(n, number):
            return evidence(other, (n.start, n.end), "agrees")
        if renders(n, original):
            return evidence(other, (n.start, n.end), "differs")
    return evidence(other, None, "silent")
