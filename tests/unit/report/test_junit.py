from dataclasses import replace

from lxml import etree

from mtcheck.report.junit import JunitReport
from mtcheck.types import Article, Decision, Note, Report, Story
from tests.unit.report.accepted import is_accepted
from tests.unit.report.sample import report


def read(report: Report) -> etree._Element:
    root = etree.fromstring(JunitReport().render(report))
    for element in (root, *root):
        cases = list(element.iter("testcase"))
        assert int(element.get("tests", "")) == len(cases)
        for name, child in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(element.get(name, "")) == sum(c.find(child) is not None for c in cases)
    return root


def outcomes(suite: etree._Element) -> dict[str, list[str]]:
    return {c.get("name", "").split()[0]: [child.tag for child in c] for c in suite.iter("testcase")}  # type: ignore[misc]


def test_it_is_as_it_was_accepted() -> None:
    root = read(report())
    for case in root.iter("testcase"):
        # Titles of checks have lives of their own.
        case.set("name", case.get("name", "").split()[0])
    assert is_accepted("junit.xml", etree.tostring(root, encoding="unicode") + "\n")


def test_a_case_for_each_check_and_version() -> None:
    made = replace(report(), signature={"checks": "NUM001 QUO001"})
    courier, wire = read(made)
    assert outcomes(courier)["NUM001"] == ["failure"]
    assert outcomes(courier)["TYP001"] == ["system-out"]
    assert outcomes(courier)["QUO001"] == []
    assert outcomes(courier)["NLI001"] == ["skipped"]
    assert outcomes(wire)["NUM001"] == []
    assert outcomes(wire)["TER001"] == ["system-out"]
    assert list(outcomes(courier)) == list(outcomes(wire))


def test_minor_findings_beside_major_ones_are_told_apart() -> None:
    made = report()
    major = next(f for f in made.findings if f.code == "NAM001")
    minor = replace(major, severity="minor", text="other", id="x")
    case = next(read(replace(made, findings=(major, minor))).iter("testcase"))
    assert [(c.tag, (c.text or "").split("\n")[1]) for c in case] == [
        ("failure", "“Claire Montfortel”"),
        ("system-out", "“other”"),
    ]
    assert case[0].get("message") == "1 finding: The prefect is called Montfort in two other versions."


def test_a_dismissed_finding_fails_nothing_and_is_told() -> None:
    made = report()
    decisions = {f.id: Decision(f.id, "dismissed") for f in made.findings}
    root = read(replace(made, decisions=decisions))
    assert root.get("failures") == "0"
    assert sum((e.text or "").count("Dismissed. ") for e in root.iter("system-out")) == len(made.findings)


def test_a_check_that_broke_is_an_error() -> None:
    note = Note("NUM001", "It broke.", "failed")
    root = read(Report((Story(Article("a", "Words")),), (), (), notes=(note,)))
    assert outcomes(root) == {"NUM001": ["error"]}


def test_nothing_checked_is_no_suite() -> None:
    assert len(read(Report((), (), ()))) == 0
