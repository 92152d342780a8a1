"""The report for everyone, everywhere: axe-core, narrow and enlarged pages, paper, no script, hostile text."""

from dataclasses import replace
from typing import Any

import pytest

from mtcheck.merge import judge
from mtcheck.types import Alignment, Decision, Report, Story
from tests.browser.conftest import Desk, OpenDesk, linked
from tests.unit.report.sample import HOSTILE, article, beads, hostile, make


def violations(d: Desk, *impacts: str) -> list[tuple[str, str]]:
    """What axe-core finds, all of it or of some impacts only."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found: dict[str, Any] = axe.run(d.page).response
    return [
        (v["id"], v["nodes"][0]["html"][:200])
        for v in found["violations"]
        if not impacts or v["impact"] in impacts
    ]


def serious(d: Desk) -> list[tuple[str, str]]:
    return violations(d, "serious", "critical")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_violations(desk: OpenDesk, scheme: str) -> None:
    made = linked()
    decisions = {made.findings[0].id: Decision(made.findings[0].id, "dismissed", "style")}
    d = desk(replace(made, decisions=decisions), color_scheme=scheme)
    assert violations(d) == []
    d.press("j", "a", "]")
    d.page.fill("#search", "euros")
    assert violations(d) == []
    d.press("Escape", "d")
    assert d.page.is_visible("#dismissal")
    assert violations(d) == []
    d.press("Escape", "?")
    assert violations(d) == []


def test_axe_finds_nothing_on_a_narrow_page(desk: OpenDesk) -> None:
    assert violations(desk(viewport={"width": 320, "height": 640})) == []


def test_the_reader_may_choose_the_colours(desk: OpenDesk) -> None:
    d = desk(color_scheme="light")

    def page() -> str:
        return str(d.page.evaluate("getComputedStyle(document.body).backgroundColor"))

    light = page()
    d.page.click("#theme")
    dark = page()
    assert light != dark
    d.open()
    assert page() == dark


def sideways(d: Desk) -> int:
    return int(d.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


# 640 pixels are 1280 enlarged twice.
@pytest.mark.parametrize(("width", "height"), [(320, 568), (640, 360), (1280, 800), (2560, 1400)])
@pytest.mark.parametrize("make_report", [linked, hostile])
def test_no_page_scrolls_sideways(desk: OpenDesk, width: int, height: int, make_report: Any) -> None:
    d = desk(make_report(), viewport={"width": width, "height": height})
    assert sideways(d) <= 0
    d.press("j")
    top, tall = d.page.evaluate(
        "() => { const r = document.querySelector('.current').getBoundingClientRect(); return [r.top, innerHeight]; }"
    )
    assert -1 <= top < tall
    covered = d.page.evaluate(
        "() => { const r = document.querySelector('.current summary').getBoundingClientRect();"
        "return document.elementFromPoint(r.left + 40, r.top + 20)?.closest('.card.current') === null; }"
    )
    assert not covered


def test_on_a_narrow_page_every_fact_is_a_list_of_who_says_what(desk: OpenDesk) -> None:
    d = desk(viewport={"width": 320, "height": 640})
    cell = d.page.locator(".facts td").first
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"Morning Courier"'
    boxes = [c.bounding_box() for c in d.page.locator(".facts tr:nth-child(1) td").all()]
    assert all(b["x"] >= 0 and b["x"] + b["width"] <= 320 for b in boxes)
    assert len({b["x"] for b in boxes}) == 1


def test_an_enlarged_page_keeps_its_words_on_the_screen(desk: OpenDesk) -> None:
    d = desk(viewport={"width": 1280, "height": 800})
    d.page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    assert sideways(d) <= 0


def test_on_paper_everything_is_open_numbered_and_told_apart_without_colour(desk: OpenDesk) -> None:
    made = linked()
    decisions = {made.findings[0].id: Decision(made.findings[0].id, "dismissed", "style")}
    d = desk(replace(made, decisions=decisions))
    d.page.emulate_media(media="print")
    assert d.page.is_visible(".card.dismissed blockquote")
    assert d.page.is_visible(".asides blockquote")
    for gone in ("#dock", "#tools", ".acts", ".share", "#theme"):
        assert not d.page.is_visible(gone)
    look = "e => getComputedStyle(e).textDecorationStyle"
    assert [
        d.page.locator(f".card mark.{s}").first.evaluate(look) for s in ("critical", "major", "minor")
    ] == [
        "double",
        "wavy",
        "dotted",
    ]
    number = d.page.locator(".card h4").first.evaluate("e => getComputedStyle(e, '::before').content")
    assert number == 'counter(card) ". "'
    assert d.page.locator(".facts a").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    pdf = d.page.pdf()
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") >= 2


def test_without_script_the_text_the_marks_and_the_evidence_are_there(desk: OpenDesk, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    path = desk().path
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator(".card blockquote").first.is_visible()
    assert page.locator(".evidence li").first.is_visible()
    assert page.locator(".aligned mark").first.is_visible()
    assert not page.locator("#dock").is_visible()
    assert not page.locator(".acts button").first.is_visible()
    page.check("#v1-text input[value='2']")
    assert page.locator("#v1-text .beside-2").first.is_visible()
    assert not page.locator("#v1-text .beside-1").first.is_visible()
    context.close()


def test_hostile_text_is_shown_as_text_and_runs_nothing(desk: OpenDesk) -> None:
    d = desk(hostile())
    d.press("j", "d", "5", "u", "c")
    assert d.page.query_selector("img") is None
    assert HOSTILE in d.page.inner_text("#texts")
    assert "⟨U+202E⟩" in d.page.inner_text("#texts")
    assert d.page.query_selector("[onclick], [onerror], b > script") is None


def test_a_line_of_fifty_thousand_characters_and_eight_hundred_findings(desk: OpenDesk) -> None:
    long = article(" ".join(f"word{i}" for i in range(6000)), "long", "en")
    unbroken = article("x" * 50_000, "unbroken", "en")
    assert len(long.text) > 50_000
    found = make(long, "word10 ", "Why.", "NUM001", "accuracy/mistranslation/number", "minor", "unsupported")
    findings = tuple(
        replace(found, start=i * 60, end=i * 60 + 7, text=long.text[i * 60 : i * 60 + 7], id=f"x{i}")
        for i in range(800)
    )
    alignment = Alignment("unbroken", "comparison", beads([((0,), (0,))]))
    story = Story(long, None, (unbroken,), {}, {"unbroken": alignment})
    d = desk(Report((story,), findings, judge(findings, [long])))
    d.press("j", "j", "a")
    assert d.place == "3 of 800"
    d.page.fill("#search", "nothing at all")
    assert d.place == "0 findings"
    assert sideways(d) <= 0


def test_languages_written_from_right_to_left_and_without_spaces(desk: OpenDesk) -> None:
    d = desk()
    d.page.check("#v1-text input[value='3']")
    arabic = d.page.locator("#v1-text .beside-3[dir=rtl]").first
    assert arabic.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert arabic.get_attribute("lang") == "ar"
    d.page.check("#v1-text input[value='4']")
    assert d.page.locator("#v1-text .beside-4[lang=zh]").first.is_visible()
    name = d.page.locator(".evidence .file bdi", has_text="النشرة").first
    assert name.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
