"""Days counted from the day of writing: "next Monday", "two weeks ago", "this weekend"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from mtcheck.facts.calendar import DAYS, LEFT_EDGE, NEVER, RIGHT_EDGE, Calendar, calendar_of
from mtcheck.facts.chronology import Interval
from mtcheck.facts.spans import run_of, shifted, span_of
from mtcheck.types import Date

_SPACE = r"[\s\u00a0\u202f]"
#: How far left of a date the word that places it may begin.
_REACH = 28
#: Steps from this week, month ... that a word means.
_STEPS = {"this": 0, "next": 1, "last": -1, "next2": 2, "last2": -2}
_LOOSE = {"coming": 1, "gone": -1, "loose_next": 1, "loose_last": -1}
_COUNTED = ("day", "week", "month", "year")


@dataclass(frozen=True)
class Placing:
    """What places a date, in one language: ``before`` ends where a date begins, ``after`` starts where it ends.

    Args:
        before, after: this, next, last and their like, each a group of its name.
        past, past_before, future, future_before, within, within_after: around a length of time.
        link: what stands between a weekday and its week.
        spans: a span with its word before it, or after it.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    past: re.Pattern[str]
    past_before: re.Pattern[str]
    future: re.Pattern[str]
    future_before: re.Pattern[str]
    within: re.Pattern[str]
    within_after: re.Pattern[str]
    link: re.Pattern[str]
    spans: tuple[re.Pattern[str], ...]


def with_deixis(text: str, dates: Sequence[Date], language: str, today: datetime.date | None) -> list[Date]:
    """The dates of a text, those that are counted from the day of writing resolved, others of the kind added.

    Args:
        text: running text.
        dates: read from it, in order.
        language: one that `calendar_of` knows.
        today: the day it was written, None if unknown.

    Returns:
        Dates in order. A weekday with its week ("Tuesday of next week") is one date; a length of time keeps its
        extent and its days, the word that places it only resolves it.
    """
    placing = placing_of(language)
    found = _with_spans(text, list(dates), placing, today)
    found = _with_weeks(text, found, placing)
    if today is None:
        return found
    return [_placed(text, d, placing, today) for d in found]


def _with_spans(text: str, dates: list[Date], placing: Placing, today: datetime.date | None) -> list[Date]:
    for pattern in placing.spans:
        for m in pattern.finditer(text):
            covered = [d for d in dates if d.start < m.end() and m.start() < d.end]
            # "The week after next" holds "next"; what reaches over the edge, or says the same, stays.
            if any(
                d.start < m.start()
                or m.end() < d.end
                or d.end - d.start == m.end() - m.start()
                or d.kind not in ("relative", "duration")
                for d in covered
            ):
                continue
            named = {k for k, v in m.groupdict().items() if v is not None}
            step = next(_STEPS[k] for k in named if k in _STEPS)
            unit = next(k[5:] for k in named if k.startswith("unit_"))
            span = span_of(step, unit, today)
            dates = [d for d in dates if d not in covered]
            dates.append(Date(m.start(), m.end(), "relative", unit=unit, resolved=span))
    return sorted(dates, key=lambda d: d.start)


def _with_weeks(text: str, dates: Sequence[Date], placing: Placing) -> list[Date]:
    """ "Tuesday of next week", 来週の月曜日."""
    joined: list[Date] = []
    for date in dates:
        before = joined[-1] if joined else None
        if before is not None and placing.link.fullmatch(text, before.end, date.start):
            week, day = (before, date) if before.unit == "week" else (date, before)
            if (week.kind, week.unit, day.kind) == ("relative", "week", "weekday") and day.weekday:
                monday = week.resolved[0] if week.resolved else None
                that = monday + datetime.timedelta(days=day.weekday - 1) if monday else None
                resolved = (that, that) if that else None
                joined[-1] = replace(day, start=before.start, end=date.end, resolved=resolved)
                continue
        joined.append(date)
    return joined


def _placed(text: str, date: Date, placing: Placing, today: datetime.date) -> Date:
    if date.resolved:
        return date
    if date.kind == "weekday" and date.weekday:
        said = _said_beside(text, date, placing)
        return replace(date, resolved=_weekday(date.weekday, said, today)) if said else date
    if date.kind == "duration" and date.days is not None and date.unit in DAYS:
        return replace(date, resolved=_length(text, date, placing, today))
    return date


def _said_beside(text: str, date: Date, placing: Placing) -> str:
    """The name of the group of the word beside a date that places it, "" without one."""
    m = placing.before.search(text[max(0, date.start - _REACH) : date.start])
    said = m or placing.after.match(text, date.end)
    name = said.lastgroup or "" if said else ""
    # "This coming Friday", «este próximo viernes»: the nearest one.
    if m and name in ("next", "last") and date.kind == "weekday":
        earlier = placing.before.search(text[max(0, date.start - _REACH) : date.start - len(m[0])])
        if earlier and earlier.lastgroup == "this":
            return "coming" if name == "next" else "gone"
    return name


def _weekday(weekday: int, said: str, today: datetime.date) -> Interval:
    monday = today - datetime.timedelta(days=today.weekday())
    day = monday + datetime.timedelta(days=weekday - 1 + 7 * _STEPS.get(said, 0))
    week = datetime.timedelta(days=7)
    if said == "coming" and day <= today:
        day += week
    elif said == "gone" and day >= today:
        day -= week
    elif said in ("loose_next", "loose_last"):
        day += week * _LOOSE[said]
    return day, day


def _length(text: str, date: Date, placing: Placing, today: datetime.date) -> Interval | None:
    """The days that a length of time said to be the next, the last, or so long ago stands for."""
    count = (date.days or 0) / DAYS[date.unit]
    before = text[max(0, date.start - _REACH) : date.start]
    said = _said_beside(text, date, placing) or _said_within(text, date, placing)
    step = {**_STEPS, **_LOOSE}.get(said, 0)
    if step:
        return run_of(count if step > 0 else -count, date.unit, today)
    if placing.past.match(text, date.end) or placing.past_before.search(before):
        count = -count
    elif placing.within.search(before) or placing.within_after.match(text, date.end):
        run = run_of(count, date.unit, today)
        return (today, run[1] - datetime.timedelta(days=1)) if run else None
    elif not (placing.future.match(text, date.end) or placing.future_before.search(before)):
        return None
    day = shifted(today, count, date.unit)
    return (day, day) if day else None


def _said_within(text: str, date: Date, placing: Placing) -> str:
    """«Les dix derniers mois»: the word stands between the number and the unit."""
    words = text[date.start : date.end]
    for m in re.finditer(r"\S+", words):
        beside = placing.before.fullmatch(words, *m.span()) or placing.after.fullmatch(words, *m.span())
        if beside:
            return beside.lastgroup or ""
    return ""


# --- the words of a language -----------------------------------------------------------------------


@cache
def placing_of(language: str) -> Placing:
    """The words of a language that :func:`calendar_of` knows."""
    calendar = calendar_of(language)
    assert calendar is not None
    words = calendar.words.get("periods", {})
    affixes = _affixes(calendar)
    left, right = (LEFT_EDGE, RIGHT_EDGE) if calendar.spaced else ("", "")

    def before(*forms: str) -> re.Pattern[str]:
        said = "|".join(f for f in forms if f)
        return re.compile(rf"{left}(?:{said or NEVER}){_SPACE}*\Z", re.I)

    def after(*forms: str) -> re.Pattern[str]:
        said = "|".join(f for f in forms if f)
        return re.compile(rf"{_SPACE}*-?(?:{said or NEVER}){right}", re.I)

    # What is glued to a name goes on with it: "on Tuesday of next week", «в следующем».
    link = words.get("link", "")
    return Placing(
        before=before(_groups(words, "")),
        after=after(_groups(words, "_after")),
        past=after(words.get("past", ""), *affixes["past"][1]),
        past_before=before(words.get("past_before", ""), *affixes["past"][0]),
        future=after(words.get("future", ""), *affixes["future"][1]),
        future_before=before(words.get("future_before", ""), *affixes["future"][0]),
        within=before(words.get("within", "")),
        within_after=after(words.get("within_after", "")),
        link=re.compile(
            rf"{_SPACE}*[-–,]?{_SPACE}*(?:(?:{link}){_SPACE}*)?" if link else rf"{_SPACE}*[-–,]?{_SPACE}*",
            re.I,
        ),
        spans=tuple(_spans(words, calendar)),
    )


def _groups(words: Mapping[str, Any], suffix: str) -> str:
    keys = (*reversed(_STEPS), *_LOOSE)
    return "|".join(f"(?P<{k}>{words[k + suffix]})" for k in keys if words.get(k + suffix))


def _spans(words: Mapping[str, Any], calendar: Calendar) -> Iterator[re.Pattern[str]]:
    units = "|".join(
        f"(?P<unit_{unit}>{form})" for unit, form in words.get("spans", {}).items() if unit != "half"
    )
    if not units:
        return
    before, after = (
        "|".join(f"(?P<{k}>{words[k + suffix]})" for k in reversed(_STEPS) if words.get(k + suffix))
        for suffix in ("", "_after")
    )
    space = rf"{_SPACE}+" if calendar.spaced else rf"{_SPACE}?"
    if before:
        yield re.compile(calendar.whole(rf"(?:{before}){space}(?:{units})"), re.I)
    if after:
        article = calendar.words.get("article", "")
        articles = rf"(?:(?:{article}|la|l[’']){_SPACE}*)?" if article else ""
        yield re.compile(calendar.whole(rf"{articles}(?:{units}){space}(?:{after})"), re.I)


def _affixes(calendar: Calendar) -> dict[str, tuple[set[str], set[str]]]:
    """What CLDR writes before and after a length of time to count it from today: "in", "ago"."""
    from babel import Locale

    unit = re.compile(calendar.units.pattern, re.I)
    found: dict[str, tuple[set[str], set[str]]] = {"past": (set(), set()), "future": (set(), set())}
    fields = Locale.parse(calendar.language)._data["date_fields"]
    for name in _COUNTED:
        for side, forms in found.items():
            for pattern in fields.get(name, {}).get(side, {}).values():
                head, _, tail = pattern.partition("{0}")
                m = unit.match(tail.strip()) if "{0}" in pattern else None
                rest = tail.strip()[m.end() :].strip() if m else ""
                for words, kept in ((head.strip(), forms[0]), (rest, forms[1])):
                    if words:
                        kept.add(re.escape(words))
    return found
