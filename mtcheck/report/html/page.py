"""What the HTML report shows, worked out from a report: values only, no markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mtcheck.report import wording
from mtcheck.report.html.aligned import AlignedText, align_text, lay_out
from mtcheck.report.html.marks import Mark, Piece, cut
from mtcheck.report.wording import Tongue, tongue
from mtcheck.types import Article, Claim, Evidence, EvidenceStance, Finding, Note, Report, Verdict

#: Characters shown on either side of the words of a finding, and of its evidence.
_REACH, _EVIDENCE_REACH = 180, 80

#: Versions shown with their sentence in a card; the others only with their words.
_EVIDENCE_LINES = 6


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in the middle of their sentence."""

    before: str
    words: str
    after: str
    tongue: Tongue


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What one other version says."""

    stance: str
    word: str
    file: str
    quoted: Quoted


@dataclass(frozen=True, slots=True)
class MoreEvidence:
    """Further versions that say the same words."""

    stance: str
    word: str
    files: tuple[str, ...]
    words: str
    tongue: Tongue


@dataclass(frozen=True, slots=True)
class Card:
    """A finding, with what it takes to show it; ``version`` is the anchor of its article."""

    version: str
    finding: Finding
    kind: str
    stance: str
    quoted: Quoted
    evidence: tuple[EvidenceLine, ...]
    more: tuple[MoreEvidence, ...]
    silent: tuple[str, ...]
    confidence: str
    precision: str


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


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report."""

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
    anchors = {name: f"v{i}" for i, name in enumerate(articles, 1)}
    first = next(iter(articles.values()), None)
    return Page(
        title=wording.headline(first) if first else "No article was checked",
        tongue=tongue(first.language if first else "en"),
        verdicts=tuple(_verdict(v, anchors, articles, grouped) for v in report.verdicts),
        loud=tuple(n for n in report.notes if n.kind != "info"),
        notes=tuple(n for n in report.notes if n.kind == "info"),
        claims=tuple(_claim(c, articles, grouped) for c in report.claims),
        versions=tuple(
            _version(report, article, anchors, articles, grouped.get(name, []))
            for name, article in articles.items()
        ),
        kinds=tuple(sorted({wording.kind(f) for f in report.findings})),
        signature=tuple(report.signature.items()),
    )


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
    grouped: Mapping[str, Sequence[Finding]],
) -> VerdictLine:
    findings = grouped.get(verdict.file, [])
    article = articles.get(verdict.file)
    return VerdictLine(
        anchor=anchors.get(verdict.file, ""),
        verdict=verdict,
        tongue=tongue(article.language if article else ""),
        worst=findings[0].severity if findings else "",
        kinds=tuple(Counter(wording.kind(f) for f in findings).most_common()),
    )


def _claim(
    claim: Claim, articles: Mapping[str, Article], grouped: Mapping[str, Sequence[Finding]]
) -> ClaimRow:
    return ClaimRow(
        claim.label, tuple(_cell(claim, a, grouped.get(name, [])) for name, a in articles.items())
    )


def _cell(claim: Claim, article: Article, findings: Sequence[Finding]) -> Cell:
    words, spoken = claim.cells.get(article.name, ""), tongue(article.language)
    about = next((f for f in findings if f.id in claim.findings), None)
    if about is None or article.name not in claim.odd:
        return Cell(words, spoken)
    why = "only here" if about.stance == "unsupported" else "against the others"
    return Cell(words or about.text, spoken, True, about.id, about.severity, why)


def _version(
    report: Report,
    article: Article,
    anchors: Mapping[str, str],
    articles: Mapping[str, Article],
    findings: Sequence[Finding],
) -> Version:
    story = next((s for s in report.stories if s.target.name == article.name), None)
    marks = [Mark(*article.to_plain(f.start, f.end), f.id, f.severity) for f in findings]
    passages = lay_out(article, marks)
    return Version(
        anchor=anchors[article.name],
        name=article.name,
        tongue=tongue(article.language),
        cards=tuple(_card(f, anchors[article.name], articles) for f in findings),
        text=align_text(story, passages, findings) if story else None,
        asides=tuple(
            Aside(wording.ROLES[p.block.role], p.block.reason, p.pieces, tongue(p.block.language))
            for p in passages
            if not p.block.is_checked
        ),
        raw=tuple(_raw(article)) if story else (),
    )


def _card(finding: Finding, version: str, articles: Mapping[str, Article]) -> Card:
    spoken = sorted((e for e in finding.evidence if e.stance != "silent"), key=lambda e: e.stance == "agrees")
    return Card(
        version=version,
        finding=finding,
        kind=wording.kind(finding),
        stance=wording.stance(finding),
        quoted=_quoted(finding, articles, _REACH),
        evidence=tuple(
            EvidenceLine(
                e.stance, wording.EVIDENCE[e.stance], _file(e, finding), _quoted(e, articles, _EVIDENCE_REACH)
            )
            for e in spoken[:_EVIDENCE_LINES]
        ),
        more=tuple(_more(spoken[_EVIDENCE_LINES:], finding, articles)),
        silent=tuple(e.file for e in finding.evidence if e.stance == "silent"),
        confidence=wording.confidence(finding),
        precision=wording.precision(finding),
    )


def _more(
    evidence: Sequence[Evidence], finding: Finding, articles: Mapping[str, Article]
) -> Iterator[MoreEvidence]:
    alike: dict[tuple[EvidenceStance, str, str], list[str]] = {}
    for e in evidence:
        language = articles[e.file].language if e.file in articles else ""
        alike.setdefault((e.stance, " ".join(e.text.split()), language), []).append(_file(e, finding))
    for (stance, words, language), files in alike.items():
        yield MoreEvidence(stance, wording.EVIDENCE[stance], tuple(files), words, tongue(language))


def _file(evidence: Evidence, finding: Finding) -> str:
    return "elsewhere in this version" if evidence.file == finding.file else evidence.file


def _quoted(what: Finding | Evidence, articles: Mapping[str, Article], reach: int) -> Quoted:
    article = articles.get(what.file)
    if article is None:
        return Quoted("", what.text, "", tongue(""))
    return Quoted(*wording.context(article, what.start, what.end, reach), tongue(article.language))


def _raw(article: Article) -> Iterator[Piece]:
    """The file as read, its markup marked; nothing where it holds none."""
    if article.markup:
        marks = [Mark(start, end, "", "minor") for start, end in article.markup]
        yield from cut(article.text, 0, marks)
