"""Countries and continents by name, in the languages of CLDR.

Source: Unicode CLDR through Babel; ``data/places.toml`` for what CLDR's short names leave out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from mtcheck.facts.locales import locale_of
from mtcheck.facts.tables import table
from mtcheck.facts.transliteration import fold
from mtcheck.types import Span

#: Scripts without capitals; in the first group words are not set apart either.
UNSPACED = frozenset({"zh", "ja", "ko", "th"})
UNCASED = UNSPACED | {"ar", "he", "hi", "fa", "ur", "bn", "ta"}

#: Languages that write "Südostasien" as one word.
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "hu"})

_NOT_A_PLACE = frozenset({"ZZ", "XA", "XB", "QO", "EZ", "001", "UM"})
_AND = {"en": "and", "fr": "et", "de": "und", "es": "y", "it": "e", "pt": "e", "nl": "en"}
#: Letters that a people's name surely begins with, and how many more the word for one of it may have.
_SURE, _DERIVED = 5, 6

_WORD = re.compile(r"\w+")


@cache
def territories(language: str) -> Mapping[str, tuple[str, ...]]:
    """Names of countries and continents in a language.

    Args:
        language: ISO 639-1 code.

    Returns:
        Name to codes: ISO 3166-1 for a country, UN M.49 for a continent, usually one; empty where CLDR does
        not know the language.
    """
    locale = locale_of(language)
    if locale is None:
        return {}
    names = dict(locale.territories)
    found: dict[str, tuple[str, ...]] = {}
    for code, name in names.items():
        if code in _NOT_A_PLACE or " - " in name:
            continue
        # "Myanmar (Burma)": the bracket is CLDR's own explanation.
        name = re.sub(r"\s*[(（].*?[)）]", "", name)
        for form in {name, name.replace("&", _AND.get(language, "&")), name.replace("St.", "Saint")}:
            found[form] = (*found.get(form, ()), code)
    for code, forms in table("places")["aliases"].get(language, {}).items():
        for form in forms:
            found[form] = tuple(dict.fromkeys((*found.get(form, ()), code)))
    return found


@cache
def demonyms() -> Mapping[str, tuple[str, ...]]:
    """English words for people and things of a country, to ISO 3166-1 codes ("Korean" has two)."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in table("places")["demonyms"].items():
        for word in words.split():
            found[word] = (*found.get(word, ()), code)
    return found


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    names = sorted(territories(language), key=lambda n: (-len(n), n))
    if not names:
        return None
    joined = "|".join(re.escape(n).replace("'", "['’]").replace("’", "['’]") for n in names if len(n) > 1)
    if language not in UNSPACED:
        return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")
    # Katakana sets words apart after a fashion: タイ is no part of タイヤ.
    return re.compile(rf"(?<![ァ-ー])(?:{joined})(?![ァ-ー])" if language == "ja" else joined)


def find_places(text: str, language: str) -> list[tuple[Span, tuple[str, ...]]]:
    """Countries and continents named in a text, longest name first, in order.

    Args:
        text: running text.
        language: ISO 639-1 code.

    Returns:
        Where (offsets into ``text``), and the codes the name may stand for.
    """
    pattern = _pattern(language)
    known = territories(language)
    if pattern is None:
        return []
    return [
        (Span(*m.span()), known.get(m[0]) or known.get(m[0].replace("'", "’")) or ())
        for m in pattern.finditer(text)
    ]


def _peoples(language: str) -> list[tuple[str, str]]:
    """Beginnings of a people's name, taken from that of its language: «deutsch» for Germany, «danois» for Denmark."""
    locale = locale_of(language)
    if locale is None or language in UNCASED:
        return []
    names = dict(locale.languages)
    spoken = {name: tag for tag, name in dict(locale_of("en").languages).items() if tag in names}
    return [
        (stem[: max(4, len(stem) - 2)], code)
        for word, codes in demonyms().items()
        if word in spoken
        for stem in [fold(names[spoken[word]])]
        if len(stem) >= 4 and " " not in stem
        for code in codes
    ]


@cache
def _stems(language: str) -> tuple[tuple[str, str], ...]:
    """(beginning, code): what a word of the language begins with if it speaks of a country."""
    found = []
    for name, codes in territories(language).items():
        for word in _WORD.findall(name):
            stem = word.removeprefix("ال") if language in UNCASED else fold(word)
            # Endings go: «Norvège», «norvégien». What stays of a short name is too little to go by.
            stem = stem[: max(4, len(stem) - 3)] if language not in UNCASED else stem[: max(3, len(stem) - 1)]
            if len(stem) >= 4 or (language in UNCASED and len(stem) >= 2):
                found += [(stem, code) for code in codes]
    found += _peoples(language)
    if language == "en":
        found += [(fold(word), code) for word, codes in demonyms().items() for code in codes]
    for words_of in (table("places")["hints"], table("peoples")):
        for code, words in words_of.get(language, {}).items():
            found += [(word if language in UNCASED else fold(word), code) for word in words.split()]
    return tuple(sorted(set(found)))


@cache
def _codes_of_stems(language: str) -> Mapping[str, frozenset[str]]:
    """The codes each of `_stems` stands for."""
    found: dict[str, frozenset[str]] = {}
    for stem, code in _stems(language):
        found[stem] = found.get(stem, frozenset()) | {code}
    return found


@cache
def _names_of_peoples(language: str) -> Mapping[str, frozenset[str]]:
    """What words for the people and things of one country begin with; in scripts without capitals, what they hold."""
    found: dict[str, frozenset[str]] = {}
    pairs = list(_peoples(language))
    for name, codes in territories(language).items():
        if _WORD.fullmatch(name):
            letters = name.removeprefix("ال") if language in UNCASED else fold(name)
            pairs += [(letters[: max(_SURE, len(letters) - 2)], code) for code in codes]
    for code, hints in table("places")["hints"].get(language, {}).items():
        pairs += [(hint if language in UNCASED else fold(hint), code) for hint in hints.split()]
    for stem, code in pairs:
        if len(stem) >= _SURE - (language in UNCASED):
            found[stem] = found.get(stem, frozenset()) | {code}
    return found


@lru_cache(maxsize=16384)  # every word of a translation is asked, and again after an edit
def people_of(word: str, language: str) -> frozenset[str]:
    """Codes of the country whose name, people or language a word is, in any form; none where that is not sure.

    The other way round than `may_speak_of`: to say what a word means, not to clear a name.

    Args:
        word: as written, in any case.
        language: ISO 639-1 code.
    """
    known = _names_of_peoples(language)
    letters, is_uncased = (word, True) if language in UNCASED else (fold(word), False)
    first = range(len(letters)) if is_uncased else range(min(1, len(letters)))
    stems = [
        letters[start:end]
        for start in first
        for end in range(start + _SURE - is_uncased, len(letters) + 1)
        if letters[start:end] in known
    ]
    longest = max(stems, key=len, default="")
    return known[longest] if longest and len(letters) <= len(longest) + _DERIVED else frozenset()


def speaks_of(word: str, language: str) -> frozenset[str]:
    """Codes of the countries, continents and unions a word or a name surely stands for, itself or its people.

    Args:
        word: as written.
        language: ISO 639-1 code.
    """
    codes = territories(language).get(word, ())
    if language == "en":
        codes = (*codes, *(demonyms().get(word) or demonyms().get(word.removesuffix("s"), ())))
    return frozenset(codes)


@cache
def at_home(language: str) -> frozenset[str]:
    """Codes of the countries whose official language one is (ISO 639-1 code): texts in it may leave them unsaid."""
    from babel.core import get_global
    from babel.languages import get_official_languages

    codes = get_global("territory_languages")
    return frozenset(c for c in codes if language in get_official_languages(c, regional=False, de_facto=True))


@lru_cache(maxsize=256)
def may_speak_of(text: str, language: str) -> frozenset[str]:
    """Codes of every country a text might speak of: by name, in any inflection, or by its people.

    Lenient on purpose: "New" speaks of New Zealand too. To clear a name, never to accuse one.

    Args:
        text: running text.
        language: ISO 639-1 code.
    """
    sure = {code for _, codes in find_places(text, language) for code in codes}
    if language in UNCASED:
        return frozenset(sure | {code for stem, code in _stems(language) if stem in text})
    # English gives a people a capital too: "southern" is not South African.
    words = {fold(w) for w in _WORD.findall(text) if language != "en" or not w.islower()}
    if language in _COMPOUNDING:
        joined = " ".join(words)
        sure |= {code for stem, code in _stems(language) if len(stem) > 4 and stem in joined}
    known = _codes_of_stems(language)
    sizes = {len(stem) for stem in known}
    openings = {w[:size] for w in words for size in sizes}
    return frozenset(sure.union(*(known[stem] for stem in openings & known.keys())))
