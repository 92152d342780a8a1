"""What `DifferentName` says of names that both versions have, one in the place of the other: who said it, who sold it."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Check
from mtcheck.checks.context import ALIGNED, extent_of, is_linked, text_of
from mtcheck.checks.name_chance import rarest_word, stands_in
from mtcheck.checks.name_context import WORD, misnamed, paired_names
from mtcheck.checks.name_rivals import rival
from mtcheck.facts.name_support import best_likeness, is_ordinary, vocabulary_of
from mtcheck.facts.places import UNCASED
from mtcheck.facts.whereabouts import of_name
from mtcheck.types import Article, Finding, Name, Story

#: Likeness in letters from which a word of a name may stand in a sentence, and from which it surely stands in a text.
_MAY_STAND, _STANDS = 0.6, 0.8
#: Letters of a word that likeness can judge.
_LETTERS = 4


def mixed_up_names(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on names of the story that stand where the original has another name of the story.

    Both must be named in both versions, neither stands in the other one's sentence, and the aligner ties one to the
    other. Places are left alone: a capital stands for a country, and a country for its people; so are bodies named in
    words of the dictionary, and originals in scripts without capitals, where letters tell too little.

    Args:
        check: in whose name they are made.
        story: with names and alignments.
    """
    source, target = story.source, story.target
    if source is None or {source.language, target.language} & UNCASED:
        return
    known = vocabulary_of(target.plain)
    for bead, ours, _ in paired_names(story, source):
        if bead.score < ALIGNED or not bead.nearest:
            continue
        there = text_of(source, extent_of(source, bead.other))
        for name in ours:
            if not _is_nameable(name, target) or _may_stand(name, there):
                continue
            other = rival(story, source, name)
            if (
                other is not None
                and is_linked(name, other.name, bead)
                and _is_nameable(other.name, source)
                and best_likeness(rarest_word(other.name, source.language), known) >= _STANDS
                and stands_in(name, source, target.language)
            ):
                yield _finding(check, story, name, other.name)


def _is_nameable(name: Name, article: Article) -> bool:
    """Whether a name is that of somebody, or of a firm, and long enough to be told by its letters."""
    if name.kind == "LOC" or name.code or any(of_name(name.text, article.language)):
        return False
    rarest = rarest_word(name, article.language)
    return len(rarest) >= _LETTERS and not is_ordinary(rarest, article.language)


def _may_stand(name: Name, sentence: str) -> bool:
    """Whether any word of a name may stand in a sentence of the original, in any spelling."""
    vocabulary = vocabulary_of(sentence)
    return any(best_likeness(w, vocabulary) >= _MAY_STAND for w in WORD.findall(name.text) if len(w) > 1)


def _finding(check: Check, story: Story, ours: Name, theirs: Name) -> Finding:
    message = f"The original names “{theirs.text}” here, and “{ours.text}” elsewhere."
    return misnamed(check, story, (ours.start, ours.end), (theirs.start, theirs.end), message, 0.75)
