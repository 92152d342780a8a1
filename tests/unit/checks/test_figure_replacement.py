"""Which figures stand for one another: a word of time alone, and how many years it is."""

from decimal import Decimal

import pytest

from mtcheck.checks.figure_replacement import paired
from mtcheck.facts.figures import Figure
from mtcheck.types import Bead, Number, Span

LINKED = Bead((0,), (0,), 0.9, ((Span(0, 7), Span(0, 7)),))


def figure(value, *, certain=True):
    return Figure(0, 7, Number(0, 7, Decimal(value), certain=certain, spelled=not certain), "amount")


@pytest.mark.parametrize(
    ("ours", "theirs", "is_pair"),
    [
        (figure(10, certain=False), figure(30), False),  # "decades ago", «30 лет»
        (figure(30), figure(10, certain=False), False),
        (figure(100, certain=False), figure(300), False),  # "centuries"
        (figure(10, certain=False), figure(8), True),
        (figure(6, certain=False), figure(8), True),  # «sei»
        (figure(30), figure(20), True),
    ],
)
def test_a_word_of_time_says_no_number_below_another(ours, theirs, is_pair):
    assert bool(list(paired([ours], [theirs], LINKED))) == is_pair
