"""Words that are no words: misspelled, run together, cut in the wrong place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar, NamedTuple

from mtcheck import frequency
from mtcheck.checks.artefact import Word, words
from mtcheck.checks.base import finding
from mtcheck.checks.corrections import A_WORD, LANGUAGES, correction, is_listed, may_be_wrong
from mtcheck.checks.name_chance import script
from mtcheck.facts.glued import is_pinyin
from mtcheck.facts.name_support import best_likeness, vocabulary_of
from mtcheck.facts.readings import heard
from mtcheck.types import Article, Finding, Span, Story

#: Letters from which a word with a capital is looked at: shorter ones are names too often.
LONG_ENOUGH = 5
SPELLING = "linguistic conventions/spelling"
#: Letters at the end of a name that may be another language's.
_ENDING = 3
#: Letters that words of a science end in, in one form and another.
_FINAL = frozenset("aeiosy")
#: A word written so more often than this in one article is a term of its own.
A_SLIP = 2


class Misspelling(NamedTuple):
    """Characters that make no word, and what they would be with one mistake less (plain offsets)."""

    start: int
    end: int
    meant: str
    reason: str


#: Log ratio, a letter, from which a word reads as a stretch of a text that sets no words apart (`readings.heard`).
_HEARD = {"ja": 1.8, "zh": 1.8}
#: Likeness in letters from which a word is another one in another script, and where that may write consonants only.
_ALIKE, _CONSONANTS = 0.8, 0.65


class SpellingCheck:
    """Misspelled word.

    Why: a letter lost, doubled or moved is what readers see first, and a sign that nobody read the text again.

    Flags: a word in lower case that no list of English words holds and that one letter more, less or
    exchanged, or two neighbours swapped, makes a common one; two words run together; a letter that slipped
    over the space to the next word; a word that is none beside the same word, spelled right, in another version.

    Leaves alone: British and American spelling alike; names and anything with a capital, a digit or a hyphen;
    compounds and derivations of known words; words of the original or of another version, in any script; words in short
    quotation marks; what is written so again and again.

    Source: one-edit candidates, after Norvig, "How to write a spelling corrector" (2007); SCOWL through
    SymSpell, and word frequencies (wordfreq).
    """

    code: ClassVar[str] = "SPL001"
    family: ClassVar[str] = "fluency"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        if target.language not in LANGUAGES:
            return
        elsewhere = {w.casefold() for other in story.others for w in re.findall(r"[^\W\d_]+", other.plain)}
        written = Counter(w.casefold() for w in re.findall(r"[^\W\d_]+", target.plain))
        short_quotations = [q for q in target.quotations if len(q.text.split()) <= 3]
        versions = [r for r in story.references if r.language == target.language]
        found = {(slip.start, slip.end): slip for slip in turned_round(target, versions)}
        found |= {(slip.start, slip.end): slip for slip in unlike_versions(target, versions)}
        found |= {(slip.start, slip.end): slip for slip in misspellings(target)}
        for slip in found.values():
            text = target.plain[slip.start : slip.end]
            if any(w in elsewhere or written[w] > A_SLIP for w in text.casefold().split()):
                continue
            if any(sounds_like(text, other) for other in story.others):
                continue
            if any(q.start <= slip.start < q.end for q in short_quotations):
                continue
            if text[0].isupper() and _is_name_elsewhere(text.casefold(), slip.meant.casefold(), elsewhere):
                continue
            yield finding(
                self,
                target,
                Span(slip.start, slip.end),
                f"“{text}” {slip.reason}.",
                category=SPELLING,
                severity="major",
                stance="garbled",
                confidence=0.75,
                suggestion=slip.meant,
            )


def sounds_like(word: str, other: Article) -> bool:
    """Whether a word is one of another version, which is in another script: the "tomans" of «تومان».

    Args:
        word: as written.
        other: the version; of one in Latin letters nothing is said, a slip there may be the system's.
    """
    group = script(other.language)
    if group == "latin":
        return False
    if best_likeness(word, vocabulary_of(other.plain)) >= (_ALIKE if group == "cyrillic" else _CONSONANTS):
        return True
    # 「ハンコ」 is "hanko", «斤» a jin, and neither is a word by itself there.
    if other.language not in _HEARD or (other.language == "zh" and not is_pinyin(word)):
        return False
    return any(
        heard(word, s.text, other.language) >= _HEARD[other.language] * len(word) for s in other.segments
    )


def _is_name_elsewhere(word: str, meant: str, elsewhere: Collection[str]) -> bool:
    """Whether a word with a capital is in the original with another ending, and what may be meant is not."""
    begins, instead = word[:-_ENDING], meant[:-_ENDING]
    return begins != instead and any(w.startswith(begins) for w in elsewhere)


def unlike_versions(article: Article, versions: Sequence[Article]) -> Iterator[Misspelling]:
    """Words that are none, one mistake away from a word that another version has and the article has not.

    Two letters the other way round are a mistake in any word; a letter too many or too few may also be another way to
    write a name, so that it counts in lower case only.

    Args:
        article: whose words are looked at.
        versions: others in the same language.
    """
    from rapidfuzz.distance import OSA

    own = {w.casefold() for w in re.findall(r"[^\W\d_]+", article.plain)}
    meant = {w for v in versions for w in re.findall(r"[^\W\d_]+", v.plain) if len(w) >= LONG_ENOUGH}
    missing = sorted(w for w in meant if w.casefold() not in own)
    for segment in article.segments if missing else ():
        for word in words(segment):
            bare = word.text.casefold()
            if (
                len(bare) < LONG_ENOUGH
                or not bare.isalpha()
                or is_listed(bare)
                or frequency.zipf(bare, article.language) >= A_WORD
            ):
                continue
            for other in missing:
                if OSA.distance(bare, other.casefold(), score_cutoff=1) != 1:
                    continue
                swapped = sorted(bare) == sorted(other.casefold())
                if is_other_form(bare, other.casefold()):
                    continue
                if swapped or (
                    word.text.islower() and other.islower() and may_be_wrong(bare, article.language)
                ):
                    yield Misspelling(
                        word.start, word.end, other, f"is no word; another version has “{other}”"
                    )
                    break


def turned_round(article: Article, versions: Sequence[Article]) -> Iterator[Misspelling]:
    """Words that stand, with two neighbouring letters the other way round, between the same words in a version.

    There even a word is a slip: "the bets known artists" beside "the best known artists".

    Args:
        article: whose words are looked at.
        versions: others in the same language.
    """
    meant: dict[tuple[str, str, str], set[str]] = {}
    for version in versions:
        for before, word, after in _in_context(version):
            key = before, "".join(sorted(word.text.casefold())), after
            meant.setdefault(key, set()).add(word.text)
    for before, word, after in _in_context(article) if meant else ():
        own = word.text.casefold()
        others = meant.get((before, "".join(sorted(own)), after), set())
        if len(own) > 1 and own.isalpha() and own not in {w.casefold() for w in others}:
            for other in sorted(w for w in others if is_swapped(own, w.casefold())):
                yield Misspelling(word.start, word.end, other, f"stands where another version has “{other}”")
                break


def _in_context(article: Article) -> Iterator[tuple[str, Word, str]]:
    """The words of an article with their neighbours, casefolded, "" at either end."""
    found = [word for segment in article.segments for word in words(segment)]
    texts = ["", *(w.text.casefold() for w in found), ""]
    yield from zip(texts, found, texts[2:], strict=False)


def is_swapped(a: str, b: str) -> bool:
    """Whether two words differ by two neighbouring letters that changed places, and not as "fibre" from "fiber"."""
    differing = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return (
        len(a) == len(b)
        and len(differing) == 2
        and differing[1] == differing[0] + 1
        and a[differing[0]] == b[differing[1]]
        and a[differing[1]] == b[differing[0]]
        and {a[-2:], b[-2:]} != {"re", "er"}
    )


def is_other_form(a: str, b: str) -> bool:
    """Whether two words in lower case differ in a last letter by which words are inflected or derived.

    A term that no list has stands in one version in the plural ("lianas") and in another in the singular.
    """
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return a[:-1] == b[:-1] and {a[-1], b[-1]} <= _FINAL
    return long[:-1] == short and long[-1] in _FINAL


def misspellings(article: Article) -> Iterator[Misspelling]:
    """What is no word in an article's sentences, in order; names and the like are left out."""
    for segment in article.segments:
        found = words(segment)
        skip = -1
        for i, word in enumerate(found):
            after = found[i + 1] if i + 1 < len(found) else None
            before = found[i - 1] if i else None
            if i <= skip or not _is_plain_word(word, segment.text, segment.start, after):
                continue
            bare = re.sub(r"['’]s$", "", word.text).lower()
            if not may_be_wrong(bare, article.language):
                continue
            moved = _moved(before, word, after) if word.text.islower() else None
            if moved:
                if moved.end > word.end:
                    skip = i + 1
                yield moved
                continue
            meant = correction(bare, article.language)
            if len(bare) < 3 and not _fits(before, meant, after):
                continue
            if meant and bare != word.text and not _is_sure_of_capital(bare, meant):
                continue
            if meant:
                if bare != word.text and word.text[0].isupper():
                    meant = meant[0].upper() + meant[1:]
                meant += word.text[len(bare) :]
                reason = (
                    "is two words run together" if " " in meant else f"is no word; “{meant}” may be meant"
                )
                yield Misspelling(word.start, word.end, meant, reason)


def _is_plain_word(word: Word, text: str, offset: int, after: Word | None) -> bool:
    """Whether it is written as an ordinary word: in lower case, joined to nothing."""
    start, end = word.start - offset, word.end - offset
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return (
        word.text[1:].islower() == (len(word.text) > 1)
        and word.text[0].islower() >= (len(word.text) < LONG_ENOUGH)
        and re.sub(r"['’]s$", "", word.text).isalpha()
        and word.text.isascii()
        and not re.search(
            r"[-‐‑–/@_.#&'’*$€£<>=\\]",
            beside.replace(".", "", 1) if text[end : end + 2] in (".", ". ", ".”", '."', ".)") else beside,
        )
    )


def _fits(before: Word | None, meant: str, after: Word | None) -> bool:
    """Whether a little word that may be meant is common between its neighbours."""
    if before is None or after is None or not meant:
        return False
    return (
        frequency.pair_surprise(before.text, meant) + frequency.pair_surprise(meant, after.text) > 0
        and frequency.pair_surprise(before.text, meant) > 0
    )


def _is_sure_of_capital(word: str, meant: str) -> bool:
    """Whether a word with a capital is no name that only looks like another word."""
    return (
        " " not in meant
        and (frequency.zipf(word, "en") < 1.5)
        and frequency.zipf(meant, "en") >= 4.3
        and word[0] == meant[0]
        and not word.startswith(meant)
        and (
            sorted(word) == sorted(meant)
            or (len(word) >= 7 and len(meant) == len(word) + 1)
            or (len(word) >= 9 and len(meant) != len(word))
        )
    )


def _moved(before: Word | None, word: Word, after: Word | None) -> Misspelling | None:
    """The two words that come out if a letter goes back over the space: "tha tthe"."""
    for first, second in ((before, word), (word, after)):
        if (
            first is None
            or second is None
            or second.gap != " "
            or not (first.text + second.text[1:]).islower()
        ):
            continue
        a, b = first.text, second.text
        for left, right in ((a + b[0], b[1:]), (a[:-1], a[-1] + b)):
            if all(len(w) > 1 or w in ("a", "i") for w in (left, right)) and all(
                frequency.zipf(w, "en") >= 4 and is_listed(w) for w in (left, right)
            ):
                if word.text.islower() and is_listed(word.text):
                    continue
                return Misspelling(
                    first.start, second.end, f"{left} {right}", f"is cut in the wrong place: “{left} {right}”"
                )
    return None
