"""What `DifferentName` says of peoples: a nationality put for another, «sloveno» for "Slovak"."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Check
from mtcheck.checks.context import extent_of, overlap, text_of
from mtcheck.checks.name_context import WORD, misnamed, paired_names
from mtcheck.facts.places import UNSPACED, may_speak_of, people_of, speaks_of, territories
from mtcheck.types import Article, Bead, Finding, Span, Story


def changed_peoples(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on words for the people and things of a country the original's sentence does not speak of.

    The aligner must tie the word to one of the original that is made of the name of another country or its language,
    which the translated sentence does not speak of in any way.

    Args:
        check: in whose name they are made.
        story: with alignments.
    """
    source, target = story.source, story.target
    # Where words are not set apart, the names of peoples are those of countries: see `changed_places`.
    if source is None or {source.language, target.language} & (UNSPACED - {"ko"}):
        return
    for bead, _, _ in paired_names(story, source):
        extent = extent_of(target, bead.target)
        for m in WORD.finditer(text_of(target, extent)):
            codes = _meant(m[0], target.language)
            ours = Span(extent.start + m.start(), extent.start + m.end())
            for theirs in _tied(ours, bead) if codes else ():
                meant = _meant(text_of(source, theirs), source.language)
                if (
                    all(map(_is_country, codes | meant))
                    and meant
                    and not meant & (codes | _spoken(target, extent, ours))
                    and not codes & _spoken(source, extent_of(source, bead.other), theirs)
                ):
                    yield _finding(check, story, source, ours, theirs, meant)
                    break


def _spoken(article: Article, sentence: Span, word: Span) -> frozenset[str]:
    """Codes of the countries that a sentence may speak of besides a word."""
    rest = article.plain[sentence.start : word.start] + "\n" + article.plain[word.end : sentence.end]
    return may_speak_of(rest, article.language)


def _is_country(code: str) -> bool:
    """Whether a code is that of a country, not of a continent or a union."""
    return len(code) == 2 and code not in ("EU", "UN")


def _meant(word: str, language: str) -> frozenset[str]:
    """Codes of the country which a word surely stands for, itself or its people."""
    return speaks_of(word, language) or (people_of(word, language) if language != "en" else frozenset())


def _tied(ours: Span, bead: Bead) -> list[Span]:
    """The words of the original that the aligner sees in the place of a word: each the nearest of the other."""
    nearest = {n.theirs for n in bead.nearest if overlap(n.ours, ours)}
    return sorted(n.theirs for n in bead.answers if overlap(n.ours, ours) and n.theirs in nearest)


def _finding(
    check: Check, story: Story, source: Article, ours: Span, theirs: Span, meant: frozenset[str]
) -> Finding:
    there, here = text_of(source, theirs), text_of(story.target, ours)
    countries = [name for name, codes in territories("en").items() if set(codes) == meant]
    country = f", of {countries[0]}," if countries else ","
    message = f"The original has “{there}” here{country} which is not “{here}”."
    return misnamed(check, story, ours, theirs, message, 0.85)
