"""Tables in TOML that come with the package."""

from __future__ import annotations

from importlib.resources import files
from typing import Any


def read_table(package: str, name: str) -> dict[str, Any]:
    """What a table of ours holds.

    Args:
        package: in which it lies, "mtcheck.checks".
        name: its path in there, without the ending: "data/negation".

    Raises:
        OSError: there is none.
    """
    # Tables are most of what a first story waits for: rtoml takes an eighth of tomllib's time. Editors' own files are
    # read by tomllib, whose messages name line and column.
    import rtoml

    return rtoml.loads((files(package) / f"{name}.toml").read_text("utf-8"))
