"""Files of every kind, good and bad."""

import datetime
import io
import json
import re
import sys
from pathlib import Path

import pytest

from mtcheck.errors import ConfigError, InputError
from mtcheck.read import from_text, read, read_bytes

FRENCH = "Le préfet a déclaré hier que l’école resterait fermée jusqu’à lundi. " * 2


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", FRENCH),
        ("utf-8-sig", FRENCH),
        ("utf-16", FRENCH),
        ("utf-16-le", FRENCH),
        ("utf-16-be", FRENCH),
        ("utf-32", FRENCH),
        ("cp1252", FRENCH),
        (
            "iso8859_15",
            "Le maire a payé 20 € pour l'été passé près de la forêt, a-t-il précisé à l'assemblée.",
        ),
        ("cp1250", "Starosta oznámil, že silnice je uzavřena až do konce týdne kvůli opravám."),
        ("iso8859_2", "Starosta oznámil, že silnice je uzavřena až do konce týdne kvůli opravám."),
        ("cp1251", "Министр заявил вчера, что дорога закрыта до конца недели."),
        ("koi8_r", "Министр заявил вчера, что дорога закрыта до конца недели."),
        ("cp932", "市長は昨日、道路が閉鎖されたと発表した。"),
        ("euc_jp", "市長は昨日、道路が閉鎖されたと発表した。"),
        ("gb18030", "市长昨天宣布，道路已经关闭，直到本周末。"),
        ("big5", "市長昨天宣布，道路已經關閉，直到本週末。"),
        ("euc_kr", "시장은 어제 도로가 폐쇄되었다고 발표했다."),
        ("cp1254", "Belediye başkanı dün yolun kapatıldığını açıkladı."),
        ("cp1256", "أعلن رئيس البلدية أمس إغلاق الطريق"),
    ],
)
def test_encodings(encoding: str, text: str) -> None:
    assert read_bytes(text.encode(encoding), "x.txt").text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "x is empty; give a file that holds the article."),
        (b" \r\n\t ", "x is empty"),
        (b"%PDF-1.7 ...", "x is a PDF, not a text"),
        (b"PK\x03\x04..word/document.xml", "x is a damaged Word document"),
        (b"PK\x03\x04..xl/workbook.xml", "x is a spreadsheet"),
        (b"PK\x03\x04....", "x is a zip archive"),
        (b"\x89PNG\r\n", "x is a picture"),
        (b"{\\rtf1 hello}", "x is an RTF document"),
        (b"abc\0def\0\1\2", "x holds NUL bytes"),
        (b"\xff\xfea", "x says it is UTF-16 but is damaged"),
        (b"\xef\xbb\xbfabc\xff", "x says it is UTF-8"),
        (b"<?xml version='1.0'?><nitf/>", "x is XML of a kind"),
        (b"<?xml version='1.0'?><xliff/>", "x holds a translation and its original"),
        (b"<p></p>", "x holds no text"),
        (b"<!doctype html><html><body></body></html>", "x holds no text"),
        (b"a" * 10_000_001, "x is larger than 10 MB"),
    ],
)
def test_bad_bytes(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match="^" + re.escape(says)) as raised:
        read_bytes(data, "x")
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "no ninjs item"),
        ('{"a": 1}', "no ninjs item"),
        ('{"body_text": " "}', "body is empty"),
        ('{"bodies": [{"value": 3}]}', "body is empty"),
    ],
)
def test_bad_ninjs(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_bytes(text.encode(), "x.json", suffix=".json")


def test_bad_paths(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read("a\0b")


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("english", "did you mean en"),
        ("xx", "Unknown"),
        ("germn", "did you mean de"),
    ],
)
def test_unknown_language(language: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        from_text("Hello.", language=language)


def test_file_as_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"date 2021-05-04 The bridge\r\nis shut.\r\n")
    article = read(path, "pt-BR")
    assert article.text == article.plain == "date 2021-05-04 The bridge\r\nis shut.\r\n"
    assert (article.name, article.language, article.source_path) == ("a.txt", "pt", path)
    assert article.published == datetime.date(2021, 5, 4)
    assert len(article.digest) == 64
    assert read(path, name="other").name == "other"


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The bridge is shut.")))
    assert read("-").plain == "The bridge is shut."


@pytest.mark.parametrize(
    "item",
    [
        {"headline": "Bridge shut", "body_text": "It is shut.", "versioncreated": "2021-05-04T10:00:00Z"},
        {"headlines": [{"value": "Bridge shut"}], "bodies": [{"contentType": "text/plain", "value": "It is shut."}],
         "versionCreated": "2021-05-04T10:00:00Z"},
        {"headline": "Bridge <b>shut</b>", "body_xhtml": "<p>It is <b>shut</b>.</p>", "versioncreated": "2021-05-04"},
        {"headlines": [{"role": "sub", "value": "No"}, {"role": "main", "value": "Bridge shut"}],
         "bodies": [{"contentType": "text/html", "value": "<p>It is shut.</p>"}, {"value": ""}],
         "versionCreated": "2021-05-04T10:00:00+02:00"},
    ],
)  # fmt: skip
def test_ninjs(item: dict[str, object]) -> None:
    article = from_text(json.dumps({**item, "language": "en-GB"}))
    assert article.plain.strip() == "Bridge shut\n\nIt is shut."
    assert (article.title, article.language) == ("Bridge shut", "en")
    assert article.published == datetime.date(2021, 5, 4)
    assert article.markup == ()
    start = article.plain.index("shut.")
    assert article.text[slice(*article.to_text(start, start + 4))] == "shut"


PAGE = """<!DOCTYPE html><html lang="fr-FR"><head><title>Le pont est fermé - La Gazette</title>
<meta property="article:published_time" content="2021-05-04T10:00:00Z"><style>p {}</style></head><body>
<nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav><article><h1>Le pont est ferm&eacute;</h1>
<p>La ville a <b>ferm&eacute;</b> le vieux pont
   hier soir, a dit la <a href="/tag/mairie">mairie</a>, apr&egrave;s une inspection des câbles.</p>
<p>Les travaux dureront trois mois et coûteront deux millions d'euros, selon le conseil.<p>Un bac gratuit
remplacera le pont jusqu'au mois de mars prochain, a ajouté la mairie.</article>
<footer>© La Gazette</footer><script>var x = "<p>no</p>";</script></body></html>"""


def test_page() -> None:
    article = from_text(PAGE)
    assert article.plain.split("\n") == [
        "Le pont est fermé",
        "La ville a fermé le vieux pont hier soir, a dit la mairie, après une inspection des câbles.",
        "Les travaux dureront trois mois et coûteront deux millions d'euros, selon le conseil.",
        "Un bac gratuit remplacera le pont jusqu'au mois de mars prochain, a ajouté la mairie.",
    ]
    assert (article.language, article.published, article.markup) == ("fr", datetime.date(2021, 5, 4), ())
    assert article.title.startswith("Le pont est fermé")
    (link,) = article.links
    assert (link.href, article.plain[slice(*link.anchor)]) == ("/tag/mairie", "mairie")
    at = article.plain.index("fermé le vieux")
    assert article.text[slice(*article.to_text(at, at + 5))] == "ferm&eacute;"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 30_000 + "<p>The bridge is shut.",
        "<html><body><p>The bridge is shut.</div></b><a href='x>",
        "<html><nav>Home<p>The bridge is shut.",
        "<html><body><main><p>The bridge is shut.</p></main><aside>Weather</aside></body>",
    ],
    ids=["deep", "broken", "unclosed", "main"],
)
def test_page_without_a_body_that_trafilatura_finds(page: str) -> None:
    assert "The bridge is shut." in from_text(page).plain
    assert "Weather" not in from_text(page).plain
