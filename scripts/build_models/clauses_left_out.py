"""Fits the weights of ``mtcheck.checks.clause_signs``: writes ``mtcheck/checks/data/clause.toml``.

``clauses_left_out.py --data DATA [-o FILE] [--every N] [--threads N]``. Sentences of NTREX in 24 languages, both ways with
English: as professionals translated them, with a clause taken out of the translation, and with one of another sentence
put into it (``distort.clauses``), or a few words here and there. Two ridge logistic regressions, of the stretch that
nothing seems to answer.

Prints which share of the planted clauses five-fold cross-validation by document finds, where so many sentences in a
hundred are flagged in vain. The thresholds themselves (LEAST) are chosen by hand from that.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from typing import Literal
from zlib import crc32

import numpy as np
from corpora import ntrex
from distort import clauses
from distort.base import Text
from replaced_names import FOLDS, Vector, chances_of, fit

import mtcheck.encoder
from mtcheck.align.words import relate_words
from mtcheck.checks.clause_signs import UNSPACED, Passage, Side, freedom_of, sides, unanswered
from mtcheck.encoder import Encoder

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "mtcheck/checks/data/clause.toml"
#: Sentences of a document at most.
SENTENCES = 24
#: Chosen by hand from the table that this script prints.
LEAST = {"left_out": {"major": 0.975, "minor": 0.92}, "put_in": {"minor": 0.94}}
#: In how many places words are put in, and how many words in each.
_PLACES, _PADDING = (1, 2, 2, 3, 3, 4), (2, 7)
_SHARES = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02)

Way = Literal["left_out", "put_in"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence.

    Args:
        document: its name.
        language: the one beside English.
        freedom: how freely the document is rendered.
        planted: whether a clause was.
        signs: of the loneliest stretch, None where there is none.
    """

    document: str
    language: str
    freedom: float
    planted: bool
    signs: Mapping[str, float] | None


def read(data: Path, encoder: Encoder, every: int) -> Iterator[tuple[Way, Seen]]:
    """The sentences of every n-th document, others for each language."""
    documents: dict[str, list[dict[str, str]]] = {}
    for sentence in ntrex(data):
        documents.setdefault(sentence.doc, []).append(sentence.texts)
    languages = sorted(set(next(iter(documents.values()))[0]) - {"en"})
    for number, other in enumerate(languages):
        print(f"\r{other} ", end="", file=sys.stderr, flush=True)
        for name, sentences in list(documents.items())[number % every :: every]:
            for target, source in (("en", other), (other, "en")):
                texts = [
                    Text(s[target], target, s[source], source, [x[target] for x in sentences if x is not s])
                    for s in sentences[:SENTENCES]
                ]
                yield from of_document(texts, name, Random(name + other), encoder)


def of_document(
    texts: Sequence[Text], name: str, random: Random, encoder: Encoder
) -> Iterator[tuple[Way, Seen]]:
    rows: list[tuple[Way | None, str, Text]] = []
    for text in texts:
        rows.append((None, text.text, text))
        way: Way
        for way, make in (
            ("left_out", clauses.DISTORTIONS["clause.omitted"]),
            ("put_in", clauses.DISTORTIONS["clause.added"]),
        ):
            if edit := make(text, random):
                rows.append((way, edit.text, text))
        if padded := _padded(text, random):
            rows.append(("put_in", padded, text))
    relations = relate_words([(ours, text.source or "") for _, ours, text in rows], encoder)
    scale = median(len(text.text) / max(1, len(text.source or "")) for text in texts)
    both = [
        sides(
            Passage(ours, text.language),
            Passage(text.source or "", text.source_language or ""),
            *related,
            scale,
        )
        for (_, ours, text), related in zip(rows, relations, strict=True)
    ]
    yield from seen_in(name, [(planted, *pair) for (planted, _, _), pair in zip(rows, both, strict=True)])


def seen_in(name: str, rows: Sequence[tuple[Way | None, Side, Side]]) -> Iterator[tuple[Way, Seen]]:
    """The sentences of a document: what was planted in each, and both sides of it."""
    freedom = freedom_of([(own, foreign) for planted, own, foreign in rows if planted is None])
    way: Way
    for planted, own, foreign in rows:
        language = foreign.language if own.language == "en" else own.language
        for way, side in (("left_out", foreign), ("put_in", own)):
            if planted in (None, way):
                clause = unanswered(side, freedom)
                yield way, Seen(name, language, freedom, planted is not None, clause and clause.signs)


def _padded(text: Text, random: Random) -> str | None:
    """A sentence with words of others in up to four places, as a system puts them in that loses its thread."""
    if text.language in UNSPACED or not text.siblings:
        return None
    padded = text.text
    for _ in range(random.choice(_PLACES)):
        words = random.choice(text.siblings).split()
        count = random.randint(*_PADDING)
        if len(words) < count + 2:
            continue
        first = random.randrange(len(words) - count)
        phrase = " ".join(words[first : first + count]).strip(' .,;:!?"“”»«()')
        gaps = [m.start() for m in re.finditer(r"\s", padded)]
        if gaps and phrase:
            at = random.choice(gaps)
            padded = f"{padded[:at]} {phrase}{padded[at:]}"
    return padded if padded != text.text else None


def regression(seen: Sequence[Seen], way: Way) -> dict[str, float]:
    """Fit, print what cross-validation says, and give the weights by sign."""
    found = [s for s in seen if s.signs]
    values = np.array([list(s.signs.values()) for s in found if s.signs])
    labels = np.array([float(s.planted) for s in found])
    chances = cross_validated(found, values, labels)
    planted = sum(s.planted for s in seen)
    good = np.sort(chances[labels == 0])[::-1]
    print(f"{way}: {planted} planted, {len(seen) - planted} as they were")
    for share in _SHARES:
        least = good[int(share * (len(seen) - planted))]
        print(
            f"  flagged in vain {100 * share:5.2f} %, at {least:.3f}: {100 * (chances[labels == 1] > least).sum() / planted:5.1f} % found"
        )
    for severity, least in LEAST[way].items():
        vain = 100 * (good > least).sum() / (len(seen) - planted)
        print(
            f"  {severity}, at {least}: {100 * (chances[labels == 1] > least).sum() / planted:5.1f} % found, {vain:.2f} % in vain"
        )
    signs = next(s.signs for s in found if s.signs)
    return {sign: round(float(w), 3) for sign, w in zip(signs, fit(values, labels), strict=True)}


def cross_validated(seen: Sequence[Seen], values: Vector, labels: Vector) -> Vector:
    """The chance of each by a regression that saw nothing of its document."""
    fold = np.array([crc32(s.document.encode()) % FOLDS for s in seen])
    chances = np.zeros(len(seen))
    for one in range(FOLDS):
        kept = fold == one
        weights = fit(values[~kept], labels[~kept])
        chances[kept] = chances_of(values[kept], weights)
    return chances


def lengths(data: Path) -> dict[str, float]:
    """How many characters one of English becomes, the median of NTREX's sentences."""
    texts = [s.texts for s in ntrex(data)]
    return {x: round(median(len(t[x]) / max(1, len(t["en"])) for t in texts), 3) for x in sorted(texts[0])}


def freedoms(seen: Sequence[Seen]) -> dict[str, float]:
    """How freely documents are rendered from and into each language, the median of the sentences as they were."""
    whole = [s for s in seen if not s.planted]
    return {
        x: round(median(s.freedom for s in whole if s.language == x), 3)
        for x in sorted({s.language for s in whole})
    }


def as_toml(
    weights: Mapping[Way, Mapping[str, float]], length: Mapping[str, float], freedom: Mapping[str, float]
) -> str:
    """The file of weights."""
    head = """\
# Logistic regressions of `mtcheck.checks.clause_signs`, fitted on NTREX with clauses taken out of translations and put into
# them. Written by `scripts/build_models/clauses_left_out.py`; `least`, the probabilities from which on a clause is a
# finding, is chosen by hand (`LEAST` there). `length`: how many characters one of English becomes;
# `freedom`: share of content words, of both sides together, that nothing answers in the other.
"""
    parts = [
        f"\n[{name}]\n" + "".join(f"{language} = {value}\n" for language, value in table.items())
        for name, table in (("length", length), ("freedom", freedom))
    ]
    for way, own in weights.items():
        parts.append(f"\n[least.{way}]\n" + "".join(f"{k} = {v}\n" for k, v in LEAST[way].items()))
        parts.append(f"\n[{way}]\n" + "".join(f'"{sign}" = {weight}\n' for sign, weight in own.items()))
    return head + "".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DATA", help="folder of the data sets")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS, metavar="FILE")
    parser.add_argument("--every", type=int, default=12, metavar="N", help="every n-th document")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="of the encoder")
    given = parser.parse_args()
    found: dict[Way, list[Seen]] = {"left_out": [], "put_in": []}
    for way, seen in read(given.data, mtcheck.encoder.load(threads=given.threads), given.every):
        found[way].append(seen)
    weights = {way: regression(seen, way) for way, seen in found.items()}
    given.output.write_text(as_toml(weights, lengths(given.data), freedoms(found["put_in"])), "utf-8")
    print(f"{given.output}: {sum(map(len, found.values()))} sentences")


if __name__ == "__main__":
    main()
