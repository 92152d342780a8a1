"""Reading an editor's glossary: CSV in the shapes spreadsheets write, and TBX.

The columns of a CSV are, by their header or in this order, ``source``, ``source language``, ``target``,
``target language``, ``status`` and ``note``. Two columns without a header are a term and its translation,
one is a list of names. TBX is read by `mtcheck.read.tbx`.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NamedTuple

from mtcheck.errors import ConfigError, InputError
from mtcheck.read import metadata
from mtcheck.read.files import read_file, shown
from mtcheck.terms import Concept, Glossary, Status, Term

#: Rows of a CSV from which on it is no glossary.
ROWS: Final = 100_000
#: Characters from which on a cell is no term.
LONGEST: Final = 200

COLUMNS: Final = ("source", "source language", "target", "target language", "status", "note")
#: What spreadsheets call the columns.
_HEADERS: Final = {
    "source": "source", "source term": "source", "term": "source", "original": "source",
    "source language": "source language", "source lang": "source language", "language": "source language",
    "target": "target", "target term": "target", "translation": "target", "rendering": "target",
    "target language": "target language", "target lang": "target language",
    "status": "status", "usage": "status", "note": "note", "notes": "note", "comment": "note", "name": "name",
}  # fmt: skip
_STATUS: Final = {
    "": "preferred", "preferred": "preferred", "approved": "preferred", "required": "preferred",
    "admitted": "admitted", "allowed": "admitted", "accepted": "admitted",
    "forbidden": "forbidden", "deprecated": "forbidden", "superseded": "forbidden", "not used": "forbidden",
    "name": "name",
}  # fmt: skip
_DELIMITERS: Final = ",;\t|"


class Row(NamedTuple):
    """One row of a glossary in CSV, checked."""

    source: str
    source_language: str
    target: str
    target_language: str
    status: Status
    note: str
    is_name: bool


def read_glossaries(paths: Sequence[str | Path]) -> Glossary:
    """Read an editor's glossary.

    Args:
        paths: CSV or TBX files; terms of the first come first.

    Raises:
        InputError: a file is missing, too large, in another encoding than UTF-8 or UTF-16, damaged, or empty.
        ConfigError: a language or a status in it is unknown.
    """
    concepts: list[Concept] = []
    digests = []
    for path in map(Path, paths):
        data = read_file(path, "the glossary")
        concepts += parse_glossary(data, shown(path.name))
        digests.append((path.name, hashlib.sha256(data).hexdigest()))
    return Glossary(tuple(concepts), tuple(digests))


def parse_glossary(data: bytes, name: str) -> list[Concept]:
    """The concepts in the bytes of a glossary.

    Args:
        data: the whole file.
        name: of the file, for messages.

    Raises:
        InputError, ConfigError: as `read_glossaries`.
    """
    # In UTF-16 too the first sign of XML is this one, behind a mark and beside a zero.
    if re.match(rb"[\xef\xbb\xbf\xff\xfe\0\s]*<", data) or name.lower().endswith((".tbx", ".xml")):
        from mtcheck.read.tbx import parse_tbx

        concepts = parse_tbx(data, name)
    else:
        concepts = _concepts(_rows(_decoded(data, name), name), name)
    if not concepts:
        raise InputError(f"{name} holds no term; give a CSV or TBX file with terms.")
    return concepts


def check_term(text: str, where: str) -> str:
    """A term without white space around it.

    Raises:
        InputError: it is too long, or holds no letter or digit.
    """
    term = " ".join(text.split())
    if len(term) > LONGEST:
        raise InputError(
            f"{where}: “{term[:30]}…” is longer than {LONGEST} characters; give a term, not a text."
        )
    if term and not re.search(r"\w", term):
        raise InputError(f"{where}: “{term}” holds no letter; give a word or a phrase.")
    return term


def check_language(language: str, where: str) -> str:
    """The code of a language, "" for none given.

    Raises:
        ConfigError: no such language.
    """
    try:
        return metadata.check_language(language.strip())
    except ConfigError as error:
        raise ConfigError(f"{where}: {str(error)[0].lower()}{str(error)[1:]}") from None


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise InputError(f"{name} is a spreadsheet or an archive; save the glossary as CSV (UTF-8) or TBX.")
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        # A guessed encoding would turn every accent of a name into another letter, and nobody would see it.
        raise InputError(
            f"{name} is not UTF-8 (byte {error.start}); save it as “CSV UTF-8” in the spreadsheet."
        ) from None
    if "\0" in text:
        raise InputError(f"{name} holds NUL bytes, so it is no text; save it as “CSV UTF-8”.")
    return text


def _rows(text: str, name: str) -> list[Row]:
    """The rows of a CSV, by its header or by the number of its columns."""
    declared = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    delimiter = declared[1] if declared else _delimiter(text)
    body = text[declared.end() :] if declared else text
    reader = csv.reader(
        io.StringIO(body, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True
    )
    cells: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            if any(c.strip() for c in row):
                cells.append((reader.line_num + bool(declared), [c.strip() for c in row]))
            if len(cells) > ROWS:
                raise InputError(f"{name} has more than {ROWS:,} rows; give the terms alone.")
    except csv.Error as error:
        raise InputError(
            f"{name}: line {reader.line_num} is damaged ({error}); save the CSV again."
        ) from None
    if not cells:
        return []
    header = _header(cells[0][1])
    columns, languages = header or (_by_position(cells, name), {})
    rows = (
        _row({**languages, **dict(zip(columns, row, strict=False))}, f"{name}, line {line}")
        for line, row in cells[bool(header) :]
    )
    return [row for row in rows if row.target]


def _delimiter(text: str) -> str:
    """The mark that parts most of the first lines into columns, as many in each."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def order(mark: str) -> tuple[float, int]:
        try:
            widths = [len(next(csv.reader([line], delimiter=mark), [])) for line in lines]
        except csv.Error:  # a cell of more than 131,072 characters: reading the rows will say so
            return (0.0, 0)
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)

    return max(_DELIMITERS, key=order) if lines else ","


def _header(row: Sequence[str]) -> tuple[list[str], dict[str, str]] | None:
    """What the columns are, and the languages the header names; None if the first row is a term."""
    names = [re.sub(r"[\s_-]+", " ", c).casefold() for c in row]
    if all(n in _HEADERS or not n for n in names) and any(names):
        columns = [_HEADERS.get(n, "") for n in names]
        if "target" not in columns:
            # A list of words of one language: they are what is to be used, or not.
            columns = [c.replace("source", "target") for c in columns]
        if "name" in columns:
            return ["target" if c == "name" else c for c in columns], {"status": "name"}
        return columns, {}
    if len(row) == 2 and all(len(n) == 2 and n in metadata.language_names() for n in names):
        return ["source", "target"], {"source language": names[0], "target language": names[1]}
    return None


def _by_position(cells: Sequence[tuple[int, Sequence[str]]], name: str) -> Sequence[str]:
    width = max(len(row) for _, row in cells)
    if width == 1:
        return ["name"]
    if width == 2:
        return ["source", "target"]
    if 4 <= width <= len(COLUMNS):
        return COLUMNS
    raise InputError(
        f"{name} has {width} columns and no header; name them in the first line: {', '.join(COLUMNS)}."
    )


def _row(cells: Mapping[str, str], where: str) -> Row:
    target = cells.get("target", "") or cells.get("name", "")
    written = re.sub(r"\W+|_", " ", cells.get("status", "")).strip().casefold()
    if "name" in cells:
        written = written or "name"
    if written not in _STATUS:
        near = get_close_matches(written, [s for s in _STATUS if s], 1, 0.0)[0]
        raise ConfigError(f"{where}: unknown status “{written}”; did you mean {near}?")
    status = _STATUS[written]
    if not target and any(cells.get(c) for c in ("source", "status")):
        raise InputError(
            f"{where}: “{cells.get('source', '')}” has no target term; fill it in or delete the line."
        )
    return Row(
        check_term(cells.get("source", ""), where),
        check_language(cells.get("source language", ""), where),
        check_term(target, where),
        check_language(cells.get("target language", ""), where),
        "forbidden" if status == "forbidden" else "admitted" if status == "admitted" else "preferred",
        " ".join(cells.get("note", "").split()),
        status == "name",
    )


def _concepts(rows: Iterable[Row], name: str) -> list[Concept]:
    """The rows for one source term as one concept, in order."""
    grouped: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = (row.source, row.source_language) if row.source else ("", row.target, row.target_language)
        if row.source and row.source_language and row.source_language == row.target_language:
            key = (row.source, row.source_language, row.target)
        grouped.setdefault(key, []).append(row)
    return [_concept(group, name) for group in grouped.values()]


def _concept(rows: Sequence[Row], name: str) -> Concept:
    first = rows[0]
    targets = [Term(r.target, r.target_language, r.status) for r in rows]
    sources = [Term(first.source, first.source_language)] if first.source else []
    if sources and first.source_language and first.source_language == first.target_language:
        # Within one language the first form is the one that gives way to the second.
        targets.append(Term(first.source, first.source_language, "forbidden"))
        sources = []
    note = next((r.note for r in rows if r.note), "")
    return Concept(tuple(sources), tuple(targets), note, any(r.is_name for r in rows), name)
