"""What may be, or is only claimed, told as a fact: by what nothing in the other passage can render."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from mtcheck.checks import tables
from mtcheck.checks.certainty_words import find_certainty
from mtcheck.checks.context import overlap
from mtcheck.checks.hearsay import verb_passed_on
from mtcheck.checks.negation_cues import words
from mtcheck.checks.negation_scope import Passage, clause_of, is_faithful, near_words, touches
from mtcheck.checks.word_lists import INSIDE_WORDS, find_words
from mtcheck.facts.numbers import find_numbers
from mtcheck.types import Span

_TABLE = "modality"
#: Characters behind a sign of doubt in which a figure is looked for.
_FIGURE = 24
#: A space, and a little word.
_UP_TO_FIGURE = re.compile(r"\s?(?:[^\W\d_]{1,3}\s)?")
#: Words on either side of a sign of doubt with which one sign of the other side may answer for both.
_REACH = 4
#: Share of the content words of both passages that must have counterparts.
_FAITHFUL = 0.5
#: What may render each kind, beside the kinds themselves.
_ANSWERS = {"open": ("answers",), "told": ("answers", "says")}


class Doubt(NamedTuple):
    """A sign of doubt that nothing on the other side answers for (spans of the passages).

    Args:
        kind: "open" (it may be) or "told" (others claim it).
        cue: the sign.
        counterpart: words of the other side that answer for those around it.
    """

    kind: str
    cue: Span
    counterpart: Span


def has_doubts(language: str) -> bool:
    """Whether there are word lists for a language (ISO 639-1 code)."""
    return language in tables.table(_TABLE)


@lru_cache(maxsize=1024)
def find_lost_doubt(here: Passage, there: Passage) -> Doubt | None:
    """The first sign of one passage that a thing may be or is only claimed, where the other says it plainly.

    Args:
        here: the passage with the sign.
        there: the one that answers for it, in a language that `has_doubts`.
    """
    found = [(kind, cue) for kind in _ANSWERS for cue in _cues(here, kind)]
    if not found or not (is_faithful(here, _FAITHFUL) and is_faithful(there, _FAITHFUL)):
        return None
    links = list(zip(here.links, there.links, strict=True))
    signs = find_words(here.text, _TABLE, here.language, *_ANSWERS, *_ANSWERS["told"])
    among = words(here.text)
    for kind, cue in found:
        answers = find_words(there.text, _TABLE, there.language, *_ANSWERS[kind], *_ANSWERS)
        near = near_words(among, [cue], _reach(here.language))
        # An answer that renders another sign of doubt does not render this one as well, if it stands far off.
        far = [b for a, b in links if kind == "open" and touches(a, signs) and not touches(a, near)]
        if all(touches(s, far) for s in answers) and (not answers or _count(there) < _count(here)):
            clause = clause_of(here.text, cue)
            beside = [w for w in near if overlap(w, clause)]
            return Doubt(kind, cue, _told(links, beside or near, there))
    return None


def _cues(side: Passage, kind: str) -> list[Span]:
    """Signs of one kind, those of set phrases, names ("May") and what is said twice left out: the second may go without saying."""
    others = find_words(side.text, _TABLE, side.language, "otherwise")
    cues = [
        c
        for c in find_words(side.text, _TABLE, side.language, kind)
        if (said := side.text[c.start : c.end]) != "May"
        and not touches(c, others)
        and side.text.count(said) == 1
        and not _is_about(side, c)
    ]
    if kind == "told":
        forms = find_certainty(side.text, side.language, "reporting")
        cues += [f for f in forms if verb_passed_on(side.text, side.language, f)]
    return cues


def _is_about(side: Passage, cue: Span) -> bool:
    """Whether a sign of doubt says that a figure is a rough one: «asi dvě stovky», «asi na 50 procentech»."""
    after = side.text[cue.end : cue.end + _FIGURE]
    last = _UP_TO_FIGURE.match(after)[0]  # type: ignore[index]
    return any(n.start <= len(last) and n.certain for n in find_numbers(after, side.language))


def _count(side: Passage) -> int:
    """How many places of a passage say that a thing may be or is claimed."""
    found = sorted(find_words(side.text, _TABLE, side.language, *_ANSWERS))
    return sum(not i or found[i - 1].end + 1 < s.start for i, s in enumerate(found))


def _reach(language: str) -> int:
    return _REACH * 2 if language in INSIDE_WORDS - {"ko"} else _REACH


def _told(links: Sequence[tuple[Span, Span]], near: Sequence[Span], there: Passage) -> Span:
    """What answers for the words near a sign of doubt, to the end of its clause."""
    images = [b for a, b in links if touches(a, near)]
    if not images:
        return Span(0, len(there.text))
    last = max(images, key=lambda b: b.end)
    return Span(min(b.start for b in images), clause_of(there.text, last).end)
