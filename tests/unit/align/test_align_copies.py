import pytest

from mtcheck.align import copies
from mtcheck.align.copies import near_copies
from tests.support import article

TEXT = (
    "The council voted on Tuesday to close two of its five libraries. Readers protested in front of the hall."
)


def test_a_lightly_edited_copy_is_one():
    other = TEXT.replace("Tuesday", "Tuesday evening").replace("protested", "gathered")
    ((a, b, score),) = near_copies([article(TEXT, "en", "a"), article(other, "en", "b")])
    assert (a.name, b.name) == ("a", "b")
    assert score > 75


def test_a_rewritten_version_is_none():
    other = "Two libraries out of five must shut, councillors decided, despite a protest by readers outside."
    assert near_copies([article(TEXT, "en", "a"), article(other, "en", "b")]) == []


def test_languages_are_not_compared():
    assert near_copies([article(TEXT, "en", "a"), article(TEXT, "fr", "b")]) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (TEXT, TEXT),
        (TEXT, TEXT.replace("libraries", "museums")),
        (TEXT, TEXT[30:] + TEXT[:30]),
        (TEXT, TEXT + TEXT),
        (TEXT, "A wholly different sentence about the weather in the mountains."),
        ("ab cd", "ab cd"),
        ("", TEXT),
    ],
)
def test_the_quick_bound_is_one(a: str, b: str) -> None:
    assert copies._at_most(a, b) >= copies._chrf(a, b) - 1e-9
