"""Who says a quotation, where the words beside it say so plainly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from mtcheck.packaged import read_table
from mtcheck.types import Quotation

_REACH: Final = 160
# A full stop belongs to a word only after an initial or a title.
_WORD: Final = r"[^\W\d_][\w’'-]*(?:(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\bProf)\.|(?<=\bDott)\.)?"
_PHRASE: Final = rf"(?P<who>{_WORD}(?:[ \u00a0]{_WORD}){{0,11}}?)"
_PARTICLES: Final = frozenset("de da di du del della dos la le van von der den ter bin ibn al el y e".split())


class _Patterns(NamedTuple):
    after: tuple[re.Pattern[str], ...]
    before: tuple[re.Pattern[str], ...]
    pronouns: frozenset[str]


def find_speaker(
    text: str, quotation: Quotation, quotations: Sequence[Quotation], index: int, language: str
) -> str:
    """Name who says a quotation.

    Args:
        text: plain text the quotation stands in.
        quotation: an outer quotation.
        quotations: all of the text, in order; ``index`` is the place of this one.
        index: see there.
        language: ISO 639-1 code; there are words of saying for en, fr, es, de, it, pt and nl.

    Returns:
        The name ("Ana Reyes"), the noun phrase ("a spokesman") or the pronoun, in the same sentence or
        right after the quotation; "" where nobody is plainly named.
    """
    patterns = _patterns(language)
    if patterns is None:
        return ""
    later = next((q for q in quotations[index + 1 : index + 9] if q.start >= quotation.end), None)
    earlier = (
        next((q for q in quotations[index - 1 :: -1] if q.end <= quotation.start), None) if index else None
    )
    stop = min(quotation.end + _REACH, later.start if later else len(text))
    start = max(quotation.start - _REACH, earlier.end if earlier else 0)
    tail = text[quotation.end : stop].split("\n", 1)[0]
    head = text[start : quotation.start].rsplit("\n", 1)[-1]
    starts_anew = quotation.text[-1:] in ".!?" and tail.lstrip()[:1].isupper()
    for pattern in patterns.after:
        found = pattern.match(tail)
        if found and not (starts_anew and not re.match(r"\s*[.,]", tail[found.end() :])):
            return _phrase(found["who"], patterns.pronouns)
    for pattern in patterns.before:
        found = pattern.search(head)
        if found:
            return _phrase(found["who"], patterns.pronouns)
    return ""


def _phrase(words: str, pronouns: frozenset[str]) -> str:
    """The name at the end of a noun phrase, else the phrase."""
    tokens = words.strip(" ,.").split()
    # «a-t-il dit»
    pronoun = tokens[0].rsplit("-", 1)[-1].lower()
    if pronoun in pronouns or len(tokens) == 1:
        return pronoun if pronoun in pronouns else tokens[0]
    first = len(tokens)
    while first > 0 and (tokens[first - 1][0].isupper() or tokens[first - 1].lower() in _PARTICLES):
        first -= 1
    name = tokens[first:]
    while name and not name[0][0].isupper():
        name = name[1:]
    return " ".join(name if len(name) > 1 else tokens)


@cache
def _table() -> dict[str, Any]:
    return read_table("mtcheck.segment", "attribution")


@cache
def _patterns(language: str) -> _Patterns | None:
    table = _table().get(language)
    if table is None:
        return None
    verb = f"(?:{'|'.join(table['verbs'])})"
    any_verb = f"(?:{'|'.join([*table['verbs'], *table.get('tell', ())])})"
    source = f"(?:{'|'.join(table['according'])})"
    that = f"(?:{'|'.join(table['that'])})"
    end = r"(?=\s*(?:[,;:.(\u2013\u2014]|$)|\s+(?:on|in|to|at|after|during|when|while|as|who|dans|lors|à|en|am|im|op)\b)"
    gap = r"^[\s,.\u2013\u2014-]*"
    return _Patterns(
        after=tuple(
            re.compile(p)
            for p in (
                rf"{gap}{verb}[ \u00a0]{_PHRASE}{end}",
                rf"{gap}{_PHRASE}[ \u00a0](?:\w+ly )?{any_verb}\b",
                rf"{gap}(?i:{source})[ \u00a0]{_PHRASE}{end}",
            )
        ),
        before=tuple(
            re.compile(p)
            for p in (
                rf"(?:^|[.!?,;]\s+)(?i:{source})[ \u00a0]{_PHRASE}\s*[,:]\s*$",
                rf"(?:^|[.!?;,]\s+){_PHRASE}[ \u00a0]{any_verb}(?: \w+){{0,4}}?[\s,:]*(?:\b{that}\s*)?$",
                rf"(?:^|[\s,]){verb}[ \u00a0]{_PHRASE}\s*[:,]\s*$",
            )
        ),
        pronouns=frozenset(p.lower() for p in table["pronouns"]),
    )


@cache
def titles(language: str) -> frozenset[str]:
    """Words before a surname ("Mr", "Mme"), without their full stop, for the languages of the table."""
    table = _table()
    return frozenset(table.get(language, {}).get("titles", ()))
