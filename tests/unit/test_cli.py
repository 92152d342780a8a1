"""The command line: exit codes, one sentence for each bad input, nothing half-written."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mtcheck.cli import main
from tests.support import ROOT

SAMPLE = ROOT / "tests" / "sample"
GOOD = "The mayor opened 21 schools on Monday.\n"
ORIGINAL = "Le maire a inauguré 12 écoles lundi.\n"


@pytest.fixture
def story(tmp_path):
    (tmp_path / "mt.txt").write_text(GOOD, "utf-8")
    (tmp_path / "fr.txt").write_text(ORIGINAL, "utf-8")
    return tmp_path


def run(capsys, *arguments):
    try:
        code = main([str(a) for a in arguments])
    except SystemExit as error:
        code = error.code
    out, err = capsys.readouterr()
    return code, out, err


BAD_FILES = {
    "empty": (b"", "empty"),
    "only white space": (b" \n\t\n", "empty"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(100), "PDF"),
    "nul bytes": (b"ab\x00\x01\x02\x03cd" * 40, ""),
    "ten megabytes": (b"word " * 2_100_000, "larger than 10 MB"),
    "a book": (b"Many words of a long book. " * 40_000, "more than 1,000,000"),
    "furniture only": (b"Share\nFollow\nRead also | more\n", "page furniture"),
    "markup without text": (b"<html><body><script>x()</script></body></html>", "no text"),
    "ninjs without a body": (b'{"uri": "x", "version": "1", "type": "text"}', ""),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_bad_files(kind, story, capsys):
    data, word = BAD_FILES[kind]
    bad = story / ("bad.json" if "ninjs" in kind else "bad.txt")
    bad.write_bytes(data)
    code, out, err = run(capsys, "check", bad, "--source", story / "fr.txt", "-o", story / "out")
    assert (code, out) == (2, "")
    assert err.startswith("mtcheck: ")
    assert err.count("\n") == 1
    assert word in err
    assert "Traceback" not in err
    assert not (story / "out").exists()


def test_a_docx_is_named(story, capsys):
    with zipfile.ZipFile(story / "article.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    code, _, err = run(capsys, "check", story / "article.docx", "--source", story / "fr.txt")
    assert code == 2
    assert err.count("\n") == 1


BAD_USAGE = [
    (["check", "{mt}"], "--source"),
    (["check", "{dir}/nowhere.txt", "--source", "{fr}"], "does not exist"),
    (["check", "{dir}", "--source", "{fr}"], "is a folder"),
    (["check", "{mt}", "--source", "{dir}/nowhere.txt"], "does not exist"),
    (["check", "{mt}", "--source", "{fr}", "--language", "xx"], "xx"),
    (["check", "{mt}", "--source", "{fr}", "--source-language", "zzz"], "zzz"),
    (["check", "{mt}", "--source", "{fr}", "--format", "pdf"], "pdf"),
    (["check", "{mt}", "--source", "{fr}", "--fail-on", "all"], "minor, major, critical, never"),
    (["check", "{mt}", "--source", "{fr}", "--select", "NUM999"], "NUM"),
    (["check", "{mt}", "--source", "{fr}", "--ignore", "numbr"], "Did you mean number"),
    (["check", "{mt}", "--source", "{fr}", "--threads", "-3"], "threads"),
    (["check", "{mt}", "--source", "{fr}", "--config", "{dir}/no.toml"], "no.toml"),
    (["compare", "{mt}"], "two versions"),
    (["explain", "XYZ1"], "list-checks"),
]


@pytest.mark.parametrize(("arguments", "word"), BAD_USAGE)
def test_bad_usage(arguments, word, story, capsys):
    names = {"mt": story / "mt.txt", "fr": story / "fr.txt", "dir": story}
    code, out, err = run(capsys, *(a.format(**names) for a in arguments))
    assert (code, out) == (2, "")
    assert word in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check"], ["check", "a", "--threads", "two"]])
def test_usage_that_argparse_refuses(arguments, capsys):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "usage" in err


def test_an_output_that_is_a_file(story, capsys):
    (story / "out").write_text("mine")
    code, _, err = run(capsys, "check", story / "mt.txt", "--source", story / "fr.txt", "-o", story / "out")
    assert code == 2
    assert err.count("\n") == 1
    assert (story / "out").read_text() == "mine"


def test_a_missing_encoder_is_exit_3(story, capsys):
    code, _, err = run(
        capsys, "check", story / "mt.txt", "--source", story / "fr.txt", "--encoder", story / "no-model"
    )
    assert code == 3
    assert err.count("\n") == 1


def test_findings_make_exit_1_and_files(story, capsys):
    code, out, err = run(capsys, "check", story / "mt.txt", "--source", story / "fr.txt", "-o", story / "out")
    assert (code, out) == (1, "")
    assert "report.html" in err
    assert "not checked" not in err
    (row,) = [json.loads(x) for x in (story / "out" / "findings.jsonl").read_text("utf-8").splitlines()]
    assert (row["code"], row["file"], row["text"]) == ("NUM001", "mt.txt", "21")
    assert row["text"] == GOOD[row["start"] : row["end"]]
    assert sorted(p.name for p in (story / "out").iterdir()) == [
        "findings.jsonl",
        "report.html",
        "summary.json",
    ]


def test_fail_on_never_and_quiet(story, capsys):
    target = ["check", story / "mt.txt", "--source", story / "fr.txt", "-o", story / "out"]
    assert run(capsys, *target, "--fail-on", "never", "--quiet") == (0, "", "")


def test_jsonl_on_stdout(story, capsys):
    code, out, _ = run(capsys, "check", story / "mt.txt", "--source", story / "fr.txt", "--format", "jsonl")
    assert code == 1
    assert json.loads(out)["text"] == "21"


def test_nothing_wrong_is_exit_0(story, capsys):
    (story / "mt.txt").write_text("The mayor opened 12 schools on Monday.\n", "utf-8")
    code, out, _ = run(capsys, "check", story / "mt.txt", "--source", story / "fr.txt", "--format", "jsonl")
    assert (code, out) == (0, "")


def test_two_files_of_one_name_are_kept_apart(story, capsys):
    (story / "other").mkdir()
    (story / "other" / "mt.txt").write_text("The mayor opened 12 schools on Monday.\n", "utf-8")
    code, _, err = run(capsys, "compare", story / "mt.txt", story / "other" / "mt.txt", "-o", story / "out")
    assert code in (0, 1)
    assert "other/mt.txt" in err


def test_a_broken_check_is_a_note_not_a_lost_story(story, capsys, monkeypatch):
    from mtcheck.checks.number import ChangedNumber

    def broken(self, story):
        raise RuntimeError("no good")

    monkeypatch.setattr(ChangedNumber, "run", broken)
    code, _, err = run(
        capsys,
        "check",
        story / "mt.txt",
        "--source",
        story / "fr.txt",
        "-o",
        story / "out",
        "--select",
        "NUM001",
    )
    assert code == 0
    assert "NUM001 broke on mt.txt" in err
    assert "did not run" in err


def test_ninjs_body_is_written_beside_the_report(story, capsys):
    item = {"headline": "Schools", "body_text": GOOD, "language": "en", "uri": "x", "type": "text"}
    (story / "item.json").write_text(json.dumps(item), "utf-8")
    code, _, _ = run(capsys, "check", story / "item.json", "--source", story / "fr.txt", "-o", story / "out")
    assert code == 1
    body = (story / "out" / "item.body.txt").read_text("utf-8")
    row = json.loads((story / "out" / "findings.jsonl").read_text("utf-8").splitlines()[0])
    assert body[row["start"] : row["end"]] == row["text"]


def test_standard_input(story):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mtcheck",
            "check",
            "-",
            "--source",
            str(story / "fr.txt"),
            "--format",
            "jsonl",
        ],
        input=GOOD.encode(),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["file"] == "standard input"


def test_list_and_explain(capsys):
    code, out, _ = run(capsys, "list-checks")
    assert code == 0
    codes = [line.split()[0] for line in out.splitlines()]
    assert codes == sorted(set(codes))
    for check in codes:
        code, page, _ = run(capsys, "explain", check)
        assert code == 0
        assert all(f"\n{word}:" in page for word in ("Why", "Flags", "Leaves alone", "Source")), check


@pytest.mark.parametrize("command", ["import mtcheck", "import mtcheck.cli", "import mtcheck.pipeline"])
def test_importing_loads_nothing_heavy(command):
    heavy = "torch transformers numpy wordfreq babel trafilatura lxml jinja2 rich choppa".split()
    done = subprocess.run(
        [sys.executable, "-c", f"{command}, sys; print(*[m for m in {heavy!r} if m in sys.modules])"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.strip() == ""


def test_the_editors_command_has_the_sample_as_its_default():
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        from report import arguments
    finally:
        sys.path.pop(0)
    line = arguments([])
    assert line[:3] == ["check", "--fail-on", "never"]
    assert Path(line[3]) == SAMPLE / "mt.en.txt"
    assert arguments(["a.txt", "b.txt"])[0] == "compare"
    assert arguments(["a.txt", "--source=b.txt"])[0] == "check"
    assert arguments(["a.txt", "b.txt", "-o", "x"]).count("-o") == 1
