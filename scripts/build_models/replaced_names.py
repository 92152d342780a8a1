"""Fits the weights of ``mtcheck.checks.name_chance``: writes ``mtcheck/checks/data/name.toml``.

``replaced_names.py --data DATA [-o FILE] [--threads N]``. A name put for another is to be told from those that are
right: DEMETR's (development half: names exchanged, and the same sentences before that), sentences of NTREX with a name
of another document put into half of them, and translations of WMT22 beside others of the same. Two ridge logistic
regressions, of the signs of the original alone and with those of another version in English.

Prints what five-fold cross-validation finds and flags in vain at each threshold. The thresholds themselves (LEAST)
are chosen by hand from that: a finding must be rare on good translation, whatever the script.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from replaced_names_data import REPLACED, Reader, Seen, from_demetr, from_ntrex, from_wmt22

import mtcheck.encoder
from mtcheck.checks.name_chance import script, signs, threshold

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))
from evaluation.demetr import LANGUAGES  # noqa: E402

WEIGHTS = ROOT / "mtcheck/checks/data/name.toml"
#: Sentences of NTREX and of WMT22, of each language.
SENTENCES, SEGMENTS = 90, 150
#: Chosen by hand from the table that this script prints; see the header of the file it writes.
LEAST = {
    "latin": 0.62, "cyrillic": 0.7, "unspaced": 0.72, "other": 0.75, "translated": 0.82, "acronym": 0.9,
    "reference": 0.25,
}  # fmt: skip
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
FOLDS = 5
RIDGE = 0.5
#: Newton's method has long converged after so many steps.
_STEPS = 40

Vector = NDArray[np.float64]


def fit(values: Vector, labels: Vector) -> Vector:
    """Weights of a ridge logistic regression by Newton's method.

    Args:
        values: a row for each name, a column for each sign.
        labels: 1 for a name put for another, else 0.
    """
    weights = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        chance = chances_of(values, weights)
        curve = values.T @ (values * (chance * (1 - chance) + 1e-6)[:, None]) + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, values.T @ (chance - labels) + RIDGE * weights)
    return weights


def chances_of(values: Vector, weights: Vector) -> Vector:
    found: Vector = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
    return found


def cross_validated(names: Sequence[Seen], values: Vector, labels: Vector) -> Vector:
    """The chance of each name by a regression that saw nothing of its row or document."""
    fold = np.array([n.story % FOLDS for n in names])
    chances = np.zeros(len(names))
    for one in range(FOLDS):
        kept = fold == one
        chances[kept] = chances_of(values[kept], fit(values[~kept], labels[~kept]))
    return chances


def table(names: Sequence[Seen], chances: Vector, least: Mapping[str, float], label: str) -> str:
    """One line: rows of DEMETR in which the planted name is found, good rows of each set with a finding."""
    found = [n for n, c in zip(names, chances, strict=True) if c >= least[kind(n)] and not n.stands]
    rows = {n.story for n in names if n.of == "demetr" and n.planted}
    hit = {n.story for n in found if n.of == "demetr" and n.planted}
    good = {
        of: len({(n.language, n.story) for n in found if n.of == of and not n.planted}) for of in _sets(names)
    }
    share = 100 * len(hit) / max(1, len(rows))
    return f"{label:>10}  hit {share:5.1f} %  good rows flagged: {', '.join(f'{of} {n}' for of, n in good.items())}"


def _sets(names: Sequence[Seen]) -> Sequence[str]:
    return sorted({n.of for n in names})


def kind(name: Seen) -> str:
    """Which threshold holds for a name when there is no other version."""
    return threshold(name.original, script(name.language))


def regression(names: Sequence[Seen], with_reference: bool) -> dict[str, float]:
    """Fit, print what cross-validation says, and give the weights by sign.

    Args:
        names: to learn from.
        with_reference: whether the other version's signs are read too; NTREX has none.
    """
    used = [n for n in names if (n.reference if with_reference else n.of != "ntrex" or not n.stands)]
    read_signs = [
        signs(n.original, script(n.language), n.rival, n.reference if with_reference else None) for n in used
    ]
    values = np.array([list(s.values()) for s in read_signs])
    labels = np.array([float(n.planted) for n in used])
    chances = cross_validated(used, values, labels)
    print("With another version:" if with_reference else "The original alone:")
    for least in THRESHOLDS:
        print(table(used, chances, dict.fromkeys(LEAST, least), str(least)))
    chosen = dict.fromkeys(LEAST, LEAST["reference"]) if with_reference else LEAST
    print(table(used, chances, chosen, "as chosen"))
    for one in () if with_reference else [k for k in LEAST if not k.startswith("reference")]:
        part = [i for i, n in enumerate(used) if kind(n) == one]
        print(f"  {one}:")
        for least in THRESHOLDS if part else ():
            print(table([used[i] for i in part], chances[part], {one: least}, str(least)))
    weights = fit(values, labels)
    return {sign: round(float(w), 3) for sign, w in zip(read_signs[0], weights, strict=True)}


def as_toml(source: Mapping[str, float], reference: Mapping[str, float]) -> str:
    """The file of weights."""
    head = f"""\
# Logistic regressions of `mtcheck.checks.name_chance`: weights of the signs of `mtcheck.facts.name_support`, fitted on
# the development half of DEMETR (names exchanged, and the same sentences before that), on sentences of NTREX (names as
# they are, and exchanged) and on WMT22 (names as they are). Written by `scripts/build_models/replaced_names.py`.

# From this probability on a name is a finding, with the original alone (by its script) and with another version beside
# it that renders the sentence. "translated" is for a name whose every word is a common one or one of the dictionary, no
# country: such names are rendered by meaning; "acronym" for one that holds one.
# These are chosen by hand (`LEAST` in that script) from the cross-validated table that it prints.
least = {{{", ".join(f"{json.dumps(key) if ' ' in key else key} = {value}" for key, value in LEAST.items())}}}
"""
    parts = [
        f"\n[{name}]\n" + "".join(f"{json.dumps(sign)} = {weight}\n" for sign, weight in weights.items())
        for name, weights in (("source", source), ("reference", reference))
    ]
    return head + "".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DATA", help="folder of the data sets")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS, metavar="FILE")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="of the encoder")
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="learn from every n-th row of DEMETR"
    )
    parser.add_argument("--sentences", type=int, default=SENTENCES, metavar="N", help="of NTREX, a language")
    parser.add_argument("--segments", type=int, default=SEGMENTS, metavar="N", help="of WMT22, a language")
    given = parser.parse_args()
    reader = Reader(mtcheck.encoder.load(threads=given.threads))
    rows = [json.loads(line) for line in (given.data / REPLACED).read_text("utf-8").splitlines()]
    names = [
        *from_demetr(rows[:: given.every], LANGUAGES, reader),
        *from_ntrex(given.data, reader, given.sentences),
        *from_wmt22(given.data, reader, given.segments),
    ]
    weights = [regression(names, with_reference) for with_reference in (False, True)]
    given.output.write_text(as_toml(weights[0], weights[1]), "utf-8")
    print(f"{given.output}: {len(names)} names")


if __name__ == "__main__":
    main()
