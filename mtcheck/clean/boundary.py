"""Where a second, unrelated story begins below the first.

Pages print the next story under the one that was asked for. It shows: a new headline, a time stamp or a
dateline of its own, and none of the names, figures and rarer words of the first story. A passage is set
aside only if all of that holds, because what is set aside is not checked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from statistics import mean
from typing import TYPE_CHECKING

from mtcheck.clean.furniture import BYLINE, TIME, Verdict, is_headline_like
from mtcheck.clean.paragraphs import Paragraph
from mtcheck.clean.phrases import calendar, phrases
from mtcheck.types import Article

if TYPE_CHECKING:
    from mtcheck.encoder import Encoder

# "OSLO (Agency) - ", "Bern, 3. Mai (Agentur) –", "QUITO: ": capitals, or an agency in brackets.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω][A-ZÀ-ÖØ-ÞА-ЯΑ-Ω .’'-]{2,30}(?:,[^:(–—]{1,30})?(?:\s*\([^)]{2,30}\))?"
    r"|[^\W\d_a-z][^:(–—]{1,40}\([^)]{2,30}\))\s*(?::|–|—|--|-(?=\s))\s"
)
_NAME = re.compile(
    r"(?<![.!?…:“\"«„‘(]\s)(?<![.!?…“\"«„‘(\n])(?<!^)\b[^\W\d_a-z][^\W\d_]{2,}(?:['’-][^\W\d_]+)*"
)
_WORD = re.compile(r"[^\W\d_]{6,}")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d{2,}")

# A stem is the first letters of a word; inflection stands at the end in most languages.
_STEM = 6
_SHORTEST_NAME_STEM = 4
_FEWEST_NAMES = 3
_FEWEST_SENTENCES = 2
# Shared part of the second passage's names above which it is the same story. Measured on NTREX-128:
# pairs of 54 English news stories, and single stories with a headline and a time stamp put into them.
# At 0.1 three of four second stories are found and 5.5 % of second halves mistaken for one; at 0.2 nine
# of ten and 18 %, but 1 % where a French version of the story is there to say no.
_MOST_SHARED_NAMES = 0.2
_MOST_SHARED_NAMES_ALONE = 0.1
_MOST_SHARED_STEMS = 0.25
_LEAST_KNOWN_NAMES = 0.25
_MOST_OPENING_LINES = 4
# A page of a hundred stories is a list, not an article with another one below it.
_MOST_CANDIDATES = 20


def find_unrelated(
    paragraphs: Sequence[Paragraph],
    verdicts: Sequence[Verdict],
    others: Sequence[Article] = (),
    encoder: Encoder | None = None,
) -> int | None:
    """Index of the paragraph at which an unrelated story begins, None if there is none.

    Args:
        paragraphs: of the article, in order.
        verdicts: what each is, from `mtcheck.clean.furniture.judge`.
        others: the other versions of the story.
        encoder: compares meanings where there is one; it can only keep a passage in.
    """
    widest_gap = candidates = 0
    for i in range(1, len(paragraphs)):
        widest_gap = max(widest_gap, paragraphs[i].breaks)
        # A headline stands off at least as far as anything before it.
        if paragraphs[i].breaks < widest_gap or not _starts_story(paragraphs, verdicts, i):
            continue
        candidates += 1
        if candidates > _MOST_CANDIDATES:
            return None
        first, second = _body(paragraphs[:i], verdicts[:i]), _body(paragraphs[i:], verdicts[i:])
        if first and second and _differs(first, second, others):
            return None if encoder and _is_near(first, second, others, encoder) else i
    return None


def _body(paragraphs: Sequence[Paragraph], verdicts: Sequence[Verdict]) -> list[str]:
    """The full sentences among the paragraphs, if there are enough to judge by."""
    found = [
        p.text
        for p, v in zip(paragraphs, verdicts, strict=True)
        if v.role != "furniture" and p.is_sentence and p.words > 8
    ]
    return found if len(found) >= _FEWEST_SENTENCES else []


def _starts_story(paragraphs: Sequence[Paragraph], verdicts: Sequence[Verdict], i: int) -> bool:
    """A headline with a mark of a new story in the next lines: time stamp, byline, dateline, or itself again."""
    headline = paragraphs[i]
    if verdicts[i].role == "furniture" or not is_headline_like(headline) or headline.words < 4:
        return False
    for p, v in islice(zip(paragraphs, verdicts, strict=True), i + 1, i + 1 + _MOST_OPENING_LINES):
        if v.reason in (TIME, BYLINE) or p.text == headline.text:
            return True
        if p.is_sentence and p.words > 8:
            return bool(_DATELINE.match(p.text))
    return False


def _differs(first: Sequence[str], second: Sequence[str], others: Sequence[Article]) -> bool:
    names, known = _names(second), _names(first)
    before = "\n".join(first).casefold()
    if len(names) < _FEWEST_NAMES or not _has_case(before):
        return False
    if _figures(first) & _figures(second) or _overlap(_stems(second), _stems(first)) > _MOST_SHARED_STEMS:
        return False
    # A version that does not know the first story's names cannot say what belongs to it: it is in
    # another script, or another story.
    versions = [o.plain.casefold() for o in others]
    telling = [v for v in versions if _share(known, v) >= _LEAST_KNOWN_NAMES]
    if any(_share(names, v) > _MOST_SHARED_NAMES for v in telling):
        return False
    return _share(names, before) <= (_MOST_SHARED_NAMES if telling else _MOST_SHARED_NAMES_ALONE)


def _share(names: set[str], text: str) -> float:
    """Part of the names that a lower-case text has; the last letters may be inflected."""
    stems = [re.escape(n.casefold()[: max(_SHORTEST_NAME_STEM, len(n) - 2)]) for n in names]
    return sum(bool(re.search(rf"\b{s}", text)) for s in stems) / max(1, len(names))


def _has_case(text: str) -> bool:
    """Whether most letters are of a script with capitals: without them names are not seen."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.lower() != c.upper() for c in letters) > len(letters) / 2


def _names(texts: Sequence[str]) -> set[str]:
    """Capitalised words inside sentences, agencies and weekdays left out."""
    common = calendar() | set(phrases()["caption"]["agencies"])
    return {m[0] for t in texts for m in _NAME.finditer(t) if m[0].casefold() not in common}


def _stems(texts: Sequence[str]) -> set[str]:
    return {m[0].casefold()[:_STEM] for t in texts for m in _WORD.finditer(t)}


def _figures(texts: Sequence[str]) -> set[str]:
    return {
        m[0]
        for t in texts
        for m in _FIGURE.finditer(t)
        if len(m[0]) > 2 and not re.fullmatch(r"(?:19|20)\d\d", m[0])
    }


def _overlap(a: set[str], b: set[str]) -> float:
    return len(a & b) / max(1, len(a))


def _is_near(
    first: Sequence[str], second: Sequence[str], others: Sequence[Article], encoder: Encoder
) -> bool:
    """Whether the second passage means as much of the first as the first does of itself.

    Compared are means of best likenesses: of the second passage's paragraphs to the first and the other
    versions, against those within each passage. No absolute likeness is used, since every encoder has
    its own scale (margin comparison, Artetxe and Schwenk 2019).
    """
    context = [p for other in others for p in other.plain.splitlines() if len(p) > 40][:200]
    vectors = encoder.encode([*first, *second, *context])
    a, b = len(first), len(first) + len(second)
    likeness = vectors @ vectors.T
    across = mean(float(max(*likeness[i, :a], *likeness[i, b:])) for i in range(a, b))
    within = [
        mean(float(max(likeness[i, j] for j in group if j != i)) for i in group)
        for group in (range(a), range(a, b))
    ]
    return across >= min(within)
