"""What is told of how often a check is right."""

import json

import pytest

from mtcheck.checks import measured as module
from mtcheck.checks.measured import Measured, measured
from mtcheck.checks.registry import all_checks, catalogue


@pytest.fixture
def figures(tmp_path, monkeypatch):
    """Figures of our own in place of the shipped ones."""
    rows = [{"code": "NUM001", "right": 38, "wrong": 2}, {"code": "NAM001", "right": 3, "wrong": 0}]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "precision.json").write_text(json.dumps({"rows": rows}))
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    module._figures.cache_clear()
    yield
    module._figures.cache_clear()


def test_a_check_is_as_right_as_was_measured(figures):
    found = measured("NUM001")
    assert found == Measured(38, 2)
    assert str(found) == "right in 38 of 40 sentences it flagged"


@pytest.mark.parametrize("code", ["NAM001", "XXX001"])
def test_too_little_says_nothing(figures, code):
    assert measured(code) is None


def test_the_catalogue_tells_it(figures):
    number, name = [c for c in all_checks() if c.code in ("NAM001", "NUM001")][::-1]
    assert "right in 38 of 40 sentences" in catalogue([number])
    assert "too few" in catalogue([name])


def test_shipped_figures_are_of_checks_that_exist():
    assert set(module._figures()) <= {c.code for c in all_checks()}
