"""Wordings looked for by the runs they hold: nothing else is compared, and what is found is the longest run."""

from __future__ import annotations

import random
from difflib import SequenceMatcher

import pytest

from mtcheck.checks import quotation, speaker
from mtcheck.segment.runs import BREAK, LEAST_RUN, Match, Wording, Wordings
from mtcheck.segment.wording import Word, words_of
from tests.support import article, story

_SAID = "“The {0} of {1} shall {2} the {3} before {4},” {5} said."


def _words(text: str) -> tuple[Word, ...]:
    return words_of(text, 0, len(text), "en")


def _longest_by_difflib(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> Match | None:
    matcher = SequenceMatcher(None, [w.key for w in theirs], [w.key for w in ours], autojunk=False)
    found = matcher.find_longest_match()
    return Match(found.b, found.a, found.size) if found.size >= LEAST_RUN else None


@pytest.mark.parametrize("seed", range(40))
def test_the_longest_run_is_that_of_difflib(seed: int) -> None:
    draw = random.Random(seed)
    ours, theirs = (_words(" ".join(draw.choices("the sea rose at dusk".split(), k=n))) for n in (12, 60))
    assert Wording(theirs).longest(ours) == _longest_by_difflib(ours, theirs)


@pytest.mark.parametrize("words", ["the sea", "dusk fell over it", ""])
def test_without_a_run_in_common_nothing_is_found(words: str) -> None:
    assert Wording(_words("The sea rose at dusk.")).longest(_words(words)) is None


def test_no_run_goes_over_a_break() -> None:
    speech = Wording((*_words("the sea rose"), BREAK, *_words("at dusk today")))
    assert speech.longest(_words("sea rose at dusk")) is None
    assert [" ".join(run) for run in speech.runs] == ["the sea rose", "at dusk today"]


def test_wordings_near_a_quotation_come_in_order_and_once() -> None:
    texts = ("the sea rose at dusk", "nothing of the kind", "at dusk the sea rose at dusk")
    near = Wordings([Wording(_words(t)) for t in texts]).near(_words("then the sea rose at dusk"))
    assert [number for number, _ in near] == [0, 2]


@pytest.mark.parametrize("quotations", [20, 80, 320])
def test_a_quotation_is_compared_with_its_like_only(quotations: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each in another version as one quotation and in its speech, once in running text, and once for its speaker."""
    counts = {quotation: 0, speaker: 0}
    for module in counts:
        plain = module.compare

        def counted(*args, module=module, plain=plain, **kwargs):  # type: ignore[no-untyped-def]
            counts[module] += 1
            return plain(*args, **kwargs)

        monkeypatch.setattr(module, "compare", counted)
    spaced = "\n".join(f"{_said(i)}\n{'Reporters went on. ' * 20}" for i in range(quotations))
    s = story(spaced, references=[spaced])
    assert len(s.target.quotations) == quotations
    assert not [*quotation.AlteredQuotation().run(s), *speaker.WrongSpeaker().run(s)]
    assert counts == {quotation: 3 * quotations, speaker: quotations}


def test_other_quotations_of_one_speech_are_not_gone_through() -> None:
    text = " ".join(_said(i) for i in range(200))
    version = quotation._read(article(text))
    words = [words_of(text, *q.inner, "en") for q in article(text).quotations]
    assert max(len(version.speeches.near(w)) for w in words) == 2  # itself, and the speech it is in


def _said(i: int) -> str:
    made = [f"{'bcdfghjklm'[i % 10]}{'aeiou'[i // 10 % 5]}{'npqrstvwxz'[i // 50]}{k}" for k in "aeiou"]
    return _SAID.format(*made, "Mary Holt")
