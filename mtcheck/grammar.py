"""How English words follow one another: classes of words, and a small model of where a sentence breaks.

Every word is given a class: little words are their own, other words what they can be (noun, verb form, ...), so
that a class is an ambiguous one and nothing has to be disambiguated. Runs of two or three classes that hardly
occur say where a sentence breaks.

Source: ``checks/data/class_runs.tsv``, counted by ``scripts/build_models/class_runs.py``; the measure is pointwise
mutual information, Church and Hanks 1990.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from mtcheck.wordclass import classes

_TOKEN = re.compile(r"\d[\d.,:]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
#: Words that are a class of their own: the closed classes, auxiliaries, and what behaves like no other word.
_OWN_KIND = frozenset(
    "a an the this that these those some any no every each either neither another such both all half many much few "
    "several more most less least other others own same enough "
    "i you he she it we they me him her us them my your his its our their mine yours hers ours theirs one ones "
    "myself yourself himself herself itself ourselves themselves who whom whose which what whatever whoever "
    "someone somebody something anyone anybody anything everyone everybody everything nobody nothing none "
    "of to in on at by for from with without within into onto upon over under above below between among amid "
    "against during after before since until till through throughout across along around about near behind beside "
    "besides beyond despite except inside outside off out up down like unlike than per via toward towards amongst "
    "and or but nor yet so if unless because although though while whilst whereas whether as when where why how once "
    "is are was were be been being am has have had having do does did doing done will would can could may might must "
    "shall should ought cannot not never n't ever also only just even still already too very quite rather almost "
    "there here then now again always often perhaps however therefore thus meanwhile instead "
    "said says say according due including because well far back away first last next new mr mrs ms dr pm "
    "isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't "
    "it's that's he's she's there's what's who's let's i'm i've i'll i'd you're you've you'll we're we've we'll they're they've".split()
)
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand million "
    "billion dozen".split()
)
_QUOTES = re.compile(r"[\"“”„«»]")


class Token(NamedTuple):
    """A word or a mark, with its place and its class."""

    text: str
    start: int
    end: int
    kind: str


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Words and marks of a text with their classes; quotation marks are left out."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        if _QUOTES.fullmatch(match[0]):
            continue
        first = not found or found[-1].text in ".!?:"
        found.append(Token(match[0], match.start(), match.end(), kind(match[0], first)))
    return tuple(found)


@lru_cache(maxsize=16384)
def kind(word: str, begins_sentence: bool = False) -> str:
    """The class of a word or mark."""
    if word[0].isdigit():
        return "CD"
    if not word[0].isalpha():
        return word
    low = word.lower().replace("’", "'")
    if low in _OWN_KIND and not (word == "A" and not begins_sentence):
        return low
    if low.endswith("'s") or low.endswith("'"):
        return "POS" if word[0].islower() else "NNPPOS"
    if low in _NUMBERS:
        return "CD"
    if word[0].isupper() and not begins_sentence:
        return "NNP"
    known = classes(low)
    if known:
        return "|".join(sorted(known))
    if word[0].isupper():
        return "NNP"
    for ending in ("ing", "ed", "ly", "s"):
        if low.endswith(ending):
            return f"?{ending}"
    return "?"


def rarity(*kinds: str) -> float:
    """How much rarer a run of two or three classes is than its parts would have it.

    Returns:
        log2 of the times it was seen over the times expected, at most -2.0; 0.0 for any other run, and for one
        that is too rare to tell.
    """
    return _runs().get(" ".join(kinds), 0.0)


@cache
def _runs() -> dict[str, float]:
    text = (files("mtcheck.checks") / "data" / "class_runs.tsv").read_text("utf-8")
    return {run: float(value) for run, _, value in (line.partition("\t") for line in text.splitlines())}
