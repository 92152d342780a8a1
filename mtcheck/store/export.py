"""Findings of a store as JSON Lines, CSV or Parquet, a few at a time: an archive need not fit into memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, Any, Final, TypeVar

from mtcheck.errors import ConfigError
from mtcheck.report.escape import to_json
from mtcheck.report.jsonl import record
from mtcheck.report.table import COLUMNS, cell, cells
from mtcheck.store.query import Found

T = TypeVar("T")

#: Rows of a group in a Parquet file.
GROUP: Final = 10_000


def write_jsonl(found: Iterable[Found], stream: IO[bytes]) -> int:
    """One JSON object a line: ``run`` and ``story``, then as in ``finding.schema.json``; how many."""
    count = 0
    for row in found:
        value = {"run": row.run, "story": row.story, **record(row.finding, row.decision)}
        stream.write(f"{to_json(value)}\n".encode())
        count += 1
    return count


def write_csv(found: Iterable[Found], stream: IO[bytes]) -> int:
    """A head line and one row a finding: run and story, then as in the report's CSV; how many."""
    page = io.TextIOWrapper(stream, "utf-8", newline="", write_through=True)
    page.write("\ufeff")
    rows = csv.writer(page)
    rows.writerow(["run", "story", *COLUMNS])
    count = 0
    for row in found:
        rows.writerow([str(row.run), cell(row.story), *cells(row.finding, row.decision)])
        count += 1
    page.detach()
    return count


def write_parquet(found: Iterable[Found], stream: IO[bytes]) -> int:
    """One row a finding, columns as in JSON Lines; how many.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise ConfigError(
            "Parquet needs pyarrow: install it with `pip install 'mtcheck[parquet]'`, or take --format csv."
        ) from None
    texts = "code check category severity stance file text message suggestion"
    said = {
        "file": pa.string(),
        "start": pa.int64(),
        "end": pa.int64(),
        "text": pa.string(),
        "stance": pa.string(),
    }
    decision = dict.fromkeys(("status", "reason", "note", "at"), pa.string())
    schema = pa.schema(
        {
            "run": pa.int64(),
            "story": pa.string(),
            "id": pa.string(),
            **dict.fromkeys(texts.split(), pa.string()),
            "start": pa.int64(),
            "end": pa.int64(),
            "confidence": pa.float64(),
            "evidence": pa.list_(pa.struct(said)),
            "decision": pa.struct(decision),
        }
    )
    count = 0
    with parquet.ParquetWriter(stream, schema) as writer:
        for group in _groups(found, GROUP):
            count += len(group)
            writer.write_table(pa.Table.from_pylist([_values(row) for row in group], schema))
    return count


WRITERS: Final[dict[str, Callable[[Iterable[Found], IO[bytes]], int]]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}


def _values(row: Found) -> dict[str, Any]:
    return {"run": row.run, "story": row.story, "decision": None, **record(row.finding, row.decision)}


def _groups(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while group := list(islice(rest, size)):
        yield group
