"""Dates and durations against the original and against other versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import (
    ALIGNED,
    bead_at,
    extent_of,
    is_linked,
    overlap,
    paired_beads,
    text_of,
    within,
)
from mtcheck.checks.date_comparison import is_among, is_comparable, is_one_form, is_subtraction, relation
from mtcheck.checks.date_context import is_about_the_same, stems_after
from mtcheck.checks.date_parts import changed_parts
from mtcheck.checks.figure_pairs import changed_figures
from mtcheck.checks.figure_wording import slip_of, wording_of
from mtcheck.facts.chronology import Relation, compare_lengths, length_of
from mtcheck.facts.figures import Figure
from mtcheck.facts.wording import corrected, in_days
from mtcheck.types import Article, Bead, Date, Finding, Severity, Span, Story

CATEGORY = "accuracy/mistranslation/date"


class ContradictedDate:
    """Date or duration changed.

    Why: a wrong day sends readers to an empty square, and a fluent sentence hides it: nobody reading
    "the nine-day visit" misses the eleven days it lasted.

    Flags: a day, month, year, weekday, clock time or duration in a translated sentence whose original has another
    one, and not this one (`major`; `critical` where the day or the year of a full date changed); the half of
    the day ("7 p.m." for 午前7時); a day, week, month, year or season on the other side of today or at another distance
    from it ("next year" for «l’an dernier», "two weeks ago" for «dentro de dos semanas»); early, mid or late in a
    month; "the first three quarters" for the third. Among versions of a story, the odd one out about the same thing:
    two others or more have another value (`major`), or the one other version has (`minor`; `major` where the
    article's own text agrees with that one). A duration is compared with ranges of dates, too, counted with both ends.

    Leaves alone: equal lengths ("two weeks", "14 days"), "a week" for six to eight days, «quinze jours»
    for two weeks; a date said in part ("Monday" for "Monday, 4 March"); 4/3 that may be read both ways;
    relative words that fit the day of publication, and those of another outlet; a date that only one side has; dates
    of different events, such as a photo and an announcement; the majority.

    Source: dates read from both sides with CLDR names, never completed by guesses, and compared by the
    parts that both say.
    """

    code: ClassVar[str] = "DAT001"
    family: ClassVar[str] = "date"
    needs: ClassVar[frozenset[str]] = frozenset({"dates", "alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        flagged: set[int] = set()
        if story.source is not None:
            for found, start in self._against_source(story, story.source):
                flagged.add(start)
                yield found
        for date in story.facts[story.target.name].dates:
            if date.start not in flagged and date.kind != "clock":
                yield from self._against_versions(story, date)

    def _against_source(self, story: Story, source: Article) -> Iterator[tuple[Finding, int]]:
        target = story.target
        for date, original, slip in _changes(story, source):
            right = original.date if isinstance(original, Figure) else original
            said = wording_of(source, original) if isinstance(original, Figure) else text_of(source, original)
            yield (
                finding(
                    self,
                    target,
                    (date.start, date.end),
                    f"The original has {said.rstrip('.')}{f': {slip}' if slip else ''}.",
                    category=CATEGORY,
                    severity=_severity(date, right) if right else "major",
                    stance="contradicted",
                    confidence=0.85,
                    suggestion=corrected(text_of(target, date), date, right, target.language)
                    if right
                    else "",
                    evidence=[evidence(source, (original.start, original.end), "differs")],
                ),
                date.start,
            )

    def _against_versions(self, story: Story, date: Date) -> Iterator[Finding]:
        target = story.target
        agree: list[tuple[Article, Date]] = []
        differ: list[tuple[Article, Date]] = []
        for other in story.others:
            same = [d for d in story.facts[other.name].dates if _across(date, d) == "same"]
            if same:
                agree.append((other, same[0]))
            elif other is not story.source and (rival := _rival(story, date, other)):
                differ.append((other, rival))
        differ = [
            x for x in differ if not is_subtraction(date, x[1]) or _is_said_elsewhere(story, date, x[1])
        ]
        if not differ or (agree and len(differ) < len(agree) + 2):
            return
        own = _own_contradiction(story, date, [d for _, d in differ])
        severity: Severity = "major" if len(differ) > 1 or own else "minor"
        first, rival = differ[0]
        words = text_of(first, rival)
        who = first.name if len(differ) == 1 else f"{len(differ)} of {len(story.others)} other versions"
        message = f"{who} {'says' if len(differ) == 1 else 'say'} {words}{_arithmetic(story, date, rival)}."
        shown = [evidence(a, (d.start, d.end), "differs") for a, d in differ]
        if own:
            shown.append(evidence(target, (own.start, own.end), "differs"))
        shown += [evidence(a, (d.start, d.end), "agrees") for a, d in agree]
        yield finding(
            self,
            target,
            (date.start, date.end),
            message,
            category=CATEGORY,
            severity=severity,
            stance="contradicted",
            confidence=0.8 if severity == "major" else 0.5,
            suggestion=corrected(text_of(target, date), date, rival, target.language),
            evidence=shown,
        )


def _changes(story: Story, source: Article) -> Iterator[tuple[Date, Date | Figure, str]]:
    """Dates of the translation with what the original has in their place, and how they came about.

    Whole dates first; then single figures of dates, whatever the original's figure is part of: a range on
    one side is two dates on the other, an age a duration.
    """
    taken = set()
    for bead in paired_beads(story, source):
        for date, original in _changed(story, source, bead):
            taken.add(date)
            yield date, original, ""
    for date, original in changed_parts(story, source):
        if not any(overlap(date, d) for d in taken):
            taken.add(date)
            yield date, original, ""
    for change in changed_figures(story):
        whole = change.figure.date
        if whole is not None and not any(overlap(whole, d) for d in taken):
            taken.add(whole)
            yield whole, change.original, slip_of(change.original.value, change.figure.value)


def _dates_in(story: Story, article: Article, extent: Span) -> list[Date]:
    return [d for d in within(story.facts[article.name].dates, extent) if d.kind != "clock"]


def _changed(story: Story, source: Article, bead: Bead) -> Iterator[tuple[Date, Date]]:
    """Dates of a translated sentence with those of the original they took the place of.

    Both must be without an equal in the other text, the sentences beside included: a translator may
    move a date over a full stop, and a bead may be wrong by a sentence.
    """
    target = story.target
    ours = _dates_in(story, target, extent_of(target, bead.target))
    theirs = _dates_in(story, source, extent_of(source, bead.other))
    # One day on either side is a plain swap: what the sentences beside say of other days is no excuse.
    is_plain = all(sum(d.kind != "duration" for d in side) == 1 for side in (ours, theirs))
    near_ours, near_theirs = (
        [
            d
            for d in _dates_in(story, article, extent_of(article, sentences, 1))
            if d in own or not (is_plain and d.weekday)
        ]
        for article, sentences, own in ((target, bead.target, ours), (source, bead.other, theirs))
    )
    # A range that both sides have is accounted for: it cannot answer for a duration beside it as well.
    shared = {(d.first, d.last) for d in near_ours if d.kind == "range"} & {
        (d.first, d.last) for d in near_theirs if d.kind == "range"
    }
    ours, theirs, near_ours, near_theirs = (
        [d for d in side if d.kind != "range" or (d.first, d.last) not in shared]
        for side in (ours, theirs, near_ours, near_theirs)
    )
    new = [d for d in ours if not is_among(d, _free(d, near_ours, near_theirs), target, source)]
    lost = [d for d in theirs if not is_among(d, _free(d, near_theirs, near_ours), source, target)]
    told: list[Date] = []
    for date in new:
        rivals = [d for d in lost if relation(date, d) == "differs" and is_one_form(date, d)]
        if not rivals:
            continue
        linked = [d for d in rivals if is_linked(date, d, bead)]
        # Two candidates and no word link: which of them was changed is a guess.
        if len(rivals) == 1 or linked:
            original = (linked or rivals)[0]
            lost.remove(original)
            told.append(date)
            yield date, original
    for kind in ("relative", "weekday"):
        replaced = _replaced(*([d for d in side if d.kind == kind] for side in (ours, theirs)))
        if replaced and replaced[0] not in told:
            date, original = replaced
            beside = [(date, d) for d in near_theirs if d not in theirs]
            beside += [(original, d) for d in near_ours if d not in ours]
            # A sentence nearby may have what seems to be replaced.
            if all(relation(*pair) != "same" for pair in beside):
                yield replaced


def _free(date: Date, own: Sequence[Date], others: Sequence[Date]) -> list[Date]:
    """What may answer for a date: for a range, none that another of its side has word by word: "in 1867 (1820–1896)".

    For a day that is counted from the day of writing, no other date that has its own counterpart: "on Friday, tomorrow".
    """
    if date.kind == "relative":
        rest = [d for d in own if d is not date]
        return [o for o in others if o.kind == "relative" or all(relation(o, d) != "same" for d in rest)]
    taken = {(d.first, d.last) for d in own if d is not date and date.kind == "range"}
    return [d for d in others if not d.first or (d.first, d.last) not in taken]


def _replaced(ours: Sequence[Date], theirs: Sequence[Date]) -> tuple[Date, Date] | None:
    """The one of several days that is another one: "today and today" for "today and tomorrow".

    Args:
        ours, theirs: dates of one kind, in order.
    """
    if len(ours) != len(theirs) or len(ours) < 2:
        return None
    left = list(theirs)
    more = []
    for date in ours:
        same = [d for d in left if relation(date, d) == "same"]
        if same:
            left.remove(same[0])
        else:
            more.append(date)
    if len(more) != 1 or relation(more[0], left[0]) != "differs":
        return None
    # Of days of one name the wrong one is that which stands where the other one should.
    there = theirs.index(left[0])
    named = [i for i, d in enumerate(ours) if relation(d, more[0]) == "same"]
    return ours[min(named, key=lambda i: abs(i - there))], left[0]


def _severity(date: Date, original: Date) -> Severity:
    for a, b in ((date.first, original.first), (date.last, original.last)):
        is_full = a and b and a.month and b.month and a.day and b.day
        if a and b and is_full and (a.day != b.day or (a.year and b.year and a.year != b.year)):
            return "critical"
    return "major"


def _across(a: Date, b: Date) -> Relation:
    """How dates of two outlets stand to each other: each counts from a day of its own, "today" here is "yesterday" there."""
    return relation(replace(a, offset=None), replace(b, offset=None))


def _rival(story: Story, date: Date, other: Article) -> Date | None:
    """The date of another version that says something else of the same thing, None if there is none."""
    target = story.target
    segment = target.segment_at(date.start)
    if segment is None:
        return None
    candidates: list[Date] = []
    if bead := bead_at(story, other, segment, ALIGNED):
        near = _dates_in(story, other, extent_of(other, bead.other))
        candidates = [d for d in near if is_about_the_same(target, date, other, d, bead)]
    for rival in candidates or _of_the_same_noun(story, date, other):
        if _across(date, rival) != "differs" or not is_comparable(date, rival):
            continue
        # What the target says elsewhere, and of something else, the other version may say here.
        elsewhere = [
            d for d in story.facts[target.name].dates if d is not date and _across(rival, d) == "same"
        ]
        if all(is_about_the_same(target, date, target, d) for d in elsewhere):
            return rival
    return None


def _of_the_same_noun(story: Story, date: Date, other: Article) -> list[Date]:
    """Durations anywhere in another version that measure what this one does: "the nine-day visit".

    Days and weeks only, and only if that version gives the noun one length throughout.
    """
    target = story.target
    if target.language != other.language or date.kind != "duration" or date.unit not in ("day", "week"):
        return []
    noun = stems_after(target, date, 2)
    found = [
        d
        for d in story.facts[other.name].dates
        if d.kind == "duration" and d.unit in ("day", "week") and noun & stems_after(other, d, 4)
    ]
    return found if all(compare_lengths(found[0], d) == "same" for d in found) else []


def _is_said_elsewhere(story: Story, date: Date, rival: Date) -> bool:
    """Whether some version says in words what the range counts to."""
    whole = rival if rival.kind == "range" else date
    return any(
        d.kind == "duration" and d is not date and d.unit == "day" and d.days == length_of(whole)
        for article in (story.target, *story.others)
        for d in story.facts[article.name].dates
    )


def _own_contradiction(story: Story, date: Date, rivals: Sequence[Date]) -> Date | None:
    """Another place of the target that says what the others say."""
    return next(
        (
            d
            for d in story.facts[story.target.name].dates
            if d is not date and _across(d, date) == "differs" and is_comparable(d, date)
            if any(_across(d, r) == "same" for r in rivals)
        ),
        None,
    )


def _arithmetic(story: Story, date: Date, rival: Date) -> str:
    """How the wrong length came about, where some version gives the dates and it is one day short."""
    for article in story.others:
        for whole in story.facts[article.name].dates:
            if whole.kind == "range" and is_subtraction(date, whole) and _across(rival, whole) != "differs":
                return (
                    f"; {text_of(article, whole)} is {in_days(length_of(whole))} "
                    "with its first and its last day, subtraction gives one less"
                )
    return ""
