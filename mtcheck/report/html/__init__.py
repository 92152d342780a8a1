"""The HTML report: one file that opens from disk, loads nothing, prints, and works without its script."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import ClassVar

from mtcheck.report.html.page import Page, build_page
from mtcheck.report.wording import WORST_FIRST, visible
from mtcheck.types import Report


class HtmlReport:
    """What an editor reads: verdict, facts, findings, and the text beside the other versions."""

    name: ClassVar[str] = "html"
    suffix: ClassVar[str] = ".html"

    def render(self, report: Report) -> str:
        """The document; its one style and its one script are the only ones its policy lets run."""
        from jinja2 import Environment, StrictUndefined
        from markupsafe import Markup

        page = build_page(report)
        style = _read("report.css") + _choices(page)
        script = _read("report.js")
        environment = Environment(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=lambda value: visible(value) if type(value) is str else value,
        )
        return environment.from_string(_read("template.html.jinja")).render(
            page=page,
            severities=WORST_FIRST,
            policy=_policy(style, script),
            # The only unescaped texts, both our own.
            style=Markup(style),
            script=Markup(script),
        )


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _choices(page: Page) -> str:
    """The rules that show, without a script, the version that is chosen beside a text."""
    most = max((len(v.text.others) for v in page.versions if v.text), default=0)
    return "".join(
        f'.text:has([value="{n}"]:checked) .beside-{n}{{display:block}}'
        f'.text:has([value="{n}"]:checked) .only-{n}{{display:grid}}\n'
        for n in range(1, most + 1)
    )


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
