"""What `DifferentName` says of first names: another one beside the same surname, or between the same words."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Check, evidence, finding
from mtcheck.checks.name_chance import is_rendering, support_of
from mtcheck.checks.name_context import CATEGORY, WORD, is_linked_elsewhere, paired_names, parts_of
from mtcheck.facts.forenames import is_forename, may_be_one
from mtcheck.facts.name_support import is_ordinary
from mtcheck.facts.places import UNCASED
from mtcheck.facts.transliteration import fold, likeness
from mtcheck.types import Article, Finding, Name, Span, Story

#: Likeness in letters from which two surnames in different scripts are one.
_ONE_SURNAME = 0.85
#: Likeness in letters from which a first name may stand in a text, and in one of the same language.
_MAY_STAND, _STANDS = 0.75, 0.9


def changed_forenames(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on persons who have the surname, but not the first name, that another version gives them; and on
    first names by themselves between the words that a version in the target's language has another one between.

    The other version is the original or one that renders the sentence word by word. Both words must be first names
    (`mtcheck.facts.forenames`) and no forms of one; neither may stand anywhere else, ours in any other version, theirs
    in the translation: two of a family are named by both sides.

    Args:
        check: in whose name they are made.
        story: with names and alignments.
    """
    target = story.target
    if target.language in UNCASED:
        return
    cased = {o.name: o for o in story.others if o.language not in UNCASED}
    done: set[str] = set()
    for other in story.others:
        if other.name not in cased or (other is not story.source and other.language != target.language):
            continue
        for bead, ours, theirs in paired_names(story, other):
            for name in ours:
                found = next(
                    (
                        (b, changed)
                        for b in theirs
                        if (changed := _changed(name, b, target, other))
                        and not is_linked_elsewhere(*changed, bead)
                    ),
                    None,
                )
                if found is None or name.text in done:
                    continue
                namesake, (first, second) = found
                if (
                    not any(_stands(target.plain[slice(*first)], o, target.language) for o in cased.values())
                    and not _stands(other.plain[slice(*second)], target, other.language)
                    and (other is story.source or _is_rendered(story, other, name))
                ):
                    done.add(name.text)
                    yield _finding(check, story, other, name, namesake)


def _changed(ours: Name, theirs: Name, target: Article, other: Article) -> tuple[Span, Span] | None:
    """Where two names differ, if it is in one first name that cannot be the other one."""
    if {ours.kind, theirs.kind} & {"ORG", "LOC"}:
        return None
    a, b = parts_of(ours), parts_of(theirs)
    # By itself a first name has no surname to tell whose it is, only the words beside it: "as Otto and" for "as Emil and".
    if len(a) != len(b) or len(a) < 1 + (other.language != target.language):
        return None
    pairs = [(target.plain[slice(*x)], other.plain[slice(*y)]) for x, y in zip(a, b, strict=True)]
    differing = [i for i, (x, y) in enumerate(pairs) if not _is_one(x, y)]
    if len(differing) != 1 or 0 < differing[0] == len(pairs) - 1:
        return None
    x, y = pairs[differing[0]]
    if len(pairs) == 1 and (
        is_ordinary(y, target.language) or _beside(a[0], target.plain) != _beside(b[0], other.plain)
    ):
        return None
    # "RAN" is an academy.
    if not all(word.istitle() and is_forename(word) for word in (x, y)):
        return None
    if may_be_one(x, y, is_one_language=target.language == other.language):
        return None
    return a[differing[0]], b[differing[0]]


def _beside(span: Span, text: str) -> tuple[list[str], list[str]]:
    """The words before and after a span, in lower case; none where the text begins or ends."""
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]
    return WORD.findall(before.casefold())[-1:], WORD.findall(after.casefold())[:1]


def _is_one(ours: str, theirs: str) -> bool:
    return fold(ours) == fold(theirs) or likeness(ours, theirs) >= _ONE_SURNAME


def _stands(name: str, article: Article, language: str) -> bool:
    """Whether a name of a text in ``language`` may stand anywhere in a version."""
    capitals = {w for w in WORD.findall(article.plain) if w[0].isupper()}
    least = _STANDS if language == article.language else _MAY_STAND
    return any(likeness(name, w) >= least for w in capitals)


def _is_rendered(story: Story, other: Article, name: Name) -> bool:
    found = support_of(story, other, name)
    return found is not None and is_rendering(story, other, name, found)


def _finding(check: Check, story: Story, other: Article, ours: Name, theirs: Name) -> Finding:
    whose = "The original" if other is story.source else f"{other.name}"
    return finding(
        check,
        story.target,
        (ours.start, ours.end),
        f"{whose} names “{theirs.text}” here, and “{ours.text}” nowhere.",
        category=CATEGORY,
        severity="critical" if other is story.source else "major",
        stance="contradicted",
        confidence=0.8,
        suggestion=theirs.text if fold(theirs.text)[:1].isascii() and theirs.text.isascii() else "",
        evidence=[evidence(other, (theirs.start, theirs.end), "differs")],
    )
