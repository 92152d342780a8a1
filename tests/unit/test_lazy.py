"""Modules loaded when something of them is used."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mtcheck.lazy import TORCH_COMPILER, defer, load


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "a_lighthouse.py").write_text(
        "import sys\nsys.a_lighthouse_is_lit = True\nheight = 40\n", "utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "a_lighthouse_is_lit", False, raising=False)
    yield "a_lighthouse"
    sys.modules.pop("a_lighthouse", None)


def test_a_deferred_module_is_loaded_when_used(module: str) -> None:
    defer(module)
    import a_lighthouse

    assert not sys.a_lighthouse_is_lit
    assert a_lighthouse.height == 40
    assert sys.a_lighthouse_is_lit
    with pytest.raises(AttributeError):
        a_lighthouse.depth  # noqa: B018


def test_a_loaded_module_stays_as_it_is(module: str) -> None:
    import a_lighthouse

    defer(module)
    assert sys.modules[module] is a_lighthouse


def test_a_module_that_is_not_there() -> None:
    defer("no_such_lighthouse")
    assert "no_such_lighthouse" not in sys.modules


def test_a_deferred_module_is_loaded_when_asked(module: str) -> None:
    load(module)
    assert module not in sys.modules
    defer(module)
    load(module)
    assert sys.a_lighthouse_is_lit


def test_a_module_in_a_package_that_is_not_imported_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a_harbour").mkdir()
    (tmp_path / "a_harbour/__init__.py").write_text("from a_harbour import quay", "utf-8")
    (tmp_path / "a_harbour/quay.py").write_text("length = 90", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    defer("a_harbour.quay")
    assert "a_harbour" not in sys.modules
    import a_harbour

    assert "length" not in vars(a_harbour.quay)
    assert a_harbour.quay.length == 90
    for name in ("a_harbour", "a_harbour.quay"):
        del sys.modules[name]


def test_torch_has_what_we_put_off() -> None:
    """A torch without it would be imported whole, which is slower, and nobody would notice."""
    from mtcheck.lazy import _find

    assert _find(TORCH_COMPILER) is not None
