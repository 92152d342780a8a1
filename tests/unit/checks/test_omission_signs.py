"""What tells a word left out, or put in, from one said otherwise: nearness made up for single words."""

from dataclasses import replace

import pytest

from mtcheck.checks.omission_signs import cut_out, left_out, put_in, severity, signs_left_out, signs_put_in
from mtcheck.checks.threefold import place_of, spare_at, threefold
from mtcheck.types import Article, Nearness, Span

VERSION = "the central bank raised its key rate"
ORIGINAL = "die Zentralbank erhöhte ihren Leitzins"
#: Words of the version and of the original that say the same.
TIES = {
    "central": "Zentralbank",
    "bank": "Zentralbank",
    "raised": "erhöhte",
    "key": "Leitzins",
    "rate": "Leitzins",
}
FAR, CLOSE = 0.3, 0.9


def spans(text):
    found, at = {}, 0
    for word in text.split():
        at = text.index(word, at)
        found[word] = Span(at, at + len(word))
        at += len(word)
    return found


def made(target, same=None, ties=TIES, original=ORIGINAL):
    """Three sentences; ``same`` adds pairs of words of the target and the version that say the same."""
    ours, theirs, source = spans(target), spans(VERSION), spans(original)
    alike = {w: w for w in ours if w in theirs} | (same or {})

    def near(a, b, pairs, other):
        """Each word's nearest: its own counterpart, or else any word."""
        return [
            Nearness(a[w], b[pairs[w]], CLOSE) if w in pairs else Nearness(a[w], b[other], FAR) for w in a
        ]

    def turned(nearest):
        return [Nearness(n.theirs, n.ours, n.cosine) for n in nearest]

    in_source = {w: ties[v] for w, v in alike.items() if v in ties}
    back = {v: w for w, v in alike.items()}
    from_source = {s: w for w, s in in_source.items()}
    return threefold(
        Article("target", target, "en", plain=target),
        Article("version", VERSION, "en", plain=VERSION),
        links=[(ours[w], theirs[v]) for w, v in alike.items()],
        nearest=near(ours, theirs, alike, "bank"),
        answers=turned(near(theirs, ours, back, next(iter(ours)))),
        to_source=near(ours, source, in_source, next(iter(source))),
        from_source=turned(near(source, ours, from_source, next(iter(ours)))),
        ties=near(theirs, source, ties, next(iter(source))),
        original=original,
        spliced=([], []),
    )


def text(article, span):
    return article.plain[slice(*span)]


def test_a_word_that_is_gone_leads():
    three = made("the central bank its key rate")
    worst = left_out(three)[0]
    assert text(three.version.article, worst.word) == "raised"
    assert ORIGINAL[slice(*worst.counterpart)] == "erhöhte"
    assert worst.probability > 0.5


def test_a_word_that_is_there_is_not_left_out():
    assert all(lack.probability < 0.5 for lack in left_out(made(VERSION)))


def test_a_word_to_spare_speaks_against():
    gone = signs_left_out(made("the central bank its key rate"), spans(VERSION)["raised"])
    otherwise = signs_left_out(made("the central bank hiked its key rate"), spans(VERSION)["raised"])
    assert (gone["spare words"], gone["closed"]) == (0, 1)
    assert (otherwise["spare words"], otherwise["closed"]) == (1, 0)


def test_what_the_original_lacks_is_not_asked_about():
    """A word of the version that no word of the original is near is that outlet's own."""
    ties = {k: v for k, v in TIES.items() if k != "raised"}
    three = made("the central bank its key rate", ties=ties)
    assert signs_left_out(three, spans(VERSION)["raised"]) is None


def test_an_added_word_leads():
    three = made("the central bank raised its bankrupt key rate")
    worst = put_in(three)[0]
    assert text(three.target.article, worst.word) == "bankrupt"


def test_a_word_of_the_original_may_be_copied():
    target = "the central Leitzins bank raised its key rate"
    signs = signs_put_in(made(target), spans(target)["Leitzins"])
    assert signs["stem in original"] == 1


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("the central bank its key rate", (2, 3)),
        ("its key rate", (None, 0)),
        ("the central bank", (2, None)),
    ],
)
def test_place(target, place):
    three = made(target)
    assert place_of(three.version, three.target, spans(VERSION)["raised"]) == place


def test_words_to_spare_stand_near():
    target = "yesterday morning local reporters heard that the central bank its key rate"
    three = made(target)
    assert [text(three.target.article, w) for w in spare_at(three.target, (8, 9))] == []
    assert "yesterday" in [text(three.target.article, w) for w in spare_at(three.target, (None, 1))]
    assert "reporters" in [text(three.target.article, w) for w in spare_at(three.target, (None, None))]


@pytest.mark.parametrize("kind", ["left_out", "put_in"])
def test_severity_rises(kind):
    grades = [severity(kind, p / 100) for p in range(101)]
    assert grades[0] is None
    assert grades[100] == "major"
    assert sorted(grades, key=[None, "minor", "major"].index) == grades


@pytest.mark.parametrize(
    ("ties", "gone"),
    [
        (
            {"raised": "erhöhte", "bank": "Zentralbank"},
            [],
        ),  # it has a counterpart: that is the regression's matter
        ({"bank": "Zentralbank"}, ["raised"]),
        ({"bank": "die"}, []),  # its nearest word is answered
    ],
)
def test_what_was_cut_from_a_copy_counts_by_what_the_original_has_unanswered(ties, gone):
    target, stretch = "the central bank its key rate", spans(VERSION)
    three = made(target, ties=ties)
    cut = Span(stretch["bank"].start, stretch["raised"].end)
    three = replace(three, version=replace(three.version, spliced=[cut]))
    assert [text(three.version.article, lack.word) for lack in cut_out(three)] == gone
    one = replace(three, version=replace(three.version, spliced=[stretch["raised"]]))
    assert not cut_out(one)
