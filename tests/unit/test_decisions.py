"""What editors decided: read, refused where it is no decision, folded into a report."""

import json
from contextlib import suppress
from dataclasses import asdict, replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.cli import main
from mtcheck.config import Config, load
from mtcheck.decisions import Decisions, fold, parse_decisions, read_decisions
from mtcheck.errors import InputError
from mtcheck.pipeline import Checker
from mtcheck.types import Decision, Report
from tests.unit.report.sample import report

SCHEMA = json.loads(files("mtcheck.report").joinpath("decision.schema.json").read_text("utf-8"))
FULL = Decision(
    "a1", "dismissed", "style", "as we write it", "2031-05-04T10:00:00Z", "NUM001", "mt.txt", "21"
)


def line(**changes):
    given = {"schema": 1, "finding": "a1", "status": "dismissed"} | changes
    return json.dumps({k: v for k, v in given.items() if v is not None}).encode()


def made(*decisions):
    return Decisions({d.finding: d for d in decisions}, (("decisions.jsonl", "ab" * 32),))


def test_every_field_is_read_and_unknown_ones_are_ignored():
    row = line(**asdict(FULL), mood="bad", schema=1)
    assert parse_decisions(row, "d") == [FULL]
    assert parse_decisions(line(), "d") == [Decision("a1", "dismissed")]


def test_the_last_line_about_a_finding_holds_over_files_too(tmp_path):
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    first.write_bytes(
        b"\xef\xbb\xbf" + line() + b"\r\n\r\n" + line(status="accepted") + b"\n" + line(finding="b")
    )
    second.write_bytes(line(finding="b", status="accepted"))
    read = read_decisions([first, second])
    assert {f: d.status for f, d in read.made.items()} == {"a1": "accepted", "b": "accepted"}
    assert [name for name, _ in read.digests] == ["1.jsonl", "2.jsonl"]
    assert read_decisions([]).made == {}


BAD = {
    "no JSON": (b"dismissed", "not JSON"),
    "half a line": (line()[:-5], "not JSON"),
    "a list": (b"[1]", "no JSON object"),
    "deep": (b"[" * 100_000, "not JSON"),
    "no schema": (line(schema=None), "schema is missing"),
    "newer": (line(schema=2), "schema is 2"),
    "a true schema": (line(schema=True), "schema is true"),
    "no finding": (line(finding=""), "no finding"),
    "a number for a finding": (line(finding=7), "finding is 7"),
    "no status": (line(status=None), "no status"),
    "other status": (line(status="open"), "accepted, dismissed"),
    "other reason": (line(reason="taste"), "style, same-meaning"),
    "a note that is none": (line(note=["x"]), "note is"),
    "time without a zone": (line(at="2031-05-04T10:00:00"), "time"),
    "no time": (line(at="yesterday"), "2031-05-04T10:00:00Z"),
    "long": (line(status="x" * 9000), "…"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_line_is_one_sentence_with_its_number(kind):
    row, word = BAD[kind]
    with pytest.raises(InputError) as error:
        parse_decisions(line() + b"\n\n" + row + b"\n", "decisions.jsonl")
    message = str(error.value)
    assert message.startswith("decisions.jsonl, line 3: ")
    assert word in message
    assert "\n" not in message
    assert len(message) < 200


@pytest.mark.parametrize(("data", "word"), [(b"\xff\xfe\x00", "UTF-8"), (None, "does not exist")])
def test_a_bad_file_is_one_sentence(data, word, tmp_path):
    path = tmp_path / "decisions.jsonl"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=word):
        read_decisions([path])
    with pytest.raises(InputError, match="is a folder"):
        read_decisions([tmp_path])


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_decisions_or_refused(data):
    with suppress(InputError):
        assert all(d.status in ("accepted", "dismissed") for d in parse_decisions(data, "d"))


def test_the_schema_tells_what_is_read():
    assert set(SCHEMA["properties"]) == {"schema", *Decision.__dataclass_fields__}
    for name in ("status", "reason"):
        for value in SCHEMA["properties"][name]["enum"]:
            assert getattr(parse_decisions(line(**{name: value}), "d")[0], name) == value
    assert SCHEMA["required"] == ["schema", "finding", "status"]


def test_dismissed_findings_stay_and_count_for_nothing():
    before = report()
    wrong = next(f for f in before.findings if f.text == "sixteen hours")
    other = next(f for f in before.findings if f.text == "2.4 billion euros")
    after = fold(before, made(Decision(wrong.id, "dismissed", "other"), Decision(other.id, "accepted")))
    assert after.findings == before.findings
    assert set(after.decisions) == {wrong.id, other.id}
    assert after.verdicts[0].sentence == "1 critical, 3 major, 3 minor (1 dismissed). Do not publish as is."
    assert after.verdicts[1] == before.verdicts[1]
    assert after.notes == before.notes
    assert after.signature["decisions decisions.jsonl"] == f"sha256:{'ab' * 8}"


def test_dismissed_findings_leave_the_odd_marks_of_the_claims():
    before = report()
    odd = [c for c in before.claims if c.odd]
    claim = odd[0]
    after = fold(before, made(*(Decision(f, "dismissed") for f in claim.findings)))
    assert replace(claim, odd=()) in after.claims
    assert [c for c in after.claims if c.odd] == odd[1:]
    assert len(after.claims) == len(before.claims)
    # Those with an odd version still come first.
    assert [bool(c.odd) for c in after.claims] == sorted((bool(c.odd) for c in after.claims), reverse=True)
    assert fold(before, made(*(Decision(f, "accepted") for f in claim.findings))).claims == before.claims


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 decision is about a finding"), (2, "2 decisions are about findings")]
)
def test_decisions_about_findings_that_are_gone_are_counted(count, words):
    (note,) = fold(Report((), (), ()), made(*(Decision(str(n), "accepted") for n in range(count)))).notes
    assert note.kind == "info"
    assert note.message.startswith(words)


def test_no_files_leave_the_report_as_it_is():
    assert fold(report(), Decisions()) == report()


def test_the_setting_is_looked_for_beside_the_settings(tmp_path):
    (tmp_path / "mine.jsonl").write_bytes(line())
    (tmp_path / "mtcheck.toml").write_text('decisions = ["mine.jsonl"]\n')
    config = load(folder=tmp_path)
    assert config.decisions == (str(tmp_path / "mine.jsonl"),)
    assert Checker(config).decisions.made == {"a1": Decision("a1", "dismissed")}
    with pytest.raises(InputError, match="does not exist"):
        Checker(Config(decisions=(str(tmp_path / "none.jsonl"),)))


def test_a_run_takes_the_decisions_of_the_run_before(tmp_path, capsys):
    (tmp_path / "mt.txt").write_text("The mayor opened 21 schools on Monday.\n", "utf-8")
    (tmp_path / "fr.txt").write_text("Le maire a inauguré 12 écoles lundi.\n", "utf-8")
    command = ["check", str(tmp_path / "mt.txt"), "--source", str(tmp_path / "fr.txt"), "--format", "jsonl"]
    assert main(command) == 1
    (found,) = map(json.loads, capsys.readouterr().out.splitlines())

    decisions = tmp_path / "decisions.jsonl"
    decisions.write_bytes(line(finding=found["id"], reason="other-quantity"))
    again = tmp_path / "final.txt"
    again.write_text("A paragraph has come before it.\n\nThe mayor opened “21” schools on Monday.\n", "utf-8")
    code = main(["check", str(again), *command[2:], "--decisions", str(decisions), "--select", "NUM001"])
    assert code == 0
    (found_again,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert found_again["id"] == found["id"]

    decisions.write_bytes(line() + b"\n{}")
    assert main([*command, "--decisions", str(decisions)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "decisions.jsonl, line 2" in err
