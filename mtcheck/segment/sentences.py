"""Sentences, by the SRX rules of LanguageTool between two passes of our own.

The rules know the abbreviations and numbers of some forty languages, but expect well-set text. The
pass before them cuts where news text as found on the web has no space or no full stop: line breaks,
bullets, a full stop or a closing quotation mark glued to the next sentence. The pass after them joins
what they cut inside brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, Final

from mtcheck.types import Span

# Longer pieces are fed to the rules bit by bit: their cost grows faster than the piece.
_MAX_PIECE: Final = 1_000
_MAX_BRACKET: Final = 200
_DOMAINS: Final = "com|net|org|gov|edu|info|news|io|js|co|tv|de|fr|es|it|uk|eu"
_OPENERS: Final = "The|He|She|It|They|We|But|And|In|On|A|An|This|That|Mr|Mrs|Ms|Dr|His|Her|Its|Their|There"
_CUT = re.compile(
    rf"""
      \n(?!(?<=[\w,;]\n)[a-zß-ÿ])\s*                 # a new line, unless it was merely wrapped
    | (?<!\s)\s{{1,9}}(?=[·•▪●◦‣■]\s)                 # a bullet begins an item
    | (?<=[^\W\d_A-Z][^\W\d_A-Z][.!?])(?!(?i:{_DOMAINS})\b)(?=[A-ZÀ-Þ]['’]?[a-zà-ÿ])  # "ended.The"
    | (?<=[\d)\]][.!?])(?=[A-ZÀ-Þ][a-zà-ÿ]{{2}})        # "in 2020.The"
    | (?<=[.!?…][”"»])(?=[A-ZÀ-Þ])                    # "ended.”The"
    | (?<=[。！？][”」』])(?=[^\W\d_])(?![とっ])           # the same in Chinese; と quotes in Japanese
    | (?<=[A-Z]\.[A-Z]\.)\ (?=(?:{_OPENERS})\b)        # "in the U.S. He"
    | (?<=\d\sг\.)\s(?=[А-ЯЁ])                        # a year in Russian
    | (?<=[।॥])\s?                                    # the danda
    """,
    re.VERBOSE,
)
# Abbreviations before a name or a number that the rules lack.
_TITLE = re.compile(
    r"\b(?:[Ss]ig|[Dd]ott|[Dd]hr|[Mm]evr|[Pp]rof|[Dd]r|Det|Supt|Insp|Cllr|Cpl|Adm|Ald|Pvt|Msgr|Mme|Mlle)\.$"
)
# A name in Latin letters in a language whose sentences end in a stop of another shape: «J. R. Smith 的儿子».
_INITIAL = re.compile(r"(?<![A-Za-z])[A-Z]\.$")
_OWN_STOPS: Final = frozenset({"zh", "ja"})
_CLOSING: Final = frozenset("」』）)]”»’")
# Before a break the rules look for "(" with up to five full stops behind it, which takes time to the
# power of five on a run of initials or spaced dots. `_join` does the same in one step.
_COSTLY: Final = r"[^\)]*?"


def split_sentences(text: str, language: str = "en") -> list[Span]:
    """Split a text into sentences.

    Args:
        text: any text; a line break ends a sentence unless the line was merely wrapped (no stop
            before it, a small letter after it).
        language: ISO 639-1 code; for one without rules of its own those of English are used.

    Returns:
        Ordered, disjoint spans that together cover every character but white space.

    Source: SRX 2.0 (LISA OSCAR) with LanguageTool's segment.srx, read by choppa.
    """
    return list(_sentences(text, language))


@lru_cache(maxsize=512)  # paragraphs: after an edit all but one are as they were
def _sentences(text: str, language: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for cut in _CUT.finditer(text):
        spans += _join(text, _split_piece(text, start, cut.start(), language), language)
        start = cut.end()
    spans += _join(text, _split_piece(text, start, len(text), language), language)
    return tuple(spans)


def _split_piece(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    while start < end:
        stop = min(end, start + _MAX_PIECE)
        if stop < end:
            blank = max(text.rfind(" ", start, stop), text.rfind("\u00a0", start, stop))
            stop = blank if blank > start else stop
        sentences = list(_apply_rules(text, start, stop, language))
        if stop < end and len(sentences) > 1:
            # The last one may have been cut in two: it is read again with what follows.
            stop = sentences.pop().start
        yield from sentences
        start = stop


def _apply_rules(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    at = start
    for sentence in _rules().split(text[start:end], _known(language)):
        first = at + len(sentence) - len(sentence.lstrip())
        last = at + len(sentence.rstrip())
        at += len(sentence)
        if first < last:
            yield Span(first, last)


def _join(text: str, sentences: Iterable[Span], language: str) -> Iterator[Span]:
    """Undo a break before a closing mark, after a title, inside a bracket and after a Latin initial."""
    pending: Span | None = None
    for sentence in sentences:
        if pending and (
            _belongs(text, pending, sentence)
            or (language in _OWN_STOPS and _INITIAL.search(text, pending.start, pending.end))
        ):
            pending = Span(pending.start, sentence.end)
        else:
            if pending:
                yield pending
            pending = sentence
    if pending:
        yield pending


def _belongs(text: str, before: Span, after: Span) -> bool:
    if text[after.start] in _CLOSING or _TITLE.search(text, max(before.start, before.end - 8), before.end):
        return True
    bracket = text.rfind("(", max(before.start, before.end - _MAX_BRACKET), before.end)
    if bracket < 0 or ")" in text[bracket : before.end]:
        return False
    return ")" in text[after.start : bracket + _MAX_BRACKET]


@cache
def _known(language: str) -> str:
    """The language whose rules serve: itself if the rules have it, else English."""
    named = any(
        m.matches(language) and any(rule.is_break for rule in m.language_rule.rules)
        for m in _rules().language_map_list
        if not m.matches("xx")
    )
    return language if named else "en"


@cache
def _rules() -> Any:
    from mtcheck.segment.srx import read_rules

    document = read_rules()
    for language_map in document.language_map_list:
        rules = language_map.language_rule.rules
        rules[:] = [r for r in rules if r.is_break or _COSTLY not in r.before_pattern]
    return document
