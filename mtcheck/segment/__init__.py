"""Language, sentences and quotations of an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mtcheck.segment.language import are_alike, identify
from mtcheck.segment.quotations import find_quotations
from mtcheck.segment.sentences import split_sentences
from mtcheck.types import Article, Block, Quotation, Segment

__all__ = ["find_quotations", "identify", "segment", "split_sentences"]

# A shorter paragraph is too often misread: names, titles, a line of a song.
_LEAST_FOREIGN_WORDS: Final = 15
_LEAST_FOREIGN_PROBABILITY: Final = 0.99


def segment(article: Article) -> Article:
    """Set the language, the sentences and the quotations of an article.

    Args:
        article: as ``clean`` returns it; without blocks, every line is a paragraph of the body.

    Returns:
        The article with ``language``, ``segments`` and ``quotations``; its blocks know their language,
        and a paragraph clearly in another one than the article is set aside as "foreign".
    """
    blocks = article.blocks or tuple(_lines(article.plain))
    language = (
        article.language
        or identify("\n".join(article.plain[b.start : b.end] for b in blocks if b.is_checked))[0]
    )
    quotations = find_quotations(article.plain, language)
    blocks = tuple(_with_language(article.plain, b, quotations, language) for b in blocks)
    checked = [b for b in blocks if b.is_checked]
    return replace(
        article,
        language=language,
        blocks=blocks,
        segments=tuple(_segments(article.plain, blocks, language)),
        quotations=tuple(q for q in quotations if any(b.start <= q.start < b.end for b in checked)),
    )


def _lines(plain: str) -> Iterator[Block]:
    offset = 0
    for line in plain.split("\n"):
        text = line.strip()
        if text:
            start = offset + line.index(text)
            yield Block(start, start + len(text))
        offset += len(line) + 1


def _segments(plain: str, blocks: tuple[Block, ...], language: str) -> Iterator[Segment]:
    for i, block in enumerate(blocks):
        if block.is_checked:
            for start, end in split_sentences(plain[block.start : block.end], block.language or language):
                yield Segment(
                    block.start + start,
                    block.start + end,
                    plain[block.start + start : block.start + end],
                    i,
                )


def _with_language(plain: str, block: Block, quotations: list[Quotation], language: str) -> Block:
    if not block.is_checked or block.language:
        return block
    own_words = _outside(plain, block, quotations)
    is_long = len(own_words.split()) >= _LEAST_FOREIGN_WORDS or _has_no_spaces(own_words)
    code, probability = identify(own_words) if is_long else ("", 0.0)
    if not language or not code or code == language or probability < _LEAST_FOREIGN_PROBABILITY:
        return replace(block, language=language)
    if are_alike(code, language):
        return replace(block, language=language)
    reason = f"This paragraph is in {_title(code)}; the article is in {_title(language)}."
    return replace(block, language=code, role="foreign", reason=reason)


def _outside(plain: str, block: Block, quotations: list[Quotation]) -> str:
    """The words of a block that are in no quotation."""
    pieces, at = [], block.start
    for q in quotations:
        if at <= q.start < block.end:
            pieces.append(plain[at : q.start])
            at = min(q.end, block.end)
    pieces.append(plain[at : block.end])
    return " ".join(pieces)


def _has_no_spaces(text: str) -> bool:
    return len(text) >= 40 and text.count(" ") * 20 < len(text)


def _title(code: str) -> str:
    from babel import Locale

    return str(Locale("en").languages.get(code, code))
