"""Figures that only the original has, or only the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, all_numbers_in, extent_of, gap_of, text_of
from mtcheck.checks.figure_pairs import Left, left_figures
from mtcheck.facts.agreement import renders
from mtcheck.facts.calendar import DAYS
from mtcheck.facts.figures import Figure, find_figures
from mtcheck.facts.scripts import fold
from mtcheck.types import Article, Finding, Span, Story

#: Smaller figures are put in other ways ("both", "a pair", "once"), and bare ones below ten are part of many a name.
SMALLEST, SMALLEST_BARE = 3, 10
_DIGITS = re.compile(r"\d+")
#: Characters from a figure to the length of time that gives it a unit: "18 to 20 months".
_TO_NEXT = 6
#: Kinds that say how much; ordinals and years may go with what they belong to, ages may be one word («sessantenne»).
_AMOUNTS = frozenset({"cardinal", "money", "percent", "measure"})
#: Of these the ones that a figure in words may be: a bare one in words is as often part of a phrase or a name.
_WITH_UNIT = frozenset({"money", "percent", "measure"})


class FigureLeftOut:
    """Figure left out.

    Why: what a system drops from a sentence it drops without a trace, and a figure that is gone was news.

    Flags: an amount of the original, in digits or with a unit, for which the translation has none: not in the sentence, not
    in those beside it, not in another form, not changed into another amount (NUM001 tells of that), and nowhere else in
    the article.

    Leaves alone: figures below three, bare ones below ten, ordinals, years, ages, dates and times of day, bare figures in words, sentences left out as
    a whole (OMI001), what the other text has as a share of a count beside it ("half of 40").

    Source: the figures of both sides by value, as in NUM001. Of 40,000 words of NTREX (twelve languages) it flags none.
    """

    code: ClassVar[str] = "NUM006"
    family: ClassVar[str] = "number"
    needs: ClassVar[frozenset[str]] = frozenset({"numbers", "dates", "alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        for left in left_figures(story):
            assert source is not None
            if not left.is_source or not _tells(left, source, target, story):
                continue
            figure = Span(left.figure.start, left.figure.end)
            place = gap_of(target, left.bead, figure)
            yield finding(
                self,
                target,
                (place, place),
                f"“{text_of(source, figure)}” of the original is left out here.",
                category="accuracy/omission",
                severity="major",
                stance="contradicted",
                confidence=0.8,
                evidence=[evidence(source, figure, "differs")],
            )


class FigureAdded:
    """Figure added.

    Why: a figure that the original does not have was invented, or belongs to something else.

    Flags: an amount of the translation, in digits or with a unit, for which the original has none, by the rules of NUM006.
    Minor where another version has it.

    Leaves alone: as NUM006, what stands in brackets (a sum or a distance converted for the reader) or between
    commas (an age), and sentences without a counterpart (ADD001).

    Source: as NUM006; none is flagged in those 40,000 words either.
    """

    code: ClassVar[str] = "NUM007"
    family: ClassVar[str] = "number"
    needs: ClassVar[frozenset[str]] = frozenset({"numbers", "dates", "alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        for left in left_figures(story):
            assert source is not None
            if left.is_source or not _tells(left, target, source, story) or _is_aside(target, left.figure):
                continue
            supporting = next((v for v in story.references if _has(story, v, left.figure)), None)
            message = "The original has no such figure here."
            if supporting:
                message += f" {supporting.name} has it, so it may have been added by hand."
            yield finding(
                self,
                target,
                (left.figure.start, left.figure.end),
                message,
                category="accuracy/addition",
                severity="minor" if supporting else "major",
                stance="unsupported",
                confidence=0.7,
                evidence=[evidence(source, None, "silent")],
            )


def _tells(left: Left, article: Article, other: Article, story: Story) -> bool:
    """Whether a figure of an article says how much, and the other one has it nowhere."""
    figure, number = left.figure, left.figure.number
    if figure.form != "amount" or figure.date is not None or not figure.is_sure or left.bead.score < ALIGNED:
        return False
    if number.kind not in _AMOUNTS or number.value < (
        SMALLEST_BARE if number.kind == "cardinal" else SMALLEST
    ):
        return False
    if not any(c.isdecimal() for c in text_of(article, figure)) and number.kind not in _WITH_UNIT:
        return False
    return not (
        _has(story, other, figure)
        or _is_worked_out(left, other, story)
        or _is_length_put_otherwise(left, article, other, story)
        or _is_written(left, article, other, is_target=not left.is_source)
    )


def _is_written(left: Left, article: Article, other: Article, is_target: bool) -> bool:
    """Whether the digits of a figure stand in the other text's sentence, read as something else: the score «10:15»."""
    digits = _DIGITS.findall(fold(text_of(article, left.figure)))
    sentences = left.bead.other if is_target else left.bead.target
    if len(digits) != 1 or not sentences:
        return False
    return digits[0] in _DIGITS.findall(fold(text_of(other, extent_of(other, sentences))))


def _is_worked_out(left: Left, other: Article, story: Story) -> bool:
    """Whether the other text has it as a share of a count beside it: 20 where it says half of 40."""
    sentences = left.bead.target if left.is_source else left.bead.other
    near = all_numbers_in(story.facts[other.name], extent_of(other, sentences, 1)) if sentences else []
    parts = [n.value / 100 if n.kind == "percent" else n.value for n in near]
    shares = {p for n, p in zip(near, parts, strict=True) if 0 < p < 1 and not n.unit.isalpha()}
    value = left.figure.value
    return any(
        abs(n.value * share - value) < Decimal("0.5") for n in near if n.value > value for share in shares
    )


def _is_length_put_otherwise(left: Left, article: Article, other: Article, story: Story) -> bool:
    """Whether it is the first of two lengths that share a unit, and the other text has it in another: "a year and a half" for
    «від 18 до 20 місяців»."""
    behind = next(
        (d for d in story.facts[article.name].dates if 0 <= d.start - left.figure.end <= _TO_NEXT), None
    )
    if behind is None or behind.kind != "duration" or not behind.unit:
        return False
    length = left.figure.value * DAYS[behind.unit]
    lengths = (d.days for d in story.facts[other.name].dates if d.kind == "duration" and d.days)
    return any(abs(days - length) * 20 <= length for days in lengths)


def _is_aside(article: Article, figure: Figure) -> bool:
    """Whether a figure stands in brackets, or between commas as ages do."""
    before, after = article.plain[: figure.start].rstrip(), article.plain[figure.end :].lstrip()
    in_brackets = before.endswith(("(", "（", "[")) or after.startswith((")", "）", "]"))
    return in_brackets or (before.endswith(",") and after.startswith(","))


def _has(story: Story, other: Article, figure: Figure) -> bool:
    """Whether an article has a figure somewhere, in some form."""
    return any(
        f.value == figure.value or renders(f.number, figure.number) or renders(figure.number, f.number)
        for f in find_figures(story.facts[other.name])
    )
