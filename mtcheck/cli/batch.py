"""``mtcheck batch``: many stories, every core, one store."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.cli.common import (
    EXIT_FINDINGS,
    EXIT_USAGE,
    Commands,
    add_run_options,
    config_of,
    console_on,
    say,
)
from mtcheck.errors import ConfigError

if TYPE_CHECKING:
    from mtcheck.batch.manifest import Row
    from mtcheck.batch.pool import Pool
    from mtcheck.batch.run import Listener, Plan
    from mtcheck.config import Config
    from mtcheck.store.records import StoryRecord
    from mtcheck.store.store import Totals

_WHAT = """\
Check many stories. STORIES is one of these:

  a manifest     JSON Lines (one object a line) or CSV (a head line), with the fields target (the article to
                 check), source (its original), references (a list; in CSV separated by |), id (made of the
                 target's path where it is left out), language and source_language. Files are looked for
                 from the manifest's folder, and outside it only with --allow-outside.
  a folder       with one folder for each story: mt.* or target.* is the article to check, source.* or
                 original.* its original, every other article another version.

Every story is recorded whole as soon as it is checked: a run that was stopped, however it was, goes on with
--resume and ends with the same findings.

Exit codes: 0 nothing at or above --fail-on in any story, 1 findings, 2 bad usage, a story that failed or a
run that could not go on, 3 a model is missing or damaged.
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    batch = commands.add_parser(
        "batch",
        help="check many stories into a store",
        description=_WHAT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    batch.add_argument("stories", metavar="STORIES", type=Path, help="a manifest, or a folder of stories")
    batch.add_argument(
        "--store",
        metavar="URL",
        default="",
        help="postgresql://user@host/name, or an SQLite file (default: DIR/mtcheck.sqlite)",
    )
    batch.add_argument("--workers", metavar="N", type=int, help="worker processes (default: one a core)")
    batch.add_argument("--resume", action="store_true", help="go on with the last run of STORIES into DIR")
    batch.add_argument(
        "--retry-failed", action="store_true", help="with --resume: check its failed stories again"
    )
    batch.add_argument(
        "--story-timeout",
        metavar="SECONDS",
        type=float,
        default=600.0,
        help="a story that takes longer has failed (default 600; 0: no limit)",
    )
    batch.add_argument(
        "--worker-memory",
        metavar="GB",
        type=float,
        default=0.0,
        help="memory a worker may take (default: all)",
    )
    batch.add_argument("--allow-outside", action="store_true", help="files may lie outside STORIES' folder")
    batch.add_argument(
        "--ray", metavar="ADDRESS", default="", help="work on a Ray cluster: its address, auto, or local"
    )
    batch.add_argument("--checker", default="", help=argparse.SUPPRESS)
    add_run_options(batch)
    batch.set_defaults(run=_batch)


def _batch(options: argparse.Namespace) -> int:
    from mtcheck.batch.index import write_index
    from mtcheck.batch.manifest import BadRowsError, Manifest
    from mtcheck.batch.run import carry_out, plan
    from mtcheck.store.store import Store

    config = _checked(options)
    try:
        manifest = Manifest(options.stories, options.allow_outside)
    except BadRowsError as error:
        say("\n".join(error.rows))
        raise
    store = Store(options.store or str(options.output / "mtcheck.sqlite"))
    pool = _pool(options, config)
    try:
        planned = plan(store, manifest, options.output, options.resume, options.retry_failed)
        # Ray talks on stdout, where data belongs.
        with redirect_stdout(sys.stderr), _listener(planned, options) as listen:
            run, totals = carry_out(planned, store, manifest, options.output, pool, listen)
        index = write_index(store, run, options.output, config.formats)
    except KeyboardInterrupt:
        say("Nothing that was recorded is lost; go on with --resume.")
        raise
    finally:
        pool.close()
        store.close()
    if not options.quiet:
        say(f"Run {run.id}: {_told(totals)}")
        say(str(index))
    return _exit_code(totals, config)


def _checked(options: argparse.Namespace) -> Config:
    """The settings, after a look at what would only be seen when the workers have started."""
    from mtcheck.cli.inputs import check_output

    if options.output is None:
        raise ConfigError("Say with -o which folder the reports and the store go to.")
    if options.retry_failed and not options.resume:
        raise ConfigError("--retry-failed goes with --resume: without it every story is checked anyway.")
    if options.workers is not None and not 1 <= options.workers <= 1024:
        raise ConfigError(f"--workers is {options.workers}: give a number from 1 to 1024.")
    for name in ("story_timeout", "worker_memory"):
        value = getattr(options, name)
        if not 0 <= value < 1e9:
            raise ConfigError(
                f"--{name.replace('_', '-')} is {value}: give a positive number, or 0 for no limit."
            )
    config = config_of(options)
    check_output(config, options.output)
    return config


def _pool(options: argparse.Namespace, config: Config) -> Pool:
    from mtcheck.batch import cluster
    from mtcheck.batch.desk import Setup
    from mtcheck.batch.pool import Pool
    from mtcheck.batch.process import ProcessWorker
    from mtcheck.batch.run import cores

    available = cluster.connect(options.ray) if options.ray else cores()
    workers = options.workers or max(1, available // (config.threads or 1))
    threads = config.threads or (1 if options.ray else max(1, available // workers))
    if options.ray and workers * threads > available:
        raise ConfigError(
            f"The cluster has {available} processor cores, fewer than {workers} workers of {threads} threads take: "
            "give fewer --workers or --threads."
        )
    setup = Setup(
        replace(config, threads=threads),
        str(options.output.resolve()),
        int(options.worker_memory * 2**30),
        options.checker,
    )
    kind = cluster.ClusterWorker if options.ray else ProcessWorker
    return Pool([kind(setup) for _ in range(workers)], options.story_timeout)


@contextmanager
def _listener(plan: Plan, options: argparse.Namespace) -> Iterator[Listener]:
    """Failures as they come and, on a terminal, how far the run is, how fast, and how long it will take."""

    def tell(record: StoryRecord, row: Row) -> None:
        if record.status == "failed" and not options.quiet:
            say(f"{row.where}, story {row.id}: {record.reason}")

    console = None if options.quiet else console_on(sys.stderr, options.no_color)
    if console is None:
        yield tell
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Stories a minute."""

        def render(self, task: Task) -> Text:
            return Text(f"{60 * task.speed:.0f} stories a minute" if task.speed else "loading the models")

    columns = (MofNCompleteColumn(), BarColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, speed_estimate_period=600) as progress:
        task = progress.add_task("", total=plan.total, completed=len(plan.recorded))

        def advance(record: StoryRecord, row: Row) -> None:
            tell(record, row)
            progress.advance(task)

        yield advance


def _told(totals: Totals) -> str:
    checked = f"{totals.done} {'story' if totals.done == 1 else 'stories'} checked"
    failed = f", {totals.failed} failed" if totals.failed else ""
    return (
        f"{checked}{failed}; {totals.critical} critical, {totals.major} major, {totals.minor} minor findings."
    )


def _exit_code(totals: Totals, config: Config) -> int:
    from mtcheck.taxonomy import rank

    if totals.failed:
        return EXIT_USAGE
    found = [name for name in ("critical", "major", "minor") if getattr(totals, name)]
    return EXIT_FINDINGS if found and rank(found[0]) >= rank(config.fail_on) else 0
