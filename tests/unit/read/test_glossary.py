"""Glossaries as spreadsheets and termbases write them, and those that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.errors import ConfigError, InputError, MtcheckError
from mtcheck.read import files, glossary
from mtcheck.read.glossary import parse_glossary, read_glossaries
from mtcheck.terms import Concept, Term

DECREE = [Concept((Term("ordonnance", "fr"),), (Term("decree", "en"),), file="t.csv")]

MARTIF = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="c1"><note>of a king</note>
<langSet xml:lang="fr"><tig><term>ordonnance</term></tig></langSet>
<langSet xml:lang="en"><ntig><termGrp><term>decree</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
<tig><term>ordinance</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
</langSet></termEntry></body></text></martif>"""

DCA = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en"><text><body>
<conceptEntry id="c1"><note>of a king</note>
<langSec xml:lang="fr-CA"><termSec><term>ordonnance</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>decree</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
<termSec><term>ordi<hi>nance</hi></term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
</termSec></langSec></conceptEntry></body></text></tbx>"""

DCT = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" type="TBX-Min"
style="dct" xml:lang="en"><text><body><conceptEntry id="c1"><note>of a king</note>
<langSec xml:lang="fr"><termSec><term>ordonnance</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>decree</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>ordinance</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
</termSec></langSec></conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize(
    "text",
    [
        "source,source language,target,target language\nordonnance,fr,decree,en\n",
        "Source term;Source_Language;Target term;Target-Language;Status;Note\r\nordonnance;fr;decree;en;;\r\n",
        "fr,en\nordonnance,decree\n",
        "ordonnance\tfr-CA\tdecree\ten-GB\n",
        'sep=;\n"ordonnance";"fr";"decree";"en"\n\n;;;\n',
        "ordonnance,fr,decree,en,preferred,\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_in_the_shapes_spreadsheets_write(text: str, encoding: str) -> None:
    assert parse_glossary(text.encode(encoding), "t.csv") == DECREE


def test_two_columns_are_of_any_language() -> None:
    (concept,) = parse_glossary(b"Ordonnance , decree", "t.csv")
    assert (concept.sources, concept.targets) == ((Term("Ordonnance"),), (Term("decree"),))


def test_one_column_is_a_list_of_names() -> None:
    assert [(c.targets[0].text, c.is_name) for c in parse_glossary("Åsa Ek\nIda Ås\n".encode(), "t.csv")] == [
        ("Åsa Ek", True),
        ("Ida Ås", True),
    ]


def test_rows_of_one_source_term_are_one_concept() -> None:
    text = "source,source language,target,target language,status\na b,fr,x,en,\na b,fr,y,en,admitted\na b,fr,z,en,deprecated\n"
    (concept,) = parse_glossary(text.encode(), "t.csv")
    assert concept.renderings("en") == ("x", "y")
    assert concept.renderings("en", forbidden=True) == ("z",)
    assert concept.renderings("de") == ()


def test_words_of_one_language() -> None:
    (concept,) = parse_glossary(b"term,language,status\nsect,en,forbidden\n", "t.csv")
    assert concept == Concept((), (Term("sect", "en", "forbidden"),), file="t.csv")


@pytest.mark.parametrize("text", [MARTIF, DCA, DCT])
def test_tbx_of_both_versions_and_styles(text: str) -> None:
    (concept,) = parse_glossary(text.encode(), "t.tbx")
    assert concept.note == "of a king"
    assert concept.targets == (
        Term("ordonnance", "fr", "admitted"),
        Term("decree", "en", "preferred"),
        Term("ordinance", "en", "forbidden"),
    )
    assert concept.sources == concept.targets


def test_proper_noun_of_a_tbx_is_a_name() -> None:
    text = DCA.replace(
        "</termSec></langSec>", '<termNote type="partOfSpeech">properNoun</termNote></termSec></langSec>', 1
    )
    assert parse_glossary(text.encode(), "t.tbx")[0].is_name


LAUGHS = '<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><tbx>&b;</tbx>'
BAD: dict[str, tuple[bytes, type[MtcheckError], str]] = {
    "empty": (b"", InputError, "no term"),
    "commas only": (b",,\n,,\n", InputError, "no term"),
    "header only": (b"source,target\n", InputError, "no term"),
    "latin-1": ("é,b".encode("latin-1"), InputError, "not UTF-8"),
    "half of UTF-16": (b"\xff\xfea\x00b", InputError, "not UTF-8"),
    "NUL bytes": (b"a\0,b\n", InputError, "NUL"),
    "spreadsheet": (b"PK\x03\x04 and so on", InputError, "spreadsheet"),
    "open quotation mark": (b'a,b\nc,"d\n', InputError, "damaged"),
    "no header": (b"a,b,c\n", InputError, "no header"),
    "no target": (b"source,target\na,\n", InputError, "line 2"),
    "a text for a term": (b"a," + b"word " * 60, InputError, "longer than"),
    "no letter": (b"a,---\n", InputError, "no letter"),
    "unknown language": (b"a,qqx,b,en\n", ConfigError, "unknown language"),
    "unknown status": (b"source,target,status\na,b,prefered\n", ConfigError, "did you mean preferred"),
    "another XML": (b"<rss><a/></rss>", InputError, "no TBX"),
    "damaged XML": (b"<tbx><text>", InputError, "damaged XML"),
    "no concept": (b"<tbx/>", InputError, "no term"),
    "unknown language in TBX": (DCA.replace("fr-CA", "zz9").encode(), ConfigError, "concept c1"),
    "entities": (LAUGHS.encode(), InputError, "entities"),
    "entities in UTF-16": (LAUGHS.encode("utf-16"), InputError, "entities"),
    "entity of a file": (
        b'<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/hostname">]><tbx>&a;</tbx>', InputError, "entities",
    ),
    "too deep": (b"<tbx>" * 5000, InputError, "damaged XML"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_bad_glossaries_are_refused_in_one_sentence(kind: str) -> None:
    data, error, words = BAD[kind]
    with pytest.raises(error, match=words) as caught:
        parse_glossary(data, "terms.csv")
    assert "terms.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_external_dtd_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text("<!ENTITY a 'b'>")
    text = DCA.replace("<tbx", f'<!DOCTYPE tbx SYSTEM "{tmp_path}/x.dtd"><tbx', 1).replace(
        "decree", "de&a;cree"
    )
    with pytest.raises(InputError):
        parse_glossary(text.encode(), "t.tbx")


def test_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("fr,en\nordonnance,decree\n")
    (tmp_path / "b.tbx").write_text(DCT)
    both = read_glossaries([tmp_path / "a.csv", str(tmp_path / "b.tbx")])
    assert [c.file for c in both.concepts] == ["a.csv", "b.tbx"]
    assert [len(d) for _, d in both.digests] == [64, 64]
    with pytest.raises(InputError, match="does not exist"):
        read_glossaries([tmp_path / "c.csv"])
    with pytest.raises(InputError, match="folder"):
        read_glossaries([tmp_path])
    monkeypatch.setattr(files, "LIMIT", 10)
    with pytest.raises(InputError, match="larger than"):
        read_glossaries([tmp_path / "a.csv"])


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glossary, "ROWS", 2)
    with pytest.raises(InputError, match="more than 2 rows"):
        parse_glossary(b"a,b\nc,d\ne,f\n", "t.csv")


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="a,;\t\"'\n<>é |-", max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        concepts = parse_glossary(data, "t.csv")
    except MtcheckError:
        return
    assert concepts
    assert all(t.text.strip() == t.text and t.text for c in concepts for t in c.targets)
