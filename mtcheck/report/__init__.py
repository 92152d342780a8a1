"""Report formats: one file each, found through the entry points ``mtcheck.reports``."""

from pathlib import Path

from mtcheck.types import Report


def write(report: Report, format: str, path: Path) -> Path:
    """Write ``report`` in a format ("html", "jsonl") to ``path`` and return it.

    The file is complete or absent: it is written beside its place and moved there.

    Raises:
        ConfigError: no such format.
        OutputError: the place cannot be written.
    """
    raise NotImplementedError
