"""From raw findings to a list an editor can work through: joined, identified, sorted, judged."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from mtcheck.taxonomy import SEVERITIES, rank
from mtcheck.types import Article, Decision, Evidence, Finding, Note, Span, Verdict

#: Punctuation by its Unicode category, but no mere punctuation beside a figure.
_SIGNS = "%‰"
#: Accents that are typed for quotation marks; alone they fold into a mark that hangs on a space.
_ACCENTS_AS_QUOTES = re.compile("[`´]")


def merge(findings: Iterable[Finding], articles: Mapping[str, Article]) -> tuple[Finding, ...]:
    """Join findings about the same words, give each its identity, sort by file and place.

    Two findings of one file are one where they share at least half of the shorter span and come from
    the same check, or half of the longer span and blame the same kind of thing: the stronger one
    stays and takes over the other's evidence. So are two of something left out, where what is missing overlaps. A sentence that contradicts is one with a contradicted
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
    if a.start == a.end and b.start == b.end and a.code != b.code:
        return _root(a) == _root(b) and _miss_the_same(a, b)
    if (a.start, a.end) == (b.start, b.end):
        return a.code == b.code or (a.start < a.end and _root(a) == _root(b))
    shared = min(a.end, b.end) - max(a.start, b.start)
    if shared <= 0:
        return False
    shorter, longer = sorted((a.end - a.start, b.end - b.start))
    if a.code == b.code:
        return 2 * shared >= shorter
    return _root(a) == _root(b) and 2 * shared >= longer


def _miss_the_same(a: Finding, b: Finding) -> bool:
    """Whether two findings on what is left out miss words of one place: a clause and the figure in it."""
    return any(
        e.file == f.file and e.start < f.end and f.start < e.end for e in a.evidence for f in b.evidence
    )


def _root(finding: Finding) -> str:
    """What is blamed: the first two steps of the MQM path, so that a number and a date are one kind."""
    return "/".join(finding.category.split("/")[:2])


def _joined(first: Sequence[Evidence], second: Sequence[Evidence]) -> tuple[Evidence, ...]:
    # Where two findings disagree about a version, the stronger one's word on it stands.
    heard = {e.file for e in first}
    return tuple(first) + tuple(e for e in second if e.file not in heard)


def _identified(findings: Sequence[Finding], articles: Mapping[str, Article]) -> Iterable[Finding]:
    """Each finding with its fingerprint (after the partialFingerprints of SARIF): a hash of what it is about.

    That is the check, the words, their sentence, and which of several equal sentences and words it is, counted
    in the text and not among the findings, so that a finding that comes or goes does not give its name to another.
    """
    copies = {name: _copies(articles[name]) for name in {f.file for f in findings}}
    keys = [_key(f, articles, copies[f.file]) for f in findings]
    homes: dict[tuple[str, ...], set[str]] = {}
    for finding, key in zip(findings, keys, strict=True):
        homes.setdefault(key, set()).add(finding.file)
    seen: Counter[str] = Counter()
    for finding, key in zip(findings, keys, strict=True):
        # A name is part of the identity only where versions share a sentence: a file may be given another.
        whole = "\x1f".join((*key, finding.file) if len(homes[key]) > 1 else key)
        digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[digest] += 1
        yield replace(finding, id=digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")


def _key(finding: Finding, articles: Mapping[str, Article], copies: Mapping[int, int]) -> tuple[str, ...]:
    article = articles[finding.file]
    span = article.to_plain(finding.start, finding.end)
    left_out = next((e for e in finding.evidence if e.stance == "differs"), None)
    if finding.start == finding.end and left_out:
        # What was left out is known by where it stands in the original: its place here hangs on the alignment.
        return finding.code, _normal(left_out.text), _around(left_out, articles)
    # A point at the end of a sentence belongs to that sentence.
    place = _sentence(article, span.start) or (_sentence(article, span.start - 1) if span.start else None)
    words = article.plain[span.start : span.end] or finding.text
    if place is None:
        return finding.code, _normal(words), ""
    before = _normal(article.plain[place.start : span.start])
    wanted = _normal(words)
    which = len(re.findall(rf"(?<!\S){re.escape(wanted)}(?!\S)", before)) if wanted else 0
    order = (str(copies.get(place.start, 0)), str(which)) if copies.get(place.start) or which else ()
    return finding.code, wanted, _normal(article.plain[place.start : place.end]), *order


def _around(evidence: Evidence, articles: Mapping[str, Article]) -> str:
    """The sentence that words of another version stand in; "" where it is not known."""
    article = articles.get(evidence.file)
    place = _sentence(article, article.to_plain(evidence.start, evidence.end).start) if article else None
    return _normal(article.plain[place.start : place.end]) if article and place else ""


def _sentence(article: Article, offset: int) -> Span | None:
    """The sentence at a plain offset, in a block that has none the block."""
    index = article.segment_at(offset)
    if index is not None:
        return Span(article.segments[index].start, article.segments[index].end)
    block = next((b for b in article.blocks if b.start <= offset < b.end and not b.is_checked), None)
    return Span(block.start, block.end) if block else None


def _copies(article: Article) -> dict[int, int]:
    """How many equal sentences stand before each one, by its plain offset; those that have none are left out."""
    seen: Counter[str] = Counter()
    copies = {}
    asides = [(b.start, article.plain[b.start : b.end]) for b in article.blocks if not b.is_checked]
    for start, text in sorted([(s.start, s.text) for s in article.segments] + asides):
        normal = _normal(text)
        if seen[normal]:
            copies[start] = seen[normal]
        seen[normal] += 1
    return copies


def _normal(text: str) -> str:
    """Letters, marks, figures and the signs that change a quantity; case, spaces and punctuation are not kept."""
    folded = unicodedata.normalize("NFKC", _ACCENTS_AS_QUOTES.sub(" ", text)).casefold()
    return " ".join("".join(map(_kept, folded)).split())


@lru_cache(maxsize=10_000)
def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LMN" or category in ("Sc", "Sm") or character in _SIGNS:
        return character
    # A soft hyphen or a direction mark parts no words.
    return "" if category == "Cf" else " "


def judge(
    findings: Sequence[Finding],
    checked: Sequence[Article],
    notes: Sequence[Note] = (),
    decisions: Mapping[str, Decision] | None = None,
) -> tuple[Verdict, ...]:
    """One verdict for each checked article.

    Args:
        findings: merged.
        checked: the articles that were checked.
        notes: checks that did not run are named in a clean verdict: silence must not read as clean.
        decisions: by finding id; a dismissed finding counts for nothing, and how many there are is said.
    """
    missing = sum(n.kind != "info" for n in notes)
    gone = {i for i, d in (decisions or {}).items() if d.status == "dismissed"}
    verdicts = []
    for article in checked:
        own = [f for f in findings if f.file == article.name]
        counted: Counter[str] = Counter(f.severity for f in own if f.id not in gone)
        counts = {s: counted[s] for s in SEVERITIES}
        sentence = sentence_of(counts, sum(f.id in gone for f in own), missing)
        verdicts.append(Verdict(article.name, counts, sentence))
    return tuple(verdicts)


def sentence_of(counts: Mapping[str, int], dismissed: int = 0, not_run: int = 0) -> str:
    """A verdict in words, such as "2 critical, 5 major (3 dismissed). Do not publish as is."

    Args:
        counts: findings by severity, without those dismissed.
        dismissed: how many an editor dismissed.
        not_run: how many checks did not run.
    """
    listed = ", ".join(f"{counts[s]} {s}" for s in reversed(SEVERITIES) if counts[s])
    aside = f"{dismissed} dismissed" if dismissed else ""
    told = f"{listed} ({aside})" if listed and aside else listed or aside
    return ". ".join(filter(None, (told, advice(counts, dismissed, not_run))))


def advice(counts: Mapping[str, int], dismissed: int = 0, not_run: int = 0) -> str:
    """What an editor is to do; arguments as of `sentence_of`."""
    if counts["critical"]:
        return "Do not publish as is."
    if counts["major"]:
        return "Check before publishing."
    if counts["minor"]:
        return "Small things only."
    unseen = f" ({not_run} did not run)." if not_run else "."
    return f"Nothing {'else ' if dismissed else ''}found by the checks that ran{unseen}"
