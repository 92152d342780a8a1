"""The store on SQLite: whole stories, versions, two processes, damage."""

import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from mtcheck.errors import StoreError
from mtcheck.store import tables
from mtcheck.store.connect import NEWEST, VERSION_TABLE
from mtcheck.store.query import Question, find
from mtcheck.store.records import StoryRecord
from mtcheck.store.store import ATTEMPTS, Store
from mtcheck.types import Decision
from tests.unit.store.support import FINDING, RECORD, fill


@pytest.fixture
def store(tmp_path):
    opened = Store(str(tmp_path / "a.sqlite"), sleep=lambda seconds: None)
    yield opened
    opened.close()


def test_a_story_is_recorded_once_and_stands(store):
    run = store.begin_run("in", "out", {"mtcheck": "1"})
    assert store.add(run, RECORD)
    assert not store.add(run, replace(RECORD, verdict="another"))
    assert not store.add(run, StoryRecord("s", 0, "s", "failed", "later"))
    assert store.statuses(run) == {"s": "done"}
    (found,) = find(store, Question())
    assert found.finding.to_dict() == FINDING
    assert (found.run, found.story) == (run.id, "s")


def test_a_failure_is_taken_over_by_a_later_check(store):
    run = store.begin_run("in", "out", {})
    assert store.add(run, StoryRecord("s", 0, "s", "failed", "why"))
    assert not store.add(run, StoryRecord("s", 0, "s", "failed", "again"))
    assert store.failures(run, 10) == [("s", "why")]
    assert store.add(run, RECORD)
    assert store.totals(run)[:2] == (1, 0)


def test_runs_are_found_by_where_from_and_where_to(store):
    first, second = (store.begin_run("in", "out", {}) for _ in range(2))
    assert store.last_run("in", "out") == second
    assert store.last_run("in", "elsewhere") is None
    assert store.statuses(first) == {}
    store.end_run(second)
    assert store.last_run("in", "out").finished


def test_letters_that_no_database_holds(store):
    run = store.begin_run("in", "out", {})
    odd = {**FINDING, "text": "a\0\ud800b", "evidence": [{**FINDING["evidence"][0], "text": "\0\udfff"}]}
    store.add(run, replace(RECORD, findings=(odd,)))
    (found,) = find(store, Question())
    assert found.finding.text == "a\ufffd\ufffdb"
    assert found.finding.evidence[0].text == "\0\udfff"


def test_the_last_word_about_a_finding_holds(store):
    run = store.begin_run("in", "out", {})

    def decide(name, note, at):
        decision = Decision(FINDING["id"], "dismissed", "style", note, at)
        store.add(run, replace(RECORD, name=name, decisions=(decision,)))
        return {found.decision.note for found in find(store, Question())}

    assert decide("a", "first", "2031-05-04T10:00:00Z") == {"first"}
    assert decide("b", "later", "2031-05-05T10:00:00Z") == {"later"}
    assert decide("c", "earlier", "2031-05-03T10:00:00Z") == {"later"}


def test_a_story_is_whole_or_not_there(store):
    run = store.begin_run("in", "out", {})
    with pytest.raises(StoreError):
        store.add(run, replace(RECORD, findings=(FINDING, {**FINDING, "message": None})))
    assert store.statuses(run) == {}
    assert list(find(store, Question())) == []


# --- versions --------------------------------------------------------------------------------------


def test_the_migrations_add_up_to_the_tables(store):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    import mtcheck.store

    scripts = ScriptDirectory(f"{mtcheck.store.__path__[0]}/migrations")
    assert scripts.get_heads() == [NEWEST]
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, tables.metadata) == []


def test_a_store_of_a_newer_version_is_refused(tmp_path):
    path = str(tmp_path / "a.sqlite")
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"of a newer mtcheck \(its tables are version 9999"):
        Store(path)


def test_tables_of_something_else_are_left_alone(tmp_path):
    path = str(tmp_path / "cms.sqlite")
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE articles (headline TEXT)")
    with pytest.raises(StoreError, match=r"something else \(articles\)"):
        Store(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("articles",)]


# --- what can go wrong -----------------------------------------------------------------------------


def test_no_store(tmp_path):
    with pytest.raises(StoreError, match="There is no store"):
        Store(str(tmp_path / "none.sqlite"), create=False)
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "no name"),
        ("mysql://host/name", "cannot be in 'mysql'"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("postgresql://host:port:x/name", "cannot be read"),
        ("/proc/none/a.sqlite", "cannot be made"),
    ],
)
def test_bad_addresses(url, words):
    with pytest.raises(StoreError, match=words):
        Store(url)


def test_a_password_is_not_shown():
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError) as caught:
        Store("postgresql://me:geheim@127.0.0.1:1/none", sleep=lambda seconds: None)
    assert "geheim" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_database(tmp_path):
    (tmp_path / "a.sqlite").write_text("This is an article, and long enough to be read as a head." * 20)
    with pytest.raises(StoreError, match="is no SQLite store"):
        Store(str(tmp_path / "a.sqlite"))


def test_a_folder(tmp_path):
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(str(tmp_path))


def lost(count):
    """A piece of work that loses its connection so many times."""
    left = [count]

    def work(connection):
        left[0] -= 1
        if left[0] >= 0:
            raise OperationalError("SELECT", {}, sqlite3.OperationalError("database is locked"))
        return connection.execute(text("SELECT 7")).scalar()

    return work


def test_a_lost_connection_is_tried_again(tmp_path):
    slept = []
    store = Store(str(tmp_path / "a.sqlite"), sleep=slept.append)
    assert store.read(lost(3)) == 7
    assert slept == [0.5, 1, 2]
    with pytest.raises(StoreError, match="held by another process"):
        store.read(lost(ATTEMPTS))
    store.close()


def test_two_stores_on_one_file_wait_for_each_other(tmp_path):
    path = str(tmp_path / "a.sqlite")
    first, second = Store(path), Store(path)
    run = first.begin_run("in", "out", {})
    with second.engine.connect().execution_options(mtcheck_reads=True) as connection, connection.begin():
        assert connection.execute(text("SELECT count(*) FROM stories")).scalar() == 0
        assert first.add(run, RECORD)  # readers do not stand in the way
    assert not second.add(run, RECORD)
    first.close()
    second.close()


def test_a_store_is_an_ordinary_database(tmp_path):
    store = Store(str(tmp_path / "a.sqlite"))
    fill(store)
    store.close()
    engine = create_engine(f"sqlite:///{tmp_path}/a.sqlite")
    with engine.connect() as connection:
        query = "SELECT s.name, count(*) FROM stories s JOIN findings f ON f.story_id = s.id GROUP BY s.name"
        assert dict(connection.execute(text(query)).all()) == {"s0": 2, "s1": 2}
    engine.dispose()
