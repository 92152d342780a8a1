"""When two names are one name in another form, and when they are not."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from mtcheck.facts.lookalikes import Lookalikes
from mtcheck.facts.name_lists import words
from mtcheck.facts.places import territories
from mtcheck.facts.transliteration import fold, skeleton
from mtcheck.frequency import zipf

#: Languages in Latin letters that leave a foreign name as it is: a letter changed there is a change.
UNINFLECTED = frozenset({"en", "fr", "es", "it", "pt", "nl", "de", "sv", "da", "nb", "id"})
#: And those that set the endings of a name apart: «Ankara'da».
_SET_APART = frozenset({"tr", "az"})
#: Letters by which the same name ends otherwise in another case, and how many of a surname are told apart.
_ENDING, _SURNAME = 3, 4
#: Spellings of one sound in the romanisations of European and Middle Eastern languages, the longer ones first. What
#: is one sound across scripts ("l" and "r") is two letters within one. «Ch» is that of "chat", of "chef" or of "Bach".
_ROMANISED = (
    ("tsch", "k"), ("tch", "k"), ("sch", "s"), ("sh", "s"), ("sz", "s"), ("cz", "k"), ("kh", "ch"), ("gh", "k"), ("ck", "k"),
    ("ph", "v"), ("th", "t"), ("dh", "d"), ("dj", "d"), ("zh", "s"), ("tz", "s"), ("ts", "s"),
)  # fmt: skip
_LETTERS = (("x", "ks"), ("z", "s"), ("c", "k"), ("q", "k"), ("g", "k"), ("w", "v"), ("f", "v"), ("h", ""))
#: Above this likeness two words may be one name: one random pair in a hundred is.
_LIKE = 0.6

_WORD = re.compile(r"[^\W\d_]+")


def name_words(name: str) -> list[str]:
    """The words of a name that identify it: no particles, no initials."""
    return [w for w in _WORD.findall(name) if len(w) > 1 and w not in words("particles")]


def may_stand_in(name: str, vocabulary: Collection[str]) -> bool:
    """Whether any word of a name may be among the words of a text, in any spelling.

    Args:
        name: one name.
        vocabulary: the words of a text in a script with capitals; quickest as a frozen set. One without a capital answers
            only for a name that begins with the same letters ("London", «londonien»).
    """
    among = frozenset(vocabulary)
    return any(_is_among(w, among) for w in name_words(name))


@lru_cache(maxsize=8192)  # a name stands in many sentences
def _is_among(word: str, vocabulary: frozenset[str]) -> bool:
    if word in vocabulary and word[0].isupper() and fold(word):
        return True
    beginnings, capitalised = _sorted_out(vocabulary)
    return fold(word)[:4] in beginnings or capitalised.have(word, _LIKE)


@lru_cache(maxsize=16)
def _sorted_out(vocabulary: frozenset[str]) -> tuple[frozenset[str], Lookalikes]:
    """The first letters of the words without a capital, but for short ones, and the words with one."""
    return (
        frozenset(fold(v)[:4] for v in vocabulary if len(v) > 3 and not v[0].isupper()),
        Lookalikes(v for v in vocabulary if len(v) > 1 and v[0].isupper()),
    )


def changed_surname(name: str, other: str) -> tuple[str, str] | None:
    """The last words of two names that share the first and differ beyond spelling, else None.

    Args:
        name, other: names of two versions, in one script.
    """
    ours, theirs = name_words(name), name_words(other)
    if len(name.split()) != len(other.split()) or len(ours) != len(theirs) or len(ours) < 2:
        return None
    if fold(ours[0]) != fold(theirs[0]):
        return None
    a, b = ours[-1], theirs[-1]
    if min(len(a), len(b)) < 4 or skeleton(a) == skeleton(b) or is_inflection(a, b):
        return None
    return a, b


def is_inflection(first: str, second: str) -> bool:
    """Whether one word is the other with up to three letters more ("Merkels", "Ivanova")."""
    a, b = sorted((fold(first), fold(second)), key=len)
    return b.startswith(a[:-1]) and len(b) - len(a) <= 3


def is_other_surname(first: str, second: str, languages: Collection[str]) -> bool:
    """Whether two surnames in Latin letters are different ones, in whatever case and romanisation each may be.

    Args:
        first, second: surnames of two versions.
        languages: ISO 639-1 codes of the versions; in those that decline names the ending tells nothing.
    """
    from rapidfuzz.distance import Prefix

    a, b = sorted((fold(first), fold(second)), key=len)
    if len(a) < _SURNAME or _consonants(a) & _consonants(b):
        return False
    declines = not all(language in UNINFLECTED | _SET_APART for language in languages)
    if b.startswith(a) and len(b) - len(a) <= (_ENDING if declines else 1):
        return False
    if not declines:
        return True
    shared = Prefix.similarity(a, b)
    return len(a) > _SURNAME and (2 * shared < len(a) or len(b) - shared > _ENDING + 1)


def _consonants(letters: str) -> frozenset[str]:
    """The consonants of a word in folded letters, each sound in one spelling, none doubled."""
    return frozenset(_spelled(letters, sound) for sound in ("k", "s", ""))


@lru_cache(maxsize=16384)
def _spelled(letters: str, ch: str) -> str:
    for spelling, sound in (*_ROMANISED, ("ch", ch), *_LETTERS):
        letters = letters.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyj]", "", letters))


def is_misspelling(spelling: str, usual: str, language: str) -> bool:
    """Whether a spelling is a slip for the usual one, and not another established form of the name.

    Args:
        spelling: a surname as one version has it.
        usual: the surname as the others have it.
        language: ISO 639-1 code of all of them.

    Returns:
        True for one or two letters changed, unless only vowels and "y" differ, as they do between
        transliterations, or both spellings are about as common.
    """
    from rapidfuzz.distance import Levenshtein

    a, b = fold(spelling), fold(usual)
    if a == b or min(len(a), len(b)) < 6 or Levenshtein.distance(a, b) > (2 if len(a) > 7 else 1):
        return False
    if re.sub(r"[aeiouyj]", "", a) == re.sub(r"[aeiouyj]", "", b):
        return False
    return zipf(usual, language) - zipf(spelling, language) >= 1.3


@lru_cache(maxsize=4096)
def qualified_territory(name: str, language: str) -> tuple[str, str] | None:
    """The one country whose name is this one and a word such as "North" or "Republic of".

    Args:
        name: a place as written, such as "Korea" (two such countries: None) or "Sudan".
        language: ISO 639-1 code.

    Returns:
        The country's name and its code, or None.
    """
    found = {}
    for full, codes in territories(language).items():
        parts = full.split()
        rest = [p.casefold() for p in parts if p != name]
        if name in parts and rest and all(p in words("qualifiers", language) for p in rest):
            found[codes[0]] = full
    if len(found) != 1:
        return None
    code, full = found.popitem()
    return full, code


def loose_pattern(name: str) -> re.Pattern[str]:
    """Matches a name in any case, with s for z ("organisation") and a hyphen for a space."""
    letters = [
        re.escape(w).replace("z", "s").replace("s", "[sz]") for w in re.split(r"[\s\-]+", name.casefold())
    ]
    return re.compile(r"(?<!\w)" + r"[\s\-]+".join(letters) + r"(?!\w)", re.IGNORECASE)
