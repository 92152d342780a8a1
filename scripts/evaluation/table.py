"""Results of a measurement, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class DataMissing(Exception):
    """The data a measurement needs are not there."""


def need(path: Path) -> Path:
    """``path``, if it is a file.

    Raises:
        DataMissing: it is not.
    """
    if not path.is_file():
        raise DataMissing(f"{path} is not there: this set needs it, see the data section of the README.")
    return path


@dataclass(frozen=True)
class Table:
    """Results.

    Args:
        title: what was measured, on what.
        columns: headings.
        rows: one value a column; a float is a score from 0 to 1.
        note: how to read it.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | int | float]]
    note: str = ""

    def to_markdown(self) -> str:
        """A Markdown table under its title."""
        lines = [
            "| " + " | ".join(self.columns) + " |",
            "|" + "|".join("---" for _ in self.columns) + "|",
            *("| " + " | ".join(_cell(x) for x in row) + " |" for row in self.rows),
        ]
        return "\n\n".join(x for x in (f"## {self.title}", "\n".join(lines), self.note) if x)

    def to_json(self) -> str:
        """An object with the title, the note, and one object a row."""
        rows = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return json.dumps({"title": self.title, "note": self.note, "rows": rows}, ensure_ascii=False)


def _cell(value: str | int | float) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)
