"""How probable it is that a name of a translation was put for another one: a logistic regression and what it reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import exp
from typing import NamedTuple

from mtcheck.checks import tables
from mtcheck.checks.context import ALIGNED, bead_at, extent_of
from mtcheck.checks.name_context import WORD
from mtcheck.checks.name_rivals import Rival
from mtcheck.facts.gazetteer import places_of
from mtcheck.facts.glued import is_pinyin
from mtcheck.facts.name_lists import words
from mtcheck.facts.name_support import Support, best_likeness, support, vocabulary_of
from mtcheck.facts.places import UNCASED, UNSPACED
from mtcheck.facts.readings import heard
from mtcheck.facts.syllables import is_spelled, whole_names
from mtcheck.facts.variants import name_words
from mtcheck.facts.whereabouts import Whereabouts, of_text, speaks
from mtcheck.frequency import zipf
from mtcheck.types import Article, Name, Story

#: Languages by script, which tells how much the likeness of letters says.
_SCRIPTS = {"ru": "cyrillic", "uk": "cyrillic", "bg": "cyrillic", "sr": "cyrillic", "el": "cyrillic"}
#: From this likeness on a name stands elsewhere in the other version, whoever the sentence itself names.
_STANDS = 0.8
#: Letters from which a word that begins one of the other version is a part of it.
_COMPOUNDED = 4
#: Log ratio from which it reads as a stretch of it, far beyond what chance brings in a whole article.
_READS = 13.4
#: And one from which the whole name does, and each of its words, where no table of syllables says it (`syllables`).
_WHOLE, _EACH = 10.0, 4.0
#: And, a letter of its rarest word, where a character has readings enough for many a name: 沢渡 is no Sawado.
_LETTER = 1.25
_HEARD_WHOLE = frozenset({"zh", "ja", "ar", "fa", "he", "hi"})
#: 7 less the Zipf value of a name's rarest word, below which the name is made of common words.
_RARE = 3.2
#: How much less is needed where the original has a place that the translation does not speak of.
_SURER = 0.1
#: Share of the words opposite a name from which they are acronyms on the whole.
_MOSTLY = 0.5
#: Mean cosine of a sentence's other words, and share of its words that the aligner links, from which another version
#: renders it: nineteen in twenty second translations reach them, one in seven sentences of another outlet does.
_RENDERED, _LINKED = 0.6, 0.55
#: Mean cosine of the words of a name to the original's from which they render words there.
_MEANT = 0.4
#: Likeness in letters of a name's rarest word to one of another version from which that has the name.
_NAMED = 0.9
#: "You’ll", «Puisqu'il», which no tagger should have taken for a name.
_CONTRACTED = re.compile("(?:I|You|He|She|It|We|They|Puisqu|Lorsqu|Quoiqu|Jusqu|Qu)['’]")


def is_checkable(name: Name, language: str) -> bool:
    """Whether a name is more than a currency, a unit or a figure.

    Args:
        name: of the target.
        language: ISO 639-1 code of the target.
    """
    from babel.core import get_global

    if name.text in get_global("all_currencies") or any(c.isdigit() for c in name.text):
        return False
    if _CONTRACTED.match(name.text):
        return False
    return name.text.casefold().replace(" ", "_") not in words("unnamed", language)


class Chance(NamedTuple):
    """How probable it is that a name was put for another, and how probable it must be for a finding.

    Args:
        probability: 0 to 1.
        least: what it must reach.
        is_backed: whether a version that renders the sentence word by word was read too, and not the original alone.
    """

    probability: float
    least: float
    is_backed: bool = False


def replaced(story: Story, source: Article, name: Name, rival: Rival | None) -> Chance | None:
    """How probable it is that a name was put for another one.

    Args:
        story: with alignments.
        source: its original.
        name: of the target.
        rival: the name of the original whose place it may have taken.

    Returns:
        The chance, 0 to 1; None where the name's sentence has no counterpart, its words were not compared,
        where it stands for an acronym, which does not say what it is, or where another version has it too.
    """
    original = support_of(story, source, name)
    if original is None or stands_for(original):
        return None
    group, least = script(source.language), tables.table("name")["least"]
    for other in story.references:
        if other.language != story.target.language or not (found := support_of(story, other, name)):
            continue
        # Words of the dictionary are rendered in more ways than one: a version without them proves nothing.
        is_translated = original.ordinary == 1 and original.near >= _MEANT
        if not is_translated and is_rendering(story, other, name, found):
            backed = _probability("reference", signs(original, group, rival, found))
            return Chance(backed, least["reference"], is_backed=True)
        if found.head > _NAMED:
            return None
    needed = least[threshold(original, group)]
    if rival is not None and rival.is_place and not original.capitals:
        needed -= _SURER
    return Chance(_probability("source", signs(original, group, rival)), needed)


def is_rendering(story: Story, other: Article, name: Name, found: Support) -> bool:
    """Whether another version says what the sentence of a name says, and nothing else: a second translation of it.

    Another outlet's sentence on the matter need not have its names.

    Args:
        story: with alignments.
        other: a version in the target's language.
        name: of the target.
        found: what the version has for it.
    """
    bead = bead_at(story, other, story.target.segment_at(name.start), ALIGNED)
    if bead is None or found.rest < _RENDERED:
        return False
    return len({ours for ours, _ in bead.links}) >= _LINKED * len(bead.nearest)


def stands_for(original: Support) -> bool:
    """Whether a name of several words stands where the original has acronyms, which do not say what they are."""
    return original.acronym >= _MOSTLY and original.words > 1


def threshold(original: Support, group: str) -> str:
    """Which threshold holds for a name with the original alone.

    Args:
        original: what the original has for it.
        group: see `script`.

    Returns:
        "acronym" for a name with a word all in capitals, no country; "translated" for one of common words, or of the
        dictionary's, else the script.
    """
    of_country = original.known + original.unknown
    if original.capitals and not of_country:
        return "acronym"
    is_plain = original.rarity < _RARE or original.ordinary == 1
    return "translated" if is_plain and not of_country + original.person else group


def script(language: str) -> str:
    """ "latin", "cyrillic" (and Greek), "unspaced" or "other": the kind of letters a language is written in."""
    if language in UNSPACED - {"ko"}:
        return "unspaced"
    if language in UNCASED:
        return "other"
    return _SCRIPTS.get(language, "latin")


def signs(
    original: Support, group: str, other: Rival | None, reference: Support | None = None
) -> dict[str, float]:
    """What the regression reads.

    Args:
        original: what the original has for a name.
        group: see `script`.
        other: the name of the original whose place it may have taken.
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
    # A word that reads so well stands there, whatever the encoder sees in it.
    found["heard well"] = max(0.0, original.heard_least - 0.6)
    found["heard in part"] = max(0.0, original.heard - 0.6)
    found["ordinary near"] = original.ordinary * original.near
    found["all ordinary"] = float(original.ordinary == 1)
    found["rival tied"] = float(other is not None and other.is_tied)
    found["rival free"] = float(other is not None and not other.is_tied)
    found["rival place"] = float(other is not None and other.is_place)
    found["misplaced rival"] = found["rival place"] * original.misplaced
    found["rival person"] = float(other is not None and other.name.kind == "PER") * original.person
    # Of a name that no capital tells, what kind of name it is says whether it is one at all.
    uncased = float(group in ("unspaced", "other"))
    of_kind = {"PER": original.person, "LOC": original.place}
    found["rival kin"] = uncased * (of_kind.get(other.name.kind, 0.0) if other else 0.0)
    found["rival body"] = uncased * float(
        other is not None and not other.is_tied and other.name.kind == "ORG"
    )
    if reference is not None:
        own = _scaled(reference)
        found |= {f"reference {sign}": value for sign, value in own.items()}
        found["reference same"] = float(reference.alike > 0.95)
        found["reference unlike"] = float(own["alike_least"] < 0.3)
        found["reference near alike"] = own["near"] * own["alike"]
        found["reference named"] = float(reference.head > 0.9)
    return found


def _scaled(given: Support) -> dict[str, float]:
    values = dict(given._asdict())
    for sign in ("alike", "alike_least", "beside", "head"):
        # Random words share half of their letters.
        values[sign] = max(0.0, 2 * values[sign] - 1)
    values["rest"] -= 0.6
    return values


def _probability(model: str, values: Mapping[str, float]) -> float:
    weights = tables.table("name")[model]
    return 1 / (1 + exp(-sum(weights.get(sign, 0.0) * value for sign, value in values.items())))


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


def stands_in(name: Name, article: Article, language: str) -> bool:
    """Whether the rarest word of a name stands anywhere in a version, in any spelling, or the city or region it is.

    Args:
        name: of the target.
        article: the other version.
        language: ISO 639-1 code of the target.
    """
    rarest = rarest_word(name, language)
    vocabulary = vocabulary_of(article.plain)
    numbers = places_of(name.text) | places_of(rarest)
    if numbers and speaks(of_text(article.plain, article.language), Whereabouts(frozenset(), numbers)):
        return True
    if is_spelled(name.text, article.plain, article.language):
        return True
    return len(rarest) > 2 and (
        best_likeness(rarest, vocabulary) >= _STANDS
        # German compounds: «Reichsbahnmuseum» has "Reichsbahn".
        or (len(rarest) >= _COMPOUNDED and any(v.lower().startswith(rarest.lower()) for v in vocabulary))
        or any(heard(rarest, s.text, article.language) >= _READS for s in article.segments)
        or _is_heard_whole(name, rarest, article, article.language)
        # «中村修二» is Nakamura in Chinese, too.
        or (article.language == "zh" and _is_heard_whole(name, rarest, article, "ja"))
    )


def _is_heard_whole(name: Name, rarest: str, article: Article, language: str) -> bool:
    """Whether a name of several words reads as a stretch of a sentence, each word of it too: Zahra Rezaei.

    ``language`` is the one whose readings its characters are given.
    """
    if language not in _HEARD_WHOLE:
        return False
    # Chinese names are read by syllables.
    if language == "zh" and is_pinyin(name.text):
        return False
    whole, parts = tuple(whole_names(name.text)), name_words(name.text)
    least = _LETTER * len(rarest) if language == "ja" else 0.0
    return any(
        heard(rarest, s.text, language) >= least
        and any(heard(w, s.text, language) >= _WHOLE for w in whole)
        and all(heard(w, s.text, language) >= _EACH for w in parts)
        for s in article.segments
        if whole and parts
    )


def rarest_word(name: Name, language: str) -> str:
    """The word of a name that a language has least of: the one to know it by.

    Args:
        name: of the target.
        language: ISO 639-1 code of the target.
    """
    parts = [w for w in WORD.findall(name.text) if w not in words("particles")]
    return min(parts, key=lambda w: zipf(w, language), default=name.text)
