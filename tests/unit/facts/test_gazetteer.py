"""Cities and regions by any of their names, and what a text may speak of."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.facts.gazetteer import (
    bare,
    find_known,
    has_name,
    key,
    may_speak_of_places,
    named,
    place,
    places_of,
)
from mtcheck.facts.whereabouts import is_missing, is_part, of_name, of_text, speaks


@pytest.mark.parametrize(
    ("names", "place_name"),
    [
        (("Lisbon", "Lisboa", "Lisbonne", "Lissabon", "Lisbona", "Лиссабон", "里斯本", "リスボン"), "Lisbon"),
        (("Munich", "München", "Monaco di Baviera", "Мюнхен", "慕尼黑", "ミュンヘン", "뮌헨"), "Munich"),
        (("The Hague", "Den Haag", "L'Aia", "La Haye", "La Haya", "Гаага", "海牙", "ハーグ"), "The Hague"),
        (("Cologne", "Köln", "Colonia", "Keulen", "Кёльн", "科隆", "ケルン"), "Cologne"),
        (("Saxony", "Sachsen", "Saxe", "Sassonia", "Саксония"), "Saxony"),
        (("Baltic Sea", "Ostsee", "Mer Baltique", "Балтийское море", "バルト海"), "Baltic Sea"),
    ],
)  # fmt: skip
def test_one_place_by_all_its_names(names: tuple[str, ...], place_name: str) -> None:
    for name in names:
        assert place_name in {place(n).name for n in places_of(name)}, name


@pytest.mark.parametrize("name", ["", "…", "Ms Appleby", "Zzyx", "12", "首都", "中部", "is", "Wednesday"])
def test_no_place(name: str) -> None:
    assert not places_of(name)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Ein Münchner gewann.", "de", "Munich"),
        ("Die Kölner Feuerwehr kam.", "de", "Cologne"),
        ("Une Lisbonnaise a gagné.", "fr", "Lisbon"),
        ("Суд заседал в Гааге.", "ru", "The Hague"),
        ("Spotkali się w Lizbonie.", "pl", "Lisbon"),
        ("La sentenza della Corte dell'Aia è attesa.", "it", "The Hague"),
        ("리스본에서 열렸다", "ko", "Lisbon"),
        ("在里斯本举行", "zh", "Lisbon"),
        ("リスボン市で開かれた", "ja", "Lisbon"),
        ("في لشبونة", "ar", "Lisbon"),
        ("Киянка рассказала о пожаре.", "ru", "Kyiv"),
        ("La squadra partenopea ha vinto.", "it", "Naples"),
        ("Le club phocéen s'est incliné.", "fr", "Marseille"),
        ("Los donostiarras ganaron.", "es", "Donostia / San Sebastián"),
    ],
)
def test_a_text_speaks_of_a_place_in_any_form(text: str, language: str, name: str) -> None:
    assert name in {place(n).name for n in may_speak_of_places(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The train from Turin to Milan was late.", "en", ["Turin", "Milan"]),
        ("Nach Lissabon und Den Haag", "de", ["Lissabon", "Den Haag"]),
        ("从里斯本到慕尼黑", "zh", ["里斯本", "慕尼黑"]),
        ("the turin brakes were lisbon", "en", []),
        ("metaリスボン", "ja", ["リスボン"]),
        ("New, York", "en", ["York"]),
        ("パリで話した", "ja", ["パリ"]),
        ("リンパリカ社", "ja", []),
    ],
)  # fmt: skip
def test_find_known(text: str, language: str, found: list[str]) -> None:
    spans = [span for span, _ in find_known(text, language)]
    assert [text[slice(*s)] for s in spans] == found


@pytest.mark.parametrize(
    ("text", "language", "cities"),
    [
        ("המשלחת נסעה לפריז", "he", {"Paris"}),
        ("وصل الوفد إلى ببرلين", "ar", {"Berlin"}),
        ("The delegates met in Lisbon", "en", {"Lisbon"}),
        ("The delegates met again", "en", set()),
    ],
)
def test_named_reads_letters_before_a_name(text: str, language: str, cities: set[str]) -> None:
    assert cities <= {place(n).name for numbers in named(text, language) for n in numbers}


@given(st.text(max_size=60), st.sampled_from(["en", "zh", "ar", "ko", "hi", "ru"]))
def test_what_is_found_lies_in_order_within_the_text(text: str, language: str) -> None:
    end = 0
    for span, numbers in find_known(text, language):
        assert end <= span.start < span.end <= len(text)
        assert numbers
        end = span.end
    assert may_speak_of_places(text, language) is not None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Zürich", "zurich"),
        ("Варшава", "varshava"),
        ("New York", "newyork"),
        ("リスボン", "リスボン"),
        ("12", ""),
    ],
)
def test_key(name: str, found: str) -> None:
    assert key(name) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Nagano Prefecture", "Nagano"), ("長野県", "長野"), ("京都", "京都"), ("Provincia de Jaén", "Jaén"),
        ("City", "City"), ("Lisbon", "Lisbon"),
    ],
)  # fmt: skip
def test_bare(name: str, found: str) -> None:
    assert bare(name) == found


@pytest.mark.parametrize(
    ("name", "text", "language", "spoken"),
    [
        ("Lisbon", "A Lisbonne, la pluie.", "fr", True),
        ("Lisbon", "Au Portugal, la pluie.", "fr", True),  # a capital stands for its country
        ("Portugal", "À Lisbonne, la pluie.", "fr", True),
        ("Braga", "Au Portugal, la pluie.", "fr", False),
        ("Turin", "À Milan, la pluie.", "fr", False),
        ("Mildred", "À Milan, la pluie.", "fr", False),
    ],
)
def test_speaks(name: str, text: str, language: str, spoken: bool) -> None:
    assert speaks(of_text(text, language), of_name(name, "en")) is spoken


@pytest.mark.parametrize(
    ("name", "text", "language", "missing"),
    [
        ("Turin", "À Milan, la pluie.", "fr", True),
        ("Turin", "À Turin, la pluie.", "fr", False),
        ("Mildred", "À Milan, la pluie.", "fr", False),
        ("Portugal", "À Milan, la pluie.", "fr", True),
    ],
)
def test_is_missing(name: str, text: str, language: str, missing: bool) -> None:
    assert is_missing(of_name(name, "en"), of_text(text, language), language) is missing


def test_a_city_without_a_name_in_a_script_may_be_spoken_of_there() -> None:
    assert all(has_name(n, "fr") for n in places_of("Turin"))
    assert all(has_name(n, "zh") for n in places_of("Turin"))


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        ("Portugal", "Braga", True),
        ("Braga", "Portugal", True),
        ("Braga", "Spain", False),
        ("Braga", "Turin", False),
    ],
)
def test_is_part(one: str, other: str, part: bool) -> None:
    assert is_part(of_name(one, "en"), of_name(other, "en")) is part


def test_every_name_written_by_hand_is_in_the_table() -> None:
    """After a change to known.tsv: ``scripts/build_models/gazetteer.py --by-hand``."""
    known = files("mtcheck.facts").joinpath("data/gazetteer/known.tsv").read_text("utf-8").splitlines()
    for line in known:
        name, _, more = line.partition("\t")
        for form in (name, *more.split("|")):
            assert name in {place(n).name for n in places_of(form)}, form


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Le cargo a traversé le golfe du Mexique.", "fr", "Gulf of Mexico"),
        ("На востоке Донбасса было тихо.", "ru", "Donbas"),
        ("Der Zug fährt durch Böhmen.", "de", "Bohemia"),
        ("На решті території Київщини діє комендантська година.", "uk", "Kyiv"),
        ("У Придністровському регіоні було тихо.", "uk", "Transnistria"),
        ("W Karpatach spadł śnieg.", "pl", "Carpathians"),
        ("ドンバスは静かだった。", "ja", "Donbas"),
    ],
)
def test_regions_and_seas_by_other_names(text: str, language: str, name: str) -> None:
    assert name in {place(n).name for n in may_speak_of_places(text, language)}


def test_a_name_by_hand_does_not_hide_the_country_of_a_region() -> None:
    assert is_part(of_name("Crimea", "en"), of_name("Ukraine", "en"))
    assert not is_part(of_name("Crimea", "en"), of_name("France", "en"))
