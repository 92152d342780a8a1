"""Clocks, memory, processes of their own, and where processor time goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "scripts/bench.py"

#: Stage to the functions that make it, each as "module:name" or "module:Class.name".
STAGES: Mapping[str, tuple[str, ...]] = {
    "read": ("mtcheck.read:read",),
    "clean": ("mtcheck.clean:clean",),
    "segment": ("mtcheck.segment:segment",),
    "facts": ("mtcheck.facts:find_facts",),
    "encode": ("mtcheck.encoder.vectors:Encoder.encode", "mtcheck.encoder.vectors:Encoder.token_states"),
    "entities": ("mtcheck.encoder.vectors:Encoder.find_entities",),
    "judge": ("mtcheck.encoder.vectors:Encoder.entail", "mtcheck.encoder.vectors:Encoder.find_errors"),
    "align": ("mtcheck.align:align", "mtcheck.align:relate_words"),
    "checks": ("mtcheck.pipeline:run_check",),
    "copies": ("mtcheck.align.copies:near_copies",),
    "merge and claims": ("mtcheck.merge:merge", "mtcheck.claims:build_claims"),
    "report": ("mtcheck.report:write",),
}


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What ``work`` returns, with the wall and processor seconds it took."""
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - processor


@contextmanager
def spending(costs: dict[str, float], name: str) -> Iterator[None]:
    """Add the processor seconds of the block to ``costs[name]``."""
    began = time.process_time()
    yield
    costs[name] = costs.get(name, 0.0) + time.process_time() - began


def resident() -> float:
    """Megabytes of memory this process holds now; 0 where the system does not say (not Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    return int(status.read_text().split("VmRSS:")[1].split()[0]) / 1024


def peak() -> float:
    """Megabytes this process has held at most."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (2**20 if sys.platform == "darwin" else 2**10)


def busy() -> str:
    """How busy the machine is: processes that want a core, and how many cores there are."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def apart(name: str, **values: object) -> dict[str, float]:
    """What ``bench.py NAME`` prints as JSON in a process of its own."""
    command = [sys.executable, str(BENCH), name, "--values", json.dumps(values)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


@contextmanager
def staged(spent: dict[str, float]) -> Iterator[None]:
    """Add the processor seconds of each of STAGES to ``spent``; time inside another stage counts for that one."""
    at: list[str] = ["rest"]
    since = [time.process_time()]

    def turn() -> None:
        now = time.process_time()
        spent[at[-1]] = spent.get(at[-1], 0.0) + now - since[0]
        since[0] = now

    def clocked(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def call(*given: Any, **named: Any) -> Any:
            turn()
            at.append(stage)
            try:
                return function(*given, **named)
            finally:
                turn()
                at.pop()

        return call

    with ExitStack() as stack:
        for stage, places in STAGES.items():
            for place in places:
                module, _, name = place.partition(":")
                owner: Any = import_module(module)
                *path, last = name.split(".")
                for part in path:
                    owner = getattr(owner, part)
                stack.enter_context(patch.object(owner, last, clocked(stage, getattr(owner, last))))
        yield
        turn()


def shares(spent: Mapping[str, float]) -> dict[str, float]:
    """Parts of the whole, the largest first."""
    total = sum(spent.values())
    return {stage: value / total for stage, value in sorted(spent.items(), key=lambda x: -x[1])}


def exponent(sizes: list[float], costs: list[float]) -> float:
    """The power of the size that the cost grows with: slope of a straight line through the logarithms."""
    import numpy as np

    return float(np.polyfit(np.log(sizes), np.log(costs), 1)[0])


def summed(rows: list[dict[str, float]]) -> dict[str, float]:
    """Values of like name added up."""
    total: dict[str, float] = defaultdict(float)
    for row in rows:
        for key, value in row.items():
            total[key] += value
    return dict(total)
