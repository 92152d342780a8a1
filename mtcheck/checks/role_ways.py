"""Directions that two passages tell the other way round: a claim by somebody and against him, from here to there and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtcheck.checks.context import overlap
from mtcheck.checks.negation_scope import Passage
from mtcheck.checks.role_marks import COMMA, STOP, Marked, Signs
from mtcheck.checks.roles import Exchange, around, sides
from mtcheck.checks.roles_english import heads_after, is_noun
from mtcheck.grammar import Token, tokens
from mtcheck.types import Span

#: Nouns that say of both sides who lost: "defeat by" is «Niederlage gegen».
_OUTCOMES = frozenset("defeat defeats loss losses win wins victory victories draw tie match game".split())
#: How far apart in words what belongs together may stand.
_NEAR = 5


class _Claim(NamedTuple):
    """A noun with one by whom ("by", also "Kyiv's claim") or against whom ("against") it is."""

    noun: Span
    whose: Span
    way: str


@lru_cache(maxsize=1024)
def find_turned(ours: Passage, theirs: Passage) -> tuple[Exchange, ...]:
    """What is "by" somebody in one of two passages and against him in the other; ways from A to B that lead from B to A.

    Args:
        ours: a passage of the translation.
        theirs: the one of the original that it translates. One of the two must be English.
    """
    known = sides(ours, theirs)
    if known is None:
        return ()
    is_ours, english, other, marks = known
    found = tokens(english.text)
    claims, ways = [*_claims(found)], [*_ways(found)]
    if not claims and not ways:
        return ()
    sentence = _Sentence(other, english, marks)
    pairs = [*map(sentence.claim, claims), *map(sentence.way, ways)]
    return tuple(Exchange(*(p if is_ours else p[::-1])) for p in pairs if p)


def _claims(found: Sequence[Token]) -> Iterator[_Claim]:
    for i in range(1, len(found) - 1):
        word = found[i].text.lower()
        if word in ("by", "against") and _is_claim(found, i - 1):
            head = heads_after(found, i + 1)
            if head:
                yield _Claim(_span(found[i - 1]), head, word)


def _is_claim(found: Sequence[Token], i: int) -> bool:
    """Whether a word may be what is by or against somebody; of "allegations of assault against" the first noun may be."""
    before = {t.text.lower() for t in found[max(0, i - 3) : i]}
    return is_noun(found, i) and found[i].text.lower() not in _OUTCOMES and "of" not in before


def _ways(found: Sequence[Token]) -> Iterator[tuple[Span, Span]]:
    """Heads of the words behind "from" and behind the "to" after it."""
    for i, token in enumerate(found):
        if token.text.lower() != "from":
            continue
        to = next((n for n in range(i + 2, min(len(found), i + _NEAR + 2)) if found[n].text == "to"), None)
        start = heads_after(found, i + 1)
        end = heads_after(found, to + 1) if to else None
        if to and start and end and start.end <= found[to].start:
            yield start, end


class _Sentence(Marked):
    """A passage in another language beside the English one it answers for."""

    def __init__(self, passage: Passage, english: Passage, known: Signs) -> None:
        super().__init__(passage.text, passage.language, known)
        self.links = [*zip(english.links, passage.links, strict=True)]

    def claim(self, claim: _Claim) -> tuple[Span, Span] | None:
        """Where a claim stands in English and here, if it is against him here by whom it is there, or the reverse."""
        noun, whose = self._linked(claim.noun), self._linked(claim.whose)
        if noun is None or whose is None or whose.start < noun.end or not self._are_near(noun, whose):
            return None
        theirs = self._way_before(whose, {"by": "agent", "against": "against"})
        if theirs in ("", claim.way):
            return None
        return around(claim.noun, claim.whose), around(noun, whose)

    def way(self, way: tuple[Span, Span]) -> tuple[Span, Span] | None:
        """Where a way stands in English and here, if it leads the other way here."""
        start, end = map(self._linked, way)
        if start is None or end is None or overlap(start, end) or not self._are_near(start, end):
            return None
        kinds = {"from": "from", "to": "to"}
        if self._way_before(start, kinds) == "to" and self._way_before(end, kinds) == "from":
            return around(*way), around(start, end)
        return None

    def _way_before(self, word: Span, kinds: dict[str, str]) -> str:
        """Which way the nearest preposition before a word says; "" for none of them, or if another one is nearer."""
        at = self.index(word)
        for n in range(at - 1, max(-1, at - 4), -1):
            gap = self.text[self.words[n].end : self.words[n + 1].start]
            if STOP.search(gap) or COMMA.search(gap):
                return ""
            here = {self.word(n), f"{self.word(n - 1)} {self.word(n)}"} if n else {self.word(n)}
            for way, kind in kinds.items():
                if here & self.known.of(kind):
                    return way
            if here & (self.known.of("other") | self.known.of("patient") | self.known.of("agent")):
                return ""
        return ""

    def _are_near(self, a: Span, b: Span) -> bool:
        between = self.text[min(a.end, b.end) : max(a.start, b.start)]
        return (
            abs(self.index(a) - self.index(b)) <= _NEAR
            and not STOP.search(between)
            and not COMMA.search(between)
        )

    def _linked(self, word: Span) -> Span | None:
        return next((b for a, b in self.links if overlap(a, word)), None)


def _span(token: Token) -> Span:
    return Span(token.start, token.end)
