"""``mtcheck report``: folders in, one page out, nothing passed over in silence."""

import json
import os
from urllib.parse import unquote

import pytest

from mtcheck.cli import main
from tests.unit.report.document import Document
from tests.unit.report.stories import story


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def command(*arguments):
        code = main(["report", *map(str, arguments)])
        return code, capsys.readouterr().err

    return command


def made(folder, number=1, page=True):
    folder.mkdir(parents=True)
    (folder / "summary.json").write_text(json.dumps(story(number).to_dict()), "utf-8")
    if page:
        (folder / "report.html").write_text("<p>report")
    return folder


def links(page):
    return [
        e.attributes["href"]
        for e in Document(page.read_text("utf-8")).all("a")
        if "#" not in e.attributes["href"]
    ]


def test_folders_below_become_one_page_beside_them(run, tmp_path):
    for name in ("b", "a/deep"):
        made(tmp_path / "out" / name)
    made(tmp_path / "out" / "plain", page=False)
    assert run("out") == (0, f"3 stories\n{os.path.join('out', 'index.html')}\n")
    assert sorted(links(tmp_path / "out" / "index.html")) == ["a/deep/report.html", "b/report.html"]
    # Written again it is our own page.
    assert run("out", "--quiet") == (0, "")


def test_several_folders_make_a_page_here_with_links_that_lead_there(run, tmp_path):
    made(tmp_path / "x" / "one", 1)
    made(tmp_path / "y", 2)
    assert run("x", "y", "x")[0] == 0
    assert sorted(links(tmp_path / "index.html")) == ["x/one/report.html", "y/report.html"]
    assert run("x", "y", "-o", "pages/new/all.html")[0] == 0
    for link in links(tmp_path / "pages" / "new" / "all.html"):
        assert (tmp_path / "pages" / "new" / unquote(link)).is_file()


@pytest.mark.parametrize(
    "name", ["a b", "50%", 'qu"o<te>', "javascript:alert(1)", "#hash?query", "été", "..."]
)
def test_links_are_quoted(run, tmp_path, name):
    made(tmp_path / "out" / name)
    assert run("out")[0] == 0
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    (link,) = [
        e.attributes["href"] for e in Document(page).all("a") if e.attributes["href"].endswith("report.html")
    ]
    assert not set(link) & set(' "<>#?:')
    assert unquote(link) == f"{name}/report.html"


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_folder_whose_name_is_no_text_has_a_link(run, tmp_path):
    made(tmp_path / "out" / os.fsdecode(b"caf\xe9"))
    assert run("out")[0] == 0
    assert links(tmp_path / "out" / "index.html") == ["caf%E9/report.html"]


def test_what_is_damaged_is_left_out_and_said(run, tmp_path):
    made(tmp_path / "out" / "good")
    (made(tmp_path / "out" / "bad") / "summary.json").write_text("{")
    (made(tmp_path / "out" / "none") / "summary.json").unlink()
    code, err = run("out", "--quiet")
    assert code == 0
    left_out = err.splitlines()
    assert [line.startswith("Left out: ") for line in left_out] == [True, True]
    assert "damaged" in left_out[0]
    assert "is missing" in left_out[1]
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "Not in this index: 2 stories" in page
    assert "damaged" in page


@pytest.mark.parametrize(
    ("folder", "word"),
    [("nowhere", "does not exist"), ("file", "is a file"), ("empty", "no summary.json"), ("bad", "damaged")],
)
def test_nothing_to_show_is_one_sentence(run, tmp_path, folder, word):
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    (made(tmp_path / "bad") / "summary.json").write_text("{")
    code, err = run(folder)
    assert (code, err.count("\n")) == (2, 1)
    assert word in err
    assert not list(tmp_path.rglob("index.html"))


def test_a_page_of_somebody_else_is_not_written_over(run, tmp_path):
    made(tmp_path / "out")
    theirs = tmp_path / "out" / "index.html"
    theirs.write_text("<p>my site")
    code, err = run("out")
    assert (code, err.count("\n")) == (2, 1)
    assert "-o" in err
    assert theirs.read_text() == "<p>my site"
    assert run("out", "-o", "out/index.html")[0] == 0


def test_a_run_writes_its_summary(tmp_path, capsys):
    (tmp_path / "mt.txt").write_text("The mayor opened 21 schools on Monday.\n", "utf-8")
    (tmp_path / "fr.txt").write_text("Le maire a inauguré 12 écoles lundi.\n", "utf-8")
    out = tmp_path / "out"
    main(["check", str(tmp_path / "mt.txt"), "--source", str(tmp_path / "fr.txt"), "-o", str(out)])
    assert str(out / "summary.json") in capsys.readouterr().err
    assert main(["report", str(out)]) == 0
    page = (out / "index.html").read_text("utf-8")
    assert "The mayor opened 21 schools on Monday." in page
    assert "1 story" in page
