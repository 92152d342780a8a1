"""What the judge learns from, and in which proportions."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import TypeVar

from corpora import (
    SOURCES,
    ParallelSentence,
    contrast,
    contrast_split,
    detokenise,
    errors,
    errors_split,
    nli,
    nli_measure,
    ntrex,
    ntrex_split,
    parallel,
    wikiann,
    wikiann_split,
)
from distort import clauses, debris, dictionaries, names, values, words
from distort.base import Distortion, Edit, Text
from examples import FAITHFUL, Example

Parts = dict[str, list[Example]]
T = TypeVar("T")

#: At most so many rows of a set: made by templates, or telling only entailment from the rest.
_AT_MOST = {"fragments": 6000, "help": 1500, "med": 2000, "breaking": 2500, "snli": 8000, "conjnli": 10000}
_SHUFFLED = 0.12


def relations(data: Path, random: Random, licensed_only: bool = False) -> tuple[list[Example], Parts]:
    """General entailment: rows to learn from, and development rows by name."""
    by_origin: dict[str, list[Example]] = {}
    for row in nli(data, licensed_only):
        by_origin.setdefault(row.origin, []).append(row)
    kept = []
    for origin, rows in by_origin.items():
        random.shuffle(rows)
        kept += rows[: _AT_MOST.get(origin, len(rows))]
    kept += shuffled(kept, random)
    dev: Parts = {}
    for row in nli_measure(data):
        dev.setdefault(row.origin, []).append(row)
    return kept, {name: random.sample(rows, min(250, len(rows))) for name, rows in sorted(dev.items())}


def shuffled(rows: Sequence[Example], random: Random) -> list[Example]:
    """A share of the pairs with another pair's premise: neutral, so that the hypothesis alone tells nothing."""
    chosen = random.sample(range(len(rows)), round(_SHUFFLED * len(rows)))
    strangers = [*chosen[1:], chosen[0]] if chosen else []
    return [
        replace(rows[i], premise=rows[j].premise, label="neutral", kind="shuffled")
        for i, j in zip(chosen, strangers, strict=True)
        if rows[i].languages == rows[j].languages and rows[i].premise != rows[j].premise
    ]


# --- translations -----------------------------------------------------------------------------------------

#: How often each family of distortions is tried first. Within a family every kind is as likely.
_FAMILIES: dict[str, tuple[float, dict[str, Distortion]]] = {
    "values": (0.5, values.DISTORTIONS),
    "words": (0.33, words.DISTORTIONS),
    "names": (0.18, names.DISTORTIONS),
    "clauses": (0.1, clauses.DISTORTIONS),
    "debris": (0.09, debris.DISTORTIONS),
}
_KINDS = {kind: make for _, family in _FAMILIES.values() for kind, make in family.items()}
_VARIANTS: dict[str, Distortion] = {
    kind: variant
    for kind, variant in (values.FAITHFUL | words.FAITHFUL | clauses.FAITHFUL).items()
    if kind != "faithful.spaces"  # the vocabulary sees no difference
}
#: Few sentences have a place for these, so they are tried first where a text may get one of them.
_RARE = ("hedge", "roles", "speaker", "number.scale", "number.swap", "number.time", "number.unit")
_RARELY_FAITHFUL = (
    "faithful.more_than",
    "faithful.spelling",
    "faithful.percent",
    "faithful.date",
    "faithful.unit",
)
_BOTH: dict[str, Callable[[Text, Random], tuple[str, Edit] | None]] = values.BOTH_SIDES | names.BOTH_SIDES
_LANGUAGES = frozenset("en fr es de it pt nl pl ru uk zh ja ko ar he tr vi id hi fa sv cs ro el hu".split())
#: Rows taken of each set of real translations, before anything is planted in them.
_GOOD = {"mqm": 4000, "mlqe_pe": 4500, "bio_mqm": 2500, "wmt22": 3000, "ced": 3000}
_RATED = {"mqm": 26000, "bio_mqm": 9000, "mlqe_pe": 5000, "ced": 900}
_HARD, _HARDER = ("antonym", "hedge", "quantifier", "roles", "speaker"), 0.25
_CLEAN = {"mqm": 5000, "bio_mqm": 2000, "mlqe_pe": 1500}
_CONTRASTED = {"pawsx": 32000, "bump": 1400, "summedits": 5000}
#: Kinds whose spans a person marked.
RATED_KINDS = frozenset({"mqm", "mqm.reference", "bio_mqm", "bio_mqm.reference"})
_NAMED = 6000
_REPLAYED = 36000


@dataclass(frozen=True, slots=True)
class Shares:
    """How often a text is given as it is, changed but faithful, or wrong; may add up to more than one."""

    faithful: float = 0.45
    variant: float = 0.3
    both: float = 0.15
    wrong: float = 1.2
    reversed: float = 0.2
    alone: float = 0.1


def translations(
    data: Path, random: Random, licensed_only: bool = False, freedict: Path | None = None
) -> tuple[list[Example], Parts]:
    """Translations, good ones and bad: rows to learn from, and development rows by name.

    Args:
        data: the data folder.
        random: whose state decides every choice.
        licensed_only: without sets that state no licence.
        freedict: folder with FreeDict dictionaries, for literal readings; without it there are none.
    """
    found, dev = planted(data, random, licensed_only, freedict)
    return found + list(rated(data, random, licensed_only)), dev


def contrasts(
    data: Path, random: Random, licensed_only: bool = False, freedict: Path | None = None
) -> tuple[list[Example], Parts]:
    """As ``translations``, for what holds between two texts alone: in place of errors that people marked, machine
    translations they found none in, and pairs that differ in little."""
    found, dev = planted(data, random, licensed_only, freedict)
    found = [e for e in found if e.label]
    found += hard(data, random)
    found += clean(data, random, licensed_only)
    by_origin: dict[str, list[Example]] = defaultdict(list)
    held: dict[str, list[Example]] = defaultdict(list)
    for row in contrast(data, licensed_only):
        (by_origin if contrast_split(row.group) == "train" else held)[row.origin].append(row)
    for origin, rows in by_origin.items():
        found += random.sample(rows, min(_CONTRASTED[origin], len(rows)))
    return found, dev | {o: Random(7).sample(rows, min(250, len(rows))) for o, rows in held.items()}


def planted(
    data: Path, random: Random, licensed_only: bool, freedict: Path | None
) -> tuple[list[Example], Parts]:
    """Good translations and planted errors, with some general entailment; see ``translations``."""
    kinds = literal_kinds(freedict)
    rows = list(ntrex(data))
    learn = [r for r in rows if ntrex_split(r.doc) == "train"]
    found = [e for text, group in news(learn, random) for e in examples(text, "ntrex", group, random, kinds)]
    found += good(data, random, licensed_only, kinds)
    if not licensed_only or SOURCES["wikiann"].stated:
        found += named(data, random, kinds)
    general, dev = relations(data, random, licensed_only)
    found += random.sample(general, min(_REPLAYED, len(general)))
    dev = {"cad_test": dev["cad_test"], "lingnli_val": dev["lingnli_val"]}
    dev["planted"] = edited_news(data, kinds)
    return found, dev


def edited_news(data: Path, literal: dict[tuple[str, str], Distortion], texts: int = 500) -> list[Example]:
    """Rows of documents kept out of training, good and edited, to measure on.

    Args:
        data: the data folder.
        literal: literal readings to plant, see ``literal_kinds``.
        texts: of how many sentences.
    """
    held = [r for r in ntrex(data) if ntrex_split(r.doc) == "dev"]
    pairs = [pair for pair in news(held, Random(7)) if pair[0].source_language != pair[0].language]
    shares = Shares(1, 0.3, 0, 1, 0, 0)
    return [
        e
        for text, group in Random(7).sample(pairs, min(texts, len(pairs)))
        for e in examples(text, "ntrex", group, Random(seed_of(text)), literal, shares)
        if e.label
    ]


def seed_of(text: Text) -> str:
    """A seed that depends on the text alone."""
    return f"{text.language}:{text.text}"


def literal_kinds(freedict: Path | None) -> dict[tuple[str, str], Distortion]:
    """Literal readings by (source language, language), one for each dictionary in the folder."""
    if freedict is None:
        print("No FreeDict folder: literal readings are not planted.", file=sys.stderr)
        return {}
    found = {}
    for language in sorted(_LANGUAGES - {"en"}):
        for pair in ((language, "en"), ("en", language)):
            dictionary = dictionaries.read_dictionary(freedict, *pair)
            if dictionary:
                found[pair] = dictionaries.literal(dictionary)
    return found


def news(rows: Sequence[ParallelSentence], random: Random) -> Iterator[tuple[Text, str]]:
    """NTREX as texts to plant errors in, with their documents: both ways with English, some without it."""
    by_doc: dict[str, list[ParallelSentence]] = defaultdict(list)
    for row in rows:
        by_doc[row.doc].append(row)
    for row in rows:
        for language in sorted(row.texts):
            ways = [("en", language), (language, "en")]
            if random.random() < 0.15:
                ways.append((random.choice(sorted(row.texts)), language))
            if random.random() < 0.08:
                ways.append((language, language))
            for source, target in ways:
                stranger = random.choice(rows)
                yield (
                    Text(
                        row.texts[target],
                        target,
                        row.texts[source],
                        source,
                        [r.texts[target] for r in by_doc[row.doc] if r is not row and target in r.texts],
                        [
                            r.texts[target]
                            for r in by_doc[stranger.doc]
                            if r.doc != row.doc and target in r.texts
                        ],
                    ),
                    row.doc,
                )


def examples(
    text: Text,
    origin: str,
    group: str,
    random: Random,
    literal: dict[tuple[str, str], Distortion],
    shares: Shares = Shares(),
) -> Iterator[Example]:
    """A good translation as rows to learn from: as it is, faithfully changed, and with planted errors."""

    def row(premise: str | None, edit: Edit, spans: bool = True) -> Example:
        languages = (text.source_language or text.language, text.language)
        label = edit.label if premise is not None else None
        return Example(
            premise, edit.text, label, edit.spans if spans else None, edit.kind, languages, origin, group
        )

    same = Edit(text.text, "entailment", (), FAITHFUL)
    if random.random() < shares.faithful:
        yield row(text.source, same)
    if random.random() < shares.alone:
        yield row(None, same)
        if edit := first(debris.DISTORTIONS, text, random):
            yield row(None, edit)
    if random.random() < shares.variant and (edit := variant(text, random)):
        yield row(text.source, edit)
    if random.random() < shares.both and text.source is not None:
        for kind in random.sample(sorted(_BOTH), len(_BOTH)):
            if changed := _BOTH[kind](text, random):
                yield row(changed[0], changed[1])
                break
    for _ in range(int(shares.wrong) + (random.random() < shares.wrong % 1)):
        if edit := wrong(text, random, literal):
            yield row(text.source, edit)
    if random.random() < shares.reversed and text.source is not None:
        other = replace(text, text=text.source, language=text.source_language or "", source=text.text,
                        source_language=text.language, siblings=(), strangers=(), names=())  # fmt: skip
        edit = wrong(other, random, {})
        if edit and edit.label == "contradiction":
            # The original is changed, not the translation: no true version can be learnt by heart.
            yield row(
                edit.text, replace(same, label="contradiction", kind=f"{edit.kind}.reversed"), spans=False
            )


def wrong(text: Text, random: Random, literal: dict[tuple[str, str], Distortion]) -> Edit | None:
    """A planted error of any kind that this text has a place for."""
    reading = literal.get((text.source_language or "", text.language))
    if reading and random.random() < 0.12 and (edit := reading(text, random)):
        return edit
    if random.random() < 0.25 and (edit := first(_KINDS, text, random, _RARE)):
        return edit
    families = sorted(_FAMILIES)
    weights = [_FAMILIES[f][0] for f in families]
    for family in random.choices(families, weights, k=6):
        # Few sentences have a place for a given value, and values matter most: all their kinds are tried.
        if edit := first(_FAMILIES[family][1], text, random, tries=99 if family == "values" else 3):
            return edit
    return None


def variant(text: Text, random: Random) -> Edit | None:
    """A faithful change, of a rare kind where there is a place for one."""
    return first(_VARIANTS, text, random, _RARELY_FAITHFUL) or first(_VARIANTS, text, random)


def first(
    kinds: dict[str, Distortion], text: Text, random: Random, names: Sequence[str] = (), tries: int = 4
) -> Edit | None:
    """The edit of the first kind, in random order, that can be made here.

    Args:
        kinds: what can be made, by name.
        text: where.
        random: whose state decides.
        names: of the kinds to try, all of them; without it ``tries`` of ``kinds``.
        tries: how many.
    """
    chosen = names or sorted(kinds)
    for kind in islice(random.sample(chosen, len(chosen)), None if names else tries):
        if edit := kinds[kind](text, random):
            return edit
    return None


def good(
    data: Path, random: Random, licensed_only: bool, literal: dict[tuple[str, str], Distortion]
) -> Iterator[Example]:
    """Good translations of other kinds of text, and errors planted in them."""
    rows = _some(parallel(data, licensed_only), _GOOD, random, lambda e: e)
    siblings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        siblings[row.group, row.languages[1]].append(row.hypothesis)
    shares = Shares(faithful=0.6, wrong=0.9)
    for row in rows:
        own = [s for s in siblings[row.group, row.languages[1]] if s != row.hypothesis][:20]
        stranger = random.choice(rows)
        others = [stranger.hypothesis] if stranger.languages[1] == row.languages[1] else []
        text = Text(row.hypothesis, row.languages[1], row.premise, row.languages[0], own, others)
        yield from examples(text, row.origin, row.group, random, literal, shares)


def rated(data: Path, random: Random, licensed_only: bool) -> Iterator[Example]:
    """Real errors that people marked; of segments without one about a third as many."""
    kept = []
    clean = 0
    for rating in _some(errors(data, licensed_only), _RATED, random, lambda r: r.example, marked=True):
        row = rating.example
        clean += not row.spans
        if row.spans or clean % 2:
            kept.append(row)
    for row in kept:
        yield row
        if random.random() < 0.1 and row.spans is not None:
            yield replace(row, premise=None, label=None)


def hard(data: Path, random: Random) -> Iterator[Example]:
    """More of the errors that are told least well, in news to learn from."""
    rows = [r for r in ntrex(data) if ntrex_split(r.doc) == "train"]
    for text, group in news(rows, random):
        if random.random() < _HARDER and (edit := first(_KINDS, text, random, _HARD)):
            languages = (text.source_language or text.language, text.language)
            yield Example(
                text.source, edit.text, edit.label, edit.spans, edit.kind, languages, "ntrex", group
            )


def clean(data: Path, random: Random, licensed_only: bool) -> Iterator[Example]:
    """Machine translations in which people looked for errors and found none."""
    rows = _some(errors(data, licensed_only), _CLEAN, random, lambda r: r.example, marked=True, clean=True)
    return (rating.example for rating in rows)


def real_errors(data: Path, part: str, random: Random, at_most: int) -> list[Example]:
    """Real machine translations that people marked, as they come: most without an error.

    Args:
        data: the data folder.
        part: "train" or "dev".
        random: whose state decides which.
        at_most: how many.
    """
    found = [
        r.example
        for r in errors(data)
        if r.example.spans is not None
        and errors_split(r.example.group) == part
        and r.example.origin != "mlqe_pe"
    ]
    return random.sample(found, min(at_most, len(found)))


def named(data: Path, random: Random, literal: dict[tuple[str, str], Distortion]) -> Iterator[Example]:
    """Sentences with marked names, held against themselves with a name or two wrong."""
    found = []
    for tagged in wikiann(data):
        if tagged.language in _LANGUAGES and wikiann_split(tagged) == "train" and len(tagged.tokens) >= 8:
            found.append((detokenise(tagged), tagged.language))
    chosen = random.sample(found, min(_NAMED, len(found)))
    shares = Shares(faithful=0.15, variant=0.1, both=0.1, wrong=0, reversed=0, alone=0)
    by_language: dict[str, list[str]] = defaultdict(list)
    for (text, _), language in chosen:
        by_language[language].append(text)
    for (text, marked), language in chosen:
        others = random.sample(by_language[language], min(5, len(by_language[language])))
        one = Text(text, language, text, language, (), [o for o in others if o != text], marked)
        yield from examples(one, "wikiann", "", random, literal, shares)
        if edit := first(names.DISTORTIONS, one, random):
            yield Example(
                text, edit.text, edit.label, edit.spans, edit.kind, (language, language), "wikiann", ""
            )


def _some(
    rows: Iterable[T],
    at_most: dict[str, int],
    random: Random,
    example: Callable[[T], Example],
    marked: bool = False,
    clean: bool = False,
) -> list[T]:
    """At most so many rows of each origin, of the training part and of languages we know.

    Args:
        marked: only those in which someone looked for errors.
        clean: of those, the ones without any.
    """
    by_origin: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        one = example(row)
        known = _LANGUAGES.issuperset(one.languages)
        if known and errors_split(one.group) == "train" and not (marked and one.spans is None):
            if clean and one.spans:
                continue
            by_origin[one.origin].append(row)
    return [
        r
        for o, own in sorted(by_origin.items())
        for r in random.sample(own, min(at_most.get(o, 0), len(own)))
    ]
