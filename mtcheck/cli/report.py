"""``mtcheck report``: an index of the stories that were checked."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from mtcheck.cli.common import Commands, say
from mtcheck.errors import InputError, OutputError

_INDEX: Final = "index.html"
_REPORT: Final = "report.html"
#: What our pages say of themselves, within so many bytes from the beginning.
_OURS, _HEAD = b'<meta name="generator" content="mtcheck">', 4096


def add_to(commands: Commands) -> None:
    """Add the command."""
    report = commands.add_parser(
        "report",
        help="an index of many stories that were checked with -o",
        description="Make one page of all the stories that were checked with -o: worst first, with links.",
    )
    report.add_argument("folders", metavar="DIR", type=Path, nargs="+", help="written by mtcheck, or above")
    report.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="the page (default: index.html in DIR if it is one)"
    )
    report.add_argument("-q", "--quiet", action="store_true", help="no talk on stderr")
    report.add_argument("--traceback", action="store_true", help=argparse.SUPPRESS)
    report.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> int:
    from mtcheck.report import write_atomically
    from mtcheck.report.index import render_index
    from mtcheck.report.summary import FILENAME, StorySummary, read_summary

    found = list(dict.fromkeys(path for folder in options.folders for path in _files(folder, FILENAME)))
    place = options.output or _default_place(options.folders)
    taken: list[tuple[StorySummary, str]] = []
    left_out: list[str] = []
    for path in found:
        try:
            taken.append((read_summary(path), _link(path.with_name(_REPORT), place)))
        except InputError as error:
            left_out.append(str(error))
    if not taken:
        where = ", ".join(map(str, options.folders))
        reason = left_out[0] if left_out else f"no {FILENAME} in {where}; check stories with -o first."
        raise InputError(f"There is no story to show: {reason}")
    page = render_index(taken, left_out).encode("utf-8", "replace")
    written = write_atomically(place, page)
    # What is missing is said even to those who want no talk: the page alone would look complete.
    say("\n".join(f"Left out: {sentence}" for sentence in left_out))
    if not options.quiet:
        say(f"{len(taken)} {'story' if len(taken) == 1 else 'stories'}\n{written}")
    return 0


def _files(folder: Path, name: str) -> Iterator[Path]:
    """The files of a name in a folder and below, by path; links to folders are not followed.

    Where there is a report without one, the place where it should be: that is said, not passed over.
    """
    if not folder.is_dir():
        reason = (
            "is a file; name the folder it is in" if folder.exists() else "does not exist; check its name"
        )
        raise InputError(f"{folder} {reason}.")

    def refuse(error: OSError) -> None:
        raise InputError(f"{error.filename} cannot be read ({error.strerror}); check its permissions.")

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders.sort()
        if name in files or _REPORT in files:
            yield Path(os.path.abspath(root)) / name


def _default_place(folders: Sequence[Path]) -> Path:
    """``index.html`` in the one folder given, else here; a page that is not ours is not written over."""
    place = (folders[0] if len(folders) == 1 else Path()) / _INDEX
    if place.exists():
        try:
            with place.open("rb") as file:
                ours = _OURS in file.read(_HEAD)
        except OSError:
            ours = False
        if not ours:
            raise OutputError(f"{place} exists and is not from mtcheck; name another file with -o.")
    return place


def _link(report: Path, index: Path) -> str:
    """The address of a report for a page that stands at ``index``; "" if there is no report."""
    if not report.is_file():
        return ""
    try:
        way = os.path.relpath(report, os.path.abspath(index.parent))
    except ValueError:
        # On another drive there is no way from here to there.
        return report.as_uri()
    # Every byte that could end a name or mean something in an address is quoted, those of no encoding too.
    return quote(os.fsencode(way.replace(os.sep, "/")))
