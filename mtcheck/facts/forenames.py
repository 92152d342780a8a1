"""First names: which words are some, and which two may be one person's."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mtcheck.facts.tables import table
from mtcheck.facts.transliteration import fold, likeness

if TYPE_CHECKING:
    from nicknames import NickNamer

#: Likeness in letters from which two are forms of one: Guillaume is .65 like William, Jennifer .26 like Kristen; and in one
#: language, where Michael is .64 like Charles.
_FORMS, _SPELLINGS = 0.6, 0.75


def is_forename(word: str) -> bool:
    """Whether a word is a first name somewhere, in a script with capitals, in whatever accents.

    Source: registers of births of some fifty countries, as Faker (MIT) has them;
    ``scripts/build_models/forenames.py`` makes ``data/forenames/names.txt``.
    """
    return fold(word) in _forenames()


def may_be_one(first: str, second: str, *, is_one_language: bool = False) -> bool:
    """Whether two first names may be one person's: forms of one name, a short form, one name in two languages.

    Args:
        first, second: as written.
        is_one_language: whether the texts they stand in are of one language.

    Source: `nicknames` (Apache 2.0) for English short forms; ``data/names.toml`` for names across languages.
    """
    a, b = fold(first), fold(second)
    if (
        likeness(first, second) >= (_SPELLINGS if is_one_language else _FORMS)
        or a.startswith(b)
        or b.startswith(a)
    ):
        return True
    return any({a, b} <= group for group in _groups()) or b in _short_forms(a) or a in _short_forms(b)


@cache
def _forenames() -> frozenset[str]:
    names = (files("mtcheck.facts") / "data" / "forenames" / "names.txt").read_text("utf-8").split()
    return frozenset(map(fold, names))


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in table("names")["forenames"]["alike"])


@cache
def _namer() -> NickNamer:
    from nicknames import NickNamer

    return NickNamer()


def _short_forms(name: str) -> frozenset[str]:
    return frozenset(_namer().nicknames_of(name) | _namer().canonicals_of(name))
