"""Good translations into English and what they say with the parts of two people in it exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from corpora import errors_split, ntrex, ntrex_split, parallel
from examples import FAITHFUL, Example

from mtcheck.checks.role_swaps import swaps

#: Languages in which each exchange is given, as the translation and as the original.
_WAYS = (16, 8)


def exchanged_roles(data: Path, random: Random, licensed_only: bool = False) -> Iterator[Example]:
    """English sentences in which two have each other's part, against their originals, and the sentences as they are.

    An exchanged sentence also stands beside itself, as entailed: that it is unlikely must not tell.

    Args:
        data: the data folder.
        random: whose state decides every choice.
        licensed_only: without sets that state no licence.

    Raises:
        MissingData: a set is not there.
    """
    for row in ntrex(data):
        if ntrex_split(row.doc) == "train" and "en" in row.texts:
            others = {language: text for language, text in row.texts.items() if language != "en"}
            yield from _pairs(row.texts["en"], others, "ntrex", row.doc, random)
    for one in parallel(data, licensed_only):
        source, target = one.languages
        is_learnt = one.origin in ("wmt22", "mqm", "bio_mqm") and errors_split(one.group) == "train"
        if target == "en" and source != "en" and is_learnt and one.premise is not None:
            yield from _pairs(one.hypothesis, {source: one.premise}, one.origin, one.group, random)


def _pairs(
    english: str, others: Mapping[str, str], origin: str, group: str, random: Random
) -> Iterator[Example]:
    found = swaps(english)
    if not found:
        return
    kind = "roles.grammar"
    for number, ways in enumerate(_WAYS):
        for language in random.sample(sorted(others), min(ways, len(others))):
            swap = random.choice(found)
            pair = [(language, others[language]), ("en", swap.text)]
            same = [(language, others[language]), ("en", english)]
            for sides, label in ((pair, "contradiction"), (same, "entailment")):
                (one, premise), (two, hypothesis) = sides[::-1] if number else sides
                is_wrong = label == "contradiction"
                yield Example(
                    premise,
                    hypothesis,
                    label,
                    None,
                    kind if is_wrong else FAITHFUL,
                    (one, two),
                    origin,
                    group,
                )
    swap = random.choice(found)
    yield Example(english, swap.text, "contradiction", None, kind, ("en", "en"), origin, group)
    yield Example(swap.text, swap.text, "entailment", None, FAITHFUL, ("en", "en"), origin, group)
