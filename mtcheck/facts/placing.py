"""The words of a language that place a date from the day of writing: "next", "ago", "from now"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mtcheck.facts.calendar import LEFT_EDGE, NEVER, RIGHT_EDGE, Calendar, calendar_of

_SPACE = r"[\s\u00a0\u202f]"
#: Steps from this week, month ... that a word means.
STEPS = {"this": 0, "next": 1, "last": -1, "next2": 2, "last2": -2}
#: The same, of words that mean the nearest one, or count from a day in the text as often.
LOOSE = {"coming": 1, "gone": -1, "loose_next": 1, "loose_last": -1}
COUNTED = ("day", "week", "month", "year")


@dataclass(frozen=True)
class Placing:
    """What places a date, in one language: ``before`` ends where a date begins, ``after`` starts where it ends.

    Args:
        before, after: this, next, last and their like, each a group of its name.
        past, past_before, future, future_before, within, within_after: around a length of time.
        link: what stands between a weekday and its week.
        before_day, after_day: what stands between a length and the day it is counted from; ``from_day``: between
            that day and the length.
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
    before_day: re.Pattern[str]
    after_day: re.Pattern[str]
    from_day: re.Pattern[str]
    spans: tuple[re.Pattern[str], ...]


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

    def amid(key: str) -> re.Pattern[str]:
        return re.compile(rf"{_SPACE}*(?:{words.get(key) or NEVER}){_SPACE}*", re.I)

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
        before_day=amid("before_day"),
        after_day=amid("after_day"),
        from_day=amid("from_day"),
        spans=tuple(_spans(words, calendar)),
    )


def _groups(words: Mapping[str, Any], suffix: str) -> str:
    keys = (*reversed(STEPS), *LOOSE)
    return "|".join(f"(?P<{k}>{words[k + suffix]})" for k in keys if words.get(k + suffix))


def _spans(words: Mapping[str, Any], calendar: Calendar) -> Iterator[re.Pattern[str]]:
    units = "|".join(
        f"(?P<unit_{unit}>{form})" for unit, form in words.get("spans", {}).items() if unit != "half"
    )
    if not units:
        return
    before, after = (
        "|".join(f"(?P<{k}>{words[k + suffix]})" for k in reversed(STEPS) if words.get(k + suffix))
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
    for name in COUNTED:
        for side, forms in found.items():
            for pattern in fields.get(name, {}).get(side, {}).values():
                head, _, tail = pattern.partition("{0}")
                m = unit.match(tail.strip()) if "{0}" in pattern else None
                rest = tail.strip()[m.end() :].strip() if m else ""
                for words, kept in ((head.strip(), forms[0]), (rest, forms[1])):
                    if words:
                        kept.add(re.escape(words))
    return found
