"""What the commands share: their options, the settings they make, progress and talk."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.pipeline import Progress

#: What `add_subparsers` makes: commands are added to it.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

EXIT_FINDINGS = 1
EXIT_USAGE = 2


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a command that checks articles."""
    parser.add_argument(
        "-o", "--output", metavar="DIR", type=Path, help="write report.html, findings.jsonl ... here"
    )
    parser.add_argument(
        "--format", metavar="NAMES", help="html,jsonl,text: files in DIR, or one of them on stdout"
    )
    parser.add_argument("--fail-on", metavar="SEVERITY", help="minor, major (default), critical or never")
    parser.add_argument(
        "--select", metavar="CHECKS", help="run only these codes or families, comma-separated"
    )
    parser.add_argument("--ignore", metavar="CHECKS", help="leave these codes or families out")
    parser.add_argument("--config", metavar="FILE", type=Path, help="settings (default: mtcheck.toml here)")
    parser.add_argument(
        "--glossary",
        metavar="FILE",
        action="append",
        help="terms and names to be used, CSV or TBX; may be repeated",
    )
    parser.add_argument("--encoder", metavar="MODEL", help="folder or hub name of another encoder")
    parser.add_argument("--threads", metavar="N", type=int, help="threads for the encoder")
    parser.add_argument("-q", "--quiet", action="store_true", help="no talk on stderr")
    parser.add_argument("--traceback", action="store_true", help=argparse.SUPPRESS)


def config_of(options: argparse.Namespace) -> Config:
    """The settings of the file named or found, overlaid by the command line."""
    from mtcheck.config import load

    given = {
        "encoder": options.encoder,
        "threads": options.threads,
        "fail_on": options.fail_on,
        "select": words(options.select),
        "ignore": words(options.ignore),
        "formats": words(options.format),
        "glossary": options.glossary,
    }
    return load(options.config).with_options(
        {k: v for k, v in given.items() if v is not None}, "command line"
    )


def words(text: str | None) -> tuple[str, ...] | None:
    """The words of a comma-separated option."""
    return None if text is None else tuple(w.strip() for w in text.split(",") if w.strip())


def say(text: str) -> None:
    """Talk to the user on stderr."""
    if text:
        print(text, file=sys.stderr)


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on stderr, only on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=1.0)
        yield lambda what, fraction: bar.update(task, description=what, completed=fraction)
