"""One thing and not another: "the wind, not the water", turned round or made of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from mtcheck.checks.negation_cues import cues, has_cues, words
from mtcheck.checks.negation_scope import Passage, clause_of, touches
from mtcheck.types import Span

#: What leads the thing that is ruled out, behind a comma or a joining word.
_NOT = {
    "en": r"(?:and\s+)?not",
    "fr": r"(?:et\s+)?(?:non|pas)(?:\s+pas)?",
    "es": r"(?:y\s+)?no",
    "pt": r"(?:e\s+)?não",
    "it": r"(?:e\s+)?non",
    "de": r"(?:und\s+)?nicht",
    "nl": r"(?:en\s+)?niet",
    "sv": r"(?:och\s+)?inte",
    "ru": r"(?:а|и)\s+не",
    "uk": r"(?:а|і|й)\s+не",
    "pl": r"(?:a|i)\s+nie",
    "cs": r"(?:a\s+)?(?:ne|nikoliv?)",
    "ro": r"(?:și\s+)?nu",
    "hu": r"(?:és\s+)?nem",
    "el": r"(?:και\s+)?όχι",
    "ar": r"(?:وليس|لا|وليست)",
    "he": r"(?:ולא|לא)",
    "id": r"(?:dan\s+)?bukan",
    "vi": r"(?:chứ\s+)?không phải(?:\s+là)?",
}
#: "And not only": nothing is ruled out.
_ONLY = (
    "(?:only|just|merely|seulement|solo|sólo|solamente|só|apenas|somente|soltanto|nur|bloß|alleen|slechts|bara|endast|только|лише|тільки|tylko|jen|"
    "pouze|doar|numai|csak|μόνο|فقط|רק|hanya|saja|chỉ)"
)
#: Words of the thing ruled out, and of what stands before it.
_LONGEST = 4
#: Other ways to rule a thing out.
_RATHER = re.compile(
    r"\b(?:rather|instead|than|nor|neither|plutôt|au lieu|sino|en lugar|en vez|sondern|statt\w*|anstatt|bensì|invece|em vez|mas sim|maar|in plaats|"
    r"utan|snarare|скорее|вместо|замість|raczej|zamiast|lecz|nýbrž|místo|ci|în loc|hanem|helyett|αλλά|αντί|بدلا|بل|אלא|במקום|melainkan|mà)\b",
    re.IGNORECASE,
)


class Contrast(NamedTuple):
    """Something that is ruled out (spans of a passage).

    Args:
        out: the words that are ruled out, with "not".
        instead: the words before, that hold in their place.
    """

    out: Span
    instead: Span


class Turned(NamedTuple):
    """A contrast that the other side does not make, or makes the other way round (spans of the passages)."""

    cue: Span
    counterpart: Span


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<comma>,\s*|\s)(?P<out>{_NOT[language]}\s+(?!{_ONLY}\b)(?:[^\s,.;:!?“”\"«»—–]+\s*){{1,{_LONGEST}}})(?=[,.;:!?“”\"»—–]|$)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1024)
def find_contrasts(text: str, language: str) -> tuple[Contrast, ...]:
    """Where a text says that one thing holds and not another: "the wind, not the water".

    Args:
        text: a passage.
        language: ISO 639-1 code; in one without a pattern nothing is found.
    """
    if language not in _NOT:
        return ()
    found = []
    for match in _pattern(language).finditer(text):
        if not match["comma"].startswith(","):
            continue
        clause = clause_of(text, Span(max(0, match.start() - 1), max(1, match.start())))
        before = [w for w in words(text) if clause.start <= w.start and w.end <= match.start()]
        if before:
            found.append(
                Contrast(Span(*match.span("out")), Span(before[-_LONGEST:][0].start, before[-1].end))
            )
    return tuple(found)


@lru_cache(maxsize=1024)
def find_turned_contrast(here: Passage, there: Passage) -> Turned | None:
    """A contrast of one passage of which the other says the reverse, or both things.

    Args:
        here: the passage with the contrast.
        there: the one that answers for it.
    """
    links = list(zip(here.links, there.links, strict=True))
    others = find_contrasts(there.text, there.language)
    for contrast in find_contrasts(here.text, here.language):
        negations = cues(here.language).signs(here.text) if has_cues(here.language) else ()
        out = _images(links, contrast.out, negations)
        instead = _images(links, contrast.instead, negations)
        if not out or not instead:
            continue
        for other in others:
            if all(touches(s, [other.instead]) for s in out) and any(
                touches(s, [other.out]) for s in instead
            ):
                return Turned(contrast.out, other.out)
        if not others and _is_affirmed(there, out[-1]):
            return Turned(contrast.out, out[-1])
    return None


def _images(links: Sequence[tuple[Span, Span]], extent: Span, negations: Sequence[Span]) -> list[Span]:
    return [b for a, b in links if touches(a, [extent]) and not touches(a, negations)]


def _is_affirmed(side: Passage, word: Span) -> bool:
    """Whether no sign of a negation or of a contrast stands in the clause of a word."""
    clause = clause_of(side.text, word)
    if not has_cues(side.language) or _RATHER.search(side.text):
        return False
    return not touches(clause, cues(side.language).signs(side.text))
