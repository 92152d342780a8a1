from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.checks.context import is_within, once_a_story, within
from mtcheck.types import Span, Story
from tests.support import article

spans = st.tuples(st.integers(0, 20), st.integers(0, 5)).map(lambda p: Span(p[0], p[0] + p[1]))


@settings(deadline=None)
@given(st.lists(spans, max_size=15), spans)
def test_those_within_are_all_found(stretches: list[Span], extent: Span) -> None:
    ordered = sorted(stretches)
    assert within(ordered, extent) == [s for s in ordered if is_within(s, extent)]


def test_what_several_checks_ask_for_is_read_once_for_each_story() -> None:
    read: list[str] = []

    @once_a_story
    def name(story: Story) -> str:
        read.append(story.target.name)
        return story.target.name

    first, second = (Story(article("Rain fell.", "en", n)) for n in "ab")
    assert [name(first), name(first), name(second)] == ["a", "a", "b"]
    assert read == ["a", "b"]
