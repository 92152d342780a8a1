"""Words with a capital that stand together and may be a name.

A sentence begins with a capital whatever its first word is, a title stands before a name, a headline may
have capitals throughout: what is no part of a name is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.facts.forenames import is_forename
from mtcheck.facts.name_lists import ARTICLE, COMMON, FUNCTION, RARE_NOUN, calendar_words, words
from mtcheck.frequency import has_words, zipf
from mtcheck.types import Span
from mtcheck.wordclass import classes

_WORD = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")
_ELISION = re.compile(r"(?:d|l|qu|n|s|c|j|dell|all|dall|nell|sull|un)['’]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$")
_GAP = re.compile(r"[ \u00a0\u202f]")
_ABBREVIATED = re.compile(r"\.[ \u00a0]?")
_OPENERS = frozenset('.!?…:;\n•·|—–"“”„«»‘([')
_ARTICLE_NAME = re.compile(r"(?:al|el|as|ar|at|an|ash)-(?P<name>[^\W\d_])")
#: Zipf value of "per".
_PREPOSITION = 5.4
_PRONOUNS = frozenset("I I'm I've I'll I'd I’m I’ve I’ll I’d".split())


class Word(NamedTuple):
    """A word of a text.

    Args:
        start, end: offsets.
        text: without an article or a preposition written on it, or a possessive ending.
        opens: whether it begins a sentence.
    """

    start: int
    end: int
    text: str
    opens: bool


def split_words(text: str, offset: int = 0) -> Iterator[Word]:
    """The words of a text.

    Args:
        text: running text.
        offset: of the text in a longer one, which is added to those of the words.
    """
    for m in _WORD.finditer(text):
        start, end = m.span()
        if elision := _ELISION.match(m[0]):
            before = text[max(0, start - 30) : start].rstrip()
            previous = before.split()[-1] if before else ""
            # "Valéry d'Ormont" keeps it, «l'Europe» does not.
            if not (previous[:1].isupper() and elision[0][0] == "d"):
                start += elision.end()
        if possessive := _POSSESSIVE.search(text[start:end]):
            end -= len(possessive[0])
        if start < end:
            yield Word(start + offset, end + offset, text[start:end], opens_sentence(text, start))


def opens_sentence(text: str, offset: int) -> bool:
    """Whether a sentence, a quotation or a line may begin at an offset.

    Args:
        text: running text.
        offset: of a word.
    """
    while offset:
        offset -= 1
        if text[offset] in _OPENERS:
            return True
        if not text[offset].isspace() and text[offset] not in "'-":
            return False
    return True


def find_runs(text: str, language: str, taken: Sequence[Span]) -> Iterator[list[Word]]:
    """Capitalised words that stand together, less what only begins a sentence.

    Args:
        text: running text.
        language: ISO 639-1 code.
        taken: names found already, which part a run.

    Returns:
        Runs in order, none empty; small words such as "de" only inside.
    """
    seen = {w.text.casefold() for w in split_words(text) if not w.opens and w.text[0].isupper()}
    for line in re.finditer(r"[^\n]+", text):
        shouting = _is_title_case(line[0])
        run: list[Word] = []
        pending: list[Word] = []  # particles, kept if a capital follows
        for word in split_words(line[0], line.start()):
            last = (pending or run)[-1] if run else None
            free = not any(t.start < word.end and word.start < t.end for t in taken)
            if last and not (free and _is_gap(text[last.end : word.start], last.text, language)):
                yield from _trimmed(run, language, seen)
                run, pending = [], []
            if free and _is_capital(word, language, shouting):
                run += [*pending, word]
                pending = []
            elif free and run and _may_go_on(run, pending, word, language):
                pending.append(word)
            else:
                yield from _trimmed(run, language, seen)
                run, pending = [], []
        yield from _trimmed(run, language, seen)


def _may_go_on(run: list[Word], pending: list[Word], word: Word, language: str) -> bool:
    if _is_particle(word.text, pending, language) and len(pending) < 2:
        return True
    return _ties_organisation(run, word, language)


def _is_particle(word: str, pending: list[Word], language: str) -> bool:
    if language == "de":
        # «Zukunft des Landes» is no name; «Ursula von der Leyen» is.
        return word in ("von", "van", "zu", "de") or (word in ("der", "den") and bool(pending))
    return word in words("particles")


def _ties_organisation(run: list[Word], word: Word, language: str) -> bool:
    """ "Ministry of Defence" is one name; "Merkel of Berlin" would be two."""
    return (
        language == "en"
        and word.text == "of"
        and any(w.text.casefold() in words("organisations", language) for w in run)
    )


def _is_title_case(line: str) -> bool:
    """A headline in capitals, where a capital tells nothing: it has no full stop."""
    if line.rstrip().endswith((".", "!", "?", "…", "”", '"', "»", ":")):
        return False
    long = re.findall(r"[^\W\d_]{4,}", line)
    return len(long) >= 4 and sum(w[0].isupper() for w in long) >= 0.7 * len(long)


def _is_gap(between: str, previous: str, language: str) -> bool:
    if _GAP.fullmatch(between):
        return True
    short = len(previous) == 1 or previous.casefold() in words("titles", language) | {"st"}
    return short and _ABBREVIATED.fullmatch(between) is not None


def _is_capital(word: Word, language: str, shouting: bool) -> bool:
    head = word.text
    bare = _ELISION.sub("", head)
    if not (head[0].isupper() or bare[:1].isupper() or _is_article_name(head)):
        return False
    if head in _PRONOUNS or head.casefold() in calendar_words(language):
        return False
    return not (shouting and has_words(language) and zipf(head, language) >= COMMON)


def _is_article_name(word: str) -> bool:
    """al-Assad, el-Sisi: a small article and a capital."""
    m = _ARTICLE_NAME.match(word)
    return m is not None and m["name"].isupper()


def _trimmed(run: list[Word], language: str, seen: set[str]) -> Iterator[list[Word]]:
    """What of a run is a name: none, one, or two parted by a title."""
    titles = [i for i, w in enumerate(run) if w.text.casefold() in words("titles", language)]
    if len(titles) == len(run):
        return
    # A title at the end belongs to the name: it names nobody after it.
    titles = [i for i in titles if i < len(run) - 1]
    if titles:
        # "Prime Minister Anna Berg": what stands before the title is a name only if it is no common word.
        before = run[: titles[0]]
        if before and all(zipf(w.text, language) < COMMON for w in before):
            yield before
        run = run[titles[-1] + 1 :]
    elif run[0].opens and not _may_open(run, language, seen):
        run = run[1:]
    while run and run[0].text in words("particles"):
        run = run[1:]
    if len(run) == 1 and not titles:
        # In German a lone noun is a name only where it is rarer than nouns are.
        limit = RARE_NOUN if language == "de" else ARTICLE
        if zipf(run[0].text, language) >= limit:
            return
    if run and (len(run) > 1 or len(run[0].text) > 1):
        yield run


def _may_open(run: list[Word], language: str, seen: set[str]) -> bool:
    """Whether the first word of a sentence belongs to the name that may begin there."""
    word = run[0].text
    if not has_words(language):
        return len(run) > 1 or word.casefold() in seen
    common = zipf(word, language)
    if len(run) > 1 and word.casefold() in words("qualifiers", language) and common < 6.5:
        return True
    if common < (COMMON if len(run) == 1 else FUNCTION):
        return True
    # "John Berg said"; "Will the minister" and "Per capita" are none.
    if (
        language == "en"
        and len(run) > 1
        and common < _PREPOSITION
        and is_forename(word)
        and not classes(word.lower())
    ):
        return True
    acronym = word.isupper() and len(word) > 1
    return common < ARTICLE and (acronym or word.casefold() in seen)
