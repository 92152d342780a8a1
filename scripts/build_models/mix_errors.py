"""What the finder of errors learns from: translations that people marked, changes made by hand, and words left out."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from corpora import edits, edits_split, errors_split, ntrex, ntrex_split, parallel
from distort.base import gap
from examples import FAITHFUL, Example
from mix import real_errors
from mix_edits import hand_made

from mtcheck.grammar import Token, tokens

#: Of what people marked and what was changed by hand, so much is learnt from.
_REAL, _BY_HAND = 0.45, 0.6
#: Of the translations that people marked, as many are also given without their originals.
_ALONE = 0.2
#: Sentences of translations into English in which words are left out, of other sets than NTREX, and how often in each.
_TEXTS, _HOLES, _HOLES_NTREX = 9000, 1.5, 6
#: Of the texts with a hole, as many are given without an original, if the hole shows without it.
_HOLES_ALONE = 0.35
_SHORTEST = 6  # words of a sentence
_LONGEST = 4  # words of a hole
#: Classes of words (see ``mtcheck.grammar``) without which a sentence may stand.
_SPARE = frozenset("RB JJ CD , very also only just even still already too quite rather almost".split())


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
    return found + list(_with_holes(data, random, licensed_only))


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


def _with_holes(data: Path, random: Random, licensed_only: bool) -> Iterator[Example]:
    """Good translations into English, as they are and with words left out."""
    for row in ntrex(data):
        if ntrex_split(row.doc) == "train" and "en" in row.texts:
            for _ in range(_HOLES_NTREX):
                language = random.choice(sorted(row.texts.keys() - {"en"}))
                pair = (row.texts[language], row.texts["en"])
                yield from _holed(*pair, language, "ntrex", row.doc, random, clean=0.3)
    rows = [
        row
        for row in parallel(data, licensed_only)
        if row.languages[1] == "en" and row.languages[0] != "en" and row.origin in ("wmt22", "mqm", "bio_mqm")
        if errors_split(row.group) == "train" and row.premise is not None
    ]
    for row in random.sample(rows, min(_TEXTS, len(rows))):
        for _ in range(int(_HOLES) + (random.random() < _HOLES % 1)):
            yield from _holed(
                row.premise or "", row.hypothesis, row.languages[0], row.origin, row.group, random, 0.5
            )


def _holed(
    premise: str, text: str, language: str, origin: str, group: str, random: Random, clean: float
) -> Iterator[Example]:
    """A translation with a hole in it, and with a probability of ``clean`` as it is; each now and then without its original."""
    languages = (language, "en")
    whole = Example(premise, text, None, (), FAITHFUL, languages, origin, group)
    if random.random() < clean:
        yield whole if random.random() > _HOLES_ALONE else replace(whole, premise=None)
    words = [t for t in tokens(text) if t.text[0].isalnum()]
    if len(words) < _SHORTEST:
        return
    first, last = _hole(words, random)
    start, end = words[first].start, words[last].end
    left = (
        text[:start].rstrip() if text[end : end + 1] in ("", ".", ",", "?", "!", ";", ":") else text[:start]
    )
    rest = text[end:] if left != text[:start] or not left else text[end:].lstrip()
    spans = gap(left + rest, len(left), "omission")
    if spans:
        shows = not all(_SPARE.intersection(t.kind.split("|")) for t in words[first : last + 1])
        alone = shows and first == last and random.random() < _HOLES_ALONE
        holed = replace(whole, hypothesis=left + rest, spans=spans, kind="hole")
        yield replace(holed, premise=None) if alone else holed


def _hole(words: Sequence[Token], random: Random) -> tuple[int, int]:
    """The first and the last word of a hole: mostly one word, else a name or a few words."""
    first = random.randrange(len(words))
    last = first
    is_name = words[first].kind == "NNP"
    longer = random.random() < (0.6 if is_name else 0.25)
    while longer and last + 1 < len(words) and last - first + 1 < _LONGEST:
        if words[last + 1].start != words[last].end + 1 or (is_name and words[last + 1].kind != "NNP"):
            break
        last += 1
        longer = is_name or random.random() < 0.5
    return first, last
