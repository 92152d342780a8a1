"""The pairs of words that exclude each other, read from their tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from mtcheck.checks import tables
from mtcheck.checks.word_lists import Words, fold
from mtcheck.types import Span

#: The tables of pairs, by theme.
TABLES = (
    "opposites",
    "opposites_acts",
    "opposites_conflict",
    "opposites_course",
    "opposites_economy",
    "opposites_events",
    "opposites_justice",
    "opposites_life",
    "opposites_measure",
    "opposites_politics",
    "opposites_public",
    "opposites_relations",
    "opposites_time",
)

#: What a table says of a pair beside its words; see `Pair`.
RULE = "rule"

#: Letters that a word is told by before it is searched for.
MARK = 4


class Side(NamedTuple):
    """One side of a pair in one language.

    Args:
        said: words that hardly mean anything else.
        known: those, and words that may stand for them: where one is, nothing is missing.
    """

    said: Words
    known: Words


class Pair(NamedTuple):
    """Two sides that exclude each other, in one language.

    Args:
        sides: the two.
        rule: "" for words that are said of one thing; "linked" for words so common that only two that are linked count;
            "joining" for words that join clauses, of which a negation in their clause says nothing; "ordered" for those of them
            that turn round with their clauses ("left before he spoke", "spoke after he had left"); "share" for
            "all but two" and "only two", which change places when the sentence is said by its opposite; "condition" for those of
            which it matters only behind the first side, "first" for those of which it matters only there, in the clause.
    """

    sides: tuple[Side, Side]
    rule: str


@cache
def pairs_by_name() -> Mapping[str, Mapping[str, str]]:
    """The pairs of all tables: by name, then language, the two sides as written there; and the rule, if a pair has one."""
    return {name: languages for table in TABLES for name, languages in tables.table(table).items()}


def words_of(written: str) -> tuple[tuple[list[str], list[str]], tuple[list[str], list[str]]]:
    """Of a pair as written in a table, for each side the words that say it, and those that may stand for them."""
    first, second = (_read(side) for side in written.split(" | "))
    return first, second


def _read(side: str) -> tuple[list[str], list[str]]:
    said, *looser = ([w.strip() for w in part.split(",")] for part in side.split(" ~ "))
    return said, looser[0] if looser else []


@cache
def pair(name: str, language: str) -> Pair:
    """A pair in a language (ISO 639-1 code) that has words for it, compiled when a text first has a mark of it."""
    languages = pairs_by_name()[name]
    return Pair(_sides(languages[language], language), languages.get(RULE, ""))


@lru_cache(maxsize=4096)
def marked(text: str, language: str) -> frozenset[tuple[str, int]]:
    """The pairs, and which side of each (0 or 1), of whose words a text holds the marks: no others can stand in it.

    Hundreds of pairs are tabled, and a sentence has words of two or three of them: so the others are never searched for.
    """
    marks = _marks(language)
    plain = fold(text)
    held = {plain[i : i + n] for n in range(1, MARK + 1) for i in range(len(plain) - n + 1)}
    return frozenset(side for mark in marks.keys() & held for side in marks[mark])


@cache
def _marks(language: str) -> Mapping[str, frozenset[tuple[str, int]]]:
    """By the letters that a word is told by, the pairs and sides that have such words."""
    found: dict[str, set[tuple[str, int]]] = {}
    for name, languages in pairs_by_name().items():
        if language in languages:
            for side, (said, _) in enumerate(words_of(languages[language])):
                for word in said:
                    found.setdefault(_mark(word), set()).add((name, side))
    return {mark: frozenset(sides) for mark, sides in found.items()}


def _mark(word: str) -> str:
    """The letters that a text must hold to have a word of a list: the beginning of the longest part of it."""
    return max(re.split(r"[\s…#'’*-]+", fold(word)), key=len)[:MARK]


def _sides(written: str, language: str) -> tuple[Side, Side]:
    first, second = (
        Side(Words(said, language, clitics=True), Words([*said, *looser], language, clitics=True))
        for said, looser in words_of(written)
    )
    return first, second


@lru_cache(maxsize=16384)
def spans(words: Words, text: str) -> tuple[Span, ...]:
    """Where any of some words stand in a text."""
    return tuple(Span(*m.span()) for m in words.finditer(text))
