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
        ("One.<br>Two.<br/>", ["<br>", "<br/>"]),
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
