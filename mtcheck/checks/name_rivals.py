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
from mtcheck.facts.places import UNSPACED
from mtcheck.facts.readings import heard
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Name, Span, Story

#: Cosine from which another word of the translation answers for a name, and from which one with a capital does.
_ANSWERED, _NAMED = 0.5, 0.4
#: Likeness in letters to a word of the translation from which a name stands there.
_ALIKE = 0.75
#: Log ratio from which a word of the translation reads as a name in another script.
_HEARD = 6.0
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
    extent = extent_of(source, bead.other)
    is_headline = is_in_title_case(text_of(source, extent))
    found = []
    for theirs in within(story.facts[source.name].names, extent):
        if not vocabulary_of(theirs.text):
            continue
        core = _core(theirs, source)
        is_tied = any(overlap(other, core) for ours, other in bead.links if is_within(ours, name))
        if (
            (is_tied or not is_headline)
            and not _is_acronym(theirs.text)
            and not _is_answered(core, story, source, bead, name)
        ):
            found.append(Rival(theirs, is_tied))
    return max(found, key=lambda r: r.is_tied, default=None)


def _core(name: Name, article: Article) -> Span:
    """The rarest word of a name, to know it by; all of it where words are not set apart."""
    if article.language in UNSPACED - {"ko"}:
        return Span(name.start, name.end)
    rarest = min(
        vocabulary_of(name.text), key=lambda w: (zipf(w, article.language), -len(w)), default=name.text
    )
    start = name.start + name.text.index(rarest)
    return Span(start, start + len(rarest))


def _is_answered(core: Span, story: Story, source: Article, bead: Bead, name: Name) -> bool:
    """Whether a word of the target outside a name stands for a word of the original, by meaning or by letters."""
    target = story.target
    for near in bead.answers:
        if overlap(near.theirs, core) and not is_within(near.ours, name):
            is_name = text_of(target, near.ours)[0].isupper()
            if near.cosine >= (_NAMED if is_name else _ANSWERED):
                return True
    # A word of the name itself counts: then both are one.
    vocabulary = vocabulary_of(text_of(target, extent_of(target, bead.target)))
    word = text_of(source, core)
    return best_likeness(word, vocabulary) >= _ALIKE or any(
        heard(w, word, source.language) >= _HEARD for w in vocabulary if w[0].isupper()
    )


def is_in_title_case(text: str) -> bool:
    """Whether capitals say nothing: most words have one, as in headlines.

    Args:
        text: a sentence.
    """
    words = WORD.findall(text)
    return bool(2 * sum(w[0].isupper() for w in words) > len(words))


def _is_acronym(text: str) -> bool:
    first = re.split(r"[\W_]", text)[0]
    return first.isupper() and len(first) <= _ACRONYM
