"""The regular expressions that find dates, made of a language's words of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mtcheck.facts.calendar import LEFT_EDGE, NEVER, Calendar, calendar_of

SPACE = r"[\s\u00a0\u202f]"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,:]\d)"
#: Japanese eras and the year before their first.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
#: The year of an era: its first has a name.
ERA_YEAR = r"\d{1,3}|元|[一二三四五六七八九十]{1,4}"
#: The same year by the other count: 1895（明治28）年, 明治28（1895）年, 1895年（明治28年）.
_OTHER_YEAR = rf"[（(](?:(?:{'|'.join(ERAS)})(?:{ERA_YEAR})|(?:1[5-9]|20)\d\d)年?[)）]"
#: A year of an era, by both counts too.
ERA_YEARS = re.compile(
    rf"(?P<era>{'|'.join(ERAS)})(?P<year>{ERA_YEAR})(?:年?{_OTHER_YEAR})?\s?年(?!間|间|度)"
    rf"|(?:1[5-9]|20)\d\d年?[（(](?P<era2>{'|'.join(ERAS)})(?P<year2>{ERA_YEAR})年?[)）]年?"
)
#: A day of the month in digits where words are not set apart.
_DAY = r"(?<![\d.,第])(\d{1,2})\s?(?:日|号|號|일)(?![間간本游線线楼室院机])"
_ORDINAL = r"(?:st|nd|rd|th|er|ro|o(?=\s)|\.?º|ª|°|\.|-го|-е|-га|-ша)?"


@dataclass(frozen=True)
class DatePatterns:
    """The expressions of one language; ``left`` ones end where a month name begins, ``right`` ones start where
    it ends.
    """

    month: re.Pattern[str]
    weekday: re.Pattern[str]
    left: re.Pattern[str]
    left_year: re.Pattern[str]
    right: re.Pattern[str]
    right_year: re.Pattern[str]
    spelled_gap: re.Pattern[str]
    year_gap: re.Pattern[str]
    hour_before: re.Pattern[str]
    hour_after: re.Pattern[str]
    ranked_gap: re.Pattern[str]
    ranked_end: re.Pattern[str]
    weak: re.Pattern[str]
    cue: re.Pattern[str]
    after: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    relative: tuple[tuple[int, str, re.Pattern[str]], ...]
    clock: re.Pattern[str]
    named_hours: tuple[tuple[str, re.Pattern[str]], ...]
    weekday_gap: re.Pattern[str]
    day_after_weekday: re.Pattern[str]
    range_gap: re.Pattern[str]
    listed: re.Pattern[str]
    to_month: re.Pattern[str]
    from_month: re.Pattern[str]
    and_gap: re.Pattern[str]
    until_now: re.Pattern[str]
    since_now: re.Pattern[str]
    between: re.Pattern[str]
    between_after: re.Pattern[str]
    alone: re.Pattern[str]


def _alternatives(*forms: str) -> str:
    return "|".join(f for f in forms if f) or NEVER


@cache
def patterns_of(language: str) -> DatePatterns:
    """The expressions of a language that :func:`calendar_of` knows."""
    calendar = calendar_of(language)
    assert calendar is not None
    words = calendar.words
    of, article, year = words.get("of", ""), words.get("article", ""), words.get("year", "")
    articles = rf"(?:(?:{article}){SPACE}*)?" if article else ""
    ofs = rf"(?:(?:{of}){SPACE}*)?" if of else ""
    between, joint = words.get("between") or NEVER, words.get("and") or NEVER
    blank = rf"{SPACE}+" if calendar.spaced else rf"{SPACE}*"
    month = calendar.whole(calendar.months.pattern)
    weekday = calendar.whole(calendar.weekdays.pattern)
    parts = _alternatives(*words.get("parts", {}).values())
    # Letters may follow a clock time in Korean and Japanese only.
    clock = _alternatives(*words.get("clock", ()))
    return DatePatterns(
        month=re.compile(month, re.I),
        weekday=re.compile(weekday, re.I),
        left=re.compile(
            rf"(?<!\d)(?<!\d[.,:/–-])(?:(?P<from>\d{{1,2}}){_ORDINAL}{SPACE}*{calendar.to}{SPACE}*{articles}"
            rf"|(?<=(?<!\w)){between}{SPACE}+{articles}(?P<from2>\d{{1,2}}){_ORDINAL}{SPACE}+{joint}{SPACE}+{articles})?"
            rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}[\s\u00a0\u202f/-]*{ofs}\Z"
            if calendar.order != "ymd"
            else NEVER,
            re.I,
        ),
        left_year=re.compile(
            rf"(?P<era>{'|'.join(ERAS)})?(?<!\d)(?P<year>(?(era)(?:{ERA_YEAR})|(?:1[5-9]|20)\d\d)){SPACE}*(?:{_OTHER_YEAR})?[年년](?:{_OTHER_YEAR})?{SPACE}*\Z"
            if calendar.order == "ymd"
            else rf"(?P<era>(?!))?(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)\.?{SPACE}+\Z"
            if language == "hu"
            else r"(?P<era>(?!))?(?<![\d/.-])(?P<year>(?:1[5-9]|20)\d\d)"
            rf"(?:[/-]|{SPACE}+(?:{words.get('year_before') or NEVER}){SPACE}+)\Z"
        ),
        right=re.compile(_right_day(calendar, articles, month), re.I),
        right_year=re.compile(
            rf"(?:[.׳॰]?{SPACE}*,?{SPACE}*(?:(?:{year or NEVER}){SPACE}*)?|[/-])(?P<year>{YEAR})(?![-–]\d|{SPACE}?[%年])"
            rf"(?:{words.get('year_end', '')}(?!\w))?"
            if calendar.order != "ymd"
            else rf"{NEVER}(?P<year>)",
            re.I,
        ),
        spelled_gap=re.compile(rf"{SPACE}+{ofs}", re.I),
        year_gap=re.compile(rf"{SPACE}*,?{SPACE}+(?:(?:{year or NEVER}){SPACE}+)?", re.I),
        hour_before=re.compile(rf"(?:{words.get('hour_before') or NEVER}){SPACE}*\Z", re.I),
        hour_after=re.compile(
            rf"{SPACE}*(?:(?:{words.get('hour_after') or NEVER})|(?P<weak>{words.get('hour_after_weak') or NEVER}))",
            re.I,
        ),
        ranked_gap=re.compile(rf"{SPACE}+(?:the{SPACE}+)?" if language == "en" else NEVER, re.I),
        ranked_end=re.compile(
            rf"{SPACE}*(?:[.;:!?)]|,(?!\d)|\Z|,?{SPACE}+(?:{YEAR}|(?:nineteen|twenty|two{SPACE}+thousand)\b))",
            re.I,
        ),
        weak=re.compile(words.get("weak") or NEVER, re.I),
        cue=re.compile(rf"(?<!\w)(?:{words.get('cue') or NEVER}|{parts}){SPACE}*-?\Z", re.I),
        after=re.compile(words.get("after", ""), re.I),
        parts=tuple(
            re.compile(rf"(?<!\w)(?:{words.get('parts', {}).get(third) or NEVER})[\s\u00a0-]*\Z", re.I)
            for third in ("early", "mid", "late")
        ),
        relative=tuple(
            (int(key.split()[0]), key.split()[1], re.compile(calendar.whole(f"(?:{form})"), re.I))
            for key, form in words.get("relative", {}).items()
        ),
        clock=re.compile(
            rf"(?:(?<!\w)(?:{clock})|(?<![\d.,:/])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:]))(?:{SPACE}?[ap]\.?m\b\.?)?",
            re.I,
        ),
        named_hours=tuple(
            (name, re.compile(calendar.whole(words[name]), re.I))
            for name in ("noon", "midnight")
            if words.get(name)
        ),
        weekday_gap=re.compile(rf"{SPACE}*[,،(（]?{SPACE}*(?:(?:{article or NEVER}){SPACE}+)?", re.I),
        day_after_weekday=re.compile(
            rf"(?:{SPACE}*,?{SPACE}*\((?P<bracket>)|{SPACE}*,?{SPACE}+{articles})(?P<day>\d{{1,2}})"
            rf"(?:{'st|nd|rd|th' if language == 'en' else ''})(?(bracket)\)|(?![-–.,:%]?\d|\w|{SPACE}?%|{SPACE}\w))"
            if calendar.spaced
            else rf"{NEVER}(?P<day>)",
            re.I,
        ),
        range_gap=re.compile(
            rf"\.?{SPACE}*,?{SPACE}*{calendar.to}{SPACE}*{articles}(?:{weekday}{SPACE}*,?{SPACE}*)?", re.I
        ),
        listed=re.compile(
            rf"(?<![\d.,:/$€£–-])(?P<said>(?P<day>\d{{1,2}}){_ORDINAL})"
            rf"(?:{SPACE}*,{SPACE}*|(?P<and>,?{SPACE}+(?:{joint}){SPACE}+)){articles}\Z"
            if calendar.spaced and calendar.order != "ymd"
            else rf"{NEVER}(?P<said>)(?P<day>)(?P<and>)",
            re.I,
        ),
        to_month=re.compile(rf"\.?{SPACE}*{calendar.to}{SPACE}*{month}", re.I),
        from_month=re.compile(rf"{month}\.?{SPACE}*{calendar.to}{SPACE}*\Z", re.I),
        and_gap=re.compile(rf"\.?{blank}(?:{joint}){blank}{articles}", re.I),
        until_now=re.compile(
            rf"\.?{SPACE}*,?{SPACE}*(?:(?:{calendar.to})|(?P<and>{joint})){SPACE}*(?:{words.get('now') or NEVER}){'(?!' + chr(92) + 'w)' if calendar.spaced else ''}",
            re.I,
        ),
        since_now=re.compile(
            rf"{LEFT_EDGE if calendar.spaced else ''}(?:(?P<between>{between}){SPACE}*)?"
            rf"(?:{words.get('now') or NEVER}){blank}(?:(?:{words.get('to') or NEVER}){blank})?"
            rf"(?:{joint}){blank}{articles}\Z",
            re.I,
        ),
        between=re.compile(rf"(?<!\w)(?:{between}){SPACE}*{articles}\Z", re.I),
        between_after=re.compile(rf"{SPACE}*(?:{words.get('between_after') or NEVER})", re.I),
        alone=re.compile(words.get("periods", {}).get("alone") or (NEVER if calendar.spaced else _DAY), re.I),
    )


def _right_day(calendar: Calendar, articles: str, month: str) -> str:
    """What follows a month name where the day comes after it: "4", "4-7", 4日至7日."""
    if calendar.order == "ymd":
        day = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
        mark = rf"{SPACE}*[日号號일]"
        return (
            rf"{SPACE}*(?P<day>{day})"
            rf"(?:(?:{mark})?{SPACE}*{calendar.to}{SPACE}*(?P<to>{day}){mark}|{mark})(?![間间간])"
        )
    if calendar.order != "mdy":
        return r"[/-](?P<day>0?[1-9]|[12]\d|3[01])(?P<to>(?!))?(?!\d)"
    ending = (
        r"\.?(?:-?(?:én|án|jén|ján|ig|től|tól|i)\b)?" if calendar.language == "hu" else r"(?:st|nd|rd|th)?"
    )
    stop = rf"(?!\d|[.,:]\d|{SPACE}?%|{SPACE}?[ap]\.?m\b|{SPACE}(?:percent|per cent|million|billion|of{SPACE}+the)\b)"
    return (
        rf"(?:\.?{SPACE}+{articles}|[/-])(?P<day>\d{{1,2}}){ending}{stop}"
        rf"(?:{SPACE}*{calendar.to}{SPACE}*{articles}(?P<to>\d{{1,2}}){ending}{stop}(?!{SPACE}+(?:of{SPACE}+)?{month}))?"
    )
