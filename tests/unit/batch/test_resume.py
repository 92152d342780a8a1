"""A run that was killed, at any moment, and resumed ends as one that was not."""

import pytest

from tests.unit.batch.support import STUB, batch, findings, process, reports, state, write_stories

TEXTS = ["There are 12 and 34.", "There is 5.", "None is here.", "There are 1200 things, 7 and 8."]

MOMENTS = [
    ("before", "CREATE TABLE articles", 1),
    ("after", "INSERT INTO mtcheck_version", 1),
    ("before", "INSERT INTO runs", 1),
    ("after", "INSERT INTO runs", 1),
    ("before", "INSERT INTO stories", 1),
    ("after", "INSERT INTO stories", 2),
    ("before", "INSERT INTO findings", 2),
    ("after", "INSERT INTO findings", 1),
    ("before", "COMMIT", 4),
    ("before", "COMMIT", 5),
    ("before", "UPDATE runs", 1),
]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    manifest = write_stories(folder / "in", TEXTS)
    done = process("-m", "mtcheck", "batch", manifest, "-o", folder / "out", *STUB, "--workers", 1)
    assert done.returncode == 1, done.stderr
    return folder / "out"


def same(capsys, out, undisturbed):
    assert reports(out) == reports(undisturbed)
    assert (out / "index.html").is_file()
    ours, theirs = out / "mtcheck.sqlite", undisturbed / "mtcheck.sqlite"
    assert findings(capsys, ours) == findings(capsys, theirs) != ""
    mine, other = state(ours), state(theirs)
    assert mine["findings"] == other["findings"]
    assert mine["stories"] == other["stories"]
    assert len(mine["articles"]) == len(other["articles"]) == 2 * len(TEXTS)


@pytest.mark.parametrize(("when", "words", "nth"), MOMENTS)
def test_killed_while_it_writes(when, words, nth, tmp_path, undisturbed, capsys):
    manifest, out = write_stories(tmp_path / "in", TEXTS), tmp_path / "out"
    killed = process(
        "tests/unit/batch/killed.py", when, words, nth, "batch", manifest, "-o", out, *STUB, "--workers", 1
    )
    assert killed.returncode == -9, killed.stderr
    assert batch(capsys, manifest, out, "--workers", 1, "--resume")[0] == 1
    same(capsys, out, undisturbed)


def test_killed_while_workers_are_busy_leaves_no_worker_behind(tmp_path, undisturbed, capsys):
    texts = [*TEXTS[:3], f"{TEXTS[3]}<!-- KILL THE WRITER ONCE -->"]
    manifest, out = write_stories(tmp_path / "in", texts), tmp_path / "out"
    killed = process("-m", "mtcheck", "batch", manifest, "-o", out, *STUB, "--workers", 2)
    assert killed.returncode == -9
    # `process` has read the workers' stderr to its end: they are gone too.
    assert batch(capsys, manifest, out, "--resume")[0] == 1
    assert reports(out).keys() == reports(undisturbed).keys()
    assert findings(capsys, out / "mtcheck.sqlite") == findings(capsys, undisturbed / "mtcheck.sqlite")


def test_interrupted(tmp_path, undisturbed, capsys):
    manifest, out = write_stories(tmp_path / "in", [*TEXTS, "INTERRUPT ONCE"]), tmp_path / "out"
    stopped = process("-m", "mtcheck", "batch", manifest, "-o", out, *STUB, "--workers", 1)
    assert stopped.returncode == 130
    assert stopped.stderr == "Nothing that was recorded is lost; go on with --resume.\nmtcheck: stopped.\n"
    assert findings(capsys, out / "mtcheck.sqlite") == findings(capsys, undisturbed / "mtcheck.sqlite")
    assert batch(capsys, manifest, out, "--workers", 1, "--resume")[0] == 1


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_number_of_workers_changes_nothing(workers, tmp_path, undisturbed, capsys):
    manifest, out = write_stories(tmp_path / "in", TEXTS), tmp_path / "out"
    assert batch(capsys, manifest, out, "--workers", workers)[0] == 1
    same(capsys, out, undisturbed)


def test_resuming_what_is_done_starts_no_worker(tmp_path, capsys):
    manifest, out = write_stories(tmp_path / "in", TEXTS[:2]), tmp_path / "out"
    assert batch(capsys, manifest, out, "--workers", 1)[0] == 1
    before = findings(capsys, out / "mtcheck.sqlite")
    # A worker would find its model damaged.
    assert batch(capsys, manifest, out, "--resume", "--encoder", "BROKEN")[0] == 1
    assert findings(capsys, out / "mtcheck.sqlite", "--run", "all") == before


def test_stories_added_to_the_manifest_are_checked_by_resuming(tmp_path, capsys):
    manifest, out = write_stories(tmp_path / "in", TEXTS[:2]), tmp_path / "out"
    batch(capsys, manifest, out, "--workers", 1)
    write_stories(tmp_path / "in", TEXTS)
    code, err = batch(capsys, manifest, out, "--workers", 1, "--resume")
    assert code == 1
    assert "Run 1: 4 stories checked" in err


def test_a_run_is_not_gone_on_with_under_other_settings(tmp_path, capsys):
    manifest, out = write_stories(tmp_path / "in", [*TEXTS, "NO ROOM ON DISK"]), tmp_path / "out"
    assert batch(capsys, manifest, out, "--workers", 1)[0] == 2
    code, err = batch(capsys, manifest, out, "--workers", 1, "--resume", "--encoder", "other")
    assert code == 2
    assert "another settings" in err
    assert batch(capsys, manifest, out, "--workers", 1, "--encoder", "other")[0] == 1
    code, err = batch(capsys, manifest, out, "--workers", 1)
    assert "Run 3:" in err
