"""English nouns that want an article and have none ("in this for long game")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from mtcheck.checks.artefact import GRAMMAR, Word, words
from mtcheck.checks.base import finding
from mtcheck.frequency import pair_count
from mtcheck.types import Finding, Segment, Span, Story
from mtcheck.wordclass import classes

#: Those after which a noun phrase begins; "as", "per" and "via" go with bare nouns.
_BEFORE = frozenset(
    "for in of with by on at from into against after before about over under to during behind".split()
)
#: What may stand before a noun in the pair counts, bare or with an article.
_PREPOSITIONS = tuple(
    "of to in on at by for from with without into over under between against during after before since until "
    "through across around about near behind despite like than per via as".split()
)
_ARTICLES = ("the", "a", "an")
#: Seen so often with an article, a noun is common enough to tell (of a trillion words).
_FEWEST = 300_000
#: Greatest share of its uses after a preposition or an article in which a noun that counts stands bare: behind an
#: adjective, and alone, where more set phrases do without ("in court").
_BARE_BEHIND_ADJECTIVE, _BARE_ALONE = 0.16, 0.03
_MOST_ADJECTIVES = 2
#: With these, set phrases do without: "at first glance", "by next year".
_NO_ARTICLE = frozenset("first second last next past mid early late fellow".split())


class MissingArticle:
    """Article missing.

    Why: out of a language without articles, or with a system that drops them, "for the long game" becomes "for long
    game". It is small, and it tells every reader that a machine wrote the text.

    Flags: in English, a preposition, then an adjective or two, then a singular noun that hardly ever stands without
    an article; the same without an adjective where the noun is almost never bare.

    Leaves alone: nouns that often do without ("in high school", "under strong pressure"), compounds, names, headlines,
    words in quotation marks.

    Source: how often a noun stands behind an article and behind a preposition in a trillion words of the Web (Google
    Web 1T, as distributed with SymSpell); after Han, Chodorow and Leacock, "Detecting errors in English article usage
    by non-native speakers" (2006), who learn it from the same kind of count.
    """

    code: ClassVar[str] = "FLU003"
    family: ClassVar[str] = "fluency"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        if target.language != "en":
            return
        for segment in target.segments:
            if target.blocks[segment.block].role != "body":
                continue
            for span in bare_nouns(segment):
                phrase = target.plain[span.start : span.end].split(maxsplit=1)[1]
                yield finding(
                    self,
                    target,
                    span,
                    f"“{phrase}” wants an article, such as “a” or “the”.",
                    category=GRAMMAR,
                    severity="minor",
                    stance="garbled",
                    confidence=0.65,
                )


def bare_nouns(segment: Segment) -> Iterator[Span]:
    """Preposition to noun, plain offsets, where an English noun stands without the article it wants."""
    found = words(segment)
    for i, first in enumerate(found):
        if first.text not in _BEFORE:
            continue
        j = i + 1
        while j < min(i + 1 + _MOST_ADJECTIVES, len(found) - 1) and _is_adjective(found, j):
            j += 1
        most = _BARE_BEHIND_ADJECTIVE if j > i + 1 else _BARE_ALONE
        if (
            j < len(found)
            and not (first.text == "to" and "VB" in classes(found[i + 1].text))
            and all(w.gap == " " and w.text.islower() for w in found[i + 1 : j + 1])
            and bareness(found[j].text) <= most
            and not _is_compound(found, j, segment)
        ):
            yield Span(first.start, found[j].end)


def _is_adjective(found: Sequence[Word], j: int) -> bool:
    """Whether a word is an adjective before the next one: "long" in "long game", not "past" in "past them"."""
    can_be = classes(found[j].text)
    after = classes(found[j + 1].text)
    if found[j].text in _NO_ARTICLE:
        return False
    return "JJ" in can_be and found[j + 1].gap == " " and bool(after & {"NN", "JJ"})


def _is_compound(found: Sequence[Word], j: int, segment: Segment) -> bool:
    """Whether another noun may follow, or something else that a noun could be glued to."""
    if j + 1 == len(found):
        return segment.text[found[j].end - segment.start :][:1] in ("-", "–", "'", "’", "/")
    after = found[j + 1]
    if after.gap[:1] in ("-", "–", "'", "’", "/"):
        return True
    if not after.gap.isspace():
        return False
    return not after.text.islower() or bool(classes(after.text) & {"NN", "NNS", "JJ"})


@lru_cache(maxsize=4096)
def bareness(noun: str) -> float:
    """How often a noun stands bare behind a preposition.

    Args:
        noun: an English word in lower case.

    Returns:
        The share of such uses among them and those with an article, 0 to 1; 1.0 for what is no singular noun, or is
        too rare to tell.
    """
    can_be = classes(noun)
    if "NN" not in can_be or can_be & {"VBG", "NNS", "RB"}:
        return 1.0
    with_article = sum(pair_count(article, noun) for article in _ARTICLES)
    bare = sum(pair_count(preposition, noun) for preposition in _PREPOSITIONS)
    return bare / (bare + with_article) if with_article >= _FEWEST else 1.0
