"""Names that are not spelled as the editor's list has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, NamedTuple

from mtcheck.checks.base import finding
from mtcheck.checks.terminology import noted
from mtcheck.facts.transliteration import fold
from mtcheck.frequency import zipf
from mtcheck.inflection import is_form
from mtcheck.segment.words import find_words
from mtcheck.terms import Concept, Glossary, cut
from mtcheck.types import Finding, Severity, Span, Story

#: Letters a word of a name has at least for a slip in it to be seen, and Zipf value from which it is a word of its own.
_NAME, _OWN_WORD = 5, 3.0


class NameForm:
    """Name not in the form of the list.

    Why: a newsroom spells a name one way; a system carries over whatever the original or its training had.

    Flags: a name that differs from one of the editor's list in accents, hyphens or apostrophes (minor); a name
    of two words or more of which all but one are those of the list and that one is a letter or two away.

    Leaves alone: endings of case and possession, all capitals, names of other words, words that are common
    ones of the language.

    Source: entries with the status "name" of the glossary given with --glossary, or proper nouns of a TBX.
    """

    code: ClassVar[str] = "TRM003"
    family: ClassVar[str] = "terminology"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        listed = _listed(story.glossary, target.language) if story.glossary else {}
        forms = {name.form for names in listed.values() for name, _ in names}
        for segment in target.segments if listed else ():
            words = find_words(segment.text, ())
            done: set[tuple[int, str]] = set()
            for i, word in enumerate(words):
                for name, place in listed.get(fold(segment.text[slice(*word)]), ()):
                    run = words[max(0, i - place) : i - place + len(name.words)]
                    key = (i - place, name.form)
                    severity = _difference(segment.text, run, name, target.language)
                    if severity is None or key in done:
                        continue
                    done.add(key)
                    if segment.text[run[0].start : run[-1].end] not in forms:
                        span = Span(segment.start + run[0].start, segment.start + run[-1].end)
                        yield self._finding(story, span, name.form, severity, name.concept)

    def _finding(self, story: Story, span: Span, form: str, severity: Severity, concept: Concept) -> Finding:
        return finding(
            self,
            story.target,
            span,
            f"The name list has “{form}”{noted(concept)}.",
            category="accuracy/mistranslation/name",
            severity=severity,
            stance="contradicted",
            confidence=0.8,
            suggestion=form,
        )


class _Name(NamedTuple):
    """A name of the list, its words and what joins them."""

    form: str
    words: tuple[str, ...]
    between: tuple[str, ...]
    concept: Concept


@lru_cache(maxsize=32)
def _listed(glossary: Glossary, language: str) -> dict[str, list[tuple[_Name, int]]]:
    """The names of a list by the letters of each of their words, with the word's place."""
    listed: dict[str, list[tuple[_Name, int]]] = {}
    for concept in glossary.concepts:
        for form in concept.renderings(language) if concept.is_name else ():
            name = _Name(form, *cut(form), concept)
            for i, word in enumerate(name.words if form.upper() != form.lower() else ()):
                listed.setdefault(fold(word), []).append((name, i))
    return listed


def _difference(text: str, run: Sequence[Span], name: _Name, language: str) -> Severity | None:
    """How grave it is that some words are not as the name is listed; None where they are, or are another name."""
    written = [text[slice(*w)] for w in run]
    if len(run) != len(name.words):
        return None
    pairs = list(zip(written, name.words, strict=True))
    if any(p[0].isupper() and not w[0].isupper() for w, p in pairs):
        return None
    between = cut(text[run[0].start : run[-1].end])[1]
    if any({a, b} - {" ", "-"} for a, b in zip(between, name.between, strict=True) if a != b):
        return None
    apart = [(w, p) for w, p in pairs if not _is_same(w, p)]
    if all(fold(w) == fold(p) for w, p in apart):
        return "minor" if (apart or between != name.between) and _is_long(apart, name, language) else None
    return "major" if len(apart) == 1 < len(name.words) and _is_slip(*apart[0], language) else None


def _is_long(apart: Sequence[tuple[str, str]], name: _Name, language: str) -> bool:
    """Whether a name that differs in accents only is long enough to be no other word: "Rosé" and "rose"."""
    if len(name.words) > 1:
        return True
    ((written, listed),) = apart
    return len(fold(listed)) > _NAME or zipf(written, language) < min(_OWN_WORD, zipf(listed, language) + 1)


def _is_slip(written: str, listed: str, language: str) -> bool:
    """Whether a word of a name is a letter or two away from that of the list, and no word of its own."""
    from rapidfuzz.distance import Levenshtein

    a, b = fold(written), fold(listed)
    if (
        min(len(a), len(b)) < _NAME
        or is_form(written, listed, language)
        or zipf(written, language) >= _OWN_WORD
    ):
        return False
    return Levenshtein.distance(a, b) <= (2 if len(b) > 7 else 1)


def _is_same(written: str, listed: str) -> bool:
    """Whether a word is that of the list: in capitals, with an s more."""
    a, b = unicodedata.normalize("NFC", written), unicodedata.normalize("NFC", listed)
    return b in (a, a.removesuffix("s")) or (a.isupper() and len(a) > 1 and fold(a) == fold(b))
