"""The bytes of a file, or a sentence that says why there are none."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Container
from pathlib import Path
from typing import Final

from mtcheck.errors import InputError

#: Bytes of a file from which on it is no article.
LIMIT: Final = 10_000_000

# Control characters, what turns the direction of writing, and halves of characters.
_UNSEEN: Final = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(name: object) -> str:
    """A name of a file on one line, each character in it to be seen: "a\\nb" has a backslash and an n."""
    return _UNSEEN.sub(lambda m: ascii(m[0])[1:-1], str(name))


def body_name(article: str, taken: Container[str] = ()) -> str:
    """What to call the file with the text taken out of a container.

    Args:
        article: its name, such as "story.docx" or "story.xlf (fr)".
        taken: names that other bodies have.
    """
    base = re.sub(r"\.[A-Za-z]{3,8}(?=$|[ (])", "", shown(article), count=1)
    base = re.sub(r"[^\w .()-]+", "_", base)[:80].strip(" .") or "article"
    name, n = f"{base}.body.txt", 2
    while name in taken:
        name, n = f"{base} ({n}).body.txt", n + 1
    return name


def read_file(
    path: Path, what: str = "the article", limit: int | None = None, may_be_empty: bool = False
) -> bytes:
    """The bytes of a file, a pipe, or standard input ("-").

    Args:
        path: where.
        what: the file should hold, for messages.
        limit: bytes it may have, `LIMIT` if None.
        may_be_empty: whether a file without content is none the worse.

    Raises:
        InputError: there is no such file, it is none, may not be read, is empty or too large.
    """
    name = "standard input" if str(path) == "-" else shown(path)
    limit = LIMIT if limit is None else limit
    try:
        data = sys.stdin.buffer.read(limit + 1) if str(path) == "-" else _opened(path, what, limit)
    except FileNotFoundError:
        if os.path.islink(path):
            raise InputError(
                f"{name} is a link to a file that does not exist; name the file itself."
            ) from None
        raise InputError(f"{name} does not exist; check the name and the folder.") from None
    except PermissionError:
        raise InputError(f"{name} may not be read by this user; change its permissions.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name} cannot be read ({reason}); check the name and the disk.") from None
    if len(data) > limit:
        raise too_large(name, len(data), what, limit)
    if not data.strip() and not may_be_empty:
        raise InputError(f"{name} is empty; give a file that holds {what}.")
    return data


def too_large(name: str, size: int, what: str = "the article", limit: int = LIMIT) -> InputError:
    """What is said of more bytes than the limit."""
    return InputError(
        f"{name} is larger than {limit / 1e6:g} MB ({size / 1e6:.1f} MB); "
        f"give {what} alone, without pictures or anything else."
    )


def _opened(path: Path, what: str, limit: int) -> bytes:
    # Opening a pipe that nobody writes to waits for ever, unless it is told not to.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise InputError(f"{shown(path)} is a folder; name the file in it that holds {what}.")
        if stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode):
            raise InputError(f"{shown(path)} is a device, not a file; give a file, or - for standard input.")
        if status.st_size > limit:
            raise too_large(shown(path), status.st_size, what, limit)
        os.set_blocking(handle, True)
        # One byte more than allowed: what is no regular file has no size to ask for.
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(limit + 1)
        if stat.S_ISFIFO(status.st_mode) and not data:
            raise InputError(
                f"{shown(path)} is a pipe that nothing was written to; give a file that holds {what}."
            )
        return data
    finally:
        os.close(handle)
