"""People of the wrong sex."""

import pytest

from mtcheck.checks import tables
from mtcheck.checks.gender import WrongGender
from mtcheck.checks.gender_signs import find_replaced_pronoun, find_wrong_gender, has_sign
from tests.support import cases, run_case, story


@pytest.mark.parametrize("row", cases("gender"))
def test_wrong_gender(row):
    run_case(WrongGender(), row)


def test_the_finding_shows_the_sign():
    told = story("The court accepted her appeal.", "Суд принял его жалобу.", source_language="ru")
    (found,) = WrongGender().run(told)
    assert found.message == "The original speaks of a man here (“его”), not “her”."
    assert [(e.file, e.text) for e in found.evidence] == [("source", "его")]
    assert found.confidence > 0.5


def test_a_sentence_further_down():
    told = story("The road is closed.\nIn May he left.", "路已封闭。\n五月，她离开了。", source_language="zh")
    (found,) = WrongGender().run(told)
    assert told.target.text[found.start : found.end] == "he"
    assert [e.text for e in found.evidence] == ["她"]
    assert found.evidence[0].start == told.source.text.index("她")


def test_without_an_original_another_outlet_shows_it_less_surely():
    told = story("Last autumn he won the open.", None, ["Last autumn she won the open."])
    (found,) = WrongGender().run(told)
    assert found.message == "Another version speaks of a woman here (“she”), not “he”."
    assert found.confidence < 0.8


@pytest.mark.parametrize(
    ("target", "language", "original", "expected"),
    [
        ("He left and sold his farm.", "zh", "她离开并卖掉了农场。", ["He"]),
        ("In May he left and sold his farm.", "zh", "五月，她离开并卖掉了农场。", ["he", "his"]),
        ("In May he left with her.", "zh", "五月，她离开了。", None),
        ("In May he left.", "xx", "Elle est partie.", None),
        ("In May he left.", "de", "", None),
        ("", "de", "Er ging.", None),
        ("A man in her early 30s fell.", "de", "", ["her"]),
        ("A woman in her 30s fell.", "de", "", None),
    ],
)
def test_words_of_the_wrong_sex(target, language, original, expected):
    found = find_wrong_gender(target, "en", original, language)
    assert (found and [target[w.start : w.end] for w in found.words]) == expected


@pytest.mark.parametrize(
    ("target", "other", "language", "original", "expected"),
    [
        ("He lost her keys on the pier.", "He lost his keys on the pier.", "hi", "", "her"),
        (
            "Her first start of the season went well.",
            "His first start this season went well.",
            "ja",
            "",
            "Her",
        ),
        ("They filmed and missed him.", "They filmed her and missed her.", "fi", "", "him"),
        ("She was one of the few who came.", "He was one of the few to come.", "cs", "", "She"),
        ("He says she owns the mill.", "He says he owns the mill.", "tr", "", "she"),
        # Both are there, or nothing stands beside them that tells.
        ("He lost her keys.", "He lost his keys, not her keys.", "hi", "", None),
        ("He told her so.", "She was told so by him.", "hi", "", None),
        ("He is known to her.", "She has known him.", "hi", "", None),
        ("Her boat sank.", "His ship went down.", "hi", "", None),
        ("His boat sank.", "His boat sank.", "hi", "", None),
        # The original speaks of a woman alone.
        ("He lost her keys.", "He lost his keys.", "ru", "Она потеряла её ключи.", None),
        ("He lost her keys.", "He lost his keys.", "ru", "Он потерял её ключи.", "her"),
    ],
)
def test_pronouns_replaced_at_the_same_words(target, other, language, original, expected):
    found = find_replaced_pronoun(target, other, original, language)
    assert (found and [target[w.start : w.end] for w in found.words]) == (expected and [expected])
    if found:
        assert other[slice(*found.sign)].lower() not in (expected.lower(), "")


def test_another_outlet_shows_a_pronoun_replaced():
    told = story(
        "The mayor lost her keys and he walked home.",
        "Der Bürgermeister verlor seine Schlüssel und lief heim.",
        ["The mayor lost his keys and he walked home."],
        source_language="de",
    )
    (found,) = WrongGender().run(told)
    assert told.target.text[found.start : found.end] == "her"
    assert [e.text for e in found.evidence] == ["his"]


def test_only_english_is_read():
    assert find_wrong_gender("Elle est partie.", "fr", "He left.", "en") is None


@pytest.mark.parametrize(
    ("text", "language", "sex", "expected"),
    [
        ("निर्माता ने कहा।", "hi", "female", False),
        ("श्रीमती राव ने कहा।", "hi", "female", True),
        ("Ihre Schwester kam.", "de", "female", True),
        ("Der Zug kam.", "de", "female", False),
        ("Его поезд опоздал.", "ru", "male", True),
    ],
)
def test_signs(text, language, sex, expected):
    assert has_sign(text, language, sex) is expected


@pytest.mark.parametrize("language", sorted(tables.table("gender")))
def test_no_word_shows_both_sexes(language):
    lists = tables.table("gender")[language]
    male = {
        w
        for k in ("he", "his", "he_or_it", "his_or_its", "mr", "male", "said_male")
        for w in lists.get(k, [])
    }
    female = {
        w
        for k in ("she", "her", "she_or_it", "her_or_its", "mrs", "female", "said_female")
        for w in lists.get(k, [])
    }
    assert male
    assert female
    assert not male & female
