"""Errors planted with word lists: negations, quantities, opposites, hedges, places, times.

The lists stand in ``lexicon/<language>.toml``, the neighbours of places in ``lexicon/places.toml``; what the
keys mean is told in ``lexicon/en.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

from babel import Locale
from examples import Category, Label

from distort.base import Distortion, Edit, Text, replaced

FOLDER = Path(__file__).parent / "lexicon"
_SENTENCE_ENDS = ".!?:…\u0964"
_OPENING = " \t\"'„“”«»‹›‘’([–—-¿¡"
_VOWELS = "aeiouyáéíóúàèìòùâêîôûäëïöüœæ"
_GUARDED = 60
_OTHER_SCRIPTS = {"ru", "uk", "el", "zh", "ja", "ko", "ar", "he", "fa", "hi"}
_UNDECLINED = {"en", "nl", "sv", "zh", "ja", "he", "ar", "fa", "hi", "vi", "id", "de"}


@dataclass(frozen=True, slots=True)
class Table:
    """What one list exchanges in one language.

    Args:
        literals: finds every form of ``exchanges``, longest first; None where there are none.
        exchanges: form → what may take its place; "" deletes it.
        rules: (pattern, template of ``Match.expand``).
        guard: no exchange where this stands near, or None.
        questions: whether questions may be edited.
        spaced: whether the script puts spaces between words.
        unraised: first letters of which no capital is made (Turkish has two letters i).
    """

    literals: re.Pattern[str] | None
    exchanges: Mapping[str, tuple[str, ...]]
    rules: tuple[tuple[re.Pattern[str], str], ...]
    guard: re.Pattern[str] | None
    questions: bool
    spaced: bool
    unraised: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """The lists of the lexicon that plant one kind of error, each with the label that it makes."""

    lists: tuple[tuple[str, Label], ...]
    category: Category | None


_KINDS = {
    "negation": _Kind((("negation", "contradiction"),), "mistranslation"),
    "quantifier": _Kind((("quantifier", "contradiction"), ("restriction", "neutral")), "mistranslation"),
    "antonym": _Kind((("antonym", "contradiction"),), "mistranslation"),
    "hedge": _Kind((("hedge", "neutral"),), "mistranslation"),
    "place": _Kind((("place", "contradiction"),), "name"),
    "time": _Kind((("time", "contradiction"),), "mistranslation"),
}
_FAITHFUL = _Kind((("faithful", "entailment"),), None)


def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have a lexicon."""
    return tuple(sorted(path.stem for path in FOLDER.glob("??.toml")))


@cache
def lexicon(language: str) -> Mapping[str, Any]:
    """The word lists of one language; empty for a language that has none."""
    path = FOLDER / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def exchanges(language: str, name: str, *, heldout: bool) -> Mapping[str, tuple[str, ...]]:
    """Form → the forms that may take its place, of one list of the lexicon.

    Args:
        language: ISO 639-1 code.
        name: ``negation``, ``quantifier``, ``restriction``, ``antonym``, ``hedge``, ``place``, ``time`` or
            ``faithful``.
        heldout: the entries that are kept for measuring, instead of those for training.
    """
    found: dict[str, list[str]] = {}
    known = _forms(language, name) if heldout else frozenset()
    for old, new in _pairs(language, name, heldout):
        if not known & {old.lower(), new.lower()} - {""}:
            found.setdefault(old, []).append(new)
    return {old: tuple(dict.fromkeys(new)) for old, new in found.items()}


@cache
def _forms(language: str, name: str) -> frozenset[str]:
    """Every form that the entries for training hold; an entry for measuring that has one of them is left out."""
    return frozenset(form.lower() for pair in _pairs(language, name, False) for form in pair)


def _pairs(language: str, name: str, heldout: bool) -> Iterator[tuple[str, str]]:
    section = lexicon(language).get(name, {})
    yield from _entries(section, heldout)
    if name == "place":
        yield from _territories(language, section, heldout)
        yield from _cities(language, heldout)


def _entries(section: Mapping[str, Any], heldout: bool) -> Iterator[tuple[str, str]]:
    for entry in re.split(r"[;\n]", section.get("heldout" if heldout else "pairs", "")):
        if "=" in entry:
            left, right = (side.strip() for side in entry.split("="))
            yield left, right
            yield right, left
        elif ">" in entry:
            left, right = (side.strip() for side in entry.split(">"))
            yield left, right
    for verbs in section.get("verbs", ()):
        for word in verbs.get("heldout" if heldout else "words", "").split(verbs.get("separator")):
            word = word.strip()
            yield word, verbs["form"].format(word)
            yield verbs["form"].format(word), word


@cache
def _neighbours() -> Mapping[str, list[str]]:
    """Groups of places near or like each other; those under ``heldout`` keys are for measuring."""
    return tomllib.loads((FOLDER / "places.toml").read_text("utf-8"))


def _cities(language: str, heldout: bool) -> Iterator[tuple[str, str]]:
    if language in _OTHER_SCRIPTS:
        return
    for group in _neighbours()["cities_heldout" if heldout else "cities"]:
        yield from permutations(group.split(", "), 2)


def _territories(language: str, section: Mapping[str, Any], heldout: bool) -> Iterator[tuple[str, str]]:
    """Country names of one group, with every case ending that both names share."""
    names = Locale.parse(language).territories
    skipped = section.get("skip", "").split()
    endings = {ending.split()[0]: ending.split()[1:] for ending in section.get("endings", ())}
    for group in _neighbours()["heldout" if heldout else "groups"]:
        for pair in permutations((code for code in group.split() if code not in skipped), 2):
            old, new = (names[code] for code in pair)
            if "(" in old + new or not _exchangeable(language, old, new):
                continue
            yield old, new
            for citation, others in endings.items():
                if old.endswith(citation) and new.endswith(citation):
                    for other in others:
                        yield old.removesuffix(citation) + other, new.removesuffix(citation) + other


def _exchangeable(language: str, old: str, new: str) -> bool:
    """Whether articles, particles and endings beside one name go with the other too."""
    if language == "ko":
        return _closed(old) == _closed(new)
    if language in _UNDECLINED:
        return True
    if language == "tr":
        return old[-2:] == new[-2:]
    return old[-1] == new[-1] and (old[0].lower() in _VOWELS) == (new[0].lower() in _VOWELS)


def _closed(word: str) -> bool:
    """Whether a Korean word ends in a consonant: the particle after it depends on that."""
    return (ord(word[-1]) - 0xAC00) % 28 != 0


@cache
def table(language: str, name: str, *, heldout: bool = False) -> Table:
    """One list of one language, compiled. Arguments as for ``exchanges``."""
    words = lexicon(language)
    section = words.get(name, {})
    spaced = words.get("spaced", True)
    found = exchanges(language, name, heldout=heldout)
    forms = {form for old in found for form in (old, old[:1].upper() + old[1:])}
    before, after = _boundaries(spaced, section.get("prefixes", words.get("prefixes", "")), language)
    if avoided := section.get("not_after"):
        before = f"(?<!{avoided}){before}"
    alternation = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    guard = section.get("guard", "")
    outside = _boundaries(spaced, "", language)
    return Table(
        re.compile(f"{before}({alternation}){after}") if forms else None,
        found,
        tuple(
            (re.compile(pattern), template)
            for pattern, template in section.get("heldout_rules" if heldout else "rules", ())
        ),
        re.compile(f"{outside[0]}(?:{guard}){outside[1]}", re.IGNORECASE) if guard else None,
        name != "negation",
        spaced,
        "Iİ" if language == "tr" else "",
    )


def _boundaries(spaced: bool, prefixes: str, language: str) -> tuple[str, str]:
    """Patterns that must hold before and after a form.

    Python counts the vowel signs of Devanagari and Arabic as no letters, so they are named beside ``\\w``.
    """
    if not spaced:
        return "", ""
    letter = r"\w\u0900-\u0963\u064b-\u0652\u200c-"
    # A Turkish name keeps its apostrophe and ending when it is exchanged; elsewhere "it's" is no "it".
    after = f"(?![{letter}])" + ("" if language == "tr" else r"(?!['’]\w)")
    return f"(?<![{letter}])" + (f"[{prefixes}]?" if prefixes else ""), after


def _edits(text: str, found: Table) -> list[tuple[int, int, str | tuple[str, ...]]]:
    """Every place that the table can edit: start, end, what may stand there."""
    if not found.questions and any(mark in text for mark in "?？؟"):
        return []
    places: list[tuple[int, int, str | tuple[str, ...]]] = []
    for match in found.literals.finditer(text) if found.literals else ():
        form = match[1]
        if form in found.exchanges:
            places.append((*match.span(1), found.exchanges[form]))
        elif _starts_sentence(text, match.start(1)) and form[0] not in found.unraised:
            lowered = form[:1].lower() + form[1:]
            raised = tuple(
                ("İ" if found.unraised and new[:1] == "i" else new[:1].upper()) + new[1:]
                for new in found.exchanges[lowered]
            )
            places.append((*match.span(1), raised))
    for pattern, template in found.rules:
        places += [(*match.span(), match.expand(template)) for match in pattern.finditer(text)]
    if found.guard is None:
        return places
    return [place for place in places if not _guarded(text, place[0], place[1], found.guard)]


def _starts_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(_OPENING)
    return not before or before[-1] in _SENTENCE_ENDS


def _guarded(text: str, start: int, end: int, guard: re.Pattern[str]) -> bool:
    return bool(
        guard.search(text, max(0, start - _GUARDED), start) or guard.search(text, end, end + _GUARDED)
    )


def _without(text: str, start: int, end: int) -> tuple[int, int, str]:
    """What to exchange so that a deletion leaves one space, no stray comma and a capital at the start."""
    while end < len(text) and text[end] == " ":
        end += 1
    first = _starts_sentence(text, start)
    if text[end : end + 1] in (",", "，", "、", "،") and (
        first or text[:start].rstrip()[-1:] in (",", "，", "،")
    ):
        end += 1
        while end < len(text) and text[end] == " ":
            end += 1
    if first and end < len(text):
        word = re.match(r"\S+", text[end:])
        kept = word[0] if word else ""
        return start, end + len(kept), kept[:1].upper() + kept[1:]
    if end == len(text) or text[end] in ".,;:!?":
        while start and text[start - 1] == " ":
            start -= 1
    return start, end, ""


def _narrowed(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """The same exchange without the whole words that both sides begin or end with."""
    old_words, new_words = re.findall(r"\S+\s*", text[start:end]), re.findall(r"\S+\s*", new)
    head = _common([word.strip() for word in old_words], [word.strip() for word in new_words])
    if head and head == len(old_words) and head < len(new_words):
        # Words are added behind: the space before them belongs to them.
        return end, end, new[len("".join(new_words[:head]).rstrip()) :]
    if head and head == len(new_words) and head < len(old_words):
        return start + len("".join(old_words[:head]).rstrip()), end, ""
    skip_old, skip_new = len("".join(old_words[:head])), len("".join(new_words[:head]))
    old_rest, new_rest = old_words[head:], new_words[head:]
    tail = _common([word.strip() for word in old_rest[::-1]], [word.strip() for word in new_rest[::-1]])
    kept = len("".join(old_rest[len(old_rest) - tail :])) if tail else 0
    kept_new = len("".join(new_rest[len(new_rest) - tail :])) if tail else 0
    return start + skip_old, end - kept, new[skip_new : len(new) - kept_new]


def _common(left: list[str], right: list[str]) -> int:
    count = 0
    while count < min(len(left), len(right)) and left[count] == right[count]:
        count += 1
    return count


def _plant(name: str, kind: _Kind, heldout: bool, text: Text, random: Random) -> Edit | None:
    found = [
        (place, label, spaced)
        for section, label in kind.lists
        for listed in [table(text.language, section, heldout=heldout)]
        for spaced in [listed.spaced]
        for place in _edits(text.text, listed)
    ]
    if not found:
        return None
    (start, end, choices), label, spaced = random.choice(found)
    new = choices if isinstance(choices, str) else random.choice(choices)
    if not new:
        start, end, new = _without(text.text, start, end)
    elif spaced:
        start, end, new = _narrowed(text.text, start, end, new)
    return replaced(text.text, start, end, new, label=label, category=kind.category, kind=name)


def _distortion(name: str, kind: _Kind, heldout: bool = False) -> Distortion:
    return partial(_plant, name, kind, heldout)


#: Kind → distortion, from the entries for training.
DISTORTIONS: dict[str, Distortion] = {name: _distortion(name, kind) for name, kind in _KINDS.items()}
#: The same kinds, from entries that ``DISTORTIONS`` never uses.
HELD_OUT: dict[str, Distortion] = {
    f"{name}.heldout": _distortion(f"{name}.heldout", kind, heldout=True) for name, kind in _KINDS.items()
}
#: Changes of wording that leave the meaning alone.
FAITHFUL: dict[str, Distortion] = {"faithful.words": _distortion("faithful.words", _FAITHFUL)}
