"""Names by rules, likeness across scripts, countries, glued words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.facts.glued import is_pinyin, split_glued
from mtcheck.facts.names import find_names, whole
from mtcheck.facts.places import find_places, may_speak_of, territories
from mtcheck.facts.transliteration import fold, is_spelling_of, same_name, skeleton
from mtcheck.facts.variants import (
    changed_surname,
    is_misspelling,
    loose_pattern,
    may_stand_in,
    qualified_territory,
)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Yesterday Pauline Grangier spoke.", [("Pauline Grangier", "PER", "")]),
        ("en", "We met Prime Minister Anna Lindqvist.", [("Anna Lindqvist", "PER", "")]),
        (
            "en",
            "We met Mr. Ashworth and J. P. Okello.",
            [("Ashworth", "PER", ""), ("J. P. Okello", "PER", "")],
        ),
        ("en", "A book by Sean O’Connor’s son.", [("Sean O’Connor", "PER", "")]),
        ("en", "Houses in Trinidad and Tobago burned.", [("Trinidad and Tobago", "LOC", "TT")]),
        (
            "en",
            "In South Sudan, the U.S. won.",
            [("South Sudan", "LOC", "SS"), ("U.S.", "LOC", "US")],
        ),
        ("en", "The Ministry of Defence denied it.", [("Ministry of Defence", "ORG", "")]),
        ("en", "John Sorvane sang there.", [("John Sorvane", "PER", "")]),
        ("en", "Will Sorvane sing there?", [("Sorvane", "MISC", "")]),
        ("en", "Per Kilometre it costs more.", [("Kilometre", "MISC", "")]),
        ("en", "The talks of Alicia Jordan ended.", [("Alicia Jordan", "PER", "")]),
        ("en", "The Dane and a Swiss left.", [("Dane", "MISC", "DK"), ("Swiss", "MISC", "CH")]),
        ("en", "On Monday in March I left.", []),
        ("en", "Houses burned. People fled.", []),
        ("en", 'Why? Because. "Maybe," he said.', []),
        ("fr", "Le discours d'Hélène Lefèvre.", [("Hélène Lefèvre", "PER", "")]),
        ("fr", "Valéry d'Ormesson est arrivé.", [("Valéry d'Ormesson", "PER", "")]),
        ("fr", "La sortie de l'Allemagne.", [("Allemagne", "LOC", "DE")]),
        ("de", "Der Hund jagte die Katze im Garten.", []),
        ("de", "Gestern sprach Ursula von der Heyden.", [("Ursula von der Heyden", "PER", "")]),
        (
            "es",
            "El Ministerio llamó a Carmen Etxeberria.",
            [("Ministerio", "ORG", ""), ("Carmen Etxeberria", "PER", "")],
        ),
        ("it", "La squadra di Chiara Bertolini.", [("Chiara Bertolini", "PER", "")]),
        ("ru", "Вчера Дмитрий Соколов приехал.", [("Дмитрий Соколов", "PER", "")]),
        ("zh", "总理访问法国。", [("法国", "LOC", "FR")]),
        (
            "ja",
            "タイヤの会社「Acme Tyres」はタイにある。",
            [("Acme Tyres", "MISC", ""), ("タイ", "LOC", "TH")],
        ),
        ("ar", "زار الوزير فرنسا أمس", [("فرنسا", "LOC", "FR")]),
        ("xx", "", []),
    ],
)
def test_find_names(language: str, text: str, names: list[tuple[str, str, str]]) -> None:
    found = find_names(text, language)
    assert [(n.text, n.kind, n.code) for n in found] == names
    assert all(text[n.start : n.end] == n.text for n in found)


def test_a_first_word_is_a_name_if_it_is_one_elsewhere() -> None:
    found = find_names("Rose was late. We saw Rose again.", "en")
    assert [n.start for n in found] == [0, 22]


def test_capitals_tell_nothing_in_a_headline() -> None:
    found = find_names("New Rules For Every School Announced By Lindqvist", "en")
    assert [n.text for n in found] == ["Lindqvist"]


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.sampled_from('aB cDé’-.,\n"«»ЖжΩ中タ 1'), max_size=60),
    st.sampled_from(["en", "fr", "de", "ru", "zh", "ja", "ar", "sw", ""]),
)
def test_names_are_in_order_apart_and_exact(text: str, language: str) -> None:
    found = find_names(text, language)
    assert all(text[n.start : n.end] == n.text and n.text for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Günter", "Gunter"),
        ("Günter", "Guenter"),
        ("Mohammed", "Muhammad"),
        ("Київ", "Kyiv"),
        ("Kyiv", "Kiev"),
        ("Соколов", "Sokolov"),
        ("Παπαδάκης", "Papadakis"),
        ("Warszawa", "Warsaw"),
        ("Lefèvre", "LEFEVRE"),
    ],
)
def test_spellings_of_one_name(first: str, second: str) -> None:
    assert same_name(first, second) > 0.72
    assert is_spelling_of(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Paris", "Berlin"),
        ("Vasseur", "Kermadec"),
        ("Соколов", "Petrenko"),
        ("", "Anna"),
        ("Wien", "Cologne"),
    ],
)
def test_two_names(first: str, second: str) -> None:
    assert same_name(first, second) < 0.6
    assert not is_spelling_of(first, second)


def test_order_of_words_does_not_matter() -> None:
    assert same_name("Ishikawa Haruto", "Haruto Ishikawa") == 1


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_symmetric_and_bounded(first: str, second: str) -> None:
    assert 0 <= same_name(first, second) <= 1
    assert same_name(first, second) == pytest.approx(same_name(second, first))


def test_folding() -> None:
    assert fold("Ørsted-Müller") == "orstedmuller"
    assert skeleton("Schwarz") == skeleton("Shvarts")


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("the Czech Republic and Côte d'Ivoire", "en", [("CZ",), ("CI",)]),
        ("Guinea-Bissau, not Guinea", "en", [("GW",), ("GN",)]),
        ("les Pays-Bas et la Trinité-et-Tobago", "fr", [("NL",), ("TT",)]),
        ("Südsudan", "de", [("SS",)]),
        ("インド洋のインドネシア", "ja", [("IN",), ("ID",)]),
        ("a turkey in china shops", "en", []),
        ("anything", "xx", []),
    ],
)
def test_find_places(text: str, language: str, codes: list[tuple[str, ...]]) -> None:
    assert [c for _, c in find_places(text, language)] == codes


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("des soldats allemands", "fr", "DE"),
        ("niemiecki rząd", "pl", "DE"),
        ("a Dutchman", "en", "NL"),
        ("в Польше", "ru", "PL"),
        ("الفرنسية", "ar", "FR"),
        ("os jovens Egípcios", "pt", "EG"),
        ("il governo egiziano", "it", "EG"),
        ("los surcoreanos", "es", "KR"),
        ("השר הצרפתי", "he", "FR"),
        ("ראש הממשלה האיטלקי", "he", "IT"),
        ("وزیر فرانسوی", "fa", "FR"),
        ("हंगरी की सरकार", "hi", "HU"),
        ("поляки", "ru", "PL"),
        ("афганський", "uk", "AF"),
        ("svenska norrmän", "sv", "NO"),
    ],
)
def test_may_speak_of(text: str, language: str, code: str) -> None:
    assert code in may_speak_of(text, language)


def test_an_english_word_without_a_capital_speaks_of_no_country() -> None:
    assert not may_speak_of("They met their southern sisters, rusty as china.", "en")
    assert "ZA" in may_speak_of("Their South African sisters won.", "en")
    assert "ZA" in may_speak_of("ihre südafrikanischen Schwestern", "de")


def test_territories_of_a_language_cldr_does_not_know() -> None:
    assert territories("xx") == {}
    assert territories("not a language") == {}


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Caledonia", ("New Caledonia", "NC")),
        ("Sudan", ("South Sudan", "SS")),
        ("Korea", None),
        ("Georgia", None),
        ("Lanka", None),
    ],
)
def test_qualified_territory(name: str, full: tuple[str, str] | None) -> None:
    assert qualified_territory(name, "en") == full


@pytest.mark.parametrize(
    ("token", "languages", "split"),
    [
        ("Dubuissonva", ("fr",), ("Dubuisson", "va", "fr")),
        ("Brinkmannhat", ("de",), ("Brinkmann", "hat", "de")),
        ("Dubuisson", ("fr",), None),
        ("Restaurant", ("de",), None),
        ("dubuissonva", ("fr",), None),
        ("DUBUISSONVA", ("fr",), None),
        ("Qzxvkjva", ("fr",), None),
        ("Dubuissonva", ("ru",), None),
    ],
)
def test_split_glued(token: str, languages: tuple[str, ...], split: tuple[str, str, str] | None) -> None:
    assert split_glued(token, languages) == split


@pytest.mark.parametrize(
    ("first", "second", "changed"),
    [
        ("Marcelo Bustamante", "Marcelo Quintanilla", ("Bustamante", "Quintanilla")),
        ("Ivan Lavrov", "Ivan Lawrow", None),
        ("Sabine Wollmann", "Sabine Wollmanns", None),
        ("Anna Berg", "Otto Berg", None),
        ("Berg", "Holm", None),
        ("Anna Berg", "Anna-Maria Holm", None),
    ],
)
def test_changed_surname(first: str, second: str, changed: tuple[str, str] | None) -> None:
    assert changed_surname(first, second) == changed


@pytest.mark.parametrize(
    ("spelling", "usual", "slip"),
    [
        ("Blackwel", "Blackwell", True),
        ("Hutchinton", "Hutchinson", True),
        ("Mohammed", "Mohamed", False),
        ("Andreyev", "Andreiev", False),
        ("Blackwell", "Blackwell", False),
        ("Berg", "Burg", False),
    ],
)
def test_is_misspelling(spelling: str, usual: str, slip: bool) -> None:
    assert is_misspelling(spelling, usual, "en") is slip


def test_a_name_may_stand_in_a_text_in_any_form() -> None:
    assert may_stand_in("Katarzyna Zielinska", {"minister", "Zielińską"})
    assert not may_stand_in("Hugo Vasseur", {"mené", "Bastien", "Kermadec"})


def test_loose_pattern() -> None:
    pattern = loose_pattern("World Weather Research Organization")
    assert pattern.search("the world weather-research organisation")
    assert not pattern.search("World Weather Research Organizations")


@pytest.mark.parametrize(
    ("name", "pinyin"), [("Zhao Liangche", True), ("Xu Dan", True), ("Lorenzo Montanariche", False)]
)
def test_is_pinyin(name: str, pinyin: bool) -> None:
    assert is_pinyin(name) is pinyin


class _Tagger:
    def has(self, head):
        return head == "entities"

    def find_entities(self, texts):
        return [[(5, 7, "LOC", 0.9), (0, 4, "PER", 0.8)] for _ in texts]


def test_an_entity_head_finds_names_where_there_are_no_capitals():
    names = find_names("艾达布朗法国之行", "zh", _Tagger())
    assert [(n.text, n.kind) for n in names] == [("艾达布朗", "PER"), ("国之", "LOC")]


def test_where_there_are_capitals_the_rules_find_them():
    names = find_names("Ada Brown went from France to Spain.", "en", _Tagger())
    assert [(n.text, n.code) for n in names] == [("Ada Brown", ""), ("France", "FR"), ("Spain", "ES")]


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("להקת הסטג‘יז ניגנה", "‘יז", "הסטג‘יז"),
        ("エスタニア人が来た", "スタ", "エスタニア"),
        ("Maria sang", "ari", "ari"),
        ("המילה ‘שלום‘ כאן", "שלום", "שלום"),
    ],
)
def test_a_name_that_was_cut_is_made_whole(text: str, found: str, name: str) -> None:
    start = text.index(found)
    assert text[slice(*whole(text, start, start + len(found)))] == name
