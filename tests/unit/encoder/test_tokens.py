"""Offsets of tokens into the text as given."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.encoder import embedded
from mtcheck.encoder.tokens import SentencePieceTokenizer

TOKENIZER = SentencePieceTokenizer(embedded.folder() / embedded.VOCABULARY, "query: ", 512)


def words(text: str) -> list[str]:
    return [text[a:b] for w in TOKENIZER.windows([text])[0] for a, b in w.spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rain fell.", ["Rain", "fell", "."], id="plain"),
        pytest.param("  Rain\t\tfell. \n", ["Rain", "fell", "."], id="space around and between"),
        pytest.param("Rain\u00a0fell.", ["Rain", "fell", "."], id="no-break space"),
        pytest.param("Cafe\u0301 noir", ["Cafe\u0301", "noir"], id="combining accent"),
        pytest.param(
            "\u1112\u1161\u11ab\u1100\u116e\u11a8", ["\u1112\u1161\u11ab\u1100\u116e\u11a8"], id="jamo"
        ),
        pytest.param("\ufeffRain", ["Rain"], id="byte order mark"),
        pytest.param("\u200bRain", ["Rain"], id="zero-width space before a word"),
        pytest.param("１２ cats", ["１２", "cat", "s"], id="full-width digits"),
        pytest.param("½ cup", ["½", "cup"], id="one character written as three"),
        pytest.param("雨。", ["雨", "。"], id="no spaces"),
        pytest.param("👍 yes", ["👍", "yes"], id="emoji beyond the basic plane"),
        pytest.param("مطر غزير", ["م", "طر", "غز", "ير"], id="right to left"),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\u00a0", [], id="only space"),
        pytest.param("\u200b\u200b", [], id="only zero-width"),
    ],
)
def test_words_of_the_text_as_given(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_one_character_as_several_tokens_keeps_its_span() -> None:
    spans = [s for w in TOKENIZER.windows(["x ㍿ y"])[0] for s in w.spans]
    assert spans[0] == (0, 1)
    assert spans[-1] == (4, 5)
    assert set(spans[1:-1]) == {(2, 3)}


def test_ids_are_those_of_xlmr() -> None:
    """Known ids of "query: Hello world" in the vocabulary of XLM-R, special tokens around it."""
    assert TOKENIZER.windows(["Hello world"])[0][0].ids == (0, 41, 1294, 12, 35378, 8999, 2)


def test_composed_and_decomposed_are_the_same_to_the_network() -> None:
    (composed,), (apart,) = TOKENIZER.windows(["Qué más", "Que\u0301 ma\u0301s"])
    assert composed.ids == apart.ids
    assert [b - a for a, b in composed.spans] != [b - a for a, b in apart.spans]


def test_half_a_surrogate_pair_does_not_stop_it() -> None:
    assert words("rain \ud83d fell")[-1] == "fell"


def test_a_long_text_is_cut_evenly_and_wholly() -> None:
    text = "rain " * 1200
    windows = TOKENIZER.windows([text])[0]
    assert len(windows) == 3
    assert max(len(w.ids) for w in windows) <= 512
    assert [s for w in windows for s in w.spans] == [(5 * i, 5 * i + 4) for i in range(1200)]


TEXT = st.text(
    st.one_of(
        st.characters(), st.sampled_from("e\u0301\u0323\u1100\u1161\u11a8\u200d👩½ﷺ㍿\u00a0\u09c7\u09be ab")
    )
)


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_spans_are_ordered_and_inside_the_text(text: str) -> None:
    spans = [s for w in TOKENIZER.windows([text])[0] for s in w.spans]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(x[0] <= y[0] and x[1] <= y[1] for x, y in pairwise(spans))
    assert not any(text[a:b].isspace() for a, b in spans)


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("abcdefgh é雨ж,.")))
def test_spans_cover_every_visible_character(text: str) -> None:
    covered = {i for w in TOKENIZER.windows([text])[0] for a, b in w.spans for i in range(a, b)}
    assert covered == {i for i, c in enumerate(text) if not c.isspace()}
