"""How stories are written down: a folder for each, JSON Lines, CSV. What they say is judged in `manifest`."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TextIO

from mtcheck.errors import InputError

FIELDS: Final = ("id", "target", "source", "references", "language", "source_language")
#: Characters of a row from which on a file is no manifest.
LONGEST_ROW: Final = 1_000_000

#: Names of files in a story's folder, without their ends.
TARGETS: Final = ("mt", "target")
SOURCES: Final = ("source", "original")

#: Where a row stands, and its values or what is wrong with it.
Raw = tuple[str, Mapping[str, Any] | str]


def raw_rows(path: Path) -> Iterator[Raw]:
    """The rows of a manifest or of a folder with one folder for each story.

    Raises:
        InputError: it cannot be read.
    """
    return _folders(path) if path.is_dir() else _lines(path)


def shown_value(value: Any) -> str:
    """A value in a message, cut short."""
    shown = json.dumps(value, default=str)
    return shown if len(shown) <= 80 else f"{shown[:80]}…"


# --- folders ---------------------------------------------------------------------------------------


def _folders(path: Path) -> Iterator[Raw]:
    """Every folder in a folder, as a row; what begins with a dot is passed over."""
    try:
        folders = sorted(f for f in path.iterdir() if f.is_dir() and not f.name.startswith("."))
        for folder in folders:
            yield folder.name, _story_in(folder)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check its permissions.") from None


def _story_in(folder: Path) -> Mapping[str, Any] | str:
    from mtcheck.read.folder import list_folder

    try:
        files = list_folder(folder).articles
    except InputError as error:
        return str(error)
    targets = [f for f in files if f.stem.lower() in TARGETS]
    sources = [f for f in files if f.stem.lower() in SOURCES]
    for what, found, names in (("target", targets, TARGETS), ("source", sources, SOURCES)):
        if len(found) > 1:
            return f"has more than one {what} ({', '.join(f.name for f in found)}); leave one."
        if what == "target" and not found:
            return f"has no target; name the article to check {' or '.join(f'{n}.*' for n in names)}."
    return {
        "id": folder.name,
        "target": f"{folder.name}/{targets[0].name}",
        "source": f"{folder.name}/{sources[0].name}" if sources else None,
        "references": [f"{folder.name}/{f.name}" for f in files if f not in targets and f not in sources],
    }


# --- manifests -------------------------------------------------------------------------------------


def _lines(path: Path) -> Iterator[Raw]:
    """The rows of a manifest with where they stand, or what is wrong with them."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _reader(path, file)(file)
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; check the name of the manifest or folder.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8 text; save the manifest as UTF-8.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path} cannot be read ({reason}); check its name and permissions.") from None


def _reader(path: Path, file: TextIO) -> Callable[[TextIO], Iterator[Raw]]:
    """How a manifest is written, by the end of its name, else by its first character."""
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson", ".json"):
        return _json_rows
    if suffix in (".csv", ".tsv"):
        return _csv_rows
    start = file.read(1000).lstrip()
    file.seek(0)
    return _json_rows if start.startswith("{") else _csv_rows


def _json_rows(file: TextIO) -> Iterator[Raw]:
    for number, line in _numbered(file):
        where = f"line {number}"
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield where, "it is not JSON; write one object a line."
            continue
        yield where, value if isinstance(value, dict) else "it is no JSON object; a row begins with a brace."


def _numbered(file: TextIO) -> Iterator[tuple[int, str]]:
    number = 0
    while line := file.readline(LONGEST_ROW + 1):
        number += 1
        if len(line) > LONGEST_ROW:
            raise InputError(
                f"{file.name} is no manifest: its line {number} is longer than a million characters."
            )
        yield number, line


def _csv_rows(file: TextIO) -> Iterator[Raw]:
    head = file.readline(LONGEST_ROW)
    file.seek(0)
    # Spreadsheets write semicolons where the comma is the decimal sign.
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader((line for _, line in _numbered(file)), delimiter=delimiter, strict=True)
    names: list[str] | None = None
    while True:
        begins = rows.line_num + 1
        try:
            values = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"line {begins}", f"it is no CSV ({error}); close its quotation marks."
            continue
        if names is None:
            names = [name.strip() for name in values]
            _check_head(file.name, names)
        elif any(values):
            row = dict(zip(names, values, strict=False))
            yield (
                f"line {begins}",
                row
                if len(values) == len(names)
                else f"it has {len(values)} cells, the head line {len(names)}.",
            )


def _check_head(name: str, names: list[str]) -> None:
    wrong = [n for n in names if n not in FIELDS]
    if "target" not in names or wrong or len(set(names)) < len(names):
        said = f"it has {shown_value(wrong[0])}" if wrong else f"it is {', '.join(names)[:80]!r}"
        raise InputError(
            f"{name}, line 1: the head line of a manifest names its columns, of {', '.join(FIELDS)}; {said}."
        )
