"""Names that nothing in the other versions answers for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from math import exp
from typing import Any, ClassVar, NamedTuple

from mtcheck.checks import tables
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, bead_at, extent_of
from mtcheck.checks.name_context import CATEGORY, WORD
from mtcheck.checks.name_rivals import Rival, rival
from mtcheck.facts.name_lists import words
from mtcheck.facts.name_support import Support, best_likeness, support, vocabulary_of
from mtcheck.facts.places import UNCASED, UNSPACED, speaks_of
from mtcheck.frequency import zipf
from mtcheck.types import Article, Evidence, Finding, Name, Severity, Span, Story

#: Languages by script, which tells how much the likeness of letters says.
_SCRIPTS = {"ru": "cyrillic", "uk": "cyrillic", "bg": "cyrillic", "sr": "cyrillic", "el": "cyrillic"}
#: From this likeness on a name stands elsewhere in the other version, whoever the sentence itself names.
_STANDS = 0.8
#: A name with a mention less doubtful than this is doubted nowhere.
_DOUBT = 0.4
#: 7 less the Zipf value of a name's rarest word, below which the name is made of common words.
_RARE = 3.2
#: A word in capitals that is no longer is an acronym.
_ACRONYM = 5
#: Share of the words opposite a name from which they are acronyms on the whole.
_MOSTLY = 0.5
#: Probability from which a name is a finding that the aligner links to a person's whom nothing else answers for.
_TIED = 0.7
#: Probability that a major finding needs where every name of the original is answered for.
_ALONE = 0.9
#: How rare its rarest word must be for that, as `_RARE`.
_NEWS = 3.5
#: A threshold from which one is never lowered.
_SURE = 0.95


class ReplacedName:
    """Name without a counterpart.

    Why: another person, place or body than the original's, in a sentence that reads well and has every other
    word right.

    Flags: a name in the translation that no word of the aligned original answers for: none is like it in
    letters, across scripts; none is near it in meaning, as the word aligner sees both in their sentences; no
    country, people or acronym there is what it stands for. Where another version of the story in the language
    of the translation has the sentence too, it must be without the name as well.

    Leaves alone: translated names of bodies, exonyms, acronyms and what they stand for, nationalities, and names
    that stand elsewhere in the original: the translation may name who was "he" there.

    Source: logistic regression of the signs of ``mtcheck.facts.name_support``, fitted on the development half of
    DEMETR (Karpinska et al. 2022: names exchanged, and the same sentences before that) and on names as they are
    in documents of NTREX (Federmann et al. 2022), as ``scripts/build_models/replaced_names.py`` does; thresholds
    chosen by hand from cross-validation.
    """

    code: ClassVar[str] = "NAM004"
    family: ClassVar[str] = "name"
    needs: ClassVar[frozenset[str]] = frozenset({"names", "alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        source = story.source
        if source is None:
            return
        target = story.target
        chances = {
            name: chance
            for name in story.facts[target.name].names
            if is_checkable(name, target.language) and (chance := replaced(story, source, name)) is not None
        }
        clear = {_rarest(n, target.language) for n, chance in chances.items() if chance.probability < _DOUBT}
        vocabulary = vocabulary_of(source.plain)
        rivals = {name: rival(story, source, name) for name in chances}
        for name, chance in chances.items():
            other = rivals[name]
            least = min(chance.least, _TIED) if _is_person(other) and chance.least < _SURE else chance.least
            if chance.probability < least or _rarest(name, target.language) in clear:
                continue
            if not stands_in(name, vocabulary, target.language):
                is_settled = other is not None and _is_settled(name, other, rivals, target.language)
                yield self._finding(story, source, name, chance.probability, other, is_settled)

    def _finding(
        self,
        story: Story,
        source: Article,
        name: Name,
        probability: float,
        other: Rival | None,
        is_settled: bool,
    ) -> Finding:
        kept = source.language not in UNCASED and source.language not in _SCRIPTS
        is_major = not is_settled if other else _is_news(story, name, probability)
        severity: Severity = "major" if is_major else "minor"
        return finding(
            self,
            story.target,
            (name.start, name.end),
            f"The original has “{other.name.text}” here, and nothing that “{name.text}” could stand for."
            if other
            else f"Nothing in the original's sentence stands for “{name.text}”.",
            category=CATEGORY,
            severity=severity,
            stance="contradicted" if other else "unsupported",
            confidence=min(0.95, probability),
            suggestion=other.name.text if other and kept and other.name.kind == "PER" else "",
            evidence=list(_evidence(story, name, other.name if other else None)),
        )


def is_checkable(name: Name, language: str) -> bool:
    """Whether a name is more than a currency, an abbreviation or a figure.

    Args:
        name: of the target.
        language: ISO 639-1 code of the target.
    """
    from babel.core import get_global

    if name.text in get_global("all_currencies") or any(c.isdigit() for c in name.text):
        return False
    # Acronyms are translated: ICJ is IGH, «CIJ» or spelled out.
    acronym = any(len(w) <= _ACRONYM and w.isupper() for w in re.split(r"[\W_]", name.text))
    return not acronym and name.text.casefold() not in words("unnamed", language)


class Chance(NamedTuple):
    """How probable it is that a name was put for another, and how probable it must be for a finding."""

    probability: float
    least: float


def replaced(story: Story, source: Article, name: Name) -> Chance | None:
    """How probable it is that a name was put for another one.

    Args:
        story: with alignments.
        source: its original.
        name: of the target.

    Returns:
        The chance, 0 to 1; None where the name's sentence has no counterpart, its words were not compared, or
        where it stands for an acronym, which does not say what it is.
    """
    original = support_of(story, source, name)
    if original is None or stands_for(original):
        return None
    group, least = script(source.language), _weights()["least"]
    for other in story.references:
        if other.language == story.target.language and (found := support_of(story, other, name)):
            return Chance(_probability("reference", original, group, found), least["reference"])
    return Chance(_probability("source", original, group), least[threshold(original, group)])


def stands_for(original: Support) -> bool:
    """Whether a name of several words stands where the original has acronyms, which do not say what they are."""
    return original.acronym >= _MOSTLY and original.words > 1


def threshold(original: Support, group: str) -> str:
    """Which threshold holds for a name with the original alone: its script's (see `script`), or "translated"."""
    translated = original.rarity < _RARE and not original.known + original.unknown + original.person
    return "translated" if translated else group


def script(language: str) -> str:
    """ "latin", "cyrillic" (and Greek), "unspaced" or "other": the kind of letters a language is written in."""
    if language in UNSPACED - {"ko"}:
        return "unspaced"
    if language in UNCASED:
        return "other"
    return _SCRIPTS.get(language, "latin")


def signs(original: Support, group: str, reference: Support | None = None) -> dict[str, float]:
    """What the regression reads.

    Args:
        original: what the original has for a name.
        group: see `script`.
        reference: what a version in the target's own language has.

    Returns:
        Values by name.
    """
    found = {"bias": 1.0, **_scaled(original)}
    for one in ("latin", "cyrillic", "unspaced"):
        there = float(group == one)
        found[one] = there
        for sign in ("near", "alike", "alike_least", "lost"):
            found[f"{one} {sign}"] = there * found[sign]
    found["rare unlike"] = min(original.rarity, 4.0) * found["alike_least"]
    found["common"] = float(original.commonness > 4.5)
    found["near alike"] = original.near * found["alike"]
    found["lost unlike"] = original.lost * (1 - found["alike"])
    found["unknown near"] = original.unknown * original.near
    if reference is not None:
        own = _scaled(reference)
        found |= {f"reference {sign}": value for sign, value in own.items()}
        found["reference same"] = float(reference.alike > 0.95)
        found["reference unlike"] = float(own["alike_least"] < 0.3)
        found["reference near alike"] = own["near"] * own["alike"]
    return found


def _scaled(given: Support) -> dict[str, float]:
    values = dict(given._asdict())
    for sign in ("alike", "alike_least", "beside"):
        # Random words share half of their letters.
        values[sign] = max(0.0, 2 * values[sign] - 1)
    values["rest"] -= 0.6
    return values


def _probability(model: str, original: Support, group: str, reference: Support | None = None) -> float:
    weights = _weights()[model]
    odds = sum(weights.get(sign, 0.0) * value for sign, value in signs(original, group, reference).items())
    return 1 / (1 + exp(-odds))


@cache
def _weights() -> Mapping[str, Any]:
    return tables.table("name")


def support_of(story: Story, other: Article, name: Name) -> Support | None:
    """What another version has for a name of the target, in the sentence that answers for its own.

    Args:
        story: with alignments.
        other: the original, or another version.
        name: of the target.

    Returns:
        The signs; None where the sentence has no counterpart, or no word of the name was compared.
    """
    bead = bead_at(
        story, other, story.target.segment_at(name.start), ALIGNED if other is not story.source else 0
    )
    return support(name, story.target, other, bead, extent_of(other, bead.other)) if bead else None


def stands_in(name: Name, vocabulary: tuple[str, ...], language: str) -> bool:
    """Whether the rarest word of a name stands anywhere in a version, in any spelling.

    Args:
        name: of the target.
        vocabulary: the words of the other version.
        language: ISO 639-1 code of the target.
    """
    rarest = _rarest(name, language)
    return len(rarest) > 2 and best_likeness(rarest, vocabulary) >= _STANDS


def _rarest(name: Name, language: str) -> str:
    parts = [w for w in WORD.findall(name.text) if w not in words("particles")]
    return min(parts, key=lambda w: zipf(w, language), default=name.text)


def _is_person(other: Rival | None) -> bool:
    return other is not None and other.is_tied and other.name.kind == "PER"


def _is_settled(name: Name, other: Rival, rivals: Mapping[Name, Rival | None], language: str) -> bool:
    """Whether a name stands for one and the same name of the original elsewhere too: an exonym the words do not tell."""
    words_here = tuple(w for w in WORD.findall(other.name.text) if len(w) > 2)
    return any(
        best_likeness(w, words_here) >= _STANDS
        for n, r in rivals.items()
        if r is not None
        and r.name.start != other.name.start
        and _rarest(n, language) == _rarest(name, language)
        for w in WORD.findall(r.name.text)
        if len(w) > 2
    )


def _is_news(story: Story, name: Name, probability: float) -> bool:
    """Whether a name that took no other's place is more than what a reader knows and a writer leaves out: a country."""
    language = story.target.language
    if story.references:
        return True
    is_of_country = any(speaks_of(w, language) for w in (name.text, *WORD.findall(name.text)))
    return (
        probability >= _ALONE and not is_of_country and 7 - zipf(_rarest(name, language), language) >= _NEWS
    )


def _evidence(story: Story, name: Name, counterpart: Name | None) -> Iterator[Evidence]:
    """What each other version has: the name in its place, or the sentence."""
    for other in story.others:
        if other is story.source and counterpart:
            yield evidence(other, (counterpart.start, counterpart.end), "differs")
            continue
        bead = bead_at(story, other, story.target.segment_at(name.start))
        span: Span | None = extent_of(other, bead.other) if bead else None
        yield evidence(other, span, "differs")
