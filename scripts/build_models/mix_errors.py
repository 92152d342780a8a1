"""What the finder of errors learns from: translations that people marked, changes made by hand, and words left out."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from corpora import edits, edits_split
from examples import Example
from mix import real_errors
from mix_edits import hand_made
from mix_holes import holes

#: Of what people marked and what was changed by hand, so much is learnt from.
_REAL, _BY_HAND = 0.45, 0.6
#: Of the translations that people marked, as many are also given without their originals.
_ALONE = 0.2


def marked(data: Path, random: Random, licensed_only: bool = False) -> list[Example]:
    """Rows whose spans say what is wrong, () for nothing.

    Args:
        data: the data folder.
        random: whose state decides every choice.
        licensed_only: without sets that state no licence.

    Raises:
        MissingData: a set is not there.
    """
    real = _some(real_errors(data, "train", random, sys.maxsize), _REAL, random)
    found = _with_alone(real, random)
    for sentence in edits(data, licensed_only):
        if edits_split(sentence.group) == "train":
            rows = [row for row in hand_made(sentence, random) if row.spans is not None]
            kept = [row for row in rows if random.random() < _BY_HAND]
            # A reader sees debris without the original.
            found += [*kept, *(replace(row, premise=None) for row in kept if row.kind == "literal")]
    return found + list(holes(data, random, licensed_only))


def _some(examples: Sequence[Example], share: float, random: Random) -> list[Example]:
    """The rows of a share of the translations: all raters of one, or none."""
    several: dict[tuple[str | None, str], list[Example]] = defaultdict(list)
    for example in examples:
        several[example.premise, example.hypothesis].append(example)
    return [e for own in several.values() if random.random() < share for e in own]


def _with_alone(examples: Sequence[Example], random: Random) -> list[Example]:
    """The examples, and a share of the translations without their originals as well."""
    pairs = sorted({(e.premise or "", e.hypothesis) for e in examples})
    chosen = {one for one in pairs if random.random() < _ALONE}
    alone = [replace(e, premise=None) for e in examples if (e.premise or "", e.hypothesis) in chosen]
    return [*examples, *alone]
