"""The folder of a story: its report in every format asked for, and what belongs beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mtcheck.types import Report


def write_folder(report: Report, formats: Sequence[str], folder: Path) -> list[Path]:
    """Write a report.

    Args:
        report: what was found.
        formats: names of formats; each has its own file.
        folder: where to; it is made if it is not there.

    Returns:
        The files written: the formats, the summary for an index, and the text taken out of containers, where
        the offsets of their findings count.

    Raises:
        ConfigError: no such format.
        OutputError: the place cannot be written.
    """
    from mtcheck.read.files import body_name
    from mtcheck.report import load_format, write, write_atomically
    from mtcheck.report.summary import write_summary

    written = [write(report, name, folder / load_format(name).filename) for name in formats]
    written.append(write_summary(report, folder))
    taken: dict[str, bytes] = {}
    for article in report.articles:
        if article.extracted:
            taken[body_name(article.name, taken)] = article.text.encode("utf-8", "replace")
    return written + [write_atomically(folder / name, text) for name, text in taken.items()]
