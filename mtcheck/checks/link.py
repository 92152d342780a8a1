"""Links whose words name one country and whose address names another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import ClassVar, Final
from urllib.parse import unquote, urlsplit

from mtcheck.facts.locales import locale_of
from mtcheck.types import Article, Finding, Link, Story

_TAG_FOLDERS = frozenset(
    "tag tags topic topics theme themes thema themen tema temas temi sujet sujets mot-cle mots-cles etiqueta "
    "etiquetas argomento argomenti onderwerp onderwerpen keyword keywords country countries location locations "
    "place places pays pais paises laender land landen paesi".split()
)
_MOST_WORDS = 3
_SHORTEST_STEM = 4
# What may stand behind a country's name, less its last letters, in the word for its people.
_PEOPLE_ENDINGS = frozenset(
    "n s an ans ian ians ean eans ese i is ish er ers ien iens ienne iennes ain aine ains aines ais aise aises ois oise "
    "no na nos nas ano ana anos anas ense enses esi isch ische ischen er erin".split()
) | {""}
# Common names and words for people that CLDR has not and that share no stem with the country.
_IRREGULAR: Final[dict[str, str]] = {
    "turkey": "TR", "turkish": "TR", "turk": "TR", "turks": "TR", "uk": "GB", "britain": "GB", "great britain": "GB",
    "british": "GB", "briton": "GB", "britons": "GB", "england": "GB", "scotland": "GB", "scottish": "GB", "wales": "GB",
    "welsh": "GB", "us": "US", "usa": "US", "united states": "US", "america": "US", "american": "US", "americans": "US",
    "uae": "AE", "emirates": "AE", "emirati": "AE", "emiratis": "AE", "holland": "NL", "dutch": "NL", "burma": "MM",
    "burmese": "MM", "danish": "DK", "dane": "DK", "danes": "DK", "swiss": "CH", "filipino": "PH", "filipinos": "PH",
    "czech": "CZ", "czech republic": "CZ", "saudi": "SA", "saudis": "SA", "ivory coast": "CI", "ivorian": "CI",
    "greek": "GR", "greeks": "GR", "peruvian": "PE", "cypriot": "CY", "cypriots": "CY", "lebanese": "LB", "togolese": "TG",
    "congolese": "CD", "argentine": "AR", "argentinian": "AR", "afghan": "AF", "afghans": "AF", "kiwi": "NZ",
    "new zealander": "NZ", "south korean": "KR", "south korea": "KR", "north korean": "KP", "north korea": "KP",
    "south african": "ZA", "sri lankan": "LK", "macedonia": "MK", "macedonian": "MK", "swaziland": "SZ",
    "spaniard": "ES", "spaniards": "ES", "ghanaian": "GH", "kosovar": "XK", "monegasque": "MC",
    # Names of two places, and parts of a country whose page they may well lead to.
    "georgia": "GE US", "georgian": "GE", "congo": "CD CG", "korea": "KR KP", "korean": "KR KP", "ireland": "IE GB",
    "irish": "IE GB", "guinea": "GN GQ GW PG", "sudan": "SD SS", "sudanese": "SD SS", "hong kong": "HK CN",
    "macau": "MO CN", "taiwan": "TW CN", "taiwanese": "TW CN", "puerto rico": "PR US", "puerto rican": "PR US",
    "guam": "GU US", "greenland": "GL DK", "faroe islands": "FO DK", "gibraltar": "GI GB", "bermuda": "BM GB",
    "jersey": "JE GB US", "guernsey": "GG GB", "new caledonia": "NC FR", "guadeloupe": "GP FR", "martinique": "MQ FR",
    "mayotte": "YT FR", "reunion": "RE FR", "french guiana": "GF FR", "french polynesia": "PF FR", "aruba": "AW NL",
}  # fmt: skip


class LinkCheck:
    """Link to the page of another country.

    Why: tags are set by hand or by a program; a reader who follows "Norwegian" to the page about
    Denmark, and the editor whose text is tagged so, have the wrong country.

    Flags: words that are one country, its language or its people, linked to the tag or topic page of
    another.

    Leaves alone: links to articles, words that name no country, pages that name none; people and
    country ("Norwegian", "/norway/") are the same.

    Source: names of countries and languages and the official languages of countries: CLDR through
    Babel, in English and in the article's language.
    """

    code: ClassVar[str] = "LNK001"
    family: ClassVar[str] = "link"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        """Yield one finding for each link between two countries."""
        article = story.target
        for link in article.links:
            anchor = article.plain[slice(*link.anchor)]
            words, slug = _words(anchor), _slug(link.href)
            if not words or not slug or words in slug or slug in words:
                continue
            # "us" and "turkey" without a capital are no countries; in other languages peoples have none.
            if article.language in ("", "en") and not anchor[:1].isupper():
                continue
            said, linked = _countries(words, article.language), _countries(slug, article.language)
            if said and linked and not said & linked:
                yield self._finding(article, link, slug)

    def _finding(self, article: Article, link: Link, slug: str) -> Finding:
        anchor = article.plain[slice(*link.anchor)]
        return Finding(
            code=self.code,
            check=self.family,
            category="design and markup/link",
            severity="minor",
            stance="garbled",
            file=article.name,
            start=link.start,
            end=link.end,
            text=article.text[link.start : link.end],
            message=f"“{anchor}” is linked to the page about “{slug}”, another country.",
            confidence=0.8,
        )


def _words(text: str) -> str:
    """Lower-case words without accents and punctuation; "" for more than a name."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"[^\W\d_]+", bare)
    return " ".join(words) if len(words) <= _MOST_WORDS else ""


def _slug(href: str) -> str:
    """The name at the end of the address of a tag page, as words; "" for any other address."""
    try:
        path = urlsplit(href).path
    except ValueError:
        return ""
    segments = [s for s in unquote(path).casefold().split("/") if s]
    if len(segments) < 2 or segments[-2] not in _TAG_FOLDERS or any(c.isdigit() for c in segments[-1]):
        return ""
    return _words(re.sub(r"\.html?$", "", segments[-1]))


@cache
def _countries(words: str, language: str) -> frozenset[str]:
    """ISO 3166 codes of the countries that the words may name; empty for words that name none."""
    if words in _IRREGULAR:
        return frozenset(_IRREGULAR[words].split())
    names, languages = _names("en"), _languages("en")
    if language and language != "en":
        names, languages = (*_names(language), *names), (*_languages(language), *languages)
    found = {code for name, code in names if name == words} or {c for name, c in languages if name == words}
    return frozenset(found or {code for name, code in names if _is_people_of(words, name)})


def _is_people_of(word: str, country: str) -> bool:
    if " " in word or " " in country:
        return False
    shared = next(
        (i for i, (a, b) in enumerate(zip(word, country, strict=False)) if a != b),
        min(len(word), len(country)),
    )
    return shared >= max(_SHORTEST_STEM, len(country) - 3) and word[shared:] in _PEOPLE_ENDINGS


@cache
def _names(language: str) -> tuple[tuple[str, str], ...]:
    """Countries by name."""
    locale = locale_of(language)
    if locale is None:
        return ()
    return tuple(
        (_words(str(name)), code)
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha()
    )


@cache
def _languages(language: str) -> tuple[tuple[str, str], ...]:
    """Countries by the name of an official language, where the language is named after the country."""
    from babel.languages import get_official_languages

    locale = locale_of(language)
    if locale is None:
        return ()
    names = locale.languages
    return tuple(
        (_words(str(names[spoken])), code)
        for country, code in _names(language)
        for spoken in get_official_languages(code)
        if spoken in names and _words(str(names[spoken]))[:2] == country[:2]
    )
