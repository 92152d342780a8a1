"""What was meant by a string that is no word: words one mistake away, and what is a word after all.

Source: one-edit candidates, after Norvig, "How to write a spelling corrector" (2007); SCOWL through SymSpell, the
SPECIALIST Lexicon through LemmInflect, and word frequencies (wordfreq).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from mtcheck import frequency
from mtcheck.checks import tables
from mtcheck.wordclass import classes

#: Languages whose words are listed fully enough, and are joined freely enough in `spelling.toml`.
LANGUAGES = frozenset({"en"})

#: Zipf values: from the first on a string is a word whatever the dictionary says (3: once in a million words);
#: the second is how common the word must be that was meant, the third how much commoner than what is written.
A_WORD = 2.8
MEANT = 2.9
COMMONER = 1.6
#: The same for a word that is in the dictionary, but hardly ever used, beside one of the commonest words.
HARDLY_USED = 2.4
#: How much commoner a word with one other letter must be than what could be made of known parts.
SURELY_COMMONER = 4.5
MEANT_RATHER = 5.3
#: And for a word two mistakes away.
MEANT_FARTHER = 3.4


@lru_cache(maxsize=16384)
def correction(word: str, language: str) -> str:
    """What was meant by a string that is no word; "" for a word, and where it is not plain.

    Args:
        word: in lower case.
        language: one of `LANGUAGES`.
    """
    if not may_be_wrong(word, language):
        return ""
    split = _split(word, language)
    if split:
        return split
    own = frequency.zipf(word, language)
    for meant, zipf in _near(word, language):
        if zipf >= _least(word, language, own) and zipf - own >= _commoner(word, language, own):
            return meant
    return ""


def may_be_wrong(word: str, language: str) -> bool:
    """Whether a string in lower case is in no list, or hardly ever used, and is no regional or playful spelling."""
    if len(word) <= 2:
        return word not in _data(language)["short"]
    if is_listed(word):
        return len(word) <= 6 and frequency.zipf(word, language) < HARDLY_USED
    return not (
        _is_regional(word, language)
        or any(re.fullmatch(rf"(?:{piece})+\w?", word) for piece in _data(language)["informal"])
        or re.search(r"(.)\1\1", word)
    )


def is_listed(word: str) -> bool:
    """Whether a dictionary of English has a word in lower case."""
    return frequency.is_listed(word) or bool(classes(word))


def _least(word: str, language: str, own: float) -> float:
    """How common, as a Zipf value, what was meant must be."""
    if len(word) <= 2:
        return 6.0
    if is_listed(word):
        return MEANT_RATHER
    if own >= A_WORD:
        return 5.0
    return MEANT if len(word) > 4 else 4.3


def _commoner(word: str, language: str, own: float) -> float:
    """How much commoner than what is written it must be."""
    if is_listed(word):
        return 3.2
    if len(word) <= 2:
        return 1.0
    if _is_compound(word, language):
        return 3.4
    if _is_derived(word, language):
        return 2.7
    return 2.3 if own >= A_WORD else COMMONER


def _near(word: str, language: str) -> Iterator[tuple[str, float]]:
    """Words one mistake away, and for a long word that is in no list two, most frequent first."""
    near = [
        (w, z)
        for w, z in frequency.commonest(edits(word), language)
        if frequency.is_listed(w) and (len(w) > 1 or w in "ai")
    ]
    made = _is_derived(word, language) or _is_compound(word, language)
    for meant, zipf in near:
        exchanged = len(meant) == len(word) and sorted(meant) != sorted(word)
        # Whoever mistypes a short word hardly does so in its first letter; another letter in the place of one
        # more often makes another word than a mistake.
        known = frequency.zipf(word, language) >= A_WORD
        if exchanged and (
            (made and zipf - frequency.zipf(word, language) < SURELY_COMMONER)
            or known
            or len(word) < 3
            or (len(word) < 6 and zipf < 5)
            or zipf < 3.7
        ):
            continue
        # A rare word that is one after all: only two letters in the wrong order tell.
        if is_listed(word) and sorted(meant) != sorted(word):
            continue
        if len(word) > 4 or meant[0] == word[0] or zipf >= 5:
            yield meant, zipf
    if len(word) >= 7 and not near and not made and frequency.zipf(word, language) == 0:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        candidates = [
            w
            for w in frequency.listed_words(MEANT_FARTHER)
            if abs(len(w) - len(word)) < 3 and w[0] == word[0]
        ]
        for meant, _, _ in process.extract(word, candidates, scorer=OSA.distance, score_cutoff=2, limit=3):
            if meant[-2:] == word[-2:]:
                yield meant, frequency.zipf(meant, language)


def edits(word: str) -> list[str]:
    """The strings one mistake away: a letter lost, gained or exchanged, or two neighbours swapped."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    found |= {a + b[1:] for a, b in cuts if b}
    found |= {a + c + b for a, b in cuts for c in letters}
    found |= {a + c + b[1:] for a, b in cuts if b for c in letters}
    return sorted(found - {word})


def _is_known(word: str, language: str) -> bool:
    return is_listed(word) or frequency.zipf(word, language) >= A_WORD


def _is_regional(word: str, language: str) -> bool:
    return any(
        _is_known(word[: m.start()] + other + word[m.end() :], language)
        for own, _, other in (pair.partition(":") for pair in _data(language)["regional"])
        for m in re.finditer(own, word)
    )


def _is_derived(word: str, language: str) -> bool:
    stems = [word]
    for ending in _data(language)["suffixes"]:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            stems += [stem, f"{stem}e", f"{stem}y"]
            if ending[0] == "i" and stem:
                stems.append(f"{stem}i")
            if len(stem) > 3 and stem[-1] == stem[-2]:
                stems.append(stem[:-1])
            if stem.endswith("i"):
                stems.append(f"{stem[:-1]}y")
    for stem in stems:
        if stem != word and _is_stem(stem, language):
            return True
        for beginning in _data(language)["prefixes"]:
            rest = stem.removeprefix(beginning)
            if rest != stem and len(rest) >= 4 and _is_stem(rest, language):
                return True
    return False


def _is_stem(stem: str, language: str) -> bool:
    return len(stem) >= 3 and is_listed(stem) and frequency.zipf(stem, language) >= 2.0


def _is_compound(word: str, language: str) -> bool:
    glue = set(_data(language)["glue"])
    for i in range(3, len(word) - 2):
        a, b = word[:i], word[i:]
        if a in glue or b in glue:
            continue
        if all(is_listed(p) and frequency.zipf(p, language) >= (3.3 if len(p) > 3 else 4.7) for p in (a, b)):
            return True
    return False


def _split(word: str, language: str) -> str:
    """Two words run together, one of which is a little word; "" if it is not that."""
    glue = _data(language)["glue"]
    best: tuple[float, str] = (0.0, "")
    for i in range(2, len(word) - 1):
        a, b = word[:i], word[i:]
        # "on" and the like begin words of their own ("onboard").
        if not (b in glue or (a in glue and len(a) > 2)) or len(word) < 7:
            continue
        rest = b if a in glue else a
        if len(rest) < 4 and rest not in glue:
            continue
        zipf = min(frequency.zipf(a, language), frequency.zipf(b, language))
        if zipf >= 3.5 and all(frequency.is_listed(p) for p in (a, b)) and zipf > best[0]:
            best = (zipf, f"{a} {b}")
    return best[1]


@cache
def _data(language: str) -> dict[str, Sequence[str]]:
    table = tables.table("spelling")
    data: dict[str, Sequence[str]] = table[language]
    return data
