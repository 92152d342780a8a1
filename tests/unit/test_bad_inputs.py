"""Every row of the tables of bad inputs: one sentence that helps, the right exit code, nothing left behind."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from mtcheck.cli import main
from tests.bad_inputs import articles, models, options
from tests.bad_inputs.rows import Bad
from tests.support import ROOT

ROWS = [*articles.ROWS, *options.ROWS, *models.ROWS]
GOOD = {
    "mt.txt": "The mayor opened 21 schools on Monday.\n",
    "fr.txt": "Le maire a inauguré 12 écoles lundi.\n",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in GOOD.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def contents(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
def test_one_sentence_and_nothing_left(
    row: Bad, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, made in row.files.items():
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(made, bytes):
            path.write_bytes(made)
        else:
            made(path)
    before = contents(here)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    for name, instead in row.patch.items():
        monkeypatch.setattr(name, instead)
    if not row.loads:
        monkeypatch.setattr("mtcheck.encoder.load", lambda *a, **k: pytest.fail("a model was loaded first"))
    try:
        code = main(row.command)
    except SystemExit as error:
        code = int(error.code or 0)
    monkeypatch.undo()
    out, err = capsys.readouterr()
    assert (code, out) == (row.code, "")
    assert err.startswith("mtcheck: ")
    assert err.count("\n") == 1
    assert err.endswith((".\n", "?\n", ": \n"))
    assert row.words in err
    assert "Traceback" not in err
    assert "something broke inside" not in err
    assert not any(c < " " for c in err[:-1])
    assert contents(here) == before


def test_there_are_enough_rows_and_none_twice() -> None:
    names = [row.what for row in ROWS]
    assert len(names) == len(set(names)) >= 150


def test_a_full_device_behind_stdout() -> None:
    command = f"{sys.executable} -m mtcheck list-checks > /dev/full"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr
