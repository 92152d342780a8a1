"""The name of the original that a name of the translation may have taken the place of.

A name that was put for another leaves that other one without an answer: no word of the translation is linked to it,
near it in meaning, or like it in letters. Where every name of the original is answered for, the translation rather says
who "he" was, or the original was put into fewer words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtcheck.checks.context import Stretch, bead_at, extent_of, is_within, overlap, text_of, within
from mtcheck.checks.name_context import WORD
from mtcheck.facts.gazetteer import GENERIC, find_known, place, places_of
from mtcheck.facts.name_lists import calendar_words
from mtcheck.facts.name_support import best_likeness, is_ordinary, vocabulary_of
from mtcheck.facts.places import UNCASED, UNSPACED, at_home, find_places, may_speak_of, speaks_of
from mtcheck.facts.readings import heard
from mtcheck.facts.syllables import is_spelled
from mtcheck.facts.whereabouts import Whereabouts, is_missing, of_name, of_text, speaks
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
#: And one from which the name whose place is asked about does.
_OWN = 4.0
#: A word in capitals that is no longer is an acronym: translated, spelled out, or left out with its sentence.
_ACRONYM = 5
#: Zipf value from which a word of a script without capitals is none.
_COMMON = 4.8
#: How much commoner than in English a city's name is where it is no word besides: least in a script that has no
#: capitals and sets words apart, most in one whose names are longer than words.
_COMMONER, _UNCASED, _UNSPACED = 1.2, 0.5, 2.0
#: And how much commoner that of a capital, or of a city at home.
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
    found = unanswered(story, source, bead, name) if bead else ()
    return max(found, key=lambda r: (r.is_tied, r.is_place), default=None)


def unanswered(story: Story, source: Article, bead: Bead, name: Name | None = None) -> Iterator[Rival]:
    """Names of the original's sentences that nothing in those of the translation answers for.

    Args:
        story: with names and alignments.
        source: the original.
        bead: the sentences.
        name: of the target, which is not asked: it may have taken the place of one.
    """
    extent = extent_of(source, bead.other)
    # German gives every noun a capital.
    is_headline = source.language != "de" and is_in_title_case(text_of(source, extent))
    target = story.target
    spoken = of_text(text_of(target, extent_of(target, bead.target)), target.language)
    for theirs in (*within(story.facts[source.name].names, extent), *_unread(story, source, extent)):
        where = of_name(theirs.text, source.language)
        parts = vocabulary_of(theirs.text)
        if not parts or speaks(spoken, where):
            continue
        # «Boliwijczyków»
        if len(parts) == 1 and may_speak_of(theirs.text, source.language) & spoken.codes:
            continue
        if source.language in UNCASED and _is_word(theirs, source.language):
            continue
        core = core_of(theirs, source)
        is_tied = name is not None and any(
            overlap(other, core) for ours, other in bead.links if is_within(ours, name)
        )
        if (
            (is_tied or not is_headline)
            and not _is_acronym(theirs.text)
            and not _is_answered(core, story, source, bead, name)
            and not (name is not None and is_tied and _is_heard(name, theirs.text, source.language))
        ):
            # «中国铁路» is none, but a translation that is right speaks of the country in it.
            meant = where if any(where) else _within(theirs.text, source.language)
            is_place = theirs.kind != "PER" and is_missing(meant, spoken, target.language)
            yield Rival(theirs, is_tied, is_place)


def _within(name: str, language: str) -> Whereabouts:
    """The countries that a longer name speaks of."""
    return Whereabouts(frozenset(c for _, codes in find_places(name, language) for c in codes), frozenset())


def _unread(story: Story, source: Article, extent: Span) -> Iterator[Name]:
    """Countries, cities and regions of a sentence that are among no names of it: German nouns, first words."""
    text, names = text_of(source, extent), story.facts[source.name].names
    taken: list[Stretch] = within(names, extent)
    for start, end in _known(text, source.language):
        name = Name(start + extent.start, end + extent.start, "LOC", text[start:end])
        is_longer = all(
            t.end - t.start < end - start and is_within(t, name) for t in taken if overlap(t, name)
        )
        if is_longer and not _is_word(name, source.language):
            taken.append(name)
            yield name


@lru_cache(maxsize=64)
def _known(text: str, language: str) -> tuple[Span, ...]:
    """Where a sentence names a country, a city or a region, the longest name first."""
    found = (span for span, _ in (*find_places(text, language), *find_known(text, language)))
    return tuple(sorted(found, key=lambda s: (s.start, -s.end)))


def _is_word(name: Name, language: str) -> bool:
    """Whether a name that no capital tells is a common word: taken for one, or also that of some town."""
    if speaks_of(name.text, language):
        return False
    home = at_home(language)
    places = [place(n) for n in places_of(name.text)]
    known = [_rarest(p.name, "en") + _AT_HOME * (p.is_capital or p.country in home) for p in places]
    common = _rarest(name.text, language)
    margin = _UNSPACED if language in UNSPACED else _UNCASED if language in UNCASED else _COMMONER
    return common > max(known) + margin if known else common >= _COMMON


def _rarest(name: str, language: str) -> float:
    """Zipf value of the rarest word of a name."""
    return min((zipf(w, language) for w in vocabulary_of(name)), default=0.0)


def core_of(name: Name, article: Article) -> Span:
    """The rarest word of a name, to know it by; all of it where words are not set apart."""
    if article.language in UNSPACED - {"ko"}:
        return Span(name.start, name.end)
    rarest = min(
        vocabulary_of(name.text), key=lambda w: (zipf(w, article.language), -len(w)), default=name.text
    )
    start = name.start + name.text.index(rarest)
    return Span(start, start + len(rarest))


def _is_answered(core: Span, story: Story, source: Article, bead: Bead, name: Name | None) -> bool:
    """Whether a word of the target outside a name stands for a word of the original, by meaning or by letters."""
    target = story.target
    own = {n.ours: n for n in bead.nearest}
    for near in bead.answers:
        if overlap(near.theirs, core) and not (name is not None and is_within(near.ours, name)):
            ours = text_of(target, near.ours)
            is_name = ours[0].isupper() and ours.casefold() not in GENERIC
            if near.cosine < (_NAMED if is_name else _ANSWERED):
                continue
            # Of two places in a list the one that is left seems to stand for both.
            better = own.get(near.ours)
            is_taken = better and better.theirs != near.theirs and better.cosine > near.cosine + _BETTER
            if not (is_taken or speaks(_outside(core, source, bead), of_name(ours, target.language))):
                return True
    vocabulary = vocabulary_of(text_of(target, extent_of(target, bead.target)))
    word, is_uncased = text_of(source, core), source.language in UNCASED
    # Letters of a script that spells otherwise are like those of many a word.
    written = tuple(w for w in vocabulary if w[0].isupper() or not is_uncased)
    # A word of the name itself counts: then both are one.
    return (
        best_likeness(word, written) >= _ALIKE
        or any(
            heard(w, word, source.language) >= _HEARD for w in vocabulary if _may_be_name(w, target.language)
        )
        or (name is not None and _is_heard(name, word, source.language))
    )


def _may_be_name(word: str, language: str) -> bool:
    """Whether a word with a capital is more than the first one of a sentence, or the name of a day."""
    is_word = is_ordinary(word, language) or word.casefold() in calendar_words(language)
    return word[0].isupper() and not is_word


def _is_heard(name: Name, text: str, language: str) -> bool:
    """Whether a word of a name reads as a name of the original: then both are one."""
    # Where each character is a syllable, some stretch reads like a short word by chance.
    least = _HEARD if language in UNSPACED - {"ko"} else _OWN
    return is_spelled(name.text, text, language) or any(
        heard(w, text, language) >= least for w in vocabulary_of(name.text)
    )


def _outside(core: Span, source: Article, bead: Bead) -> Whereabouts:
    """The places that a sentence of the original speaks of besides one of its names."""
    extent = extent_of(source, bead.other)
    text = source.plain[extent.start : core.start] + "\n" + source.plain[core.end : extent.end]
    return of_text(text, source.language)


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
