"""Fits the weights of ``mtcheck.checks.name_replaced``: writes ``mtcheck/checks/data/name.toml``.

``replaced_names.py --data DATA [-o FILE] [--threads N]``. A name that DEMETR exchanged
(development half) is to be told from the names of the same sentence before that, and from those of whole documents of
NTREX (those to learn from, English against ten other languages), where the original has every one. Two ridge logistic
regressions, of the signs of the original alone and with those of another version in English.

Prints what five-fold cross-validation finds and flags in vain at each threshold. The thresholds themselves (LEAST)
are chosen by hand from that: a finding must be rare on good translation, whatever the script.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import numpy as np
from corpora import ntrex, ntrex_split
from numpy.typing import NDArray

import mtcheck.encoder
from mtcheck.align import align
from mtcheck.checks.name_replaced import (
    is_checkable,
    script,
    signs,
    stands_for,
    stands_in,
    support_of,
    threshold,
)
from mtcheck.clean import clean
from mtcheck.encoder import Encoder
from mtcheck.facts import find_names
from mtcheck.facts.name_support import Support, vocabulary_of
from mtcheck.segment import segment
from mtcheck.types import Article, Facts, Span, Story

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))
from evaluation.demetr import LANGUAGES, read  # noqa: E402
from evaluation.models import sample, tracked  # noqa: E402

WEIGHTS = ROOT / "mtcheck/checks/data/name.toml"
REPLACED = "demetr/critical_id9_ne_replaced.jsonl"
#: Whole documents of NTREX, and the languages that stand for their scripts and families.
DOCUMENTS = 6
ORIGINALS = ("ar", "de", "fr", "hi", "hu", "ja", "ko", "ru", "tr", "zh")
#: Chosen by hand from the table that this script prints; see the header of the file it writes.
LEAST = {"latin": 0.8, "cyrillic": 0.8, "unspaced": 0.85, "other": 0.9, "translated": 0.97, "reference": 0.5}
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
FOLDS = 5
RIDGE = 0.5
#: Newton's method has long converged after so many steps.
_STEPS = 40

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """A name of a target and what the other versions have for it.

    Args:
        story: number of the row of DEMETR, or of the document of NTREX.
        demetr: which of the two it is from.
        planted: whether it was put for another name.
        language: of the original, ISO 639-1.
        stands: whether it stands anywhere in the original: then it is never a finding.
    """

    story: int
    demetr: bool
    planted: bool
    language: str
    stands: bool
    original: Support
    reference: Support | None


class Reader:
    """Builds stories as the pipeline does, of articles each read once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def article(self, text: str, language: str, name: str) -> Article:
        return segment(clean(Article.from_text(text, language, name), [], self._encoder))

    def facts(self, article: Article) -> Facts:
        return Facts(names=tuple(find_names(article.plain, article.language, self._encoder)))

    def story(
        self, target: Article, names: Facts, source: Article, reference: Article | None = None
    ) -> Story:
        alignments = {source.name: align(target, source, self._encoder, "translation")}
        if reference is not None:
            alignments[reference.name] = align(target, reference, self._encoder, "comparison")
        return Story(target, source, (reference,) if reference else (), {target.name: names}, alignments)


def from_demetr(data: Path, reader: Reader, count: int | None) -> Iterator[Seen]:
    """The names of the good sentences, and of those with another name only the other one."""
    rows = sample(read(data / REPLACED), count, "replaced names")
    for number, row in enumerate(tracked(rows, "DEMETR")):
        language = LANGUAGES[row["lang_tag"]]
        source = reader.article(row["src_sent"], language, "original")
        reference = reader.article(row["eng_sent"], "en", "reference")
        changed = _changed(row["mt_sent"], row["pert_sent"])
        for text, extent in ((row["mt_sent"], None), (row["pert_sent"], changed)):
            target = reader.article(text, "en", "target")
            story = reader.story(target, reader.facts(target), source, reference)
            yield from seen(story, number, extent, demetr=True)


def from_ntrex(data: Path, reader: Reader, count: int) -> Iterator[Seen]:
    """The names of English documents, beside the same document in each of the other languages."""
    documents: dict[str, list[Mapping[str, str]]] = {}
    for sentence in ntrex(data):
        if ntrex_split(sentence.doc) == "train":
            documents.setdefault(sentence.doc, []).append(sentence.texts)
    chosen = list(enumerate(sample(sorted(documents), count, "replaced names")))
    targets: dict[str, tuple[Article, Facts]] = {}
    for (number, name), language in tracked([(d, o) for d in chosen for o in ORIGINALS], "NTREX"):
        if name not in targets:
            target = reader.article(_text(documents[name], "en"), "en", "target")
            targets[name] = target, reader.facts(target)
        source = reader.article(_text(documents[name], language), language, "original")
        yield from seen(reader.story(*targets[name], source), number, None, demetr=False)


def _text(sentences: Sequence[Mapping[str, str]], language: str) -> str:
    return "\n".join(s[language] for s in sentences if language in s)


def seen(story: Story, number: int, planted: Span | None, demetr: bool) -> Iterator[Seen]:
    """The names of a story's target that the check would read.

    Args:
        story: aligned.
        number: what to call it.
        planted: where a name was put for another; names elsewhere are left out. None where every name is right.
        demetr: whether it is a row of DEMETR.
    """
    source, target = story.source, story.target
    assert source is not None
    for name in story.facts[target.name].names:
        if planted and not (name.start < planted.end and planted.start < name.end):
            continue
        original = support_of(story, source, name) if is_checkable(name, target.language) else None
        if original is None or stands_for(original):
            continue
        reference = next((support_of(story, other, name) for other in story.references), None)
        stands = stands_in(name, vocabulary_of(source.plain), target.language)
        yield Seen(number, demetr, planted is not None, source.language, stands, original, reference)


def _changed(before: str, after: str) -> Span:
    """Where the second of two texts differs from the first."""
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    rest = zip(before[start:][::-1], after[start:][::-1], strict=False)
    end = len(after) - sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], rest))
    return Span(start, max(start + 1, end))


def fit(values: Vector, labels: Vector) -> Vector:
    """Weights of a ridge logistic regression by Newton's method.

    Args:
        values: a row for each name, a column for each sign.
        labels: 1 for a name put for another, else 0.
    """
    weights = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        chance = _chances(values, weights)
        curve = values.T @ (values * (chance * (1 - chance) + 1e-6)[:, None]) + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, values.T @ (chance - labels) + RIDGE * weights)
    return weights


def _chances(values: Vector, weights: Vector) -> Vector:
    found: Vector = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
    return found


def cross_validated(names: Sequence[Seen], values: Vector, labels: Vector) -> Vector:
    """The chance of each name by a regression that saw nothing of its row or document."""
    fold = np.array([n.story % FOLDS for n in names])
    chances = np.zeros(len(names))
    for one in range(FOLDS):
        kept = fold == one
        chances[kept] = _chances(values[kept], fit(values[~kept], labels[~kept]))
    return chances


def table(names: Sequence[Seen], chances: Vector, least: Mapping[str, float], label: str) -> str:
    """One line: rows of DEMETR in which the planted name is found, good ones with a finding, findings in NTREX."""
    found = [
        (n.demetr, n.planted, n.story)
        for n, chance in zip(names, chances, strict=True)
        if chance >= least[kind(n)] and not n.stands
    ]
    rows = {n.story for n in names if n.demetr}
    hit = {story for demetr, planted, story in found if demetr and planted}
    good = {story for demetr, planted, story in found if demetr and not planted}
    documents, clean_names = sum(not demetr for demetr, *_ in found), sum(not n.demetr for n in names)
    share = 100 / max(1, len(rows))
    line = f"{label:>10}  hit {share * len(hit):5.1f} %  good flagged {share * len(good):4.1f} %"
    return f"{line}  NTREX {documents} of {clean_names} names" if clean_names else line


def kind(name: Seen) -> str:
    """Which threshold holds for a name when there is no other version."""
    return threshold(name.original, script(name.language))


def regression(names: Sequence[Seen], with_reference: bool) -> dict[str, float]:
    """Fit, print what cross-validation says, and give the weights by sign.

    Args:
        names: to learn from.
        with_reference: whether the other version's signs are read too; NTREX has none.
    """
    # A name that stands in a document of NTREX is told without the regression; the few words of a row of DEMETR
    # are where likeness in letters is learnt.
    used = [n for n in names if (n.reference if with_reference else n.demetr or not n.stands)]
    read_signs = [
        signs(n.original, script(n.language), n.reference if with_reference else None) for n in used
    ]
    values = np.array([list(s.values()) for s in read_signs])
    labels = np.array([float(n.planted) for n in used])
    chances = cross_validated(used, values, labels)
    print("With another version:" if with_reference else "The original alone:")
    for least in THRESHOLDS:
        print(table(used, chances, dict.fromkeys(LEAST, least), str(least)))
    chosen = dict.fromkeys(LEAST, LEAST["reference"]) if with_reference else LEAST
    print(table(used, chances, chosen, "as chosen"))
    for one in () if with_reference else [k for k in LEAST if k != "reference"]:
        part = [i for i, n in enumerate(used) if kind(n) == one]
        print(f"  {one}:")
        for least in THRESHOLDS if part else ():
            print(table([used[i] for i in part], chances[part], {one: least}, str(least)))
    weights = fit(values, labels)
    return {sign: round(float(w), 3) for sign, w in zip(read_signs[0], weights, strict=True)}


def as_toml(source: Mapping[str, float], reference: Mapping[str, float], documents: int) -> str:
    """The file of weights."""
    head = f"""\
# Logistic regressions of `mtcheck.checks.name_replaced`: weights of the signs of `mtcheck.facts.name_support`, fitted on
# the development half of DEMETR (names exchanged, and the same sentences before that) and, for the original alone, on
# {documents} documents of NTREX (names as they are). Written by `scripts/build_models/replaced_names.py`.

# From this probability on a name is a finding, with the original alone (by its script) and with another version beside
# it. "translated" is for a name whose every word is a common one, no country: such names are rendered by meaning.
# These are chosen by hand (`LEAST` in that script) from the cross-validated table that it prints.
least = {{{", ".join(f"{key} = {value}" for key, value in LEAST.items())}}}
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
    parser.add_argument("--rows", type=int, metavar="N", help="of DEMETR, to try out; default all")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, metavar="N", help="of NTREX")
    given = parser.parse_args()
    reader = Reader(mtcheck.encoder.load(threads=given.threads))
    names = [
        *from_demetr(given.data, reader, given.rows),
        *from_ntrex(given.data, reader, given.documents),
    ]
    weights = [regression(names, with_reference) for with_reference in (False, True)]
    given.output.write_text(as_toml(weights[0], weights[1], given.documents), "utf-8")
    print(f"{given.output}: {len(names)} names")


if __name__ == "__main__":
    main()
