import pytest

from mtcheck.checks.negation import Negation
from tests.support import cases, run_case


@pytest.mark.parametrize("row", cases("negation"))
def test_negation(row):
    run_case(Negation(), row)
