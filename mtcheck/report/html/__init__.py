"""The HTML report: one file that opens from disk, loads nothing, prints, and works without its script."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar, Final

from mtcheck.report import document
from mtcheck.report.html.data import page_data
from mtcheck.report.html.page import Page, build_page
from mtcheck.report.wording import REASONS, STANCES, WORST_FIRST
from mtcheck.types import Report

if TYPE_CHECKING:
    from jinja2 import Environment

# In the order in which they are joined.
_STYLES: Final = ("colours", "page", "findings", "text", "narrow", "print")
_SCRIPTS: Final = ("page", "store", "findings", "filters", "decisions", "words", "share", "keys", "main")


class HtmlReport:
    """What an editor reads: verdict, facts, findings, and the text beside the other versions."""

    name: ClassVar[str] = "html"
    filename: ClassVar[str] = "report.html"

    def render(self, report: Report) -> str:
        """The document; its one style and its one script are the only ones its policy lets run."""
        from markupsafe import Markup

        page = build_page(report)
        style = "".join(_read(f"style/{name}.css") for name in _STYLES) + _choices(page)
        script = (
            '"use strict";\n(() => {\n' + "".join(_read(f"script/{name}.js") for name in _SCRIPTS) + "})();\n"
        )
        return (
            _environment()
            .get_template("report")
            .render(
                page=page,
                severities=WORST_FIRST,
                stances=STANCES,
                reasons=REASONS,
                policy=document.policy(style, script),
                # The only unescaped texts: two are our own, the third can hold no markup.
                style=Markup(style),
                script=Markup(script),
                data=Markup(page_data(page, report)),
            )
        )


@cache
def _environment() -> Environment:
    """Templates are compiled once, however many stories a run has."""
    return document.templates(lambda name: _read(f"template/{name}.html.jinja"))


def _read(name: str) -> str:
    return document.read(__package__, name)


def _choices(page: Page) -> str:
    """The rules that show, without a script, the version that is chosen beside a text."""
    most = max((len(v.text.others) for v in page.versions if v.text), default=0)
    return "".join(
        f'.text:has([value="{n}"]:checked) .beside-{n}{{display:block}}'
        f'.text:has([value="{n}"]:checked) .only-{n}{{display:grid}}\n'
        for n in range(1, most + 1)
    )
