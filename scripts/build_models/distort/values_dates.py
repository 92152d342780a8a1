"""Dates: years, months, weekdays, days of the month and clock times as slots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial

from distort.values_figures import same_ending
from distort.values_slot import UNSPACED, Slot, either, locale, recased, whole_word
from mtcheck.types import Number

#: Locatives and other cases that CLDR lacks, January or Monday first.
_MORE_MONTHS: Mapping[str, tuple[str, ...]] = {
    "ru": ("январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",),
    "uk": ("січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",),
    "pl": ("styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",),
    "cs": ("lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci",),
    "el": ("Ιανουάριο Φεβρουάριο Μάρτιο Απρίλιο Μάιο Ιούνιο Ιούλιο Αύγουστο Σεπτέμβριο Οκτώβριο Νοέμβριο Δεκέμβριο",),
}  # fmt: skip
_MORE_WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "ru": ("понедельник вторник среду четверг пятницу субботу воскресенье",),
    "uk": ("понеділок вівторок середу четвер п'ятницю суботу неділю", "понеділок вівторок середу четвер п’ятницю суботу неділю"),
    "pl": ("poniedziałek wtorek środę czwartek piątek sobotę niedzielę",),
    "cs": ("pondělí úterý středu čtvrtek pátek sobotu neděli",),
    "hu": ("hétfőn kedden szerdán csütörtökön pénteken szombaton vasárnap",
           "hétfői keddi szerdai csütörtöki pénteki szombati vasárnapi"),
    "sv": ("måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen",
           "måndagens tisdagens onsdagens torsdagens fredagens lördagens söndagens"),
    "el": ("Δευτέρας Τρίτης Τετάρτης Πέμπτης Παρασκευής Σαββάτου Κυριακής",),
    "en": ("Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays",),
    "zh": ("周一 周二 周三 周四 周五 周六 周日", "星期一 星期二 星期三 星期四 星期五 星期六 星期日"),
    "fa": ("دوشنبه سه_شنبه چهارشنبه پنج_شنبه جمعه شنبه یکشنبه",),
    "ar": ("الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",),
    "pt": ("segundas-feiras terças-feiras quartas-feiras quintas-feiras sextas-feiras sábados domingos",),
    "vi": ("thứ_Hai thứ_Ba thứ_Tư thứ_Năm thứ_Sáu thứ_Bảy Chủ_Nhật",),
}  # fmt: skip
#: Weekdays of one gender (and after one form of the preposition) may stand for one another.
_CLASSES = {
    "es": "1111122", "pt": "1111122", "it": "1111112", "el": "2111131", "ru": "1231334", "uk": "1131333",
    "pl": "1231133", "cs": "1123455",
}  # fmt: skip
#: The same where nothing but a preposition stands before them.
_AFTER_PREPOSITION = {
    "ru": ("в", "1211111"), "uk": ("у|в|на", "1111111"), "pl": ("w|na|od|do", "1211111"),
    "cs": ("v|ve|na", "1122111"),
}  # fmt: skip
#: Month names that are other words: they count beside a digit only.
_WEAK = {
    "ro": {5}, "fa": {5}, "ar": {3}, "hi": {3}, "tr": {1, 10}, "id": {5}, "pl": {2}, "uk": {2, 11}, "cs": {2, 7},
    "vi": set(range(1, 13)),
}  # fmt: skip
_ENGLISH_CUE = re.compile(
    r"(?:^|\b(?:in|since|last|this|next|until|by|of|early|late|mid|during|through|from|to|before|after|and|on|every|each|between))[ -]$",
    re.I,
)
_NAMED_DAY = re.compile(
    r"(?:Sheffield|Black|Good|Easter|Super|Cyber|Ash|Palm|Bloody|Ruby|Giving|Fat|Whit|Maundy) $"
)
_VOWELS = "aeiouyàâéèêîôûœ"
_KEYED_DAY = {
    "zh": re.compile(r"\s?(\d{1,2})(?=\s?[日号])"),
    "ja": re.compile(r"\s?(\d{1,2})(?=\s?日)"),
    "ko": re.compile(r"\s?(\d{1,2})(?=\s?일)"),
    "hu": re.compile(r"\s(\d{1,2})(?=\.(?!\s?[-–\d])(?!\w))"),
    "en": re.compile(r"\s(\d{1,2}(?:st|nd|rd|th)?)(?![\w:%]|[.,]\d|[-–]\d|\s?(?:[ap]\.?m|per))"),
}
_MONTH_SIGN = re.compile(r"\s?[月월]")
_DAY_BEFORE = re.compile(r"(?<![\w.,:/-])(\d{1,2})(?:\.?\s(?:de |ב)?)$")
_DAY_BEFORE_ENGLISH = re.compile(r"(?<![\w.,:/-])(\d{1,2}(?:st|nd|rd|th)?)\s(?:of )?$")
_DAY_AFTER_SHORT = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.? (\d{1,2})(?![\w:%]|[.,]\d|[-–]\d)"
)
_DAY_VI = re.compile(r"ngày (\d{1,2})(?=(?: tháng |/)\d)")
_TIME = re.compile(r"(?<!\d)(\d{1,2})([:.hH])(\d{2})(?!\d)")
_YEAR = re.compile(r"\d{4}")
_HARMONY = frozenset({"tr", "hu"})


@dataclass(frozen=True)
class Cycle:
    """Names that follow one another, months or weekdays, in every case a language writes them in."""

    series: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str]

    def read(self, name: str) -> int | None:
        """Place of a name from 1; None where two would fit."""
        places = {i for names in self.series for i, n in enumerate(names, 1) if n == name}
        return places.pop() if len(places) == 1 else None

    def write(self, name: str, place: int) -> str | None:
        """The name at a place in the case of ``name``; None where that is in doubt."""
        fitting = {names[place - 1] for names in self.series if name in names}
        return fitting.pop() if len(fitting) == 1 else None


@cache
def cycle(language: str, kind: str, width: str = "wide") -> Cycle:
    """The months ("months") or weekdays ("days") of a language.

    Source: Unicode CLDR through Babel; cases that it lacks from the tables above.
    """
    names = getattr(locale(language), kind)
    series = []
    for context in ("format", "stand-alone") if width == "wide" else ("format",):
        found = names.get(context, {}).get(width, {})
        if len(found) == (12 if kind == "months" else 7):
            series.append(tuple(str(found[i]) for i in sorted(found)))
    more = _MORE_MONTHS if kind == "months" else _MORE_WEEKDAYS
    if width == "wide":
        series += [tuple(n.replace("_", " ") for n in line.split()) for line in more.get(language, ())]
    unique = tuple(dict.fromkeys(series))
    return Cycle(unique, whole_word(either([n for s in unique for n in s]), language))


def find_months(text: str, language: str) -> Iterator[Slot]:
    """The names of months, and their numbers where they have no names.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
    """
    if language in UNSPACED or language == "vi":
        pattern = (
            r"(?:tháng )(\d{1,2})(?![\d.,])"
            if language == "vi"
            else r"(?<![\d.,第])(\d{1,2})(?=\s?[月월](?!間|间))"
        )
        for m in re.finditer(pattern, text):
            if 1 <= int(m[1]) <= 12:
                yield Slot(m.start(1), m.end(1), "month", int(m[1]), str, tuple(range(1, 13)))
        return
    names = cycle(language, "months")
    for m in names.pattern.finditer(text):
        name = m[1]
        place = names.read(name) or names.read(name[:1].lower() + name[1:])
        if place is None or not _is_month(text, m.start(1), m.end(1), language, place):
            continue
        model = name if names.read(name) else name[:1].lower() + name[1:]
        write = partial(_write_month, language, text[: m.start(1)], name, model)
        yield Slot(m.start(1), m.end(1), "month", place, write, tuple(range(1, 13)))


def _is_month(text: str, start: int, end: int, language: str, place: int) -> bool:
    beside = re.search(r"\d(?:[.º]|st|nd|rd|th)?\s(?:de |of |ב)?$", text[:start]) or re.match(
        r",?\s(?:de )?\d", text[end:]
    )
    if language == "en":
        cue = _ENGLISH_CUE.search(text[:start])
        return bool(beside or (cue and not re.match(r" [A-Z]|'s|s? (?:be|have|not)\b", text[end:])))
    return bool(beside) or place not in _WEAK.get(language, ())


def _write_month(language: str, before: str, name: str, model: str, place: int) -> str | None:
    written = cycle(language, "months").write(model, place)
    if written is None:
        return None
    if language in ("fr", "it") and (written[0] in _VOWELS) != (model[0] in _VOWELS):
        return None
    if language == "cs" and re.search(r"\bv[e]? $", before) and written[0] in "vf":
        return None
    return recased(name, written) if name[:1].isupper() else written


def find_weekdays(text: str, language: str) -> Iterator[Slot]:
    """The names of weekdays.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
    """
    names = cycle(language, "days")
    for m in names.pattern.finditer(text):
        name = m[1]
        model = name if any(name in s for s in names.series) else name[:1].lower() + name[1:]
        place = names.read(model)
        before = text[: m.start(1)]
        # "Luni" is "months" too.
        named = language == "en" and _NAMED_DAY.search(before)
        if place is None or named or (language == "ro" and place == 1):
            continue
        classes = _classes(language, before)
        choices = tuple(i for i in range(1, 8) if classes[i - 1] == classes[place - 1])
        write = partial(_write_weekday, language, name, model)
        if len(choices) > 1:
            yield Slot(m.start(1), m.end(1), "weekday", place, write, choices)


def _classes(language: str, before: str) -> str:
    words, classes = _AFTER_PREPOSITION.get(language, ("(?!)", ""))
    if re.search(rf"(?<!\w)(?:{words}) $", before, re.I):
        return classes
    return _CLASSES.get(language, "1111111")


def _write_weekday(language: str, name: str, model: str, place: int) -> str | None:
    written = cycle(language, "days").write(model, place)
    return recased(name, written) if written else None


def find_days(text: str, language: str, months: Sequence[Slot]) -> Iterator[Slot]:
    """The days of the month beside the months of a text.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
        months: its months.
    """
    if language == "vi":
        for m in _DAY_VI.finditer(text):
            yield _day(m[1], m.start(1), text, language)
        return
    if language == "en":
        for m in _DAY_AFTER_SHORT.finditer(text):
            yield _day(m[1], m.start(1), text, language)
    after_pattern = _KEYED_DAY.get(language)
    before_pattern = _DAY_BEFORE_ENGLISH if language == "en" else _DAY_BEFORE
    for month in months:
        sign = _MONTH_SIGN.match(text, month.end) if language in UNSPACED else None
        end = sign.end() if sign else month.end
        m = after_pattern.match(text, end) if after_pattern else None
        if m is None and language not in (*UNSPACED, "hu"):
            m = before_pattern.search(text[: month.start])
        if m and 1 <= int(re.sub(r"\D", "", m[1])) <= 31:
            yield _day(m[1], m.start(1), text, language)


def _day(written: str, start: int, text: str, language: str) -> Slot:
    day = int(re.sub(r"\D", "", written))
    write = partial(_write_day, written, text[:start], language)
    return Slot(start, start + len(written), "day", day, write, tuple(range(2, 29)))


def _write_day(model: str, before: str, language: str, day: int) -> str | None:
    if language in ("fr", "it"):
        old = int(model)
        if (day in (8, 11)) != (old in (8, 11)) and language == "it":
            return None
    zero = ord(model[0]) - int(model[0])
    digits = str(day).zfill(2) if model[0] == chr(zero) else str(day)
    written = "".join(chr(zero + int(c)) for c in digits)
    return written + _ordinal_suffix(day) if model[-1].isalpha() else written


def _ordinal_suffix(day: int) -> str:
    return "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def find_years(text: str, language: str, numbers: list[Number]) -> Iterator[Slot]:
    """The years 1900 to 2099 of a text.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
        numbers: what ``find_numbers`` reads in it.
    """
    for number in numbers:
        m = _YEAR.search(text, number.start, number.end) if number.kind == "year" else None
        if not m or not 1900 <= int(m[0]) <= 2099:
            continue
        # «2017/18», "1950-53": the second half would no longer fit.
        if re.match(r"[/–—-]\d|/", text[m.end() :]) or re.search(r"\d[/–—-]$", text[: m.start()]):
            continue
        ending = text[m.end() :]
        suffixed = language in _HARMONY and bool(re.match(r"['’-]", ending))
        write = partial(_write_year, m[0], suffixed)
        yield Slot(m.start(), m.end(), "year", Decimal(int(m[0])), write)


def _write_year(model: str, suffixed: bool, year: Decimal) -> str | None:
    written = str(int(year))
    if not 1900 <= year <= 2099 or (suffixed and not same_ending(str(int(model)), written)):
        return None
    zero = ord(model[0]) - int(model[0])
    return "".join(chr(zero + int(c)) for c in written)


def find_times(text: str, numbers: list[Number]) -> Iterator[Slot]:
    """The clock times of a text that have minutes.

    Args:
        text: a sentence.
        numbers: what ``find_numbers`` reads in it.
    """
    for number in numbers:
        m = _TIME.search(text, number.start, number.end) if number.kind == "time" else None
        if m and m[1].isascii() and int(m[1]) < 24 and int(m[3]) < 60:
            value = (int(m[1]), int(m[3]))
            yield Slot(m.start(), m.end(), "time", value, partial(_write_time, m[1], m[2]))


def _write_time(model: str, mark: str, time: tuple[int, int]) -> str | None:
    hour, minute = time
    if (hour > 12) != (int(model) > 12) or hour == 0:
        return None
    return f"{hour:0{len(model) if model[0] == '0' else 1}d}{mark}{minute:02d}"
