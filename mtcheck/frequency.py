"""How common a word or an English word pair is.

A thin layer over the word lists of ``wordfreq`` and the pair counts of ``symspellpy``: their files are read here, so
that neither the words of a list become Python strings for good (one sorted array of 64-bit hashes and one of values
per list are kept: 4 MB for a large list instead of 40) nor the packages are imported, which takes longer than a list.

Source: Speer, "wordfreq" 3.1 (https://github.com/rspeer/wordfreq, data CC BY-SA 4.0); Google Books and Web
n-gram counts as distributed with SymSpell (https://github.com/mammothb/symspellpy, MIT).
"""

from __future__ import annotations

import gzip
import math
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mtcheck.wordindex import WordIndex

#: Words in the corpus behind the pair counts (Google Web 1T).
_CORPUS_WORDS = 1_024_908_267_229

#: How many words of each list are kept as words.
_MOST_COMMON = 500

#: Languages of which wordfreq's preparation of a word is to compose its accents and fold its case.
_PLAIN: Final = frozenset(
    "bg ca cs da de el en es fi fr hu is it lt lv mk nb nl pl pt ru sk sl sv uk vi".split()
)
#: So many words are sought in a list as it is, before a table is made of it.
_FEW: Final = 24
_LONGEST_SOUGHT: Final = 31


class _Table(NamedTuple):
    """Hashes of words, in UTF-8, in ascending order, and their Zipf values."""

    keys: NDArray[np.int64]
    values: NDArray[np.float32]


class _Words:
    """The word list of a language.

    A list is a msgpack array of buckets; the nth holds the words of frequency 10 ** (-n / 100), in alphabetical order.

    Args:
        path: a list of wordfreq.
    """

    def __init__(self, path: Path) -> None:
        import msgpack

        self._packed = gzip.decompress(path.read_bytes())
        # Where each bucket begins, without making strings of what is in it.
        unpacker = msgpack.Unpacker(max_buffer_size=len(self._packed))
        unpacker.feed(self._packed)
        self._starts: list[int] = []
        for _ in range(unpacker.read_array_header()):
            self._starts.append(unpacker.tell())
            unpacker.skip()
        self._starts.append(unpacker.tell())
        del self._starts[0]  # the header
        self._sought = 0
        self._made: _Table | None = None

    def zipf(self, form: str) -> float:
        """The Zipf value of a word as the list writes it, rounded to hundredths; 0.0 where it is not listed."""
        encoded = form.encode("utf-8", "replace")
        if self._made is None and self._sought < _FEW and len(encoded) <= _LONGEST_SOUGHT:
            self._sought += 1
            return self._seek(form, bytes([0xA0 | len(encoded)]) + encoded)
        keys, values = self.table
        code = hash(encoded)
        i = int(keys.searchsorted(code))
        return round(float(values[i]), 2) if i < len(keys) and keys[i] == code else 0.0

    @property
    def table(self) -> _Table:
        """Every word of the list."""
        if self._made is None:
            import msgpack
            import numpy as np

            counts = []
            codes = []
            for n in range(len(self._starts) - 1):
                # As bytes: Python gives one hash to a character of two bytes and to the two letters of those bytes.
                bucket = msgpack.unpackb(self._packed[self._starts[n] : self._starts[n + 1]], raw=True)
                counts.append(len(bucket))
                codes.append(np.fromiter(map(hash, bucket), np.int64, len(bucket)))
            keys = np.concatenate(codes)
            zipfs = 9 - np.arange(len(counts), dtype=np.float32) / np.float32(100)
            values = np.repeat(zipfs, counts)
            order = keys.argsort()
            self._made = _Table(keys[order], values[order])
            self._packed = b""
        return self._made

    def _bucket(self, n: int) -> list[str]:
        import msgpack

        bucket: list[str] = msgpack.unpackb(self._packed[self._starts[n] : self._starts[n + 1]])
        return bucket

    def _seek(self, form: str, packed: bytes) -> float:
        """The Zipf value of a word, sought by the bytes that pack it."""
        at = self._packed.find(packed, self._starts[0])
        while at >= 0:
            # The same bytes may stand across the parts of another word.
            n = bisect_right(self._starts, at) - 1
            if form in self._bucket(n):
                return round(9 - n / 100, 2)
            at = self._packed.find(packed, self._starts[n + 1])
        return 0.0


@cache
def _lists() -> dict[str, Path]:
    """The largest word list of each language."""
    folder = _folder("wordfreq") / "data"
    return {
        path.name.split(".")[0].removeprefix(size): path
        for size in ("small_", "large_")
        for path in folder.glob(f"{size}*.msgpack.gz")
    }


def _folder(package: str) -> Path:
    """Where a package lies, which is not imported."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    return Path(spec.submodule_search_locations[0])


def has_words(language: str) -> bool:
    """Whether there is a word list for a language (ISO 639-1 code)."""
    return language in _lists()


@cache
def _words(language: str) -> _Words:
    return _Words(_lists()[language])


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
    return _words(language).zipf(_prepared(word, language).replace("’", "'"))


def _prepared(word: str, language: str) -> str:
    """A word as the word lists write it."""
    if language in _PLAIN:
        return unicodedata.normalize("NFC", word).casefold()
    import langcodes
    from wordfreq.preprocess import preprocess_text

    prepared: str = preprocess_text(word, langcodes.get(language))
    return prepared


def common_words(language: str, count: int) -> tuple[str, ...]:
    """The ``count`` (at most 500) most frequent words of a language, in that order; () without a list."""
    return _most_common(language)[:count] if has_words(language) else ()


@cache
def _most_common(language: str) -> tuple[str, ...]:
    """The first words of a list, of which only the head is unpacked."""
    import msgpack

    with gzip.open(_lists()[language]) as stream:
        unpacker = msgpack.Unpacker(stream, read_size=4096)
        buckets = (unpacker.unpack() for _ in range(unpacker.read_array_header()))
        next(buckets)  # the header
        return tuple(islice(chain.from_iterable(buckets), _MOST_COMMON))


class _Counts(NamedTuple):
    """A list of words or word pairs, each with a count on a line of its own."""

    data: bytes
    words: WordIndex

    def get(self, key: str) -> float | None:
        """The count of a word or of two words with a space between, None where it is not listed."""
        sought = key.encode("utf-8", "replace")
        for place in self.words.places(sought):
            return float(self.data[place + len(sought) : self.data.index(b"\n", place)])
        return None


@cache
def _counts(file: str) -> _Counts:
    import numpy as np

    from mtcheck.wordindex import WordIndex

    data = (_folder("symspellpy") / file).read_bytes().removeprefix(b"\xef\xbb\xbf").strip() + b"\n"
    signs = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(signs == ord("\n"))
    starts = np.concatenate(([0], ends[:-1] + 1))
    spaces = np.flatnonzero(signs == ord(" "))
    # The last space of a line stands before the count.
    return _Counts(data, WordIndex(data, starts, spaces[spaces.searchsorted(ends) - 1]))


_WORDS = "frequency_dictionary_en_82_765.txt"
_PAIRS = "frequency_bigramdictionary_en_243_342.txt"


@lru_cache(maxsize=65536)
def is_listed(word: str) -> bool:
    """Whether a word stands in a list of correct English spelling (British, and much American).

    Source: SCOWL and Google Books n-grams, as joined by SymSpell.
    """
    return _counts(_WORDS).get(word.lower()) is not None


@lru_cache(maxsize=4)
def listed_words(least: float) -> tuple[str, ...]:
    """The words of correct English spelling that are at least so common (a Zipf value of the Web's counts)."""
    rows = (line.split() for line in _counts(_WORDS).data.decode("utf-8").splitlines())
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
    codes = np.fromiter((hash(w.encode("utf-8", "replace")) for w in words), dtype=np.int64, count=len(words))
    places = keys.searchsorted(codes).clip(max=len(keys) - 1)
    found = np.flatnonzero(keys[places] == codes)
    return sorted(((words[int(i)], float(values[places[i]])) for i in found), key=lambda pair: -pair[1])


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
    words = _counts(_WORDS)
    before, after = words.get(first), words.get(second)
    if before is None or after is None:
        return 0.0
    seen = pair_count(first, second) or 1.0
    return math.log2(seen * _CORPUS_WORDS / (before * after))
