"""Words of the original read the wrong way or not translated at all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import ClassVar, NamedTuple

from mtcheck import frequency
from mtcheck.checks.artefact import words
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import extent_of, paired_beads, text_of
from mtcheck.types import Article, Finding, Story

#: How common, as Zipf values, a word must be in the original's language, and how rare in the
#: translation's, to be left over rather than borrowed; and how far apart the two must be.
KNOWN = 2.4
BORROWED = 2.0
OWN = 1.8


class LiteralReading:
    """Word of the original misread.

    Why: false friends and words with two readings (*laut* "according to", *actuellement* "currently")
    come out as fluent English that says something else.

    Flags: a word of the original whose known wrong reading is its counterpart in the translation.

    Leaves alone: a sentence that has a right reading of the word as well; words that are not linked to
    one another by the word alignment; names.

    Source: a list of false friends of six languages with English, in ``data/literal.toml``.
    """

    code: ClassVar[str] = "ART004"
    family: ClassVar[str] = "mt-artefact"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        if source is None or target.language != "en":
            return
        readings = _readings().get(source.language, {})
        for bead in paired_beads(story, source) if readings else ():
            text = text_of(target, extent_of(target, bead.target)).casefold()
            for ours, theirs in bead.links:
                word, said = text_of(source, theirs), text_of(target, ours)
                reading = readings.get(word.casefold())
                if reading is None or said.casefold() not in reading.wrong:
                    continue
                if said[0].isupper() and not _begins_sentence(target, ours.start):
                    continue
                if any(re.search(rf"\b{re.escape(right)}\b", text) for right in reading.right):
                    continue
                if not reading.fits(source.plain[: theirs.start], source.plain[theirs.end :]):
                    continue
                yield finding(
                    self,
                    target,
                    ours,
                    f"The original's “{word}” does not mean “{said}” here.",
                    category="accuracy/mistranslation/literal",
                    severity="major",
                    stance="contradicted",
                    confidence=0.7,
                    suggestion=reading.right[0] if reading.right else "",
                    evidence=[evidence(source, theirs, "differs")],
                )


class Untranslated:
    """Word left untranslated.

    Why: what a system does not know it copies; the reader meets a foreign word without a reason.

    Flags: a lower-case word that the original sentence holds too, common in the original's language and
    unknown in the translation's.

    Leaves alone: names, words both languages have, words in quotation marks or italics, short words,
    words that another version uses as well.

    Source: word frequencies of both languages (wordfreq).
    """

    code: ClassVar[str] = "ART005"
    family: ClassVar[str] = "mt-artefact"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        if source is None or source.language == target.language:
            return
        quoted = [q for q in target.quotations if len(q.text.split()) <= 3]
        elsewhere = {w for r in story.references for w in _lower_words(r.plain)}
        for bead in paired_beads(story, source):
            theirs = {w for j in bead.other for w in _lower_words(source.segments[j].text)}
            for i in bead.target:
                for word in words(target.segments[i]):
                    if (
                        word.text not in theirs
                        or word.text in elsewhere
                        or not _is_foreign(word.text, target, source)
                    ):
                        continue
                    if any(q.start <= word.start < q.end for q in quoted):
                        continue
                    yield finding(
                        self,
                        target,
                        (word.start, word.end),
                        f"“{word.text}” is left from the original.",
                        category="accuracy/untranslated",
                        severity="major",
                        stance="garbled",
                        confidence=0.7,
                    )


class Reading(NamedTuple):
    """Wrong and right English readings of a source word.

    Args:
        wrong, right: English words.
        before, after: words one of which must follow it, or come before it; empty where any may.
    """

    wrong: frozenset[str]
    right: tuple[str, ...]
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()

    def fits(self, text_before: str, text_after: str) -> bool:
        """Whether the words around are such that the wrong reading is wrong."""
        last = re.search(r"(\w+)\W*$", text_before[-40:])
        next_ = re.match(r"\W*(\w+)", text_after[:40])
        return (not self.after or (last is not None and last[1].casefold() in self.after)) and (
            not self.before or (next_ is not None and next_[1].casefold() in self.before)
        )


@cache
def _readings() -> dict[str, dict[str, Reading]]:
    table = tomllib.loads((files("mtcheck.checks") / "data" / "literal.toml").read_text("utf-8"))
    return {
        language: {
            w: Reading(
                frozenset(r["wrong"]),
                tuple(r["right"]),
                frozenset(r.get("before", ())),
                frozenset(r.get("after", ())),
            )
            for w, r in words.items()
        }
        for language, words in table.items()
    }


def _begins_sentence(article: Article, offset: int) -> bool:
    """Whether nothing but marks stands before an offset in its sentence."""
    index = article.segment_at(offset)
    return index is not None and not re.search(r"\w", article.plain[article.segments[index].start : offset])


def _lower_words(text: str) -> set[str]:
    return set(re.findall(r"\b[^\W\d_A-Z]{4,}\b", text))


def _is_foreign(word: str, target: Article, source: Article) -> bool:
    return (
        word.islower()
        and len(word) >= 4
        and frequency.zipf(word, source.language) >= KNOWN
        and frequency.zipf(word, target.language) < BORROWED
        and frequency.zipf(word, source.language) - frequency.zipf(word, target.language) >= OWN
    )
