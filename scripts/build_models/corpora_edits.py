"""Changes of good English translations, written one by one by the AI agents who work on this project: small ones that
make them wrong, and new wordings that leave them right.

``edits/*.tsv`` holds them without the sentences, which the public sets have: a sentence's key, a kind, and pairs of a
fragment and what takes its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from corpora_base import Part, fields, part
from corpora_mt import errors_split, parallel
from corpora_text import ntrex, ntrex_split
from examples import FAITHFUL, Category, Label, Span

FOLDER = Path(__file__).with_name("edits")
_HELD_OUT = 0.06
#: What each kind says of the sentence it was made of. What is put in or left out of a claim may say less of the same;
#: whether word-for-word debris still says it, nobody knows.
LABEL_OF: dict[str, Label | None] = {
    FAITHFUL: "entailment",
    "literal": None,
    **dict.fromkeys(("friend", "scope", "hedge", "quantifier", "condition"), "unentailed"),
    **dict.fromkeys(
        ("role", "relation", "antonym", "sense", "negation", "tense", "comparison", "cause", "speaker", "quote",
         "office", "place", "date", "number", "name"),
        "contradiction",
    ),
}  # fmt: skip
_CATEGORY_OF: dict[str, Category] = {"place": "name", "name": "name", "date": "number", "number": "number"}


@dataclass(frozen=True, slots=True)
class Change:
    """One changed version of a sentence.

    Args:
        kind: a key of LABEL_OF.
        text: the whole sentence, changed.
        spans: what was put in, () for a faithful change; None where words were only taken out.
        edits: the fragments and what stands in their places.
    """

    kind: str
    text: str
    spans: tuple[Span, ...] | None
    edits: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """An English sentence, its translations by ISO 639-1 code, and its changed versions."""

    english: str
    translations: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]
    origin: str
    group: str


def edits(data: Path, licensed_only: bool = False) -> Iterator[Edited]:
    """Sentences of the training parts that were changed by hand, in the order of their sets.

    Args:
        data: the data folder.
        licensed_only: without the sets whose publisher states no licence.

    Raises:
        MissingData: a set is not there.
        ValueError: a fragment does not stand once in its sentence.
    """
    written = _written()
    found: dict[str, tuple[str, str, str]] = {}
    translations: dict[str, dict[str, str]] = defaultdict(dict)
    for english, language, translation, origin, group in _translated(data, licensed_only):
        name = key(english)
        if name in written:
            found.setdefault(name, (english, origin, group))
            translations[name].setdefault(language, translation)
    for name, (english, origin, group) in found.items():
        changes = tuple(changed(english, kind, pairs) for kind, pairs in written[name])
        yield Edited(english, tuple(sorted(translations[name].items())), changes, origin, group)


def edits_split(group: str) -> Part:
    """Some documents only measure."""
    return part(f"edits:{group}", _HELD_OUT)


def key(english: str) -> str:
    """What a sentence is called in the files."""
    return blake2b(english.encode(), digest_size=5).hexdigest()


def changed(sentence: str, kind: str, pairs: tuple[tuple[str, str], ...]) -> Change:
    """The sentence with its fragments replaced; raises ValueError where one does not stand in it just once."""
    places = []
    for was, now in pairs:
        start = sentence.find(was)
        if start < 0 or sentence.find(was, start + 1) >= 0:
            raise ValueError(f"{was!r} does not stand once in {sentence!r}")
        places.append((start, was, now))
    text, spans, end = "", [], 0
    for start, was, now in sorted(places):
        if start < end:
            raise ValueError(f"the fragments of a change of {sentence!r} overlap")
        text += sentence[end:start]
        before, after = _alike(was, now)
        if before < len(now) - after:
            spans.append(
                Span(
                    len(text) + before,
                    len(text) + len(now) - after,
                    _CATEGORY_OF.get(kind, "mistranslation"),
                )
            )
        text += now
        end = start + len(was)
    text += sentence[end:]
    marked = () if kind == FAITHFUL else tuple(spans) or None
    return Change(kind, text, marked, pairs)


def _alike(was: str, now: str) -> tuple[int, int]:
    """How many code points of whole words two fragments share at their beginning and at their end."""
    ours, theirs = now.split(" "), was.split(" ")
    before = after = 0
    while before < min(len(ours), len(theirs)) and ours[before] == theirs[before]:
        before += 1
    while after < min(len(ours), len(theirs)) - before and ours[-1 - after] == theirs[-1 - after]:
        after += 1
    first = sum(len(w) + 1 for w in ours[:before])
    last = sum(len(w) + 1 for w in ours[len(ours) - after :])
    return min(first, len(now)), min(last, len(now))


@cache
def _written() -> dict[str, list[tuple[str, tuple[tuple[str, str], ...]]]]:
    """Key of a sentence → kind and replacements of each change."""
    found: dict[str, list[tuple[str, tuple[tuple[str, str], ...]]]] = defaultdict(list)
    for path in sorted(FOLDER.glob("*.tsv")):
        for name, *rest in fields(path):
            if not name.startswith("#"):
                kind = rest[0]
                pairs = tuple(zip(rest[1::2], rest[2::2], strict=True))
                found[name].append((FAITHFUL if kind == "same" else kind, pairs))
    return dict(found)


def _translated(data: Path, licensed_only: bool) -> Iterator[tuple[str, str, str, str, str]]:
    """English sentences of training parts: sentence, other language, translation, origin, group."""
    for row in ntrex(data):
        if ntrex_split(row.doc) == "train" and "en" in row.texts:
            for language in sorted(row.texts.keys() - {"en"}):
                yield row.texts["en"], language, row.texts[language], "ntrex", row.doc
    for pair in parallel(data, licensed_only):
        if pair.premise is None or errors_split(pair.group) != "train" or pair.languages.count("en") != 1:
            continue
        if pair.languages[1] == "en":
            yield pair.hypothesis, pair.languages[0], pair.premise, pair.origin, pair.group
        else:
            yield pair.premise, pair.languages[1], pair.hypothesis, pair.origin, pair.group
