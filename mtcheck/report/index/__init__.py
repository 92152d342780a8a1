"""The index of many stories: one file that links to every report, worst first, and works without its script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mtcheck.report import document
from mtcheck.report.index.page import build_page, family_name
from mtcheck.report.summary import StorySummary
from mtcheck.report.wording import WORST_FIRST

#: What the page shares with the report of a story.
_REPORT: Final = "mtcheck.report.html"
_SHARED: Final = ("icons", "macros")
_STYLES: Final = ("colours", "page", "findings", "narrow", "print")


def render_index(summaries: Sequence[tuple[StorySummary, str]], left_out: Sequence[str] = ()) -> str:
    """The index as an HTML document.

    Args:
        summaries: each with the address of its report, relative to the index and quoted for a link; "" for
            a story without one. Their order is that of the trend where not all of them have a date.
        left_out: a sentence for each story that could not be taken in.
    """
    from markupsafe import Markup

    styles = {name: document.read(_REPORT, f"style/{name}.css") for name in _STYLES}
    style = "".join(styles.values()) + document.read(__package__, "index.css")
    scripts = [document.read(_REPORT, f"script/{name}.js") for name in ("page", "store")]
    scripts.append(document.read(__package__, "index.js"))
    script = f'"use strict";\n(() => {{\n{"".join(scripts)}}})();\n'
    environment = document.templates(_template)
    environment.filters["family_name"] = family_name
    return environment.get_template("index").render(
        page=build_page(summaries),
        left_out=left_out,
        severities=WORST_FIRST,
        policy=document.policy(style, script),
        # The only unescaped texts, both our own.
        style=Markup(style),
        script=Markup(script),
    )


def _template(name: str) -> str:
    package, folder = (_REPORT, "template/") if name in _SHARED else (__package__, "")
    return document.read(package, f"{folder}{name}.html.jinja")
