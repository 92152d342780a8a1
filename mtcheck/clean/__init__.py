"""Cleaning: which paragraphs of an article are the article.

What the page printed around it, and a second story below it, are set aside: marked and reported, not
checked, never lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mtcheck.clean.boundary import find_unrelated
from mtcheck.clean.furniture import Verdict, is_headline_like, judge, metadata_end
from mtcheck.clean.paragraphs import Paragraph, split
from mtcheck.types import Article, Block

if TYPE_CHECKING:
    from mtcheck.encoder import Encoder

_METADATA = "Metadata of the page, run into the first sentence."
_LONGEST_HEADING = 10
_UNRELATED = "Another story: it has its own headline and shares nothing with the first."


def clean(article: Article, others: Sequence[Article] = (), encoder: Encoder | None = None) -> Article:
    """Set an article's blocks.

    Args:
        article: as read.
        others: the other versions of the story, as read.
        encoder: compares meanings where names and words do not decide.

    Returns:
        The article with ``blocks`` over its whole plain text, in order; only white space is in none.
    """
    paragraphs = _cut_metadata(split(article.plain))
    verdicts = judge(paragraphs)
    if paragraphs and metadata_end(paragraphs[0].text) == len(paragraphs[0].text):
        verdicts[0] = Verdict("furniture", _METADATA)
    boundary = find_unrelated(paragraphs, verdicts, others, encoder)
    end = len(paragraphs) if boundary is None else boundary
    headlines = _headlines(paragraphs[:end], verdicts[:end])
    blocks = []
    for i, (p, verdict) in enumerate(zip(paragraphs, verdicts, strict=True)):
        if i >= end and verdict.role != "furniture":
            verdict = Verdict("unrelated", _UNRELATED)
        role = verdict.role or ("headline" if i in headlines else "body")
        blocks.append(Block(p.start, p.end, role, verdict.reason))
    return replace(article, blocks=tuple(blocks))


def _cut_metadata(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The first line in two, where a scraper glued its metadata to it."""
    if not paragraphs:
        return []
    first, *rest = paragraphs
    cut = metadata_end(first.text)
    words = first.text[cut:].lstrip()
    if not cut or not words:
        return paragraphs
    return [
        replace(first, end=first.start + cut, text=first.text[:cut]),
        Paragraph(first.end - len(words), first.end, words, 0),
        *rest,
    ]


def _headlines(paragraphs: Sequence[Paragraph], verdicts: Sequence[Verdict]) -> set[int]:
    """The article's headline, and headings inside it: short, unended, and a longer paragraph follows."""
    article = [i for i, v in enumerate(verdicts) if not v.role]
    return {
        i
        for n, (i, j) in enumerate(pairwise(article))
        if is_headline_like(paragraphs[i])
        and paragraphs[j].words > paragraphs[i].words
        and (n == 0 or (paragraphs[i].words <= _LONGEST_HEADING and paragraphs[j].is_sentence))
    }
