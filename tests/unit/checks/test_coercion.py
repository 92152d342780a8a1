"""Coercion that the translation leaves out."""

import pytest

from mtcheck.checks import tables
from mtcheck.checks.coercion import LostCoercion
from mtcheck.checks.word_lists import Words
from tests.support import cases, run_case


@pytest.mark.parametrize("row", cases("coercion"))
def test_lost_coercion(row):
    run_case(LostCoercion(), row)


@pytest.mark.parametrize("language", sorted(tables.table("coercion")))
def test_every_word_of_coercion_is_an_answer_to_itself(language):
    lists = tables.table("coercion")[language]
    signs = Words([*lists["signs"], *lists["forced"]], language).pattern
    assert all(signs.search(word.strip("*")) for word in lists["forced"])
