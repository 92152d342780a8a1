"""What stands around a fact: the sentences of a bead, the words behind a number, stems of content words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mtcheck.frequency import common_words
from mtcheck.types import Article, Facts, Number, Span

#: Letters of a word that count: enough to tell words apart, few enough to forget endings.
STEM = 5

#: Kinds of number that are compared; codes, clock times and scores are names rather than quantities.
COMPARED = frozenset({"cardinal", "ordinal", "percent", "money", "measure", "fraction", "year", "age"})


def stems(text: str, language: str) -> frozenset[str]:
    """First letters of the content words of ``text``, casefolded."""
    common = frozenset(common_words(language, 100))
    words = (w.casefold() for w in re.findall(r"[^\W\d_]+", text))
    return frozenset(w[:STEM] for w in words if len(w) > 2 and w not in common)


def extent_of(article: Article, segments: Sequence[int]) -> Span:
    """From the first of some sentences to the last."""
    return Span(article.segments[min(segments)].start, article.segments[max(segments)].end)


def numbers_in(facts: Facts, extent: Span) -> list[Number]:
    """The numbers that stand in an extent."""
    return [n for n in facts.numbers if extent.start <= n.start and n.end <= extent.end]


def is_quantity(number: Number) -> bool:
    """Whether a number surely is one, of a kind that is compared."""
    return number.certain and number.kind in COMPARED


def text_of(article: Article, extent: Span) -> str:
    """The words of an extent."""
    return article.plain[extent.start : extent.end]


def words_after(article: Article, number: Number, count: int) -> str:
    """Up to ``count`` words behind a number, in its own clause."""
    clause = re.split(r"[.;:!?()\"“”«»,]", article.plain[number.end : number.end + 120], maxsplit=1)[0]
    return " ".join(re.findall(r"[^\W\d]+", clause)[:count])
