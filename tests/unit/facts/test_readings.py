"""Words that read as a stretch of a text in a script which spells otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.facts.readings import TABLES, heard, is_readable

#: From here on a word stands in the sentence rather than not.
STANDS = 6.0


@pytest.mark.parametrize(
    ("word", "text", "language"),
    [
        ("Johann", "约翰昨天到了。", "zh"),
        ("Wilhelmine", "威廉明娜昨天到了。", "zh"),
        ("Takahashi", "昨日、高橋さんが到着した。", "ja"),
        ("Margarethe", "昨日、マルガレーテが到着した。", "ja"),
        ("Kakogawa", "加古川の橋が開通した。", "ja"),
        ("Higashimatsuyama", "東松山で祭りがあった。", "ja"),
        ("Tsurugashima", "鶴ヶ島で祭りがあった。", "ja"),
        ("Margarethe", "어제 마르가레테가 도착했다.", "ko"),
        ("Eduard", "에두아르트가 어제 도착했다.", "ko"),
        ("Mustafa", "وصل مصطفى أمس.", "ar"),
        ("Mostafa", "مصطفی دیروز رسید.", "fa"),
        ("Benjamin", "בנימין הגיע אתמול.", "he"),
        ("Margarethe", "मार्गरेट कल पहुँचीं।", "hi"),
        ("Quellenberg", "क्वेलेनबर्ग कल पहुँचे।", "hi"),
        ("Ghazi", "ग़ाज़ी कल पहुँचे।", "hi"),
    ],
)
def test_a_name_is_heard_in_its_sentence(word: str, text: str, language: str) -> None:
    assert heard(word, text, language) >= STANDS


@pytest.mark.parametrize(
    ("word", "text", "language"),
    [
        ("Quimperle", "约翰昨天到了。", "zh"),
        ("Oduya", "昨日、高橋さんが到着した。", "ja"),
        ("Dvorak", "昨日、マルガレーテが到着した。", "ja"),
        ("Nagahama", "加古川の橋が開通した。", "ja"),
        ("Kitakyushu", "東松山で祭りがあった。", "ja"),
        ("Kermadec", "어제 마르가레테가 도착했다.", "ko"),
        ("Vasseur", "وصل مصطفى أمس.", "ar"),
        ("Kermadec", "مصطفی دیروز رسید.", "fa"),
        ("Kermadec", "בנימין הגיע אתמול.", "he"),
        ("Kermadec", "मार्गरेट कल पहुँचीं।", "hi"),
        ("Johann", "Johann ist da.", "de"),  # no table: letters alone tell
        ("J", "约翰昨天到了。", "zh"),
        ("Johann", "", "zh"),
        ("", "约翰昨天到了。", "zh"),
    ],
)
def test_another_name_is_not(word: str, text: str, language: str) -> None:
    assert heard(word, text, language) < STANDS


def test_languages_without_a_table() -> None:
    assert is_readable("zh")
    assert not is_readable("th")


@given(st.text(max_size=20), st.text(max_size=40), st.sampled_from(sorted(TABLES)))
def test_any_text_can_be_read(word: str, text: str, language: str) -> None:
    assert -10 < heard(word, text, language) < 200
