"""NTREX-128: news documents and their translations, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

from evaluation.table import need

Row = dict[str, str]


def read(data: Path) -> tuple[list[str], dict[str, list[Row]]]:
    """Languages other than English, and the rows of each document by its name."""
    head, *lines = need(data / "ntrex" / "dev.tsv").read_text("utf-8").split("\n")
    columns = head.split("\t")
    documents: dict[str, list[Row]] = {}
    for line in lines:
        if line:
            row = dict(zip(columns, line.split("\t"), strict=True))
            documents.setdefault(row["doc"], []).append(row)
    return [c for c in columns if c not in ("doc", "eng")], documents
