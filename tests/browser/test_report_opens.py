"""The report in a real browser, where one is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from mtcheck.report import write
from tests.unit.report.document import Document
from tests.unit.report.sample import hostile, report

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium here")


@pytest.mark.parametrize("make", [report, hostile])
def test_its_own_script_runs_and_nothing_else(make, tmp_path: Path) -> None:
    path = write(make(), "html", tmp_path / "report.html")
    command = [
        str(BROWSER),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    done = subprocess.run(
        [*command, "--dump-dom", path.as_uri()], capture_output=True, text=True, timeout=60, check=True
    )
    page = Document(done.stdout)
    assert "hidden" not in page.all("div", id="tools")[0].attributes
    assert page.all("button", id="theme")[0].text == "Dark"
    assert page.all("img") == []
