"""Which checks there are: everything registered under the entry points ``mtcheck.checks``."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from inspect import cleandoc

from mtcheck.checks.base import Check
from mtcheck.checks.measured import measured
from mtcheck.errors import CheckError


@cache
def _entry_points() -> tuple[EntryPoint, ...]:
    return tuple(sorted(entry_points(group="mtcheck.checks"), key=lambda e: e.name))


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, ours and other people's, by code.

    Raises:
        CheckError: one cannot be loaded, is no check, or takes a code that is taken.
    """
    checks: dict[str, Check] = {}
    for entry in _entry_points():
        try:
            check = entry.load()()
        except Exception as error:
            raise CheckError(f"Check {entry.name} ({entry.value}) cannot be loaded: {error}.") from error
        if not isinstance(check, Check) or check.code != entry.name:
            raise CheckError(f"Check {entry.name} ({entry.value}) is not a check with that code.")
        if check.code in checks:
            raise CheckError(f"Two checks have the code {check.code}; uninstall one of them.")
        checks[check.code] = check
    return tuple(checks.values())


def select_checks(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Check, ...]:
    """The checks to run.

    Args:
        select: codes or families; empty for all.
        ignore: codes or families to leave out.

    Raises:
        CheckError: a name that is neither a code nor a family.
    """
    checks = all_checks()
    known = {c.code for c in checks} | {c.family for c in checks}
    for name in (*select, *ignore):
        if name not in known:
            near = get_close_matches(name, sorted(known), 1, 0.0)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise CheckError(f"There is no check {name!r}.{hint} See mtcheck list-checks.")
    return tuple(
        c
        for c in checks
        if (not select or c.code in select or c.family in select)
        and c.code not in ignore
        and c.family not in ignore
    )


def title(check: Check) -> str:
    """First line of a check's catalogue page."""
    return page(check).split("\n", 1)[0].rstrip(".")


def page(check: Check) -> str:
    """A check's catalogue page, its class docstring."""
    return cleandoc(type(check).__doc__ or check.code)


def catalogue(checks: Sequence[Check]) -> str:
    """The pages of checks, with what was measured of each, as one Markdown text."""
    return "\n".join(_described(check) for check in checks).rstrip()


def _described(check: Check) -> str:
    name, _, rest = page(check).partition("\n")
    figures = measured(check.code)
    told = (
        f"Measured: {figures}, half of those tried having an error."
        if figures
        else "Measured: too few sentences flagged in the public sets to tell."
    )
    return f"## {check.code} {name.rstrip('.')}\n\nFamily: {check.family}\n{rest}\n\n{told}\n"
