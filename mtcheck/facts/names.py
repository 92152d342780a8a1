"""Proper names by rules: capitals, titles, head nouns, the countries of CLDR.

Countries are found first (`places`); what else has capitals and stands together is a run (`name_runs`), and
the words in and around it say whose name it is (`name_kinds`). Scripts without capitals (Chinese, Japanese,
Korean, Arabic, Hebrew, Hindi, Persian) give countries, and names left in Latin letters inside quotation
marks or brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.facts.gazetteer import find_known
from mtcheck.facts.name_kinds import as_name
from mtcheck.facts.name_lists import FUNCTION
from mtcheck.facts.name_runs import find_runs, opens_sentence
from mtcheck.facts.places import UNCASED, find_places
from mtcheck.frequency import zipf
from mtcheck.types import Name, NameKind, Span

if TYPE_CHECKING:
    from mtcheck.encoder import Encoder

_LATIN_RUN = re.compile(
    r"[“\"«「『(（\[]\s*([A-Z][\w'’.\-]*(?: [A-Z][\w'’.\-]*)*)\s*[”\"»」』)）\]]", re.ASCII
)
#: Words that the entity head may cut: an apostrophe changes a Hebrew letter, katakana are read one by one.
_PARTED = re.compile(r"[א-ת]+(?:['’‘׳][א-ת]+)+['’‘׳]?|[ァ-ヺー]+")
#: Longest of them.
_REACH = 20


def find_names(text: str, language: str, encoder: Encoder | None = None) -> list[Name]:
    """Proper names in a text.

    Args:
        text: running text, best a paragraph or more: a word is known for a name by its other mentions.
        language: ISO 639-1 code.
        encoder: in scripts without capitals its entity head, if it has one, finds the names and the rules
            add the countries' codes. Where capitals tell names, the rules alone were the more careful.

    Returns:
        Names in order, none overlapping, with offsets into ``text``. ``code`` is set for a country
        or continent (kind LOC) and, in English, for its people (kind MISC).
    """
    places = _lone_places(text, language)
    if language in UNCASED:
        if encoder is not None and encoder.has("entities"):
            return _by_model(text, places, encoder, language)
        found = places + [Name(*m.span(1), "MISC", m[1]) for m in _LATIN_RUN.finditer(text)]
        return sorted(found, key=lambda n: n.start)
    runs = find_runs(text, language, [Span(p.start, p.end) for p in places])
    return sorted([*places, *(as_name(text, run, language) for run in runs)], key=lambda n: n.start)


def _by_model(text: str, places: list[Name], encoder: Encoder, language: str) -> list[Name]:
    codes = {(p.start, p.end): p.code for p in places}
    kinds: dict[str, NameKind] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
    (entities,) = encoder.find_entities([text])
    found: list[Name] = []
    for first, last, kind, _ in sorted(entities):
        start, end = whole(text, first, last)
        if not found or start >= found[-1].end:
            name = text[start:end]
            found.append(Name(start, end, kinds.get(kind, "MISC"), name, codes.get((start, end), "")))
    return _with_known(text, found, language)


def _with_known(text: str, names: list[Name], language: str) -> list[Name]:
    """The names, cities and regions in place of what was cut across them: 南昌 is none in 云南昌宁.

    Args:
        text: they stand in.
        names: in order.
        language: ISO 639-1 code; elsewhere than in Chinese and Japanese words tell where a name begins.
    """
    if language not in ("zh", "ja"):
        return names
    crossed = [
        span
        for span, _ in find_known(text, language)
        if any(
            n.start < span.start < n.end < span.end or span.start < n.start < span.end < n.end for n in names
        )
    ]
    kept = [n for n in names if not any(n.start < s.end and s.start < n.end for s in crossed)]
    return sorted([*kept, *(Name(*s, "LOC", text[slice(*s)]) for s in crossed)], key=lambda n: n.start)


def whole(text: str, start: int, end: int) -> Span:
    """A name as found, and what of its word was cut off: at a Hebrew apostrophe, or within a word in katakana.

    Args:
        text: it stands in.
        start, end: offsets.
    """
    for part in _PARTED.finditer(text, max(0, start - _REACH), min(len(text), end + _REACH)):
        if part.start() < end and start < part.end():
            start, end = min(start, part.start()), max(end, part.end())
    return Span(start, end)


def _lone_places(text: str, language: str) -> list[Name]:
    """Country names that are no part of a longer name ("Jordan", not "Michael Jordan")."""
    found = []
    for span, codes in find_places(text, language):
        if language not in UNCASED and (
            _is_joined_before(text, span.start, language) or _is_joined_after(text, span.end)
        ):
            continue
        found.append(Name(*span, "LOC", text[span.start : span.end], codes[0] if codes else ""))
    return found


def _is_joined_before(text: str, start: int, language: str) -> bool:
    m = re.search(r"([^\W_]+)[ \u00a0-]$", text[max(0, start - 40) : start])
    if not m or not m[1][0].isupper():
        return False
    opens = opens_sentence(text, start - len(m[0]))
    return not (opens and zipf(m[1], language) >= FUNCTION)


def _is_joined_after(text: str, end: int) -> bool:
    m = re.match(r"[ \u00a0]([^\W\d_]+)", text[end : end + 40])
    return bool(m and m[1][0].isupper() and len(m[1]) > 1)
