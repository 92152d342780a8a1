"""Negations of one passage that the passage it answers for does not share, by clause and by word links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from mtcheck import frequency
from mtcheck.checks.context import extent_of, is_within, once_a_story, overlap, paired_beads, text_of
from mtcheck.checks.negation_cues import (
    Cues,
    cues,
    is_delay,
    is_extreme,
    is_put_off,
    is_since_the_last,
    undoes_itself,
    words,
)
from mtcheck.checks.word_lists import INSIDE_WORDS
from mtcheck.types import Article, Bead, Span, Story

#: Languages that negate the verb itself: there a link of the cue is a link of the verb, and proves nothing.
_INSIDE_VERBS = INSIDE_WORDS | {"cs", "fa", "tr"}
#: Languages in which a negation may stand at the end of the clause, far from what it bears on.
_VERB_LAST = frozenset({"de", "fa", "hi", "ja", "ko", "nl", "tr"})

#: Words on each side of a negation that it bears on.
SCOPE = 3
#: Share of the words in the scope that must have a counterpart.
COVERED = 0.5
#: Share of the content words of both passages that must have one: free renderings move the negation about.
FAITHFUL = 0.6
#: How common a function word is, as a Zipf value.
FUNCTION_WORD = 5.5
#: The same of a character, where each of them counts as a word («人», «来» and «看» are more frequent than that).
_FUNCTION_CHARACTER, _BY_CHARACTER = 6.3, frozenset({"zh", "ja"})

#: How far word lists and links alone can be trusted: "plain" where nothing on the other side can answer for the
#: negation, "likely" where nothing near does, "possible" where something might, "moved" where the other side has as
#: many negations, "implied" where what is lost is a word that implies one ("unable"), "told" where the other side says that
#: what is yet to be is done.
Grade = Literal["plain", "likely", "possible", "moved", "implied", "told"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a bead; the same wherever it stands, so that what is read from it may be kept.

    Args:
        text: its sentences.
        language: ISO 639-1 code.
        links: the n-th word linked, as a span of ``text``; it answers for the n-th of the other side.
        start: where the passage begins in its article (plain offset).
    """

    text: str
    language: str
    links: tuple[Span, ...]
    start: int = field(default=0, compare=False)

    @property
    def asks(self) -> bool:
        """Whether a question is among its sentences."""
        return any(c in self.text for c in "?؟？")


@once_a_story
def faced(story: Story) -> Sequence[tuple[Article, Bead, Passage, Passage]]:
    """The target's passages and those of every other version that answer for them."""
    return [
        (
            other,
            bead,
            passage(story.target, bead.target, [a for a, _ in bead.links]),
            passage(other, bead.other, [b for _, b in bead.links]),
        )
        for other in story.others
        for bead in paired_beads(story, other)
    ]


def passage(article: Article, segments: Sequence[int], links: Sequence[Span]) -> Passage:
    """One side of a bead: its sentences (indices), and its end of each link (plain offsets)."""
    extent = extent_of(article, segments)
    moved = tuple(Span(s.start - extent.start, s.end - extent.start) for s in links)
    return Passage(text_of(article, extent), article.language, moved, extent.start)


class Unanswered(NamedTuple):
    """A negation without a counterpart.

    Args:
        cue: the negation.
        counterpart: the words of the other side that answer for those around it.
        grade: how plainly nothing answers for it.
        is_anchored: whether the words around it surely have counterparts.
        more: the other negations of its side, where nothing on the other side could answer for any of them.
    """

    cue: Span
    counterpart: Span
    grade: Grade
    is_anchored: bool = False
    more: tuple[Span, ...] = ()


class Pair(NamedTuple):
    """Two passages, read: what negates in each, what might, and which words answer for which.

    Args:
        here, there: the passages.
        negations, signs: of this side; what may be a negation is among the signs.
        denials, other_signs: of the other side, "hardly" among the denials.
        links: words of this side and of the other.
    """

    here: Passage
    there: Passage
    negations: Sequence[Span]
    signs: Sequence[Span]
    denials: Sequence[Span]
    other_signs: Sequence[Span]
    links: list[tuple[Span, Span]]

    @property
    def free_signs(self) -> list[Span]:
        """Signs of the other side, no negations proper, that render no other word of this side.

        A sign may render the word beside the negation: "scarcely" for «практически не».
        """
        among = words(self.here.text)
        at = [i for i, w in enumerate(among) if touches(w, self.negations)]
        beside = [w for i in at for w in among[max(0, i - 1) : i + 2]]
        taken = [b for a, b in self.links if not touches(a, beside)]
        return [s for s in self.other_signs if not touches(s, self.denials) and not touches(s, taken)]


@lru_cache(maxsize=1024)
def unanswered(here: Passage, there: Passage) -> Unanswered | None:
    """The negation of one passage that the other has most plainly lost, None if all may have counterparts.

    Args:
        here, there: two passages that answer for each other, in languages that `has_cues`.
    """
    own, foreign = cues(here.language), cues(there.language)
    negations = tuple(
        n
        for n in own.negations(here.text)
        if not is_delay(n, here.text, here.language)
        and not is_put_off(n, clause_of(here.text, n), here.text, here.language, there.text, there.language)
    )
    if not negations or is_since_the_last(here.text, here.language, there.text, there.language):
        return None
    if undoes_itself(here.text, here.language, there.text, there.language) or is_extreme(
        there.text, there.language
    ):
        return None
    implied, denials = _implied_alone(here, there), foreign.denials(there.text)
    pair = Pair(
        here,
        there,
        negations,
        own.signs(here.text),
        (*denials, *implied),
        foreign.signs(there.text),
        list(zip(here.links, there.links, strict=True)),
    )
    near = next(_unanswered_near(pair), None)
    if not pair.denials and not pair.free_signs:
        cue = near.cue if near else negations[0]
        grade: Grade = "plain" if is_rendered(pair, cue) and not _is_doubled(pair, cue, own) else "likely"
        if here.language not in _VERB_LAST and not _is_next_rendered(pair, cue):
            grade = "possible"
        more = tuple(n for n in negations if n != cue)
        return Unanswered(
            cue, near.counterpart if near else counterpart_of(pair, cue), grade, near is not None, more
        )
    has_more = _count(here, negations, own) > _count(there, pair.denials, foreign)
    if near:
        return near if has_more else near._replace(grade="moved")
    if (
        not has_more and not denials and not any(_is_far(pair, n) for n in negations)
    ):  # «schweigt»: "does not speak"
        return None
    cue = next((n for n in negations if not _is_answered(pair, n)), negations[0])
    if not has_more:
        return Unanswered(cue, counterpart_of(pair, cue), "moved")
    lonely = next((n for n in negations if is_rendered(pair, n) and _is_far(pair, n)), None)
    found = cue if lonely is None else lonely
    return Unanswered(found, counterpart_of(pair, found), "possible" if lonely is None else "likely")


def _implied_alone(here: Passage, there: Passage) -> tuple[Span, ...]:
    """Words that imply a negation («schweigt»), where this side has no such word for one of them, but may say "not"."""
    own = cues(here.language).implications(here.text)
    foreign = cues(there.language).implications(there.text)
    if len(foreign) <= len(own):
        return ()
    language = cues(here.language)
    negations = language.negations(here.text)
    signs = [*own, *(s for s in language.signs(here.text) if not touches(s, negations))]
    answered = [b for a, b in zip(here.links, there.links, strict=True) if touches(a, signs)]
    return tuple(s for s in foreign if not touches(s, answered))


def _is_far(pair: Pair, cue: Span) -> bool:
    """Whether no sign of a negation stands near the words that answer for those around one."""
    among = words(pair.here.text)
    places = [i for i, w in enumerate(among) if overlap(w, cue)]
    if not places:
        return False
    reach = _scope(pair.here.language)
    around = among[max(0, places[0] - reach) : places[-1] + 1 + reach]
    images = [b for a, b in pair.links if touches(a, around) and not overlap(a, cue)]
    near = near_words(words(pair.there.text), images, _scope(pair.there.language) + 1)
    return len(images) > 1 and not any(touches(s, near) for s in (*pair.denials, *pair.free_signs))


def _is_answered(pair: Pair, cue: Span) -> bool:
    return any(overlap(a, cue) and touches(b, pair.denials) for a, b in pair.links)


def is_rendered(pair: Pair, cue: Span) -> bool:
    """Whether words that a negation bears on have counterparts; else they are an addition or an omission."""
    among = words(pair.here.text)
    places = [i for i, w in enumerate(among) if overlap(w, cue)]
    reach = _scope(pair.here.language) + 1
    close = among[max(0, places[0] - reach) : places[-1] + 1 + reach] if places else []
    content = [w for w in content_words(pair.here, close) if not overlap(w, cue)]
    return not content or 2 * sum(touches(w, pair.here.links) for w in content) >= len(content)


def _is_next_rendered(pair: Pair, cue: Span) -> bool:
    """Whether one of the next two content words after a negation has a counterpart, or there is none."""
    among = words(pair.here.text)
    places = [i for i, w in enumerate(among) if overlap(w, cue)]
    after = among[places[-1] + 1 : places[-1] + 7] if places else []
    most = _FUNCTION_CHARACTER if pair.here.language in _BY_CHARACTER else FUNCTION_WORD
    inside = [w for w in after if overlap(w, clause_of(pair.here.text, cue))]
    content = content_words(pair.here, inside, most)[:2]
    return not content or any(touches(w, pair.here.links) for w in content)


def _is_doubled(pair: Pair, cue: Span, own: Cues) -> bool:
    """Whether another negation, in the next words, undoes one: "did not fail", "never stopped"."""
    among = words(pair.here.text)
    places = [i for i, w in enumerate(among) if overlap(w, cue)]
    if not places:
        return False
    after = among[places[-1] + 1 : places[-1] + 4]
    answered = [a for a, b in pair.links if touches(b, pair.other_signs)]
    return any(
        touches(s, after) and not touches(s, answered)
        for s in own.lexical(pair.here.text)
        if not touches(s, pair.negations)
    )


def _count(side: Passage, negations: Sequence[Span], language: Cues) -> int:
    """How many negations a passage holds: "no ... nunca" in one clause is one."""
    joining = language.concord(side.text)
    alone = {n for n in negations if not touches(n, joining)}
    clauses = {clause_of(side.text, n) for n in negations if n not in alone}
    return len(alone) + sum(not any(overlap(n, c) for n in alone) for c in clauses)


def counterpart_of(pair: Pair, cue: Span) -> Span:
    """The clause of the other side that answers for the one a negation (a span of this side) stands in."""
    clause = clause_of(pair.here.text, cue)
    images = [b for a, b in pair.links if overlap(a, clause) and not overlap(a, cue)]
    among = words(pair.here.text)
    places = [i for i, w in enumerate(among) if overlap(w, cue)]
    if places:
        reach = _scope(pair.here.language)
        close = among[max(0, places[0] - reach) : places[-1] + 1 + reach]
        images = [b for a, b in pair.links if touches(a, close) and not overlap(a, cue)] or images
    return _clauses(pair.there.text, images) if images else Span(0, len(pair.there.text))


def _unanswered_near(pair: Pair) -> Iterator[Unanswered]:
    """Negations whose surroundings have counterparts, none of them near any sign of a negation."""
    here, there, links = pair.here, pair.there, pair.links
    signs, negations = pair.signs, pair.negations
    if not (is_faithful(here) and is_faithful(there)):
        return
    here_words, there_words = words(here.text), words(there.text)
    for cue in negations:
        places = [i for i, w in enumerate(here_words) if overlap(w, cue)]
        if not places or (here.language not in _INSIDE_VERBS and any(is_within(a, cue) for a in here.links)):
            continue
        reach = _scope(here.language)
        scope = here_words[max(0, places[0] - reach) : places[-1] + 1 + reach]
        # "Did not fail", "never stopped": two negations make none.
        if any(touches(s, here_words[places[-1] + 1 : places[-1] + 3]) for s in signs if s not in negations):
            continue
        # "No ... nunca" is one negation, and «ne» may be what answers for "not" where «pas» is not.
        clause = clause_of(here.text, cue)
        together = [s for s in negations if overlap(s, clause)]
        beside = [s for s in signs if touches(s, scope)]
        if any(
            (touches(a, together) and touches(b, pair.other_signs))
            or (touches(a, beside) and touches(b, pair.denials))
            for a, b in links
        ):
            continue
        around = [w for w in scope if not overlap(w, cue)]
        images = [b for a, b in links if touches(a, around)]
        if len(images) < 2 or not _is_covered(here, cue, here_words, places):
            continue
        # A sign that renders another word of this side ("before" for «avant») cannot render this one too.
        taken = [b for a, b in links if touches(a, [s for s in signs if s not in together + beside])]
        if there.language in _VERB_LAST:
            taken_whole = [b for a, b in links if touches(a, [s for s in negations if s not in together])]
            if any(not touches(d, taken_whole) for d in pair.denials):
                continue
        near = near_words(there_words, images, _scope(there.language))
        if any(touches(s, near) and not touches(s, taken) for s in (*pair.denials, *pair.free_signs)):
            continue
        yield Unanswered(cue, _clauses(there.text, images), "likely", True)


_CLAUSE_END = re.compile(r"[,;:.!?()“”\"«»—–。，、；：،؛]")


def touches(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares a character with any of others."""
    return any(overlap(span, o) for o in others)


def clause_of(text: str, cue: Span) -> Span:
    """What stands between two marks around a cue."""
    before = [m.end() for m in _CLAUSE_END.finditer(text, 0, cue.start)]
    after = _CLAUSE_END.search(text, cue.end)
    return Span(before[-1] if before else 0, after.start() if after else len(text))


def _clauses(text: str, spans: Sequence[Span]) -> Span:
    """The clause, or the clauses, that hold all of some spans."""
    start = min(clause_of(text, s).start for s in spans)
    end = max(clause_of(text, s).end for s in spans)
    return Span(end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))


def content_words(side: Passage, among: Sequence[Span], most: float = FUNCTION_WORD) -> list[Span]:
    """Those of some words of a passage that are no function words, less frequent than ``most`` (a Zipf value)."""
    return [w for w in among if frequency.zipf(side.text[w.start : w.end], side.language) < most]


def _share_linked(side: Passage, among: Sequence[Span]) -> float:
    return sum(touches(w, side.links) for w in among) / len(among) if among else 0.0


@lru_cache(maxsize=1024)
def is_faithful(side: Passage, least: float = FAITHFUL) -> bool:
    """Whether so large a share of the content words of a passage have counterparts."""
    return _share_linked(side, content_words(side, words(side.text))) >= least


def is_embedded(side: Passage, cue: Span) -> bool:
    """Whether the words around one surely have counterparts, so that it has lost its own."""
    among = words(side.text)
    places = [i for i, w in enumerate(among) if overlap(w, cue)]
    return bool(places) and _is_covered(side, cue, among, places)


def _is_covered(side: Passage, cue: Span, among: Sequence[Span], places: Sequence[int]) -> bool:
    """Whether what a negation bears on has counterparts: the words next to it, above all content words."""
    wide = [w for w in among[max(0, places[0] - SCOPE) : places[-1] + 1 + SCOPE] if not overlap(w, cue)]
    close = [w for w in wide if w in among[max(0, places[0] - 2) : places[-1] + 3]]
    content = content_words(side, close)
    return _share_linked(side, wide) >= COVERED and (not content or _share_linked(side, content) == 1)


def _scope(language: str) -> int:
    """`SCOPE`, in characters where a word is about two."""
    return 2 * SCOPE if language in INSIDE_WORDS - {"ko"} else SCOPE


def near_words(among: Sequence[Span], images: Sequence[Span], reach: int) -> list[Span]:
    """Words of one side no more than ``reach`` words from some that answer for a scope."""
    places = [i for i, w in enumerate(among) if touches(w, images)]
    return [w for i, w in enumerate(among) if any(abs(i - k) <= reach for k in places)]
