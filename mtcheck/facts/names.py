"""Proper names by rules: capitals, titles, head nouns, the countries of CLDR.

Scripts without capitals (Chinese, Japanese, Korean, Arabic, Hebrew, Hindi, Persian) give countries, and names
left in Latin letters inside quotation marks or brackets.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck.facts.places import UNCASED, demonyms, find_places
from mtcheck.frequency import has_words, zipf
from mtcheck.types import Name, NameKind, Span

if TYPE_CHECKING:
    from mtcheck.encoder import Encoder

#: A word common enough to be one even where it begins a sentence with a capital.
_COMMON = 3.5
#: A word so common that it is no part of the name it precedes at the start of a sentence.
_FUNCTION = 4.4
#: No word as common as this is a name by itself.
_ARTICLE = 5.6
#: In German every noun has a capital: a word this rare is a name.
_RARE_NOUN = 1.6

_WORD = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")
_ELISION = re.compile(r"(?:d|l|qu|n|s|c|j|dell|all|dall|nell|sull|un)['’]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$")
_GAP = re.compile(r"[ \u00a0\u202f]")
_ABBREVIATED = re.compile(r"\.[ \u00a0]?")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:;\n•·|—–]|[\"“”„«»‘(\[])[\s\"“”„«»‘'(\[—–\-•·]*$")
_ROMAN = re.compile(r"[IVX]+")
_LATIN_RUN = re.compile(
    r"[“\"«「『(（\[]\s*([A-Z][\w'’.\-]*(?: [A-Z][\w'’.\-]*)*)\s*[”\"»」』)）\]]", re.ASCII
)


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    opens: bool  # a sentence


@cache
def words(kind: str, language: str = "") -> frozenset[str]:
    """A word list of ``data/names.toml``: "particles", or "titles" ... of a language (empty if unknown)."""
    entry = _data()[kind]
    text = entry if isinstance(entry, str) else entry.get(language, "")
    return frozenset(text.split())


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("mtcheck.facts").joinpath("data/names.toml").read_text("utf-8"))


@cache
def _calendar(language: str) -> frozenset[str]:
    """Months and weekdays, which English and German write with a capital."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    tables = [locale.months[c][w] for c in ("format", "stand-alone") for w in ("wide", "abbreviated")]
    tables += [locale.days["format"][w] for w in ("wide", "abbreviated")]
    return frozenset(name.rstrip(".").casefold() for table in tables for name in table.values())


def find_names(text: str, language: str, encoder: Encoder | None = None) -> list[Name]:
    """Proper names in a text.

    Args:
        text: running text, best a paragraph or more: a word is known for a name by its other mentions.
        language: ISO 639-1 code.
        encoder: taken for its entity head where it has one; the rules answer without.

    Returns:
        Names in order, none overlapping, with offsets into ``text``. ``code`` is set for a country
        or continent (kind LOC) and, in English, for its people (kind MISC).
    """
    places = _lone_places(text, language)
    if language in UNCASED:
        found = places + [Name(*m.span(1), "MISC", m[1]) for m in _LATIN_RUN.finditer(text)]
        return sorted(found, key=lambda n: n.start)
    seen = {w.text.casefold() for w in _words(text, language) if not w.opens and w.text[0].isupper()}
    found = list(places)
    for start, end, run in _runs(text, language, seen, [Span(p.start, p.end) for p in places]):
        found.append(_name(text, start, end, run, language))
    return sorted(found, key=lambda n: n.start)


def _lone_places(text: str, language: str) -> list[Name]:
    """Country names that are no part of a longer name ("Jordan", not "Michael Jordan")."""
    found = []
    for span, codes in find_places(text, language):
        if language not in UNCASED and (
            _is_joined_before(text, span.start, language) or _is_joined_after(text, span.end)
        ):
            continue
        found.append(Name(*span, "LOC", text[span.start : span.end], codes[0] if codes else ""))
    return found


def _is_joined_before(text: str, start: int, language: str) -> bool:
    m = re.search(r"([^\W_]+)[ \u00a0-]$", text[max(0, start - 40) : start])
    if not m or not m[1][0].isupper():
        return False
    opens = _OPENS_SENTENCE.search(text[: start - len(m[0])]) is not None
    return not (opens and zipf(m[1], language) >= _FUNCTION)


def _is_joined_after(text: str, end: int) -> bool:
    m = re.match(r"[ \u00a0]([^\W\d_]+)", text[end : end + 40])
    return bool(m and m[1][0].isupper() and len(m[1]) > 1)


def _words(text: str, language: str) -> Iterator[_Word]:
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
            yield _Word(start, end, text[start:end], _OPENS_SENTENCE.search(text, 0, start) is not None)


def _runs(
    text: str, language: str, seen: set[str], taken: list[Span]
) -> Iterator[tuple[int, int, list[_Word]]]:
    """Capitalised words that stand together, less what only begins a sentence."""
    run: list[_Word] = []
    pending: list[_Word] = []  # particles, kept if a capital follows
    for line in _lines(text):
        shouting = _is_title_case(text[line.start : line.end])
        for word in _words(text[line.start : line.end], language):
            word = word._replace(start=word.start + line.start, end=word.end + line.start)
            if any(t.start < word.end and word.start < t.end for t in taken):
                yield from _closed(run, language, seen)
                run, pending = [], []
                continue
            last = (pending or run)[-1] if run else None
            joined = last is not None and _is_gap(text[last.end : word.start], last.text, language)
            if run and not joined:
                yield from _closed(run, language, seen)
                run, pending = [], []
            if _is_capital(word, language, shouting):
                run += [*pending, word]
                pending = []
            elif (run and _is_particle(word.text, pending, language) and len(pending) < 2) or (
                run and _ties_organisation(run, word, language)
            ):
                pending.append(word)
            else:
                yield from _closed(run, language, seen)
                run, pending = [], []
        yield from _closed(run, language, seen)
        run, pending = [], []


def _is_particle(word: str, pending: list[_Word], language: str) -> bool:
    if language == "de":
        # «Zukunft des Landes» is no name; «Ursula von der Leyen» is.
        return word in ("von", "van", "zu", "de") or (word in ("der", "den") and bool(pending))
    return word in words("particles")


def _ties_organisation(run: list[_Word], word: _Word, language: str) -> bool:
    """ "Ministry of Defence" is one name; "Merkel of Berlin" would be two."""
    return (
        language == "en"
        and word.text == "of"
        and any(w.text.casefold() in words("organisations", language) for w in run)
    )


def _lines(text: str) -> Iterator[Span]:
    for m in re.finditer(r"[^\n]+", text):
        yield Span(*m.span())


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


def _is_capital(word: _Word, language: str, shouting: bool) -> bool:
    head = word.text
    bare = _ELISION.sub("", head)
    if not (head[0].isupper() or bare[:1].isupper() or _is_article_name(head)):
        return False
    if head.casefold() in _calendar(language) or head in (
        "I",
        "I'm",
        "I've",
        "I'll",
        "I'd",
        "I’m",
        "I’ve",
        "I’ll",
        "I’d",
    ):
        return False
    return not (shouting and has_words(language) and zipf(head, language) >= _COMMON)


def _is_article_name(word: str) -> bool:
    """al-Assad, el-Sisi: a small article and a capital."""
    return (
        bool(re.match(r"(?:al|el|as|ar|at|an|ash)-[^\W\d_]", word)) and word.partition("-")[2][:1].isupper()
    )


def _closed(run: list[_Word], language: str, seen: set[str]) -> Iterator[tuple[int, int, list[_Word]]]:
    if all(w.text.casefold() in words("titles", language) for w in run):
        return
    titles = [i for i, w in enumerate(run[:-1]) if w.text.casefold() in words("titles", language)]
    if titles:
        # "Prime Minister Anna Berg": what stands before the title is a name only if it is no common word.
        before = [w for w in run[: titles[0]] if zipf(w.text, language) < _COMMON]
        if before and before == run[: titles[0]]:
            yield before[0].start, before[-1].end, before
        run = run[titles[-1] + 1 :]
    elif run and run[0].opens and not _may_open(run, language, seen):
        run = run[1:]
    while run and run[0].text in words("particles"):
        run = run[1:]
    if len(run) == 1 and not titles:
        common = zipf(run[0].text, language)
        # In German a lone noun is a name only where it is rarer than nouns are.
        if common >= (_RARE_NOUN if language == "de" else _ARTICLE):
            return
    if run and (len(run) > 1 or len(run[0].text) > 1):
        yield run[0].start, run[-1].end, run


def _may_open(run: list[_Word], language: str, seen: set[str]) -> bool:
    """Whether the first word of a sentence belongs to the name that may begin there."""
    word = run[0].text
    if not has_words(language):
        return len(run) > 1 or word.casefold() in seen
    common = zipf(word, language)
    if len(run) > 1 and word.casefold() in words("qualifiers", language) and common < 6.5:
        return True
    if common < (_COMMON if len(run) == 1 else _FUNCTION):
        return True
    acronym = word.isupper() and len(word) > 1
    return common < _ARTICLE and (acronym or word.casefold() in seen)


def _name(text: str, start: int, end: int, run: list[_Word], language: str) -> Name:
    name = text[start:end]
    if len(run) == 1 and language == "en":
        known = demonyms()
        codes = known.get(name) or (known.get(name[:-1]) if name.endswith("s") else None)
        if codes:
            return Name(start, end, "MISC", name, codes[0])
    return Name(start, end, _kind(text, start, end, run, language), name)


def _kind(text: str, start: int, end: int, run: list[_Word], language: str) -> NameKind:
    parts = [w.text.casefold() for w in run]
    if any(p in words("organisations", language) for p in parts):
        return "ORG"
    if len(run) == 1 and run[0].text.isupper() and 2 <= len(run[0].text) <= 6:
        return "ORG"
    before = re.findall(r"[^\W_]+(?:-[^\W_]+)*", text[max(0, start - 40) : start])
    after = re.findall(r"[^\W_]+", text[end : end + 40])
    near = {w.casefold() for w in before[-1:]} | {w.casefold() for w in after[:1]}
    if before and before[-1].casefold() in words("titles", language):
        return "PER"
    if not 2 <= len(run) <= 4 or any(c.isdigit() for c in text[start:end]):
        return "MISC"
    if near & words("speech", language):
        return "PER"
    # Two capitals, neither of them a word that the language uses much, and no article before them.
    if any(p in words("landmarks", language) for p in parts):
        return "LOC"
    plain = [
        w.text
        for w in run
        if w.text not in words("particles") and len(w.text) > 1 and not _ROMAN.fullmatch(w.text)
    ]
    numbered = _ROMAN.fullmatch(run[-1].text) is not None
    rare = [p for p in plain if zipf(p, language) < 4.2]
    article = bool(before) and before[-1].casefold() in words("articles", language)
    looks_human = (
        len(run) >= 2
        and len(run[-1].text) > 1
        and not numbered
        and bool(rare)
        and all(zipf(p, language) < _ARTICLE for p in plain)
    )
    return "PER" if has_words(language) and looks_human and not article else "MISC"
