"""Dates and durations: against the original, against other versions, and inside the article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.date_context import is_about_the_same, words_after
from mtcheck.facts.chronology import Relation, compare_days, compare_lengths, length_of
from mtcheck.facts.wording import corrected, in_days
from mtcheck.types import Article, Bead, Date, Finding, Severity, Span, Story

CATEGORY = "accuracy/mistranslation/date"

#: A pair of sentences of two outlets counts as being about the same matter from this score on.
SAME_MATTER = 0.5
#: A date without a year is put to the test of its weekday only this near to the day of publication.
NEAR_PUBLICATION = datetime.timedelta(days=60)
#: Words between a duration and the dates it sums up ("a three-day summit, from 5 to 7 May").
APPOSITION = 6

_DIGITS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")


class ContradictedDate:
    """A date or a duration contradicts the original or the other versions.

    Why: a wrong day sends readers to an empty square, and a fluent sentence hides it: nobody reading
    "the nine-day visit" misses the eleven days it lasted.

    Flags: a day, month, year, weekday or duration in a translated sentence whose original has another
    one, and not this one (`major`; `critical` where the day or the year of a full date changed). Among
    versions of a story, the odd one out about the same thing: two others or more have another value
    (`major`), or the one other version has (`minor`; `major` where the article's own text agrees with
    that one). A duration is compared with ranges of dates, too, counted with both ends.

    Leaves alone: equal lengths ("two weeks", "14 days"), "a week" for six to eight days, «quinze jours»
    for two weeks; a date said in part ("Monday" for "Monday, 4 March"); 4/3 that may be read both ways;
    relative words that fit the day of publication; a date that only one side has; dates of different
    events, such as a photo and an announcement; the majority.

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
        target, alignment = story.target, story.alignments.get(source.name)
        for bead in alignment.beads if alignment else ():
            if not (bead.target and bead.other):
                continue
            for date, original in _changed(story, source, bead):
                words = source.plain[original.start : original.end]
                yield (
                    finding(
                        self,
                        target,
                        (date.start, date.end),
                        f"The original has {words}.",
                        category=CATEGORY,
                        severity=_severity(date, original),
                        stance="contradicted",
                        confidence=0.85,
                        suggestion=corrected(
                            target.plain[date.start : date.end], date, original, target.language
                        ),
                        evidence=[evidence(source, (original.start, original.end), "differs")],
                    ),
                    date.start,
                )

    def _against_versions(self, story: Story, date: Date) -> Iterator[Finding]:
        target = story.target
        agree: list[tuple[Article, Date]] = []
        differ: list[tuple[Article, Date]] = []
        for other in story.others:
            same = [d for d in story.facts[other.name].dates if _relation(date, d) == "same"]
            if same:
                agree.append((other, same[0]))
            elif other is not story.source and (rival := _rival(story, date, other)):
                differ.append((other, rival))
        differ = [
            x for x in differ if not _is_subtraction(date, x[1]) or _is_said_elsewhere(story, date, x[1])
        ]
        if not differ or (agree and len(differ) < len(agree) + 2):
            return
        own = _own_contradiction(story, date, [d for _, d in differ])
        severity: Severity = "major" if len(differ) > 1 or own else "minor"
        first, rival = differ[0]
        words = first.plain[rival.start : rival.end]
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
            suggestion=corrected(target.plain[date.start : date.end], date, rival, target.language),
            evidence=shown,
        )


class InconsistentDate:
    """A weekday or a duration does not fit the dates beside it.

    Why: the calendar is a witness that needs no other version.

    Flags: a weekday said with a date that falls on another one; a duration that sums up a range of
    dates and counts neither with both ends nor without one.

    Leaves alone: a date without a year that is far from the day of publication, or where that day is
    unknown; four days or three for Monday to Thursday; a duration in another clause.

    Source: the Gregorian calendar.
    """

    code: ClassVar[str] = "DAT002"
    family: ClassVar[str] = "date"
    needs: ClassVar[frozenset[str]] = frozenset({"dates"})

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        dates = story.facts[target.name].dates
        for date in dates:
            day = _calendar_day(date, target.published)
            if date.weekday and day and day.isoweekday() != date.weekday:
                yield self._finding(target, date, f"{_names(day, target.language)}.", ())
        for date in dates:
            if date.kind != "duration":
                continue
            whole = next((d for d in dates if d.kind == "range" and _sums_up(target, date, d)), None)
            if whole is not None:
                days = length_of(whole)
                words = target.plain[whole.start : whole.end]
                yield self._finding(target, date, f"{words} is {in_days(days)}, both ends counted.", (whole,))

    def _finding(self, target: Article, date: Date, message: str, other: Sequence[Date]) -> Finding:
        return finding(
            self,
            target,
            (date.start, date.end),
            message,
            category=CATEGORY,
            severity="major",
            stance="contradicted",
            confidence=0.85,
            evidence=[evidence(target, (d.start, d.end), "differs") for d in other],
        )


# --- comparing -------------------------------------------------------------------------------------


def _relation(a: Date, b: Date) -> Relation:
    if a.kind == "clock" or b.kind == "clock":
        return "silent"
    if a.kind == "duration" or b.kind == "duration":
        return compare_lengths(a, b)
    return compare_days(a, b)


def _dates_in(story: Story, article: Article, extent: Span) -> list[Date]:
    return [
        d
        for d in story.facts[article.name].dates
        if extent.start <= d.start and d.end <= extent.end
        if d.kind != "clock"
    ]


def _extent(article: Article, segments: Sequence[int], margin: int = 0) -> Span:
    last = len(article.segments) - 1
    low, high = max(0, min(segments) - margin), min(last, max(segments) + margin)
    return Span(article.segments[low].start, article.segments[high].end)


def _changed(story: Story, source: Article, bead: Bead) -> Iterator[tuple[Date, Date]]:
    """Dates of a translated sentence with those of the original they took the place of.

    Both must be without an equal in the other text, the sentences beside included: a translator may
    move a date over a full stop, and a bead may be wrong by a sentence.
    """
    target = story.target
    ours = _dates_in(story, target, _extent(target, bead.target))
    theirs = _dates_in(story, source, _extent(source, bead.other))
    # One day on either side is a plain swap: what the sentences beside say of other days is no excuse.
    is_plain = all(sum(d.kind != "duration" for d in side) == 1 for side in (ours, theirs))
    near_ours, near_theirs = (
        [
            d
            for d in _dates_in(story, article, _extent(article, sentences, 1))
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
    new = [d for d in ours if not _is_among(d, near_theirs, target, source)]
    lost = [d for d in theirs if not _is_among(d, near_ours, source, target)]
    for date in new:
        rivals = [d for d in lost if _relation(date, d) == "differs" and _is_one_form(date, d)]
        if not rivals:
            continue
        linked = [d for d in rivals if _linked(date, d, bead)]
        # Two candidates and no word link: which of them was changed is a guess.
        if len(rivals) == 1 or linked:
            original = (linked or rivals)[0]
            lost.remove(original)
            yield date, original


def _is_among(date: Date, others: Sequence[Date], article: Article, other: Article) -> bool:
    return any(_may_be(a, b) for a in _readings(date, article) for x in others for b in _readings(x, other))


def _readings(date: Date, article: Article) -> tuple[Date, ...]:
    """A date in digits that may be day first or month first is read both ways."""
    first = date.first
    if (
        first is None
        or first != date.last
        or not (first.month and first.day and first.month != first.day and first.day <= 12)
        or not _DIGITS.fullmatch(article.plain[date.start : date.end])
    ):
        return (date,)
    swapped = first._replace(month=first.day, day=first.month)
    return date, replace(date, first=swapped, last=swapped, resolved=None)


def _may_be(a: Date, b: Date) -> bool:
    """Whether ``b`` may be what ``a`` says: equal, near enough, or contained."""
    relation = _relation(a, b)
    if relation == "same":
        return True
    # "Yesterday" or "last week" may stand for any date while the day of writing is unknown.
    if "relative" in (a.kind, b.kind) and not (a.kind == b.kind == "relative"):
        return relation == "silent" and "duration" not in (a.kind, b.kind)
    return relation == "silent" and a.kind == b.kind == "duration"


def _is_one_form(a: Date, b: Date) -> bool:
    """Whether one can have taken the other's place: a weekday for a weekday, a length for a length."""
    if (a.kind == "duration") != (b.kind == "duration"):
        return False
    if a.kind == "duration":
        return True
    return _shape(a) == _shape(b) or bool(a.weekday and b.weekday and not (a.first and b.first))


def _shape(date: Date) -> tuple[bool, ...]:
    said = date.first or (None, None, None)
    # A year may be left out of a full date or added to it.
    return (said[1] is not None, said[2] is not None) if said[1] or said[2] else (said[0] is not None,)


def _linked(a: Date, b: Date, bead: Bead) -> bool:
    return any(
        x.start < a.end and a.start < x.end and y.start < b.end and b.start < y.end for x, y in bead.links
    )


def _severity(date: Date, original: Date) -> Severity:
    for a, b in ((date.first, original.first), (date.last, original.last)):
        is_full = a and b and a.month and b.month and a.day and b.day
        if a and b and is_full and (a.day != b.day or (a.year and b.year and a.year != b.year)):
            return "critical"
    return "major"


# --- other versions --------------------------------------------------------------------------------


def _rival(story: Story, date: Date, other: Article) -> Date | None:
    """The date of another version that says something else of the same thing, None if there is none."""
    target = story.target
    segment = target.segment_at(date.start)
    if segment is None:
        return None
    alignment = story.alignments.get(other.name)
    bead = alignment.of(segment) if alignment else None
    candidates: list[Date] = []
    if bead is not None and bead.score >= SAME_MATTER:
        near = _dates_in(story, other, _extent(other, bead.other))
        candidates = [d for d in near if is_about_the_same(target, date, other, d, bead)]
    for rival in candidates or _of_the_same_noun(story, date, other):
        if _relation(date, rival) != "differs" or not _is_comparable(date, rival):
            continue
        # What the target says elsewhere, and of something else, the other version may say here.
        elsewhere = [
            d for d in story.facts[target.name].dates if d is not date and _relation(rival, d) == "same"
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
    noun = words_after(target, date, 2)
    found = [
        d
        for d in story.facts[other.name].dates
        if d.kind == "duration" and d.unit in ("day", "week") and noun & words_after(other, d, 4)
    ]
    return found if all(compare_lengths(found[0], d) == "same" for d in found) else []


def _is_comparable(a: Date, b: Date) -> bool:
    if a.kind == "duration" or b.kind == "duration":
        return {a.kind, b.kind} <= {"duration", "range"}
    return _is_one_form(a, b)


def _is_subtraction(date: Date, rival: Date) -> bool:
    """Whether the duration is the range's length without one of its ends: three for Monday to Thursday."""
    days, whole = (date, rival) if date.kind == "duration" else (rival, date)
    length = length_of(whole)
    return whole.kind == "range" and length is not None and days.days == length - 1


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
            if d is not date and _relation(d, date) == "differs" and _is_comparable(d, date)
            if any(_relation(d, r) == "same" for r in rivals)
        ),
        None,
    )


def _arithmetic(story: Story, date: Date, rival: Date) -> str:
    """How the wrong length came about, where some version gives the dates and it is one day short."""
    for article in story.others:
        for whole in story.facts[article.name].dates:
            if (
                whole.kind == "range"
                and _is_subtraction(date, whole)
                and _relation(rival, whole) != "differs"
            ):
                words = article.plain[whole.start : whole.end]
                return f"; {words} is {in_days(length_of(whole))} with its first and its last day, subtraction gives one less"
    return ""


# --- inside the article ----------------------------------------------------------------------------


@dataclass(frozen=True)
class _Gap:
    text: str
    words: int


def _sums_up(article: Article, duration: Date, whole: Date) -> bool:
    """Whether the duration is said of the range right beside it, and cannot be its length."""
    days, length = duration.days, length_of(whole)
    if days is None or length is None or duration.unit not in ("day", "week"):
        return False
    if days in (length, length - 1) or compare_lengths(duration, whole) != "differs":
        return False
    if duration.unit == "week" and abs(days - length) <= 2:
        return False
    gap = _gap(article, duration, whole)
    return gap is not None and gap.words <= APPOSITION and not re.search(r"[.;:!?…]", gap.text)


def _gap(article: Article, a: Date, b: Date) -> _Gap | None:
    if article.segment_at(a.start) != article.segment_at(b.start):
        return None
    first, second = sorted((a, b), key=lambda d: d.start)
    text = article.plain[first.end : second.start]
    return _Gap(text, len(re.findall(r"\w+", text)))


def _calendar_day(date: Date, published: datetime.date | None) -> datetime.date | None:
    """The day a date with a weekday falls on, where its year is said or plain."""
    if date.first is None or date.first != date.last or date.first.day is None or date.first.month is None:
        return None
    if date.first.year is not None:
        return datetime.date(date.first.year, date.first.month, date.first.day)
    if date.resolved and published and abs(date.resolved[0] - published) <= NEAR_PUBLICATION:
        return date.resolved[0]
    return None


def _names(day: datetime.date, language: str) -> str:
    from babel.dates import format_date

    return f"{day.day} {format_date(day, 'MMMM y', locale='en')} is a {format_date(day, 'EEEE', locale='en')}"
