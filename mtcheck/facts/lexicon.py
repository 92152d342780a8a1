"""What each language says about numbers: word lists of CLDR joined with a data file of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from mtcheck.facts.scripts import LETTER, fold, spelling, unaccented
from mtcheck.facts.tables import table

LANGUAGES = frozenset("ar cs de el en es fa fr he hi hu id it ja ko nl pl pt ro ru sv tr uk vi zh".split())

#: Part of speech, as it were, of a word inside a number, with what it is worth there.
Roles = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Number words and conventions of one language.

    Args:
        language: ISO 639-1 code.
        decimal: the sign between units and tenths, "." or ",".
        ideographic: whether a number word is a character or a syllable among others.
        spaced: whether a plain space may group digits.
        loose_decimal: whether "2,500" is as likely 2500 as 2.5.
        compounds: whether number words are written together or with other words.
        joins_tens: whether "and" stands inside numbers below a hundred.
        linked_scales: whether an "of" stands between an amount and its scale.
        phrases: by first word, the phrases that begin with it, longest first.
        atoms: single words that may be parts of a compound.
        tails: endings that make an adjective or a noun of a number word ("fünfköpfig").
        exact_tails: whether a tail is a whole ending and not the beginning of one.
        short: scale signs that stand after digits only ("bn").
        lists: word lists by name, phrases folded, spaces between words.
        uncertain: words that alone are no evidence of a number.
        word: the pattern of a word.
    """

    language: str
    decimal: str
    ideographic: bool
    spaced: bool
    loose_decimal: bool
    compounds: bool
    joins_tens: bool
    linked_scales: bool
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Roles], ...]]
    atoms: Mapping[str, Roles]
    tails: tuple[str, ...]
    exact_tails: bool
    short: Mapping[str, Decimal]
    lists: Mapping[str, tuple[str, ...]]
    uncertain: frozenset[str]
    word: re.Pattern[str]

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Small words written on the word after them, longest first."""
        return self.lists.get("prefixes_glued", ())


#: Languages whose number words lose their last vowel before another one, and where: the apostrophe is part of the word then.
_ELIDING = frozenset({"it"})
_ELIDED = "(?:(?<=nt)'|(?<=tt)')?"


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; digits of an unknown one are read as in English, words not at all.

    Args:
        language: ISO 639-1 code, a region after a hyphen is ignored.
    """
    code = language.split("-")[0].split("_")[0].lower()
    data = _data(code)
    apostrophe = rf"(?:'{LETTER}+)*" if code == "uk" else _ELIDED if code in _ELIDING else ""
    word = re.compile(rf"{LETTER}+{apostrophe}")
    lists = {k: _split(v) for k, v in data.items() if isinstance(v, str) and k != "decimal"}
    for section in ("before", "after", "kinds"):
        for name, words in data.get(section, {}).items():
            lists[f"{section}.{name}" if section != "kinds" else name] = _split(words)
    roles: dict[tuple[str, ...], dict[str, Decimal]] = {}
    entries = _entries(code, data) if code not in _ELIDING else _with_elisions(_entries(code, data))
    for phrase, role, value in _with_ranks(
        entries, data.get("rank_endings", "").split(), data.get("part_endings", "").split()
    ):
        key = tuple(spelling(m[0]) for m in word.finditer(fold(phrase)))
        known = roles.setdefault(key, {}) if key else {}
        # Where CLDR has no rank of a number it gives the cardinal.
        if role != "rank":
            known.setdefault(role, value)
        elif not known.keys() & {"unit", "hundred", "scale", "sum"}:
            known.setdefault("ordinal", value)
    for key, value_of in list(roles.items()) if code in _UNACCENTED else ():
        plain = tuple(unaccented(w) for w in key)
        if plain != key and plain not in roles and value_of.keys() <= _TYPED:
            roles[plain] = dict(value_of)
    grouped: dict[str, list[tuple[tuple[str, ...], Roles]]] = {}
    for key, value_of in sorted(roles.items(), key=lambda kv: -len(kv[0])):
        grouped.setdefault(key[0], []).append((key, value_of))
    compounding = {
        "share",
        "unit",
        "hundred",
        "scale",
        "ordinal",
        "connector",
        "prefix",
        "half",
        "vague",
        "collective",
    }
    atoms: dict[str, dict[str, Decimal]] = {}
    for key, value_of in roles.items():
        kept = {r: v for r, v in value_of.items() if r in compounding}
        if kept:
            atoms.setdefault("".join(key), {}).update(kept)
    return Lexicon(
        language=code,
        decimal=data.get("decimal", "."),
        ideographic=data.get("ideographic", False),
        spaced=data.get("spaced", False),
        loose_decimal=data.get("loose_decimal", False),
        compounds=data.get("compounds", False),
        joins_tens=data.get("joins_tens", False),
        linked_scales=data.get("linked_scales", False),
        phrases={k: tuple(v) for k, v in grouped.items()},
        atoms=atoms,
        tails=lists.get("tails", ()),
        exact_tails=data.get("exact_tails", False),
        short={w: Decimal(n) for n, words in data.get("short", {}).items() for w in _split(words)},
        lists=lists,
        uncertain=frozenset(lists.get("uncertain", ()))
        | frozenset(_split(_data(_MIXED.get(code, "")).get("uncertain", ""))),
        word=word,
    )


def _split(words: str) -> tuple[str, ...]:
    return tuple(fold(w.replace("_", " ")) for w in words.split())


@cache
def _data(code: str) -> dict[str, Any]:
    if code not in LANGUAGES:
        return {}
    return table(f"numbers/{code}")


def worths(language: str, section: str) -> dict[str, Decimal]:
    """A section of the data file of a language: word to worth.

    Args:
        language: ISO 639-1 code.
        section: name of a table whose keys are numbers.
    """
    return {fold(w): Decimal(n) for n, ws in _data(language).get(section, {}).items() for w in ws.split()}


_SECTIONS = {
    "scales": "scale",
    "collective": "collective",
    "vague": "vague",
    "loose": "loose",
    "words": "unit",
    "fractions": "fraction",
    "ordinals": "ordinal",
    "prefixes": "prefix",
    "shares": "share",
    "of": "of",
}
#: Words that move the number after them: «साढ़े तीन» is three and a half, «पौने दो» a quarter less than two.
_OFFSETS = {"offset_up": "1/2", "offset_quarter": "1/4", "offset_down": "-1/4"}
_LISTS = (
    "article",
    "hundred",
    "connector",
    "linker",
    "point",
    "half",
    "plus_half",
    "over",
    "over_end",
    "and_part",
    "part_of",
    "part_noun",
)
#: Locales with words of their own: "septante", "dezasseis".
_LOCALES = {"fr": ("fr_BE", "fr_CH"), "pt": ("pt_PT",)}
#: Languages that are written with words of another in its own script: «rank thirty third».
_MIXED = {"hi": "en"}
#: Endings that make parts of ranks ("three twenty-firsts"), from which number on.
_PLURAL_ORDINALS = {"en": "s", "fr": "s"}
_LEAST_PLURAL = 5
#: From which number on ordinals are regular where they are made of cardinals.
_LEAST_REGULAR = 5
#: Languages whose number words are typed without their accents.
_UNACCENTED = frozenset({"fr", "es", "pt", "it"})
_TYPED = frozenset({"unit", "scale", "ordinal", "fraction", "sum"})
_WORTH = {"hundred": Decimal(100), "half": Decimal("0.5"), "plus_half": Decimal("0.5")}


def _entries(code: str, data: Mapping[str, Any]) -> Iterator[tuple[str, str, Decimal]]:
    for section, role in _SECTIONS.items():
        for number, words in data.get(section, {}).items():
            for word in words.split():
                yield word.replace("_", " "), _role(role, number), _worth(number)
    for name in _LISTS:
        for word in data.get(name, "").split():
            yield word.replace("_", " "), name, _WORTH.get(name, Decimal(1))
    for name, worth in _OFFSETS.items():
        for word in data.get(name, "").split():
            yield word.replace("_", " "), "offset", _worth(worth)
    for word in data.get("not_numbers", "").split():
        yield word.replace("_", " "), "stop", Decimal(1)
    # "per cent" is no hundred: such phrases end a number.
    for name in ("percent", "points"):
        for word in data.get("kinds", {}).get(name, "").split():
            yield word.replace("_", " "), "stop", Decimal(1)
    endings = data.get("endings", {}).get("adjective", "").split()
    for number, stems in data.get("stems", {}).items():
        for stem in stems.split():
            for ending in endings:
                yield stem + ending, "ordinal", Decimal(number)
    if code in LANGUAGES and not data.get("ideographic", False):
        for locale in (code, *_LOCALES.get(code, ())):
            yield from _cldr_entries(locale)
    if code in _MIXED:
        yield from _entries(_MIXED[code], _data(_MIXED[code]))


def _with_elisions(entries: Iterable[tuple[str, str, Decimal]]) -> Iterator[tuple[str, str, Decimal]]:
    """The entries, and the cardinals that lose their last vowel before another one: «sessant'anni», «quarantott'ore»."""
    for word, role, worth in entries:
        yield word, role, worth
        if role in ("unit", "hundred") and word.endswith(("nta", "nti", "tto", "nto")):
            yield f"{word[:-1]}'", role, worth


def _with_ranks(
    entries: Iterable[tuple[str, str, Decimal]], endings: Sequence[str], parts: Sequence[str]
) -> Iterator[tuple[str, str, Decimal]]:
    """The entries, and what endings make of all cardinals from five on: ranks («ग्यारहवां»), parts («onceavo»)."""
    for word, role, worth in entries:
        yield word, role, worth
        if role in ("unit", "scale", "hundred") and worth >= _LEAST_REGULAR and worth == int(worth):
            for ending in endings:
                yield word + ending, "ordinal", worth
            for ending in parts if " " not in word else ():
                yield word + ending, "fraction", worth
                if word[-1] in "aeiou":
                    yield word[:-1] + ending, "fraction", worth


def _role(role: str, number: str) -> str:
    """A word such as "ألفان" for two thousand adds like a scale that has its amount."""
    return "sum" if role == "unit" and _worth(number) >= 1000 else role


def _worth(number: str) -> Decimal:
    numerator, _, denominator = number.partition("/")
    return Decimal(numerator) / Decimal(denominator or 1)


def _cldr_entries(code: str) -> Iterator[tuple[str, str, Decimal]]:
    """Words for 0 to 99 and for the hundreds in every gender and case CLDR knows.

    Source: Unicode CLDR rule-based number formats, through unicode-rbnf.
    """
    from unicode_rbnf import RbnfEngine
    from unicode_rbnf.engine import FormatPurpose, NoRuleForNumberError

    engine = RbnfEngine.for_language(code)
    plural = _PLURAL_ORDINALS.get(code)
    plural_is_part = code[:2] in _PARTS_BY_PLURAL
    for number in (*range(101), 200, 300, 400, 500, 600, 700, 800, 900):
        forms = engine.format_number(number, purpose=FormatPurpose.CARDINAL).text_by_ruleset
        for form in set(forms.values()):
            if not any(c.isdigit() for c in form) and (number < 100 or " " not in form):
                yield form, "unit", Decimal(number)
    for number in (*range(1, 101), *_RANKS):
        try:
            forms = engine.format_number(number, purpose=FormatPurpose.ORDINAL).text_by_ruleset
        except (ValueError, NoRuleForNumberError):
            continue
        for name, form in forms.items():
            if "ordinal" not in name or any(c.isdigit() for c in form):
                continue
            if number > 100:
                yield from _high_rank(form, number, name)
                continue
            if not (plural_is_part and name.endswith("plural") and number in _PARTS_IN_PLURAL):
                yield form, "ordinal", Decimal(number)
            if plural and number >= _LEAST_PLURAL:
                yield form + plural, "fraction", Decimal(number)


#: Ranks above a hundred that languages have a word for.
_RANKS = (*range(200, 1000, 100), *(10**k for k in (3, 6, 9, 12)))
#: Ranks whose plural is a part, and the languages where it is: «trois cinquièmes», «tres centésimas».
_PARTS_IN_PLURAL = frozenset({5, 6, 7, 8, 9, 10, 100})
_PARTS_BY_PLURAL = frozenset({"fr", "es"})


def _high_rank(form: str, number: int, name: str) -> Iterator[tuple[str, str, Decimal]]:
    """The word of a rank above a hundred: «tricentésimo», and "millionth" of "one millionth"."""
    words = form.split()
    if name.endswith("plural") or len(words) > (2 if number >= 1000 else 1):
        return
    yield words[-1], "rank", Decimal(number)
