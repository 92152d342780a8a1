"""mtcheck tells an editor, before publication, what machine translation did to a news article.

>>> import mtcheck
>>> report = mtcheck.check("mt.txt", source="fr.txt")  # doctest: +SKIP
>>> print(report.verdict)  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mtcheck import align, encoder, facts
    from mtcheck.api import check, compare
    from mtcheck.config import Config
    from mtcheck.errors import MtcheckError
    from mtcheck.pipeline import Checker
    from mtcheck.types import Article, Evidence, Finding, Report, Story

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Checker",
    "Config",
    "Evidence",
    "Finding",
    "MtcheckError",
    "Report",
    "Story",
    "align",
    "check",
    "compare",
    "encoder",
    "facts",
]

_HOME = {
    "Article": "types",
    "Checker": "pipeline",
    "Config": "config",
    "Evidence": "types",
    "Finding": "types",
    "MtcheckError": "errors",
    "Report": "types",
    "Story": "types",
    "check": "api",
    "compare": "api",
}


def __getattr__(name: str) -> Any:
    # Names load on first use, so that `import mtcheck` stays instant.
    if name in _HOME:
        return getattr(import_module(f"mtcheck.{_HOME[name]}"), name)
    if name in ("align", "encoder", "facts"):
        return import_module(f"mtcheck.{name}")
    raise AttributeError(f"module 'mtcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
