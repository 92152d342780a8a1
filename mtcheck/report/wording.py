"""The words in which every report speaks to an editor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from mtcheck.checks.measured import measured
from mtcheck.taxonomy import CATEGORIES, SEVERITIES, rank
from mtcheck.types import (
    Article,
    BlockRole,
    Decision,
    DecisionReason,
    EvidenceStance,
    Finding,
    Report,
    Stance,
)

#: Severities, worst first.
WORST_FIRST: Final = tuple(sorted(SEVERITIES, key=rank, reverse=True))

EVIDENCE: Final[dict[EvidenceStance, str]] = {
    "agrees": "Agrees",
    "differs": "Differs",
    "silent": "Silent",
}

STANCES: Final[dict[Stance, str]] = {
    "contradicted": "Contradicted by others",
    "unsupported": "Only in this version",
    "garbled": "Looks garbled",
}

#: Why a finding is none, in the order in which an editor is asked.
REASONS: Final[dict[DecisionReason, str]] = {
    "style": "A matter of style",
    "same-meaning": "Means the same",
    "other-quantity": "Counts something else",
    "known-name": "The name is right",
    "other": "Another reason",
}

ROLES: Final[dict[BlockRole, str]] = {
    "headline": "Headline",
    "body": "Text",
    "caption": "Caption",
    "furniture": "Page furniture",
    "unrelated": "Another story",
    "foreign": "Another language",
}

_RIGHT_TO_LEFT: Final = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"]
)

# Overrides make a text read otherwise than it is stored, and control characters can drive a terminal.
_INVISIBLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")


def visible(text: str) -> str:
    """``text`` with control characters, direction overrides and lone surrogates made visible."""
    return _INVISIBLE.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text) if _INVISIBLE.search(text) else text


def direction(language: str) -> str:
    """ "rtl" or "ltr" for a language code, "auto" while the language is unknown."""
    if not language:
        return "auto"
    return "rtl" if re.split("[-_]", language)[0].lower() in _RIGHT_TO_LEFT else "ltr"


def language_name(code: str) -> str:
    """The English name of a language, its code where it has none, "" while unknown."""
    from babel import Locale

    return str(Locale("en").languages.get(re.split("[-_]", code)[0].lower(), code))


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a document has to know of a language: its code, direction and English name."""

    lang: str
    dir: str
    name: str


def tongue(language: str) -> Tongue:
    """Of an ISO 639-1 code, or of "" while it is unknown."""
    return Tongue(language, direction(language), language_name(language))


def kind(finding: Finding) -> str:
    """What sort of distortion it is, in plain words."""
    category = CATEGORIES.get(finding.category)
    return category.title if category else finding.check.replace("-", " ").replace("_", " ").capitalize()


def stance(finding: Finding) -> str:
    """How strong the case is: never a bare "wrong"."""
    if finding.stance == "garbled":
        return "Looks garbled"
    if finding.stance == "unsupported":
        return "Unsupported: only here"
    against = len({e.file for e in finding.evidence if e.stance == "differs" and e.file != finding.file})
    if not against:
        return "Contradicted within this version"
    return f"Contradicted by {against} {'version' if against == 1 else 'versions'}"


def confidence(finding: Finding) -> str:
    """A word and the number it stands for."""
    sure = finding.confidence
    word = "high" if sure >= 0.85 else "medium" if sure >= 0.6 else "low"
    return f"{word} ({sure:.2f})"


def decision(made: Decision) -> str:
    """What was decided, in a few words, and the editor's own."""
    reason = REASONS.get(made.reason, "")
    words = "Accepted" if made.status == "accepted" else "Dismissed"
    if made.status == "dismissed" and reason:
        words += f": {reason[0].lower()}{reason[1:]}"
    return f"{words} (“{made.note}”)" if made.note else words


def precision(finding: Finding) -> str:
    """How often the check behind a finding was right when it was measured; "" where that is not known."""
    figures = measured(finding.code)
    return f"This check was {figures} when it was measured" if figures else ""


def headline(article: Article) -> str:
    """The headline of an article, or the beginning of its text, on one line."""
    found = article.title or next(
        (article.plain[b.start : b.end] for b in article.blocks if b.role == "headline"), ""
    )
    found = found or next((article.plain[b.start : b.end] for b in article.blocks if b.is_checked), "")
    return shortened(" ".join(found.split()) or article.name, 140)


def shortened(text: str, length: int) -> str:
    """``text``, cut at a word and marked with an ellipsis where it is longer than ``length``."""
    if len(text) <= length:
        return text
    cut = text[:length]
    head = cut.rpartition(" ")[0]
    return (head if len(head) > length // 2 else cut).rstrip() + "…"


def in_order(report: Report) -> dict[str, list[Finding]]:
    """Findings of every checked article, worst first, then in the order of the text."""
    grouped: dict[str, list[Finding]] = {s.target.name: [] for s in report.stories}
    for finding in sorted(report.findings, key=lambda f: (-rank(f.severity), f.start, f.end)):
        grouped.setdefault(finding.file, []).append(finding)
    return grouped


def context(article: Article, start: int, end: int, reach: int) -> tuple[str, str, str]:
    """The words at a text range, and what stands before and after them in their sentence.

    Args:
        article: where.
        start, end: text offsets.
        reach: how many characters to show on either side at most.

    Returns:
        Before, the words, after; the words are raw where the range is all markup.
    """
    plain = article.plain
    span = article.to_plain(start, end)
    left, right = _sentence(article, span.start)[0], _sentence(article, max(span.start, span.end - 1))[1]
    before, after = plain[min(left, span.start) : span.start], plain[span.end : max(right, span.end)]
    if len(before) > reach:
        before = "…" + _after_space(before[-reach:])
    return before, plain[span.start : span.end] or article.text[start:end], shortened(after.rstrip(), reach)


def _sentence(article: Article, offset: int) -> tuple[int, int]:
    """The sentence at a plain offset; in a block that has none the block, and at worst the whole text."""
    index = article.segment_at(offset)
    if index is not None:
        return article.segments[index].start, article.segments[index].end
    block = next((b for b in article.blocks if b.start <= offset < b.end), None)
    return (block.start, block.end) if block else (0, len(article.plain))


def _after_space(text: str) -> str:
    """``text`` from its second word on, if that is near."""
    space = text.find(" ")
    return text[space + 1 :] if 0 <= space < len(text) // 2 else text
