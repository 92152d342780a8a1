"""What the commands share: their options, the settings they make, progress and talk."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeAlias

if TYPE_CHECKING:
    from rich.console import Console

    from mtcheck.config import Config
    from mtcheck.pipeline import Progress

#: What `add_subparsers` makes: commands are added to it.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

EXIT_FINDINGS = 1
EXIT_USAGE = 2
_TURN = 0.0003  # seconds for which a thread has the interpreter while another wants it
_WITH_LIBRARIES = ("importlib.metadata", "json", "statistics")


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
    parser.add_argument(
        "--decisions",
        metavar="FILE",
        action="append",
        help="what editors decided in earlier runs, saved from report.html; may be repeated",
    )
    parser.add_argument("--encoder", metavar="MODEL", help="folder or hub name of another encoder")
    parser.add_argument("--threads", metavar="N", type=int, help="threads for the encoder")
    parser.add_argument(
        "--no-color", action="store_true", help="no colours on a terminal (as with NO_COLOR set)"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no talk on stderr")
    parser.add_argument("--traceback", action="store_true", help=argparse.SUPPRESS)


def spare_process() -> None:
    """Spare a process that checks a story and ends what takes time and is of no use to it."""
    import gc

    from mtcheck.encoder.process import load_ahead
    from mtcheck.lazy import TORCH_UNUSED, defer

    # Modules, tables and patterns stay to the end: looking through them all for rings of garbage finds nothing.
    gc.set_threshold(1_000_000, 50, 50)
    # What loads in other threads needs the interpreter often and for moments; each time it would wait for 5 ms.
    sys.setswitchinterval(_TURN)
    for module in TORCH_UNUSED:
        defer(module)
    # The system loads one library at a time: those of Python's own modules would wait behind torch's.
    for module in _WITH_LIBRARIES:
        import_module(module)
    load_ahead()


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
        "decisions": options.decisions,
    }
    return load(options.config).with_options(
        {k: v for k, v in given.items() if v is not None}, "command line"
    )


def words(text: str | None) -> tuple[str, ...] | None:
    """The words of a comma-separated option."""
    return None if text is None else tuple(w.strip() for w in text.split(",") if w.strip())


def say(text: str) -> None:
    """Talk to the user on stderr; names of files and words of articles cannot drive the terminal."""
    from mtcheck.report.text import harmless

    if text:
        print("\n".join(harmless(line) for line in text.split("\n")), file=sys.stderr)


def console_on(stream: TextIO, no_color: bool = False) -> Console | None:
    """Where to write for a person, None where ``stream`` is no terminal.

    Args:
        stream: stdout or stderr.
        no_color: no colours; they are off too where ``NO_COLOR`` is set.
    """
    if not stream.isatty():
        return None
    from rich.console import Console

    # A letter that the terminal's encoding lacks must not end the run.
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")
    return Console(file=stream, no_color=no_color or None, highlight=False, markup=False, emoji=False)


@contextmanager
def progress_bar(quiet: bool, no_color: bool = False) -> Iterator[Progress | None]:
    """A progress bar on stderr, only on a terminal."""
    console = None if quiet else console_on(sys.stderr, no_color)
    if console is None:
        yield None
        return
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    from mtcheck.report.text import harmless

    # What is being done holds the name of a file, which is no markup.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=1.0)
        yield lambda what, fraction: bar.update(task, description=harmless(what), completed=fraction)
