"""Words that imply a negation, and what is yet to be."""

import pytest

from mtcheck.checks import tables
from mtcheck.checks.negation_cues import cues, done_too_soon, is_delay, is_extreme, is_implied, undoes_itself


@pytest.mark.parametrize("language", tables.table("negation"))
def test_every_language_has_words_that_imply_a_negation(language):
    assert cues(language).implied.words


@pytest.mark.parametrize(
    ("ours", "theirs", "language"),
    [
        ("The witness is not talking.", "Der Zeuge schweigt.", "de"),
        ("The witness has not spoken.", "Le témoin se tait.", "fr"),
        ("The witness does not answer.", "El testigo calla.", "es"),
        ("The witness is not answering.", "Свидетель молчит.", "ru"),
        ("The witness is not answering.", "Świadek milczy.", "pl"),
        ("The witness says nothing.", "証人は沈黙している。", "ja"),
        ("The witness says nothing.", "증인은 침묵하고 있다.", "ko"),
        ("The bishop will not comment.", "Piskopos yorum yapmayı reddetti.", "tr"),
    ],
)
def test_a_negation_that_a_word_implies(ours, theirs, language):
    assert is_implied(ours, "en", theirs, language)


@pytest.mark.parametrize(
    ("ours", "theirs", "language"),
    [
        ("The witness is talking.", "Der Zeuge schweigt.", "de"),
        ("The witness is not talking.", "Der Zeuge redet.", "de"),
        ("The witness is not talking.", "Der Zeuge redet nicht.", "de"),
        ("The witness did not refuse.", "Le témoin a refusé.", "fr"),
        ("The bishop did not deny it.", "El obispo lo negó.", "es"),
        ("Nothing was said and nothing done.", "Der Zeuge schweigt.", "de"),
        ("The bell is silent.", "Die Glocke schweigt.", "de"),
        ("The witness is not talking.", "Vidnet taler.", "da"),
    ],
)
def test_a_negation_that_nothing_implies(ours, theirs, language):
    assert not is_implied(ours, "en", theirs, language)


@pytest.mark.parametrize(
    ("yet", "language", "done", "other"),
    [
        ("The mill has yet to open.", "en", "Le moulin a déjà ouvert.", "fr"),
        ("The mill has not yet opened.", "en", "Die Mühle hat bereits geöffnet.", "de"),
        ("El molino todavía no ha abierto.", "es", "The mill has already opened.", "en"),
        ("Мельница ещё не открылась.", "ru", "The mill has already opened.", "en"),
    ],
)
def test_what_is_yet_to_be_is_done(yet, language, done, other):
    assert done_too_soon(yet, language, done, other)


@pytest.mark.parametrize(
    ("yet", "language", "done", "other"),
    [
        ("The mill has yet to open.", "en", "Le moulin n'a pas encore ouvert.", "fr"),
        ("The mill has yet to open.", "en", "Le moulin a ouvert.", "fr"),
        ("The mill has yet to open.", "en", "Le moulin refuse déjà du monde.", "fr"),
        ("The mill has yet to open but has already hired.", "en", "Le moulin a déjà embauché.", "fr"),
        ("The mill has opened.", "en", "Le moulin a déjà ouvert.", "fr"),
        ("The mill has yet to open.", "en", "Møllen har allerede åbnet.", "da"),
    ],
)
def test_what_is_yet_to_be_may_stay_so(yet, language, done, other):
    assert done_too_soon(yet, language, done, other) is None


def test_two_negations_make_none():
    assert undoes_itself("Nobody disputes it.", "en", "Todos lo admiten.", "es")
    assert not undoes_itself("Nobody disputes it.", "en", "Nadie lo discute.", "es")
    assert not undoes_itself("The bishop did not refuse.", "en", "El obispo rehusó.", "es")
    assert not undoes_itself("Nobody admits it.", "en", "Todos lo admiten.", "es")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("She did not receive it until May.", True),
        ("She didn't receive it till May.", True),
        ("Not until May did she receive it.", True),
        ("She did not receive it in May.", False),
        ("She did not receive it, and waits until May.", False),
        ("It did not begin around 400 and went on until 1100.", False),
        ("She did not receive it. Until May she waits.", False),
    ],
)
def test_not_until_says_when_a_thing_began(text, is_one):
    (cue,) = cues("en").negations(text)
    assert is_delay(cue, text, "en") is is_one


def test_other_languages_have_a_word_for_not_until():
    text = "Sie hat den Brief nicht bis Mai bekommen."
    (cue,) = cues("de").negations(text)
    assert not is_delay(cue, text, "de")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Hopes are at their highest in decades.", True),
        ("It was the worst flood since 1962.", True),
        ("The most rain in ten years fell.", True),
        ("The highest court sits in Oslo.", False),
        ("They rest in May.", False),
        ("The forest has been closed for weeks.", False),
        ("Water was high for decades.", False),
    ],
)
def test_the_highest_in_decades(text, is_one):
    assert is_extreme(text, "en") is is_one
