import csv
import io
from dataclasses import replace

import pytest

from mtcheck.report.table import COLUMNS, CsvReport
from mtcheck.types import Decision, Report
from tests.unit.report.accepted import is_accepted
from tests.unit.report.sample import report


def rows(report: Report) -> list[dict[str, str]]:
    text = CsvReport().render(report)
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def test_it_is_as_it_was_accepted() -> None:
    assert is_accepted("findings.csv", CsvReport().render(report()))


def test_a_row_a_finding_in_the_order_of_the_report() -> None:
    made = report()
    assert [(r["id"], int(r["start"]), int(r["end"])) for r in rows(made)] == [
        (f.id, f.start, f.end) for f in made.findings
    ]
    assert rows(made)[0]["evidence"].split("\n")[0] == "Differs: La Dépêche des Alpes: six heures"


def test_nothing_found_leaves_the_head() -> None:
    assert CsvReport().render(Report((), (), ())) == "\ufeff" + ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("1=1", "1=1"),
        ("'quoted'", "'quoted'"),
        ('a "b", c\nd', 'a "b", c\nd'),
        ("", ""),
        ("\x00=1", "⟨U+0000⟩=1"),
        ("a\ud800\u202eb", "a⟨U+D800⟩⟨U+202E⟩b"),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    made = report()
    wild = replace(made.findings[0], text=text, suggestion=text, message=text, file=text, code=text, id=text)
    (row,) = rows(replace(made, findings=(wild,)))
    assert {row[c] for c in ("text", "suggestion", "message", "file", "code", "id")} == {cell}


def test_a_decision_has_its_columns() -> None:
    made = report()
    key = made.findings[0].id
    decisions = {key: Decision(key, "dismissed", "same-meaning", "=1+1", "2026-11-22T06:00:00Z")}
    first, second, *_ = rows(replace(made, decisions=decisions))
    names = ("decision", "reason", "note", "decided")
    assert [first[n] for n in names] == ["dismissed", "Means the same", "'=1+1", "2026-11-22T06:00:00Z"]
    assert [second[n] for n in names] == [""] * 4
