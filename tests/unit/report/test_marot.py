import json
from dataclasses import replace
from typing import Any

from mtcheck.report.marot import COLUMNS, MarotReport
from mtcheck.types import Article, Block, Decision, Report, Segment, Story
from tests.unit.report.accepted import is_accepted
from tests.unit.report.sample import article, hostile, make, report


def rows(report: Report) -> list[dict[str, Any]]:
    """As Marot takes its data apart: lines, cells between tabs, the last one JSON; no quotation marks."""
    head, *lines = MarotReport().render(report).rstrip("\n").split("\n")
    assert tuple(head.split("\t")) == COLUMNS
    found = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]
    return [{**row, "metadata": json.loads(row["metadata"])} for row in found]


def test_it_is_as_it_was_accepted() -> None:
    assert is_accepted("findings.tsv", MarotReport().render(report()))


def test_a_row_for_each_finding_and_for_each_sentence_without_one() -> None:
    found = [r for r in rows(report()) if r["system"] == "Morning Courier"]
    assert {r["doc"] for r in found} == {"La Dépêche des Alpes:fr-en"}
    assert [(r["docSegId"], r["severity"]) for r in found] == [
        ("1", "Critical"),
        ("2", "no-error"),
        ("3", "Minor"),
        ("4", "Major"),
        ("4", "Major"),
        ("4", "Major"),
        ("5", "Critical"),
        ("6", "no-error"),
        ("7", "no-error"),
        ("8", "Minor"),
        ("9", "Minor"),
        ("10", "no-error"),
    ]
    assert found[0]["target"] == "Storm traps 1,240 passengers in the tunnel for <v>sixteen hours</v>"
    assert found[0]["source"].startswith("La tempête bloque")
    assert (found[8]["source"], found[8]["target"]) == ("Aucun blessé grave n'est à déplorer.", "")
    assert found[0]["metadata"]["evaluation"]["source_language"] == "fr"
    assert not any("evaluation" in r["metadata"] for r in found[1:])


def test_rows_of_a_sentence_differ_in_their_marks_only() -> None:
    found = [r for r in rows(report()) if (r["system"], r["docSegId"]) == ("Morning Courier", "4")]
    assert len({r["target"].replace("<v>", "").replace("</v>", "") for r in found}) == 1
    assert len({r["target"] for r in found}) == 3


def test_without_an_original_there_is_no_source() -> None:
    row = rows(report())[-1]
    assert (row["doc"], row["source"], row["metadata"]["source_not_seen"]) == ("Northern Wire:en", "", True)


def test_a_dismissed_finding_is_a_deleted_error_of_its_sentence() -> None:
    made = report()
    number = next(f for f in made.findings if f.code == "NUM002")
    negation = next(f for f in made.findings if f.code == "NEG001")
    decisions = {f.id: Decision(f.id, "dismissed", "style", "Fine.") for f in (number, negation)}
    found = rows(replace(made, decisions=decisions))
    alone = next(r for r in found if r["docSegId"] == "3")
    assert (alone["category"], alone["severity"]) == ("no-error", "no-error")
    deleted = alone["metadata"]["deleted_errors"][0]
    assert {k: v for k, v in deleted.items() if k != "metadata"} == {
        "location": "translation",
        "severity": "Minor",
        "type": "Accuracy",
        "subtype": "Mistranslation",
        "prefix": "Rescuers from Savoy led ",
        "selected": "35 children",
    }
    assert deleted["metadata"]["mtcheck"]["decision"]["note"] == "Fine."
    beside = [r for r in found if (r["system"], r["docSegId"]) == ("Morning Courier", "4")]
    assert [len(r["metadata"].get("deleted_errors", ())) for r in beside] == [1, 0]


def test_nothing_of_an_article_is_markup_for_marot_puts_cells_into_its_page() -> None:
    for row in rows(hostile()):
        shown = [row[c] for c in COLUMNS[:-1]] + [row["metadata"][k] for k in ("note", "marked_text")]
        for text in shown:
            assert "<" not in text.replace("<v>", "").replace("</v>", "")
        assert '"' not in row["system"] + row["doc"]


def test_marks_in_the_text_are_not_taken_for_ours_and_offsets_are_kept() -> None:
    text = "A <v>tab</v>\tand\r\nlines & more."
    target = Article(
        "t", text, "en", text, blocks=(Block(0, len(text)),), segments=(Segment(0, len(text), text, 0),)
    )
    finding = make(target, "and", "Why.", "ART001", "accuracy/addition", "minor", "garbled")
    (row,) = rows(Report((Story(target),), (finding,), ()))
    assert row["target"] == "A &lt;v&gt;tab&lt;/v&gt; <v>and</v>  lines &amp; more."


def test_what_was_set_aside_is_shown_only_where_something_was_found() -> None:
    target = article("One is here.\n! furniture | A menu. | Home News", "t", "en")
    assert len(rows(Report((Story(target),), (), ()))) == 1
    finding = make(target, "Home", "Why.", "CLN001", "design and markup/furniture", "minor", "garbled")
    assert [r["category"] for r in rows(Report((Story(target),), (finding,), ()))] == [
        "no-error",
        "Accuracy/Addition",
    ]
