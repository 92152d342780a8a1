"""Pairs that differ in little: what each set's labels become, across languages, and which tenth only measures."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

sys.path.insert(0, str(ROOT / "scripts/build_models"))
from corpora_base import MissingData
from corpora_contrast import PAWS_LANGUAGES, contrast, contrast_split
from examples import FAITHFUL, Example


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "pawsx").mkdir()
    for language in PAWS_LANGUAGES:
        rows = [
            f"Anna ( {language} ) met Ben .\tBen met Anna ({language}).\t1",
            f"Anna told Ben ({language}).\tBen told Anna ({language}).\t0",
            "NS\tOnly one side was translated.\t1",
        ]
        header = "s1\ts2\tlabel"
        (tmp_path / f"pawsx/dev.{language}.tsv").write_text("\n".join([header, *rows, ""]), "utf-8")
    bump = [
        {
            "article_id": "1",
            "reference_summary": "Oslo won .",
            "edited_summary": edited,
            "corrected_error_type": kind,
        }
        for edited, kind in (
            ("Bergen won .", "Extrinsic Entity Error"),
            ("Oslo won in May .", "Extrinsic Circumstance Error"),
            ("She won .", "Coreference Error"),
        )
    ]
    summedits = [
        {"original_summary": "It rose by 3%.", "summary": after, "label": label, "edit_types": kinds}
        for after, label, kinds in (
            ("It rose by 3%.", 1, []),
            ("It grew by 3%.", 1, []),
            ("It rose by 5%.", 0, ["entity_modification"]),
            ("It rose by 3% in May.", 0, ["hallucinated_fact_insertion"]),
        )
    ]
    (tmp_path / "factual/bump").mkdir(parents=True)
    (tmp_path / "factual/bump/task1_dataset.json").write_text(json.dumps(bump), "utf-8")
    (tmp_path / "factual/summedits").mkdir()
    (tmp_path / "factual/summedits/summedits_talks.json").write_text(json.dumps(summedits), "utf-8")
    return tmp_path


def of(data: Path, origin: str) -> list[Example]:
    return [row for row in contrast(data) if row.origin == origin]


def test_pairs_are_given_across_languages_and_a_sentence_with_its_translation(data: Path) -> None:
    found = of(data, "pawsx")
    first = [row for row in found if "met" in row.hypothesis]
    languages = len(PAWS_LANGUAGES)
    # Both ways round in every two languages, and each of the two sentences with its own translations.
    assert len(first) == 2 * languages**2 + 2 * languages * (languages - 1)
    assert {row.label for row in first} == {"entailment"}
    told = {(row.label, row.kind) for row in found if "told" in row.hypothesis}
    assert told == {("unentailed", "pawsx"), ("entailment", FAITHFUL)}
    assert all(row.languages[0] in row.premise and row.languages[1] in row.hypothesis for row in first)


def test_a_sentence_nobody_translated_is_left_out(data: Path) -> None:
    found = [row for row in of(data, "pawsx") if "Only one side" in row.premise + row.hypothesis]
    assert found
    assert all("NS" not in (row.premise, row.hypothesis) for row in found)


def test_spaces_of_a_tokeniser_are_closed(data: Path) -> None:
    assert "Anna (en) met Ben." in {row.premise for row in of(data, "pawsx")}


def test_an_error_that_may_only_add_is_given_one_way_round(data: Path) -> None:
    pairs = {(row.premise, row.hypothesis) for row in of(data, "bump")}
    assert pairs == {
        ("Oslo won.", "Bergen won."),
        ("Bergen won.", "Oslo won."),
        ("Oslo won.", "Oslo won in May."),
    }
    rows = {(row.premise, row.hypothesis): row.label for row in of(data, "summedits")}
    assert rows == {
        ("It rose by 3%.", "It grew by 3%."): "entailment",
        ("It rose by 3%.", "It rose by 5%."): "unentailed",
        ("It rose by 5%.", "It rose by 3%."): "unentailed",
        ("It rose by 3%.", "It rose by 3% in May."): "unentailed",
    }


def test_licensed_only_leaves_out_what_states_none(data: Path) -> None:
    assert {row.origin for row in contrast(data, licensed_only=True)} == {"bump", "summedits"}


def test_one_sentence_is_never_on_both_sides_of_the_split(data: Path) -> None:
    parts: dict[str, set[str]] = {}
    for row in of(data, "pawsx"):
        parts.setdefault(row.group, set()).add(contrast_split(row.group))
    assert len(parts) == 3
    assert all(len(own) == 1 for own in parts.values())
    many = [contrast_split(f"pawsx:{i}") for i in range(2000)]
    assert 140 < many.count("dev") < 260


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingData, match="pawsx"):
        list(contrast(tmp_path))
