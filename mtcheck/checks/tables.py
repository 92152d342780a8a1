"""The tables in ``data/`` that checks read."""

from __future__ import annotations

from functools import cache
from typing import Any

from mtcheck.packaged import read_table


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``data/NAME.toml``, read once; not to be changed."""
    return read_table("mtcheck.checks", f"data/{name}")
