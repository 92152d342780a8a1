import pytest

from mtcheck.checks.number import ChangedBound, ChangedNumber, ChangedUnit, MixedNumber
from mtcheck.checks.number_conflict import ConflictingNumber
from tests.support import cases, run_case


@pytest.mark.parametrize("row", cases("number_changed"))
def test_changed_number(row):
    run_case(ChangedNumber(), row)


@pytest.mark.parametrize("row", cases("figure_exchanged"))
def test_figures_in_each_others_place(row):
    run_case(ChangedNumber(), row)


@pytest.mark.parametrize("row", cases("number_bound"))
def test_changed_bound(row):
    run_case(ChangedBound(), row)


@pytest.mark.parametrize("row", cases("number_conflict"))
def test_conflicting_number(row):
    run_case(ConflictingNumber(), row)


@pytest.mark.parametrize("row", cases("number_mixed"))
def test_mixed_number(row):
    run_case(MixedNumber(), row)


@pytest.mark.parametrize("row", cases("number_unit"))
def test_changed_unit(row):
    run_case(ChangedUnit(), row)
