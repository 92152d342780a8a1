"""Two processes that write one store."""

import os
import subprocess
import sys

import pytest

from tests.support import ROOT
from tests.unit.batch.support import STUB, batch, findings, write_stories
from tests.unit.store.server import programs, server  # noqa: F401 (a fixture)

TEXTS = [f"There are {n} and {n + 7}." for n in range(8)]


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    if request.param == "sqlite":
        return str(tmp_path / "a.sqlite")
    return request.getfixturevalue("server").database(f"together_{tmp_path.name}")


def at_once(*commands):
    """Run commands side by side: exit codes and stderrs."""
    line = [sys.executable, "-m", "mtcheck", "batch"]
    running = [
        subprocess.Popen(
            [*line, *map(str, command)],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        for command in commands
    ]
    return [(p.communicate(timeout=300)[1].decode(), p.returncode) for p in running]


def test_two_batches_into_a_new_store(store, tmp_path, capsys):
    commands = []
    for name in ("one", "two"):
        manifest = write_stories(tmp_path / name, TEXTS)
        commands.append([manifest, "-o", tmp_path / "out" / name, *STUB, "--workers", 1, "--store", store])
    for err, code in at_once(*commands):
        assert code == 1, err
    for run in ("1", "2"):
        assert findings(capsys, store, "--run", run).count("\n") == 2 * len(TEXTS)


def test_two_processes_that_resume_one_run(store, tmp_path, capsys):
    manifest, out = (
        write_stories(tmp_path / "in", [*TEXTS[:2], "NO ROOM ON DISK", *TEXTS[2:]]),
        tmp_path / "out",
    )
    assert batch(capsys, manifest, out, "--workers", 1, "--store", store)[0] == 2
    command = [manifest, "-o", out, *STUB, "--workers", 1, "--store", store, "--resume"]
    for err, code in at_once(command, command):
        assert code == 1, err
    assert findings(capsys, store, "--run", "all").count("\n") == 2 * len(TEXTS)
    assert findings(capsys, store, "--run", "2") == ""
