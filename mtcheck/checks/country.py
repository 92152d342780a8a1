"""What `DifferentName` says of countries: one put for another, or its name cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Check, finding
from mtcheck.checks.context import is_within, text_of
from mtcheck.checks.name_context import CATEGORY, counterparts, differing, paired_names
from mtcheck.facts.places import UNCASED, UNSPACED, demonyms, find_places, may_speak_of, territories
from mtcheck.facts.variants import qualified_territory
from mtcheck.types import Article, Finding, Name, Span, Story

_WORD = re.compile(r"\w+")
#: Share of words two sentences must have in common to be taken for the same statement.
_SAME_STATEMENT = 0.5


def changed_countries(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on countries that are not those of the other versions.

    Args:
        check: in whose name they are made.
        story: with names and alignments.
    """
    if story.source is not None:
        yield from _against_source(check, story, story.source)
    yield from _cut_short(check, story)
    if len(story.references) > 1:
        yield from _against_references(check, story)


def _against_source(check: Check, story: Story, source: Article) -> Iterator[Finding]:
    target = story.target
    here = may_speak_of(target.plain, target.language)
    there = may_speak_of(source.plain, source.language)
    for _, ours, theirs in paired_names(story, source):
        left = [n for n in ours if _is_country(n) and n.code not in there]
        right = [n for n in theirs if _is_country(n) and n.code not in here and _is_plain(n, source)]
        if len({n.code for n in left}) == len({n.code for n in right}) == 1:
            for name in left:
                yield _finding(
                    check,
                    story,
                    name,
                    f"The original has “{right[0].text}” here, which is not “{name.text}”.",
                    _name_of(right[0].code, target.language),
                    {source.name: Span(right[0].start, right[0].end)},
                )


def _cut_short(check: Check, story: Story) -> Iterator[Finding]:
    target = story.target
    for name in story.facts[target.name].names:
        territory = qualified_territory(name.text, target.language)
        # "Czech" is cut short of nothing: it is the people's and the language's name.
        is_people = target.language == "en" and name.text in demonyms()
        if name.kind == "PER" or territory is None or territory[0] in target.plain or is_people:
            continue
        full, code = territory
        spans = {}
        for other, span in counterparts(story, name):
            found = [s for s, codes in _places(other, span) if code in codes]
            if found:
                spans[other.name] = found[0]
            if other.language == target.language and _stands_bare(other, name.text, code):
                break
        else:
            known = name.text in territories(target.language)
            # "Sudan" is a country too: one other version is no proof that "South Sudan" is meant, but the original is.
            source = story.source
            is_told = source is not None and source.name in spans and not _speaks_of(source, name.code)
            if is_told or len(spans) >= (2 if known else 1):
                who = "original names" if len(spans) == 1 and is_told else "other versions name"
                yield _finding(
                    check,
                    story,
                    name,
                    f"The {who} “{full}” here; “{name.text}” is "
                    + ("another country." if known else "not its name."),
                    full,
                    spans,
                )


def _against_references(check: Check, story: Story) -> Iterator[Finding]:
    target = story.target
    here = may_speak_of(target.plain, target.language)
    for name in story.facts[target.name].names:
        if not _is_country(name) or any(name.code in may_speak_of(o.plain, o.language) for o in story.others):
            continue
        spans, codes = {}, set()
        for other, span in counterparts(story, name):
            found = [(s, cs[0]) for s, cs in _places(other, span) if cs and not here & set(cs)]
            if found and _shared_words(story, name, other, span) >= _SAME_STATEMENT:
                spans[other.name] = found[0][0]
                codes |= {c for _, c in found}
        if len(spans) >= 2 and len(codes) == 1:
            right = _name_of(codes.pop(), target.language)
            message = f"{len(spans)} other versions have “{right}” where this one has “{name.text}”."
            yield _finding(check, story, name, message, right, spans)


def _finding(
    check: Check, story: Story, name: Name, message: str, suggestion: str, spans: dict[str, Span]
) -> Finding:
    return finding(
        check,
        story.target,
        (name.start, name.end),
        message,
        category=CATEGORY,
        severity="major",
        stance="contradicted",
        confidence=0.7 + 0.05 * min(len(spans), 4),
        suggestion=suggestion,
        evidence=differing(story, spans),
    )


def _is_country(name: Name) -> bool:
    """Whether a name is that of a country, not of a continent, a union or a people."""
    return name.kind == "LOC" and len(name.code) == 2 and name.code not in ("EU", "UN")


def _is_plain(name: Name, article: Article) -> bool:
    """Whether a name can be nothing else: without capitals a short one may be a common word."""
    return article.language not in UNCASED - UNSPACED or len(name.text) > 4


def _name_of(code: str, language: str) -> str:
    return next((n for n, codes in territories(language).items() if codes == (code,)), "")


def _places(article: Article, span: Span) -> list[tuple[Span, tuple[str, ...]]]:
    return [
        (Span(s.start + span.start, s.end + span.start), codes)
        for s, codes in find_places(text_of(article, span), article.language)
    ]


def _stands_bare(article: Article, name: str, code: str) -> bool:
    """Whether a version has the short name itself, not as part of the full one."""
    full = [s for s, codes in find_places(article.plain, article.language) if code in codes]
    found = [Span(*m.span()) for m in re.finditer(rf"\b{re.escape(name)}\b", article.plain)]
    return any(not any(is_within(f, s) for s in full) for f in found)


def _speaks_of(article: Article, code: str) -> bool:
    """Whether a version names a country anywhere, not as part of another's name."""
    return any(code in codes for _, codes in find_places(article.plain, article.language))


def _shared_words(story: Story, name: Name, other: Article, span: Span) -> float:
    """Share of the words of the shorter of two sentences that the other one has too."""
    segment = story.target.segment_at(name.start)
    if segment is None:
        return 0.0
    ours = {w.casefold() for w in _WORD.findall(story.target.segments[segment].text)}
    theirs = {w.casefold() for w in _WORD.findall(text_of(other, span))}
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))
