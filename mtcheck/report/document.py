"""What our HTML documents share: templates that escape, and a policy that lets only their own style and script run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mtcheck.report.wording import visible

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def read(package: str, name: str) -> str:
    """A file of a package."""
    return files(package).joinpath(name).read_text("utf-8")


def templates(load: Callable[[str], str]) -> Environment:
    """Templates in which every text is escaped, and shows what is invisible in it.

    Args:
        load: the source of the template with a name.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(load),
        finalize=lambda value: visible(value) if type(value) is str else value,
    )


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy of a document with one style and one script: nothing else runs or loads."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
