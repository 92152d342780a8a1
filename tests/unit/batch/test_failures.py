"""A story that fails costs itself; a machine that fails costs nothing that was recorded."""

import sqlite3

import pytest

from tests.unit.batch.support import batch, findings, state, write_stories

POISON = {
    "RAISE": "RuntimeError: a check that raises",
    "LEAVE": "SystemExit",
    "NO ROOM IN MEMORY": "out of memory",
    "CRASH": "SIGSEGV",
    "OUT OF MEMORY": "SIGKILL, as when memory runs out",
    "DIE ONCE": "exit code 3",
}


@pytest.mark.parametrize("words", POISON)
def test_a_poisonous_story_costs_itself_alone(words, tmp_path, capsys):
    manifest = write_stories(tmp_path / "in", ["There are 12.", f"{words}: 13.", "There are 14."])
    out = tmp_path / "out"
    code, err = batch(capsys, manifest, out, "--workers", 1)
    assert code == 2
    assert f"line 2, story s1: {'' if words != 'RAISE' else 'Something broke inside'}" in err
    assert POISON[words] in err
    assert "2 stories checked, 1 failed" in err
    rows = [(r[3], r[4]) for r in state(out / "mtcheck.sqlite")["stories"]]
    assert len(rows) == 3
    assert findings(capsys, out / "mtcheck.sqlite").count("\n") == 2
    assert "s1: " in (out / "index.html").read_text("utf-8")
    assert not (out / "s1").exists()


def test_a_story_that_never_ends_is_cut_off(tmp_path, capsys):
    manifest, out = write_stories(tmp_path / "in", ["FOR EVER"]), tmp_path / "out"
    code, err = batch(capsys, manifest, out, "--workers", 1, "--story-timeout", 0.5)
    assert code == 2
    assert "line 1, story s0: It took longer than 0.5 seconds." in err


def test_a_failed_story_is_tried_again_when_asked(tmp_path, capsys):
    manifest, out = write_stories(tmp_path / "in", ["There are 12.", "DIE ONCE: 13."]), tmp_path / "out"
    assert batch(capsys, manifest, out, "--workers", 1)[0] == 2
    code, err = batch(capsys, manifest, out, "--workers", 1, "--resume")
    assert code == 2
    assert "1 story checked, 1 failed" in err
    code, err = batch(capsys, manifest, out, "--workers", 1, "--resume", "--retry-failed")
    assert code == 1
    assert "2 stories checked; " in err
    assert findings(capsys, out / "mtcheck.sqlite", "--run", "all").count("\n") == 2


def test_a_story_that_cannot_be_read(tmp_path, capsys):
    manifest, out = (
        write_stories(tmp_path / "in", ["There are 12.", "", "x"], language="en"),
        tmp_path / "out",
    )
    (tmp_path / "in" / "mt2.txt").unlink()
    code, err = batch(capsys, manifest, out, "--workers", 1)
    assert code == 2
    assert "line 2, story s1: " in err
    assert "mt1.txt is empty" in err
    assert "line 3, story s2: " in err
    assert "does not exist" in err


def test_a_full_disk_stops_the_run_and_loses_nothing(tmp_path, capsys):
    texts = ["There are 12.", "NO ROOM ON DISK: 13.", "There are 14."]
    manifest, out = write_stories(tmp_path / "in", texts), tmp_path / "out"
    code, err = batch(capsys, manifest, out, "--workers", 1)
    assert code == 2
    assert err.count("\n") == 1
    assert "no space left" in err
    assert findings(capsys, out / "mtcheck.sqlite").count("\n") == 1
    assert batch(capsys, manifest, out, "--workers", 1, "--resume")[0] == 1
    assert findings(capsys, out / "mtcheck.sqlite").count("\n") == 3


def test_a_store_without_room_stops_the_run_and_loses_nothing(tmp_path, capsys, monkeypatch):
    manifest, out = write_stories(tmp_path / "in", ["There are 12.", "14 " * 500]), tmp_path / "out"
    real = sqlite3.connect
    pages = 40

    def small(*arguments, **options):
        connection = real(*arguments, **options)
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr("sqlite3.dbapi2.connect", small)
        code, err = batch(capsys, manifest, out, "--workers", 1)
    assert code == 2
    assert err.count("\n") == 1
    assert "no room left on its disk" in err
    assert len(state(out / "mtcheck.sqlite")["stories"]) == 1
    assert batch(capsys, manifest, out, "--workers", 1, "--resume")[0] == 1
    assert findings(capsys, out / "mtcheck.sqlite").count("\n") == 501


@pytest.mark.parametrize("where", ["a file", "below a file", "nowhere"])
def test_an_output_that_cannot_be_written(where, tmp_path, capsys):
    manifest = write_stories(tmp_path / "in", ["There are 12."])
    (tmp_path / "mine").write_text("mine")
    out = {"a file": tmp_path / "mine", "below a file": tmp_path / "mine" / "out", "nowhere": "/proc/nowhere"}
    code, err = batch(capsys, manifest, out[where])
    assert code == 2
    assert err.count("\n") == 1
    assert "annot" in err
    assert (tmp_path / "mine").read_text() == "mine"


@pytest.mark.parametrize(("model", "word"), [("BROKEN", "put it back"), ("DEADLY", "exit code 5")])
def test_a_model_that_cannot_be_loaded_is_exit_3(model, word, tmp_path, capsys):
    manifest = write_stories(tmp_path / "in", ["There are 12."])
    code, err = batch(capsys, manifest, tmp_path / "out", "--workers", 2, "--encoder", model)
    assert code == 3
    assert err.count("\n") == 1
    assert word in err


def test_a_worker_takes_no_more_memory_than_it_may(tmp_path, capsys):
    manifest, out = write_stories(tmp_path / "in", ["ALLOCATE 1", "There are 12."]), tmp_path / "out"
    code, err = batch(capsys, manifest, out, "--workers", 1, "--worker-memory", 2)
    assert code == 2
    assert "line 1, story s0: The worker ran out of memory" in err
    assert "1 story checked, 1 failed" in err


BAD_USAGE = [
    (["--workers", "0"], "--workers"),
    (["--retry-failed"], "--resume"),
    (["--story-timeout", "-1"], "--story-timeout"),
    (["--story-timeout", "nan"], "--story-timeout"),
    (["--worker-memory", "inf"], "--worker-memory"),
    (["--format", "pdf"], "pdf"),
    (["--store", "mysql://host/name"], "postgresql://"),
    (["--fail-on", "all"], "minor, major"),
    (["--config", "/nowhere.toml"], "nowhere.toml"),
]


@pytest.mark.parametrize(("arguments", "word"), BAD_USAGE)
def test_bad_usage(arguments, word, tmp_path, capsys):
    manifest = write_stories(tmp_path / "in", ["There are 12."])
    code, err = batch(capsys, manifest, tmp_path / "out", *arguments)
    assert code == 2
    assert err.count("\n") == 1
    assert word in err
    assert not (tmp_path / "out" / "mtcheck.sqlite").exists()


def test_exit_codes(tmp_path, capsys):
    manifest, out = write_stories(tmp_path / "in", ["There are 12."]), tmp_path / "out"
    for severity, code in (("minor", 1), ("major", 1), ("critical", 0), ("never", 0)):
        assert batch(capsys, manifest, out, "--resume", "--workers", 1, "--fail-on", severity)[0] == code
    quiet = batch(capsys, manifest, out, "--resume", "--quiet", "--fail-on", "never")
    assert quiet == (0, "")
