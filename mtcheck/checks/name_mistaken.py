"""What `DifferentName` says of names mistaken for one that looks like it: a place, a feast, an acronym's letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtcheck.checks.base import Check
from mtcheck.checks.context import extent_of, is_linked, overlap, text_of
from mtcheck.checks.name_chance import script
from mtcheck.checks.name_context import WORD, misnamed, paired_names
from mtcheck.facts.gazetteer import place, places_of
from mtcheck.facts.name_lists import calendar_words, words
from mtcheck.facts.places import UNCASED
from mtcheck.facts.syllables import is_spelled
from mtcheck.facts.transliteration import fold
from mtcheck.facts.variants import is_inflection
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Finding, Name, Span, Story

#: An acronym's letters; from this Zipf value on it is one that the language has, as "IAEA" for «AIEA».
_ACRONYM = re.compile(r"(?<![\w-])[^\W\d_a-z]{3,6}(?![\w-])")
_KNOWN = 1.5
_HYPHENATED = re.compile(r"([^\W\d_]{4,})-[^\W\d_]{4,}")
_HANGUL = re.compile(r"[가-힣]+")


def mistaken_names(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on names that were taken for others by their letters.

    A person's surname that is now that of a place of the story ("Mobley", "Mobile"); a first name that is now a feast, a
    month or a day; an acronym with two letters in each other's place; a city or region cut short to another one
    ("Loire-Atlantique", "Loire"); and, in Korean, a city or region that the original's word does not begin with.

    Args:
        check: in whose name they are made.
        story: with names and alignments.
    """
    source, target = story.source, story.target
    if source is None or target.language in UNCASED:
        return
    is_latin = script(source.language) == "latin" == script(target.language)
    known = frozenset(_ACRONYM.findall(source.plain))
    for bead, ours, theirs in paired_names(story, source):
        here, there = extent_of(target, bead.target), extent_of(source, bead.other)
        pairs: list[tuple[Span, Span]] = []
        if is_latin:
            pairs += _persons(bead, ours, theirs, target, source)
            pairs += _cut_short(bead, here, there, target, source)
            pairs += _transposed(here, there, known, target, source)
        elif source.language == "ko":
            pairs += _korean_places(bead, ours, target, source)
        for span, right in pairs:
            meant, said = text_of(source, right), text_of(target, span)
            message = f"The original has “{meant}” here, which is not “{said}”."
            yield misnamed(check, story, span, right, message, 0.8)


def _persons(
    bead: Bead, ours: Sequence[Name], theirs: Sequence[Name], target: Article, source: Article
) -> Iterator[tuple[Span, Span]]:
    """Persons who share one of two names, the other of which is a place, a feast, a month or a day here only."""
    for a in ours:
        for b in theirs:
            one, other = _parts(a), _parts(b)
            if (
                "PER" not in (a.kind, b.kind)
                or {"ORG", "LOC"} & {a.kind, b.kind}
                or len(one) != len(other)
                or len(one) < 2
            ):
                continue
            apart = [(w, v) for w, v in zip(one, other, strict=True) if _fold(target, w) != _fold(source, v)]
            if len(apart) != 1 or not is_linked(*apart[0], bead):
                continue
            wrong, right = text_of(target, apart[0][0]), text_of(source, apart[0][1])
            is_last = apart[0][0] == one[-1]
            if (is_last and _is_place_of(wrong, right, source)) or (
                not is_last and _is_feast(wrong, target.language)
            ):
                yield Span(a.start, a.end), Span(b.start, b.end)


def _is_place_of(wrong: str, right: str, source: Article) -> bool:
    """Whether a word is that of a place which the original names elsewhere, and another word is no form of it."""
    is_there = re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", source.plain, re.IGNORECASE)
    return bool(places_of(wrong)) and is_there is not None and not is_inflection(wrong, right)


def _is_feast(word: str, language: str) -> bool:
    return word.casefold() in words("feasts", language) | calendar_words(language)


def _transposed(
    here: Span, there: Span, known: frozenset[str], target: Article, source: Article
) -> Iterator[tuple[Span, Span]]:
    """Acronyms of the original with two neighbouring letters exchanged, which are none of the language's."""
    text, original = text_of(target, here), text_of(source, there)
    written = [m[0] for m in _ACRONYM.finditer(text)]
    for m in _ACRONYM.finditer(text):
        if m[0] in known or zipf(m[0], target.language) >= _KNOWN or _is_spelled_out(m, text):
            continue
        for right in _ACRONYM.finditer(original):
            if right[0] not in written and _is_transposition(m[0], right[0]):
                yield (
                    Span(here.start + m.start(), here.start + m.end()),
                    Span(there.start + right.start(), there.start + right.end()),
                )
                break


def _is_transposition(first: str, second: str) -> bool:
    """Whether two words differ in two letters side by side that stand the other way round."""
    apart = [i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    return (
        len(first) == len(second)
        and len(apart) == 2
        and apart[1] == apart[0] + 1
        and first[apart[0]] == second[apart[1]]
        and first[apart[1]] == second[apart[0]]
    )


def _is_spelled_out(acronym: re.Match[str], text: str) -> bool:
    """Whether the words with capitals before or after an acronym begin with its letters, in their order."""
    before, after = text[: acronym.start()], text[acronym.end() :]
    initials = ["".join(w[0] for w in WORD.findall(part) if w[0].isupper()) for part in (before, after)]
    return initials[0].endswith(acronym[0]) or initials[1].startswith(acronym[0])


def _cut_short(
    bead: Bead, here: Span, there: Span, target: Article, source: Article
) -> Iterator[tuple[Span, Span]]:
    """Places with a hyphen in the original of which the first word is left, itself the name of another place."""
    text = text_of(target, here)
    for m in _HYPHENATED.finditer(text_of(source, there)):
        whole, part = places_of(m[0]), places_of(m[1])
        if not whole or not part or whole & part or m[0] in target.plain:
            continue
        if not {place(n).country for n in whole} & {place(n).country for n in part}:
            continue
        for left in re.finditer(rf"(?<![\w-]){m[1]}(?![\w-])", text):
            ours = Span(here.start + left.start(), here.start + left.end())
            theirs = Span(there.start + m.start(), there.start + m.end())
            rest = m[0].rpartition("-")[2]
            if rest not in text and any(overlap(a, ours) and overlap(b, theirs) for a, b in bead.links):
                yield ours, theirs


def _korean_places(
    bead: Bead, ours: Sequence[Name], target: Article, source: Article
) -> Iterator[tuple[Span, Span]]:
    """Places tied to a word that begins with the name of another one: 구미공장 has Gumi."""
    original = text_of(source, extent_of(source, bead.other))
    translation = text_of(target, extent_of(target, bead.target))
    for name in ours:
        here = places_of(name.text)
        if name.kind == "PER" or not here or is_spelled(name.text, original, "ko"):
            continue
        for a, b in bead.links:
            word = _HANGUL.match(text_of(source, b)) if overlap(a, name) else None
            there = _beginning(word[0]) if word else ""
            if (
                there
                and not places_of(there) & here
                and not is_spelled(translation, there, "ko")
                and not any(is_spelled(w, there, "ko") for w in WORD.findall(translation) if w[0].isupper())
            ):
                yield Span(name.start, name.end), Span(b.start, b.start + len(there))
                break


def _beginning(word: str) -> str:
    """The longest place's name that a Korean word begins with; empty where there is none."""
    return next((word[:size] for size in (4, 3, 2) if size <= len(word) and places_of(word[:size])), "")


def _parts(name: Name) -> list[Span]:
    return [Span(name.start + m.start(), name.start + m.end()) for m in WORD.finditer(name.text)]


def _fold(article: Article, span: Span) -> str:
    return fold(text_of(article, span))
