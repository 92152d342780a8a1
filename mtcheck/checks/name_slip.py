"""Names with a slip in them: letters that no list of names or words has, beside the name that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtcheck import frequency
from mtcheck.checks.context import ALIGNED, extent_of, paired_beads, text_of
from mtcheck.checks.corrections import edits, is_listed
from mtcheck.checks.name_chance import script
from mtcheck.checks.name_context import WORD
from mtcheck.facts.forenames import is_forename
from mtcheck.facts.gazetteer import places_of
from mtcheck.facts.name_support import best_likeness, is_ordinary, vocabulary_of
from mtcheck.facts.readings import heard, is_readable
from mtcheck.facts.transliteration import fold, skeleton
from mtcheck.facts.variants import UNINFLECTED, is_inflection, is_other_surname
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Span, Story

#: Languages of the target whose lists know a name in each of its forms, and those of them that join words to no name.
TARGETS = frozenset({"en", "fr", "es", "it", "pt", "id", "nl"})
_APART = TARGETS - {"nl"}
#: Fewest letters, of a word that is looked at and of one that is in no list and reads like no name of the original.
_SHORTEST, _LONG = 4, 5
#: Zipf values: below the first a name is unknown, from the second on known; a slip is so much rarer than what was meant.
_UNKNOWN, _KNOWN, _RARER = 1.5, 2.0, 1.3
#: The same for an ordinary word, and for the name before an ending that was put on.
_ORDINARY, _FRONT = 3.0, 2.5
#: Likeness in letters of a slip to a name of another version: as it stands there, and without a case ending.
_LIKE, _LIKE_STEM = 0.6, 0.75
#: And to one that the sentence names as well.
_LIKE_ANSWERED = 0.85
#: Below this likeness to all words of a version a word is none of its names.
_UNLIKE = 0.5
#: Letters changed in a name that no list has, and vowels, from which it is no other way to write it.
_CHANGED, _REVOWELLED = 2, 2
#: Letters of an ending that makes no other word of a name, at least, and at most of one that declines it.
_PUT_ON, _DECLINED = 3, 3
#: Zipf value from which the rest of a word is a word: "Googleplex" is no Google with an ending put on.
_WORD_BY_ITSELF = 2.6
#: Likeness in letters across scripts of a name to what is meant, where vowels are written; by how much it must win.
_ALIKE, _ALIKER = 0.85, 0.04
_GLUED_ALIKE = 0.8
#: Log ratio of a reading, a letter, from which the name that was meant stands there; by how much it must win.
_HEARD, _HEARD_GLUED, _SURELY_HEARD, _BETTER = 1.0, 1.2, 6.0, 3.0
_SWAPPED_HEARD, _SWAPPED_BETTER = 0.9, 0.5
_VOWELS = "aeiouy"
#: Endings by which English and its neighbours make another word of a name.
_DERIVED = re.compile(
    "[aeinst]?(?:s|es|n|ans?|ians?|ers?|ists?|isms?|ites?|is[ct]as?|is[mt]es?|ismos?|esque|ish|ese|ness|y|ies|ics?|ing|ed"
    "|i[sz]ed?|i[sz]ing|i[sz]ation|[cn]?ien(?:ne)?s?|[ai]n[aeo]s?|ois(?:es?)?|ais(?:es?)?|eñ[ao]s?|ens[ei]s?|nomics|gate|stan)+"
)
#: Spellings of one vowel in the romanisations of Western Europe, in this order.
_ROMANISED = (
    ("j", "i"),
    ("y", "i"),
    ("oe", "u"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("ii", "i"),
)


class Slip(NamedTuple):
    """A name of the target that is none.

    Args:
        start, end: of its word in the plain text.
        meant: what it was meant to be, as it is written in the target's language.
        version: the version that has that, in whatever script.
        where: its word there, or the sentence in which it can only be read.
        is_written: whether it is the word.
    """

    start: int
    end: int
    meant: str
    version: Article
    where: Span
    is_written: bool


def slips(story: Story) -> Iterator[Slip]:
    """The words with a capital that no list knows and that one of the other versions says otherwise.

    A version in Latin letters has the name that was meant: one that a list of the target's language has, so that ours is
    no exonym, or one that differs from ours as no two ways to write a name do. In other scripts the name is meant to
    which the original comes nearer, where it is a mistake away from ours and known.

    Args:
        story: with alignments.
    """
    target = story.target
    if target.language not in TARGETS:
        return
    elsewhere = frozenset(fold(w) for other in story.others for w in vocabulary_of(other.plain))
    done: set[int] = set()
    for version in story.others:
        if version is not story.source and version.language != target.language:
            continue
        for bead in paired_beads(story, version):
            if version is not story.source and bead.score < ALIGNED:
                continue
            for slip in _in_bead(target, version, bead, elsewhere):
                if slip.start not in done:
                    done.add(slip.start)
                    yield slip


def _in_bead(target: Article, version: Article, bead: Bead, elsewhere: frozenset[str]) -> Iterator[Slip]:
    extent, there = extent_of(target, bead.target), extent_of(version, bead.other)
    unknown = [
        m
        for m in WORD.finditer(target.plain, *extent)
        if _is_unknown(m, target) and not any(e.startswith(fold(m[0])) for e in elsewhere)
    ]
    if not unknown:
        return
    for m in unknown:
        if script(version.language) == "latin":
            found = _among(m[0], target, version, extent, there)
        else:
            found = _read_as(m[0], target, version, there)
        if found:
            meant, where = found
            yield Slip(*m.span(), meant, version, where or there, where is not None)


def _is_unknown(m: re.Match[str], target: Article) -> bool:
    """Whether a word is written as a name, and no list of names or words has it."""
    word, plain = m[0], target.plain
    beside = plain[max(0, m.start() - 1) : m.start()] + plain[m.end() : m.end() + 1]
    if plain[m.end() : m.end() + 1] == "." and not plain[m.end() + 1 : m.end() + 2].isalnum():
        beside = beside[:-1]
    return (
        len(word) >= _SHORTEST
        and word[0].isupper()
        and not word.isupper()
        and not re.search(r"[\d@#/._]", beside)
        and bool(fold(word))
        and (word.isascii() or target.language != "en")
        and zipf(word, target.language) < _UNKNOWN
        and not (target.language == "en" and is_listed(word.lower()))
        and not places_of(word)
    )


def _among(
    word: str, target: Article, version: Article, extent: Span, there: Span
) -> tuple[str, Span | None] | None:
    """The name of a version in Latin letters that a word was meant to be, or the ordinary word that is no name there."""
    answered = {fold(w) for w in WORD.findall(text_of(target, extent))}
    best: tuple[float, float, str, Span] | None = None
    alike = 0.0
    for m in WORD.finditer(version.plain, *there):
        alike = max(alike, _likeness(word, m[0]))
        if len(m[0]) < _SHORTEST or not m[0][0].isupper():
            continue
        for form in _forms(m[0], version.language):
            like = _meant(word, form, m[0], (target.language, version.language))
            if fold(form) in answered and like < _LIKE_ANSWERED:
                continue
            if like and (best is None or (like, zipf(form, target.language)) > best[:2]):
                best = (like, zipf(form, target.language), form, Span(*m.span()))
    if best:
        return best[2], best[3]
    if target.language != "en" or zipf(word, "en") or len(word) < _LONG or alike >= _UNLIKE:
        return None
    near = [w for w, z in _near(word.lower(), "en") if z >= _ORDINARY and is_listed(w)]
    return (near[0].capitalize(), None) if near else None


def _forms(word: str, language: str) -> list[str]:
    """A name, and without the endings that it may have got in its language."""
    if language in UNINFLECTED:
        return [word]
    return [word, *(word[:-n] for n in range(1, _DECLINED + 1) if len(word) - n >= _SHORTEST)]


def _meant(word: str, form: str, written: str, languages: tuple[str, str]) -> float:
    """How like a word is to the name of another version that it was meant to be; 0.0 where it was meant to be another.

    Args:
        word: of the target.
        form: of the name, without an ending.
        written: the name as it stands.
        languages: of the target and the version.
    """
    from rapidfuzz.distance import OSA

    ours, theirs = fold(word), fold(form)
    if ours == theirs or not theirs:
        return 0.0
    like = _likeness(word, form)
    common = zipf(form, languages[0])
    known = common >= max(_KNOWN, zipf(word, languages[0]) + _RARER)
    if form != written and is_inflection(word, written):
        return 0.0
    if _is_put_on(ours, theirs, languages[0]):
        return max(like, _LIKE) if known or form == written else 0.0
    if is_inflection(word, written):
        return 0.0
    if known and theirs not in ours:
        return like if like >= (_LIKE if form == written else _LIKE_STEM) else 0.0
    if form != written or zipf(form, languages[1]) >= _RARER:
        return 0.0
    if _is_swapped(ours, theirs):
        return like
    if like < _LIKE or zipf(word, languages[0]) or ours[0] != theirs[0]:
        return 0.0
    is_free = languages[1] in UNINFLECTED
    if is_other_surname(word, form, languages):
        most = _CHANGED if is_free else int(len(ours) == len(theirs))
        return like if OSA.distance(ours, theirs) <= most else 0.0
    return like if is_free and _is_revowelled(ours, theirs) else 0.0


@lru_cache(maxsize=16384)
def _likeness(first: str, second: str) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(fold(first), fold(second))


def _is_put_on(ours: str, theirs: str, language: str) -> bool:
    """Whether one name is another with an ending that no language makes words with: "Draytonsith"."""
    stem = theirs[:-1] if theirs[-1] in _VOWELS else theirs
    return (
        language in _APART
        and len(theirs) >= _SHORTEST
        and ours.startswith(stem)
        and len(ours) - len(stem) >= _PUT_ON
        and not _makes_words(ours.removeprefix(theirs if ours.startswith(theirs) else stem), language)
    )


@lru_cache(maxsize=4096)
def _makes_words(ending: str, language: str) -> bool:
    """Whether an ending makes another word of a name, or is a word: "Brexiteers", "Googleplex"."""
    return _DERIVED.fullmatch(ending) is not None or zipf(ending, language) >= _WORD_BY_ITSELF


def _is_swapped(ours: str, theirs: str) -> bool:
    """Whether two neighbouring letters have changed places."""
    from rapidfuzz.distance import OSA

    return sorted(ours) == sorted(theirs) and OSA.distance(ours, theirs) == 1


def _is_revowelled(ours: str, theirs: str) -> bool:
    """Whether the consonants are the same and more vowels are others than ways to write a name differ in."""
    from rapidfuzz.distance import Levenshtein

    if re.sub("[aeiou]", "", ours) != re.sub("[aeiou]", "", theirs):
        return False
    return Levenshtein.distance(_vowels(ours), _vowels(theirs)) >= _REVOWELLED


def _is_variant(ours: str, theirs: str) -> bool:
    """Whether two names in one script are two romanisations of one: "Babyn", "Babin"."""
    return skeleton(ours) == skeleton(theirs) and _vowels(ours) == _vowels(theirs)


def _vowels(letters: str) -> str:
    for spelling, vowel in _ROMANISED:
        letters = letters.replace(spelling, vowel)
    return re.sub("[^aeiou]+", "-", letters)


@lru_cache(maxsize=4096)
def _near(word: str, language: str) -> Sequence[tuple[str, float]]:
    """Words and names one mistake from a word in lower case, or two neighbouring letters longer, most frequent first."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    longer = {word[:i] + a + b + word[i:] for i in range(len(word) + 1) for a in letters for b in letters}
    made = sorted((set(edits(word)) | longer) - {word})
    return [(w, z) for w, z in frequency.commonest(made, language) if w.isalpha() and len(w) >= _LONG]


def _read_as(word: str, target: Article, version: Article, there: Span) -> tuple[str, None] | None:
    """The name a mistake from a word that a version in another script has, where it has it rather than the word."""
    language = target.language
    if len(word) < _LONG or zipf(word, language) or is_forename(word) or target.plain.count(word) > 1:
        return None
    text = text_of(version, there)
    ours = fold(word)
    fronts = dict.fromkeys(
        ours[:n] + end for n in range(_SHORTEST, len(ours) - _PUT_ON + 1) for end in ("", *_VOWELS)
    )
    meant = [
        (w, z)
        for w, z in _near(word.lower(), language)
        if z >= _KNOWN and (_is_swapped(ours, w) or not (is_ordinary(w, language) or _is_variant(ours, w)))
    ]
    meant += [
        (w, z)
        for w in fronts
        if len(w) >= _LONG and _is_put_on(ours, w, language) and (z := zipf(w, language)) >= _FRONT
    ]
    if not meant:
        return None
    read = _heard if is_readable(version.language) else _alike
    best = max((read(word, w, text, version.language), z, w) for w, z in meant)
    return (best[2].capitalize(), None) if best[0] else None


def _alike(word: str, meant: str, text: str, language: str) -> float:
    """How like a name is to a word of a text in a script with vowels; 0.0 where ours is as like to one."""
    words = vocabulary_of(text)
    least = _GLUED_ALIKE if _is_front(word, meant) or _is_swapped(fold(word), meant) else _ALIKE
    like = best_likeness(meant, words)
    return like if like >= least and like > best_likeness(word, words) + _ALIKER else 0.0


def _heard(word: str, meant: str, text: str, language: str) -> float:
    """How well a name reads as a stretch of a text in a script that spells otherwise; 0.0 where ours reads as well."""
    ours, theirs = heard(word, text, language), heard(meant, text, language)
    if _is_front(word, meant):
        is_meant = theirs >= max(_SURELY_HEARD, _HEARD_GLUED * len(meant)) and theirs > ours
    elif _is_swapped(fold(word), meant):
        is_meant = theirs >= _SWAPPED_HEARD * len(meant) and theirs > ours + _SWAPPED_BETTER
    else:
        is_meant = theirs >= max(_SURELY_HEARD, _HEARD * len(meant)) and theirs > ours + _BETTER
    return theirs if is_meant else 0.0


def _is_front(word: str, meant: str) -> bool:
    return fold(word).startswith(meant[:-1]) and len(word) - len(meant) >= _PUT_ON
