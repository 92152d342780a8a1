"""What editors decided about findings: read from ``decisions.jsonl``, folded into a report.

The report's page writes these files, one decision a line as ``report/decision.schema.json`` describes it.
Files are added to, so the last line about a finding is the one that holds.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, get_args

from mtcheck.errors import InputError
from mtcheck.merge import judge
from mtcheck.read.files import read_file
from mtcheck.report.base import is_dismissed
from mtcheck.types import Claim, Decision, DecisionReason, DecisionStatus, Note, Report

#: Bytes from which on a file is none of decisions.
LIMIT: Final = 50_000_000

_STATUSES: Final = get_args(DecisionStatus)
_REASONS: Final = get_args(DecisionReason)


@dataclass(frozen=True)
class Decisions:
    """Decisions of one file or more.

    Args:
        made: by the id of the finding, the last one about each.
        digests: (name, sha256 in hex) of each file.
    """

    made: Mapping[str, Decision] = field(default_factory=dict)
    digests: tuple[tuple[str, str], ...] = ()


def read_decisions(paths: Sequence[str | Path]) -> Decisions:
    """Read files of decisions.

    Args:
        paths: JSON Lines files; where two speak of a finding, the later one holds.

    Raises:
        InputError: a file is missing, too large or no UTF-8, or a line in it is no decision.
    """
    made: dict[str, Decision] = {}
    digests = []
    for path in map(Path, paths):
        data = read_file(path, "the decisions", LIMIT, may_be_empty=True)
        for decision in parse_decisions(data, path.name):
            made[decision.finding] = decision
        digests.append((path.name, hashlib.sha256(data).hexdigest()))
    return Decisions(made, tuple(digests))


def parse_decisions(data: bytes, name: str) -> list[Decision]:
    """The decisions in the bytes of a file, in its order; empty lines are skipped.

    Args:
        data: the whole file, UTF-8, with or without a mark at its beginning.
        name: of the file, for messages.

    Raises:
        InputError: it is no UTF-8, or a line is no decision; the message gives the line's number.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(
            f"{name} is not UTF-8 text; give the decisions.jsonl that the report's page saved."
        ) from None
    # Not splitlines: a note may hold the line separators of Unicode.
    rows = enumerate(text.split("\n"), 1)
    return [_decision(row, f"{name}, line {number}") for number, row in rows if row.strip()]


def fold(report: Report, decisions: Decisions) -> Report:
    """The report as it stands after what editors decided.

    Dismissed findings stay in it, but leave the verdicts and the odd marks of the claim table.

    Args:
        report: of a run, its findings with ids.
        decisions: of earlier runs; those about findings that the report has not are counted in a note.
    """
    if not decisions.digests:
        return report
    made = {f.id: decisions.made[f.id] for f in report.findings if f.id in decisions.made}
    report = replace(
        report,
        decisions=made,
        notes=(*report.notes, *_unused(len(decisions.made) - len(made))),
        signature={
            **report.signature,
            **{f"decisions {name}": f"sha256:{digest[:16]}" for name, digest in decisions.digests},
        },
    )
    checked = [story.target for story in report.stories]
    return replace(
        report,
        verdicts=judge(report.findings, checked, report.notes, made),
        # Claims with an odd version come first, and one may have become even.
        claims=tuple(sorted((_settled(c, report) for c in report.claims), key=lambda c: not c.odd)),
    )


def _settled(claim: Claim, report: Report) -> Claim:
    """A claim in which only the versions of findings that stand are odd."""
    about = (f for f in report.findings if f.id in claim.findings)
    files = {f.file for f in about if not is_dismissed(report, f)}
    return replace(claim, odd=tuple(name for name in claim.odd if name in files))


def _unused(count: int) -> list[Note]:
    if not count:
        return []
    one, them = ("1 decision is", "a finding") if count == 1 else (f"{count} decisions are", "findings")
    return [
        Note("decisions", f"{one} about {them} of other stories, or of sentences that have changed since.")
    ]


def _decision(row: str, where: str) -> Decision:
    try:
        value = json.loads(row)
    except (ValueError, RecursionError):
        raise InputError(f"{where}: is not JSON; give a file with one JSON object a line.") from None
    if not isinstance(value, dict):
        raise InputError(f"{where}: is no JSON object; a decision begins with a brace.")
    schema = value.get("schema")
    if type(schema) is not int or schema != 1:
        raise InputError(f"{where}: its schema is {_shown(schema)}; this version of mtcheck reads schema 1.")
    for name in ("finding", "status"):
        if not value.get(name):
            raise InputError(f"{where}: it has no {name}; every decision needs one.")
    texts: dict[str, Any] = {
        name: _text(value.get(name, ""), name, where) for name in Decision.__dataclass_fields__
    }
    for name, allowed in (("status", _STATUSES), ("reason", _REASONS)):
        if texts[name] not in allowed:
            known = ", ".join(filter(None, allowed))
            raise InputError(f"{where}: its {name} is {_shown(texts[name])}; give one of {known}.")
    _check_time(texts["at"], where)
    return Decision(**texts)


def _text(value: Any, name: str, where: str) -> str:
    if not isinstance(value, str):
        raise InputError(f"{where}: its {name} is {_shown(value)}; it must be a text in quotation marks.")
    return value


def _check_time(at: str, where: str) -> None:
    try:
        if at and datetime.datetime.fromisoformat(at).tzinfo is None:
            raise ValueError
    except ValueError:
        raise InputError(
            f"{where}: its time is {_shown(at)}; write it as 2031-05-04T10:00:00Z or leave it empty."
        ) from None


def _shown(value: Any) -> str:
    """A value in a message: short and on one line."""
    shown = "missing" if value is None else json.dumps(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
