"""Changes of good translations made by hand: the files' form, what a change makes of its sentence, and how it is given."""

from __future__ import annotations

import re
import sys
from collections import Counter
from random import Random

import pytest

from tests.support import ROOT, SHARED

sys.path.insert(0, str(ROOT / "scripts/build_models"))
from corpora_edits import FOLDER, LABEL_OF, Change, Edited, changed, edits, edits_split, key
from examples import FAITHFUL
from mix_edits import hand_made

SENTENCE = "The mayor told the baker that the bridge may open in May."
SAME = changed(SENTENCE, FAITHFUL, (("told the baker that", "informed the baker that"),))
ROLE = changed(SENTENCE, "role", (("mayor", "baker"), ("the baker that", "the mayor that")))
HEDGE = changed(SENTENCE, "hedge", (("bridge may open", "bridge will open"),))
DEBRIS = changed(SENTENCE, "literal", (("may open", "can itself open"),))
EDITED = Edited(
    SENTENCE,
    (("de", "Der Bürgermeister sagte dem Bäcker, die Brücke werde womöglich im Mai geöffnet."),),
    (SAME, ROLE, HEDGE, DEBRIS),
    "ntrex",
    "town",
)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.stem)
def test_each_row_is_a_key_a_kind_and_pairs_that_differ(path: object) -> None:
    rows = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]  # type: ignore[attr-defined]
    assert len(rows) == len(set(rows))
    for row in rows:
        name, kind, *rest = row.split("\t")
        assert re.fullmatch("[0-9a-f]{10}", name), row
        assert kind == "same" or kind in LABEL_OF, row
        assert rest, row
        assert len(rest) % 2 == 0, row
        assert all(was and was != now for was, now in zip(rest[::2], rest[1::2], strict=True)), row


@pytest.mark.parametrize(
    ("pairs", "text", "marked"),
    [
        ((("may open", "will open"),), "that the bridge will open in May.", ["will"]),
        ((("in May", "in the month of June"),), "may open in the month of June.", ["the month of June"]),
        ((("that the bridge", "the bridge"),), "told the baker the bridge may", None),
        ((("mayor", "baker"), ("the baker that", "the mayor that")), "The baker told the mayor that", ["baker", "mayor"]),
        ((("the baker", "the young baker"),), "told the young baker that", ["young"]),
        ((("may open ", ""),), "the bridge in May.", None),
    ],
)  # fmt: skip
def test_a_change_marks_the_words_that_were_put_in(
    pairs: tuple[tuple[str, str], ...], text: str, marked: list[str] | None
) -> None:
    change = changed(SENTENCE, "antonym", pairs)
    assert text in change.text
    spans = change.spans and [change.text[span.start : span.end] for span in change.spans]
    assert spans == marked


@pytest.mark.parametrize("was", ["bridges", "the", "May.  "])
def test_a_fragment_stands_once_in_its_sentence(was: str) -> None:
    with pytest.raises(ValueError, match="does not stand once"):
        changed(SENTENCE, "antonym", ((was, "x"),))


def test_fragments_do_not_overlap() -> None:
    with pytest.raises(ValueError, match="overlap"):
        changed(SENTENCE, "antonym", (("told the baker", "told"), ("the baker that", "that")))


def test_a_faithful_change_has_no_marks() -> None:
    assert SAME.spans == ()


def test_a_sentence_has_a_key_of_its_own() -> None:
    assert key(SENTENCE) == key(str(SENTENCE))
    assert key(SENTENCE) != key(SENTENCE.upper())


def test_each_change_is_given_from_both_sides_with_its_label() -> None:
    found = [row for seed in range(8) for row in hand_made(EDITED, Random(seed))]
    german = EDITED.translations[0][1]
    for change in (ROLE, HEDGE):
        sides = {(row.premise, row.hypothesis) for row in found if row.kind == change.kind}
        assert {(german, change.text), (change.text, german), (SAME.text, change.text)} <= sides
        assert {row.label for row in found if row.kind == change.kind} == {LABEL_OF[change.kind]}
    assert {row.label for row in found if row.kind == "literal"} == {None}
    for row in found:
        assert row.premise != row.hypothesis, row
        for span in row.spans or ():
            assert 0 <= span.start < span.end <= len(row.hypothesis), row


def test_the_same_change_on_both_sides_is_faithful() -> None:
    found = [row for seed in range(8) for row in hand_made(EDITED, Random(seed)) if row.kind == FAITHFUL]
    both = changed(SENTENCE, FAITHFUL, (*SAME.edits, *HEDGE.edits)).text
    assert (HEDGE.text, both) in {(row.premise, row.hypothesis) for row in found}
    # Those rewordings touch the words that the exchange of roles does, and what both would say is not known.
    assert not any(row.premise == ROLE.text for row in found)
    assert {row.label for row in found} == {"entailment"}


def test_the_files_fit_the_sets() -> None:
    if not SHARED.exists():
        pytest.skip("needs ../shared/data")
    found = list(edits(SHARED / "data"))
    written = {
        line.split("\t")[0]
        for path in FOLDER.glob("*.tsv")
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith("#")
    }
    assert {key(sentence.english) for sentence in found} == written
    kinds = Counter(change.kind for sentence in found for change in sentence.changes)
    assert kinds.keys() == LABEL_OF.keys()
    held = sum(edits_split(sentence.group) == "dev" for sentence in found)
    assert 0.02 < held / len(found) < 0.15


def test_what_was_only_taken_out_has_no_marks() -> None:
    assert changed(SENTENCE, "hedge", (("may ", ""),)) == Change(
        "hedge", SENTENCE.replace("may ", ""), None, (("may ", ""),)
    )
