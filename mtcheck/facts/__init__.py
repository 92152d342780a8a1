"""Facts: numbers, dates and names of an article, with values and offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mtcheck.types import Article, Date, Facts, Name, Number

if TYPE_CHECKING:
    import datetime

    from mtcheck.encoder import Encoder

__all__ = ["find_dates", "find_facts", "find_names", "find_numbers"]


def find_numbers(text: str, language: str) -> list[Number]:
    """See :func:`mtcheck.facts.numbers.find_numbers`."""
    from mtcheck.facts import numbers

    return numbers.find_numbers(text, language)


def find_dates(text: str, language: str, today: datetime.date | None = None) -> list[Date]:
    """See :func:`mtcheck.facts.dates.find_dates`."""
    from mtcheck.facts import dates

    return dates.find_dates(text, language, today)


def find_names(text: str, language: str, encoder: Encoder | None = None) -> list[Name]:
    """See :func:`mtcheck.facts.names.find_names`."""
    from mtcheck.facts import names

    return names.find_names(text, language, encoder)


def find_facts(article: Article, encoder: Encoder | None = None) -> Facts:
    """Read the facts of an article's checked blocks.

    Args:
        article: segmented.
        encoder: its entity head is used for names where it has one.

    Returns:
        Facts with plain offsets, in order. A number that is part of a date stands among the dates
        only.
    """
    numbers: list[Number] = []
    dates: list[Date] = []
    names: list[Name] = []
    for start, text, language in _blocks(article):
        found = find_dates(text, language, article.published)
        dates += [replace(x, start=x.start + start, end=x.end + start) for x in found]
        taken = [(x.start, x.end) for x in found]
        numbers += [
            replace(x, start=x.start + start, end=x.end + start)
            for x in find_numbers(text, language)
            if not any(a < x.end and x.start < b for a, b in taken)
        ]
        names += [
            replace(x, start=x.start + start, end=x.end + start) for x in find_names(text, language, encoder)
        ]
    return Facts(tuple(numbers), tuple(dates), tuple(names))


def _blocks(article: Article) -> Iterator[tuple[int, str, str]]:
    for block in article.blocks:
        if block.is_checked:
            yield (
                block.start,
                article.plain[block.start : block.end],
                block.language or article.language or "en",
            )
