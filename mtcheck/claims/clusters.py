"""Which figures of different versions are about one fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product

from mtcheck.claims.figures import Figure
from mtcheck.facts.agreement import agree
from mtcheck.types import Article, Finding, Number, Story

#: Two unequal figures that count the same noun are taken for one fact only within this ratio; a greater
#: difference is more often a part beside a total, unless a finding says otherwise.
_NEAR = Decimal(2)


class Clusters:
    """Figures gathered by facts; joining two facts that cannot be one is refused."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._of: dict[Figure, list[Figure]] = {f: [f] for f in figures}

    def join(self, a: Figure, b: Figure) -> None:
        """Make one fact of the facts of ``a`` and ``b`` where no version would contradict itself."""
        mine, other = self._of[a], self._of[b]
        if mine is other:
            return
        versions = {f.article for f in mine} & {f.article for f in other}
        if not all(
            _is_same(x, y) for name in versions for x, y in product(_in(name, mine), _in(name, other))
        ):
            return
        mine.extend(other)
        for figure in other:
            self._of[figure] = mine

    def groups(self) -> Iterator[list[Figure]]:
        """Every fact once, in the order of its first figure."""
        seen: set[int] = set()
        for group in self._of.values():
            if id(group) not in seen:
                seen.add(id(group))
                yield group


def _in(article: str, figures: Sequence[Figure]) -> list[Figure]:
    return [f for f in figures if f.article == article]


def _is_same(a: Figure, b: Figure) -> bool:
    """Whether the figures are equal, or one is a rounding or a bound of the other."""
    if isinstance(a.fact, Number) and isinstance(b.fact, Number):
        # Two bounds may both hold ("over 2,000", "over 2,400") and still be said of two things.
        if a.fact.value != b.fact.value and "exact" not in (a.fact.bound, b.fact.bound):
            return False
        return a.fact.unit == b.fact.unit and agree(a.fact, b.fact)
    return a.said == b.said


Pair = tuple[Figure, Figure]
_Place = tuple[str, tuple[int, ...]]


def find_links(
    stories: Sequence[Story],
    findings: Sequence[Finding],
    articles: Mapping[str, Article],
    figures: Mapping[str, Sequence[Figure]],
) -> Iterator[Pair]:
    """Pairs of figures that are one fact, the surest first."""
    yield from _contested(findings, articles, figures)
    beside = list(_beside(stories, articles, figures))
    for mine, other in beside:
        yield from _equal_values(mine, other)
    for own in figures.values():
        yield from _repeated(own)
    yield from _unmistakable(figures)
    for mine, other in beside:
        yield from _same_noun(mine, other)


def _contested(
    findings: Sequence[Finding], articles: Mapping[str, Article], figures: Mapping[str, Sequence[Figure]]
) -> Iterator[Pair]:
    """Figures that a finding sets against those of its evidence."""
    for finding in findings:
        own = figures_at(finding.file, finding.start, finding.end, articles, figures)
        for e in finding.evidence:
            for a, b in product(own, figures_at(e.file, e.start, e.end, articles, figures)):
                if isinstance(a.fact, Number) == isinstance(b.fact, Number):
                    yield a, b


def figures_at(
    file: str, start: int, end: int, articles: Mapping[str, Article], figures: Mapping[str, Sequence[Figure]]
) -> list[Figure]:
    """The figures of an article that a text range touches."""
    if file not in articles or end <= start:
        return []
    span = articles[file].to_plain(start, end)
    return [f for f in figures[file] if f.start < span.end and span.start < f.end]


def _beside(
    stories: Sequence[Story], articles: Mapping[str, Article], figures: Mapping[str, Sequence[Figure]]
) -> Iterator[tuple[list[Figure], list[Figure]]]:
    """Figures of two versions in sentences aligned with each other, or both with one of the target."""
    by_sentence = {name: _by_sentence(a, figures[name]) for name, a in articles.items()}
    seen: set[tuple[_Place, _Place]] = set()
    for story in stories:
        own = by_sentence[story.target.name]
        gathered: dict[int, list[tuple[_Place, list[Figure]]]] = {
            i: [((story.target.name, (i,)), found)] for i, found in own.items()
        }
        for alignment in story.alignments.values():
            theirs = by_sentence.get(alignment.other, {})
            for bead in alignment.beads:
                there = [f for j in bead.other for f in theirs.get(j, ())]
                for i in bead.target if there else ():
                    gathered.setdefault(i, []).append(((alignment.other, bead.other), there))
        for lists in gathered.values():
            for (here, mine), (place, other) in combinations(lists, 2):
                # In a comparison of all with all, every pair comes again with every target.
                pair = (here, place) if here < place else (place, here)
                if pair not in seen:
                    seen.add(pair)
                    yield mine, other


def _by_sentence(article: Article, figures: Sequence[Figure]) -> dict[int, list[Figure]]:
    found: dict[int, list[Figure]] = {}
    for figure in figures:
        i = article.segment_at(figure.start)
        if i is not None:
            found.setdefault(i, []).append(figure)
    return found


def _equal_values(mine: Sequence[Figure], other: Sequence[Figure]) -> Iterator[Pair]:
    """Equal figures, where the noun or being the only one tells which belongs to which."""
    here, there = Counter(f.said for f in mine), Counter(f.said for f in other)
    for a, b in product(mine, other):
        alone = here[a.said] == there[b.said] == 1
        if a.said == b.said and (alone or (a.noun and a.noun == b.noun)):
            yield a, b


def _unmistakable(figures: Mapping[str, Sequence[Figure]]) -> Iterator[Pair]:
    """Equal figures of two versions wherever they stand: too exact, or dates too full, to meet by chance."""
    first: dict[tuple[object, ...], Figure] = {}
    for own in figures.values():
        for figure in own:
            if _is_exact(figure):
                same = first.setdefault(figure.said, figure)
                if same.article != figure.article:
                    yield same, figure


def _is_exact(figure: Figure) -> bool:
    fact = figure.fact
    if not isinstance(fact, Number):
        return fact.kind == "range"
    return fact.bound == "exact" and len(str(fact.value.normalize()).replace(".", "").split("E")[0]) >= 4


def _repeated(own: Sequence[Figure]) -> Iterator[Pair]:
    """A figure said again in the same version, headline and text."""
    first: dict[tuple[object, ...], Figure] = {}
    for figure in own:
        if figure.noun:
            again = first.setdefault((*figure.said, figure.noun), figure)
            if again is not figure:
                yield again, figure


def _same_noun(mine: Sequence[Figure], other: Sequence[Figure]) -> Iterator[Pair]:
    for a, b in product(mine, other):
        if a.fact.kind == b.fact.kind and a.noun and a.noun == b.noun and _is_near(a, b):
            yield a, b


def _is_near(a: Figure, b: Figure) -> bool:
    if not isinstance(a.fact, Number) or not isinstance(b.fact, Number) or a.fact.unit != b.fact.unit:
        return False
    low, high = sorted((a.fact.value, b.fact.value))
    return high <= low * _NEAR or _is_same(a, b)
