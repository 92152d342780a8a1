"""Modules loaded when something of them is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mtcheck.lazy import TORCH_UNUSED, defer, load


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


@pytest.mark.parametrize("module", TORCH_UNUSED)
def test_torch_has_what_we_put_off(module: str) -> None:
    """A torch without it would be imported whole, which is slower, and nobody would notice."""
    from mtcheck.lazy import _find

    assert _find(module) is not None


_TORCH = """
import sys
from mtcheck.encoder.process import load_ahead
from mtcheck.lazy import TORCH_UNUSED, defer, load
for module in TORCH_UNUSED:
    defer(module)
load_ahead()
import torch
print([m for m in TORCH_UNUSED if "__getattr__" in vars(sys.modules[m])] == list(TORCH_UNUSED))
print(float(torch.nn.functional.linear(torch.ones(1, 3), torch.ones(2, 3)).sum()))
for module in TORCH_UNUSED:
    load(module)
print(torch.distributions.Normal(0.0, 1.0).mean.item(), len(torch.utils.data.TensorDataset(torch.ones(4))))
print(torch.ones(2, device="meta").exp().shape, callable(torch.export.export), callable(torch.cond))
"""


def test_torch_works_without_what_we_put_off_and_has_it_when_it_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", _TORCH], check=True, stdout=subprocess.PIPE, text=True)
    assert done.stdout.splitlines() == ["True", "6.0", "0.0 4", "torch.Size([2]) True True"]
