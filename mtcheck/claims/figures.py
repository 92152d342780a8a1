"""Figures of one version: what they are, what they count, how the version writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mtcheck.facts.lexicon import lexicon
from mtcheck.facts.scripts import fold
from mtcheck.types import Article, Date, Facts, Number, Span, Story

_COUNTS = ("cardinal", "money", "percent", "measure")

# Words that end a counted noun phrase. Only phrases are shortened by it: nothing is decided on them.
_FUNCTION_WORDS = frozenset(
    """a about across after all also among an and are around as at be been before between but by during each for
    from had has have he her his if in into is it its of on one or our over per she since so some than that the
    their them there they this to under until up was we were when where which while who whose will with would
    au aux avec ce cette comme contre d dans de depuis des dont du elle en entre est et ils l la le les leur leurs
    mais ne ont ou où par pas plus pour qu que qui sa sans se ses son sont sous sur un une été étaient
    als am auf aus bei das dem den der des die durch ein eine einem einen einer für haben hat im in ist mit nach
    oder sich sind um und vom von vor war waren werden wird wurden zu zum zur über
    al con cuando del el ella ellos entre era eran es ese esta este fue fueron ha han las lo los más no para pero
    por se sin sobre su sus una uno y con che da dal dalla degli dei della delle di gli il nel nella sono tra
    com da das do dos em foi foram mais na nas não nos o os para pela pelo uma
    aan bij dat de een het in is met naar niet op over te uit van voor werd zijn""".split()
)

# Languages written without spaces: the word after a figure is not to be had without a dictionary.
_UNSPACED = frozenset(("zh", "ja", "th", "lo", "km", "my", "bo"))

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEXT_WORD = re.compile(r"[ \u00a0\u202f–-]{0,2}([^\W\d_]+(?:-[^\W\d_]+)*)")
_LINK = re.compile(
    r"\s+(?:of (?:the |its |their )?|d['’]|de (?:la |los |las |l['’])?|des |di |von )", re.IGNORECASE
)

#: Longest phrase that can bound a figure, in characters.
_BOUND_LENGTH = 40


@dataclass(frozen=True)
class Figure:
    """A number, a duration or a range of dates in one version, and the phrase it counts."""

    article: str
    fact: Number | Date
    phrase: str = ""

    @property
    def start(self) -> int:
        return self.fact.start

    @property
    def end(self) -> int:
        return self.fact.end

    @cached_property
    def said(self) -> tuple[object, ...]:
        """What makes two figures equal."""
        if isinstance(self.fact, Number):
            return self.fact.kind, self.fact.unit, self.fact.value
        return self.fact.kind, self.fact.first, self.fact.last, self.fact.days

    @cached_property
    def noun(self) -> str:
        """The first word of what is counted, without its plural."""
        word = self.phrase.split(" ")[0].casefold()
        return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def find_figures(article: Article, stories: Sequence[Story]) -> list[Figure]:
    """Numbers, durations and ranges of dates of an article, in order; uncertain readings are left out.

    Args:
        article: one of the versions.
        stories: whose facts hold it; without facts there is no figure.
    """
    facts = next((s.facts[article.name] for s in stories if article.name in s.facts), Facts())
    found: list[Number | Date] = [n for n in facts.numbers if n.certain and n.kind in _COUNTS]
    dated: list[Number | Date] = [d for d in facts.dates if d.kind in ("duration", "range")]
    # A duration may be read as a number too ("six" in "six days"): the date says more.
    found = [n for n in found if not any(d.start < n.end and n.start < d.end for d in dated)]
    return [
        Figure(article.name, f, _phrase(article, f.end, f.kind))
        for f in sorted(found + dated, key=lambda f: f.start)
    ]


def _phrase(article: Article, end: int, kind: str) -> str:
    """Up to two content words after a figure, up to a function word or a stop."""
    if article.language in _UNSPACED or kind == "range":
        return ""
    # "12 % of the flights", "2,4 millions de voyageurs": the noun comes after.
    if link := _LINK.match(article.plain, end):
        end = link.end()
    words: list[str] = []
    while len(words) < 2 and (match := _NEXT_WORD.match(article.plain, end)):
        if match[1].casefold() in _FUNCTION_WORDS:
            break
        words.append(match[1])
        end = match.end()
    return " ".join(words)


def word_before(article: Article, start: int) -> str:
    """The nearest content word before a figure, in its sentence."""
    i = article.segment_at(start)
    if i is None or article.language in _UNSPACED:
        return ""
    words = _WORD.findall(article.plain, article.segments[i].start, start)
    return next((w for w in reversed(words) if w.casefold() not in _FUNCTION_WORDS), "")


def words(figure: Figure, article: Article, marked: Span | None = None) -> str:
    """A figure as its version writes it, with the words that bound it.

    Args:
        figure: the figure.
        article: its version.
        marked: what a finding marks at the figure (plain offsets), shown as well.
    """
    start, end = figure.start, figure.end
    if isinstance(figure.fact, Number) and figure.fact.bound != "exact":
        lists = lexicon(article.language).lists
        before, after = (lists.get(f"{side}.{figure.fact.bound}", ()) for side in ("before", "after"))
        left = fold(article.plain[max(0, start - _BOUND_LENGTH) : start]).rstrip()
        right = fold(article.plain[end : end + _BOUND_LENGTH])
        start -= max((_reach_back(left, p, article.plain, start) for p in before), default=0)
        end += max((_reach_on(right, p) for p in after), default=0)
    if marked:
        start, end = min(start, marked.start), max(end, marked.end)
    return " ".join(article.plain[start:end].split())


def _reach_back(left: str, phrase: str, plain: str, start: int) -> int:
    """How far back a phrase reaches that stands directly before a figure, 0 if it does not."""
    if not left.endswith(phrase) or left[: -len(phrase)][-1:].isalnum():
        return 0
    space = start - len(plain[:start].rstrip())
    return len(phrase) + space


def _reach_on(right: str, phrase: str) -> int:
    """How far a phrase reaches that stands directly after a figure, 0 if it does not."""
    space = len(right) - len(right.lstrip())
    whole = right[space:].startswith(phrase) and not right[space + len(phrase) :][:1].isalnum()
    return len(phrase) + space if whole else 0
