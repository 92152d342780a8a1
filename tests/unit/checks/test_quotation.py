"""The quotation checks, by table."""

from __future__ import annotations

from typing import Any

import pytest

from mtcheck.checks.quotation import AlteredQuotation
from mtcheck.checks.quotation_marks import LostQuotation, UnclosedQuotation
from mtcheck.checks.speaker import WrongSpeaker
from tests.support import cases, run_case, story

CHECKS: dict[str, Any] = {
    c.code: c for c in (AlteredQuotation(), UnclosedQuotation(), LostQuotation(), WrongSpeaker())
}


@pytest.mark.parametrize("row", cases("quotation"))
def test_case(row: dict[str, Any]) -> None:
    run_case(CHECKS[row["code"]], row)


def test_evidence_names_every_version_and_the_majority_is_the_suggestion() -> None:
    said = "“The ferry will sail again once the storm is over,” he said."
    s = story(
        "“The ferry will leave again once the storm has passed,” he said.",
        references=[said, said, "The ferry is late."],
    )
    (found,) = AlteredQuotation().run(s)
    assert [e.stance for e in found.evidence] == ["differs", "differs", "silent"]
    assert found.suggestion == "The ferry will sail again once the storm is over"
    for e in found.evidence:
        other = next(r for r in s.references if r.name == e.file)
        assert other.text[e.start : e.end] == e.text


def test_the_cut_opening_is_shown() -> None:
    s = story(
        "“The cables rust fast in the salt air of the bay,” she said.",
        references=["“As we feared, the cables rust fast in the salt air of the bay,” she said."],
    )
    (found,) = AlteredQuotation().run(s)
    assert "“As we feared”" in found.message
