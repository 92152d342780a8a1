import base64
import hashlib
import itertools
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.merge import judge
from mtcheck.report.html import HtmlReport
from mtcheck.report.html.page import build_page
from mtcheck.types import Article, Decision, Report, Story
from tests.unit.report.document import Document
from tests.unit.report.sample import HOSTILE, article, evidence, hostile, make, report

SNAPSHOT = Path(__file__).parent / "snapshots" / "report.html"


@pytest.fixture(scope="module", params=[report, hostile], ids=["story", "hostile"])
def page(request: pytest.FixtureRequest) -> Document:
    return Document(HtmlReport().render(request.param()))


@pytest.fixture(scope="module")
def story() -> Document:
    return Document(HtmlReport().render(report()))


def test_the_body_is_as_it_was_accepted() -> None:
    """Run with MTCHECK_ACCEPT=1 to accept a new look, then read the difference."""
    html = HtmlReport().render(report())
    body = html[html.index("<body") : html.index('<script type="application/json"')]
    if os.environ.get("MTCHECK_ACCEPT"):
        SNAPSHOT.write_text(body, "utf-8")
    assert body == SNAPSHOT.read_text("utf-8")


def test_the_same_report_renders_the_same() -> None:
    assert HtmlReport().render(report()) == HtmlReport().render(report())


def test_every_element_is_closed_where_it_should_be(page: Document) -> None:
    assert page.open == []


def test_text_of_articles_never_becomes_an_element(page: Document) -> None:
    assert {e.tag for e in page.elements}.isdisjoint(
        {"img", "iframe", "object", "embed", "link", "base", "form"}
    )
    assert [e.attributes.get("type", "") for e in page.all("script")] == ["application/json", ""]
    assert len(page.all("style")) == 1
    assert next(e.text for e in page.all("body")).count(HOSTILE) >= 1


def test_no_attribute_carries_style_or_code(page: Document) -> None:
    for element in page.elements:
        for name, value in element.attributes.items():
            assert name != "style"
            assert not name.startswith("on"), (element.tag, name)
            assert not value.strip().lower().startswith("javascript:")


def test_nothing_is_loaded(page: Document) -> None:
    for element in page.elements:
        for name in ("src", "href", "srcset", "action", "poster", "data"):
            assert element.attributes.get(name, "#").startswith("#"), element
    style, script = page.all("style")[0].text, page.all("script")[-1].text
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in style + script
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|fetch\(", script)


def test_the_policy_lets_run_this_style_and_this_script_only(page: Document) -> None:
    policy = page.all("meta", http_equiv="Content-Security-Policy")[0].attributes["content"]
    for kind in ("style", "script"):
        digest = hashlib.sha256(page.all(kind)[-1].text.encode()).digest()
        assert f"{kind}-src 'sha256-{base64.b64encode(digest).decode()}';" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_ids_are_unique_and_every_reference_leads_somewhere(page: Document) -> None:
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert not any(re.search(r"\s", i) or not i for i in ids)
    for element in page.elements:
        if element.tag in ("a", "use"):
            assert element.attributes["href"][1:] in ids, element
        for name in ("aria-labelledby", "aria-describedby"):
            assert set(element.attributes.get(name, "").split()) <= set(ids), element


def test_marks_never_nest_and_name_their_findings(page: Document) -> None:
    known = {e.attributes["data-finding"] for e in page.all("article")}
    marks = [e for e in page.all("mark") if "data-findings" in e.attributes]
    assert marks
    for mark in marks:
        assert "mark" not in mark.above
        assert mark.above[-1] == "a"
        assert set(mark.attributes["data-findings"].split()) <= known
    assert {i for m in marks for i in m.attributes["data-findings"].split()} == known


def test_one_headline_landmarks_and_a_way_past_the_top(page: Document) -> None:
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert page.all("html")[0].attributes["lang"] == "en"
    assert page.all("nav")
    assert page.all("a", class_="skip")[0].attributes["href"] == "#findings"
    levels = [int(e.tag[1]) for e in page.elements if re.fullmatch(r"h[1-6]", e.tag)]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_severity_is_said_in_words_and_drawn(story: Document) -> None:
    for card in story.all("article"):
        assert card.attributes["data-severity"] in card.text
    pills = story.all("span", class_="severity")
    assert [p.text.strip() for p in pills] == [c.attributes["data-severity"] for c in story.all("article")]
    style = story.all("style")[0].text
    for severity, pattern in (("critical", "double"), ("major", "wavy"), ("minor", "dotted")):
        assert f"--under: {pattern}" in style.split(f".{severity} {{")[1].split("}")[0]


def test_cards_come_worst_first_within_a_version(story: Document) -> None:
    order = ["critical", "major", "minor"]
    seen = [
        (c.attributes["data-version"], order.index(c.attributes["data-severity"]))
        for c in story.all("article")
    ]
    assert seen == sorted(seen)


def test_a_card_tells_kind_words_reason_evidence_and_confidence(story: Document) -> None:
    card = story.all("article")[0].text
    for words in (
        "Date or duration changed",
        "Contradicted by 4 versions",
        "sixteen hours",
        "only this one says sixteen",
        "six heures",
        "ست ساعات",
        "Suggestion",
        "high (0.97)",
        "accuracy/mistranslation/date",
        "DAT001",
    ):
        assert words in card
    assert "wrong" not in card.lower()


def test_beyond_six_versions_a_card_gives_only_their_words() -> None:
    others = tuple(
        article("It was Tuesday." if i < 8 else "It was Sunday.", f"paper {i}", "en") for i in range(12)
    )
    target = article("It was Monday.", "checked", "en")
    said = [evidence(o, "Tuesday" if i < 8 else "Sunday", "differs") for i, o in enumerate(others)]
    found = make(
        target, "Monday", "Why.", "DAT001", "accuracy/mistranslation/date", "major", "contradicted", said
    )
    page = Document(
        HtmlReport().render(Report((Story(target, None, others),), (found,), judge([found], [target])))
    )
    lines = [" ".join(e.text.split()) for e in page.all("li", class_="differs")]
    assert len(lines) == 8
    assert lines[6:] == [
        "Differs paper 6, paper 7 Tuesday",
        "Differs paper 8, paper 9, paper 10, paper 11 Sunday",
    ]


def test_each_version_has_its_language_and_direction(story: Document) -> None:
    rows = [e for e in story.all("p", class_="beside") if "lang" in e.attributes]
    assert {(e.attributes["lang"], e.attributes["dir"]) for e in rows} == {
        ("fr", "ltr"),
        ("en", "ltr"),
        ("ar", "rtl"),
        ("zh", "ltr"),
    }


def test_gaps_are_shown_on_both_sides(story: Document) -> None:
    assert any(e.text == "[no counterpart]" for e in story.all("p", class_="own"))
    assert any(e.text == "[no counterpart]" for e in story.all("p", class_="beside-2"))
    assert any("sentence above" in e.text for e in story.all("p", class_="beside-3"))
    assert "Aucun blessé grave" in next(e.text for e in story.all("li", class_="only-1"))


def test_what_was_not_checked_is_said_loudly_and_what_was_set_aside_is_kept(story: Document) -> None:
    assert "NLI001" in story.all("section", class_="loud")[0].text
    aside = next(e for e in story.all("section", id="aside"))
    assert "A line that offers other articles." in aside.text
    assert "Il traffico merci" in aside.text


def test_the_claim_table_marks_the_odd_cell_in_words(story: Document) -> None:
    odd = story.all("td", class_="odd")
    assert next(e.text.split("  ")[0].strip() for e in odd).startswith("sixteen hours")
    assert all("against the others" in e.text or "only here" in e.text for e in odd)


def test_raw_markup_is_shown_and_a_finding_on_it_gets_a_point() -> None:
    page = Document(HtmlReport().render(hostile()))
    assert '<a href="x">quiet</a>' in page.all("pre")[0].text
    assert len(page.all("mark", class_="point")) == 1


def test_direction_overrides_are_made_visible() -> None:
    html = HtmlReport().render(hostile())
    assert "\u202e" not in html
    assert "⟨U+202E⟩" in html


def test_data_for_the_script_can_hold_no_markup(page: Document) -> None:
    raw = page.all("script")[0].text
    assert not re.search("[<>&\u2028\u2029]", raw)
    data = json.loads(raw)
    assert set(data["findings"]) == {e.attributes["data-finding"] for e in page.all("article")}
    assert set(data["texts"]) == {e.attributes["data-version"] for e in page.all("section", class_="text")}


def decided() -> Report:
    """The story after a run in which one finding was dismissed and one accepted."""
    before = report()
    by_words = {f.text: f for f in before.findings}
    no, yes = by_words["sixteen hours"], by_words["2.4 billion euros"]
    decisions = {
        no.id: Decision(no.id, "dismissed", "same-meaning", "so did the <wire>", "2026-01-02T03:04:05Z"),
        yes.id: Decision(yes.id, "accepted"),
        "of another run": Decision("of another run", "accepted", at="2025-01-01T00:00:00Z"),
    }
    return replace(before, decisions=decisions)


def test_a_dismissed_finding_is_folded_last_and_counted_and_marks_nothing() -> None:
    page = Document(HtmlReport().render(decided()))
    group = page.all("section", class_="group")[0]
    assert "7 findings, 1 dismissed" in " ".join(group.text.split())
    card = page.all("article", class_="dismissed")[0]
    assert "Dismissed: means the same (“so did the <wire>”)" in card.text
    own = [e for e in page.all("article") if e.attributes["data-version"] == card.attributes["data-version"]]
    assert own[-1] is card
    folds = page.all("details", class_="fold")
    assert [e.attributes.get("open") is None for e in folds].count(True) == 1
    [mark] = [
        e for e in page.all("mark") if e.attributes.get("data-findings") == card.attributes["data-finding"]
    ]
    assert mark.attributes["class"] == "dismissed"
    assert not any("sixteen hours" in e.text for e in page.all("td", class_="odd"))


def test_an_accepted_finding_is_ticked_and_stays_open() -> None:
    page = Document(HtmlReport().render(decided()))
    card = page.all("article", class_="accepted")[0]
    assert "2.4 billion euros" in card.text
    assert next(e.text for e in page.all("span", class_="decided") if e.text) == "Accepted"


def test_decisions_about_other_findings_are_handed_on() -> None:
    data = json.loads(Document(HtmlReport().render(decided())).all("script")[0].text)
    assert {d["finding"] for d in data["decisions"]} >= {"of another run"}
    assert all(d["schema"] == 1 for d in data["decisions"])


def test_the_key_of_a_story_outlives_a_mended_text_but_not_another_original() -> None:
    first = build_page(report()).key
    story, back = report().stories

    def key(**changed: Article) -> str:
        return build_page(replace(report(), stories=(replace(story, **changed), back))).key

    assert key(target=replace(story.target, digest="mended")) == first
    assert key(source=replace(story.source, digest="another")) != first


def test_nothing_found_is_said_of_the_checks_that_ran() -> None:
    clean = article("# Quiet day\nNothing happened.", "calm", "en")
    quiet = Report((Story(clean),), (), judge((), [clean]), notes=report().notes)
    assert "Nothing found in this version by the checks that ran." in HtmlReport().render(quiet)


@pytest.mark.parametrize("empty", [Report((), (), ()), Report((Story(article("", "void", "")),), (), ())])
def test_an_empty_report_is_a_page(empty: Report) -> None:
    assert len(Document(HtmlReport().render(empty)).all("h1")) == 1


def test_twenty_versions_thousands_of_findings_and_a_very_long_line() -> None:
    long = article(" ".join(f"word{i}" for i in range(6000)), "long", "en")
    assert len(long.text) > 50_000
    found = make(long, "word10 ", "Why.", "NUM001", "accuracy/mistranslation/number", "minor", "unsupported")
    findings = tuple(
        replace(found, start=i * 10, end=i * 10 + 7, text=long.text[i * 10 : i * 10 + 7], id=f"x{i}")
        for i in range(5000)
    )
    others = tuple(article("One sentence.", f"version {i}", "en") for i in range(19))
    html = HtmlReport().render(Report((Story(long, None, others),), findings, judge(findings, [long])))
    assert html.count("<article ") == 5000


def test_five_articles_of_eight_hundred_words_stay_below_a_megabyte() -> None:
    from mtcheck.types import Alignment
    from tests.unit.report.sample import beads

    texts = [
        article(
            "\n".join(
                f"Sentence {i} of {n} says something quite ordinary about the harbour, as it were. " * 2
                for i in range(29)
            ),
            f"paper {n}",
            "en",
        )
        for n in range(5)
    ]
    assert len(texts[0].text.split()) > 800
    stories = tuple(
        Story(
            t,
            None,
            tuple(o for o in texts if o is not t),
            {},
            {
                o.name: Alignment(o.name, "comparison", beads([((i,), (i,)) for i in range(58)]))
                for o in texts
                if o is not t
            },
        )
        for t in texts
    )
    assert len(HtmlReport().render(Report(stories, (), ())).encode()) < 1_000_000
