"""With the real models: two processes find the same, byte for byte, whatever order their sets and hashes have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("story", ["i3", "a1"])
def test_the_seed_of_hashes_changes_nothing(story: str, tmp_path: Path) -> None:
    folder = ROOT / "tests/newsroom" / story
    mt, original = (str(next(folder.glob(f"{name}.*.txt"))) for name in ("mt", "original"))
    others = [x for path in sorted(folder.glob("other*.txt")) for x in ("--reference", str(path))]
    found = []
    for seed in ("1", "5"):
        out = tmp_path / seed
        command = [sys.executable, "-m", "mtcheck", "check", mt, "--source", original, *others]
        done = subprocess.run(
            [*command, "-o", str(out), "--quiet"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=False,
        )
        assert done.returncode == 1
        found.append([(out / name).read_bytes() for name in ("findings.jsonl", "report.html")])
    assert found[0] == found[1]
