"""A sentence of the translation beside those of the original and of another version that answer it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from mtcheck.checks.artefact import Word, words
from mtcheck.checks.context import ALIGNED, extent_of, once_a_story, text_of
from mtcheck.checks.threefold import Threefold, threefold
from mtcheck.types import Alignment, Article, Bead, Nearness, Span, Story

#: So many of the very same words around a place make a word that is alone there one put in or taken out.
SAME = 6
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


@once_a_story
def trios(story: Story) -> Sequence[Trio]:
    """Target sentences that answer surely for some of the original and of a version; the first such version."""
    return list(_trios(story))


def threefold_of(story: Story, trio: Trio) -> Threefold:
    """The sentences of a trio of the story, held against each other word by word."""
    return _threefolds(story)[trio.extent]


@once_a_story
def _threefolds(story: Story) -> Mapping[Span, Threefold]:
    return {trio.extent: _threefold(story, trio) for trio in trios(story)}


def _trios(story: Story) -> Iterator[Trio]:
    if story.source is None:
        return
    versions = [
        (r, _shared(story.alignments[r.name]))
        for r in story.references
        if r.language == story.target.language
    ]
    for bead in story.alignments[story.source.name].beads:
        if len(bead.target) != 1 or not bead.other or bead.score < ALIGNED:
            continue
        segment = story.target.segments[bead.target[0]]
        if len(words(segment)) < SHORTEST:
            continue
        extent = Span(segment.start, segment.end)
        for version, shared in versions:
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
                is_split = any(len(shared[j]) > 1 for j in other.other)
                yield Trio(
                    extent, version, other, theirs, bead, extent_of(story.source, bead.other), is_split
                )
                break


def _shared(alignment: Alignment) -> Mapping[int, set[tuple[int, ...]]]:
    """For each sentence of a version that the target has, the sentences of the target it answers for."""
    shared: dict[int, set[tuple[int, ...]]] = defaultdict(set)
    for bead in alignment.beads:
        for j in bead.other:
            shared[j].add(bead.target)
    return shared


def _threefold(story: Story, trio: Trio) -> Threefold:
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


def _ties(story: Story, trio: Trio) -> Iterator[Nearness]:
    """Words of the version with the nearest of the original, in plain offsets."""
    assert story.source is not None
    key = text_of(trio.version, trio.version_extent), text_of(story.source, trio.source_extent)
    a, b = trio.version_extent.start, trio.source_extent.start
    for ours, theirs, cosine in story.ties.get(key, ()):
        yield Nearness(Span(ours.start + a, ours.end + a), Span(theirs.start + b, theirs.end + b), cosine)


def _splices(target: Article, trio: Trio) -> Iterator[tuple[str, Span, Span]]:
    """Where the target has the very words of the version but for some put in ("insert") or taken out ("delete").

    Yields the kind, and the extent in the target and in the version; the words on both sides must be the same.
    """
    ours, theirs = words_of(target, trio)
    steps = differences(*texts_of(target, trio))
    for i, (tag, i1, i2, j1, j2) in enumerate(steps):
        around = [s for s in (*steps[max(0, i - 1) : i], *steps[i + 1 : i + 2]) if s[0] == "equal"]
        if tag not in ("insert", "delete") or sum(s[2] - s[1] for s in around) < SAME:
            continue
        ours_span = Span(ours[j1].start, ours[j2 - 1].end) if j2 > j1 else Span(0, 0)
        theirs_span = Span(theirs[i1].start, theirs[i2 - 1].end) if i2 > i1 else Span(0, 0)
        yield tag, ours_span, theirs_span


@lru_cache(maxsize=1024)  # most sentences are as they were after an edit
def differences(before: Sequence[str], after: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """How one sequence of words becomes another: kind, start and end in the first, and in the second; tuples of words."""
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def texts_of(target: Article, trio: Trio) -> list[tuple[str, ...]]:
    """The words of the version's sentence, and of the target's, casefolded."""
    return [tuple(w.text.casefold() for w in side) for side in reversed(words_of(target, trio))]


def words_of(target: Article, trio: Trio) -> list[list[Word]]:
    """The words of the target's sentence, and of the version's."""
    return [
        [w for i in chosen for w in words(article.segments[i])]
        for article, chosen in ((target, trio.bead.target), (trio.version, trio.bead.other))
    ]
