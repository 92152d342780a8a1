import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest

from mtcheck.report.jsonl import JsonLinesReport
from mtcheck.types import Finding, Report
from tests.unit.report.sample import hostile, report

SCHEMA = json.loads(files("mtcheck.report").joinpath("finding.schema.json").read_text("utf-8"))
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float)}


def faults(value: Any, schema: dict[str, Any], place: str = "") -> list[str]:
    """What in ``value`` is against the part of JSON Schema 2020-12 that ours uses."""
    unknown = set(schema) - {
        "$schema", "title", "description", "type", "additionalProperties", "required", "properties",
        "const", "enum", "minLength", "minimum", "maximum", "items",
    }  # fmt: skip
    assert not unknown, f"the test does not know {unknown}"
    found = []
    if "type" in schema and (not isinstance(value, TYPES[schema["type"]]) or isinstance(value, bool)):
        return [f"{place} is no {schema['type']}"]
    if "const" in schema and value != schema["const"]:
        found.append(f"{place} is not {schema['const']}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{place} is none of {schema['enum']}")
    if len(value) < schema.get("minLength", 0) if isinstance(value, str) else False:
        found.append(f"{place} is too short")
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get(
        "maximum", value
    ):
        found.append(f"{place} is out of range")
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        found += [f"{place} lacks {k}" for k in schema.get("required", ()) if k not in value]
        if schema.get("additionalProperties") is False:
            found += [f"{place} has {k}" for k in value if k not in properties]
        for k, v in value.items():
            found += faults(v, properties.get(k, {}), f"{place}.{k}")
    for i, item in enumerate(value if isinstance(value, list) else ()):
        found += faults(item, schema.get("items", {}), f"{place}[{i}]")
    return found


@pytest.mark.parametrize("make", [report, hostile])
def test_every_line_is_a_finding_as_the_schema_says(make: Any) -> None:
    made = make()
    lines = JsonLinesReport().render(made).splitlines()
    assert [json.loads(x) for x in lines] == [f.to_dict() for f in made.findings]
    assert [faults(json.loads(x), SCHEMA) for x in lines] == [[]] * len(made.findings)


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
    ],
)
def test_the_schema_refuses(field: str, value: object) -> None:
    assert faults({**report().findings[0].to_dict(), field: value}, SCHEMA)


def test_the_schema_names_every_field() -> None:
    finding = report().findings[0].to_dict()
    assert list(SCHEMA["properties"]) == list(finding)
    assert SCHEMA["required"] == list(finding)


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
