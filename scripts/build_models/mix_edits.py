"""Changes of good translations made by hand and words left out of them, as the judge learns from them, among a share of
what it learnt from before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

from corpora import edits, edits_split
from corpora_edits import LABEL_OF, Change, Edited, changed
from examples import FAITHFUL, Example
from mix import Parts, contrasts
from mix_holes import holes

#: In how many languages a change made by hand is given, as the translation and as the original, and how many of the
#: rows of the stage before stay beside these.
_WAYS = {"wrong": (3, 1), "faithful": (6, 3), "unchanged": (3, 2)}
_BESIDE = 0.3
#: How often a wrong change is held against a faithful new wording.
_REWORDED = 0.5


def by_hand(
    data: Path, random: Random, licensed_only: bool = False, freedict: Path | None = None
) -> tuple[list[Example], Parts]:
    """As ``contrasts``, a share of it, all changes made by hand, and translations with words left out."""
    others, dev = contrasts(data, random, licensed_only, freedict)
    found = random.sample(others, round(_BESIDE * len(others)))
    held: list[Example] = []
    for sentence in edits(data, licensed_only):
        rows = [row for row in hand_made(sentence, random) if row.label or row.spans]
        if edits_split(sentence.group) == "train":
            found += rows
        else:
            held += (row for row in rows if row.label)
    found += holes(data, random, licensed_only)
    return found, dev | {"edits": Random(7).sample(held, min(500, len(held)))}


def hand_made(sentence: Edited, random: Random) -> Iterator[Example]:
    """A sentence changed by hand, held against its translations, the sentence itself and its other wordings.

    Each change is given both as the translation and, the true one being the other side's, as the original; so that no
    true sentence can be learnt by heart. The same change on both sides is no change.
    """
    english = ("en", sentence.english)
    faithful = [change for change in sentence.changes if change.kind == FAITHFUL]
    unchanged = Change(FAITHFUL, sentence.english, (), ())

    def row(premise: tuple[str, str], hypothesis: tuple[str, str], change: Change, spans: bool) -> Example:
        languages = premise[0], hypothesis[0]
        marked = change.spans if spans or change is unchanged else None
        label = LABEL_OF[change.kind]
        return Example(
            premise[1], hypothesis[1], label, marked, change.kind, languages, "edits", sentence.group
        )

    for change in (unchanged, *sentence.changes):
        name = "unchanged" if change is unchanged else "faithful" if change.kind == FAITHFUL else "wrong"
        as_translation, as_original = _WAYS[name]
        own = ("en", change.text)
        others = list(sentence.translations) if change is unchanged else [english, *sentence.translations]
        for other in random.sample(others, min(as_translation, len(others))):
            yield row(other, own, change, spans=True)
        for other in random.sample(others, min(as_original, len(others))):
            yield row(own, other, change, spans=False)
        if name == "wrong" and faithful and random.random() < _REWORDED:
            reworded = random.choice(faithful)
            yield row(("en", reworded.text), own, change, spans=True)
            pairs = (*change.edits, *reworded.edits)
            with suppress(ValueError):  # where they touch the same words
                both = changed(sentence.english, FAITHFUL, pairs)
                if random.random() < 0.5:
                    yield row(own, ("en", both.text), replace(unchanged, text=both.text), spans=True)
                else:
                    yield row(("en", both.text), english, change, spans=False)
