"""What `DifferentName` says of cities and regions: one put for another, whatever each language calls them."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Check
from mtcheck.checks.name_context import WORD, misnamed, paired_names
from mtcheck.checks.name_rivals import Rival, rival
from mtcheck.facts.gazetteer import place
from mtcheck.facts.name_support import is_ordinary
from mtcheck.facts.places import UNCASED, territories
from mtcheck.facts.whereabouts import Whereabouts, is_missing, is_part, of_name, of_text
from mtcheck.types import Article, Finding, Name, Story


def changed_places(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on places that the original does not speak of, where it has another one.

    The original must have a place that the translated sentence does not speak of, and the translation one that
    stands nowhere in the original, in any form or as its people; a country for a place in it, or a capital for its
    country, is no error.

    Args:
        check: in whose name they are made.
        story: with names and alignments.
    """
    source, target = story.source, story.target
    if source is None or target.language in UNCASED:
        return
    spoken = of_text(source.plain, source.language)
    done: set[str] = set()
    for _, ours, _ in paired_names(story, source):
        left = [n for n in ours if _is_place(n, target) and _is_foreign(n, target, spoken, source)]
        if len({n.text for n in left}) != 1 or left[0].text in done:
            continue
        other = rival(story, source, left[0])
        if other is None or not other.is_place:
            continue
        there = of_name(other.name.text, source.language)
        # A body that a country is named in is no country itself: the message names the body alone.
        if not is_part(there, of_name(left[0].text, target.language)):
            done.add(left[0].text)
            yield _finding(check, story, left[0], other, there)


def _is_place(name: Name, target: Article) -> bool:
    """Whether a name is that of a place and of nothing else: «Nice» and "Reading" are words too."""
    parts = WORD.findall(name.text)
    is_word = len(parts) == 1 and is_ordinary(parts[0], target.language) and not parts[0].isupper()
    return name.kind in ("LOC", "MISC") and (bool(name.code) or not is_word)


def _is_foreign(name: Name, target: Article, spoken: Whereabouts, source: Article) -> bool:
    return is_missing(of_name(name.text, target.language), spoken, source.language)


def _finding(check: Check, story: Story, name: Name, other: Rival, there: Whereabouts) -> Finding:
    right = _in(story.target.language, there)
    return misnamed(
        check,
        story,
        (name.start, name.end),
        (other.name.start, other.name.end),
        f"The original has “{other.name.text}” here{f', {right},' if right else ','} which is not “{name.text}”.",
        0.85,
        suggestion=right,
    )


def _in(language: str, where: Whereabouts) -> str:
    """The one name of a place in a language; empty where the tables do not say."""
    countries = [n for n, codes in territories(language).items() if set(codes) == where.codes]
    if where.codes:
        return countries[0] if countries else ""
    names = {place(n).name for n in where.numbers}
    return names.pop() if language == "en" and len(names) == 1 else ""
