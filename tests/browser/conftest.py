"""The report in a real browser, the system's Chromium; without one these tests are skipped."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from mtcheck.report import write
from mtcheck.types import Alignment, Article, Bead, Report, Span
from tests.unit.report.sample import report

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no Chromium here")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@dataclass
class Desk:
    """A browser window with a report in it, and what went wrong there."""

    context: Any
    path: Path
    page: Any = None
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, fragment: str = "") -> Any:
        if self.page:
            self.page.close()
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(self.path.as_uri() + fragment)
        return self.page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def text(self, selector: str) -> str:
        return " ".join(self.page.inner_text(selector).split())

    @property
    def place(self) -> str:
        return self.text("#place")

    @property
    def current(self) -> str:
        """The words of the current finding."""
        return str(self.page.evaluate("document.querySelector('.card.current .brief')?.textContent ?? ''"))

    def download(self, selector: str) -> str:
        with self.page.expect_download() as waiting:
            self.page.click(selector)
        return Path(waiting.value.path()).read_text("utf-8")


OpenDesk = Callable[..., Desk]


@pytest.fixture(scope="module")
def story_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(linked(), "html", tmp_path_factory.mktemp("story") / "report.html")


@pytest.fixture(scope="module")
def window(browser: Any) -> Iterator[Any]:
    """One window for all tests that need nothing special of it."""
    context = browser.new_context(reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def desk(browser: Any, window: Any, story_file: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    """Opens a report; afterwards nothing outside may have been asked for, and nothing complained of."""
    desks: list[Desk] = []

    def opened(of: Report | None = None, fragment: str = "", **options: Any) -> Desk:
        path = write(of, "html", tmp_path / f"report-{len(desks)}.html") if of else story_file
        context = browser.new_context(reduced_motion="reduce", **options) if options else window
        made = Desk(context, path)
        desks.append(made)
        made.open(fragment)
        return made

    yield opened
    for made in desks:
        made.page.evaluate("localStorage.clear()")
        made.page.close()
        if made.context is not window:
            made.context.close()
        assert made.complaints == []
        own = made.path.as_uri()
        assert {r.split("#")[0] for r in made.requests if not r.startswith("blob:")} == {own}


def linked() -> Report:
    """The sample story, its words linked one to one in order."""
    made = report()
    articles = {a.name: a for a in made.articles}
    stories = tuple(
        replace(
            story,
            alignments={
                name: _with_links(alignment, story.target, articles[name])
                for name, alignment in story.alignments.items()
            },
        )
        for story in made.stories
    )
    return replace(made, stories=stories)


def _with_links(alignment: Alignment, target: Article, other: Article) -> Alignment:
    def words(of: Article, sentences: tuple[int, ...]) -> list[Span]:
        parts = [of.segments[i] for i in sentences]
        return [
            Span(s.start + m.start(), s.start + m.end()) for s in parts for m in re.finditer(r"\w+", s.text)
        ]

    def links(bead: Bead) -> tuple[tuple[Span, Span], ...]:
        return tuple(zip(words(target, bead.target), words(other, bead.other), strict=False))

    return replace(alignment, beads=tuple(replace(b, links=links(b)) for b in alignment.beads))
