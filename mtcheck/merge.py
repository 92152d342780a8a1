"""From raw findings to a list an editor can work through: joined, identified, sorted, judged."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mtcheck.taxonomy import SEVERITIES, rank
from mtcheck.types import Article, Evidence, Finding, Note, Verdict


def merge(findings: Iterable[Finding], articles: Mapping[str, Article]) -> tuple[Finding, ...]:
    """Join findings about the same words, give each its identity, sort by file and place.

    Two findings of one file are one where they share at least half of the shorter span and come from
    the same check, or half of the longer span and blame the same kind of thing: the stronger one
    stays and takes over the other's evidence. A sentence that contradicts is one with a contradicted
    word in it: the word stays, for it says why.

    Args:
        findings: as the checks yield them.
        articles: by name, for sentences and offsets.

    Returns:
        The findings with ids, in order of file (as in ``articles``) and offset.
    """
    order = {name: i for i, name in enumerate(articles)}
    kept: list[Finding] = []
    for finding in sorted(
        findings,
        key=lambda f: (
            order[f.file],
            _is_of_sentence(f),
            -rank(f.severity),
            -f.confidence,
            f.start,
            f.end,
            f.code,
            f.message,
        ),
    ):
        twin = next((i for i, other in enumerate(kept) if _same_error(finding, other)), None)
        if twin is None:
            kept.append(finding)
        else:
            kept[twin] = replace(kept[twin], evidence=_joined(kept[twin].evidence, finding.evidence))
    kept.sort(key=lambda f: (order[f.file], f.start, f.end, f.code))
    return tuple(_identified(kept, articles))


def _is_of_sentence(finding: Finding) -> bool:
    """Whether it blames a sentence as a whole, as entailment does, without saying which words."""
    return finding.check == "nli"


def _same_error(a: Finding, b: Finding) -> bool:
    if a.file != b.file:
        return False
    if _is_of_sentence(a) != _is_of_sentence(b):
        word, sentence = (b, a) if _is_of_sentence(a) else (a, b)
        return word.stance == "contradicted" and sentence.start <= word.start and word.end <= sentence.end
    if (a.start, a.end) == (b.start, b.end):
        return a.code == b.code or (a.start < a.end and _root(a) == _root(b))
    shared = min(a.end, b.end) - max(a.start, b.start)
    if shared <= 0:
        return False
    shorter, longer = sorted((a.end - a.start, b.end - b.start))
    if a.code == b.code:
        return 2 * shared >= shorter
    return _root(a) == _root(b) and 2 * shared >= longer


def _root(finding: Finding) -> str:
    """What is blamed: the first two steps of the MQM path, so that a number and a date are one kind."""
    return "/".join(finding.category.split("/")[:2])


def _joined(first: Sequence[Evidence], second: Sequence[Evidence]) -> tuple[Evidence, ...]:
    # Where two findings disagree about a version, the stronger one's word on it stands.
    heard = {e.file for e in first}
    return tuple(first) + tuple(e for e in second if e.file not in heard)


def _identified(findings: Sequence[Finding], articles: Mapping[str, Article]) -> Iterable[Finding]:
    seen: Counter[str] = Counter()
    for finding in findings:
        key = "\x1f".join(
            (finding.code, _normal(finding.text), _normal(_sentence(articles[finding.file], finding)))
        )
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[digest] += 1
        yield replace(finding, id=digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")


def _sentence(article: Article, finding: Finding) -> str:
    start = article.to_plain(finding.start, finding.end).start
    index = article.segment_at(start)
    return article.segments[index].text if index is not None else ""


def _normal(text: str) -> str:
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def judge(
    findings: Sequence[Finding], checked: Sequence[Article], notes: Sequence[Note] = ()
) -> tuple[Verdict, ...]:
    """One verdict for each checked article.

    Args:
        findings: merged.
        checked: the articles that were checked.
        notes: checks that did not run are named in a clean verdict: silence must not read as clean.
    """
    missing = sum(n.kind != "info" for n in notes)
    verdicts = []
    for article in checked:
        counts: Counter[str] = Counter(f.severity for f in findings if f.file == article.name)
        listed = ", ".join(f"{counts[s]} {s}" for s in reversed(SEVERITIES) if counts[s])
        if counts["critical"]:
            advice = "Do not publish as is."
        elif counts["major"]:
            advice = "Check before publishing."
        elif counts:
            advice = "Small things only."
        else:
            advice = "Nothing found by the checks that ran" + (
                f" ({missing} did not run)." if missing else "."
            )
        verdicts.append(
            Verdict(
                article.name, {s: counts[s] for s in SEVERITIES}, f"{listed}. {advice}" if listed else advice
            )
        )
    return tuple(verdicts)
