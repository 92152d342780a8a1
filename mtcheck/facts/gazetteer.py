"""Cities, regions, seas by name, in any language: «Den Haag», «L'Aia», "The Hague" and 「ハーグ」 are one place.

The table says of each place every name that it is known by. A name is looked up as its key: its letters without
accents, case and spaces, Cyrillic and Greek ones romanised; scripts without capitals keep their letters.

Source: cities of GeoNames (CC BY 4.0) and subdivisions of Unicode CLDR, see ``scripts/build_models/gazetteer.py``;
its last lines are those of ``known.tsv``, written by hand: seas, rivers, regions, and bodies that every newsroom speaks of;
``peoples.tsv``, by hand too, what the people and things of a city are called where that is not made of its name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from mtcheck.facts.places import UNCASED, UNSPACED
from mtcheck.facts.scripts import LETTER
from mtcheck.facts.transliteration import fold
from mtcheck.types import Span

#: Words that say what kind of place a name is the name of: part of it in some languages only.
GENERIC = frozenset(
    """the city county province region oblast prefecture district state canton governorate department municipality krai
    autonomous territory prefektur präfektur provinz kanton kreis bezirk stadt bundesland département province région
    provincia provincie regione regione región comunidad cantone cantón departamento região estado provínsia kraj okres
    województwo obwód powiat oblast' область край округ район провинция штат область префектура محافظة استان ولاية مقاطعة إقليم منطقة מחוז प्रांत प्रान्त राज्य ज़िला जिला 주 시 도 군 현 지방 of de del di der""".split()
)
#: What the names of cities and regions end with where words are not set apart.
_SUFFIXES = (
    "特别行政区",
    "特別行政區",
    "自治区",
    "特別市",
    "自治州",
    "地域圏",
    "市",
    "省",
    "县",
    "縣",
    "州",
    "都",
    "府",
    "県",
    "道",
)
#: Longest name, in words and in characters of a script that sets no words apart.
_WORDS, _CHARACTERS = 4, 9
#: Letters that the beginning of an inflected name has at least, and how many of its last ones may change.
_STEM, _ENDING = 4, 2
#: How much longer than a name a word made of it may be («Münchnerinnen»).
_DERIVED = 5
#: Letters that may stand before a name in its word.
_PREFIXES = {"ar": ("ال", "وال", "بال", "لل", "و", "ب", "ل", "ف"), "he": ("ה", "ב", "ל", "מ", "ו", "ש", "כ")}

_WORD = re.compile(rf"{LETTER}+")
_KATAKANA = re.compile(r"[ァ-ヺー]")
#: «Київщина» is the land around Kyiv.
_LANDS, _LAND = frozenset({"uk", "ru", "be"}), re.compile("щин(?:а|и|і|у|е|ой|ою)$")
#: What no name goes across.
_APART = re.compile(r"[.,;:!?()\n\"“”«»]")
_UNIFIED = str.maketrans(
    {"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ھ": "ه", "ە": "ه"}
)


class Place(NamedTuple):
    """A city or a region.

    Args:
        name: in English.
        country: ISO 3166-1 code.
        is_capital: whether a country is ruled from there, and may go by its name.
        names: how many names it has: the one that is meant, of places by one name, has most.
    """

    name: str
    country: str
    is_capital: bool
    names: int


def key(name: str) -> str:
    """What a name is looked up as; empty for one in none of the scripts that the table has."""
    first = next((c for c in name if c.isalpha()), "")
    if not first:
        return ""
    if unicodedata.name(first, "").partition(" ")[0] in ("LATIN", "CYRILLIC", "GREEK"):
        return fold(name)
    plain = unicodedata.normalize("NFD", name.translate(_UNIFIED))
    # Signs of vowels are letters in Devanagari; points and the nukta are not.
    kept = (
        c for c in plain if unicodedata.category(c)[0] == "L" or unicodedata.name(c, "").startswith(_SIGNS)
    )
    return unicodedata.normalize("NFC", "".join(kept)).replace("ー", "")


_SIGNS = ("DEVANAGARI VOWEL", "DEVANAGARI SIGN ANUSVARA", "THAI", "COMBINING KATAKANA")


def bare(name: str) -> str:
    """A name less what says that it is a city or a region: "Nagano Prefecture" is Nagano."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) >= len(suffix) + 2:
            return name.removesuffix(suffix)
    kept = [w for w in name.split() if w.casefold() not in GENERIC]
    return " ".join(kept) if kept else name


@cache
def _table() -> tuple[tuple[Place, ...], Mapping[str, tuple[int, ...]]]:
    """The places, and the numbers of those that each key may stand for."""
    text = files("mtcheck.facts").joinpath("data/gazetteer/places.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines()]
    places: list[Place] = []
    keys: dict[str, tuple[int, ...]] = {}
    for number, (name, country, known) in enumerate(lines):
        places.append(Place(name, country.removesuffix("*"), country.endswith("*"), len(known.split())))
        for one in dict.fromkeys(known.split()):
            keys[one] = (*keys.get(one, ()), number)
    return tuple(places), keys


@cache
def _peoples() -> Mapping[str, frozenset[int]]:
    """Keys of words for the people and things of a place to its numbers: «phocéen» to those of Marseille."""
    text = files("mtcheck.facts").joinpath("data/gazetteer/peoples.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines())
    return {key(word): places_of(name) for name, words in lines for word in words.split()}


@cache
def _stems() -> Mapping[str, list[str]]:
    """Beginnings of the keys in cased scripts to those keys."""
    found: dict[str, list[str]] = {}
    for one in (*_table()[1], *_peoples()):
        if one.isascii() and len(one) >= _STEM:
            found.setdefault(one[: max(_STEM, len(one) - _ENDING)], []).append(one)
    return found


def place(number: int) -> Place:
    """A place by its number."""
    return _table()[0][number]


@lru_cache(maxsize=16384)
def places_of(name: str) -> frozenset[int]:
    """Numbers of the places that a name is the name of, in whatever language; none for one that is not known."""
    keys = _table()[1]
    return frozenset((*keys.get(key(name), ()), *keys.get(key(bare(name)), ())))


def has_name(number: int, language: str) -> bool:
    """Whether the table has a name of a place in the script of a language without capitals; true of any other."""
    return language not in UNCASED or number in _named(_SCRIPTS.get(language, ""))


_SCRIPTS = {
    "zh": "CJK", "ja": "KATAKANA CJK", "ko": "HANGUL", "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "he": "HEBREW",
    "hi": "DEVANAGARI",
}  # fmt: skip


@cache
def _named(scripts: str) -> frozenset[int]:
    return frozenset(
        n
        for one, numbers in _table()[1].items()
        if unicodedata.name(one[0], "?").split()[0] in scripts.split()
        for n in numbers
    )


def find_known(text: str, language: str) -> Iterator[tuple[Span, frozenset[int]]]:
    """Cities and regions named in a text as the table has them, the longest name first; an inflected one is not found.

    Args:
        text: running text.
        language: ISO 639-1 code.

    Yields:
        Where (offsets into ``text``), and the numbers of the places that the name may stand for, in order.
    """
    end = 0
    for span, found in _unspaced(text) if _is_unspaced(language) else _spaced(text, language):
        # Katakana set words apart: サリ is none in サリバン.
        if span.start >= end and not _is_cut(text, span):
            end = span.end
            yield span, found


def named(text: str, language: str) -> list[frozenset[int]]:
    """Numbers of the cities and regions that a text names, those of each name together.

    As `find_known` has them; where no capital tells names, also with letters before a name in its word.

    Args:
        text: running text.
        language: ISO 639-1 code.
    """
    found = [numbers for _, numbers in find_known(text, language)]
    prefixes = _PREFIXES.get(language, ())
    words = _WORD.findall(text) if prefixes else ()
    found += [
        places_of(w.removeprefix(p))
        for w in words
        for p in prefixes
        if w.startswith(p) and len(w) > len(p) + 1
    ]
    return [numbers for numbers in found if numbers]


def _is_cut(text: str, span: Span) -> bool:
    """Whether a stretch begins or ends within a word in katakana."""
    edges = (text[max(0, i - 1) : i + 1] for i in span)
    return any(len(_KATAKANA.findall(edge)) > 1 for edge in edges)


def _is_unspaced(language: str) -> bool:
    return language in UNSPACED - {"ko"}


def _unspaced(text: str) -> Iterator[tuple[Span, frozenset[int]]]:
    """Stretches that are a place's name, at each character the longest first."""
    keys = _table()[1]
    for m in _WORD.finditer(text):
        for start in range(m.start(), m.end() - 1):
            for end in range(min(m.end(), start + _CHARACTERS), start + 1, -1):
                part = text[start:end].replace("ー", "")
                if not part.isascii() and (numbers := keys.get(part)):
                    yield Span(start, end), frozenset(numbers)


def _spaced(text: str, language: str) -> Iterator[tuple[Span, frozenset[int]]]:
    """Words that are a place's name, those with a capital where there are any, at each word the most first."""
    words = list(_WORD.finditer(text))
    for i, first in enumerate(words):
        if language in UNCASED or first[0][0].isupper():
            for last in reversed(words[i : i + _WORDS]):
                span = Span(first.start(), last.end())
                name = text[slice(*span)]
                if len(name) > 2 and not _APART.search(name) and (found := places_of(name)):
                    yield span, found


@lru_cache(maxsize=512)
def may_speak_of_places(text: str, language: str) -> frozenset[int]:
    """Numbers of every city and region a text might speak of: by any name, in any inflection, or by its people.

    Lenient on purpose, to clear a name: «Parisien» speaks of Paris, and so does «Parisi».

    Args:
        text: running text.
        language: ISO 639-1 code.
    """
    if _is_unspaced(language):
        # One name may lie within another: all of them count.
        return frozenset().union(*(numbers for _, numbers in _unspaced(text)))
    words = _WORD.findall(text)
    if language in _LANDS:
        words += [bare for w in words if (bare := _LAND.sub("", w)) != w]
    found: set[int] = set()
    for i, word in enumerate(words):
        for size in range(1, _WORDS + 1):
            joined = "".join(words[i : i + size])
            if language in UNCASED:
                found |= _uncased(joined, language)
            elif word[0].isupper() or (size == 1 and language != "en"):
                found |= _derived(fold(joined))
            elif size > 1 and words[i + size - 1 : i + size] and words[i + size - 1][0].isupper():
                # «golfe du Mexique»
                found.update(_table()[1].get(fold(joined), ()))
    return frozenset(found)


def _uncased(word: str, language: str) -> set[int]:
    """Places that a word may stand for whose prefixes or suffixes are written on it."""
    letters, keys = key(word), _table()[1]
    forms = [letters, *(letters.removeprefix(p) for p in _PREFIXES.get(language, ()))]
    if language in ("ko", "hi"):
        forms += [letters[:size] for size in range(2, len(letters))]
    return {n for form in forms if len(form) > 1 for n in keys.get(form, ())}


def _derived(letters: str) -> set[int]:
    """Places from whose names a word may be made, in folded letters."""
    stems, keys, peoples = _stems(), _table()[1], _peoples()
    found = {*keys.get(letters, ()), *peoples.get(letters, ())}
    for size in range(_STEM, len(letters) + 1):
        for one in stems.get(letters[:size], ()):
            if len(letters) <= len(one) + _DERIVED:
                found.update(keys.get(one, ()), peoples.get(one, ()))
    return found
