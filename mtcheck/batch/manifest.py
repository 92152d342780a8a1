"""The stories of a batch: from a manifest (JSON Lines, CSV) or a folder with one folder for each story."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from mtcheck.batch.rows import FIELDS, raw_rows, shown_value
from mtcheck.errors import ConfigError, InputError

#: Characters of an id and versions of a story, at most.
LONGEST_ID, MOST_VERSIONS = 200, 200
#: Bad rows that are named; more are counted.
NAMED: Final = 20

#: Ends of the names of files that may hold an original beside its translation.
PAIRS: Final = frozenset(".xlf .xliff .sdlxliff .mxliff .mqxliff .tmx .xml".split())

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
        root = os.path.realpath(self.path if self.path.is_dir() else self.path.parent)
        place = 0
        for where, values in raw_rows(self.path):
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
    return (
        f"{row.where}: the id {shown_value(row.id)} stands in {first} too; give every story an id of its own."
    )


def _row(values: Mapping[str, Any], place: int, where: str, root: str, allow_outside: bool) -> Row:
    for key in values:
        if key not in FIELDS:
            near = get_close_matches(str(key), FIELDS, 1, 0.0)[0]
            raise _BadRow(f"there is no field {shown_value(key)}; did you mean {near}?")
    texts = {name: _text(values.get(name), name) for name in FIELDS if name != "references"}
    references = _references(values.get("references"))
    if not texts["target"]:
        raise _BadRow("it has no target; name the file of the article to check.")
    if not texts["source"] and not references and Path(texts["target"]).suffix.lower() not in PAIRS:
        raise _BadRow("it has neither a source nor references; there is nothing to check against.")
    id = texts["id"] or Path(texts["target"]).with_suffix("").as_posix()
    if len(id) > LONGEST_ID or not id.isprintable():
        raise _BadRow(f"its id {shown_value(id)} must be of at most {LONGEST_ID} letters that can be seen.")
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
        raise _BadRow(f"its {name} is {shown_value(value)}; it must be a text.")
    return value.strip()


def _references(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    names = value.split("|") if isinstance(value, str) else value
    if not isinstance(names, list) or len(names) > MOST_VERSIONS:
        raise _BadRow(
            f"its references are {shown_value(value)}; give a list of at most {MOST_VERSIONS} files."
        )
    return tuple(filter(None, (_text(name, "references") for name in names)))


def _file(name: str, root: str, allow_outside: bool) -> str:
    """The file of a name, from the manifest's folder; links are followed before it is judged."""
    try:
        path = os.path.realpath(os.path.join(root, name))
    except (OSError, ValueError):
        raise _BadRow(f"{shown_value(name)} is no name of a file.") from None
    if not allow_outside and not path.startswith(os.path.join(root, "")):
        raise _BadRow(
            f"{shown_value(name)} lies outside the folder of the manifest; move it there, or allow it with --allow-outside."
        )
    return path


def _check_languages(*codes: str) -> None:
    from mtcheck.read.metadata import check_language

    for code in codes:
        try:
            check_language(code)
        except ConfigError as error:
            raise _BadRow(str(error)) from None
