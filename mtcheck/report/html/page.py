"""What the HTML report shows, worked out from a report: values only, no markup."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mtcheck.report import wording
from mtcheck.report.base import decision_on, is_dismissed
from mtcheck.report.html.aligned import AlignedText, align_text, lay_out
from mtcheck.report.html.cards import Card, build_card
from mtcheck.report.html.marks import Mark, Piece, cut
from mtcheck.report.wording import Tongue, tongue
from mtcheck.types import Article, Claim, Finding, Note, Report, Verdict

#: Characters of a version's words in the claim table.
_CELL = 80


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """What is to be said of one version; ``worst`` is a severity, "" where nothing was found."""

    anchor: str
    verdict: Verdict
    tongue: Tongue
    worst: str
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A version's words on a claim; where they are odd, the finding about them and why in two words."""

    words: str
    tongue: Tongue
    odd: bool = False
    finding: str = ""
    severity: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A fact across the versions."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A block that was not checked."""

    role: str
    reason: str
    pieces: tuple[Piece, ...]
    tongue: Tongue


@dataclass(frozen=True, slots=True)
class Version:
    """An article of the run; no ``text`` and no ``cards`` if it was only compared with."""

    anchor: str
    name: str
    tongue: Tongue
    cards: tuple[Card, ...]
    text: AlignedText | None
    asides: tuple[Aside, ...]
    raw: tuple[Piece, ...]

    @property
    def dismissed(self) -> int:
        """How many findings were dismissed in earlier runs."""
        return sum(c.status == "dismissed" for c in self.cards)


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report; ``key`` is the name under which a browser keeps what an editor decides."""

    key: str
    title: str
    tongue: Tongue
    verdicts: tuple[VerdictLine, ...]
    loud: tuple[Note, ...]
    notes: tuple[Note, ...]
    claims: tuple[ClaimRow, ...]
    versions: tuple[Version, ...]
    kinds: tuple[str, ...]
    signature: tuple[tuple[str, str], ...]

    @property
    def checked(self) -> tuple[Version, ...]:
        """The versions that were checked."""
        return tuple(v for v in self.versions if v.text)

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every finding."""
        return tuple(c for v in self.versions for c in v.cards)


def build_page(report: Report) -> Page:
    """Work out what the report shows.

    Args:
        report: its findings may carry any id, as other people's checks may set them.
    """
    report = replace(report, findings=tuple(_addressable(report.findings)))
    articles = {a.name: a for a in report.articles}
    grouped = wording.in_order(report)
    standing = {
        name: [f for f in findings if not is_dismissed(report, f)] for name, findings in grouped.items()
    }
    anchors = {name: f"v{i}" for i, name in enumerate(articles, 1)}
    first = next(iter(articles.values()), None)
    return Page(
        key=_key(report),
        title=wording.headline(first) if first else "No article was checked",
        tongue=tongue(first.language if first else "en"),
        verdicts=tuple(_verdict(v, anchors, articles, standing.get(v.file, [])) for v in report.verdicts),
        loud=tuple(n for n in report.notes if n.kind != "info"),
        notes=tuple(n for n in report.notes if n.kind == "info"),
        claims=tuple(_claim(c, articles, standing) for c in report.claims),
        versions=tuple(
            _version(report, article, anchors, articles, grouped.get(name, []))
            for name, article in articles.items()
        ),
        kinds=tuple(sorted({wording.kind(f) for f in report.findings})),
        signature=tuple(report.signature.items()),
    )


def _key(report: Report) -> str:
    """The same for every run about the same story, also after its text was mended.

    What was checked counts by its name alone; what it was compared with counts by its content too.
    """
    checked = {s.target.name for s in report.stories}
    parts = sorted(a.name if a.name in checked else f"{a.name}\x1f{a.digest}" for a in report.articles)
    return hashlib.sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _addressable(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings with ids that are unique and can be ids in a document; good ones are kept."""
    taken: set[str] = set()
    for number, finding in enumerate(findings, 1):
        good = re.fullmatch(r"[\w-]+", finding.id, re.ASCII) and finding.id not in taken
        name = finding.id if good else f"finding.{number}"
        taken.add(name)
        yield replace(finding, id=name)


def _verdict(
    verdict: Verdict,
    anchors: Mapping[str, str],
    articles: Mapping[str, Article],
    findings: Sequence[Finding],
) -> VerdictLine:
    article = articles.get(verdict.file)
    return VerdictLine(
        anchor=anchors.get(verdict.file, ""),
        verdict=verdict,
        tongue=tongue(article.language if article else ""),
        worst=findings[0].severity if findings else "",
        kinds=tuple(Counter(wording.kind(f) for f in findings).most_common()),
    )


def _claim(
    claim: Claim, articles: Mapping[str, Article], standing: Mapping[str, Sequence[Finding]]
) -> ClaimRow:
    return ClaimRow(
        claim.label, tuple(_cell(claim, a, standing.get(name, [])) for name, a in articles.items())
    )


def _cell(claim: Claim, article: Article, findings: Sequence[Finding]) -> Cell:
    words = wording.shortened(claim.cells.get(article.name, ""), _CELL)
    spoken = tongue(article.language)
    about = next((f for f in findings if f.id in claim.findings), None)
    if about is None or article.name not in claim.odd:
        return Cell(words, spoken)
    why = "only here" if about.stance == "unsupported" else "against the others"
    return Cell(words or wording.shortened(about.text, _CELL), spoken, True, about.id, about.severity, why)


def _version(
    report: Report,
    article: Article,
    anchors: Mapping[str, str],
    articles: Mapping[str, Article],
    findings: Sequence[Finding],
) -> Version:
    story = next((s for s in report.stories if s.target.name == article.name), None)
    # What was dismissed comes last, and its words are marked no longer.
    findings = sorted(findings, key=lambda f: is_dismissed(report, f))
    marks = [
        Mark(*article.to_plain(f.start, f.end), f.id, "dismissed" if is_dismissed(report, f) else f.severity)
        for f in findings
    ]
    passages = lay_out(article, marks)
    return Version(
        anchor=anchors[article.name],
        name=article.name,
        tongue=tongue(article.language),
        cards=tuple(build_card(f, anchors[article.name], articles, decision_on(report, f)) for f in findings),
        text=align_text(story, passages, findings) if story else None,
        asides=tuple(
            Aside(wording.ROLES[p.block.role], p.block.reason, p.pieces, tongue(p.block.language))
            for p in passages
            if not p.block.is_checked
        ),
        raw=tuple(_raw(article)) if story else (),
    )


def _raw(article: Article) -> Iterator[Piece]:
    """The file as read, its markup marked; nothing where it holds none."""
    if article.markup:
        marks = [Mark(start, end, "", "minor") for start, end in article.markup]
        yield from cut(article.text, 0, marks)
