"""Writing to a store: a story is recorded whole or not at all, and one that stands is never written again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, delete, func, insert, select, update
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential

from mtcheck.store import tables
from mtcheck.store.connect import address, engine_of, is_held, is_passing, told, upgrade
from mtcheck.store.records import Run, Status, StoryRecord, now
from mtcheck.types import Decision

T = TypeVar("T")

#: A lost connection is tried again after 0.5, 1, 2, 4, 8, 15 and 15 seconds: long enough for a server to restart.
ATTEMPTS = 8


class Totals(NamedTuple):
    """Stories and findings of a run."""

    done: int
    failed: int
    critical: int
    major: int
    minor: int


class Store:
    """A store of results.

    Args:
        url: its address; see `mtcheck.store.connect.address`.
        create: whether one that is not there is made.
        sleep: waits so many seconds between two attempts.

    Raises:
        StoreError: it cannot be opened.
    """

    def __init__(self, url: str, create: bool = True, sleep: Callable[[float], None] = time.sleep) -> None:
        self.url = address(url)
        self._retrying = Retrying(
            sleep=sleep,
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_exponential(multiplier=0.5, max=15),
            retry=retry_if_exception(is_passing),
            reraise=True,
        )
        self.engine = engine_of(self.url, create)
        with told(self.url):
            # A server that does not answer now is a wrong address, rather.
            self._retrying.copy(retry=retry_if_exception(is_held))(upgrade, self.engine)

    def close(self) -> None:
        """Let the connections go."""
        self.engine.dispose()

    def begin_run(self, input: str, output: str, signature: Mapping[str, str]) -> Run:
        """Record that a run begins."""
        values = {
            "started": now(),
            "finished": "",
            "input": input,
            "output": output,
            "signature": dict(signature),
        }
        number = self._write(
            lambda c: int(c.execute(insert(tables.runs).returning(tables.runs.c.id), values).scalar_one())
        )
        return Run(number, **values)  # type: ignore[arg-type]

    def last_run(self, input: str, output: str) -> Run | None:
        """The newest run from a manifest into a folder, None if there is none."""
        t = tables.runs
        query = select(t).where(t.c.input == input, t.c.output == output).order_by(t.c.id.desc()).limit(1)
        row = self.read(lambda c: c.execute(query).one_or_none())
        return Run(**row._mapping) if row else None

    def statuses(self, run: Run) -> dict[str, Status]:
        """What became of the stories of a run that are recorded, by name."""
        t = tables.stories
        query = select(t.c.name, t.c.status).where(t.c.run_id == run.id)
        return {row.name: row.status for row in self.read(lambda c: c.execute(query).all())}

    def add(self, run: Run, record: StoryRecord) -> bool:
        """Record a story in one transaction.

        Args:
            run: the run it belongs to.
            record: what became of it. It takes the place of a failure; a story that was checked stands.

        Returns:
            False where the story stands already, recorded by another process or before a connection was lost.

        Raises:
            StoreError: the store is full, not writable, or cannot be reached after a few attempts.
        """
        return self._write(lambda c: _add(c, run, record))

    def end_run(self, run: Run) -> None:
        """Record that every story of a run has been recorded."""
        statement = update(tables.runs).where(tables.runs.c.id == run.id).values(finished=now())
        self._write(lambda c: c.execute(statement))

    def totals(self, run: Run) -> Totals:
        """How many stories of a run were checked and failed, and what was found in them."""
        t = tables.stories.c
        counted = [func.count().filter(t.status == status) for status in ("done", "failed")]
        added = [func.coalesce(func.sum(column), 0) for column in (t.critical, t.major, t.minor)]
        query = select(*counted, *added).where(t.run_id == run.id)
        return Totals(*(int(x) for x in self.read(lambda c: c.execute(query).one())))

    def worst(self, run: Run, most: int) -> list[tuple[str, dict[str, Any]]]:
        """Folder and summary of the stories that were checked, in the manifest's order; of too many, the worst."""
        t = tables.stories.c
        chosen = (
            select(t.id)
            .where(t.run_id == run.id, t.status == "done")
            .order_by(t.critical.desc(), t.major.desc(), t.minor.desc(), t.place)
            .limit(most)
        )
        query = select(t.folder, t.summary).where(t.id.in_(chosen)).order_by(t.place, t.name)
        return [(row.folder, row.summary) for row in self.read(lambda c: c.execute(query).all())]

    def failures(self, run: Run, most: int) -> list[tuple[str, str]]:
        """Name and reason of the stories that failed, at most so many, in the manifest's order."""
        t = tables.stories.c
        query = (
            select(t.name, t.reason)
            .where(t.run_id == run.id, t.status == "failed")
            .order_by(t.place, t.name)
            .limit(most)
        )
        return [(row.name, row.reason) for row in self.read(lambda c: c.execute(query).all())]

    def stream(self, query: Any) -> Iterator[dict[str, Any]]:
        """The rows of a query, a few at a time."""
        with told(self.url), self.engine.connect() as connection:
            options = {"mtcheck_reads": True, "yield_per": 1000}
            for row in connection.execution_options(**options).execute(query).mappings():
                yield dict(row)

    def read(self, work: Callable[[Connection], T]) -> T:
        """What ``work`` reads, tried again where the connection is lost."""
        return self._attempt(work, reads=True)

    def _write(self, work: Callable[[Connection], T]) -> T:
        return self._attempt(work, reads=False)

    def _attempt(self, work: Callable[[Connection], T], reads: bool) -> T:
        def once() -> T:
            with self.engine.connect() as connection:
                connection = connection.execution_options(mtcheck_reads=reads)
                with connection.begin():
                    return work(connection)

        with told(self.url):
            return self._retrying(once)


def _add(connection: Connection, run: Run, record: StoryRecord) -> bool:
    t = tables.stories
    standing = connection.execute(
        select(t.c.id, t.c.status).where(t.c.run_id == run.id, t.c.name == record.name)
    ).one_or_none()
    if standing:
        if standing.status == "done" or record.status == "failed":
            return False
        connection.execute(delete(t).where(t.c.id == standing.id))
    number = connection.execute(
        insert(t).returning(t.c.id),
        {
            "run_id": run.id,
            "place": record.place,
            "name": record.name,
            "folder": record.folder,
            "status": record.status,
            "reason": record.reason,
            "verdict": record.verdict,
            **{severity: record.counts.get(severity, 0) for severity in ("critical", "major", "minor")},
            "at": record.at or now(),
            "seconds": record.seconds,
            "summary": dict(record.summary),
            "notes": list(record.notes),
            "signature": dict(record.signature),
        },
    ).scalar_one()
    _insert(connection, tables.articles, [{**row, "story_id": number} for row in record.articles])
    _insert(
        connection,
        tables.findings,
        [_finding_row(finding, number, place) for place, finding in enumerate(record.findings)],
    )
    _decide(connection, record.decisions)
    return True


def _insert(connection: Connection, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), list(rows))


def _finding_row(finding: Mapping[str, Any], story: int, place: int) -> dict[str, Any]:
    names = tables.findings.c.keys()
    values = {key: value for key, value in finding.items() if key in names and key != "id"}
    return {**values, "finding": finding["id"], "story_id": story, "place": place}


def _decide(connection: Connection, decisions: Sequence[Decision]) -> None:
    """Record decisions; where one stands about the same finding, the later one holds."""
    t = tables.decisions
    for made in decisions:
        values = {column.name: getattr(made, column.name) for column in t.columns}
        connection.execute(delete(t).where(t.c.finding == made.finding, t.c.at <= made.at))
        if connection.execute(select(t.c.at).where(t.c.finding == made.finding)).first() is None:
            connection.execute(insert(t), values)
