"""The index in a real browser: filters, axe-core, narrow pages, paper, no script, thousands of stories."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mtcheck.report.index import render_index
from tests.browser.conftest import Desk
from tests.browser.test_access import serious, sideways
from tests.unit.report.stories import HOSTILE, stories

OpenIndex = Callable[..., Desk]


@pytest.fixture
def index(browser: Any, tmp_path: Path) -> Iterator[OpenIndex]:
    """Opens an index; afterwards nothing outside may have been asked for, and nothing complained of."""
    desks: list[Desk] = []

    def opened(count: int = 30, **options: Any) -> Desk:
        path = tmp_path / f"index-{count}.html"
        path.write_text(render_index(stories(count), ["out/x/summary.json: is damaged."]), "utf-8")
        made = Desk(browser.new_context(reduced_motion="reduce", **options), path)
        desks.append(made)
        made.open()
        return made

    yield opened
    for made in desks:
        made.context.close()
        assert made.complaints == []
        assert {r.split("#")[0] for r in made.requests} == {made.path.as_uri()}


def rows(d: Desk) -> int:
    return int(d.page.locator(".stories tbody tr:visible").count())


def test_its_own_script_runs_and_nothing_else(index: OpenIndex) -> None:
    d = index()
    assert d.page.is_visible("#tools")
    assert d.place == "30 stories"
    assert d.page.query_selector("img") is None
    assert HOSTILE.split("\u202e")[0] in d.page.inner_text(".stories")


def test_stories_are_filtered_by_severity_and_words(index: OpenIndex) -> None:
    d = index()
    d.page.click("button[data-look=critical]")
    d.page.locator("#place", has_text="20 of 30 stories").wait_for()
    assert rows(d) == 20
    d.page.fill("#search", "CONSEIL budget")
    d.page.locator("#place", has_text="3 of 30 stories").wait_for()
    assert rows(d) == 3
    d.page.fill("#search", "nothing like it")
    d.page.click("#clear")
    d.page.locator("#place", has_text="30 stories").wait_for()
    assert rows(d) == 30


def test_accents_need_not_be_typed(index: OpenIndex) -> None:
    d = index()
    d.page.fill("#search", "brucke uber")
    d.page.locator("#place", has_text="3 of 30 stories").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_serious(index: OpenIndex, scheme: str, width: int) -> None:
    d = index(color_scheme=scheme, viewport={"width": width, "height": 800})
    assert serious(d) == []
    d.page.click("summary")
    assert serious(d) == []


@pytest.mark.parametrize("width", [320, 640, 899, 1280])
def test_no_page_scrolls_sideways(index: OpenIndex, width: int) -> None:
    d = index(viewport={"width": width, "height": 700})
    assert sideways(d) <= 0
    d.page.click("summary")
    assert sideways(d) <= 0


def test_without_script_every_story_is_there(index: OpenIndex) -> None:
    d = index(java_script_enabled=False)
    assert rows(d) == 30
    assert not d.page.is_visible("#tools")
    assert d.page.locator("svg.bars").first.is_visible()


def test_on_paper_there_are_no_tools(index: OpenIndex) -> None:
    d = index()
    d.page.emulate_media(media="print")
    assert not d.page.is_visible("#tools")
    assert not d.page.is_visible("#theme")
    assert rows(d) == 30
    assert d.page.pdf().startswith(b"%PDF")


def test_five_thousand_stories_are_filtered(index: OpenIndex) -> None:
    d = index(5000)
    d.page.fill("#search", "story-4999.txt")
    d.page.locator("#place", has_text="1 of 5000 stories").wait_for()
    assert rows(d) == 1
