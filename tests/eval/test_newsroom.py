"""The gate on the made stories: what was found stays found, clean translations stay as quiet as they are.

Floors only rise, ceilings only fall. Runs from a bare clone with the embedded models.
"""

from __future__ import annotations

import sys

import pytest

import mtcheck
from tests.support import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from evaluation.gold import read_rows
from evaluation.newsroom import NEWSROOM, SITUATIONS, outcomes

STORIES = sorted(folder.name for folder in NEWSROOM.iterdir() if folder.is_dir())
#: Rows found at major or above of 207, and findings at major or above beside them and on the clean translations.
FLOORS = dict(zip(SITUATIONS, (110, 108), strict=True))
CEILINGS = dict(zip(SITUATIONS, (10, 8), strict=True))


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("rows", ["gold", "traps"])
def test_spans_are_in_the_text(name, rows):
    text = next((NEWSROOM / name).glob("mt.*.txt")).read_text("utf-8")
    for row in read_rows(NEWSROOM / name / f"{rows}.jsonl"):
        assert text[row["start"] : row["end"]] == row["span"]


def test_what_is_found_and_what_is_cried():
    checker = mtcheck.Checker()
    stories = [list(outcomes(checker, NEWSROOM / name)) for name in STORIES]
    for place, situation in enumerate(SITUATIONS):
        own = [story[place] for story in stories]
        assert sum(sum(o.hit) for o in own) >= FLOORS[situation], situation
        assert sum(len(o.beside) + len(o.clean) for o in own) <= CEILINGS[situation], situation
