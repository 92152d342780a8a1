"""Bad articles: every format, damaged in every way, and every way in which a path names no article."""

from __future__ import annotations

import errno
import json

from tests.bad_inputs import make
from tests.bad_inputs.rows import Bad, alone, fifo, folder, huge, link_to, refuse, target

DOCX = make.docx(make.paragraph(make.run("The mayor opened 21 schools on Monday.")))
ODT = make.odt("<text:p>The mayor opened 21 schools on Monday.</text:p>")
XLIFF = make.xliff(
    make.unit("Le maire a inauguré 12 écoles lundi.", "The mayor opened 21 schools on Monday.")
)
XLIFF_2 = make.xliff_2("<unit id='1'><segment><source>Un.</source><target>One.</target></segment></unit>")
TMX = make.tmx(make.variants(fr="Un.", en="One."))
RSS = make.rss(make.item("Schools", "The mayor opened 21 schools on Monday."))
ATOM = make.atom("<entry><title>Schools</title><content>The mayor opened 21 schools.</content></entry>")
HTML = b"<!doctype html><html><body><article><p>The mayor opened 21 schools.</p></article></body></html>"
NINJS = b'{"headline": "Schools", "body_text": "The mayor opened 21 schools on Monday."}'
TEXT = b"The mayor opened 21 schools on Monday.\n"
TWO = make.rss(make.item("One", "One text.") + make.item("Two", "Another text."))

#: A sound file of each format, by the end of its name.
SOUND = {
    ".txt": TEXT, ".html": HTML, ".json": NINJS, ".docx": DOCX, ".odt": ODT, ".xlf": XLIFF, ".xliff": XLIFF_2,
    ".tmx": TMX, ".rss": RSS, ".atom": ATOM,
}  # fmt: skip
XML = (".xlf", ".xliff", ".tmx", ".rss", ".atom")
ZIPPED = (".docx", ".odt")


def _everywhere() -> list[Bad]:
    """What can be wrong with a file of any format."""
    rows = []
    for suffix, sound in SOUND.items():
        name = f"bad{suffix}"
        rows += [
            target(f"empty {suffix}", name, b"", "is empty"),
            target(f"blank {suffix}", name, b" \r\n\t\n", "is empty"),
            target(f"a picture called {suffix}", name, b"\x89PNG\r\n\x1a\n" + bytes(200), "is a picture"),
            target(f"a PDF called {suffix}", name, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(99), "is a PDF"),
            target(f"11 MB called {suffix}", name, huge, "larger than 10 MB"),
            target(f"a folder called {suffix}", name, folder, "is a folder"),
            target(
                f"a dangling link called {suffix}",
                name,
                link_to("gone"),
                "link to a file that does not exist",
            ),
            Bad(f"missing {suffix}", ["check", name, "--source", "fr.txt"], "does not exist"),
            Bad(
                f"unknown language of {suffix}",
                [
                    "check",
                    f"good{suffix}",
                    "--language",
                    "frnch",
                    *([] if suffix in XML[:3] else ["--source", "fr.txt"]),
                ],
                "did you mean fr",
                {f"good{suffix}": sound},
            ),
        ]
    return rows


def _xml() -> list[Bad]:
    """What can be wrong with XML."""
    rows = []
    for suffix in XML:
        name, sound = f"bad{suffix}", SOUND[suffix]
        root = {"f": "xliff", "x": "tmx", "s": "rss", "m": "feed"}[suffix[-1]]
        outside = f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "file:///etc/hostname">]><{root}>&x;</{root}>'
        rows += [
            alone(f"truncated {suffix}", name, sound[: len(sound) * 2 // 3], "is damaged XML"),
            alone(f"entities in {suffix}", name, make.laughs(root), "uses XML entities"),
            alone(f"entities in UTF-16 in {suffix}", name, make.laughs(root).decode().encode("utf-16"), "uses XML entities"),
            alone(f"a file as an entity in {suffix}", name, outside.encode(), "uses XML entities"),
            alone(f"an entity nobody declared in {suffix}", name, f"<{root}>&nosuch;</{root}>".encode(), "is damaged XML"),
            alone(f"nested too deep {suffix}", name, f"<{root}>".encode() + b"<g>" * 30_000, "inside one another without end"),
            alone(f"100,000 unclosed tags in {suffix}", name, f"<{root}>".encode() + b"<g x='" * 100_000, "is damaged XML"),
            alone(f"an encoding that is none in {suffix}", name, f'<?xml version="1.0" encoding="utf-99"?><{root}/>'.encode(), "is damaged XML"),
            alone(f"another encoding than {suffix} says", name, f"<{root}>\xe9</{root}>".encode("latin-1"), "is damaged XML"),
            alone(f"a text called {suffix}", name, TEXT, "is damaged XML"),
        ]  # fmt: skip
    return rows


def _zipped() -> list[Bad]:
    """What can be wrong with an office document."""
    rows = []
    for suffix, kind in ((".docx", "Word document"), (".odt", "OpenDocument text")):
        name, sound = f"bad{suffix}", SOUND[suffix]
        main = "word/document.xml" if suffix == ".docx" else "content.xml"
        office: dict[str, bytes] = {"word/x": b""} if suffix == ".docx" else {}
        middle = sound.index(main.encode()) + len(main) + 20
        bomb = make.zipped({"mimetype": "opendocument.text", main: b" " * 9_000_000} | office)
        crowd = make.zipped(
            {"mimetype": "opendocument.text", main: b"<x/>"} | office | {f"{i}": b"" for i in range(5_001)}
        )
        liar = make.lying_zip(main, 5_000_000)
        rows += [
            target(f"truncated {suffix}", name, sound[: len(sound) // 2], f"is a damaged {kind}"),
            target(f"first bytes of {suffix}", name, sound[:30], f"is a damaged {kind}"),
            target(f"a bit turned in {suffix}", name, make.flipped(sound, middle), f"is a damaged {kind}"),
            target(f"no directory in {suffix}", name, sound[: sound.rindex(b"PK\x05\x06")], f"is a damaged {kind}"),
            target(f"password on {suffix}", name, make.encrypted_zip(sound), "with a password"),
            target(f"a bomb called {suffix}", name, bomb, "far more than an article"),
            target(f"5,000 files in {suffix}", name, crowd, "far more than an article"),
            target(f"a size that is not true in {suffix}", name, liar, f"is a damaged {kind}"),
            target(f"an archive called {suffix}", name, make.zipped({"a/b.png": b"x"}), f"is a damaged {kind}"),
            target(f"an encrypted Office file called {suffix}", name,
                   b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "with a password"),
            target(f"an old Office file called {suffix}", name, b"\xd0\xcf\x11\xe0" + bytes(600), "old Word or Office"),
            target(f"entities in {suffix}", name,
                   make.zipped({main: make.laughs("x")} | office), "XML entities"),
            target(f"XML cut short in {suffix}", name, make.zipped({main: b"<x><y>"} | office), "is damaged XML"),
            target(f"nested too deep {suffix}", name, make.zipped({main: b"<x>" * 9_000} | office), "inside one another without end"),
        ]  # fmt: skip
    return rows


_DELETED = "<w:p><w:del><w:r><w:delText>The mayor.</w:delText></w:r></w:del></w:p>"
ONE_BY_ONE = [
    target("a Word document without text", "bad.docx", make.docx(), "holds no text"),
    target("a Word document whose text is deleted", "bad.docx", make.docx(_DELETED), "holds no text"),
    target("a Word document of empty paragraphs", "bad.docx", make.docx("<w:p/>" * 50), "holds no text"),
    target("a Word document without a main part", "bad.docx", make.zipped({"word/styles.xml": "<x/>"}), "is a damaged Word document"),
    target("a Word document of another root", "bad.docx", make.zipped({"word/document.xml": "<x/>"}), "is a damaged Word document"),
    target("a Word document that is no XML", "bad.docx", make.zipped({"word/document.xml": "The mayor."}), "is damaged XML"),
    target("a Word document with a document type", "bad.docx",
           make.zipped({"word/document.xml": '<!DOCTYPE x SYSTEM "x.dtd"><x/>'}), "declares XML entities"),
    target("a Word document of 400,000 parts", "bad.docx", make.docx("<w:p/>" * 400_000), "far more than an article"),
    target("a Word document of 310,000 different parts", "bad.docx",
           make.docx("".join(f"<w:p w:a='{i * 7919 % 99991}'/>" for i in range(310_000))), "more parts than an article"),
    target("an OpenDocument text without text", "bad.odt", make.odt(), "holds no text"),
    target("an OpenDocument text whose text is deleted", "bad.odt",
           make.odt("<text:tracked-changes><text:p>The mayor.</text:p></text:tracked-changes>"), "holds no text"),
    target("an OpenDocument text without content", "bad.odt", make.zipped({"mimetype": "opendocument.text"}), "no content.xml"),
    target("an encrypted OpenDocument text", "bad.odt",
           make.odt("", manifest="<m><encryption-data/></m>"), "with a password"),
    target("a spreadsheet", "bad.xlsx", make.zipped({"xl/workbook.xml": "<x/>"}), "is a spreadsheet"),
    target("a presentation", "bad.pptx", make.zipped({"ppt/slides.xml": "<x/>"}), "is a presentation"),
    target("an e-book", "bad.epub", make.zipped({"mimetype": "application/epub+zip"}), "is an e-book"),
    target("an archive", "bad.zip", make.zipped({"a.txt": TEXT}), "is a zip archive"),
    target("an old Word document", "bad.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "is an old Word or Office document"),
    target("an RTF document", "bad.rtf", b"{\\rtf1 The mayor.}", "is an RTF document"),
    target("a gzip archive", "bad.gz", b"\x1f\x8b\x08\x00" + bytes(50), "is a gzip archive"),
    target("a film", "bad.mp4", b"\x00\x00\x00\x20ftypisom" + bytes(50), "is a film"),
    target("a program", "bad", b"\x7fELF\x02\x01" + bytes(50), "is a program"),
    target("a database", "bad.db", b"SQLite format 3\x00" + bytes(50), "is a database"),
    # translation files
    alone("XLIFF without a translation", "bad.xlf", make.xliff(make.unit("Un.", None)), "holds no translation yet"),
    alone("XLIFF with empty targets", "bad.xlf", make.xliff(make.unit("Un.", " ")), "holds no translation yet"),
    alone("XLIFF without an original", "bad.xlf", make.xliff(make.unit("", "One.")), "holds no original"),
    alone("XLIFF without units", "bad.xlf", make.xliff(""), "holds no text"),
    alone("XLIFF not to be translated", "bad.xlf", make.xliff('<trans-unit translate="no"><source>x</source></trans-unit>'), "holds no text"),
    alone("XLIFF of codes alone", "bad.xlf", make.xliff(make.unit("<ph>x</ph>", "<ph>x</ph>")), "holds no text"),
    alone("XLIFF of escaped markup alone", "bad.xlf", make.xliff(make.unit("&lt;br&gt;", "&lt;br&gt;")), "holds no text"),
    alone("XLIFF 2 without a translation", "bad.xlf", make.xliff_2("<unit><segment><source>Un.</source></segment></unit>", ""), "holds no translation yet"),
    alone("XLIFF 2 without units", "bad.xlf", make.xliff_2(""), "holds no text"),
    alone("another XML called XLIFF", "bad.xlf", b"<note>The mayor.</note>", "neither XLIFF nor TMX"),
    alone("XLIFF of a million characters", "bad.xlf", make.xliff(make.unit("Un.", "word " * 200_001)), "more than 1,000,000"),
    alone("TMX of one language", "bad.tmx", make.tmx(make.variants(fr="Un.")), "holds no translation yet"),
    alone("TMX of three languages", "bad.tmx", make.tmx(make.variants(fr="Un.", en="One.", de="Eins.")), "into en, de; say which"),
    alone("TMX without units", "bad.tmx", make.tmx(""), "holds no text"),
    Bad("TMX without the language asked for", ["check", "bad.tmx", "--language", "es"], "no translation into es; it has en", {"bad.tmx": TMX}),
    Bad("XLIFF without the language asked for", ["check", "bad.xlf", "--language", "de"], "no translation into de; it has en", {"bad.xlf": XLIFF}),
    Bad("XLIFF and an original", ["check", "a.xlf", "--source", "fr.txt"], "leave --source out", {"a.xlf": XLIFF}),
    Bad("XLIFF as an original", ["check", "mt.txt", "--source", "a.xlf"], "check it alone", {"a.xlf": XLIFF}),
    Bad("XLIFF as a version", ["check", "mt.txt", "--reference", "a.xlf"], "check it alone", {"a.xlf": XLIFF}),
    # feeds
    target("a feed without articles", "bad.rss", make.rss(""), "feed without articles"),
    target("a feed of titles without words", "bad.rss", make.rss(make.item(" ", "&lt;p/&gt;")), "feed without articles"),
    target("a feed of two articles", "bad.rss", TWO, "feed of 2 articles"),
    target("a feed with 10,000 attributes", "bad.rss",
           make.rss("<item " + " ".join(f"a{i}='x'" for i in range(10_000)) + "/>"), "thousands of attributes"),
    target("another XML called a feed", "bad.rss", b"<note>The mayor.</note>", "feed without articles"),
    Bad("a feed of two articles as an original", ["check", "mt.txt", "--source", "a.xml"], "feed of 2 articles", {"a.xml": TWO}),
    Bad("one article of a feed compared", ["compare", "a.rss"], "two versions", {"a.rss": RSS}),
    # web pages, ninjs, text
    target("a page of scripts", "bad.html", b"<html><body><script>x()</script></body></html>", "holds no text"),
    target("a page of markup", "bad.html", b"<html><body><p></p><br></body></html>", "holds no text"),
    target("a page that is only nested", "bad.html", b"<html><body>" + b"<div>" * 20_000, "holds no text"),
    target("a page with 50,000 attributes", "bad.html", b"<html><p " + b" ".join(b"a%d=x" % i for i in range(50_000)) + b"></p>", "holds no text"),
    target("a page of three million characters", "bad.html", b"<html><body><p>" + b"word " * 600_001, "more than 1,000,000"),
    target("broken ninjs", "bad.json", NINJS[:-1], "is not valid JSON"),
    target("nested ninjs", "bad.json", b"[" * 100_000, "is not valid JSON"),
    target("a number of 5,000 digits in ninjs", "bad.json", b'{"body_text": ' + b"9" * 5_000 + b"}", "is not valid JSON"),
    target("a JSON list", "bad.json", b"[1, 2]", "no ninjs item"),
    target("other JSON", "bad.json", b'{"a": 1}', "no ninjs item"),
    target("ninjs without a body", "bad.json", b'{"body_text": " "}', "body is empty"),
    target("ninjs with a number for a body", "bad.json", b'{"body_text": 12}', "body is empty"),
    target("ninjs of markup", "bad.json", json.dumps({"body_html": "<p></p>"}).encode(), "holds no text"),
    target("text of NUL bytes", "bad.txt", b"ab\x00\x01\x02\x03cd" * 40, "NUL bytes"),
    target("text cut in UTF-16", "bad.txt", b"\xff\xfea\x00b", "is damaged at byte"),
    target("text cut in UTF-8", "bad.txt", b"\xef\xbb\xbfabc\xff", "is damaged at byte"),
    target("random bytes", "bad.txt", bytes((i * 89 + i * i * 7) % 255 + 1 for i in range(4_000)), "no encoding"),
    target("a book", "bad.txt", b"Many words of a long book. " * 40_000, "more than 1,000,000"),
    target("text of tags alone", "bad.txt", b"<p><br></p><!-- x -->", "holds no text"),
    target("text of unclosed tags alone", "bad.txt", b"<p>" * 20_000, "holds no text"),
    target("other XML", "bad.xml", b"<?xml version='1.0'?><nitf><p>The mayor.</p></nitf>", "XML of a kind"),
    target("a drawing", "bad.svg", b"<?xml version='1.0'?><svg/>", "XML of a kind"),
]  # fmt: skip

NO_PERMISSION = {"mtcheck.read.files.os.open": refuse(errno.EACCES)}
BROKEN_DISK = {"mtcheck.read.files.os.open": refuse(errno.EIO)}
PATHS = [
    target("a pipe that nobody writes to", "bad", fifo, "is a pipe that nothing was written to"),
    target("a device without end", "bad", link_to("/dev/zero"), "is a device"),
    target("a device without content", "bad.txt", link_to("/dev/null"), "is a device"),
    target("a link to itself", "bad.txt", link_to("bad.txt"), "cannot be read"),
    Bad("unreadable", ["check", "mt.txt", "--source", "fr.txt"], "may not be read by this user", patch=NO_PERMISSION),
    Bad("a broken disk", ["check", "mt.txt", "--source", "fr.txt"], "cannot be read", patch=BROKEN_DISK),
    Bad("a file in a file", ["check", "mt.txt/a.txt", "--source", "fr.txt"], "cannot be read"),
    Bad("a name of 300 letters", ["check", "a" * 300, "--source", "fr.txt"], "cannot be read"),
    Bad("a NUL in the name", ["check", "a\0b", "--source", "fr.txt"], "cannot be read"),
    Bad("no name at all", ["check", "", "--source", "fr.txt"], "folder"),
    Bad("a line break in the name", ["check", "a\nb.txt", "--source", "fr.txt"], r"a\nb.txt does not exist"),
    Bad("an escape in the name", ["check", "a\x1b[31mb", "--source", "fr.txt"], r"a\x1b[31mb does not exist"),
    Bad("a turn of direction in the name", ["check", "a\u202eb", "--source", "fr.txt"], r"a\u202eb does not exist"),
    Bad("bytes in the name", ["check", "a\udcffb", "--source", "fr.txt"], r"a\udcffb does not exist"),
    target("an empty file with a line break in its name", "a\nb.txt", b"", r"a\nb.txt is empty"),
    target("a picture with an escape in its name", "a\x1b]0;x\x07", b"\x89PNG", r"a\x1b]0;x\x07 is a picture"),
    Bad("a missing original", ["check", "mt.txt", "--source", "no.txt"], "no.txt does not exist"),
    Bad("an empty original", ["check", "mt.txt", "--source", "no.txt"], "no.txt is empty", {"no.txt": b""}),
    Bad("a missing version", ["check", "mt.txt", "--reference", "no.txt"], "no.txt does not exist"),
    Bad("a damaged version", ["check", "mt.txt", "--reference", "a.docx"], "damaged", {"a.docx": DOCX[:200]}),
    Bad("a folder as an original", ["check", "mt.txt", "--source", "texts"], "is a folder", {"texts": folder}),
    Bad("a folder as the target", ["check", "texts"], "mtcheck compare", {"texts": folder}),
    Bad("a missing version to compare", ["compare", "mt.txt", "no.txt"], "no.txt does not exist"),
    Bad("an empty folder to compare", ["compare", "texts"], "holds no article", {"texts": folder}),
    Bad("a folder of pictures", ["compare", "texts"], "holds no article", {"texts/a.png": b"x", "texts/b.pdf": b"x"}),
    Bad("a folder of our own files", ["compare", "texts"], "holds no article",
        {"texts/a.body.txt": TEXT, "texts/summary.json": b"{}"}),
    Bad("a folder of hidden files", ["compare", "texts"], "holds no article", {"texts/.a.txt": TEXT}),
    Bad("a folder with one article", ["compare", "texts"], "two versions", {"texts/a.txt": TEXT}),
    Bad("a folder with one bad article", ["compare", "texts"], "b.docx is a damaged",
        {"texts/a.txt": TEXT, "texts/b.docx": DOCX[:200]}),
    Bad("a folder of 201 articles", ["compare", "texts"], "holds 201 files", {f"texts/{i}.txt": TEXT for i in range(201)}),
    Bad("an unreadable folder", ["compare", "texts"], "cannot be read", {"texts": folder},
        patch={"mtcheck.read.folder.os.scandir": refuse(errno.EACCES)}),
    Bad("one version", ["compare", "mt.txt"], "two versions"),
    Bad("standard input twice", ["check", "-", "--source", "-"], "can be read once"),
]  # fmt: skip

ROWS = [*_everywhere(), *_xml(), *_zipped(), *ONE_BY_ONE, *PATHS]
