"""What `DifferentName` says of offices: a mayor for a deputy mayor, police for fire brigade, one minister for another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from mtcheck.checks.base import Check
from mtcheck.checks.context import ALIGNED, extent_of, is_linked, overlap, paired_beads, text_of
from mtcheck.checks.name_context import misnamed
from mtcheck.checks.word_lists import INSIDE_WORDS, find_words
from mtcheck.types import Article, Bead, Finding, Span, Story

#: What each list of ``data/offices.toml`` may stand for in another language; two that share nothing exclude each other.
OFFICES = {
    "mayor": {"mayor"}, "governor": {"governor"}, "senator": {"senator"}, "mp": {"mp"}, "lawmaker": {"mp", "senator"},
    "judge": {"judge"}, "magistrate": {"judge", "prosecutor"}, "prosecutor": {"prosecutor", "ag"}, "sprosecutor": {"prosecutor"},
    "ag": {"ag", "minister"}, "lawyer": {"lawyer"}, "minister": {"minister"}, "pm": {"pm", "minister"},
    "president": {"president"}, "chair": {"president", "mp"}, "director": {"director", "president"},
    "leader": {"president", "pm", "governor", "mayor", "director"}, "ambassador": {"ambassador"}, "bishop": {"bishop"},
    "police": {"police"}, "fire": {"fire"},
}  # fmt: skip
#: What stands beside an office and changes it.
RANKS = ("deputy", "former", "acting")
#: What a minister is minister of; those in one group are one ministry in some countries.
PORTFOLIOS = (
    "finance", "interior", "foreign", "transport", "health", "defence", "education", "justice", "environment", "culture",
)  # fmt: skip
#: Words written as one with an office: vicesindaco, wiceminister, expresidente, αντιδήμαρχος.
_PREFIXES = re.compile(
    r"(?<![^\W_])(?:(?P<deputy>vice|viz|vize|wice|sub|αντι|υφ|віце|вице|зам|заст|al(?=polg|elnö))|(?P<former>ex|eks|екс|экс))-?(?=\w{4})",
    re.IGNORECASE,
)
#: What no rank goes across on its way to its office, and how far that may be, in characters.
_APART = re.compile(r"[,;.:()\n\"“”„«»]")
_BESIDE, _BESIDE_UNSPACED = 25, 2
#: And how far a minister stands from what he is minister of.
_MINISTRY, _MINISTRY_UNSPACED = 32, 6


class _Office(NamedTuple):
    """An office in a sentence: where, and what it may be."""

    start: int
    end: int
    kinds: frozenset[str]


def changed_offices(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on offices that are not those of the original's sentence.

    The aligner must tie the two, and neither sentence may have the other's office in any word. An office that excludes
    the original's; a deputy, former or acting one that is the office itself in the translation, or the other way round;
    a minister of something else.

    Args:
        check: in whose name they are made.
        story: with alignments.
    """
    source, target = story.source, story.target
    if source is None:
        return
    for bead in paired_beads(story, source):
        here, there = extent_of(target, bead.target), extent_of(source, bead.other)
        ours = _offices(text_of(target, here), target.language) if bead.score >= ALIGNED else ()
        theirs = _offices(text_of(source, there), source.language) if ours else ()
        for a, b in product(ours, theirs):
            is_only = len(ours) == len(theirs) == 1 and bool(a.kinds & b.kinds)
            if not is_only and not is_linked(_placed(a, here), _placed(b, there), bead):
                continue
            for span, right in _differences(a, b, ours, theirs, story, bead):
                yield _finding(check, story, source, span, right)
                break


def _differences(
    a: _Office, b: _Office, ours: Sequence[_Office], theirs: Sequence[_Office], story: Story, bead: Bead
) -> Iterator[tuple[Span, Span]]:
    """Where two offices that answer each other differ: in the translation, and in the original."""
    source = story.source
    assert source is not None
    here, there = extent_of(story.target, bead.target), extent_of(source, bead.other)
    text, original = text_of(story.target, here), text_of(source, there)
    languages = story.target.language, source.language
    if not a.kinds & b.kinds:
        if not any(o.kinds & a.kinds for o in theirs) and not any(o.kinds & b.kinds for o in ours):
            yield _span(a, here), _span(b, there)
        return
    if sum(bool(o.kinds & a.kinds) for o in ours) > 1 or sum(bool(o.kinds & b.kinds) for o in theirs) > 1:
        return
    for rank in RANKS:
        left, right = _rank(text, a, rank, languages[0]), _rank(original, b, rank, languages[1])
        if left is None and right is not None and not _may_say(text, rank, languages[0]):
            yield (
                _span(a, here),
                Span(there.start + min(right.start, b.start), there.start + max(right.end, b.end)),
            )
        elif right is None and left is not None and not _may_say(original, rank, languages[1]):
            yield (
                Span(here.start + min(left.start, a.start), here.start + max(left.end, a.end)),
                _span(b, there),
            )
    if "minister" in a.kinds & b.kinds:
        left_of, right_of = _portfolios(text, a, languages[0]), _portfolios(original, b, languages[1])
        if left_of and right_of and not left_of.keys() & right_of.keys():
            spoken, meant = _spoken(text, languages[0]), _spoken(original, languages[1])
            if not spoken & right_of.keys() and not meant & left_of.keys():
                ours_at, theirs_at = next(iter(left_of.values())), next(iter(right_of.values()))
                yield (
                    Span(here.start + min(ours_at.start, a.start), here.start + max(ours_at.end, a.end)),
                    Span(
                        there.start + min(theirs_at.start, b.start), there.start + max(theirs_at.end, b.end)
                    ),
                )


@lru_cache(maxsize=2048)
def _offices(text: str, language: str) -> tuple[_Office, ...]:
    """The offices of a sentence, the longest where one stands in another, in order."""
    bare = _PREFIXES.sub(lambda m: " " * len(m[0]), text)
    found: dict[Span, set[str]] = {}
    for name, kinds in OFFICES.items():
        for span in find_words(bare, "offices", language, name):
            found.setdefault(span, set()).update(kinds)
    spans = sorted(found, key=lambda s: s.start - s.end)
    kept: list[Span] = []
    for span in spans:
        if not any(overlap(span, k) for k in kept):
            kept.append(span)
    return tuple(_Office(s.start, s.end, frozenset(found[s])) for s in sorted(kept))


def _rank(text: str, office: _Office, rank: str, language: str) -> Span | None:
    """Where a sentence says beside an office that it is a deputy's, a former one, an acting one."""
    reach = _BESIDE_UNSPACED if language in INSIDE_WORDS else _BESIDE
    for m in _PREFIXES.finditer(text):
        if m.lastgroup == rank and m.end() == office.start:
            return Span(*m.span())
    for span in find_words(text, "offices", language, rank):
        between = text[min(span.end, office.end) : max(span.start, office.start)]
        if overlap(span, office) or (len(between) <= reach and not _APART.search(between)):
            return span
    return None


def _may_say(text: str, rank: str, language: str) -> bool:
    """Whether a sentence has any word that may say as much."""
    return bool(find_words(text, "offices", language, rank, f"{rank}_also")) or any(
        m.lastgroup == rank for m in _PREFIXES.finditer(text)
    )


def _portfolios(text: str, office: _Office, language: str) -> dict[str, Span]:
    """What the minister of a sentence is minister of, and where it says so."""
    reach = _MINISTRY_UNSPACED if language in INSIDE_WORDS else _MINISTRY
    found: dict[str, Span] = {}
    for name in PORTFOLIOS:
        for span in find_words(text, "offices", language, name):
            between = text[min(span.end, office.end) : max(span.start, office.start)]
            if overlap(span, office) or (len(between) <= reach and not _APART.search(between)):
                found.setdefault(name, span)
    return found


def _spoken(text: str, language: str) -> set[str]:
    """Every portfolio that a sentence has a word of."""
    return {name for name in PORTFOLIOS if find_words(text, "offices", language, name)}


def _placed(office: _Office, extent: Span) -> Span:
    return Span(extent.start + office.start, extent.start + office.end)


_span = _placed


def _finding(check: Check, story: Story, source: Article, ours: Span, theirs: Span) -> Finding:
    there, here = text_of(source, theirs), text_of(story.target, ours)
    message = f"The original has “{there}” here, which is another office than “{here}”."
    return misnamed(check, story, ours, theirs, message, 0.7)
