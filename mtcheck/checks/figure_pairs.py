"""Which figures of a translated sentence took the place of others of the original.

Each bead is matched figure by figure: equal values first, linked words and then the nearest places
before others, so that of two equal figures each answers for one; then other ways to put a figure. What
is left on both sides was changed, unless something near may still account for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mtcheck.checks.context import extent_of, is_linked, once_a_story, text_of, within
from mtcheck.checks.date_comparison import accounts_for
from mtcheck.checks.figure_replacement import paired
from mtcheck.facts.agreement import is_convertible, may_be_converted, renders
from mtcheck.facts.figures import Figure, find_figures, loose_digits, with_shared, with_terms
from mtcheck.facts.half_days import hours_apart
from mtcheck.types import Article, Bead, Story

#: Beads on either side whose left-over figures may account for one: a figure moved over a full stop, or a
#: bead that is wrong by a sentence.
NEAR = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of the translation, the one of the original that it stands for, and their bead."""

    figure: Figure
    original: Figure
    bead: Bead


@dataclass(frozen=True, slots=True)
class Left:
    """A figure that only one side has, and nothing near it on the other.

    Args:
        figure: it.
        bead: the sentences it stands in, and those that answer for them.
        is_source: whether it is the original that has it.
    """

    figure: Figure
    bead: Bead
    is_source: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """Figures of one side of a bead: all, those without an equal, and the digits nothing was read from."""

    article: Article
    text: str
    all: tuple[Figure, ...]
    left: tuple[Figure, ...]
    loose: frozenset[str]
    is_source: bool = False

    def in_order(self, mine: Figure, other: Figure) -> tuple[Figure, Figure]:
        """The figure of the translation and the one of the original."""
        return (other, mine) if self.is_source else (mine, other)


def changed_figures(story: Story) -> Sequence[Change]:
    """The figures of the translation that have another value than the original, in order of beads.

    Args:
        story: with a source and its alignment; without one nothing is found.
    """
    return [found for found in _compared(story) if isinstance(found, Change)]


def left_figures(story: Story) -> Sequence[Left]:
    """The figures that only the translation or only the original has, in order of beads; see `changed_figures`."""
    return [found for found in _compared(story) if isinstance(found, Left)]


@once_a_story
def figures_of(story: Story) -> tuple[Sequence[Figure], Sequence[Figure]]:
    """The figures of the translation and of the original, in order; of an original that is missing none."""
    ours, theirs = (find_figures(story.facts[a.name]) if a else [] for a in (story.target, story.source))
    return ours, theirs


@once_a_story
def _compared(story: Story) -> Sequence[Change | Left]:
    return list(_compare(story))


def _compare(story: Story) -> Iterator[Change | Left]:
    source = story.source
    alignment = story.alignments.get(source.name) if source else None
    if source is None or alignment is None:
        return
    ours, theirs = figures_of(story)
    beads = alignment.beads
    sides = [_sides(story.target, source, bead, ours, theirs) for bead in beads]
    for k, bead in enumerate(beads):
        if not (bead.target and bead.other):
            continue
        mine, its = sides[k]
        near = sides[max(0, k - NEAR) : k] + sides[k + 1 : k + NEAR + 1]
        new = _unaccounted(mine, its, [s for _, s in near])
        lost = _unaccounted(its, mine, [s for s, _ in near])
        # A figure tied to a new one by a word link is its original, even if a sentence near has it, too.
        here = [f for f in _unaccounted(its, mine, ()) if any(is_linked(n, f, bead) for n in new)]
        lost += [f for f in here if f not in lost]
        pairs = list(paired(new, lost, bead))
        yield from (Change(a, b, bead) for a, b in pairs)
        yield from (Left(f, bead, False) for f in new if f not in (a for a, _ in pairs))
        yield from (Left(f, bead, True) for f in lost if f not in (b for _, b in pairs))


def _sides(
    target: Article, source: Article, bead: Bead, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> tuple[_Side, _Side]:
    all_a, all_b = _of(target, bead.target, ours), _of(source, bead.other, theirs)
    all_a, all_b = with_shared(all_a, all_b), with_shared(all_b, all_a)
    a, b = with_terms(all_a, all_b), with_terms(all_b, all_a)
    left_a, left_b = _unmatched(a, b, bead, target, source)
    return (
        _side(target, bead.target, a, left_a),
        replace(_side(source, bead.other, b, left_b), is_source=True),
    )


def _of(article: Article, sentences: Sequence[int], figures: Sequence[Figure]) -> list[Figure]:
    if not sentences:
        return []
    return within(figures, extent_of(article, sentences))


def _side(
    article: Article, sentences: Sequence[int], figures: Sequence[Figure], left: tuple[Figure, ...]
) -> _Side:
    if not sentences:
        return _Side(article, "", (), (), frozenset())
    extent = extent_of(article, sentences)
    text = text_of(article, extent)
    return _Side(article, text, tuple(figures), left, frozenset(loose_digits(text, extent.start, figures)))


def _unmatched(
    ours: Sequence[Figure], theirs: Sequence[Figure], bead: Bead, target: Article, source: Article
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """What is left on either side when each figure has answered for one at most."""
    a, b = list(range(len(ours))), list(range(len(theirs)))
    for fits in (_is_same, _is_put_otherwise, _is_equal):
        fitting = [(i, j) for i in a for j in b if fits(ours[i], theirs[j])]
        if fits is _is_put_otherwise:
            # A figure in miles is no conversion where the other side has miles for it, too.
            units = {ours[i].number.unit for i in a} & {theirs[j].number.unit for j in b}
            fitting = [
                (i, j)
                for i, j in fitting
                if not (
                    _is_converted(ours[i], theirs[j]) and {ours[i].number.unit, theirs[j].number.unit} & units
                )
            ]
        fitting.sort(
            key=lambda ij: (
                ours[ij[0]].form != theirs[ij[1]].form,
                ours[ij[0]].is_sure != theirs[ij[1]].is_sure,
                not is_linked(ours[ij[0]], theirs[ij[1]], bead),
                abs(ij[0] / len(ours) - ij[1] / len(theirs)),
            )
        )
        _answer(fitting, a, b)
    _answer([(i, j) for i in a for j in b if _is_rest(ours[i], theirs[j], target, source)], a, b)
    # A date or a duration put otherwise answers for all its figures, and may do so for several.
    hosts_a = {f.date for f in ours if f.date}
    hosts_b = {f.date for f in theirs if f.date}
    left_a = (ours[i] for i in a)
    left_b = (theirs[j] for j in b)
    return (
        tuple(f for f in left_a if not (f.date and accounts_for(f.date, hosts_b, target, source))),
        tuple(f for f in left_b if not (f.date and accounts_for(f.date, hosts_a, source, target))),
    )


def _answer(fitting: Sequence[tuple[int, int]], a: list[int], b: list[int]) -> None:
    """Takes figures that fit each other out of those left on either side, the first pairs first."""
    for i, j in fitting:
        if i in a and j in b:
            a.remove(i)
            b.remove(j)


def _is_same(a: Figure, b: Figure) -> bool:
    """Equal, and not in two units of one quantity: "10 inches" and 10 cm are not each other's figures."""
    return _is_equal(a, b) and not _is_converted(a, b)


def _is_equal(a: Figure, b: Figure) -> bool:
    if "time" in (a.form, b.form):
        # With a number that was not read as a time, the hour is what there is.
        return hours_apart(a.number, b.number) < Decimal("0.001") if a.form == b.form else a.value == b.value
    return a.value == b.value


def _is_put_otherwise(a: Figure, b: Figure) -> bool:
    if a.form == b.form == "amount" and not (a.date and b.date) and renders(a.number, b.number):
        return True
    if a.form == b.form == "amount" and may_be_converted(a.number, b.number):
        return True
    return _is_short_year(a, b) or _is_short_year(b, a) or _is_its_century(a, b) or _is_its_century(b, a)


#: «北大等3所»: so many with those named before. "Beida and two others": so many besides them.
_IN_ALL = re.compile(r"(?:等|など)[^\w]?$")
_BESIDES = re.compile(
    r" (?:others?|more|further|additional|weiter\w+|ander\w+|autres|otr[oa]s|outr[oa]s|altr[ie]|andere)\b"
)
#: Names before «等», at most.
_NAMED = 6


def _is_rest(a: Figure, b: Figure, target: Article, source: Article) -> bool:
    """Whether one figure counts some that are named and others, and the other one the others."""
    for whole, article, rest, other in ((b, source, a, target), (a, target, b, source)):
        if 0 < whole.value - rest.value <= _NAMED and article.language in ("zh", "ja"):
            before = article.plain[max(0, whole.start - 3) : whole.start]
            after = other.plain[rest.end : rest.end + 14]
            if _IN_ALL.search(before) and _BESIDES.match(after):
                return True
    return False


def _is_converted(a: Figure, b: Figure) -> bool:
    return a.number.unit != b.number.unit and is_convertible(a.number, b.number)


#: A figure with signs in it, of which one language makes a decimal and another thousands, or two figures: "255 001".
_POINTED = re.compile(r"\d+(?:[.,]\d+)+|\d+(?: \d{3})+(?!\d)")
#: Characters on either side of a figure in which such a one is looked for.
_AROUND = 16


def _stands_as_it_is(figure: Figure, article: Article, other: _Side) -> bool:
    """Whether the signs of one side stand in the other as they are: "802.11b" is no billion, "375,000" is no 375."""
    written = text_of(article, figure)
    mixed = any(c.isalpha() for c in written) and any(c.isdecimal() for c in written) and " " not in written
    pointed = _pointed(figure, article)
    if mixed and written in other.text:
        return True
    if figure.form == "time" and any(f.form == "time" for f in other.all):
        # "7.15pm" and „7.15 Uhr“ are written alike.
        return False
    # "4.2" is no part of "4.200".
    whole = rf"(?<!\d)(?<!\d[.,]){re.escape(pointed)}(?![.,]?\d)" if pointed else ""
    return bool(whole and re.search(whole, other.text))


def _pointed(figure: Figure, article: Article) -> str:
    """The digits that a figure is, or is part of, with the signs between them; none where there are no signs."""
    begin = max(0, figure.start - _AROUND)
    runs = _POINTED.finditer(article.plain[begin : figure.end + _AROUND])
    return next((m[0] for m in runs if m.start() + begin < figure.end and figure.start < m.end() + begin), "")


def _is_piece(figure: Figure, article: Article) -> bool:
    """Whether it is one end of something that was not read as a whole: "27:37", "6-foot-6", "007"."""
    if figure.form == "time" or figure.number.kind in ("time", "rank"):
        return False
    before, after = article.plain[max(0, figure.start - 2) : figure.start], article.plain[figure.end :][:2]
    written = text_of(article, figure)
    compound = any(c.isalpha() for c in written) and re.match(r"-\d", after)
    return bool(
        re.match(r":\d", after) or re.search(r"\d:$", before) or re.match(r"0\d", written) or compound
    )


def _is_short_year(a: Figure, b: Figure) -> bool:
    """Whether ``a`` says in two digits, or as a decade, what ``b`` says in full: "les années 30", "1950-53"."""
    is_year = b.form == "year" or b.number.kind == "year"
    return is_year and a.value < 100 and b.value >= 100 and b.value % 100 == a.value


def _is_its_century(a: Figure, b: Figure) -> bool:
    """Whether ``a`` is the rank of the century that ``b`` says by its hundreds: "17th century", "the 1600s"."""
    return a.number.kind == "ordinal" and b.number.kind == "year" and b.value == (a.value - 1) * 100 >= 1000


def _unaccounted(mine: _Side, its: _Side, near: Sequence[_Side]) -> list[Figure]:
    """Figures of one side of a bead that nothing on the other side, or near it, can stand for."""
    others = [f for side in near for f in side.left if f.is_sure]
    # Where both sides have as many figures, each has its own: one that says the same as another is no excuse.
    taken: tuple[Figure, ...] = ()
    if sum(f.is_sure for f in mine.all) != sum(f.is_sure for f in its.all):
        taken = its.all
    digits = its.loose.union(*(side.loose for side in near))
    dates = {f.date for f in (*its.left, *others, *taken) if f.date}

    def is_accounted(figure: Figure) -> bool:
        return (
            f"{figure.value:f}" in digits
            or any(_is_equal(figure, o) for o in (*its.left, *others, *taken))
            or any(_is_put_otherwise(*mine.in_order(figure, o)) for o in others)
            or any(_is_converted(figure, o) and renders(figure.number, o.number) for o in taken)
            or _stands_as_it_is(figure, mine.article, its)
            or _is_piece(figure, mine.article)
            or bool(figure.date and accounts_for(figure.date, dates, mine.article, its.article))
        )

    return [f for f in mine.left if f.number.upper is None and not is_accounted(f)]
