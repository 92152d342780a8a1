"""Words left out of a sentence or put into it, where the original and another version agree on that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import ClassVar, NamedTuple

from mtcheck.checks import tables
from mtcheck.checks.artefact import Word, words
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, extent_of, is_within, text_of
from mtcheck.checks.omission_signs import Kind, Lack, left_out, put_in, severity
from mtcheck.checks.threefold import Threefold, threefold
from mtcheck.taxonomy import rank
from mtcheck.types import Article, Bead, Finding, Nearness, Severity, Span, Story

#: So many of the very same words around a place make a word that is alone there one put in or taken out.
SAME = 6
#: Share of two sentences' words, in order, from which one is the other copied; in a copy, a word that is alone and this
#: probably left out, or put in, is so.
COPIED, IN_COPY = 0.85, 0.4
#: Shortest sentence of the target, in words: a headline is cut and rounded out on purpose.
SHORTEST = 6
#: How much longer or shorter than the target's a version's sentence may be, to be held against it.
LONGEST = 2.0


class Trio(NamedTuple):
    """Sentences of the target, of the original and of a version in the target's language that answer each other.

    Args:
        extent: of the target, plain offsets.
        bead: target against version, its extent in the version.
        of_source: target against original, its extent in the original.
        is_split: whether the version's sentence answers for another sentence of the target, too.
    """

    extent: Span
    version: Article
    bead: Bead
    version_extent: Span
    of_source: Bead
    source_extent: Span
    is_split: bool


class WordsLeftOut:
    """Words left out.

    Why: a dropped word leaves a fluent sentence that says more, or less, than was said: "the bank" for "the central
    bank", "he agreed" for "he reluctantly agreed".

    Flags: the place in a sentence that lacks words which the original and another version in the language of the
    translation have.

    Minor: what is less sure, and nouns that carry little of their own ("two pieces of").

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
            if trio.is_split:  # what is missing here may be said there
                continue
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


def _ties(story: Story, trio: Trio) -> Iterator[Nearness]:
    """Words of the version with the nearest of the original, in plain offsets."""
    assert story.source is not None
    key = text_of(trio.version, trio.version_extent), text_of(story.source, trio.source_extent)
    a, b = trio.version_extent.start, trio.source_extent.start
    for ours, theirs, cosine in story.ties.get(key, ()):
        yield Nearness(Span(ours.start + a, ours.end + a), Span(theirs.start + b, theirs.end + b), cosine)


def trios(story: Story) -> Iterator[Trio]:
    """Target sentences that answer surely for some of the original and of a version; the first such version."""
    if story.source is None:
        return
    versions = [r for r in story.references if r.language == story.target.language]
    for bead in story.alignments[story.source.name].beads:
        if len(bead.target) != 1 or not bead.other or bead.score < ALIGNED:
            continue
        segment = story.target.segments[bead.target[0]]
        if len(words(segment)) < SHORTEST:
            continue
        extent = Span(segment.start, segment.end)
        for version in versions:
            other = story.alignments[version.name].of(bead.target[0])
            if (
                other is None
                or other.score < ALIGNED
                or max(other.other) - min(other.other) >= len(other.other)
            ):
                continue
            theirs = extent_of(version, other.other)
            ratio = (theirs.end - theirs.start) / (extent.end - extent.start)
            if 1 / LONGEST <= ratio <= LONGEST:
                is_split = any(
                    set(b.other) & set(other.other) and b.target != other.target
                    for b in story.alignments[version.name].beads
                )
                yield Trio(
                    extent, version, other, theirs, bead, extent_of(story.source, bead.other), is_split
                )
                break


def _splices(target: Article, trio: Trio) -> Iterator[tuple[str, Span, Span]]:
    """Where the target has the very words of the version but for some put in ("insert") or taken out ("delete").

    Yields the kind, and the extent in the target and in the version; the words on both sides must be the same.
    """
    ours, theirs = _words(target, trio)
    before, after = _texts(target, trio)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for i, (tag, i1, i2, j1, j2) in enumerate(steps):
        around = [s for s in (*steps[max(0, i - 1) : i], *steps[i + 1 : i + 2]) if s[0] == "equal"]
        if tag not in ("insert", "delete") or sum(s[2] - s[1] for s in around) < SAME:
            continue
        ours_span = Span(ours[j1].start, ours[j2 - 1].end) if j2 > j1 else Span(0, 0)
        theirs_span = Span(theirs[i1].start, theirs[i2 - 1].end) if i2 > i1 else Span(0, 0)
        yield tag, ours_span, theirs_span


def threefold_of(story: Story, trio: Trio) -> Threefold:
    """The sentences of a trio, held against each other word by word."""
    assert story.source is not None
    splices = list(_splices(story.target, trio))
    return threefold(
        story.target,
        trio.version,
        links=trio.bead.links,
        nearest=trio.bead.nearest,
        answers=trio.bead.answers,
        to_source=trio.of_source.nearest,
        from_source=trio.of_source.answers,
        ties=_ties(story, trio),
        original=text_of(story.source, trio.source_extent),
        spliced=(
            [ours for tag, ours, _ in splices if tag == "insert"],
            [theirs for tag, _, theirs in splices if tag == "delete"],
        ),
    )


def _graded(story: Story, trio: Trio, kind: Kind) -> Iterator[tuple[list[Lack], Severity]]:
    """Words that are probably left out, or put in, side by side together, with how grave the gravest of them is.

    The unit or the scale of a figure is the number checks' matter: "$5" has no word for what "5 dollars" says.
    """
    sentences = threefold_of(story, trio)
    side = sentences.version if kind == "left_out" else sentences.target
    lacks = left_out(sentences) if kind == "left_out" else put_in(sentences)
    counted = story.facts[side.article.name].numbers if side.article.name in story.facts else ()
    alone = side.spliced if _is_copy(story.target, trio) else ()
    grades: dict[Lack, Severity] = {}
    for lack in lacks:
        grade = severity(kind, lack.probability)
        if lack.probability >= IN_COPY and any(is_within(lack.word, s) for s in alone):
            grade = "major"
        text = text_of(side.article, lack.word).casefold()
        if grade and not (text.isalpha() and any(is_within(lack.word, n) for n in counted)):
            grades[lack] = "minor" if text in light_nouns(side.article.language) else grade
    for run in _runs(side.article, list(grades)):
        yield run, max((grades[lack] for lack in run), key=rank)


def _is_copy(target: Article, trio: Trio) -> bool:
    """Whether the target's sentence is the version's, but for some words."""
    before, after = _texts(target, trio)
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= COPIED


def _texts(target: Article, trio: Trio) -> list[list[str]]:
    """The words of the version's sentence, and of the target's, casefolded."""
    return [[w.text.casefold() for w in side] for side in reversed(_words(target, trio))]


def _words(target: Article, trio: Trio) -> list[list[Word]]:
    """The words of the target's sentence, and of the version's."""
    return [
        [w for i in chosen for w in words(article.segments[i])]
        for article, chosen in ((target, trio.bead.target), (trio.version, trio.bead.other))
    ]


@cache
def light_nouns(language: str) -> frozenset[str]:
    """Nouns that carry little of their own, in a language (ISO 639-1 code); see ``data/light_nouns.toml``."""
    table = tables.table("light_nouns")
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
