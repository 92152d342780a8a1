"""Names that nothing in the other versions answers for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import bead_at, extent_of, text_of, within
from mtcheck.checks.name_chance import (
    Chance,
    is_checkable,
    rarest_word,
    replaced,
    script,
    stands_in,
    support_of,
)
from mtcheck.checks.name_context import CATEGORY, WORD, may_be_german_phrase
from mtcheck.checks.name_rivals import Rival, is_in_title_case, rival
from mtcheck.facts.forenames import is_forename
from mtcheck.facts.gazetteer import named
from mtcheck.facts.name_lists import ARTICLE, words
from mtcheck.facts.name_runs import opens_sentence, split_words
from mtcheck.facts.name_support import best_likeness, is_ordinary, vocabulary_of
from mtcheck.facts.places import UNCASED, at_home, may_speak_of, speaks_of
from mtcheck.facts.transliteration import fold
from mtcheck.facts.whereabouts import Whereabouts, is_part, of_name
from mtcheck.frequency import is_listed, zipf
from mtcheck.taxonomy import rank
from mtcheck.types import Article, Evidence, Finding, Name, Severity, Span, Story

#: From this likeness on the words of two names of the original are spellings of one.
_SAME = 0.8
#: A name with a mention less doubtful than this is doubted nowhere.
_DOUBT = 0.4
#: Probability that a major finding needs where every name of the original is answered for.
_ALONE = 0.93
#: And one on an acronym, whose letters say little.
_SPELLED = 0.97
#: What the confidence of a finding never falls below.
_SURE_ENOUGH = 0.6
#: Zipf value from which a word of another language than English may be a common noun.
_A_WORD = 3.5
#: 7 less the Zipf value of its rarest word that a name needs for that.
_NEWS = 3.5
#: A word in capitals that is no longer is an acronym.
_ACRONYM = 5
#: Letters of a part of a compound, and its Zipf value.
_PART, _KNOWN = 4, 3.0
#: Where two words are written as one with two capitals.
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_IN_BRACKETS = re.compile(r"(?: (?!and\b|or\b)[^\W\d]+){0,3} ?[(（]([A-ZÀ-ÞА-ЯΑ-Ω]{2,8})[)）]")


class ReplacedName:
    """Name without a counterpart.

    Why: another person, place or body than the original's, in a sentence that reads well and has every other
    word right.

    Flags: a name in the translation that no word of the aligned original answers for: none is like it in
    letters, across scripts; none is near it in meaning, as the word aligner sees both in their sentences; no
    country, people or acronym there is what it stands for. Where another version of the story in the language
    of the translation has the sentence too, it must be without the name as well, and the check is surer of it: but
    only where that version renders the sentence word by word, and not where another outlet says it in its own way.

    Leaves alone: translated names of bodies, exonyms of places (`mtcheck.facts.gazetteer`), acronyms and what they
    stand for, nationalities, and names that stand elsewhere in the original: the translation may name who was "he"
    there. Translations into languages without capitals; in other languages than English, minor where the name may be
    a common noun. A name is flagged once, however often it stands.

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
        # Fitted on names in Latin letters.
        if source is None or story.target.language in UNCASED:
            return
        target = story.target
        rivals = {
            name: rival(story, source, name)
            for name in story.facts[target.name].names
            if is_checkable(name, target.language)
            and not _is_plain(target, name)
            and not _is_spelled_out(name, target, source)
        }
        chances = {
            name: chance
            for name, other in rivals.items()
            if (chance := replaced(story, source, name, other)) is not None
        }
        clear = {
            rarest_word(n, target.language)
            for n, chance in chances.items()
            if chance.probability < min(_DOUBT, chance.least)
        }
        found: dict[str, Finding] = {}
        for name, chance in chances.items():
            other = rivals[name]
            if chance.probability < chance.least or rarest_word(name, target.language) in clear:
                continue
            if not stands_in(name, source, target.language) and not _is_country_there(story, source, name):
                is_settled = other is not None and _is_settled(name, other, rivals, target.language)
                new = self._finding(story, source, name, chance, other, is_settled)
                old = found.setdefault(name.text, new)
                if rank(new.severity) > rank(old.severity):
                    found[name.text] = new
        # A name that stands ten times is one question to the desk.
        yield from sorted(found.values(), key=lambda f: f.start)

    def _finding(
        self,
        story: Story,
        source: Article,
        name: Name,
        chance: Chance,
        other: Rival | None,
        is_settled: bool,
    ) -> Finding:
        probability = chance.probability
        kept = script(source.language) == "latin"
        is_major = (
            not is_settled if other else _is_news(story, name, chance, _is_misplaced(story, source, name))
        )
        if not chance.is_backed and _is_unknown_acronym(name, other, story.target.language):
            is_sure = other is not None and probability >= _SPELLED
            is_major = is_major and is_sure and not may_be_initials(name, story, source)
        # «Bundesweit» may be "in all Germany".
        at_home_there = speaks_of(name.text, story.target.language) & at_home(source.language)
        is_there = other is not None and other.is_place
        if (at_home_there and not is_there) or _may_be_a_word(name, story.target):
            is_major = False
        if _has_part_there(story, source, name):
            is_major = False
        if not chance.is_backed and _is_plain_body(name, story.target.language):
            is_major = False
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
            # With another version beside it the odds are low, and what passes is right more often than not.
            confidence=min(0.95, max(_SURE_ENOUGH, probability)),
            suggestion=other.name.text if other and kept and other.name.kind == "PER" else "",
            evidence=list(_evidence(story, name, other.name if other else None)),
        )


def _is_plain(target: Article, name: Name) -> bool:
    """Whether a capital may say nothing: ordinary words in a headline, or one that opens a sentence."""
    segment, parts = target.segment_at(name.start), [w.text for w in split_words(name.text)]
    language = target.language
    if _is_listed_word(target, name) or _begins_phrase(target, name):
        return True
    if segment is None or not all(
        is_ordinary(w, language) or zipf(w, language) >= ARTICLE or _is_compound(w, language) for w in parts
    ):
        return False
    return _is_first_word(target, name) or is_in_title_case(target.segments[segment].text)


def _is_listed_word(target: Article, name: Name) -> bool:
    """Whether an English sentence begins with a word that spelling knows, and no person's or place's name: "Sappers"."""
    return (
        target.language == "en"
        and name.kind != "PER"
        and _is_first_word(target, name)
        and is_listed(name.text)
        and not is_forename(name.text)
        and not any(of_name(name.text, "en"))
    )


def _begins_phrase(target: Article, name: Name) -> bool:
    """Whether a name is the first word of a phrase that has it by tradition: "French horn", "Chinese zodiac"."""
    after = WORD.match(target.plain, name.end + 1)
    phrase = f"{name.text} {after[0]}" if after else name.text
    return phrase.casefold().removesuffix("s").replace(" ", "_") in words("phrases", target.language)


def _is_compound(word: str, language: str) -> bool:
    """Whether a word is made of two of the dictionary: "Hailstorm"."""
    cuts = range(_PART, len(word) - _PART + 1)
    return any(
        all(is_ordinary(part, language) and zipf(part, language) >= _KNOWN for part in (word[:i], word[i:]))
        for i in cuts
    )


def _is_spelled_out(name: Name, target: Article, source: Article) -> bool:
    """Whether a name is of what an acronym of the original stands for, which follows in brackets."""
    follows = _IN_BRACKETS.match(target.plain, name.end)
    return follows is not None and re.search(rf"\b{re.escape(follows[1])}\b", source.plain) is not None


def _is_country_there(story: Story, source: Article, name: Name) -> bool:
    """Whether a name is that of a country which the original's sentence speaks of, in whatever form."""
    codes = speaks_of(name.text, story.target.language)
    return bool(codes & may_speak_of(_sentence(story, source, name), source.language)) if codes else False


def _has_part_there(story: Story, source: Article, name: Name) -> bool:
    """Whether the original's sentence names a city or region of the country that a name is: Cologne for Germany."""
    where = of_name(name.text, story.target.language)
    return any(
        is_part(where, Whereabouts(frozenset(), numbers))
        for numbers in (named(_sentence(story, source, name), source.language) if where.codes else ())
    )


def _sentence(story: Story, source: Article, name: Name) -> str:
    """What answers in the original for the sentence of a name; empty where nothing does."""
    bead = bead_at(story, source, story.target.segment_at(name.start))
    return text_of(source, extent_of(source, bead.other)) if bead and bead.other else ""


def _is_misplaced(story: Story, source: Article, name: Name) -> bool:
    """Whether a name is that of a place which the original's sentence does not speak of."""
    found = support_of(story, source, name)
    return bool(found and found.misplaced) and not _has_part_there(story, source, name)


def _may_be_a_word(name: Name, target: Article) -> bool:
    """Whether a name of another language than English, whose words are listed, may be a word with a capital.

    German writes all nouns so, others those of offices and bodies («ministre de la Santé») and what begins a sentence.
    """
    language = target.language
    if may_be_german_phrase(name, language):
        return True
    if language == "en" or name.kind == "PER":
        return False
    is_common = all(zipf(w, language) >= _A_WORD for w in vocabulary_of(name.text))
    return language == "de" or is_common or _is_first_word(target, name)


def _is_plain_body(name: Name, language: str) -> bool:
    """Whether a name is no person's, and in words of the dictionary: "Health Protection Agency", "GreenLeft"."""
    own = vocabulary_of(_CAMEL.sub(" ", name.text))
    ordinary = [w for w in own if is_ordinary(w, language)]
    return name.kind != "PER" and bool(ordinary) and all(w in ordinary or speaks_of(w, language) for w in own)


def _is_first_word(target: Article, name: Name) -> bool:
    """Whether a name is one word, and a sentence begins with it."""
    return len(vocabulary_of(name.text)) == 1 and opens_sentence(target.plain, name.start)


def _is_unknown_acronym(name: Name, other: Rival | None, language: str) -> bool:
    """Whether a name is an acronym that took no other name's place: it may stand for words of the original."""
    if (other is not None and other.is_tied) or speaks_of(name.text, language):
        return False
    return any(1 < len(w) <= _ACRONYM and w.isupper() for w in re.split(r"[\W_]", name.text))


def may_be_initials(name: Name, story: Story, source: Article) -> bool:
    """Whether the original may spell an acronym out: a word of its sentence begins as the first one would.

    Or a name there has as many words: what an acronym stands for has other initials in another language.

    Args:
        name: of the target, an acronym.
        story: with names and alignments.
        source: its original.
    """
    if any(
        w[0].isupper() and fold(w)[:1] == fold(name.text)[:1]
        for w in WORD.findall(_sentence(story, source, name))
    ):
        return True
    bead = bead_at(story, source, story.target.segment_at(name.start))
    names = within(story.facts[source.name].names, extent_of(source, bead.other)) if bead else []
    return any(len(WORD.findall(n.text)) >= len(name.text) > 2 for n in names)


def _is_settled(name: Name, other: Rival, rivals: Mapping[Name, Rival | None], language: str) -> bool:
    """Whether a name stands for one and the same name of the original elsewhere too: an exonym the words do not tell."""
    words_here = tuple(w for w in WORD.findall(other.name.text) if len(w) > 2)
    return any(
        best_likeness(w, words_here) >= _SAME
        for n, r in rivals.items()
        if r is not None
        and r.name.start != other.name.start
        and rarest_word(n, language) == rarest_word(name, language)
        for w in WORD.findall(r.name.text)
        if len(w) > 2
    )


def _is_news(story: Story, name: Name, chance: Chance, is_misplaced: bool) -> bool:
    """Whether a name that took no other's place is more than what a reader knows and a writer leaves out.

    A country is that only where the original's sentence does not speak of it in any way.
    """
    language = story.target.language
    if chance.is_backed:
        return True
    if chance.probability < _ALONE:
        return False
    if is_misplaced:
        return True
    is_of_country = any(speaks_of(w, language) for w in (name.text, *WORD.findall(name.text)))
    return not is_of_country and 7 - zipf(rarest_word(name, language), language) >= _NEWS


def _evidence(story: Story, name: Name, counterpart: Name | None) -> Iterator[Evidence]:
    """What each other version has: the name in its place, or the sentence."""
    for other in story.others:
        if other is story.source and counterpart:
            yield evidence(other, (counterpart.start, counterpart.end), "differs")
            continue
        bead = bead_at(story, other, story.target.segment_at(name.start))
        span: Span | None = extent_of(other, bead.other) if bead else None
        yield evidence(other, span, "differs")
