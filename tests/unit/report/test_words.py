"""Words of one version against those of another, in the offsets in which a page shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.report.html.aligned import align_text, lay_out
from mtcheck.report.html.words import WordTie, differences
from mtcheck.report.wording import visible
from mtcheck.types import Alignment, Article, Bead, Segment, Span, Story
from tests.unit.report.sample import article


def sentences(*texts: str) -> list[Segment]:
    found, at = [], 0
    for text in texts:
        found.append(Segment(at, at + len(text), text, 0))
        at += len(text) + 1
    return found


def words_at(of: list[Segment], spans: tuple[Span, ...]) -> list[str]:
    text = " ".join(s.text for s in of)
    return [text[a:b] for a, b in spans]


@pytest.mark.parametrize(
    ("here", "there", "ours", "theirs"),
    [
        (["The cat sat."], ["The cat sat."], [], []),
        (["The cat sat there."], ["The cat lay there."], ["sat"], ["lay"]),
        (["The old grey cat sat."], ["The cat sat."], ["old grey"], []),
        (["The CAT sat."], ["the cat sat"], [], []),
        (["Rain fell. It was late."], ["Rain fell, it was early."], ["late"], ["early"]),
        (["It took 1,250 days."], ["It took 1,520 days."], ["1,250"], ["1,520"]),
        (["Rain fell today.", "Wind rose today."], ["Rain fell. Wind rose."], ["today", "today"], []),
        (["今天下雨了。"], ["今天下雪了。"], ["雨"], ["雪"]),
        (["Completely other words stand here."], ["Nothing in this is alike."], [], []),
        (["..."], ["Words."], [], []),
    ],
)
def test_differences(here: list[str], there: list[str], ours: list[str], theirs: list[str]) -> None:
    a, b = sentences(*here), sentences(*there)
    left, right = differences(a, b)
    assert (words_at(a, left), words_at(b, right)) == (ours, theirs)


def tie(target: Article, other: Article, *beads: Bead) -> tuple[WordTie, ...]:
    story = Story(target, None, (other,), {}, {other.name: Alignment(other.name, "comparison", beads)})
    return align_text(story, lay_out(target, []), []).ties


def test_two_sentences_that_share_one_lead_to_the_row_of_the_first() -> None:
    target = article("Rain fell. Wind rose.", "ours", "en")
    other = article("Rain fell and wind rose.", "theirs", "en")
    wind = (Span(11, 15), Span(14, 18))
    first, second = tie(target, other, Bead((0, 1), (0,), 0.9, (wind,)))
    assert (first.row, first.beside, second.row, second.beside) == (0, 0, 1, 0)
    assert first.links == ()
    assert second.links == (((0, 4), (14, 4)),)
    assert first.theirs == ((10, 3),)
    assert second.theirs == ()


def test_words_of_another_language_are_linked_but_not_called_reworded() -> None:
    target = article("Rain fell.", "ours", "en")
    other = article("Il pleut.", "theirs", "fr")
    [found] = tie(target, other, Bead((0,), (0,), 0.9, ((Span(0, 4), Span(3, 8)),)))
    assert found.links == (((0, 4), (3, 5)),)
    assert (found.reworded, found.theirs) == ((), ())


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\r\n"), min_size=1, max_size=8), min_size=1, max_size=4
    ),
    st.data(),
)
def test_offsets_are_those_of_the_page(texts: list[str], data: st.DataObject) -> None:
    """What a browser counts: UTF-16 units of the paragraph with control characters made visible."""
    own = "".join(texts)
    target = Article("ours", own, plain=own, segments=(Segment(0, len(own), own, 0),))
    others = sentences(*texts)
    plain = " ".join(texts)
    other = Article("theirs", plain, plain=plain, segments=tuple(others))
    j = data.draw(st.integers(0, len(texts) - 1))
    a = data.draw(st.integers(0, len(own) - 1))
    links = ((Span(a, len(own)), Span(others[j].start, others[j].end)),)
    [found] = tie(target, other, Bead((0,), tuple(range(len(texts))), 0.9, links))
    [(here, there)] = found.links
    assert cut16(visible(own), here) == visible(own[a:])
    assert cut16(visible(plain), there) == visible(texts[j])


def cut16(text: str, stretch: tuple[int, int]) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    start, length = stretch
    return units[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass")
