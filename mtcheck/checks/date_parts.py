"""Parts of months and years that the translation took for others: "early June" for 6月下旬, quarters counted for one ranked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.context import extent_of, paired_beads, within
from mtcheck.facts.period_words import Part, find_parts
from mtcheck.types import Article, Date, Story


def changed_parts(story: Story, source: Article) -> Iterator[tuple[Date, Date]]:
    """The parts of months and years of the translation with those of the original they stand for.

    Args:
        story: with its alignment to the original.
        source: the original.

    Returns:
        Pairs of dates without days, one of the target and one of the source.
    """
    ours, theirs = (find_parts(a.plain, a.language) for a in (story.target, source))
    if not (ours and theirs):
        return
    for bead in paired_beads(story, source):
        mine = within(ours, extent_of(story.target, bead.target))
        its = within(theirs, extent_of(source, bead.other))
        for part in mine:
            original = _original_of(part, mine, its)
            if original:
                yield _as_date(part), _as_date(original)


def _original_of(part: Part, mine: Sequence[Part], its: Sequence[Part]) -> Part | None:
    """What a part stands for, where that is another one and neither side names a second of its kind."""
    if part.kind == "third":
        of_month = [[p for p in side if p.kind == "third" and p.whole == part.whole] for side in (mine, its)]
        is_plain = len(of_month[0]) == len(of_month[1]) == 1
        return of_month[1][0] if is_plain and of_month[1][0].n != part.n else None
    # "The third quarter" for the first three, or the reverse: the figure is right, and what it says is not.
    quarters = [[p for p in side if p.kind != "third"] for side in (mine, its)]
    if any(p.kind == part.kind for p in quarters[1]) or any(p.kind != part.kind for p in quarters[0]):
        return None
    return next((p for p in quarters[1] if p.n == part.n), None)


def _as_date(part: Part) -> Date:
    return Date(part.start, part.end, "relative", unit="month" if part.kind == "third" else "quarter")
