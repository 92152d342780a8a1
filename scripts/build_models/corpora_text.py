"""Sentences in many languages: NTREX's parallel news and WikiANN's marked names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora_base import Part, fields, folder, lines, located, normalised, part

#: NTREX's column names with their ISO 639-1 codes.
NTREX_LANGUAGES: dict[str, str] = {
    "eng": "en", "fra": "fr", "spa": "es", "deu": "de", "ita": "it", "por-BR": "pt", "nld": "nl", "pol": "pl",
    "rus": "ru", "ukr": "uk", "zho-CN": "zh", "jpn": "ja", "kor": "ko", "arb": "ar", "heb": "he", "tur": "tr",
    "vie": "vi", "ind": "id", "hin": "hi", "fas": "fa", "swe": "sv", "ces": "cs", "ron": "ro", "ell": "el",
    "hun": "hu",
}  # fmt: skip
_NTREX_DEV = 0.2
_WIKIANN_DEV = 0.05


@dataclass(frozen=True, slots=True)
class ParallelSentence:
    """One sentence in many languages.

    Args:
        doc: the news document.
        index: place in the document, from 0.
        texts: ISO 639-1 code to sentence; English is the original.
    """

    doc: str
    index: int
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence with its names marked: ``B-PER``, ``I-LOC``, ``O`` … for each token."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]
    language: str


def ntrex(data: Path) -> Iterator[ParallelSentence]:
    """NTREX in document order; empty cells are left out; raises MissingData."""
    rows = fields(located(folder(data, "ntrex"), "dev.tsv"))
    header = next(rows)
    languages = [NTREX_LANGUAGES[column] for column in header[1:]]
    index: Counter[str] = Counter()
    for doc, *cells in rows:
        texts = {
            language: cell.strip() for language, cell in zip(languages, cells, strict=True) if cell.strip()
        }
        yield ParallelSentence(doc, index[doc], texts)
        index[doc] += 1


def ntrex_split(doc: str) -> Part:
    """The part a document belongs to; about a fifth is dev."""
    return part(f"ntrex:{doc}", _NTREX_DEV)


def wikiann(data: Path, languages: Sequence[str] | None = None) -> Iterator[Tagged]:
    """Sentences with names, language by language.

    Args:
        data: the data folder.
        languages: ISO 639-1 codes; those that WikiANN lacks are passed over; None for all it has.

    Raises:
        MissingData: the folder is not there.
    """
    for path in sorted(folder(data, "wikiann").glob("train-*.tsv")):
        language = path.stem.removeprefix("train-")
        if languages is None or language in languages:
            yield from _tagged(path, language)


def _tagged(path: Path, language: str) -> Iterator[Tagged]:
    rows: list[tuple[str, str]] = []
    for line in (*lines(path), ""):
        token, tab, tag = line.rpartition("\t")
        if tab and token.strip():
            rows.append((token.strip(), tag))
        elif not line and rows:
            tokens, tags = zip(*rows, strict=True)
            yield Tagged(tokens, tags, language)
            rows = []


def wikiann_split(sentence: Tagged) -> Part:
    """The part a sentence belongs to, about a twentieth dev; the same words, case and digits aside, go together."""
    return part("wikiann:" + re.sub(r"\d+", "0", normalised(" ".join(sentence.tokens))), _WIKIANN_DEV)


def detokenise(sentence: Tagged) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The sentence as it would be printed, with (start, end, type) of its names in code points.

    In Chinese and Japanese the tokens are characters and ``#`` stands for a space. Wikipedia's marks of bold,
    italics, headings and lists are dropped, and commas at the edge of a name are not part of it.
    """
    words = (_without_marks(sentence.tokens, i) for i in range(len(sentence.tokens)))
    kept = [(word, tag) for word, tag in zip(words, sentence.tags, strict=True) if word]
    text, offsets = joined([token for token, _ in kept], sentence.language)
    names: list[tuple[int, int, str]] = []
    open_type = ""
    for (_, tag), (start, end) in zip(kept, offsets, strict=True):
        prefix, _, type_ = tag.partition("-")
        if start == end:
            continue
        if prefix == "I" and type_ == open_type:
            names[-1] = (names[-1][0], end, type_)
        elif type_:
            names.append((start, end, type_))
        open_type = type_
    trimmed = (_name(text, *name) for name in names)
    return text, tuple(name for name in trimmed if name[0] < name[1])


def _without_marks(tokens: Sequence[str], i: int) -> str:
    neighbours = (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])
    if tokens[i] == "'" and any(set(token) == {"'"} for token in neighbours):
        return ""
    word = re.sub("'{2,}|={2,}", "", tokens[i])
    return word if i else word.lstrip("*:#;")


def _name(text: str, start: int, end: int, type_: str) -> tuple[int, int, str]:
    while start < end and text[start] in _NAME_EDGES:
        start += 1
    while end > start and text[end - 1] in _NAME_EDGES:
        end -= 1
    return start, end, type_


_NAME_EDGES = frozenset(' ,،;؛:«»„“”"')
_NO_SPACE_BEFORE = frozenset(",.;:!?)]}%…”’»、。，；：！？）」』】》،؛؟।")
_NO_SPACE_AFTER = frozenset("([{“‘„«¿¡（「『【《")
_CLITIC = re.compile(r"(?:['’]\w{1,3}|n['’]t)$")
_ELISION = re.compile(r"\w{1,6}['’]$")
_SPACED_MARKS = frozenset(";:!?»")


def joined(tokens: Sequence[str], language: str) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as running text, with (start, end) of each; Chinese and Japanese tokens are characters."""
    text = ""
    offsets: list[tuple[int, int]] = []
    by_character = language in ("zh", "ja")
    quotes: Counter[str] = Counter()
    glued = True
    for token in tokens:
        if by_character and token == "#":
            text += " " if text and not text.endswith(" ") else ""
            offsets.append((len(text), len(text)))
            continue
        if token in ('"', "'"):
            quotes[token] += 1
        closing = token in ('"', "'") and quotes[token] % 2 == 0
        if not (by_character or glued or closing or _leans_back(token, text, language)):
            text += " "
        offsets.append((len(text), len(text) + len(token)))
        text += token
        glued = _leans_forward(token, language) or (token in ('"', "'") and not closing)
    stripped = text.rstrip()
    return stripped, [(min(start, len(stripped)), min(end, len(stripped))) for start, end in offsets]


def _leans_back(token: str, before: str, language: str) -> bool:
    if language == "fr" and token in _SPACED_MARKS:
        return False
    if set(token) <= _NO_SPACE_BEFORE:
        return True
    return language == "en" and bool(_CLITIC.match(token)) and before[-1:].isalpha()


def _leans_forward(token: str, language: str) -> bool:
    if language == "fr" and token == "«":
        return False
    if set(token) <= _NO_SPACE_AFTER:
        return True
    return language in ("fr", "it") and bool(_ELISION.match(token))
