"""A second way of making numbers and dates wrong, for measuring only: nothing is trained on it.

No edit of these is one of `values`: digits are doubled or reversed, values come from other sentences,
and dates go wrong by short month names and by words such as "yesterday".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, partial
from random import Random

from rapidfuzz.distance import OSA

from distort.base import Distortion, Edit, Text, replaced
from distort.values_change import change, fits
from distort.values_dates import cycle
from distort.values_slot import Slot, recased, whole_word
from distort.values_slots import find_slots

#: The day before, today and the day after. Words that are others too ("morgen") are written, never read.
_DAYS = {
    "en": "yesterday|today|tomorrow", "fr": "hier|aujourd'hui|demain", "es": "ayer|hoy|mañana",
    "de": "gestern|heute|morgen", "it": "ieri|oggi|domani", "pt": "ontem|hoje|amanhã",
    "nl": "gisteren|vandaag|morgen", "pl": "wczoraj|dzisiaj|jutro", "ru": "вчера|сегодня|завтра",
    "uk": "вчора|сьогодні|завтра", "zh": "昨天|今天|明天", "ja": "昨日|今日|明日", "ko": "어제|오늘|내일",
    "ar": "أمس|اليوم|غدا", "he": "אתמול|היום|מחר", "tr": "dün|bugün|yarın", "vi": "hôm qua|hôm nay|ngày mai",
    "id": "kemarin|hari ini|besok", "fa": "دیروز|امروز|فردا", "sv": "igår|idag|imorgon", "cs": "včera|dnes|zítra",
    "ro": "ieri|astăzi|mâine", "el": "χθες|σήμερα|αύριο", "hu": "tegnap|ma|holnap",
}  # fmt: skip
_UNREAD = {"morgen", "mañana", "اليوم", "היום", "ma", "今日", "hier"}
#: Last and next, with week, month and year where the two phrases differ by nothing else.
_SPANS = {
    "en": ("last|next", "{} (?:week|month|year|season|summer|winter|spring)"),
    "fr": ("dernière|prochaine", "semaine {}"),
    "es": ("pasado|próximo", "(?:mes|año) {}"),
    "de": ("letzte|nächste", "{} (?:Woche)"),
    "it": ("scorsa|prossima", "settimana {}"),
    "pt": ("passado|próximo", "(?:mês|ano) {}"),
    "nl": ("vorige|volgende", "{} (?:week|maand)"),
    "ru": ("прошлом|следующем", "{} (?:году|месяце)"),
    "uk": ("минулого|наступного", "{} (?:року|тижня|місяця)"),
    "pl": ("zeszłym|przyszłym", "{} (?:roku|tygodniu|miesiącu)"),
    "zh": ("去年|明年", "{}"),
    "ja": ("昨年|来年", "{}"),
    "ko": ("지난해|내년", "{}"),
    "tr": ("geçen|gelecek", "{} (?:hafta|ay|yıl)"),
    "vi": ("trước|tới", "(?:tuần|tháng|năm) {}"),
    "id": ("lalu|depan", "(?:minggu|bulan|tahun) {}"),
    "fa": ("گذشته|آینده", "(?:سال|هفته|ماه) {}"),
    "ar": ("الماضي|المقبل", "(?:العام|الشهر|الأسبوع) {}"),
    "ro": ("trecută|viitoare", "săptămâna {}"),
    "hu": ("múlt|jövő", "{} (?:héten|hónapban|évben)"),
    "hi": ("पिछले|अगले", "{} (?:साल|हफ्ते|सप्ताह|महीने|वर्ष)"),
}  # fmt: skip


#: Reach of ``number.near``.
_NEAR = Decimal("0.1")


def double_or_reverse(slot: Slot, rng: Random) -> Iterator[Decimal]:
    """A digit written twice or over its neighbour, or all of them backwards."""
    value: Decimal = slot.value
    exponent = min(0, int(value.as_tuple().exponent))
    digits = str(int(value.scaleb(-exponent)))
    if len(digits) < 2:
        return
    ways = [digits[:i] + digits[i] + digits[i:] for i in range(len(digits)) if digits[i] != "0"]
    ways += [digits[: i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)]
    if len(digits) > 2 and digits[-1] != "0":
        ways += [digits[::-1]] * 3
    for new in rng.sample(ways, len(ways)):
        changed = Decimal(new).scaleb(exponent)
        if Decimal(new) > 1 and not _is_near_or_tenfold(value, changed):
            yield changed


def _is_near_or_tenfold(old: Decimal, new: Decimal) -> bool:
    """Whether ``number.near`` or ``number.far`` could have made one of the other."""
    return (
        abs(new - old) <= max(1, old * _NEAR)
        or old.normalize().as_tuple().digits == new.normalize().as_tuple().digits
    )


def _is_one_digit_off(old: Decimal, new: Decimal) -> bool:
    """Whether ``number.digits`` could have made one of the other."""
    digits = [str(v).replace(".", "") for v in (old, new)]
    return OSA.distance(*digits) <= 1


def _from_siblings(text: Text, rng: Random) -> Edit | None:
    """A figure in the place of another of its kind and size, out of another sentence of the document."""
    slots = find_slots(text.text, text.language)
    mine = [s for s in slots if s.family == "figure"]
    taken = {s.value for s in mine}
    offered = [
        s
        for sibling in text.siblings
        for s in find_slots(sibling, text.language)
        if s.family == "figure" and s.value not in taken
    ]
    for slot in rng.sample(mine, len(mine)):
        fitting = [
            o.value
            for o in offered
            if o.kind == slot.kind
            and slot.value / 20 < o.value < slot.value * 20
            and not _is_near_or_tenfold(slot.value, o.value)
            and not _is_one_digit_off(slot.value, o.value)
            and fits(slot, o.value, slots)
        ]
        for value in rng.sample(fitting, len(fitting)):
            if written := slot.write(value):
                return _wrong(text.text, slot.start, slot.end, written, "number.heldout")
    return None


def wrong_number(text: Text, rng: Random) -> Edit | None:
    """A figure of another sentence, else one with its digits doubled or backwards."""
    doubled = partial(change, "number.heldout", frozenset({"figure"}), double_or_reverse)
    ways = [_from_siblings, doubled]
    for way in rng.sample(ways, 2):
        if edit := way(text, rng):
            return edit
    return None


def wrong_date(text: Text, rng: Random) -> Edit | None:
    """Yesterday for tomorrow, next week for last, or another short month name."""
    found = [*_days(text), *_spans(text), *_short_months(text)]
    if not found:
        return None
    start, end, choices = rng.choice(found)
    return _wrong(text.text, start, end, rng.choice(choices), "date.heldout")


def _wrong(text: str, start: int, end: int, new: str, kind: str) -> Edit | None:
    return replaced(text, start, end, new, label="contradiction", category="number", kind=kind)


_Found = tuple[int, int, list[str]]


@cache
def _day_words(language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    words = tuple(_DAYS.get(language, "").split("|"))
    read = [w for w in words if w and w not in _UNREAD]
    either = "|".join(re.escape(w).replace("'", "['’]") for w in read)
    return whole_word(f"(?i:{either})" if read else "(?!)", language), words


def _days(text: Text) -> Iterator[_Found]:
    pattern, words = _day_words(text.language)
    for m in pattern.finditer(text.text):
        rest = [w for w in words if w != m[1].lower().replace("’", "'")]
        yield m.start(1), m.end(1), [recased(m[1], w) for w in rest]


def _spans(text: Text) -> Iterator[_Found]:
    if text.language not in _SPANS:
        return
    words, frame = _SPANS[text.language]
    pattern = frame.replace("{}", f"(?P<word>{words})")
    for m in whole_word(pattern, text.language).finditer(text.text):
        past, future = words.split("|")
        other = future if m["word"] == past else past
        yield m.start("word"), m.end("word"), [other]


@cache
def _short_names(language: str) -> Mapping[str, str]:
    """Short month names as the language clips them, by themselves; none that is a whole name."""
    if language in ("zh", "ja", "ko", "vi"):
        return {}
    whole = {n for s in cycle(language, "months").series for n in s}
    return {n: n for s in cycle(language, "months", "abbreviated").series for n in s if n not in whole}


def _short_months(text: Text) -> Iterator[_Found]:
    names = _short_names(text.language)
    stems = {n.rstrip("."): n for n in names}
    if len(stems) < 6:
        return
    pattern = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
    edge = rf"(?<=\d\s)(?<!\w)({pattern})(?![^\W\d_])|(?<!\w)({pattern})(?=\.?\s\d)"
    for m in re.finditer(edge, text.text):
        yield m.start(), m.end(), [n for n in stems if n != m[0]]


HELD_OUT: dict[str, Distortion] = {"number.heldout": wrong_number, "date.heldout": wrong_date}
