"""What a person sees on a terminal: complete, in its width, never driven by an article."""

import io
import re
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console

from mtcheck.cli.common import console_on, say
from mtcheck.cli.terminal import show, verdict_table
from mtcheck.decisions import Decisions, fold
from mtcheck.report.text import TextReport, harmless
from mtcheck.types import Decision, Note, Report
from tests.unit.report.sample import HOSTILE, hostile, report
from tests.unit.report.wild import reports

#: Select Graphic Rendition: colours and styles, the only sequences of ours.
STYLE = re.compile("\x1b\\[[0-9;]*m")
DRIVING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(made, width=80, **options):
    console = Console(
        file=Terminal(),
        width=width,
        force_terminal=True,
        highlight=False,
        markup=False,
        emoji=False,
        **options,
    )
    show(made, console)
    return console.file.getvalue()


def plain(made, width=80):
    return STYLE.sub("", shown(made, width))


def test_verdicts_then_what_was_not_checked_then_findings_by_severity():
    text = plain(report(), 100)
    places = [
        text.index(x)
        for x in (
            "■ Morning Courier  English\n  2 critical, 3 major, 3 minor. Do not publish as is.",
            "○ Northern Wire  English",
            "NOT CHECKED (1)",
            "NLI001",
            "■ CRITICAL (2)",
            "Date or duration changed  DAT001  Contradicted by 4 versions; confidence high (0.97)",
            "in the tunnel for [sixteen hours]",
            "Four other versions say six hours",
            "≠ Differs La Dépêche des Alpes: La tempête bloque 1 240 passagers [six heures]",
            "and 1 more",
            "→ six hours",
            "▲ MAJOR (3)",
            "○ MINOR (3)",
            "Names were found by rules",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_lines_wrap_at_the_width_of_the_terminal_and_where_reading_is_easy(width):
    lines = plain(report(), width).split("\n")
    assert max(map(cell_len, lines)) <= min(width, 100)
    together = " ".join(" ".join(lines).split())
    for finding in report().findings:
        if width >= 40:
            assert finding.message in together


def test_words_are_told_by_brackets_too_and_styled():
    assert re.search("\x1b\\[[0-9;]*4[0-9;]*m\\[sixteen hours\\]", shown(report()))
    bare = shown(report(), no_color=True)
    assert "[sixteen hours]" in STYLE.sub("", bare)
    assert not re.search("\x1b\\[(?:[0-9;]*;)?(?:3[0-7]|9[0-7])m", bare)


def test_what_was_dismissed_is_counted_and_not_shown():
    made = report()
    date = next(f for f in made.findings if f.code == "DAT001")
    gone = Decision("gone", "accepted")
    made = fold(made, Decisions({date.id: Decision(date.id, "dismissed"), "gone": gone}, (("d", "0" * 64),)))
    text = plain(made)
    assert "DAT001" not in text
    assert "1 critical, 3 major, 3 minor (1 dismissed)." in text
    assert "Not shown: 1 dismissed by an editor." in text
    assert "1 decision is about a finding of other stories" in text


WILD = "\x1b[2J\x1b]0;title\x07\x9b31m[bold red]x[/bold red] :skull: \r\u202eback\u2066\u2069\n[link=http://a.example]y"


def test_nothing_in_an_article_can_drive_the_terminal():
    made = hostile()
    first = replace(
        made.findings[0], message=WILD, suggestion=WILD, code=WILD, category=WILD, evidence=(), check=WILD
    )
    named = replace(made.verdicts[0], file=WILD)
    made = replace(
        made, findings=(first,), verdicts=(named,), notes=(Note(WILD, WILD, "failed"), Note("a", WILD))
    )
    for text in (plain(made, 100), TextReport().render(made)):
        assert not DRIVING.search(text.replace("\n", ""))
        for seen in (
            "⟨U+001B⟩[2J",
            "[bold red]x[/bold red]",
            ":skull:",
            "⟨U+202E⟩back⟨U+2066⟩⟨U+2069⟩",
            "[link=",
        ):
            assert seen in " ".join(text.split())
    assert HOSTILE in " ".join(plain(hostile(), 100).split())


@settings(deadline=None, max_examples=50)
@given(reports())
def test_no_report_can_drive_the_terminal(made):
    for text in (plain(made), TextReport().render(made)):
        assert not DRIVING.search(text.replace("\n", ""))


def test_an_empty_report_is_nothing():
    assert plain(Report((), (), ())).strip() == ""


def test_the_verdicts_are_a_table_on_a_terminal():
    made = report()
    made = replace(made, decisions={made.findings[0].id: Decision(made.findings[0].id, "dismissed")})
    console = Console(file=Terminal(), width=100)
    console.print(verdict_table(made))
    lines = STYLE.sub("", console.file.getvalue()).split("\n")
    rows = [line.split() for line in lines if "■" in line or "○" in line]
    assert rows == [
        "■ Morning Courier 2 3 3 1 Do not publish as is.".split(),
        "○ Northern Wire – – 1 – Small things only.".split(),
    ]


def test_colours_only_where_a_person_looks(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert console_on(io.StringIO()) is None
    assert console_on(Terminal()).color_system is not None
    assert not console_on(Terminal()).no_color
    assert console_on(Terminal(), no_color=True).no_color
    monkeypatch.setenv("NO_COLOR", "1")
    assert console_on(Terminal()).no_color


def test_letters_a_terminal_lacks_do_not_end_the_run():
    class Old(io.TextIOWrapper):
        def isatty(self):
            return True

    stream = Old(io.BytesIO(), encoding="ascii")
    show(report(), console_on(stream))
    stream.flush()
    assert b"sixteen hours" in stream.buffer.getvalue()


def test_talk_cannot_drive_the_terminal(capsys):
    say("one\x1b[2J\ntwo\r")
    assert capsys.readouterr().err == "one⟨U+001B⟩[2J\ntwo \n"
    assert harmless("a\tb\u2028c") == "a b c"


def test_a_terminal_gets_the_summary_and_a_pipe_plain_text(monkeypatch, capsysbinary):
    from mtcheck.cli.check import _print

    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    _print(report(), "", True)
    assert "■ CRITICAL (2)" in STYLE.sub("", terminal.getvalue())
    monkeypatch.undo()
    _print(report(), "", False)
    assert capsysbinary.readouterr().out.decode() == TextReport().render(report())
