"""The tables in ``data/`` that the finders of facts read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``data/NAME.toml``, read once; not to be changed."""
    return tomllib.loads((files("mtcheck.facts") / "data" / f"{name}.toml").read_text("utf-8"))
