"""The phrases of `furniture.toml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from mtcheck.packaged import read_table

#: The languages of the table.
LANGUAGES = ("en", "fr", "es", "de", "it", "pt", "nl")

# What must follow the words that open a line: without it "Related firms said" would be a teaser.
_SEPARATOR = r"(?=\s*[:|»›>→▶–—]|\s+-\s|\s*$)"


class Kind(NamedTuple):
    """Phrases that mean the same to an editor.

    Args:
        reason: shown to the editor.
        labels: whole lines.
        openers: starts of lines.
        contains: words anywhere in a short line.
    """

    reason: str
    labels: frozenset[str]
    openers: re.Pattern[str] | None
    contains: tuple[str, ...]


@cache
def phrases() -> Mapping[str, Any]:
    """The table as written."""
    return read_table("mtcheck.clean", "furniture")


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of page furniture that is told by its words."""
    return tuple(
        Kind(
            kind["reason"],
            frozenset(kind.get("labels", ())),
            opener(tuple(kind["openers"]), _SEPARATOR) if "openers" in kind else None,
            tuple(kind.get("contains", ())),
        )
        for kind in phrases()["kind"]
    )


@cache
def calls() -> frozenset[str]:
    """Labels of buttons under an advertisement."""
    return frozenset(phrases()["call"]["labels"])


@cache
def opener(openers: tuple[str, ...], after: str) -> re.Pattern[str]:
    """A pattern for the start of a lower-case line: one of the phrases, then ``after``."""
    longest_first = sorted(openers, key=len, reverse=True)
    return re.compile(r"[\W_]{0,4}(?:" + "|".join(map(re.escape, longest_first)) + ")" + after)


@cache
def calendar() -> frozenset[str]:
    """Names of months and weekdays."""
    from babel import Locale

    found: set[str] = set()
    for code in LANGUAGES:
        locale = Locale(code)
        for names in (locale.months["format"], locale.days["format"]):
            for width in ("wide", "abbreviated"):
                found.update(n.casefold().strip(".") for n in names[width].values())
    return frozenset(found)


@cache
def time_words() -> frozenset[str]:
    """Every word that may stand in a time stamp."""
    stamp = phrases()["stamp"]
    words = (w for phrase in [*stamp["words"], *stamp["relative"], *stamp["openers"]] for w in phrase.split())
    return calendar() | frozenset(words)
