"""A sentence in three versions, word by word: the translation, another version in its language, and the original."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from mtcheck.checks.context import STEM, text_of
from mtcheck.frequency import common_words
from mtcheck.types import Article, Nearness, Span

#: Cosine of a word and its counterpart in another sentence of the same language; see `mtcheck.types.Nearness`.
SAME = 0.7
#: A word no nearer than this to any of the other sentence is to spare; a link nearer than that is an anchor.
_SPARE, _ANCHOR = 0.62, 0.55
#: How far from the place of a word, in words, others belong to it; where the word order differs more, there is no place.
MARGIN, _TWISTED = 2, 8

#: Places of the words before and after a gap, None at either end and where they are not known.
Place = tuple[int | None, int | None]


class Near(NamedTuple):
    """The word of the other text that is nearest to a word, and its cosine."""

    word: Span
    cosine: float


@dataclass(frozen=True)
class Side:
    """A sentence in the language of the translation, held against the other one and against the original.

    Args:
        article: whose words they are.
        near: each word's nearest in the other sentence.
        partners: words that are linked, to those of the other sentence.
        source: each word's nearest in the original.
        spliced: stretches that a diff shows alone: around them the other sentence has the very same words.
    """

    article: Article
    near: Mapping[Span, Near]
    partners: Mapping[Span, Span]
    source: Mapping[Span, Near]
    spliced: Sequence[Span] = ()

    @cached_property
    def words(self) -> list[Span]:
        return sorted(self.near)

    @cached_property
    def index(self) -> Mapping[Span, int]:
        return {word: i for i, word in enumerate(self.words)}

    @cached_property
    def content(self) -> list[Span]:
        return [w for w in self.words if is_content(self.article, w)]

    @cached_property
    def telling(self) -> Collection[Span]:
        """The content words, to look one up."""
        return frozenset(self.content)

    @cached_property
    def spare(self) -> list[Span]:
        """Content words that no word of the other sentence answers."""
        return [w for w in self.content if self.near[w].cosine < _SPARE]

    @cached_property
    def closeness(self) -> float:
        """Mean cosine of the content words: how literally the two sentences say the same."""
        return sum(self.near[w].cosine for w in self.content) / len(self.content) if self.content else SAME

    def linked(self, without: Collection[Span]) -> float:
        """Share of the content words, some left out of account, that are linked to one of the other sentence."""
        among = [w for w in self.content if w not in without]
        return sum(w in self.partners for w in among) / len(among) if among else 1.0

    @cached_property
    def stems(self) -> Collection[str]:
        return {stem_of(self.article, w) for w in self.words}


@dataclass(frozen=True)
class Threefold:
    """A sentence of the translation, of another version and of the original that answer each other.

    Args:
        target, version: the two in one language.
        from_source: for each word of the original its nearest in the target.
        original: the words of the original.
    """

    target: Side
    version: Side
    from_source: Mapping[Span, Near]
    original: str


def threefold(
    target: Article,
    version: Article,
    *,
    links: Iterable[tuple[Span, Span]],
    nearest: Iterable[Nearness],
    answers: Iterable[Nearness],
    to_source: Iterable[Nearness],
    from_source: Iterable[Nearness],
    ties: Iterable[Nearness],
    original: str,
    spliced: tuple[Sequence[Span], Sequence[Span]],
) -> Threefold:
    """What the aligner says of three sentences, by word.

    Args:
        target, version: articles in one language.
        links, nearest, answers: of the bead target against version.
        to_source, from_source: ``nearest`` and ``answers`` of the bead target against original.
        ties: for each word of the version (``ours``) the nearest of the original.
        original: the words of the original.
        spliced: stretches that a diff shows alone, of the target and of the version.
    """
    pairs = list(links)
    return Threefold(
        Side(
            target,
            {n.ours: Near(n.theirs, n.cosine) for n in nearest},
            dict(pairs),
            {n.ours: Near(n.theirs, n.cosine) for n in to_source},
            spliced[0],
        ),
        Side(
            version,
            {n.theirs: Near(n.ours, n.cosine) for n in answers},
            {b: a for a, b in pairs},
            {n.ours: Near(n.theirs, n.cosine) for n in ties},
            spliced[1],
        ),
        {n.theirs: Near(n.ours, n.cosine) for n in from_source},
        original,
    )


def is_content(article: Article, word: Span) -> bool:
    """Whether a word is more than one of the little words that any sentence may do without."""
    text = text_of(article, word)
    is_cut = article.plain[word.end : word.end + 2] in ("'t", "’t")  # "wasn", of "wasn't"
    return len(text) > 2 and text.casefold() not in _common(article.language) and not is_cut


def place_of(here: Side, there: Side, word: Span) -> Place:
    """Where a word would stand in the other sentence: the places of its linked neighbours' counterparts."""

    def anchor(words: Iterable[Span]) -> int | None:
        return next(
            (
                there.index[here.partners[w]]
                for w in words
                if w in here.partners and here.near[w].cosine > _ANCHOR
            ),
            None,
        )

    i = here.index[word]
    return anchor(here.words[i - 1 :: -1] if i else ()), anchor(here.words[i + 1 :])


def spare_at(side: Side, place: Place) -> list[Span]:
    """Words to spare at a place, or anywhere if the place is not known."""
    known = sorted(p for p in place if p is not None)
    if not known:
        return side.spare
    first, last = known[0], known[-1]
    if last - first > _TWISTED:
        return [w for w in side.spare if min(abs(side.index[w] - p) for p in known) <= MARGIN]
    return [w for w in side.spare if first - MARGIN <= side.index[w] <= last + MARGIN]


def stem_of(article: Article, word: Span) -> str:
    """The first letters of a word, casefolded."""
    return text_of(article, word).casefold()[:STEM]


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(common_words(language, 150))
