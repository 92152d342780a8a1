"""Sentence pairs with entailment labels: those to train on and those that only measure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from corpora_base import SOURCES, fields, folder, lines, located, normalised, records, share, unquoted
from examples import Example, Label

_LABELS: dict[str, Label] = {
    "entailment": "entailment",
    "neutral": "neutral",
    "contradiction": "contradiction",
    "e": "entailment",
    "n": "neutral",
    "c": "contradiction",
}
#: Of Breaking NLI's contradictions, nine tenths of the set and all of a few moulds, this share is kept.
_BREAKING_SHARE = 1 / 3


def nli(data: Path, licensed_only: bool = False) -> Iterator[Example]:
    """Pairs to train on.

    Left out are repeated pairs (the first keeps its label), pairs of the measuring sets below, SNLI rows whose
    premise is in the counterfactual test part, rows that MED took from the GLUE diagnostic set, and pairs with a
    sentence of XNLI's English dev part. HELP and MED know only entailment or not: their ``neutral`` may be a
    contradiction. SICK, ANLI and XNLI are not read.

    Args:
        data: the data folder.
        licensed_only: without the sets whose publisher states no licence.

    Raises:
        MissingData: a set is not there.
    """
    held_out = _sentences(data)
    seen = {_pair(row) for row in nli_measure(data)}
    readers = {
        "cad": _cad,
        "conjnli": _conjnli,
        "lingnli": _lingnli,
        "snli": _snli,
        "indonli": _indonli,
        "med": _med,
        "breaking": _breaking,
        "help": _help,
        "fragments": _fragments,
    }
    for origin, reader in readers.items():
        if licensed_only and not SOURCES[origin].stated:
            continue
        for row in reader(data):
            pair = _pair(row)
            if pair in seen or not all(pair) or held_out.intersection(pair):
                continue
            seen.add(pair)
            yield row


def nli_measure(data: Path) -> Iterator[Example]:
    """Pairs that only measure: origins ``cad_test``, ``conjnli_dev``, ``lingnli_val``, ``glue_diagnostic``
    and ``indonli_test`` (kinds ``indonli.lay``, ``indonli.expert``); raises MissingData.
    """
    english = folder(data, "cad_test")
    for row in records(located(english, "cad_snli_test.tsv")):
        yield _example("cad_test", "cad", *_cad_fields(row), group="")
    for row in records(located(english, "ConjNLI_conj_dev.tsv")):
        yield _example("conjnli_dev", "conjnli", row["Premise"], row["Hypothesis"], row["Label"], group="")
    yield from _ling(located(english, "lingnli_val.jsonl"), "lingnli_val")
    for row in records(located(english, "glue_diagnostic_en_taxinli.tsv")):
        yield _example(
            "glue_diagnostic",
            "glue",
            row["sentence1"],
            row["sentence2"],
            row["gold_label"],
            group=row["promptID"],
        )
    for kind in ("lay", "expert"):
        path = located(folder(data, "indonli_test"), f"test_{kind}.jsonl")
        yield from _indo(path, "indonli_test", f"indonli.{kind}")


def _example(
    origin: str, kind: str, premise: str, hypothesis: str, label: str, group: str, language: str = "en"
) -> Example:
    return Example(
        premise=premise.strip(),
        hypothesis=hypothesis.strip(),
        label=_LABELS[label.strip().lower()],
        spans=None,
        kind=kind,
        languages=(language, language),
        origin=origin,
        group=f"{origin}:{group or normalised(premise)}",
    )


def _pair(row: Example) -> tuple[str, str]:
    return normalised(row.premise or ""), normalised(row.hypothesis)


def _sentences(data: Path) -> set[str]:
    rows = records(located(data, "xnli", "dev.en.tsv"))
    return {normalised(sentence) for row in rows for sentence in (row["premise"], row["hypothesis"])}


def _cad_fields(row: dict[str, str]) -> tuple[str, str, str]:
    return unquoted(row["sentence1"]), unquoted(row["sentence2"]), row["gold_label"]


def _cad(data: Path) -> Iterator[Example]:
    for name in ("train", "dev"):
        for row in records(located(folder(data, "cad"), f"cad_snli_{name}.tsv")):
            yield _example("cad", "cad", *_cad_fields(row), group="")


def _conjnli(data: Path) -> Iterator[Example]:
    for row in records(located(folder(data, "conjnli"), "ConjNLI_adversarial_train_15k.tsv")):
        yield _example("conjnli", "conjnli", row["Premise"], row["Hypothesis"], row["Label"], group="")


def _lingnli(data: Path) -> Iterator[Example]:
    return _ling(located(folder(data, "lingnli"), "lingnli_train.jsonl"), "lingnli")


def _ling(path: Path, origin: str) -> Iterator[Example]:
    for row in map(json.loads, lines(path)):
        if row["label"] in _LABELS:
            kind = f"lingnli.{row['protocol'].lower()}"
            yield _example(
                origin, kind, row["premise"], row["hypothesis"], row["label"], str(row["promptID"])
            )


def _snli(data: Path) -> Iterator[Example]:
    """SNLI's test rows, as Semantic Fragments ships them; raises MissingData."""
    path = located(folder(data, "snli"), "snli_test_from_semfrag.tsv")
    counterfactual = records(located(folder(data, "cad_test"), "cad_snli_test.tsv"))
    premises = {normalised(unquoted(row["sentence1"])) for row in counterfactual}
    for _, premise, hypothesis, label in fields(path):
        if normalised(premise) not in premises:
            yield _example("snli", "snli", premise, hypothesis, label, group="")


def _indonli(data: Path) -> Iterator[Example]:
    names = ("train", "val")
    return chain.from_iterable(
        _indo(located(folder(data, "indonli"), f"{name}.jsonl"), "indonli", "indonli") for name in names
    )


def _indo(path: Path, origin: str, kind: str) -> Iterator[Example]:
    for row in map(json.loads, lines(path)):
        yield _example(
            origin,
            kind,
            row["premise"],
            row["hypothesis"],
            row["label"],
            str(row["premise_id"]),
            language="id",
        )


def _med(data: Path) -> Iterator[Example]:
    for row in records(located(folder(data, "med"), "MED.tsv")):
        tags = row["genre"].split(":")
        if "GLUE" not in tags:
            direction = next(tag.removesuffix("_monotone") for tag in tags if tag.endswith("_monotone"))
            yield _example(
                "med", f"med.{direction}", row["sentence1"], row["sentence2"], row["gold_label"], group=""
            )


def _breaking(data: Path) -> Iterator[Example]:
    for row in map(json.loads, lines(located(folder(data, "breaking"), "breaking_nli.jsonl"))):
        kept = row["gold_label"] != "contradiction" or share(f"breaking:{row['pairID']}") < _BREAKING_SHARE
        if kept:
            kind = f"breaking.{row['category']}"
            yield _example("breaking", kind, row["sentence1"], row["sentence2"], row["gold_label"], group="")


def _help(data: Path) -> Iterator[Example]:
    for name in ("and", "or"):
        for row in records(located(folder(data, "help"), f"HELP_leskexppmb_{name}.tsv")):
            yield _example(
                "help",
                f"help.{name}",
                row["ori_sentence"],
                row["new_sentence"],
                row["gold_label"],
                group=row["filename"],
            )


def _fragments(data: Path) -> Iterator[Example]:
    suffix = "_train_challenge_train.tsv"
    for path in sorted(folder(data, "fragments").glob(f"*{suffix}")):
        kind = f"fragments.{path.name.removesuffix(suffix)}"
        for _, premise, hypothesis, label in fields(path):
            yield _example("fragments", kind, premise, hypothesis, label, group="")
