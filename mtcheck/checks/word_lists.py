"""Word lists of the tables, by language, as patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import groupby

from mtcheck.checks import tables
from mtcheck.types import Span

#: Languages written without spaces, or with endings grown together: what is listed are parts of words there.
INSIDE_WORDS = frozenset({"zh", "ja", "ko"})

#: A letter, or a sign that belongs to the letter before it (accents, vowel signs, tone marks).
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200c"
LETTER = rf"(?:[^\W_]|[{_MARKS}])"


@cache
def word_lists(table: str, language: str) -> Mapping[str, Words]:
    """The word lists of a language (ISO 639-1 code) in a table, by kind; empty if it has none there."""
    lists = tables.table(table).get(language)
    return {k: Words(w, language) for k, w in ({"except": []} | lists).items()} if lists else {}


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


class Words:
    """Any of some words, as the word lists write them; case is ignored.

    Most lists have no word in most texts, and making their patterns took a tenth of a first run: a pattern is made when a
    text holds the letters of one of the words.

    Args:
        words: of a word list.
        language: ISO 639-1 code.
        clitics: whether a word may have the little words of its language written onto its beginning.
    """

    def __init__(self, words: Sequence[str], language: str, clitics: bool = False) -> None:
        self.words, self._language, self._clitics = words, language, clitics

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As a pattern does."""
        return self.pattern.finditer(text) if self._may_be_in(text) else iter(())

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As a pattern does."""
        stop = len(text) if end is None else end
        return self.pattern.search(text, start, stop) if self._may_be_in(text[start:stop]) else None

    def sub(self, by: Callable[[re.Match[str]], str], text: str) -> str:
        """As a pattern does."""
        return self.pattern.sub(by, text) if self._may_be_in(text) else text

    def _may_be_in(self, text: str) -> bool:
        folded = fold(text)
        return any(letters in folded for letters in self._letters)

    @cached_property
    def _letters(self) -> tuple[str, ...]:
        """Of each word the longest part that a text must hold as it is written."""
        return tuple({fold(max(_PARTS.split(word.strip("*")), key=len)) for word in self.words})

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the words."""
        if not self.words:
            return re.compile(r"(?!)")
        if self._language in INSIDE_WORDS:
            return re.compile("|".join(re.escape(w.strip("*")).replace(_GAP, ".{0,6}?") for w in self.words))
        # What words in a row ask of what stands beside them is written once: most of the time goes into compiling it.
        onto = _CLITICS.get(self._language, "") if self._clitics else ""
        grouped = [
            f"{before}{onto}(?:{'|'.join(map(_body, alike))}){after}"
            for (before, after), alike in groupby(self.words, key=_edges)
        ]
        return re.compile("|".join(grouped), re.IGNORECASE)


#: What stands for more than itself in a word list.
_PARTS = re.compile(" … |[#'’]")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A text in which letters are the same that patterns take for the same where case is ignored."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


#: " … " in a word list, escaped: up to four words, or six characters where words are not set apart.
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
