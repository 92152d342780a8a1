"""What `DifferentName` says of names translated as words: a person's surname, or what a ship is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mtcheck.checks.base import Check
from mtcheck.checks.context import extent_of, is_linked, text_of
from mtcheck.checks.name_context import WORD, misnamed, paired_names
from mtcheck.facts.gazetteer import places_of
from mtcheck.facts.name_lists import words
from mtcheck.facts.name_support import best_likeness, is_ordinary, vocabulary_of
from mtcheck.facts.places import UNCASED
from mtcheck.facts.transliteration import likeness
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Finding, Name, Span, Story

#: Zipf values from which a word of the original, and one of the target, is no surname but a title or a common noun.
_COMMON, _USUAL = 3.5, 4.3
#: Likeness in letters from which a first name is the same, and below which a surname cannot be a spelling of another.
_SAME, _UNLIKE = 0.8, 0.5
#: What stands before the name of a ship, whatever the language, and the name: words with capitals.
_SHIP = re.compile(
    r"\b(?P<kind>MV|M/V|MS|MY|RV|FV|HMS|HMAS|HMCS|RMS|RRS|USS|USNS)\s+(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,3})"
)


def translated_names(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on words of the target's language that stand where the original has a name.

    A person whose first name is the same, by its letters, and whose surname is a word of the dictionary; and a ship
    of which both versions say that it is one, by the letters before its name.

    Args:
        check: in whose name they are made.
        story: with names and alignments.
    """
    source, target = story.source, story.target
    if source is None or {source.language, target.language} & UNCASED:
        return
    for bead, ours, theirs in paired_names(story, source):
        for span, right in (
            *_surnames(bead, ours, theirs, target, source),
            *_ships(extent_of(target, bead.target), extent_of(source, bead.other), target, source),
        ):
            there, here = text_of(source, right), text_of(target, span)
            message = f"The original names “{there}” here: “{here}” looks like a translation of the name."
            yield misnamed(check, story, span, right, message, 0.8)


def _surnames(
    bead: Bead, ours: list[Name], theirs: list[Name], target: Article, source: Article
) -> Iterator[tuple[Span, Span]]:
    """Persons with a surname that is a word of the target's language, and who they are in the original."""
    there = vocabulary_of(source.plain)
    for name in ours:
        parts = _parts(name)
        if name.kind != "PER" or len(parts) < 2 or not _is_word(text_of(target, parts[-1]), target.language):
            continue
        first, surname = (text_of(target, part) for part in parts[-2:])
        if places_of(first) or is_ordinary(first, target.language) or best_likeness(surname, there) >= _SAME:
            continue
        for other in theirs:
            for a, b in pairwise(_parts(other)) if other.kind == "PER" else ():
                if (
                    likeness(first, text_of(source, a)) >= _SAME
                    and is_linked(parts[-1], b, bead)
                    and likeness(surname, text_of(source, b)) < _UNLIKE
                    and zipf(text_of(source, b), source.language) < _COMMON
                ):
                    yield Span(name.start, name.end), Span(other.start, other.end)


def _parts(name: Name) -> list[Span]:
    return [Span(name.start + m.start(), name.start + m.end()) for m in WORD.finditer(name.text)]


def _is_word(surname: str, language: str) -> bool:
    """Whether a surname is a word of the dictionary, and neither a title nor one in everybody's mouth."""
    is_titular = surname.casefold() in words("titles", language) | words("organisations", language)
    return is_ordinary(surname, language) and zipf(surname, language) < _USUAL and not is_titular


def _ships(ours: Span, theirs: Span, target: Article, source: Article) -> Iterator[tuple[Span, Span]]:
    """The names of ships of a sentence that are unlike every name of a ship in the original's."""
    there = [_named(m, theirs.start) for m in _SHIP.finditer(text_of(source, theirs))]
    if not there:
        return
    known = tuple(w for w in vocabulary_of(source.plain) if w[0].isupper())
    for m in _SHIP.finditer(text_of(target, ours)):
        here = _named(m, ours.start)
        if here and all(best_likeness(w, known) < _SAME for w in WORD.findall(text_of(target, here))):
            yield from ((here, right) for right in there[:1] if right)


def _named(ship: re.Match[str], offset: int) -> Span | None:
    """Where the words with capitals after the kind of a ship stand; None where there are none."""
    end = ship.start("name")
    for word in WORD.finditer(ship["name"]):
        if not word[0][0].isupper():
            break
        end = ship.start("name") + word.end()
    return Span(offset + ship.start("name"), offset + end) if end > ship.start("name") else None
