import errno
import os
import stat
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from mtcheck import report as reports
from mtcheck.errors import ConfigError, OutputError
from mtcheck.report import load_format, render, write, write_atomically
from tests.unit.report.sample import report


def test_an_unknown_format_is_told_the_known_ones() -> None:
    with pytest.raises(ConfigError, match=r"^There is no report format “pdf”; use one of these: .*html.*\.$"):
        render(report(), "pdf")


def test_a_format_that_cannot_be_loaded_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = EntryPoint("odd", "mtcheck.nowhere:Odd", reports.GROUP)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [broken])
    with pytest.raises(ConfigError, match=r"^The report format “odd” .* cannot be loaded: No module named"):
        load_format("odd")


def test_what_is_no_format_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = EntryPoint("odd", "builtins:dict", reports.GROUP)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [odd])
    with pytest.raises(
        ConfigError, match=r"^The report format “odd” \(builtins:dict\) lacks a name, a filename"
    ):
        load_format("odd")


def test_written_is_what_was_rendered(tmp_path: Path) -> None:
    path = write(report(), "jsonl", tmp_path / "new" / "folder" / "findings.jsonl")
    assert path.read_bytes() == str(render(report(), "jsonl")).encode()
    assert os.listdir(path.parent) == ["findings.jsonl"]


def test_an_earlier_report_is_replaced_and_an_ordinary_file(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")
    mask = os.umask(0o022)
    try:
        write_atomically(path, b"new")
    finally:
        os.umask(mask)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_full_disk_leaves_the_old_report_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError) as caught:
        write_atomically(path, b"new")
    assert str(caught.value) == f"Cannot write {path}: no space left on device; choose another place with -o."
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.txt"]


def make_folder(path: Path) -> Path:
    path.mkdir()
    return path


def make_file_in_the_way(path: Path) -> Path:
    path.write_text("a file")
    return path / "report.html"


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (make_folder, "it is a folder; name a file in it"),
        (make_file_in_the_way, "; choose another place with -o"),
        (lambda path: path / ("x" * 300), "; choose another place with -o"),
    ],
    ids=["folder", "file-for-folder", "name-too-long"],
)
def test_what_cannot_be_written_is_told_in_one_sentence(tmp_path: Path, prepare: Any, words: str) -> None:
    path = prepare(tmp_path / "there")
    with pytest.raises(OutputError) as caught:
        write(report(), "text", path)
    message = str(caught.value)
    assert message.startswith(f"Cannot write {path}: ")
    assert message.endswith(f"{words}.")
    assert "\n" not in message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_leave_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="permission denied"):
        write_atomically(tmp_path / "report.html", b"")
