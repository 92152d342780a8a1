"""Names: glued to a word of the source, changed, or widened by an invented qualifier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtcheck.checks.base import counterpart, evidence, finding
from mtcheck.checks.country import CATEGORY, beads, changed_countries
from mtcheck.facts.glued import Glued, is_pinyin, split_glued
from mtcheck.facts.names import words
from mtcheck.facts.places import UNCASED, find_places
from mtcheck.facts.transliteration import fold, skeleton
from mtcheck.facts.variants import (
    UNINFLECTED,
    changed_surname,
    is_misspelling,
    loose_pattern,
    may_stand_in,
    name_words,
)
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Evidence, Finding, Name, Span, Story

#: From this Zipf value on a word may be a translated part of a name.
_COMMON = 4.3

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE_END = re.compile(r"\s*(?:$|[,.;:!?)\]\n”\"»–—])")
#: Languages whose debris is looked for where the source is not at hand.
_GLUE_LANGUAGES = ("fr", "es", "pt", "de", "it")


class GarbledName:
    """Name with a word of the source stuck to it.

    Why: a machine translation sometimes joins a name to the word that follows it in the source, and the
    person goes to print under a name that does not exist.

    Flags: a capitalised word that no word list of six languages knows, made of a known name and one of the
    most frequent short words of the source language. With the source at hand it must hold that name followed
    by that word. Without it the word must also end a person's name of two words or more and its clause, stand
    once only, and be in no other version.

    Leaves alone: rare names, names that another version or the source spells the same way, product names.

    Source: the rule was measured on proper nouns of Universal Dependencies treebanks, see
    ``mtcheck.facts.glued``.
    """

    code: ClassVar[str] = "NAM001"
    family: ClassVar[str] = "name"
    needs: ClassVar[frozenset[str]] = frozenset({"names"})

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        written = {w.casefold() for other in story.others for w in _WORD.findall(other.plain)}
        for name in story.facts[target.name].names:
            for token in _WORD.finditer(name.text):
                if token[0].casefold() in written:
                    continue
                glued = self._split(story, name, token)
                if glued is None:
                    continue
                proof = [_bare_name(other, glued) for other in story.others]
                yield finding(
                    self,
                    target,
                    (name.start, name.end),
                    f"“{token[0]}” is no known name; it looks like “{glued.name}” with the "
                    f"{_language_name(glued.language)} word “{glued.word}” stuck to it.",
                    category=CATEGORY,
                    severity="critical",
                    stance="garbled",
                    confidence=0.95 if any(e.stance == "differs" for e in proof) else 0.7,
                    suggestion=name.text[: token.start()] + glued.name + name.text[token.end() :],
                    evidence=proof,
                )

    def _split(self, story: Story, name: Name, token: re.Match[str]) -> Glued | None:
        if story.source is not None:
            glued = split_glued(token[0], (story.source.language,))
            return glued if glued and _apart(glued).search(story.source.plain) else None
        glued = split_glued(token[0], _GLUE_LANGUAGES, least=3.0)
        if glued is None or len(glued.name) < 5 or token.start() == 0 or name.kind in ("ORG", "LOC"):
            return None
        if is_pinyin(name.text):
            return None
        plain = story.target.plain
        ends = token.end() == len(name.text) and _CLAUSE_END.match(plain, name.end) is not None
        return glued if ends and len(re.findall(rf"\b{token[0]}\b", plain)) == 1 else None


def _apart(glued: Glued) -> re.Pattern[str]:
    return re.compile(rf"\b{glued.name}\s+{glued.word}\b")


def _bare_name(other: Article, glued: Glued) -> Evidence:
    m = _apart(glued).search(other.plain) or re.search(rf"\b{glued.name}\b", other.plain)
    return evidence(other, m.span() if m else None, "differs")


def _language_name(language: str) -> str:
    from babel import Locale

    return str(Locale("en").languages.get(language, language))


class DifferentName:
    """Name that is not the one the other versions have.

    Why: one name put for another, or one letter changed in it, is a correction the next day.

    Flags: in a translation the one name that the source does not know, where the source has one name that the
    translation does not know; a surname changed beside the same first name; a person the source does not name. Against other outlets
    the odd spelling of a surname that at least two of them spell alike. A country put for another; and, where
    the short form is no country's name or another country's, one without the "North", "South" or "Republic
    of" that all the others have.

    Leaves alone: accents, case, hyphens, titles, transliterations, inflections, short forms in use, acronyms,
    countries named through their people, and every name that stands in one version only. Sources in scripts
    without capitals are read for countries, not for people.

    Source: likeness of names across scripts, see ``mtcheck.facts.transliteration``; territories of Unicode CLDR.
    """

    code: ClassVar[str] = "NAM002"
    family: ClassVar[str] = "name"
    needs: ClassVar[frozenset[str]] = frozenset({"names", "alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        if story.source is not None and not UNCASED & {story.source.language, story.target.language}:
            yield from self._against_source(story, story.source)
        yield from self._against_references(story)
        yield from changed_countries(self, story)

    def _against_source(self, story: Story, source: Article) -> Iterator[Finding]:
        target = story.target
        here, there = set(_WORD.findall(target.plain)), set(_WORD.findall(source.plain))
        kept = source.language in UNINFLECTED and target.language in UNINFLECTED
        for bead, ours, theirs in beads(story, source):
            left = [n for n in ours if _is_sure(target, n) and not may_stand_in(n.text, there)]
            right = [n for n in theirs if _is_sure(source, n) and not may_stand_in(n.text, here)]
            pairs = []
            if len({n.text for n in left}) == len({n.text for n in right}) == 1:
                pairs = [(a, right[0]) for a in left if _cannot_be_one(a, right[0], target.language, kept)]
            if kept:
                pairs += [
                    (a, b) for a in ours for b in theirs if _is_changed(a, b, here, there, target.language)
                ]
            for a, b in pairs:
                if not _is_linked_elsewhere(a, b, bead):
                    yield self._other_name(story, source, a, b, kept)
            if kept and not pairs:
                yield from (self._added(story, a) for a in left if _is_rare_person(a, target.language))

    def _other_name(self, story: Story, source: Article, ours: Name, theirs: Name, kept: bool) -> Finding:
        person = ours.kind == "PER" and len(name_words(ours.text)) > 1
        return finding(
            self,
            story.target,
            (ours.start, ours.end),
            f"The source names “{theirs.text}” here, and “{ours.text}” nowhere.",
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
            evidence=_evidence(story, {}),
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
            if any(fold(ours[-1]) in map(fold, _WORD.findall(o.plain)) for o in story.others):
                continue
            against = [
                (r, namesake) for r in references if (namesake := _namesake(story, r, ours, target.language))
            ]
            usual = {fold(name_words(n.text)[-1]) for _, n in against}
            if len(against) < 2 or len(usual) != 1 or usual & set(map(fold, _WORD.findall(target.plain))):
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
                evidence=_evidence(story, {r.name: Span(n.start, n.end) for r, n in against}),
            )


def _is_changed(a: Name, b: Name, here: set[str], there: set[str], language: str) -> bool:
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
    return name.kind == "PER" and len(parts) > 1 and all(zipf(w, language) < _COMMON for w in parts)


def _is_linked_elsewhere(a: Name, b: Name, bead: Bead) -> bool:
    """Whether the aligner ties the words of ``a`` to other words than those of ``b``."""
    linked = [theirs for ours, theirs in bead.links if a.start <= ours.start and ours.end <= a.end]
    return bool(linked) and not any(b.start < s.end and s.start < b.end for s in linked)


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


def _evidence(story: Story, spans: dict[str, Span]) -> list[Evidence]:
    return [evidence(other, spans.get(other.name), "differs") for other in story.others]


class InventedQualifier:
    """Organisation given a place that is not in its name.

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
            parts = [w.casefold() for w in _WORD.findall(name.text)]
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
                evidence=_evidence(story, spans),
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
    segment = story.target.segment_at(name.start)
    codes = {
        c for _, cs in find_places(story.target.plain[name.end : end], story.target.language) for c in cs
    }
    for other in story.others:
        span = counterpart(story, other, segment) if segment is not None else None
        if span and any(
            codes & set(cs) for _, cs in find_places(other.plain[span.start : span.end], other.language)
        ):
            return True
    return False
