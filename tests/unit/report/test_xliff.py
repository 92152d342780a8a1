from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from mtcheck.report.xliff import ITS, XLIFF, XliffReport
from mtcheck.types import Alignment, Article, Block, Decision, Finding, Report, Story
from tests.unit.report.accepted import is_accepted
from tests.unit.report.sample import article, beads, hostile, make, report
from tests.unit.report.wild import reports

SPACES = {"x": XLIFF, "its": ITS}
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "xliff21.rng"))
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read(report: Report) -> etree._Element:
    """The document, held against the grammar and against what the standard says beyond it."""
    root = etree.fromstring(XliffReport().render(report), etree.XMLParser(resolve_entities=False))
    assert SCHEMA.validate(root), SCHEMA.error_log
    assert bool(find(root, "//x:target")) <= ("trgLang" in root.attrib)
    assert unique(root.get("id", "") for root in find(root, "//x:file"))
    assert unique(e.get(XML_ID, "") for e in find(root, "//its:locQualityIssues"))
    for file in find(root, "//x:file"):
        assert unique(u.get("id", "") for u in find(file, ".//x:unit"))
    for unit in find(root, "//x:unit"):
        assert unique(e.get("id", "") for e in find(unit, ".//x:mrk | .//x:sm"))
        assert unique(e.get("id", "") for e in find(unit, ".//x:note[@id]"))
        starts = [e.get("id") for e in find(unit, ".//x:sm")]
        assert sorted(starts) == sorted(e.get("startRef") for e in find(unit, ".//x:em"))
        listed = [f"#its={e.get(XML_ID)}" for e in find(unit, "its:locQualityIssues")]
        assert sorted(listed) == sorted(
            e.get(f"{{{ITS}}}locQualityIssuesRef", "") for e in find(unit, ".//*[@its:locQualityIssuesRef]")
        )
    return root


def find(element: etree._Element, path: str) -> list[etree._Element]:
    found = element.xpath(path, namespaces=SPACES)
    assert isinstance(found, list)
    return found  # type: ignore[return-value]


def unique(values: object) -> bool:
    listed = list(values)  # type: ignore[call-overload]
    return len(listed) == len(set(listed))


def plain(element: etree._Element) -> str:
    """Its words, ``cp`` made the character it stands for."""
    text = element.text or ""
    for child in element:
        if child.tag == f"{{{XLIFF}}}cp":
            text += chr(int(child.get("hex", ""), 16))
        text += plain(child) + (child.tail or "")
    return text


@pytest.mark.parametrize("made", [report(), hostile(), Report((), (), ())], ids=["story", "hostile", "empty"])
def test_it_is_as_the_standard_says(made: Report) -> None:
    read(made)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=reports())
def test_any_report_is_as_the_standard_says_and_no_word_is_lost(made: Report) -> None:
    root = read(made)
    story = made.stories[0]
    file = find(root, "//x:file")[0]
    side = "target" if story.source else "source"
    assert "".join(map(plain, find(file, f".//x:{side}"))) == story.target.plain
    if story.source and story.source.segments:
        end = story.source.segments[-1].end
        assert "".join(map(plain, find(file, ".//x:source"))) == story.source.plain[:end]


def test_it_is_as_it_was_accepted() -> None:
    root = read(report())
    etree.indent(root)
    assert is_accepted("findings.xlf", etree.tostring(root, encoding="unicode") + "\n")


def test_aligned_sentences_stand_together_and_a_gap_has_no_target() -> None:
    units = find(find(read(report()), "//x:file")[0], ".//x:unit")
    pairs = [tuple(plain(e) for e in find(u, "x:segment/*")) for u in units]
    assert (
        "Les dégâts sont estimés à 2,4 millions d'euros.",
        "The damage is estimated at 2.4 billion euros.",
    ) in pairs
    assert ("Aucun blessé grave n'est à déplorer.",) in pairs
    aside = [u for u in units if u.get("translate") == "no"]
    assert ["Italian" in plain(find(u, "x:notes/x:note")[0]) for u in aside] == [False, True]


def test_without_an_original_the_checked_text_is_the_source() -> None:
    file = find(read(report()), "//x:file")[1]
    assert find(file, ".//x:target") == []
    assert plain(find(file, ".//x:mrk")[0]) == "hypothermia"
    assert find(file, ".//x:note[@appliesTo]")[0].get("appliesTo") == "source"


TARGET = article("The port is open again.", "paper", "en")


def made_of(*findings: Finding, **more: object) -> Report:
    return Report((Story(TARGET),), findings, (), **more)  # type: ignore[arg-type]


def on(words: str, severity: str = "major", message: str = "Why.") -> Finding:
    kind = "linguistic conventions/grammar"
    return make(TARGET, words, message, "FLU001", kind, severity, "garbled", suggestion="a word")  # type: ignore[arg-type]


def test_one_finding_is_told_where_it_is() -> None:
    mark = find(read(made_of(on("open", "critical"))), "//x:mrk")[0]
    assert plain(mark) == "open"
    assert {k.removeprefix(f"{{{ITS}}}"): v for k, v in mark.attrib.items()} == {
        "id": "m1",
        "type": "its:generic",
        "locQualityIssueType": "grammar",
        "locQualityIssueComment": "Why. Suggestion: a word",
        "locQualityIssueSeverity": "90",
    }


def test_several_about_the_same_words_are_listed_apart() -> None:
    root = read(made_of(on("open"), on("open", "minor", "Other reason.")))
    (mark,) = find(root, "//x:mrk")
    assert mark.get(f"{{{ITS}}}locQualityIssuesRef") == "#its=q1"
    assert [e.get("locQualityIssueSeverity") for e in find(root, "//its:locQualityIssue")] == ["60", "30"]


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        (("port is", "port is open", "open"), "The <<port is> <open>> again."),
        (("port is", "is open"), "The <port [is> open] again."),
        (("port", "is"), "The <port> <is> open again."),
        (("The port is open again.",), "<The port is open again.>"),
        (("The port", "port is", "is open"), "<The [port> <is] open> again."),
    ],
)
def test_marks_nest_or_cross(words: tuple[str, ...], shape: str) -> None:
    source = find(read(made_of(*map(on, words))), "//x:source")[0]

    def drawn(element: etree._Element) -> str:
        edges = {"mrk": "<>", "sm": "[", "em": "]", "source": ""}[etree.QName(element).localname]
        inside = (element.text or "") + "".join(drawn(c) + (c.tail or "") for c in element)
        return f"{edges[:1]}{inside}{edges[1:]}"

    assert drawn(source) == shape


def test_a_dismissed_finding_is_not_enabled() -> None:
    finding = replace(on("open"), id="one")
    root = read(made_of(finding, decisions={"one": Decision("one", "dismissed", "style")}))
    assert find(root, "//x:mrk")[0].get(f"{{{ITS}}}locQualityIssueEnabled") == "no"


def test_notes_say_it_in_words_the_gravest_first_in_priority() -> None:
    note = find(read(made_of(on("open", "critical"))), "//x:note[@appliesTo]")[0]
    assert note.get("priority") == "1"
    assert plain(note).split("\n") == ["CRITICAL Broken grammar [FLU001]", "“open”", "Why."]


@pytest.mark.parametrize(
    ("languages", "attribute"),
    [(("en",), "en"), (("en", "en"), "en"), (("en", "fr"), "mul"), (("",), "und"), (("not a tag",), "und")],
)
def test_a_document_has_one_language(languages: tuple[str, ...], attribute: str) -> None:
    stories = tuple(Story(Article(f"{i}", "Word", x, "Word")) for i, x in enumerate(languages))
    assert read(Report(stories, (), ())).get("srcLang") == attribute


def test_what_xml_cannot_hold_is_told_by_its_number() -> None:
    text = "A\x00b\x1bc\ufffe\ud800."
    target = Article("t", text, "en", text, blocks=(Block(0, len(text)),))
    source = find(read(Report((Story(target),), (), ())), "//x:source")[0]
    assert [c.get("hex") for c in source] == ["0000", "001B", "FFFE", "D800"]
    assert plain(source) == text


def test_sentences_that_no_bead_holds_are_kept() -> None:
    target = article("One is here. Two is here. Three is here.", "t", "en")
    source = article("Un est là. Deux est là.", "s", "fr")
    alignment = Alignment("s", "translation", beads([((0, 1), (0,)), ((), (1,))]))
    root = read(Report((Story(target, source, (), {}, {"s": alignment}),), (), ()))
    assert [[plain(e) for e in u] for u in find(root, "//x:segment")] == [
        ["Un est là.", "One is here. Two is here."],
        ["Deux est là."],
        ["", "Three is here."],
    ]
