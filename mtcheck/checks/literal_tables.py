"""Words and phrases with the readings machine translation wrongly gives them, by pair of languages.

``data/literal/SOURCE-TARGET.toml`` holds two tables, ``words`` and ``phrases``, with lines such as::

    "ne … pas … de cette oreille" = "with/by/from this/that ear > disagree, see it that way"

On the left what the original says, on the right what it does not mean, and after ``>`` what it does mean: the first
of these is shown as the suggestion. Commas stand between alternatives. In an alternative

* ``*`` in a word stands for any letters, none as well;
* ``a/b`` are words one of which must stand there;
* ``…`` is up to three words, none as well (up to six characters where words are not written apart);
* ``[a/b]`` is a word that must stand before or after, and is not part of what was found; ``[Aa]`` is one that begins
  with a capital;
* ``[!a/b]``, first or last, is a word that must not stand there (first: with nothing but a space between).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from mtcheck.checks import tables
from mtcheck.checks.word_lists import INSIDE_WORDS, LETTER, fold
from mtcheck.types import Span

#: What may stand between two words of a phrase: spaces, hyphens, quotation marks and commas, no end of a sentence.
_BETWEEN = r"[^\w.;:!?\n]+"
_GAP = {False: rf"(?:{_BETWEEN}\w+){{0,3}}?{_BETWEEN}", True: r"[^。！？；\n]{0,6}?"}
_APART = re.compile("[*'’]")
_CAPITAL = r"(?-i:[^\W\d_a-zà-öø-ÿ])\w*"


class Phrase:
    """What an alternative of a table stands for, its pattern made only when a text is searched for it.

    Args:
        written: as the tables write it.
        language: ISO 639-1 code.
    """

    def __init__(self, written: str, language: str) -> None:
        self.written = written
        self._language = language

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Group 1 is what is found."""
        return re.compile(_expression(self.written.split(), self._language in INSIDE_WORDS), re.IGNORECASE)

    @property
    def anchors(self) -> tuple[str, ...]:
        """Letters, folded, one of which a text must hold to be worth a search."""
        return max(self._letters, key=lambda r: (min(map(len, r)), -len(r)))

    @cached_property
    def _letters(self) -> tuple[tuple[str, ...], ...]:
        """For each word of it the letters, folded, one of which a text must hold."""
        tokens = [t for t in self.written.split() if t != "…" and t[0] != "["]
        return tuple(tuple(fold(max(_APART.split(w), key=len)) for w in t.split("/")) for t in tokens)

    def find(self, text: str) -> Iterator[Span]:
        """Where it stands in a text."""
        folded = fold(text)
        if all(any(w in folded for w in words) for words in self._letters):
            yield from (Span(*m.span(1)) for m in self.pattern.finditer(text))


class Reading:
    """What the original may say, what it does not mean, and what it does mean.

    Args:
        written, wrong, right: as the tables write them.
        languages: ISO 639-1 codes of original and translation.
    """

    def __init__(self, written: str, wrong: str, right: str, languages: tuple[str, str]) -> None:
        self._wrong, self._right, self._from, self._language = wrong, right, *languages
        self.source = _phrases(written, languages[0])

    @cached_property
    def wrong(self) -> tuple[Phrase, ...]:
        """What it does not mean."""
        return _phrases(self._wrong, self._language)

    @cached_property
    def suggestion(self) -> str:
        """The first of what it does mean; nothing where a line has several idioms, each of which means something else."""
        unspaced = self._from in INSIDE_WORDS
        idioms = [_beginnings(p.written, unspaced) for p in self.source if " " in p.written or unspaced]
        is_one = not idioms or bool(set.intersection(*idioms))
        return self.right[0].written.strip("*") if is_one else ""

    @cached_property
    def right(self) -> tuple[Phrase, ...]:
        """What it does mean; the first is the suggestion."""
        return _phrases(self._right, self._language)


def _beginnings(written: str, unspaced: bool) -> set[str]:
    """What the alternatives of one idiom share: the first letters of a word, or a character."""
    words = re.findall(r"[^\W\d_]+", written.lower())
    return set("".join(words)) if unspaced else {w[:4] for w in words if len(w) > 2}


@cache
def readings(kind: str, source: str, target: str) -> tuple[Reading, ...]:
    """The table of a pair of languages; empty where there is none.

    Args:
        kind: "words" or "phrases".
        source, target: ISO 639-1 codes.
    """
    name = f"literal/{source}-{target}"
    if not (files("mtcheck.checks") / "data" / f"{name}.toml").is_file():
        return ()
    found = []
    for written, meaning in tables.table(name).get(kind, {}).items():
        wrong, right = meaning.split(" > ")
        found.append(Reading(written, wrong, right, (source, target)))
    return tuple(found)


@lru_cache(maxsize=4096)  # most sentences are as they were after an edit
def readings_in(
    text: str, kind: str, source: str, target: str
) -> tuple[tuple[Reading, tuple[Span, ...]], ...]:
    """The readings that a text of the original's language calls for, each with the places that do.

    Args:
        text: sentences of the original.
        kind: "words" or "phrases".
        source, target: ISO 639-1 codes.
    """
    folded, possible = fold(text), defaultdict[Reading, list[Phrase]](list)
    for anchor, phrase, reading in _anchored(kind, source, target):
        if anchor in folded:
            possible[reading].append(phrase)
    found = ((reading, tuple(find(tuple(phrases), text))) for reading, phrases in possible.items())
    return tuple((reading, spans) for reading, spans in found if spans)


def find(phrases: tuple[Phrase, ...], text: str) -> list[Span]:
    """Where any of some phrases stands in a text, in order, one inside another left out."""
    places = {place for phrase in phrases for place in phrase.find(text)}
    found = sorted(places, key=lambda s: (s.start, -s.end))
    return [s for i, s in enumerate(found) if not any(s.end <= o.end for o in found[:i])]


@cache
def _anchored(kind: str, source: str, target: str) -> tuple[tuple[str, Phrase, Reading], ...]:
    return tuple((a, p, r) for r in readings(kind, source, target) for p in r.source for a in p.anchors)


def _phrases(written: str, language: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(p.strip(), language) for p in written.split(","))


def _expression(tokens: list[str], inside: bool) -> str:
    """The regular expression of a phrase; `inside`, in a language that writes words without spaces between them."""
    first, last = 0, len(tokens)
    before = after = ""
    edge, space = ("", "") if inside else (r"(?<![^\W_])", _BETWEEN)
    if tokens[0].startswith("["):
        before = _context_before(tokens[0], space)
        first = 1
    if tokens[-1].startswith("["):
        after = _context_after(tokens[-1], space)
        last -= 1
    pieces, join = "", ""
    for token in tokens[first:last]:
        if token == "…":
            pieces, join = pieces + _GAP[inside], ""
            continue
        pieces += join + _word(token, inside)
        join = space
    end = "" if inside else f"(?!{LETTER})"
    return f"{edge}{before}({pieces}){end}{after}"


def _context_before(token: str, space: str) -> str:
    if token.startswith("[!"):
        return "".join(rf"(?<!{re.escape(w)} )" for w in token[2:-1].split("/"))
    return _word(token[1:-1], not space) + space


def _context_after(token: str, space: str) -> str:
    if token.startswith("[!"):
        return f"(?!{space}{_word(token[2:-1], not space)}{'' if not space else f'(?!{LETTER})'})"
    return f"{space}{_word(token[1:-1], not space)}{'' if not space else f'(?!{LETTER})'}"


def _word(token: str, inside: bool) -> str:
    """Any of the words of a token, by "/"."""
    letters = r"[^\s。！？；]*?" if inside else f"{LETTER}*"
    words = [_CAPITAL if w == "Aa" else _literal(w, letters) for w in token.split("/")]
    return f"(?:{'|'.join(words)})"


def _literal(word: str, letters: str) -> str:
    return letters.join(re.escape(p).replace("'", "['’]") for p in word.split("*"))
