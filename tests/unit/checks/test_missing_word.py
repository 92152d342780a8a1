import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.missing_word import MissingWord
from tests.support import cases, run_case, story


@pytest.mark.parametrize("row", cases("missing_word"))
def test_missing_word(row):
    run_case(MissingWord(), row)


@given(st.lists(st.sampled_from("the of and he , . a was talks ( ) - in house's “ ”".split()), max_size=12))
def test_any_text(tokens):
    text = " ".join(tokens) or "x"
    for found in MissingWord().run(story(text)):
        assert text[found.start : found.end] == found.text != ""
