"""The spacing check, by table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.checks.spacing import SpacingCheck
from tests.support import article, cases, run_case, story


@pytest.mark.parametrize("row", cases("spacing"))
def test_case(row: dict[str, Any]) -> None:
    run_case(SpacingCheck(), row)


@pytest.mark.parametrize(
    ("target", "suggestion"),
    [
        ("The “boats”across the bay.", "boats” across"),
        ("He spoke of“green energy” all night.", "of “green"),
        ("They reached the harbour.The police came.", "harbour. The"),
        ("They counted 2 ,846 seals.", "2,846"),
        ("She said “ late” and left.", "“late"),
        ("She said “so late ” and left.", "late”"),
    ],
)
def test_the_suggestion_is_the_repaired_text(target: str, suggestion: str) -> None:
    (found,) = SpacingCheck().run(story(target))
    assert found.suggestion == suggestion


def test_a_space_inside_a_tag_is_no_flaw() -> None:
    text = "They met in the harbour<b> .</b> Nobody came."
    plain = "They met in the harbour . Nobody came."
    origin = tuple(i for i in range(len(text)) if i not in {*range(23, 26), *range(28, 32)})
    marked = replace(article(plain), text=text, origin=(*origin, len(text)))
    assert marked.plain == "".join(text[i] for i in origin)
    assert not list(SpacingCheck().run(replace(story(plain), target=marked)))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab A.,!?\"“”«» 12\n'’;:", max_size=60))
def test_offsets_hold_on_any_text(text: str) -> None:
    s = story(text)
    for found in SpacingCheck().run(s):
        assert s.target.text[found.start : found.end] == found.text
