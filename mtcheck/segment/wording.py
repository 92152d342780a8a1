"""Whether two quotations are the same words: verbatim, reworded, or not the same quotation at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise, takewhile
from typing import Final, Literal, NamedTuple

from mtcheck.segment.runs import LEAST_RUN, Match, Word, Wording
from mtcheck.types import Span

_WORD = re.compile(r"\w+(?:[-‐‑.,'’]\w+)*")
_GAP_MARK = re.compile(r"…|\.\.\.|\[\s*\]|\. \. \.")
_BRACKETED = re.compile(r"\[[^\]\n]{0,80}\]|\([^)\n]{0,80}\)")
_STOP: Final = frozenset("。！？.!?")
# More words of theirs than of ours that may stand beyond what agrees.
_BEYOND: Final = 2

# British and American endings, longest first.
_ENDINGS: Final = (
    ("isations", "izations"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"),
    ("ise", "ize"), ("ysing", "yzing"), ("ysed", "yzed"), ("yse", "yze"), ("ouring", "oring"), ("oured", "ored"),
    ("ourable", "orable"), ("ours", "ors"), ("our", "or"), ("elling", "eling"), ("elled", "eled"),
    ("eller", "eler"), ("ellers", "elers"), ("ogues", "ogs"), ("ogue", "og"), ("tres", "ters"), ("tre", "ter"),
    ("ences", "enses"), ("ence", "ense"), ("wards", "ward"), ("mme", "m"), ("mmes", "ms"),
)  # fmt: skip
_SPELLINGS: Final = {
    "grey": "gray", "judgement": "judgment", "ageing": "aging", "cheque": "check", "tyre": "tire",
    "whilst": "while", "amongst": "among", "okay": "ok", "percent": "%", "per": "per", "learnt": "learned",
    "jewellery": "jewelry", "kerb": "curb", "plough": "plow", "mum": "mom", "aluminium": "aluminum",
}  # fmt: skip
_CONTRACTIONS: Final = {
    "cant": "can not", "cannot": "can not", "wont": "will not", "gonna": "going to", "its": "it is",
    "lets": "let us",
}  # fmt: skip
_SUFFIXES: Final = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'m", " am"),
                    ("'d", " would"), ("'s", " is"))  # fmt: skip
# Articles, prepositions, pronouns, auxiliaries: what editors and transcribers change most.
_SMALL: Final = frozenset(
    "a an the this that these those of to in on at by for from with as and or but so is are was were be been "
    "has have had do does did i we you he she it they me us him her them my our your his their who which "
    "there then "
    "le la les l un une des du de d à au aux en dans sur par pour avec et ou mais que qu qui ce cette ces se s "
    "il elle on nous vous ils elles est sont a ont été "
    "el los las lo uno una del al con y o pero su sus es son ha han "
    "der die das den dem des ein eine einen einem einer und oder aber im am zu zum zur von vom mit für auf an "
    "ist sind war hat haben er sie es wir ihr "
    "il gli i lo della dei di da con e ma che è sono "
    "os as ao aos do da dos das no na nos nas em por um uma é são "
    "het een van en of maar dat die in op te zijn was heeft hij zij ze wij".split()
)
# Speech often starts with one of these, so what stood before them is no loss.
_JOINING: Final = frozenset("and but so or et mais und aber y pero e ma mas en maar".split())
_MEANING: Final = frozenset(
    "not no never nor none nobody nothing without must should could would may might can cannot will shall "
    "all every only always more less most least first last "
    "pas jamais rien sans nicht nie kein keine ohne nunca jamás sin non mai senza não sem niet nooit geen "
    "zonder".split()
)


class Change(NamedTuple):
    """Words of one wording against words of the other; one side may be empty."""

    ours: tuple[Word, ...]
    theirs: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quotation against the words of another version that answer for it.

    Args:
        ours, theirs: offsets of the words compared, in each text.
        key: the other version's words, spelling evened out: equal keys are equal wordings.
        changes: what differs.
        cut: offsets in the other version of the words that open its sentence, where ours opens with a
            capital amid it; None where nothing was cut so.
        likeness: 0 to 1, share of the words that agree, content words counting more.
    """

    ours: Span
    theirs: Span
    key: tuple[str, ...]
    changes: tuple[Change, ...]
    cut: Span | None
    likeness: float

    @property
    def weight(self) -> int:
        """Content words that differ; 1 for two small words or more, 0 for a single one."""
        content = sum(max(_content(c.ours), _content(c.theirs)) for c in self.changes)
        return content or int(sum(max(len(c.ours), len(c.theirs)) for c in self.changes) > 1)

    @property
    def is_grave(self) -> bool:
        """Whether the sense may have changed: two content words, one left out, or a "not" or "must"."""
        return self.weight > 1 or any(
            (not c.ours and _content(c.theirs)) or any(w.key in _MEANING for w in (*c.ours, *c.theirs))
            for c in self.changes
        )

    @property
    def verdict(self) -> Literal["same", "beheaded", "differs"]:
        """What the comparison says of our wording; a single small word is no difference."""
        if self.weight or self.is_grave:
            return "differs"
        return "beheaded" if self.cut else "same"


@lru_cache(maxsize=128)  # versions, and quotations, that are as they were after an edit
def words_of(text: str, start: int, end: int, language: str) -> tuple[Word, ...]:
    """The words of ``text[start:end]`` with keys that even out case, spelling variants and hyphens.

    A word is ``free`` inside brackets (the editor's own words) and has a ``gap`` before it where an
    ellipsis stands.
    """
    brackets = {i for m in _BRACKETED.finditer(text, start, end) for i in range(*m.span())}
    found: list[Word] = []
    previous = start
    for match in _WORD.finditer(text, start, end):
        between = text[previous : match.start()]
        gap = _GAP_MARK.search(between) is not None
        if found and any(c in _STOP for c in between):
            found[-1] = found[-1]._replace(stops=True)
        free = match.start() in brackets
        for key in _keys(match[0], language):
            found.append(Word(key, match.start(), match.end(), False, gap, free, match[0][0].isupper()))
            gap = False
        previous = match.end()
    return tuple(found)


@lru_cache(maxsize=256)
def wording_of(text: str, start: int, end: int, language: str) -> Wording:
    """What :func:`words_of` gives, to be looked for."""
    return Wording(words_of(text, start, end, language))


def _keys(word: str, language: str) -> tuple[str, ...]:
    folded = word.casefold().replace("’", "'")
    if language == "en":
        for suffix, long in _SUFFIXES:
            if folded.endswith(suffix) and len(folded) > len(suffix):
                stem = {"ca": "can", "wo": "will"}.get(folded[: -len(suffix)], folded[: -len(suffix)])
                return (stem, *long.split())
    bare = re.sub(r"[-‐‑.,']", "", folded)
    if language != "en":
        return (bare,)
    if bare in _CONTRACTIONS and bare != "its":
        return tuple(_CONTRACTIONS[bare].split())
    return (_even(bare),)


@cache
def _even(word: str) -> str:
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    for british, american in _ENDINGS:
        if word.endswith(british) and len(word) > len(british) + 2:
            return word[: -len(british)] + american
    return word


def _content(words: Sequence[Word]) -> int:
    return sum(w.key not in _SMALL for w in words)


def _mass(words: Sequence[Word]) -> float:
    content = _content(words)
    return content + 0.35 * (len(words) - content)


def compare(ours: Sequence[Word], other: Wording, *, is_plain: bool = False) -> Comparison | None:
    """Find a wording among the words of another version and compare the two.

    Either may be part of the other: what one has beyond the ends of the other is not compared.

    Args:
        ours: the words of a quotation.
        other: the words of another version's quotation, of several that follow one another, or of its
            whole text.
        is_plain: ``other`` is running text, where more words on either side say nothing.

    Returns:
        The comparison, None where ``other`` does not hold the quotation.

    Source: Ratcliff and Obershelp's matching, as in `difflib`, within a window round its longest match.
    """
    theirs, blocks = other.words, _matching_blocks(ours, other)
    if not blocks or max(size for _, _, size in blocks) < LEAST_RUN:
        return None
    matched = [w for i, _, size in blocks for w in ours[i : i + size]]
    if _content(matched) < 3 or 2 * _content(matched) < _content(ours):
        return None
    (first, other_first, _), (i, j, size) = blocks[0], blocks[-1]
    last, other_last = i + size, j + size
    changes = list(_between(ours, theirs, blocks))
    if not is_plain:
        near = len(ours) + _BEYOND
        head = _beyond(ours[:first][::-1], theirs[max(0, other_first - near) : other_first][::-1])
        tail = _beyond(ours[last:], theirs[other_last : other_last + near])
        if head:
            changes.insert(0, Change(head.ours[::-1], head.theirs[::-1]))
            first, other_first = first - len(head.ours), other_first - len(head.theirs)
        if tail:
            changes.append(tail)
            last, other_last = last + len(tail.ours), other_last + len(tail.theirs)
    if any(_content(c.ours) and any(w.key == "" for w in c.theirs) for c in changes):
        return None
    a, b = ours[first:last], theirs[other_first:other_last]
    likeness = 2 * _mass(matched) / (_mass(a) + _mass(b))
    if likeness < (0.6 if len(ours) >= 8 else 0.72):
        return None
    return Comparison(
        Span(a[0].start, a[-1].end),
        Span(b[0].start, b[-1].end),
        tuple(w.key for w in b if not w.free),
        tuple(c for c in changes if not _is_allowed(c)),
        _cut_opening(a[0], other_first, theirs) if first == 0 and not is_plain else None,
        likeness,
    )


def _matching_blocks(ours: Sequence[Word], other: Wording) -> list[Match]:
    """The runs that agree, in order."""
    anchor = other.longest(ours)
    if anchor is None:
        return []
    slack = max(6, len(ours) // 2)
    start = max(0, anchor.theirs - anchor.ours - slack)
    window = other.words[start : anchor.theirs + len(ours) - anchor.ours + slack]
    matcher = SequenceMatcher(None, [w.key for w in window], [w.key for w in ours], autojunk=False)
    blocks = [Match(m.b, m.a + start, m.size) for m in matcher.get_matching_blocks() if m.size]
    # A lone small word far out agrees by chance.
    while len(blocks) > 1 and _is_stray(ours, blocks[0], blocks[1]):
        del blocks[0]
    while len(blocks) > 1 and _is_stray(ours, blocks[-1], blocks[-2]):
        del blocks[-1]
    return blocks


def _is_stray(ours: Sequence[Word], block: Match, neighbour: Match) -> bool:
    i, j, size = block
    gap = max(abs(neighbour[0] - i), abs(neighbour[1] - j)) - max(size, neighbour[2])
    return not _content(ours[i : i + size]) and gap > 2 * size


def _between(ours: Sequence[Word], theirs: Sequence[Word], blocks: Sequence[Match]) -> Iterator[Change]:
    for (i, j, size), (i2, j2, _) in pairwise(blocks):
        a, b = tuple(ours[i + size : i2]), tuple(theirs[j + size : j2])
        # An ellipsis stands for what was left out after it.
        if (a and a[0].gap) or ours[i2].gap or theirs[j2].gap or (b and b[0].gap):
            continue
        yield Change(a, b)


def _beyond(ours: Sequence[Word], theirs: Sequence[Word]) -> Change | None:
    """A few last words that have others in their place, None where one wording just ends sooner."""
    if not 0 < len(ours) <= 4 or not theirs or any(w.gap for w in ours):
        return None
    rest = tuple(takewhile(lambda w: w.key != "", theirs[: len(ours) + _BEYOND]))
    return Change(tuple(ours), rest) if rest else None


def _is_allowed(change: Change) -> bool:
    """Whether a difference leaves the wording intact."""
    ours, others = change
    if any(w.free for w in (*ours, *others)) or any(w.key == "" for w in others):
        return True
    if "".join(w.key for w in ours) == "".join(w.key for w in others):
        return True
    # Figures are compared by value, elsewhere.
    return bool(ours and others) and any(w.key[0].isdigit() for w in (*ours, *others))


def _cut_opening(first: Word, index: int, theirs: Sequence[Word]) -> Span | None:
    if not first.capital or first.gap or first.free or theirs[index].capital or first.key in _JOINING:
        return None
    start = index
    while start > 0 and theirs[start - 1].key != "" and not theirs[start - 1].stops:
        start -= 1
    return Span(theirs[start].start, theirs[index - 1].end) if start < index else None
