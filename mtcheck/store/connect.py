"""Opening a store: its address, the connection, its version, and errors as one clear sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    OperationalError,
    SQLAlchemyError,
)

from mtcheck.errors import StoreError

VERSION_TABLE: Final = "mtcheck_version"
#: The newest migration: a store at it is opened without importing Alembic.
NEWEST: Final = "0001"
#: Seconds a process waits for another one's transaction on an SQLite store.
PATIENCE: Final = 30

_DRIVERS: Final = {
    "sqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}
# Any number will do that is the same in all versions of mtcheck.
_UPGRADE_LOCK: Final = 0x6D746368


def address(given: str) -> URL:
    """The address of a store.

    Args:
        given: ``postgresql://user@host/name``, ``sqlite:///path``, or the path of an SQLite file.

    Raises:
        StoreError: it is neither.
    """
    if "://" not in given:
        if not given.strip() or "\0" in given:
            raise StoreError(
                "The store has no name: give a file, or an address such as postgresql://host/name."
            )
        return URL.create(_DRIVERS["sqlite"], database=given)
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        raise StoreError(
            "The store's address cannot be read; write it as postgresql://user@host/name or name an SQLite file."
        ) from None
    kind = url.drivername.split("+")[0]
    if kind not in _DRIVERS:
        raise StoreError(
            f"A store cannot be in {kind!r}: name an SQLite file, or give postgresql://user@host/name."
        )
    if kind == "sqlite" and (not url.database or url.database == ":memory:"):
        raise StoreError("A store in memory would be lost with the run; name an SQLite file.")
    return url.set(drivername=_DRIVERS[kind])


def engine_of(url: URL, create: bool = True) -> Engine:
    """An engine for the store at an address; nothing is opened yet.

    Args:
        url: as of `address`.
        create: whether a store that is not there may be made; else that is an error.

    Raises:
        StoreError: there is no such file, or no driver.
    """
    return _sqlite(url, create) if url.drivername.startswith("sqlite") else _postgresql(url)


def _sqlite(url: URL, create: bool) -> Engine:
    path = Path(url.database or "")
    if not create and not path.is_file():
        raise StoreError(f"There is no store at {path}; check its name, or run `mtcheck batch` first.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The store's folder {path.parent} cannot be made ({_reason(error)}); choose another place."
        ) from None
    engine = create_engine(url, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: Any) -> None:
        # The driver begins no transaction of its own: `begin` below does, for tables too.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")  # readers and one writer do not wait for each other
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that will write says so at once: one that asks later, when another has written, fails.
        reads = connection.get_execution_options().get("mtcheck_reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(url, connect_args={"connect_timeout": 10})
    except ImportError:
        raise StoreError(
            "A store in PostgreSQL needs its driver: install it with `pip install 'mtcheck[postgres]'`."
        ) from None


def upgrade(engine: Engine) -> None:
    """Bring a store's tables to this version's.

    Raises:
        StoreError: the store is of a newer mtcheck, or holds something else.
        SQLAlchemyError: it cannot be opened or written; see `told`.
    """
    with engine.connect().execution_options(mtcheck_reads=True) as connection:
        if _version(connection) == NEWEST:
            return
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            # SQLite's write lock does the same: of two processes at a new store, one makes the tables.
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        version = _version(connection)
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if version and version not in known:
            raise StoreError(
                f"The store {shown(engine.url)} is of a newer mtcheck (its tables are version {version}, this one's {NEWEST}); "
                "upgrade mtcheck, or name another store."
            )
        foreign = sorted(_foreign(connection)) if not version else []
        if foreign:
            raise StoreError(
                f"{shown(engine.url)} holds tables of something else ({', '.join(foreign)}); "
                "give mtcheck a file, database or schema of its own."
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _version(connection: Connection) -> str:
    """The store's version, "" where it has no tables yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return ""
    return str(connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() or "")


def _foreign(connection: Connection) -> set[str]:
    from mtcheck.store.tables import metadata

    return set(inspect(connection).get_table_names()) & set(metadata.tables)


def is_held(error: BaseException) -> bool:
    """Whether another process holds the SQLite store."""
    return isinstance(error, OperationalError) and "database is locked" in str(error.orig)


def is_passing(error: BaseException) -> bool:
    """Whether trying again may help: the connection is gone, or another process was at the same place."""
    if isinstance(error, IntegrityError):  # both looked, both wrote: the next look finds what the other wrote
        return True
    if not isinstance(error, DBAPIError) or isinstance(error.orig, sqlite3.Error):
        return is_held(error)
    return error.connection_invalidated or isinstance(error, OperationalError)


@contextmanager
def told(url: URL) -> Iterator[None]:
    """What goes wrong with the store inside, as a `StoreError` of one sentence."""
    try:
        yield
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise StoreError(_told(str(cause), shown(url))) from error


def shown(url: URL) -> str:
    """The address as it may be shown: without a password; an SQLite store by its file."""
    return str(url.database) if url.drivername.startswith("sqlite") else url.render_as_string(True)


# What SQLite and PostgreSQL say, and what to do about it.
_ADVICE: Final = (
    ("disk is full", "has no room left on its disk; make room"),
    ("no space left", "has no room left on its disk; make room"),
    ("readonly", "may not be written; change its permissions or name another store"),
    ("unable to open", "cannot be opened; check the name and the permissions of its folder"),
    ("not a database", "is no SQLite store; name another file"),
    ("malformed", "is damaged; restore it from a copy, or name another store"),
    ("disk i/o error", "cannot be read or written; check the disk"),
    ("locked", "is held by another process; wait until that one has ended"),
    ("password", "refused the name or the password; check both"),
    ("does not exist", "does not have that database or user; check the address"),
    ("permission denied", "refused this user; ask for the right to make and write tables there"),
)


def _told(cause: str, store: str) -> str:
    for words, advice in _ADVICE:
        if words in cause.lower():
            return f"The store {store} {advice}."
    first = " ".join(cause.split("\n")[0].split())[:200].rstrip(".")
    return f"The store {store} cannot be reached ({first}); check that it is there."


def _reason(error: OSError) -> str:
    return (error.strerror or "the system refused").lower()
