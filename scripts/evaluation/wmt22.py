"""Real machine translation by several systems (WMT22 general task): do worse systems have more findings?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evaluation.models import sample
from evaluation.segments import Found, Segment, codes, serious
from evaluation.table import DataMissing, Table

ROWS = 150
#: Shorter ones are chat; nothing there to distort.
_LEAST_WORDS = 12


@dataclass(frozen=True, slots=True)
class System:
    """What one system (or ``ref.A``, a person) made of the segments of a language pair."""

    pair: str
    name: str
    chrf: float
    segments: tuple[Segment, ...]


def measure(data: Path, rows: int | None = None) -> Table:
    """The same ``rows`` segments of every system of a language pair, source only."""
    folder = data / "wmt22_news"
    if not folder.is_dir():
        raise DataMissing(f"{folder} is not there: this set needs it, see the data section of the README.")
    systems = [one for path in sorted(folder.glob("??-??")) for one in _systems(path, rows or ROWS)]
    flat = iter(serious([s for one in systems for s in one.segments], "WMT22"))
    lines = [
        [one.pair, one.name, one.chrf, *_found(one, [next(flat) for _ in one.segments])] for one in systems
    ]
    orders: list[list[str | int | float]] = []
    for pair in dict.fromkeys(one.pair for one in systems):
        own = [line for line in lines if line[0] == pair and not str(line[1]).startswith("ref.")]
        tau = kendall([-float(line[3]) for line in own], [float(line[2]) for line in own])
        orders.append([pair, len(own), tau])
    mean = sum(float(o[2]) for o in orders) / len(orders)
    return Table(
        "Findings in real machine translation against chrF, source only",
        ["pair", "systems", "Kendall's τ"],
        [*orders, ["mean", sum(int(o[1]) for o in orders), mean]],
        "τ-b between chrF (sacrebleu, against reference A or B of the set) and findings at major or above per 1,000 "
        "words, fewest first. References are no systems.",
        (
            Table(
                "The same by system",
                ["pair", "system", "chrF", "findings per 1,000 words", "by check"],
                lines,
            ),
        ),
    )


def _systems(path: Path, rows: int) -> Iterator[System]:
    """The systems and references of a language pair, with the same segments."""
    from sacrebleu.metrics import CHRF

    source, target = path.name.split("-")
    prefix = f"generaltest2022.{path.name}"
    originals = _lines(path / f"{prefix}.src.{source}")
    texts = {
        f.name.removeprefix(f"{prefix}.").removesuffix(f".{target}").removeprefix("hyp."): _lines(f)
        for kind in ("hyp", "ref")
        for f in sorted(path.glob(f"{prefix}.{kind}.*.{target}"))
    }
    reference = texts[min(name for name in texts if name.startswith("ref."))]
    long = [i for i, text in enumerate(reference) if len(text.split()) >= _LEAST_WORDS]
    chosen = sample(long, rows, f"wmt22 {path.name}")
    for name, own in texts.items():
        score = CHRF().corpus_score([own[i] for i in chosen], [[reference[i] for i in chosen]]).score
        segments = tuple(Segment(own[i], originals[i], source, into=target) for i in chosen)
        yield System(path.name, name, round(score, 1), segments)


def _found(system: System, found: Sequence[tuple[Found, ...]]) -> tuple[float, str]:
    """Findings per 1,000 words, and by check."""
    words = sum(len(s.target.split()) for s in system.segments)
    return round(1000 * sum(map(len, found)) / max(1, words), 2), codes(found)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split("\n")


def kendall(first: list[float], second: list[float]) -> float:
    """Kendall's τ-b of two rankings (Kendall 1945), which allows for ties; 0 where one never varies."""
    agree = tied_first = tied_second = pairs = 0
    for i, j in combinations(range(len(first)), 2):
        a, b = first[i] - first[j], second[i] - second[j]
        pairs += 1
        tied_first += a == 0
        tied_second += b == 0
        agree += (a * b > 0) - (a * b < 0)
    spread = ((pairs - tied_first) * (pairs - tied_second)) ** 0.5
    return agree / spread if spread else 0.0
