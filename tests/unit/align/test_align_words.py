from itertools import pairwise

import pytest
from bag_encoder import BagEncoder
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.align.words import align_words, link_words
from mtcheck.segment.words import find_words
from mtcheck.types import Span

ENCODER = BagEncoder()


@pytest.mark.parametrize(
    ("source", "target", "links"),
    [
        ("", "", set()),
        ("tide", "", set()),
        ("", "tide", set()),
        ("the tide turned", "the tide turned", {(0, 0), (1, 1), (2, 2)}),
        ("the tide turned", "turned the tide", {(0, 1), (1, 2), (2, 0)}),
        ("old boats sink", "boats sink", {(1, 0), (2, 1)}),
        ("red and blue and green", "red and blue and green", {(i, i) for i in range(5)}),
        ("seven gulls", "nobody came", set()),
    ],
)
def test_align_words(source, target, links):
    assert align_words(source.split(), target.split(), ENCODER) == links


def test_an_empty_word_has_no_link():
    assert align_words(["tide", ""], ["", "tide"], ENCODER) == {(0, 1)}


@pytest.mark.parametrize(
    ("text", "tokens", "words"),
    [
        ("", (), []),
        (" … !", (), []),
        ("Two boats, three.", (), ["Two", "boats", "three"]),
        ("4,163 boats", (), ["4,163", "boats"]),
        ("4 163 boats", (), ["4 163", "boats"]),
        ("In 1956 10 boats", (), ["In", "1956", "10", "boats"]),
        ("on 3.5.2020, at 10.30.", (), ["on", "3.5.2020", "at", "10.30"]),
        ("l'eau", (), ["l", "eau"]),
        ("किसानों को", (), ["किसानों", "को"]),
        ("新しい魚がいる", ((0, 3), (3, 4), (4, 5), (5, 7)), ["新しい", "魚", "が", "いる"]),
        ("JR東日本", ((0, 2), (2, 3), (3, 5)), ["JR", "東", "日本"]),
        ("3月に", ((0, 1), (1, 2), (2, 3)), ["3", "月", "に"]),
    ],
)
def test_find_words(text, tokens, words):
    assert [text[s.start : s.end] for s in find_words(text, tokens)] == words


def test_links_are_spans_of_both_texts_in_order():
    links = link_words([("Gulls, seven of them.", "Seven gulls!"), ("tide", "the tide")], ENCODER)
    assert links == [[(Span(0, 5), Span(6, 11)), (Span(7, 12), Span(0, 5))], [(Span(0, 4), Span(4, 8))]]


def test_no_pairs_no_links():
    assert link_words([], ENCODER) == []


words = st.lists(st.sampled_from("the tide turned 4,163 gulls … 新しい l'eau".split()), max_size=8)


@given(words, words)
def test_links_stand_in_range_and_no_word_has_two(source, target):
    links = align_words(source, target, ENCODER)
    assert all(0 <= i < len(source) and 0 <= j < len(target) for i, j in links)
    assert len({i for i, _ in links}) == len(links) == len({j for _, j in links})


@given(st.text(max_size=40), st.text(max_size=40))
def test_linked_spans_stand_in_the_texts(first, second):
    for a, b in link_words([(first, second)], ENCODER)[0]:
        assert 0 <= a.start < a.end <= len(first)
        assert 0 <= b.start < b.end <= len(second)


@given(st.text(max_size=60))
def test_words_stand_in_order_without_overlap(text):
    spans = find_words(text, ())
    assert all(s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
