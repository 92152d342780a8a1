from dataclasses import replace

from mtcheck.report.text import TextReport
from mtcheck.types import Decision, Report
from tests.unit.report.sample import hostile, report


def test_verdict_then_what_was_not_checked_then_findings_worst_first() -> None:
    text = TextReport().render(report())
    places = [
        text.index(x)
        for x in (
            "Morning Courier: 2 critical",
            "NOT CHECKED\n  NLI001",
            "CRITICAL  Date or duration changed  [DAT001]",
            "in the tunnel for [sixteen hours]",
            "Differs: La Dépêche des Alpes: La tempête bloque 1 240 passagers [six heures]",
            "and 3 more",
            "Suggestion: six hours",
            "MAJOR",
            "MINOR",
            "Northern Wire (1 finding)",
        )
    ]
    assert places == sorted(places)


def test_nothing_in_it_can_drive_the_terminal() -> None:
    made = hostile()
    wild = replace(made.findings[0], message="\x1b[2J\rgone\x07 \u202eback")
    text = TextReport().render(replace(made, findings=(wild,)))
    assert "⟨U+001B⟩[2J gone⟨U+0007⟩ ⟨U+202E⟩back" in text
    assert not set(text) & set("\x1b\x07\r\u202e")


def test_an_empty_report_is_an_empty_summary() -> None:
    assert TextReport().render(Report((), (), ())) == "\n"


def test_a_dismissed_finding_is_counted_and_not_told_again() -> None:
    made = report()
    date = next(f for f in made.findings if f.code == "DAT001")
    text = TextReport().render(replace(made, decisions={date.id: Decision(date.id, "dismissed")}))
    assert "Morning Courier (7 findings, 1 dismissed)" in text
    assert "DAT001" not in text
