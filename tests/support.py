"""Stories for tests, made without a model: line n of the target answers line n of the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mtcheck.types import Alignment, Article, Bead, Block, Facts, Segment, Span, Story

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def article(text: str, language: str = "en", name: str = "target") -> Article:
    """An article whose lines are its blocks and its sentences."""
    from mtcheck.segment.quotations import find_quotations

    segments, blocks, offset = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(offset, offset + len(line), language=language))
            segments.append(Segment(offset, offset + len(line), line, len(blocks) - 1))
        offset += len(line) + 1
    return Article(
        name=name,
        text=text,
        plain=text,
        language=language,
        blocks=tuple(blocks),
        segments=tuple(segments),
        quotations=tuple(find_quotations(text, language)),
    )


def facts(of: Article) -> Facts:
    """Numbers, dates and names of an article."""
    from mtcheck.facts import find_facts

    return find_facts(of)


def align(target: Article, other: Article, kind: str) -> Alignment:
    """Line n to line n, equal words linked in order."""
    beads = []
    for i in range(max(len(target.segments), len(other.segments))):
        a = target.segments[i] if i < len(target.segments) else None
        b = other.segments[i] if i < len(other.segments) else None
        links = tuple(_links(a, b)) if a and b else ()
        beads.append(Bead((i,) if a else (), (i,) if b else (), 0.9 if a and b else 0.0, links))
    return Alignment(other.name, "translation" if kind == "translation" else "comparison", tuple(beads))


def _links(a: Segment, b: Segment) -> Iterator[tuple[Span, Span]]:
    import re

    words = [
        (m[0].casefold(), Span(b.start + m.start(), b.start + m.end())) for m in re.finditer(r"\w+", b.text)
    ]
    for m in re.finditer(r"\w+", a.text):
        for k, (word, span) in enumerate(words):
            if word == m[0].casefold():
                yield Span(a.start + m.start(), a.start + m.end()), span
                del words[k]
                break


def story(
    target: str,
    source: str | None = None,
    references: tuple[str, ...] | list[str] = (),
    language: str = "en",
    source_language: str = "fr",
) -> Story:
    """A story of lines; references are in the target's language."""
    t = article(target, language)
    s = article(source, source_language, "source") if source is not None else None
    rs = tuple(article(r, language, f"reference{i}") for i, r in enumerate(references))
    alignments = {r.name: align(t, r, "comparison") for r in rs}
    if s:
        alignments[s.name] = align(t, s, "translation")
    return Story(
        target=t,
        source=s,
        references=rs,
        facts={x.name: facts(x) for x in (t, *((s,) if s else ()), *rs)},
        alignments=alignments,
    )


def cases(name: str) -> list[Any]:
    """Rows of ``tests/checks/NAME.jsonl`` as pytest parameters, identified by their note.

    A row: ``{"note", "target", "source"?, "source_language"?, "language"?, "references"?,
    "flags": [{"text", "start", "severity"?}]}``; an empty ``flags`` is a leave-alone row.
    """
    import pytest

    rows = [
        json.loads(x) for x in (ROOT / "tests/checks" / f"{name}.jsonl").read_text("utf-8").splitlines() if x
    ]
    return [pytest.param(r, id=f"{i}-{r['note'][:40]}") for i, r in enumerate(rows)]


def run_case(check: Any, row: dict[str, Any]) -> None:
    """Assert that ``check`` flags exactly what the row says, with right offsets."""
    s = story(
        row["target"],
        row.get("source"),
        row.get("references", ()),
        row.get("language", "en"),
        row.get("source_language", "fr"),
    )
    found = sorted((f.start, f.text) for f in check.run(s))
    assert found == sorted((f["start"], f["text"]) for f in row["flags"]), row["note"]
    for f in check.run(s):
        assert s.target.text[f.start : f.end] == f.text
        want = next(x for x in row["flags"] if x["start"] == f.start)
        assert "severity" not in want or f.severity == want["severity"], row["note"]
