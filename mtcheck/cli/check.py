"""``mtcheck check`` and ``mtcheck compare``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.cli.common import (
    EXIT_FINDINGS,
    Commands,
    add_run_options,
    config_of,
    console_on,
    progress_bar,
    say,
    spare_process,
)
from mtcheck.cli.inputs import check_output, read_inputs, read_versions

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.types import Report


def add_to(commands: Commands) -> None:
    """Add the commands."""
    check = commands.add_parser(
        "check",
        help="check a translation against its original and/or other versions",
        description="Check a translated article against its original and/or other outlets' versions of the story.",
    )
    check.add_argument(
        "target",
        metavar="TARGET",
        help="the article to check; an XLIFF or TMX file holds its original too; - reads standard input",
    )
    check.add_argument(
        "--source", metavar="FILE", help="the original it was translated from, in any language"
    )
    check.add_argument(
        "--reference",
        metavar="FILE",
        action="append",
        default=[],
        help="another version of the story; may be repeated",
    )
    check.add_argument(
        "--language",
        default="",
        metavar="CODE",
        help="language of TARGET (found if not given); picks a translation of a TMX",
    )
    check.add_argument("--source-language", default="", metavar="CODE", help="language of the original")
    add_run_options(check)
    check.set_defaults(run=_check)

    compare = commands.add_parser(
        "compare",
        help="check versions of a story against each other",
        description="Check every version of a story against all the others.",
    )
    compare.add_argument(
        "files", metavar="FILE", nargs="+", help="a version of the story; a folder or a feed of them"
    )
    add_run_options(compare)
    compare.set_defaults(run=_compare)


def _check(options: argparse.Namespace) -> int:
    from mtcheck.pipeline import Checker

    spare_process()
    config = config_of(options)
    checker = Checker(config)
    check_output(config, options.output)
    target, source, references = read_inputs(options)
    with progress_bar(options.quiet, options.no_color) as progress:
        report = checker.check(target, source, references, progress)
    return _deliver(report, config, options)


def _compare(options: argparse.Namespace) -> int:
    from mtcheck.pipeline import Checker
    from mtcheck.read.files import shown

    spare_process()
    config = config_of(options)
    checker = Checker(config)
    check_output(config, options.output)
    articles, left_out = read_versions(options.files)
    if left_out and not options.quiet:
        say(f"Left out, no articles by their names: {', '.join(shown(path) for path in left_out)}")
    with progress_bar(options.quiet, options.no_color) as progress:
        report = checker.compare(articles, progress)
    return _deliver(report, config, options)


def _deliver(report: Report, config: Config, options: argparse.Namespace) -> int:
    from mtcheck.report.base import is_dismissed
    from mtcheck.report.folder import write_folder
    from mtcheck.taxonomy import rank

    if options.output is None:
        _print(report, config.formats[0] if options.format else "", options.no_color)
    else:
        written = write_folder(report, config.formats, options.output)
        if not options.quiet:
            _tell(report, written, options.no_color)
    worst = max((rank(f.severity) for f in report.findings if not is_dismissed(report, f)), default=0)
    return EXIT_FINDINGS if worst >= rank(config.fail_on) else 0


def _print(report: Report, format: str, no_color: bool) -> None:
    """Write the report to stdout: in a format asked for, else as it suits a terminal or a pipe."""
    from mtcheck.cli.terminal import show
    from mtcheck.report import render

    console = None if format else console_on(sys.stdout, no_color)
    if console is not None:
        show(report, console)
        return
    data = render(report, format or "text")
    sys.stdout.buffer.write(data if isinstance(data, bytes) else data.encode("utf-8", "replace"))
    sys.stdout.flush()


def _tell(report: Report, written: Sequence[Path], no_color: bool) -> None:
    """Say on stderr what was found and where it is."""
    from mtcheck.cli.terminal import verdict_table

    console = console_on(sys.stderr, no_color)
    if console is None:
        say(report.verdict)
    else:
        console.print(verdict_table(report))
    say("\n".join(f"{note.code}: {note.message}" for note in report.notes if note.kind != "info"))
    say("\n".join(str(path) for path in written))
