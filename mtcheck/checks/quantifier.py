"""Quantifiers exchanged or dropped between aligned sentences: "all" for "some"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar, NamedTuple

from mtcheck import frequency
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.certainty_words import QUANTIFIERS, find_certainty
from mtcheck.checks.hedge import compared
from mtcheck.checks.negation_cues import words
from mtcheck.checks.negation_scope import FUNCTION_WORD, Passage, is_embedded, is_faithful, touches
from mtcheck.types import Finding, Span, Story

#: Shares that no translator takes for one another.
OPPOSED = frozenset(
    {
        ("all", "most"), ("all", "some"), ("all", "few"), ("all", "none"), ("most", "few"), ("most", "none"), ("many", "few"),
        ("many", "none"), ("some", "none"), ("none", "not_all"),
    }
)  # fmt: skip
#: Share of the content words that must have counterparts for two that are linked to be taken for counterparts.
RENDERED = 0.3
_FIGURE = re.compile(r"\s*\d")
_EXCEPT = re.compile(
    r"\b(?:but|except|save|apart from|other than|sauf|excepté|hormis|außer|ausser|bis auf|salvo|excepto|menos|exceto|tranne|eccetto"
    r"|behalve|oprócz|prócz|poza|кроме|крім|окрім|kromě|mimo|exceptând|în afară|afară de|utom|förutom|εκτός|πλην|kivéve|kívül"
    r"|hariç|dışında|kecuali|selain|trừ|ngoài)\b|عدا|سوى|إلا|חוץ מ|מלבד|למעט|به‌جز|به جز|بجز|के अलावा|को छोड़|除|以外|제외|외에",
    re.IGNORECASE,
)


class Exchange(NamedTuple):
    """Words of two passages that stand for shares of their own (spans of the passages)."""

    ours: Span
    theirs: Span
    is_sure: bool


class ChangedQuantifier:
    """Quantifier changed.

    Why: "some of the passengers" for "all of the passengers": no figure is wrong, the fact is.

    Flags: a word for a share ("all", "most", "many", "some", "few", "none", "not all") where the original has one that
    excludes it, and neither side has the other's anywhere in the sentence: `major` where the two are linked,
    `minor` where they are not.

    Leaves alone: neighbours on the scale ("many" for "most"; "all" is none of "most"); a share also said in another way; before a
    figure ("some 200"); set phrases; sentences rendered freely, unless the two words are linked; questions.

    Source: word lists of 25 languages (``data/certainty.toml``).
    """

    code: ClassVar[str] = "QNT001"
    family: ClassVar[str] = "quantifier"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        for ours, theirs in compared(story):
            if not all(is_faithful(side, RENDERED) for side in (ours, theirs)):
                continue
            if found := find_exchange(ours, theirs):
                yield self._finding(story, ours, theirs, found)

    def _finding(self, story: Story, ours: Passage, theirs: Passage, found: Exchange) -> Finding:
        assert story.source is not None
        return finding(
            self,
            story.target,
            (found.ours.start + ours.start, found.ours.end + ours.start),
            f"The original says “{theirs.text[found.theirs.start : found.theirs.end]}”.",
            category="accuracy/mistranslation",
            severity="major" if found.is_sure else "minor",
            stance="contradicted",
            confidence=0.7 if found.is_sure else 0.4,
            evidence=[
                evidence(
                    story.source,
                    (found.theirs.start + theirs.start, found.theirs.end + theirs.start),
                    "differs",
                )
            ],
        )


@lru_cache(maxsize=1024)
def find_exchange(ours: Passage, theirs: Passage) -> Exchange | None:
    """Two quantifiers of which each excludes the other and has no counterpart of its own kind."""
    own, foreign = _shares(ours), _shares(theirs)
    links = list(zip(ours.links, theirs.links, strict=True))
    unsure = None
    for kind, spans in own.items():
        for other, others in foreign.items():
            if kind in foreign or other in own or not {(kind, other), (other, kind)} & OPPOSED:
                continue
            # "Everyone but the crew was hurt": "no one was safe except the crew".
            if {kind, other} == {"all", "none"} and _excepts(ours) and _excepts(theirs):
                continue
            for a, b in links:
                linked = next((s for s in spans if touches(a, [_with_next(ours, s)])), None)
                counterpart = next((s for s in others if touches(b, [_with_next(theirs, s)])), None)
                if linked and counterpart:
                    return Exchange(linked, counterpart, True)
            if (
                is_faithful(ours)
                and is_faithful(theirs)
                and all(
                    not touches(words[0], side.links) and is_embedded(side, words[0])
                    for side, words in ((ours, spans), (theirs, others))
                )
            ):
                unsure = Exchange(spans[0], others[0], False)
    return unsure


def _excepts(side: Passage) -> bool:
    """Whether a passage excepts somebody."""
    return _EXCEPT.search(side.text) is not None


def _with_next(side: Passage, quantifier: Span) -> Span:
    """A quantifier with the little word behind it, which may bear its link: "none of"."""
    after = next((w for w in words(side.text) if w.start >= quantifier.end), None)
    if after is None or frequency.zipf(side.text[after.start : after.end], side.language) < FUNCTION_WORD:
        return quantifier
    return Span(quantifier.start, after.end)


def _shares(side: Passage) -> dict[str, list[Span]]:
    found = {}
    denied = find_certainty(side.text, side.language, "not_all")
    for kind in QUANTIFIERS:
        spans = [
            s
            for s in find_certainty(side.text, side.language, kind)
            if not _FIGURE.match(side.text, s.end) and (kind == "not_all" or not touches(s, denied))
        ]
        if spans:
            found[kind] = spans
    return found
