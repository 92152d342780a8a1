"""The articles that the command line names: files, pairs, feeds, folders."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.errors import ConfigError, InputError, OutputError

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.types import Article


def read_inputs(options: argparse.Namespace) -> tuple[Article, Article | None, list[Article]]:
    """The target, its original if there is one, and the other versions.

    Raises:
        InputError: one of them cannot be read.
        ConfigError: there is nothing to check the target against, or it is given twice; an unknown language.
    """
    from mtcheck.read import read, read_story
    from mtcheck.read.files import shown

    folder = Path(options.target)
    if os.path.isdir(folder):
        raise InputError(
            f"{shown(folder)} is a folder; name one article in it, or run “mtcheck compare” to check all its articles "
            "against each other, or “mtcheck batch” if it holds many stories."
        )
    if [options.target, options.source, *options.reference].count("-") > 1:
        raise ConfigError("Standard input (-) can be read once; give the other article as a file.")
    target, source = read_story(options.target, options.language, options.source_language)
    if source and options.source:
        raise ConfigError(f"{target.name} holds its original already; leave --source out.")
    if options.source:
        source = read(options.source, options.source_language)
    references = [read(reference) for reference in options.reference]
    if source is None and not references:
        raise ConfigError(
            "Nothing to check against: give the original with --source or a version with --reference."
        )
    return target, source, references


def read_versions(files: Sequence[str]) -> tuple[list[Article], list[Path]]:
    """The versions in files, feeds and folders, and what is left out of the folders.

    Raises:
        InputError: one of them cannot be read, or there is only one.
    """
    from mtcheck.read import read_many
    from mtcheck.read.folder import list_folder

    left_out = [path for f in files if os.path.isdir(f) for path in list_folder(Path(f)).left_out]
    articles = [article for f in files for article in read_many(f)]
    if len(articles) < 2:
        raise InputError("Comparing takes two versions of a story or more; give another file.")
    return articles, left_out


def check_output(config: Config, folder: Path | None) -> None:
    """That the report can be made and written, before any work is done for it.

    Raises:
        ConfigError: there is no such report format.
        OutputError: the folder is a file, or is in one, or may not be written.
    """
    from mtcheck.read.files import shown
    from mtcheck.report import load_format

    for name in config.formats:
        load_format(name)
    if folder is None:
        return
    try:
        standing = next(p for p in (folder, *folder.absolute().parents) if _stands(p))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(
            f"Cannot write to {shown(folder)}: {reason}; choose another folder with -o."
        ) from None
    if not standing.is_dir():
        raise OutputError(
            f"Cannot write to {shown(folder)}: {shown(standing)} is no folder; choose another one with -o."
        )
    if not os.access(standing, os.W_OK | os.X_OK):
        raise OutputError(
            f"Cannot write to {shown(folder)}: permission denied; choose another folder with -o."
        )


def _stands(path: Path) -> bool:
    """Whether there is something at a path, be it a link to nothing."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True
