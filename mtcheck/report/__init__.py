"""Report formats: one file each, found through the entry points ``mtcheck.reports``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from mtcheck.errors import ConfigError, OutputError
from mtcheck.report.base import Format
from mtcheck.types import Report

#: Entry point group of report formats.
GROUP = "mtcheck.reports"


def load_format(name: str) -> Format:
    """The format called ``name``.

    Raises:
        ConfigError: no such format, or it cannot be loaded, or is none.
    """
    from importlib.metadata import entry_points

    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        known = ", ".join(sorted(found)) or "none is installed"
        raise ConfigError(f"There is no report format “{name}”; use one of these: {known}.")
    try:
        made = found[name].load()()
    except Exception as error:
        reason = " ".join(str(error).split()).rstrip(".")
        raise ConfigError(
            f"The report format “{name}” ({found[name].value}) cannot be loaded: {reason}; "
            "reinstall the package it comes from."
        ) from error
    if not isinstance(made, Format):
        raise ConfigError(
            f"The report format “{name}” ({found[name].value}) lacks a name, a filename or a way to render; "
            "ask those who made it for a newer one."
        )
    return made


def render(report: Report, format: str) -> str | bytes:
    """The report as a document in a format.

    Args:
        report: what was found.
        format: "html", "jsonl", "csv", "sarif", "xliff", "marot", "junit", "markdown", "text", or another that
            is installed.

    Raises:
        ConfigError: no such format.
    """
    return load_format(format).render(report)


def write(report: Report, format: str, path: Path) -> Path:
    """Write ``report`` in a format to ``path`` and return it.

    The file is complete or absent: it is written beside its place and moved there.

    Raises:
        ConfigError: no such format.
        OutputError: the place cannot be written.
    """
    data = render(report, format)
    # A lone surrogate, left of bytes that were no text, must not cost the editor the report.
    return write_atomically(path, data if isinstance(data, bytes) else data.encode("utf-8", "replace"))


def write_atomically(path: Path, data: bytes) -> Path:
    """Write a file so that it is complete or as it was before, and return its path.

    Folders on the way are made.

    Raises:
        OutputError: the place cannot be written.
    """
    with atomically(path) as stream:
        stream.write(data)
    return Path(path)


@contextmanager
def atomically(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to that takes its place when it is complete, as `write_atomically` does.

    Raises:
        OutputError: the place cannot be written.
    """
    import tempfile

    path = Path(path)
    if path.is_dir():
        raise OutputError(f"Cannot write {path}: it is a folder; name a file in it.")
    beside = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".mtcheck-", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp makes a private file; a report is an ordinary one.
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, path)
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        raise OutputError(f"Cannot write {path}: {reason}; choose another place with -o.") from error
    finally:
        # After the move there is nothing left under this name.
        if beside:
            Path(beside).unlink(missing_ok=True)


def _umask() -> int:
    # The mask can only be read by setting it.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
