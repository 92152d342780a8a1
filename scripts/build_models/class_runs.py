"""Count which classes of English words do not follow one another: writes ``mtcheck/checks/data/class_runs.tsv``.

``class_runs.py --data DATA``. Runs of two or three classes (see ``mtcheck/grammar.py``) that are at least five times
rarer than their parts would have them, in texts that people wrote: English of NTREX (documents to learn from, CC BY-SA
4.0), LingNLI's premises (no licence stated), originals of MQM (WMT 2020 and 2021, Apache-2.0) and the documents of
SummEdits (Apache-2.0). Only counts of classes are written, no text.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import lzma
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpora import ntrex, ntrex_split

from mtcheck.grammar import tokens

TABLE = Path(__file__).resolve().parents[2] / "mtcheck/checks/data/class_runs.tsv"
#: How often a run must be expected to be judged, and how much rarer it must be (log2).
EXPECTED = 4.0
RARER = -2.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="DATA")
    data = parser.parse_args().data
    one: Counter[str] = Counter()
    two: Counter[tuple[str, ...]] = Counter()
    three: Counter[tuple[str, ...]] = Counter()
    for text in dict.fromkeys(t for t in texts(data) if 20 < len(t) < 600):
        found = tokens(text)
        kinds = ["<s>", *(t.kind for t in found), "</s>"]
        one.update(kinds)
        two.update(itertools.pairwise(kinds))
        three.update(zip(kinds, kinds[1:], kinds[2:], strict=False))
    total = sum(one.values())
    rows = {}
    words = [k for k in one if k[0].isalpha() or (k[0] == "?" and k != "?") or k == "CD"]
    for a in words:
        for b in words:
            expected = one[a] * one[b] / total
            if expected >= EXPECTED:
                rows[a, b] = math.log2((two[a, b] + 0.5) / (expected + 0.5))
    seconds: dict[str, list[str]] = {}
    for a, b in two:
        if a in one and b in one and {a, b} <= set(words):
            seconds.setdefault(a, []).append(b)
    for a, b in list(two):
        if not {a, b} <= set(words) or rows.get((a, b), 0.0) <= -1.5:
            continue
        for c in seconds.get(b, ()):
            expected = two[a, b] * two[b, c] / one[b]
            if expected >= EXPECTED and rows.get((b, c), 0.0) > -1.5:
                rows[a, b, c] = math.log2((three[a, b, c] + 0.5) / (expected + 0.5))
    lines = [f"{' '.join(run)}\t{value:.1f}" for run, value in sorted(rows.items()) if value <= RARER]
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} runs, {TABLE.stat().st_size} bytes, from {total} words and marks")


def texts(data: Path) -> Iterator[str]:
    """Sentences that people wrote."""
    csv.field_size_limit(10**9)
    yield from (row.texts["en"] for row in ntrex(data) if ntrex_split(row.doc) == "train")
    for path in sorted((data / "mqm_word").glob("en-*/*src.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            yield from (line.strip() for line in file)
    for name in ("lingnli_train.jsonl", "lingnli_val.jsonl"):
        for line in (data / "nli_en" / name).read_text("utf-8").splitlines():
            yield json.loads(line)["premise"]
    for path in sorted((data / "factual" / "summedits").glob("*.json")):
        for row in json.loads(path.read_text("utf-8")):
            if isinstance(row, dict) and row.get("doc"):
                yield from re.split(r"(?<=[.!?])\s+|\n", row["doc"])


if __name__ == "__main__":
    main()
