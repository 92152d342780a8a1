"""Reports nobody would write by hand: any characters, any spans, any severities, some findings decided."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise

from hypothesis import strategies as st

from mtcheck.merge import judge
from mtcheck.taxonomy import CATEGORIES
from mtcheck.types import (
    Alignment,
    Article,
    Bead,
    Block,
    Decision,
    Evidence,
    Finding,
    Note,
    Report,
    Segment,
    Story,
)

#: Control characters, a lone surrogate, non-characters, line separators, bidi controls, and what formats read
#: something into.
NASTY = "\x00\x07\x0b\x1b\x1f\x85\x9f\u2028\u2029\ud800\udfff\ufffe\uffff\u202e\u2066\u200f\t\r\n =+-@'\",;<>&{}[]()`*_#|\\:/.!"

characters = st.sampled_from(NASTY + "abcé中ب𝄞<v></v>")
words = st.text(characters, max_size=12)
names = st.text(characters, min_size=1, max_size=6)


@st.composite
def articles(draw: st.DrawFn, name: str) -> Article:
    """Sentences without gaps between them, some in a block that is set aside."""
    sentences = draw(st.lists(st.text(characters, min_size=1, max_size=15), max_size=5))
    text = "".join(sentences)
    borders = list(pairwise(accumulate(map(len, sentences), initial=0)))
    aside = draw(st.integers(0, len(borders)))
    blocks = tuple(
        Block(a, b, "body" if i < aside else "furniture", "" if i < aside else draw(words))
        for i, (a, b) in enumerate(borders)
    )
    segments = tuple(Segment(a, b, text[a:b], i) for i, (a, b) in enumerate(borders[:aside]))
    language = draw(st.sampled_from(["", "en", "fr", "zh-Hant", "<x>"]))
    return Article(name, text, language, text, blocks=blocks, segments=segments, digest="0" * 64)


@st.composite
def beads(draw: st.DrawFn, target: Article, source: Article) -> tuple[Bead, ...]:
    """In order, gaps on either side, each sentence once."""
    made, i, j = [], 0, 0
    while i < len(target.segments) or j < len(source.segments):
        a = min(draw(st.integers(0, 2)), len(target.segments) - i)
        b = min(draw(st.integers(0 if a else 1, 2)), len(source.segments) - j)
        if a or b:
            made.append(Bead(tuple(range(i, i + a)), tuple(range(j, j + b))))
        i, j = i + a, j + b
    return tuple(made)


@st.composite
def findings(draw: st.DrawFn, file: str, text: str, others: tuple[Article, ...], number: int) -> Finding:
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    evidence = tuple(
        Evidence(o.name, 0, min(3, len(o.text)), o.text[:3], draw(st.sampled_from(["agrees", "differs"])))
        if draw(st.booleans())
        else Evidence(o.name, 0, 0, "", "silent")
        for o in others
    )
    return Finding(
        draw(st.sampled_from(["NUM001", "NAM001", "XYZ001", "a<b"])),
        draw(st.sampled_from(["number", "x>y"])),
        draw(st.sampled_from([*CATEGORIES, "accuracy/else", "un<known"])),
        draw(st.sampled_from(["minor", "major", "critical"])),
        draw(st.sampled_from(["contradicted", "unsupported", "garbled"])),
        file,
        start,
        end,
        text[start:end],
        draw(names),
        draw(words),
        draw(st.floats(0, 1)),
        evidence,
        f"{number}{draw(words)}",
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """One checked article, perhaps its original and another version, and a file that is not in the report."""
    target = draw(articles("target " + draw(words)))
    source = draw(articles("source " + draw(words))) if draw(st.booleans()) else None
    other = draw(articles("other " + draw(words)))
    story = Story(target, source, (other,) if draw(st.booleans()) else ())
    if source:
        alignment = Alignment(source.name, "translation", draw(beads(target, source)))
        story = replace(story, alignments={source.name: alignment})
    found = [
        draw(findings(target.name, target.text, story.others, i)) for i in range(draw(st.integers(0, 4)))
    ]
    if draw(st.booleans()):
        found.append(draw(findings("nowhere", draw(words), (), 9)))
    reasons = st.sampled_from(["style", "same-meaning", "other"])
    decisions = {
        f.id: Decision(f.id, "dismissed", draw(reasons), draw(words), "2026-11-22T06:00:00Z")
        for f in found
        if draw(st.booleans())
    }
    notes = tuple(
        Note(draw(names), draw(names), draw(st.sampled_from(["not-run", "failed", "info"]))) for _ in "ab"
    )
    return Report(
        (story,),
        tuple(found),
        judge(found, [target], notes),
        notes=notes,
        signature={draw(names): draw(words), "checks": "NUM001 NAM001"},
        decisions=decisions,
    )
