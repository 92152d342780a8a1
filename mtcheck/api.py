"""The one-liners: check and compare with the default settings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from mtcheck.pipeline import Checker
from mtcheck.types import Article, Report


@cache
def _checker() -> Checker:
    return Checker()


def check(
    target: str | Path | Article,
    source: str | Path | Article | None = None,
    references: Sequence[str | Path | Article] = (),
) -> Report:
    """Check a translated article; see :meth:`mtcheck.Checker.check`. The models are loaded once."""
    return _checker().check(target, source, references)


def compare(articles: Sequence[str | Path | Article]) -> Report:
    """Check versions of a story against each other; see :meth:`mtcheck.Checker.compare`."""
    return _checker().compare(articles)
