"""What tells a name from a word: word lists, months and weekdays, and how common a word of a language is."""

from __future__ import annotations

from functools import cache

from mtcheck.facts.locales import locale_of
from mtcheck.facts.tables import table

#: Zipf values. A word this common is one even where it begins a sentence with a capital.
COMMON = 3.5
#: A word this common is no part of the name it precedes at the start of a sentence.
FUNCTION = 4.4
#: No word this common is a name by itself.
ARTICLE = 5.6
#: In German every noun has a capital: a word this rare is a name.
RARE_NOUN = 1.6


@cache
def words(kind: str, language: str = "") -> frozenset[str]:
    """A word list of ``data/names.toml``.

    Args:
        kind: "particles", which are one list for all languages, or "titles", "organisations" ...
        language: ISO 639-1 code, for every kind but the particles.

    Returns:
        Its words; none for a language without the list.
    """
    entry = table("names")[kind]
    text = entry if isinstance(entry, str) else entry.get(language, "")
    return frozenset(text.split())


@cache
def calendar_words(language: str) -> frozenset[str]:
    """Months and weekdays, which English and German write with a capital.

    Args:
        language: ISO 639-1 code.

    Returns:
        Their names, case folded; none for a language CLDR does not know.

    Source: Unicode CLDR, through Babel.
    """
    locale = locale_of(language)
    if locale is None:
        return frozenset()
    tables = [locale.months[c][w] for c in ("format", "stand-alone") for w in ("wide", "abbreviated")]
    tables += [locale.days["format"][w] for w in ("wide", "abbreviated")]
    return frozenset(name.rstrip(".").casefold() for table in tables for name in table.values())
