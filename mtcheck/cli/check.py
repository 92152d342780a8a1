"""``mtcheck check`` and ``mtcheck compare``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.cli.common import EXIT_FINDINGS, Commands, add_run_options, config_of, progress_bar, say
from mtcheck.errors import ConfigError

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.types import Article, Report


def add_to(commands: Commands) -> None:
    """Add the commands."""
    check = commands.add_parser(
        "check",
        help="check a translation against its original and/or other versions",
        description="Check a translated article against its original and/or other outlets' versions of the story.",
    )
    check.add_argument("target", metavar="TARGET", help="the article to check; - reads standard input")
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
        "--language", default="", metavar="CODE", help="language of TARGET (found if not given)"
    )
    check.add_argument("--source-language", default="", metavar="CODE", help="language of the original")
    add_run_options(check)
    check.set_defaults(run=_check)

    compare = commands.add_parser(
        "compare",
        help="check versions of a story against each other",
        description="Check every version of a story against all the others.",
    )
    compare.add_argument("files", metavar="FILE", nargs="+", help="a version of the story")
    add_run_options(compare)
    compare.set_defaults(run=_compare)


def _check(options: argparse.Namespace) -> int:
    from mtcheck.pipeline import Checker
    from mtcheck.read import read

    if not options.source and not options.reference:
        raise ConfigError(
            "Nothing to check against: give the original with --source or a version with --reference."
        )
    config = config_of(options)
    checker = Checker(config)
    with progress_bar(options.quiet) as progress:
        report = checker.check(
            read(options.target, options.language),
            read(options.source, options.source_language) if options.source else None,
            [read(r) for r in options.reference],
            progress,
        )
    return _deliver(report, config, options)


def _compare(options: argparse.Namespace) -> int:
    from mtcheck.pipeline import Checker
    from mtcheck.read import read

    config = config_of(options)
    checker = Checker(config)
    with progress_bar(options.quiet) as progress:
        report = checker.compare([read(f) for f in options.files], progress)
    return _deliver(report, config, options)


def _deliver(report: Report, config: Config, options: argparse.Namespace) -> int:
    from mtcheck.report import render, write
    from mtcheck.taxonomy import rank

    if options.output is None:
        name = config.formats[0] if options.format else "text"
        data = render(report, name)
        sys.stdout.buffer.write(data if isinstance(data, bytes) else data.encode("utf-8", "replace"))
        sys.stdout.flush()
    else:
        names = {"html": "report.html", "jsonl": "findings.jsonl"}
        written = [
            write(report, name, options.output / names.get(name, f"report.{name}")) for name in config.formats
        ]
        written += [
            _write_body(article, options.output) for article in report.articles if _is_container(article)
        ]
        if not options.quiet:
            say(report.verdict)
            say("\n".join(f"{note.code}: {note.message}" for note in report.notes if note.kind != "info"))
            say("\n".join(str(path) for path in written))
    worst = max((rank(f.severity) for f in report.findings), default=0)
    return EXIT_FINDINGS if worst >= rank(config.fail_on) else 0


def _is_container(article: Article) -> bool:
    """Whether offsets count in an extracted body rather than in the file itself."""
    return article.source_path is not None and article.source_path.suffix.lower() == ".json"


def _write_body(article: Article, folder: Path) -> Path:
    from mtcheck.report import write_atomically

    return write_atomically(folder / f"{Path(article.name).stem}.body.txt", article.text.encode("utf-8"))
