"""Quotation marks: opened and never closed, lost or gained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar, Final, NamedTuple

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, extent_of, is_within, overlap, paired_beads, text_of
from mtcheck.checks.quotation import CATEGORY, LEAST_WORDS
from mtcheck.checks.word_lists import Words
from mtcheck.types import Article, Finding, Span, Story

_MOST: Final = 0.6
_SPEECH_MARKS: Final = '“”„"«»「」『』《》״＂〝〞`'
#: A mark, single ones too, that stands before a word or behind one; apostrophes («’s avonds», '90s) do neither.
_AT_WORD: Final = re.compile(
    r"(?P<opens>(?<![^\s(\[—–-])[“”„\"«»‹›‘’'](?![\s\d]|[stnm]\b))|(?P<closes>(?<=[.,!?…])[“”\"«»‹›‘’'](?!\w))"
)
#: Characters before a sentence in which a mark may stand that it is quoted by.
_FAR: Final = 600


class Cut(NamedTuple):
    """A quotation of the target, and what of the original is not in it (plain spans of the two)."""

    ours: Span
    theirs: Span


#: What turns a speech to its other side.
_BUT: Final = {
    "ar": ["لكن", "ولكن", "غير أن", "بيد أن", "إلا أن"],
    "cs": ["ale", "avšak", "však"],
    "de": ["aber", "jedoch", "doch", "allerdings", "sondern"],
    "el": ["αλλά", "όμως", "ωστόσο", "μα"],
    "en": ["but", "however", "though", "although", "yet", "while", "nor", "rather", "still", "except"],
    "es": ["pero", "aunque", "sino", "sin embargo", "mas"],
    "fa": ["اما", "ولی", "لیکن"],
    "fr": ["mais", "cependant", "toutefois", "pourtant", "quoique", "bien que"],
    "he": ["אבל", "אך", "אולם", "אלא"],
    "hi": ["लेकिन", "मगर", "परंतु", "पर", "किंतु"],
    "hu": ["de", "azonban", "hanem", "viszont", "ám"],
    "id": ["tetapi", "tapi", "namun", "melainkan"],
    "it": ["ma", "però", "tuttavia", "bensì", "anche se"],
    "ja": ["しかし", "だが", "けれど", "ですが", "ものの", "が、"],
    "ko": ["지만", "그러나", "하지만"],
    "nl": ["maar", "echter", "toch", "hoewel"],
    "pl": ["ale", "lecz", "jednak", "choć"],
    "pt": ["mas", "porém", "contudo", "embora"],
    "ro": ["dar", "însă", "ci", "deși"],
    "ru": ["но", "однако", "зато", "хотя", "а"],
    "sv": ["men", "dock", "utan", "fast"],
    "tr": ["ama", "ancak", "fakat", "oysa"],
    "uk": ["але", "проте", "однак", "хоча", "а"],
    "vi": ["nhưng", "tuy", "song", "mà"],
    "zh": ["但", "不过", "然而", "可是"],
}
#: Share of what its sentence leads one to expect below which a quotation is cut short.
_SHORT: Final = 0.6
#: Words of contrast that lead what is cut away must stand this far into the quotation, by its length.
_LATE: Final = 0.15


def find_cut_quotation(target: Article, ours: Span, source: Article, theirs: Span) -> Cut | None:
    """A quotation that says "but" in the original and ends before it in the translation.

    Args:
        target: the translation.
        ours: a stretch of it (plain offsets).
        source: the original.
        theirs: what answers for the stretch.
    """
    said, quoted = _only_quotation(source, theirs), _only_quotation(target, ours)
    if not said or not quoted or not {source.language, target.language} <= _BUT.keys():
        return None
    if _but(target.language).search(text_of(target, ours)):
        return None
    turns = _but(source.language).finditer(text_of(source, said))
    turn = next((t for t in turns if t.start() >= _LATE * (said.end - said.start)), None)
    expected = (said.end - said.start) * (ours.end - ours.start) / (theirs.end - theirs.start)
    if turn is None or quoted.end - quoted.start >= _SHORT * expected:
        return None
    return Cut(quoted, Span(said.start + turn.start(), said.end))


def _only_quotation(article: Article, extent: Span) -> Span | None:
    """The words between the marks of the one quotation that touches a stretch, None if there are more, or it goes on."""
    found = [q for q in article.quotations if overlap(q, extent)]
    if len(found) != 1 or not found[0].closed or not is_within(found[0], extent):
        return None
    return found[0].inner


class UnclosedQuotation:
    """Unclosed quotation.

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
    """Quotation marks lost or gained.

    Why: words that were somebody's become the newspaper's own when the marks fall away, and the
    newspaper's own words become somebody's when marks appear.

    Flags: a sentence of the source that is a quotation, with no mark of any kind in its translation;
    a translated sentence that is a quotation where the source has no mark; and, as `major`, a quotation that goes on
    with "but" in the source and ends before it in the translation.

    Leaves alone: quotations of a few words, quotations beside words of the reporter, sentences without
    a sure counterpart, speech that the source sets with a dash or a colon; a quotation cut short that is told on outside of
    its marks, in several pieces, or with any word of contrast.

    Source: sentence alignment of the two versions.
    """

    code: ClassVar[str] = "QUO003"
    family: ClassVar[str] = "quote"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        source, target = story.source, story.target
        if source is None:
            return
        for bead in paired_beads(story, source):
            if bead.score < ALIGNED:
                continue
            ours, theirs = extent_of(target, bead.target), extent_of(source, bead.other)
            if cut := find_cut_quotation(target, ours, source, theirs):
                yield finding(
                    self,
                    target,
                    cut.ours,
                    f"The original goes on within the quotation: “{text_of(source, cut.theirs)}”.",
                    category=CATEGORY,
                    severity="major",
                    stance="contradicted",
                    confidence=0.65,
                    evidence=[evidence(source, cut.theirs, "differs")],
                )
                continue
            lost = _whole_quotation(source, theirs)
            gained = _whole_quotation(target, ours)
            if lost and not _has_mark(target, ours):
                span, message = (
                    ours,
                    "The original quotes these words; the translation has no quotation marks.",
                )
            elif gained and not _has_mark(source, theirs):
                span, message = gained, "The original has no quotation marks round these words."
            else:
                continue
            yield finding(
                self,
                target,
                span,
                message,
                category=CATEGORY,
                severity="minor",
                stance="contradicted",
                confidence=0.6,
                evidence=[evidence(source, lost or theirs, "differs")],
            )


def _whole_quotation(article: Article, sentence: Span) -> Span | None:
    """A quotation that makes up most of a sentence, None if there is none."""
    for quotation in article.quotations:
        is_most = quotation.end - quotation.start >= _MOST * (sentence.end - sentence.start)
        if (
            is_within(quotation, sentence)
            and is_most
            and quotation.depth == 0
            and quotation.closed
            and _is_long(quotation.text)
        ):
            return Span(quotation.start, quotation.end)
    return None


def _is_long(text: str) -> bool:
    return len(text.split()) >= LEAST_WORDS or (" " not in text and len(text) >= 12)


def _has_mark(article: Article, sentence: Span) -> bool:
    """Whether a sentence has any sign of speech, or stands inside a quotation begun before it."""
    text = text_of(article, sentence)
    if any(m in text for m in _SPEECH_MARKS) or text[:1] in "-–—'‘":
        return True
    return any(overlap(q, sentence) for q in article.quotations) or _is_speech_going_on(article, sentence)


def _is_speech_going_on(article: Article, sentence: Span) -> bool:
    """Whether the last mark before a sentence opens a quotation, or the first one in it closes one.

    The sentence may stand in a paragraph of its own, and the mark may be a single one, so that no quotation was read.
    """
    before = _last_mark(article.plain[max(0, sentence.start - _FAR) : sentence.start])
    inside = next(_AT_WORD.finditer(text_of(article, sentence)), None)
    return before == "opens" or (inside is not None and inside.lastgroup == "closes")


def _last_mark(text: str) -> str | None:
    last = None
    for match in _AT_WORD.finditer(text):
        last = match.lastgroup
    return last


@cache
def _but(language: str) -> Words:
    """The words of a language that turn what was said."""
    return Words(_BUT[language], language)
