"""The editor's one command: check a story and write the report to reports/.

    python scripts/report.py                                   the sample story
    python scripts/report.py TARGET --source FILE [--reference FILE ...]
    python scripts/report.py VERSION VERSION ...               versions against each other

The same as ``mtcheck check`` and ``mtcheck compare``, except that finding something is no failure
(exit code 0) and that the report goes to reports/NAME unless -o says otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mtcheck.cli import main

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "sample"


def arguments(given: list[str]) -> list[str]:
    """The command line of mtcheck for what the editor gave."""
    if not given:
        given = [
            str(SAMPLE / "mt.en.txt"),
            *("--source", str(SAMPLE / "original.fr.txt")),
            *("--reference", str(SAMPLE / "other.en.txt")),
            *("--reference", str(SAMPLE / "other.es.txt")),
            *("-o", str(ROOT / "reports" / "sample")),
        ]
    command = "check" if {"--source", "--reference"} & {g.split("=")[0] for g in given} else "compare"
    if not any(g == "-o" or g.startswith("--output") for g in given):
        name = next((Path(g).stem for g in given if not g.startswith("-")), "story")
        given = [*given, "-o", str(ROOT / "reports" / name)]
    return [command, "--fail-on", "never", *given]


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(__doc__)
        sys.exit(0)
    sys.exit(main(arguments(sys.argv[1:])))
