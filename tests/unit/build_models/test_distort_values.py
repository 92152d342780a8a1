"""Planted errors in numbers, units and dates: what changes, where, and what must never change."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.support import ROOT

SCRIPTS = str(ROOT / "scripts/build_models")
sys.path.insert(0, SCRIPTS)
try:
    from distort.base import Distortion, Edit, Text
    from distort.values import BOTH_SIDES, DISTORTIONS, FAITHFUL, HELD_OUT
    from distort.values_slots import find_slots
finally:
    sys.path.remove(SCRIPTS)

NTREX = ROOT.parent / "shared/data/ntrex/dev.tsv"
COLUMNS = dict(
    zip(
        "en fr es de it pt nl pl ru uk zh ja ko ar he tr vi id hi fa sv cs ro el hu".split(),
        "eng fra spa deu ita por-BR nld pol rus ukr zho-CN jpn kor arb heb tur vie ind hin fas swe ces ron ell hun".split(),
        strict=True,
    )
)
SEEDS = range(30)
EVERY = {**DISTORTIONS, **HELD_OUT, **FAITHFUL}


def edits(kind: str, text: str, language: str) -> set[str]:
    """Everything some seeds make of a sentence."""
    found = (EVERY[kind](Text(text, language), Random(seed)) for seed in SEEDS)
    return {edit.text for edit in found if edit}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The fire killed 384 people.", [("figure", "384")]),
        ("en", "Six towns lost 3,164 homes on 3 October 2018.",
         [("word", "Six"), ("figure", "3,164"), ("day", "3"), ("month", "October"), ("year", "2018")]),
        ("en", "It rose 5% to $2.5 billion on Monday.",
         [("figure", "5"), ("currency", "$"), ("figure", "2.5"), ("scale", "billion"), ("weekday", "Monday")]),
        ("en", "It was 40 miles away at 10:15.", [("figure", "40"), ("unit", "miles"), ("time", "10:15")]),
        ("fr", "Les cinq maisons valent 26 750 dollars.",
         [("word", "cinq"), ("figure", "26 750"), ("currency", "dollars")]),
        ("de", "Am 3. Oktober kamen 16.700 Menschen.", [("day", "3"), ("month", "Oktober"), ("figure", "16.700")]),
        ("es", "El lunes hubo 2,4 millones de visitas.",
         [("weekday", "lunes"), ("figure", "2,4"), ("scale", "millones")]),
        ("ru", "В пятницу погибли пять человек.", [("weekday", "пятницу"), ("word", "пять")]),
        ("pl", "W środę zginęło 24 osób.", [("weekday", "środę"), ("figure", "24")]),
        ("zh", "10月3日有380人获救。", [("month", "10"), ("day", "3"), ("figure", "380")]),
        ("ja", "火曜日に五人が見つかった。", [("weekday", "火曜日"), ("word", "五")]),
        ("fa", "در سال ۲۰۱۷ بیش از ۳۸۴ نفر کشته شدند.", [("year", "۲۰۱۷"), ("figure", "۳۸۴")]),
        ("tr", "Salı günü 45 kişi geldi.", [("weekday", "Salı"), ("figure", "45")]),
        ("en", "See https://example.org/2019/4421 for COVID-19 and the A380.", []),
        ("en", "One of them may march on.", []),
        ("en", "The Six Nations begin.", []),
        ("ro", "Trei luni mai târziu.", [("word", "Trei")]),
    ],
)  # fmt: skip
def test_slots_stand_where_values_do(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(slot.family, text[slot.start : slot.end]) for slot in find_slots(text, language)]

    assert [f for f in found if f[0] != "unit" or f in expected] == expected


@pytest.mark.parametrize(
    ("kind", "language", "text", "expected"),
    [
        ("number.word", "en", "All ten of them left.", {"All nine of them left."}),
        ("number.word", "fr", "Il a vu cinq hommes.", {"Il a vu six hommes."}),
        ("number.word", "de", "Er sah fünf Männer.", {"Er sah sechs Männer."}),
        ("number.word", "ru", "Погибли пять человек.", {"Погибли шесть человек."}),
        ("number.word", "pl", "Widział dwie kobiety.", {"Widział trzy kobiety."}),
        ("number.word", "ar", "استمرت خمسة أيام.", {"استمرت ستة أيام."}),
        ("number.scale", "es", "Cuesta 10 millones de euros.", {"Cuesta 10 mil millones de euros."}),
        ("number.scale", "zh", "有240万人。", {"有240亿人。"}),
        ("number.unit", "en", "It is 40 miles away.", {"It is 40 kilometers away."}),
        ("number.unit", "de", "Er kam vor zwei Wochen.", {"Er kam vor zwei Tagen.", "Er kam vor zwei Monaten."}),
        ("number.unit", "it", "Costa $350.000 oggi.", {"Costa €350.000 oggi."}),
        ("date.month", "cs", "Stalo se to v říjnu.", {"Stalo se to v lednu."}),
        ("date.month", "hi", "यह जुलाई 2018 में हुआ।", {"यह मार्च 2018 में हुआ।"}),
        ("date.weekday", "ru", "Он приехал в пятницу.", {"Он приехал в среду."}),
        ("date.weekday", "hu", "Szerdán érkezett.", {"Pénteken érkezett."}),
        ("date.weekday", "ko", "그는 금요일에 왔다.", {"그는 목요일에 왔다."}),
        ("date.day", "en", "She left on 3rd October.", {"She left on 2nd October."}),
        ("date.heldout", "en", "He left last week.", {"He left next week."}),
        ("number.heldout", "en", "He saw 384 men.", {"He saw 483 men.", "He saw 3,384 men.", "He saw 334 men."}),
        ("faithful.date", "en", "On October 3, 2018 it fell.",
         {"On 3 October 2018 it fell.", "On 2018-10-03 it fell."}),
        ("faithful.grouping", "fr", "Il y a 4 700 messages.", {"Il y a 4\u00a0700 messages."}),
        ("faithful.more_than", "nl", "Er stierven 111 mensen.", {"Er stierven meer dan 110 mensen."}),
        ("faithful.more_than", "en", "Police seized $26,750 there.", {"Police seized more than $26,000 there."}),
        ("faithful.percent", "de", "Es sind 40 Prozent mehr.", {"Es sind 40\u00a0% mehr."}),
        ("faithful.word", "id", "Ada lima orang.", {"Ada 5 orang."}),
        ("faithful.unit", "en", "It lies 300 km north.", {"It lies 300 kilometers north."}),
    ],
)  # fmt: skip
def test_edits_read_as_the_language_writes(kind: str, language: str, text: str, expected: set[str]) -> None:
    assert expected <= edits(kind, text, language)


@pytest.mark.parametrize(
    ("kind", "language", "text"),
    [
        # An article, a preposition or a case that would no longer fit.
        ("date.weekday", "ru", "Он приехал во вторник."),
        ("date.weekday", "it", "Arriva domenica."),
        ("number.word", "he", "שתי נשים הגיעו."),
        ("number.unit", "en", "The man is 48 years old."),
        # "Luni" is "months", "sex" is no number, "both" is no "five".
        ("date.weekday", "ro", "Cinci luni au trecut."),
        ("number.word", "sv", "Män som har sex med män."),
        ("number.word", "fa", "هر دو نفر آمدند."),
        ("date.weekday", "en", "Shops were full on Black Friday."),
        ("date.heldout", "de", "Am Morgen kam er."),
        ("number.swap", "en", "Between 5 and 10 men came."),
        ("faithful.more_than", "fr", "Les 384 victimes dorment."),
    ],
)
def test_nothing_is_done_where_it_would_not_fit(kind: str, language: str, text: str) -> None:
    assert edits(kind, text, language) == set()


@pytest.mark.parametrize(
    ("text", "language", "allowed"),
    [
        ("More than 200 died.", "en", lambda v: v > 200),
        ("It was an 80 percent share.", "en", lambda v: 80 <= v < 90),
    ],
)
def test_near_values_keep_bound_and_article(text: str, language: str, allowed: Callable[[int], bool]) -> None:
    for seed in SEEDS:
        edit = DISTORTIONS["number.near"](Text(text, language), Random(seed))
        if edit:
            span = edit.spans[0]
            assert allowed(int(edit.text[span.start : span.end]))


@pytest.mark.parametrize("kind", ["number.digits", "number.near", "number.far"])
def test_ranges_keep_their_order(kind: str) -> None:
    found = edits(kind, "Some 25 to 31 men came.", "en")

    assert found
    for edited in found:
        first, last = (int(word.replace(",", "")) for word in edited.split() if word[0].isdigit())
        assert first < last


@pytest.mark.parametrize(
    ("text", "language", "digits"),
    [
        ("کشته شدند ۲٬۵۱۷ نفر", "fa", "۰۱۲۳۴۵۶۷۸۹٬"),
        ("قتل ٣٨٤ شخصا", "ar", "٠١٢٣٤٥٦٧٨٩٬"),
        ("कुल २५४ लोग मारे गए", "hi", "०१२३४५६७८९,"),
        ("死者は３８４人だった", "ja", "０１２３４５６７８９,"),
    ],
)
def test_digits_keep_their_script(text: str, language: str, digits: str) -> None:
    seen = 0
    for seed in SEEDS:
        for kind in ("number.digits", "number.near"):
            if edit := DISTORTIONS[kind](Text(text, language), Random(seed)):
                seen += 1
                assert set(edit.text[edit.spans[0].start : edit.spans[0].end]) <= set(digits)
    assert seen


def test_swap_marks_both_numbers() -> None:
    text = Text("Here 38 percent agreed, while another 45 percent did not.", "en")

    edit = DISTORTIONS["number.swap"](text, Random(0))

    assert edit
    assert edit.text == "Here 45 percent agreed, while another 38 percent did not."
    assert [edit.text[s.start : s.end] for s in edit.spans] == ["45", "38"]


def test_both_sides_get_the_same_value() -> None:
    text = Text("Am 3. Oktober kamen fünf Frauen.", "de", "On October 3 five women came.", "en")

    words = BOTH_SIDES["number.word"](text, Random(1))
    months = BOTH_SIDES["date.month"](text, Random(1))

    assert words
    assert months
    new = {s.value for s in find_slots(words[0], "en") if s.family == "word"}
    assert new == {s.value for s in find_slots(words[1].text, "de") if s.family == "word"} != {5}
    month = {s.value for s in find_slots(months[0], "en") if s.family == "month"}
    assert month == {s.value for s in find_slots(months[1].text, "de") if s.family == "month"} != {10}
    assert words[1].label == "entailment"
    assert words[1].spans == ()


def test_sides_with_a_value_twice_are_left_alone() -> None:
    text = Text("Fünf Frauen und fünf Männer.", "de", "Five women and five men.", "en")

    assert BOTH_SIDES["number.word"](text, Random(0)) is None


def rows(language: str) -> Iterator[Text]:
    if not NTREX.exists():
        pytest.skip(f"needs {NTREX.name} of NTREX")
    with Path(NTREX).open(encoding="utf-8", newline="") as file:
        for k, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)):
            if k % 6 == 0:
                yield Text(row[COLUMNS[language]], language, row["eng"], "en", siblings=["He saw 57 men."])


def outside(text: str, edit: Edit) -> bool:
    """Whether nothing but what the spans cover has changed."""
    kept, position, last = [], 0, 0
    for span in edit.spans:
        kept.append(edit.text[last : span.start])
        last = span.end
    kept.append(edit.text[last:])
    for part in kept:
        found = text.find(part, position)
        if found < 0:
            return False
        position = found + len(part)
    return text.startswith(kept[0]) and text.endswith(kept[-1])


@pytest.mark.parametrize("language", COLUMNS)
def test_only_the_span_changes_and_the_seed_decides(language: str) -> None:
    planted: dict[str, Distortion] = {**DISTORTIONS, **HELD_OUT}
    made = 0
    for k, text in enumerate(rows(language)):
        for kind, distort in planted.items():
            edit = distort(text, Random(k))
            assert edit == distort(text, Random(k))
            if edit is None:
                continue
            made += 1
            assert edit.kind == kind
            assert edit.label == "contradiction"
            assert edit.spans
            assert all(0 <= s.start < s.end <= len(edit.text) for s in edit.spans)
            assert {s.category for s in edit.spans} == {"number"}
            assert edit.text != text.text
            assert outside(text.text, edit)
        for kind, distort in FAITHFUL.items():
            edit = distort(text, Random(k))
            assert edit is None or (edit.label, edit.spans, edit.kind) == ("entailment", (), kind)
    assert made > 60
