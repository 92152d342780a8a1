from importlib.resources import files

import pytest

from mtcheck.checks.literal import LiteralReading
from mtcheck.checks.literal_tables import Phrase, find, readings
from mtcheck.checks.word_lists import fold
from tests.support import cases, run_case

PAIRS = sorted(
    tuple(f.name.removesuffix(".toml").split("-"))
    for f in (files("mtcheck.checks") / "data/literal").iterdir()
)


@pytest.mark.parametrize("row", cases("literal_phrases"))
def test_phrases(row):
    run_case(LiteralReading(), row)


@pytest.mark.parametrize(
    ("written", "language", "text", "found"),
    [
        ("white thread*", "en", "sewn with white threads", ["white threads"]),
        ("white thread", "en", "sewn with white threads", []),
        ("hit/hits the sack", "en", "He hits the sack.", ["hits the sack"]),
        ("days are … danger", "en", "His days are no longer in danger.", ["days are no longer in danger"]),
        ("days are … danger", "en", "His days are numbered. No danger.", []),
        ("days are … danger", "en", "His days are, as far as we know, in danger.", []),
        ("au volant", "fr", "Il était au volant.", ["au volant"]),
        ("d'occasion", "fr", "une voiture d’occasion", ["d’occasion"]),
        ("oreille", "fr", "l'oreille", ["oreille"]),
        ("assister [à/au]", "fr", "assister au match, assister les blessés", ["assister"]),
        ("[a/ont] été", "fr", "il a été vu cet été", ["été"]),
        ("laut [Aa]", "de", "laut Anna, laut singen", ["laut"]),
        ("[!sans] préjudice", "fr", "sans préjudice de l'appel", []),
        ("[!sans] préjudice", "fr", "un préjudice moral", ["préjudice"]),
        ("larga [!escala]", "pt", "em larga escala, rua larga", ["larga"]),
        ("背黑锅", "zh", "让司机背黑锅了", ["背黑锅"]),
        ("打…牌", "zh", "打牌", []),
        ("*على قدم وساق", "ar", "وعلى قدم وساق", ["وعلى قدم وساق"]),
    ],
)
def test_find(written, language, text, found):
    spans = find((Phrase(written, language),), text)
    assert [text[s.start : s.end] for s in spans] == found
    assert not found or any(a in fold(text) for a in Phrase(written, language).anchors)


def test_longer_first():
    assert find((Phrase("red", "en"), Phrase("red tape", "en")), "red tape") == [(0, 8)]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_tables(source, target):
    seen = set()
    for kind in ("words", "phrases"):
        for reading in readings(kind, source, target):
            for phrase in (*reading.source, *reading.wrong, *reading.right):
                assert phrase.pattern.groups == 1
            # What is shown as the suggestion is no pattern.
            assert not set("*…/[]") & set(reading.right[0].written)
            for wrong in reading.wrong:
                said = _said(wrong)
                assert find((wrong,), said), wrong.written
                assert not find(reading.right, said), f"{wrong.written} holds a right reading"
            for phrase in reading.source:
                assert (kind, phrase.written.lower()) not in seen, phrase.written
                seen.add((kind, phrase.written.lower()))
                # In the middle of a line a context would be read as letters, and the line would never speak.
                assert not any("[" in token for token in phrase.written.split()[1:-1]), phrase.written


def _said(phrase):
    """A text that a phrase stands for."""
    words = [w for w in phrase.written.split() if w != "…" and not w.startswith("[")]
    return " ".join(w.split("/")[0].replace("*", "") for w in words)
