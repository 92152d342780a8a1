"""Names that stand where a version in the same language has another one, which the original has too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from mtcheck.checks.artefact import Word, words
from mtcheck.checks.base import Check, evidence, finding
from mtcheck.checks.context import ALIGNED, bead_at, overlap
from mtcheck.checks.name_context import CATEGORY
from mtcheck.facts.name_support import best_likeness, vocabulary_of
from mtcheck.types import Article, Finding, Span, Story

#: A word stands in the original from this likeness on, and does not below that.
_STANDS, _UNLIKE = 0.8, 0.65
#: Most words of a name.
_LONGEST = 3
#: Shortest word that likeness can judge.
_LETTERS = 3


def exchanged_names(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on words with capitals that were put in the place of other ones.

    The original bears the other ones out, letter by letter (across scripts), and neither it nor the version has the
    target's words. What the original writes with other letters altogether ("Wien") says nothing.

    Args:
        check: in whose name they are made.
        story: aligned, with an original.
    """
    source = story.source
    if source is None:
        return
    vocabulary = vocabulary_of(source.plain)
    for version in (r for r in story.references if r.language == story.target.language):
        for ours, theirs in _exchanges(story, version):
            if all(best_likeness(w.text, vocabulary) >= _STANDS for w in theirs) and not any(
                best_likeness(w.text, known) >= _UNLIKE
                for w in ours
                for known in (vocabulary, vocabulary_of(version.plain))
            ):
                there = Span(theirs[0].start, theirs[-1].end)
                right = version.plain[slice(*there)]
                yield finding(
                    check,
                    story.target,
                    (ours[0].start, ours[-1].end),
                    f"The original and {version.name} name “{right}” here.",
                    category=CATEGORY,
                    severity="major",
                    stance="contradicted",
                    confidence=0.85,
                    suggestion=right,
                    evidence=[
                        evidence(source, _place(source, theirs, vocabulary), "differs"),
                        evidence(version, there, "differs"),
                    ],
                )


def _place(source: Article, name: Sequence[Word], vocabulary: Sequence[str]) -> Span:
    """Where the original first has the word that is likest to the first of a name."""
    likest = max(vocabulary, key=lambda v: best_likeness(name[0].text, (v,)))
    start = source.plain.index(likest)
    return Span(start, start + len(likest))


def _exchanges(story: Story, version: Article) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """Words with capitals in the place of other ones, where the words on both sides are the same."""
    target = story.target
    known = {w.casefold() for w in vocabulary_of(target.plain)}
    for i, segment in enumerate(target.segments):
        bead = bead_at(story, version, i, ALIGNED)
        if bead is None:
            continue
        ours, theirs = words(segment), [w for j in bead.other for w in words(version.segments[j])]
        steps = SequenceMatcher(
            None, [w.text.casefold() for w in theirs], [w.text.casefold() for w in ours], autojunk=False
        ).get_opcodes()
        for tag, i1, i2, j1, j2 in steps:
            left, right = ours[j1:j2], theirs[i1:i2]
            if (
                tag == "replace"
                and len(left) <= _LONGEST
                and len(right) <= _LONGEST
                and all(_is_name(w) for w in (*left, *right))
                and not known & {w.text.casefold() for w in right}
                and not _is_short_for(left[0].text, right[0].text)
                and not any(overlap(d, w) for w in left for d in story.facts[target.name].dates)
            ):
                yield left, right


def _is_short_for(a: str, b: str) -> bool:
    """Whether one of two words is the other cut short: "Gov" and "Governor"."""
    return a.casefold().startswith(b.casefold()[:_LETTERS]) and len(a) != len(b) and a[0] == b[0]


def _is_name(word: Word) -> bool:
    return len(word.text) >= _LETTERS and word.text[0].isupper() and word.text.isalpha()
