"""Words that the page printed around an article, and stories printed below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.types import Article, Block, Finding, Story


class FurnitureCheck:
    """Page furniture in the text.

    Why: buttons, teasers, time stamps and advertisements of the page where an article was taken from
    are translated and published as if they were sentences of it.

    Flags: lines that `mtcheck.clean` set aside as furniture; lines directly one after another are one
    finding.

    Leaves alone: headings inside the article, captions, list items, short paragraphs and dialogue.

    Source: `mtcheck.clean.furniture`: phrases of page furniture in seven languages, and the shape and
    place of the line.
    """

    code: ClassVar[str] = "CLN001"
    family: ClassVar[str] = "clean"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        """Yield one finding for each run of furniture lines."""
        article = story.target
        for run in _runs(article):
            reasons = dict.fromkeys(b.reason.rstrip(".") for b in run)
            what = "; ".join(r[:1].lower() + r[1:] for r in reasons) or "words of the page"
            yield finding(
                self,
                article,
                (run[0].start, run[-1].end),
                f"Belongs to the page, not to the article: {what}.",
                category="design and markup/furniture",
                severity="minor",
                stance="garbled",
                confidence=0.8,
            )


def _runs(article: Article) -> Iterator[list[Block]]:
    """Furniture blocks that follow each other with one line break between them."""
    run: list[Block] = []
    for block in article.blocks:
        if block.role != "furniture":
            continue
        if (run and len(article.plain[run[-1].end : block.start].splitlines()) > 1) or (
            run and article.plain[run[-1].end : block.start].strip()
        ):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


class UnrelatedStoryCheck:
    """Another story below the article.

    Why: pages print the next story under the one that was asked for; published with it, it puts
    another event's facts into this one.

    Flags: passages that `mtcheck.clean` set aside as unrelated: with a headline and a time stamp,
    byline or dateline of their own, and none of the names and figures of the article or of any other
    version.

    Leaves alone: background, interviews and boxes on the same subject.

    Source: `mtcheck.clean.boundary`.
    """

    code: ClassVar[str] = "CLN002"
    family: ClassVar[str] = "omission-addition"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        """Yield one finding for each stretch of unrelated blocks."""
        article = story.target
        stretch: list[Block] = []
        for block in (*article.blocks, None):
            if block and block.role == "unrelated":
                stretch.append(block)
            # What the page prints between the paragraphs of the other story does not end it.
            elif stretch and (block is None or block.role != "furniture"):
                yield finding(
                    self,
                    article,
                    (stretch[0].start, stretch[-1].end),
                    "Another story begins here: it has its own headline and shares no name or figure with the article.",
                    category="accuracy/addition",
                    severity="critical",
                    stance="unsupported",
                    confidence=0.9 if story.others else 0.7,
                    evidence=[evidence(other, None, "silent") for other in story.others],
                )
                stretch = []
