"""``index.html`` of a batch, from what the store holds of its stories."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from mtcheck.errors import InputError
from mtcheck.report import load_format, write_atomically
from mtcheck.store.records import Run
from mtcheck.store.store import Store

#: Stories that one page can hold; of more, the worst are shown.
MOST: Final = 5000


def write_index(store: Store, run: Run, folder: Path, formats: Sequence[str]) -> Path:
    """Write the index of a run's stories and return its path.

    Args:
        store, run: whose stories.
        folder: where their folders are.
        formats: in which reports were written; the page links to those in HTML.

    Raises:
        OutputError: the place cannot be written.
    """
    from mtcheck.report.index import render_index
    from mtcheck.report.summary import StorySummary

    name = load_format("html").filename if "html" in formats else ""
    left_out = [f"{story}: {reason}" for story, reason in store.failures(run, MOST)]
    summaries = []
    for place, summary in store.worst(run, MOST):
        try:
            summaries.append((StorySummary.from_dict(summary), f"{place}/{name}" if name else ""))
        except InputError as error:  # of a newer version, that has written into the same run
            left_out.append(f"{place}: {error}")
    totals = store.totals(run)
    if totals.done > MOST:
        left_out.append(
            f"{totals.done - MOST:,} more stories, none of them worse than those shown: see `mtcheck findings`."
        )
    if totals.failed > MOST:
        left_out.append(f"{totals.failed - MOST:,} more stories failed.")
    return write_atomically(
        folder / "index.html", render_index(summaries, left_out).encode("utf-8", "replace")
    )
