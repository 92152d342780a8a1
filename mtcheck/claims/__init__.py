"""The claim table: what the versions of a story state, fact by fact, side by side.

A row gathers the figures that sentences of different versions, aligned with each other, have in common:
first those that a finding sets against each other, then those of equal value, then those that count the
same noun. A row never holds two figures of one version unless one is a rounding or a bound of the other,
so a part and a total stay apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from mtcheck import frequency
from mtcheck.claims.clusters import Clusters, figures_at, find_links
from mtcheck.claims.figures import Figure, find_figures, word_before, words
from mtcheck.types import Article, Claim, Evidence, Finding, Span, Story

#: Rows at most: an editor reads this table first.
MOST_ROWS = 15

#: How much longer than a figure the words of a finding about it may be, in characters.
_AROUND = 40

_COMMA = re.compile(r"[,;:、，；،](?!\d)")

_WHAT = {
    "money": "amount",
    "percent": "share",
    "measure": "measure",
    "duration": "duration",
    "range": "dates",
}
_WHO = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "name"}


def build_claims(stories: Sequence[Story], findings: Sequence[Finding]) -> tuple[Claim, ...]:
    """Gather the facts of a report's stories into one table.

    Args:
        stories: with facts and alignments.
        findings: merged, with ids.

    Returns:
        At most `MOST_ROWS` rows, those with an odd version first, then those with most versions, then
        in the order of the text.
    """
    articles: dict[str, Article] = {}
    for story in stories:
        for article in (story.target, *story.others):
            articles.setdefault(article.name, article)
    figures = {name: find_figures(a, stories) for name, a in articles.items()}
    clusters = Clusters([f for own in figures.values() for f in own])
    for a, b in find_links(stories, findings, articles, figures):
        clusters.join(a, b)
    against = _against(findings, articles, figures)
    contested = _contested(findings, articles, figures)
    rows = [_row(group, articles, against, contested) for group in clusters.groups()]
    rows = [r for r in rows if r.odd or sum(map(bool, r.cells.values())) > 1]
    rows += _names(stories, findings, articles, {i for r in rows for i in r.findings})
    unique = {(r.label, tuple(r.cells.items())): r for r in reversed(rows)}
    rows = list(reversed(unique.values()))
    rows.sort(key=lambda r: (not r.odd, -sum(map(bool, r.cells.values()))))
    return tuple(rows[:MOST_ROWS])


def _row(
    group: Sequence[Figure],
    articles: Mapping[str, Article],
    against: Mapping[Figure, Sequence[Finding]],
    contested: Mapping[Figure, Span],
) -> Claim:
    cells = dict.fromkeys(articles, "")
    said: dict[tuple[object, ...], Figure] = {}
    about: dict[str, str] = {}
    for figure in sorted(group, key=lambda f: f.start):
        about |= {f.id: f.file for f in against.get(figure, ())}
        if said.setdefault((figure.article, *figure.said), figure) is figure:
            written = words(figure, articles[figure.article], contested.get(figure))
            cells[figure.article] = " / ".join(filter(None, (cells[figure.article], written)))
    odd = tuple(name for name in articles if name in about.values())
    return Claim(_label(group, articles), cells, odd, tuple(about))


def _against(
    findings: Sequence[Finding], articles: Mapping[str, Article], figures: Mapping[str, Sequence[Figure]]
) -> dict[Figure, list[Finding]]:
    """Findings about each figure; one about a whole sentence, or about its language, is about none."""
    found: dict[Figure, list[Finding]] = {}
    for finding in findings:
        if not finding.category.startswith("accuracy/") or finding.stance == "garbled":
            continue
        for figure in _marked(finding, articles, figures):
            found.setdefault(figure, []).append(finding)
    return found


def _marked(
    mark: Finding | Evidence, articles: Mapping[str, Article], figures: Mapping[str, Sequence[Figure]]
) -> Iterator[Figure]:
    """The figures that a finding, or its evidence, marks with few words around them."""
    for figure in figures_at(mark.file, mark.start, mark.end, articles, figures):
        if mark.end - mark.start <= figure.end - figure.start + _AROUND:
            yield figure


def _contested(
    findings: Sequence[Finding], articles: Mapping[str, Article], figures: Mapping[str, Sequence[Figure]]
) -> dict[Figure, Span]:
    """The words that findings and their evidence mark at each figure, plain offsets: "less than" may be among them."""
    found: dict[Figure, Span] = {}
    for finding in findings:
        marks: list[Finding | Evidence] = [finding, *finding.evidence]
        for mark in marks:
            for figure in _marked(mark, articles, figures):
                span = articles[mark.file].to_plain(mark.start, mark.end)
                before = found.get(figure, span)
                start = _behind_comma(articles[mark.file], min(before.start, span.start), figure.start)
                found[figure] = Span(start, max(before.end, span.end))
    return found


def _behind_comma(article: Article, start: int, end: int) -> int:
    """Where the words before a figure begin that belong to it: "and a total of 2,517" in "databases, and a total of"."""
    lead = article.plain[start : max(start, end)]
    own = _COMMA.split(lead)[-1].lstrip()
    return start + len(lead) - len(own)


def _label(group: Sequence[Figure], articles: Mapping[str, Article]) -> str:
    """What is counted, in the words of the first version that names it in the language of the first article."""
    order = list(articles)
    ranked = sorted(group, key=lambda f: (order.index(f.article), f.start))
    language = articles[order[0]].language
    home = [f for f in ranked if articles[f.article].language == language]
    # A word left in the original's language names it in no other.
    named_at = [f for f in home if f.phrase]
    first = next((f for f in named_at if frequency.zipf(f.noun, language)), next(iter(named_at), None))
    # "passengers spent" in one sentence and "passengers" in another: the shorter is the noun alone.
    named = min((f.phrase for f in home if first and f.noun == first.noun), key=len, default="")
    what = _WHAT.get(ranked[0].fact.kind, "")
    if named and what:
        return f"{named} ({what})"
    before = (word_before(articles[f.article], f.start) for f in home)
    return (
        named
        or what
        or next(filter(None, before), "")
        or next((f.phrase for f in ranked if f.phrase), "figure")
    )


def _names(
    stories: Sequence[Story],
    findings: Sequence[Finding],
    articles: Mapping[str, Article],
    told: set[str],
) -> list[Claim]:
    """A row for each name that a finding sets against other versions."""
    rows: dict[tuple[str, ...], Claim] = {}
    for finding in findings:
        if finding.category != "accuracy/mistranslation/name" or finding.id in told:
            continue
        most = len(finding.text) + _AROUND  # a whole sentence is where the name should be, not what is there
        spoken = [
            e
            for e in finding.evidence
            if e.stance != "silent" and e.file in articles and 0 < len(e.text) <= most
        ]
        if not any(e.file != finding.file for e in spoken):
            continue
        said = {e.file: " ".join(e.text.split()) for e in reversed(spoken)}
        said[finding.file] = " ".join(finding.text.split())
        cells = {name: said.get(name, "") for name in articles}
        key = tuple(v.casefold() for v in cells.values())
        before = rows.get(key)
        rows[key] = Claim(
            _who(finding, stories, articles),
            cells,
            tuple(dict.fromkeys((*(before.odd if before else ()), finding.file))),
            (*(before.findings if before else ()), finding.id),
        )
    return list(rows.values())


def _who(finding: Finding, stories: Sequence[Story], articles: Mapping[str, Article]) -> str:
    if finding.code == "NAM003":
        return _WHO["ORG"]  # "for Africa" is no country here
    facts = next((s.facts[finding.file] for s in stories if finding.file in s.facts), None)
    span = articles[finding.file].to_plain(finding.start, finding.end)
    names = facts.names if facts else ()
    i = bisect_right(names, span.start, key=lambda n: n.start)
    near = next((n for n in names[max(0, i - 1) :] if n.start < span.end and span.start < n.end), None)
    return "country" if near and near.code else _WHO[near.kind if near else "MISC"]
