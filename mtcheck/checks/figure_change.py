"""By so much, or to so much: "cut to 35 per cent" for «tagliato del 35 per cento»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from mtcheck.checks import tables
from mtcheck.checks.context import extent_of, numbers_in, paired_beads
from mtcheck.facts.calendar import LEFT_EDGE, NEVER, calendar_of
from mtcheck.facts.scripts import fold
from mtcheck.types import Article, Number, Story

Relation = Literal["by", "to"]

#: Kinds of figure that something changes by, or to.
_KINDS = frozenset({"percent", "money"})
#: How far from its figure a verb of change stands at most, in characters, and its preposition, in words.
_REACH, _MOST_BETWEEN = 60, 2
_BREAK = re.compile(r"[.;:!?,()«»\"“”—。，、；]|[0-9]")
_SPACE = r"[ \u00a0]"


@dataclass(frozen=True)
class _Words:
    """The expressions of one language, named as in ``data/changes.toml``; one pattern for each number of words between."""

    verbs: re.Pattern[str]
    by: tuple[re.Pattern[str], ...]
    to: tuple[re.Pattern[str], ...]
    bare: re.Pattern[str]
    by_after: re.Pattern[str]
    to_after: re.Pattern[str]
    by_end: re.Pattern[str]
    to_end: re.Pattern[str]
    noun_after: re.Pattern[str]
    verb_first: bool


def changed_relations(story: Story, source: Article) -> Iterator[tuple[Number, Number, Relation]]:
    """Figures that something changed by in one text and to in the other.

    Args:
        story: with its alignment to the original.
        source: the original.

    Returns:
        The figure of the target, that of the source, and what the source says.
    """
    for bead in paired_beads(story, source):
        ours, theirs = (
            [n for n in numbers_in(story.facts[a.name], extent_of(a, sentences)) if n.kind in _KINDS]
            for a, sentences in ((story.target, bead.target), (source, bead.other))
        )
        for number in ours:
            original = _only_equal(number, theirs)
            if original is None or _only_equal(number, ours) is None:
                continue
            said, written = relation(source, original), relation(story.target, number)
            if said and written and said != written:
                yield number, original, said


def _only_equal(number: Number, others: Sequence[Number]) -> Number | None:
    equal = [n for n in others if n.kind == number.kind and n.value == number.value]
    return equal[0] if len(equal) == 1 else None


def relation(article: Article, number: Number) -> Relation | None:
    """Whether something changed by a figure or to it, None where that is not plain.

    Args:
        article: the text.
        number: one of its figures.
    """
    words = _words_of(article.language.split("-")[0])
    if words is None:
        return None
    left = max(0, number.start - _REACH)
    before = fold(article.plain[left : number.start])
    after = fold(article.plain[number.end : number.end + _REACH])
    clause = before[max((m.end() for m in _BREAK.finditer(before)), default=0) :]
    ends = _BREAK.search(after)
    behind = "" if words.verb_first else after[: ends.start()] if ends else after
    if words.noun_after.match(after):
        return "by"
    if not (words.verbs.search(clause) or words.verbs.search(behind)):
        return None
    written = fold(article.plain[number.start : number.end])
    if words.to_after.match(after) or words.to_end.search(written):
        return "to"
    for by, to in zip(words.by, words.to, strict=True):
        is_by, is_to = bool(by.search(clause)), bool(to.search(clause))
        if is_by != is_to:
            # «De 5 à 8 %» is from five.
            return None if is_by and _goes_on(after, words) else "by" if is_by else "to"
    if words.by_after.match(after) or words.by_end.search(written) or words.bare.search(clause):
        return None if _goes_on(after, words) and not words.bare.search(clause) else "by"
    return None


def _goes_on(after: str, words: _Words) -> bool:
    """Whether another figure follows that something changed to."""
    m = re.search(r"[0-9]", after)
    return bool(m and any(to.search(after[: m.start()]) for to in words.to))


@cache
def _words_of(language: str) -> _Words | None:
    words, calendar = tables.table("changes").get(language), calendar_of(language)
    if words is None or calendar is None:
        return None
    spaced = calendar.spaced
    edge, verbs = LEFT_EDGE if spaced else "", fold(words["verbs"])
    glued = language == "he" or not spaced

    def before(key: str) -> tuple[re.Pattern[str], ...]:
        said = fold(words.get(key, "")) or NEVER
        if glued:
            return (re.compile(rf"{edge}(?:{said})(?:约|約)?{_SPACE}?\Z"),)
        space = rf"(?:(?<='){_SPACE}?|{_SPACE})"
        return tuple(
            # "The six months to September fell 41 %": past a verb of change nothing belongs to what stands before it.
            re.compile(
                rf"{edge}(?:{said}){space}(?:(?!an?{_SPACE}|the{_SPACE}|{verbs})\w+{_SPACE}){{{k}}}[^\w\s]?\Z"
            )
            for k in range(_MOST_BETWEEN + 1)
        )

    def after(key: str, shape: str = "(?:{})") -> re.Pattern[str]:
        said = fold(words.get(key, "")).replace("{v}", verbs)
        return re.compile(shape.format(said) if said else NEVER)

    bare = words.get("bare")
    behind = rf"\w*{_SPACE}(?:\w+{_SPACE})?" if bare is True else bare
    return _Words(
        verbs=re.compile(rf"{edge}(?:{verbs})"),
        by=before("by"),
        to=before("to"),
        bare=re.compile(rf"{edge}(?:{verbs}){behind}[^\w\s]?\Z" if bare else NEVER),
        by_after=after("by_after"),
        to_after=after("to_after"),
        # The case ending may be part of the figure: «százalékkal».
        by_end=after("by_after", r"(?:{})\Z"),
        to_end=after("to_after", r"(?:{})\Z"),
        noun_after=after("noun_after"),
        verb_first=words.get("verb_first", False),
    )
