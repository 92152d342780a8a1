"""Coercion that the translation leaves out: "forced to beg" turned into "beggars"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtcheck import frequency
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, is_within, overlap
from mtcheck.checks.negation_cues import words
from mtcheck.checks.negation_scope import FUNCTION_WORD, Passage, clause_of, faced, touches
from mtcheck.checks.word_lists import find_words, word_lists
from mtcheck.types import Article, Finding, Span, Story

#: Words behind "forced to" within which what is forced stands.
REACH = 3
#: Versions that must say so where there is no original: one outlet may know more than another.
VERSIONS = 2
#: Languages whose clause ends with its verb: what is forced stands before the word of coercion there.
_VERB_LAST = frozenset({"hi", "ja", "ko", "tr"})


class LostCoercion:
    """Coercion left out.

    Why: people who were "forced to beg" are victims; "beggars" are not, and those who "had to resign" did not resign
    of their own will.

    Flags: a word such as "forced", "coerced", "against her will" of the original for which the translation has nothing
    in its sentence, where what was forced and the next thing said of it have counterparts; the same where two other
    versions or more say so of the same thing in the same place and none says it without.

    Leaves alone: any other word of duty, pressure or violence near it ("had to", "must", "made"); sentences rendered
    freely; what only one other outlet says; languages without word lists.

    Source: word lists of 25 languages (``data/coercion.toml``); implicative verbs as of Karttunen (1971).
    """

    code: ClassVar[str] = "COE001"
    family: ClassVar[str] = "certainty"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        if not _has_lists(story.target.language):
            return
        said: dict[Span, list[tuple[Article, Span]]] = {}
        for other, ours, theirs in _told(story):
            for cue, forced in find_lost_coercion(theirs, ours, strict=other is story.source):
                place = Span(forced.start + ours.start, forced.end + ours.start)
                said.setdefault(place, []).append(
                    (other, Span(cue.start + theirs.start, cue.end + theirs.start))
                )
        for place, cues in said.items():
            is_original = any(other is story.source for other, _ in cues)
            if not is_original and (len({o.name for o, _ in cues}) < VERSIONS or _is_bare(story, place)):
                continue
            other, cue = cues[0]
            yield finding(
                self,
                story.target,
                place,
                f"{'The original' if is_original else other.name} says “{other.plain[cue.start : cue.end]}”; "
                "that nobody chose this is left out here.",
                category="accuracy/mistranslation",
                severity="major",
                stance="contradicted",
                confidence=0.7,
                evidence=[evidence(o, span, "differs") for o, span in cues],
            )


def find_lost_coercion(there: Passage, here: Passage, strict: bool) -> Iterator[tuple[Span, Span]]:
    """Words of coercion of one passage for which the other has nothing beside what was forced.

    Args:
        there: a passage of the original or of another version.
        here: that of the target which answers for it.
        strict: whether ``here`` translates ``there``: then a sign of coercion anywhere in it answers, else only one in
            the same clause.

    Yields:
        The word of coercion in ``there``, and what was forced in ``here``, to the end of the words that answer.
    """
    cues = _find(there, "forced")
    if not cues or not _has_lists(here.language):
        return
    links = list(zip(there.links, here.links, strict=True))
    signs = _find(here, "signs", "forced")
    for cue in cues:
        images = _forced(there, links, cue, strict)
        if len(images) < 2 or any(overlap(a, cue) for a, _ in links):
            continue
        place = Span(min(i.start for i in images), max(i.end for i in images))
        extent = Span(0, len(here.text)) if strict else clause_of(here.text, images[0])
        if not is_within(place, clause_of(here.text, images[0])) or any(is_within(s, extent) for s in signs):
            continue
        yield cue, place


def _forced(side: Passage, links: list[tuple[Span, Span]], cue: Span, is_translated: bool) -> list[Span]:
    """What answers for what was forced and for the next content word; empty where the first has no counterpart.

    What was forced stands behind the cue, before it in languages with the verb at the end. In a translation the word
    on the other side of the cue will do for the next one.
    """
    clause = clause_of(side.text, cue)
    among = [w for w in words(side.text) if is_within(w, clause) and not overlap(w, cue)]
    content = [w for w in among if frequency.zipf(side.text[w.start : w.end], side.language) < FUNCTION_WORD]
    after = [w for w in content if w.start >= cue.end]
    before = [w for w in reversed(content) if w.end <= cue.start]
    nearest, further = (before, after) if side.language in _VERB_LAST else (after, before)
    if not nearest or not touches(nearest[0], [a for a, _ in links]):
        return []
    return [b for w in (*nearest[:REACH], *further[:is_translated]) for a, b in links if overlap(a, w)][:2]


def _told(story: Story) -> Iterator[tuple[Article, Passage, Passage]]:
    """Passages of the target and those of other versions that surely answer for them, in languages with word lists."""
    for other, bead, ours, theirs in faced(story):
        if bead.score >= ALIGNED and _has_lists(other.language):
            yield other, ours, theirs


def _is_bare(story: Story, place: Span) -> bool:
    """Whether a version has what stands at a place of the target (plain offsets) with no word of coercion beside it."""
    return any(
        any(overlap(Span(a.start + ours.start, a.end + ours.start), place) for a in ours.links)
        and not _find(theirs, "forced", "signs")
        for _, ours, theirs in _told(story)
    )


def _find(side: Passage, *kinds: str) -> tuple[Span, ...]:
    return find_words(side.text, "coercion", side.language, *kinds)


def _has_lists(language: str) -> bool:
    return bool(word_lists("coercion", language))
