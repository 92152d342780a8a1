"""What the script of a report has to know and the page does not show, as JSON that cannot end its element."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from mtcheck.report import wording
from mtcheck.report.escape import to_json
from mtcheck.report.html.page import Page
from mtcheck.report.html.words import WordTie
from mtcheck.report.table import COLUMNS, cells
from mtcheck.types import Finding, Report

# In a script element these could end it, open a comment or start a character reference.
_MARKUP = re.compile("[<>&]")


def page_data(page: Page, report: Report) -> str:
    """The JSON that is embedded in a report.

    Args:
        page: what is shown; its ids are the keys.
        report: for the decisions, also those about findings of other runs: they are handed on.
    """
    data = {
        "key": page.key,
        "reasons": wording.REASONS,
        "columns": COLUMNS,
        "findings": {c.finding.id: _finding(c.finding) for c in page.cards},
        "decisions": [_decision_line(asdict(d)) for d in report.decisions.values()],
        "texts": {v.anchor: [_tie(t) for t in v.text.ties] for v in page.checked if v.text},
    }
    return _MARKUP.sub(lambda m: f"\\u{ord(m[0]):04x}", to_json(data))


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "file": finding.file,
        "text": finding.text,
        "cells": cells(finding, None),
    }


def _decision_line(decision: dict[str, Any]) -> dict[str, Any]:
    """A decision as a line of ``decisions.jsonl`` has it."""
    return {"schema": 1, **decision}


def _tie(tie: WordTie) -> list[Any]:
    """Row, version, row of the version's words; then the words, flat, which takes a third of the room."""
    return [
        tie.row,
        tie.number,
        tie.beside,
        [n for pair in tie.links for stretch in pair for n in stretch],
        [n for stretch in tie.reworded for n in stretch],
        [n for stretch in tie.theirs for n in stretch],
    ]
