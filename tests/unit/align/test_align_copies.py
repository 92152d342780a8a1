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
