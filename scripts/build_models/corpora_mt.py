"""Machine translations that people rated: good ones as faithful pairs, bad ones with the place of each error."""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora_base import (
    CLOSE,
    OPEN,
    SOURCES,
    Part,
    folder,
    lines,
    located,
    normalised,
    part,
    records,
    unquoted,
)
from corpora_text import joined
from distort.base import gap
from examples import FAITHFUL, Category, Example, Label, Span
from lxml import etree

#: Categories of MQM, lower case, by prefix; the first that fits counts. Names of WMT20, WMT21 (two teams) and
#: Bio-MQM. A number or currency in another format is still the same number: formats are fluency.
CATEGORY_OF: tuple[tuple[str, Category], ...] = (
    ("accuracy/omission", "omission"),
    ("other pos omitted", "omission"),
    ("omitted", "omission"),
    ("accuracy/untranslated", "untranslated"),
    ("untranslated", "untranslated"),
    ("locale convention/name", "name"),
    ("locale_convention/name", "name"),
    ("named entity", "name"),
    ("wrong transliteration", "name"),
    ("wrong date/time", "number"),
    ("wrong unit conversion", "number"),
    ("accuracy/", "mistranslation"),
    ("terminology/", "mistranslation"),
    ("lexical selection", "mistranslation"),
    ("overly literal", "mistranslation"),
    ("addition", "mistranslation"),
    ("ambiguous translation", "mistranslation"),
    ("mt hallucination", "mistranslation"),
    ("non-translation", "mistranslation"),
    ("non_translation", "mistranslation"),
    ("unintelligible", "mistranslation"),
    ("wrong pronoun", "mistranslation"),
    ("pronoun selection", "mistranslation"),
    ("wrong conjunction", "mistranslation"),
    ("shouldn't", "mistranslation"),
)
_NUMBER = re.compile(r"[\W_]*\d[\d\W_]*")
_REFERENCE = re.compile(r"human|ref", re.IGNORECASE)
_NO_ERROR = frozenset({"no-error", "neutral"})
_NOT_OF_TRANSLATION = ("source",)
_SERIOUS = frozenset({"major", "critical"})
_ERRORS_DEV = 0.15
#: Lines of a WMT22 text whose documents are not known that go together in a split.
_BLOCK = 20


@dataclass(frozen=True, slots=True)
class Rated:
    """One rater's view of one machine translation.

    Args:
        example: spans are None where the rater saw an error but not where, so that others are not taken for all;
            label is entailment where there is no error, else None.
        rater: who; empty where the set does not say.
        severities: ``major``, ``minor`` or ``critical``, one for each span, or for each error where spans is None;
            empty where the set has none.
    """

    example: Example
    rater: str
    severities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Error:
    """One marked error; start is None where its place in the translation is not known."""

    category: Category
    severity: str
    start: int | None
    end: int


@dataclass(frozen=True, slots=True)
class _Rating:
    """A rater's errors in one translation."""

    source: str
    target: str
    languages: tuple[str, str]
    system: str
    group: str
    rater: str
    errors: tuple[_Error, ...]


def category_of(name: str, text: str) -> Category:
    """Our category of an MQM category.

    Args:
        name: as the set writes it, ``Accuracy/Mistranslation``.
        text: what was marked; a wrong figure is a ``number``, whatever the rater called it.
    """
    lower = name.lower()
    category: Category = next((ours for prefix, ours in CATEGORY_OF if lower.startswith(prefix)), "fluency")
    return "number" if category == "mistranslation" and _NUMBER.fullmatch(text) else category


def errors(data: Path, licensed_only: bool = False, dropped: Counter[str] | None = None) -> Iterator[Rated]:
    """Real machine translation with its errors, one row a rater.

    Kinds are ``mqm`` and ``bio_mqm``, with ``.reference`` for translations by people, ``mlqe_pe`` and ``ced.err``
    (a critical error somewhere: label and spans None).

    Args:
        data: the data folder.
        licensed_only: without the sets whose publisher states no licence.
        dropped: counts, by origin and reason, the rows that cannot be used.

    Raises:
        MissingData: a set is not there.
    """
    dropped = Counter() if dropped is None else dropped
    for origin, ratings in (("mqm", _mqm(data, dropped)), ("bio_mqm", _bio(data, dropped))):
        yield from (_rated(rating, origin) for rating in ratings)
    yield from _mlqe_errors(data, dropped)
    if SOURCES["ced"].stated or not licensed_only:
        yield from (
            Rated(_pair("ced", source, target, pair, f"{pair}:{normalised(source)}", kind="ced.err"), "", ())
            for source, target, pair, label in _ced(data)
            if label == "BAD"
        )


def errors_split(group: str) -> Part:
    """The part a document belongs to, about 15 % dev; takes ``Example.group`` of ``errors`` and ``parallel``.

    Documents of one name go together whatever the languages; so do all TED talks (in train), since the same talks
    bear other numbers in other languages.
    """
    return part(f"errors:{group}", _ERRORS_DEV)


def parallel(data: Path, licensed_only: bool = False) -> Iterator[Example]:
    """Translations taken to be good: label entailment, no spans, kind faithful.

    Machine translations in which no rater found an error; references of MQM without a major error; the same
    references against error-free translations of the same sentence (both in the target language); post-edits;
    references of WMT22; rows of critical error detection without an error.

    Args:
        data: the data folder.
        licensed_only: without the sets whose publisher states no licence.

    Raises:
        MissingData: a set is not there.
    """
    seen: set[tuple[str | None, str]] = set()
    readers = {
        "mqm": _mqm_parallel,
        "bio_mqm": _bio_parallel,
        "mlqe_pe": _mlqe_parallel,
        "wmt22": _wmt22,
        "ced": _ced_parallel,
    }
    for origin, reader in readers.items():
        if licensed_only and not SOURCES[origin].stated:
            continue
        for row in reader(data):
            pair = (row.premise, row.hypothesis)
            if row.premise and row.hypothesis and row.premise != row.hypothesis and pair not in seen:
                seen.add(pair)
                yield row


def _pair(
    origin: str, source: str, target: str, pair: str | tuple[str, str], group: str, kind: str = FAITHFUL
) -> Example:
    premise, hypothesis = pair.split("-") if isinstance(pair, str) else pair
    return Example(
        premise=source.strip(),
        hypothesis=target.strip(),
        label="entailment" if kind == FAITHFUL else None,
        spans=() if kind == FAITHFUL else None,
        kind=kind,
        languages=(premise, hypothesis),
        origin=origin,
        group=f"{origin}:{group}",
    )


def _rated(rating: _Rating, origin: str) -> Rated:
    spans: list[Span] = []
    severities: list[str] = []
    for error in rating.errors:
        for span in _spans(rating.target, error):
            spans.append(span)
            severities.append(error.severity)
    located_all = all(error.start is not None for error in rating.errors)
    example = Example(
        premise=rating.source,
        hypothesis=rating.target,
        label=None if rating.errors else "entailment",
        spans=tuple(spans) if located_all else None,
        kind=f"{origin}.reference" if _REFERENCE.match(rating.system) else origin,
        languages=rating.languages,
        origin=origin,
        group=rating.group,
    )
    unplaced = tuple(error.severity for error in rating.errors)
    return Rated(example, rating.rater, tuple(severities) if located_all else unplaced)


def _spans(text: str, error: _Error) -> tuple[Span, ...]:
    """The error's span without the spaces around it; the words beside it where there is nothing else."""
    if error.start is None:
        return ()
    start, end = _trimmed(text, error.start, error.end)
    return (Span(start, end, error.category),) if start < end else gap(text, error.start, error.category)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _mqm(data: Path, dropped: Counter[str]) -> Iterator[_Rating]:
    for path in sorted(folder(data, "mqm").glob("*/*.tsv.xz")):
        first, second = path.parent.name.split("-")[:2]
        segments: defaultdict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
        for row in records(path):
            if "severity" not in row:
                dropped["mqm: row cut short"] += 1
            else:
                segments[row["system"], row["doc"], row["doc_id"], row["seg_id"]].append(row)
        for (system, doc, *_), rows in segments.items():
            group = "mqm:ted" if "talk" in doc else f"mqm:{doc}"
            yield from _mqm_segment(rows, (first, second), system.removeprefix("hyp."), group, dropped)


def _mqm_segment(
    rows: list[dict[str, str]], languages: tuple[str, str], system: str, group: str, dropped: Counter[str]
) -> Iterator[_Rating]:
    """Ratings of one translation, by rater.

    Rows of one translation may differ in text: words are there twice, or a rater typed into the mark. The text that
    most raters saw is taken, of two the shorter.
    """
    raters: defaultdict[str, list[tuple[str, dict[str, str]]]] = defaultdict(list)
    seen_by: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        marked = unquoted(_marked(row["target"]))
        raters[row["rater"]].append((marked, row))
        seen_by[_plain(marked)].add(row["rater"])
    target = max(seen_by, key=lambda text: (len(seen_by[text]), -len(text)))
    source = _plain(unquoted(_marked(rows[0]["source"]))).strip()
    if not target.strip() or not source:
        dropped["mqm: empty text"] += len(raters)
        return
    for rater, marks in raters.items():
        try:
            found = tuple(error for marked, row in marks for error in _mqm_error(marked, row, target))
        except ValueError as reason:
            dropped[f"mqm: {reason}"] += 1
            continue
        yield _Rating(source, target.strip(), languages, system, group, rater, found)


def _marked(text: str) -> str:
    return text.replace("<v>", OPEN).replace("</v>", CLOSE)


def _plain(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")


def _mqm_error(marked: str, row: dict[str, str], target: str) -> Iterator[_Error]:
    """The error of a row; nothing for rows that say there is none.

    Raises:
        ValueError: the mark is broken, or its place cannot be found in ``target``.
    """
    severity, name = row["severity"].strip().lower(), row["category"].strip()
    if severity in _NO_ERROR or name.lower() == "no-error" or name.lower().startswith(_NOT_OF_TRANSLATION):
        return
    before, opened, rest = marked.partition(OPEN)
    inside, closed, after = rest.partition(CLOSE)
    if not opened and CLOSE not in marked:
        everything = name.lower().startswith("non")
        stripped = target.strip()
        yield _Error(category_of(name, ""), severity, 0 if everything else None, len(stripped))
        return
    if not closed or OPEN in inside + after or CLOSE in after or CLOSE in before:
        raise ValueError("broken mark")
    start, end = _place(before, inside, after, target)
    lead = len(target) - len(target.lstrip())
    length = len(target.strip())
    start, end = (min(max(at - lead, 0), length) for at in (start, end))
    yield _Error(category_of(name, inside), severity, start, end)


def _place(before: str, inside: str, after: str, target: str) -> tuple[int, int]:
    """Where a mark lies in the translation, which may differ from the text the mark was made in.

    Words may be there twice beside the mark, or the rater may have typed the correction into it.
    """
    if target.endswith(inside + after):
        return len(target) - len(inside + after), len(target) - len(after)
    if target.startswith(before + inside):
        return len(before), len(before + inside)
    if target.startswith(before) and target.endswith(after) and len(before + after) <= len(target):
        return len(before), len(target) - len(after)
    if len(inside.strip()) > 3 and target.count(inside.strip()) == 1:
        start = target.index(inside.strip())
        return start, start + len(inside.strip())
    raise ValueError("mark in a text that differs")


def _mqm_parallel(data: Path) -> Iterator[Example]:
    """Good translations of MQM, then references against the machine's good ones."""
    verdicts: dict[tuple[str, str, str, str], list[_Rating]] = {}
    for rating in _mqm(data, Counter()):
        key = (rating.group, rating.languages[1], rating.source, rating.target)
        verdicts.setdefault(key, []).append(rating)
    good: defaultdict[tuple[str, str, str], list[_Rating]] = defaultdict(list)
    for (group, language, source, _), ratings in verdicts.items():
        rating = ratings[0]
        human = any(_REFERENCE.match(each.system) for each in ratings)
        found = [error for each in ratings for error in each.errors]
        if not found or (human and not any(error.severity in _SERIOUS for error in found)):
            yield _pair("mqm", source, rating.target, rating.languages, group.removeprefix("mqm:"))
        if not found:
            good[group, language, source].append(rating)
    for (group, language, _), ratings in good.items():
        reference = next((each for each in ratings if _REFERENCE.match(each.system)), None)
        if reference is not None:
            for each in ratings:
                yield _pair(
                    "mqm", reference.target, each.target, (language, language), group.removeprefix("mqm:")
                )


def _bio(data: Path, dropped: Counter[str]) -> Iterator[_Rating]:
    """Ratings of Bio-MQM; sentences that were cut in two for one translation are put together again."""
    for path in sorted(folder(data, "bio_mqm").glob("v2_*.jsonl")):
        ratings: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for row in map(json.loads, lines(path)):
            key = (row["lp"], row["doc"], row["system"], row["annotator"], row["source"], row["target"])
            ratings[key].append(row)
        for (pair, doc, system, annotator, source, target), rows in ratings.items():
            marks = [mark for row in rows for mark in row["target_errors"]]
            wrong = [m for m in marks if target[m["startIndex"] : m["endIndex"] + 1] != m["term"]]
            if wrong:
                dropped["bio_mqm: spans that differ from the text"] += len(wrong)
                dropped["bio_mqm: rows with such a span"] += len(rows)
                continue
            lead = len(target) - len(target.lstrip())
            found = [
                _Error(
                    _bio_category(m), m["severity"].lower(), m["startIndex"] - lead, m["endIndex"] + 1 - lead
                )
                for m in marks
            ]
            found += [
                _Error(_bio_category(m), m["severity"].lower(), None, 0)
                for row in rows
                for m in row["source_errors"]
                if m["error_category"] != "Source"
            ]
            kept = tuple(error for error in found if error.severity not in _NO_ERROR)
            first, second = pair.split("2")
            group = f"bio_mqm:{pair}:{doc}"
            if source.strip() and target.strip():
                yield _Rating(source.strip(), target.strip(), (first, second), system, group, annotator, kept)


def _bio_category(mark: dict[str, str]) -> Category:
    return category_of(f"{mark['error_category']}/{mark['error_subcategory']}", mark["term"])


def _bio_parallel(data: Path) -> Iterator[Example]:
    dropped: Counter[str] = Counter()
    ratings: defaultdict[tuple[str, str], list[_Rating]] = defaultdict(list)
    for rating in _bio(data, dropped):
        ratings[rating.source, rating.target].append(rating)
    for (source, target), each in ratings.items():
        if not any(rating.errors for rating in each):
            first = each[0]
            yield _pair("bio_mqm", source, target, first.languages, first.group.removeprefix("bio_mqm:"))


def _mlqe(data: Path) -> Iterator[tuple[str, str, list[str], list[str], str]]:
    """Source, pair, words of the translation, their tags, post-edit."""
    for path in sorted(folder(data, "mlqe_pe").glob("*-*-*")):
        first, second, name = path.name.split("-")
        columns = [lines(located(path, f"{name}.{suffix}")) for suffix in ("src", "mt", "tags", "pe")]
        for source, target, tags, edited in zip(*columns, strict=True):
            plain, _ = joined(source.split(), first)
            yield plain, f"{first}-{second}", target.split(), tags.split(), edited


def _mlqe_errors(data: Path, dropped: Counter[str]) -> Iterator[Rated]:
    for source, pair, words, tags, _ in _mlqe(data):
        if len(tags) != 2 * len(words) + 1:
            dropped["mlqe_pe: tags do not fit the words"] += 1
            continue
        first, second = pair.split("-")
        text, offsets = joined(words, second)
        spans = _mlqe_spans(text, offsets, [tag == "BAD" for tag in tags])
        label: Label | None = None if spans else "entailment"
        group = f"mlqe_pe:{pair}:{normalised(source)}"
        example = Example(source, text, label, spans, "mlqe_pe", (first, second), "mlqe_pe", group)
        yield Rated(example, "", ())


def _mlqe_spans(text: str, offsets: Sequence[tuple[int, int]], bad: Sequence[bool]) -> tuple[Span, ...]:
    """Spans of the words that were changed, neighbours together, and of the gaps where words were missing.

    Tags alternate gap, word, gap, … A gap beside a changed word is part of that change.
    """
    spans: list[Span] = []
    words = bad[1::2]
    for i, (start, end) in enumerate(offsets):
        if not words[i]:
            continue
        if i and words[i - 1]:
            start = spans.pop().start
        spans.append(Span(start, end, category_of("Accuracy/Mistranslation", text[start:end])))
    for i, missing in enumerate(bad[::2]):
        if missing and not any(words[max(0, i - 1) : i + 1]):
            spans.extend(gap(text, offsets[i][0] if i < len(offsets) else len(text), "omission"))
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def _mlqe_parallel(data: Path) -> Iterator[Example]:
    """Post-edits, and the translations that needed none: the two are then the same text."""
    for source, pair, _, _, edited in _mlqe(data):
        text, _ = joined(edited.split(), pair.split("-")[1])
        yield _pair("mlqe_pe", source, text, pair, f"{pair}:{normalised(source)}")


def _wmt22(data: Path) -> Iterator[Example]:
    root = folder(data, "wmt22")
    for path in sorted(root.glob("*-*")):
        pair = path.name
        if pair.startswith("liv"):
            continue
        first, second = pair.split("-")
        sources = list(lines(located(path, f"generaltest2022.{pair}.src.{first}")))
        documents = _documents(root / "xml" / f"wmttest2022.{pair}.all.xml.xz", len(sources))
        for reference in sorted(path.glob(f"generaltest2022.{pair}.ref.*.{second}")):
            for source, target, doc in zip(sources, lines(reference), documents, strict=True):
                yield _pair("wmt22", source, target, pair, doc)


def _documents(path: Path, count: int) -> list[str]:
    """The document of each line, blocks of lines where nobody tells."""
    pair = path.name.split(".")[1]
    if path.exists():
        tree = etree.fromstring(lzma.decompress(path.read_bytes()))
        found = [f"{pair}:{doc.get('id')}" for doc in tree.iter("doc") for _ in doc.findall("src//seg")]
        if len(found) == count:
            return found
    return [f"{pair}:block-{i // _BLOCK}" for i in range(count)]


def _ced(data: Path) -> Iterator[tuple[str, str, str, str]]:
    """Source, translation, pair, ``OK`` or ``BAD``."""
    for path in sorted(folder(data, "ced").glob("*-*.tsv")):
        for row in records(path):
            yield unquoted(row["src"]), unquoted(row["mt"]), path.stem, row["label"].strip()


def _ced_parallel(data: Path) -> Iterator[Example]:
    for source, target, pair, label in _ced(data):
        if label == "OK":
            yield _pair("ced", source, target, pair, f"{pair}:{normalised(source)}")
