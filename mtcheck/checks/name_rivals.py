"""The name of the original that a name of the translation may have taken the place of.

A name that was put for another leaves that other one without an answer: no word of the translation is linked to it,
near it in meaning, or like it in letters. Where every name of the original is answered for, the translation rather says
who "he" was, or the original was put into fewer words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mtcheck.checks.context import bead_at, extent_of, is_within, overlap, text_of, within
from mtcheck.checks.name_context import WORD
from mtcheck.facts.name_support import best_likeness, vocabulary_of
from mtcheck.types import Article, Name, Story

#: Cosine from which another word of the translation answers for a name.
_ANSWERED = 0.5
#: Likeness in letters to a word of the translation from which a name stands there.
_ALIKE = 0.75
#: A word in capitals that is no longer is an acronym: translated, spelled out, or left out with its sentence.
_ACRONYM = 5


class Rival(NamedTuple):
    """A name of the original that nothing in the translation answers for.

    Args:
        name: it.
        is_tied: whether the word aligner links it to the name of the translation.
    """

    name: Name
    is_tied: bool


def rival(story: Story, source: Article, name: Name) -> Rival | None:
    """The name whose place a name of the target has taken, the one that the aligner links to it before others.

    Args:
        story: with names and alignments.
        source: the original.
        name: of the target.

    Returns:
        The name; None where each one of the original's sentence is answered for, or there is none.
    """
    bead = bead_at(story, source, story.target.segment_at(name.start))
    if bead is None:
        return None
    vocabulary = vocabulary_of(text_of(story.target, extent_of(story.target, bead.target)))
    found = []
    extent = extent_of(source, bead.other)
    is_headline = _is_in_title_case(text_of(source, extent))
    for theirs in within(story.facts[source.name].names, extent):
        linked = [ours for ours, other in bead.links if overlap(other, theirs)]
        answers = [
            n.cosine for n in bead.answers if overlap(n.theirs, theirs) and not is_within(n.ours, name)
        ]
        if (
            (linked or not is_headline)
            and all(is_within(ours, name) for ours in linked)
            and max(answers, default=0.0) < _ANSWERED
            and not _is_acronym(theirs.text)
            and max((best_likeness(w, vocabulary) for w in WORD.findall(theirs.text)), default=1.0) < _ALIKE
        ):
            found.append(Rival(theirs, bool(linked)))
    return max(found, key=lambda r: r.is_tied, default=None)


def _is_in_title_case(text: str) -> bool:
    """Whether capitals say nothing: most words have one, as in the headlines of some languages."""
    words = WORD.findall(text)
    return bool(2 * sum(w[0].isupper() for w in words) > len(words))


def _is_acronym(text: str) -> bool:
    first = re.split(r"[\W_]", text)[0]
    return first.isupper() and len(first) <= _ACRONYM
