"""The main job on one story: nothing cached, then after one edit; and the same cold, in a process of its own."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.made import Made, make
from benchmarks.measure import ROOT, busy, peak, shares, staged, summed, timed

if TYPE_CHECKING:
    from mtcheck import Checker
    from mtcheck.types import Report

_WARM_UP = 30  # a story that no measured one shares a document with
_SAMPLE = ROOT / "tests/sample"


class Desk:
    """A checker with its models loaded, and a folder for what it reads and writes."""

    def __init__(self, folder: Path, threads: int) -> None:
        from mtcheck import Checker
        from mtcheck.config import Config

        self.folder = folder
        self.checker: Checker = Checker(Config(threads=threads))

    def files(self, made: Made) -> tuple[Path, Path, list[Path]]:
        """A story as files: target, original, other versions."""
        texts = {"target.txt": made.target, "original.txt": made.source}
        texts |= {f"other{i}.txt": text for i, text in enumerate(made.others)}
        for name, text in texts.items():
            (self.folder / name).write_text(text, "utf-8")
        target, original, *others = (self.folder / name for name in texts)
        return target, original, others

    def check(self, made: Made) -> Report:
        """Read, check, and write the HTML report."""
        from mtcheck import report as reports

        target, original, others = self.files(made)
        report = self.checker.check(target, original, others)
        reports.write(report, "html", self.folder / "report.html")
        return report


def measure(chosen: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """Seconds for a story, median of several, and where they go."""
    import torch

    yield "machine, processes that want a core", busy()
    torch.set_num_threads(chosen.threads)
    fresh, edited, fresh_stages, edited_stages = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), chosen.threads)
        desk.check(make(chosen.data, chosen.words, chosen.versions, _WARM_UP))
        for number in range(chosen.stories):
            made = make(chosen.data, chosen.words, chosen.versions, number)
            desk.checker.forget()
            for story, times, stages in (
                (made, fresh, fresh_stages),
                (made.edited, edited, edited_stages),
            ):
                spent: dict[str, float] = {}
                with staged(spent):
                    _, wall, processor = timed(lambda story=story: desk.check(story))  # type: ignore[misc]
                times.append((wall, processor))
                stages.append(spent)
    yield "stories", chosen.stories
    yield "words of a target", made.words
    yield "versions, the original too", 1 + chosen.versions
    yield "threads", chosen.threads
    for name, times, stages in (
        ("nothing cached", fresh, fresh_stages),
        ("after an edit", edited, edited_stages),
    ):
        for i, clock in enumerate(("wall", "processor")):
            yield f"{name}, {clock} seconds, median", median(t[i] for t in times)
            yield f"{name}, {clock} seconds, least", min(t[i] for t in times)
        for stage, share in shares(summed(stages)).items():
            yield f"{name}, share of processor time, {stage}", share
    yield "peak MB of this process", peak()


def cold(chosen: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """The command in a process of its own, on the sample story or, as a comparison, on the versions given."""
    import resource

    yield "machine, processes that want a core", busy()
    line = ["compare", *chosen.files] if chosen.files else sample_line()
    walls, processors = [], []
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mtcheck", *line, "-o", folder, "--quiet"]
        # As installed, where the modules lie compiled: the first run compiles them and is not counted.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

        def run() -> object:
            return subprocess.run(command, check=False, capture_output=True, env=environment)

        run()
        for _ in range(chosen.stories):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            _, wall, _ = timed(run)
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            walls.append(wall)
            processors.append(used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime)
    yield "runs", chosen.stories
    yield "cold, wall seconds, median", median(walls)
    yield "cold, wall seconds, least", min(walls)
    yield "cold, processor seconds, median", median(processors)
    yield "cold, processor seconds, least", min(processors)
    yield "cold, peak MB", used.ru_maxrss / 1024
    for step, seconds in _steps():
        yield f"processor seconds, {step}", seconds


def sample_line() -> Sequence[str]:
    """Arguments that check the sample story."""
    others = [x for n in ("other.en.txt", "other.es.txt") for x in ("--reference", str(_SAMPLE / n))]
    return ["check", str(_SAMPLE / "mt.en.txt"), "--source", str(_SAMPLE / "original.fr.txt"), *others]


_STEPS = """
import time
def step(name, at=[time.process_time()]):
    now = time.process_time(); print(f"{name}\\t{now - at[0]}"); at[0] = time.process_time()
import numpy; step("import numpy")
import torch; step("import torch")
import mtcheck.encoder; encoder = mtcheck.encoder.load(); step("load and check the encoder")
encoder.head("entailment"); step("load and check the judge")
from mtcheck import Checker; checker = Checker(); checker._encoder = encoder; step("load the checks")
import sys; from mtcheck import report as reports
def run(files):
    return checker.check(files[0], files[1], files[2:])
report = run(sys.argv[2:]); step("the first story, tables and patterns too")
reports.write(report, "html", __import__("pathlib").Path(sys.argv[1]) / "report.html"); step("the first report")
checker.forget()
run(sys.argv[2:]); step("the same story again, nothing cached")
"""


def _steps() -> Iterator[tuple[str, float]]:
    """Processor seconds of each part of a cold run, in another process."""
    files = [str(_SAMPLE / n) for n in ("mt.en.txt", "original.fr.txt", "other.en.txt", "other.es.txt")]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", _STEPS, folder, *files]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    for line in done.stdout.splitlines():
        name, seconds = line.split("\t")
        yield name, float(seconds)
