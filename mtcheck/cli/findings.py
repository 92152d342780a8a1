"""``mtcheck findings``: what a store holds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mtcheck.cli.common import Commands, say, words
from mtcheck.errors import ConfigError


def add_to(commands: Commands) -> None:
    """Add the command."""
    findings = commands.add_parser(
        "findings",
        help="the findings in a store, as JSON Lines, CSV or Parquet",
        description="Ask a store that `mtcheck batch` has written for its findings.",
    )
    findings.add_argument(
        "--store", metavar="URL", required=True, help="an SQLite file, or postgresql://user@host/name"
    )
    findings.add_argument("--check", metavar="CHECKS", help="of these families, such as number,date")
    findings.add_argument("--code", metavar="CODES", help="of these codes, such as NUM001")
    findings.add_argument(
        "--severity", metavar="SEVERITY", default="", help="minor, major or critical, and worse"
    )
    findings.add_argument(
        "--since", metavar="DATE", default="", help="of stories checked since then, such as 2031-05-04 (UTC)"
    )
    findings.add_argument("--story", metavar="ID", default="", help="of this story")
    findings.add_argument(
        "--run",
        metavar="RUN",
        dest="of_run",
        default="newest",
        help="newest (default: every story as it was checked last), last, all, or a run's number",
    )
    findings.add_argument(
        "--format",
        choices=("jsonl", "csv", "parquet"),
        default="jsonl",
        help="jsonl (default), csv or parquet",
    )
    findings.add_argument("-o", "--output", metavar="FILE", type=Path, help="write here, not to stdout")
    findings.add_argument("-q", "--quiet", action="store_true", help="no talk on stderr")
    findings.add_argument("--traceback", action="store_true", help=argparse.SUPPRESS)
    findings.set_defaults(run=_findings)


def _findings(options: argparse.Namespace) -> int:
    if options.format == "parquet" and options.output is None:
        raise ConfigError("Parquet goes to a file: name it with -o.")
    from mtcheck.report import atomically
    from mtcheck.store.export import WRITERS
    from mtcheck.store.query import Question, find
    from mtcheck.store.store import Store

    question = Question(
        checks=words(options.check) or (),
        codes=words(options.code) or (),
        severity=options.severity,
        since=options.since,
        story=options.story,
        run=options.of_run,
    )
    store = Store(options.store, create=False)
    try:
        if options.output is None:
            count = WRITERS[options.format](find(store, question), sys.stdout.buffer)
            sys.stdout.flush()
        else:
            with atomically(options.output) as stream:
                count = WRITERS[options.format](find(store, question), stream)
    finally:
        store.close()
    if not options.quiet:
        say(f"{count:,} {'finding' if count == 1 else 'findings'}.")
    return 0
