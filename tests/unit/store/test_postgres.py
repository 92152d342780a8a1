"""The store on a real PostgreSQL server: the same contract, and a connection that is lost."""

from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text

from mtcheck.errors import StoreError
from mtcheck.store import tables
from mtcheck.store.connect import VERSION_TABLE
from mtcheck.store.query import Question, find
from mtcheck.store.records import StoryRecord
from mtcheck.store.store import Store
from mtcheck.types import Decision
from tests.unit.batch.support import STUB as STUB_OPTIONS
from tests.unit.batch.support import batch, findings, process, write_stories
from tests.unit.store.server import server  # noqa: F401 (a fixture)
from tests.unit.store.support import FINDING, RECORD


@pytest.fixture
def url(server, request):  # noqa: F811
    return server.database(f"t{abs(hash(request.node.name))}")


@pytest.fixture
def store(url):
    opened = Store(url, sleep=lambda seconds: None)
    yield opened
    opened.close()


def test_a_story_is_recorded_once_and_stands(store):
    run = store.begin_run("in", "out", {"mtcheck": "1"})
    assert store.add(run, StoryRecord("s", 0, "s", "failed", "why"))
    assert store.add(run, RECORD)
    assert not store.add(run, replace(RECORD, verdict="another"))
    (found,) = find(store, Question(checks=("number",), severity="major", since="2020-01-01"))
    assert found.finding.to_dict() == FINDING
    assert store.totals(run) == (1, 0, 0, 1, 0)
    assert store.last_run("in", "out") == run


def test_letters_that_no_database_holds(store):
    run = store.begin_run("in", "out", {})
    odd = {**FINDING, "text": "a\0\ud800b", "evidence": [{**FINDING["evidence"][0], "text": "\0\udfff"}]}
    store.add(
        run, replace(RECORD, findings=(odd,), decisions=(Decision(FINDING["id"], "dismissed", note="\0"),))
    )
    (found,) = find(store, Question())
    assert found.finding.text == "a\ufffd\ufffdb"
    assert found.finding.evidence[0].text == "\0\udfff"
    assert found.decision.note == "\ufffd"


def test_the_migrations_add_up_to_the_tables(store):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, tables.metadata) == []


def test_a_store_of_a_newer_version_and_of_something_else(url):
    Store(url).close()
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(StoreError, match="of a newer mtcheck"):
        Store(url)
    with engine.begin() as connection:
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
    with pytest.raises(StoreError, match="something else"):
        Store(url)
    engine.dispose()


def test_a_database_that_is_not_there(server):  # noqa: F811
    with pytest.raises(StoreError, match="does not have that database"):
        Store(server.url("none"))


def test_a_server_that_restarts_is_waited_for(server, url):  # noqa: F811
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 2:
            server.start()

    store = Store(url, sleep=sleep)
    run = store.begin_run("in", "out", {})
    server.stop()
    assert store.add(run, RECORD)
    assert slept == [0.5, 1]
    assert store.statuses(run) == {"s": "done"}
    store.close()


def test_a_server_that_stays_away_stops_the_run_and_loses_nothing(server, url):  # noqa: F811
    store = Store(url, sleep=lambda seconds: None)
    run = store.begin_run("in", "out", {})
    assert store.add(run, RECORD)
    server.stop()
    try:
        with pytest.raises(StoreError, match="cannot be reached") as caught:
            store.add(run, replace(RECORD, name="next"))
        assert "\n" not in str(caught.value)
    finally:
        server.start()
    assert store.add(run, replace(RECORD, name="next"))
    assert store.statuses(run) == {"s": "done", "next": "done"}
    store.close()


def test_a_killed_batch_is_resumed(url, tmp_path, capsys):
    texts = ["There are 12 and 34.", "There is 5.", "There are 1200."]
    manifest, out = write_stories(tmp_path / "in", texts), tmp_path / "out"
    command = ["batch", manifest, "-o", out, *STUB_OPTIONS, "--workers", 1, "--store", url]
    killed = process("tests/unit/batch/killed.py", "before", "INSERT INTO findings", 2, *command)
    assert killed.returncode == -9, killed.stderr
    assert findings(capsys, url).count("\n") == 2
    assert batch(capsys, manifest, out, "--workers", 1, "--store", url, "--resume")[0] == 1
    assert batch(capsys, manifest, tmp_path / "again", "--workers", 1)[0] == 1
    assert findings(capsys, url) == findings(capsys, tmp_path / "again" / "mtcheck.sqlite")
    assert not (out / "mtcheck.sqlite").exists()
