"""Plain text and its way back to the file."""

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.clean import clean
from mtcheck.errors import InputError
from mtcheck.read import from_text
from mtcheck.read.markup import strip
from mtcheck.types import Span

PIECES = st.sampled_from(
    [
        "The mayor ", "spoke", " ", "\n", "\n\n", "\r\n", "a < b", "x<y ", "<3", "<i>", "</i>", "<p>", "</p>", "<br/>",
        '<a href="/tag/harbour">', "</a>", "&amp;", "&#8217;", "&lt;", "&", "&;", "&NotEqualTilde;", "&#1;", "<", ">",
        "<!-- note -->", "<!--", "<script>x<b></script>", "é", "日本", "\u202e", "\0", "\ud800", "&amp;amp;", "amp;", "—",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join).filter(str.strip))
def test_every_plain_character_stands_in_the_text(text: str) -> None:
    if not strip(text).plain.strip():
        with pytest.raises(InputError, match="holds no text"):
            from_text(text)
        return
    article = from_text(text)
    plain = article.plain
    if article.origin:
        assert len(article.origin) == len(plain) + 1
        assert all(a < b for a, b in zip(article.origin, article.origin[1:], strict=False))
    for i, character in enumerate(plain):
        start, end = article.to_text(i, i + 1)
        written = article.text[start:end]
        assert character in (written, unescape(written)) or (character == "\n" and written == "<")
        assert article.to_plain(start, end) == (i, i + 1)
    for link in article.links:
        assert article.text[link.start : link.start + 2] == "<a"
        assert article.text[: link.end].endswith("</a>")
    end = 0
    for block in clean(article).blocks:
        assert end <= block.start < block.end
        assert not plain[end : block.start].strip()
        end = block.end
    assert not plain[end:].strip()


@pytest.mark.parametrize(
    ("text", "plain", "markup"),
    [
        ("The <i>Herald</i> said so.", "The Herald said so.", [(4, 7), (13, 17)]),
        ("Bread &amp; butter.", "Bread & butter.", [(6, 11)]),
        ("<p>One.</p><p>Two.</p>", "One.\nTwo.\n", [(0, 3), (7, 11), (11, 14), (18, 22)]),
        ("One.<br>Two.", "One.\nTwo.", [(4, 8)]),
        ("A<script>if (a<b) {}</script>B", "AB", [(1, 29)]),
        ("A <!-- cut --> B", "A  B", [(2, 14)]),
        # what is no markup
        ("if a < b and c > d", "if a < b and c > d", []),
        ("if a <b and c> d", "if a <b and c> d", []),
        ("I <3 you", "I <3 you", []),
        ("x<y", "x<y", []),
        ("write to <anna@example.org>", "write to <anna@example.org>", []),
        ("<unknown>", "<unknown>", []),
        ("AT&T and R&D; Q&A", "AT&T and R&D; Q&A", []),
        ("&nosuch; &#x;", "&nosuch; &#x;", []),
    ],
)
def test_plain(text: str, plain: str, markup: list[tuple[int, int]]) -> None:
    article = from_text(text)
    assert article.plain == plain
    assert list(article.markup) == markup


def test_link() -> None:
    article = from_text('Seen in <a href="/tag/oslo?a=1&amp;b=2" target="_blank"> Oslo. </a>today')
    (link,) = article.links
    assert link.href == "/tag/oslo?a=1&b=2"
    assert article.plain[slice(*link.anchor)] == "Oslo."
    assert article.to_text(*link.anchor) == Span(57, 62)
    assert article.text[link.start : link.end].endswith(" Oslo. </a>")


def test_a_picture_written_into_the_page_is_one_tag() -> None:
    picture = f'<img src="data:image/png;base64,{"iVBOR" * 20_000}">'
    assert from_text(f"One {picture}two. {picture}").plain == "One two. "
    assert from_text(f"<html><body><p>One {picture}two.</p></body></html>").plain == "One two."


def test_quotes_left_open_do_not_take_the_text_with_them() -> None:
    text = '<a href="x ' * 3_000 + "The bridge is shut."
    assert from_text(text).plain == text
