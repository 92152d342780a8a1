"""How often each check was right when it was measured; the figures come from ``scripts/evaluate.py precision``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

#: Fewer flagged sentences than this say little, and are not shown beside a finding.
_LEAST = 20


@dataclass(frozen=True, slots=True)
class Measured:
    """Sentences that a check flagged on public data.

    Args:
        right: those with a planted error that the check caught.
        wrong: good translations that it flagged; as many of them were tried as of the others.
    """

    right: int
    wrong: int

    def __str__(self) -> str:
        return f"right in {self.right} of {self.right + self.wrong} sentences it flagged"


def measured(code: str) -> Measured | None:
    """The figures of a check, None where it flagged too little to tell (or is not ours)."""
    return _figures().get(code)


@cache
def _figures() -> dict[str, Measured]:
    table = json.loads((files("mtcheck.checks") / "data" / "precision.json").read_text("utf-8"))
    found = {row["code"]: Measured(row["right"], row["wrong"]) for row in table["rows"]}
    return {code: m for code, m in found.items() if m.right + m.wrong >= _LEAST}
