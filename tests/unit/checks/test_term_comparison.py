"""Terms against other versions: the case table, and what the findings say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from mtcheck.checks.base import Check
from mtcheck.checks.term_comparison import DeviatingTerm, LostHead
from mtcheck.types import Finding, Story
from tests.support import cases, run_case, story


class Both:
    """The two as one, so that a row also says which of them must be silent."""

    def run(self, of: Story) -> Iterator[Finding]:
        yield from LostHead().run(of)
        yield from DeviatingTerm().run(of)


@pytest.mark.parametrize("row", cases("term_comparison"))
def test_term_comparison(row: dict[str, Any]) -> None:
    run_case(Both(), row)


@pytest.mark.parametrize("check", [LostHead(), DeviatingTerm()])
def test_is_a_check_with_a_page(check: Check) -> None:
    assert isinstance(check, Check)
    for word in ("Why:", "Flags:", "Leaves alone:", "Source:"):
        assert word in (type(check).__doc__ or "")


def test_lost_head_says_what_is_lost() -> None:
    (found,) = LostHead().run(
        story(
            "They study marine and coastal erosion.",
            references=["Marine pollution and coastal erosion are studied."],
        )
    )
    assert found.text == "marine and coastal erosion"
    assert found.message == (
        "Another version has “Marine pollution and coastal erosion”: “pollution” is lost, so that “marine” goes "
        "with “erosion”."
    )
    assert [(e.text, e.stance) for e in found.evidence] == [
        ("Marine pollution and coastal erosion", "differs")
    ]
