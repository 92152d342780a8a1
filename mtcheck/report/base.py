"""What a report format is."""

from __future__ import annotations

from typing import ClassVar, Protocol, runtime_checkable

from mtcheck.types import Decision, Finding, Report


@runtime_checkable
class Format(Protocol):
    """A way to write a report down: pure, reads no file of the user's, prints nothing.

    A format is made known by one entry point line in the group ``mtcheck.reports``; those that come
    with mtcheck use the same door.

    Attributes:
        name: such as "html", the word used on the command line.
        filename: what its file is called in the output folder, such as "report.html".
    """

    name: ClassVar[str]
    filename: ClassVar[str]

    def render(self, report: Report) -> str | bytes:
        """The whole document; a string is written as UTF-8."""
        ...


def decision_on(report: Report, finding: Finding) -> Decision | None:
    """What an editor decided about a finding in an earlier run, None if nothing."""
    return report.decisions.get(finding.id) if finding.id else None


def is_dismissed(report: Report, finding: Finding) -> bool:
    """Whether an editor said that a finding is none: it stays in the data, and counts in no verdict."""
    decision = decision_on(report, finding)
    return decision is not None and decision.status == "dismissed"
