"""What a store holds, as plain values: they travel between processes and machines."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from mtcheck.types import Article, Decision, Report

Status = Literal["done", "failed"]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of ``mtcheck batch``.

    Args:
        id: its number in the store.
        started, finished: ISO 8601 in UTC; ``finished`` is "" until every story has been recorded.
        input: the manifest or folder.
        output: the folder the reports are in.
        signature: what its findings depend on besides the articles.
    """

    id: int
    started: str
    finished: str
    input: str
    output: str
    signature: Mapping[str, str]


@dataclass(frozen=True)
class StoryRecord:
    """What became of one story.

    Args:
        name: the story's id in the manifest.
        place: its row there, from 0.
        folder: of its reports, inside the run's output folder.
        status: whether it was checked, or failed.
        reason: why it failed, one sentence.
        verdict: what the report says of the target.
        counts: findings by severity, without those an editor dismissed.
        seconds: how long it took.
        at: when, ISO 8601 in UTC.
        summary: of the report, for an index; see `mtcheck.report.summary.StorySummary.to_dict`.
        notes: of the report: code, message, kind.
        signature: of the report: what it depends on, the articles' hashes too.
        articles: rows of the table of that name.
        findings: as `mtcheck.types.Finding.to_dict` gives them, in the report's order.
        decisions: those that were applied.
    """

    name: str
    place: int
    folder: str
    status: Status
    reason: str = ""
    verdict: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    at: str = ""
    summary: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[Mapping[str, str], ...] = ()
    signature: Mapping[str, str] = field(default_factory=dict)
    articles: tuple[Mapping[str, Any], ...] = ()
    findings: tuple[Mapping[str, Any], ...] = ()
    decisions: tuple[Decision, ...] = ()


def record_of(report: Report, name: str, place: int, folder: str, seconds: float) -> StoryRecord:
    """The record of a story that was checked.

    Args:
        report: of one target.
        name, place, folder, seconds: as in `StoryRecord`.
    """
    from mtcheck.report.summary import summarize

    (story,) = report.stories
    ended = datetime.datetime.now(datetime.UTC)
    summary = summarize(report, ended)
    roles = ["target", *(["source"] if story.source else []), *["reference"] * len(story.references)]
    return StoryRecord(
        name=name,
        place=place,
        folder=folder,
        status="done",
        verdict=summary.verdict,
        counts=dict(summary.counts),
        seconds=seconds,
        at=written(ended),
        summary=summary.to_dict(),
        notes=tuple({"code": n.code, "message": n.message, "kind": n.kind} for n in report.notes),
        signature=dict(report.signature),
        articles=tuple(
            _article_row(a, role, i)
            for i, (a, role) in enumerate(zip((story.target, *story.others), roles, strict=True))
        ),
        findings=tuple(f.to_dict() for f in report.findings),
        decisions=tuple(report.decisions.values()),
    )


def _article_row(article: Article, role: str, place: int) -> dict[str, Any]:
    return {
        "place": place,
        "role": role,
        "name": article.name,
        "path": str(article.source_path or ""),
        "language": article.language,
        "title": article.title,
        "published": article.published.isoformat() if article.published else "",
        "digest": article.digest,
        "characters": len(article.plain),
        "sentences": len(article.segments),
    }


def now() -> str:
    """The time, as stores write it."""
    return written(datetime.datetime.now(datetime.UTC))


def written(time: datetime.datetime) -> str:
    """A time, with its zone, as stores write it: ISO 8601 in UTC, to the second."""
    return time.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
