"""Figures that share a scale, a currency or a unit with another, and collectives in the singular and the plural."""

from __future__ import annotations

import pytest

from mtcheck.checks.date import ContradictedDate
from mtcheck.checks.figure_left import FigureAdded, FigureLeftOut
from mtcheck.checks.number import ChangedNumber, ChangedUnit
from tests.support import story

CHECKS = (ChangedNumber, ChangedUnit, FigureAdded, FigureLeftOut, ContradictedDate)

FLAGGED = [
    ("fr", "Une centaine de passagers attendaient.", "Hundreds of passengers were waiting.", "NUM001", "Hundreds"),
    ("fr", "Des centaines de passagers attendaient.", "A hundred passengers were waiting.", "NUM001", "A hundred"),
    ("sv", "Hallen kostade 96 miljoner, inte 141.", "The hall cost 96 million, not 114 million.", "NUM001", "114 million"),
    ("pl", "Przyjechał o wpół do ósmej.", "He arrived at half past eight.", "NUM001", "half past eight"),
    ("es", "El sueldo será de US$ 5.000 en junio.", "Pay will be 5,000 pesos in June.", "NUM005", "5,000 pesos"),
    ("fr", "Il est parti il y a trois semaines.", "He left a fortnight ago.", "DAT001", "a fortnight"),
]  # fmt: skip

LEFT_ALONE = [
    ("fr", "Une centaine de passagers attendaient.", "About a hundred passengers were waiting."),
    ("fr", "Des centaines de passagers attendaient.", "Hundreds of passengers were waiting."),
    ("fr", "Une centaine de passagers et des centaines de badauds.", "A hundred passengers and hundreds of onlookers."),
    ("de", "250 Menschen kamen.", "Hundreds of people came."),
    ("hu", "Több száz ember jött.", "Hundreds of people came."),
    ("sv", "Hallen kostade 96 miljoner kronor, nu 141.", "The hall cost 96 million kronor, now 141 million."),
    ("cs", "Cena stoupne ze 186 na 221 milionů korun.", "The cost will rise from 186 million to 221 million crowns."),
    ("fa", "کویر ۶۴۰ میلیارد تومان زیان داد و بادگیر ۱٫۱ هزار میلیارد تومان سود کرد.", "Kavir lost 640 billion tomans and Badgir made 1.1 trillion."),
    ("pl", "Przyjechał o wpół do ósmej.", "He arrived at half past seven."),
    ("ru", "Он пришёл в половине восьмого утра.", "He arrived at 7.30 a.m."),
    ("es", "El sueldo será de $ 5.000 en junio.", "Pay will be 5,000 pesos in June."),
    ("fr", "Il est parti il y a quinze jours.", "He left a fortnight ago."),
    ("it", "Ha vinto in 2h13'40\".", "He won in 2:13:40."),
    ("it", "Ha vinto in 4 ore 38'12\".", "He won in 4 hours, 38 minutes and 12 seconds."),
    ("uk", "Роботи триватимуть від 18 до 20 місяців.", "The work will last from a year and a half to 20 months."),
    ("nl", "Hij stak er 6 ton in.", "He sank 600,000 euros into it."),
    ("nl", "Reken op vijf kwartier extra.", "Expect an extra 75 minutes."),
    ("pt", "Produzirá 24 hectómetros cúbicos de água.", "It will produce 24 million cubic metres of water."),
    ("cs", "Bylo dva stupně pod nulou.", "There were two degrees of frost."),
    ("fa", "یک کاشی از سدهٔ هفتم هجری پیدا شد.", "A 13th-century tile was found."),
    ("zh", "还要两三年。", "It will take another two or three years."),
]  # fmt: skip


def _found(language: str, source: str, target: str) -> list[tuple[str, str]]:
    told = story(target, source, (), "en", language)
    return [(f.code, f.text) for check in CHECKS for f in check().run(told)]


@pytest.mark.parametrize(("language", "source", "target", "code", "text"), FLAGGED)
def test_flagged(language: str, source: str, target: str, code: str, text: str) -> None:
    assert (code, text) in _found(language, source, target)


@pytest.mark.parametrize(("language", "source", "target"), LEFT_ALONE)
def test_left_alone(language: str, source: str, target: str) -> None:
    assert _found(language, source, target) == []
