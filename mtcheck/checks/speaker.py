"""Who says what: the speakers of quotations against other versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final, NamedTuple

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.quotation import CATEGORY, LEAST_WORDS, NEAR_VERBATIM
from mtcheck.segment.runs import Word, Wordings
from mtcheck.segment.speakers import titles
from mtcheck.segment.wording import compare, wording_of, words_of
from mtcheck.types import Article, Finding, Quotation, Span, Story

_NOT_A_PERSON: Final = frozenset(
    "police ministry department office agency council committee party group company association university "
    "post times news press guardian telegraph herald tribune journal radio television union bank fund court "
    "house city club institute foundation service services authority commission federation league army "
    "reuters afp the".split()
)


class _Said(NamedTuple):
    """A quotation of another version that a person said, and the folded words of the person's name."""

    quotation: Quotation
    person: tuple[str, ...]


class _Version(NamedTuple):
    """Another version with what persons say in it."""

    article: Article
    said: tuple[_Said, ...]
    wordings: Wordings

    def quoting(self, words: Sequence[Word]) -> Iterator[_Said]:
        """Those quotations that are the same words."""
        for number, wording in self.wordings.near(words):
            found = compare(words, wording)
            if found and found.likeness >= NEAR_VERBATIM:
                yield self.said[number]


class WrongSpeaker:
    """Quotation given to another speaker.

    Why: the right words from the wrong mouth are a libel, and translation that turns a sentence round
    easily swaps who speaks.

    Flags: the same quotation of six words or more, said by one named person here and by another named
    person in another version.

    Leaves alone: "he" and "she", organisations, offices, a surname against the full name, accents and
    other ways to write a name, quotations whose speaker is not plain.

    Source: the words of saying in `mtcheck.segment.speakers`.
    """

    code: ClassVar[str] = "QUO004"
    family: ClassVar[str] = "quote"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        versions: list[_Version] | None = None
        for quotation in target.quotations:
            ours = _person(quotation.speaker, story, target)
            words = words_of(target.plain, *quotation.inner, target.language)
            if not ours or quotation.depth or len(words) < LEAST_WORDS + 1:
                continue
            if versions is None:
                versions = [_said_in(o, story) for o in story.others if o.language == target.language]
            same = [(v.article, said) for v in versions for said in v.quoting(words)]
            differ = [(o, said.quotation) for o, said in same if not _may_be_one(ours, said.person)]
            if not differ or 2 * len(differ) < len(same):
                continue
            other, quoted = differ[0]
            yield finding(
                self,
                target,
                _speaker_span(target, quotation),
                f"{quotation.speaker} says these words here, {quoted.speaker} in {other.name}.",
                category=CATEGORY,
                severity="major",
                stance="contradicted",
                confidence=0.8,
                suggestion=quoted.speaker,
                evidence=[evidence(o, _speaker_span(o, q), "differs") for o, q in differ],
            )


def _said_in(other: Article, story: Story) -> _Version:
    said = [_Said(q, _person(q.speaker, story, other)) for q in other.quotations if not q.depth]
    by_persons = tuple(s for s in said if s.person)
    wordings = [wording_of(other.plain, *s.quotation.inner, other.language) for s in by_persons]
    return _Version(other, by_persons, Wordings(wordings))


def _person(speaker: str, story: Story, article: Article) -> tuple[str, ...]:
    """Folded words of a personal name, () where the speaker is not plainly a person."""
    from anyascii import anyascii

    known = titles(article.language)
    words = [w.strip(".") for w in speaker.split()]
    is_titled = bool(words) and words[0] in known
    words = [w for w in words if w not in known]
    if not words or not (words[0][:1].isupper() and words[-1][:1].isupper()) or len(words) > 4:
        return ()
    if len(words) < 2 and not is_titled:
        return ()
    for name in story.facts[article.name].names if article.name in story.facts else ():
        if name.kind in ("ORG", "LOC") and (speaker in name.text or name.text in speaker):
            return ()
    if any(w.casefold() in _NOT_A_PERSON for w in words):
        return ()
    return tuple(anyascii(w).casefold() for w in words)


def _may_be_one(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: a surname in common, or one nearly so."""
    from rapidfuzz.distance import JaroWinkler

    return any(
        JaroWinkler.similarity(a, b) >= 0.85 for a in ours for b in theirs if len(a) > 1 and len(b) > 1
    )


def _speaker_span(article: Article, quotation: Quotation) -> Span:
    """Where the speaker of a quotation is named: the mention nearest to it."""
    after = article.plain.find(quotation.speaker, quotation.end)
    before = article.plain.rfind(quotation.speaker, 0, quotation.start)
    is_after = after >= 0 and (before < 0 or after - quotation.end <= quotation.start - before)
    start = after if is_after else before
    return Span(start, start + len(quotation.speaker))
