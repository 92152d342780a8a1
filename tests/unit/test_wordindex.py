"""Words of a list, found by their hashes."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.wordindex import WordIndex, _hash, _hashes


def _index(data: bytes) -> WordIndex:
    spans = [m.span() for m in re.finditer(rb"[^,\n]+", data)]
    return WordIndex(data, np.array([a for a, _ in spans], int), np.array([b for _, b in spans], int))


@pytest.mark.parametrize(
    ("word", "places"),
    [
        (b"sea", [0, 19]),
        (b"seaside", [4]),
        (b"side", []),
        (b"a", [28]),
        (b"lighthouse keeper", [30]),
        (b"lighthouse keepers", []),
        (b"", []),
    ],
)
def test_places(word: bytes, places: list[int]) -> None:
    assert _index(b"sea,seaside\nseaman,sea\nbay,\na,lighthouse keeper").places(word) == places


def test_an_empty_list() -> None:
    assert _index(b"").places(b"sea") == []


@given(st.lists(st.binary(max_size=30)))
def test_hashes_of_ranges_are_those_of_words(words: list[bytes]) -> None:
    ends = np.cumsum([len(w) for w in words], dtype=np.intp)
    starts = ends - np.array([len(w) for w in words], np.intp)
    assert _hashes(b"".join(words), starts, ends).tolist() == [_hash(w) for w in words]


@given(st.lists(st.text("ab\u00e9\u4e2d", min_size=1, max_size=12), min_size=1))
def test_every_word_is_found_wherever_it_stands(words: list[str]) -> None:
    data = "\n".join(words).encode()
    index = _index(data)
    for word in words:
        expected = [m.start() for m in re.finditer(rb"(?m)^" + re.escape(word.encode()) + rb"$", data)]
        assert index.places(word.encode()) == expected
