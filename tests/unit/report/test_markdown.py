import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mtcheck.report.markdown import MOST, MarkdownReport
from mtcheck.types import Decision, Report
from tests.unit.report.accepted import is_accepted
from tests.unit.report.sample import hostile, report

#: GitHub's flavour, which makes links of bare addresses; raw HTML allowed, as in CommonMark.
READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
OURS = {
    "paragraph_open", "paragraph_close", "ordered_list_open", "ordered_list_close", "list_item_open",
    "list_item_close", "inline", "text", "code_inline", "strong_open", "strong_close", "text_special",
}  # fmt: skip


def tokens(text: str) -> list[Token]:
    return [t for block in READER.parse(text) for t in (block, *(block.children or ()))]


def saying(text: str) -> Report:
    made = report()
    verdict = replace(made.verdicts[0], file=text, sentence=text)
    notes = tuple(replace(n, message=text) for n in made.notes)
    wild = replace(
        made.findings[0], message=text, suggestion=text, text=text, file=text, category=text, check=text
    )
    return replace(made, verdicts=(verdict,), findings=(wild,), notes=notes)


def test_it_is_as_it_was_accepted() -> None:
    assert is_accepted("report.md", MarkdownReport().render(report()))


def test_verdict_then_the_gravest_then_what_was_not_checked() -> None:
    text = MarkdownReport().render(report())
    places = [
        text.index(words)
        for words in (
            "**Morning Courier**: 2 critical",
            "1. **Critical**: Date or duration changed in Morning Courier: `sixteen hours`",
            "3. **Major**",
            "6. **Minor**",
            "Not checked: ",
        )
    ]
    assert places == sorted(places)


LIVE = [
    "[click](https://example.org)", "![x](x.png)", "<img src=x onerror=alert(1)>", "<https://example.org>",
    "https://example.org/a?b=c", "www.example.org", "mail@example.org", "mailto:a@example.org", "example.org",
    "**bold** _it_ ~~no~~ `code`", "# head", "> quote", "- item", "1. item", "a | b\n--- | ---\n1 | 2",
    "```\ncode\n```", "[ref]: https://example.org", "&lt;b&gt; &#60;b&#62;", "\\<b>", "<!-- x -->", "    code",
    "`` ` ``", "a\n\n<b>", "[a][b]", "[^1]", "ftp://example.org", "\\`https://example.org\\`", "` <b> `",
]  # fmt: skip


@pytest.mark.parametrize("text", LIVE)
def test_nothing_said_becomes_anything_but_words(text: str) -> None:
    rendered = MarkdownReport().render(saying(text))
    assert {t.type for t in tokens(rendered)} <= OURS


@given(st.text(st.sampled_from("ab @#<>[]()`*_~|!\\&;:/.-+=\n\"'w0lt&") | st.characters(), max_size=30))
def test_no_text_becomes_anything_but_words(text: str) -> None:
    rendered = MarkdownReport().render(saying(text))
    assert {t.type for t in tokens(rendered)} <= OURS


@pytest.mark.parametrize(
    "text", ["@channel", "@here", "#123", "<!here>", "<@U123>", "GH#1", "x@y", ":heavy_check_mark:"]
)
def test_nobody_is_called_and_nothing_is_referred_to(text: str) -> None:
    """A chat finds these in the words themselves, after the markup is read; it looks for none inside code."""
    for token in tokens(MarkdownReport().render(saying(text))):
        if token.type == "text":
            assert not re.search(r"[@#]\w|<[!@#]|:[a-z]\w+:", token.content)
        elif token.type == "code_inline":
            assert not re.search(r"<[!@#]", token.content)


def test_a_chat_gets_no_more_than_a_few() -> None:
    made = report()
    many = tuple(replace(made.findings[0], id=str(i)) for i in range(25))
    text = MarkdownReport().render(replace(made, findings=many, decisions={"3": Decision("3", "dismissed")}))
    assert len(re.findall(r"^\d+\. ", text, re.MULTILINE)) == MOST
    assert "14 more in the full report, 1 dismissed earlier." in text


def test_long_texts_are_cut() -> None:
    assert len(MarkdownReport().render(saying("word " * 1000))) < 2500


def test_a_place_without_words_is_shown_by_what_stands_around_it() -> None:
    made = report()
    point = replace(made.findings[0], start=46, end=46, text="", file="Morning Courier")
    assert "`…1,240 passengers in the tunnel for[ ] sixteen hours`" in MarkdownReport().render(
        replace(made, findings=(point,))
    )


def test_hostile() -> None:
    assert {t.type for t in tokens(MarkdownReport().render(hostile()))} <= OURS
