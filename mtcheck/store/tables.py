"""The tables of a store. What stands here is what the migrations in ``migrations/versions`` add up to."""

from __future__ import annotations

import re
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")


class Words(TypeDecorator[str]):
    """Text of any origin: what no database holds (NUL, half a surrogate pair) becomes U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _UNSTORABLE.sub("\ufffd", value)


metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _words(name: str, **options: Any) -> Column[str]:
    return Column(name, Words, nullable=False, **options)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _belongs(name: str, table: str) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False)


#: One run of ``mtcheck batch``, resumed ones included. Times are ISO 8601 in UTC, and sort as text.
runs: Final = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    _words("started"),
    _words("finished"),  # "" until every story has been recorded
    _words("input"),
    _words("output"),
    Column("signature", JSON, nullable=False),
)

#: One story of a run: checked, or failed with the reason.
stories: Final = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),
    _belongs("run_id", "runs"),
    _number("place"),  # in the manifest
    _words("name"),
    _words("folder"),
    _words("status"),  # "done" or "failed"
    _words("reason"),
    _words("verdict"),
    _number("critical"),
    _number("major"),
    _number("minor"),
    _words("at"),
    Column("seconds", Float, nullable=False),
    Column("summary", JSON, nullable=False),  # for an index; see `mtcheck.report.summary`
    Column("notes", JSON, nullable=False),
    Column("signature", JSON, nullable=False),
    UniqueConstraint("run_id", "name"),
    Index(None, "name"),
    Index(None, "at"),
)

articles: Final = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    _belongs("story_id", "stories"),
    _number("place"),
    _words("role"),  # "target", "source" or "reference"
    _words("name"),
    _words("path"),
    _words("language"),
    _words("title"),
    _words("published"),  # ISO date, "" if unknown
    _words("digest"),
    _number("characters"),
    _number("sentences"),
    UniqueConstraint("story_id", "place"),
    Index(None, "digest"),
)

#: Columns as in ``finding.schema.json``; its ``id`` is ``finding`` here.
findings: Final = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True),
    _belongs("story_id", "stories"),
    _number("place"),
    _words("finding"),
    _words("code"),
    _words("check"),
    _words("category"),
    _words("severity"),
    _words("stance"),
    _words("file"),
    _number("start"),
    _number("end"),
    _words("text"),
    _words("message"),
    _words("suggestion"),
    Column("confidence", Float, nullable=False),
    Column("evidence", JSON, nullable=False),
    UniqueConstraint("story_id", "place"),
    Index(None, "finding"),
    Index(None, "code"),
    Index(None, "check"),
)

#: What editors decided, the last word about each finding: a finding keeps its id from run to run.
decisions: Final = Table(
    "decisions",
    metadata,
    _words("finding", primary_key=True),
    _words("status"),
    _words("reason"),
    _words("note"),
    _words("at"),
    _words("code"),
    _words("file"),
    _words("text"),
)
