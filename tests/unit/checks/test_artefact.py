import pytest

from mtcheck.checks.artefact import FunctionWordClash, NounForVerb
from mtcheck.checks.repetition import RepeatedWord
from tests.support import cases, run_case


@pytest.mark.parametrize("row", cases("noun_for_verb"))
def test_noun_for_verb(row):
    run_case(NounForVerb(), row)


@pytest.mark.parametrize("row", cases("function_words"))
def test_function_word_clash(row):
    run_case(FunctionWordClash(), row)


@pytest.mark.parametrize("row", cases("repeated_word"))
def test_repeated_word(row):
    run_case(RepeatedWord(), row)
