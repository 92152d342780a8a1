"""The gate on free translations in which nothing is wrong: every fourth article of each language and set stays as quiet as it is.

The ceiling only falls. Runs from a bare clone with the embedded models.
"""

from __future__ import annotations

import sys

from tests.support import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from evaluation.faithful import FAITHFUL, SETS, articles, count

LANGUAGES = sorted(path.stem for path in (FAITHFUL / SETS[0]).glob("*.jsonl"))
#: Findings at major or above in 96 articles, some 20,000 words.
CEILING = 40


def test_every_language_has_every_set():
    assert len(LANGUAGES) == 24
    assert all(len(list(articles(language, name))) == 4 for language in LANGUAGES for name in SETS)


def test_what_is_cried():
    counted = [sets[name] for language in LANGUAGES for sets in [count(language, every=4)] for name in SETS]
    assert sum(c["words"] for c in counted) > 19_000
    assert sum(c["serious"] for c in counted) <= CEILING
