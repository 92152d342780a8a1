from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.facts.lookalikes import Lookalikes
from mtcheck.facts.transliteration import is_spelling_of
from mtcheck.facts.variants import may_stand_in

LEAST = 0.6
WORDS = (
    "Müller",
    "Mueller",
    "Chaykovski",
    "Chayka",
    "Oda",
    "Ö",
    "Berlin",
    "Londoner",
    "Смирнов",
    "李明",
    "Aeaea",
)

words = st.one_of(st.sampled_from(WORDS), st.text(alphabet="aeoukchsztrAEлмéü", min_size=1, max_size=9))


@settings(deadline=None)
@given(words, st.frozensets(words, max_size=12))
def test_as_if_each_word_were_compared(word: str, others: frozenset[str]) -> None:
    assert Lookalikes(others).have(word, LEAST) == any(is_spelling_of(word, o, LEAST) for o in others)


def test_a_name_stands_in_a_text_in_any_spelling() -> None:
    text = frozenset("Gestern sprach Tschaikowski mit londonischen Gästen".split())
    assert may_stand_in("Tchaikovsky", text)
    assert may_stand_in("London", text)
    assert not may_stand_in("Rostropovich", text)
