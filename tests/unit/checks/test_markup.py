"""MRK001."""

import pytest

from mtcheck.checks.markup import MarkupCheck
from mtcheck.read import from_text
from mtcheck.types import Story


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The <i>Herald </i>said so.", ["<i>Herald </i>"]),
        (
            'In <a href="/tag/x" target="_blank">Oslo</a> today.',
            ['<a href="/tag/x" target="_blank">Oslo</a>'],
        ),
        ('<a href="/x"><b>Oslo</b> &amp; Bergen</a>', ['<a href="/x"><b>Oslo</b> &amp; Bergen</a>']),
        ("Bread &amp; butter &#8217;", ["&amp;", "&#8217;"]),
        ("<b><i>Oslo</i></b> and <i>Bergen</i>", ["<b><i>Oslo</i></b>", "<i>Bergen</i>"]),
        ("<i>Oslo</i> and <i>Bergen</i>, &amp;, <i>Moss</i> &amp; Horten", ["<i>Oslo</i>", "&amp;"]),
        ("One.<br>Two.<br/>", ["<br>"]),
        ("<p>One.</p>", ["<p>"]),
        ("One.</i> Two.", ["</i>"]),
        ("One <b>two.", ["<b>"]),
        ("<b>" + "word " * 100 + "</b>", ["<b>"]),
        ("One <!-- cut --> two", ["<!-- cut -->"]),
        ("One two.", []),
        ("a < b and c > d", []),
        ("I <3 Oslo", []),
        ("x<y and y>z", []),
        ("AT&T", []),
        ("R&D; more", []),
        ("<anna@example.org>", []),
        ("<Name withheld>", []),
        ("5 << 6", []),
        ("a <b and c> d", []),
        ("<!doctype html><html><body><p>The <i>Herald</i> said so.</p></body></html>", []),
    ],
)
def test_markup(text: str, flagged: list[str]) -> None:
    found = list(MarkupCheck().run(Story(target=from_text(text))))
    assert [f.text for f in found] == flagged
    for f in found:
        assert text[f.start : f.end] == f.text
        assert (f.severity, f.stance) == ("minor", "garbled")


def test_what_recurs_is_one_finding() -> None:
    text = "The <i>Herald</i>, the <i>Post</i> and the <i>Sun</i> said <b>so</b>."
    italic, bold = MarkupCheck().run(Story(target=from_text(text)))
    assert italic.message == "The HTML tag <i> was left in the text, here and at 2 other places."
    assert [e.text for e in italic.evidence] == ["<i>Post</i>", "<i>Sun</i>"]
    assert all(text[e.start : e.end] == e.text for e in italic.evidence)
    assert bold.message == "The HTML tag <b> was left in the text."
    assert not bold.evidence
