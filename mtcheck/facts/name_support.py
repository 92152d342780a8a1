"""How far another version of a sentence answers for a name: what the name has there, in figures.

Three kinds of sign are read. Letters: the likeness of each word of the name to the words of the other version,
across scripts (`transliteration`), and how well it reads as a stretch of a script that spells otherwise (`readings`).
Meaning in context: how near the encoder's state of each word comes to that of
any word there, as the word aligner has it; a name put for another has no near counterpart. Knowledge: whether
a country, its people or its initials are spoken of there (`places`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from mtcheck.facts.gazetteer import places_of
from mtcheck.facts.name_lists import words
from mtcheck.facts.name_runs import opens_sentence
from mtcheck.facts.places import UNCASED, may_speak_of, speaks_of
from mtcheck.facts.readings import heard
from mtcheck.facts.scripts import LETTER
from mtcheck.facts.transliteration import likeness
from mtcheck.facts.whereabouts import Whereabouts, is_missing, of_name, of_text, speaks
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Name, Nearness, Span
from mtcheck.wordclass import classes

_WORD = re.compile(rf"{LETTER}+")
#: Pieces of a word a script without spaces is cut into, at most, that a name's word may answer for.
_PIECES = 6
_LETTERS = 9
#: Words within English names that its dictionary, of nouns and verbs and the like, does not have.
_TIES = frozenset({"of", "for", "and", "the", "on", "to", "in", "with"})
#: Shortest word of a name that is known for a place.
_PLACE = 4
#: A word that reads as a stretch so much better than by chance, in tens, stands there beyond doubt.
_MOST_HEARD = 1.5


class Support(NamedTuple):
    """What speaks for and against a name having a counterpart. Cosines and likenesses are 0 to 1.

    Args:
        near, least, most: mean, least and highest cosine of the name's words to their nearest words.
        rest: mean cosine of the sentence's other words: how free the translation is.
        back: highest cosine of the words there to which a word of the name is the nearest.
        pulled: how many those are, at most three.
        linked: share of the name's words that the aligner links.
        taken: highest cosine with which the words nearest to the name answer for other words.
        alike, alike_least: mean and least likeness in letters to any word there.
        beside: mean likeness to the very words that are nearest.
        explained: likeness in letters of the nearest words to words of the target outside the name.
        lost: share of the nearest words that look like names which the target does not have.
        known, unknown: share of the name's words that speak of a country which is spoken of there, is not.
        initials: whether the name stands there as an acronym, or spelled out.
        acronym: share of the nearest words that are acronyms: what they stand for is not written there.
        rarity, commonness: 7 less the Zipf value of the rarest word, Zipf value of the commonest.
        words: how many words the name has, at most four.
        opens: whether it begins a sentence.
        capitals: share of its words that are all capitals.
        person, place: whether it is a person's, or a place's by its kind.
        heard, heard_least: mean and least log ratio, in tens, with which a word reads as a stretch there; 0 where
            the script of the other version needs no such reading.
        head: likeness in letters of the rarest word.
        ordinary: share of the name's words that a dictionary has in lower case.
        lowered: share of them that the other version writes in lower case.
        placed, misplaced: whether it is, or holds, a city or a region that is spoken of there; whether it is a
            place of any kind that is not.
    """

    near: float
    least: float
    most: float
    rest: float
    back: float
    pulled: float
    linked: float
    taken: float
    alike: float
    alike_least: float
    beside: float
    explained: float
    lost: float
    known: float
    unknown: float
    initials: float
    acronym: float
    rarity: float
    commonness: float
    words: float
    opens: float
    capitals: float
    person: float
    place: float
    heard: float
    heard_least: float
    head: float
    ordinary: float
    lowered: float
    placed: float
    misplaced: float


def support(name: Name, target: Article, other: Article, bead: Bead, extent: Span) -> Support | None:
    """What another version's sentences have for a name of the target.

    Args:
        name: a name of the target.
        target, other: the two versions.
        bead: sentences of both that answer for each other, with the nearest of each word.
        extent: of the bead in the other version.

    Returns:
        The signs; None where no word of the name was compared.
    """
    inside = [n for n in bead.nearest if _is_within(n.ours, name) and _counts(target.plain[slice(*n.ours)])]
    if not inside:
        return None
    outside = [n for n in bead.nearest if not _is_within(n.ours, name)]
    ours = [target.plain[slice(*n.ours)] for n in inside]
    theirs = other.plain[slice(*extent)]
    vocabulary = _vocabulary(
        theirs, other.language, tuple(n.theirs.start - extent.start for n in bead.answers)
    )
    alike = [best_likeness(w, vocabulary) for w in ours]
    pulled = [n.cosine for n in bead.answers if _is_within(n.ours, name)]
    nearest = {n.theirs for n in inside}
    answers = [n for n in bead.answers if n.theirs in nearest]
    elsewhere = tuple(target.plain[slice(*n.ours)] for n in outside)
    counterparts = [other.plain[slice(*s)] for s in sorted(nearest)]
    explained = [best_likeness(w, elsewhere) for w in counterparts]
    codes = [speaks_of(w, target.language) for w in (*ours, name.text)]
    spoken = may_speak_of(theirs, other.language)
    of_country = [c for c in codes if c]
    where, there = of_name(name.text, target.language), of_text(theirs, other.language)
    numbers = where.numbers.union(*(places_of(w) for w in ours if len(w) >= _PLACE))
    is_misplaced = name.kind != "PER" and is_missing(where, there, other.language)
    common = [zipf(w, target.language) for w in ours]
    cosines = [n.cosine for n in inside]
    linked = {a for a, _ in bead.links}
    heard_words = [min(_MOST_HEARD, heard(w, theirs, other.language) / 10) for w in ours]
    spelled = set(_WORD.findall(theirs))
    return Support(
        near=_mean(cosines),
        least=min(cosines),
        most=max(cosines),
        rest=_mean([n.cosine for n in outside]) if outside else 0.5,
        back=max(pulled, default=0.0),
        pulled=float(min(3, len(pulled))),
        linked=sum(n.ours in linked for n in inside) / len(inside),
        taken=max((n.cosine for n in answers if not _is_within(n.ours, name)), default=0.0),
        alike=_mean(alike),
        alike_least=min(alike),
        beside=_mean([likeness(w, other.plain[slice(*n.theirs)]) for w, n in zip(ours, inside, strict=True)]),
        explained=max(explained, default=0.0),
        lost=_mean([_is_lost(n, other, target, name, elsewhere) for n in inside]),
        known=sum(bool(c & spoken) for c in of_country) / len(codes),
        unknown=sum(not c & spoken for c in of_country) / len(codes),
        initials=float(_has_initials(name.text, theirs)),
        acronym=_mean([float(w.isupper() and 2 <= len(w) <= 6) for w in counterparts]),
        rarity=7 - min(common),
        commonness=max(common),
        words=float(min(4, len(inside))),
        opens=float(opens_sentence(target.plain, name.start)),
        capitals=_mean([float(w.isupper()) for w in ours]),
        person=float(name.kind == "PER"),
        place=float(name.kind == "LOC"),
        heard=_mean(heard_words),
        heard_least=min(heard_words),
        head=alike[common.index(min(common))],
        ordinary=_mean([float(is_ordinary(w, target.language)) for w in ours]),
        lowered=_mean([float(w.lower() != w and w.lower() in spelled) for w in ours]),
        placed=float(speaks(there, Whereabouts(frozenset(), numbers))),
        misplaced=float(is_misplaced),
    )


def is_ordinary(word: str, language: str) -> bool:
    """Whether a word is one of the dictionary: of a name of such words each may be translated by its meaning.

    Args:
        word: as written; each part of "Eco-Friendly" has to be one, and the "of" of "Bank of England" is.
        language: ISO 639-1 code; only English has a dictionary.
    """
    if language != "en":
        return False
    return all(classes(part) or part in _TIES for part in re.split(r"[-‑]", word.lower()))


@lru_cache(maxsize=8)
def vocabulary_of(text: str) -> tuple[str, ...]:
    """The words of a text, each once, vowel signs with their letters."""
    return tuple(dict.fromkeys(_WORD.findall(text)))


@lru_cache(maxsize=4096)
def best_likeness(word: str, vocabulary: tuple[str, ...]) -> float:
    """The likeness of a word to the likest of some others, 0 to 1; 0 where there are none."""
    return max((likeness(word, v) for v in vocabulary), default=0.0)


@lru_cache(maxsize=512)
def _vocabulary(text: str, language: str, starts: tuple[int, ...]) -> tuple[str, ...]:
    """The words of a text; where a script sets none apart, the stretches between any two starts of words."""
    if language not in ("zh", "ja", "th"):
        return vocabulary_of(text)
    cuts = sorted({*starts, *(s.end() for s in _WORD.finditer(text))})
    found = dict.fromkeys(_WORD.findall(text))
    for i, start in enumerate(cuts):
        for end in cuts[i + 1 : i + 1 + _PIECES]:
            piece = text[start:end]
            if len(piece) <= _LETTERS and _WORD.fullmatch(piece):
                found[piece] = None
    return tuple(found)


def _is_lost(
    near: Nearness, other: Article, target: Article, name: Name, elsewhere: tuple[str, ...]
) -> float:
    """Whether the word nearest to a name's word looks like a name, and nothing in the target is like it."""
    word = other.plain[slice(*near.theirs)]
    if other.language in UNCASED or not word[0].isupper() or opens_sentence(other.plain, near.theirs.start):
        return 0.0
    if zipf(word, other.language) > 4.5:
        return 0.0
    ours = best_likeness(word, tuple(_WORD.findall(name.text)))
    return float(max(ours, best_likeness(word, elsewhere)) < 0.65)


def _has_initials(name: str, text: str) -> bool:
    """Whether a name is the acronym of capitalised words that stand together in a text, or the other way round."""
    letters = re.sub(r"[^\w]", "", name)
    if letters.isupper() and 2 <= len(letters) <= 6:
        initials = "".join(w[0] for w in _WORD.findall(text)).upper()
        return letters in initials or letters in re.sub(r"[^\w\s]", "", text).split()
    initials = "".join(w[0] for w in _WORD.findall(name) if w[0].isupper())
    return len(initials) > 1 and initials in re.sub(r"[^\w\s]", "", text).split()


def _counts(word: str) -> bool:
    return len(word) > 1 and word.casefold() not in words("particles") and not word.isdigit()


def _is_within(inner: Span, outer: Name) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
