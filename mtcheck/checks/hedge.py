"""Words that leave a statement open, lost or gained between aligned sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, NamedTuple

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.certainty_words import OPEN, find_certainty, has_certainty_words, has_hedges
from mtcheck.checks.context import ALIGNED, overlap
from mtcheck.checks.doubt import find_lost_doubt
from mtcheck.checks.hearsay import verb_passed_on
from mtcheck.checks.negation_cues import words
from mtcheck.checks.negation_scope import (
    Passage,
    clause_of,
    faced,
    is_embedded,
    is_faithful,
    near_words,
    touches,
)
from mtcheck.checks.tense import find_changed_tense
from mtcheck.types import Finding, Span, Story

#: Words of a passage beyond which the alignment is too coarse.
LONGEST = 60

#: Words from those that answer for a hedge's neighbours within which anything of doubt may stand for it.
REACH = 6


class Hedge(NamedTuple):
    """A hedge on one side only (spans of the passages)."""

    kind: str
    cue: Span
    counterpart: Span
    is_sure: bool = False


class ChangedCertainty:
    """Hedge dropped or added, tense changed.

    Why: "the suspected killer" and "the killer" are two stories, and the second one may be libel.

    Flags: what may be, is thought or is only claimed, told as a fact: the original has such a word and the translation nothing
    that might render it, or only what renders another one (`major`). A word such as "alleged", "suspected", "preliminary" of the original for which the translation has
    nothing, where the words around it do have counterparts, and forms by which a statement is passed on („soll … gestohlen
    haben“, «aurait volé»): `major` where the word has no other use and the translation leaves nothing open. Words that are names as well ("the
    suspect"), and any such word in the translation only are `minor`: they have other uses, and other renderings. And "visited"
    for «visitará» or «quiere visitar»: a verb of the future or of a plan turned into one of the past, or the reverse, where the
    two are linked and nothing else that is told with the past one looks ahead.

    Leaves alone: a hedge rendered by any other word of doubt or of saying; one that is linked to a word of
    the other side; tenses that only auxiliaries or the context show; sentences rendered freely; questions; other outlets' versions, which weigh for themselves.

    Source: word lists of 25 languages (``data/modality.toml``, ``data/certainty.toml``). In human translation (24 languages, 168,000
    English words) what may be is told as a fact four times, by the translator each time; hedge cues as of CoNLL-2010 (Farkas et al.).
    """

    code: ClassVar[str] = "HED001"
    family: ClassVar[str] = "certainty"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        source = story.source
        read = source is not None and all(has_hedges(a.language) for a in (story.target, source))
        for ours, theirs in compared(story):
            plain = read and is_faithful(ours) and is_faithful(theirs)
            if changed := find_changed_tense(ours, theirs):
                what = f"says that this {'is still to come' if changed.is_past else 'has happened'}"
                yield self._told_as_fact(story, ours, changed.ours, theirs, changed.theirs, what)
            elif plain and (lost := find_unanswered_hedge(theirs, ours)):
                # "Perhaps" and the like count where nothing at all of the translation may stand for them.
                sure = lost.is_sure or bool(find_lost_doubt(theirs, ours))
                yield self._finding(story, ours, theirs, lost._replace(is_sure=sure), "lost")
            elif doubt := find_lost_doubt(theirs, ours):
                what = "leaves this open" if doubt.kind == "open" else "says that this is claimed"
                yield self._told_as_fact(story, ours, doubt.counterpart, theirs, doubt.cue, what)
            elif doubted := find_lost_doubt(ours, theirs):
                hedge = Hedge("possible", doubted.cue, doubted.counterpart)
                yield self._finding(story, ours, theirs, hedge, "gained")
            elif plain and (gained := find_unanswered_hedge(ours, theirs)):
                yield self._finding(story, ours, theirs, gained, "gained")

    def _told_as_fact(
        self, story: Story, ours: Passage, here: Span, theirs: Passage, there: Span, what: str
    ) -> Finding:
        """A finding at spans of two passages, of which the original's says what a message tells of it."""
        assert story.source is not None
        said = Span(there.start + theirs.start, there.end + theirs.start)
        return finding(
            self,
            story.target,
            (here.start + ours.start, here.end + ours.start),
            f"The original {what}: “{theirs.text[there.start : there.end]}”.",
            category="accuracy/mistranslation",
            severity="major",
            stance="contradicted",
            confidence=0.7,
            evidence=[evidence(story.source, said, "differs")],
        )

    def _finding(self, story: Story, ours: Passage, theirs: Passage, found: Hedge, way: str) -> Finding:
        assert story.source is not None
        here, there = (found.counterpart, found.cue) if way == "lost" else (found.cue, found.counterpart)
        cue = theirs.text[there.start : there.end]
        return finding(
            self,
            story.target,
            (here.start + ours.start, here.end + ours.start),
            f"The original is less sure: “{cue}”."
            if way == "lost"
            else "The original says this without reserve.",
            category="accuracy/mistranslation",
            # Good translators hedge in other places: 0.3 per 1,000 words. They drop no suspicion.
            severity="major" if way == "lost" and found.is_sure else "minor",
            stance="contradicted" if way == "lost" else "unsupported",
            confidence=0.65 if found.is_sure or found.kind == "hedge" else 0.4,
            evidence=[
                evidence(story.source, (there.start + theirs.start, there.end + theirs.start), "differs")
            ],
        )


def compared(story: Story) -> Iterator[tuple[Passage, Passage]]:
    """Pairs of passages of the target and its original, in languages that have word lists, no long ones and no questions."""
    source = story.source
    if source is None or not all(has_certainty_words(a.language) for a in (story.target, source)):
        return
    for other, bead, ours, theirs in faced(story):
        if other is source and bead.score >= ALIGNED and not any(_is_hard(s) for s in (ours, theirs)):
            yield ours, theirs


def _is_hard(side: Passage) -> bool:
    return side.asks or len(side.text.split()) > LONGEST


@lru_cache(maxsize=1024)
def find_unanswered_hedge(here: Passage, there: Passage) -> Hedge | None:
    """The surest word of doubt of one passage for which the other has nothing, None if there is none."""
    for kind in OPEN:
        for cue in find_certainty(here.text, here.language, kind):
            if touches(cue, here.links) or not is_embedded(here, cue):
                continue
            images = _images(here, there, cue)
            # What opens a sentence speaks of all of it, and so may what opens the other: "It seems that ..."
            opens = [Span(0, 1)] if not here.text[: cue.start].strip() else []
            reach = REACH * (1 + (there.language in ("ja", "zh")))
            near = near_words(words(there.text), [images, *opens], reach)
            doubts = find_certainty(there.text, there.language, *OPEN, "inflected", "soft")
            if not touches(images, doubts) and not any(touches(s, near) for s in _answers(here, there)):
                if _is_open(there):
                    return Hedge(kind, cue, images)
                if kind == "reporting":
                    verb = verb_passed_on(here.text, here.language, cue)
                    rendered = [
                        b for a, b in zip(here.links, there.links, strict=True) if verb and overlap(a, verb)
                    ]
                    return Hedge(kind, cue, rendered[0] if rendered else images, verb is not None)
                return Hedge(kind, cue, images, kind == "hedge" and not _is_unsure(here, cue))
    return None


def _is_unsure(side: Passage, cue: Span) -> bool:
    """Whether a word of doubt has other uses, or is one that good translators drop."""
    return touches(cue, find_certainty(side.text, side.language, "unsure"))


def _is_open(side: Passage) -> bool:
    return bool(find_certainty(side.text, side.language, *OPEN, "inflected"))


def _answers(here: Passage, there: Passage) -> list[Span]:
    """Signs of doubt of the other side that render no plain word or source of this one, and verb forms that are such signs."""
    doubts = find_certainty(here.text, here.language, *OPEN, "soft")
    credits = find_certainty(here.text, here.language, "credit")
    named = find_certainty(there.text, there.language, "credit")
    taken = [
        b
        for a, b in zip(here.links, there.links, strict=True)
        if not touches(a, doubts) or (touches(a, credits) and touches(b, named))
    ]
    signs = find_certainty(there.text, there.language, *OPEN, "soft")
    inflected = find_certainty(there.text, there.language, "inflected")
    return [*inflected, *(s for s in signs if not touches(s, taken))]


def _images(here: Passage, there: Passage, cue: Span) -> Span:
    """The words of the other side that answer for the nearest linked words on either side of a hedge."""
    links: Sequence[tuple[Span, Span]] = list(zip(here.links, there.links, strict=True))
    before = max((p for p in links if p[0].end <= cue.start), key=lambda p: p[0].end, default=None)
    after = min((p for p in links if p[0].start >= cue.end), key=lambda p: p[0].start, default=None)
    near = [b for p in (after, before) if p for b in (p[1],)]
    if not near:
        return Span(0, len(there.text))
    if (
        len(near) == 2
        and overlap(clause_of(there.text, near[0]), near[1])
        and abs(near[0].start - near[1].start) < 60
    ):
        return Span(min(s.start for s in near), max(s.end for s in near))
    return near[0]
