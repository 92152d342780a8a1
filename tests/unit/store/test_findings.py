"""``mtcheck findings``: what is asked, and in which form it is answered."""

import csv
import io
import json

import pytest

from mtcheck.cli import main
from mtcheck.store.store import Store
from tests.unit.store.support import fill


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "a.sqlite"
    opened = Store(str(path))
    fill(opened)
    fill(opened, ["2031-05-08T10:00:00Z"])  # s0 once more
    opened.close()
    return path


def ask(capsys, store, *arguments):
    try:
        code = main(["findings", "--store", str(store), *map(str, arguments)])
    except SystemExit as error:
        code = error.code
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


QUESTIONS = [
    ([], ["1 s1 NUM001", "1 s1 NAM001", "2 s0 NUM001", "2 s0 NAM001"]),
    (["--run", "all", "--check", "number"], ["1 s0 NUM001", "1 s1 NUM001", "2 s0 NUM001"]),
    (["--run", "last"], ["2 s0 NUM001", "2 s0 NAM001"]),
    (["--run", "1", "--code", "NAM001"], ["1 s0 NAM001", "1 s1 NAM001"]),
    (["--check", "name,number", "--story", "s1"], ["1 s1 NUM001", "1 s1 NAM001"]),
    (["--severity", "major"], ["1 s1 NAM001", "2 s0 NAM001"]),
    (["--since", "2031-05-07", "--code", "NUM001"], ["2 s0 NUM001"]),
    (
        ["--run", "all", "--since", "2031-05-06T12:00:00+02:00", "--code", "NUM001"],
        ["1 s1 NUM001", "2 s0 NUM001"],
    ),
    (["--story", "' OR 1=1 --"], []),
    (["--check", "nothing"], []),
]


@pytest.mark.parametrize(("arguments", "expected"), QUESTIONS)
def test_questions(arguments, expected, store, capsys):
    code, out, err = ask(capsys, store, *arguments)
    rows = [json.loads(line) for line in out.splitlines()]
    assert [f"{r['run']} {r['story']} {r['code']}" for r in rows] == expected
    assert (code, err) == (0, f"{len(expected)} finding{'' if len(expected) == 1 else 's'}.\n")


BAD = [
    (["--severity", "bad"], "minor, major, critical"),
    (["--since", "yesterday"], "2031-05-04"),
    (["--run", "first"], "newest"),
    (["--format", "parquet"], "-o"),
    (["--format", "xls"], "invalid choice"),
    (["-o", "/proc/none/x"], "Cannot write"),
    (["--store", "/nowhere/a.sqlite"], "no store"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD)
def test_bad_questions(arguments, words, store, capsys):
    code, out, err = ask(capsys, store, *arguments)
    assert (code, out) == (2, "")
    assert words in err


def test_csv_runs_nothing_in_a_spreadsheet(store, tmp_path, capsys):
    assert ask(capsys, store, "--format", "csv", "-o", tmp_path / "f.csv", "--quiet") == (0, "", "")
    data = (tmp_path / "f.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfrun,story,severity,")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [r["story"] for r in rows] == ["s1", "s1", "s0", "s0"]
    assert rows[1]["text"] == "'=cmd|' /c calc'!A1"


def test_parquet_has_the_same_rows(store, tmp_path, capsys):
    parquet = pytest.importorskip("pyarrow.parquet")
    assert ask(capsys, store, "--format", "parquet", "-o", tmp_path / "f.parquet")[0] == 0
    lines = [json.loads(line) for line in ask(capsys, store)[1].splitlines()]
    rows = parquet.read_table(tmp_path / "f.parquet").to_pylist()
    assert [{k: v for k, v in r.items() if k != "decision"} for r in rows] == [
        {k: v for k, v in r.items() if k != "schema"} for r in lines
    ]


def test_parquet_without_pyarrow_says_what_to_do(store, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    code, _, err = ask(capsys, store, "--format", "parquet", "-o", tmp_path / "f.parquet")
    assert code == 2
    assert "mtcheck[parquet]" in err
    assert not (tmp_path / "f.parquet").exists()
