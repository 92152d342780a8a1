"""What every format owes: it stands any report, and what goes in comes out again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from mtcheck.report import load_format
from mtcheck.report.base import Format, is_dismissed
from mtcheck.report.escape import flat, to_xml
from mtcheck.report.wording import visible
from mtcheck.types import Article, Report, Story
from tests.unit.report.sample import hostile, report
from tests.unit.report.wild import NASTY, reports

FILES = {
    "csv": "findings.csv",
    "html": "report.html",
    "jsonl": "findings.jsonl",
    "junit": "junit.xml",
    "markdown": "report.md",
    "marot": "findings.tsv",
    "sarif": "findings.sarif",
    "text": "summary.txt",
    "xliff": "findings.xlf",
}


def made(report: Report, name: str) -> str:
    """The document as a reader of its file gets it."""
    data = load_format(name).render(report)
    return (data if isinstance(data, bytes) else data.encode("utf-8")).decode("utf-8")


def tree(text: str) -> etree._Element:
    return etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))


def json_lines(text: str) -> list[str]:
    return [json.loads(line)["text"] for line in text.split("\n") if line]


def sarif(text: str) -> list[str]:
    places = [r["locations"][0]["physicalLocation"] for r in json.loads(text)["runs"][0]["results"]]
    return [p["region"]["snippet"]["text"] for p in places]


def table(text: str) -> list[str]:
    cells = [row["text"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]
    return [c[1:] if c[:2] in {f"'{sign}" for sign in "=+-@\t\r\n"} else c for c in cells]


def marot(text: str) -> list[str]:
    found = []
    for line in text.rstrip("\n").split("\n")[1:]:
        *_, kind, _, metadata = line.split("\t")
        values = json.loads(metadata)
        found += [e["metadata"]["mtcheck"]["text"] for e in values.get("deleted_errors", ())]
        found += [values["mtcheck"]["text"]] if kind != "no-error" else []
    return found


def xliff(text: str) -> list[str]:
    root = tree(text)
    issues = root.xpath("//@*[local-name() = 'locQualityIssueType']")
    notes = root.xpath("//*[local-name() = 'note'][@appliesTo]")
    assert len(issues) == len(notes)
    return [note.text.split("\n")[1][1:-1].strip() for note in notes]


def junit(text: str) -> list[str]:
    told = tree(text).xpath("//failure/text() | //system-out/text()")
    return [block.split("\n")[1][1:-1].strip() for part in told for block in part.split("\n\n")]


def exactly(text: str) -> str:
    # Two halves of a character side by side are that character in JSON (RFC 8259, 7).
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def in_words(text: str) -> str:
    return to_xml(flat(text))


READERS: list[tuple[str, Callable[[str], list[str]], Callable[[str], str]]] = [
    ("jsonl", json_lines, exactly),
    ("sarif", sarif, exactly),
    ("csv", table, visible),
    ("marot", marot, exactly),
    ("xliff", xliff, in_words),
    ("junit", junit, in_words),
]


@pytest.mark.parametrize(("name", "read", "shown"), READERS, ids=[r[0] for r in READERS])
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(report=reports())
def test_as_many_findings_come_out_as_went_in_with_the_same_words(
    name: str, read: Callable[[str], list[str]], shown: Callable[[str], str], report: Report
) -> None:
    assert sorted(read(made(report, name))) == sorted(shown(f.text) for f in report.findings)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(report=reports())
def test_the_formats_for_people_stand_any_report(report: Report) -> None:
    standing = sum(not is_dismissed(report, f) for f in report.findings)
    assert made(report, "text").count("; confidence ") >= standing
    assert sum(line[:2].rstrip(".").isdigit() for line in made(report, "markdown").split("\n")) == standing
    assert "<html" in load_format("html").render(report)  # type: ignore[operator]


def odd_reports() -> Iterator[tuple[str, Report]]:
    yield "story", report()
    yield "hostile", hostile()
    yield "nothing at all", Report((), (), ())
    yield "an empty article", Report((Story(Article("void", "")),), (), ())
    yield "no findings", replace(report(), findings=())
    text = "A quiet line. " + NASTY
    target = Article(f"n{NASTY}", text, "ar", text)
    finding = replace(report().findings[0], file=target.name, start=14, end=len(text), text=text[14:])
    evidence = tuple(replace(e, file=NASTY, text=NASTY) for e in finding.evidence)
    wild = replace(finding, evidence=evidence, message=NASTY, suggestion=NASTY, code=f"C{NASTY}", id=NASTY)
    yield "control characters", Report((Story(target),), (wild,), (), signature={NASTY: NASTY})


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("odd", [r for _, r in odd_reports()], ids=[n for n, _ in odd_reports()])
def test_every_format_stands_odd_reports(name: str, odd: Report) -> None:
    data = load_format(name).render(odd)
    assert isinstance(data, str | bytes)
    if name != "html":
        text = made(odd, name)
        forms = {"csv", "marot", "jsonl", "sarif", "xliff"}
        assert "\u202e" not in text or name in forms - {"csv"}
        assert not set(text) & set(
            "\x00\x07\x1b\x1f\ufffe" if name in {"junit", "xliff"} else "\x00\x07\x1b\x1f"
        )


@pytest.mark.parametrize(("name", "filename"), FILES.items())
def test_our_formats_come_in_by_the_common_door(name: str, filename: str) -> None:
    found = load_format(name)
    assert isinstance(found, Format)
    assert (found.name, found.filename) == (name, filename)


@pytest.mark.parametrize("name", FILES)
def test_the_same_report_renders_the_same(name: str) -> None:
    assert load_format(name).render(report()) == load_format(name).render(report())
