"""Are the words between quotation marks still the words that were said?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final, NamedTuple

from mtcheck.checks.base import evidence, finding
from mtcheck.segment.runs import BREAK, Word, Wording, Wordings
from mtcheck.segment.wording import Comparison, compare, wording_of, words_of
from mtcheck.types import Article, Evidence, EvidenceStance, Finding, Quotation, Span, Story

CATEGORY: Final = "accuracy/mistranslation/quotation"

#: Words of the shortest quotation that is compared.
LEAST_WORDS: Final = 5
#: Likeness from which two wordings are one quotation.
NEAR_VERBATIM: Final = 0.8
# Quotations this near are pieces of one speech, with "she said" between them.
_SAME_SPEECH: Final = 200


class _Version(NamedTuple):
    """Another version with its words: those of each run of quotations, and all of them."""

    article: Article
    speeches: Wordings
    plain: Wording


class _Answer(NamedTuple):
    """What another version says of one quotation."""

    article: Article
    comparison: Comparison
    is_quoted: bool


class AlteredQuotation:
    """Quotation altered.

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
            if quotation.depth or len(words) < LEAST_WORDS:
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
                category=CATEGORY,
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
                category=CATEGORY,
                severity="minor",
                stance="contradicted",
                confidence=0.7,
                evidence=_evidence(answers, versions),
            )


def _read(article: Article) -> _Version:
    outer = [q for q in article.quotations if q.depth == 0]
    speeches: list[Wording] = []
    run: list[Word] = []
    previous: Quotation | None = None
    for quotation in outer:
        if previous and quotation.start - previous.end > _SAME_SPEECH:
            speeches.append(Wording(tuple(run)))
            run = []
        if run:
            run.append(BREAK)
        speeches.append(wording_of(article.plain, *quotation.inner, article.language))
        run += speeches[-1].words
        previous = quotation
    if run:
        speeches.append(Wording(tuple(run)))
    plain = wording_of(article.plain, 0, len(article.plain), article.language)
    return _Version(article, Wordings(speeches), plain)


def _answer(words: Sequence[Word], version: _Version) -> _Answer | None:
    quoted = [c for _, speech in version.speeches.near(words) if (c := compare(words, speech))]
    best = max(quoted, key=lambda c: (c.theirs.end - c.theirs.start, c.likeness), default=None)
    plain = compare(words, version.plain, is_plain=True)
    if plain and plain.likeness < NEAR_VERBATIM:
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
