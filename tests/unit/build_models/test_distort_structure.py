"""Planted structural errors: names, roles, clauses, debris, literal readings."""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

from tests.support import ROOT

sys.path.insert(0, str(ROOT / "scripts/build_models"))

from distort import clauses, debris, names
from distort.base import Distortion, Edit, Text
from distort.dictionaries import literal, read_dictionary

NTREX = ROOT / "../shared/data/ntrex/dev.tsv"
COLUMNS = {
    "en": "eng", "fr": "fra", "es": "spa", "de": "deu", "it": "ita", "pt": "por-BR", "nl": "nld", "pl": "pol",
    "ru": "rus", "uk": "ukr", "zh": "zho-CN", "ja": "jpn", "ko": "kor", "ar": "arb", "he": "heb", "tr": "tur",
    "vi": "vie", "id": "ind", "hi": "hin", "fa": "fas", "sv": "swe", "cs": "ces", "ro": "ron", "el": "ell",
    "hu": "hun",
}  # fmt: skip
ERRORS: dict[str, Distortion] = {
    **names.DISTORTIONS,
    **names.HELD_OUT,
    **clauses.DISTORTIONS,
    **debris.DISTORTIONS,
    **debris.HELD_OUT,
}
ALL: dict[str, Distortion] = {**ERRORS, **clauses.FAITHFUL}

SENTENCE = Text(
    "On Monday, the minister Anna Lindqvist accused Oskar Brandt of hiding the report, which was due in May.",
    "en",
    "Am Montag warf die Ministerin Anna Lindqvist Oskar Brandt vor, den Bericht zu verstecken.",
    "de",
    ("Yesterday the mayor Carla Moretti said the bridge was safe, although nobody had looked at it.",),
    ("The harvest in the valley was poor this year, because rain came late and the frost early.",),
)


def edits(distortion: Distortion, text: Text, count: int = 60) -> list[Edit]:
    return [e for seed in range(count) if (e := distortion(text, Random(seed)))]


def marked(edit: Edit) -> list[str]:
    return [edit.text[s.start : s.end] for s in edit.spans]


@cache
def rows() -> list[dict[str, str]]:
    if not NTREX.exists():
        pytest.skip("no NTREX")
    with NTREX.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def ntrex(language: str, count: int) -> list[Text]:
    other = "de" if language == "en" else "en"
    sentences = [r[COLUMNS[language]] for r in rows()]
    sources = [r[COLUMNS[other]] for r in rows()]
    return [
        Text(sentences[i], language, sources[i], other, sentences[i + 1 : i + 6], sentences[-6:])
        for i in range(count)
    ]


def test_kinds_are_named_by_their_keys() -> None:
    for kind, distortion in ALL.items():
        assert {e.kind for e in edits(distortion, SENTENCE, 5)} <= {kind}


@pytest.mark.parametrize("language", COLUMNS)
def test_spans_and_repeatability(language: str) -> None:
    for text in ntrex(language, 12):
        for kind, distortion in ALL.items():
            edit = distortion(text, Random(7))
            assert edit == distortion(text, Random(7)), kind
            if edit is None:
                continue
            assert edit.text != text.text, kind
            assert bool(edit.spans) is (kind in ERRORS), kind
            assert all(0 <= s.start < s.end <= len(edit.text) for s in edit.spans), kind
            ends = [s.end for s in edit.spans[:-1]]
            assert all(e <= s.start for e, s in zip(ends, edit.spans[1:], strict=True)), kind
            assert not any(edit.text[s.start].isspace() or edit.text[s.end - 1].isspace() for s in edit.spans)


ONE_PLACE = [
    "name.swapped", "name.garbled", "name.glued", "speaker", "name.heldout", "sentence.other", "half.other",
    "clause.added", "debris.function", "debris.wordclass", "debris.order", "debris.split", "debris.untranslated",
    "debris.repeated",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "ru", "el", "tr", "zh", "ja", "ko", "ar", "he", "hi", "fa"])
def test_text_around_the_span_is_the_translation(language: str) -> None:
    for text in ntrex(language, 25):
        for kind in ONE_PLACE:
            edit = ERRORS[kind](text, Random(3))
            if edit is None:
                continue
            (span,) = edit.spans
            before, after = edit.text[: span.start], edit.text[span.end :]
            assert text.text.startswith(before.rstrip(" ,、，،")), kind
            assert text.text.endswith(after), kind


@pytest.mark.parametrize(
    ("kind", "category", "label"),
    [
        ("name.swapped", "name", "contradiction"),
        ("name.garbled", "name", "contradiction"),
        ("name.glued", "name", None),
        ("roles", "mistranslation", "contradiction"),
        ("clause.added", "mistranslation", "neutral"),
        ("sentence.other", "mistranslation", "neutral"),
        ("half.other", "mistranslation", "neutral"),
        ("word.omitted", "omission", None),
        ("debris.function", "fluency", None),
        ("debris.wordclass", "fluency", None),
        ("debris.order", "fluency", None),
        ("debris.split", "fluency", None),
        ("debris.repeated", "fluency", None),
        ("debris.untranslated", "untranslated", None),
    ],
)
def test_category_and_label(kind: str, category: str, label: str | None) -> None:
    found = edits(ERRORS[kind], SENTENCE)
    assert found
    assert {s.category for e in found for s in e.spans} == {category}
    assert label in {e.label for e in found}


def test_roles_exchange_two_names() -> None:
    (edit, *_) = edits(names.DISTORTIONS["roles"], SENTENCE)
    assert marked(edit) == ["Oskar Brandt", "Anna Lindqvist"]
    assert "the minister Oskar Brandt accused Anna Lindqvist of" in edit.text


@pytest.mark.parametrize(
    "text",
    [
        "The talks were led by Anna Lindqvist and Oskar Brandt in the evening.",
        "They sat between Anna Lindqvist, in red, and Oskar Brandt.",
        "The guests Anna Lindqvist, Oskar Brandt came late.",
        "The guests Anna Lindqvist, Ole Dahl and Oskar Brandt came late.",
    ],
)
def test_names_joined_by_a_conjunction_are_not_exchanged(text: str) -> None:
    assert not edits(names.DISTORTIONS["roles"], Text(text, "en"))


def test_marked_names_are_used() -> None:
    text = Text("דנה אמרה כי משה יגיע מחר", "he", names=((0, 3, "PER"), (12, 15, "PER")))
    (edit, *_) = edits(names.DISTORTIONS["roles"], text)
    assert edit.text == "משה אמרה כי דנה יגיע מחר"
    assert marked(edit) == ["משה", "דנה"]


@pytest.mark.parametrize(
    ("language", "source", "text", "name"),
    [
        ("ja", "Oskar Brandt came late.", "オスカー・ブラントは遅れて来た。", "オスカー・ブラント"),
        ("zh", "Then Oskar Brandt came.", "后来奥斯卡·布兰特来了。", "奥斯卡·布兰特"),
        ("ar", "Then Brandt came back.", "ثم عاد برانت إلى المدينة", "برانت"),
        ("ko", "Then Brandt came back.", "그 후 브란트는 돌아왔다", "브란트"),
        ("ru", "Then Brandt came back.", "Потом Брандт вернулся", "Брандт"),
    ],
)
def test_names_are_found_in_other_scripts(language: str, source: str, text: str, name: str) -> None:
    assert name in [n.text for n in names.names_of(Text(text, language, source, "en"))]


def test_country_has_substitutes_in_every_language() -> None:
    (edit, *_) = edits(names.DISTORTIONS["name.swapped"], Text("发言人说，德国将关闭边境。", "zh"))
    assert not edit.text.count("德国")
    assert edit.text.endswith("将关闭边境。")


def test_speaker_is_another_person_of_the_document() -> None:
    text = Text(
        "The bridge is safe, Carla Moretti said on Friday.",
        "en",
        siblings=("Later the engineer Oskar Brandt left.",),
    )
    (edit, *_) = edits(names.DISTORTIONS["speaker"], text)
    assert edit.text == "The bridge is safe, Oskar Brandt said on Friday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge was closed by Oskar Brandt.", None),
        ("The firm of Anna Lindqvist was bought by Oskar Brandt.", ["Oskar Brandt", "Anna Lindqvist"]),
        ("The committee rejected the proposal in May.", ["The proposal", "the committee"]),
    ],
)
def test_held_out_roles(text: str, expected: list[str] | None) -> None:
    found = edits(names.HELD_OUT["roles.heldout"], Text(text, "en"))
    assert (marked(found[0]) if found else None) == expected
    assert not edits(names.DISTORTIONS["roles"], Text(text, "en"))


def test_invented_name_is_the_same_on_both_sides() -> None:
    for seed in range(20):
        pair = names.BOTH_SIDES["faithful.name"](SENTENCE, Random(seed))
        assert pair
        source, edit = pair
        (new,) = set(edit.text.split()) - set(SENTENCE.text.split())
        assert new in source.split()
        assert edit.label == "entailment"
        assert not edit.spans


@pytest.mark.parametrize(
    "word", ["Lindqvist", "Брандт", "Μορέτι", "برانتون", "ברנדט", "브란트", "ブラント", "布兰特"]
)
def test_garbled_names_are_new(word: str) -> None:
    for seed in range(30):
        new = names.garble(word, Random(seed))
        assert new
        assert new != word


@pytest.mark.parametrize(
    ("language", "text", "omitted", "label"),
    [
        ("en", "The bridge, which opened in May, is closed.", "The bridge, is closed.", "entailment"),
        ("en", "The bridge is closed, he said on Friday.", "The bridge is closed.", None),
        ("en", "The bridge (the oldest of them) is closed.", "The bridge is closed.", "entailment"),
        (
            "de",
            "Nach dem langen Regen, ist die Brücke seit gestern gesperrt.",
            "Ist die Brücke",
            "entailment",
        ),
        ("zh", "这座桥于五月开放通车，现在已经关闭。", "这座桥于五月开放通车。", "entailment"),
        ("ar", "الجسر مغلق منذ يوم أمس، بعد هطول أمطار غزيرة.", "الجسر مغلق منذ يوم أمس.", "entailment"),
    ],
)
def test_clauses_are_omitted(language: str, text: str, omitted: str, label: str | None) -> None:
    found = edits(clauses.DISTORTIONS["clause.omitted"], Text(text, language))
    assert (label, True) in {(e.label, e.text.startswith(omitted)) for e in found}
    assert {s.category for e in found for s in e.spans} == {"omission"}


def test_decimal_comma_parts_no_clauses() -> None:
    assert not clauses.pieces("Der Preis stieg um 2,50 Euro.", "de")


def test_phrase_of_time_may_go_one_of_manner_has_no_label() -> None:
    when = edits(clauses.DISTORTIONS["word.omitted"], Text("The old bridge opened in May.", "en"))
    assert ("The old bridge opened.", "entailment") in {(e.text, e.label) for e in when}
    how = edits(clauses.DISTORTIONS["word.omitted"], Text("The old bridge opened with great joy.", "en"))
    assert {e.label for e in how} == {None}


@pytest.mark.parametrize(
    ("kind", "language", "text", "variants"),
    [
        ("faithful.order", "en", "On Monday, the bridge opened.", {"The bridge opened on Monday."}),
        ("faithful.order", "en", "On Monday, he said the bridge opened.", set()),
        ("faithful.order", "en", "After losing, the team left.", set()),
        ("faithful.order", "de", "On Monday, the bridge opened.", set()),
        ("faithful.spelling", "en", "The organisation’s colour.", {"The organization’s color."}),
        ("faithful.spelling", "en", "The center of town.", {"The centre of town."}),
        ("faithful.spelling", "en", "I check the story.", set()),
        ("faithful.quotes", "ja", "「はい」と言った。", {"『はい』と言った。"}),
        ("faithful.dashes", "en", "It's late.", {"It’s late."}),
    ],
)
def test_faithful_variants(kind: str, language: str, text: str, variants: set[str]) -> None:
    found = edits(clauses.FAITHFUL[kind], Text(text, language))
    assert {e.text for e in found} == variants
    assert {(e.label, e.spans) for e in found} <= {("entailment", ())}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("debris.wordclass", "They were allowed to leave.", "They were permission to leave."),
        ("debris.wordclass", "He made a decision today.", "He made a decide today."),
        ("debris.order", "They live in Bern now.", "They live Bern in now."),
        ("debris.split", "We go now then.", "We gonow then."),
    ],
)
def test_debris(kind: str, text: str, expected: str) -> None:
    assert expected in {e.text for e in edits(ERRORS[kind], Text(text, "en"))}


def test_characters_of_a_chinese_word_are_exchanged() -> None:
    found = {
        e.text: marked(e) for e in edits(debris.DISTORTIONS["debris.order"], Text("他们昨天完成了工作", "zh"))
    }
    assert found["他们昨天成完了工作"] == ["成完"]


def test_untranslated_word_is_one_of_the_source() -> None:
    source = set((SENTENCE.source or "").replace(",", "").replace(".", "").split())
    for edit in edits(debris.DISTORTIONS["debris.untranslated"], SENTENCE):
        assert set(" ".join(marked(edit)).split()) <= source


DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


@pytest.fixture
def dictionary_folder(tmp_path: Path) -> Path:
    entries = {
        "00databaseinfo": "free",
        "Geschworene": "Geschworene /x/ <fem>\njuror <n>",
        "Schloss": "Schloss /ʃlɔs/ <neut, n, sg>\n1. castle <n>, palace\n2. [techn.] lock\n   Synonyms: {Burg}",
        "grün": "grün /ɡryːn/ <adj>\ngreen\n         Note: colour",
    }
    data, index = b"", []
    for word, entry in entries.items():
        index.append(f"{word}\t{number(len(data))}\t{number(len(entry.encode()))}")
        data += entry.encode()
    (tmp_path / "freedict-deu-eng.dict.dz").write_bytes(gzip.compress(data))
    (tmp_path / "freedict-deu-eng.index").write_text("\n".join(index), "utf-8")
    return tmp_path


def number(value: int) -> str:
    return DIGITS[value // 64] + DIGITS[value % 64] if value > 63 else DIGITS[value]


def test_dictionary_is_read(dictionary_folder: Path) -> None:
    assert read_dictionary(dictionary_folder, "de", "en") == {
        "geschworene": ("juror",),
        "schloss": ("castle", "palace", "lock"),
        "grün": ("green",),
    }


def test_missing_dictionary_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not read_dictionary(tmp_path, "fr", "en")
    assert "no dictionary fr-en" in capsys.readouterr().err
    assert literal({})(SENTENCE, Random(1)) is None


def test_literal_reading(dictionary_folder: Path) -> None:
    distort = literal(read_dictionary(dictionary_folder, "de", "en"))
    text = Text("The castles burned.", "en", "Die Schlösser, ein Schloss, brannten.", "de")
    found = edits(distort, text)
    assert {e.text for e in found} == {"The locks burned.", "The palaces burned."}
    assert {(e.label, e.kind, marked(e)[0]) for e in found} == {
        (None, "literal", "locks"),
        (None, "literal", "palaces"),
    }


def test_untranslated_word_stands_for_its_own_translation(dictionary_folder: Path) -> None:
    distort: Callable[[Text, Random], Edit | None] = debris.untranslated(
        read_dictionary(dictionary_folder, "de", "en")
    )
    edit = distort(Text("The old castle burned.", "en", "Das alte Schloss brannte.", "de"), Random(0))
    assert edit
    assert edit.text == "The old Schloss burned."
    assert marked(edit) == ["Schloss"]
