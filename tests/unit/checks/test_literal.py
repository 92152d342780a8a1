from dataclasses import replace

import pytest

from mtcheck.checks.literal import LiteralReading, Untranslated
from mtcheck.types import Alignment, Bead, Span
from tests.support import cases, run_case, story


@pytest.mark.parametrize("row", cases("literal"))
def test_literal(row):
    made = story(row["target"], row["source"], source_language=row["source_language"])
    links = tuple((Span(a, b), Span(c, d)) for a, b, c, d in row["links"])
    bead = Bead((0,), (0,), 0.9, links)
    made = replace(made, alignments={"source": Alignment("source", "translation", (bead,))})
    found = list(LiteralReading().run(made))
    assert [(f.start, f.text, f.severity) for f in found] == [
        (f["start"], f["text"], f["severity"]) for f in row["flags"]
    ]
    for f in found:
        assert f.suggestion
        assert row["target"][f.start : f.end] == f.text


@pytest.mark.parametrize("row", cases("untranslated"))
def test_untranslated(row):
    run_case(Untranslated(), row)
