"""Quotations: are the words between the marks still the words that were said?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final, NamedTuple

from mtcheck.checks.base import evidence, finding
from mtcheck.segment.speakers import titles
from mtcheck.segment.wording import Comparison, Word, compare, words_of
from mtcheck.types import Article, Evidence, EvidenceStance, Finding, Quotation, Span, Story

_LEAST_WORDS: Final = 5
_NEAR_VERBATIM: Final = 0.8
# Quotations this near are pieces of one speech, with "she said" between them.
_SAME_SPEECH: Final = 200
_SURE_BEAD: Final = 0.5
_MOST: Final = 0.6
_SPEECH_MARKS: Final = '“”„"«»「」『』《》״＂〝〞`'
_NOT_A_PERSON: Final = frozenset(
    "police ministry department office agency council committee party group company association university "
    "post times news press guardian telegraph herald tribune journal radio television union bank fund court "
    "house city club institute foundation service services authority commission federation league army "
    "reuters afp the".split()
)
_BREAK: Final = Word("", 0, 0)


class _Version(NamedTuple):
    """Another version with its words: those of each run of quotations, and all of them."""

    article: Article
    speeches: tuple[tuple[Word, ...], ...]
    plain: tuple[Word, ...]


class _Answer(NamedTuple):
    """What another version says of one quotation."""

    article: Article
    comparison: Comparison
    is_quoted: bool


class AlteredQuotation:
    """Words changed inside quotation marks.

    Why: a quotation that was translated there and back still stands between quotation marks, but
    nobody said those words. Printing them is printing a false quotation.

    Flags: a quotation of five words or more that other versions in the same language quote in other
    words, have more words inside, or begin earlier where this one starts with a capital. Two content
    words, a word left out, or one that turns the meaning is major; a single word is minor. The odd
    version out is flagged; where one stands against one, both are, as minor.

    Leaves alone: spelling variants, hyphens, commas, dashes, quotation marks, contractions, a capital
    at the start, words cut at either end, an ellipsis or bracket that owns up to a change, figures
    (compared by value elsewhere), a paraphrase without quotation marks, and quotations that only this
    version has.

    Source: word alignment by longest common runs (Ratcliff and Obershelp, 1988); the rule on altered
    quotations is that of the AP and Reuters handbooks.
    """

    code: ClassVar[str] = "QUO001"
    family: ClassVar[str] = "quote"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        versions = [_read(o) for o in story.others if target.language and o.language == target.language]
        if not versions:
            return
        for quotation in target.quotations:
            words = words_of(target.plain, *quotation.inner, target.language)
            if quotation.depth or len(words) < _LEAST_WORDS:
                continue
            answers = [a for v in versions if (a := _answer(words, v))]
            yield from self._judge(target, quotation, answers, versions)

    def _judge(
        self, target: Article, quotation: Quotation, answers: list[_Answer], versions: Sequence[_Version]
    ) -> Iterator[Finding]:
        same = [a for a in answers if a.comparison.verdict != "differs"]
        differ = [a for a in answers if a.comparison.verdict == "differs"]
        beheaded = [a for a in same if a.comparison.verdict == "beheaded"]
        quoted = Counter(a.comparison.key for a in differ if a.is_quoted)
        span = _trimmed(target.plain, quotation.inner)
        if quoted:
            wording, _ = quoted.most_common(1)[0]
            majority = [a for a in differ if a.comparison.key == wording]
            if len(majority) < 1 + len(same):
                return
            best = next(a for a in majority if a.is_quoted)
            alone = len(majority) == 1 and not same
            if len(majority) == 1 + len(same) and not alone:
                return
            yield finding(
                self,
                target,
                span,
                _explain(target, best, len(majority)),
                category="accuracy/mistranslation/quotation",
                severity="major" if best.comparison.is_grave and not alone else "minor",
                stance="contradicted",
                confidence=0.6 if alone else 0.9,
                suggestion=best.article.plain[slice(*best.comparison.theirs)],
                evidence=_evidence(answers, versions),
            )
        elif beheaded:
            best = beheaded[0]
            lost = best.article.plain[slice(*best.comparison.cut)] if best.comparison.cut else ""
            yield finding(
                self,
                target,
                span,
                f"The quotation begins amid a sentence without an ellipsis: {best.article.name} has "
                f"“{lost}” before these words.",
                category="accuracy/mistranslation/quotation",
                severity="minor",
                stance="contradicted",
                confidence=0.7,
                evidence=_evidence(answers, versions),
            )


def _read(article: Article) -> _Version:
    outer = [q for q in article.quotations if q.depth == 0]
    speeches: list[tuple[Word, ...]] = []
    run: list[Word] = []
    previous: Quotation | None = None
    for quotation in outer:
        if previous and quotation.start - previous.end > _SAME_SPEECH:
            speeches.append(tuple(run))
            run = []
        if run:
            run.append(_BREAK)
        words = words_of(article.plain, *quotation.inner, article.language)
        speeches.append(tuple(words))
        run += words
        previous = quotation
    if run:
        speeches.append(tuple(run))
    return _Version(
        article, tuple(speeches), tuple(words_of(article.plain, 0, len(article.plain), article.language))
    )


def _answer(words: Sequence[Word], version: _Version) -> _Answer | None:
    quoted = [c for speech in version.speeches if (c := compare(words, speech))]
    best = max(quoted, key=lambda c: (c.theirs.end - c.theirs.start, c.likeness), default=None)
    plain = compare(words, version.plain, is_plain=True)
    if plain and plain.likeness < _NEAR_VERBATIM:
        plain = None
    if best and plain and best.verdict == "differs" and plain.verdict == "same":
        # The words may stand outside quotation marks too, and there as they are here.
        is_elsewhere = plain.theirs.end <= best.theirs.start or best.theirs.end <= plain.theirs.start
        return (
            _Answer(version.article, plain, False) if is_elsewhere else _Answer(version.article, best, True)
        )
    if best:
        return _Answer(version.article, best, True)
    return _Answer(version.article, plain, False) if plain else None


def _evidence(answers: Sequence[_Answer], versions: Sequence[_Version]) -> list[Evidence]:
    by_name = {a.article.name: a for a in answers}
    found = []
    for version in versions:
        answer = by_name.get(version.article.name)
        if answer is None:
            found.append(evidence(version.article, None, "silent"))
        else:
            stance: EvidenceStance = "agrees" if answer.comparison.verdict == "same" else "differs"
            found.append(evidence(version.article, answer.comparison.theirs, stance))
    return found


def _explain(target: Article, best: _Answer, count: int) -> str:
    change = max(best.comparison.changes, key=lambda c: len(c.ours) + len(c.theirs))
    ours = target.plain[change.ours[0].start : change.ours[-1].end] if change.ours else ""
    theirs = best.article.plain[change.theirs[0].start : change.theirs[-1].end] if change.theirs else ""
    who = best.article.name if count == 1 else f"{count} other versions"
    verb = "has" if count == 1 else "have"
    if not ours:
        return f"“{theirs}” is missing inside the quotation marks: {who} {verb} it."
    if not theirs:
        return f"“{ours}” stands inside the quotation marks here only: {who} {verb} the quotation without it."
    return f"The quotation is reworded: “{ours}” here, where {who} {verb} “{theirs}”."


def _trimmed(plain: str, inner: Span) -> Span:
    """The inner words without the comma or stop before the closing mark."""
    start, end = inner
    while end > start and plain[end - 1] in ",.;: ":
        end -= 1
    return Span(start, end) if end > start else inner


class UnclosedQuotation:
    """A quotation that is opened and never closed.

    Why: translation drops marks, and without the closing one a reader cannot tell the speaker's words
    from the reporter's.

    Flags: an opening quotation mark with no closing one in its paragraph, where the next paragraph does
    not take the quotation up again.

    Leaves alone: speech over several paragraphs, each with its opening mark, in one block or not;
    single marks, which may be apostrophes; feet, inches and seconds.

    Source: the pairing of `mtcheck.segment.quotations`.
    """

    code: ClassVar[str] = "QUO002"
    family: ClassVar[str] = "quote"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        if target.language == "he":  # whose abbreviations hold the same mark
            return
        for quotation in target.quotations:
            if quotation.closed or quotation.depth or len(quotation.text.split()) < 2:
                continue
            first_word = quotation.text.split()[0]
            yield finding(
                self,
                target,
                (quotation.start, quotation.inner.start + len(first_word)),
                "This quotation is opened and never closed.",
                category="linguistic conventions/textual conventions",
                severity="minor",
                stance="garbled",
                confidence=0.7,
            )


class LostQuotation:
    """Quotation marks lost or gained in translation.

    Why: words that were somebody's become the newspaper's own when the marks fall away, and the
    newspaper's own words become somebody's when marks appear.

    Flags: a sentence of the source that is a quotation, with no mark of any kind in its translation;
    and a translated sentence that is a quotation where the source has no mark.

    Leaves alone: quotations of a few words, quotations beside words of the reporter, sentences without
    a sure counterpart, speech that the source sets with a dash or a colon.

    Source: sentence alignment of the two versions.
    """

    code: ClassVar[str] = "QUO003"
    family: ClassVar[str] = "quote"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        if source is None or source.name not in story.alignments:
            return
        for bead in story.alignments[source.name].beads:
            if not bead.target or not bead.other or bead.score < _SURE_BEAD:
                continue
            ours = Span(target.segments[min(bead.target)].start, target.segments[max(bead.target)].end)
            theirs = Span(source.segments[min(bead.other)].start, source.segments[max(bead.other)].end)
            lost = _whole_quotation(source, theirs)
            gained = _whole_quotation(target, ours)
            if lost and not _has_mark(target, ours):
                span, message = ours, "The source quotes these words; the translation has no quotation marks."
            elif gained and not _has_mark(source, theirs):
                span, message = gained, "The source has no quotation marks round these words."
            else:
                continue
            yield finding(
                self,
                target,
                span,
                message,
                category="accuracy/mistranslation/quotation",
                severity="minor",
                stance="contradicted",
                confidence=0.6,
                evidence=[evidence(source, lost or theirs, "differs")],
            )


def _whole_quotation(article: Article, sentence: Span) -> Span | None:
    """A quotation that makes up most of a sentence, None if there is none."""
    for quotation in article.quotations:
        is_inside = sentence.start <= quotation.start and quotation.end <= sentence.end
        is_most = quotation.end - quotation.start >= _MOST * (sentence.end - sentence.start)
        if is_inside and is_most and quotation.depth == 0 and quotation.closed and _is_long(quotation.text):
            return Span(quotation.start, quotation.end)
    return None


def _is_long(text: str) -> bool:
    return len(text.split()) >= _LEAST_WORDS or (" " not in text and len(text) >= 12)


def _has_mark(article: Article, sentence: Span) -> bool:
    """Whether a sentence has any sign of speech, or stands inside a quotation begun before it."""
    text = article.plain[slice(*sentence)]
    if any(m in text for m in _SPEECH_MARKS) or text[:1] in "-–—'‘":
        return True
    return any(q.start < sentence.end and q.end > sentence.start for q in article.quotations)


class WrongSpeaker:
    """A quotation given to another speaker.

    Why: the right words from the wrong mouth are a libel, and translation that turns a sentence round
    easily swaps who speaks.

    Flags: the same quotation of six words or more, said by one named person here and by another named
    person in another version.

    Leaves alone: "he" and "she", organisations, offices, a surname against the full name, accents and
    other ways to write a name, quotations whose speaker is not plain.

    Source: the words of saying in `mtcheck.segment.speakers`.
    """

    code: ClassVar[str] = "QUO004"
    family: ClassVar[str] = "quote"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        for quotation in target.quotations:
            ours = _person(quotation.speaker, story, target)
            words = words_of(target.plain, *quotation.inner, target.language)
            if not ours or quotation.depth or len(words) < _LEAST_WORDS + 1:
                continue
            said = [
                (other, said_by)
                for other in story.others
                if other.language == target.language
                for said_by in _speakers_of(words, other, story)
            ]
            differ = [(o, q) for o, q in said if not _may_be_one(ours, _person(q.speaker, story, o))]
            if not differ or 2 * len(differ) < len(said):
                continue
            other, quoted = differ[0]
            yield finding(
                self,
                target,
                _speaker_span(target, quotation),
                f"{quotation.speaker} says these words here, {quoted.speaker} in {other.name}.",
                category="accuracy/mistranslation/quotation",
                severity="major",
                stance="contradicted",
                confidence=0.8,
                suggestion=quoted.speaker,
                evidence=[evidence(o, _speaker_span(o, q), "differs") for o, q in differ],
            )


def _speakers_of(words: Sequence[Word], other: Article, story: Story) -> Iterator[Quotation]:
    for quotation in other.quotations:
        if not quotation.depth and _person(quotation.speaker, story, other):
            found = compare(words, words_of(other.plain, *quotation.inner, other.language))
            if found and found.likeness >= _NEAR_VERBATIM:
                yield quotation


def _person(speaker: str, story: Story, article: Article) -> tuple[str, ...]:
    """Folded words of a personal name, () where the speaker is not plainly a person."""
    from anyascii import anyascii

    known = titles(article.language)
    words = [w.strip(".") for w in speaker.split()]
    is_titled = bool(words) and words[0] in known
    words = [w for w in words if w not in known]
    if not words or not (words[0][:1].isupper() and words[-1][:1].isupper()) or len(words) > 4:
        return ()
    if len(words) < 2 and not is_titled:
        return ()
    for name in story.facts[article.name].names if article.name in story.facts else ():
        if name.kind in ("ORG", "LOC") and (speaker in name.text or name.text in speaker):
            return ()
    if any(w.casefold() in _NOT_A_PERSON for w in words):
        return ()
    return tuple(anyascii(w).casefold() for w in words)


def _may_be_one(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: a surname in common, or one nearly so."""
    from rapidfuzz.distance import JaroWinkler

    return any(
        JaroWinkler.similarity(a, b) >= 0.85 for a in ours for b in theirs if len(a) > 1 and len(b) > 1
    )


def _speaker_span(article: Article, quotation: Quotation) -> Span:
    """Where the speaker of a quotation is named: the mention nearest to it."""
    after = article.plain.find(quotation.speaker, quotation.end)
    before = article.plain.rfind(quotation.speaker, 0, quotation.start)
    is_after = after >= 0 and (before < 0 or after - quotation.end <= quotation.start - before)
    start = after if is_after else before
    return Span(start, start + len(quotation.speaker))
