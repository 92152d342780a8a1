"""So many of so many as a fraction, with offsets; and what looks like one and is none."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.facts.figures import Figure, with_terms
from mtcheck.facts.lexicon import LANGUAGES
from mtcheck.facts.numbers import find_numbers
from mtcheck.types import Number

#: (language, text, the words that are a share, numerator, denominator)
SHARES = [
    ("en", "One in five boats leaks.", "One in five", 1, 5),
    ("en", "About 3 out of 10 boats leak.", "3 out of 10", 3, 10),
    ("en", "Roughly 1 in 40 lambs died.", "1 in 40", 1, 40),
    ("en", "One boat in eight leaks.", "One boat in eight", 1, 8),
    ("en", "Every third boat leaks.", "Every third", 1, 3),
    ("fr", "Un bateau sur cinq fuit.", "Un bateau sur cinq", 1, 5),
    ("de", "Jedes fünfte Boot leckt.", "Jedes fünfte", 1, 5),
    ("de", "Drei von zehn Booten lecken.", "Drei von zehn", 3, 10),
    ("es", "Tres de cada diez barcos hacen agua.", "Tres de cada diez", 3, 10),
    ("it", "Tre barche su dieci perdono.", "Tre barche su dieci", 3, 10),
    ("pt", "Um em cada cinco barcos vaza.", "Um em cada cinco", 1, 5),
    ("nl", "Een op de vijf boten lekt.", "Een op de vijf", 1, 5),
    ("sv", "Var femte båt läcker.", "Var femte", 1, 5),
    ("ru", "Каждая пятая лодка течёт.", "Каждая пятая", 1, 5),
    ("ru", "Три из десяти лодок текут.", "Три из десяти", 3, 10),
    ("uk", "Кожен п'ятий човен тече.", "Кожен п'ятий", 1, 5),
    ("pl", "Co piąta łódź przecieka.", "Co piąta", 1, 5),
    ("cs", "Každá pátá loď teče.", "Každá pátá", 1, 5),
    ("ro", "Trei din zece bărci curg.", "Trei din zece", 3, 10),
    ("hu", "Tíz hajóból három szivárog.", "Tíz hajóból három", 3, 10),
    ("tr", "Her beş tekneden biri su alıyor.", "beş tekneden biri", 1, 5),
    ("el", "Ένα στα πέντε πλοία μπάζει.", "Ένα στα πέντε", 1, 5),
    ("ar", "قارب واحد من كل خمسة قوارب", "واحد من كل خمسة", 1, 5),
    ("fa", "از هر پنج قایق یک قایق", "از هر پنج قایق یک", 1, 5),
    ("he", "שלושה מכל עשרה אנשים", "שלושה מכל עשרה", 3, 10),
    ("hi", "दस में से तीन नावें", "दस में से तीन", 3, 10),
    ("id", "Tiga dari sepuluh perahu bocor.", "Tiga dari sepuluh", 3, 10),
    ("vi", "Ba trên mười chiếc thuyền", "Ba trên mười", 3, 10),
    ("zh", "每十艘船中就有三艘漏水。", "每十艘船中就有三", 3, 10),
    ("ja", "5人に1人が船酔いする。", "5人に1", 1, 5),
    ("ko", "선원 10명 중 3명이 아팠다.", "10명 중 3", 3, 10),
]
#: Counts, lengths of time, ranks and results that have to stay what they are.
LEFT_ALONE = [
    ("en", "He scored 20 in 25 games."),
    ("en", "She won two in five years."),
    ("en", "Three in four days fell ill."),
    ("en", "It opens every second week."),
    ("en", "They meet every third Thursday."),
    ("en", "Seven of the nine crew swam."),
    ("en", "Five in three boats is a riddle."),
    ("en", "12 of 15 members voted."),
    ("en", "Two in 2019 and one in 2020."),
    ("en", "Chapter three out in May."),
    ("en", "Between five and ten boats"),
    ("fr", "Deux vols en cinq heures"),
    ("fr", "Un pas sur cinq mètres de long"),
    ("fr", "Trois jours sur cinq semaines"),
    ("de", "Jeden zweiten Tag regnet es."),
    ("de", "Am fünften Mai"),
    ("de", "Ein Vorsprung von fünf Booten"),
    ("de", "12 von 15 Booten lecken."),
    ("es", "El 2 de mayo de 10 barcos"),
    ("it", "Due barche in dieci porti"),
    ("pt", "Dois barcos e dez redes"),
    ("nl", "Een aanval op vijf boten"),
    ("sv", "Vart fjärde år"),
    ("ru", "Каждый второй день идёт дождь."),
    ("ru", "12 из 15 лодок текут."),
    ("uk", "Кожен третій рік"),
    ("pl", "Co drugi dzień pada."),
    ("cs", "Každý třetí týden"),
    ("hu", "Minden második nap"),
    ("tr", "İki tekne ve üç balıkçı"),
    ("el", "Δύο πλοία και τρία κουπιά"),
    ("ar", "ثلاثة قوارب وخمسة بحارة"),
    ("he", "שלושה סירות וחמישה מלחים"),
    ("hi", "दस नावें और तीन मछुआरे"),
    ("id", "Tiga perahu dan sepuluh jala"),
    ("vi", "Ba chiếc thuyền và mười tấm lưới"),
    ("zh", "三艘船和十张网"),
    ("ja", "2日に1回出航する。"),
    ("ko", "배 3척과 그물 10개"),
]


@pytest.mark.parametrize(("language", "text", "words", "part", "whole"), SHARES)
def test_reads_shares(language: str, text: str, words: str, part: int, whole: int) -> None:
    shares = [n for n in find_numbers(text, language) if n.kind == "fraction"]
    assert [(text[n.start : n.end], n.value, n.certain) for n in shares] == [
        (words, Decimal(part) / whole, True)
    ]


@pytest.mark.parametrize(("language", "text"), LEFT_ALONE)
def test_leaves_alone(language: str, text: str) -> None:
    assert not [n for n in find_numbers(text, language) if n.kind == "fraction"]


def test_every_language_has_words() -> None:
    assert {language for language, *_ in SHARES} == LANGUAGES


@given(st.text(alphabet="one two in out of five 1025 every third,.-", max_size=60))
def test_numbers_stay_in_order(text: str) -> None:
    numbers = find_numbers(text, "en")
    assert all(a.end <= b.start for a, b in pairwise(numbers))


def _figure(value: str, kind: str = "cardinal") -> Figure:
    return Figure(0, 1, Number(0, 1, Decimal(value), kind=kind))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (["9", "10"], ["8", "10"]),  # two counts there: two counts here
        (["4", "5"], ["4", "5"]),
        (["7"], ["0.8"]),  # no count is the whole
        ([], ["0.8"]),
    ],
)
def test_share_against_counts(others: list[str], expected: list[str]) -> None:
    terms = with_terms([_figure("0.8", "fraction")], [_figure(o) for o in others])
    assert [f.value for f in terms] == [Decimal(e) for e in expected]


@pytest.mark.parametrize(("value", "kind"), [("80", "percent"), ("0.8", "fraction")])
def test_share_against_a_share(value: str, kind: str) -> None:
    share = _figure("0.8", "fraction")
    assert with_terms([share], [_figure(value, kind), _figure("10")]) == [share]
