"""The checked text, sentence by sentence, with what stands beside it in every other version."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mtcheck.report.html.marks import Mark, Piece, cut, spread
from mtcheck.report.html.words import WordTie, between, tie_words
from mtcheck.report.wording import Tongue, tongue
from mtcheck.types import Alignment, Article, Bead, Block, Finding, Story

# Places in the text that no sentence has: before the first, after the last, and none at all.
_BEFORE, _NOWHERE, _AFTER = -1, -2, sys.maxsize


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article, or a whole block where it was not split into sentences.

    Args:
        block: the block it is in.
        opens: whether it is the first of its block.
        segment: its index among the sentences, None for a block that has none.
        pieces: its words, cut at the borders of marks.
    """

    block: Block
    opens: bool
    segment: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """A version that can be shown beside the text; ``number`` counts from 1."""

    number: int
    name: str
    tongue: Tongue
    matched: int


@dataclass(frozen=True, slots=True)
class Beside:
    """What another version has at a sentence.

    Args:
        number: of the `Other`.
        pieces: its words; none where it has no counterpart.
        continued: True if the words stand beside an earlier sentence that shares them.
        bead: the two sides, None where there is no counterpart.
    """

    number: int
    pieces: tuple[Piece, ...] = ()
    continued: bool = False
    bead: Bead | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the text and its counterparts; no passage: words that only one other version has."""

    passage: Passage | None
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A checked text; ``best`` is the number of the version to show first, 0 where there is none."""

    others: tuple[Other, ...]
    rows: tuple[Row, ...]
    best: int
    ties: tuple[WordTie, ...]


def lay_out(article: Article, marks: Sequence[Mark]) -> list[Passage]:
    """All passages of an article, those set aside too, in the order of the text.

    Args:
        article: segmented.
        marks: what to mark in it (plain offsets); each shows in one passage at least.
    """
    blocks = sorted(article.blocks, key=lambda b: b.start) or [Block(0, len(article.plain))]
    frames = [f for i, block in enumerate(article.blocks or blocks) for f in _frames(article, i, block)]
    frames.sort(key=lambda f: f[1])
    ends = [_reach(frame, after) for frame, after in zip(frames, [*frames[1:], None], strict=True)]
    placed = spread(marks, [(start, end) for (_, start, _, _), end in zip(frames, ends, strict=True)])
    passages: list[Passage] = []
    for (block, start, end, segment), far, own in zip(frames, ends, placed, strict=True):
        # The space between two sentences shows only where something in it is marked.
        stop = far if any(m.end > end for m in own) else end
        pieces = tuple(cut(article.plain[start:stop], start, own))
        opens = not passages or passages[-1].block is not block
        passages.append(Passage(block, opens, segment, pieces))
    return passages


_Frame = tuple[Block, int, int, int | None]


def _frames(article: Article, index: int, block: Block) -> Iterator[_Frame]:
    own = [i for i, s in enumerate(article.segments) if s.block == index] if block.is_checked else []
    if not own:
        yield block, block.start, block.end, None
    for i in own:
        yield block, article.segments[i].start, article.segments[i].end, i


def _reach(frame: _Frame, after: _Frame | None) -> int:
    """How far a passage may be shown: to the next one of its block, or to the end of the block."""
    block, _, end, _ = frame
    return max(end, after[1] if after and after[0] is block else block.end)


def align_text(story: Story, passages: Sequence[Passage], findings: Sequence[Finding]) -> AlignedText:
    """Put the counterparts of every other version beside the passages of the target.

    Args:
        story: target and others, aligned.
        passages: of the target, as `lay_out` gave them.
        findings: of the target, for the words of evidence in the others.
    """
    checked = [p for p in passages if p.block.is_checked]
    columns: list[dict[int, Beside]] = []
    only: list[dict[int, list[Beside]]] = []
    others = []
    for number, other in enumerate(story.others, 1):
        alignment = story.alignments.get(other.name)
        sentences = _sentences(other, findings)
        column = _column(number, alignment, sentences)
        columns.append(column)
        only.append(_unanswered(number, alignment, sentences))
        others.append(
            Other(number, other.name, tongue(other.language), sum(bool(b.pieces) for b in column.values()))
        )
    rows = [Row(None, (b,)) for gaps in only for b in gaps.get(_BEFORE, ())]
    for passage in checked:
        at = passage.segment if passage.segment is not None else _NOWHERE
        rows.append(Row(passage, tuple(c.get(at, Beside(n)) for n, c in enumerate(columns, 1))))
        rows += [Row(None, (b,)) for gaps in only for b in gaps.get(at, ())]
    rows += [Row(None, (b,)) for gaps in only for b in gaps.get(_AFTER, ())]
    return AlignedText(tuple(others), tuple(rows), _best(story, others), tuple(_ties(story, rows)))


def _ties(story: Story, rows: Sequence[Row]) -> Iterator[WordTie]:
    at = {r.passage.segment: n for n, r in enumerate(rows) if r.passage and r.passage.segment is not None}
    for row in rows:
        for beside in row.beside if row.passage else ():
            # A bead speaks for all its sentences at once; its words stand beside the first of them.
            if beside.bead and not beside.continued and at.keys() >= set(beside.bead.target):
                other = story.others[beside.number - 1]
                yield from tie_words(story.target, other, beside.bead, at, beside.number)


def _best(story: Story, others: Sequence[Other]) -> int:
    """The original first; else the version that answers for most of the text."""
    if not others:
        return 0
    return 1 if story.source else max(others, key=lambda o: (o.matched, -o.number)).number


def _sentences(other: Article, findings: Sequence[Finding]) -> list[tuple[Piece, ...]]:
    """The sentences of another version, the words that findings call on marked."""
    if not other.segments:
        return []
    marks = [
        Mark(*other.to_plain(e.start, e.end), f.id, e.stance)
        for f in findings
        for e in f.evidence
        if e.file == other.name and e.end > e.start
    ]
    ranges = [(s.start, s.end) for s in other.segments]
    placed = spread((m for m in marks if m.start < m.end), ranges)
    return [tuple(cut(s.text, s.start, own)) for s, own in zip(other.segments, placed, strict=True)]


def _column(
    number: int, alignment: Alignment | None, sentences: Sequence[tuple[Piece, ...]]
) -> dict[int, Beside]:
    column: dict[int, Beside] = {}
    for bead in alignment.beads if alignment else ():
        if not bead.other:
            continue
        pieces = tuple(_joined(bead.other, sentences))
        for i in bead.target:
            column.setdefault(i, Beside(number, pieces, i != min(bead.target), bead))
    return {i: replace(b, pieces=()) if b.continued else b for i, b in column.items()}


def _joined(indices: Sequence[int], sentences: Sequence[tuple[Piece, ...]]) -> Iterator[Piece]:
    previous = None
    for i in indices:
        if previous is not None:
            yield Piece(between(previous, i))
        yield from sentences[i]
        previous = i


def _unanswered(
    number: int, alignment: Alignment | None, sentences: Sequence[tuple[Piece, ...]]
) -> dict[int, list[Beside]]:
    """Sentences of another version that the target lacks, by the target sentence they follow.

    In a translation they stand where they belong; two outlets' versions share no order, so there
    they come last.
    """
    beads = alignment.beads if alignment else ()
    answered = {j: max(b.target) for b in beads if b.target for j in b.other}
    gaps: dict[int, list[Beside]] = {}
    place = _BEFORE if alignment and alignment.kind == "translation" else _AFTER
    for j, pieces in enumerate(sentences):
        if j in answered:
            place = max(place, answered[j])
        else:
            gaps.setdefault(place, []).append(Beside(number, pieces))
    return gaps
