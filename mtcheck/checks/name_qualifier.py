"""Names of organisations widened by a place that is not in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtcheck.checks.base import finding
from mtcheck.checks.context import text_of
from mtcheck.checks.name_context import CATEGORY, WORD, counterparts, differing
from mtcheck.facts.name_lists import words
from mtcheck.facts.places import find_places
from mtcheck.facts.variants import loose_pattern
from mtcheck.types import Article, Finding, Name, Span, Story


class InventedQualifier:
    """Organisation with an invented qualifier.

    Why: a qualifier added to a name ("for Asia") makes a body that does not exist.

    Flags: the full name of an organisation followed by "for" or "of" and a place, where the name itself claims
    the whole world, and every other version that names it does so without the place.

    Leaves alone: bodies named in this version only, places after "in", national bodies named in full by one
    version and in short by another, and any addition that another version or another passage has.

    Source: observed in machine-translated news.
    """

    code: ClassVar[str] = "NAM003"
    family: ClassVar[str] = "name"
    needs: ClassVar[frozenset[str]] = frozenset({"names", "alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        worldwide = words("worldwide", target.language)
        for name in story.facts[target.name].names:
            parts = [w.casefold() for w in WORD.findall(name.text)]
            end = _end_of_addition(target, name.end)
            if name.kind != "ORG" or len(parts) < 3 or not worldwide & set(parts) or end is None:
                continue
            body = loose_pattern(name.text)
            added = loose_pattern(target.plain[name.start : end])
            spans = {o.name: Span(*m.span()) for o in story.others if (m := body.search(o.plain))}
            elsewhere = len(added.findall(target.plain)) > 1 or any(
                _end_of_addition(o, m.end()) for o in story.others for m in body.finditer(o.plain)
            )
            if not spans or elsewhere or _speaks_of(story, name, end):
                continue
            start = end - len(target.plain[name.end : end].lstrip())
            yield finding(
                self,
                target,
                (start, end),
                f"No other version gives “{name.text}” the addition “{target.plain[start:end]}”.",
                category=CATEGORY,
                severity="critical",
                stance="contradicted",
                confidence=0.7 + 0.05 * min(len(spans), 4),
                evidence=differing(story, spans),
            )


def _end_of_addition(article: Article, offset: int) -> int | None:
    """Where "for PLACE" ends that begins at a plain offset, None if none does."""
    m = re.compile(r"\s+([^\W\d_]+)\s+(?:the\s+)?").match(article.plain, offset)
    if not m or m[1] not in words("ties", article.language):
        return None
    places = find_places(article.plain[m.end() : m.end() + 60], article.language)
    return m.end() + places[0][0].end if places and places[0][0].start == 0 else None


def _speaks_of(story: Story, name: Name, end: int) -> bool:
    """Whether the sentences that answer for the name's name its added place as well."""
    added = _places(story.target, Span(name.end, end))
    return any(added & _places(other, span) for other, span in counterparts(story, name))


def _places(article: Article, extent: Span) -> set[str]:
    """Codes of the places named in an extent."""
    return {c for _, codes in find_places(text_of(article, extent), article.language) for c in codes}
