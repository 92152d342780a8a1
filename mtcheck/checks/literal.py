"""Words of the original read the wrong way or not translated at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtcheck import frequency
from mtcheck.checks.artefact import Word, words
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import extent_of, is_linked, overlap, paired_beads, text_of
from mtcheck.checks.literal_tables import find, readings, readings_in
from mtcheck.facts.currencies import currencies
from mtcheck.facts.scripts import fold
from mtcheck.types import Article, Bead, Finding, Segment, Span, Story
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
#: How much rarer than its singular a borrowed plural is.
_SINGULAR = 0.2
#: What stands in brackets; a short word with a capital and a full stop, and how far before a word it is looked for.
_BRACKET = re.compile(r"[(（]([^()（）]+)[)）]")
_ABBREVIATED = re.compile(r"\b([^\W\d_a-z][^\W\d_]{0,5}\.)([ \u00a0])$")
_REACH = 12


#: Languages in Latin script, of which a letter of another script is no part.
_LATIN = frozenset("en fr de es it pt nl pl cs sk hr sl ro sv da no nb fi hu ca gl tr id ms".split())
#: Letters of Cyrillic, Hebrew, Arabic, the scripts of India, Thai, Georgian, Hangul, kana and Han, with their
#: marks; three Greek letters or more (one is a sign).
_OTHER_SCRIPT = re.compile(
    r"[\u0400-\u052f\u0590-\u08ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff"
    r"\uac00-\ud7af]+|[\u0370-\u03ff]{3,}"
)
#: Strokes and marks that stand for bars.
_SIGNS = frozenset("丨ーㅡㅣ")
_HANGUL = re.compile("[\uac00-\ud7af]+")


class LiteralReading:
    """Word or phrase of the original misread.

    Why: false friends, words with two readings (*laut* "according to", *relaxé* "acquitted") and set phrases
    rendered word for word («coûter les yeux de la tête» "cost the eyes of the head") come out as fluent language
    that says something else.

    Flags: a word of the original whose known wrong reading is its counterpart in the translation; a set phrase of
    the original whose word-for-word rendering stands in the sentence that answers it.

    Leaves alone: a sentence that has a right reading as well; words that are not linked to one another by the word
    alignment (a phrase needs no link); names.

    Source: lists of false friends, wrong senses and idioms in ``data/literal``, by pair of languages: 24
    languages into English, English into thirteen; general knowledge of the languages.
    """

    code: ClassVar[str] = "ART004"
    family: ClassVar[str] = "mt-artefact"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        if source is None:
            return
        if not any(readings(kind, source.language, target.language) for kind in ("phrases", "words")):
            return
        for bead in paired_beads(story, source):
            flagged: list[Span] = []
            for kind in ("phrases", "words"):
                for theirs, ours, suggestion in _misread(kind, bead, source, target):
                    if any(overlap(ours, other) for other in flagged):
                        continue
                    flagged.append(ours)
                    word, said = text_of(source, theirs), text_of(target, ours)
                    yield finding(
                        self,
                        target,
                        ours,
                        f"The original's “{word}” does not mean “{said}” here.",
                        category="accuracy/mistranslation/literal",
                        severity="major",
                        stance="contradicted",
                        confidence=0.7,
                        suggestion=suggestion,
                        evidence=[evidence(source, theirs, "differs")],
                    )


class Untranslated:
    """Word left untranslated.

    Why: what a system does not know it copies; the reader meets a foreign word without a reason.

    Flags: a lower-case word that the original sentence holds too, common in the original's language and
    unknown in the translation's; a word that is very common in the original's language and none in the
    translation's, wherever it comes from; letters of another script in a sentence.

    Leaves alone: names and what stands beside them, one behind its abbreviation ("Hann. Münden"), words both languages
    have, what another country's money is called ("groszy"), plurals of such words ("lycées"), words in quotation marks, the original's name of a body in brackets, words
    that another version uses as well, Greek letters as signs.

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
        quoted = [
            Span(q.start, q.end)
            for q in target.quotations
            if len(q.text.split()) <= 3 or q.text in source.plain
        ]
        elsewhere = {w for r in story.references for w in re.findall(r"[^\W\d_]+", r.plain)}
        for bead in paired_beads(story, source):
            theirs = {w for j in bead.other for w in _lower_words(source.segments[j].text)}
            for i in bead.target:
                segment = target.segments[i]
                found = words(segment)
                names = _names_in_brackets(segment, source)
                left = [
                    Span(word.start, word.end)
                    for k, word in enumerate(found)
                    if word.text not in elsewhere
                    and _is_left(found, k, theirs, target, source)
                    and fold(word.text) not in currencies(target.language)[2]
                ]
                left += _in_another_script(segment, target, source)
                unquoted = [s for s in left if not any(q.start <= s.start < q.end for q in (*quoted, *names))]
                for span in _in_runs(unquoted, target, source):
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


def _in_runs(spans: Sequence[Span], target: Article, source: Article) -> list[Span]:
    """Words of the target, those made one that the original has in one stretch: "viste guidée"."""
    runs: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if runs and target.plain[runs[-1].start : span.end] in source.plain:
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, span.end))
        else:
            runs.append(span)
    return runs


def _misread(kind: str, bead: Bead, source: Article, target: Article) -> Iterator[tuple[Span, Span, str]]:
    """What a bead's original says, where the translation gives it a wrong reading, and the right one.

    Args:
        kind: "phrases", or "words", which must be linked.
        bead: sentences that answer one another.
        source, target: the original and the translation.
    """
    there, here = extent_of(source, bead.other), extent_of(target, bead.target)
    original, translation = text_of(source, there), text_of(target, here)
    for reading, places in readings_in(original, kind, source.language, target.language):
        wrong = find(reading.wrong, translation)
        if not wrong or find(reading.right, translation):
            continue
        theirs = [Span(there.start + s.start, there.start + s.end) for s in places]
        for ours in (Span(here.start + s.start, here.start + s.end) for s in wrong):
            if kind == "phrases":
                yield theirs[0], ours, reading.suggestion
            elif not _looks_like_name(target, ours):
                linked = [s for s in theirs if is_linked(ours, s, bead)]
                if linked:
                    yield linked[0], ours, reading.suggestion


def _looks_like_name(article: Article, span: Span) -> bool:
    """Whether a word has a capital that is not that of a sentence, nor of any noun."""
    if article.language == "de":
        return False
    return article.plain[span.start].isupper() and not _begins_sentence(article, span.start)


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
        return not _ends_name(found, i, target, source)
    word = text.lower()
    if not (text.islower() or (i == 0 and text[1:].islower())) or not re.sub("['’]", "", word).isalpha():
        return False
    following = found[i + 1].text if i + 1 < len(found) else ""
    if "-" in found[i].gap or (i + 1 < len(found) and found[i + 1].gap.startswith(("-", "'", "’"))):
        return False
    # "de" in "Rio de la Plata", "coup de grâce": part of a name, or of more foreign words that are borrowed together.
    if (following and not following.islower()) or (i > 1 and found[i - 1].text[0].isupper()):
        return False
    ours, own = _borrowed(word, target.language), frequency.zipf(word, source.language)
    if target.language == "en" and (frequency.is_listed(word) or classes(word)):
        return False
    # A sentence may begin with a name that looks like a word there.
    if text != word and _follows_abbreviation(found[i], target, source):
        return False
    if text != word and (ours >= BORROWED_RARELY or text in re.findall(r"(?<=\w )\w+", source.plain)):
        return False
    if own >= VERY_COMMON and len(word) > 1:
        return ours < (LITTLE_WORD if len(word) < 4 else BORROWED_AT_TIMES)
    # Surnames are as common as words: «Havlíček» begins both sentences, and no sentence has it in lower case.
    if text != word and not re.search(rf"\b{word}\b", source.plain):
        return False
    return len(word) > 3 and own >= COMMON and ours < BORROWED_RARELY and own - ours >= OWN


def _ends_name(found: Sequence[Word], i: int, target: Article, source: Article) -> bool:
    """Whether a word stands behind a name that the translation's language knows, as in the original: «La France insoumise»."""
    before = found[i - 1].text if i > 1 else ""
    is_known = before[:1].isupper() and frequency.zipf(before, target.language) >= COMMON
    return is_known and found[i].gap == " " and f"{before} {found[i].text}" in source.plain


def _in_another_script(segment: Segment, target: Article, source: Article) -> Iterator[Span]:
    """Words in letters of another script, outside of brackets and quotation marks.

    What the original has in letters that are not its own either is a name: a Korean singer's in Japanese.
    """
    if target.language not in _LATIN:
        return
    text = re.sub(r"[(\[«“„\"][^)\]»”\"]*[)\]»”\"]?", lambda m: " " * len(m[0]), segment.text)
    for run in _OTHER_SCRIPT.finditer(text):
        if run[0] in _SIGNS or (run[0] == "・" and not text[: run.start()].strip()):
            continue
        if source.language != "ko" and _HANGUL.fullmatch(run[0]) and run[0] in source.plain:
            continue
        yield Span(segment.start + run.start(), segment.start + run.end())


def _names_in_brackets(segment: Segment, source: Article) -> list[Span]:
    """What stands in brackets and is a name of several words that the original has without them: SNPT (Syndicat …).

    A bracket that the original has too is left over with all that is in it.
    """
    found = []
    for m in _BRACKET.finditer(segment.text):
        inside = m[1].strip()
        if " " in inside and inside[0].isupper():
            place = source.plain.find(inside)
            if place > 0 and source.plain[place - 1] not in "([（":
                found.append(Span(segment.start + m.start(), segment.start + m.end()))
    return found


def _follows_abbreviation(word: Word, target: Article, source: Article) -> bool:
    """Whether a word with a capital stands behind an abbreviated one in both versions: "Hann. Münden"."""
    before = _ABBREVIATED.search(target.plain[max(0, word.start - _REACH) : word.start])
    return before is not None and word.text[0].isupper() and before[1] + before[2] + word.text in source.plain


def _borrowed(word: str, language: str) -> float:
    """How common a word is in a language that may have borrowed it: a plural is rarer than what it is the plural of."""
    one = word.removesuffix("s")
    common = frequency.zipf(word, language)
    return (
        max(common, frequency.zipf(one, language) + _SINGULAR) if language == "en" and one != word else common
    )


def _is_foreign(word: str, target: Article, source: Article) -> bool:
    return (
        word.islower()
        and len(word) >= 4
        and frequency.zipf(word, source.language) >= KNOWN
        and _borrowed(word, target.language) < BORROWED
        and frequency.zipf(word, source.language) - frequency.zipf(word, target.language) >= OWN
    )
