"""The command line: ``mtcheck check``, ``compare``, ``models``, ``list-checks``, ``explain``.

stdout is data, stderr is talk. Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 bad usage or
input; 3 the encoder, or a model asked for by name, is missing or damaged.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck import __version__
from mtcheck.errors import ConfigError, ModelError, MtcheckError

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.pipeline import Progress
    from mtcheck.types import Article, Report

EXIT_FINDINGS = 1
EXIT_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: without the program's name; those of the process if None.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except MtcheckError as error:
        _say(f"mtcheck: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        _say("mtcheck: stopped.")
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error, but nothing may be flushed to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if options.traceback:
            raise
        _say(
            f"mtcheck: something broke inside ({type(error).__name__}: {error}); "
            "run again with --traceback and report what it prints."
        )
        return EXIT_USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mtcheck",
        description="Tells an editor, before publication, what machine translation did to a news article.",
    )
    parser.add_argument("--version", action="version", version=f"mtcheck {__version__}")
    parser.set_defaults(traceback=False)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

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
    _run_options(check)
    check.set_defaults(run=_check)

    compare = commands.add_parser(
        "compare",
        help="check versions of a story against each other",
        description="Check every version of a story against all the others.",
    )
    compare.add_argument("files", metavar="FILE", nargs="+", help="a version of the story")
    _run_options(compare)
    compare.set_defaults(run=_compare)

    _model_commands(
        commands.add_parser(
            "models",
            help="the models in use: list, verify, choose others",
            description="The models in use: list them, verify their files, put others in their place.",
        )
    )

    listing = commands.add_parser("list-checks", help="list the checks, one a line")
    listing.set_defaults(run=_list_checks)

    explain = commands.add_parser("explain", help="what a check flags, what it leaves alone, and why")
    explain.add_argument(
        "code", metavar="CODE", nargs="?", help="such as NUM001, or a family; all if left out"
    )
    explain.set_defaults(run=_explain)
    return parser


def _model_commands(models: argparse.ArgumentParser) -> None:
    from mtcheck.encoder.checkpoint import TASKS

    commands = models.add_subparsers(title="commands", required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="the model of each task, its licence, size and scores")
    listing.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    listing.set_defaults(run=_models_list)
    verify = commands.add_parser("verify", help="check the files of the models in use, or try one model")
    verify.add_argument("name", metavar="NAME_OR_FOLDER", nargs="?", help="a model on the hub or in a folder")
    verify.set_defaults(run=_models_verify)
    use = commands.add_parser("use", help="check a model and write it into mtcheck.toml")
    use.add_argument("name", metavar="NAME_OR_FOLDER", nargs="?", help="a model on the hub or in a folder")
    use.add_argument("--embedded", action="store_true", help="go back to the embedded models")
    use.set_defaults(run=_models_use)
    for command in (verify, use):
        command.add_argument("--task", choices=TASKS, help="what the model shall do (found if not given)")
    for command in (listing, verify, use):
        command.add_argument(
            "--config", metavar="FILE", type=Path, help="settings (default: mtcheck.toml here)"
        )
        command.add_argument("--traceback", action="store_true", help=argparse.SUPPRESS)


def _run_options(parser: argparse.ArgumentParser) -> None:
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


def _check(options: argparse.Namespace) -> int:
    from mtcheck.pipeline import Checker
    from mtcheck.read import read

    if not options.source and not options.reference:
        raise ConfigError(
            "Nothing to check against: give the original with --source or a version with --reference."
        )
    config = _config(options)
    checker = Checker(config)
    with _progress(options.quiet) as progress:
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

    config = _config(options)
    checker = Checker(config)
    with _progress(options.quiet) as progress:
        report = checker.compare([read(f) for f in options.files], progress)
    return _deliver(report, config, options)


def _models_list(options: argparse.Namespace) -> int:
    import json

    from mtcheck.config import load
    from mtcheck.encoder.registry import describe

    models = describe(load(options.config))
    if options.format == "json":
        print(json.dumps([model.as_dict() for model in models], ensure_ascii=False, indent=2))
    else:
        print(*models, sep="\n\n")
    return 0


def _models_verify(options: argparse.Namespace) -> int:
    from mtcheck.config import load
    from mtcheck.encoder.registry import verify, verify_one

    if options.task and not options.name:
        raise ConfigError("--task says what a named model shall do: give its name or folder.")
    verdicts = [verify_one(options.name, options.task)] if options.name else verify(load(options.config))
    sound = True
    for verdict in verdicts:
        print(verdict, flush=True)
        sound = sound and not verdict.problem
    return 0 if sound else ModelError.exit_code


def _models_use(options: argparse.Namespace) -> int:
    from mtcheck.encoder.checkpoint import TASKS
    from mtcheck.encoder.choice import choose, unchoose
    from mtcheck.encoder.registry import task_of, try_out

    if bool(options.name) == options.embedded:
        raise ConfigError("Say which model to use: give a name or folder, or --embedded for ours.")
    if options.embedded:
        written = unchoose([options.task] if options.task else TASKS, options.config)
        _say(
            f"{written}: back to the embedded model." if written else "The embedded model is in use already."
        )
        return 0
    task = options.task or task_of(options.name)
    try_out(options.name, task)
    _say(f"{choose(options.name, task, options.config)}: {options.name} is used for {task}.")
    return 0


def _list_checks(options: argparse.Namespace) -> int:
    from mtcheck.checks.registry import all_checks, title

    for check in all_checks():
        print(f"{check.code}  {check.family:<18}  {title(check)}")
    return 0


def _explain(options: argparse.Namespace) -> int:
    from mtcheck.checks.registry import catalogue, select_checks

    print(catalogue(select_checks([options.code] if options.code else [])))
    return 0


def _config(options: argparse.Namespace) -> Config:
    from mtcheck.config import load

    given = {
        "encoder": options.encoder,
        "threads": options.threads,
        "fail_on": options.fail_on,
        "select": _words(options.select),
        "ignore": _words(options.ignore),
        "formats": _words(options.format),
        "glossary": options.glossary,
    }
    return load(options.config).with_options(
        {k: v for k, v in given.items() if v is not None}, "command line"
    )


def _words(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(w.strip() for w in text.split(",") if w.strip())


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
            _say(report.verdict)
            _say("\n".join(f"{note.code}: {note.message}" for note in report.notes if note.kind != "info"))
            _say("\n".join(str(path) for path in written))
    worst = max((rank(f.severity) for f in report.findings), default=0)
    return EXIT_FINDINGS if worst >= rank(config.fail_on) else 0


def _is_container(article: Article) -> bool:
    """Whether offsets count in an extracted body rather than in the file itself."""
    return article.source_path is not None and article.source_path.suffix.lower() == ".json"


def _write_body(article: Article, folder: Path) -> Path:
    from mtcheck.report import write_atomically

    return write_atomically(folder / f"{Path(article.name).stem}.body.txt", article.text.encode("utf-8"))


def _say(text: str) -> None:
    if text:
        print(text, file=sys.stderr)


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
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
