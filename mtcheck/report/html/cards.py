"""The card of a finding: its words, why they are flagged, and what the other versions say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mtcheck.report import wording
from mtcheck.report.wording import Tongue, tongue
from mtcheck.types import Article, Decision, Evidence, EvidenceStance, Finding

#: Characters shown on either side of the words of a finding, and of its evidence.
_REACH, _EVIDENCE_REACH = 180, 80

#: Versions shown with their sentence in a card; the others only with their words.
_EVIDENCE_LINES = 6

#: Characters of the words of a finding that is folded.
_BRIEF = 90


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
    """A finding, with what it takes to show it; ``version`` is the anchor of its article.

    ``balance`` sums up the evidence, ``decision`` is what an editor made of it in an earlier run.
    """

    version: str
    finding: Finding
    decision: Decision | None
    kind: str
    stance: str
    quoted: Quoted
    evidence: tuple[EvidenceLine, ...]
    more: tuple[MoreEvidence, ...]
    silent: tuple[str, ...]
    balance: str
    brief: str
    confidence: str
    precision: str

    @property
    def status(self) -> str:
        """Open, accepted or dismissed."""
        return self.decision.status if self.decision else "open"

    @property
    def decided(self) -> str:
        """What was decided, in words; "" while it is open."""
        return wording.decision(self.decision) if self.decision else ""


def build_card(
    finding: Finding, version: str, articles: Mapping[str, Article], decision: Decision | None
) -> Card:
    """Work out what the card of a finding shows.

    Args:
        finding: merged.
        version: anchor of its article.
        articles: by name.
        decision: what an editor made of it in an earlier run, if anything.
    """
    spoken = sorted((e for e in finding.evidence if e.stance != "silent"), key=lambda e: e.stance == "agrees")
    return Card(
        version=version,
        finding=finding,
        decision=decision,
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
        balance=_balance(finding),
        brief=wording.shortened(" ".join(finding.text.split()), _BRIEF),
        confidence=wording.confidence(finding),
        precision=wording.precision(finding),
    )


def _balance(finding: Finding) -> str:
    """Such as "2 versions differ, 1 is silent"."""
    counts: Counter[str] = Counter(e.stance for e in finding.evidence)
    said = [
        f"{counts[stance]} {one if counts[stance] == 1 else many}"
        for stance, one, many in (
            ("differs", "differs", "differ"),
            ("agrees", "agrees", "agree"),
            ("silent", "is silent", "are silent"),
        )
        if counts[stance]
    ]
    return ", ".join(said)


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
