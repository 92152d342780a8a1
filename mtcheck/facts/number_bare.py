"""What digits alone are: a time, an ordinal, a month, a decade, a code, a rank, a score, a year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from mtcheck.facts.digits import LISTED_BY_POINT, Numeral
from mtcheck.facts.lexicon import Lexicon
from mtcheck.facts.number_clocks import find_time
from mtcheck.facts.number_codes import as_fastened
from mtcheck.facts.number_patterns import REACH, Patterns, patterns_of
from mtcheck.facts.scripts import LETTER
from mtcheck.types import Number

_YEARS = range(1500, 2101)
#: Years that are named as such only.
_FAR_YEARS = range(2101, 2200)
#: Round numbers that are years all the same.
_ROUND_YEARS = (1900, 1950, 2000, 2050)

#: Endings that make an ordinal of digits; where that is a full stop, what has to follow it.
_ORDINAL_ENDINGS = {
    "en": r"(?:st|nd|rd|th)",
    "fr": r"(?:ers?|ères?|res?|es?|è|ème|èmes|eme|nde?|nds)",
    "es": r"\.?(?:º|ª|°|er|ra|ro|da|do|ta|to|va|vo|na|no|ma|mo)",
    "pt": r"\.?(?:º|ª|°|o|a)",
    "it": r"\.?(?:º|ª|°)",
    "nl": r"(?:e|de|ste)",
    "sv": r":?(?:e|a)",
    "ru": r"-(?:й|го|му|м|я|ю|е|ый|ой|ая|ую|ом|ого|ому|ые|ых)",
    "uk": r"-(?:й|го|му|м|а|у|ю|я|е|ї|ий|ій|ої|ого|ому|і|ї|те|ту|та)",
    "ro": r"-lea|-a",
    "el": r"(?:ος|οσ|η|ο|ου|ησ|ης|ης)",
    "hi": r"(?: ?(?:वां|वें|वीं|वाँ)|वी|वे|रे|रा|री|ला|ली|ठा|ठे|थे|था|थी)",
    "de": r"\.(?=[ \u00a0](?:jahrhundert|jahrestag|geburtstag|spieltag|mal|platz|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|minute|lebensjahr|runde|stock|etage))",
    "cs": r"\.(?=[ \u00a0][a-záčďéěíňóřšťúůýž])",
    "pl": r"\.(?=[ \u00a0](?:rocznic|miejsc|urodzin|minut|wiek|raz|edycj|rund|tydzień|tygodni))|-(?:ty|ta|te|tego|tej)",
    "hu": r"\.(?=[ \u00a0][a-záéíóöőúüű])|-(?:ik|dik)",
    "tr": r"\.(?=[ \u00a0][a-zçğıöşü])|'?(?:inci|ıncı|uncu|üncü|nci|ncı|ncu|ncü)",
}
#: «20世纪30年代»: the thirties of the twentieth century.
_CENTURY_DECADE = re.compile(r"[0-9]{1,2} ?(?:世纪|世紀) ?([1-9]0) ?年代")

_FIRST_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}[-–/]$")
_ANY_FIRST_YEAR = re.compile(r"[0-9]{4}[-–/]$")
_LAST_YEAR = re.compile(r"[-–/][0-9]{2}(?:[0-9]{2})?(?![0-9])")
_WORD_AFTER = re.compile(rf"[ \u00a0]{LETTER}")
_SCORE_AFTER = re.compile(r"[-–:]([0-9]{1,3})(?![0-9.,:]|[-–][0-9])")
_SCORE_BEFORE = re.compile(r"(?<![0-9.,:–-])([0-9]{1,3})[-–:]$")
#: A name before an age that is set off by commas, and what stands behind one.
_NAME_BEFORE = re.compile(r"([^\W\d_][\w'’-]+),[ \u00a0]$")
_AGE_ENDS = re.compile(r"[ \u00a0]?(?:,(?![ \u00a0]?\d)|;|\))")
#: «1·2공장» are the first and the second, «5·18» is a day with a name.
_LISTED_BEFORE, _LISTED_AFTER = re.compile("[0-9]·$"), re.compile("·[0-9]")
_AGE_IN_BRACKETS = {
    "ja": (
        re.compile("(?:さん|氏|容疑者|被告|ちゃん|くん|君|選手|議員|社長|監督|教授)[(（]$"),
        re.compile("[)）]"),
    ),
    "ko": (re.compile(r"[가-힣] ?\($"), re.compile(r"\) ?(?:씨|군|양)")),
}


@dataclass(frozen=True, slots=True)
class _Setting:
    """Digits among the words around them.

    Args:
        number: what they say.
        numeral: how they are written.
        before, after: the folded text on both sides, within reach.
        patterns: of the language.
    """

    number: Number
    numeral: Numeral
    before: str
    after: str
    patterns: Patterns


def read_bare(text: str, folded: str, number: Number, numeral: Numeral, words: Lexicon) -> Number | None:
    """What kind of number digits without a unit or a number word beside them are.

    Args:
        text: as `find_numbers` was given it.
        folded: the same out of `fold`.
        number: as composed of the numeral alone.
        numeral: the digits.
        words: the lexicon of the language.

    Returns:
        The number with its kind, and with the ending that makes it one; None where it is a quantity.
    """
    if numeral.fraction:
        return replace(number, kind="fraction")
    patterns = patterns_of(words.language)
    start, end = number.start, number.end
    here = _Setting(
        number, numeral, folded[max(0, start - REACH) : start], folded[end : end + REACH], patterns
    )
    # The order counts: "the 10th" is no code, "1990s" no year alone, "2018-19" no score.
    return (
        find_time(folded, start, words, patterns)
        or (_ordinal(here, words.language) if number.value == int(number.value) else None)
        or (_month(here) or _decade(here) if numeral.plain else None)
        or _decade_of_century(folded, number, words)
        or as_fastened(text, folded, number, words)
        or _last_year(here)
        or _rank(here, words.language)
        or (_score(here) or _year(here) if numeral.plain else None)
        or (_age_of_person(text, number, words.language) if numeral.plain else None)
    )


def _ordinal(here: _Setting, language: str) -> Number | None:
    ending = _ordinal_ending(language)
    if ending and here.numeral.leading <= 4 and (m := ending.match(here.after)):
        return replace(here.number, end=here.number.end + m.end(), kind="ordinal")
    return None


@cache
def _ordinal_ending(language: str) -> re.Pattern[str] | None:
    ending = _ORDINAL_ENDINGS.get(language)
    return re.compile(rf"(?:{ending})(?!{LETTER}|[0-9])") if ending else None


def _month(here: _Setting) -> Number | None:
    """A month in digits («5月»), which is no evidence: other languages say its name."""
    patterns = here.patterns
    if here.number.value <= 12 and (
        patterns.month_after.match(here.after) or patterns.month_before.search(here.before)
    ):
        return replace(here.number, certain=False)
    return None


def _decade(here: _Setting) -> Number | None:
    number, patterns = here.number, here.patterns
    if number.value % 10 or number.value >= 2100:
        return None
    if m := patterns.decade_after_digits.match(here.after):
        certain = number.certain and number.value >= 1000
        return replace(number, end=number.end + m.end(), kind="year", certain=certain)
    return replace(number, kind="year") if patterns.decade_before.search(here.before) else None


def _decade_of_century(folded: str, number: Number, words: Lexicon) -> Number | None:
    if words.language in ("zh", "ja") and (m := _CENTURY_DECADE.match(folded, number.start)):
        return replace(number, end=m.end(), value=(number.value - 1) * 100 + int(m[1]), kind="year")
    return None


def _last_year(here: _Setting) -> Number | None:
    """The second half of "2018-19"."""
    if here.number.value < 100 and here.numeral.leading == 2 and _FIRST_YEAR.search(here.before):
        return replace(here.number, kind="year")
    return None


def _rank(here: _Setting, language: str) -> Number | None:
    is_listed = language in LISTED_BY_POINT and (
        _LISTED_BEFORE.search(here.before) or _LISTED_AFTER.match(here.after)
    )
    if is_listed or here.patterns.rank_before.search(here.before):
        return replace(here.number, kind="rank")
    return None


def _score(here: _Setting) -> Number | None:
    """ "3-1", "6:4": results of a match, not a range, where the second is no greater."""
    number = here.number
    if number.value > 200:
        return None
    second, first = _SCORE_AFTER.match(here.after), _SCORE_BEFORE.search(here.before[-5:])
    begins = second and int(second[1]) <= number.value and not here.before.endswith(("-", "–", ":", "/"))
    if begins or (first and int(first[1]) >= number.value):
        return replace(number, kind="rank")
    return None


def _age_of_person(text: str, number: Number, language: str) -> Number | None:
    """The age in "Rosa Lund, 34, said", 「林さん（34）」."""
    if not 1 <= number.value < 115:
        return None
    before, after = text[max(0, number.start - REACH) : number.start], text[number.end : number.end + REACH]
    if language in _AGE_IN_BRACKETS:
        left, right = _AGE_IN_BRACKETS[language]
        said = bool(left.search(before) and right.match(after))
    else:
        name = _NAME_BEFORE.search(before)
        said = bool(name and name[1][0].isupper() and not name[1].isupper() and _AGE_ENDS.match(after))
    return replace(number, kind="age") if said else None


def _year(here: _Setting) -> Number | None:
    if here.numeral.leading == 4 and int(here.number.value) in _YEARS and _may_be_year(here):
        return replace(here.number, kind="year")
    if here.numeral.leading == 4 and int(here.number.value) in _FAR_YEARS and _is_far_year(here):
        return replace(here.number, kind="year")
    return None


def _is_far_year(here: _Setting) -> bool:
    """ "In 2150," and nothing counted behind it."""
    if here.patterns.year_after.match(here.after):
        return True
    return bool(here.patterns.year_before.search(here.before)) and not _WORD_AFTER.match(here.after)


def _may_be_year(here: _Setting) -> bool:
    patterns, value = here.patterns, here.number.value
    if patterns.year_after.match(here.after) or patterns.year_before.search(here.before):
        return True
    if _ANY_FIRST_YEAR.search(here.before) or _LAST_YEAR.match(here.after):
        return True
    if patterns.counted_after.match(here.after):
        return False
    # "1550 sheep" is a count; of round numbers few are years, and those are said often.
    round_number = value % 50 == 0 and value not in _ROUND_YEARS
    return not (round_number and _WORD_AFTER.match(here.after))
