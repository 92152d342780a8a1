"""CLN001 and CLN002."""

import pytest

from mtcheck.checks.furniture import FurnitureCheck, UnrelatedStoryCheck
from mtcheck.clean import clean
from mtcheck.read import from_text
from mtcheck.types import Article, Block, Story

BODY = "The harbour bridge will stay closed until the end of the week, the council said on Monday."


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (f"{BODY}\nShare\nFollow\n{BODY}", [(91, 103)]),
        (f"{BODY}\nShare\n\nFollow\n{BODY}", [(91, 96), (98, 104)]),
        (f"{BODY}\r\nShare\r\nFollow\r\n{BODY}", [(92, 105)]),
        (f"<p>{BODY}</p><p>Share</p>", [(100, 105)]),
        (f"date 2021-05-06 {BODY}", [(0, 15)]),
        (BODY, []),
        (f"{BODY}\nCracked cables\n{BODY}", []),
        (f"{BODY}\n- No, she said.\n{BODY}", []),
        (f"{BODY}\n“Follow!”\n{BODY}", []),
    ],
)
def test_furniture(text: str, spans: list[tuple[int, int]]) -> None:
    found = list(FurnitureCheck().run(Story(target=clean(from_text(text)))))
    assert [(f.start, f.end) for f in found] == spans
    for f in found:
        assert f.text == text[f.start : f.end]
        assert (f.severity, f.category, f.stance) == ("minor", "design and markup/furniture", "garbled")


@pytest.mark.parametrize(
    ("roles", "spans"),
    [
        ("body", []),
        ("body furniture", []),
        ("body unrelated furniture unrelated", [(2, 7)]),
        ("body unrelated furniture", [(2, 3)]),
        ("body unrelated body unrelated", [(2, 3), (6, 7)]),
    ],
)
def test_unrelated(roles: str, spans: list[tuple[int, int]]) -> None:
    blocks = tuple(Block(2 * i, 2 * i + 1, role) for i, role in enumerate(roles.split()))  # type: ignore[arg-type]
    target = Article("target", "a b c d e", plain="a b c d e", blocks=blocks)
    other = Article("other", "a", plain="a")
    found = list(UnrelatedStoryCheck().run(Story(target=target, references=(other,))))
    assert [(f.start, f.end) for f in found] == spans
    for f in found:
        assert f.severity == "critical"
        assert [(e.file, e.stance) for e in f.evidence] == [("other", "silent")]
