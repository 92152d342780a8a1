"""Which country, city or region a name is, and whether a text speaks of it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mtcheck.facts.gazetteer import has_name, may_speak_of_places, place, places_of
from mtcheck.facts.places import may_speak_of, speaks_of


class Whereabouts(NamedTuple):
    """Places that a name, or a text, may stand for.

    Args:
        codes: of countries, continents and unions, see `mtcheck.facts.places`.
        numbers: of cities and regions, see `mtcheck.facts.gazetteer`.
    """

    codes: frozenset[str]
    numbers: frozenset[int]


@lru_cache(maxsize=4096)
def of_name(name: str, language: str) -> Whereabouts:
    """The places that a name as a whole is the name of.

    Args:
        name: as written.
        language: ISO 639-1 code.
    """
    return Whereabouts(speaks_of(name, language), places_of(name))


@lru_cache(maxsize=256)
def of_text(text: str, language: str) -> Whereabouts:
    """Every place that a text might speak of, leniently: by any name, in any inflection, or by its people."""
    return Whereabouts(may_speak_of(text, language), may_speak_of_places(text, language))


def speaks(text: Whereabouts, name: Whereabouts) -> bool:
    """Whether a text might speak of the place that a name is the name of.

    Args:
        text: what it may speak of.
        name: what the name may stand for. A capital stands for its country too, and a country for its capital.
    """
    if text.codes & name.codes or text.numbers & name.numbers:
        return True
    return bool(text.codes & _ruled_from(name.numbers) or _ruled_from(text.numbers) & name.codes)


def _ruled_from(numbers: frozenset[int]) -> frozenset[str]:
    """The countries whose capital is among some places."""
    return frozenset(p.country for p in map(place, numbers) if p.is_capital)


def is_part(one: Whereabouts, other: Whereabouts) -> bool:
    """Whether one of two names is that of a country, and the other one that of a place in it."""
    return bool(one.codes & _country(other.numbers) or other.codes & _country(one.numbers))


def _country(numbers: frozenset[int]) -> frozenset[str]:
    """That of the place which is meant by a name of several."""
    known = sorted((p for p in map(place, numbers) if p.country), key=lambda p: p.names)
    return frozenset(p.country for p in known[-1:])


def is_missing(name: Whereabouts, text: Whereabouts, language: str) -> bool:
    """Whether a name is that of a place which a text does not speak of.

    Args:
        name: what it stands for.
        text: what the text may speak of.
        language: ISO 639-1 code of the text; a city that the table has no name of in its script may be spoken of.
    """
    if not name.codes and not name.numbers:
        return False
    return not speaks(text, name) and all(has_name(n, language) for n in name.numbers)
