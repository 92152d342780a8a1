"""Words left out of a sentence or put into it, where the original and another version agree on that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import ClassVar

from mtcheck.checks import tables
from mtcheck.checks.artefact import words
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import all_numbers_in, is_within, text_of, within
from mtcheck.checks.omission_signs import Kind, Lack, cut_out, left_out, put_in, severity
from mtcheck.checks.trios import Trio, differences, texts_of, threefold_of, trios
from mtcheck.taxonomy import rank
from mtcheck.types import Article, Facts, Finding, Name, Number, Severity, Span, Story

#: Share of two sentences' words, in order, from which one is the other copied; in a copy, a word that is alone and this
#: probably left out, or put in, is so.
COPIED, IN_COPY = 0.85, 0.4
#: Share of the shorter one's words, in order, from which it is the longer one cut.
IN_ORDER = 0.92
#: Share of a sentence's other content words that the other one has, from which both say the same: what another outlet
#: tells in words of its own says nothing of a single one.
PARALLEL = 0.75
#: The same for one more item of a list, whose conjunction was put in, or taken out, with it.
IN_LIST = 0.15
_CONJUNCTIONS = {
    "en": "and or nor", "fr": "et ou ni", "de": "und oder sowie", "es": "y e o u ni", "it": "e ed o od né",
    "pt": "e ou nem", "nl": "en of", "sv": "och eller",
}  # fmt: skip
#: Pronouns of persons, which stand for a name; none that stands for a thing or for nothing ("it", «es») as well.
_PRONOUNS = {
    "en": "he she they him her them his hers their theirs", "fr": "elle ils elles lui leur leurs", "de": "er ihm ihn ihnen",
    "es": "él ella ellos ellas", "it": "egli lui lei loro", "pt": "ele ela eles elas", "nl": "hij zij hem haar hen hun",
    "sv": "han hon honom henne dem", "pl": "on ona oni jego jej ich jemu", "cs": "on ona oni jeho jí jich jemu",
    "ro": "el ea ei ele lui", "ru": "он она они его её ее ему ей их им", "uk": "він вона вони його її йому їй їх їм",
    "hu": "ő ők neki nekik", "id": "dia ia mereka", "el": "αυτός αυτή αυτοί αυτές", "hi": "उन्होंने उसने वह वे",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


class WordsLeftOut:
    """Words left out.

    Why: a dropped word leaves a fluent sentence that says more, or less, than was said: "the bank" for "the central
    bank", "he agreed" for "he reluctantly agreed".

    Flags: the place in a sentence that lacks words which the original and another version in the language of the
    translation have.

    Minor: what is less sure, and words that carry little of their own ("two pieces of", "located").

    Leaves alone: stories without an original, and without such a version: across two languages, a word that was
    rendered freely looks like one that was left out. Headlines, little words, what only one of the two has, words
    for which the translation has others to spare.

    Source: coverage by word similarity in context (Jalili Sabet et al., SimAlign, 2020; Zhang et al., BERTScore,
    2020), asked of two witnesses; a logistic regression fitted on words taken out of translations of WMT22.
    """

    code: ClassVar[str] = "OMI002"
    family: ClassVar[str] = "omission-addition"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links", "ties"})

    def run(self, story: Story) -> Iterator[Finding]:
        source = story.source
        for trio in trios(story):
            assert source is not None
            for run, grade in _graded(story, trio, "left_out"):
                span = _place(story.target, trio, run)
                theirs = Span(run[0].word.start, run[-1].word.end)
                counterparts = sorted(lack.counterpart for lack in run)
                yield finding(
                    self,
                    story.target,
                    span,
                    f"“{text_of(trio.version, theirs)}” is left out here: the original has it, and so has "
                    f"{trio.version.name}.",
                    category="accuracy/omission",
                    severity=grade,
                    stance="contradicted",
                    confidence=_confidence(run),
                    evidence=[
                        evidence(source, Span(counterparts[0].start, counterparts[-1].end), "differs"),
                        evidence(trio.version, theirs, "differs"),
                    ],
                )


class WordsAdded:
    """Words added.

    Why: systems round a sentence out with words that nobody said; each reads as a fact.

    Flags: words that neither the original nor another version in the language of the translation has.

    Leaves alone: stories without an original, and without such a version; headlines, little words, what one of
    the two has.

    Source: as OMI002.
    """

    code: ClassVar[str] = "ADD002"
    family: ClassVar[str] = "omission-addition"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links", "ties"})

    def run(self, story: Story) -> Iterator[Finding]:
        source = story.source
        for trio in trios(story):
            assert source is not None
            for run, grade in _graded(story, trio, "put_in"):
                yield finding(
                    self,
                    story.target,
                    (run[0].word.start, run[-1].word.end),
                    f"Neither the original nor {trio.version.name} has this.",
                    category="accuracy/addition",
                    severity=grade,
                    stance="unsupported",
                    confidence=_confidence(run),
                    evidence=[
                        evidence(source, trio.source_extent, "differs"),
                        evidence(trio.version, trio.version_extent, "differs"),
                    ],
                )


def pairs(story: Story) -> Iterator[tuple[str, str]]:
    """The sentences of versions and of the original whose words must be held against each other."""
    for trio in trios(story):
        assert story.source is not None
        yield text_of(trio.version, trio.version_extent), text_of(story.source, trio.source_extent)


def _graded(story: Story, trio: Trio, kind: Kind) -> Iterator[tuple[list[Lack], Severity]]:
    """Words that are probably left out, or put in, side by side together, with how grave the gravest of them is.

    The unit or the scale of a figure is the number checks' matter: "$5" has no word for what "5 dollars" says.
    """
    sentences = threefold_of(story, trio)
    side = sentences.version if kind == "left_out" else sentences.target
    is_copy = _is_copy(story.target, trio)
    if kind == "put_in":
        lacks = put_in(sentences)
    else:
        lacks = left_out(sentences) + (cut_out(sentences) if is_copy else [])
    counted = _numbers_told(story, trio, kind)
    alone = side.spliced if is_copy else ()
    items = [s for s in alone if _is_item(side.article, s)]
    named = _names_for_pronouns(story, trio, kind)
    repeated = _said_again(story.target, trio, kind)
    if kind == "left_out" and trio.is_split:  # what is missing here may be said there
        lacks = [
            x for x in lacks if any(is_within(x.word, s) for s in alone) and not _is_said(story, trio, x)
        ]
    grades: dict[Lack, Severity] = {}
    is_parallel = side.linked([lack.word for lack in lacks if severity(kind, lack.probability)]) >= PARALLEL
    for lack in lacks:
        grade = severity(kind, lack.probability)
        if grade and not is_parallel:
            grade = "minor"
        if lack.probability >= IN_COPY and any(is_within(lack.word, s) for s in alone):
            grade = "major"
        text = text_of(side.article, lack.word).casefold()
        if text in light_words(side.article.language):
            grade = grade and "minor"
        if grade and (text in repeated or any(is_within(lack.word, n) for n in named)):
            grade = "minor"
        if lack.probability >= IN_LIST and any(is_within(lack.word, s) for s in items):
            grade = "major"
        if grade and not (text.isalpha() and any(is_within(lack.word, n) for n in counted)):
            grades[lack] = grade
    for run in _runs(side.article, list(grades)):
        yield run, max((grades[lack] for lack in run), key=rank)


def _is_copy(target: Article, trio: Trio) -> bool:
    """Whether the target's sentence is the version's but for some words, or a part of it, or the reverse."""
    before, after = texts_of(target, trio)
    same = sum(i2 - i1 for kind, i1, i2, _, _ in differences(before, after) if kind == "equal")
    ratio = 2 * same / (len(before) + len(after))
    return ratio >= COPIED or same >= IN_ORDER * min(len(before), len(after))


def _is_said(story: Story, trio: Trio, lack: Lack) -> bool:
    """Whether the target has a word anywhere that a version has."""
    return text_of(trio.version, lack.word).casefold() in story.target.plain.casefold()


def _numbers_told(story: Story, trio: Trio, kind: Kind) -> list[Number]:
    """Numbers of the side that may lack words, but for those in one word whose value the other side has not.

    Args:
        kind: "left_out" of the version, or "put_in" in the target.
    """
    facts = [story.facts.get(a.name, Facts()) for a in (trio.version, story.target)]
    extents = [trio.version_extent, trio.extent]
    (ours, other) = (0, 1) if kind == "left_out" else (1, 0)
    article = (trio.version, story.target)[ours]
    there = {n.value for n in all_numbers_in(facts[other], extents[other])}
    return [
        n
        for n in within(facts[ours].numbers, extents[ours])
        if n.value in there or not text_of(article, n).isalpha()
    ]


def _said_again(target: Article, trio: Trio, kind: Kind) -> set[str]:
    """Words that one side says more than once, and the other says too: "red slopes and blue slopes"."""
    version, ours = texts_of(target, trio)
    side, other = (version, ours) if kind == "left_out" else (ours, version)
    return {word for word in side if side.count(word) > 1 and word in other}


def _names_for_pronouns(story: Story, trio: Trio, kind: Kind) -> tuple[Name, ...]:
    """The names of the side that may lack words, where the other side has more pronouns: "she" for a name; or the original
    has one that the version leaves to its verb («uchyliła»), and the name stands before.

    Args:
        kind: "left_out" of the version, or "put_in" in the target.
    """
    pronouns = set(_PRONOUNS.get(story.target.language, "").split())
    version, target = (sum(w in pronouns for w in words) for words in texts_of(story.target, trio))
    side = trio.version if kind == "left_out" else story.target
    more = target > version if kind == "left_out" else version > target
    names = story.facts[side.name].names if side.name in story.facts else ()
    if more or kind == "left_out" or story.source is None:
        return names if more else ()
    said = text_of(story.source, trio.source_extent).casefold()
    if not set(_PRONOUNS.get(story.source.language, "").split()) & set(_WORD.findall(said)):
        return ()
    before = story.target.plain[: trio.extent.start]
    return tuple(n for n in names if text_of(story.target, n).split()[-1] in before)


def _is_item(article: Article, stretch: Span) -> bool:
    """Whether a stretch is an item of a list with the conjunction that ties it."""
    said = text_of(article, stretch).casefold().split()
    joints = _CONJUNCTIONS.get(article.language, "").split()
    return len(said) > 1 and (said[0] in joints) != (said[-1] in joints)


@cache
def light_words(language: str) -> frozenset[str]:
    """Words that carry little of their own, in a language (ISO 639-1 code); see ``data/light_words.toml``."""
    table = tables.table("light_words")
    return frozenset(table.get(language, "").split())


def _runs(article: Article, lacks: Sequence[Lack]) -> Iterator[list[Lack]]:
    """Words that stand side by side, or with one little word between them, together."""
    ordered = sorted(lacks, key=lambda lack: lack.word)
    run = ordered[:1]
    for before, after in pairwise(ordered):
        between = article.plain[before.word.end : after.word.start]
        if len(between.split()) > 1 or any(mark in between for mark in ".,;:!?"):
            yield run
            run = []
        run.append(after)
    if run:
        yield run


def _place(target: Article, trio: Trio, run: Sequence[Lack]) -> Span:
    """Where in the target words are missing: the counterparts of the version's words around them."""
    start, end = run[0].word.start, run[-1].word.end
    before = max((p for p in trio.bead.links if p[1].end <= start), key=lambda p: p[1].end, default=None)
    after = min((p for p in trio.bead.links if p[1].start >= end), key=lambda p: p[1].start, default=None)
    own = words(target.segments[trio.bead.target[0]])
    first = next((i for i, w in enumerate(own) if before and w.start >= before[0].start), 0)
    last = first + (before is not None)
    if before and after:
        # Other words may stand between the two: the gap is somewhere among them.
        there = next((i for i, w in enumerate(own) if w.start >= after[0].start), last)
        last = there if last < there <= first + 4 else last
    return Span(own[first].start, own[min(last, len(own) - 1)].end)


def _confidence(run: Sequence[Lack]) -> float:
    return min(0.95, max(lack.probability for lack in run))
