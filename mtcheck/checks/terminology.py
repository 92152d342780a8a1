"""The editor's glossary: terms that must not be used, and terms that must."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, bead_at, extent_of, is_within, overlap, paired_beads, text_of
from mtcheck.terms import Concept, Match, find_terms, has_term
from mtcheck.types import Article, Bead, Finding, Severity, Span, Story

CATEGORY = "terminology/wrong term"
#: Most characters of an editor's note that a message repeats.
_NOTE = 160
#: A longer stretch of linked words is no rendering of one term.
_LONGEST = 6


class ForbiddenTerm:
    """Term ruled out by the glossary.

    Why: a newsroom has settled what it does not call things, and a translation does not know it.

    Flags: a term the editor's glossary forbids, in any form that is surely one of it (capitals, plural, case
    endings). Only as a minor finding where the entry has a source term and the sentence's original does not,
    and, unless it does, in quotations.

    Leaves alone: the forbidden words inside a longer term that the glossary has; words that only begin like
    it; in scripts without spaces, characters of which one belongs to the next word.

    Source: the glossary given with --glossary, as CSV or TBX (ISO 30042).
    """

    code: ClassVar[str] = "TRM001"
    family: ClassVar[str] = "terminology"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target, glossary = story.target, story.glossary
        if glossary is None:
            return
        for i, segment in enumerate(target.segments):
            good = find_terms(segment.text, glossary, target.language, "used")
            for match in find_terms(segment.text, glossary, target.language, "forbidden"):
                if any(g.start <= match.start and match.end <= g.end for g in good):
                    continue
                span = Span(segment.start + match.start, segment.start + match.end)
                yield self._finding(story, i, span, match)

    def _finding(self, story: Story, segment: int, span: Span, match: Match) -> Finding:
        concept = match.concept
        renderings = concept.renderings(story.target.language)
        called = _source_term(story, segment, concept)
        quoted = any(is_within(span, q) for q in story.target.quotations)
        bound = any(t.language != story.target.language for t in concept.sources)
        sure = called is not None or not (quoted or bound)
        instead = f" and has “{renderings[0]}”" if renderings else ""
        return finding(
            self,
            story.target,
            span,
            f"The glossary rules out “{match.term}”{instead}{noted(concept)}.",
            category=CATEGORY,
            severity="major" if sure else "minor",
            stance="contradicted",
            confidence=0.9 if sure else 0.6,
            suggestion=_suggestion(text_of(story.target, span), match.term, renderings),
            evidence=[evidence(story.source, called, "differs")] if called and story.source else [],
        )


class MissingTerm:
    """Term of the glossary not used.

    Why: the original has a term whose translation the newsroom has settled, and the translation has another.

    Flags: a sentence whose original has a term of the editor's glossary, where neither it nor the sentences
    beside it have any rendering the glossary admits; minor where the rendering stands elsewhere in the article,
    and in headlines.

    Leaves alone: renderings in another form (inflected, in a compound, with a hyphen or without, with words
    between); sentences that are not surely each other's counterpart; a source term that is part of a longer
    one; terms for which the glossary has no rendering in the translation's language.

    Source: the glossary given with --glossary, as CSV or TBX (ISO 30042).
    """

    code: ClassVar[str] = "TRM002"
    family: ClassVar[str] = "terminology"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        if story.source is None or story.glossary is None:
            return
        for bead in paired_beads(story, story.source):
            if bead.score < ALIGNED:
                continue
            for j in bead.other:
                yield from self._in_sentence(story, story.source, bead, j)

    def _in_sentence(self, story: Story, source: Article, bead: Bead, j: int) -> Iterator[Finding]:
        assert story.glossary is not None
        target, sentence = story.target, source.segments[j]
        around = text_of(target, extent_of(target, bead.target, margin=1))
        here = text_of(target, extent_of(target, bead.target))
        matches = find_terms(sentence.text, story.glossary, source.language, "source")
        done: set[str] = set()
        for match in matches:
            same = [m.concept for m in matches if overlap(m, match)]
            renderings = [r for c in same for r in c.renderings(target.language)]
            wanted = match.concept.renderings(target.language)
            if not wanted or match.term in done:
                continue
            done.add(match.term)
            if any(has_term(around, r, target.language) for r in renderings):
                continue
            if any(_is_ruled_out(story, here, c) for c in same):
                continue
            span = Span(sentence.start + match.start, sentence.start + match.end)
            yield self._finding(story, source, bead, span, match, wanted)

    def _finding(
        self, story: Story, source: Article, bead: Bead, span: Span, match: Match, wanted: Sequence[str]
    ) -> Finding:
        target = story.target
        elsewhere = any(has_term(target.plain, r, target.language) for r in wanted)
        headline = any(target.blocks[target.segments[i].block].role == "headline" for i in bead.target)
        severity: Severity = "minor" if elsewhere or headline else "major"
        return finding(
            self,
            target,
            _rendered(target, bead, span),
            f"The glossary has “{wanted[0]}” for “{text_of(source, span)}”{noted(match.concept)}.",
            category=CATEGORY,
            severity=severity,
            stance="contradicted",
            confidence=0.6 if severity == "minor" else 0.75,
            evidence=[evidence(source, span, "differs")],
        )


def _source_term(story: Story, segment: int, concept: Concept) -> Span | None:
    """Where the original of a target sentence has a term of a concept (plain offsets)."""
    source, glossary = story.source, story.glossary
    bead = bead_at(story, source, segment) if source else None
    if source is None or glossary is None or bead is None:
        return None
    for j in bead.other:
        sentence = source.segments[j]
        for match in find_terms(sentence.text, glossary, source.language, "source"):
            if match.concept is concept:
                return Span(sentence.start + match.start, sentence.start + match.end)
    return None


def _is_ruled_out(story: Story, text: str, concept: Concept) -> bool:
    """Whether a sentence has a term the concept forbids: that is a finding of its own, and says which words."""
    ruled_out = concept.renderings(story.target.language, forbidden=True)
    return any(has_term(text, r, story.target.language) for r in ruled_out)


def _rendered(target: Article, bead: Bead, term: Span) -> Span:
    """The words that are linked to a source term, from the first to the last; else the sentences."""
    linked = [ours for ours, theirs in bead.links if overlap(theirs, term)]
    if linked:
        hull = Span(min(s.start for s in linked), max(s.end for s in linked))
        if len(text_of(target, hull).split()) <= _LONGEST:
            return hull
    return extent_of(target, bead.target)


def _suggestion(written: str, term: str, renderings: Sequence[str]) -> str:
    """The term to use, where the forbidden one stands in its base form so that the one can take its place."""
    if not renderings or written.casefold() != term.casefold():
        return ""
    right = renderings[0]
    return right[0].upper() + right[1:] if written[0].isupper() and not term[0].isupper() else right


def noted(concept: Concept) -> str:
    """The editor's note on a concept in brackets, to follow a message; "" without one."""
    note = concept.note if len(concept.note) <= _NOTE else concept.note[: _NOTE - 1].rstrip() + "…"
    return f" ({note.rstrip('.')})" if note else ""
