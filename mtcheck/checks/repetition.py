"""Words and phrases that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, NamedTuple

from mtcheck import frequency
from mtcheck.checks.artefact import GRAMMAR, Word, words
from mtcheck.checks.base import finding
from mtcheck.checks.context import bead_at
from mtcheck.types import Finding, Severity, Story

#: Languages that double words neither for the plural nor for emphasis as a rule.
LANGUAGES = frozenset("en fr de es it pt nl pl cs sk uk ru ro sv da no nb ca gl el".split())
#: Words longer than this, in letters, are doubled by no rule of grammar.
LONG = 4
#: A word among so many of the most frequent ones is a little word.
LITTLE = 120
#: Little words that are right twice: "what it is is", "he had had", «nous nous», „die die“, and words of emphasis.
DOUBLED = frozenset(
    "had that is do does did very really so much many more long far big no yes never ever again bye ha her you who "
    "what in on up out by over through too now there well was had were only just same all one "
    "nous vous très bien die der das den dem sie wir sehr viel ganz muy mucho más no ya si sí molto così proprio "
    "piano appena via muito mais erg heel zeer dat die er bardzo to очень velmi foarte mycket meget".split()
)
#: "step by step by step", "again and again and again".
_CHAINED = frozenset("and or by after on upon to in over y o und oder et ou e och og i a и".split())
#: Marks that do not part a word from its double: "(4 million) million".
_THIN = re.compile(r"[)\]\"”’»]?[ \u00a0]")
#: Nothing is said so many times on purpose.
_STUTTER = 5
#: 「フンフン」, 「ズチャ♪ズチャ♪」: sounds that a translation doubles, too.
_DOUBLED_SYLLABLES = re.compile(r"([ァ-ヺー]{2,4})\W?\1")
#: Little words that speakers start over with: "when, when there was".
_BEGUN_AGAIN = frozenset("when where while if that which because the a an i we they he she".split())
_LONGEST_PHRASE = 6
#: Little words that no sentence has twice in a row; others may be a pronoun and an article («la la», „die die“).
_DOUBLED_BY_MISTAKE = {
    "fr": frozenset("le les un une des du de à et ou dans par pour sur avec est sont ont".split()),
    "de": frozenset("und oder ein eine einen einem einer von mit auf für im am zum zur ist".split()),
    "es": frozenset("el los las un una de del a en y o por para con es son ha han".split()),
    "it": frozenset("il lo gli le un una di del della e o in per con da è sono ha".split()),
    "pt": frozenset("o os as um uma de do da e ou em no na por para com é são".split()),
    "nl": frozenset("het een van en of in op voor met aan bij is zijn".split()),
}


class Repeat(NamedTuple):
    """A repetition: plain offsets of all of it, what is repeated, and how often it stands."""

    start: int
    end: int
    text: str
    times: int
    after_comma: bool = False


class RepeatedWord:
    """Repeated word or phrase.

    Why: translation systems stutter, and so do editors who correct them.

    Flags: a word directly after itself ("the the", "moved moved"), a phrase directly after itself ("in the in
    the"), a little word begun again after a comma as in speech ("when, when they").

    Leaves alone: "had had", "that that", words of emphasis ("very very"), doubled names that the original doubles
    too, anything doubled there, numbers, "again and again and again", languages that double words by rule.

    Source: the quality checkers of localisation (translate-toolkit's doublewords, Xbench).
    """

    code: ClassVar[str] = "ART003"
    family: ClassVar[str] = "fluency"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        if target.language not in LANGUAGES:
            return
        for index, segment in enumerate(target.segments):
            for repeat in repeats(words(segment), target.language):
                if _is_doubled_elsewhere(story, index, repeat):
                    continue
                yield finding(
                    self,
                    target,
                    (repeat.start, repeat.end),
                    f"“{repeat.text}” stands {_TIMES.get(repeat.times, f'{repeat.times} times')}.",
                    category=GRAMMAR,
                    severity=_severity(repeat, target.language),
                    stance="garbled",
                    confidence=0.9,
                    suggestion=target.plain[repeat.start : repeat.start + len(repeat.text)],
                )


_TIMES = {2: "twice", 3: "three times"}


def repeats(found: Sequence[Word], language: str) -> Iterator[Repeat]:
    """What stands twice or more in the words of a sentence, left to right."""
    i = 0
    while i < len(found):
        repeat = _word(found, i, language) or _phrase(found, i, language)
        if repeat is None:
            i += 1
            continue
        yield repeat
        while i < len(found) and found[i].start < repeat.end:
            i += 1


def _word(found: Sequence[Word], i: int, language: str) -> Repeat | None:
    word, last = found[i].text.casefold(), i
    while (
        last + 1 < len(found)
        and found[last + 1].text.casefold() == word
        and _THIN.fullmatch(found[last + 1].gap)
    ):
        last += 1
    times = last - i + 1
    if times == 1:
        return _begun_again(found, i)
    after = found[last + 1] if last + 1 < len(found) else None
    if times == 2 and (
        found[i].gap.endswith("-")
        or (after is not None and after.gap.startswith("-"))
        or (
            i
            and found[i].text[0].isupper()
            and found[last].text[0].islower()
            and found[i - 1].text[0].isupper()
        )
        or (found[last].text[0].isupper() and _may_be_name_after_word(found[i].text, word, language))
        or not _is_never_doubled(word, language)
    ):
        return None
    return Repeat(found[i].start, found[last].end, found[last].text, times)


def _may_be_name_after_word(first: str, word: str, language: str) -> bool:
    """Whether a capital in the second of two begins a name: "Der Der", "The The"."""
    return first[0].islower() or _is_little(word, language)


def _is_never_doubled(word: str, language: str) -> bool:
    if word in DOUBLED:
        return False
    if word.isdigit():
        return True
    if language == "en" or not _is_little(word, language):
        return len(word) > (2 if language == "en" else LONG) or _is_little(word, language)
    return word in _DOUBLED_BY_MISTAKE.get(language, ()) or len(word) > LONG + 1


def _begun_again(found: Sequence[Word], i: int) -> Repeat | None:
    if i + 1 >= len(found) or not re.fullmatch(r", ", found[i + 1].gap):
        return None
    first, second = found[i].text.casefold(), found[i + 1].text
    if first == second and first in _BEGUN_AGAIN and i + 2 < len(found) and found[i + 2].gap == " ":
        return Repeat(found[i].start, found[i + 1].end, second, 2, after_comma=True)
    return None


def _is_chained(first: str, second: str, language: str) -> bool:
    """ "step by step by", but not "on the on the"."""
    return (first in _CHAINED and not _is_little(second, language)) or (
        second in _CHAINED and not _is_little(first, language)
    )


def _phrase(found: Sequence[Word], i: int, language: str) -> Repeat | None:
    opens = found[i].text.casefold()
    for n in range(2, min(_LONGEST_PHRASE, (len(found) - i) // 2) + 1):
        if found[i + n].text.casefold() != opens:
            continue
        first, second = found[i : i + n], found[i + n : i + 2 * n]
        if any(w.gap != " " for w in (*first[1:], *second)) or not any(w.text.isalpha() for w in first):
            continue
        a, b = ([w.text.casefold() for w in part] for part in (first, second))
        if a != b or len(set(a)) == 1 or (n == 2 and _is_chained(a[0], a[1], language)):
            continue
        if all(w.text[0].isupper() for w in first):
            continue
        return Repeat(first[0].start, second[-1].end, " ".join(w.text for w in second), 2)
    return None


def _severity(repeat: Repeat, language: str) -> Severity:
    """A little word twice is a slip of the hand; a word of content twice is a system that stutters."""
    # A name can be double: Duran Duran.
    if repeat.times == 2 and repeat.text[0].isupper():
        return "minor"
    if (
        repeat.after_comma
        or (repeat.times == 2 and repeat.text.count(" ") == 1)
        or (repeat.times == 2 and all(_is_little(w, language) for w in repeat.text.split()))
    ):
        return "minor"
    return "major"


def _is_little(word: str, language: str) -> bool:
    return word.casefold() in frequency.common_words(language, LITTLE)


def _is_doubled_elsewhere(story: Story, segment: int, repeat: Repeat) -> bool:
    """Whether another version has a word as often in a row in the sentence that answers for it, or any kana twice.

    Without another version, nothing speaks against a name or a figure that stands twice.
    """
    for other in story.others:
        bead = bead_at(story, other, segment)
        for j in bead.other if bead else ():
            # Cut at spaces: a word of Hindi or Arabic is more than its letters.
            theirs = [w.strip(",.;:!?()\"'”“«»").casefold() for w in other.segments[j].text.split()]
            row = 1
            for a, b in pairwise(theirs):
                row = row + 1 if a == b else 1
                if row >= min(repeat.times, 3):
                    return True
            if repeat.times < _STUTTER and _DOUBLED_SYLLABLES.search(other.segments[j].text):
                return True
    return not story.others and repeat.times == 2 and not repeat.text.islower()
