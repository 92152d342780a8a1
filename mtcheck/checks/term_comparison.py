"""Terms of several words that other versions of the story have otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import ClassVar, NamedTuple

from mtcheck.checks import tables
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, STEM, bead_at, is_within
from mtcheck.frequency import common_words
from mtcheck.types import Article, Finding, Severity, Story

#: How many of the most frequent words of a language are no part of a term, and letters of a word that is.
_SMALL, _LETTERS = 300, 4
#: Words and marks after a noun phrase that two versions must share to be surely about the same thing.
_CONTEXT = 4

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")


class Token(NamedTuple):
    """A word, a figure or a mark of a sentence (plain offsets)."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word rather than a figure or a mark."""
        return self.text[0].isalpha()


Tokens = tuple[Token, ...]


class LostHead:
    """Two terms made one.

    Why: "customs fraud or tax evasion" turned into "customs or tax evasion" makes another thing of the first.

    Flags: two modifiers joined before one noun, where another version has the same words with a noun of its own
    for the first; minor unless two versions have it.

    Leaves alone: a noun that stands elsewhere in the sentence; a wording that any other version shares;
    quotations; the same noun said twice ("state police and city police").

    Source: elliptic coordination, Quirk et al. 1985, "A Comprehensive Grammar of the English Language", 13.
    """

    code: ClassVar[str] = "TRM004"
    family: ClassVar[str] = "terminology"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        joins = _words(story.target.language).get("joins", frozenset())
        for index, tokens in _sentences(story) if joins else ():
            stems = {_stem(t) for t in tokens}
            beside = _beside(story, index)
            for four in _runs(tokens, 4):
                if four[1].text.lower() not in joins or not _are_content(four[0::2] + four[3:], story.target):
                    continue
                if any(_has(others, four) for _, others in beside):
                    continue
                full = {
                    other.name: (other, five)
                    for other, others in beside
                    for five in _runs(others, 5)
                    if _same((five[0], *five[2:]), four)
                    and _are_content(five[1:2], other)
                    and _stem(five[1]) not in stems
                }
                if full:
                    yield self._finding(story, four, list(full.values()))

    def _finding(self, story: Story, four: Tokens, full: Sequence[tuple[Article, Tokens]]) -> Finding:
        other, five = full[0]
        said = other.plain[five[0].start : five[-1].end]
        which = "Another version has" if len(full) == 1 else f"{len(full)} other versions have"
        severity: Severity = "major" if len(full) > 1 else "minor"
        return finding(
            self,
            story.target,
            (four[0].start, four[-1].end),
            f"{which} “{said}”: “{five[1].text}” is lost, so that “{four[0].text}” goes with “{four[3].text}”.",
            category="accuracy/mistranslation",
            severity=severity,
            stance="contradicted",
            confidence=0.6 + 0.1 * min(len(full), 3),
            suggestion=said,
            evidence=[evidence(o, (w[0].start, w[-1].end), "differs") for o, w in full],
        )


class DeviatingTerm:
    """Term unlike that of the other versions.

    Why: a system translates a term word by word ("driving permission"); the other outlets have the right one.

    Flags: (always minor) a noun phrase of three words of which the last is another one than in a version with
    the same two before it, where two versions or more have that noun and none has the target's; and a modifier
    other than that of a version which goes on in the very same words.

    Leaves alone: quotations; words that share their first letters; a wording that any other version, or the
    article itself elsewhere, shares; names.

    Source: observed in machine-translated news; on MRPC, whose pairs are rewordings of one sentence, one pair in
    eight hundred is flagged.
    """

    code: ClassVar[str] = "TRM005"
    family: ClassVar[str] = "terminology"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        if not _words(target.language):
            return
        here = {_stem(t) for _, tokens in _sentences(story) for t in tokens}
        done: set[str] = set()
        for index, tokens in _sentences(story):
            beside = _beside(story, index)
            for i in range(len(tokens) - 1):
                found = self._modifier(tokens, i, target, beside) or self._head(story, tokens, i, beside)
                if found is None:
                    continue
                ours, other, theirs, odd, right = found
                known = any(_stem(odd) in {_stem(t) for t in _all_tokens(r)} for r in _versions(story))
                if known or _stem(right) in here or odd.text in done:
                    continue
                done.add(odd.text)
                yield self._finding(story, ours, other, theirs)

    def _modifier(
        self, tokens: Tokens, i: int, target: Article, beside: Sequence[tuple[Article, Tokens]]
    ) -> tuple[Tokens, Article, Tokens, Token, Token] | None:
        """A modifier and its noun where a version has another modifier, the same noun and the same words after."""
        ours, after = tokens[i : i + 2], tokens[i + 2 : i + 2 + _CONTEXT]
        if not _is_phrase(tokens, i, i + 2, target) or len(after) < _CONTEXT:
            return None
        for other, others in beside:
            for j in range(len(others) - 1):
                theirs, rest = others[j : j + 2], others[j + 2 : j + 2 + _CONTEXT]
                if (
                    _same(theirs[1:], ours[1:])
                    and _same(rest, after)
                    and _are_content(theirs, other)
                    and not _is_alike(theirs[0], ours[0])
                ):
                    return ours, other, theirs, ours[0], theirs[0]
        return None

    def _head(
        self, story: Story, tokens: Tokens, i: int, beside: Sequence[tuple[Article, Tokens]]
    ) -> tuple[Tokens, Article, Tokens, Token, Token] | None:
        """Two modifiers and a noun where versions have the same modifiers before another noun, again and again."""
        ours = tokens[i : i + 3]
        if len(ours) < 3 or not _is_phrase(tokens, i, i + 3, story.target):
            return None
        for other, others in beside:
            for j in range(len(others) - 1):
                theirs = others[j : j + 2]
                if (
                    _same(theirs[:1], ours[1:2])
                    and _are_content(theirs, other)
                    and not _is_alike(theirs[1], ours[2])
                    and _ends_phrase(others, j + 2, other)
                    and _is_settled(story, (ours[0], *theirs))
                ):
                    return ours, other, theirs, ours[2], theirs[1]
        return None

    def _finding(self, story: Story, ours: Tokens, other: Article, theirs: Tokens) -> Finding:
        said = other.plain[theirs[0].start : theirs[-1].end]
        written = story.target.plain[ours[0].start : ours[-1].end]
        return finding(
            self,
            story.target,
            (ours[0].start, ours[-1].end),
            f"Where this has “{written}”, another version has “{said}”.",
            category="terminology/wrong term",
            severity="minor",
            stance="contradicted",
            confidence=0.45,
            evidence=[evidence(other, (theirs[0].start, theirs[-1].end), "differs")],
        )


def _versions(story: Story) -> list[Article]:
    """The other versions in the target's language."""
    return [r for r in story.references if r.language == story.target.language]


def _sentences(story: Story) -> Iterator[tuple[int, Tokens]]:
    """The target's sentences, without the words in quotation marks: those are compared by the quotation checks."""
    target = story.target
    for i, segment in enumerate(target.segments):
        tokens = _tokens(target, i)
        quoted = [q for q in target.quotations if q.start < segment.end and segment.start < q.end]
        yield i, tuple(t for t in tokens if not any(is_within(t, q) for q in quoted))


def _beside(story: Story, segment: int) -> list[tuple[Article, Tokens]]:
    """The sentences of the other versions that answer for one of the target."""
    beads = ((r, bead_at(story, r, segment, ALIGNED)) for r in _versions(story))
    return [(r, _tokens(r, j)) for r, bead in beads if bead for j in bead.other]


@lru_cache(maxsize=4096)
def _cut(text: str, offset: int) -> Tokens:
    return tuple(Token(m[0], offset + m.start(), offset + m.end()) for m in _TOKEN.finditer(text))


def _tokens(article: Article, segment: int) -> Tokens:
    return _cut(article.segments[segment].text, article.segments[segment].start)


def _all_tokens(article: Article) -> Iterator[Token]:
    return (t for i in range(len(article.segments)) for t in _tokens(article, i))


def _runs(tokens: Tokens, length: int) -> Iterator[Tokens]:
    return (tokens[i : i + length] for i in range(len(tokens) - length + 1))


def _has(tokens: Tokens, run: Tokens) -> bool:
    return any(_same(r, run) for r in _runs(tokens, len(run)))


def _same(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """Whether two runs are the same words, whatever their endings."""
    return len(first) == len(second) and all(_stem(a) == _stem(b) for a, b in zip(first, second, strict=True))


def _is_alike(first: Token, second: Token) -> bool:
    """Whether two words may be forms of one ("crime", "criminal")."""
    a, b = (re.sub(r"\W", "", t.text).casefold() for t in (first, second))
    return a[: STEM - 1] == b[: STEM - 1] or a in b or b in a


def _stem(token: Token) -> str:
    return token.text.casefold()[:STEM]


def _are_content(tokens: Sequence[Token], article: Article) -> bool:
    """Whether all are content words in lower case."""
    small = _small(article.language)
    return all(
        t.text.islower() and t.is_word and len(t.text) >= _LETTERS and t.text not in small for t in tokens
    )


def _is_phrase(tokens: Tokens, start: int, end: int, article: Article) -> bool:
    """Whether some words are a noun phrase by what stands before and behind them."""
    before = tokens[start - 1].text.casefold() if start else ""
    leads = before in _words(article.language).get("leads", frozenset())
    return leads and _are_content(tokens[start:end], article) and _ends_phrase(tokens, end, article)


def _ends_phrase(tokens: Tokens, end: int, article: Article) -> bool:
    """Whether the word before a place is a noun, and what follows is none."""
    words = _words(article.language)
    if tokens[end - 1].text.endswith(tuple(words.get("not_nouns", ()))):
        return False
    return end >= len(tokens) or not tokens[end].is_word or tokens[end].text in words.get("ties", frozenset())


def _is_settled(story: Story, three: Sequence[Token]) -> bool:
    """Whether two versions have the last two of three words, and one all three."""
    short = [r for r in _versions(story) if _has_anywhere(r, three[1:])]
    return len(short) > 1 and any(_has_anywhere(r, three) for r in short)


def _has_anywhere(article: Article, run: Sequence[Token]) -> bool:
    return any(_has(_tokens(article, i), tuple(run)) for i in range(len(article.segments)))


@cache
def _small(language: str) -> frozenset[str]:
    return frozenset(common_words(language, _SMALL))


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    table = tables.table("terminology")
    return {name: frozenset(words.split()) for name, words in table.get(language, {}).items()}
