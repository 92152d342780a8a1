"""What `DifferentName` says of surnames: another one beside the same first name, in one script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.checks.base import Check
from mtcheck.checks.context import extent_of, overlap, text_of
from mtcheck.checks.name_chance import script
from mtcheck.checks.name_context import WORD, misnamed, paired_names, parts_of
from mtcheck.facts.gazetteer import places_of
from mtcheck.facts.name_support import is_ordinary
from mtcheck.facts.transliteration import fold, likeness
from mtcheck.facts.variants import is_other_surname
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Finding, Name, Span, Story

#: From this Zipf value on a word may be a translated part of a name.
_COMMON = 4.3
#: Letters from which a word may be a surname that is told apart.
_SHORTEST = 4
#: Likeness in letters of a surname to the one it was put for: less is a word put for a word.
_LIKE = 0.5


def changed_surnames(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on first names of the original that have another surname in the translation.

    The two surnames must be like each other and tied by the aligner; neither may stand in the other version's text.
    An ending of the original's or the target's language, accents and other romanisations are no other surname.

    Args:
        check: in whose name they are made.
        story: with names and alignments.
    """
    source, target = story.source, story.target
    if source is None or script(source.language) != "latin" or script(target.language) != "latin":
        return
    languages = (source.language, target.language)
    there = [w for w in dict.fromkeys(WORD.findall(source.plain)) if w[0].isupper()]
    for bead, ours, theirs in paired_names(story, source):
        for a, b in _namesakes(ours, theirs, target, source):
            if (
                is_other_surname(_at(target, a.surname), _at(source, b.surname), languages)
                and _is_tied(a.surname, b.surname, bead)
                and likeness(_at(target, a.surname), _at(source, b.surname)) >= _LIKE
                and _is_unlike_all(_at(target, a.surname), there, languages)
                and _is_unlike_all(
                    _at(source, b.surname),
                    WORD.findall(text_of(target, extent_of(target, bead.target))),
                    languages,
                )
            ):
                right, wrong = _whole(source, b), _whole(target, a)
                message = f"The original names “{right}” here, and “{wrong}” nowhere."
                yield _finding(check, story, source, a, b, message, 0.8)


def unlike_itself(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on persons whom the translation calls by two surnames, as no version in its language does.

    The wrong one stands once, beside a first name that the version has with the other; a character of Japanese has
    readings enough that the original says nothing of it.

    Args:
        check: in whose name they are made.
        story: with names.
    """
    target = story.target
    called = [w for w in WORD.findall(target.plain) if w[0].isupper()]
    for version in story.references:
        if version.language != target.language or script(target.language) != "latin":
            continue
        languages = (target.language, target.language)
        known = frozenset(WORD.findall(version.plain))
        names = (story.facts[target.name].names, story.facts[version.name].names)
        for ours, theirs in _namesakes(*names, target, version):
            wrong, right = _at(target, ours.surname), _at(version, theirs.surname)
            if (
                called.count(wrong) == 1
                and wrong not in known
                and right in called
                and is_other_surname(wrong, right, languages)
                and likeness(wrong, right) >= _LIKE
            ):
                message = f"Elsewhere this is “{right}”, and {version.name} has “{right}” here."
                yield _finding(check, story, version, ours, theirs, message, 0.85)


class _Person(NamedTuple):
    """A first name, or a middle one, and the surname after it."""

    first: Span
    surname: Span


def _namesakes(
    ours: Sequence[Name], theirs: Sequence[Name], target: Article, source: Article
) -> Iterator[tuple[_Person, _Person]]:
    """Persons of two sentences who share a first name."""
    for a in ours:
        for b in theirs:
            if "PER" in (a.kind, b.kind) and not {"ORG", "LOC"} & {a.kind, b.kind}:
                one, other = _person(a, target, target.language), _person(b, source, target.language)
                if one and other and fold(_at(target, one.first)) == fold(_at(source, other.first)):
                    yield one, other


def _person(name: Name, article: Article, language: str) -> _Person | None:
    """The last two words of a name; None where the last is a word of the target's language, or they name a place."""
    spans = parts_of(name)
    if len(spans) < 2:
        return None
    word = _at(article, spans[-1])
    is_rare = zipf(word, language) < _COMMON and not is_ordinary(word, language)
    is_place = bool(places_of(article.plain[spans[-2].start : spans[-1].end]))
    return _Person(*spans[-2:]) if is_rare and not is_place else None


def _at(article: Article, span: Span) -> str:
    return article.plain[slice(*span)]


def _is_tied(ours: Span, theirs: Span, bead: Bead) -> bool:
    """Whether the aligner sees one of two words in the place of the other."""
    return any(overlap(n.ours, ours) and overlap(n.theirs, theirs) for n in (*bead.nearest, *bead.answers))


def _is_unlike_all(surname: str, others: Sequence[str], languages: tuple[str, str]) -> bool:
    return all(
        is_other_surname(surname, w, languages) for w in others if w[0].isupper() and len(w) >= _SHORTEST
    )


def _whole(article: Article, person: _Person) -> str:
    return article.plain[person.first.start : person.surname.end]


def _finding(
    check: Check,
    story: Story,
    version: Article,
    ours: _Person,
    theirs: _Person,
    message: str,
    confidence: float,
) -> Finding:
    return misnamed(
        check,
        story,
        (ours.first.start, ours.surname.end),
        (theirs.first.start, theirs.surname.end),
        message,
        confidence,
        severity="critical",
        version=version,
    )
