"""What a report format is."""

from __future__ import annotations

from typing import ClassVar, Protocol, runtime_checkable

from mtcheck.types import Report


@runtime_checkable
class Format(Protocol):
    """A way to write a report down: pure, reads no file of the user's, prints nothing.

    A format is made known by one entry point line in the group ``mtcheck.reports``; those that come
    with mtcheck use the same door.

    Attributes:
        name: such as "html", the word used on the command line.
        suffix: of the file it makes, such as ".html".
    """

    name: ClassVar[str]
    suffix: ClassVar[str]

    def render(self, report: Report) -> str | bytes:
        """The whole document; a string is written as UTF-8."""
        ...
