"""The stories of a batch: from a manifest (JSON Lines, CSV) or a folder with one folder for each story."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TextIO

from mtcheck.errors import ConfigError, InputError

FIELDS: Final = ("id", "target", "source", "references", "language", "source_language")
#: Characters of a row, of an id and versions of a story from which on something is wrong with the manifest.
LONGEST_ROW, LONGEST_ID, MOST_VERSIONS = 1_000_000, 200, 200
#: Bad rows that are named; more are counted.
NAMED: Final = 20

#: Ends of the names of files that may hold an original beside its translation.
PAIRS: Final = frozenset(".xlf .xliff .sdlxliff .mxliff .mqxliff .tmx .xml".split())
#: Names of files in a story's folder, without their ends.
TARGETS: Final = ("mt", "target")
SOURCES: Final = ("source", "original")

# Names the output folder needs, and names Windows keeps for itself.
_TAKEN: Final = re.compile(r"index\.html|mtcheck\.sqlite.*|(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """One story to check.

    Args:
        id: unique in the batch.
        place: how many stories stand before it.
        where: line of the manifest, or folder, for messages.
        target, source, references: files; no source is "".
        language, source_language: ISO 639-1 codes, "" where they are to be found out.
    """

    id: str
    place: int
    where: str
    target: str
    source: str = ""
    references: tuple[str, ...] = ()
    language: str = ""
    source_language: str = ""

    @property
    def folder(self) -> str:
        """Name of the story's folder in the output: the id where that is safe, else made safe and told apart."""
        safe = re.sub(r"[^A-Za-z0-9._-]+", "-", self.id).strip("-.")[:80].rstrip("-.")
        if safe == self.id and not _TAKEN.fullmatch(safe):
            return safe
        return f"{safe or 'story'}-{hashlib.sha256(self.id.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


class BadRowsError(InputError):
    """A manifest has rows that cannot be used.

    Args:
        message: the sentence.
        rows: what is wrong with each, with its line.
    """

    def __init__(self, message: str, rows: Sequence[str]) -> None:
        super().__init__(message)
        self.rows = tuple(rows)


class Manifest:
    """The stories of a batch, read anew each time they are gone through: a million need no memory.

    Args:
        path: a manifest, or a folder.
        allow_outside: whether files may lie outside the manifest's folder.

    Raises:
        InputError: it cannot be read, or has no story.
        BadRowsError: it has bad rows; each is named with its line.
    """

    def __init__(self, path: Path, allow_outside: bool = False) -> None:
        self.path, self._allow_outside = path, allow_outside
        self._length = self._verify()

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows():
            if isinstance(row, Row):
                yield row

    def _rows(self) -> Iterator[Row | str]:
        """Rows and, for each bad one, what is wrong with it."""
        raw = _folders(self.path) if self.path.is_dir() else _lines(self.path)
        root = self.path if self.path.is_dir() else self.path.parent
        place = 0
        for where, values in raw:
            try:
                if isinstance(values, str):
                    raise _BadRow(values)
                row = _row(values, place, where, root, self._allow_outside)
            except _BadRow as error:
                yield f"{where}: {error}"
            else:
                place += 1
                yield row

    def _verify(self) -> int:
        bad: list[str] = []
        count = more = 0
        seen: dict[str, str] = {}
        for row in self._rows():
            problem = row if isinstance(row, str) else _twin(row, seen)
            if problem and len(bad) < NAMED:
                bad.append(problem)
            elif problem:
                more += 1
            count += 1
        if bad:
            raise BadRowsError(
                f"{self.path} has {len(bad) + more:,} bad {'row' if len(bad) + more == 1 else 'rows'}; "
                "nothing was started, correct the manifest first.",
                bad + ([f"and {more:,} more"] if more else []),
            )
        if not count:
            what = "no folder with a story" if self.path.is_dir() else "no story"
            raise InputError(f"{self.path} holds {what}; see `mtcheck batch --help` for what it should hold.")
        return count


class _BadRow(Exception):
    """What is wrong with one row."""


def _twin(row: Row, seen: dict[str, str]) -> str:
    # Folders that differ in capitals alone are one folder on many disks.
    first = seen.setdefault(row.folder.casefold(), row.where)
    if first is row.where:
        return ""
    return f"{row.where}: the id {_shown(row.id)} stands in {first} too; give every story an id of its own."


def _row(values: Mapping[str, Any], place: int, where: str, root: Path, allow_outside: bool) -> Row:
    for key in values:
        if key not in FIELDS:
            near = get_close_matches(str(key), FIELDS, 1, 0.0)[0]
            raise _BadRow(f"there is no field {_shown(key)}; did you mean {near}?")
    texts = {name: _text(values.get(name), name) for name in FIELDS if name != "references"}
    references = _references(values.get("references"))
    if not texts["target"]:
        raise _BadRow("it has no target; name the file of the article to check.")
    if not texts["source"] and not references and Path(texts["target"]).suffix.lower() not in PAIRS:
        raise _BadRow("it has neither a source nor references; there is nothing to check against.")
    id = texts["id"] or Path(texts["target"]).with_suffix("").as_posix()
    if len(id) > LONGEST_ID or not id.isprintable():
        raise _BadRow(f"its id {_shown(id)} must be of at most {LONGEST_ID} letters that can be seen.")
    _check_languages(texts["language"], texts["source_language"])

    def file(name: str) -> str:
        return _file(name, root, allow_outside) if name else ""

    return Row(
        id=id,
        place=place,
        where=where,
        target=file(texts["target"]),
        source=file(texts["source"]),
        references=tuple(file(name) for name in references),
        language=texts["language"],
        source_language=texts["source_language"],
    )


def _text(value: Any, name: str) -> str:
    if value is None:
        return ""
    if name == "id" and type(value) is int:
        return str(value)
    if not isinstance(value, str) or "\0" in value:
        raise _BadRow(f"its {name} is {_shown(value)}; it must be a text.")
    return value.strip()


def _references(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    names = value.split("|") if isinstance(value, str) else value
    if not isinstance(names, list) or len(names) > MOST_VERSIONS:
        raise _BadRow(f"its references are {_shown(value)}; give a list of at most {MOST_VERSIONS} files.")
    return tuple(filter(None, (_text(name, "references") for name in names)))


def _file(name: str, root: Path, allow_outside: bool) -> str:
    """The file of a name, from the manifest's folder; links are followed before it is judged."""
    try:
        path = (root / name).resolve()
    except (OSError, ValueError, RuntimeError):
        raise _BadRow(f"{_shown(name)} is no name of a file.") from None
    if not allow_outside and not path.is_relative_to(root.resolve()):
        raise _BadRow(
            f"{_shown(name)} lies outside the folder of the manifest; move it there, or allow it with --allow-outside."
        )
    return str(path)


def _check_languages(*codes: str) -> None:
    from mtcheck.read.metadata import check_language

    for code in codes:
        try:
            check_language(code)
        except ConfigError as error:
            raise _BadRow(str(error)) from None


def _shown(value: Any) -> str:
    shown = json.dumps(value, default=str)
    return shown if len(shown) <= 80 else f"{shown[:80]}…"


# --- folders ---------------------------------------------------------------------------------------


def _folders(path: Path) -> Iterator[tuple[str, Mapping[str, Any] | str]]:
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


def _lines(path: Path) -> Iterator[tuple[str, Mapping[str, Any] | str]]:
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


def _reader(path: Path, file: TextIO) -> Callable[[TextIO], Iterator[tuple[str, Mapping[str, Any] | str]]]:
    """How a manifest is written, by the end of its name, else by its first character."""
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson", ".json"):
        return _json_rows
    if suffix in (".csv", ".tsv"):
        return _csv_rows
    start = file.read(1000).lstrip()
    file.seek(0)
    return _json_rows if start.startswith("{") else _csv_rows


def _json_rows(file: TextIO) -> Iterator[tuple[str, Mapping[str, Any] | str]]:
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


def _csv_rows(file: TextIO) -> Iterator[tuple[str, Mapping[str, Any] | str]]:
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
        said = f"it has {_shown(wrong[0])}" if wrong else f"it is {', '.join(names)[:80]!r}"
        raise InputError(
            f"{name}, line 1: the head line of a manifest names its columns, of {', '.join(FIELDS)}; {said}."
        )
