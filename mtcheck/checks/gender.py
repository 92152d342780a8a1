"""People of the wrong sex: "she" for a man, "Mr" for a woman."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, bead_at, extent_of, text_of
from mtcheck.checks.gender_signs import (
    OTHER,
    PERSON,
    WrongWords,
    find_replaced_pronoun,
    find_wrong_gender,
    has_sign,
)
from mtcheck.types import Article, Finding, Span, Story

#: Score from which a sentence of another outlet says the same: two may well speak of two people.
_SAME = 0.75


class WrongGender:
    """Wrong gender.

    Why: "she told reporters" for a man is read by everybody who knows him. Systems guess where a sentence alone does not
    say it, and guess against the original even where it does.

    Flags: pronouns and titles of one sex in an English sentence where the original has only signs of the other: pronouns,
    titles, nouns of kin and sex, verbs that agree with who speaks or acts. Where both sentences begin or end with who acts,
    the two are compared whoever else there is. Also "he said he" for "he said she"; "a woman in his 40s"; and subjects
    against those of another outlet's sentence that says the same, unless the original has a sign that agrees; of an English
    one any pronoun that stands at the same words ("lost her keys" for "lost his keys"), unless the original's agree.

    Leaves alone: target languages other than English; sentences that have a pronoun or title of the right sex as well;
    originals with anything that may be a sign of the sex found, be it mere grammar; pronouns that things have as well, where
    the sentence has an "it", an animal, a ship or a child; offices and possessives that show no sex.

    Source: Karpinska et al., DEMETR, EMNLP 2022 (gender of pronouns); word lists of 25 languages (``data/gender.toml``).
    """

    code: ClassVar[str] = "GEN001"
    family: ClassVar[str] = "name"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        target, source = story.target, story.source
        for index in range(len(target.segments)):
            bead = bead_at(story, source, index, ALIGNED) if source else None
            if bead and index > bead.target[0]:
                continue
            ours = extent_of(target, bead.target if bead else (index,))
            passage = text_of(target, ours)
            theirs = extent_of(source, bead.other) if source and bead and bead.other else Span(0, 0)
            original = text_of(source, theirs) if source else ""
            language = source.language if source else target.language
            wrong = find_wrong_gender(passage, target.language, original, language)
            if wrong:
                yield self._finding(target, ours.start, wrong, source, theirs.start)
            elif not source or (original and bead and len(bead.target) == 1):
                yield from self._against_others(story, index, original, language)

    def _against_others(self, story: Story, index: int, original: str, language: str) -> Iterator[Finding]:
        """The finding on a sentence that another outlet's contradicts, unless the original agrees with it.

        Args:
            story: what is checked.
            index: of the sentence.
            original: what the original has for it; "" if there is none.
            language: of the original.
        """
        for other in story.references:
            bead = bead_at(story, other, index, _SAME)
            if not bead or not bead.other or bead.target != (index,):
                continue
            ours, theirs = story.target.segments[index], extent_of(other, bead.other)
            said, language_there = text_of(other, theirs), other.language
            wrong = find_wrong_gender(ours.text, story.target.language, said, language_there)
            if not wrong or has_sign(original, language, OTHER[wrong.sex]):
                are_english = story.target.language == language_there == "en"
                wrong = find_replaced_pronoun(ours.text, said, original, language) if are_english else None
            if wrong:
                yield self._finding(story.target, ours.start, wrong, other, theirs.start)
                return

    def _finding(
        self,
        target: Article,
        start: int,
        wrong: WrongWords,
        other: Article | None,
        there: int,
    ) -> Finding:
        """The finding on the first of some words, which another version shows to be wrong.

        Args:
            target: the article checked.
            start: where the passage begins that holds the words.
            wrong: the words.
            other: what shows it, unless the target itself does.
            there: where its passage begins.
        """
        word = wrong.words[0]
        span = (start + word.start, start + word.end)
        said = f"“{target.plain[slice(*span)]}”"
        shown = []
        if other and wrong.sign:
            sign = (there + wrong.sign.start, there + wrong.sign.end)
            shown = [evidence(other, sign, "differs")]
            whose = "Another version" if other.language == target.language else "The original"
            message = (
                f"{whose} speaks of a {PERSON[wrong.sex]} here (“{other.plain[slice(*sign)]}”), not {said}."
            )
        else:
            message = f"{said} is said of a {PERSON[wrong.sex]} here."
        return finding(
            self,
            target,
            span,
            message,
            category="accuracy/mistranslation",
            severity="major",
            stance="contradicted",
            confidence=0.8 if other is None or other.language != target.language else 0.6,
            evidence=shown,
        )
