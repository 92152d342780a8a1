"""Good translations into English from which words were left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from corpora import errors_split, ntrex, ntrex_split, parallel
from distort.base import gap
from examples import FAITHFUL, Example

from mtcheck.grammar import Token, tokens

#: Sentences in which words are left out, of other sets than NTREX, and how often in each.
_TEXTS, _HOLES, _HOLES_NTREX = 9000, 2, 8
#: Of the texts with a hole, as many are given without an original, if the hole shows without it.
_HOLES_ALONE = 0.35
_SHORTEST = 6  # words of a sentence
_LONGEST = 4  # words of a hole
#: Classes of words (see ``mtcheck.grammar``) without which a sentence may stand.
_SPARE = frozenset("RB JJ CD , very also only just even still already too quite rather almost".split())


def holes(data: Path, random: Random, licensed_only: bool = False) -> Iterator[Example]:
    """Good translations into English, as they are and with words left out.

    Args:
        data: the data folder.
        random: whose state decides every choice.
        licensed_only: without sets that state no licence.

    Returns:
        Rows whose spans say what stands beside a hole, () for no hole; whether the rest still follows, none says.

    Raises:
        MissingData: a set is not there.
    """
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
