"""Manifests and folders of stories, good and bad."""

import contextlib
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.batch.manifest import BadRowsError, Manifest, Row
from mtcheck.batch.rows import LONGEST_ROW
from mtcheck.errors import InputError

GOOD = {"target": "mt.txt", "source": "source.txt"}


def manifest(folder, *rows, name="stories.jsonl"):
    path = folder / name
    text = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
    path.write_text(text, "utf-8")
    return path


def test_jsonl(tmp_path):
    path = manifest(
        tmp_path,
        {"id": 7, **GOOD, "references": ["a.txt", "b.html"], "language": "en", "source_language": "fr"},
        "",
        {"target": "day/two/mt.txt", "references": ["c.txt"]},
    )
    rows = Manifest(path)
    assert len(rows) == 2
    assert list(rows) == [
        Row(
            "7",
            0,
            "line 1",
            str(tmp_path / "mt.txt"),
            str(tmp_path / "source.txt"),
            (str(tmp_path / "a.txt"), str(tmp_path / "b.html")),
            "en",
            "fr",
        ),
        Row("day/two/mt", 1, "line 3", str(tmp_path / "day/two/mt.txt"), "", (str(tmp_path / "c.txt"),)),
    ]


@pytest.mark.parametrize(("name", "mark"), [("s.csv", ","), ("s.csv", ";"), ("s.tsv", "\t"), ("s", ",")])
def test_csv(name, mark, tmp_path):
    head = mark.join(["id", "target", "source", "references"])
    row = mark.join(["a", '"m\nt.txt"', "s.txt", "b.txt|c.txt"])
    path = manifest(tmp_path, "\ufeff" + head, row, "", mark.join(["b", "mt.txt", "s.txt", ""]), name=name)
    first, second = Manifest(path)
    assert first.references == (str(tmp_path / "b.txt"), str(tmp_path / "c.txt"))
    assert first.target == str(tmp_path / "m\nt.txt")
    assert (second.id, second.where, second.references) == ("b", "line 5", ())


BAD_ROWS = [
    ("not json", "is not JSON"),
    ("[" * 100_000, "is not JSON"),
    ("[1]", "no JSON object"),
    ("{}", "no target"),
    ({"target": "mt.txt"}, "nothing to check against"),
    ({"target": "mt.txt", "references": []}, "nothing to check against"),
    ({**GOOD, "soruce": "x"}, "did you mean source"),
    ({**GOOD, "target": 5}, "its target is 5"),
    ({**GOOD, "target": "a\0b"}, "must be a text"),
    ({**GOOD, "references": {"a": 1}}, "its references are"),
    ({**GOOD, "references": [1]}, "its references is 1"),
    ({**GOOD, "references": ["x"] * 201}, "at most 200 files"),
    ({**GOOD, "language": "xx"}, "Unknown language"),
    ({**GOOD, "id": "x" * 201}, "at most 200 letters"),
    ({**GOOD, "id": "a\nb"}, "letters that can be seen"),
    ({**GOOD, "id": True}, "its id is true"),
    ({**GOOD, "target": "../mt.txt"}, "outside the folder"),
    ({**GOOD, "source": "day/../../mt.txt"}, "outside the folder"),
    ({**GOOD, "references": ["/etc/hostname"]}, "outside the folder"),
    ({**GOOD, "target": "link/mt.txt"}, "outside the folder"),
    ({**GOOD, "id": "Twice"}, "stands in line 1 too"),
    ({**GOOD, "id": "twice"}, "stands in line 1 too"),
]


@pytest.mark.parametrize(("row", "words"), BAD_ROWS, ids=[w for _, w in BAD_ROWS])
def test_bad_rows_are_named(row, words, tmp_path):
    (tmp_path / "in").mkdir()
    os.symlink(tmp_path, tmp_path / "in" / "link")
    path = manifest(tmp_path / "in", {"id": "Twice", **GOOD}, row)
    with pytest.raises(BadRowsError, match="1 bad row") as caught:
        Manifest(path)
    (told,) = caught.value.rows
    assert told.startswith("line 2: ")
    assert words in told
    assert len(told) < 300


def test_all_bad_rows_are_named_up_to_a_limit(tmp_path):
    with pytest.raises(BadRowsError, match="30 bad rows") as caught:
        Manifest(manifest(tmp_path, *["{}"] * 30))
    assert len(caught.value.rows) == 21
    assert caught.value.rows[-1] == "and 10 more"


BAD_MANIFESTS = [
    ("s.jsonl", b"", "holds no story"),
    ("s.jsonl", b"\xff\xfe\x00", "UTF-8"),
    ("s.jsonl", b"[" * (LONGEST_ROW + 1), "longer than"),
    ("s.csv", b"", "holds no story"),
    ("s.csv", b"id,source\n", "names its columns"),
    ("s.csv", b"target,sauce\n", '"sauce"'),
    ("s.csv", b"target,target\n", "names its columns"),
    ("s.csv", b"target,source\na,b,c\n", "1 bad row"),
    ("s.csv", b'target,source\n"a,b\n', "1 bad row"),
    ("s.csv", b"target,source\na\n", "1 bad row"),
]


@pytest.mark.parametrize(("name", "data", "words"), BAD_MANIFESTS)
def test_bad_manifests(name, data, words, tmp_path):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=words) as caught:
        Manifest(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_a_manifest_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        Manifest(tmp_path / "none.jsonl")


def test_files_outside_when_allowed(tmp_path):
    (row,) = Manifest(manifest(tmp_path, {"target": "../mt.txt", "source": "/x/s.txt"}), allow_outside=True)
    assert (row.target, row.source) == (str(tmp_path.parent / "mt.txt"), "/x/s.txt")


def test_a_folder_of_stories(tmp_path):
    for name in (
        "b/mt.txt",
        "b/Original.html",
        "b/agency.txt",
        "b/picture.jpg",
        "a/target.xlf",
        ".git/mt.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "readme.txt").write_text("no story")
    first, second = Manifest(tmp_path)
    assert (first.id, first.where, first.source, first.references) == ("a", "a", "", ())
    assert second.source == str(tmp_path / "b/Original.html")
    assert second.references == (str(tmp_path / "b/agency.txt"),)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (["mt.txt"], "nothing to check against"),
        (["source.txt"], "has no target"),
        (["mt.txt", "target.txt", "source.txt"], "more than one target"),
        (["mt.txt", "source.txt", "original.txt"], "more than one source"),
        ([], "holds no article"),
    ],
)
def test_bad_folders_are_named(files, words, tmp_path):
    (tmp_path / "story").mkdir()
    for name in files:
        (tmp_path / "story" / name).write_text("x")
    with pytest.raises(BadRowsError) as caught:
        Manifest(tmp_path)
    (told,) = caught.value.rows
    assert told.startswith("story: ")
    assert words in told


def test_a_folder_without_stories(tmp_path):
    with pytest.raises(InputError, match="no folder with a story"):
        Manifest(tmp_path)


FOLDERS = [
    ("2031-05-04_story.1", "2031-05-04_story.1"),
    ("../../etc/passwd", "etc-passwd-"),
    ("a/b", "a-b-"),
    ("..", "story-"),
    ("index.html", "index.html-"),
    ("mtcheck.sqlite", "mtcheck.sqlite-"),
    ("con", "con-"),
    ("NUL.txt", "NUL.txt-"),
    ("صحيفة", "story-"),
    (".hidden", "hidden-"),
]


@pytest.mark.parametrize(("id", "begins"), FOLDERS)
def test_folders_of_reports(id, begins):
    folder = Row(id, 0, "", "").folder
    assert folder == begins or (folder.startswith(begins) and len(folder) == len(begins) + 8)


@given(st.text(min_size=1, max_size=200))
def test_any_id_makes_a_safe_folder(id):
    folder = Row(id, 0, "", "").folder
    assert folder.isascii()
    assert set(folder) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
    assert not folder.startswith((".", "-"))
    assert len(folder) < 100


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("any", numbered=True)
    for name in ("s.jsonl", "s.csv", "s"):
        (folder / name).write_bytes(data)
        with contextlib.suppress(InputError):
            assert len(Manifest(folder / name)) > 0
