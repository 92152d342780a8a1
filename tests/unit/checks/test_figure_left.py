import pytest

from mtcheck.checks.figure_left import FigureAdded, FigureLeftOut
from tests.support import cases, run_case


@pytest.mark.parametrize("row", cases("figure_left_out"))
def test_figure_left_out(row):
    run_case(FigureLeftOut(), row)


@pytest.mark.parametrize("row", cases("figure_added"))
def test_figure_added(row):
    run_case(FigureAdded(), row)
