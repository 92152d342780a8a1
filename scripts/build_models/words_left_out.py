"""Fits the weights of ``mtcheck.checks.omission_signs``: writes ``mtcheck/checks/data/omission_words.toml``.

``words_left_out.py --data DATA [-o FILE] [--rows N] [--threads N]``. Translations of WMT22 into English (good systems
and people), each held against the original and another reference; words that were taken out of them, or put into them,
are to be told from those of the translations as they are. Two ridge logistic regressions.

Prints which share of those words five-fold cross-validation finds where so many sentences in a hundred are flagged in
vain. The thresholds themselves (LEAST) are chosen by hand from that and from the good translations of DEMETR.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from replaced_names import FOLDS, Vector, chances_of, fit

import mtcheck.encoder
from mtcheck.checks.omission_signs import Signs, signs_left_out, signs_put_in
from mtcheck.checks.threefold import Threefold
from mtcheck.checks.trios import threefold_of, trios
from mtcheck.clean import clean
from mtcheck.encoder import Encoder
from mtcheck.frequency import common_words
from mtcheck.segment import segment
from mtcheck.types import Article, Span, Story
from mtcheck.wordclass import classes

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))
from evaluation.models import tracked  # noqa: E402

WEIGHTS = ROOT / "mtcheck/checks/data/omission_words.toml"
#: Rows of each language.
ROWS = 220
#: The systems, and people, that translated well, and the references to hold them against.
TRANSLATIONS = {
    "cs": ("hyp.Online-W hyp.JDExploreAcademy hyp.Lan-Bridge ref.B", "ref.B ref.C"),
    "de": ("hyp.Online-W hyp.JDExploreAcademy hyp.Lan-Bridge ref.A", "ref.A ref.B"),
    "ja": ("hyp.Online-W hyp.JDExploreAcademy hyp.DLUT", "ref.A"),
    "ru": ("hyp.Online-W hyp.JDExploreAcademy hyp.Lan-Bridge", "ref.A"),
    "uk": ("hyp.Online-B hyp.Lan-Bridge hyp.HuaweiTSC", "ref.A"),
    "zh": ("hyp.Online-W hyp.JDExploreAcademy hyp.LanguageX ref.A", "ref.A ref.B"),
}
#: Lengths, in words, of the sentences to learn from, and how much longer one version may be than the other.
_SHORTEST, _LONGEST, _RATIO = 8, 45, 2.0
#: Cosine from which a word of the reference surely is what the translation's word says.
_SURE = 0.6
#: Chosen by hand; see above.
LEAST = {"left_out": {"major": 0.92, "minor": 0.88}, "put_in": {"major": 0.88, "minor": 0.78}}
_SHARES = (0.03, 0.02, 0.01, 0.005)

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PREPOSITIONS = frozenset(
    "in on at by for from with without to of into over under after before during against through about".split()
)
_PHRASE = re.compile(
    r" ((?:in|on|at|with|for|from|without|after|before) (?:the |a )?[a-z]+(?: [A-Za-z]+)?)[,.]"
)
_LITTLE = frozenset(common_words("en", 150))


@dataclass(frozen=True, slots=True)
class Row:
    """A translation, the original, and another English version."""

    language: str
    source: str
    target: str
    version: str


class Edit(NamedTuple):
    """An edited translation: words put in (a stretch of the new text), or taken out (one of the old)."""

    text: str
    changed: Span
    put_in: bool


class Seen(NamedTuple):
    """A word: the number of its row, whether it was planted, and its signs."""

    row: int
    planted: bool
    signs: Signs


def rows(data: Path, count: int, random: Random) -> list[Row]:
    """``count`` rows of each language, in any order."""
    chosen: list[Row] = []
    for language, (translations, references) in TRANSLATIONS.items():
        folder = data / "wmt22_news" / f"{language}-en"

        def lines(name: str, folder: Path = folder) -> list[str]:
            return (folder / f"generaltest2022.{folder.name}.{name}").read_text("utf-8").split("\n")

        sources = lines(f"src.{language}")
        texts = {name: lines(f"{name}.en") for name in f"{translations} {references}".split()}
        places = [(i, name) for i in range(len(sources)) for name in translations.split()]
        random.shuffle(places)
        drawn = [
            Row(language, sources[i], texts[name][i], texts[other][i])
            for i, name in places
            for other in [random.choice([r for r in references.split() if r != name])]
        ]
        chosen += [r for r in drawn if _is_fit(r)][:count]
    random.shuffle(chosen)
    return chosen


def _is_fit(row: Row) -> bool:
    ratio = len(row.version) / max(1, len(row.target))
    return _SHORTEST <= len(row.target.split()) <= _LONGEST and 1 / _RATIO < ratio < _RATIO


class Editor:
    """Takes words out of sentences, and puts words of other sentences into them."""

    def __init__(self, texts: Sequence[str], random: Random) -> None:
        self._random = random
        words = [m[0] for text in texts for m in _WORD.finditer(text) if _is_content(m[0])]
        self._pool = {
            "adjective": [w for w in words if "JJ" in classes(w) and len(classes(w)) < 3],
            "adverb": [w for w in words if "RB" in classes(w) and len(classes(w)) < 3],
            "noun": [w for w in words if classes(w) == {"NN"}],
            "name": [w for w in words if w[0].isupper() and not classes(w.lower())],
            "phrase": [m[1] for text in texts for m in _PHRASE.finditer(text)],
        }

    def take_out(self, text: str) -> Edit | None:
        """Without a word, a name or a prepositional phrase."""
        found = list(_WORD.finditer(text))
        kind = self._random.choices(("word", "name", "phrase"), (0.5, 0.2, 0.3))[0]
        starts = [i for i, m in enumerate(found) if _may_start(kind, m, i)]
        if not starts:
            return None
        first = last = self._random.choice(starts)
        if kind == "name":
            while last + 1 < len(found) and _goes_on(text, found[last], found[last + 1], capital=True):
                last += 1
        elif kind == "phrase":
            last = _end_of_phrase(text, found, first)
            if last == first:
                return None
        start, end = found[first].start(), found[last].end()
        joined = f"{text[:start].rstrip(' ')} {text[end:].lstrip(' ')}".lstrip()
        return Edit(re.sub(r" ([.,;:!?])", r"\1", joined), Span(start, end), put_in=False)

    def put_in(self, text: str) -> Edit | None:
        """With an adjective, a noun or a name before a noun, an adverb before a verb, a phrase at the end of a clause."""
        kind = self._random.choices(
            ("adjective", "noun", "adverb", "name", "phrase"), (0.4, 0.15, 0.2, 0.1, 0.15)
        )[0]
        places = [m.start() for m in re.finditer(r"(?<=[a-z])(?=[,.])", text)] if kind == "phrase" else []
        if kind != "phrase":
            places = [m.start() for m in _WORD.finditer(text) if m.start() and _takes(kind, m[0])]
        if not places or not self._pool[kind]:
            return None
        at, new = self._random.choice(places), self._random.choice(self._pool[kind])
        if kind == "phrase":
            return Edit(f"{text[:at]} {new}{text[at:]}", Span(at + 1, at + 1 + len(new)), put_in=True)
        return Edit(f"{text[:at]}{new} {text[at:]}", Span(at, at + len(new)), put_in=True)


def _is_content(word: str) -> bool:
    return len(word) > 2 and word.casefold() not in _LITTLE


def _may_start(kind: str, word: re.Match[str], index: int) -> bool:
    if kind == "phrase":
        return word[0] in _PREPOSITIONS
    return _is_content(word[0]) and (kind == "word" or (index > 0 and word[0][0].isupper()))


def _goes_on(text: str, word: re.Match[str], after: re.Match[str], capital: bool = False) -> bool:
    return text[word.end() : after.start()] == " " and (after[0][0].isupper() or not capital)


def _end_of_phrase(text: str, found: Sequence[re.Match[str]], first: int) -> int:
    """The last word of the phrase that a preposition opens: its first run of content words, five words at most."""
    last = first
    while last + 1 < len(found) and last - first < 5 and _goes_on(text, found[last], found[last + 1]):
        if _is_content(found[last][0]) and not _is_content(found[last + 1][0]):
            break
        last += 1
    return last if _is_content(found[last][0]) else first


def _takes(kind: str, word: str) -> bool:
    """Whether a word of some kind may stand before a word."""
    if kind == "name":
        return word[0].isupper()
    known = classes(word) if _is_content(word) else frozenset()
    nouns = {"NN", "NNS"}
    return bool(known & {"VB", "VBD", "VBZ"} and not known & nouns if kind == "adverb" else known & nouns)


class Reader:
    """Holds a translation against the original and the reference, as the pipeline does."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def compare(self, row: Row, target: str) -> Iterator[Threefold]:
        from mtcheck.align import align, relate_words
        from mtcheck.checks.omission_words import pairs

        articles = [
            segment(clean(Article.from_text(text, language, name), [], self._encoder))
            for text, language, name in (
                (target, "en", "target"),
                (row.source, row.language, "original"),
                (row.version, "en", "reference"),
            )
        ]
        ours, source, version = articles
        alignments = {
            other.name: align(ours, other, self._encoder, kind)  # type: ignore[arg-type]
            for other, kind in ((source, "translation"), (version, "comparison"))
        }
        story = Story(ours, source, (version,), {}, alignments)
        wanted = sorted(set(pairs(story)))
        related = relate_words(wanted, self._encoder)
        ties = {p: tuple(r.nearest) for p, r in zip(wanted, related, strict=True)}
        story = Story(ours, source, (version,), {}, alignments, ties=ties)
        for trio in trios(story):
            yield threefold_of(story, trio)


def seen(row: Row, number: int, reader: Reader, editor: Editor) -> Iterator[tuple[str, Seen]]:
    """The words of a row as it is, and those planted in it twice by taking out and once by putting in."""
    linked: list[tuple[Span, Span]] = []
    for sentences in reader.compare(row, row.target):
        target, version = sentences.target, sentences.version
        linked += [(a, b) for a, b in target.partners.items() if target.near[a].cosine > _SURE]
        for word in version.content:
            if signs := signs_left_out(sentences, word):
                yield "left_out", Seen(number, False, signs)
        for word in target.content:
            if signs := signs_put_in(sentences, word):
                yield "put_in", Seen(number, False, signs)
    for edit in (editor.take_out(row.target), editor.take_out(row.target), editor.put_in(row.target)):
        if edit is None or edit.text == row.target:
            continue
        start, end = edit.changed
        gone = {b for a, b in linked if start <= a.start and a.end <= end}
        for sentences in reader.compare(row, edit.text):
            if edit.put_in:
                words = [w for w in sentences.target.content if start <= w.start and w.end <= end]
            else:
                words = [w for w in sentences.version.content if w in gone]
            for word in words:
                read = signs_put_in if edit.put_in else signs_left_out
                if signs := read(sentences, word):
                    yield "put_in" if edit.put_in else "left_out", Seen(number, True, signs)


def regression(words: Sequence[Seen]) -> Mapping[str, float]:
    """Fit, print what cross-validation says, and give the weights by sign."""
    values = np.array([list(w.signs.values()) for w in words])
    labels = np.array([float(w.planted) for w in words])
    fold = np.array([w.row % FOLDS for w in words])
    chances = np.zeros(len(words))
    for one in range(FOLDS):
        chances[fold == one] = chances_of(values[fold == one], fit(values[fold != one], labels[fold != one]))
    _print(words, chances)
    weights = fit(values, labels)
    return {sign: round(float(w), 3) for sign, w in zip(words[0].signs, weights, strict=True)}


def _print(words: Sequence[Seen], chances: Vector) -> None:
    highest: dict[int, float] = {}
    for word, chance in zip(words, chances, strict=True):
        if not word.planted:
            highest[word.row] = max(highest.get(word.row, 0.0), chance)
    good = sorted(highest.values())
    planted = [c for w, c in zip(words, chances, strict=True) if w.planted]
    for share in _SHARES:
        threshold = good[int(len(good) * (1 - share)) - 1]
        found = sum(c > threshold for c in planted) / len(planted)
        print(
            f"  {share:6.1%} of {len(good)} sentences flagged from {threshold:.3f}: {found:.1%} of {len(planted)} words"
        )


def as_toml(weights: Mapping[str, Mapping[str, float]], count: int) -> str:
    """The file of weights."""
    head = f"""\
# Logistic regressions of `mtcheck.checks.omission_signs`, fitted on {count} translations of WMT22 and the same with words
# taken out or put in. Written by `scripts/build_models/words_left_out.py`.

# From this probability on a word is a finding, of which severity; chosen by hand (`LEAST` in that script).
"""
    least = "".join(
        f"\n[least.{kind}]\n" + "".join(f"{severity} = {value}\n" for severity, value in values.items())
        for kind, values in LEAST.items()
    )
    parts = [
        f"\n[{kind}]\n" + "".join(f"{json.dumps(sign)} = {weight}\n" for sign, weight in values.items())
        for kind, values in weights.items()
    ]
    return head + least + "".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DATA", help="folder of the data sets")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS, metavar="FILE")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="of the encoder")
    parser.add_argument("--rows", type=int, default=ROWS, metavar="N", help="of each language")
    given = parser.parse_args()
    random = Random("words left out")
    chosen = rows(given.data, given.rows, random)
    editor = Editor([r.target for r in chosen], random)
    reader = Reader(mtcheck.encoder.load(threads=given.threads))
    words: dict[str, list[Seen]] = {"left_out": [], "put_in": []}
    for number, row in enumerate(tracked(chosen, "WMT22")):
        for kind, word in seen(row, number, reader, editor):
            words[kind].append(word)
    weights = {}
    for kind, found in words.items():
        print(kind)
        weights[kind] = regression(found)
    given.output.write_text(as_toml(weights, len(chosen)), "utf-8")


if __name__ == "__main__":
    main()
