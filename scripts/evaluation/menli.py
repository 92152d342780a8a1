"""Whether a faithful wording is preferred to a distorted one: the adversarial sets of MENLI.

Published protocol (Chen and Eger, MENLI, TACL 2023): with the reference as premise, the paraphrase of the
reference against the reference distorted (``hyp_adv_based``); with the source as premise, the reference
against a machine translation distorted (``hyp_adv_free``, made from column ``r``).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.models import Entailing, sample, tracked
from evaluation.table import Table, need

SETS = {
    "fr": "xpaws_fr_data.csv",
    "de": "xpaws_de_data.csv",
    "zh": "xpaws_zh_data.csv",
    "de, news": "wmt20_google_de_data.csv",
}
FACTS = ("add", "drop", "name", "neg", "num", "pron", "word_JJ", "word_NN", "word_VB")
FLUENCY = ("typo", "jumble", "subject_verb_dis")
ROWS = 100

Row = Mapping[str, str]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|without)\b|n['’]t\b", re.I
)


@dataclass(frozen=True, slots=True)
class Protocol:
    """Which columns are held against each other."""

    name: str
    premise: str
    faithful: str
    distorted: str
    base: str


PROTOCOLS = (
    Protocol("the reference", "ref", "hyp_para", "hyp_adv_based", "ref"),
    Protocol("the source", "source", "ref", "hyp_adv_free", "r"),
)


def measure(data: Path, rows: int | None = None) -> Table:
    import mtcheck.encoder

    sets = {name: read(need(data / "menli_adv" / file)) for name, file in SETS.items()}
    return table(mtcheck.encoder.load(), sets, rows or ROWS)


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def changed(error: str, base: str, edited: str) -> bool:
    """Whether an edit did what it says: the one filter of this measure.

    The letters and digits must differ, case aside. Besides, for ``num`` the numbers in digits must differ; for
    ``name`` a word capitalised in the base must have gone; for ``neg`` the number of negations must differ.
    """
    if _letters(base) == _letters(edited):
        return False
    if error == "num":
        return Counter(_NUMBER.findall(base)) != Counter(_NUMBER.findall(edited))
    if error == "name":
        names = Counter(word.casefold() for word in re.findall(r"\w+", base) if word[0].isupper())
        return bool(names - Counter(re.findall(r"\w+", edited.casefold())))
    if error == "neg":
        return len(_NEGATION.findall(base)) != len(_NEGATION.findall(edited))
    return True


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def table(encoder: Entailing, sets: Mapping[str, Sequence[Row]], rows: int = ROWS) -> Table:
    """A table for each protocol: accuracy of preference for each error in each set.

    Args:
        encoder: what is measured; its score is P(entailment) - P(contradiction).
        sets: rows by the set's name.
        rows: at most so many of each error in each set.
    """
    first, second = (_table(encoder, protocol, sets, rows) for protocol in PROTOCOLS)
    return replace(first, more=(second,))


def _table(encoder: Entailing, p: Protocol, sets: Mapping[str, Sequence[Row]], rows: int) -> Table:
    lines: list[list[str | int | float]] = []
    of_facts: dict[str, list[bool]] = {name: [] for name in sets}
    for error in tracked((*FACTS, *FLUENCY), f"against {p.name}"):
        hits: dict[str, list[bool]] = {}
        there = left = 0
        for name, all_rows in sets.items():
            of_error = [r for r in all_rows if r["error"] == error]
            kept = [r for r in of_error if changed(error, r[p.base], r[p.distorted])]
            there, left = there + len(of_error), left + len(kept)
            hits[name] = preferred(encoder, p, sample(kept, rows, f"menli {name} {error}"))
            if error in FACTS:
                of_facts[name] += hits[name]
        lines.append([error, there, left, *_shares(hits)])
    facts = [line for line in lines if line[0] in FACTS]
    total = ["facts together", *(sum(int(line[i]) for line in facts) for i in (1, 2)), *_shares(of_facts)]
    return Table(
        f"Faithful preferred to distorted, MENLI adversarial, premise: {p.name}",
        ["error", "rows", "kept", "scored", *sets, "all"],
        [total, *lines],
        f"Share of rows where `{p.faithful}` scores above `{p.distorted}`, by P(entailment) - P(contradiction). "
        f"Kept: rows where `{p.distorted}` differs from `{p.base}` in its letters or digits, case aside; for num in "
        "its numbers, for name by a capitalised word gone, for neg in its count of negations. At most "
        f"{rows} kept rows of each error and set are scored. Facts: {', '.join(FACTS)}.",
    )


def preferred(encoder: Entailing, p: Protocol, rows: Sequence[Row]) -> list[bool]:
    """For each row whether the faithful wording scores above the distorted one."""
    if not rows:
        return []
    faithful, distorted = (
        encoder.entail([(r[p.premise], r[column]) for r in rows]) for column in (p.faithful, p.distorted)
    )
    better = faithful[:, 0] - faithful[:, 2] > distorted[:, 0] - distorted[:, 2]
    return [bool(x) for x in better]


def _shares(hits: Mapping[str, Sequence[bool]]) -> list[int | float]:
    """How many, the share in each set, the share in all."""
    every = [hit for several in hits.values() for hit in several]
    return [len(every), *(_share(several) for several in hits.values()), _share(every)]


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else float("nan")
