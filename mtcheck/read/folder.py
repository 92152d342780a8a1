"""A folder: the articles in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from mtcheck.errors import InputError
from mtcheck.read.files import shown

#: Ends of the names of files that are read as articles.
ARTICLES: Final = frozenset(
    ".txt .text .md .html .htm .xhtml .json .ninjs .docx .odt .xml .rss .atom .xlf .xliff .sdlxliff .mxliff "
    ".mqxliff .tmx".split()
)
#: Files from which on a folder holds no versions of one story.
MOST: Final = 200
#: What mtcheck writes beside or as a report.
_OURS: Final = frozenset("report.md findings.xlf summary.txt summary.json junit.xml decisions.json".split())
_MARK: Final = b'content="mtcheck"'


class Contents(NamedTuple):
    """Files of a folder, by name: the articles, and what is left out because it is none."""

    articles: list[Path]
    left_out: list[Path]


def list_folder(folder: Path) -> Contents:
    """What a folder holds; hidden files are neither, what mtcheck wrote into it is left out.

    Raises:
        InputError: it cannot be read, or holds no article, or far too many.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted(e.name for e in entries if not e.name.startswith((".", "~$")))
    except OSError as error:
        raise InputError(
            f"{shown(folder)} cannot be read ({error.strerror}); check the folder's permissions."
        ) from None
    paths = [folder / name for name in names]
    articles = [p for p in paths if p.suffix.lower() in ARTICLES and not p.is_dir() and not _is_ours(p)]
    if not articles:
        raise InputError(f"{shown(folder)} holds no article; give a folder with text, HTML or Word files.")
    if len(articles) > MOST:
        raise InputError(
            f"{shown(folder)} holds {len(articles):,} files, more than {MOST}; give a folder with the versions of one story."
        )
    return Contents(articles, [p for p in paths if p not in set(articles)])


def _is_ours(path: Path) -> bool:
    name = path.name.lower()
    if name.endswith(".body.txt") or name in _OURS:
        return True
    if not name.endswith(".html"):
        return False
    try:
        with path.open("rb") as file:
            return _MARK in file.read(4096)
    except OSError:
        return False
