"""Counterparts in another version of a story, on stories made for it.

Two versions are made of each NTREX document: sentences are dropped from either, the other version is
shuffled, some of its sentences are cut in half and some neighbours in the target joined. The English
ones pair MRPC paraphrases, which come from different outlets, among the sentences of a document.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from evaluation.ntrex import Row, read
from evaluation.table import Table, need

Told = list[tuple[str, set[int]]]  # sentences, each with the facts it tells

_LANGUAGES = ("eng", "deu", "rus", "jpn", "hin")
_HELD_OUT = slice(30, 50)  # documents by name; the weights were fitted on the first thirty


def measure(data: Path) -> Table:
    import mtcheck.encoder
    from mtcheck.align import counterparts

    documents = [rows for _, rows in sorted(read(data)[1].items())][_HELD_OUT]
    paraphrases = _paraphrases(data)
    encoder = mtcheck.encoder.load()
    rows: list[list[str | int | float]] = []
    for language in _LANGUAGES:
        draw = random.Random(language)
        found = right = there = none = invented = 0
        for document in documents:
            if language == "eng":
                target, other = _paraphrased(document, paraphrases, draw)
            else:
                target, other = _translated(document, language, draw)
            probable = counterparts([t for t, _ in target], [t for t, _ in other], encoder)
            for (_, facts), row in zip(target, probable, strict=True):
                answers = {j for j, (_, told) in enumerate(other) if told & facts}
                chosen = {j for j in sorted(range(len(row)), key=lambda j: -row[j])[:3] if row[j] >= 0.6}
                found, right, there = found + len(chosen), right + len(chosen & answers), there + len(answers)
                none += not answers
                invented += not answers and bool(chosen)
        rows.append(
            [language, right / max(1, found), right / max(1, there), invented / max(1, none), there, none]
        )
    return Table(
        "Counterparts of English sentences in another version, made stories",
        ["language", "precision", "recall", "invented", "pairs", "without"],
        rows,
        "Invented: share of the sentences without a counterpart that were given one.",
    )


def _paraphrases(data: Path) -> list[tuple[str, str]]:
    lines = need(data / "mrpc_sts" / "msr-para-train.tsv").read_text("utf-8-sig").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [(row[3], row[4]) for row in rows if row[0] == "1" and row[3] != row[4]]


def _translated(document: Sequence[Row], language: str, draw: random.Random) -> tuple[Told, Told]:
    kept: Told = []
    other: Told = []
    for i, row in enumerate(document):
        fate = draw.random()
        if fate < 0.7:
            kept.append((row["eng"], {i}))
        if fate < 0.4 or fate >= 0.7:
            halved = fate < 0.4 and draw.random() < 0.4
            other.append((_half(row[language], draw) if halved else row[language], {i}))
    target: Told = []
    for text, facts in kept:
        if target and draw.random() < 0.15:
            target[-1] = (f"{target[-1][0]} {text}", target[-1][1] | facts)
        else:
            target.append((text, facts))
    draw.shuffle(other)
    return target, other


def _half(text: str, draw: random.Random) -> str:
    words = text.split(" ")
    if len(words) >= 10:
        middle = len(words) // 2
        return " ".join(words[:middle] if draw.random() < 0.5 else words[middle:])
    if len(words) < 4 and len(text) > 24:
        return text[: len(text) // 2] if draw.random() < 0.5 else text[len(text) // 2 :]
    return text


def _paraphrased(
    document: Sequence[Row], paraphrases: Sequence[tuple[str, str]], draw: random.Random
) -> tuple[Told, Told]:
    target: Told = []
    other: Told = []
    for i, row in enumerate(document):
        (target if draw.random() < 0.5 else other).append((row["eng"], {i}))
    for i, pair in enumerate(draw.sample(paraphrases, max(4, len(document) // 2)), len(document)):
        first, second = pair if draw.random() < 0.5 else pair[::-1]
        fate = draw.random()
        if fate < 0.85:
            target.append((first, {i}))
        if fate < 0.7 or fate >= 0.85:
            other.append((second, {i}))
    draw.shuffle(target)
    draw.shuffle(other)
    return target, other
