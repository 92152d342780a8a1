import sys
from pathlib import Path
from random import Random

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "scripts/build_models"))

from distort import words  # noqa: E402
from distort.base import Text  # noqa: E402

LISTS = ("negation", "quantifier", "restriction", "antonym", "hedge", "place", "time")
LANGUAGES = words.languages()


@pytest.mark.parametrize(
    ("language", "kind", "text", "edited", "marked"),
    [
        ("en", "negation", "The bridge will reopen.", "The bridge will not reopen.", ["not"]),
        ("en", "negation", "The bridge will not reopen.", "The bridge will reopen.", ["will", "reopen."]),
        ("en", "hedge", "Allegedly, he paid.", "He paid.", ["He"]),
        ("fr", "negation", "La mairie est vide.", "La mairie n'est pas vide.", ["n'est pas"]),
        ("es", "negation", "El museo es viejo.", "El museo no es viejo.", ["no"]),
        ("it", "negation", "Il museo aveva due sale.", "Il museo non aveva due sale.", ["non"]),
        ("pt", "negation", "O museu foi vendido.", "O museu não foi vendido.", ["não"]),
        ("de", "antonym", "Der Umsatz ist gestiegen.", "Der Umsatz ist gesunken.", ["gesunken"]),
        ("nl", "quantifier", "Zij komt zelden.", "Zij komt vaak.", ["vaak"]),
        ("sv", "negation", "Bron är bred.", "Bron är inte bred.", ["inte"]),
        ("ru", "negation", "Мост был узким.", "Мост не был узким.", ["не"]),
        ("uk", "negation", "Міст був вузьким.", "Міст не був вузьким.", ["не"]),
        ("pl", "negation", "Most jest wąski.", "Most nie jest wąski.", ["nie"]),
        ("cs", "negation", "Most byl úzký.", "Most nebyl úzký.", ["nebyl"]),
        ("zh", "antonym", "出口量增加。", "出口量减少。", ["减少"]),
        ("ja", "negation", "橋を閉鎖した。", "橋を閉鎖しなかった。", ["しなかった"]),
        ("ko", "negation", "시장이 발표했다.", "시장이 발표하지 않았다.", ["하지 않았다"]),
        ("tr", "negation", "Köprü için para var.", "Köprü için para yok.", ["yok"]),
        ("fa", "negation", "پل باریک است.", "پل باریک نیست.", ["نیست"]),
        ("ar", "negation", "كان الجسر ضيقا.", "لم يكن الجسر ضيقا.", ["لم يكن"]),
        ("hu", "antonym", "Ez a győzelem.", "Ez a vereség.", ["vereség"]),
    ],
)
def test_plants_one_error_and_marks_it(language, kind, text, edited, marked):
    edit = words.DISTORTIONS[kind](Text(text, language), Random(0))

    assert edit is not None
    assert edit.text == edited
    assert [edited[span.start : span.end] for span in edit.spans] == marked
    assert edit.label == ("neutral" if kind == "hedge" else "contradiction")
    assert edit.kind == kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Will the bridge reopen?"),  # a question asserts nothing
        ("en", "He never said it is wide."),  # negated already
        ("fr", "Personne ne sait où est le pont."),
        ("xx", "The bridge will reopen."),
    ],
)
def test_leaves_negation_alone(language, text):
    assert words.DISTORTIONS["negation"](Text(text, language), Random(0)) is None


def test_faithful_variant_has_no_spans():
    edit = words.FAITHFUL["faithful.words"](Text("The strike was organised.", "en"), Random(0))

    assert edit is not None
    assert (edit.text, edit.label, edit.spans) == ("The strike was organized.", "entailment", ())


def test_all_languages_have_a_lexicon():
    assert len(LANGUAGES) == 25


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_held_out_entries_share_no_form_with_those_for_training(language, name):
    trained = _forms(words.exchanges(language, name, heldout=False))
    kept = _forms(words.exchanges(language, name, heldout=True))

    assert kept or words.table(language, name, heldout=True).rules
    assert not trained & kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_gives_spans_inside_the_text_and_the_same_edit_twice(language):
    for kind, plant in (words.DISTORTIONS | words.HELD_OUT).items():
        name = kind.removesuffix(".heldout")
        for form in words.exchanges(language, name, heldout=kind != name):
            text = Text(f"A {form} B.", language)
            edit = plant(text, Random(1))
            assert edit == plant(text, Random(1))
            if edit is None:
                continue
            assert edit.text != text.text
            assert edit.spans
            assert all(0 <= span.start < span.end <= len(edit.text) for span in edit.spans)


def _forms(exchanges):
    return {form.lower() for old, new in exchanges.items() for form in (old, *new)} - {""}
