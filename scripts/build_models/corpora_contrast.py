"""Pairs that differ in a few words or in their order, one kind of them faithful: PAWS-X, BUMP and SummEdits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

from corpora_base import SOURCES, Part, folder, located, normalised, part, records
from examples import FAITHFUL, Example, Label

PAWS_LANGUAGES = ("de", "en", "es", "fr", "ja", "ko", "zh")
_HELD_OUT = 0.1
_UNTRANSLATED = frozenset({"", "NS"})


def contrast(data: Path, licensed_only: bool = False) -> Iterator[Example]:
    """Pairs to train on and, by ``contrast_split`` of their group, to measure on.

    PAWS-X is the same pairs in seven languages, so that each is given across languages: the premise in one, the
    hypothesis in another, both ways round. Where its label says no more than that two sentences do not mean the
    same, so does ours (``unentailed``); so it is with SummEdits, where an edit may contradict the summary or add to
    it. An error that may only add something is given one way round; BUMP's pronouns with the wrong
    reference are left out, for the sentence alone does not show them.

    Args:
        data: the data folder.
        licensed_only: without the sets whose publisher states no licence.

    Raises:
        MissingData: a set is not there.
    """
    if SOURCES["pawsx"].stated or not licensed_only:
        yield from _pawsx(data)
    yield from _bump(data)
    yield from _summedits(data)


def contrast_split(group: str) -> Part:
    """A tenth of the sentences and documents only measures."""
    return part(group, _HELD_OUT)


def _pawsx(data: Path) -> Iterator[Example]:
    tables = [list(records(located(folder(data, "pawsx"), f"dev.{x}.tsv"))) for x in PAWS_LANGUAGES]
    for number, rows in enumerate(zip(*tables, strict=True)):
        # The labels are those of the English pair; a few sentences were never translated and are empty.
        same = rows[PAWS_LANGUAGES.index("en")]["label"] == "1"
        group = f"pawsx:{normalised(rows[PAWS_LANGUAGES.index('en')]['s1'])}"
        by_language = dict(zip(PAWS_LANGUAGES, rows, strict=True))
        sides = [("s1", "s2", False), ("s2", "s1", False), ("s1", "s1", True), ("s2", "s2", True)]
        random = Random(number)
        ways = [
            (one, other, *side)
            for one, other in product(PAWS_LANGUAGES, repeat=2)
            for side in sides
            if not (side[2] and one == other)
        ]
        for one, other, left, right, faithful in random.sample(ways, len(ways)):
            premise, hypothesis = _joined(by_language[one][left]), _joined(by_language[other][right])
            if {premise, hypothesis}.isdisjoint(_UNTRANSLATED):
                label: Label = "entailment" if same or faithful else "unentailed"
                kind = FAITHFUL if faithful else "pawsx"
                yield Example(premise, hypothesis, label, None, kind, (one, other), "pawsx", group)


def _bump(data: Path) -> Iterator[Example]:
    for row in json.loads(located(folder(data, "bump"), "bump", "task1_dataset.json").read_text("utf-8")):
        kind = "bump." + row["corrected_error_type"].removesuffix(" Error").lower().replace(" ", "_")
        one, other = _joined(row["reference_summary"]), _joined(row["edited_summary"])
        if kind == "bump.coreference":
            continue
        yield _english(one, other, "unentailed", kind, "bump", row["article_id"])
        if not kind.endswith("circumstance"):
            yield _english(other, one, "unentailed", kind, "bump", row["article_id"])


def _summedits(data: Path) -> Iterator[Example]:
    for path in sorted((folder(data, "summedits") / "summedits").glob("summedits_*.json")):
        name = path.stem.removeprefix("summedits_")
        for row in json.loads(path.read_text("utf-8")):
            before, after = row["original_summary"], row["summary"]
            if normalised(before) != normalised(after):
                label: Label = "entailment" if row["label"] == 1 else "unentailed"
                group = f"{name}:{normalised(before)}"
                yield _english(before, after, label, f"summedits.{name}", "summedits", group)
                kinds = row["edit_types"]
                if label == "unentailed" and kinds and "hallucinated_fact_insertion" not in kinds:
                    yield _english(after, before, label, f"summedits.{name}", "summedits", group)


def _joined(text: str) -> str:
    """Without the spaces that tokenisers put before marks and inside brackets."""
    return re.sub(r"(?<=[(\[]) | (?=[.,;:!?)\]])", "", text.strip())


def _english(premise: str, hypothesis: str, label: Label, kind: str, origin: str, group: str) -> Example:
    return Example(premise, hypothesis, label, None, kind, ("en", "en"), origin, f"{origin}:{group}")
