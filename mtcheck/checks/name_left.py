"""Names that only the original has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, extent_of, gap_of, paired_beads, text_of, within
from mtcheck.checks.name_chance import script
from mtcheck.checks.name_rivals import Rival, core_of, is_in_title_case, rival, unanswered
from mtcheck.facts.name_runs import opens_sentence
from mtcheck.facts.name_support import best_likeness, vocabulary_of
from mtcheck.facts.places import UNCASED
from mtcheck.facts.readings import heard
from mtcheck.facts.whereabouts import of_name, of_text, speaks
from mtcheck.frequency import zipf
from mtcheck.types import Article, Bead, Finding, Name, Span, Story

#: Zipf value of its rarest word up to which a name is none that a translator may say in other words.
_RARE = 3.5
#: Likeness in letters of its rarest word and of the others, and log ratio of a reading, from which the translation has the name somewhere.
_STANDS, _SAME, _HEARD = 0.72, 0.9, 6.0
#: Where the two scripts differ the letters of a foreign name differ more: «Ρέιντζερς».
_TRANSCRIBED = 0.62
_SHORTEST = 4  # letters of that word
#: Zipf value from which the name of a place is as often a common word where no capital tells.
_A_WORD = 4.5
#: And one of a city known well enough to be told from two characters.
_TWO, _A_CITY = 2, 3.7
_HAN = re.compile("[\u4e00-\u9fff]+")


class NameLeftOut:
    """Name left out.

    Why: what a system drops from a sentence it drops without a trace: "the minister said" for "Minister Karimova said".

    Flags: a person's name, or a place's, that the original has and no word of the translation answers for, by letters, by
    sound or by meaning, in its sentence or anywhere else.

    Leaves alone: names that stand elsewhere in the translation ("she" for a name that was told before), common words,
    bodies, whose names are translated, acronyms, headlines, sentences in which another name took its place (NAM002 and
    NAM004 tell of that), sentences left out as a whole (OMI001).

    Source: the names of both sides, compared as in NAM004.
    """

    code: ClassVar[str] = "NAM005"
    family: ClassVar[str] = "omission-addition"
    needs: ClassVar[frozenset[str]] = frozenset({"names", "alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        if source is None or target.language in UNCASED:
            return
        told: set[str] = set()
        for bead in paired_beads(story, source):
            if bead.score < ALIGNED or _is_headline(story.target, bead):
                continue
            for other in unanswered(story, source, bead):
                name = other.name
                if name.text in told or not (_is_unspoken(other, source, target) or _tells(name, source)):
                    continue
                if _stands_in(name, source, target) or _is_replaced(name, story, source, bead):
                    continue
                told.add(name.text)
                place = gap_of(target, bead, Span(name.start, name.end))
                yield finding(
                    self,
                    target,
                    (place, place),
                    f"“{name.text}” of the original is left out here.",
                    category="accuracy/omission",
                    severity="major",
                    stance="contradicted",
                    confidence=0.7,
                    evidence=[evidence(source, (name.start, name.end), "differs")],
                )


def _is_headline(target: Article, bead: Bead) -> bool:
    return is_in_title_case(text_of(target, extent_of(target, bead.target)))


def _tells(name: Name, source: Article) -> bool:
    """Whether a name is that of a person or a place, and rare enough to stand as it is.

    Where a capital says nothing, the name must have more words; where there are none, no name is sure.
    """
    core = text_of(source, core_of(name, source))
    language = source.language
    if name.kind not in ("PER", "LOC") or len(core) < _SHORTEST or zipf(core, language) > _RARE:
        return False
    # Where every noun has a capital, «Betriebsbedingte Kündigungen» is as much of a name as a name.
    if language in UNCASED or language == "de":
        return False
    parts = vocabulary_of(name.text)
    return len(parts) > 1 or not opens_sentence(source.plain, name.start)


def _is_unspoken(other: Rival, source: Article, target: Article) -> bool:
    """Whether a name is that of a country, a city or a region of which the translation speaks nowhere."""
    text, language = other.name.text, source.language
    where = of_name(text, language)
    if not other.is_place or not any(where) or speaks(of_text(target.plain, target.language), where):
        return False
    # «수단» is "means" more often than Sudan, «Lima» is "five", and a „Roman“ a novel.
    may_be_word = language in UNCASED or language == "de" or opens_sentence(source.plain, other.name.start)
    if may_be_word and min(zipf(w, language) for w in vocabulary_of(text)) >= _A_WORD:
        return False
    # Two characters are the end of one word and the beginning of the next, or a word, more often than a small town.
    return (
        language not in ("zh", "ja")
        or len(text) > _TWO
        or (_HAN.fullmatch(text) is not None and zipf(text, language) >= _A_CITY)
    )


def _stands_in(name: Name, source: Article, target: Article) -> bool:
    """Whether the translation has a name of the original somewhere, or one of its words."""
    vocabulary = vocabulary_of(target.plain)
    core = text_of(source, core_of(name, source))
    least = _STANDS if script(source.language) == "latin" else _TRANSCRIBED
    return any(
        best_likeness(word, vocabulary) >= (least if word == core else _SAME)
        or any(heard(w, word, source.language) >= _HEARD for w in vocabulary if w[0].isupper())
        for word in vocabulary_of(name.text)
        if word == core or len(word) >= _SHORTEST
    )


def _is_replaced(name: Name, story: Story, source: Article, bead: Bead) -> bool:
    """Whether a name of the translation's sentence may have taken the place of one of the original's."""
    extent = extent_of(story.target, bead.target)
    return any(
        found is not None and found.name.start == name.start
        for ours in within(story.facts[story.target.name].names, extent)
        if (found := rival(story, source, ours)) is not None
    )
