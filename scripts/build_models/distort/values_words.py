"""Numbers in words, exchanged within one gender and case, and the words for million and billion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, partial

from unicode_rbnf import RbnfEngine
from unicode_rbnf.engine import FormatPurpose

from distort.values_slot import Slot, either, locale, plural, recased
from mtcheck.types import Number

SMALL = (*range(2, 13), 15, *range(20, 100, 10))
_KINDS = frozenset({"cardinal", "measure", "money", "age", "percent"})
#: Number characters count only before a word of measure: they are parts of names and of other words.
_COUNTED = {
    "zh": ("两三四五六七八九", "个名位人岁天年次家座枚只条场件种项倍周届小所支辆架艘"),
    "ja": ("三四五六七八九", "人年回件か個歳つ度社国名時分週倍点本枚カヶ"),
}
_COUNTERS_VI = re.compile(
    r" (?:người|năm|ngày|tuần|tháng|giờ|phút|con|chiếc|cuộc|quốc gia|nước|lần|trận|đội|đứa|cô|ông|bà|cậu)(?!\w)"
)
_KOREAN = ("세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
#: "Each two" means both.
_BOTH = {"fa": "هر ", "tr": "her ", "hi": "सभी "}
#: Words that are other words as often as numbers, wherever they stand.
_COMMON = {
    "hu": {"hat", "hét"},
    "vi": {"năm", "tư"},
    "ro": {"nouă"},
    "ar": {"ست"},
    "tr": {"yüz"},
    "ru": {"семью"},
    "sv": {"sex"},
}
#: "Each two" means both.
_BOTH = {"fa": "هر ", "tr": "her ", "hi": "सभी "}
_IDIOM = re.compile(
    r"(?:on all|at|big|nine to|two|back to square|cloud|catch|the other|hang|take|high|deep|group of) $", re.I
)
_AFTER_IDIOM = re.compile(
    r"(?: cents\b| cheers\b|-fold| commandments| seas\b| to one\b|-to-one| times out)", re.I
)


@cache
def spellings(language: str) -> Mapping[int, Mapping[str, str]]:
    """The words of small numbers by gender and case.

    Source: Unicode CLDR rule-based number formats, through unicode-rbnf.
    """
    engine = RbnfEngine.for_language(language)
    return {
        n: {
            name: _plain(form)
            for name, form in engine.format_number(n, purpose=FormatPurpose.CARDINAL).text_by_ruleset.items()
            if not any(c.isdigit() for c in form)
        }
        for n in SMALL
    }


def _plain(form: str) -> str:
    return form.replace("\u00ad", "").replace("ʼ", "'").replace("’", "'")


@cache
def _values(language: str) -> Mapping[str, int]:
    return {form: n for n, forms in spellings(language).items() for form in forms.values()}


def find_words(text: str, language: str, numbers: list[Number]) -> Iterator[Slot]:
    """The number words of a text that may be exchanged.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
        numbers: what ``find_numbers`` reads in it.
    """
    for number in numbers:
        if number.spelled and number.kind in _KINDS and number.upper is None:
            if language in _COUNTED or language == "ko":
                slot = _counted(text, language, number)
            else:
                slot = _spelled(text, language, number)
            if slot:
                yield slot


def _spelled(text: str, language: str, number: Number) -> Slot | None:
    word = re.match(r"[^\W\d_](?:[^\W\d_]|['’ʼ\u0900-\u094f])*", text[number.start : number.end])
    if not word or (not number.certain and language != "vi"):
        return None
    end = number.start + word.end()
    if _COUNTERS_VI.match(text, end) is None and language == "vi":
        return None
    value = _values(language).get(_plain(word[0].lower()))
    if value is None or word[0].lower() in _COMMON.get(language, ()) or _is_named(text, number.start, end):
        return None
    if value != number.value and end == number.end:
        return None
    if language in _BOTH and text[: number.start].lower().endswith(_BOTH[language]):
        return None
    if text[end : end + 1] == "-" and language not in ("en", "fr", "nl"):
        return None
    if re.match(rf"[ -](?:{either(list(_values(language)))})(?!\w)", text[end:]):
        return None
    if language == "en" and (_IDIOM.search(text[: number.start]) or _AFTER_IDIOM.match(text, end)):
        return None
    write = partial(write_word, language, text, number.start, word[0], value)
    choices = tuple(map(Decimal, SMALL))
    return Slot(
        number.start, end, "word", Decimal(value), write, choices, kind=number.kind, bound=number.bound
    )


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether a capital inside the sentence makes the number part of a name ("the Six Nations")."""
    if not text[start].isupper():
        return bool(re.match(r" [A-Z]\w+ [A-Z]", text[end:]))
    return bool(re.search(r"[^.!?:…\"“”„«»'‘’\s–—-]\s*[\"“„«‘(]*$", text[:start]))


def write_word(language: str, text: str, start: int, model: str, old: int, value: Decimal) -> str | None:
    """The word for another number in the gender and case of ``model``; None where that is in doubt."""
    if int(value) != value or int(value) not in spellings(language):
        return None
    # Hungarian has another "two" before a noun.
    if language == "hu" and value == 2:
        return None
    new = int(value)
    if plural(language, str(old)) != plural(language, str(new)):
        return None
    forms = spellings(language)
    written = _plain(model.lower())
    fitting = {forms[new].get(name) for name, form in forms[old].items() if form == written}
    if len(fitting) != 1 or None in fitting:
        return None
    word = str(fitting.pop())
    if " " in word:
        return None
    if re.search(r"(?<!\w)an? $", text[:start], re.I) and language == "en":
        if word.startswith("e") != written.startswith("e"):
            return None
    elif language in ("fr", "it", "hu") and (word[0] in "aeiouöü") != (written[0] in "aeiouöü"):
        return None
    return recased(model, word.replace("'", "’" if "’" in text else "'"))


def _counted(text: str, language: str, number: Number) -> Slot | None:
    if language == "ko":
        word = next((w for w in _KOREAN if text.startswith(w + " ", number.start)), None)
        choices: tuple[str, ...] = _KOREAN
    else:
        characters, counters = _COUNTED[language]
        word = text[number.start] if text[number.start] in characters else None
        if word and text[number.start + 1 : number.start + 2] not in tuple(counters):
            return None
        choices = tuple(c for c in characters if c != "两")
    if word is None or (
        language != "ko" and re.search("[第周期月礼〇一二三四五六七八九十百千万]$", text[: number.start])
    ):
        return None
    values = {c: Decimal(i) for i, c in enumerate(choices, 3)}
    value = values.get(word, Decimal(2))
    written = {v: c for c, v in values.items()}
    return Slot(
        number.start,
        number.start + len(word),
        "word",
        value,
        written.get,
        tuple(written),
        kind=number.kind,
        bound=number.bound,
    )


#: Scales of ten thousand, and of lakhs, that CLDR writes on the digits.
_SCALES = {
    "zh": (("万", "亿"),),
    "ja": (("万", "億"),),
    "ko": (("만", "억"),),
    "hi": (("लाख", "करोड़"), ("मिलियन", "बिलियन")),
    "es": (("millones", "mil millones"),),
    "en": (("million", "billion"), ("m", "bn"), ("million", "thousand")),
}


@cache
def _scales(language: str) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """The pattern of a scale word, and what each may be exchanged with in the same number and case."""
    pairs = set(_SCALES.get(language, ()))
    if language not in _SCALES:
        for width in ("long", "short"):
            for forms in locale(language).compact_decimal_formats.get(width, {}).values():
                words = [_scale_word(forms.get(key)) for key in ("1000000", "1000000000")]
                if all(words) and words[0] != words[1]:
                    pairs.add((words[0], words[1]))
    exchanged: dict[str, tuple[str, ...]] = {}
    for first, second in sorted(pairs):
        exchanged[first] = (*exchanged.get(first, ()), second)
        exchanged[second] = (*exchanged.get(second, ()), first)
    pattern = "|".join(sorted(map(re.escape, exchanged), key=len, reverse=True)) or "(?!)"
    edge = "" if language in ("zh", "ja", "ko") else r"(?![\w\u0900-\u094f'’-])"
    return re.compile(rf"(?<=\d)[ \u00a0\u202f]?(?:de )?({pattern}){edge}"), exchanged


def _scale_word(pattern: object) -> str:
    written = getattr(pattern, "pattern", "")
    return re.sub(r"[0¤\s\u200f]+", " ", written).replace("de ", "").strip("' ")


def find_scales(text: str, language: str) -> Iterator[Slot]:
    """The words for million and billion after digits.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
    """
    pattern, exchanged = _scales(language)
    for m in pattern.finditer(text):
        # A sole character may be a unit, or go on ("万人", "mil"): it must not be part of a longer number.
        if re.match(r"\d|[千百亿億억만]", text[m.end(1) :]):
            continue
        choices = tuple(c for c in exchanged[m[1]] if len(c) > 1 or len(m[1]) == 1 or c == "m")
        if choices:
            yield Slot(m.start(1), m.end(1), "scale", m[1], _itself, choices)


def _itself(word: str) -> str:
    return word
