"""Word lists as patterns: that a pattern is asked wherever it may find something."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from mtcheck.checks import tables
from mtcheck.checks.opposite_words import pair, pairs_by_name
from mtcheck.checks.word_lists import Words, fold

LANGUAGES = "ar cs de el en es fa fr he hi hu id it ja ko nl pl pt ro ru sv tr uk vi zh".split()


@pytest.mark.parametrize(
    ("words", "language", "text", "found"),
    [
        (["refus*"], "en", "She REFUSED, he refuses.", ["REFUSED", "refuses"]),
        (["refus*"], "en", "Refuse? No refuge.", ["Refuse"]),
        (["can't"], "en", "They can’t, we can't.", ["can’t", "can't"]),
        (["not … any"], "en", "It is not for us any longer.", ["not for us any"]),
        (["not … any"], "en", "It is not known whether in these long years any came.", []),
        (["# percent"], "en", "It fell 12.5 percent.", ["12.5 percent"]),
        (["*#"], "en", "nothing", []),
        (["is"], "tr", "İS, ıs, is", ["İS", "ıs", "is"]),
        (["STRASSE"], "de", "die Straße, die strasse", ["strasse"]),
        (["so"], "en", "ſo it was", ["ſo"]),
        (["σας"], "el", "ΣΑΣ και σασ", ["ΣΑΣ", "σασ"]),
        (["不"], "zh", "他不去", ["不"]),
        (["שתק"], "he", "הוא ושתק", []),
        ([], "en", "anything", []),
    ],
)
def test_finds(words: list[str], language: str, text: str, found: list[str]) -> None:
    listed = Words(words, language)
    assert [m[0] for m in listed.finditer(text)] == found
    assert (listed.search(text) is not None) == bool(found)
    assert listed.sub(lambda m: "", text) == listed.pattern.sub("", text)


def test_clitics_are_asked_for() -> None:
    assert Words(["בית"], "he").search("ובבית") is None
    assert Words(["בית"], "he", clitics=True).search("ובבית")


def test_a_search_keeps_to_its_bounds() -> None:
    words = Words(["but"], "en")
    assert words.search("but then")
    assert not words.search("but then", 1)
    assert not words.search("so but", 0, 4)


def test_a_text_without_the_letters_makes_no_pattern() -> None:
    words = Words(["refus*", "silent"], "en")
    assert words.search("The mayor opened the school.") is None
    assert "pattern" not in vars(words)


@pytest.mark.parametrize("plane", range(0, 0x20000, 0x1000))
def test_letters_that_patterns_take_for_one_are_folded_alike(plane: int) -> None:
    for code in range(plane, plane + 0x1000):
        letter = chr(code)
        for other in {letter.lower(), letter.upper(), letter.title(), letter.casefold()} - {letter}:
            if len(other) == 1 and re.fullmatch(re.escape(letter), other, re.IGNORECASE):
                assert fold(letter) == fold(other), (letter, other)
    assert fold("ıİiI") == "iiii"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_word_is_found_where_its_pattern_finds_it(language: str) -> None:
    """Each list is asked about its own words, in small letters and capitals, and about those of another list."""
    named = [name for name, languages in pairs_by_name().items() if language in languages]
    listed = [side for name in named for sides in pair(name, language).sides for side in sides]
    for file in (files("mtcheck.checks") / "data").iterdir():
        name = file.name.removesuffix(".toml")
        if file.name.endswith(".toml") and isinstance(tables.table(name).get(language), dict):
            kinds = tables.table(name)[language]
            listed += [
                Words(words, language)
                for words in kinds.values()
                if isinstance(words, list) and all(isinstance(w, str) for w in words)
            ]
    before = ""
    for words in listed:
        said = ", ".join(words.words).replace("*", "").replace("…", "so it").replace("#", "12")
        for text in (said, said.upper(), said.replace("'", "’"), before):
            assert list(map(_span, words.finditer(text))) == list(map(_span, words.pattern.finditer(text)))
        before = said


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span()
