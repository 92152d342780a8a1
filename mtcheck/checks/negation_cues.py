"""Words that negate, in the languages whose negation can be read from the surface."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mtcheck import frequency
from mtcheck.checks import tables
from mtcheck.checks.word_lists import LETTER, Words
from mtcheck.types import Span

#: Words behind a negation among which one that implies another undoes it.
_UNDOING = 2
#: Characters between a word that lessens and the one it bears on, at most ("less and less").
_BETWEEN = 2


@dataclass(frozen=True, eq=False)  # by identity: there is one for each language
class Cues:
    """What negates in one language, and what may stand for a negation.

    Args:
        strong, weak: patterns of negations proper and of any other sign of one.
        half: words that other languages have a negation proper for.
        lessening: words before another that say little of it ("less", "hardly").
        implied: words that negate what they bear on by what they mean ("silent", "refused", "lacks").
        already, not_yet: "has already" turns "has yet to" round.
        last, since: "they last met in 1962" is "they have not met since 1962".
        until, delay: "not before May" is "only in May".
        idioms: phrases that only look like a negation.
        doubling: patterns of the words that a negation before them cancels out with ("not without"), among the signs.
        joining: patterns of negations that make one with another of their clause ("no ... nunca").
        strong_prefixes, weak_prefixes: beginnings that negate a word, such as "un".
        language: ISO 639-1 code.
    """

    strong: Words
    weak: Words
    half: Words
    lessening: Words
    implied: Words
    already: Words
    not_yet: Words
    last: Words
    since: Words
    until: Words
    delay: Words
    idioms: Words
    doubling: Words | None
    joining: Words
    strong_prefixes: tuple[str, ...]
    weak_prefixes: tuple[str, ...]
    language: str

    @lru_cache(maxsize=4096)  # noqa: B019 - cues are kept for good anyway
    def negations(self, text: str) -> tuple[Span, ...]:
        """Where the text is negated."""
        plain = self._without_idioms(text)
        return (*_found(self.strong, plain), *self._prefixed(plain, self.strong_prefixes))

    @lru_cache(maxsize=4096)  # noqa: B019 - cues are kept for good anyway
    def signs(self, text: str) -> tuple[Span, ...]:
        """Whatever in the text may be, or stand for, a negation."""
        prefixed = self._prefixed(text, self.strong_prefixes + self.weak_prefixes)
        return (*_found(self.strong, text), *_found(self.weak, text), *prefixed)

    @lru_cache(maxsize=4096)  # noqa: B019 - as above
    def denials(self, text: str) -> tuple[Span, ...]:
        """Where the text is negated, or as good as negated ("hardly", "yet to")."""
        return (*self.negations(text), *_found(self.half, text))

    def lessens(self, text: str, word: Span) -> bool:
        """Whether right before a word stands one that says little of it: "less expensive", «pouco saudáveis»."""
        return any(0 < word.start - s.end <= _BETWEEN for s in _found(self.lessening, text))

    @lru_cache(maxsize=4096)  # noqa: B019 - as above
    def implications(self, text: str) -> tuple[Span, ...]:
        """Words that imply a negation ("refused")."""
        return tuple(_found(self.implied, self._without_idioms(text)))

    def _without_idioms(self, text: str) -> str:
        return self.idioms.sub(lambda m: " " * len(m[0]), text)

    def lexical(self, text: str) -> tuple[Span, ...]:
        """Words that mean a negation of their own, and so cancel out with one before them."""
        if self.doubling is None:
            return self.signs(text)
        return (*_found(self.doubling, text), *self._prefixed(text, self.weak_prefixes))

    def concord(self, text: str) -> tuple[Span, ...]:
        """Negations that may be one with another of their clause."""
        return tuple(_found(self.joining, text))

    def _prefixed(self, text: str, prefixes: tuple[str, ...]) -> list[Span]:
        return [
            w
            for w in (words(text) if prefixes else ())
            if any(negates(text[w.start : w.end].casefold(), p, self.language) for p in prefixes)
        ]


def _found(pattern: Words, text: str) -> Iterator[Span]:
    return (Span(*m.span()) for m in pattern.finditer(text))


def has_cues(language: str) -> bool:
    """Whether negation can be read in a language (ISO 639-1 code)."""
    return language in tables.table("negation")


def is_since_the_last(first: str, language: str, second: str, other: str) -> bool:
    """Whether one text says that nothing was since, and another that it was the last: the same thing, once negated.

    Args:
        first, language: a text and its ISO 639-1 code.
        second, other: what is held against it.
    """
    if not (has_cues(language) and has_cues(other)):
        return False
    return bool(cues(language).since.search(first) and cues(other).last.search(second))


def is_implied(first: str, language: str, second: str, other: str) -> bool:
    """Whether what one text negates the other says with a word that implies it: "does not speak" for «schweigt».

    Args: as of `is_since_the_last`.
    """
    if not (has_cues(language) and has_cues(other)):
        return False
    ours, theirs = cues(language), cues(other)
    alone = len(theirs.implications(second)) - len(ours.implications(first))
    return 0 < len(ours.negations(first)) <= alone and not theirs.denials(second)


def done_too_soon(first: str, language: str, second: str, other: str) -> Span | None:
    """Where one text says that something is yet to be, and another that it already is; None where they do not.

    Args: as of `is_since_the_last`.
    """
    if not (has_cues(language) and has_cues(other)):
        return None
    ours, theirs = cues(language), cues(other)
    found = ours.not_yet.search(first)
    if not found or ours.already.search(first) or theirs.not_yet.search(second) or theirs.denials(second):
        return None
    return Span(*found.span()) if theirs.already.search(second) and not theirs.implications(second) else None


def undoes_itself(first: str, language: str, second: str, other: str) -> bool:
    """Whether a text negates what implies a negation already, and another one has neither: "nobody disputes" for «todos admiten».

    Args: as of `is_since_the_last`.
    """
    if not (has_cues(language) and has_cues(other)):
        return False
    ours, theirs = cues(language), cues(other)
    negations, implied = ours.negations(first), ours.implications(first)
    if len(negations) != 1 or not implied or theirs.denials(second) or theirs.implications(second):
        return False
    after = [w for w in words(first) if w.start >= negations[0].end][:_UNDOING]
    return any(s.start < w.end and w.start < s.end for s in implied for w in after)


def is_extreme(text: str, language: str) -> bool:
    """Whether a text says "the highest in decades", which others say as «not as high for decades».

    Args:
        text: any.
        language: ISO 639-1 code; only English is read.
    """
    return language == "en" and _EXTREME.search(text) is not None


def is_delay(cue: Span, text: str, language: str) -> bool:
    """Whether a negation says when a thing began: "not until May" is «pas op 8 mei», «erst im Mai», «seulement en mai».

    Args:
        cue: a negation as `Cues.negations` finds it.
        text: which it stands in.
        language: ISO 639-1 code; other languages than English have a word for it that is no negation.
    """
    return language == "en" and _UNTIL.match(text, cue.start) is not None


def is_put_off(cue: Span, clause: Span, text: str, language: str, second: str, other: str) -> bool:
    """Whether a negation says that something is not before its time, and another text has a word for that: «erst».

    Args:
        cue: a negation of the first text as `Cues.negations` finds it.
        clause: what it stands in.
        text, language: the first text and its ISO 639-1 code.
        second, other: the text held against it.
    """
    own = cues(language).until
    near = any(m.start() >= clause.start and m.end() <= clause.end for m in own.finditer(text))
    return near and cues(other).delay.search(second) is not None


@cache
def cues(language: str) -> Cues:
    """The cues of a language that `has_cues`."""
    return _read(tables.table("negation")[language], language)


def _read(words: dict[str, list[str]], language: str) -> Cues:
    strong, weak = words["strong"], words["weak"]
    return Cues(
        Words(_whole(strong), language),
        Words(_whole(weak), language),
        Words(words.get("half", []), language),
        Words(words.get("lessening", []), language),
        Words(words["implied"], language),
        Words(words.get("already", []), language),
        Words(words.get("not_yet", []), language),
        Words(words.get("last", []), language),
        Words(words.get("since", []), language),
        Words(words["until"], language),
        Words(words["delay"], language),
        Words(words.get("except", []), language),
        Words(words["doubling"], language) if "doubling" in words else None,
        Words(words.get("concord", []), language),
        tuple(w[:-1] for w in strong if w.endswith("+")),
        tuple(w[:-1] for w in weak if w.endswith("+")),
        language,
    )


def _whole(words: Sequence[str]) -> list[str]:
    return [w for w in words if not w.endswith("+")]


#: "The highest in decades", "the worst since 1962".
_EXTREME = re.compile(
    r"\b(?:most|least|worst|best|(?!(?:budap|for|inter|prot|requ|cont|harv|arr|conqu|sugg|inv|manif|hon|mod|dig|pri|unr)est)"
    r"\w{3,}est)\b[^.;:!?]{0,40}\b(?:in|for|since)\b[^.;:!?]{0,25}?"
    r"(?:\b(?:years?|decades?|months?|weeks?|memory|history|century|centuries)\b|\b\d{4}\b)",
    re.IGNORECASE,
)
#: "Not until", "did not receive the report until", in one clause; in "did not begin in 400 and went on until 1100" it says nothing of the first.
_UNTIL = re.compile(r"(?:not|n['’]t|never)\b(?:(?!\band\b)[^.,;:!?]){0,60}?\b(?:until|till)\b", re.IGNORECASE)
#: A word; in scripts that write no spaces, a character.
_WORD = re.compile(rf"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|{LETTER}+")


@lru_cache(maxsize=65536)
def negates(word: str, prefix: str, language: str) -> bool:
    """Whether a word (in lower case) is the opposite of another, commoner one: "un-sure", but not "un-til"."""
    rest = word[len(prefix) :]
    if not word.startswith(prefix) or len(rest) < 3:
        return False
    common = frequency.zipf(rest, language)
    return common >= 3.0 and common > frequency.zipf(word, language)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Span, ...]:
    """Words of a text; in scripts that write no spaces, characters."""
    return tuple(Span(*m.span()) for m in _WORD.finditer(text))
