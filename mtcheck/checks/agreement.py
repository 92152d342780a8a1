"""English that no one writes: verbs that do not agree, chains of verb forms that do not join."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from mtcheck import frequency
from mtcheck.checks.artefact import GRAMMAR
from mtcheck.checks.base import finding
from mtcheck.checks.fluency import is_beside
from mtcheck.grammar import Token, tokens
from mtcheck.types import Finding, Segment, Severity, Story
from mtcheck.wordclass import classes


class AgreementCheck:
    """Verb that does not agree.

    Why: systems that inflect word by word lose the tie between a verb and its subject, or between an auxiliary
    and the verb it carries.

    Flags: a pronoun with the wrong verb form ("he are", "they was"); a singular noun with an article that begins a
    sentence, and a plural verb ("The bridge were"), and the reverse; a modal verb or "did" with a form that cannot
    follow ("will being", "did went"); "an" before a consonant and "a" before a vowel; a set phrase broken by "to";
    a particle on both sides of its verb ("go on going on").

    Leaves alone: the subjunctive ("if it were"), questions, collective nouns ("the team are"), amounts ("ten years
    is"), relative clauses, speech in short quotations, "an historic".

    Source: Quirk et al., "A Comprehensive Grammar of the English Language" (1985), 10.34 (concord) and 3.21
    (auxiliaries).
    """

    code: ClassVar[str] = "FLU002"
    family: ClassVar[str] = "fluency"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        if target.language != "en":
            return
        for segment in target.segments:
            for flaw in flaws(segment):
                yield finding(
                    self,
                    target,
                    (flaw.start, flaw.end),
                    flaw.reason,
                    category=GRAMMAR,
                    severity=flaw.severity,
                    stance="garbled",
                    confidence=0.75,
                    suggestion=flaw.suggestion,
                )


class Flaw(NamedTuple):
    """Words that do not fit one another (plain offsets), and why."""

    start: int
    end: int
    reason: str
    severity: Severity = "major"
    suggestion: str = ""


#: Verbs behind which a clause of its own follows as often as an object.
_SAYING = frozenset(
    "say says said think thinks thought believe believes believed know knows knew hope hopes hoped".split()
)
_SINGULAR_PRONOUNS = frozenset({"he", "she", "it"})
_PLURAL_PRONOUNS = frozenset({"they", "we"})
_WRONG_AFTER = {
    **{p: frozenset({"are", "were", "have", "do", "am"}) for p in _SINGULAR_PRONOUNS},
    **{p: frozenset({"is", "was", "has", "does", "am"}) for p in _PLURAL_PRONOUNS},
    "you": frozenset({"is", "was", "has", "does", "am"}),
    "i": frozenset({"is", "are", "has", "does", "were"}),
}
#: Before a pronoun these let another form follow: questions, the subjunctive, what is let, seen or asked.
_LETS = frozenset(
    "if though as wish wished wishes wishing unless lest suppose than that is was are were do does did have has had "
    "can could may might must shall should will would to let lets make makes made making see saw seen hear heard help helped "
    "have having of with between and or but nor what who whom which how like not n't didn't don't doesn't wouldn't "
    "couldn't shouldn't can't won't isn't wasn't so such no neither only rather".split()
)
_DETERMINERS = frozenset("the a an this that every each another his her its our your their my".split())
#: Nouns that are singular and take a plural verb.
_COLLECTIVE = frozenset(
    "police public team staff crew government company family couple majority minority rest half number group "
    "committee club media data press band board cabinet council opposition army navy force party jury crowd audience "
    "public youth people lot range variety series pair trio quartet squad side management leadership parliament "
    "administration ministry bank firm union association federation community population generation elite "
    "congregation faculty firm fleet enemy gang mob majesty defence defense prosecution royal military clergy "
    "household class cast choir orchestra ensemble mix combination bulk remainder plurality percentage proportion "
    "handful bunch host dozen hundred thousand million deaf blind poor rich young old elderly sick wounded dead "
    "injured unemployed homeless disabled british french dutch irish spanish english welsh chinese japanese swiss".split()
)
#: Nouns whose plural looks like their singular.
_ALSO_PLURAL = frozenset(
    "fish sheep deer aircraft spacecraft hovercraft craft salmon trout cod offspring personnel poultry livestock cattle "
    "people bison shrimp squid proceedings arrears premises headquarters remains savings earnings goods odds data media species series means swine vermin game counsel quid cannon police".split()
)
_PLURAL_VERBS = frozenset({"are", "were", "have", "do"})
_UNREAL = frozenset({"if", "unless", "though", "wish"})
_MODALS = frozenset("will would can could may might must should cannot".split())
_CANNOT_FOLLOW = frozenset({"VBZ", "VBD", "VBN", "VBG", "NNS"})
_PARTICLES = frozenset("out up off down away back".split())


def flaws(segment: Segment) -> Iterator[Flaw]:
    """Where the words of an English sentence do not fit one another."""
    text, offset = segment.text, segment.start
    found = tokens(text)
    for i, token in enumerate(found):
        before = found[i - 1] if i else None
        after = found[i + 1] if i + 1 < len(found) and is_beside(token, found[i + 1], text) else None
        if after is None:
            continue
        pair = (offset + token.start, offset + after.end)
        said = f"“{text[token.start : after.end]}”"
        if _disagrees(found, i, after):
            yield Flaw(*pair, f"{said}: the verb does not agree with the pronoun.")
        elif _is_modal_with_wrong_form(before, token, after):
            yield Flaw(*pair, f"{said}: after “{token.text}” the verb stands in its plain form.")
        elif token.kind in ("a", "an") and _is_wrong_article(token, after):
            right = "an" if token.kind == "a" else "a"
            yield Flaw(*pair, f"{said}: it is “{right}” before this sound.", "minor", f"{right} {after.text}")
    plural = _plural_subject(found, text, offset)
    yield from (*_subject(found, text, offset), *((plural,) if plural else ()), *_broken(found, text, offset))


def _disagrees(found: Sequence[Token], i: int, verb: Token) -> bool:
    pronoun = found[i].kind
    if verb.kind not in _WRONG_AFTER.get(pronoun, ()) or not (
        found[i].text.islower() or i == 0 or pronoun == "i"
    ):
        return False
    clause = [t.kind for t in found[max(0, i - 8) : i]]
    while any(k in ",;:.—–-()" for k in clause[:-1]) and len(clause) > 1:
        clause = clause[1:]
    if clause and clause[-1] in _LETS:
        return False
    # "the animals that inhabit it are", "what I can tell you is", "everything around you is": no subject of this verb.
    if pronoun in ("it", "you") and i and _takes_object(found[i - 1]):
        return False
    # "if all of it were", "suggests he have": the subjunctive begins further up.
    if verb.kind in ("were", "have", "do") and any(
        k in ("if", "as", "though", "wish", "unless", "suggested", "suggests", "lest") or k.startswith("VB")
        for k in clause[-3:]
    ):
        return False
    return not any(k in _UNREAL for k in clause) or verb.kind != "were"


def _takes_object(before: Token) -> bool:
    """Whether a word is a preposition, or a verb that has what follows for an object."""
    if before.kind in _BEFORE_OBJECTS:
        return True
    own = classes(before.text)
    return bool(own) and all(k.startswith("VB") for k in own) and before.kind not in _SAYING


def _is_modal_with_wrong_form(before: Token | None, modal: Token, verb: Token) -> bool:
    if modal.kind not in (*_MODALS, "did", "didn't", "doesn't", "don't", "does") or not modal.text.islower():
        return False
    if before is None or before.kind in _DETERMINERS or before.kind in ("of", "no", "own"):
        return False
    # "the political will", "his iron can"
    if modal.kind in ("will", "can", "might", "must") and "JJ" in classes(before.text):
        return False
    if (
        verb.kind in ("being", "been", "is", "was", "were", "has", "had", "does", "did")
        and modal.kind in _MODALS
    ):
        return True
    own = classes(verb.text)
    return (
        bool(own)
        and own <= _CANNOT_FOLLOW
        and "VBZ" in own | {"VBZ" if "VBD" in own else ""}
        and "NNS" not in own
    )


def _is_wrong_article(article: Token, word: Token) -> bool:
    low = word.text
    if not low.islower() or not low.isascii() or len(low) < 3:
        return False
    if article.kind == "an":
        return low[0] in "bcdfgjklmnpqrstvwxz" and low not in ("mba", "msc", "nhs", "fbi", "sms", "lgbt")
    if article.text == "A" or (low[0] not in "aeio" and not low.startswith(("un", "up", "ur", "ul", "um"))):
        return False
    return not re.match(r"one|once|oui|eu|ew|uni(?!n|m)|ura|uro|ubi|utility|use|usu|ide$|io\b", low)


def _subject(found: Sequence[Token], text: str, offset: int) -> Iterator[Flaw]:
    """A singular noun that begins a clause, and nothing plural between it and a plural verb."""
    for i, token in enumerate(found):
        if token.kind in _DETERMINERS and _begins_clause(found, i):
            end = _singular_until(found, i, text)
            # "If the policy were extended": the subjunctive.
            unreal = end and found[end].kind == "were" and any(t.kind in _UNREAL for t in found[:i])
            if end and found[end].kind in _PLURAL_VERBS and not unreal:
                noun, verb = found[end - 1], found[end]
                said = text[noun.start : verb.end]
                yield Flaw(
                    offset + noun.start,
                    offset + verb.end,
                    f"“{said}”: a plural verb, and its subject is singular.",
                )


def _begins_clause(found: Sequence[Token], i: int) -> bool:
    """Whether a subject may begin here: first, behind a conjunction, or behind words that begin with a preposition."""
    if i == 0:
        return True
    before = found[i - 1].kind
    if before == ",":
        return found[0].kind in _OPENERS and not any(t.kind == "," for t in found[: i - 1])
    return (before in ("that", "but", "because", "while", "when") and i > 1) or (
        i == 1 and before in _OPENERS - _PREPOSITIONS
    )


def _singular_until(found: Sequence[Token], i: int, text: str) -> int:
    """Where the verb of a subject stands whose nouns are all singular; 0 if they may not be."""
    nouns = 0
    for k in range(i + 1, min(i + 9, len(found))):
        token = found[k]
        if not is_beside(found[k - 1], token, text):
            return 0
        if token.kind in _PLURAL_VERBS:
            return k if nouns and "NN" in classes(found[k - 1].text) else 0
        if token.kind in _MODALS:  # "the money will have to"
            return 0
        own = classes(token.text)
        if token.text in _ALSO_PLURAL:
            return 0
        if token.kind in _PREPOSITIONS or token.kind in _DETERMINERS - {"that"}:
            continue
        if (
            not token.text.islower()
            or not own
            or own & {"VBD", "VBN", "VBG", "RB"}
            or token.text in _COLLECTIVE
        ):
            return 0
        if "NNS" in own and ("NN" not in own or token.text.endswith("s")):
            return 0
        if not own & {"NN", "JJ"}:
            return 0
        nouns += "NN" in own and "JJ" not in own
    return 0


_PREPOSITIONS = frozenset({"of", "in", "for", "at", "on"})
_BEFORE_OBJECTS = _PREPOSITIONS | frozenset(
    "about above around behind beneath beside between beyond by from inside into near outside over through to toward towards under with".split()
)
_OPENERS = frozenset(
    "in on at by for from with since after before during until despite because of under over as while when if although "
    "though but according now yesterday today however".split()
)


def _plural_subject(found: Sequence[Token], text: str, offset: int) -> Flaw | None:
    """A plural noun that begins a sentence, with an adjective or a noun before it at most, and a singular verb."""
    for i in range(min(4, len(found) - 1)):
        noun, verb, own = found[i], found[i + 1], classes(found[i].text.lower())
        if i and not is_beside(found[i - 1], noun, text):
            return None
        if verb.kind in _SINGULAR_VERBS and is_beside(noun, verb, text):
            if (
                i
                and noun.text.islower()
                and own
                and own <= {"NNS", "VBZ"}
                and "NNS" in own
                and not _SINGULAR_IN_S.search(noun.text)
            ):
                return Flaw(
                    offset + noun.start,
                    offset + verb.end,
                    f"“{noun.text} {verb.text}”: a singular verb with a plural noun.",
                )
            return None
        if i and not noun.text.islower():
            return None
        if own & {"VBG"} or not (own & {"NN", "NNS", "JJ"} or (i == 0 and noun.kind in _PLURAL_DETERMINERS)):
            return None
    return None


_SINGULAR_VERBS = frozenset({"is", "was", "has"})
_PLURAL_DETERMINERS = frozenset(
    "the these those his her its our your their my many some several both few".split()
)
_SINGULAR_IN_S = re.compile(
    r"(?:ics|ness|news|series|species|means|works|headquarters|barracks|measles|mumps|diabetes|rabies|billiards|darts|"
    r"draughts|lens|gas|bus|crossroads|whereabouts|shambles|years|months|weeks|days|hours|minutes|miles|metres|meters|"
    r"kilometres|kilometers|dollars|pounds|euros|percents|games|odds|customs|arms|remains|thanks|sports|savings|others)$"
)


def _broken(found: Sequence[Token], text: str, offset: int) -> Iterator[Flaw]:
    for a, b, c, d in zip(found, found[1:], found[2:], found[3:], strict=False):
        if not (is_beside(a, b, text) and is_beside(b, c, text) and is_beside(c, d, text)):
            continue
        whole = (offset + a.start, offset + d.end)
        if b.text in _PARTICLES and d.text == b.text and "VBG" in classes(c.text) and "VB" in classes(a.text):
            yield Flaw(
                *whole, f"“{text[a.start : d.end]}”: the particle stands on both sides of the verb.", "minor"
            )
        if (
            b.text == "to"
            and "VB" in classes(a.text)
            and "NN" in classes(c.text)
            and frequency.pair_surprise(a.text, c.text) >= 12
            and frequency.pair_surprise(c.text, d.text) >= 8
            and frequency.pair_surprise(a.text, "to") < 5
        ):
            yield Flaw(
                *whole,
                f"“{a.text} {c.text}” is a set phrase, and “to” breaks it.",
                "minor",
                f"{a.text} {c.text} {d.text}",
            )
