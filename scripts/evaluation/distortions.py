"""Planted errors told from faithful translation, in NTREX documents that nothing was trained on.

Both directions of each language: the English original with its translation, and the translation taken as an
original with the English. An error is planted on the translation side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from evaluation.metrics import shares_below
from evaluation.models import Entailing, sample, tracked
from evaluation.table import Table, need

if TYPE_CHECKING:
    from corpora import ParallelSentence
    from distort.base import Distortion, Edit, Text

MODULES = ("values", "words", "names", "clauses", "debris")
ROWS = 40
_ORIGINALS = 5  # faithful ones for each edit that a kind may have

Kinds = Mapping[str, "Distortion"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A planted error and how far it stands out.

    Args:
        language: the one that is not English.
        kind: the kind of error.
        label: what the original says of it.
        above: share of the faithful translations of its direction that look less wrong.
    """

    language: str
    kind: str
    label: str
    above: float


def measure(data: Path, rows: int | None = None) -> Table:
    import mtcheck.encoder

    need(data / "ntrex" / "dev.tsv")
    return table(mtcheck.encoder.load(), *read(data), *kinds(), rows or ROWS)


def kinds() -> tuple[Kinds, Kinds, Kinds]:
    """The distortions that models are trained with, those kept for this, and the changes that do no harm."""
    modules = [import_module(f"distort.{name}") for name in MODULES]
    seen, held_out, faithful = (
        {kind: plant for module in modules for kind, plant in getattr(module, name, {}).items()}
        for name in ("DISTORTIONS", "HELD_OUT", "FAITHFUL")
    )
    return seen, held_out, faithful


def read(data: Path) -> tuple[list[ParallelSentence], list[str]]:
    """Sentences of the documents kept back, and the languages other than English."""
    from corpora import ntrex, ntrex_split

    kept = [sentence for sentence in ntrex(data) if ntrex_split(sentence.doc) == "dev"]
    return kept, [x for x in dict.fromkeys(x for s in kept for x in s.texts) if x != "en"]


def table(
    encoder: Entailing,
    sentences: Sequence[ParallelSentence],
    languages: Sequence[str],
    seen: Kinds,
    held_out: Kinds,
    faithful: Kinds,
    rows: int = ROWS,
) -> Table:
    """AUC for each language and group of kinds, those of training and those held out apart, and for each kind.

    Args:
        encoder: what is measured.
        sentences: parallel ones, in document order.
        languages: those to plant errors for, besides English.
        seen: kinds of training.
        held_out: kinds kept for this.
        faithful: changes of wording that say the same.
        rows: at most so many edits of each kind in each language, half in either direction.
    """
    placed: list[Placed] = []
    for language in tracked(languages, "planted errors"):
        for pair in (("en", language), (language, "en")):
            placed += place(encoder, sentences, pair, {**seen, **held_out, **faithful}, rows)
    documents = len({s.doc for s in sentences})
    score = (
        "AUC against the faithful translations of the same direction: of P(contradiction) where the original "
        "contradicts the error, of 1 - P(entailment) where it does not bear it out (neutral). At most "
        f"{rows} edits of each kind and language. Groups are the kinds of one first name, each edit counted once."
    )
    tables = [
        Table(
            f"Planted errors, {name}: {len(languages)} languages, NTREX, {documents} documents kept back",
            *_grouped([p for p in placed if p.kind in chosen and p.label != "entailment"], languages),
            score,
        )
        for name, chosen in (("kinds of training", seen), ("kinds held out", held_out))
    ]
    of_kinds = Table(
        "Planted errors and harmless changes, each kind",
        *_by_kind(placed),
        "Where the original bears the edit out (entailment), 1 - P(entailment) is scored, and 0.5 is best.",
    )
    return replace(tables[0], more=(tables[1], of_kinds))


def place(
    encoder: Entailing, sentences: Sequence[ParallelSentence], pair: tuple[str, str], chosen: Kinds, rows: int
) -> Iterator[Placed]:
    """Planted errors of one direction, each with its place among the faithful translations."""
    translations = list(texts(sentences, pair))
    name = "-".join(pair)
    edits: list[tuple[Text, str, Edit]] = []
    for kind, plant in chosen.items():
        found = planted(kind, plant, sample(translations, None, f"{name} {kind}"), max(1, rows // 2))
        edits += [(text, kind, edit) for text, edit in found]
    originals = sample(translations, rows * _ORIGINALS // 2, name)
    if not edits or not originals:
        return
    pairs = [(text.source or "", text.text) for text in originals]
    probable = encoder.entail(pairs + [(text.source or "", edit.text) for text, _, edit in edits])
    faithful, wrong = probable[: len(originals)], probable[len(originals) :]
    unsupported = shares_below(-wrong[:, 0], -faithful[:, 0])
    contradicted = shares_below(wrong[:, 2], faithful[:, 2])
    language = pair[0] if pair[1] == "en" else pair[1]
    for i, (_, kind, edit) in enumerate(edits):
        above = contradicted if edit.label == "contradiction" else unsupported
        yield Placed(language, kind, edit.label, float(above[i]))


def planted(kind: str, plant: Distortion, texts: Sequence[Text], count: int) -> Iterator[tuple[Text, Edit]]:
    """The first ``count`` of the texts where the error can be planted, and it is known what it makes of them."""
    for i, text in enumerate(texts):
        edit = plant(text, Random(f"{kind} {text.language} {i}"))
        if edit is not None and edit.label is not None:
            yield text, edit
            count -= 1
            if not count:
                return


def texts(sentences: Sequence[ParallelSentence], pair: tuple[str, str]) -> Iterator[Text]:
    """Translations of one direction, each with its original and the sentences about it."""
    from distort.base import Text

    source, target = pair
    both = [s for s in sentences if source in s.texts and target in s.texts]
    for s in both:
        yield Text(
            s.texts[target],
            target,
            s.texts[source],
            source,
            tuple(o.texts[target] for o in both if o.doc == s.doc and o.index != s.index),
            tuple(o.texts[target] for o in both if o.doc != s.doc),
        )


def _grouped(
    placed: Sequence[Placed], languages: Sequence[str]
) -> tuple[list[str], list[list[str | int | float]]]:
    """Columns and rows: a language a row, a group of kinds a column."""
    groups = sorted({_group(p.kind) for p in placed})

    def line(label: str, chosen: Callable[[Placed], bool]) -> list[str | int | float]:
        of_row = [p for p in placed if chosen(p)]
        cells = (_mean([p for p in of_row if _group(p.kind) == group]) for group in groups)
        return [label, len(of_row), _mean(of_row), *cells]

    lines = [line(x, lambda p, x=x: p.language == x) for x in languages]  # type: ignore[misc]
    return ["language", "edits", "all", *groups], [line("all", lambda p: True), *lines]


def _by_kind(placed: Sequence[Placed]) -> tuple[list[str], list[list[str | int | float]]]:
    """Columns and rows: a kind with one label a row."""
    lines: list[list[str | int | float]] = []
    for kind, label in sorted({(p.kind, p.label) for p in placed}):
        of_kind = [p for p in placed if (p.kind, p.label) == (kind, label)]
        means = {
            x: _mean([p for p in of_kind if p.language == x])
            for x in dict.fromkeys(p.language for p in of_kind)
        }
        least = min(sorted(means), key=means.__getitem__)
        mean = sum(means.values()) / len(means)
        lines.append([kind, label, len(of_kind), len(means), mean, means[least], least])
    return ["kind", "label", "edits", "languages", "mean of languages", "least", "in"], lines


def _group(kind: str) -> str:
    return kind.partition(".")[0]


def _mean(placed: Sequence[Placed]) -> float:
    return sum(p.above for p in placed) / len(placed) if placed else float("nan")
