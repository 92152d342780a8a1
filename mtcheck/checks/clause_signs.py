"""Stretches of a sentence that nothing in its counterpart answers, and how probable it is that they were left out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, log, log1p
from statistics import median
from typing import NamedTuple

from mtcheck.checks import tables
from mtcheck.frequency import zipf
from mtcheck.types import Nearness, Span

#: Cosine of a word and the nearest of the other side below which nothing seems to answer for it.
ANSWERED = 0.45
#: How common a function word is, as a Zipf value, and how much one counts beside a content word.
_FUNCTION_WORD, _LITTLE = 5.5, 0.25
#: Without spaces words are cut too short to be told by how common they are: each counts so much.
UNSPACED, _SHARE = frozenset({"zh", "ja", "th"}), 0.6
#: Sentences that what is known of two languages counts as.
PRIOR = 3
#: Where a clause may begin or end.
_MARK = re.compile(r"[,;:.!?()\[\]\"“”„«»—–…،؛؟।，、；：。！？（）「」]|(?<=\s)-(?=\s)")
#: Share of a passage from which on a stretch is no part of it: all of it is unlike the other.
_WHOLE = 0.9
#: Share of a stretch's own length that the other passage must be too short by: else it is rendered freely.
_MISSING = 0.35
#: Words and content words of a clause at least, and words of the sentence it is taken from.
_WORDS, _CONTENT, _SENTENCE = 3, 2.0, 8

#: Of a clause of which the other passage has nothing (`bare`): its words at least, how near the nearest of them may be, the
#: share of them that may be linked, how near those outside must be on average, the share of its length that must be missing,
#: and the share of the other passage's content words that may be alone.
_BARE_WORDS, _UNLIKE, _LINKED, _ALIKE, _LACKING, _OF_ITS_OWN = 5, 0.5, 0.2, 0.6, 0.7, 0.1


class Side(NamedTuple):
    """A passage, and how near each of its words has its nearest of the passage that answers for it.

    Args:
        text: the passage.
        language: ISO 639-1 code.
        words: spans in ``text``, in order.
        cosines: of each word.
        linked: whether each is linked with a word of the other passage.
        length: of the passage, on a scale on which both are equally long where nothing is missing.
        other: length of the other one.
        freedom: share of the other one's content words that nothing in this one answers: where a sentence is rendered
            freely there are such words on both sides, where something is missing on one.
    """

    text: str
    language: str
    words: Sequence[Span]
    cosines: Sequence[float]
    linked: Sequence[bool]
    length: float
    other: float
    freedom: float = 0.0


class Passage(NamedTuple):
    """Sentences of one version.

    Args:
        text: of them.
        language: ISO 639-1 code.
        start: where they begin, by the offsets that their words have.
    """

    text: str
    language: str
    start: int = 0


def sides(
    ours: Passage,
    theirs: Passage,
    links: Sequence[tuple[Span, Span]],
    nearest: Sequence[Nearness],
    answers: Sequence[Nearness],
    scale: float,
) -> tuple[Side, Side]:
    """Both sides of a translation.

    Args:
        ours, theirs: the translation and what it answers for.
        links, nearest, answers: of their words, as of `mtcheck.types.Bead`.
        scale: characters of ours that one of theirs becomes.
    """
    length, other = float(len(ours.text)), scale * len(theirs.text)
    linked = {a for a, _ in links}, {b for _, b in links}
    own = sorted({n.ours: n.cosine for n in nearest}.items())
    foreign = sorted({n.theirs: n.cosine for n in answers}.items())
    here, there = _side(ours, own, linked[0], length, other), _side(theirs, foreign, linked[1], other, length)
    return here._replace(freedom=_lonely(there)), there._replace(freedom=_lonely(here))


def usual_scale(ours: str, theirs: str) -> list[float]:
    """How many characters of one language (ISO 639-1 code) one of another becomes, as if of a few sentences; [] if unknown."""
    lengths = tables.table("clause")["length"]
    return [lengths[ours] / lengths[theirs]] * PRIOR if ours in lengths and theirs in lengths else []


def freedom_of(pairs: Sequence[tuple[Side, Side]], usual: Sequence[float] = ()) -> float:
    """How freely a text is rendered: the share of content words that nothing answers, of both sides of a sentence together.

    Args:
        pairs: both sides of its sentences.
        usual: what counts as that of further sentences.

    Returns:
        The median of the sentences.
    """
    return median([*(here.freedom + there.freedom for here, there in pairs), *usual])


def _side(
    passage: Passage, found: Sequence[tuple[Span, float]], linked: set[Span], length: float, other: float
) -> Side:
    words = [Span(span.start - passage.start, span.end - passage.start) for span, _ in found]
    cosines, links = [cosine for _, cosine in found], [span in linked for span, _ in found]
    return Side(passage.text, passage.language, words, cosines, links, length, other)


def _lonely(side: Side) -> float:
    """Share of the content words of a passage that nothing in the other answers."""
    weights = _weights(side)
    lonely = zip(weights, side.cosines, side.linked, strict=True)
    return sum(w for w, c, linked in lonely if c < ANSWERED and not linked) / max(1.0, sum(weights))


class Clause(NamedTuple):
    """Words of a passage that nothing in the other answers.

    Args:
        span: in its text.
        words: their numbers, first and one past the last.
        signs: what the probability is read from.
    """

    span: Span
    words: tuple[int, int]
    signs: Mapping[str, float]


def unanswered(side: Side, freedom: float) -> Clause | None:
    """The stretch that most surely nothing answers, None where no two content words in a row are alone, all are, or nothing is
    too short.

    Args:
        side: the passage.
        freedom: how freely the text is rendered otherwise, as of `freedom_of`.

    Source: the heaviest stretch of words weighed by how far their nearest is (Kadane's algorithm).
    """
    if len(side.words) < _SENTENCE:
        return None
    weights = _weights(side)
    heaviest, best = 0.0, (0, 0)
    run, start = 0.0, 0
    for i, (weight, cosine) in enumerate(zip(weights, side.cosines, strict=True)):
        if run <= 0:
            run, start = 0.0, i
        run += (ANSWERED - cosine) * (_LITTLE + (1 - _LITTLE) * weight)
        if run > heaviest:
            heaviest, best = run, (start, i + 1)
    first, end = best
    content = sum(weights[first:end])
    if content < _CONTENT or end - first < _WORDS:
        return None
    span = Span(side.words[first].start, side.words[end - 1].end)
    if span.end - span.start > _WHOLE * len(side.text):
        return None
    inside, outside = range(first, end), [*range(first), *range(end, len(weights))]
    own = max(1.0, side.length * (span.end - span.start) / max(1, len(side.text)))
    missing = (side.length - side.other) / own
    if missing < _MISSING:
        return None
    near, rest = _mean(side.cosines, weights, inside), _mean(side.cosines, weights, outside)
    signs = {
        "any": 1.0,
        "weight": min(heaviest, 3.0),
        "content words": log1p(content),
        "nearness": near,
        "nearness of the rest": rest,
        "linked": sum(weights[i] for i in inside if side.linked[i]) / content,
        "share": (span.end - span.start) / max(1, len(side.text)),
        "length missing": min(2.0, missing),
        "longer": min(1.0, max(-1.0, log(max(1.0, side.length) / max(1.0, side.other)))),
        "commas": float(any(c in side.text[slice(*span)] for c in ",،，、")),
        "freedom": side.freedom,
        "freedom of the text": freedom,
        "ends at marks": _ends_at_marks(side.text, span),
        "words without a link": log1p(sum(not side.linked[i] for i in inside)),
    }
    return Clause(span, best, signs)


def bare(side: Side) -> Span | None:
    """A clause between marks of which the other passage has nothing, where it has all else and nothing of its own.

    What `unanswered` weighs is too little of a short clause, or of one whose every word is a little like some other. Where
    the rest is rendered this closely that is enough. The bounds were chosen so that they find two more clauses of the made
    stories and nothing more in good translation from 24 languages (NTREX): what they find elsewhere is not known.

    Returns:
        The first such clause, as a span of the text; None where there is none.
    """
    count = len(side.words)
    if side.language in UNSPACED or count < _SENTENCE or side.freedom > _OF_ITS_OWN:
        return None
    gaps = (side.text[a.end : b.start] for a, b in pairwise(side.words))
    cuts = [0, *(i for i, gap in enumerate(gaps, 1) if _MARK.search(gap)), count]
    for first, end in pairwise(cuts):
        span = Span(side.words[first].start, side.words[end - 1].end)
        rest = [*side.cosines[:first], *side.cosines[end:]]
        if (
            end - first >= _BARE_WORDS
            and rest
            and max(side.cosines[first:end]) <= _UNLIKE
            and sum(side.linked[first:end]) <= _LINKED * (end - first)
            and sum(rest) / len(rest) >= _ALIKE
            and side.length - side.other >= _LACKING * side.length * (span.end - span.start) / len(side.text)
        ):
            return span
    return None


def _ends_at_marks(text: str, span: Span) -> float:
    """How many of a stretch's two ends are a clause's too, give or take a word: 0 to 2."""
    before, after = _MARK.split(text[: span.start])[-1], _MARK.split(text[span.end :])[0]
    return float((len(before.split()) <= 1) + (len(after.split()) <= 1))


def probability(clause: Clause, way: str) -> float:
    """How probable it is that a clause was left out ("left_out") of the other side or put in ("put_in") here."""
    weights = tables.table("clause")[way]
    return 1 / (1 + exp(-sum(weights[sign] * value for sign, value in clause.signs.items())))


def _weights(side: Side) -> list[float]:
    if side.language in UNSPACED:
        return [_SHARE] * len(side.words)
    return [
        0.0 if zipf(side.text[w.start : w.end], side.language) > _FUNCTION_WORD else 1.0 for w in side.words
    ]


def _mean(cosines: Sequence[float], weights: Sequence[float], chosen: Sequence[int]) -> float:
    total = sum(weights[i] for i in chosen)
    return sum(weights[i] * cosines[i] for i in chosen) / total if total else 2 * ANSWERED
