"""Planted errors found by the checks, in NTREX documents that nothing was trained on: each kind, each of 24 languages."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.distortions import kinds, planted, read, texts
from evaluation.models import sample
from evaluation.segments import Found, Segment, codes, is_wanted, new, rate, serious
from evaluation.table import Table, need

ROWS = 2

Line = list[str | int | float]


@dataclass(frozen=True, slots=True)
class Planted:
    """An error in a translation, or a change that does no harm.

    Args:
        language: of the original; the translation is English.
        kind: of the change.
        is_wrong: whether it is an error.
        good, bad: the sentence without it and with it.
    """

    language: str
    kind: str
    is_wrong: bool
    good: Segment
    bad: Segment


def measure(data: Path, rows: int | None = None) -> Table:
    """Translations into English, source only, ``rows`` of each kind and language.

    MTCHECK_KINDS names some kinds only (comma-separated, a part of the name will do); MTCHECK_SHOW prints each miss.
    """
    need(data / "ntrex" / "dev.tsv")
    found = list(_plant(data, rows or ROWS))
    before = serious([p.good for p in found], "good translations")
    after = serious([p.bad for p in found], "planted errors")
    fresh = [new(a, b) for a, b in zip(after, before, strict=True)]
    if os.environ.get("MTCHECK_SHOW"):
        _show(found, fresh)
    return Table(
        "Planted errors, source only, into English from 24 languages",
        ["kind", "changes", "found at major, % (95 %)", "by check", "languages where fewest are found"],
        list(_by_kind(found, fresh)),
        "Kinds of `scripts/build_models/distort`, in NTREX documents kept out of all training. Found: a finding at major or "
        "above that the good translation does not have. Kinds named faithful do no harm: what is found there is wrong.",
        (
            Table(
                "The same by language",
                ["language", "errors", "found, %", "harmless changes", "flagged, %"],
                list(_by_language(found, fresh)),
            ),
        ),
    )


def _plant(data: Path, rows: int) -> Iterator[Planted]:
    seen, held_out, faithful = kinds()
    sentences, languages = read(data)
    for language in languages:
        pair = (language, "en")
        translations = list(texts(sentences, pair))
        for group, is_wrong in ((seen, True), (held_out, True), (faithful, False)):
            for kind, plant in group.items():
                if not is_wanted(kind):
                    continue
                chosen = sample(translations, None, f"planted {language} {kind}")
                for text, edit in planted(kind, plant, chosen, rows):
                    good, bad = (Segment(t, text.source or "", language) for t in (text.text, edit.text))
                    yield Planted(language, kind, is_wrong, good, bad)


def _by_kind(found: Sequence[Planted], fresh: Sequence[Sequence[Found]]) -> Iterator[Line]:
    for kind in dict.fromkeys(p.kind for p in found):
        own = [(p.language, f) for p, f in zip(found, fresh, strict=True) if p.kind == kind]
        hits: dict[str, list[bool]] = {}
        for language, f in own:
            hits.setdefault(language, []).append(bool(f))
        least = sorted((x for x in hits if not all(hits[x])), key=lambda x: sum(hits[x]) / len(hits[x]))[:4]
        worst = " ".join(f"{x} {sum(hits[x])}/{len(hits[x])}" for x in least)
        yield [kind, len(own), rate([bool(f) for _, f in own]), codes([f for _, f in own]), worst]


def _by_language(found: Sequence[Planted], fresh: Sequence[Sequence[Found]]) -> Iterator[Line]:
    for language in dict.fromkeys(p.language for p in found):
        wrong, harmless = (
            [
                bool(f)
                for p, f in zip(found, fresh, strict=True)
                if p.language == language and p.is_wrong is is_wrong
            ]
            for is_wrong in (True, False)
        )
        yield [language, len(wrong), rate(wrong), len(harmless), rate(harmless)]


def _show(found: Sequence[Planted], fresh: Sequence[Sequence[Found]]) -> None:
    for p, f in zip(found, fresh, strict=True):
        if bool(f) is not p.is_wrong:
            print(
                f"{p.kind} {p.language} {[x.text for x in f]}\n  {p.good.source}\n  {p.good.target}\n  {p.bad.target}"
            )
