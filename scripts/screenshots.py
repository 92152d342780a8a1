"""Pictures of the report for the README, taken of the sample story with the system's Chromium.

    python scripts/screenshots.py              checks the sample story, writes docs/*.png

Needs the test tools (`make test` installs them) and Chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from report import ROOT, arguments

from mtcheck.cli import main as mtcheck

DOCS = ROOT / "docs"
LARGEST = 250_000


def main() -> int:
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("There is no Chromium here; install it and run this again.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        code = mtcheck([*arguments([]), "-o", folder, "-q"])
        if code:
            return code
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        report = (Path(folder) / "report.html").as_uri()
        DOCS.mkdir(exist_ok=True)
        with opened(browser, report, 1280, 900) as page:
            page.screenshot(path=DOCS / "report-light.png")
            # A figure that was changed, with what every version says.
            card = page.locator(".card.critical", has=page.locator(".differs")).first
            page.click("#findings-title")
            page.keyboard.press("j")
            card.screenshot(path=DOCS / "finding.png")
        with opened(browser, report, 1280, 900, color_scheme="dark") as page:
            for key in ("j", "j", "a", "d", "2", "k"):
                page.keyboard.press(key)
            page.screenshot(path=DOCS / "report-dark.png")
        with opened(browser, report, 1280, 820) as page:
            # The quotation: the same language, other words.
            page.click("#v1-text input[value='2']")
            page.locator("#v1-text .aligned li:has(.beside-2:not(.gap))").first.evaluate(
                "e => scrollTo({top: e.getBoundingClientRect().top + scrollY - 60, behavior: 'instant'})"
            )
            page.screenshot(path=DOCS / "text.png")
        with opened(browser, report, 360, 780) as page:
            page.screenshot(path=DOCS / "report-narrow.png")
        browser.close()
    for picture in sorted(DOCS.glob("*.png")):
        size = picture.stat().st_size
        print(f"{picture.relative_to(ROOT)}  {size:,} bytes")
        if size > LARGEST:
            print(f"{picture.name} is larger than {LARGEST:,} bytes.", file=sys.stderr)
            return 1
    return 0


@contextmanager
def opened(browser: Any, address: str, width: int, height: int, **options: Any) -> Iterator[Any]:
    """A page of its own, without motion."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", **options
    )
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


if __name__ == "__main__":
    sys.exit(main())
