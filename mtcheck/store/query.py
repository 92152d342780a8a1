"""Asking a store for findings."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, func, select

from mtcheck.errors import ConfigError
from mtcheck.store import tables
from mtcheck.store.records import written
from mtcheck.store.store import Store
from mtcheck.taxonomy import SEVERITIES
from mtcheck.types import Decision, Evidence, Finding

NEWEST: Final = "newest"
LAST: Final = "last"
ALL: Final = "all"


@dataclass(frozen=True, slots=True)
class Question:
    """Which findings are asked for; an empty field asks for all.

    Args:
        checks: families, such as "number".
        codes: such as "NUM001".
        severity: this one or a worse one.
        since: of stories checked at this time or later, ISO 8601; a day begins at midnight UTC.
        story: of the story with this id.
        run: "newest" (each story as it was checked last), "last" (the run that began last), "all", or a
            run's number.

    Raises:
        ConfigError: a severity, a time or a run that cannot be.
    """

    checks: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    severity: str = ""
    since: str = ""
    story: str = ""
    run: str = NEWEST

    def __post_init__(self) -> None:
        if self.severity and self.severity not in SEVERITIES:
            raise ConfigError(f"severity is {self.severity!r}: give one of {', '.join(SEVERITIES)}.")
        if self.run not in (NEWEST, LAST, ALL) and not (self.run.isascii() and self.run.isdigit()):
            raise ConfigError(f"run is {self.run!r}: give a run's number, {NEWEST}, {LAST} or {ALL}.")
        _utc(self.since)


class Found(NamedTuple):
    """A finding with the run and the story it is of, and what an editor decided about it."""

    run: int
    story: str
    finding: Finding
    decision: Decision | None


def find(store: Store, question: Question) -> Iterator[Found]:
    """The findings asked for, by run, in the order of the manifest and of the report.

    Raises:
        StoreError: the store cannot be read.
    """
    for row in store.stream(_query(question)):
        yield Found(row["run_id"], row["name"], _finding(row), _decision(row))


def _query(question: Question) -> Select[Any]:
    f, s, d = tables.findings.c, tables.stories.c, tables.decisions.c
    query = (
        select(
            s.run_id,
            s.name,
            *(column for column in tables.findings.columns if column.name not in ("id", "story_id", "place")),
            *(column.label(f"decided_{column.name}") for column in tables.decisions.columns),
        )
        .join_from(tables.findings, tables.stories)
        .outerjoin(tables.decisions, d.finding == f.finding)
        .order_by(s.run_id, s.place, s.name, f.place)
    )
    if question.checks:
        query = query.where(f.check.in_(question.checks))
    if question.codes:
        query = query.where(f.code.in_(question.codes))
    if question.severity:
        names = list(SEVERITIES)
        query = query.where(f.severity.in_(names[names.index(question.severity) :]))
    if question.since:
        query = query.where(s.at >= _utc(question.since))
    if question.story:
        query = query.where(s.name == question.story)
    if question.run == NEWEST:
        done = tables.stories.alias()
        newest = select(func.max(done.c.id)).where(done.c.status == "done").group_by(done.c.name)
        query = query.where(s.id.in_(newest))
    elif question.run == LAST:
        query = query.where(s.run_id == select(func.max(tables.runs.c.id)).scalar_subquery())
    elif question.run != ALL:
        query = query.where(s.run_id == int(question.run))
    return query


def _finding(row: Mapping[str, Any]) -> Finding:
    plain = {name: row[name] for name in Finding.__dataclass_fields__ if name not in ("id", "evidence")}
    return Finding(**plain, id=row["finding"], evidence=tuple(Evidence(**e) for e in row["evidence"]))


def _decision(row: Mapping[str, Any]) -> Decision | None:
    if row["decided_finding"] is None:
        return None
    return Decision(**{name: row[f"decided_{name}"] for name in Decision.__dataclass_fields__})


def _utc(time: str) -> str:
    """A time as the store writes it."""
    if not time:
        return ""
    try:
        given = datetime.datetime.fromisoformat(time)
    except ValueError:
        raise ConfigError(
            f"since is {time!r}: write a day as 2031-05-04, or a time as 2031-05-04T10:00:00Z."
        ) from None
    if given.tzinfo is None:
        given = given.replace(tzinfo=datetime.UTC)
    return written(given)
