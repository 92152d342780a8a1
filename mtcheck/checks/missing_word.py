"""Holes in a sentence: a little word that wants something behind it, and nothing there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import ClassVar

from mtcheck.checks import tables
from mtcheck.checks.artefact import GRAMMAR, Word, words
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.unanswered import missing_in
from mtcheck.types import Finding, Segment, Span, Story
from mtcheck.wordclass import classes

#: Marks that end a phrase, with nothing but themselves between two words, or at the end of a sentence.
_ENDS = re.compile(r"\s?[.,;:?!)](?:\s.*|[\"'”’»]+\s?.*)?", re.S)
#: Behind these "of" is stranded more often than not: "almost unheard of in the area".
_STRANDING = frozenset("unheard heard spoken thought dreamt dreamed disposed".split())
#: "An us versus them story".
_OBJECTS, _AGAINST = (
    frozenset({"us", "them", "me", "him", "her"}),
    frozenset({"versus", "vs", "against", "and"}),
)
_VERBAL = frozenset({"VBD", "VBN"})
_NEXT_MARKS = re.compile(r",\s?[,;:.](?![.\w])|\(\s?\)|^\s*[,;:]\s(?![-–—])")
#: A full stop that begins the next word: ".Net".
_DOTTED = re.compile(r"(?:^|\s)\.\Z")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What may not stand behind what; see ``data/missing_word.toml``."""

    determiners: frozenset[str]
    never_behind_determiner: frozenset[str]
    never_behind_of: frozenset[str]
    prepositions: frozenset[str]
    never_behind_preposition: frozenset[str]
    coordinators: frozenset[str]
    verbs: frozenset[str]
    subjects: frozenset[str]
    never_behind_subject: frozenset[str]
    allowed: frozenset[tuple[str, str]]


class MissingWord:
    """Word missing.

    Why: where a system drops a noun or a name, the article or the preposition before it stays behind: "the of the
    talks", "He the house". The reader stumbles, and may fill the hole wrongly.

    Flags: in English, a determiner, "of" or another preposition, "and" or a pronoun with nothing behind it that it
    can go with; a sentence that begins with a comma, two commas in a row.

    Leaves alone: compounds with a hyphen ("the in-house team"), words in quotation marks, "with or without", "a
    while"; holes that leave a sentence whole.

    Source: closed classes of English words, a list in ``data/missing_word.toml``.
    """

    code: ClassVar[str] = "OMI003"
    family: ClassVar[str] = "omission-addition"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        grammar = _grammars().get(story.target.language)
        if grammar is None:
            return
        for segment in story.target.segments:
            for span in holes(segment, grammar):
                missing = [
                    (other, found)
                    for other in story.others
                    if (found := missing_in(story, other, span)) is not None
                ]
                said = f" The other version has “{missing[0][1].text}”." if missing else ""
                yield finding(
                    self,
                    story.target,
                    span,
                    f"A word is missing in “{story.target.plain[span.start : span.end]}”.{said}",
                    category=GRAMMAR,
                    severity="major",
                    stance="garbled",
                    confidence=0.8,
                    evidence=[evidence(other, found.span, "differs") for other, found in missing],
                )


def holes(segment: Segment, grammar: Grammar) -> Iterator[Span]:
    """Where words are missing in a sentence: the words on both sides of the hole, plain offsets."""
    found = words(segment)
    last = -1
    for i, (first, second) in enumerate(pairwise(found)):
        if first.gap.endswith(("-", "–")) or first.start < last:
            continue
        after = found[i + 2].gap if i + 2 < len(found) else ""
        opened = i > 1 and found[i - 2].text.casefold() in grammar.determiners
        if first.text == "of" and i and found[i - 1].text.casefold() in _STRANDING:
            continue
        if second.text in _OBJECTS and i + 2 < len(found) and found[i + 2].text in _AGAINST:
            continue
        if second.text in grammar.coordinators and i and _leaves_behind(found[i - 1], first, grammar):
            continue
        if (
            second.gap == " "
            and not after.startswith(("-", "/", "'", "’", " *", "*"))
            and _clash(first, second, grammar, opened)
        ):
            last = second.end
            yield Span(first.start, second.end)
        elif (
            _ENDS.fullmatch(second.gap)
            and not _DOTTED.search(second.gap)
            and _hangs(first, second.gap, grammar)
        ):
            yield Span(first.start, first.end + len(second.gap.rstrip()))
    for m in _NEXT_MARKS.finditer(segment.text):
        start, end = segment.start + m.start(), segment.start + m.end()
        before = next((w for w in reversed(found) if w.end <= start), None)
        if len(found) > 3:
            yield Span(before.start if before else start, end)
    tail = segment.text[found[-1].end - segment.start :] if found else ""
    if _ENDS.fullmatch(tail) and _hangs(found[-1], tail, grammar):
        yield Span(found[-1].start, found[-1].end + 1)


def _clash(first: Word, second: Word, grammar: Grammar, opened: bool) -> bool:
    """Whether a word wants something else behind it than the next word.

    ``opened`` says that a noun with its determiner stands before it: "the opening of was", while "the club they
    dream of was" lacks nothing.
    """
    before, after = first.text.casefold(), second.text
    if (before, after) in grammar.allowed or not after.islower() or first.text == "A":
        return False
    if before == after:
        return False  # a word too many, not too few: see ART003
    if first.text[0].isupper() and first.gap == " ":
        return False  # in a title
    if before in grammar.prepositions and after in grammar.verbs and not opened:
        return False
    return (
        (before in grammar.determiners and after in grammar.never_behind_determiner)
        or (before == "of" and after in grammar.never_behind_of)
        or (before in grammar.prepositions and after in grammar.never_behind_preposition)
        or (before in grammar.subjects and first.gap in ("", " ") and after in grammar.never_behind_subject)
    )


def _leaves_behind(verb: Word, preposition: Word, grammar: Grammar) -> bool:
    """Whether a preposition is a verb's own, and stranded behind it: "everything she was accused of and"."""
    return preposition.text in grammar.prepositions and bool(classes(verb.text.casefold()) & _VERBAL)


def _hangs(word: Word, mark: str, grammar: Grammar) -> bool:
    """Whether a word ends a phrase that it cannot end."""
    text = word.text.casefold()
    if mark.strip()[:1] == "." and re.match(r"\.\w|\.\.", mark.strip()):
        return False
    if text in grammar.determiners:
        return text != "a"
    if text in grammar.coordinators:
        return word.text.islower() and mark.strip()[0] in ".;?!)"
    return text == "of" and mark.strip()[0] in ";)" and "of" in grammar.prepositions


@cache
def _grammars() -> Mapping[str, Grammar]:
    table = tables.table("missing_word")
    found = {}
    for language, lists in table.items():
        allowed = frozenset(tuple(pair.split()) for pair in lists.pop("allowed").split(","))
        found[language] = Grammar(**{k: frozenset(v.split()) for k, v in lists.items()}, allowed=allowed)
    return found
