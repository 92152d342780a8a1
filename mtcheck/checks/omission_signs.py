"""Signs by which a word is told to be left out of a sentence, or put into it, and how probable that is.

Asked of two witnesses: the original, and another version in the language of the translation. A word that a paraphrase
says otherwise is as far from any word of the translation as one that is missing. What tells the two apart is what
stands around it: whether the translation has words to spare there, whether its neighbours closed the gap, whether the
word's nearest is some other word's counterpart, how freely the rest of the sentence is worded.

Source: logistic regression of these signs, fitted by ``scripts/build_models/words_left_out.py`` on words taken out of,
and put into, translations of WMT22 (Kocmi et al. 2022); nearness as in SimAlign (Jalili Sabet et al. 2020) and
BERTScore (Zhang et al. 2020).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import exp
from typing import Literal, NamedTuple

from mtcheck.checks import tables
from mtcheck.checks.context import is_within, text_of
from mtcheck.checks.threefold import (
    MARGIN,
    SAME,
    Place,
    Side,
    Threefold,
    place_of,
    spare_at,
    stem_of,
)
from mtcheck.frequency import zipf
from mtcheck.grammar import rarity, tokens
from mtcheck.types import Severity, Span
from mtcheck.wordclass import classes

#: Cosine of a word and its counterpart across two languages.
_ACROSS = 0.6
#: A word is tied to the original from this cosine on.
TIED = 0.45
#: A word of the version that is no nearer than this to any of the target is not there; one of the original that is no
#: nearer than this to any has no answer. How probable it is that both have been cut out together.
_ABSENT, _UNANSWERED, CUT = 0.5, 0.35, 0.6
#: Zipf values that stand for an everyday word, for a rare one, and for a figure.
_EVERYDAY, _RARE, _FIGURE = 4.5, 4.0, 3.0
_VERBS = frozenset({"VB", "VBD", "VBN", "VBZ", "VBG"})
_NOTHING: frozenset[str] = frozenset()

Signs = dict[str, float]
#: What happened to a word.
Kind = Literal["left_out", "put_in"]


class Lack(NamedTuple):
    """A content word that is not answered.

    Args:
        word: of the version (or of the target, for an added one), plain offsets.
        counterpart: the word of the original that is nearest to it.
        probability: that it was left out, or put in.
    """

    word: Span
    counterpart: Span
    probability: float


def left_out(sentences: Threefold) -> list[Lack]:
    """Content words of the version that the original has and the target may lack, most probable first."""
    return _lacks(sentences, "left_out", sentences.version, signs_left_out)


def put_in(sentences: Threefold) -> list[Lack]:
    """Content words of the target that neither the version nor the original may have, most probable first."""
    return _lacks(sentences, "put_in", sentences.target, signs_put_in)


def cut_out(sentences: Threefold) -> list[Lack]:
    """Content words of stretches that the target, otherwise the version's very words, has not.

    For a verb or an adjective the original may have nothing near enough to be tied to it (`signs_left_out`). Here it is
    enough that the nearest word of the original has no answer in the target either.
    """
    version, found = sentences.version, []
    for stretch in version.spliced:
        inside = [w for w in version.words if is_within(w, stretch)]
        for word in version.content if len(inside) > 1 else ():
            tie = version.source.get(word)
            there = sentences.from_source.get(tie.word) if tie else None
            if (
                is_within(word, stretch)
                and tie is not None
                and there is not None
                and tie.cosine <= TIED
                and version.near[word].cosine < _ABSENT
                and there.cosine < _UNANSWERED
            ):
                found.append(Lack(word, tie.word, CUT))
    return found


def severity(kind: Kind, probability: float) -> Severity | None:
    """How grave a word is that was left out, or put in, with some probability; None for one that may well be there."""
    least = tables.table("omission_words")["least"][kind]
    grades: tuple[Severity, ...] = ("major", "minor")
    return next((grade for grade in grades if probability >= least[grade]), None)


def _lacks(
    sentences: Threefold, kind: Kind, side: Side, read: Callable[[Threefold, Span], Signs | None]
) -> list[Lack]:
    weights, found = tables.table("omission_words")[kind], []
    for word in side.content:
        if (signs := read(sentences, word)) is not None:
            odds = sum(weights.get(sign, 0.0) * value for sign, value in signs.items())
            found.append(Lack(word, side.source[word].word, 1 / (1 + exp(-odds))))
    return sorted(found, key=lambda lack: -lack.probability)


def signs_left_out(sentences: Threefold, word: Span) -> Signs | None:
    """What the regression reads of a content word of the version.

    Returns:
        Values by sign; None for a word that no word of the original is surely the counterpart of.
    """
    target, version = sentences.target, sentences.version
    tie = version.source.get(word)
    there = sentences.from_source.get(tie.word) if tie else None
    if tie is None or there is None or tie.cosine <= TIED:
        return None
    own = version.near[word]
    strength = min(1.0, _above(tie.cosine, 0.3) / 0.3)
    place = place_of(version, target, word)
    spare = spare_at(target, place)
    text = text_of(version.article, word)
    return _signs_of_word(version, word) | _signs_of_place(place) | {
        "far": SAME - own.cosine,
        "very far": _above(SAME - own.cosine, 0.3),
        "closeness": version.closeness - SAME,
        "mutual": float(target.near[own.word].cosine <= own.cosine),
        "tie": tie.cosine - TIED,
        "nearer original": tie.cosine - there.cosine,
        "far in original": (_ACROSS - there.cosine) * strength,
        "taken in original": _above(target.source[there.word].cosine, there.cosine) * strength,
        "shorter": _clipped((len(version.words) - len(target.words)) / max(6, len(version.words))),
        "free": min(5, len(version.spare)) / 5,
        "broken": _broken(target, place),
        "acronym": float(text != text[0] + text[1:].lower()),
        "spare words": float(bool(spare)),
        "said otherwise": float(any(w in target.source and target.source[w].word == tie.word for w in spare)),
    }  # fmt: skip


def signs_put_in(sentences: Threefold, word: Span) -> Signs | None:
    """What the regression reads of a content word of the target.

    Returns:
        Values by sign; None for a word that was not held against the original.
    """
    target, version = sentences.target, sentences.version
    source = target.source.get(word)
    if source is None or source.word not in sentences.from_source:
        return None
    own = target.near[word]
    far, far_there = SAME - own.cosine, _ACROSS - source.cosine
    taken = _above(version.near[own.word].cosine, own.cosine)
    taken_there = _above(sentences.from_source[source.word].cosine, source.cosine)
    place = place_of(target, version, word)
    spare = spare_at(version, place)
    text = text_of(target.article, word)
    kinds = classes(text.lower()) if target.article.language == "en" else _NOTHING
    joined = (
        target.article.plain[max(0, word.start - 1) : word.start],
        target.article.plain[word.end : word.end + 1],
    )
    otherwise = [w for w in version.content if w in version.source and version.source[w].word == source.word]
    stem = stem_of(target.article, word)
    return _signs_of_word(target, word) | _signs_of_place(place) | {
        "far": far,
        "far in both": 4 * far * max(0.0, far_there),
        "farther than usual": target.closeness - own.cosine,
        "mutual": float(not taken),
        "far in original": far_there,
        "very far in original": _above(far_there, 0.15),
        "taken in original": taken_there,
        "mutual in original": float(not taken_there),
        "taken in both": 2 * min(taken, taken_there),
        "spare words": min(3, len(spare)) / 3,
        "spare and far": max((SAME - version.near[w].cosine for w in spare), default=0.0),
        "said otherwise": max((SAME - version.near[w].cosine for w in otherwise), default=0.0),
        "verb": float(bool(kinds & _VERBS)),
        "adjective": float("JJ" in kinds),
        "adverb": float("RB" in kinds),
        "joined": float("-" in joined),
        "capital": float(text[0].isupper() and word != target.words[0]),
        "stem": float(stem in version.stems),
        "stem in original": float(len(text) > 3 and stem in sentences.original.casefold()),
    }  # fmt: skip


def _signs_of_word(side: Side, word: Span) -> Signs:
    """How common a word is, how far its neighbours are from any word, and whether a diff shows it alone."""
    text, i = text_of(side.article, word), side.index[word]
    common = zipf(text, side.article.language) if text.isalpha() else _FIGURE
    beside = [side.words[j] for j in (i - 1, i + 1) if 0 <= j < len(side.words)]
    return {
        "bias": 1.0,
        "common": common - _EVERYDAY,
        "rare": _above(_RARE, common),
        "beside": max((SAME - side.near[w].cosine for w in beside if w in side.telling), default=0.0),
        "spliced": float(any(is_within(word, s) for s in side.spliced)),
    }  # fmt: skip


def _signs_of_place(place: Place) -> Signs:
    before, after = place
    return {"closed": float(before is not None and after is not None and after - before == 1)}


def _broken(side: Side, place: Place) -> float:
    """How odd the run of word classes is where a sentence would lack a word; English only."""
    before, after = place
    if side.article.language != "en" or (before is None and after is None):
        return 0.0
    if before is None or after is None:
        before, after = (before, before + 1) if before is not None else ((after or 0) - 1, after)
    if not 0 < (after or 0) - before <= MARGIN:
        return 0.0
    start, end = side.words[0].start, side.words[-1].end
    first = side.words[before].end if before >= 0 else start
    last = side.words[after].start if after is not None and after < len(side.words) else end
    kinds = [
        t.kind
        for t in tokens(side.article.plain[start:end])
        if t.end + start >= first and t.start + start <= last
    ]
    rarest = min((rarity(a, b) for a, b in pairwise(kinds)), default=0.0)
    return _above(min(4.0, -rarest), 2.0) / 2


def _above(value: float, floor: float) -> float:
    return max(0.0, value - floor)


def _clipped(value: float) -> float:
    return max(-0.5, min(0.5, value))
