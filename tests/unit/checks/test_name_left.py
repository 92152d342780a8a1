"""Names that only the original has."""

from __future__ import annotations

import pytest

from mtcheck.checks.base import Check
from mtcheck.checks.name_left import NameLeftOut
from tests.support import story
from tests.unit.checks.test_name_replaced import FRENCH, near


def flagged(target: str, source: str, language: str = "fr") -> list[tuple[int, str]]:
    of = near(story(target, source, source_language=language), FRENCH)
    return [(f.start, f.evidence[0].text) for f in NameLeftOut().run(of)]


def test_is_a_check_with_a_page() -> None:
    check = NameLeftOut()
    assert isinstance(check, Check)
    for word in ("Why:", "Flags:", "Leaves alone:", "Source:"):
        assert word in (type(check).__doc__ or "")


@pytest.mark.parametrize(
    ("target", "source", "place", "wanted"),
    [
        ("The mayor spoke to on.", "Le maire a parlé à Bernadette Quellec.", 18, "Bernadette Quellec"),
        ("The train from was late.", "Le train de Zagreb était en retard.", 14, "Zagreb"),
        ("The mayor has spoke in.", "Le maire a parlé en Allemagne.", 22, "Allemagne"),
    ],
)
def test_flags_a_name_that_is_nowhere(target: str, source: str, place: int, wanted: str) -> None:
    assert flagged(target, source) == [(place, wanted)]


@pytest.mark.parametrize(
    ("target", "source", "language"),
    [
        ("The mayor spoke to Quellec.", "Le maire a parlé à Bernadette Quellec.", "fr"),
        ("The mayor spoke to Jurgen Mueller.", "Le maire a parlé à Jürgen Müller.", "fr"),
        ("The mayor spoke in Germany.", "Le maire a parlé en Allemagne.", "fr"),
        ("The German mayor spoke.", "Le maire a parlé en Allemagne.", "fr"),
        # Another name took its place: NAM004 tells of that.
        ("The mayor spoke to Virat Oduya.", "Le maire a parlé à Bernadette Quellec.", "fr"),
        # She is named elsewhere.
        ("Bernadette Quellec won. The mayor spoke to her.", "Elle a gagné. Le maire a parlé à Bernadette Quellec.", "fr"),
        # Capitals that are no name's.
        ("The mayor spoke.", "Le maire a parlé à Minuit.", "fr"),
        ("The mayor spoke on.", "Der Bürgermeister sprach von Fledermausgeräuschen.", "de"),
        ("The mayor spoke on.", "Мэр говорил.", "ru"),
        # A novel, a pass and the end of two words: no Roman of Romania, no Pas, no Saga.
        ("The mayor read it.", "Der Bürgermeister hat den Roman gelesen.", "de"),
        ("He aimed at the end zone.", "彼はエンドゾーンを狙ってパスを投げた。", "ja"),
        ("The charm is its strangeness.", "エキセントリックさが魅力だ。", "ja"),
        ("The line was moved forward.", "实现关口前移。", "zh"),
        ("The office opened.", "L'OCDE a ouvert un bureau.", "fr"),
    ],
)  # fmt: skip
def test_leaves_alone(target: str, source: str, language: str) -> None:
    assert flagged(target, source, language) == []


def test_a_name_is_told_once() -> None:
    target = "The mayor spoke to on. The mayor spoke to on."
    source = "Le maire a parlé à Bernadette Quellec. Le maire a parlé à Bernadette Quellec."
    assert len(flagged(target, source)) <= 1


def test_translations_into_scripts_without_capitals_are_left_alone() -> None:
    of = story("市长讲话了", "Le maire a parlé à Bernadette Quellec.", source_language="fr", language="zh")
    assert not list(NameLeftOut().run(of))
