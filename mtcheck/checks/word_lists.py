"""Word lists of the tables, by language, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby

from mtcheck.checks import tables
from mtcheck.types import Span

#: Languages written without spaces, or with endings grown together: what is listed are parts of words there.
INSIDE_WORDS = frozenset({"zh", "ja", "ko"})

#: A letter, or a sign that belongs to the letter before it (accents, vowel signs, tone marks).
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200c"
LETTER = rf"(?:[^\W_]|[{_MARKS}])"


@cache
def word_lists(table: str, language: str) -> Mapping[str, re.Pattern[str]]:
    """The word lists of a language (ISO 639-1 code) in a table, by kind; empty if it has none there."""
    lists = tables.table(table).get(language)
    return {k: pattern(w, language) for k, w in ({"except": []} | lists).items()} if lists else {}


@lru_cache(maxsize=16384)
def find_words(text: str, table: str, language: str, *kinds: str) -> tuple[Span, ...]:
    """Where words of some kinds stand, set phrases that mean something else left out.

    Args:
        text: any text.
        table: name of the table.
        language: ISO 639-1 code.
        kinds: keys of the word lists; one that the language lacks has no words.

    Returns:
        Spans of the text, kind by kind.
    """
    lists = word_lists(table, language)
    if not lists:
        return ()
    plain = lists["except"].sub(lambda m: " " * len(m[0]), text)
    return tuple(Span(*m.span()) for k in kinds if k in lists for m in lists[k].finditer(plain))


#: Little words that Hebrew and Arabic write onto the beginning of a word: and, in, to, from, that, the.
_CLITICS = {"he": "ו?(?:כש|ש)?[מבלכ]?ה?", "ar": "[وف]?[بكل]?(?:ال|ل)?"}


def pattern(words: Sequence[str], language: str, clitics: bool = False) -> re.Pattern[str]:
    """Any of some words, as the word lists write them; case is ignored.

    Args:
        words: of a word list.
        language: ISO 639-1 code.
        clitics: whether a word may have the little words of its language written onto its beginning.
    """
    if not words:
        return re.compile(r"(?!)")
    if language in INSIDE_WORDS:
        return re.compile("|".join(re.escape(w.strip("*")) for w in words))
    # What words in a row ask of what stands beside them is written once: most of the time goes into compiling it.
    onto = _CLITICS.get(language, "") if clitics else ""
    grouped = [
        f"{before}{onto}(?:{'|'.join(map(_body, alike))}){after}"
        for (before, after), alike in groupby(words, key=_edges)
    ]
    return re.compile("|".join(grouped), re.IGNORECASE)


#: " … " in a word list, escaped: up to four words.
_GAP = re.escape(" … ")


#: "#" in a word list, escaped: where a figure begins.
_DIGIT = re.escape("#")


def _edges(word: str) -> tuple[str, str]:
    """What stands before and after a word of a list."""
    before = f"{LETTER}*" if word.startswith("*") else "" if word == "n't" else r"(?<![^\W_])"
    if word.endswith("*"):
        return before, f"{LETTER}*"
    return before, "" if word.endswith(("'", "’", " ", "-", ".")) else f"(?!{LETTER})"


def _body(word: str) -> str:
    body = re.escape(word.strip("*")).replace("'", "['’]")
    body = body.replace(_DIGIT, r"[$€£¥]?\d+(?:[.,]\d+)*")
    return body.replace(_GAP, rf"(?:\s+{LETTER}+){{0,4}}?\s+")
