"""What a row of the tables of bad inputs is."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

#: What a row's file is: its bytes, or what makes it at a path.
Made = bytes | Callable[[Path], None]


@dataclass(frozen=True)
class Bad:
    """Something wrong, and what mtcheck says of it.

    Args:
        what: is wrong; the name of the test.
        command: arguments, run in a folder with `files` and with mt.txt (English) and fr.txt (French).
        words: that the sentence must hold.
        files: by name.
        code: the exit code.
        patch: attribute to what stands in its place, such as a function that finds the disk full.
        loads: whether the row is about a model, so that one may be loaded.
    """

    what: str
    command: list[str]
    words: str
    files: Mapping[str, Made] = field(default_factory=dict)
    code: int = 2
    patch: Mapping[str, object] = field(default_factory=dict)
    loads: bool = False


def target(what: str, name: str, made: Made, words: str) -> Bad:
    """A bad TARGET."""
    return Bad(what, ["check", name, "--source", "fr.txt", "-o", "out"], words, {name: made})


def alone(what: str, name: str, made: Made, words: str) -> Bad:
    """A bad TARGET that should hold its original too."""
    return Bad(what, ["check", name, "-o", "out"], words, {name: made})


def fifo(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def link_to(place: str) -> Callable[[Path], None]:
    """What makes a link to a place."""
    return lambda path: path.symlink_to(place)


def huge(path: Path) -> None:
    """11 MB of zeros that take no disk."""
    with path.open("wb") as file:
        file.truncate(11_000_000)


def refuse(number: int) -> Callable[..., object]:
    """A function that fails as the system does."""

    def fail(*arguments: object, **options: object) -> object:
        raise OSError(number, os.strerror(number))

    return fail
