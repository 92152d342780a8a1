"""How well a word in Latin letters reads as some stretch of a text in another script.

Romanising letter by letter tells little of scripts that write syllables or drop vowels: «约翰» is John, «高橋»
Takahashi. Here each character may stand for any of the spellings that it has in pairs of names, each with its
probability; a word reads as a stretch where the stretch explains its letters better than chance does.

Source: a joint source-channel model without context (Li, Zhang and Su 2004), its tables made by expectation
maximisation on Wikidata's names (Hindi: cities of GeoNames), see ``scripts/build_models/readings.py``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise

from mtcheck.facts.transliteration import fold

#: Languages to the table that reads them.
TABLES = {"zh": "zh", "ja": "ja", "ko": "ko", "ar": "ar", "fa": "ar", "he": "he", "hi": "hi"}
#: How many characters may stand before a name in its word, such as an article; no limit where words are not set apart.
_PREFIX = {"ko": 1, "ar": 3, "fa": 0, "he": 2, "hi": 0}
#: Most Latin letters that one character stands for.
LONGEST = 6
#: Log probability of any spelling that a table does not have, by its length.
FLOOR = tuple(-4.5 - 1.6 * n for n in range(LONGEST + 1))
#: Log probabilities of the romanisation of a character that no table has, and of passing over a mark.
_ROMANISED, _PASSED = -1.0, -0.5
#: A stretch that explains the first letters of a word so much worse than chance is given up.
_HOPELESS = -5.0
_NEVER = -1e9

Readings = Mapping[str, float]


def is_readable(language: str) -> bool:
    """Whether there is a table for a language (ISO 639-1 code)."""
    return language in TABLES


def units(text: str, language: str) -> str:
    """A text as the characters of its table: of Korean the letters of each syllable, of Hindi the dot by itself."""
    return unicodedata.normalize("NFD", text) if language in ("ko", "hi") else text


@lru_cache(maxsize=65536)
def heard(word: str, text: str, language: str) -> float:
    """How much better the best stretch of a text explains a word than chance does.

    Args:
        word: in Latin letters.
        text: a sentence in a language of `TABLES`.
        language: its ISO 639-1 code.

    Returns:
        Natural logarithm of the ratio: about 0 to 5 for words that have nothing to do with the text, 6 and more for
        names that stand in it; 0 for a word without two letters, or a language without a table.
    """
    letters = fold(word)
    if len(letters) < 2 or not is_readable(language):
        return 0.0
    size, best = len(letters), _NEVER
    by_chance = _by_chance(letters)
    prefix, into_word = _PREFIX.get(language), 0
    # For each number of letters explained: the log probability of the best stretch that ends here.
    column = [0.0] + [_NEVER] * size
    for character in units(text, language):
        readings = _readings(character, TABLES[language])
        into_word = 0 if character.isspace() else into_word + 1
        may_begin = prefix is None or into_word <= prefix
        new = [0.0 if may_begin else _NEVER] + [_NEVER] * size
        for done, chance in enumerate(column):
            if chance < by_chance[done] + _HOPELESS:
                continue
            # A stretch begins with a character that stands for something.
            for count in range(0 if done else 1, min(LONGEST, size - done) + 1):
                reading = readings.get(letters[done : done + count], _NEVER)
                new[done + count] = max(new[done + count], chance + max(reading, FLOOR[count]))
        column = new
        best = max(best, column[size])
    return max(best - by_chance[size], _HOPELESS)


@lru_cache(maxsize=16384)
def _readings(character: str, table: str) -> Readings:
    known = _table(table).get(character)
    if known is not None:
        return known
    if not character.isalpha():
        return {"": _PASSED}
    letters = fold(character)
    return {letters: _ROMANISED} if len(letters) <= LONGEST else {}


@cache
def _table(name: str) -> Mapping[str, Readings]:
    """Character to spellings with their log probabilities, kept as hundredths below zero."""
    text = files("mtcheck.facts").joinpath(f"data/readings/{name}.tsv").read_text("utf-8")
    found = {}
    for line in text.splitlines():
        character, *pairs = line.split("\t")
        found[character] = {s: -int(h) / 100 for s, _, h in (p.partition(":") for p in pairs)}
    return found


@lru_cache(maxsize=16384)
def _by_chance(letters: str) -> tuple[float, ...]:
    """Log probability of the beginnings of a word by its pairs of letters, as Latin names have them."""
    pairs = _table("latin")
    steps = (pairs[before].get(letter, FLOOR[2]) for before, letter in pairwise("^" + letters))
    return tuple(accumulate(steps, initial=0.0))
