"""Real machine translation that people rated (MQM, Bio-MQM): serious accuracy errors found, clean segments flagged."""

from __future__ import annotations

from pathlib import Path

from evaluation.error_spans import Translation, read
from evaluation.segments import Found, Segment, codes, rate, serious
from evaluation.table import Table

ROWS = 200


def measure(data: Path, rows: int | None = None) -> Table:
    """Documents kept out of training, at most ``rows`` translations a set and language pair."""
    translations = read(data, rows or ROWS)
    found = serious(
        [Segment(t.target, t.source, t.set_name.split()[1][:2]) for t in translations], "rated translations"
    )
    sets: dict[str, list[tuple[Translation, tuple[Found, ...]]]] = {"all": []}
    for pair in zip(translations, found, strict=True):
        sets["all"].append(pair)
        sets.setdefault(pair[0].set_name, []).append(pair)
    return Table(
        "Real machine translation, source only",
        [
            "set",
            "with a serious error",
            "flagged, %",
            "on its words, %",
            "rated clean",
            "flagged, %",
            "there by check",
        ],
        [[name, *_line(pairs)] for name, pairs in sets.items()],
        "Serious: a rater marked an error major or critical. Flagged: a finding at major or above; on its words: one that "
        "touches such an error. Clean: no rater saw an error. In brackets the 95 % interval (Wilson).",
    )


def _line(pairs: list[tuple[Translation, tuple[Found, ...]]]) -> list[str | int | float]:
    bad = [(t, own) for t, own in pairs if t.serious]
    clean = [own for t, own in pairs if t.clean]
    touched = [
        any(f.start < end and start < f.end for f in own for start, end in t.serious) for t, own in bad
    ]
    return [
        len(bad),
        rate([bool(own) for _, own in bad]),
        rate(touched),
        len(clean),
        rate([bool(own) for own in clean]),
        codes(clean),
    ]
