"""``mtcheck list-checks`` and ``mtcheck explain``."""

from __future__ import annotations

import argparse

from mtcheck.cli.common import Commands


def add_to(commands: Commands) -> None:
    """Add the commands."""
    listing = commands.add_parser("list-checks", help="list the checks, one a line")
    listing.set_defaults(run=_list_checks)

    explain = commands.add_parser("explain", help="what a check flags, what it leaves alone, and why")
    explain.add_argument(
        "code", metavar="CODE", nargs="?", help="such as NUM001, or a family; all if left out"
    )
    explain.set_defaults(run=_explain)


def _list_checks(options: argparse.Namespace) -> int:
    from mtcheck.checks.registry import all_checks, title

    for check in all_checks():
        print(f"{check.code}  {check.family:<18}  {title(check)}")
    return 0


def _explain(options: argparse.Namespace) -> int:
    from mtcheck.checks.registry import catalogue, select_checks

    print(catalogue(select_checks([options.code] if options.code else [])))
    return 0
