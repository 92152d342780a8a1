"""Word and pair frequencies."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mtcheck import frequency
from mtcheck.frequency import common_words, commonest, has_words, pair_surprise, zipf


@pytest.mark.parametrize(
    ("word", "language", "least", "most"),
    [
        ("the", "en", 7, 8),
        ("THE", "en", 7, 8),
        ("Straße", "de", 4.5, 6),
        ("naïve", "en", 2.5, 4),
        ("O’Brien", "en", 3, 5),
        ("Москва", "ru", 4.5, 6),
        ("中国", "zh", 5, 7),
        ("İstanbul", "tr", 4.5, 6.5),
        ("qzxvkj", "en", 0, 0),
        ("the", "sw", 0, 0),
        ("the", "", 0, 0),
        ("", "en", 0, 0),
    ],
)
def test_zipf(word: str, language: str, least: float, most: float) -> None:
    assert least <= zipf(word, language) <= most


def test_zipf_is_that_of_the_lists() -> None:
    wordfreq = pytest.importorskip("wordfreq")
    for word in ("table", "parliament", "overwhelming", "zebra", "photosynthesis", "unhouseled"):
        assert zipf(word, "en") == pytest.approx(wordfreq.zipf_frequency(word, "en"), abs=0.006)


def test_languages_without_a_list() -> None:
    assert has_words("fr")
    assert not has_words("sw")
    assert common_words("sw", 10) == ()


def test_common_words_come_most_frequent_first() -> None:
    words = common_words("es", 100)
    assert len(words) == 100
    assert words[0] == "de"
    assert [zipf(w, "es") for w in words[:5]] == sorted((zipf(w, "es") for w in words[:5]), reverse=True)


@pytest.mark.parametrize(("first", "second"), [("due", "to"), ("Prime", "minister"), ("of", "the")])
def test_pairs_that_belong_together(first: str, second: str) -> None:
    assert pair_surprise(first, second) > 0


@pytest.mark.parametrize(("first", "second"), [("to", "of"), ("to", "permission")])
def test_pairs_that_hardly_meet(first: str, second: str) -> None:
    assert pair_surprise(first, second) < -2


def test_an_unknown_word_is_no_surprise() -> None:
    assert pair_surprise("qzxvkj", "the") == 0
    assert pair_surprise("the", "qzxvkj") == 0


def test_import_loads_nothing_heavy() -> None:
    code = "import sys, mtcheck.frequency; print(*{'numpy', 'wordfreq', 'symspellpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("language", ["en", "fr", "tr", "ru", "ko"])
def test_the_few_and_the_many(language: str) -> None:
    # The first words asked for are sought in the list as it is, later ones in a table made of it.
    words = (*common_words(language, 30), "Qzxvkj", "zzebra", "x" * 40)
    frequency._words.cache_clear()
    zipf.cache_clear()
    few = [zipf(w, language) for w in words]
    many = dict(commonest([w.lower() for w in words], language))
    zipf.cache_clear()
    assert [zipf(w, language) for w in words] == few
    assert few == [pytest.approx(many.get(w.lower(), 0.0), abs=0.005) for w in words]


@pytest.mark.parametrize("language", sorted(frequency._PLAIN))
def test_words_are_prepared_as_wordfreq_does(language: str) -> None:
    import langcodes
    from wordfreq.preprocess import preprocess_text

    written = [
        "Straße",
        "İSTANBUL",
        "ﬁnd",
        "Cafe\u0301",
        "ţară",
        "şi",
        "Ščit",
        "Σίσυφος",
        "МОСКВА",
        "ïЇ",
        "O’Brien",
        "２",
    ]
    for word in written:
        assert frequency._prepared(word, language) == preprocess_text(word, langcodes.get(language))


def test_the_first_and_the_last_of_the_listed_words() -> None:
    words = frequency.listed_words(0)
    assert frequency.is_listed(words[0])
    assert frequency.is_listed(words[-1])


@pytest.mark.parametrize(
    ("language", "word"), [("zh", "来"), ("zh", "水"), ("ja", "人"), ("ko", "수"), ("ru", "на")]
)
def test_a_character_is_not_the_letters_of_its_bytes(language, word):
    """«来» and "eg" are the same two bytes to Python."""
    listed = frequency._Words(frequency._lists()[language])
    sought = listed.zipf(word)
    assert listed.table is not None
    assert listed.zipf(word) == sought > 4
