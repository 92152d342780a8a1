"""Questions that became statements, and the reverse."""

import pytest

from mtcheck.checks import tables
from mtcheck.checks.question import TurnedQuestion, asks
from mtcheck.types import Segment
from tests.support import cases, run_case


@pytest.mark.parametrize("row", cases("question"))
def test_turned_question(row):
    run_case(TurnedQuestion(), row)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Did the ferry reach the island?", "en", True),
        ("He asked: “Did the ferry reach the island?”", "en", True),
        ("Is it listed as “not serious.”?", "en", True),
        ("He left. Did they know?", "en", False),
        ("It is a fine harbour, isn’t it?", "en", False),
        ("Really?", "en", False),
        ("Ήρθε το πλοίο στο νησί;", "el", True),
        ("The ferry came to the island;", "en", False),
        ("渡轮在黎明前到达岛上了吗？", "zh", True),
        ("真的吗？", "zh", False),
        ("هل وصلت العبارة إلى الجزيرة؟", "ar", True),
        ("", "en", False),
        ("?", "en", False),
    ],
)
def test_a_sentence_that_asks(text, language, expected):
    assert asks(Segment(0, len(text), text, 0), language) is expected


@pytest.mark.parametrize("language", sorted(tables.table("question")))
def test_the_two_lists_share_no_word(language):
    lists = tables.table("question")[language]
    assert lists.keys() == {"asks", "which"}
    assert not set(lists["asks"]) & set(lists["which"])
