"""What `DifferentName` says of persons: one of the story in the place of another, above all of one who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.checks.base import Check
from mtcheck.checks.context import ALIGNED, extent_of, is_within, overlap, text_of, within
from mtcheck.checks.name_chance import stands_in
from mtcheck.checks.name_context import WORD, misnamed, paired_names
from mtcheck.checks.name_rivals import is_in_title_case
from mtcheck.facts.name_lists import words
from mtcheck.facts.name_support import best_likeness, is_ordinary, vocabulary_of
from mtcheck.facts.places import UNCASED
from mtcheck.facts.readings import heard
from mtcheck.facts.syllables import is_spelled
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Finding, Name, Span, Story

#: Likeness in letters from which a word of a name may stand in a sentence, and from which it surely stands in a text.
_MAY_STAND, _STANDS = 0.6, 0.8
#: Letters of a surname that likeness can judge, and Zipf value from which a word of a name is a word besides.
_LETTERS, _COMMON = 4, 4.3
#: Log ratio from which a word may read as a stretch of a script without capitals.
_HEARD = 4.0


def changed_persons(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on persons of the story who stand where the original has another one.

    Two ways of that. The aligner ties a word of one person's name to one of another's: the original's sentence has
    nothing like the first, the translation's nothing like the second, and no name in either version holds both. Or
    a quotation is said by somebody the original does not name there: its sentence has a pronoun at most, and its
    paragraph, which names others, not the one who is said to speak.

    Args:
        check: in whose name they are made.
        story: with names and alignments.
    """
    source, target = story.source, story.target
    if source is None or target.language in UNCASED:
        return
    theirs = [n for n in story.facts[source.name].names if n.kind == "PER"]
    ours = [n for n in story.facts[target.name].names if n.kind == "PER"]
    seen: set[Span] = set()
    for bead, _, _ in paired_names(story, source):
        if bead.score < ALIGNED:
            continue
        if source.language in UNCASED:
            pairs = [*_uncased(bead, target, source, ours, theirs)]
        else:
            pairs = [
                *_cased(bead, story, source, ours, theirs),
                *_speakers(bead, story, source, ours, theirs),
            ]
        for here, there, elsewhere in pairs:
            if here not in seen:
                seen.add(here)
                yield _finding(check, story, source, here, there, elsewhere)


class _Pair(NamedTuple):
    """A name of the translation, the one of the original that it has the place of, and whether that stands earlier."""

    here: Span
    there: Span
    is_earlier: bool = False


def _cased(
    bead: Bead, story: Story, source: Article, ours: Sequence[Name], theirs: Sequence[Name]
) -> Iterator[_Pair]:
    """Surnames tied to another person's."""
    target = story.target
    extent, other = extent_of(target, bead.target), extent_of(source, bead.other)
    translation, original = text_of(target, extent), text_of(source, other)
    if _is_headline(original, source.language) or _is_headline(translation, target.language):
        return
    here, there = _long(translation), _long(original)
    for a, b in bead.links:
        w, v = text_of(target, a), text_of(source, b)
        if not (_is_surname(w, target.language) and _is_surname(v, source.language)):
            continue
        if _is_like(w, there, _MAY_STAND) or _is_like(v, here, _MAY_STAND):
            continue
        persons = (*theirs, *ours)
        if not (_holder(w, persons) and _holder(v, persons)) or _are_one(w, v, persons):
            continue
        if not _is_like(w, _long(source.plain), _STANDS):
            continue
        yield _Pair(_whole(a, story.facts[target.name].names), _whole(b, theirs))


def _uncased(
    bead: Bead, target: Article, source: Article, ours: Sequence[Name], theirs: Sequence[Name]
) -> Iterator[_Pair]:
    """Persons tied to another one in an original that has no capitals."""
    extent, other = extent_of(target, bead.target), extent_of(source, bead.other)
    translation, original = text_of(target, extent), text_of(source, other)
    here = [w for w in vocabulary_of(translation) if w[0].isupper() and len(w) > 1]
    for name in within(ours, extent):
        if len(WORD.findall(name.text)) < 2 or _reads(name.text, original, source.language):
            continue
        tied = [
            n
            for n in within(theirs, other)
            if any(is_within(a, name) and overlap(b, n) for a, b in bead.links)
        ]
        for right in tied:
            if (
                len(right.text) > 2
                and not any(_reads(w, right.text, source.language) for w in here)
                and not is_spelled(translation, right.text, source.language)
                and not any(
                    _reads(name.text, n.text, source.language) for n in theirs if right.text in n.text
                )
                and stands_in(name, source, target.language)
            ):
                yield _Pair(_span(name), _span(right))
                break


def _speakers(
    bead: Bead, story: Story, source: Article, ours: Sequence[Name], theirs: Sequence[Name]
) -> Iterator[_Pair]:
    """Who says a quotation, where the original's sentence names nobody, and its paragraph somebody else."""
    target = story.target
    extent, other = extent_of(target, bead.target), extent_of(source, bead.other)
    quoted = [q for q in target.quotations if overlap(q, extent)]
    original = text_of(source, other)
    if not quoted or any(_is_name(m, original, source.language) for m in WORD.finditer(original)):
        return
    outside = [
        n for n in within(story.facts[target.name].names, extent) if not any(overlap(n, q) for q in quoted)
    ]
    if len(outside) != 1 or outside[0] not in ours:
        return
    name = outside[0]
    surname = WORD.findall(name.text)[-1]
    before = _paragraph_before(source, bead.other[0])
    named = [n for n in within(theirs, before) if len(WORD.findall(n.text)) > 1]
    known = tuple(w for w in _long(text_of(source, Span(before.start, other.end))) if w[0].isupper())
    if (
        named
        and _is_surname(surname, target.language)
        and _holder(surname, theirs) is not None
        and not any(
            _is_like(w, known, _STANDS if len(w) < _LETTERS else _MAY_STAND)
            for w in WORD.findall(name.text)
            if len(w) > 1
        )
    ):
        yield _Pair(_span(name), _span(named[0]), is_earlier=True)


def _is_headline(text: str, language: str) -> bool:
    """Whether capitals say nothing: a line in title case without a full stop; German gives every noun one."""
    return language != "de" and is_in_title_case(text) and not re.search(r"[.!?…][\W_]*$", text)


def _paragraph_before(article: Article, segment: int) -> Span:
    """From the beginning of a sentence's paragraph to that sentence."""
    block = article.segments[segment].block
    first = segment
    while first and article.segments[first - 1].block == block:
        first -= 1
    return Span(article.segments[first].start, article.segments[segment].start)


def _is_name(word: re.Match[str], text: str, language: str) -> bool:
    """Whether a word has a capital that does not begin a sentence or a quotation."""
    if not word[0][0].isupper() or (language == "de" and zipf(word[0], language) >= 2):
        return False
    before = text[: word.start()].rstrip()
    return bool(before) and before[-1] not in ".!?:“”„«»\"‘’'—–-" and len(word[0]) > 1


def _is_surname(word: str, language: str) -> bool:
    """Whether a word can be one that tells a person."""
    return (
        len(word) >= _LETTERS
        and word[0].isupper()
        and not word.isupper()
        and word not in words("particles")
        and word.casefold() not in words("titles", language)
        and not is_ordinary(word, language)
        and zipf(word, language) < _COMMON
    )


def _long(text: str) -> tuple[str, ...]:
    """The words of a sentence but for little ones, which are like many a name."""
    return tuple(w for w in vocabulary_of(text) if len(w) >= _LETTERS)


def _is_like(word: str, vocabulary: tuple[str, ...], least: float) -> bool:
    return best_likeness(word, vocabulary) >= least


def _holder(word: str, persons: Sequence[Name]) -> Name | None:
    """The first person with a name of several words that a word, in any spelling, is the last of."""
    for name in persons:
        parts = WORD.findall(name.text)
        if len(parts) > 1 and any(best_likeness(word, (p,)) >= _STANDS for p in parts[1:]):
            return name
    return None


def _are_one(first: str, second: str, persons: Sequence[Name]) -> bool:
    """Whether any name holds both words: a person called by one name here, and by another there."""
    return any(
        _is_like(first, parts, _STANDS) and _is_like(second, parts, _STANDS)
        for parts in (tuple(WORD.findall(n.text)) for n in persons)
    )


def _reads(name: str, text: str, language: str) -> bool:
    """Whether a word of a name, or all of it, may stand in a text of a script without capitals."""
    # A Japanese name is read in its own way in Chinese, too.
    languages = (language, "ja") if language == "zh" else (language,)
    return is_spelled(name, text, language) or any(
        any(heard(w, text, each) >= _HEARD for each in languages)
        or best_likeness(w, vocabulary_of(text)) >= _MAY_STAND
        for w in WORD.findall(name)
        if len(w) > 1
    )


def _whole(word: Span, names: Sequence[Name]) -> Span:
    """The name that a word stands in, else the word."""
    return next((_span(n) for n in names if is_within(word, n)), word)


def _span(name: Name) -> Span:
    return Span(name.start, name.end)


def _finding(
    check: Check, story: Story, source: Article, here: Span, there: Span, is_earlier: bool
) -> Finding:
    right, wrong = text_of(source, there), text_of(story.target, here)
    message = (
        f"The original's paragraph names “{right}”, and not “{wrong}”, who stands elsewhere in it."
        if is_earlier
        else f"The original names “{right}” here, and “{wrong}” elsewhere."
    )
    return misnamed(check, story, here, there, message, 0.75)
