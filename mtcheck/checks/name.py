"""Names changed: other ones than those of the source, or spelled otherwise than elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.country import changed_countries
from mtcheck.checks.name_chance import is_checkable
from mtcheck.checks.name_context import (
    CATEGORY,
    WORD,
    differing,
    is_linked_elsewhere,
    may_be_german_phrase,
    paired_names,
)
from mtcheck.checks.name_exchanged import exchanged_names
from mtcheck.checks.name_forename import changed_forenames
from mtcheck.checks.name_mistaken import mistaken_names
from mtcheck.checks.name_mixed_up import mixed_up_names
from mtcheck.checks.name_office import changed_offices
from mtcheck.checks.name_people import changed_peoples
from mtcheck.checks.name_person import changed_persons
from mtcheck.checks.name_place import changed_places
from mtcheck.checks.name_surname import changed_surnames, unlike_itself
from mtcheck.checks.name_translated import translated_names
from mtcheck.facts.forenames import is_forename
from mtcheck.facts.name_lists import words
from mtcheck.facts.name_support import is_ordinary
from mtcheck.facts.places import UNCASED
from mtcheck.facts.transliteration import fold, skeleton
from mtcheck.facts.variants import (
    UNINFLECTED,
    changed_surname,
    is_misspelling,
    is_other_surname,
    may_stand_in,
    name_words,
)
from mtcheck.frequency import zipf
from mtcheck.types import Article, Finding, Name, Span, Story

#: From this Zipf value on a word may be a translated part of a name.
_COMMON = 4.3


class DifferentName:
    """Name changed.

    Why: one name put for another, or one letter changed in it, is a correction the next day.

    Flags: in a translation the one name that the source does not know, where the source has one name that the
    translation does not know; a city, region or country where the source has another one, whatever each
    language calls them; a surname changed beside the same first name, or a first name beside the same surname or,
    against a version in the target's language, between the same words; one person by two surnames, of which another version
    has one; a person the source does not name; a person
    or firm of the story in the place of another one, who speaks above all; a speaker whom the source's paragraph does
    not name; a surname or the name of a ship put into words of the language; a surname that became a place of the
    story, a first name that became a feast; two letters of an acronym exchanged; a nationality, «sloveno» for
    "Slovak"; an office, "the mayor" for «l'adjointe au maire», "a judge" for «un procureur», one minister for another;
    a name in the place of one that the source and another version have. Against other outlets the odd spelling of a
    surname that at least two of them spell alike. A country put for another; and, where the short form is no
    country's name or another country's, one without the "North", "South" or "Republic of" that all the others have.

    Leaves alone: accents, case, hyphens, titles, transliterations, inflections, short forms in use, acronyms,
    countries and cities named through their people, exonyms («Den Haag»), a country for a place in it, and every name
    that stands in one version only. Offices that another language has one word for ("chairman", «président»), and
    those that are not tied by the word aligner. Of sources in scripts without capitals, persons are read only where the
    entity model finds them.

    Source: likeness of names across scripts, see ``mtcheck.facts.transliteration``; territories of Unicode CLDR, cities
    of GeoNames, see ``mtcheck.facts.gazetteer``; romanisations of ``mtcheck.facts.syllables``; first names of registers of births (Faker); offices in
    ``data/offices.toml``.
    """

    code: ClassVar[str] = "NAM002"
    family: ClassVar[str] = "name"
    needs: ClassVar[frozenset[str]] = frozenset({"names", "alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        done = set()
        for new in self._found(story):
            # A city may be found by its place in the sentence and by what it is.
            if (new.start, new.end) not in done:
                done.add((new.start, new.end))
                yield new

    def _found(self, story: Story) -> Iterator[Finding]:
        if story.source is not None and not UNCASED & {story.source.language, story.target.language}:
            yield from self._against_source(story, story.source)
        yield from self._against_references(story)
        yield from changed_countries(self, story)
        yield from changed_places(self, story)
        yield from exchanged_names(self, story)
        yield from changed_forenames(self, story)
        yield from changed_surnames(self, story)
        yield from unlike_itself(self, story)
        yield from changed_peoples(self, story)
        yield from mixed_up_names(self, story)
        yield from changed_persons(self, story)
        yield from mistaken_names(self, story)
        yield from changed_offices(self, story)
        yield from translated_names(self, story)

    def _against_source(self, story: Story, source: Article) -> Iterator[Finding]:
        target = story.target
        here, there = frozenset(WORD.findall(target.plain)), frozenset(WORD.findall(source.plain))
        kept = source.language in UNINFLECTED and target.language in UNINFLECTED
        for bead, ours, theirs in paired_names(story, source):
            left = [
                n
                for n in ours
                if _is_sure(target, n)
                and is_checkable(n, target.language)
                and not may_stand_in(n.text, there)
            ]
            right = [n for n in theirs if _is_sure(source, n) and not may_stand_in(n.text, here)]
            pairs = []
            if len({n.text for n in left}) == len({n.text for n in right}) == 1:
                pairs = [(a, right[0]) for a in left if _cannot_be_one(a, right[0], target.language, kept)]
            if kept:
                pairs += [
                    (a, b) for a in ours for b in theirs if _is_changed(a, b, here, there, target.language)
                ]
            for a, b in pairs:
                if not (
                    is_linked_elsewhere(a, b, bead)
                    or _is_phrase(a, target.language)
                    or _are_spellings(a, b, (target.language, source.language))
                ):
                    yield self._other_name(story, source, a, b, kept)
            # German gives every noun a capital: two of them are no person for that.
            if kept and not pairs and target.language != "de":
                yield from (self._added(story, a) for a in left if _is_rare_person(a, target.language))

    def _other_name(self, story: Story, source: Article, ours: Name, theirs: Name, kept: bool) -> Finding:
        person = ours.kind == "PER" and len(name_words(ours.text)) > 1
        return finding(
            self,
            story.target,
            (ours.start, ours.end),
            f"The original names “{theirs.text}” here, and “{ours.text}” nowhere.",
            category=CATEGORY,
            severity="critical" if person else "major",
            stance="contradicted",
            confidence=0.75,
            suggestion=theirs.text if kept else "",
            evidence=[evidence(source, (theirs.start, theirs.end), "differs")],
        )

    def _added(self, story: Story, name: Name) -> Finding:
        return finding(
            self,
            story.target,
            (name.start, name.end),
            f"No name in the source is like “{name.text}”.",
            category=CATEGORY,
            severity="major",
            stance="unsupported",
            confidence=0.6,
            evidence=differing(story, {}),
        )

    def _against_references(self, story: Story) -> Iterator[Finding]:
        target = story.target
        references = [r for r in story.references if r.language == target.language]
        done: set[str] = set()
        for name in story.facts[target.name].names:
            ours = name_words(name.text)
            if len(ours) < 2 or name.kind in ("ORG", "LOC") or ours[-1] in done:
                continue
            done.add(ours[-1])
            if any(fold(ours[-1]) in _folded_words(o.plain) for o in story.others):
                continue
            against = [
                (r, namesake) for r in references if (namesake := _namesake(story, r, ours, target.language))
            ]
            usual = {fold(name_words(n.text)[-1]) for _, n in against}
            if len(against) < 2 or len(usual) != 1 or usual & _folded_words(target.plain):
                continue
            right = against[0][1].text
            yield finding(
                self,
                target,
                (name.start, name.end),
                f"{len(against)} other versions spell this name “{right}”.",
                category=CATEGORY,
                severity="minor" if skeleton(ours[-1]) == skeleton(name_words(right)[-1]) else "major",
                stance="contradicted",
                confidence=0.7,
                suggestion=right,
                evidence=differing(story, {r.name: Span(n.start, n.end) for r, n in against}),
            )


@lru_cache(maxsize=64)
def _folded_words(text: str) -> frozenset[str]:
    return frozenset(map(fold, WORD.findall(text)))


def _is_changed(a: Name, b: Name, here: Collection[str], there: Collection[str], language: str) -> bool:
    """Whether two persons share all but the surname, and neither surname is a word that was translated."""
    changed = changed_surname(a.text, b.text)
    if changed is None or changed[0] in there or changed[1] in here:
        return False
    return a.kind == "PER" and all(zipf(w, language) < _COMMON for w in changed)


def _is_sure(article: Article, name: Name) -> bool:
    """Whether a name is one that translations carry over: no country, acronym, body or first word."""
    parts = name.text.split()
    single = len(parts) == 1
    segment = article.segment_at(name.start)
    opens = segment is not None and name.start - article.segments[segment].start < 2
    plain = (
        name.kind != "ORG" and not name.code and not name.text[:2].isupper() and bool(name_words(name.text))
    )
    return (
        plain
        and parts[0].casefold() not in words("articles", article.language)
        and not (single and (opens or "-" in name.text))
    )


def _cannot_be_one(ours: Name, theirs: Name, language: str, kept: bool) -> bool:
    """Whether two names, each unknown to the other version, are different ones and no translation.

    Where names are carried over letter by letter, ours is one only if it is rarer in the target's language
    than theirs: of «Wien» and "Vienna" it is the other way round.
    """
    if not kept:
        return theirs.kind == "PER" and _is_rare_person(ours, language)
    ours_known = min(zipf(w, language) for w in name_words(ours.text))
    theirs_known = max(zipf(w, language) for w in name_words(theirs.text))
    return _is_rare_person(ours, language) or theirs_known >= ours_known - 0.3


def _is_rare_person(name: Name, language: str) -> bool:
    """A first name and a surname, neither of them a common word ("White House")."""
    parts = name_words(name.text)
    if len(parts) > 1 and all(is_ordinary(w, language) for w in parts) and not is_forename(parts[0]):
        return False  # "Warranty Certificate"
    return name.kind == "PER" and len(parts) > 1 and all(zipf(w, language) < _COMMON for w in parts)


def _is_phrase(name: Name, language: str) -> bool:
    """Whether a name that is no rare person's ends with a word of the dictionary: "Biosafety Act", "the Web"."""
    if may_be_german_phrase(name, language):
        return True
    parts = name_words(name.text)
    return bool(parts) and is_ordinary(parts[-1], language) and not _is_rare_person(name, language)


def _are_spellings(ours: Name, theirs: Name, languages: Collection[str]) -> bool:
    """Whether two names end with one surname in two romanisations that begin otherwise: Qaddafi, Khadafi."""
    a, b = name_words(ours.text)[-1:], name_words(theirs.text)[-1:]
    return bool(a and b) and fold(a[0])[:1] != fold(b[0])[:1] and not is_other_surname(a[0], b[0], languages)


def _namesake(story: Story, article: Article, ours: list[str], language: str) -> Name | None:
    """A person of another version with the same first name and a surname spelled otherwise."""
    for name in story.facts[article.name].names:
        theirs = name_words(name.text)
        if (
            len(theirs) == len(ours)
            and fold(theirs[0]) == fold(ours[0])
            and is_misspelling(ours[-1], theirs[-1], language)
        ):
            return name
    return None
