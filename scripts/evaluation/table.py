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
        more: tables of the same measurement that stand below it.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | int | float]]
    note: str = ""
    more: Sequence[Table] = ()

    def to_markdown(self) -> str:
        """A Markdown table under its title."""
        lines = [
            "| " + " | ".join(self.columns) + " |",
            "|" + "|".join("---" for _ in self.columns) + "|",
            *("| " + " | ".join(_cell(x) for x in row) + " |" for row in self.rows),
        ]
        below = (table.to_markdown() for table in self.more)
        return "\n\n".join(x for x in (f"## {self.title}", "\n".join(lines), self.note, *below) if x)

    def to_json(self) -> str:
        """An object with the title, the note, one object a row, and such an object for each table below."""
        return json.dumps(self._plain(), ensure_ascii=False)

    def _plain(self) -> dict[str, object]:
        # NaN, where there was nothing to score, is no JSON.
        rows = [
            {c: None if x != x else x for c, x in zip(self.columns, row, strict=True)} for row in self.rows
        ]
        below = {"more": [table._plain() for table in self.more]} if self.more else {}
        return {"title": self.title, "note": self.note, "rows": rows, **below}


def _cell(value: str | int | float) -> str:
    if value != value:
        return ""
    return f"{value:.4f}" if isinstance(value, float) else str(value)
