"""What marks one who acts, and one to whom something is done, in other languages than English; see ``data/roles.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from mtcheck.checks import tables
from mtcheck.checks.context import overlap
from mtcheck.types import Span

#: What stands around one says of him: "actor" and "patient" that he surely is one, "agent" that he acts if the clause is
#: passive, "bare" nothing, "other" that he has no part or an unknown one.
Mark = Literal["actor", "patient", "agent", "bare", "other"]

#: Languages written without spaces; what is a word there is a character here.
UNSPACED = frozenset({"ja", "zh"})
#: Languages whose every participant has a mark: one without does not act for that.
_MARKING = frozenset({"hi", "ja", "ko"})
#: Languages in which a preposition before an article has the last word.
_ARTICLES = frozenset({"de", "el"})
#: How many words before a noun its article and preposition may stand; Hebrew has few words between, and no cases.
_BEFORE, _BEFORE_HEBREW, _BEFORE_SIGNS = 3, 1, 6
#: Letters before an ending that make a word.
_STEM, _STEM_KOREAN = 3, 1

_LETTERS = r"(?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200c])+"
_WORD = re.compile(_LETTERS)
#: Turkish writes the endings of names behind an apostrophe.
_TURKISH = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})?")
#: The rest of a Japanese noun or name, with an age in brackets.
_JAPANESE = re.compile(r"^(?:[^\W\d_ぁ-ん]|[・ー])*(?:[（(][^）)]*[）)])?")
#: What ends a clause, commas apart.
STOP = re.compile(r"[;:.!?()\[\]“”\"«»„—–…。！？；：「」『』؛।]")
COMMA = re.compile(r"[,，、،]")

_KINDS: tuple[Mark, ...] = ("agent", "actor", "patient", "other")


@dataclass(frozen=True)
class Signs:
    """The marks of a language.

    Args:
        lists: the words of each kind, as listed.
        fixed: whether who acts stands before the verb.
        near: whether the words of a passive clause stand before its verb at once.
    """

    lists: Mapping[str, frozenset[str]]
    fixed: bool
    near: bool

    def has(self, kind: str, word: str) -> bool:
        """Whether a word is listed as one of a kind."""
        return word in self.of(kind)

    def ends(self, kind: str, word: str, least: int = 2) -> bool:
        """Whether a word ends in what is listed for a kind, behind so many letters at least."""
        return any(word.endswith(e) and len(word) >= len(e) + least for e in self.of(kind))

    def of(self, kind: str) -> frozenset[str]:
        """What is listed for a kind."""
        return self.lists.get(kind, frozenset())

    @cached_property
    def plain(self) -> Signs:
        """The same with those marks of a patient alone that say nothing else."""
        narrow = {f"patient{at}": self.of(f"object{at}") for at in ("", "_after", "_endings")}
        return Signs({**self.lists, **narrow, "patient_forms": frozenset()}, self.fixed, self.near)


@cache
def signs(language: str) -> Signs | None:
    """The marks of a language (ISO 639-1 code), None where none are listed."""
    listed = tables.table("roles").get(language)
    if listed is None:
        return None
    lists = {
        kind: frozenset(w.strip() for w in words.split(",") if w.strip())
        for kind, words in listed.items()
        if isinstance(words, str)
    }
    return Signs(lists, listed["order"] == "fixed", bool(listed.get("passive_near")))


class Marked:
    """A text with its words, to ask what the marks around one say.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
        known: the marks of the language.
    """

    def __init__(self, text: str, language: str, known: Signs) -> None:
        self.text, self.language, self.known = text, language, known
        self.is_unspaced = language in UNSPACED
        self.words = [*_words(text, language)]

    def mark(self, word: Span, verb: Span, known: Signs | None = None) -> Mark:
        """What the marks around a noun or pronoun say of its part in what a verb tells.

        Args:
            word, verb: spans of the text.
            known: marks to go by; those of the language if None.
        """
        known = known or self.known
        at = self.index(word)
        text = self.word(at)
        if known.has("actor_forms", text):
            return "actor" if known.fixed else "bare"
        if known.has("patient_forms", text):
            return "patient"
        found = self._after(word, known) or self._ending(text, known) or self._before(at, verb, known)
        is_pronoun = (
            known.fixed
            and self.language != "vi"
            and text.isascii()
            and len(text) < 3
            and self.text[word.start].islower()
        )
        return "other" if found == "bare" and (self.language in _MARKING or is_pronoun) else found

    def index(self, word: Span) -> int:
        """Which word of the text, counted from 0, is the first that stands in a span."""
        return next((n for n, w in enumerate(self.words) if overlap(w, word)), 0)

    def word(self, at: int) -> str:
        """A word of the text by its number, casefolded; "" beyond either end."""
        return (
            self.text[slice(*self.words[at])].casefold().replace("’", "'")
            if 0 <= at < len(self.words)
            else ""
        )

    def _after(self, word: Span, known: Signs) -> Mark | None:
        if self.language == "zh":
            return None
        rest = self.text[word.end : word.end + 24]
        if self.is_unspaced:
            rest = _JAPANESE.sub("", rest)
        rest = rest.lstrip()
        for kind in _KINDS:
            for sign in known.of(f"{kind}_after"):
                ends = rest[len(sign) : len(sign) + 1]
                if rest.startswith(sign) and (self.is_unspaced or not _WORD.match(ends)):
                    return kind
        return None

    def _ending(self, text: str, known: Signs) -> Mark | None:
        least = _STEM_KOREAN if self.language == "ko" else _STEM
        kinds: tuple[Mark, ...] = ("other", "patient", "actor")
        return next((k for k in kinds if known.ends(f"{k}_endings", text, least)), None)

    def _before(self, at: int, verb: Span, known: Signs) -> Mark:
        reach = _BEFORE_SIGNS if self.is_unspaced else _BEFORE_HEBREW if self.language == "he" else _BEFORE
        found: Mark = "bare"
        for n in range(at - 1, max(-1, at - 1 - reach), -1):
            gap, text = self.text[self.words[n].end : self.words[n + 1].start], self.word(n)
            is_joined = STOP.search(gap) or COMMA.search(gap) or known.has("joins", text)
            if overlap(self.words[n], verb) or is_joined:
                break
            pair = f"{self.word(n - 1)} {text}" if n else text
            kind = next((k for k in _KINDS if {pair, text} & known.of(k)), None)
            # «Von einem Lastwagen»: the preposition before the article decides.
            if found != "bare":
                return kind or found
            if kind and not (self.language in _ARTICLES and kind in ("patient", "actor")):
                return kind
            found = kind or found
        return found


def _words(text: str, language: str) -> Iterator[Span]:
    if language in UNSPACED:
        return (Span(i, i + 1) for i, c in enumerate(text) if c.isalnum())
    return (Span(*m.span()) for m in (_TURKISH if language == "tr" else _WORD).finditer(text))
