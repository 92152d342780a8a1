"""Single segments checked in the shipped configuration, and what is counted of their findings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from math import sqrt
from multiprocessing import get_context
from typing import TYPE_CHECKING

from evaluation.models import tracked

if TYPE_CHECKING:
    import mtcheck

#: Short enough that the bar moves, long enough that workers do not wait for each other.
_CHUNK = 40


@dataclass(frozen=True, slots=True)
class Segment:
    """A translation into English, its original, and another outlet's English version if there is one.

    Args:
        target: the translation.
        source: the original.
        language: of the original, ISO 639-1.
        reference: the other version; None for the situation *source only*.
        into: language of the translation.
    """

    target: str
    source: str
    language: str
    reference: str | None = None
    into: str = "en"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding at major or above: its code, and where in the target."""

    code: str
    start: int
    end: int
    text: str


def serious(segments: Sequence[Segment], what: str) -> list[tuple[Found, ...]]:
    """Findings at major or above of each segment; the same segment is checked once.

    MTCHECK_WORKERS sets how many processes share the work (two).

    Args:
        segments: what to check.
        what: named beside the progress bar.
    """
    distinct = list(dict.fromkeys(segments))
    chunks = [distinct[i : i + _CHUNK] for i in range(0, len(distinct), _CHUNK)]
    workers = int(os.environ.get("MTCHECK_WORKERS", "2"))
    found: dict[Segment, tuple[Found, ...]] = {}
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        running = [pool.submit(_check, chunk) for chunk in chunks]
        for chunk, future in zip(chunks, tracked(running, what), strict=True):
            found.update(zip(chunk, future.result(), strict=True))
    return [found[s] for s in segments]


@cache
def _checker() -> mtcheck.Checker:
    import mtcheck

    return mtcheck.Checker(mtcheck.Config(threads=1))


def _check(segments: Iterable[Segment]) -> list[tuple[Found, ...]]:
    from mtcheck import Article
    from mtcheck.errors import InputError
    from mtcheck.taxonomy import rank

    results = []
    for s in segments:
        others = () if s.reference is None else (Article.from_text(s.reference, "en", "reference"),)
        try:
            report = _checker().check(
                Article.from_text(s.target, s.into, "target"),
                Article.from_text(s.source, s.language, "original"),
                others,
            )
        except InputError:  # nothing there that could be checked
            results.append(())
            continue
        results.append(
            tuple(
                Found(f.code, f.start, f.end, f.text)
                for f in report.findings
                if f.file == "target" and rank(f.severity) >= rank("major")
            )
        )
    return results


def wanted_kinds() -> list[str]:
    """What MTCHECK_KINDS names (comma-separated); nothing where all kinds are wanted."""
    return [kind for kind in os.environ.get("MTCHECK_KINDS", "").split(",") if kind]


def is_wanted(kind: str) -> bool:
    """Whether MTCHECK_KINDS names a kind, by a part of its name, or none at all."""
    named = wanted_kinds()
    return not named or any(name in kind for name in named)


def new(found: Iterable[Found], before: Iterable[Found]) -> list[Found]:
    """Findings that the text without the planted error did not have: of another check, or on other words."""
    known = {(f.code, f.text) for f in before}
    return [f for f in found if (f.code, f.text) not in known]


def rate(hits: Sequence[bool]) -> str:
    """A share in per cent with its 95 % interval (Wilson 1927)."""
    n = len(hits)
    if not n:
        return ""
    p, z = sum(hits) / n, 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return f"{100 * p:.1f} ({100 * max(0.0, middle - half):.0f}–{100 * min(1.0, middle + half):.0f})"


def codes(found: Iterable[Iterable[Found]]) -> str:
    """How many segments each check flagged, most first."""
    from collections import Counter

    counts = Counter(code for several in found for code in {f.code for f in several})
    return " ".join(f"{code}:{n}" for code, n in counts.most_common(6))
