"""Word and OpenDocument texts, translation files, feeds and folders."""

from __future__ import annotations

import datetime
import json
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.errors import ConfigError, InputError
from mtcheck.read import read, read_bytes, read_many, read_pair, read_story
from mtcheck.read.files import body_name, shown
from mtcheck.read.folder import list_folder
from mtcheck.types import Article
from tests.bad_inputs import make

CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="t"><dc:title>The bridge'
    "</dc:title><dc:language>en-GB</dc:language><dcterms:created>2020-01-01T10:00:00Z</dcterms:created>"
    "<dcterms:modified>2021-05-04T10:00:00Z</dcterms:modified></cp:coreProperties>"
)
LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    f'"{make.RELATIONS}/hyperlink" Target="https://example.org/?a=1&amp;b=2" TargetMode="External"/></Relationships>'
)
NOTES = (
    f'<w:footnotes xmlns:w="{make.WORD}"><w:footnote w:id="2">{make.paragraph(make.run("By train."))}</w:footnote>'
    "</w:footnotes>"
)


def test_docx() -> None:
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{make.run("Bridge shut")}</w:p>'
        + make.paragraph(
            make.run("The mayor "),
            "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>",
            f"<w:ins>{make.run('often ')}</w:ins>",
            f"<w:moveFrom>{make.run('gone ')}</w:moveFrom>",
            f'<w:hyperlink r:id="r1">{make.run("said")}</w:hyperlink>',
            make.run(" 5 &lt; 6."),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
        )
        + f"<w:tbl><w:tr><w:tc>{make.paragraph(make.run('North'))}</w:tc><w:tc>{make.paragraph(make.run('12'))}</w:tc>"
        "</w:tr></w:tbl>"
    )
    data = make.docx(
        body, docProps__core_DOT_xml=CORE, word___rels__document_DOT_xml_DOT_rels=LINK,
        word__footnotes_DOT_xml=NOTES, word__media__a_DOT_png=b"\x89PNG",
    )  # fmt: skip
    for suffix in (".docx", ".txt", ""):
        article = read_bytes(data, "a", suffix=suffix)
        assert article.text == "Bridge shut\nThe mayor often said 5 < 6.\nNorth\n12\nBy train."
        assert article.plain == article.text
        assert article.extracted
        assert (article.title, article.language) == ("The bridge", "en")
        assert article.published == datetime.date(2021, 5, 4)
        (link,) = article.links
        assert (link.href, article.text[link.start : link.end]) == ("https://example.org/?a=1&b=2", "said")


def test_odt() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>\n<text:h>Bridge  shut</text:h><text:p>The <text:span>may"
        '</text:span>or<text:s/>often <text:a xlink:href="https://example.org/">said</text:a> 5 &lt; 6.<text:note>'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>By train.</text:p></text:note-body>"
        "</text:note> Twice<text:line-break/>over.</text:p><table:table><table:table-row><table:table-cell><text:p>North"
        "</text:p></table:table-cell></table:table-row></table:table>"
    )
    meta = '<m xmlns:dc="d"><dc:title>T</dc:title><dc:language>en-GB</dc:language><dc:date>2021-05-04T01:00:00</dc:date></m>'
    article = read_bytes(make.odt(body, meta), "a.odt")
    assert article.text == "Bridge shut\nThe mayor often said 5 < 6. Twice\nover.\nNorth\nBy train."
    assert [article.text[k.start : k.end] for k in article.links] == ["said"]
    assert (article.title, article.language, article.published) == ("T", "en", datetime.date(2021, 5, 4))


CODED = (
    make.unit(
        'Le <g id="1">pont</g> <bpt id="2">&lt;b&gt;</bpt>est<ept id="2">&lt;/b&gt;</ept> fermé.',
        'The <g id="1">bridge</g> is<x id="3" ctype="lb"/>\n   shut.',
    )
    + '<trans-unit id="2"><source>Deux.</source><alt-trans><target>No.</target></alt-trans></trans-unit>'
    + '<trans-unit id="3" translate="no"><source>x</source><target>x</target></trans-unit>'
    + make.unit("R&amp;D &lt;i&gt;trois&lt;/i&gt;.", "R&amp;D &lt;i&gt;three&lt;/i&gt;.")
)
SEGMENTED = (
    '<unit id="1"><segment><source>Un <pc id="1">deux</pc>.</source><target order="3">One <pc id="1">two</pc>.</target>'
    "</segment><ignorable><source> </source></ignorable><segment><source>Trois.</source>"
    '<target order="1">Three.</target></segment></unit><unit id="2" translate="no"><segment><source>x</source></segment>'
    '</unit><unit id="3"><segment><source>Qua<mrk id="m" type="term">tre</mrk><ph id="1"/>.</source></segment></unit>'
)


@pytest.mark.parametrize(
    ("data", "target", "source"),
    [
        (make.xliff(CODED), "The bridge is\nshut.\nR&D three.", "Le pont est fermé.\nDeux.\nR&D trois."),
        (make.xliff(CODED).decode().encode("utf-16").replace(b"U\0T\0F\0-\x008\0", b"U\0T\0F\0-\x001\x006\0"),
         "The bridge is\nshut.\nR&D three.", "Le pont est fermé.\nDeux.\nR&D trois."),
        (make.xliff_2(SEGMENTED), "Three. One two.", "Un deux. Trois.\nQuatre."),
        (make.tmx(make.variants(en="One <ph>x</ph><hi>two</hi>.", fr="Un deux.") + make.variants(fr="Trois.")),
         "One two.", "Un deux.\nTrois."),
        (make.tmx(make.variants(fr="Un.", en="One."), "*all*"), "One.", "Un."),
    ],
)  # fmt: skip
def test_pairs(data: bytes, target: str, source: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(data)
    ours, theirs = read_pair(tmp_path / "a.xml")
    assert (ours.plain, theirs.plain) == (target, source)
    assert (ours.name, ours.language, theirs.name, theirs.language) == ("a.xml", "en", "a.xml (fr)", "fr")
    assert ours.extracted
    assert ours.markup == ()
    assert [a.name for a in read_many(tmp_path / "a.xml")] == ["a.xml", "a.xml (fr)"]
    at = ours.plain.rindex(".")
    assert ours.text[slice(*ours.to_text(at, at + 1))] == "."


def test_the_translation_of_a_tmx_is_chosen_by_its_language(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(make.tmx(make.variants(fr="Un.", de="Eins.", en="One.")))
    assert read_pair(path, "de-AT")[0].text == "Eins."
    assert read_pair(path, "fr", "en")[0].text == "Un."
    with pytest.raises(InputError, match="into de, en; say which one with --language"):
        read_pair(path)
    with pytest.raises(InputError, match="no translation into es; it has de, en"):
        read_pair(path, "es")
    with pytest.raises(ConfigError, match="Unknown language"):
        read_pair(path, "qqx")


ENTRIES = [
    (make.rss(make.item("Bridge &amp;amp; road", "&lt;p&gt;It is&lt;br/&gt; shut.&lt;/p&gt;") + make.item("", "Two.")),
     [("a.xml 1: Bridge & road", "Bridge & road\nIt is\nshut."), ("a.xml 2", "Two.")], "en"),
    (make.rss("<item><title>A</title><description>Short.</description><content:encoded><![CDATA[<p>Longer text.</p>]]>"
              "</content:encoded><pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate></item>"),
     [("a.xml 1: A", "A\nLonger text.")], "en"),
    (make.atom('<entry><title type="html">A</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un '
               '<a href="/x">pont</a>.</p></div></content></entry>'),
     [("a.xml 1: A", "A\nUn pont.")], "fr"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected", "language"), ENTRIES)
def test_feeds(data: bytes, expected: list[tuple[str, str]], language: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(data)
    articles = read_many(tmp_path / "a.xml")
    assert [(a.name, a.text) for a in articles] == expected
    assert all(a.extracted for a in articles)
    assert articles[0].language == language
    if len(expected) == 1:
        assert read(tmp_path / "a.xml").text == expected[0][1]
    else:
        with pytest.raises(InputError, match="feed of 2 articles"):
            read(tmp_path / "a.xml")


def test_the_date_of_an_entry(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_bytes(ENTRIES[1][0])
    assert read(tmp_path / "a.rss").published == datetime.date(2021, 5, 4)


def test_folder(tmp_path: Path) -> None:
    for name, text in [
        ("b.txt", "Two."), ("a.html", "<p>One.</p>"), (".c.txt", "hidden"), ("a.body.txt", "ours"),
        ("report.html", '<!doctype html><meta name="generator" content="mtcheck">'), ("logo.png", "x"), ("~$b.docx", "lock"),
    ]:  # fmt: skip
        (tmp_path / name).write_text(text)
    (tmp_path / "z.docx").write_bytes(make.docx(make.paragraph(make.run("Three."))))
    (tmp_path / "feed.xml").write_bytes(ENTRIES[0][0])
    (tmp_path / "inner.txt").mkdir()
    assert [a.name for a in read_many(tmp_path)] == [
        "a.html", "b.txt", "feed.xml 1: Bridge & road", "feed.xml 2", "z.docx",
    ]  # fmt: skip
    assert [p.name for p in list_folder(tmp_path).left_out] == [
        "a.body.txt",
        "inner.txt",
        "logo.png",
        "report.html",
    ]
    with pytest.raises(InputError, match="is a folder"):
        read_story(tmp_path)


def test_a_file_that_is_no_pair(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    assert read_story(tmp_path / "a.txt")[1] is None
    with pytest.raises(InputError, match="give an XLIFF or TMX file"):
        read_pair(tmp_path / "a.txt")


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="nothing was written"):  # nobody writes to it, and nobody waits
        read(tmp_path / "pipe")
    reader, writer = os.pipe()
    thread = threading.Thread(target=lambda: (os.write(writer, b"The bridge is shut."), os.close(writer)))
    thread.start()
    assert read(f"/dev/fd/{reader}").plain == "The bridge is shut."
    thread.join()
    os.close(reader)


def test_names() -> None:
    assert shown("a\nb\x1b[31m\u202ec\udcff") == r"a\nb\x1b[31m\u202ec\udcff"
    assert body_name("item.json") == "item.body.txt"
    assert body_name("a.xlf (fr)", {"a (fr).body.txt"}) == "a (fr) (2).body.txt"
    assert body_name("...") == "article.body.txt"


@settings(deadline=None)
@given(st.text(max_size=120))
def test_the_name_of_a_body_is_one_name(name: str) -> None:
    made = body_name(name)
    assert Path(made).name == made
    assert made.endswith(".body.txt")
    assert not made.startswith(".")
    assert shown(made) == made


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["The ", "bridge", "&amp;", "&lt;b&gt;", "<g>", "</g>", "<x/>", "\n ", "é", "日本"]),
        max_size=12,
    )
)
def test_any_segment_is_read_or_refused(pieces: list[str]) -> None:
    from mtcheck.read.pairs import parse_pair

    try:
        target, source = parse_pair(make.xliff(make.unit("".join(pieces), "".join(pieces))), "a")
    except InputError:
        return
    assert target.text == source.text
    assert isinstance(target, Article)
    assert "  " not in target.text


def test_a_pair_is_checked_without_a_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from mtcheck.cli import main

    units = make.unit(
        "Le maire a inauguré <g id='1'>12</g> écoles lundi.",
        "The mayor opened <g id='1'>21</g> schools on Monday.",
    )
    (tmp_path / "story.xlf").write_bytes(make.xliff(units))
    code = main(["check", str(tmp_path / "story.xlf"), "--select", "NUM001", "-o", str(tmp_path / "out")])
    assert code == 1, capsys.readouterr().err
    row = json.loads((tmp_path / "out" / "findings.jsonl").read_text("utf-8").splitlines()[0])
    body = (tmp_path / "out" / "story.body.txt").read_text("utf-8")
    original = (tmp_path / "out" / "story (fr).body.txt").read_text("utf-8")
    assert body[row["start"] : row["end"]] == row["text"] == "21"
    (said,) = [original[e["start"] : e["end"]] for e in row["evidence"]]
    assert "12" in said


def test_the_library_takes_a_pair_too(tmp_path: Path) -> None:
    from mtcheck.config import Config
    from mtcheck.pipeline import Checker

    (tmp_path / "story.tmx").write_bytes(
        make.tmx(make.variants(fr="Le maire a inauguré 12 écoles.", en="The mayor opened 21 schools."))
    )
    report = Checker(Config(select=("NUM001",))).check(tmp_path / "story.tmx")
    assert [f.text for f in report.findings] == ["21"]
    assert [a.name for a in report.articles] == ["story.tmx", "story.tmx (fr)"]


def test_a_folder_and_a_feed_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from mtcheck.cli import main

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The mayor opened 21 schools on Monday.\n")
    (tmp_path / "in" / "b.rss").write_bytes(
        make.rss(make.item("Schools", "The mayor opened 12 schools on Monday."))
    )
    (tmp_path / "in" / "logo.png").write_bytes(b"x")
    code = main(["compare", str(tmp_path / "in"), "--select", "number", "-o", str(tmp_path / "out")])
    err = capsys.readouterr().err
    assert code in (0, 1), err
    assert "logo.png" in err
    assert (tmp_path / "out" / "b 1_ Schools.body.txt").exists(), [
        p.name for p in (tmp_path / "out").iterdir()
    ]
