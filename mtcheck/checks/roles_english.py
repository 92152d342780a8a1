"""Who does what to whom in an English sentence, where word order shows it plainly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from mtcheck.checks import tables
from mtcheck.grammar import Token, tokens
from mtcheck.types import Span
from mtcheck.wordclass import classes

_BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
_AUXILIARIES = _BE | frozenset(
    "has have had having do does did will would can could may might must shall should cannot not never n't to "
    "isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't "
    "also only just even still already always often again then now".split()
)
_PREPOSITIONS = frozenset(
    "of to in on at by for from with without within into onto upon over under above below between among amid against "
    "during after before since until till through throughout across along around about near behind beside besides "
    "beyond despite except inside outside off like unlike than per via toward towards amid alongside including "
    "according regarding following concerning due because as".split()
)
_JOINS = frozenset(
    "that who whom whose which what where when while whilst because although though if whether since as than unless so "
    "how why after before until and or but nor yet".split()
)
_AND = frozenset({"and", "or", "nor"})
_MARKS = frozenset(";:.?!()[]–—…/")
#: Pronouns that one acts as, and those that something is done to.
_SUBJECTS = frozenset("i we he she they".split())
_OBJECTS = frozenset("me us him them".split())
_OTHER_PRONOUNS = frozenset(
    "it this that these those there you her what which who nothing something anything everything".split()
)
_HAVE = frozenset("has have had having".split())
#: Words between auxiliaries and their verb, and the "to" of an infinitive.
_BETWEEN = frozenset("also only just even still already always often again then now never not".split())
_FINITE = frozenset("has have had does did will would could should must said says".split())
#: "Did not say": the auxiliary stands for the verb.
SUPPORT = frozenset({"do", "does", "did"})
SOMEBODY = frozenset("anyone anybody someone somebody everyone everybody nobody".split())
_DETERMINERS = frozenset(
    "a an the this these those some any no every each another both all many several more most few its his her their my our "
    "your own other such two three four".split()
)
#: When, not who.
_TIMES = frozenset(
    "second seconds minute minutes hour hours day days night nights week weeks weekend month months year years decade decades "
    "century time times today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december spring summer autumn winter season morning evening "
    "afternoon noon midnight way part case place number half percent dollars euros pounds million billion".split()
)
#: Said to somebody, and otherwise what is said is no part of it.
_SAYING = frozenset("say says said".split())
#: Behind these someone stands whom the act concerns.
_TOWARDS = frozenset("to from against".split())
_PAST = frozenset({"VBD", "VBN"})
_VERBS = frozenset({"VB", "VBZ", "VBD", "VBN", "VBG"})
_NOUNS = frozenset({"NN", "NNS"})
#: How many words behind the verb belong to it, and before it to its subject.
_REACH, _BACK = 12, 22
#: Words of which one after "by" or "against" is the noun.
_PHRASE = 6


class Act(NamedTuple):
    """A verb with those whose part in it is plain.

    Args:
        verb: where.
        passive: whether something is done to its subject.
        actor: head of the words for who acts, None where that is not plain.
        others: heads of those to whom it is done, directly or behind "to", "from", "against".
        direct: the one of them that stands at the verb, without a preposition; in a passive clause its subject.
        chain: where the words of the verb begin ("has not been accused").
    """

    verb: Span
    passive: bool
    actor: Span | None
    others: tuple[Span, ...]
    direct: Span | None
    chain: int


@lru_cache(maxsize=1024)
def acts(text: str) -> tuple[Act, ...]:
    """The acts told in an English text whose parts are plain."""
    found = tokens(text)
    return tuple(a for i in range(len(found)) if (a := _act(found, i)) and (a.actor or a.direct))


def verbs(text: str) -> tuple[Span, ...]:
    """The words of an English text that can be nothing but a verb, auxiliaries apart."""
    plain = (t for t in tokens(text) if _is_plain_verb(t) and _lower(t) not in _AUXILIARIES)
    return tuple(Span(t.start, t.end) for t in plain)


def heads_after(found: Sequence[Token], start: int) -> Span | None:
    """The head of the noun or name that begins at a word or soon behind it, None if none does."""
    head = None
    for i in range(start, min(len(found), start + _PHRASE)):
        if _is_head(found, i):
            head = Span(found[i].start, found[i].end)
        elif head or _bounds(found[i]) or _lower(found[i]) in _PREPOSITIONS or _is_plain_verb(found[i]):
            break
    return head


def phrase_of(found: Sequence[Token], head: Span) -> Span | None:
    """The words of a phrase around its head: its article, what stands between the two, the rest of a name.

    Args:
        found: the words of the text.
        head: a noun, a name or a pronoun of it.
    """
    first = last = next((i for i, t in enumerate(found) if t.start == head.start), -1)
    if first < 0:
        return None
    while first and not _is_pronoun(found[last]) and found[first - 1].end + 1 == found[first].start:
        before = found[first - 1]
        is_article = _lower(before) in _DETERMINERS
        if not is_article and not _is_attribute(before):
            break
        first -= 1
        if is_article:
            break
    while (
        last + 1 < len(found)
        and found[last].end + 1 == found[last + 1].start
        and found[last].text[0].isupper()
        and found[last + 1].text[0].isupper()
    ):
        last += 1
    return Span(found[first].start, found[last].end)


def is_noun(found: Sequence[Token], i: int) -> bool:
    """Whether a word can be a noun in lower case, and no participle."""
    kinds = _kinds(found[i])
    return bool(kinds & _NOUNS) and not kinds & _PAST and found[i].text[0].islower() and _is_head(found, i)


def _act(found: Sequence[Token], i: int) -> Act | None:
    token = found[i]
    kinds = _kinds(token)
    if not kinds & _VERBS or token.text[0].isupper() or _lower(token) in _unfit():
        return None
    first = i
    while first and (_lower(found[first - 1]) in _AUXILIARIES or _is_adverb(found[first - 1])):
        first -= 1
    chain = frozenset(_lower(t) for t in found[first:i])
    following = _lower(found[i + 1]) if i + 1 < len(found) else ""
    passive = bool(chain & _BE) and "VBN" in kinds and "VBG" not in kinds
    reduced = not chain & (_AUXILIARIES - _BETWEEN) and "VBN" in kinds and following == "by"
    if not (passive or reduced or _is_active(kinds, chain, found[first - 1] if first else None)):
        return None
    subject = None if "to" in chain or reduced else _subject(found, first)
    # "Her" may be one to whom something is done, or whose something is.
    others, by = ([], None) if following == "her" else _behind(found, i + 1)
    verb, start = Span(token.start, token.end), found[first].start
    if passive or reduced:
        return Act(verb, True, by, (subject,) if subject else (), subject, start)
    if _lower(token) in _SAYING:
        others = [(s, p) for s, p in others if p == "to"]
    direct = next((s for s, preposition in others if not preposition), None)
    return Act(verb, False, subject, tuple(s for s, _ in others), direct, start)


def _is_active(kinds: frozenset[str], chain: frozenset[str], before: Token | None) -> bool:
    """Whether a word is surely a verb in the active voice.

    Args:
        kinds: what it can be.
        chain: the auxiliaries and adverbs before it.
        before: the word before those.
    """
    if chain & _BE:
        return "VBG" in kinds
    if "VBG" in kinds or (kinds == {"VBN"} and not chain & _HAVE):
        return False
    if chain & (_AUXILIARIES - _BETWEEN - {"to"}):
        return True
    if before is None or _lower(before) in _DETERMINERS | _PREPOSITIONS:
        return before is None and "VBD" in kinds
    if kinds == {"VB"}:
        return before.text[0].isupper() or "NNS" in _kinds(before) or _lower(before) in _SUBJECTS
    return "VBD" in kinds or ("VBZ" in kinds and not kinds & _NOUNS)


def _subject(found: Sequence[Token], end: int) -> Span | None:
    """Head of the subject of a verb whose words begin at an index, None if it is not plain."""
    if end and _lower(found[end - 1]) in _SUBJECTS:
        return Span(found[end - 1].start, found[end - 1].end)
    start = end
    while start and end - start < _BACK and not _bounds(found[start - 1], _JOINS - _AND):
        start -= 1
        if _is_verb(found, start):
            # "If approval is refused, the firm must pay": what comes before ends at a comma.
            start = next((n + 1 for n in range(start, end) if found[n].text == ","), end)
            break
    if start and _lower(found[start - 1]) in ("who", "which", "whom", "what"):
        return None
    region = [*found[start:end]]
    commas = [n for n, t in enumerate(region) if t.text == ","]
    if commas and commas[-1] < len(region) - 1:
        # "In 2023, the minister": what stands before the subject ends at a comma.
        region, commas = region[commas[-1] + 1 :], []
    if not region or len(commas) % 2 or _lower(region[0]) in _PREPOSITIONS | _AND:
        return None
    head = None
    for n, token in enumerate(region):
        if token.text == "," or _lower(token) in _PREPOSITIONS:
            break
        if _lower(token) in _SUBJECTS:
            return Span(token.start, token.end) if n == len(region) - 1 or region[n + 1].text == "," else None
        if _is_head(region, n):
            head = token
    return Span(head.start, head.end) if head else None


def _behind(found: Sequence[Token], start: int) -> tuple[list[tuple[Span, str]], Span | None]:
    """Heads of those whom an act concerns, each with its preposition; and of those by whom it is done."""
    others: list[tuple[Span, str]] = []
    by: Span | None = None
    preposition = ""
    i = start
    while i < min(len(found), start + _REACH):
        token = found[i]
        word = _lower(token)
        if (_bounds(token) and word not in ("after", "before", "since", "until")) or token.text == ",":
            break
        if word in _PREPOSITIONS:
            preposition = word
        elif word in _AUXILIARIES or _is_plain_verb(token):
            # "Said Kyiv had": who stands there acts in another clause.
            if others and not others[-1][1] and found[i - 1].end == others[-1][0].end:
                others.pop()
            break
        elif word in _OBJECTS or _is_head(found, i):
            if i + 1 < len(found) and _continues(found, i + 1) and word not in _OBJECTS:
                i += 1
                continue
            span = Span(token.start, token.end)
            if preposition == "by":
                by = by or span
            elif not preposition or preposition == "to" or (preposition in _TOWARDS and not others):
                # "Forced a save from Kelly" is the save's, not the verb's.
                others.append((span, preposition))
            # What follows without a preposition of its own is a second object, or the next clause.
        i += 1
    return others, by


def _continues(found: Sequence[Token], i: int) -> bool:
    """Whether a word goes on with the name or noun before it."""
    token = found[i]
    return _is_head(found, i) and not _is_plain_verb(token) and _lower(token) not in _DETERMINERS


def _is_head(found: Sequence[Token], n: int) -> bool:
    """Whether a word may be what a phrase is about: a name or a noun."""
    token = found[n]
    word = _lower(token)
    if word in SOMEBODY:
        return True
    if (
        word in _OTHER_PRONOUNS
        or word in _DETERMINERS
        or word in _AUXILIARIES
        or word in _PREPOSITIONS
        or not word[0].isalpha()
    ):
        return False
    if word.endswith(("'s", "s'")) or word in _TIMES or len(word) == 1:
        return False
    if token.text[0].isupper() and word not in _SUBJECTS:
        return True
    kinds = _kinds(token)
    return bool(kinds & _NOUNS) and not kinds & {"RB", "VBG"}


def _bounds(token: Token, joins: frozenset[str] = _JOINS) -> bool:
    return token.text in _MARKS or _lower(token) in joins


def _is_plain_verb(token: Token) -> bool:
    """Whether a word can be nothing but a verb that heads a clause."""
    word = _lower(token)
    if word in _BE or word in _FINITE:
        return True
    kinds = _kinds(token)
    return (
        bool(kinds & (_PAST | {"VBZ", "VBG"}))
        and not kinds & {"NN", "NNS", "JJ"}
        and not token.text[0].isupper()
    )


def _is_verb(found: Sequence[Token], i: int) -> bool:
    """Whether a word heads a clause as its verb: by what it can be, or as the past of something behind a noun."""
    if _is_plain_verb(found[i]):
        return True
    if not i or not _kinds(found[i]) & _PAST or found[i].text[0].isupper():
        return False
    before = found[i - 1]
    return before.text[0].isupper() or bool(_kinds(before) & _NOUNS) or _lower(before) in _SUBJECTS


def _is_pronoun(token: Token) -> bool:
    return _lower(token) in _SUBJECTS | _OBJECTS


def _is_attribute(token: Token) -> bool:
    """Whether a word may stand between an article and its noun."""
    word = _lower(token)
    if word in _PREPOSITIONS | _JOINS | _AUXILIARIES or _is_pronoun(token) or not word[0].isalnum():
        return False
    named = token.text[0].isupper() or word[0].isdigit() or word.endswith(("'s", "s'"))
    return named or (bool(_kinds(token) & (_NOUNS | {"JJ", "VBN", "VBG"})) and not _is_plain_verb(token))


def _is_adverb(token: Token) -> bool:
    return _kinds(token) == {"RB"} and _lower(token) not in _PREPOSITIONS | _JOINS


def _kinds(token: Token) -> frozenset[str]:
    return classes(_lower(token))


def _lower(token: Token) -> str:
    return token.text.lower().replace("’", "'")


@lru_cache(maxsize=1)
def _unfit() -> frozenset[str]:
    """Verbs that two languages may say from either end."""
    return frozenset(tables.table("roles_unfit")["verbs"].split())
