"""A run: what is still to be checked goes to the workers, what comes back goes to the store, story by story."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mtcheck.batch.manifest import Manifest, Row
from mtcheck.batch.pool import Pool
from mtcheck.errors import ConfigError
from mtcheck.store.records import Run, StoryRecord
from mtcheck.store.store import Store, Totals

#: Told of every story that has been recorded.
Listener = Callable[[StoryRecord, Row], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do.

    Args:
        run: the run that is gone on with, None for a new one.
        recorded: names of the stories that are not checked again.
        total: stories of the manifest.
    """

    run: Run | None
    recorded: frozenset[str]
    total: int


def plan(store: Store, manifest: Manifest, output: Path, resume: bool, retry_failed: bool) -> Plan:
    """What is to be done.

    Args:
        store: where the results are.
        manifest: the stories.
        output: folder of the reports.
        resume: go on with the newest run of this manifest into this folder, if there is one.
        retry_failed: check its failed stories again.
    """
    run = store.last_run(_place(manifest.path), _place(output)) if resume else None
    statuses = store.statuses(run) if run else {}
    kept = ("done",) if retry_failed else ("done", "failed")
    return Plan(run, frozenset(n for n, s in statuses.items() if s in kept), len(manifest))


def carry_out(
    plan: Plan, store: Store, manifest: Manifest, output: Path, pool: Pool, listen: Listener
) -> tuple[Run, Totals]:
    """Check what a plan leaves to be checked, and record every story as it is ready.

    Args:
        plan: as of `plan`.
        store, manifest, output: as there.
        pool: what checks the stories; nothing of it is started where nothing is left to do.
        listen: told of every story that has been recorded.

    Returns:
        The run, and what it has found, stories of before it was resumed too.

    Raises:
        ConfigError: the run was begun with other models or settings.
        OutputError, StoreError, ModelError: nothing that was recorded is lost; the run can be resumed.
    """
    left = (row for row in manifest if row.id not in plan.recorded)
    first = next(left, None)
    run = plan.run
    if first is not None or run is None:
        signature = pool.start()
        if run is None:
            run = store.begin_run(_place(manifest.path), _place(output), signature)
        _check_same(run, signature)
        rows: dict[str, Row] = {}
        for record in pool.run(_noted(chain(filter(None, [first]), left), rows)):
            store.add(run, record)
            listen(record, rows.pop(record.name))
    if first is not None or not run.finished:
        store.end_run(run)
    return run, store.totals(run)


def cores() -> int:
    """Processor cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not say
        return os.cpu_count() or 1


def _noted(rows: Iterator[Row], at_work: dict[str, Row]) -> Iterator[Row]:
    """Rows as they are handed out, kept until their record is back."""
    for row in rows:
        at_work[row.id] = row
        yield row


def _check_same(run: Run, signature: Mapping[str, str]) -> None:
    changed = [k for k in sorted({*run.signature, *signature}) if run.signature.get(k) != signature.get(k)]
    if changed:
        was, now = (str(s.get(changed[0], "none"))[:80] for s in (run.signature, signature))
        raise ConfigError(
            f"Run {run.id} was begun with another {changed[0]} ({was}; now {now}): go on with that, "
            "or begin a new run without --resume."
        )


def _place(path: Path) -> str:
    return str(path.resolve())
