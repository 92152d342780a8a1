"""The examples of the README and of docstrings are true."""

import doctest
from importlib import import_module

import pytest

from tests.support import ROOT


def test_readme():
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tried > 8
    assert failed == 0


@pytest.mark.parametrize("name", ["mtcheck", "mtcheck.pipeline"])
def test_docstrings(name):
    failed, tried = doctest.testmod(import_module(name))
    assert tried > 0
    assert failed == 0
