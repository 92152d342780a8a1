"""The values that travel from stage to stage. All are frozen; a stage returns a new one.

Two coordinate systems, and only two:

* **text offsets**: code points into :attr:`Article.text`, the article as read (half-open). Findings
  and evidence use these, so that they can be found again in the file.
* **plain offsets**: code points into :attr:`Article.plain`, the same article with markup removed and
  character references resolved. Blocks, sentences, quotations, facts and alignments use these.

:meth:`Article.to_text` and :meth:`Article.to_plain` convert; for an article without markup both are
the identity.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import datetime

    from mtcheck.terms import Glossary

Severity = Literal["minor", "major", "critical"]
Stance = Literal["contradicted", "unsupported", "garbled"]
EvidenceStance = Literal["agrees", "differs", "silent"]
BlockRole = Literal["headline", "body", "caption", "furniture", "unrelated", "foreign"]


_CHARACTER_REFERENCE = re.compile(r"&#?[0-9A-Za-z]+;")


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of an article (plain offsets).

    Only ``headline``, ``body`` and ``caption`` blocks are segmented and checked; the others are set
    aside: shown folded in the report, never lost.

    Args:
        start, end: plain offsets.
        role: what the block is.
        reason: for a block set aside, one plain sentence saying why; else "".
        language: ISO 639-1 code of the block, "" until known.
    """

    start: int
    end: int
    role: BlockRole = "body"
    reason: str = ""
    language: str = ""

    @property
    def is_checked(self) -> bool:
        """Whether the checks read this block."""
        return self.role in ("headline", "body", "caption")


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink in the article's markup.

    Args:
        start, end: *text* offsets of the whole element, opening to closing tag.
        href: where it points, as written.
        anchor: plain offsets of the linked words.
    """

    start: int
    end: int
    href: str
    anchor: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence (plain offsets). ``text`` is exactly ``article.plain[start:end]``."""

    start: int
    end: int
    text: str
    block: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation (plain offsets).

    Args:
        start, end: with its marks.
        inner: without them.
        text: the words inside, ``article.plain[inner.start:inner.end]``.
        speaker: who says it, where that is plain; else "".
        closed: False if no closing mark was found. A piece that runs on into the next paragraph is closed, and
            ends where its words end.
        depth: 0 for an outer quotation, 1 for one inside it.
    """

    start: int
    end: int
    inner: Span
    text: str
    speaker: str = ""
    closed: bool = True
    depth: int = 0


@dataclass(frozen=True)
class Article:
    """One version of a story, as read, with what the stages have found in it.

    ``read`` fills ``name`` to ``links``; ``clean`` sets ``blocks``; ``segment`` sets ``language``,
    ``segments`` and ``quotations``.

    Args:
        name: unique in a story; shown to the editor and used as ``file`` in findings.
        text: the decoded file (text, HTML) or the extracted body (containers).
        language: ISO 639-1 code, "" until known.
        plain: ``text`` without markup, NFC not applied: every character stands in ``text``.
        origin: for each plain offset 0..len(plain) its text offset; empty means identity.
        links: hyperlinks found in the markup.
        markup: text spans that are raw markup inside what should be clean text (inline tags in a
            text file); empty for a file that is HTML by type.
        title: headline where the format has a field for it.
        published: date of publication where the format or the text says so.
        digest: sha256 of the bytes as read, hex.
        source_path: the file, None for standard input and text given as a string.
        extracted: whether ``text`` is a body taken out of a container such as ninjs, docx or XLIFF.
    """

    name: str
    text: str
    language: str = ""
    plain: str = ""
    origin: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()
    markup: tuple[Span, ...] = ()
    title: str = ""
    published: datetime.date | None = None
    digest: str = ""
    source_path: Path | None = None
    extracted: bool = False
    blocks: tuple[Block, ...] = ()
    segments: tuple[Segment, ...] = ()
    quotations: tuple[Quotation, ...] = ()

    def to_text(self, start: int, end: int) -> Span:
        """Text offsets of the plain range ``start:end``."""
        if not self.origin:
            return Span(start, end)
        first = self.origin[start]
        # The end of a range is the end of its last character, not the start of the next one:
        # markup between the two does not belong to the range.
        if end == start:
            return Span(first, first)
        last = self.origin[end - 1]
        reference = _CHARACTER_REFERENCE.match(self.text, last)
        if reference and unescape(reference[0]) == self.plain[end - 1]:
            return Span(first, reference.end())
        last += 1
        return Span(first, last)

    def to_plain(self, start: int, end: int) -> Span:
        """Plain offsets of the text range ``start:end``; empty where the range is all markup."""
        if not self.origin:
            return Span(start, end)
        first = bisect_left(self.origin, start, 0, len(self.plain))
        return Span(first, max(first, bisect_left(self.origin, end, 0, len(self.plain))))

    def segment_at(self, offset: int) -> int | None:
        """Index of the sentence that covers a plain offset, None if none does."""
        i = bisect_right(self.segments, offset, key=lambda s: s.start) - 1
        return i if i >= 0 and offset < self.segments[i].end else None

    @classmethod
    def read(cls, path: str | Path, language: str = "") -> Article:
        """Read an article from a file; see :func:`mtcheck.read.read`."""
        from mtcheck.read import read

        return read(path, language=language)

    @classmethod
    def from_text(cls, text: str, language: str | None = None, name: str = "text") -> Article:
        """Make an article of a string; see :func:`mtcheck.read.from_text`."""
        from mtcheck.read import from_text

        return from_text(text, language=language or "", name=name)


# --- facts -----------------------------------------------------------------------------------------

NumberKind = Literal[
    "cardinal", "ordinal", "percent", "money", "measure", "fraction", "year", "age", "time", "rank", "code"
]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in running text (offsets into the text it was read from; plain offsets in `Facts`).

    Args:
        start, end: the number with its scale word and unit sign ("$2.5bn", "2,5 millions"), without
            the words that bound it ("more than") or what it counts.
        value: exact value; a percentage is the figure as said (12 for 12 %).
        unit: ISO 4217 code for money, "%" for percent, a CLDR unit id ("kilometer") for a measure, "".
        kind: what the number is.
        bound: what "more than", "nearly", «près de» before it make of it.
        upper: for a collective or a vague plural ("hundreds", "dozens") the value it stays below,
            else None: "hundreds" is value 100, upper 1000.
        certain: False where the reading may not be a number at all («un», "one"): such a one is no
            evidence in a source, and answers for a number in a target.
        spelled: True if any part is written in words.
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    kind: NumberKind = "cardinal"
    bound: Bound = "exact"
    upper: Decimal | None = None
    certain: bool = True
    spelled: bool = False


class Day(NamedTuple):
    """A calendar day of which any part may be unsaid (None)."""

    year: int | None
    month: int | None
    day: int | None


DateKind = Literal["date", "range", "duration", "weekday", "relative", "clock"]


@dataclass(frozen=True, slots=True)
class Date:
    """A date, a range of dates or a duration (offsets as in `Number`).

    Args:
        start, end: where.
        kind: what.
        first, last: the first and the last day; equal for a single date; None for a duration.
        weekday: 1 (Monday) to 7, where one is said.
        days: length of a duration in days (fractions for hours; 30 a month, 365 a year), else None.
        unit: CLDR unit of a duration or a relative date ("day", "week" ...), name of a season ("summer") or of an hour
            ("noon", "midnight"), else "".
        resolved: (first, last) in full, from ``today``, where that was possible.
        offset: units from the one of the day of writing, where it is counted so ("last week": -1), else None; of other
            kinds the side alone on which it lies ("next May", "two days ago").
    """

    start: int
    end: int
    kind: DateKind
    first: Day | None = None
    last: Day | None = None
    weekday: int | None = None
    days: Decimal | None = None
    unit: str = ""
    resolved: tuple[datetime.date, datetime.date] | None = None
    offset: int | None = None


NameKind = Literal["PER", "ORG", "LOC", "MISC"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name (offsets as in `Number`).

    Args:
        start, end: where.
        kind: person, organisation, place, or unknown.
        text: as written.
        code: what it stands for where data say so: ISO 3166 code of a country, else "".
    """

    start: int
    end: int
    kind: NameKind
    text: str
    code: str = ""


@dataclass(frozen=True)
class Facts:
    """What the facts stage read from one article (plain offsets, in order).

    Args:
        numbers: those that are not part of a date.
        dates: dates and durations.
        names: proper names.
        dated: the numbers that dates and durations are made of.
    """

    numbers: tuple[Number, ...] = ()
    dates: tuple[Date, ...] = ()
    names: tuple[Name, ...] = ()
    dated: tuple[Number, ...] = ()


# --- alignment -------------------------------------------------------------------------------------


class Doubted(NamedTuple):
    """Words of a text that a model takes for wrong, held against another text.

    Args:
        start, end: offsets in the text.
        category: "mistranslation", "name", "number", "omission" (something is missing beside them), "untranslated" or
            "fluency".
        score: probability.
    """

    start: int
    end: int
    category: str
    score: float


class Nearness(NamedTuple):
    """A word and the word of the other version that is nearest to it (plain spans).

    Args:
        ours, theirs: word of the target and word of the other version, whichever was asked about.
        cosine: of their states in context, what all words share taken off: about 0.7 for a word and its
            translation, 0.4 for words that have nothing to do with each other.
    """

    ours: Span
    theirs: Span
    cosine: float


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the target and their counterpart in another version.

    Args:
        target, other: sentence indices, consecutive in a translation; one side empty for a gap.
        score: 0 to 1, how sure the pairing is; 0 for a gap.
        links: pairs of plain spans, word of the target and word of the other version.
        nearest: for each word of the target the nearest of the other version.
        answers: for each word of the other version the nearest of the target.
    """

    target: tuple[int, ...]
    other: tuple[int, ...]
    score: float = 0.0
    links: tuple[tuple[Span, Span], ...] = ()
    nearest: tuple[Nearness, ...] = ()
    answers: tuple[Nearness, ...] = ()


@dataclass(frozen=True)
class Alignment:
    """How the target lies against one other version.

    Args:
        other: the other article's name.
        kind: "translation" (ordered, gaps mean omission or addition) or "comparison".
        beads: in target order; in a translation gaps of the other side stand where they belong.
    """

    other: str
    kind: Literal["translation", "comparison"]
    beads: tuple[Bead, ...]

    def of(self, segment: int) -> Bead | None:
        """The bead that holds a target sentence and has a counterpart, None if there is none."""
        return self._paired.get(segment)

    @cached_property
    def _paired(self) -> Mapping[int, Bead]:
        """The first bead with a counterpart for each sentence of the target."""
        return {i: b for b in reversed(self.beads) if b.other for i in b.target}


@dataclass(frozen=True)
class Story:
    """A target and the versions it is checked against, with facts and alignments.

    Args:
        target: the article checked.
        source: the original the target was translated from, None if not given.
        references: other outlets' versions.
        facts: by article name.
        alignments: by the other article's name, target against it.
        entailments: (premise, hypothesis) -> (entailment, neutral, contradiction) probabilities;
            empty where no entailment model is loaded.
        doubted: of pairs the entailment head was asked about, the words of the hypothesis that it takes for wrong; none where
            the model judges whole texts only.
        glossary: the editor's own terms and names, None where none are given.
        ties: (version in the target's language, original) sentences -> for each word of the version the nearest of
            the original, offsets in the sentences.
    """

    target: Article
    source: Article | None = None
    references: tuple[Article, ...] = ()
    facts: Mapping[str, Facts] = field(default_factory=dict)
    alignments: Mapping[str, Alignment] = field(default_factory=dict)
    entailments: Mapping[tuple[str, str], tuple[float, float, float]] = field(default_factory=dict)
    doubted: Mapping[tuple[str, str], tuple[Doubted, ...]] = field(default_factory=dict)
    glossary: Glossary | None = None
    ties: Mapping[tuple[str, str], tuple[Nearness, ...]] = field(default_factory=dict)

    @property
    def others(self) -> tuple[Article, ...]:
        """The source, if there is one, then the references."""
        return ((self.source,) if self.source else ()) + self.references


# --- findings --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """What another version, or another place in the same one, says (text offsets).

    A version that is silent has an empty span at 0.
    """

    file: str
    start: int
    end: int
    text: str
    stance: EvidenceStance


@dataclass(frozen=True, slots=True)
class Finding:
    """One distortion, with the words it rests on (text offsets).

    Args:
        id: stable fingerprint, set by `mtcheck.merge`; "" before.
        code: the check's code, such as "NUM001".
        check: the check's family, such as "number".
        category: MQM path, a key of `mtcheck.taxonomy.CATEGORIES`.
        severity: minor, major or critical.
        stance: contradicted by other versions, unsupported by them, or garbled language.
        file, start, end, text: ``text`` is exactly ``Article.text[start:end]``.
        message: one plain sentence saying why.
        suggestion: the right wording, only where a version or a rule has it.
        confidence: 0 to 1.
        evidence: what the others say.
    """

    code: str
    check: str
    category: str
    severity: Severity
    stance: Stance
    file: str
    start: int
    end: int
    text: str
    message: str
    suggestion: str = ""
    confidence: float = 0.5
    evidence: tuple[Evidence, ...] = ()
    id: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object documented in the README, one line of ``findings.jsonl``."""
        return {
            "schema": 1,
            "id": self.id,
            "code": self.code,
            "check": self.check,
            "category": self.category,
            "severity": self.severity,
            "stance": self.stance,
            "file": self.file,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "message": self.message,
            "suggestion": self.suggestion,
            "confidence": round(self.confidence, 3),
            "evidence": [
                {"file": e.file, "start": e.start, "end": e.end, "text": e.text, "stance": e.stance}
                for e in self.evidence
            ],
        }


@dataclass(frozen=True, slots=True)
class Note:
    """Something the editor must know about the run itself: a check not run, a model missing.

    Args:
        code: the check or stage, such as "NLI001".
        message: one sentence.
        kind: "not-run" (a check had no model), "failed" (a check broke), "info".
    """

    code: str
    message: str
    kind: Literal["not-run", "failed", "info"] = "info"


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the claim table: a fact across the versions.

    Args:
        label: what is stated ("arrests", "duration").
        cells: by article name, the words of that version, "" where it is silent.
        odd: names of the versions that stand against the others.
        findings: ids of the findings about it.
    """

    label: str
    cells: Mapping[str, str]
    odd: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What is to be said of one version.

    Args:
        file: the article's name.
        counts: findings by severity.
        sentence: such as "2 critical, 5 major, 22 minor. Do not publish as is."
    """

    file: str
    counts: Mapping[str, int]
    sentence: str


DecisionStatus = Literal["accepted", "dismissed"]
DecisionReason = Literal["", "style", "same-meaning", "other-quantity", "known-name", "other"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided about a finding.

    Args:
        finding: the finding's `id`: it stays the same while the words and their sentence do.
        status: accepted (the finding is right) or dismissed (it is none).
        reason: why it was dismissed; "" where it was accepted.
        note: the editor's own words, may be empty.
        at: when, ISO 8601 in UTC, "" if unknown.
        code, file, text: of the finding, for people who read the decisions.
    """

    finding: str
    status: DecisionStatus
    reason: DecisionReason = ""
    note: str = ""
    at: str = ""
    code: str = ""
    file: str = ""
    text: str = ""


@dataclass(frozen=True)
class Report:
    """Everything a report format needs.

    Args:
        stories: one for each article that was checked, in the order given.
        findings: all of them, merged, by file and offset.
        verdicts: one for each checked article.
        claims: the claim table.
        notes: checks not run, and the like.
        signature: versions, models with hashes, thresholds, input hashes; key to value.
        decisions: what editors decided in earlier runs, by finding id. A dismissed finding stays in ``findings``
            and counts in no verdict.
    """

    stories: tuple[Story, ...]
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()
    signature: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """The verdict lines, one a version."""
        return "\n".join(f"{v.file}: {v.sentence}" for v in self.verdicts)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article of the run, once, checked ones first."""
        seen: dict[str, Article] = {s.target.name: s.target for s in self.stories}
        for story in self.stories:
            for article in story.others:
                seen.setdefault(article.name, article)
        return tuple(seen.values())

    def to_html(self, path: str | Path) -> Path:
        """Write the self-contained HTML report; see :mod:`mtcheck.report.html`."""
        from mtcheck.report import write

        return write(self, "html", Path(path))

    def to_jsonl(self, path: str | Path) -> Path:
        """Write one finding a line; see :mod:`mtcheck.report.jsonl`."""
        from mtcheck.report import write

        return write(self, "jsonl", Path(path))
