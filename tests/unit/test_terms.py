"""Forms of words, and terms in texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.inflection import is_form, is_like
from mtcheck.terms import Concept, Glossary, Term, find_terms, has_term


@pytest.mark.parametrize(
    ("word", "other", "language"),
    [
        ("party", "Parties", "en"), ("tax", "taxes", "en"), ("journal", "journaux", "fr"), ("Bank", "Banken", "de"),
        ("operación", "operaciones", "es"), ("porto", "porti", "it"), ("eleição", "eleições", "pt"),
        ("выбор", "выборами", "ru"), ("область", "областью", "ru"), ("서울", "서울에서", "ko"), ("kommun", "kommunerna", "sv"),
        ("cafe\u0301", "CAFÉ", "xx"),
    ],
)  # fmt: skip
def test_forms(word: str, other: str, language: str) -> None:
    assert is_form(word, other, language)
    assert is_form(other, word, language)


@pytest.mark.parametrize(
    ("word", "other", "language"),
    [
        ("part", "party", "en"), ("sect", "section", "en"), ("porto", "porta", "it"), ("caso", "casa", "es"),
        ("port", "porte", "fr"), ("arms", "army", "en"), ("word", "words", "xx"), ("as", "ass", "en"),
        ("Kind", "Kindheit", "de"), ("банк", "банкир", "ru"),
    ],
)  # fmt: skip
def test_other_words(word: str, other: str, language: str) -> None:
    assert not is_form(word, other, language)


def test_lenient_forms_take_compounds_and_prefixes() -> None:
    assert is_like("handel", "Menschenhandel", "de")
    assert not is_like("sect", "insect", "en")
    assert is_like("قانون", "والقانون", "ar")
    assert is_like("smuggler", "smuggling", "en")
    assert not is_like("cult", "culture", "en")


@pytest.mark.parametrize(
    ("text", "term", "language", "has"),
    [
        ("The policymakers met.", "policy makers", "en", True),
        ("A policy-maker spoke.", "policy makers", "en", True),
        ("Russian people", "US", "en", False),
        ("国連総会が開かれた", "総会", "ja", True),
        ("The assembly of the general", "general assembly", "en", True),
        (
            "The general left. " + "Then came words and words and an assembly.",
            "general assembly",
            "en",
            False,
        ),
    ],
)
def test_has_term(text: str, term: str, language: str, has: bool) -> None:
    assert has_term(text, term, language) == has


WORDS = st.text(alphabet="abcdeé漢字カタ ก่'-’.ÀB", min_size=1, max_size=12).filter(
    lambda x: any(c.isalnum() for c in x)
)


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(WORDS.map(lambda x: " ".join(x.split())), max_size=5))
def test_matches_lie_in_the_text(text: str, terms: list[str]) -> None:
    glossary = Glossary((Concept((), tuple(Term(t, "", "forbidden") for t in terms if t)),))
    for sentence in (text, " ".join(terms)):
        for match in find_terms(sentence, glossary, "en", "forbidden"):
            assert 0 <= match.start < match.end <= len(sentence)
            assert match.term in terms
