"""Stories a minute through `mtcheck batch`: one worker and two, of one thread each, and one that has both cores."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.made import make
from benchmarks.measure import busy


def measure(chosen: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """Rates without the loading of the models, taken from the time of a run of half as many stories."""
    yield "machine, processes that want a core", busy()
    rates = {}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for count in (chosen.stories, 3 * chosen.stories):
            _write(place / f"manifest{count}.jsonl", chosen, count)
        for workers, threads in ((1, 1), (2, 1), (1, 2)):
            short, long = (
                _seconds(place, f"manifest{n}.jsonl", f"out{workers}-{threads}-{n}", workers, threads)
                for n in (chosen.stories, 3 * chosen.stories)
            )
            rate = rates[workers, threads] = 2 * chosen.stories / (long - short) * 60
            what = f"workers: {workers}, threads of each: {threads}"
            yield f"stories a minute, {what}", rate
            yield f"seconds to start, {what}", short - chosen.stories / rate * 60
    yield "two workers over one, a thread each", rates[2, 1] / rates[1, 1]
    yield "two workers over one that has two threads", rates[2, 1] / rates[1, 2]


def _write(manifest: Path, chosen: argparse.Namespace, count: int) -> None:
    rows = []
    for number in range(count):
        made = make(chosen.data, chosen.words, chosen.versions, number)
        folder = manifest.parent / f"{manifest.stem}-{number}"
        folder.mkdir()
        texts = {"target.txt": made.target, "original.txt": made.source}
        texts |= {f"other{i}.txt": text for i, text in enumerate(made.others)}
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8")
        target, original, *others = (f"{folder.name}/{name}" for name in texts)
        rows.append({"target": target, "source": original, "references": others})
    manifest.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def _seconds(place: Path, manifest: str, out: str, workers: int, threads: int) -> float:
    command = [sys.executable, "-m", "mtcheck", "batch", str(place / manifest), "-o", str(place / out)]
    began = time.perf_counter()
    done = subprocess.run(
        [*command, "--workers", str(workers), "--threads", str(threads), "--fail-on", "never"],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(re.sub(r"\s+", " ", done.stderr)[-500:])
    return time.perf_counter() - began
