"""Words of the original read the wrong way or not translated at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, NamedTuple

from mtcheck import frequency
from mtcheck.checks import tables
from mtcheck.checks.artefact import Word, words
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import extent_of, paired_beads, text_of
from mtcheck.types import Article, Finding, Segment, Span, Story
from mtcheck.wordclass import classes

#: How common, as Zipf values, a word must be in the original's language, and how rare in the
#: translation's, to be left over rather than borrowed; and how far apart the two must be.
KNOWN = 2.4
BORROWED = 2.0
OWN = 1.8
#: The same for a word that the original sentence does not have: an inflection of one there, or a synonym.
COMMON = 3.3
BORROWED_RARELY = 2.0
#: And for the commonest words of all, by length («und», «mehr»).
VERY_COMMON = 5.5
LITTLE_WORD = 4.3
BORROWED_AT_TIMES = 3.6


#: Languages in Latin script, of which a letter of another script is no part.
_LATIN = frozenset("en fr de es it pt nl pl cs sk hr sl ro sv da no nb fi hu ca gl tr id ms".split())
#: Letters of Cyrillic, Hebrew, Arabic, the scripts of India, Thai, Georgian, Hangul, kana and Han, with their
#: marks; three Greek letters or more (one is a sign).
_OTHER_SCRIPT = re.compile(
    r"[\u0400-\u052f\u0590-\u08ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff"
    r"\uac00-\ud7af]+|[\u0370-\u03ff]{3,}"
)


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
    unknown in the translation's; a word that is very common in the original's language and none in the
    translation's, wherever it comes from; letters of another script in a sentence.

    Leaves alone: names and what stands beside them, words both languages have, words in quotation marks or
    brackets, words that another version uses as well, Greek letters as signs.

    Source: word frequencies of both languages (wordfreq); scripts of Unicode.
    """

    code: ClassVar[str] = "ART005"
    family: ClassVar[str] = "mt-artefact"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        if source is None or source.language == target.language:
            return
        # Titles and slogans are left as they are, whole or by a word.
        quoted = [q for q in target.quotations if len(q.text.split()) <= 3 or q.text in source.plain]
        elsewhere = {w for r in story.references for w in re.findall(r"[^\W\d_]+", r.plain)}
        for bead in paired_beads(story, source):
            theirs = {w for j in bead.other for w in _lower_words(source.segments[j].text)}
            for i in bead.target:
                segment = target.segments[i]
                found = words(segment)
                left = [
                    Span(word.start, word.end)
                    for k, word in enumerate(found)
                    if word.text not in elsewhere and _is_left(found, k, theirs, target, source)
                ]
                for span in (*left, *_in_another_script(segment, target)):
                    if any(q.start <= span.start < q.end for q in quoted):
                        continue
                    yield finding(
                        self,
                        target,
                        span,
                        f"“{text_of(target, span)}” is left from the original.",
                        category="accuracy/untranslated",
                        severity="major",
                        stance="garbled",
                        confidence=0.7,
                    )


class Reading(NamedTuple):
    """Wrong and right English readings of a source word.

    Args:
        wrong, right: English words.
        before, after: words one of which must follow it, or come before it; empty where any may. "Aa" before a
            word with a capital.
        unless: words none of which may follow it.
    """

    wrong: frozenset[str]
    right: tuple[str, ...]
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    def fits(self, text_before: str, text_after: str) -> bool:
        """Whether the words around are such that the wrong reading is wrong."""
        last = re.search(r"(\w+)\W*$", text_before[-40:])
        next_ = re.match(r"\W*(\w+)", text_after[:40])
        if next_ is not None and next_[1].casefold() in self.unless:
            return False
        return (not self.after or (last is not None and last[1].casefold() in self.after)) and (
            not self.before
            or (
                next_ is not None
                and (next_[1].casefold() in self.before or ("Aa" in self.before and next_[1][0].isupper()))
            )
        )


@cache
def _readings() -> dict[str, dict[str, Reading]]:
    table = tables.table("literal")
    return {
        language: {
            w: Reading(
                frozenset(r["wrong"]),
                tuple(r["right"]),
                frozenset(r.get("before", ())),
                frozenset(r.get("after", ())),
                frozenset(r.get("unless", ())),
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


def _is_left(found: Sequence[Word], i: int, theirs: set[str], target: Article, source: Article) -> bool:
    """Whether a word of a sentence is one of the original's language only."""
    text = found[i].text
    if text in theirs and _is_foreign(text, target, source):
        return True
    word = text.lower()
    if not (text.islower() or (i == 0 and text[1:].islower())) or not re.sub("['’]", "", word).isalpha():
        return False
    following = found[i + 1].text if i + 1 < len(found) else ""
    if "-" in found[i].gap or (i + 1 < len(found) and found[i + 1].gap.startswith(("-", "'", "’"))):
        return False
    # "de" in "Rio de la Plata", "coup de grâce": part of a name, or of more foreign words that are borrowed together.
    if (following and not following.islower()) or (i > 1 and found[i - 1].text[0].isupper()):
        return False
    ours, own = frequency.zipf(word, target.language), frequency.zipf(word, source.language)
    if target.language == "en" and (frequency.is_listed(word) or classes(word)):
        return False
    # A sentence may begin with a name that looks like a word there.
    if text != word and (ours >= BORROWED_RARELY or text in re.findall(r"(?<=\w )\w+", source.plain)):
        return False
    if own >= VERY_COMMON and len(word) > 1:
        return ours < (LITTLE_WORD if len(word) < 4 else BORROWED_AT_TIMES)
    return len(word) > 3 and own >= COMMON and ours < BORROWED_RARELY and own - ours >= OWN


def _in_another_script(segment: Segment, target: Article) -> Iterator[Span]:
    """Words in letters of another script, outside of brackets and quotation marks."""
    if target.language not in _LATIN:
        return
    text = re.sub(r"[(\[«“„\"][^)\]»”\"]*[)\]»”\"]?", lambda m: " " * len(m[0]), segment.text)
    for run in _OTHER_SCRIPT.finditer(text):
        yield Span(segment.start + run.start(), segment.start + run.end())


def _is_foreign(word: str, target: Article, source: Article) -> bool:
    return (
        word.islower()
        and len(word) >= 4
        and frequency.zipf(word, source.language) >= KNOWN
        and frequency.zipf(word, target.language) < BORROWED
        and frequency.zipf(word, source.language) - frequency.zipf(word, target.language) >= OWN
    )
