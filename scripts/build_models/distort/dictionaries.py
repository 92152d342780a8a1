"""FreeDict dictionaries, and the literal reading they plant: the other sense of a word of the source.

The folder is that of Debian packages in dictd format (``/usr/share/dictd``): dict-freedict-fra-eng,
-deu-eng, -spa-eng, -nld-eng, -ita-eng, -por-eng, -swe-eng, -tur-eng, -ces-eng, -hun-eng, -ell-eng, -jpn-eng,
-ara-eng to English, and -eng-deu, -eng-fra, -eng-spa, -eng-nld, -eng-ita, -eng-por, -eng-rus, -eng-pol, -eng-swe,
-eng-tur, -eng-ces, -eng-ell, -eng-hun, -eng-hin from it.

Licence: FreeDict is mostly GPL 2 or later (some CC BY-SA; each file says which in its entry
``00databaseinfo``). The dictionaries make training data when a model is built; none of them is shipped.

Source: FreeDict (https://freedict.org); format: RFC 2229 and ``man dictfmt``.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from rapidfuzz import fuzz

from distort.base import Distortion, Edit, Text, replaced
from mtcheck.frequency import zipf

#: A word of a language to its readings in another, in the dictionary's order.
Dictionary = Mapping[str, tuple[str, ...]]

_CODES = {
    "en": "eng",
    "fr": "fra",
    "es": "spa",
    "de": "deu",
    "it": "ita",
    "pt": "por",
    "nl": "nld",
    "pl": "pol",
    "ru": "rus",
    "ja": "jpn",
    "ar": "ara",
    "tr": "tur",
    "hi": "hin",
    "sv": "swe",
    "cs": "ces",
    "el": "ell",
    "hu": "hun",
}
_DIGITS = {c: i for i, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}
_HEAD = re.compile(r"^(?P<word>[^/<\n,]+?)(?: /[^/]*/)?(?:,.*?)?\s*(?:<[^>]*>)?$")
# Notes, examples, cross references: no readings.
_NO_READING = re.compile(r"^\s*(?:Note:|Synonyms?:|see:|\"|\(|\{)|^\s*$")
_DECORATION = re.compile(r"<[^>]*>|\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|^\s*\d+\.\s*|^to (?=\w)")
_READING = re.compile(r"[^\W\d_]+(?:[ \-'’][^\W\d_]+)?")
_WORD = re.compile(r"[^\W\d_]+")
#: Zipf values: a rarer word is not what a translation would say, a more frequent one is no content word.
_LEAST, _MOST_FREQUENT = 3.5, 5.6
#: So many readings of a word are looked at.
_MOST = 8
#: Two readings that stand together under so many words are synonyms.
_SYNONYMS = 2


def read_dictionary(folder: Path, source: str, target: str) -> Dictionary:
    """A dictionary of a folder in dictd format.

    Args:
        folder: where ``freedict-XXX-YYY.index`` and ``.dict.dz`` are.
        source: ISO 639-1 code of the words.
        target: ISO 639-1 code of their readings.

    Returns:
        Lower-cased single words to readings of at most two words; empty, with a note on stderr, where the
        dictionary is not there.
    """
    name = f"freedict-{_CODES.get(source)}-{_CODES.get(target)}"
    index, entries = folder / f"{name}.index", folder / f"{name}.dict.dz"
    if source not in _CODES or target not in _CODES or not index.is_file() or not entries.is_file():
        print(f"no dictionary {source}-{target} in {folder}: no literal readings", file=sys.stderr)
        return {}
    with gzip.open(entries) as file:
        data = file.read()
    readings: dict[str, dict[str, None]] = {}
    for line in index.read_text("utf-8").splitlines():
        word, _, place = line.partition("\t")
        if " " in word or word.startswith("00") or not word:
            continue
        offset, length = (_number(n) for n in place.split("\t")[:2])
        entry = data[offset : offset + length].decode("utf-8", "replace")
        readings.setdefault(word.lower(), {}).update(dict.fromkeys(_readings(entry)))
    return {word: tuple(found) for word, found in readings.items() if found}


def _number(digits: str) -> int:
    """A number of the index, in base 64."""
    value = 0
    for digit in digits:
        value = value * 64 + _DIGITS[digit]
    return value


def _readings(entry: str) -> Iterator[str]:
    """What an entry gives below its headword, less numbers, grammar, subject and notes."""
    for line in entry.split("\n")[1:]:
        if _NO_READING.match(line):
            continue
        for part in re.split(r"[,;/]", _DECORATION.sub("", line.replace("‐", "-"))):
            reading = _DECORATION.sub("", part.strip())
            if _READING.fullmatch(reading):
                yield reading


class Counterpart(NamedTuple):
    """A word of the source, one of its readings in the translation, and where that stands."""

    word: str
    reading: str
    span: tuple[int, int]


def counterparts(text: Text, dictionary: Dictionary) -> list[Counterpart]:
    """Words of the source with the words of the translation that a dictionary gives for them.

    Args:
        text: a translation with its source.
        dictionary: from the source's language into the translation's.

    Returns:
        One for each word of the source whose reading stands in the translation just once.
    """
    ours: dict[str, list[tuple[int, int]]] = {}
    for m in _WORD.finditer(text.text):
        ours.setdefault(_stem(m[0], text.language), []).append(m.span())
    found = []
    for word in dict.fromkeys(_WORD.findall(text.source or "")):
        key = _entry(word, text.source_language or "", dictionary)
        for reading in dictionary.get(key, ()):
            places = ours.get(_stem(reading, text.language), [])
            if " " not in reading and len(reading) > 3 and len(places) == 1:
                found.append(Counterpart(word, reading, places[0]))
                break
    return found


def counterpart(text: Text, dictionary: Dictionary, random: Random) -> Counterpart | None:
    """One of `counterparts` whose source word is spelt otherwise than the translation, or None."""
    found = [c for c in counterparts(text, dictionary) if c.word.lower() != text.text[slice(*c.span)].lower()]
    return random.choice(found) if found else None


#: Endings that verbs, nouns and adjectives of the languages have, and what the headword may have instead.
_ENDINGS = {
    "fr": "s|e|es|x ent:er é:er ée:er és:er ées:er ait:er aient:er a:er era:er ant:er",
    "de": "en|e|er|es|em|n|s t:en te:en ten:en et:en st:en",
    "es": "s|es ó:ar an:ar a:o as:o ado:ar ada:ar ados:ar ió:er ió:ir ía:er aron:ar",
    "it": "i:o e:a i:e a:o ato:are ata:are ano:are",
    "pt": "s|es ou:ar am:ar a:o as:o ado:ar ada:ar",
    "nl": "en|e|s|n t:en te:en de:en",
    "sv": "en|et|ar|er|na|n|t|s ade:a ar:a",
    "en": "s|es|ed|d|ing ing:e ies:y ied:y",
}


@cache
def _rules(language: str) -> tuple[tuple[str, str], ...]:
    rules = []
    for item in _ENDINGS.get(language, "").split():
        for ending in item.split("|"):
            old, _, new = ending.partition(":")
            rules.append((old, new))
    return tuple(rules)


def _entry(word: str, language: str, dictionary: Dictionary) -> str:
    """The headword of an inflected word, or the word itself."""
    low = word.lower()
    if low in dictionary:
        return low
    for old, new in _rules(language):
        stem = low[: len(low) - len(old)]
        if low.endswith(old) and len(stem) > 2 and stem + new in dictionary:
            return stem + new
    return low


@lru_cache(maxsize=200_000)
def _stem(word: str, language: str) -> str:
    """A word without an English inflection, or its first two thirds elsewhere: good enough to be found again."""
    low = word.lower()
    if language == "en":
        stem = re.sub(r"(?<=...)(?:ies|ied)$", "y", low)
        return re.sub(r"(?<=...)(?:ing|ed|es|s|e)$", "", stem)
    return low if len(low) < 5 else low[: max(4, len(low) - 2)]


def literal(dictionary: Dictionary) -> Distortion:
    """The distortion that takes the other reading of a word of the source.

    Args:
        dictionary: from the source's language into the translation's.

    Returns:
        A distortion of kind "literal". What the other reading says cannot be known: no label.
    """

    headwords: dict[str, set[str]] = {}
    for word, readings in dictionary.items():
        for reading in readings:
            headwords.setdefault(reading, set()).add(word)

    def is_other(reading: str, present: str, text: Text) -> bool:
        return _is_other(reading, present, text) and (
            len(headwords[reading] & headwords[present]) < _SYNONYMS
        )

    def distort(text: Text, random: Random) -> Edit | None:
        if not dictionary or not text.source:
            return None
        found = [c for c in counterparts(text, dictionary) if zipf(c.reading, text.language) < _MOST_FREQUENT]
        random.shuffle(found)
        for place in found:
            start, end = place.span
            old = text.text[start:end]
            entry = _entry(place.word, text.source_language or "", dictionary)
            others = [r for r in dictionary[entry][:_MOST] if is_other(r, place.reading, text)]
            if others:
                new = _inflected(random.choice(others), old, place.reading, text.language)
                return replaced(
                    text.text, start, end, new, label=None, category="mistranslation", kind="literal"
                )
        return None

    return distort


def _is_other(reading: str, present: str, text: Text) -> bool:
    """Whether a reading is common, is not in the translation, and does not look like the one that is."""
    low = reading.lower()
    return (
        len(low) > 3
        and fuzz.ratio(low, present.lower()) < 60
        and _stem(reading, text.language)[:4] != _stem(present, text.language)[:4]
        and low not in text.text.lower()
        and all(zipf(w, text.language) >= _LEAST for w in reading.split())
        and zipf(reading.split()[-1], text.language) < _MOST_FREQUENT
    )


def _inflected(reading: str, old: str, present: str, language: str) -> str:
    """The reading with the English ending, and the capital, of the word it replaces."""
    ending = old.lower().removeprefix(present.lower()) if old.lower().startswith(present.lower()) else ""
    if language == "en" and ending in ("s", "ed", "ing", "d", "es") and " " not in reading:
        reading = _with_ending(reading, "ed" if ending == "d" else "s" if ending == "es" else ending)
    return reading[0].upper() + reading[1:] if old[0].isupper() else reading


def _with_ending(word: str, ending: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return word + "ing" if ending == "ing" else word[:-1] + {"s": "ies", "ed": "ied"}[ending]
    if word.endswith("e") and ending in ("ed", "ing"):
        return word[:-1] + ending
    return word + ("es" if ending == "s" and word.endswith(("s", "sh", "ch", "x")) else ending)
