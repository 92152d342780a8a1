"""Dates and durations against the calendar, inside the article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import text_of
from mtcheck.checks.date import CATEGORY
from mtcheck.facts.chronology import compare_lengths, length_of
from mtcheck.facts.wording import in_days
from mtcheck.types import Article, Date, Finding, Story

#: A date without a year is put to the test of its weekday only this near to the day of publication.
NEAR_PUBLICATION = datetime.timedelta(days=60)
#: Words between a duration and the dates it sums up ("a three-day summit, from 5 to 7 May").
APPOSITION = 6


class InconsistentDate:
    """Inconsistent weekday or duration.

    Why: the calendar is a witness that needs no other version.

    Flags: a weekday said with a date that falls on another one; a duration that sums up a range of
    dates and counts neither with both ends nor without one.

    Minor where the original has the same two: then it is the author's sum, not the translation.

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
                yield self._finding(target, date, f"{_weekday_of(day)}.", ())
        for date in dates:
            if date.kind != "duration":
                continue
            whole = next((d for d in dates if d.kind == "range" and _sums_up(target, date, d)), None)
            if whole is not None:
                days = length_of(whole)
                words = text_of(target, whole)
                message = f"{words} is {in_days(days)}, both ends counted."
                is_theirs = _says_so(story, date, whole)
                yield self._finding(target, date, message, (whole,), is_theirs)

    def _finding(
        self, target: Article, date: Date, message: str, other: Sequence[Date], is_theirs: bool = False
    ) -> Finding:
        return finding(
            self,
            target,
            (date.start, date.end),
            f"{message} So it is in the original." if is_theirs else message,
            category=CATEGORY,
            severity="minor" if is_theirs else "major",
            stance="contradicted",
            confidence=0.85,
            evidence=[evidence(target, (d.start, d.end), "differs") for d in other],
        )


def _sums_up(article: Article, duration: Date, whole: Date) -> bool:
    """Whether the duration is said of the range right beside it, and cannot be its length."""
    days, length = duration.days, length_of(whole)
    if days is None or length is None or duration.unit not in ("day", "week"):
        return False
    if days in (length, length - 1) or compare_lengths(duration, whole) != "differs":
        return False
    if duration.unit == "week" and abs(days - length) <= 2:
        return False
    if article.segment_at(duration.start) != article.segment_at(whole.start):
        return False
    first, second = sorted((duration, whole), key=lambda d: d.start)
    between = article.plain[first.end : second.start]
    return len(re.findall(r"\w+", between)) <= APPOSITION and not re.search(r"[.;:!?…]", between)


def _says_so(story: Story, duration: Date, whole: Date) -> bool:
    """Whether the original has the same days and the same length: the translation is right, and the sum is the author's."""
    if story.source is None:
        return False
    dates = story.facts[story.source.name].dates
    return any(d.kind == "duration" and d.days == duration.days for d in dates) and any(
        d.kind == "range" and (d.first, d.last) == (whole.first, whole.last) for d in dates
    )


def _calendar_day(date: Date, published: datetime.date | None) -> datetime.date | None:
    """The day a date with a weekday falls on, where its year is said or plain."""
    if date.first is None or date.first != date.last or date.first.day is None or date.first.month is None:
        return None
    if date.first.year is not None:
        return datetime.date(date.first.year, date.first.month, date.first.day)
    if date.resolved and published and abs(date.resolved[0] - published) <= NEAR_PUBLICATION:
        return date.resolved[0]
    return None


def _weekday_of(day: datetime.date) -> str:
    """Such as "3 March 2023 is a Friday"."""
    from babel.dates import format_date

    return f"{day.day} {format_date(day, 'MMMM y', locale='en')} is a {format_date(day, 'EEEE', locale='en')}"
