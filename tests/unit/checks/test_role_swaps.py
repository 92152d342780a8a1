"""English sentences with the parts of two people exchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.role_swaps import swaps


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("Warsaw asked Kyiv for his extradition.", "Kyiv asked Warsaw for his extradition."),
        (
            "Their lawyer, Anne Dauphin, is accused by the cooperative of delay.",
            "The cooperative is accused by their lawyer, Anne Dauphin, of delay.",
        ),
        (
            "He had publicly accused his predecessor Almut Recke (SPD) of delay.",
            "His predecessor Almut Recke (SPD) had publicly accused him of delay.",
        ),
        ("They sued the mayor of Brest.", "The mayor of Brest sued them."),
        ("We did not say a word to the employer.", "The employer did not say a word to us."),
        (
            "The ministry of culture twice, in 2023 and 2024, warned the director.",
            "The director twice, in 2023 and 2024, warned the ministry of culture.",
        ),
        (
            "During the raid, a van of the company rammed a truck.",
            "During the raid, a truck rammed a van of the company.",
        ),
        ("Mr. Hall sued the bank.", "The bank sued Mr. Hall."),
    ],
)
def test_two_who_do_something_change_places(text: str, swapped: str) -> None:
    assert swapped in [swap.text for swap in swaps(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor praised the weather.",
        "Rain fell on the village all night.",
        "The minister met his colleague.",
        "The company owns the ship.",
        "The mayor said that the village was safe.",
        "The ship lost its captain.",
        "On Tuesday the mayor spoke.",
        "The figures surprised nobody.",
        "The bank sued Ms. Reed.",
        "",
    ],
)
def test_other_sentences_have_nobody_to_exchange(text: str) -> None:
    assert swaps(text) == ()


@given(
    st.lists(
        st.sampled_from("the mayor sued police , . “ ” of ( ) He him asked Kyiv by was Mr .".split()),
        max_size=25,
    )
)
def test_any_words_give_sentences_with_a_place_in_them(words: list[str]) -> None:
    text = " ".join(words)
    for swap in swaps(text):
        assert 0 <= swap.place.start < swap.place.end <= len(text)
        assert swap.text != text
        first, second = swap.words
        assert text[swap.place.start :].startswith(first)
        assert text[: swap.place.end].endswith(second)
