"""Modules that a library imports at its top and that we hardly ever need: loaded when something of them is used."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Any

#: What a network that only reads has no use of: torch's registration of its operators with its compiler and of tensors
#: without data, exports, distributions, loaders of data sets. A third of torch's import.
TORCH_UNUSED = (
    "torch._meta_registrations",
    "torch.export",
    "torch.fx.passes",
    "torch.distributions",
    "torch.utils.data",
)


def defer(name: str) -> None:
    """Put off the loading of a module, imported by whom it may be, until something of it is used.

    Unlike with `importlib.util.LazyLoader`, a second ``import`` of it does not count as use.

    Args:
        name: of a module; nothing happens where it, or the package it is in, is loaded already, or where there is none.
    """
    spec = None if name in sys.modules or name.partition(".")[0] in sys.modules else _find(name)
    if spec is None or spec.loader is None:
        return
    loader, module = spec.loader, module_from_spec(spec)

    def load(attribute: str) -> Any:
        del module.__dict__["__getattr__"]
        loader.exec_module(module)
        return getattr(module, attribute)

    module.__dict__["__getattr__"] = load  # PEP 562
    sys.modules[name] = module


def load(name: str) -> None:
    """Load a module now if its loading was put off."""
    module = sys.modules.get(name)
    if module is not None and "__getattr__" in module.__dict__:
        getattr(module, "anything of it", None)


def _find(name: str) -> ModuleSpec | None:
    """Where a module is, without importing the packages it is in."""
    package = name.rpartition(".")[0]
    if not package:
        return find_spec(name)
    above = _find(package)
    return PathFinder.find_spec(name, above.submodule_search_locations) if above is not None else None
