"""What a worker does with one story."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from mtcheck.batch.desk import Desk, Setup
from mtcheck.batch.manifest import Row
from mtcheck.config import Config
from mtcheck.errors import ModelError, OutputError
from tests.unit.batch import stub

CHECKER = "tests.unit.batch.stub:make"


@pytest.fixture
def row(tmp_path):
    (tmp_path / "mt.txt").write_text("There are 12.", "utf-8")
    (tmp_path / "source.txt").write_text("Il y a 21 choses.", "utf-8")
    return Row("s", 3, "line 4", str(tmp_path / "mt.txt"), str(tmp_path / "source.txt"))


def test_the_record_and_the_files(row, tmp_path):
    desk = Desk(Setup(Config(), str(tmp_path / "out"), checker=CHECKER))
    record = desk.check(row)
    assert (record.name, record.place, record.folder, record.status) == ("s", 3, "s", "done")
    assert record.counts == {"minor": 0, "major": 1, "critical": 0}
    assert [(a["role"], a["name"]) for a in record.articles] == [
        ("target", "mt.txt"),
        ("source", "source.txt"),
    ]
    written = {p.name: p.read_bytes() for p in (tmp_path / "out" / "s").iterdir()}
    assert set(written) == {"findings.jsonl", "report.html", "summary.json"}
    assert json.loads(written["findings.jsonl"]) == record.findings[0]


def test_the_encoder_forgets_before_every_story(row, monkeypatch):
    forgotten = []
    monkeypatch.setattr(
        stub, "SimpleNamespace", lambda forget: SimpleNamespace(forget=lambda: forgotten.append(1))
    )
    desk = Desk(Setup(Config(), checker=CHECKER))
    for _ in range(3):
        desk.check(row)
    assert len(forgotten) == 3


def test_what_is_wrong_with_the_machine_is_not_the_story_s_fault(row, tmp_path):
    (tmp_path / "out").write_text("in the way")
    desk = Desk(Setup(Config(), str(tmp_path / "out"), checker=CHECKER))
    with pytest.raises(OutputError):
        desk.check(row)
    with pytest.raises(ModelError):
        Desk(Setup(Config(encoder="BROKEN"), checker=CHECKER))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"source": ""}, "nothing to check against"),
        ({"source": "/nowhere/fr.txt"}, "does not exist"),
        ({"references": ("/nowhere/a.txt",)}, "does not exist"),
        ({"language": "xx"}, "Unknown language"),
    ],
)
def test_stories_that_cannot_be_checked(change, words, row):
    values = {name: getattr(row, name) for name in Row.__slots__} | change
    record = Desk(Setup(Config(), checker=CHECKER)).check(Row(**values))
    assert record.status == "failed"
    assert words in record.reason
    assert "\n" not in record.reason


def test_a_pair_brings_its_original(tmp_path):
    xliff = (
        '<xliff version="1.2"><file source-language="fr" target-language="en" original="a" datatype="plaintext"><body>'
        '<trans-unit id="1"><source>Il y a 21 choses.</source><target>There are 12.</target></trans-unit>'
        "</body></file></xliff>"
    )
    Path(tmp_path / "mt.xlf").write_text(xliff, "utf-8")
    record = Desk(Setup(Config(), checker=CHECKER)).check(Row("s", 0, "line 1", str(tmp_path / "mt.xlf")))
    assert [a["role"] for a in record.articles] == ["target", "source"]
