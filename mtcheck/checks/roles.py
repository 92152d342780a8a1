"""Acts that two passages tell the other way round: who did what to whom."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from mtcheck.checks.context import overlap
from mtcheck.checks.negation_scope import Passage, clause_of
from mtcheck.checks.role_marks import COMMA, STOP, Marked, Signs, signs
from mtcheck.checks.roles_english import SOMEBODY, SUPPORT, Act, acts, verbs
from mtcheck.types import Span

#: How far apart, in words, a verb and one who has a part in it may stand, and how near one must stand that only its place
#: or one mark tells of; the same in characters, where words are not set apart.
_FAR, _NEAR = 12, 4
_FAR_SIGNS, _NEAR_SIGNS = 24, 6
#: Words before a verb among which an auxiliary may be, and around it that a reflexive may be.
_AUXILIARY, _BESIDE = 4, 3
#: Characters behind the beginning of a verb in which its endings stand.
_FOLLOWING = 8
#: Languages whose article or particle of one who acts is not put to anyone else.
_TELLING = frozenset({"el", "hi"})

#: What does not part a clause: words in brackets, marks within figures, the full stop of an initial or of "Mr.".
_ASIDE = re.compile(r"[（(][^()（）]{1,20}[)）]|(?<=\d)[.,](?=\d)|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.")


class Exchange(NamedTuple):
    """An act that two passages tell the other way round (spans of the passages)."""

    ours: Span
    theirs: Span


def sides(ours: Passage, theirs: Passage) -> tuple[bool, Passage, Passage, Signs] | None:
    """Of two passages whether ours is the English one, that one, the other one, and the marks of its language.

    None where neither is English, or no marks are listed for the other.
    """
    is_ours = ours.language == "en"
    english, other = (ours, theirs) if is_ours else (theirs, ours)
    marks = signs(other.language)
    return None if english.language != "en" or marks is None else (is_ours, english, other, marks)


@lru_cache(maxsize=1024)
def find_exchanges(ours: Passage, theirs: Passage) -> tuple[Exchange, ...]:
    """Acts of which one passage says that A did it to B, and the other that B did it to A.

    Args:
        ours: a passage of the translation.
        theirs: the one of the original that it translates. One of the two must be English.
    """
    known = sides(ours, theirs)
    if known is None:
        return ()
    is_ours, english, other, marks = known
    told = acts(english.text)
    if not told:
        return ()
    sentence = _Sentence(other, english, marks)
    found = (sentence.reversed(act) for act in told)
    return tuple(Exchange(*(pair if is_ours else pair[::-1])) for pair in found if pair)


class _Sentence(Marked):
    """A passage in another language beside the English one it answers for."""

    def __init__(self, passage: Passage, english: Passage, known: Signs) -> None:
        super().__init__(passage.text, passage.language, known)
        self.english = english.text
        self.links = [*zip(english.links, passage.links, strict=True)]
        heads = verbs(english.text)
        self.verbs = [b for a, b in self.links if any(overlap(a, v) for v in heads)]
        self.near, self.far = (_NEAR_SIGNS, _FAR_SIGNS) if self.is_unspaced else (_NEAR, _FAR)

    def reversed(self, act: Act) -> tuple[Span, Span] | None:
        """Where an act stands in English and here, if this passage surely tells it the other way round."""
        verb = self._linked(act.verb) or self._linked_support(act)
        if verb is None or self._is_unsure(verb):
            return None
        actor = self._linked(act.actor) if act.actor else None
        others = [(o, s) for o in act.others if (s := self._linked(o)) and not overlap(s, verb)]
        if act.actor and actor and not overlap(actor, verb):
            for other, theirs in others:
                if not overlap(actor, theirs) and self._is_reversed(verb, actor, theirs):
                    return around(act.verb, act.actor, other), around(verb, actor, theirs)
            if act.passive and self._is_patient_alone(verb, actor, act.actor):
                return around(act.verb, act.actor), around(verb, actor)
        for other, theirs in others:
            if other == act.direct and not act.passive and self._is_agent_alone(verb, theirs):
                return around(act.verb, other), around(verb, theirs)
        return None

    def _linked(self, word: Span) -> Span | None:
        return next((b for a, b in self.links if overlap(a, word)), None)

    def _linked_support(self, act: Act) -> Span | None:
        """What answers for the "did" of "did not say", where nothing answers for "say"."""
        before = ((a, b) for a, b in self.links if act.chain <= a.start and a.end <= act.verb.start)
        return next((b for a, b in before if self.english[slice(*a)].casefold() in SUPPORT), None)

    def _is_reversed(self, verb: Span, actor: Span, other: Span) -> bool:
        """Whether to him who acts in English it is done here, and the other one acts."""
        if not self._is_one_clause(verb, actor, other):
            return False
        done_to, acts_here = self.mark(actor, verb), self.mark(other, verb)
        if acts_here == "agent":
            return done_to in ("bare", "actor") and self._is_told_passive(verb, other)
        if done_to not in ("bare", "patient") or self._is_passive(verb):
            return False
        if acts_here == "actor":
            return done_to == "patient" or self.language in _TELLING
        if acts_here != "bare":
            return False
        if not self.known.fixed:
            return done_to == "patient"
        at = self.index(verb)
        if done_to == "bare" and any(self.known.has("clitics", self.word(at - n)) for n in (1, 2)):
            return False
        is_near = verb.end <= actor.start and self._distance(verb, actor) <= self.near
        # 海川须向瑞锂支付: a preposition may bring him before the verb.
        is_brought = self.is_unspaced and done_to == "patient" and other.end <= actor.start
        # اتهم الوزير القاضي: where the verb comes first, he who acts comes next.
        is_verb_first = self.language == "ar" and verb.end <= other.start and other.end <= actor.start
        if is_verb_first:
            return self._distance(verb, other) <= self.near
        return other.end <= verb.start and (is_near or is_brought)

    def _is_patient_alone(self, verb: Span, actor: Span, english: Span) -> bool:
        """Whether to the one "by" whom it is done in English it surely is done here."""
        named = self.english[slice(*english)]
        is_person = named[0].isupper() or named.casefold() in SOMEBODY
        return (
            # «Responde a motivos»: the "a" of Spanish stands before an object where that is a person.
            (self.language != "es" or is_person)
            and self.mark(actor, verb, self.known.plain) == "patient"
            and self._distance(verb, actor) <= self.near
            and self._is_one_clause(verb, actor)
            and not self._is_passive(verb)
        )

    def _is_agent_alone(self, verb: Span, other: Span) -> bool:
        """Whether the one to whom it is done in English surely does it here."""
        return (
            self.mark(other, verb) == "agent"
            and self._distance(verb, other) <= self.near
            and self._is_one_clause(verb, other)
            and self._is_told_passive(verb, other)
        )

    def _is_one_clause(self, *spans: Span) -> bool:
        """Whether nothing parts some words: no mark but two commas, no word that begins a clause, no other verb."""
        whole = around(*spans)
        between = _ASIDE.sub("", self.text[whole.start : whole.end])
        if STOP.search(between) or len(COMMA.findall(between)) not in (0, 2):
            return False
        among = [n for n, w in enumerate(self.words) if whole.start <= w.start and w.end <= whole.end]
        if len(among) > self.far or any(self.known.has("joins", self.word(n)) for n in among):
            return False
        within = (v for v in self.verbs if whole.start <= v.start and v.end <= whole.end)
        return all(any(overlap(v, s) for s in spans) for v in within)

    def _is_unsure(self, verb: Span) -> bool:
        """Whether a word beside the verb takes away what marks and order say: a reflexive, "let"."""
        if self.is_unspaced:
            around = self.text[max(0, verb.start - _BESIDE) : verb.end + _BESIDE]
            return any(w in around for w in self.known.of("silent"))
        at = self.index(verb)
        beside = {self.word(n) for n in range(at - _BESIDE, at + _BESIDE)}
        return bool(beside & self.known.of("silent"))

    def _is_passive(self, verb: Span) -> bool:
        """Whether anything says that a verb may be passive."""
        following = self.text[verb.start : verb.end + _FOLLOWING]
        return self._has_passive_form(verb) or any(s in following for s in self.known.of("passive_follows"))

    def _is_told_passive(self, verb: Span, agent: Span) -> bool:
        """Whether a verb surely is passive, and one "by" whom something is done belongs to it."""
        if self.language in ("ja", "ko"):
            return True
        at = self.index(verb)
        is_behind = agent.start >= verb.end
        if is_behind and not self._is_agent_next(at):
            return False
        if self._has_passive_form(verb):
            return True
        is_perfect = any(self.known.has("perfect", self.word(at - n)) for n in (1, 2))
        return is_behind and not is_perfect and self.known.ends("participle", self.word(at))

    def _has_passive_form(self, verb: Span) -> bool:
        at = self.index(verb)
        word = self.word(at)
        if self.known.ends("passive_forms", word) or word.startswith(
            tuple(self.known.of("passive_prefixes"))
        ):
            return True
        clause = clause_of(self.text, verb)
        among = range(at - _AUXILIARY, at + 1) if self.known.near else range(len(self.words))
        return any(
            n >= 0 and overlap(self.words[n], clause) and self.known.has("passive", self.word(n))
            for n in among
        )

    def _is_agent_next(self, at: int) -> bool:
        """Whether the word before one who acts stands behind the verb, an adverb at most between the two."""
        following = [self.word(at + n) for n in (1, 2, 3)]
        pairs = {f"{a} {b}" for a, b in pairwise(following)}
        return bool({*following[:2], *pairs} & self.known.of("agent"))

    def _distance(self, a: Span, b: Span) -> int:
        return abs(self.index(a) - self.index(b))


def around(*spans: Span) -> Span:
    """From the first of some spans to the last."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
