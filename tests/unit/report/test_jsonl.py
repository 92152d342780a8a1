import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mtcheck.report.jsonl import JsonLinesReport
from mtcheck.types import Decision, Finding, Report
from tests.unit.report.sample import hostile, report

SCHEMA = Draft202012Validator(
    json.loads(files("mtcheck.report").joinpath("finding.schema.json").read_text("utf-8"))
)
DECISION = {"status": "dismissed", "reason": "style", "note": "", "at": "2026-11-22T06:00:00Z"}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)


@pytest.mark.parametrize("make", [report, hostile])
def test_every_line_is_a_finding_as_the_schema_says(make: Any) -> None:
    made = make()
    lines = JsonLinesReport().render(made).splitlines()
    assert [json.loads(x) for x in lines] == [f.to_dict() for f in made.findings]
    for line in lines:
        SCHEMA.validate(json.loads(line))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("schema", 2),
        ("severity", "grave"),
        ("stance", "wrong"),
        ("start", -1),
        ("start", "0"),
        ("confidence", 1.5),
        ("code", ""),
        ("extra", 1),
        ("evidence", [{"file": "a"}]),
        ("evidence", {}),
        ("decision", None),
        ("decision", {**DECISION, "status": "open"}),
        ("decision", {**DECISION, "reason": "tired"}),
        ("decision", {"status": "accepted"}),
    ],
)
def test_the_schema_refuses(field: str, value: object) -> None:
    assert not SCHEMA.is_valid({**report().findings[0].to_dict(), field: value})


def test_the_schema_names_every_field() -> None:
    finding = report().findings[0].to_dict()
    assert list(SCHEMA.schema["properties"]) == [*finding, "decision"]
    assert SCHEMA.schema["required"] == list(finding)


def test_a_decision_travels_with_its_finding() -> None:
    made = report()
    key = made.findings[1].id
    decided = replace(made, decisions={key: Decision(key, "dismissed", "style", "", "2026-11-22T06:00:00Z")})
    first, second, *rest = (json.loads(x) for x in JsonLinesReport().render(decided).splitlines())
    assert second.pop("decision") == DECISION
    assert second == made.findings[1].to_dict()
    assert not any("decision" in x for x in (first, *rest))
    SCHEMA.validate({**second, "decision": DECISION})


def test_letters_stay_letters_and_separators_do_not_break_lines() -> None:
    text = "Über\u2028das\u2029Wetter\u0085\ud800\nund"
    made = report()
    first: Finding = replace(made.findings[0], message=text)
    rendered = JsonLinesReport().render(replace(made, findings=(first,)))
    assert "Über\\u2028das\\u2029Wetter\\u0085\\ud800\\nund" in rendered
    assert len(rendered.splitlines()) == 1
    assert json.loads(rendered)["message"] == text
    rendered.encode("utf-8")


def test_no_findings_no_lines() -> None:
    assert JsonLinesReport().render(Report((), (), ())) == ""
    assert not re.search(r"\S", JsonLinesReport().render(replace(report(), findings=())))
