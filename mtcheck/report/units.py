"""The checked texts as translators see them: sentence pairs, each with the findings in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtcheck.report import wording
from mtcheck.report.html.marks import Mark, spread
from mtcheck.types import Article, Finding, Report, Segment, Story


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding in a unit; ``start`` and ``end`` are offsets in the unit's words, equal for a point."""

    finding: Finding
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or sentences that only go together, and what it was translated from.

    Args:
        target: the checked words, "" where the original has a passage that the translation lacks.
        source: the words of the original, "" where it has none or there is no original.
        aside: for a block that was set aside, the reason; else "".
        findings: those that begin here.
    """

    target: str
    source: str = ""
    aside: str = ""
    findings: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A checked text in units.

    Args:
        name: of the article.
        article: None for findings about a file that is not in the report.
        source: the original, None if not given.
        units: in the order of the text; every finding of the file is in exactly one of them.
    """

    name: str
    article: Article | None
    source: Article | None
    units: tuple[Unit, ...]


def documents(report: Report) -> list[Document]:
    """Every text that was checked, then any other that has findings."""
    stories = {s.target.name: s for s in reversed(report.stories)}
    articles = {a.name: a for a in report.articles}
    made = []
    for name, findings in wording.in_order(report).items():
        story = stories.get(name) or (Story(articles[name]) if name in articles else None)
        units = _units(story, findings) if story else [_alone(f) for f in findings]
        made.append(
            Document(name, story.target if story else None, story.source if story else None, tuple(units))
        )
    return made


def _units(story: Story, findings: Sequence[Finding]) -> list[Unit]:
    article = story.target
    rows = _rows(story)
    ranges = [row for row, _, _ in rows if row is not None]
    if not ranges:
        return [Unit("", source) for _, source, _ in rows] + [_alone(f) for f in findings]
    by_key = {str(i): f for i, f in enumerate(sorted(findings, key=lambda f: (f.start, f.end)))}
    marks = [Mark(*article.to_plain(f.start, f.end), key, f.severity) for key, f in by_key.items()]
    placed = iter(spread(marks, ranges))
    units = []
    for row, source, aside in rows:
        if row is None:
            units.append(Unit("", source))
            continue
        start, end = row
        own = (Placed(by_key[m.key], m.start - start, m.end - start) for m in next(placed) if m.first)
        units.append(Unit(article.plain[start:end], source, aside, tuple(own)))
    return units


_Row = tuple[tuple[int, int] | None, str, str]


def _rows(story: Story) -> list[_Row]:
    """Plain range of the target (None for a gap), source words, and why it is set aside, in order of the text."""
    article = story.target
    rows = list(_paired(story))
    covered = [row for row, _, _ in rows if row is not None]
    for block in article.blocks:
        inside = any(start < block.end and block.start < end for start, end in covered)
        if not inside and block.start < block.end:
            aside = "" if block.is_checked else block.reason or wording.ROLES[block.role]
            rows.append(((block.start, block.end), "", aside))
    if not covered and not article.blocks and article.plain:
        rows.append(((0, len(article.plain)), "", ""))
    # A gap stays behind the sentence it follows.
    keyed, last = [], -1
    for row in rows:
        last = row[0][0] if row[0] else last
        keyed.append((last, row))
    return [row for _, row in sorted(keyed, key=lambda k: k[0])]


def _paired(story: Story) -> Iterator[_Row]:
    segments = story.target.segments
    alignment = story.alignments.get(story.source.name) if story.source else None
    if story.source is None or alignment is None:
        yield from (((s.start, s.end), "", "") for s in segments)
        return
    seen: set[int] = set()
    for bead in alignment.beads:
        own = [i for i in bead.target if i not in seen]
        seen.update(own)
        yield (
            (segments[min(own)].start, segments[max(own)].end) if own else None,
            _text(story.source, bead.other),
            "",
        )
    yield from (((s.start, s.end), "", "") for i, s in enumerate(segments) if i not in seen)


def _text(article: Article, indices: Sequence[int]) -> str:
    own: list[Segment] = [article.segments[i] for i in sorted(indices)]
    return article.plain[own[0].start : own[-1].end] if own else ""


def _alone(finding: Finding) -> Unit:
    return Unit(finding.text, findings=(Placed(finding, 0, len(finding.text)),))
