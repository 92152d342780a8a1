"""Negations lost or gained between aligned sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import ClassVar, NamedTuple

from mtcheck import frequency
from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import stems
from mtcheck.types import Article, Bead, Finding, Span, Story

#: Languages written without spaces, or with negation inside the word: cues are parts of words there.
_INSIDE_WORDS = frozenset({"zh", "ja", "ko", "th"})
#: Languages that negate the verb itself: there a link of the cue is a link of the verb, and proves nothing.
_INSIDE_VERBS = _INSIDE_WORDS | {"cs", "fa", "tr"}
#: Languages in which a negation may stand at the end of the clause, far from what it bears on.
_VERB_LAST = frozenset({"de", "fa", "hi", "ja", "ko", "nl", "tr"})

#: Words of a pair of passages beyond which the alignment is too coarse to lay blame on one small word.
LONGEST = 60
#: Words on each side of a negation that it bears on.
SCOPE = 3
#: Share of the words in the scope that must have a counterpart.
COVERED = 0.5
#: Share of the content words of both passages that must have one: free renderings move the negation about.
FAITHFUL = 0.6
#: How common a function word is, as a Zipf value.
FUNCTION_WORD = 5.5


class Negation:
    """A negation is lost or gained.

    Why: "did not resign" for "resigned": one small word, the opposite news, perfectly fluent.

    Flags: a plain negation ("not", "never", "no one") without a counterpart, where the words around it do
    have theirs and no sign of a negation stands near those; in other versions of the same language only
    where the two sentences are otherwise nearly the same.

    Leaves alone: negation rendered by other means ("without", "refused", "un-", "only"); a negation that is
    linked to any word of the other side; sentences rendered freely; questions.

    Source: cue lists of 25 languages (``data/negation.toml``); polarity parity as measured in DEMETR
    (Karpinska et al., EMNLP 2022); word links as of SimAlign (Jalili Sabet et al., 2020).
    """

    code: ClassVar[str] = "NEG001"
    family: ClassVar[str] = "negation"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        for other in story.others:
            if not (has_cues(story.target.language) and has_cues(other.language)):
                continue
            for bead in story.alignments[other.name].beads:
                if not (bead.target and bead.other):
                    continue
                if other is not story.source and not _is_near_copy(story, other, bead):
                    continue
                yield from self._compare(story.target, other, bead)

    def _compare(self, target: Article, other: Article, bead: Bead) -> Iterator[Finding]:
        ours = _passage(target, bead.target, [a for a, _ in bead.links])
        theirs = _passage(other, bead.other, [b for _, b in bead.links])
        if any("?" in p.text or "؟" in p.text or "？" in p.text for p in (ours, theirs)):
            return
        if len(ours.text.split()) > LONGEST:
            return
        gained = next(unanswered(ours, theirs), None)
        lost = None if gained else next(unanswered(theirs, ours), None)
        if gained:
            span = _moved(gained.cue, ours.start)
            shown = _moved(gained.counterpart, theirs.start)
            message = f"{other.name} does not negate this."
        elif lost:
            span = _moved(lost.counterpart, ours.start)
            shown = _moved(lost.cue, theirs.start)
            message = f"{other.name} negates this (“{other.plain[shown.start : shown.end]}”)."
        else:
            return
        yield finding(
            self,
            target,
            span,
            message,
            category="accuracy/mistranslation/negation",
            severity="critical",
            stance="contradicted",
            confidence=0.75,
            evidence=[evidence(other, shown, "differs")],
        )


class Passage(NamedTuple):
    """One side of a bead.

    Args:
        text: its sentences.
        language: ISO 639-1 code.
        links: the n-th word linked, as a span of ``text``; it answers for the n-th of the other side.
        start: where the passage begins in its article (plain offset).
    """

    text: str
    language: str
    links: tuple[Span, ...]
    start: int = 0


class Unanswered(NamedTuple):
    """A negation without a counterpart, and the words that answer for those around it (spans of texts)."""

    cue: Span
    counterpart: Span


def unanswered(here: Passage, there: Passage) -> Iterator[Unanswered]:
    """Negations of one passage that the other has lost.

    Args:
        here, there: two passages that answer for each other, in languages that `has_cues`.
    """
    cues, other_cues = _cues()[here.language], _cues()[there.language]
    negations = cues.negations(here.text)
    if not negations or not (_is_faithful(here) and _is_faithful(there)):
        return
    signs, other_signs = cues.signs(here.text), other_cues.signs(there.text)
    denials = other_cues.negations(there.text)
    words, other_words = _words(here.text), _words(there.text)
    links = list(zip(here.links, there.links, strict=True))
    for cue in negations:
        places = [i for i, w in enumerate(words) if _meet(w, cue)]
        if not places or (
            here.language not in _INSIDE_VERBS and any(_inside(a, cue) for a in here.links)
        ):
            continue
        reach = _scope(here.language)
        scope = words[max(0, places[0] - reach) : places[-1] + 1 + reach]
        # "Did not fail", "never stopped": two negations make none.
        if any(_touches(s, words[places[-1] + 1 : places[-1] + 3]) for s in signs if s not in negations):
            continue
        clause = _clause(here.text, cue)
        # "No ... nunca" is one negation, and «ne» may be what answers for "not" where «pas» is not.
        clause = _clause(here.text, cue)
        together = [s for s in negations if _meet(s, clause)]
        beside = [s for s in signs if _touches(s, scope)]
        if any(
            _touches(a, together) and _touches(b, other_signs) or _touches(a, beside) and _touches(b, denials)
            for a, b in links
        ):
            continue
        around = [w for w in scope if not _meet(w, cue)]
        images = [b for a, b in links if _touches(a, around)]
        if len(images) < 2 or not _is_covered(here, cue, words, places):
            continue
        # A sign that renders another word of this side ("before" for «avant») cannot render this one too.
        taken = [b for a, b in links if _touches(a, [s for s in signs if s not in together + beside])]
        if there.language in _VERB_LAST:
            taken_whole = [b for a, b in links if _touches(a, [s for s in negations if s not in together])]
            if any(not _touches(d, taken_whole) for d in denials):
                continue
        near = _near(other_words, images, _scope(there.language))
        if any(_touches(s, near) and not _touches(s, taken) for s in other_signs):
            continue
        yield Unanswered(cue, Span(min(b.start for b in images), max(b.end for b in images)))


class Cues(NamedTuple):
    """What negates in one language, and what may stand for a negation.

    Args:
        strong, weak: patterns of negations proper and of any other sign of one.
        idioms: phrases that only look like a negation.
        strong_prefixes, weak_prefixes: beginnings that negate a word, such as "un".
        language: ISO 639-1 code.
    """

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    idioms: re.Pattern[str]
    strong_prefixes: tuple[str, ...]
    weak_prefixes: tuple[str, ...]
    language: str

    def negations(self, text: str) -> list[Span]:
        """Where the text is negated."""
        plain = self.idioms.sub(lambda m: " " * len(m[0]), text)
        return [Span(*m.span()) for m in self.strong.finditer(plain)] + self._prefixed(
            plain, self.strong_prefixes
        )

    def signs(self, text: str) -> list[Span]:
        """Whatever in the text may be, or stand for, a negation."""
        found = [Span(*m.span()) for p in (self.strong, self.weak) for m in p.finditer(text)]
        return found + self._prefixed(text, self.strong_prefixes + self.weak_prefixes)

    def _prefixed(self, text: str, prefixes: tuple[str, ...]) -> list[Span]:
        return [
            w
            for w in (_words(text) if prefixes else ())
            if any(_negates(text[w.start : w.end].casefold(), p, self.language) for p in prefixes)
        ]


def has_cues(language: str) -> bool:
    """Whether negation can be read in a language (ISO 639-1 code)."""
    return language in _cues()


@cache
def _cues() -> dict[str, Cues]:
    table = tomllib.loads((files("mtcheck.checks") / "data" / "negation.toml").read_text("utf-8"))
    return {
        language: Cues(
            *(
                _pattern([w for w in words.get(kind, ()) if not w.endswith("+")], language)
                for kind in ("strong", "weak", "except")
            ),
            *(
                tuple(w[:-1] for w in words.get(kind, ()) if w.endswith("+")) for kind in ("strong", "weak")
            ),
            language,
        )
        for language, words in table.items()
    }


#: A letter, or a sign that belongs to the letter before it (accents, vowel signs, tone marks).
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200c"
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
#: A word; in scripts that write no spaces, a character.
_WORD = re.compile(rf"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|{_LETTER}+")
_CLAUSE_END = re.compile(r"[,;:.!?()“”\"«»—–。，、；：،؛]")


def _pattern(words: Sequence[str], language: str) -> re.Pattern[str]:
    if not words:
        return re.compile(r"(?!)")
    if language in _INSIDE_WORDS:
        return re.compile("|".join(re.escape(w.strip("*")) for w in words))
    parts = []
    for word in words:
        body = re.escape(word.strip("*"))
        before = f"{_LETTER}*" if word.startswith("*") else "" if word == "n't" else f"(?<![^\W_])"
        after = (
            f"{_LETTER}*" if word.endswith("*") else "" if word.endswith(("'", "’", " ", "-", ".")) else f"(?!{_LETTER})"
        )
        parts.append(f"{before}{body.replace(chr(39), chr(91) + chr(39) + '’' + chr(93))}{after}")
    return re.compile("|".join(parts), re.IGNORECASE)


@cache
def _negates(word: str, prefix: str, language: str) -> bool:
    """Whether a word is the opposite of another, commoner one: "un-sure", but not "un-til"."""
    rest = word[len(prefix) :]
    if not word.startswith(prefix) or len(rest) < 3:
        return False
    common = frequency.zipf(rest, language)
    return common >= 3.0 and common > frequency.zipf(word, language)


def _words(text: str) -> list[Span]:
    return [Span(*m.span()) for m in _WORD.finditer(text)]


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _inside(a: Span, b: Span) -> bool:
    return b.start <= a.start and a.end <= b.end


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(_meet(span, o) for o in others)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _clause(text: str, cue: Span) -> Span:
    """What stands between two marks around a cue."""
    before = [m.end() for m in _CLAUSE_END.finditer(text, 0, cue.start)]
    after = _CLAUSE_END.search(text, cue.end)
    return Span(before[-1] if before else 0, after.start() if after else len(text))


def _content(side: Passage, words: Sequence[Span]) -> list[Span]:
    return [w for w in words if frequency.zipf(side.text[w.start : w.end], side.language) < FUNCTION_WORD]


def _share_linked(side: Passage, words: Sequence[Span]) -> float:
    return sum(_touches(w, side.links) for w in words) / len(words) if words else 0.0


def _is_faithful(side: Passage) -> bool:
    """Whether the content words of a passage mostly have counterparts."""
    return _share_linked(side, _content(side, _words(side.text))) >= FAITHFUL


def _is_covered(side: Passage, cue: Span, words: Sequence[Span], places: Sequence[int]) -> bool:
    """Whether what a negation bears on has counterparts: the words next to it, above all content words."""
    wide = [w for w in words[max(0, places[0] - SCOPE) : places[-1] + 1 + SCOPE] if not _meet(w, cue)]
    close = [w for w in wide if w in words[max(0, places[0] - 2) : places[-1] + 3]]
    content = _content(side, close)
    return _share_linked(side, wide) >= COVERED and (not content or _share_linked(side, content) == 1)


def _scope(language: str) -> int:
    """`SCOPE`, in characters where a word is about two."""
    return 2 * SCOPE if language in _INSIDE_WORDS - {"ko"} else SCOPE


def _near(words: Sequence[Span], images: Sequence[Span], reach: int) -> list[Span]:
    """Words of the other side no more than ``reach`` words from those that answer for the scope."""
    places = [i for i, w in enumerate(words) if _touches(w, images)]
    return [w for i, w in enumerate(words) if any(abs(i - k) <= reach for k in places)]


def _passage(article: Article, segments: Sequence[int], links: Sequence[Span]) -> Passage:
    start, end = article.segments[min(segments)].start, article.segments[max(segments)].end
    return Passage(article.plain[start:end], article.language, tuple(_moved(s, -start) for s in links), start)


def _is_near_copy(story: Story, other: Article, bead: Bead) -> bool:
    """Whether two sentences of one language differ by little but their negation."""
    if other.language != story.target.language or len(bead.target) > 1 or len(bead.other) > 1:
        return False
    ours = stems(story.target.segments[bead.target[0]].text, other.language)
    theirs = stems(other.segments[bead.other[0]].text, other.language)
    return len(ours) >= 4 and len(ours & theirs) >= 0.75 * max(len(ours), len(theirs))
