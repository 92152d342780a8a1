"""An editor's glossary, and where its terms stand in a text.

A term is found in any form that is surely a form of it: capitals, plural and case endings, hyphens. Whether
that is strict or lenient depends on what a mistake would cost: a term that must not be there, and one that
calls for another, are looked for strictly; one that would clear a translation is looked for leniently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from mtcheck.frequency import zipf
from mtcheck.inflection import fold_case, is_form, is_like, prefixes
from mtcheck.segment.words import find_words
from mtcheck.types import Span

Status = Literal["preferred", "admitted", "forbidden"]

#: Letters by which terms are sorted into an index.
_KEY: Final = 2
#: Zipf value from which a word that lies across the edge of a term is likelier than the term.
_STRADDLING: Final = 4.0
#: Words that may stand between those of a rendering.
_BETWEEN: Final = 3
#: A word in capitals this short is an acronym: "WHO" is not "who".
_ACRONYM: Final = 5

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]")
_MARK = re.compile(
    "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b6-\u17d3]"
)
#: Words of the same sentence before this one, and of the same quotation.
_FOLLOWS = re.compile(r"\w[^:“”«»„‟\"]*$")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a glossary.

    Args:
        text: in its base form.
        language: ISO 639-1 code, "" for any.
        status: whether it is to be used.
    """

    text: str
    language: str = ""
    status: Status = "preferred"


@dataclass(frozen=True, slots=True)
class Concept:
    """The terms for one thing.

    Args:
        sources: terms that call for one of ``targets`` in a translation.
        targets: terms that a translation uses or must not use. In a TBX file both are all of its terms.
        note: the editor's own words on it.
        is_name: whether it is a name, whose misspellings are wrong too.
        file: of the glossary it is in.
    """

    sources: tuple[Term, ...]
    targets: tuple[Term, ...]
    note: str = ""
    is_name: bool = False
    file: str = ""

    def renderings(self, language: str, *, forbidden: bool = False) -> tuple[str, ...]:
        """The terms for a translation into a language, the preferred ones first; or those it must not use."""
        found = [t for t in self.targets if speaks(t, language) and (t.status == "forbidden") == forbidden]
        return tuple(t.text for t in sorted(found, key=lambda t: t.status != "preferred"))


@dataclass(frozen=True, eq=False)
class Glossary:
    """What an editor has laid down, from one file or more.

    Args:
        concepts: in the order of the files.
        digests: sha256 of each file, by its name.
    """

    concepts: tuple[Concept, ...]
    digests: tuple[tuple[str, str], ...] = ()


class Match(NamedTuple):
    """A term found in a text."""

    start: int
    end: int
    term: str
    concept: Concept


def speaks(term: Term, language: str) -> bool:
    """Whether a term is of a language, or of any."""
    return term.language in ("", language)


def find_terms(
    text: str, glossary: Glossary, language: str, side: Literal["source", "used", "forbidden"]
) -> list[Match]:
    """Where the terms of a glossary stand in a sentence, strictly.

    A term that lies inside a longer one is not found: "minister" in "prime minister", where both are terms.

    Args:
        text: one sentence.
        glossary: see `mtcheck.read.glossary`.
        language: of the text, ISO 639-1.
        side: the terms that call for a rendering, those a translation should use, or those it must not use.

    Returns:
        In order; one match for each concept that has the term.
    """
    index = _index(glossary, language, side)
    found = {
        (span, id(entry.concept)): Match(*span, entry.term, entry.concept)
        for span, entry in _candidates(text, language, index)
    }
    return sorted(
        (m for m in found.values() if not any(_is_inside(m, other) for other in found.values())),
        key=lambda m: m[:2],
    )


def _is_inside(match: Match, other: Match) -> bool:
    """Whether a match is part of a longer one."""
    longer = other.end - other.start > match.end - match.start
    return longer and other.start <= match.start and match.end <= other.end


def has_term(text: str, term: str, language: str) -> bool:
    """Whether a text has a term in any form: the lenient test that clears a translation.

    Args:
        text: some sentences.
        term: a rendering.
        language: of both.
    """
    if _UNSPACED.search(term):
        return _bare(term) in _bare(text)
    wanted, words = ([fold_case(x[slice(*w)]) for w in find_words(x, ())] for x in (term, text))
    joined = "".join(wanted)
    if joined in words or (len(wanted) > 1 and joined in _bare(text)):
        return True
    near = len(wanted) + _BETWEEN
    return bool(wanted) and any(
        all(any(is_like(v, w, language) for w in words[i : i + near]) for v in wanted)
        for i in range(len(words))
    )


class _Entry(NamedTuple):
    """A term, cut into words and what joins them; no words in a script that writes no spaces."""

    term: str
    concept: Concept
    words: tuple[str, ...]
    between: tuple[str, ...]


_Index = dict[str, list[_Entry]]


@lru_cache(maxsize=32)
def _index(glossary: Glossary, language: str, side: str) -> _Index:
    """Terms of a side by their first letters."""
    index: _Index = {}
    for concept in glossary.concepts:
        terms = concept.sources if side == "source" else concept.targets
        for term in terms:
            if not speaks(term, language) or (
                side != "source" and (term.status == "forbidden") != (side == "forbidden")
            ):
                continue
            entry = _entry(term.text, concept)
            key = entry.words[0] if entry.words else term.text
            index.setdefault(fold_case(key)[:_KEY] if entry.words else key[:1], []).append(entry)
    return index


def _entry(text: str, concept: Concept) -> _Entry:
    if _UNSPACED.search(text):
        return _Entry(text, concept, (), ())
    return _Entry(text, concept, *cut(text))


def cut(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a term, and what joins each to the next."""
    found = find_words(text, ())
    between = tuple(_kind(text[a.end : b.start]) for a, b in pairwise(found))
    return tuple(text[slice(*w)] for w in found), between


def _kind(between: str) -> str:
    """What joins two words: the spaces, hyphens and apostrophes of one kind are one."""
    if between.isspace():
        return " "
    return {"’": "'", "‐": "-", "‑": "-"}.get(between, between)


def _candidates(text: str, language: str, index: _Index) -> Iterator[tuple[tuple[int, int], _Entry]]:
    words = find_words(text, ()) if index else []
    for i, word in enumerate(words):
        for start in _starts(text[slice(*word)], language):
            for entry in index.get(fold_case(text[word.start + start : word.end])[:_KEY], ()):
                run = [word._replace(start=word.start + start), *words[i + 1 : i + len(entry.words)]]
                if _is_run(text, run, entry, language) and _capitals_fit(text, run, entry, language):
                    yield (run[0].start, run[-1].end), entry
    for m in _UNSPACED.finditer(text) if index else ():
        for entry in index.get(m[0], ()):
            end = m.start() + len(entry.term)
            if entry.words or text[m.start() : end] != entry.term:
                continue
            if _stands_alone(text, m.start(), end, language):
                yield (m.start(), end), entry


def _starts(word: str, language: str) -> list[int]:
    """Where a word may begin: at its first letter, or behind what is written onto it."""
    return [0, *(len(p) for p in prefixes(language) if word.startswith(p) and len(word) > len(p))]


def _is_run(text: str, words: Sequence[Span], entry: _Entry, language: str) -> bool:
    """Whether some words, as they follow each other, are a term."""
    return (
        len(words) == len(entry.words)
        and all(is_form(text[slice(*w)], t, language) for w, t in zip(words, entry.words, strict=True))
        and all(
            _kind(text[a.end : b.start]) == kind
            for (a, b), kind in zip(pairwise(words), entry.between, strict=True)
        )
    )


def _capitals_fit(text: str, words: Sequence[Span], entry: _Entry, language: str) -> bool:
    """Whether capitals make no other word of it: "WHO" and "who", "Turkey" and "turkey", «Paix» in a street's name."""
    term, start = entry.term, words[0].start
    found = text[start : words[-1].end]
    if term.isupper() and len(term) <= _ACRONYM:
        return found.removesuffix("s") == term
    if len(words) > 1 or language == "de":
        return True
    if term[0].isupper():
        return found[0].isupper()
    return not found[0].isupper() or found.isupper() or not _FOLLOWS.search(text[:start])


def _stands_alone(text: str, start: int, end: int, language: str) -> bool:
    """Whether no word lies across an edge, in a script that writes no spaces: 京都 in 東京都 is no word."""
    if end < len(text) and _MARK.match(text[end]):
        return False
    for edge, outside in ((start, start - 1), (end, end)):
        beyond = text[outside] if 0 <= outside < len(text) else ""
        if _KATAKANA.match(beyond) and _KATAKANA.match(text[start if edge == start else end - 1]):
            return False
        for a in range(max(0, edge - 3), edge):
            for b in range(edge + 1, min(len(text), edge + 3) + 1):
                inside = a <= start and end <= b
                if not inside and b - a > 1 and zipf(text[a:b], language) >= _STRADDLING:
                    return False
    return True


def _bare(text: str) -> str:
    """Letters and digits in lower case, nothing between them."""
    return re.sub(r"[\W_]+", "", text.casefold())
