"""Negations lost or gained between aligned sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from mtcheck import frequency
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import extent_of, is_within, overlap, paired_beads, stems, text_of
from mtcheck.checks.negation_cues import INSIDE_WORDS, cues, has_cues, words
from mtcheck.types import Article, Bead, Finding, Span, Story

#: Languages that negate the verb itself: there a link of the cue is a link of the verb, and proves nothing.
_INSIDE_VERBS = INSIDE_WORDS | {"cs", "fa", "tr"}
#: Languages in which a negation may stand at the end of the clause, far from what it bears on.
_VERB_LAST = frozenset({"de", "fa", "hi", "ja", "ko", "nl", "tr"})

#: Words of a pair of passages beyond which the alignment is too coarse to lay blame on one small word.
LONGEST = 60
#: Words on each side of a negation that it bears on.
SCOPE = 3
#: Share of the words in the scope that must have a counterpart.
COVERED = 0.5
#: Share of the content words of both passages that must have one: free renderings move the negation about.
FAITHFUL = 0.6
#: How common a function word is, as a Zipf value.
FUNCTION_WORD = 5.5


class Negation:
    """Negation lost or gained.

    Why: "did not resign" for "resigned": one small word, the opposite news, perfectly fluent.

    Flags: a plain negation ("not", "never", "no one") without a counterpart, where the words around it do
    have theirs and no sign of a negation stands near those; in other versions of the same language only
    where the two sentences are otherwise nearly the same.

    Leaves alone: negation rendered by other means ("without", "refused", "un-", "only"); a negation that is
    linked to any word of the other side; sentences rendered freely; questions.

    Source: cue lists of 25 languages (``data/negation.toml``); polarity parity as measured in DEMETR
    (Karpinska et al., EMNLP 2022); word links as of SimAlign (Jalili Sabet et al., 2020).
    """

    code: ClassVar[str] = "NEG001"
    family: ClassVar[str] = "negation"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        for other in story.others:
            if not (has_cues(story.target.language) and has_cues(other.language)):
                continue
            for bead in paired_beads(story, other):
                if other is not story.source and not _is_near_copy(story, other, bead):
                    continue
                yield from self._compare(
                    story.target, other, bead, "The original" if other is story.source else other.name
                )

    def _compare(self, target: Article, other: Article, bead: Bead, who: str) -> Iterator[Finding]:
        ours = _passage(target, bead.target, [a for a, _ in bead.links])
        theirs = _passage(other, bead.other, [b for _, b in bead.links])
        if any("?" in p.text or "؟" in p.text or "？" in p.text for p in (ours, theirs)):
            return
        if len(ours.text.split()) > LONGEST:
            return
        gained = next(unanswered(ours, theirs), None)
        lost = None if gained else next(unanswered(theirs, ours), None)
        if gained:
            span = _moved(gained.cue, ours.start)
            shown = _moved(gained.counterpart, theirs.start)
            message = f"{who} does not negate this."
        elif lost:
            span = _moved(lost.counterpart, ours.start)
            shown = _moved(lost.cue, theirs.start)
            message = f"{who} negates this (“{text_of(other, shown)}”)."
        else:
            return
        yield finding(
            self,
            target,
            span,
            message,
            category="accuracy/mistranslation/negation",
            severity="critical",
            stance="contradicted",
            confidence=0.75,
            evidence=[evidence(other, shown, "differs")],
        )


class Passage(NamedTuple):
    """One side of a bead.

    Args:
        text: its sentences.
        language: ISO 639-1 code.
        links: the n-th word linked, as a span of ``text``; it answers for the n-th of the other side.
        start: where the passage begins in its article (plain offset).
    """

    text: str
    language: str
    links: tuple[Span, ...]
    start: int = 0


class Unanswered(NamedTuple):
    """A negation without a counterpart, and the words that answer for those around it (spans of texts)."""

    cue: Span
    counterpart: Span


def unanswered(here: Passage, there: Passage) -> Iterator[Unanswered]:
    """Negations of one passage that the other has lost.

    Args:
        here, there: two passages that answer for each other, in languages that `has_cues`.
    """
    own, foreign = cues(here.language), cues(there.language)
    negations = own.negations(here.text)
    if not negations or not (_is_faithful(here) and _is_faithful(there)):
        return
    signs, other_signs = own.signs(here.text), foreign.signs(there.text)
    denials = foreign.negations(there.text)
    here_words, there_words = words(here.text), words(there.text)
    links = list(zip(here.links, there.links, strict=True))
    for cue in negations:
        places = [i for i, w in enumerate(here_words) if overlap(w, cue)]
        if not places or (here.language not in _INSIDE_VERBS and any(is_within(a, cue) for a in here.links)):
            continue
        reach = _scope(here.language)
        scope = here_words[max(0, places[0] - reach) : places[-1] + 1 + reach]
        # "Did not fail", "never stopped": two negations make none.
        if any(_touches(s, here_words[places[-1] + 1 : places[-1] + 3]) for s in signs if s not in negations):
            continue
        # "No ... nunca" is one negation, and «ne» may be what answers for "not" where «pas» is not.
        clause = _clause(here.text, cue)
        together = [s for s in negations if overlap(s, clause)]
        beside = [s for s in signs if _touches(s, scope)]
        if any(
            (_touches(a, together) and _touches(b, other_signs))
            or (_touches(a, beside) and _touches(b, denials))
            for a, b in links
        ):
            continue
        around = [w for w in scope if not overlap(w, cue)]
        images = [b for a, b in links if _touches(a, around)]
        if len(images) < 2 or not _is_covered(here, cue, here_words, places):
            continue
        # A sign that renders another word of this side ("before" for «avant») cannot render this one too.
        taken = [b for a, b in links if _touches(a, [s for s in signs if s not in together + beside])]
        if there.language in _VERB_LAST:
            taken_whole = [b for a, b in links if _touches(a, [s for s in negations if s not in together])]
            if any(not _touches(d, taken_whole) for d in denials):
                continue
        near = _near(there_words, images, _scope(there.language))
        if any(_touches(s, near) and not _touches(s, taken) for s in other_signs):
            continue
        yield Unanswered(cue, _clauses(there.text, images))


_CLAUSE_END = re.compile(r"[,;:.!?()“”\"«»—–。，、；：،؛]")


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(overlap(span, o) for o in others)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _clause(text: str, cue: Span) -> Span:
    """What stands between two marks around a cue."""
    before = [m.end() for m in _CLAUSE_END.finditer(text, 0, cue.start)]
    after = _CLAUSE_END.search(text, cue.end)
    return Span(before[-1] if before else 0, after.start() if after else len(text))


def _clauses(text: str, spans: Sequence[Span]) -> Span:
    """The clause, or the clauses, that hold all of some spans."""
    start = min(_clause(text, s).start for s in spans)
    end = max(_clause(text, s).end for s in spans)
    return Span(end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))


def _content(side: Passage, among: Sequence[Span]) -> list[Span]:
    return [w for w in among if frequency.zipf(side.text[w.start : w.end], side.language) < FUNCTION_WORD]


def _share_linked(side: Passage, among: Sequence[Span]) -> float:
    return sum(_touches(w, side.links) for w in among) / len(among) if among else 0.0


def _is_faithful(side: Passage) -> bool:
    """Whether the content words of a passage mostly have counterparts."""
    return _share_linked(side, _content(side, words(side.text))) >= FAITHFUL


def _is_covered(side: Passage, cue: Span, among: Sequence[Span], places: Sequence[int]) -> bool:
    """Whether what a negation bears on has counterparts: the words next to it, above all content words."""
    wide = [w for w in among[max(0, places[0] - SCOPE) : places[-1] + 1 + SCOPE] if not overlap(w, cue)]
    close = [w for w in wide if w in among[max(0, places[0] - 2) : places[-1] + 3]]
    content = _content(side, close)
    return _share_linked(side, wide) >= COVERED and (not content or _share_linked(side, content) == 1)


def _scope(language: str) -> int:
    """`SCOPE`, in characters where a word is about two."""
    return 2 * SCOPE if language in INSIDE_WORDS - {"ko"} else SCOPE


def _near(among: Sequence[Span], images: Sequence[Span], reach: int) -> list[Span]:
    """Words of the other side no more than ``reach`` words from those that answer for the scope."""
    places = [i for i, w in enumerate(among) if _touches(w, images)]
    return [w for i, w in enumerate(among) if any(abs(i - k) <= reach for k in places)]


def _passage(article: Article, segments: Sequence[int], links: Sequence[Span]) -> Passage:
    extent = extent_of(article, segments)
    moved = tuple(_moved(s, -extent.start) for s in links)
    return Passage(text_of(article, extent), article.language, moved, extent.start)


def _is_near_copy(story: Story, other: Article, bead: Bead) -> bool:
    """Whether two sentences of one language differ by little but their negation."""
    if other.language != story.target.language or len(bead.target) > 1 or len(bead.other) > 1:
        return False
    ours = stems(story.target.segments[bead.target[0]].text, other.language)
    theirs = stems(other.segments[bead.other[0]].text, other.language)
    return len(ours) >= 4 and len(ours & theirs) >= 0.75 * max(len(ours), len(theirs))
