"""Decisions: kept, saved, loaded; and what else leaves the page."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.decisions import parse_decisions
from mtcheck.merge import judge
from mtcheck.report.table import CsvReport
from mtcheck.types import Decision, Report, Story
from tests.browser.conftest import Desk, OpenDesk, linked
from tests.unit.report.sample import article, make


def decided(d: Desk) -> list[str]:
    return list(
        d.page.eval_on_selector_all(".decided", "all => all.map(e => e.textContent).filter(t => t !== '')")
    )


def load(d: Desk, tmp_path: Path, *lines: object) -> str:
    file = tmp_path / "decisions.jsonl"
    file.write_text("".join(x if isinstance(x, str) else json.dumps(x) + "\n" for x in lines), "utf-8")
    with d.page.expect_file_chooser() as waiting:
        d.page.click("[data-do=load]")
    d.page.evaluate("document.getElementById('said').textContent = ''")
    waiting.value.set_files(file)
    d.page.wait_for_function("() => document.getElementById('said').textContent")
    return d.text("#said")


def test_decisions_outlive_a_reload_and_travel_in_a_file(desk: OpenDesk, tmp_path: Path) -> None:
    d = desk()
    d.press("j", "a", "d", "2")
    d.open()
    assert decided(d) == ["Accepted", "Dismissed: means the same"]
    assert d.page.query_selector(".card.dismissed .fold[open]") is None
    file = d.download("[data-do=save]")
    assert [x.status for x in parse_decisions(file.encode(), "decisions.jsonl")] == ["accepted", "dismissed"]
    accepted, dismissed = (json.loads(line) for line in file.splitlines())
    findings = {f.text: f for f in linked().findings}
    assert {k: v for k, v in dismissed.items() if k != "at"} == {
        "schema": 1,
        "finding": findings["2.4 billion euros"].id,
        "status": "dismissed",
        "reason": "same-meaning",
        "note": "",
        "code": "NUM001",
        "file": "Morning Courier",
        "text": "2.4 billion euros",
    }
    assert dismissed["at"].endswith("Z")
    assert (accepted["status"], accepted["reason"]) == ("accepted", "")
    assert list(accepted) == ["schema", "finding", "status", "reason", "note", "at", "code", "file", "text"]
    d.page.evaluate("localStorage.clear()")
    d.open()
    assert decided(d) == []
    assert load(d, tmp_path, file) == "2 decisions loaded."
    assert decided(d) == ["Accepted", "Dismissed: means the same"]
    d.open()
    assert decided(d) == ["Accepted", "Dismissed: means the same"]


def test_a_file_that_is_no_list_of_decisions_changes_nothing(desk: OpenDesk, tmp_path: Path) -> None:
    d = desk()
    name = linked().findings[0].id
    good = {"schema": 1, "finding": name, "status": "accepted"}
    for bad, said in (
        ("<html>\n", "this is no JSON"),
        ("[1]\n", "no decision of a version this page reads"),
        ({"schema": 2, "finding": name, "status": "accepted"}, "no decision of a version"),
        ({"schema": 1, "finding": name, "status": "maybe"}, "it says not which finding"),
        ({"schema": 1, "finding": name, "status": "accepted", "note": 3}, "a field is not text"),
        ({"schema": 1, "finding": name, "status": "dismissed", "reason": "toString"}, "is not a reason"),
        (
            {"schema": 1, "finding": name, "status": "accepted", "at": "2031-05-04T10:00:00"},
            "its time is not",
        ),
    ):
        told = load(d, tmp_path, good, bad)
        assert "decisions.jsonl, line 2: " in told
        assert said in told
        assert "Nothing was taken over." in told
        assert decided(d) == []


def test_the_newer_decision_stands_and_others_are_handed_on(desk: OpenDesk, tmp_path: Path) -> None:
    made = linked()
    name = made.findings[0].id
    old = Decision(name, "dismissed", "style", at="2020-01-01T00:00:00Z")
    d = desk(
        replace(made, decisions={name: old, "gone": Decision("gone", "accepted", at="2020-01-01T00:00:00Z")})
    )
    assert decided(d) == ["Dismissed: a matter of style"]
    newer = {"schema": 1, "finding": name, "status": "accepted", "note": "yes", "at": "2021-01-01T00:00:00Z"}
    older = {"schema": 1, "finding": "elsewhere", "status": "accepted", "at": "2019-01-01T00:00:00Z"}
    assert (
        load(d, tmp_path, newer, "\n", older)
        == "2 decisions loaded, 1 of them about findings of this report."
    )
    assert decided(d) == ["Accepted (“yes”)"]
    assert (
        load(d, tmp_path, {**newer, "status": "dismissed", "at": "2020-06-01T00:00:00Z"})
        == "1 decision loaded."
    )
    assert decided(d) == ["Accepted (“yes”)"]
    kept = [json.loads(line)["finding"] for line in d.download("[data-do=save]").splitlines()]
    assert sorted(kept) == sorted([name, "gone", "elsewhere"])


def test_a_decision_of_an_earlier_run_can_be_taken_back_for_good(desk: OpenDesk) -> None:
    made = linked()
    name = made.findings[0].id
    d = desk(replace(made, decisions={name: Decision(name, "dismissed", "style")}))
    d.page.click(".card.dismissed summary")
    d.page.click(".card.dismissed [data-act=undo]")
    assert decided(d) == []
    d.open()
    assert decided(d) == []
    d.page.click("[data-do=save]")
    assert d.text("#said") == "Nothing is decided yet."


def test_buttons_on_a_card_do_what_the_keys_do(desk: OpenDesk) -> None:
    d = desk()
    d.page.click("#v2-findings [data-act=accept]")
    d.page.click("#v2-findings [data-act=dismiss]")
    d.page.click("[data-reason=known-name]")
    assert decided(d) == ["Dismissed: the name is right"]


def test_a_finding_is_copied_as_text(desk: OpenDesk) -> None:
    d = desk()
    d.page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    d.press("j", "c")
    d.page.wait_for_function("() => window.copied")
    assert d.page.evaluate("window.copied").splitlines() == [
        "CRITICAL · Date or duration changed · Contradicted by 4 versions",
        "Morning Courier: “Storm traps 1,240 passengers in the tunnel for [sixteen hours]”",
        "Four other versions say six hours; only this one says sixteen.",
        "Suggestion: six hours",
        "Differs – La Dépêche des Alpes: “La tempête bloque 1 240 passagers [six heures] dans le tunnel”",
        "Differs – Northern Wire: “Passengers stuck [six hours] in Alpine tunnel”",
        "Differs – النشرة: “احتجاز 1240 راكبا [ست ساعات] في النفق”",
        d.page.evaluate("window.copied").splitlines()[-1],
    ]
    d.page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error('no'); }; }")
    d.press("c")
    d.page.wait_for_selector("#plain[open]")
    assert d.page.input_value("#plain-text").startswith("CRITICAL")


def test_the_table_holds_what_is_shown_and_no_formula(desk: OpenDesk) -> None:
    text = '=HYPERLINK("x") and, "this"\tis -5.'
    of = article(text, "@table", "en")
    found = make(of, text[:-4], "=1+1", "NUM001", "accuracy/mistranslation/number", "major", "unsupported")
    less = make(of, "-5", "Why.", "NUM001", "accuracy/mistranslation/number", "minor", "unsupported")
    findings = (replace(found, id="x"), replace(less, id="y"))
    made = Report((Story(of),), findings, judge(findings, [of]))
    d = desk(made)
    d.press("j", "d")
    d.page.fill("#note", "=now()")
    d.page.click("[data-reason=other]")
    table = d.download("[data-do=table]")
    assert table.startswith("\ufeff")
    first, second = csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline=""))
    assert (first["text"], first["message"], first["file"]) == ("'" + text[:-4], "'=1+1", "'@table")
    assert (first["decision"], first["reason"], first["note"]) == ("dismissed", "Another reason", "'=now()")
    assert first["decided"].endswith("Z")
    assert (second["decision"], second["note"], second["severity"]) == ("", "", "minor")
    # But for what was decided here, the same as the format "csv".
    written = list(csv.DictReader(io.StringIO(CsvReport().render(made).removeprefix("\ufeff"), newline="")))
    assert second == next(row for row in written if row["id"] == "y")
    d.page.fill("#search", "why")
    assert len(d.download("[data-do=table]").splitlines()) == 2


@pytest.mark.parametrize("broken", ["null", "[]", '"x"', "{", '{"a": null, "b": {"finding": 3}}'])
def test_what_a_browser_kept_may_be_anything(desk: OpenDesk, broken: str) -> None:
    d = desk()
    key = d.page.evaluate("JSON.parse(document.getElementById('data').textContent).key")
    d.page.evaluate("([key, value]) => localStorage.setItem(`mtcheck:${key}`, value)", [key, broken])
    d.open()
    d.press("j", "a")
    assert decided(d) == ["Accepted"]


def test_a_browser_that_keeps_nothing_says_so(desk: OpenDesk) -> None:
    d = desk()
    d.page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    d.press("j", "a")
    assert "save the decisions" in d.text("#said")
