"""Numbers against what other versions of the story, and the article itself, say of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import (
    ALIGNED,
    bead_at,
    extent_of,
    is_quantity,
    numbers_in,
    stems,
    text_of,
    words_after,
)
from mtcheck.checks.number import CATEGORY
from mtcheck.facts.agreement import agree
from mtcheck.types import Article, Bead, Evidence, Finding, Number, Severity, Story


class ConflictingNumber:
    """Number in conflict with other versions.

    Why: when versions of a story disagree about a figure, at least one of them is wrong.

    Flags: a figure for which two other versions or more have another one, counting the same things in
    a sentence about the same matter (`major`); the same against one version only (`minor`); "hundreds
    arrested" in the lead where every total given is far beyond hundreds, the article's own included.

    Leaves alone: parts and totals (1,500 migrants in one country, 38,400 in all), figures that only one
    version has, roundings and bounds, an estimate in the same article that matches.

    Source: facts by value and by counted noun inside aligned sentences.
    """

    code: ClassVar[str] = "NUM003"
    family: ClassVar[str] = "number"
    needs: ClassVar[frozenset[str]] = frozenset({"numbers", "alignment", "names"})

    def run(self, story: Story) -> Iterator[Finding]:
        for number in story.facts[story.target.name].numbers:
            if number.upper is not None:
                yield from self._vague(story, number)
            elif is_quantity(number) and number.kind in ("cardinal", "money", "percent", "measure"):
                yield from self._exact(story, number)

    def _exact(self, story: Story, number: Number) -> Iterator[Finding]:
        target = story.target
        segment = target.segment_at(number.start)
        if segment is None:
            return
        against: list[Evidence] = []
        with_it: list[Evidence] = []
        wording = ""
        for other in story.references:
            bead = bead_at(story, other, segment, ALIGNED)
            rivals = _rivals(story, number, segment, other, bead) if bead else None
            if rivals is None:
                continue
            same = [n for n in rivals if agree(number, n)]
            if same:
                with_it.append(evidence(other, (same[0].start, same[0].end), "agrees"))
            elif rivals:
                against.append(evidence(other, (rivals[0].start, rivals[0].end), "differs"))
                wording = wording or text_of(other, rivals[0])
        if not against or with_it:
            return
        severity: Severity = "major" if len(against) > 1 else "minor"
        said = f"{len(against)} other versions say" if len(against) > 1 else f"{against[0].file} says"
        yield finding(
            self,
            target,
            (number.start, number.end),
            f"{said} {wording}.",
            category=CATEGORY,
            severity=severity,
            stance="contradicted",
            confidence=0.8 if len(against) > 1 else 0.5,
            evidence=against,
        )

    def _vague(self, story: Story, number: Number) -> Iterator[Finding]:
        target = story.target
        segment = target.segment_at(number.start)
        if segment is None or segment > 2 or number.value < 10:
            return
        said = stems(words_after(target, number, 6), target.language)
        totals: list[tuple[Article, Number]] = []
        for article in (target, *story.references):
            if article.language != target.language:
                continue
            counted = [
                n
                for n in story.facts[article.name].numbers
                if n is not number and n.kind == "cardinal" and n.certain and n.upper is None
                if said & stems(words_after(article, n, 2), article.language)
            ]
            if counted:
                totals.append((article, max(counted, key=lambda n: n.value)))
        if not totals or any(n.value < number.value * 20 for _, n in totals):
            return
        shown = next((t for t in totals if t[0] is target), totals[0])
        figure = text_of(*shown)
        where = "the article itself says" if shown[0] is target else f"{shown[0].name} says"
        end = _end_of_counted(target, number)
        yield finding(
            self,
            target,
            (number.start, end),
            f"Far too few: {where} {figure}.",
            category=CATEGORY,
            severity="major",
            stance="contradicted",
            confidence=0.75,
            evidence=[evidence(a, (n.start, n.end), "differs") for a, n in totals],
        )


def _end_of_counted(article: Article, number: Number) -> int:
    """End of the phrase a collective counts: "hundreds of criminals arrested"."""
    match = re.match(r"(?:\s+[^\W\d]+){0,3}", article.plain[number.end : number.end + 60])
    return number.end + (len(match[0]) if match else 0)


def _rivals(story: Story, number: Number, segment: int, other: Article, bead: Bead) -> list[Number] | None:
    """Numbers of the aligned sentences that count what ``number`` counts; None where nothing can be said."""
    target = story.target
    if other.language != target.language:
        return None
    noun = stems(words_after(target, number, 2), target.language)
    extent = extent_of(other, bead.other)
    ours, theirs = target.segments[segment], text_of(other, extent)
    rivals = [
        n
        for n in numbers_in(story.facts[other.name], extent)
        if is_quantity(n) and n.kind == number.kind and n.unit == number.unit and n.upper is None
        if noun & stems(words_after(other, n, 2), other.language)
    ]
    if not rivals or any(agree(number, n) for n in rivals):
        return rivals
    # A part is not the total: another place named beside it, or the rival's value elsewhere in our text.
    places = {
        n.text.casefold()
        for name, a, b in ((target.name, ours.start, ours.end), (other.name, *extent))
        for n in story.facts[name].names
        if n.kind != "PER" and a <= n.start < b
    }
    if any((p in ours.text.casefold()) != (p in theirs.casefold()) for p in places):
        return None
    for article, value in ((target, rivals[0]), (other, number)):
        for n in story.facts[article.name].numbers:
            if agree(n, value) and noun & stems(words_after(article, n, 3), article.language):
                return None
    a, b = stems(ours.text, target.language), stems(theirs, other.language)
    return rivals if len(a & b) >= 0.4 * min(len(a), len(b)) else None
