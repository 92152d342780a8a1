"""Durations: "nine days", "a week", "zweiwöchig", «полчаса», 三天."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from mtcheck.facts.calendar import DAYS, LEFT_EDGE, NEVER, RIGHT_EDGE, Calendar, calendar_of
from mtcheck.types import Date, Number

_WITHOUT_ARTICLES = frozenset({"ru", "uk", "pl", "cs"})
#: How far before a length the unit of a greater one stands.
_REACH = 40
_SPACE = r"[\s\u00a0\u202f]"
#: «4 ore 38'12"».
_IN_SIGNS = re.compile(r"[ \u00a0]?(?:e )?([0-5]?[0-9])['’′] ?([0-5]?[0-9])(?:[\"”″]|''|’’)?")
_COUNTLESS = 100_000
_EARLIER = re.compile(
    r"[ \u00a0](?:ранее|раньше|назад|раніше|тому|wcześniej|temu|dříve|zuvor|earlier|before|tidigare|eerder)(?!\w)"
)
#: A number directly before these words is not one of a length of time.
_NOT_LENGTHS = frozenset({"ordinal", "percent", "money", "code", "rank", "year", "fraction"})


@dataclass(frozen=True)
class _Patterns:
    unit: re.Pattern[str]
    one: re.Pattern[str]
    age: re.Pattern[str]
    fused: re.Pattern[str]
    fused_units: tuple[tuple[str, re.Pattern[str]], ...]
    fixed: tuple[tuple[Decimal, str, re.Pattern[str]], ...]
    joint: re.Pattern[str]
    article: re.Pattern[str]
    half: re.Pattern[str]
    half_before: re.Pattern[str]
    one_joined: re.Pattern[str]
    minutes: re.Pattern[str]


def find_durations(text: str, language: str, numbers: Sequence[Number]) -> list[Date]:
    """Find lengths of time in running text.

    Args:
        text: running text.
        language: ISO 639-1 code.
        numbers: the numbers in it, as :func:`mtcheck.facts.numbers.find_numbers` reads them.

    Returns:
        Dates of kind "duration", in order, parts of one length joined ("an hour and ten minutes").
        Vague ones ("several weeks"), ages and rates ("a day") are left out.
    """
    calendar = calendar_of(language)
    if calendar is None:
        return []
    patterns = _patterns(language)
    found = list(_fixed(text, patterns, numbers))
    for reader in (
        _fused(text, calendar, patterns),
        _counted(text, calendar, patterns, numbers),
        _articled(text, calendar, patterns),
    ):
        for date in reader:
            if not any(f.start < date.end and date.start < f.end for f in found):
                found.append(date)
    found = [
        _with_minutes(text, _with_one_before(text, d, found, calendar, patterns), patterns) for d in found
    ]
    return list(_joined(text, sorted(found, key=lambda d: d.start), patterns.joint))


def _with_one_before(
    text: str, date: Date, others: Sequence[Date], calendar: Calendar, patterns: _Patterns
) -> Date:
    """ "A year and two months", «час и 30 минут»: one unit, before what is left over of a smaller one."""
    m = patterns.one_joined.search(text[max(0, date.start - _REACH) : date.start])
    if m is None or date.days is None:
        return date
    unit = calendar.units.value(m["unit"], 0, len(m["unit"]))
    if unit is None or not date.days < DAYS[unit] > DAYS[date.unit]:
        return date
    start = max(0, date.start - _REACH) + m.start()
    if any(start < o.end <= date.start for o in others):
        return date
    return replace(date, start=start, days=date.days + DAYS[unit])


def _with_minutes(text: str, date: Date, patterns: _Patterns) -> Date:
    """「1時間30分」: minutes behind hours, which alone may be those of a clock."""
    if date.unit != "hour" or date.days is None:
        return date
    if signs := _IN_SIGNS.match(text, date.end):
        seconds = int(signs[1]) * 60 + int(signs[2])
        return replace(date, end=signs.end(), days=date.days + seconds * DAYS["second"], unit="second")
    m = patterns.minutes.match(text, date.end)
    if m is None:
        return date
    return replace(date, end=m.end(), days=date.days + int(m[1]) * DAYS["minute"], unit="minute")


def _length(start: int, end: int, value: Decimal, unit: str) -> Date:
    return Date(start, end, "duration", days=value * DAYS[unit], unit=unit)


def _fixed(text: str, patterns: _Patterns, numbers: Sequence[Number]) -> Iterator[Date]:
    for value, unit, pattern in patterns.fixed:
        for m in pattern.finditer(text):
            # «Dua setengah tahun» is two and a half years, not half of one.
            if not any(n.certain and n.kind != "fraction" and n.start < m.start() < n.end for n in numbers):
                yield _with_half(text, _length(m.start(), m.end(), value, unit), patterns)


def _counted(text: str, calendar: Calendar, patterns: _Patterns, numbers: Sequence[Number]) -> Iterator[Date]:
    for number in numbers:
        if number.kind in _NOT_LENGTHS or number.upper is not None or number.value <= 0:
            continue
        # «un jour» is "some day" at least as often as "one day".
        if not number.certain and patterns.article.fullmatch(text, number.start, number.end):
            continue
        end = _end_of_figure(text, number)
        halved = patterns.half_before.match(text, end)
        m = patterns.unit.match(text, halved.end() if halved else end)
        if m is None or patterns.age.match(text, m.end()):
            continue
        # "1999 年" and 第三天 name a year and a day, they do not count them.
        if not calendar.spaced and (text[: number.start].endswith("第") or _is_year(text, number)):
            continue
        # «1,8 млрд годом ранее»: so much, a year before.
        if number.value >= _COUNTLESS and _EARLIER.match(text, m.end()):
            continue
        unit = calendar.units.value(text, *m.span("unit"))
        value = _figure(text, number)
        if unit is not None and value is not None:
            value += Decimal("0.5") if halved else 0
            yield _with_half(text, _length(number.start, m.end(), value, unit), patterns)


def _end_of_figure(text: str, number: Number) -> int:
    # A measure of time may hold its unit already.
    if number.kind not in ("measure", "time", "age") or number.spelled:
        return number.end
    m = re.match(r"[\d.,\s\u00a0]*\d", text[number.start : number.end])
    return number.start + m.end() if m else number.end


def _figure(text: str, number: Number) -> Decimal | None:
    # «3 heures» is read as three o'clock among the numbers, «14 h 30» is nothing else.
    if number.kind != "time":
        return number.value
    m = re.fullmatch(r"(\d{1,2})\D*", text[number.start : number.end])
    return Decimal(int(m[1])) if m else None


def _is_year(text: str, number: Number) -> bool:
    return bool(re.fullmatch(r"\d{4}", text[number.start : number.end]))


def _articled(text: str, calendar: Calendar, patterns: _Patterns) -> Iterator[Date]:
    for m in patterns.one.finditer(text):
        unit = calendar.units.value(text, *m.span("unit" if m["unit"] else "unit2"))
        # "Late of a night" and "for a quarter of it" are no lengths; a second is an instant.
        if unit is not None and unit not in ("second", "night", "quarter"):
            start = m.start("one") if m["one"] else m.start("one2")
            end = m.end("unit") if m["unit"] else m.end("unit2")
            yield _with_half(text, _length(start, end, Decimal(1), unit), patterns)


def _with_half(text: str, date: Date, patterns: _Patterns) -> Date:
    """ "an hour and a half"."""
    m = patterns.half.match(text, date.end)
    if m is None or date.days is None:
        return date
    return replace(date, end=m.end(), days=date.days + DAYS[date.unit] / 2)


def _fused(text: str, calendar: Calendar, patterns: _Patterns) -> Iterator[Date]:
    for m in patterns.fused.finditer(text):
        value = _stem_value(m["stem"], calendar)
        unit = next((u for u, p in patterns.fused_units if p.fullmatch(m["unit"])), None)
        # A person is "ein 20-Jähriger", with a capital.
        if value and unit and not m["unit"][0].isupper():
            yield _length(m.start(), m.end(), value, unit)


def _stem_value(stem: str, calendar: Calendar) -> Decimal | None:
    stem = stem.rstrip("-‑ ").casefold()
    if stem.isdecimal():
        return Decimal(int(stem))
    for value, form in calendar.words.get("stems", {}).items():
        if re.fullmatch(form, stem):
            return Decimal(value)
    if calendar.words.get("stems"):
        return None
    from mtcheck.facts.numbers import find_numbers

    read = find_numbers(stem, calendar.language)
    if len(read) == 1 and read[0].start == 0 and read[0].end == len(stem) and read[0].kind == "cardinal":
        return read[0].value
    return None


def _joined(text: str, dates: Sequence[Date], joint: re.Pattern[str]) -> Iterator[Date]:
    """One length for "an hour and ten minutes": units that follow each other and get smaller."""
    current: Date | None = None
    for date in dates:
        if (
            current is not None
            and current.days is not None
            and date.days is not None
            and DAYS[date.unit] < DAYS[current.unit]
            and date.days < DAYS[current.unit]
            and joint.fullmatch(text, current.end, date.start)
        ):
            current = Date(current.start, date.end, "duration", days=current.days + date.days, unit=date.unit)
            continue
        if current is not None:
            yield current
        current = date
    if current is not None:
        yield current


@cache
def _patterns(language: str) -> _Patterns:
    calendar = calendar_of(language)
    assert calendar is not None
    words = calendar.words
    units = calendar.units.pattern
    gap = words.get("gap", "")
    edge = RIGHT_EDGE if calendar.spaced else ""
    if calendar.spaced:
        between = (
            rf"(?:{_SPACE}*[-‑–]?{_SPACE}*(?:(?:{gap}){_SPACE}+){{0,2}})"
            if gap
            else rf"{_SPACE}*[-‑–]?{_SPACE}*"
        )
    else:
        between = rf"{_SPACE}*(?:{gap})?" if gap else rf"{_SPACE}*"
    fused = words.get("fused", {})
    stems = "|".join(words.get("stems", {}).values()) or r"[^\W\d_]{2,}?"
    return _Patterns(
        unit=re.compile(rf"{between}(?P<unit>{units}){edge}", re.I),
        one=_one(calendar),
        age=re.compile(words.get("age", NEVER), re.I),
        fused=re.compile(
            rf"{LEFT_EDGE}(?P<stem>{stems}|\d+{_SPACE}?[-‑]?)(?P<unit>{'|'.join(fused.values())})"
            rf"{words.get('fused_end', '')}(?!\w)"
            if fused
            else NEVER,
            re.I,
        ),
        fused_units=tuple((unit, re.compile(form, re.I)) for unit, form in fused.items()),
        fixed=tuple(
            (Decimal(key.split()[0]), key.split()[1], re.compile(calendar.whole(f"(?:{form})"), re.I))
            for key, form in words.get("fixed", {}).items()
        ),
        article=re.compile(words.get("one") or NEVER, re.I),
        half=re.compile(rf"{_SPACE}*(?:{words.get('half') or NEVER}){edge}", re.I),
        half_before=re.compile(words.get("half_before") or NEVER, re.I),
        one_joined=re.compile(
            rf"(?<!\w)(?:{words.get('one') or NEVER}){_SPACE}*(?<!\d)(?P<unit>{units}){_SPACE}+(?:{words.get('and') or NEVER}){_SPACE}+\Z"
            if calendar.language not in _WITHOUT_ARTICLES
            else rf"(?<!\w)(?<!\d )(?P<unit>{units}){_SPACE}+(?:{words.get('and') or NEVER}){_SPACE}+\Z",
            re.I,
        ),
        minutes=re.compile(rf"{_SPACE}*(\d{{1,2}})(?:{words.get('minutes') or NEVER})"),
        joint=re.compile(rf",?{_SPACE}*(?:{words.get('and') or NEVER})?{_SPACE}*"),
    )


def _one(calendar: Calendar) -> re.Pattern[str]:
    """ "for a week", "a week later": the article counts only where a length is meant, not a rate."""
    words, units = calendar.words, calendar.units.pattern
    if not words.get("one"):
        return re.compile(r"(?P<one>(?!))(?P<unit>)(?P<one2>)(?P<unit2>)")
    one, before, after = words["one"], words.get("one_before") or NEVER, words.get("one_after") or NEVER
    return re.compile(
        rf"(?<!\w)(?:(?:{before}){_SPACE}*(?<!\w)(?P<one>{one}){_SPACE}+(?P<unit>{units})(?!\w)"
        rf"|(?P<one2>{one}){_SPACE}+(?P<unit2>{units})(?=(?:{_SPACE}+|(?=-))(?:{after})(?!\w)))",
        re.I,
    )
