"""The name of the original that a name of the translation may have taken the place of.

A name that was put for another leaves that other one without an answer: no word of the translation is linked to it,
near it in meaning, or like it in letters. Where every name of the original is answered for, the translation rather says
who "he" was, or the original was put into fewer words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.checks.context import Stretch, bead_at, extent_of, is_within, overlap, text_of, within
from mtcheck.checks.name_context import WORD
from mtcheck.facts.gazetteer import find_known, place, places_of
from mtcheck.facts.name_support import best_likeness, vocabulary_of
from mtcheck.facts.places import UNCASED, UNSPACED, find_places, speaks_of
from mtcheck.facts.readings import heard
from mtcheck.facts.whereabouts import is_missing, of_name, of_text, speaks
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Name, Span, Story

#: Cosine from which another word of the translation answers for a name, and from which one with a capital does.
_ANSWERED, _NAMED = 0.5, 0.4
#: How much nearer to another word of the original a word is that does not answer for this one.
_BETTER = 0.2
#: Likeness in letters to a word of the translation from which a name stands there.
_ALIKE = 0.75
#: Log ratio from which a word of the translation reads as a name in another script.
_HEARD = 6.0
#: A word in capitals that is no longer is an acronym: translated, spelled out, or left out with its sentence.
_ACRONYM = 5
#: Zipf value from which a word of a script without capitals is none.
_COMMON = 4.8
#: How much commoner a city's name is in the language spoken there than in English.
_AT_HOME = 2.0


class Rival(NamedTuple):
    """A name of the original that nothing in the translation answers for.

    Args:
        name: it.
        is_tied: whether the word aligner links it to the name of the translation.
        is_place: whether it is a country, a city or a region that the translation does not speak of by any name.
    """

    name: Name
    is_tied: bool
    is_place: bool = False


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
    target = story.target
    spoken = of_text(text_of(target, extent_of(target, bead.target)), target.language)
    found = []
    for theirs in (*within(story.facts[source.name].names, extent), *_unread(story, source, extent)):
        where = of_name(theirs.text, source.language)
        if not vocabulary_of(theirs.text) or speaks(spoken, where) or _is_word(theirs, source.language):
            continue
        core = _core(theirs, source)
        is_tied = any(overlap(other, core) for ours, other in bead.links if is_within(ours, name))
        if (
            (is_tied or not is_headline)
            and not _is_acronym(theirs.text)
            and not _is_answered(core, story, source, bead, name)
        ):
            is_place = theirs.kind != "PER" and is_missing(where, spoken, target.language)
            found.append(Rival(theirs, is_tied, is_place))
    return max(found, key=lambda r: (r.is_tied, r.is_place), default=None)


def _unread(story: Story, source: Article, extent: Span) -> Iterator[Name]:
    """Countries, cities and regions of a sentence in a script without capitals that are among no names of it."""
    if source.language not in UNCASED:
        return
    text, names = text_of(source, extent), story.facts[source.name].names
    known = (span for span, _ in (*find_places(text, source.language), *find_known(text, source.language)))
    taken: list[Stretch] = within(names, extent)
    for start, end in sorted(known, key=lambda s: (s.start, -s.end)):
        name = Name(start + extent.start, end + extent.start, "LOC", text[start:end])
        if not any(overlap(name, t) for t in taken):
            taken.append(name)
            yield name


def _is_word(name: Name, language: str) -> bool:
    """Whether a name in a script without capitals is a common word: taken for one, or also that of some town."""
    if language not in UNCASED or speaks_of(name.text, language):
        return False
    known = [zipf(place(n).name, "en") + 2 * place(n).is_capital for n in places_of(name.text)]
    common = min(zipf(w, language) for w in vocabulary_of(name.text))
    return common > max(known) + (_AT_HOME if language in UNSPACED else 0.5) if known else common >= _COMMON


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
    own = {n.ours: n for n in bead.nearest}
    for near in bead.answers:
        if overlap(near.theirs, core) and not is_within(near.ours, name):
            is_name = text_of(target, near.ours)[0].isupper()
            # Of two places in a list the one that is left seems to stand for both.
            better = own.get(near.ours)
            is_taken = better and better.theirs != near.theirs and better.cosine > near.cosine + _BETTER
            if near.cosine >= (_NAMED if is_name else _ANSWERED) and not is_taken:
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
