"""The opposite of a word of the original: "often" for «rara vez»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, NamedTuple

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, overlap
from mtcheck.checks.contrast import find_turned_contrast
from mtcheck.checks.negation_cues import cues, has_cues, words
from mtcheck.checks.negation_scope import Passage, clause_of, faced, is_faithful
from mtcheck.checks.opposite_words import Pair, marked, pair, spans
from mtcheck.checks.role_ways import find_turned
from mtcheck.checks.roles import Exchange, find_exchanges
from mtcheck.facts.places import UNSPACED
from mtcheck.types import Article, Finding, Span, Story

#: Longer passages hold more than one thing that such a word may be said of.
LONGEST = 60

#: Characters around a joining word within which a negation bears on it.
BESIDE = 12
#: Languages that put such a word behind its clause.
POSTPOSED = frozenset({"hi", "ja", "ko", "tr", "zh"})
#: Characters of the clause that a joining word leads by which the clause is told.
LED = 40
#: Letters of a word that answers for none.
_LITTLE = 2


class Opposite(NamedTuple):
    """Words of two passages that exclude each other (spans of the passages)."""

    ours: Span
    theirs: Span


class OppositeWord:
    """Opposite said.

    Why: "acquitted" turned into "convicted", "privately" into "publicly": every figure is right, and the news is wrong.

    Flags: a word of the translation where the original has one that excludes it (rise and fall, buy and sell, deny and
    admit, upheld and struck down, "despite" and "because of", "if" and "unless", "at least" and "at most", "could" and
    "will", "already" and "yet to" ...), where the translation has no word of the original's side in its sentence, the
    original none of the translation's, and neither clause is negated; the same where the two words are linked, and the
    translation says twice what the original says once beside its opposite; "the wind, not the water" turned round, or made
    of both. Who did what to whom turned round: "the bank accused the mayor" for «la mairesse a accusé la banque», "is
    accused by" for "accuses", a complaint by somebody and one against him, a way from here to there and one back.

    Leaves alone: sentences with words of both sides, or with one that may stand for a side ("from" for "because"); a
    negation beside either; very long sentences; pairs that two people may say of one thing (to win and to lose, to lead and to
    trail); "left before he spoke" for "spoke after he had left"; the passive for the active; verbs that other languages say from
    the other end ("owns", "likes") or that say the same of both ("met"); roles that neither a mark nor a fixed order of words
    shows on both sides, or between two languages none of which is English; languages that a pair has no words in; other outlets'
    versions.

    Source: some 250 pairs of words in up to 25 languages (``data/opposites*.toml``), marks of who acts in 24
    (``data/roles.toml``). In human translation (NTREX dev in 24 languages, 486,000 words) the half of the pairs that was
    written first differs twelve times, a third of them mistakes of the translator; the other half, by fields of the news,
    three times, all of them mistakes, once it had been mended on these very texts (links between words, which 48 of its
    pairs ask for besides, were there in a sixth of them). Antonyms as planted in DEMETR
    (Karpinska et al., EMNLP 2022).
    """

    code: ClassVar[str] = "OPP001"
    family: ClassVar[str] = "negation"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "links"})

    def run(self, story: Story) -> Iterator[Finding]:
        for other, bead, ours, theirs in faced(story):
            if other is not story.source or bead.score < ALIGNED:
                continue
            turned = find_turned_contrast(theirs, ours)
            contrast = (Opposite(turned.counterpart, turned.cue),) if turned else ()
            for opposite in (*contrast, *find_opposites(ours, theirs)):
                yield self._finding(story, other, ours, theirs, opposite, "The original says the opposite")
            for exchange in (*find_exchanges(ours, theirs), *find_turned(ours, theirs)):
                yield self._finding(
                    story, other, ours, theirs, exchange, "In the original it is the other way round"
                )

    def _finding(
        self,
        story: Story,
        other: Article,
        ours: Passage,
        theirs: Passage,
        found: Opposite | Exchange,
        message: str,
    ) -> Finding:
        said = Span(found.theirs.start + theirs.start, found.theirs.end + theirs.start)
        return finding(
            self,
            story.target,
            (found.ours.start + ours.start, found.ours.end + ours.start),
            f"{message}: “{other.plain[said.start : said.end]}”.",
            category="accuracy/mistranslation",
            severity="major",
            stance="contradicted",
            confidence=0.75,
            evidence=[evidence(other, said, "differs")],
        )


@lru_cache(maxsize=1024)
def find_opposites(ours: Passage, theirs: Passage) -> tuple[Opposite, ...]:
    """Words of two passages that exclude each other, none of which the other passage has as well.

    Args:
        ours: a passage of the translation.
        theirs: the one of the original that it translates.
    """
    if max(len(ours.text.split()), len(theirs.text.split())) > LONGEST:
        return ()
    there = marked(theirs.text, theirs.language)
    names = {name for name, side in marked(ours.text, ours.language) if (name, 1 - side) in there}
    found = (
        _opposite(pair(name, ours.language), pair(name, theirs.language), ours, theirs) for name in names
    )
    return tuple(sorted(o for o in found if o))


def _opposite(pair: Pair, other: Pair, ours: Passage, theirs: Passage) -> Opposite | None:
    """Two words of a pair that the passages do not share, None if there are none."""
    said = [spans(s.said, ours.text) for s in pair.sides]
    mine = 0 if said[0] else 1
    if not said[mine] or spans(pair.sides[1 - mine].known, ours.text):
        return None
    its = spans(other.sides[1 - mine].said, theirs.text)
    if not its:
        return None
    same = spans(other.sides[mine].known, theirs.text)
    linked = _linked(ours, said[mine], theirs, its)
    # "Fell 18 percent, while the other rose" has words of both sides; «subieron … subieron» has twice the one.
    is_one = linked is None or pair.rule == "condition"
    if same and (is_one or len(said[mine]) <= len(spans(other.sides[mine].said, theirs.text))):
        return None
    if pair.rule == "linked" and not linked:
        return None
    found = linked or _unlinked(ours, said[mine], theirs, its, pair.rule)
    if found is None:
        return None
    if pair.rule == "share" and not (is_faithful(ours) and is_faithful(theirs)):
        return None
    if pair.rule == "ordered" and not _lead_alike(ours, found.ours, theirs, found.theirs):
        return None
    if _is_denied(pair.rule, mine, ours, found.ours) or _is_denied(pair.rule, 1 - mine, theirs, found.theirs):
        return None
    return found


def _linked(ours: Passage, here: Sequence[Span], theirs: Passage, there: Sequence[Span]) -> Opposite | None:
    """Two words that the aligner ties to each other."""
    for a, b in zip(ours.links, theirs.links, strict=True):
        mine = next((s for s in here if overlap(s, a)), None)
        its = next((s for s in there if overlap(s, b)), None)
        if mine and its:
            return Opposite(mine, its)
    return None


def _unlinked(
    ours: Passage, here: Sequence[Span], theirs: Passage, there: Sequence[Span], rule: str
) -> Opposite | None:
    """The first two words that nothing on the other side answers for; joining words and the like answer for no word."""
    if rule:
        return Opposite(here[0], there[0])
    mine = next((s for s in here if not _is_answered(s, ours, theirs)), None)
    its = next((s for s in there if not _is_answered(s, theirs, ours)), None)
    return Opposite(mine, its) if mine and its else None


def _is_answered(phrase: Span, side: Passage, other: Passage) -> bool:
    """Whether every word of a phrase is linked to one of the other side that is not as short as "at"."""
    linked = [
        a
        for a, b in zip(side.links, other.links, strict=True)
        if overlap(a, phrase) and (b.end - b.start > _LITTLE or other.language in UNSPACED)
    ]
    own = [w for w in words(side.text) if overlap(w, phrase)]
    return bool(linked) and all(any(overlap(w, a) for a in linked) for w in own)


def _lead_alike(ours: Passage, word: Span, theirs: Passage, other: Span) -> bool:
    """Whether two joining words lead the same clause: "left before he spoke" is "spoke after he had left"."""
    led, other_led = _led(ours, word), _led(theirs, other)
    return any(
        overlap(a, led) and overlap(b, other_led) for a, b in zip(ours.links, theirs.links, strict=True)
    )


def _led(side: Passage, word: Span) -> Span:
    """The rest of the clause that a joining word leads; in languages that put it last, what stands before it."""
    clause = clause_of(side.text, word)
    if side.language in POSTPOSED:
        return Span(max(clause.start, word.start - LED), word.start)
    # "Po tym, jak": the comma stands within the joining words.
    end = clause_of(side.text, Span(word.end, min(word.end + 2, len(side.text)))).end
    return Span(word.end, min(end, word.end + LED))


def _is_denied(rule: str, side: int, text: Passage, word: Span) -> bool:
    """Whether anything like a negation bears on a word of a pair's first or second side.

    Beside words that join clauses only one next to them does ("not because"); to a condition it belongs, wherever it
    stands ("if … not").
    """
    if not has_cues(text.language):
        return True
    if not rule and cues(text.language).lessens(text.text, word):
        return True
    extent = clause_of(text.text, word)
    if rule == "first" and side:
        return False
    if rule in ("joining", "ordered"):
        extent = Span(max(extent.start, word.start - BESIDE), min(extent.end, word.end + BESIDE))
    elif rule == "condition":
        extent = Span(0, len(text.text))
    found = cues(text.language)
    signs = found.signs(text.text) if rule == "share" else found.denials(text.text)
    return any(overlap(s, extent) and not overlap(s, word) for s in signs)
