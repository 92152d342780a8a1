"""DEMETR: good machine translation into English, and the same with one planted error (Karpinska et al. 2022)."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.models import sample
from evaluation.segments import Found, Segment, codes, is_wanted, new, rate, serious
from evaluation.table import DataMissing, Table

ROWS = 500
LANGUAGES = {
    "chinese_simple": "zh", "czech": "cs", "french": "fr", "german": "de", "hindi": "hi", "italian": "it",
    "japanese": "ja", "polish": "pl", "russian": "ru", "spanish": "es",
}  # fmt: skip

Row = Mapping[str, str]
Findings = list[tuple[Found, ...]]


def measure(data: Path, rows: int | None = None) -> Table:
    """Every kind, source only and with the English reference.

    MTCHECK_KINDS names some kinds only (comma-separated, a part of the name will do); MTCHECK_SHOW prints each miss and
    each false alarm.
    """
    kinds = chosen(data, rows or ROWS)
    first, second = (_table(kinds, with_reference) for with_reference in (False, True))
    return replace(first, more=(*first.more, second))


def chosen(data: Path, rows: int) -> dict[str, list[Row]]:
    """At most ``rows`` of each kind."""
    folder = data / "demetr"
    if not folder.is_dir():
        raise DataMissing(f"{folder} is not there: this set needs it, see the data section of the README.")
    return {
        path.stem: sample(read(path), rows, "demetr")
        for path in sorted(folder.glob("*.jsonl"))
        if not path.stem.startswith("base_") and is_wanted(path.stem)
    }


def read(path: Path) -> list[Row]:
    """The rows whose error was really planted (``pert_check``)."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [r for r in rows if r["pert_check"] and r["pert_sent"] != r["mt_sent"]]


def _segment(row: Row, column: str, with_reference: bool) -> Segment:
    reference = row["eng_sent"] if with_reference else None
    return Segment(row[column], row["src_sent"], LANGUAGES[row["lang_tag"]], reference)


def checked(kinds: Mapping[str, Sequence[Row]], with_reference: bool) -> tuple[Findings, Findings]:
    """The findings on the good translations and on those with an error, in the order of ``kinds``."""
    segments = [
        _segment(row, column, with_reference)
        for column in ("mt_sent", "pert_sent")
        for rows in kinds.values()
        for row in rows
    ]
    every = serious(segments, "DEMETR, with the reference" if with_reference else "DEMETR, source only")
    return every[: len(every) // 2], every[len(every) // 2 :]


def _table(kinds: Mapping[str, Sequence[Row]], with_reference: bool) -> Table:
    name = "with the English reference" if with_reference else "source only"
    good, bad = map(iter, checked(kinds, with_reference))
    lines: list[list[str | int | float]] = []
    of_language: dict[str, list[tuple[bool, bool]]] = {}
    for kind, rows in kinds.items():
        before, after = [next(good) for _ in rows], [next(bad) for _ in rows]
        fresh = [new(a, b) for a, b in zip(after, before, strict=True)]
        lines.append(
            [
                kind,
                len(rows),
                rate([bool(f) for f in fresh]),
                rate([bool(b) for b in before]),
                codes(fresh),
                codes(before),
            ]
        )
        for row, f, b in zip(rows, fresh, before, strict=True):
            of_language.setdefault(LANGUAGES[row["lang_tag"]], []).append((bool(f), bool(b)))
            if os.environ.get("MTCHECK_SHOW"):
                _show(kind, row, f, b)
    languages = [
        [language, len(pairs), rate([h for h, _ in pairs]), rate([a for _, a in pairs])]
        for language, pairs in sorted(of_language.items())
    ]
    return Table(
        f"DEMETR, {name}",
        ["kind", "rows", "hit, %", "good flagged, %", "hits by check", "false alarms by check"],
        lines,
        "Hit: a finding at major or above on the text with the error that the good translation does not have. Good "
        "flagged: the good translation has a finding at major or above. In brackets the 95 % interval (Wilson).",
        (
            Table(
                f"The same by language, all kinds, {name}",
                ["language", "rows", "hit, %", "good flagged, %"],
                languages,
            ),
        ),
    )


def _show(kind: str, row: Row, fresh: Sequence[Found], before: Sequence[Found]) -> None:
    if not fresh:
        print(
            f"MISS {kind} {row['lang_tag']}\n  {row['src_sent']}\n  {row['mt_sent']}\n  {row['pert_sent']}\n  {row['eng_sent']}"
        )
    for f in before:
        print(
            f"ALARM {kind} {row['lang_tag']} {f.code} {f.text!r}\n  {row['src_sent']}\n  {row['mt_sent']}\n  {row['eng_sent']}"
        )
