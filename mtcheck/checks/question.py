"""Questions that became statements, and statements that became questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.clause_signs import UNSPACED
from mtcheck.checks.context import ALIGNED, bead_at, extent_of, text_of
from mtcheck.checks.word_lists import INSIDE_WORDS, find_words, word_lists
from mtcheck.types import Article, Finding, Segment, Story

#: Words a question has that is no mere "right?", and letters where words are not set apart.
SHORTEST, SHORTEST_UNSPACED = 4, 8
#: Sentences on either side in which the other side may ask as well.
_MARGIN = 1
_TABLE = "question"
_MARK = "?？؟⁇⁈⁉\u037e"
#: Greek asks with a semicolon, and Greek alone.
_MARKS = {"el": re.compile(rf"[;{_MARK}]")}
_ANY_MARK = re.compile(rf"[{_MARK}]")
_CLOSING = "\"'”’»›」』）)]"
#: Where what is asked begins: behind another sentence or a colon, or, where it ends with one, a quotation mark.
_BEGINNING = re.compile(r"[.!:;](?=\s)|[。！：；](?=.)")
_OPENING_MARK = re.compile('[“”„«»"「『‘]')
#: What only asks for assent: "isn't it", "right", «oder».
_TAG = re.compile(
    r"[,،，、]\s*(?:right|eh|no|yes|okay|correct|huh|then|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|"
    r"should)(?:n['’]t)?\s+(?:not\s+)?(?:i|you|he|she|it|we|they|there)(?:\s+not)?)\s*$",
    re.IGNORECASE,
)
_TAG_ELSEWHERE = re.compile(r"[,،，、](?:\s*[\w'’-]+){1,2}\s*$")
#: English that asks by the order of its words alone.
_INVERTED = re.compile(
    r"(?:^|[:.!—–]\s+|[“\"‘«]\s*)(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)"
    r"(?:n['’]t)?\s",
    re.IGNORECASE,
)
#: Words of a question among which the one stands that it asks with ("in what way").
_OPENING = re.compile(r"(?:^|[,;:—–])(?:\W*\w+){0,3}")


class TurnedQuestion:
    """Statement for a question, or the reverse.

    Why: "Did the minister know?" and "The minister knew." are two stories, and a system that drops one mark, or one
    particle, tells the other.

    Flags: a sentence that ends with a question mark and is aligned with one of the original that asks nothing, and a
    sentence without one for an original that ends with one.

    Leaves alone: indirect questions and particles that ask without a mark ("whether", «か», «ли») on the side without
    one, questions in the next sentence, tags of a word or two ("right?"), languages without word lists.

    Source: Karpinska et al., DEMETR, EMNLP 2022 (declarative turned interrogative).
    """

    code: ClassVar[str] = "QUE001"
    family: ClassVar[str] = "certainty"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        target, source = story.target, story.source
        if source is None or not (_is_known(target) and _is_known(source)):
            return
        for index, segment in enumerate(target.segments):
            bead = bead_at(story, source, index, ALIGNED)
            if not bead:
                continue
            theirs = [source.segments[i] for i in bead.other]
            if asks(segment, target.language):
                turned = not _may_ask(source, bead.other, _asked(segment.text), target.language)
                message = "The original states this; here it is asked."
            else:
                last = index == bead.target[-1] and bool(theirs)
                turned = (
                    last
                    and asks(theirs[-1], source.language)
                    and not _may_ask(target, bead.target, _asked(theirs[-1].text), source.language)
                )
                message = "The original asks this; here it is stated."
            if turned:
                yield finding(
                    self,
                    target,
                    (segment.start, segment.end),
                    message,
                    category="accuracy/mistranslation",
                    severity="major",
                    stance="contradicted",
                    confidence=0.8,
                    evidence=[evidence(source, (theirs[0].start, theirs[-1].end), "differs")],
                )


def asks(segment: Segment, language: str) -> bool:
    """Whether a sentence ends with a question of more than a word or two.

    Args:
        segment: the sentence.
        language: ISO 639-1 code.
    """
    text = _bare(segment.text)
    if not text or not _marks(language).match(text[-1]):
        return False
    asked = _asked(segment.text)
    if (_TAG if language == "en" else _TAG_ELSEWHERE).search(asked):
        return False
    size = sum(map(str.isalpha, asked)) if language in UNSPACED else len(re.findall(r"\w+", asked))
    return size >= (SHORTEST_UNSPACED if language in UNSPACED else SHORTEST)


def _bare(text: str) -> str:
    """A sentence without the quotation marks, brackets and full stops at its end."""
    return text.rstrip(_CLOSING + ". \n")


def _asked(text: str) -> str:
    """What a sentence that ends with a question mark asks, without what is told before."""
    asked = _BEGINNING.split(_bare(_bare(text)[:-1]))[-1]
    return _OPENING_MARK.split(asked)[-1] if text.rstrip().endswith(tuple(_CLOSING)) else asked


def _may_ask(article: Article, segments: Sequence[int], question: str, language: str) -> bool:
    """Whether sentences hold what asks, or they or those beside them a question mark.

    Args:
        article: where.
        segments: indices of the sentences.
        question: what the other side asks. Where it does so with "which" or "how", such words count; they mostly ask nothing.
        language: of the question.
    """
    around = text_of(article, extent_of(article, segments, _MARGIN))
    own = text_of(article, extent_of(article, segments))
    opening = question if language in INSIDE_WORDS else " ".join(m[0] for m in _OPENING.finditer(question))
    kinds = ("asks", "which") if find_words(opening, _TABLE, language, "which") else ("asks",)
    return bool(
        _marks(article.language).search(around)
        or find_words(own, _TABLE, article.language, *kinds)
        or (article.language == "en" and _INVERTED.search(own))
    )


def _is_known(article: Article) -> bool:
    return bool(word_lists(_TABLE, article.language))


def _marks(language: str) -> re.Pattern[str]:
    return _MARKS.get(language, _ANY_MARK)
