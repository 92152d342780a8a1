"""Causes that only the translation names."""

import pytest

from mtcheck.checks.causal import InventedCause
from tests.support import cases, run_case


@pytest.mark.parametrize("row", cases("causal"))
def test_invented_cause(row):
    run_case(InventedCause(), row)
