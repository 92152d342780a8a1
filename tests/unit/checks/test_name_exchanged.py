"""A name put in the place of another, told by a version in the same language and by the original."""

import pytest

from mtcheck.checks.name import DifferentName
from mtcheck.checks.name_exchanged import exchanged_names
from tests.support import story

SOURCE = "La ministre Carla Verdone a visité le port de Livourne mardi."
VERSION = "The minister Carla Verdone visited the port of Livorno on Tuesday."


def told(target, source=SOURCE, version=VERSION, language="fr"):
    made = story(target, source, [version] if version else [], source_language=language)
    return [
        (f.text, f.suggestion, [e.text for e in f.evidence]) for f in exchanged_names(DifferentName(), made)
    ]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        (VERSION.replace("Verdone", "Bianchetti"), ("Bianchetti", "Verdone", ["Verdone", "Verdone"])),
        (VERSION.replace("Carla Verdone", "Petra Holm"), ("Petra Holm", "Carla Verdone", ["Carla", "Carla Verdone"])),
        ("On Tuesday " + VERSION.replace("Carla", "Sonja"), ("Sonja", "Carla", ["Carla", "Carla"])),
    ],
)  # fmt: skip
def test_found(target, found):
    assert told(target) == [found]


@pytest.mark.parametrize(
    ("target", "more"),
    [
        (VERSION, {}),
        (VERSION.replace("Verdone", "Verdona"), {}),  # spelled otherwise
        (
            VERSION.replace("Livorno", "Leghorn"),
            {},
        ),  # the version's word is the original's in other letters only
        (VERSION.replace("Carla Verdone", "Verdone"), {}),
        (VERSION.replace("minister", "secretary"), {}),
        (VERSION.replace("Carla", "Carlotta"), {}),  # one may be short for the other
        (VERSION.replace("Verdone", "Bianchetti"), {"version": ""}),
        (VERSION.replace("Verdone", "Bianchetti"), {"source": SOURCE.replace("Verdone", "Bianchetti")}),
        (VERSION.replace("Tuesday", "Wednesday"), {}),  # the date checks' matter
        ("Carla Bianchetti and Carla Verdone visited the port of Livorno on Tuesday.", {}),
    ],
)
def test_left_alone(target, more):
    assert told(target, **more) == []


def test_across_scripts():
    found = told(
        "Petra Belova opened the school.",
        "Анна Белова открыла школу.",
        "Anna Belova opened the school.",
        language="ru",
    )
    assert [f[:2] for f in found] == [("Petra", "Anna")]
