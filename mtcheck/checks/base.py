"""What a check is, and what they share to make findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Protocol, runtime_checkable

from mtcheck.types import Article, Evidence, EvidenceStance, Finding, Severity, Stance, Story


@runtime_checkable
class Check(Protocol):
    """A check: pure, no I/O, loads no model, prints nothing, sets no policy.

    The class docstring is its catalogue page: the first line is the title, then the paragraphs *Why*,
    *Flags*, *Leaves alone*, *Source*.

    Attributes:
        code: such as "NUM001"; the letters name the module, a number is never used again.
        family: such as "number", the ``check`` field of findings.
        needs: what the story must hold: "numbers", "dates", "names", "alignment", "links" (word
            links), "entailment", "entities". Where a model for one of them is missing, the check is
            reported as not run.
    """

    code: ClassVar[str]
    family: ClassVar[str]
    needs: ClassVar[frozenset[str]]

    def run(self, story: Story) -> Iterator[Finding]:
        """Yield what is wrong with ``story.target``."""
        ...


def evidence(article: Article, span: tuple[int, int] | None, stance: EvidenceStance) -> Evidence:
    """What ``article`` says at a plain span; None for a version that is silent."""
    if span is None:
        return Evidence(article.name, 0, 0, "", "silent")
    start, end = article.to_text(*span)
    return Evidence(article.name, start, end, article.text[start:end], stance)


def finding(
    check: Check,
    article: Article,
    span: tuple[int, int],
    message: str,
    *,
    category: str,
    severity: Severity,
    stance: Stance,
    confidence: float = 0.5,
    suggestion: str = "",
    evidence: Sequence[Evidence] = (),
) -> Finding:
    """A finding of ``check`` at a plain span of ``article``."""
    start, end = article.to_text(*span)
    return Finding(
        code=check.code,
        check=check.family,
        category=category,
        severity=severity,
        stance=stance,
        file=article.name,
        start=start,
        end=end,
        text=article.text[start:end],
        message=message,
        suggestion=suggestion,
        confidence=confidence,
        evidence=tuple(evidence),
    )
