"""Negations without a negative word: "unable to confirm", "has yet to appear"."""

from __future__ import annotations

from functools import lru_cache

from mtcheck.checks.context import overlap
from mtcheck.checks.negation_cues import cues, done_too_soon, words
from mtcheck.checks.negation_scope import (
    Pair,
    Passage,
    Unanswered,
    content_words,
    counterpart_of,
    is_rendered,
    touches,
)


@lru_cache(maxsize=1024)
def unanswered_implied(here: Passage, there: Passage) -> Unanswered | None:
    """The word of one passage that implies a negation ("unable"), where neither has one otherwise; arguments as of `unanswered`."""
    own, foreign = cues(here.language), cues(there.language)
    found = own.implications(here.text)
    if (
        len(found) != 1
        or own.negations(here.text)
        or foreign.denials(there.text)
        or foreign.implications(there.text)
    ):
        return None
    pair = Pair(
        here,
        there,
        found,
        found,
        (),
        foreign.signs(there.text),
        list(zip(here.links, there.links, strict=True)),
    )
    among = words(there.text)
    answers = [b for a, b in pair.links if overlap(a, found[0])]
    if any(touches(w, answers) for w in content_words(there, among)) or not is_rendered(pair, found[0]):
        return None
    return Unanswered(found[0], counterpart_of(pair, found[0]), "implied")


def done_already(here: Passage, there: Passage) -> Unanswered | None:
    """What is yet to be in one passage where the other says that it already is; arguments as of `unanswered`."""
    found = done_too_soon(here.text, here.language, there.text, there.language)
    if found is None:
        return None
    pair = Pair(here, there, (), (), (), (), list(zip(here.links, there.links, strict=True)))
    return Unanswered(found, counterpart_of(pair, found), "told")
