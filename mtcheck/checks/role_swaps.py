"""English sentences with the parts of two people exchanged: "Kyiv asked Warsaw" of "Warsaw asked Kyiv".

What is asked of a sentence and of its exchanged version alike tells whether the one or the other is what an original says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from mtcheck.checks import tables
from mtcheck.checks.roles_english import acts, heads_after, phrase_of
from mtcheck.grammar import Token, tokens
from mtcheck.types import Span

#: Pronouns as they act, and as something is done to them.
_OBJECT_OF = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me"}
_SUBJECT_OF = {v: k for k, v in _OBJECT_OF.items()}
#: Words that have a capital only where a sentence begins.
_LITTLE = frozenset(
    "the a an his her their its he she they we this that these those our my one two three four five".split()
)
#: Verbs behind which "of" belongs to them, not to whom they concern: "accused the mayor of delay".
_OF = re.compile(
    r"(?:accus|suspect|convict|warn|inform|depriv|robb?|remind|assur|notif|acquit|clear|strip|cur)(?:e|y|s|es|ies|ed|ied|t?ed|ing)?\b"
)
_BEHIND_VERB = re.compile(r" (?:(?:to|from|against|by|with) )?")
_BEHIND_OBJECT = re.compile(r"[^,.;:!?()\"“”]{0,45} (?:to|from|against|by) ")
_GENITIVE = " of "
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St)\. ")
#: "Half the town": the phrase goes on before its article.
_PART_OF = re.compile(r"\b(?:half|all|both|of|most|such|only) \Z", re.IGNORECASE)
_REACH = 8
_IN_BRACKETS = re.compile(r" \([^()]{1,25}\)")
_GOES_ON = re.compile(r" (?:of|from|on|in|to|for|at|over|with) ")
_ASIDE = re.compile(r",[^,.;:()]{3,60},")
#: Characters of auxiliaries and adverbs between a subject and its verb, at most.
_CHAIN = 45


class Swap(NamedTuple):
    """A sentence and what it says the other way round.

    Args:
        text: the sentence with both phrases exchanged.
        place: from one phrase to the other, in the sentence as it was.
        words: of the two phrases, as they were.
    """

    text: str
    place: Span
    words: tuple[str, str]


@lru_cache(maxsize=1024)
def swaps(text: str) -> tuple[Swap, ...]:
    """An English text with the parts exchanged in one of its acts, for each act whose parts are plain.

    Args:
        text: a sentence.
    """
    return tuple(_swaps(text))


def _swaps(text: str) -> Iterator[Swap]:
    found = tokens(text)
    for act in acts(text):
        actor = act.actor
        # Behind "accused", an "of" is the verb's.
        has_own = _OF.match(text[act.verb.start : act.verb.end].lower()) is not None
        for other in act.others:
            if actor is None:
                break
            heads = sorted((actor, other))
            first, second = (
                _phrase(text, found, head, act.chain, head.end < act.verb.start or not has_own) or Span(0, 0)
                for head in heads
            )
            gap = _BEHIND_VERB if other == act.direct else _BEHIND_OBJECT
            if (
                0 < first.end <= act.chain < first.end + _CHAIN
                and second.start > act.verb.end
                and gap.fullmatch(text, act.verb.end, second.start)
                and not text.startswith("its ", second.start)
                and text[slice(*first)].casefold() != text[slice(*second)].casefold()
                and not all(_is_pronoun(text[slice(*phrase)]) for phrase in (first, second))
                and not _PART_OF.search(text, max(0, first.start - _REACH), first.start)
                and all(_is_somebody(text[slice(*head)]) for head in heads)
            ):
                yield _swap(text, first, second)


def _is_pronoun(phrase: str) -> bool:
    return phrase.lower() in _OBJECT_OF or phrase.lower() in _SUBJECT_OF


def _is_somebody(head: str) -> bool:
    """Whether a noun, name or pronoun is of those that do things to one another."""
    word = head.lower()
    if head[0].isupper() or _is_pronoun(word):
        return True
    agents = _agents()
    return (
        word in agents
        or any(
            word.endswith(ending) and word.removesuffix(ending) + stem in agents
            for ending, stem in (("s", ""), ("ies", "y"), ("men", "man"), ("es", ""))
        )
        or word in ("men", "women", "children", "wives", "thieves")
    )


@cache
def _agents() -> frozenset[str]:
    return frozenset(tables.table("roles_agents")["nouns"].split())


def _phrase(text: str, found: Sequence[Token], head: Span, chain: int, with_of: bool) -> Span | None:
    """The whole phrase of a head: "the mayor of Brest (58)", and before the verb "the mayor, Anne Roy,"."""
    phrase = phrase_of(found, head)
    if phrase is None or _is_pronoun(text[slice(*phrase)]):
        return phrase
    start, end = phrase
    if _TITLE.match(text, start):
        return None
    if title := next((t for t in _TITLE.finditer(text, max(0, start - 6)) if t.end() == start), None):
        start = title.start()
    if behind := _IN_BRACKETS.match(text, end):
        end = behind.end()
    while with_of and text.startswith(_GENITIVE, end):
        first = next((i for i, t in enumerate(found) if t.start == end + len(_GENITIVE)), len(found))
        of_head = heads_after(found, first)
        more = phrase_of(found, of_head) if of_head else None
        if more is None or more.start != end + len(_GENITIVE):
            break
        end = more.end
    aside = _ASIDE.match(text, end)
    if aside and (aside.end() + 1 == chain or (phrase.start > chain and _GOES_ON.match(text, aside.end()))):
        end = aside.end()
    return Span(start, end)


def _swap(text: str, first: Span, second: Span) -> Swap:
    one, two = text[slice(*first)], text[slice(*second)]
    begins = not re.search(r"\w", text[: first.start]) or text[: first.start].rstrip(" \"“'‘").endswith(
        (".", "!", "?", ":")
    )
    subject, other = _SUBJECT_OF.get(two.lower(), two), _OBJECT_OF.get(one.lower(), one)
    subject = "I" if subject == "i" else subject
    if begins:
        subject = subject[0].upper() + subject[1:]
    if other.split()[0].lower() in _LITTLE:
        other = other[0].lower() + other[1:]
    swapped = text[: first.start] + subject + text[first.end : second.start] + other + text[second.end :]
    return Swap(swapped, Span(first.start, second.end), (one, two))
