"""Cities, regions and countries put for another, and what they are called elsewhere."""

from __future__ import annotations

import pytest

from mtcheck.checks.name import DifferentName
from mtcheck.checks.name_place import changed_places
from mtcheck.types import Finding
from tests.support import story


def found(target: str, source: str, language: str = "fr") -> list[Finding]:
    return list(changed_places(DifferentName(), story(target, source, source_language=language)))


@pytest.mark.parametrize(
    ("target", "source", "language", "name", "right"),
    [
        ("The summit in Turin begins on Monday.", "Der Gipfel in Lissabon beginnt am Montag.", "de", "Turin", "Lisbon"),
        ("The summit in Turin begins on Monday.", "Le sommet de Lisbonne commence lundi.", "fr", "Turin", "Lisbon"),
        ("The summit in Saxony begins on Monday.", "Il vertice in Baviera comincia lunedì.", "it", "Saxony", "Bavaria"),
        ("The summit in Turin begins on Monday.", "里斯本峰会周一开始。", "zh", "Turin", "Lisbon"),
        ("The summit in Turin begins on Monday.", "リスボンでの会議は月曜日に始まる。", "ja", "Turin", "Lisbon"),
        ("The fleet left the Baltic Sea on Monday.", "La flotte a quitté la Mer Noire lundi.", "fr", "Baltic Sea", "Black Sea"),
        ("The summit in Bavaria begins on Monday.", "Le sommet au Portugal commence lundi.", "fr", "Bavaria", "Portugal"),
    ],
)  # fmt: skip
def test_another_place(target: str, source: str, language: str, name: str, right: str) -> None:
    (finding,) = found(target, source, language)
    assert (finding.text, finding.severity, finding.stance) == (name, "major", "contradicted")
    assert finding.suggestion == right
    assert f", {right}, which is not “{name}”" in finding.message


@pytest.mark.parametrize(
    ("target", "source", "language"),
    [
        ("The court in The Hague ruled on Monday.", "Het hof in Den Haag deed maandag uitspraak.", "nl"),
        ("The court in The Hague ruled on Monday.", "La Corte dell'Aia ha deciso lunedì.", "it"),
        ("The court in The Hague ruled on Monday.", "Суд в Гааге вынес решение в понедельник.", "ru"),
        ("The court in The Hague ruled on Monday.", "دادگاه لاهه روز دوشنبه رأی داد.", "fa"),
        ("A man from Munich won on Monday.", "Ein Münchner gewann am Montag.", "de"),
        ("The Cologne fire brigade came.", "Die Kölner Feuerwehr kam.", "de"),
        ("The summit in Lisbon begins on Monday.", "里斯本峰会周一开始。", "zh"),
        ("Lisbon said on Monday it would pay.", "Le Portugal a dit lundi qu'il paierait.", "fr"),
        ("Portugal said on Monday it would pay.", "Lisbonne a dit lundi qu'elle paierait.", "fr"),
        ("The strike in Portugal goes on.", "La grève à Braga continue.", "fr"),
        ("The flat in Nice was sold on Monday.", "L'appartement a été vendu lundi.", "fr"),
        ("The summit in Turin begins on Monday.", "Le sommet commence lundi.", "fr"),
        ("The summit begins on Monday.", "Le sommet de Lisbonne commence lundi.", "fr"),
        ("The summit in Turin and Porto begins.", "Le sommet de Lisbonne commence.", "fr"),
        ("Ms Paris Abernathy spoke on Monday.", "Mme Abernathy a parlé lundi à Lisbonne.", "fr"),
        ("The reading in Reading begins on Monday.", "La lecture à Lisbonne commence lundi.", "fr"),
    ],
)  # fmt: skip
def test_left_alone(target: str, source: str, language: str) -> None:
    assert found(target, source, language) == []


def test_one_finding_for_one_name() -> None:
    of = story("The summit in Norway begins on Monday.", "Le sommet au Portugal commence lundi.")
    assert [f.text for f in DifferentName().run(of)] == ["Norway"]
