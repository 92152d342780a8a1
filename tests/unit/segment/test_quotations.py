"""Quotations and their speakers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.segment import find_quotations

#: (language, text, words of the outer and inner quotations with their depth)
CASES: list[tuple[str, str, list[tuple[str, int]]]] = [
    ("en", "“Go,” she said. “Now.”", [("Go,", 0), ("Now.", 0)]),
    ("en", '"Go," she said. "Now."', [("Go,", 0), ("Now.", 0)]),
    ("en", "‘Go,’ she said.", [("Go,", 0)]),
    ("en", "'It is the sailors' home,' he said.", [("It is the sailors' home,", 0)]),
    ("en", "“He said ‘no’ twice,” she said.", [("He said ‘no’ twice,", 0), ("no", 1)]),
    ("en", '"He said "no" twice," she said.', [('He said "no" twice,', 0), ("no", 1)]),
    ("en", "the “nets”and the boats", [("nets", 0)]),
    ("en", 'the "nets"and the boats', [("nets", 0)]),
    ("en", 'an “open" mark and a "mixed” one', [("open", 0), ("mixed", 0)]),
    ("en", "It's the '80s, rock 'n' roll, and he's 5'11\" tall.", []),
    ("en", "the sailors’ boats and the captain’s", []),
    ("en", "(“X”-style) and “Y”’s", [("X", 0), ("Y", 0)]),
    ("en", "wrongly set “word“ here", [("word", 0)]),
    ("en", "“” and “ ”", []),
    ("fr", "« Oui », dit-il, l’air d’« un roi ».", [("Oui", 0), ("un roi", 0)]),
    (
        "fr",
        "«\u00a0Oui ‹\u00a0peut-être\u00a0› !\u00a0»",
        [("Oui ‹\u00a0peut-être\u00a0› !", 0), ("peut-être", 1)],
    ),
    ("fr", 'Il a dit " oui " hier.', [("oui", 0)]),
    ("de", "„Ja“, sagte er. »Nein«, sagte sie. ‚Gut‘.", [("Ja", 0), ("Nein", 0), ("Gut", 0)]),
    ("pl", '„Tak” i „nie"', [("Tak", 0), ("nie", 0)]),
    ("sv", "”Ja”, sa han. ”Nej.”", [("Ja", 0), ("Nej.", 0)]),
    ("ja", "彼は「『本』だ」と言った。", [("『本』だ", 0), ("本", 1)]),
    ("he", 'צה"ל אמר "כן" היום', [("כן", 0)]),
    ("es", "«Uno.\n»Dos.\n»Tres», dijo.", [("Uno.", 0), ("Dos.", 0), ("Tres", 0)]),
    ("en", "“One.\n“Two.\n“Three,” he said.", [("One.", 0), ("Two.", 0), ("Three,", 0)]),
    ("en", "“One. “Two. “Three,” he said.", [("One.", 0), ("Two.", 0), ("Three,", 0)]),
    ("en", "“One.\nTwo.\nThree,” he said.", [("One.", 0), ("Two.", 0), ("Three,", 0)]),
]

SPEAKERS = [
    ("en", "“It is over,” said Ana Reyes, the mayor.", "Ana Reyes"),
    ("en", "“It is over,” the mayor Ana Reyes said.", "Ana Reyes"),
    ("en", "Ana Reyes said on Monday that “it is over”.", "Ana Reyes"),
    ("en", "According to Dr. Ole Lund, “it is over”.", "Dr. Ole Lund"),
    ("en", "“It is over,” she said.", "she"),
    ("en", "“It is over,” a spokesman for the port told reporters.", "a spokesman for the port"),
    ("en", "“It is over.” The mayor said nothing more about the boats.", ""),
    ("en", "The “green wave” reached town.", ""),
    ("fr", "« C’est fini », a déclaré Marie Roux.", "Marie Roux"),
    ("fr", "Selon Marie Roux, « c’est fini ».", "Marie Roux"),
    ("fr", "« C’est fini », a-t-elle dit.", "elle"),
    ("de", "„Es reicht“, sagte Anna Vogel.", "Anna Vogel"),
    ("es", "«Se acabó», dijo Ana Reyes.", "Ana Reyes"),
    ("it", "«È finita», ha detto Anna Rossi.", "Anna Rossi"),
    ("pt", "“Acabou”, disse Ana Lima.", "Ana Lima"),
    ("nl", '"Het is voorbij", zei Jan de Wit.', "Jan de Wit"),
    ("ru", "«Всё», сказала Анна Орлова.", ""),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_found(language: str, text: str, wanted: list[tuple[str, int]]) -> None:
    found = find_quotations(text, language)
    assert [(q.text, q.depth) for q in found] == wanted
    assert all(q.closed for q in found)


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS)
def test_speaker(language: str, text: str, speaker: str) -> None:
    assert find_quotations(text, language)[0].speaker == speaker


@pytest.mark.parametrize("text", ["He said “never and left.", 'He said "never and left.', "«Nunca, dijo."])
def test_unclosed(text: str) -> None:
    assert [q.closed for q in find_quotations(text, "en")] == [False]


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet="ab A.,\"“”„«»‹›‘’'‚「」 \n5", max_size=60),
    st.sampled_from(["en", "fr", "de", "he", ""]),
)
def test_text_is_the_slice_and_spans_nest(text: str, language: str) -> None:
    for q in find_quotations(text, language):
        assert q.text == text[q.inner.start : q.inner.end]
        assert 0 <= q.start <= q.inner.start < q.inner.end <= q.end <= len(text)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    find_quotations(text, "en")
