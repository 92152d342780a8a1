"""How common a word or an English word pair is.

A thin layer over the word lists of ``wordfreq`` and the pair counts of ``symspellpy``. Only hashes are
kept (one sorted array of 64-bit hashes and one of values per list), not the words: 3 MB for a large list
instead of 40, 6 MB for the pairs.

Source: Speer, "wordfreq" 3.1 (https://github.com/rspeer/wordfreq, data CC BY-SA 4.0); Google Books and Web
n-gram counts as distributed with SymSpell (https://github.com/mammothb/symspellpy, MIT).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Words in the corpus behind the pair counts (Google Web 1T).
_CORPUS_WORDS = 1_024_908_267_229

#: How many words of each list are kept as words.
_MOST_COMMON = 500


class _Table(NamedTuple):
    """Hashes of strings in ascending order, and a value for each."""

    keys: NDArray[np.int64]
    values: NDArray[np.float32]

    def get(self, key: str) -> float | None:
        code = hash(key)
        i = int(self.keys.searchsorted(code))
        return float(self.values[i]) if i < len(self.keys) and self.keys[i] == code else None


def _table(keys: Iterable[str], values: NDArray[np.float32]) -> _Table:
    import numpy as np

    codes = np.fromiter(map(hash, keys), dtype=np.int64, count=len(values))
    order = codes.argsort(kind="stable")
    return _Table(codes[order], values[order])


@cache
def _lists() -> dict[str, str]:
    import wordfreq

    return dict(wordfreq.available_languages("best"))


def has_words(language: str) -> bool:
    """Whether there is a word list for a language (ISO 639-1 code)."""
    return language in _lists()


class _Words(NamedTuple):
    """The words of a language: their Zipf values, and the most frequent of them as they are."""

    table: _Table
    common: tuple[str, ...]


@cache
def _words(language: str) -> _Words:
    import numpy as np
    import wordfreq

    # `get_frequency_dict` would keep every word of every list for good; this reads the file and lets it go.
    # The nth bucket holds the words of frequency 10 ** (-n / 100), which is zipf 9 - n / 100.
    buckets = wordfreq.read_cBpack(_lists()[language])
    zipfs = 9 - np.arange(len(buckets), dtype=np.float32) / 100
    table = _table(chain.from_iterable(buckets), np.repeat(zipfs, [len(b) for b in buckets]))
    return _Words(table, tuple(islice(chain.from_iterable(buckets), _MOST_COMMON)))


@lru_cache(maxsize=65536)
def zipf(word: str, language: str) -> float:
    """How common a single word is, whatever its case.

    Args:
        word: one word, as written.
        language: ISO 639-1 code.

    Returns:
        The Zipf value, log10 of occurrences per billion words: 7.7 for "the", 3 for once in a million; 0.0
        where the word is in no list, or there is no list for the language (see `has_words`).

    Source: van Heuven et al. 2014, "SUBTLEX-UK", the Zipf scale.
    """
    if not word or not has_words(language):
        return 0.0
    import langcodes
    from wordfreq.preprocess import preprocess_text

    form = preprocess_text(word, langcodes.get(language)).replace("’", "'")
    return round(_words(language).table.get(form) or 0.0, 2)


def common_words(language: str, count: int) -> tuple[str, ...]:
    """The ``count`` (at most 500) most frequent words of a language, in that order; () without a list."""
    return _words(language).common[:count] if has_words(language) else ()


@cache
def _counts(file: str) -> _Table:
    from importlib.resources import files

    import numpy as np

    # One word, or two, and a count on each line.
    text = files("symspellpy").joinpath(file).read_text("utf-8-sig")
    width = len(text.split("\n", 1)[0].split())
    tokens = text.split()
    columns = [tokens[i::width] for i in range(width)]
    counts = np.fromiter(map(float, columns.pop()), np.float32)
    return _table(map(" ".join, zip(*columns, strict=True)), counts)


@lru_cache(maxsize=65536)
def is_listed(word: str) -> bool:
    """Whether a word stands in a list of correct English spelling (British, and much American).

    Source: SCOWL and Google Books n-grams, as joined by SymSpell.
    """
    return _counts("frequency_dictionary_en_82_765.txt").get(word.lower()) is not None


@lru_cache(maxsize=4)
def listed_words(least: float) -> tuple[str, ...]:
    """The words of correct English spelling that are at least so common (a Zipf value of the Web's counts)."""
    from importlib.resources import files

    text = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    rows = (line.split() for line in text.splitlines())
    fewest = 10 ** (least - 9) * _CORPUS_WORDS
    return tuple(row[0] for row in rows if float(row[1]) >= fewest)


def commonest(words: Sequence[str], language: str) -> list[tuple[str, float]]:
    """Those of many lower-case strings that are words, with their Zipf values, most frequent first.

    For thousands of guesses at once, of which hardly any is a word: `zipf` one by one would be slow.

    Args:
        words: strings in lower case.
        language: ISO 639-1 code.
    """
    import numpy as np

    if not words or not has_words(language):
        return []
    keys, values = _words(language).table
    codes = np.fromiter(map(hash, words), dtype=np.int64, count=len(words))
    places = keys.searchsorted(codes).clip(max=len(keys) - 1)
    found = np.flatnonzero(keys[places] == codes)
    return sorted(((words[int(i)], float(values[places[i]])) for i in found), key=lambda pair: -pair[1])


_PAIRS = "frequency_bigramdictionary_en_243_342.txt"


def pair_count(first: str, second: str) -> float:
    """How often two English words in lower case stand side by side in a trillion words, 0.0 for rare pairs.

    Source: Google Web 1T, the pairs seen at least 6.4 million times, as distributed with SymSpell.
    """
    return _counts(_PAIRS).get(f"{first} {second}") or 0.0


@lru_cache(maxsize=65536)
def pair_surprise(first: str, second: str) -> float:
    """How much rarer an English word pair is than its words would have it.

    The pairs are those seen at least 6.4 million times in a trillion words. One that is not among them counts
    as seen once, so that the value is then as low as its two words are common: a suspicion, no proof.

    Args:
        first: a word, whatever its case.
        second: the word after it.

    Returns:
        log2 of the count over the count expected from the two words alone: +5.6 for "due to", 0.0 where
        either word is unknown, and strongly negative where two common words hardly ever meet.

    Source: pointwise mutual information, Church and Hanks 1990.
    """
    first, second = first.lower(), second.lower()
    words = _counts("frequency_dictionary_en_82_765.txt")
    before, after = words.get(first), words.get(second)
    if before is None or after is None:
        return 0.0
    seen = pair_count(first, second) or 1.0
    return math.log2(seen * _CORPUS_WORDS / (before * after))
