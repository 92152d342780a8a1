"""Snapshots of what the formats make of the sample report."""

from __future__ import annotations

import os
from pathlib import Path

SNAPSHOTS = Path(__file__).parent / "snapshots"


def is_accepted(name: str, text: str) -> bool:
    """Run with MTCHECK_ACCEPT=1 to accept a new look, then read the difference."""
    path = SNAPSHOTS / name
    if os.environ.get("MTCHECK_ACCEPT"):
        path.write_bytes(text.encode())
    return path.read_bytes().decode() == text
