"""Facts: numbers, dates and names of an article, with values and offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mtcheck.types import Article, Block, Date, Facts, Name, Number

if TYPE_CHECKING:
    import datetime

    from mtcheck.encoder import Encoder

    #: See `read_block`.
    Reader = Callable[[str, str, datetime.date | None, Encoder | None], Facts]

__all__ = ["day_of", "find_dates", "find_facts", "find_names", "find_numbers"]


def find_numbers(text: str, language: str) -> list[Number]:
    """See :func:`mtcheck.facts.numbers.find_numbers`."""
    from mtcheck.facts import numbers

    return numbers.find_numbers(text, language)


def find_dates(
    text: str,
    language: str,
    today: datetime.date | None = None,
    numbers: Sequence[Number] | None = None,
) -> list[Date]:
    """See :func:`mtcheck.facts.dates.find_dates`."""
    from mtcheck.facts import dates

    return dates.find_dates(text, language, today, numbers)


def find_names(text: str, language: str, encoder: Encoder | None = None) -> list[Name]:
    """See :func:`mtcheck.facts.names.find_names`."""
    from mtcheck.facts import names

    return names.find_names(text, language, encoder)


def find_facts(
    article: Article,
    encoder: Encoder | None = None,
    read: Reader | None = None,
    today: datetime.date | None = None,
) -> Facts:
    """Read the facts of an article's checked blocks.

    Args:
        article: segmented.
        encoder: its entity head is used for names where it has one.
        read: `read_block`, or what keeps its answers.
        today: the day it was written, where that is known of another version; else the article's own.

    Returns:
        Facts with plain offsets, in order. The numbers a date or a duration is made of stand apart.
    """
    read = read or read_block
    today = today or day_of(article)
    blocks = [(b.start, read(*told, today, encoder)) for b, told in _blocks(article)]
    return Facts(
        tuple(_moved(n, start) for start, facts in blocks for n in facts.numbers),
        tuple(_moved(d, start) for start, facts in blocks for d in facts.dates),
        tuple(_moved(n, start) for start, facts in blocks for n in facts.names),
        tuple(_moved(n, start) for start, facts in blocks for n in facts.dated),
    )


def day_of(article: Article) -> datetime.date | None:
    """The day an article was written, as its format or its dateline says."""
    from mtcheck.facts.dateline import find_dateline

    return article.published or find_dateline(article)


def read_block(text: str, language: str, today: datetime.date | None, encoder: Encoder | None) -> Facts:
    """The facts of a paragraph, with offsets into it; the arguments are those of `find_dates` and `find_names`."""
    numbers: list[Number] = []
    dated: list[Number] = []
    read = find_numbers(text, language)
    dates = find_dates(text, language, today, read)
    for number in read:
        part = any(d.start < number.end and number.start < d.end for d in dates)
        (dated if part else numbers).append(_without_sign(number))
    # "Fifty-Eight" is a figure, whatever its capitals say.
    spelled = [n for n in read if n.spelled and n.certain]
    names = [
        name
        for name in find_names(text, language, encoder)
        if not any(n.start <= name.start and name.end <= n.end for n in spelled)
    ]
    return Facts(tuple(numbers), tuple(dates), tuple(names), tuple(dated))


def _without_sign(number: Number) -> Number:
    """The number by its size, but for temperatures: "-0.8 %" is "fell 0.8 %" in another version."""
    if number.value >= 0 or number.unit in ("celsius", "fahrenheit"):
        return number
    return replace(number, value=-number.value)


FactT = TypeVar("FactT", Number, Date, Name)


def _moved(fact: FactT, offset: int) -> FactT:
    return replace(fact, start=fact.start + offset, end=fact.end + offset)


def _blocks(article: Article) -> Iterator[tuple[Block, tuple[str, str]]]:
    """The checked blocks, each with its text and language."""
    for block in article.blocks:
        if block.is_checked:
            yield (
                block,
                (article.plain[block.start : block.end], block.language or article.language or "en"),
            )
