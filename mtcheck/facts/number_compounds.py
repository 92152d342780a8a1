"""Number words written together: "zweitausendfünfhundert", "czterdziestojednoletni", "kétezer"."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mtcheck.facts.lexicon import Lexicon, Roles, lexicon

_SHORTEST, _LONGEST = 4, 90
_LONGEST_PART = 22
#: A compound may begin with these, and not with "-and-" or an ordinal's ending.
_INITIAL = frozenset({"unit", "hundred", "scale", "prefix", "half"})


class Part(NamedTuple):
    """A number word inside a compound, or the tail that makes it a word of another kind ("-köpfig").

    Args:
        text: the letters.
        start: offset in the compound.
        roles: what it may be inside a number; none for a tail.
    """

    text: str
    start: int
    roles: Roles


@lru_cache(maxsize=65536)
def split_compound(word: str, language: str) -> tuple[Part, ...]:
    """Cut a compound into number words.

    Args:
        word: spelled as the lexicon spells.
        language: of the lexicon.

    Returns:
        The fewest parts that make up the word, the last one a tail or not. Empty where it is no such
        compound.
    """
    words = lexicon(language)
    if not (words.compounds or words.tails) or not _SHORTEST <= len(word) <= _LONGEST:
        return ()
    # best[k]: the fewest parts that cover word[k:], or None.
    best: dict[int, tuple[Part, ...] | None] = {len(word): ()}
    for k in range(len(word) - 1, -1, -1):
        best[k] = None
        if k and _is_tail(word[k:], words):
            best[k] = (Part(word[k:], k, {}),)
            continue
        for end in range(min(len(word), k + _LONGEST_PART), k, -1):
            rest = best.get(end)
            roles = words.atoms.get(word[k:end])
            if rest is None or roles is None or (k == 0 and end == len(word)):
                continue
            if k == 0 and not _INITIAL & roles.keys():
                continue
            known = best[k]
            if known is None or len(rest) + 1 < len(known):
                best[k] = (Part(word[k:end], k, roles), *rest)
    return _with_joined_prefixes(best[0] or ())


def _is_tail(ending: str, words: Lexicon) -> bool:
    return ending in words.tails if words.exact_tails else ending.startswith(words.tails)


def _with_joined_prefixes(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """ "czterdziesto" and "jedno" make one part of 41."""
    kept: list[Part] = []
    for part in parts:
        tens = kept[-1].roles.get("prefix") if kept else None
        unit = part.roles.get("prefix")
        if tens is not None and unit is not None and tens >= 20 and unit < 10:
            kept[-1] = Part(kept[-1].text + part.text, kept[-1].start, {"prefix": tens + unit})
        else:
            kept.append(part)
    return tuple(kept)
